class C:
    def f(self, other, a, b, c):
        del c
        if a:
            return other.f(self, b, a, c)
        return other.f(self, a(), b, a)
# ======================================================================
def f(self, other, a, b, c):
    while True:
        del c
        if a:
            if AT_is_method((AT_callee := other.f)):
                c = c
                self, other = (AT_callee.__self__, self)
                a, b = (b, a)
                del AT_callee
                continue
            AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
            if AT_entrance is not None:
                AT_next = AT_entrance(self, b, a, c)
                self = None
                other = None
                a = None
                b = None
                c = None
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
            return (AT_callee, (AT_callee := None))[0](self, b, a, c)
        if AT_is_method((AT_callee := other.f)):
            AT_new_c = a
            a = a()
            self, other = (AT_callee.__self__, self)
            c = AT_new_c
            del AT_new_c
            del AT_callee
            continue
        AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
        if AT_entrance is not None:
            AT_next = AT_entrance(self, a(), b, a)
            self = None
            other = None
            a = None
            b = None
            c = None
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
        return (AT_callee, (AT_callee := None))[0](self, a(), b, a)
