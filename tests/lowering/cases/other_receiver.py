class C:
    def f(self, n):
        if n == 0:
            return self
        if n == 1:
            return self.f(n - 1)
        return self.next.f(n - 1)
# ======================================================================
def f(self, n):
    AT_known = False
    while True:
        if n == 0:
            return self
        if n == 1:
            if AT_known or (AT_known := 'AT_is_method'((AT_callee := self.f), self)):
                n = n - 1
                continue
            return AT_callee(n - 1)
        if 'AT_is_method'((AT_callee := self.next.f)):
            self, n = (AT_callee.__self__, n - 1)
            del AT_callee
            AT_known = False
            continue
        return AT_callee(n - 1)
