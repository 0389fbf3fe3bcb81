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
            if AT_is_self((AT_callee := C.f)):
                n = n - 1
                del AT_callee
                continue
            AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
            if AT_entrance is not None:
                AT_next = AT_entrance(n - 1)
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
