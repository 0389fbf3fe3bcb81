class C:
    @staticmethod
    def f(n):
        return n if n == 0 else C.f(n - 1)
# ======================================================================
def f(n):
    while True:
        if n == 0:
            return n
        else:
            if 'AT_is_self'((AT_callee := C.f)):
                n = n - 1
                del AT_callee
                continue
            return AT_callee(n - 1)
