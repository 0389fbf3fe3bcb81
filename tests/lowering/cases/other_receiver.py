class C:
    def f(self, n):
        if n == 0:
            return self
        if n == 1:
            return self.f(n - 1)
        return self.next.f(n - 1)
# ======================================================================
def f(self, n):
    AT_lookup = False
    while True:
        if n == 0:
            return self
        if n == 1:
            if AT_lookup is not None:
                if AT_is_method((AT_callee := self.f), self):
                    AT_lookup = None
                    del AT_callee
                else:
                    AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
                    if AT_entrance is not None:
                        AT_next = AT_entrance(n - 1)
                        self = None
                        n = None
                        AT_callee = None
                        AT_entrance = None
                        AT_dropped = False
                        while True:
                            while AT_next.__class__ is AT_jumps:
                                AT_next = AT_next[0](*AT_next[1])
                            if AT_next.__class__ is AT_list:
                                return AT_next.clear() if AT_dropped else AT_next.pop()
                            AT_next = AT_next[0]
                            AT_dropped = True
                    return (AT_callee, (AT_callee := None))[0](n - 1)
            n = n - 1
            continue
        if AT_is_method((AT_callee := self.next.f)):
            self, n = (AT_callee.__self__, n - 1)
            del AT_callee
            AT_lookup = False
            continue
        AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
        if AT_entrance is not None:
            AT_next = AT_entrance(n - 1)
            self = None
            n = None
            AT_callee = None
            AT_entrance = None
            AT_dropped = False
            while True:
                while AT_next.__class__ is AT_jumps:
                    AT_next = AT_next[0](*AT_next[1])
                if AT_next.__class__ is AT_list:
                    return AT_next.clear() if AT_dropped else AT_next.pop()
                AT_next = AT_next[0]
                AT_dropped = True
        return (AT_callee, (AT_callee := None))[0](n - 1)
