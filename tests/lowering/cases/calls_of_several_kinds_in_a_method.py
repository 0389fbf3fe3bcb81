class C:
    def f(self, n, m=0):
        if n == 1:
            return self.f(n - 1)
        if n == 2:
            return m.f(n, 2)
        if n == 3:
            return C.f(self, n)
        if n == 4:
            self.f(n)
            return
        if n == 5:
            return self.g(n)
        if n == 6:
            m.f(*n)
            return
        again = self.f
        return again(m)
# ======================================================================
def AT_bind_f(self, n, m):
    return (self, n, m)

def f(self, n, m):
    AT_dropped = False
    AT_lookup = False
    while True:
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
                        m = None
                        again = None
                        AT_callee = None
                        AT_entrance = None
                        while True:
                            while AT_next.__class__ is AT_jumps:
                                AT_next = AT_next[0](*AT_next[1])
                            if AT_next.__class__ is AT_list:
                                return AT_next.clear() if AT_dropped else AT_next.pop()
                            AT_next = AT_next[0]
                            AT_dropped = True
                    AT_value = (AT_callee, (AT_callee := None))[0](n - 1)
                    if AT_dropped:
                        return None
                    return AT_value
            n, m = (n - 1, 0)
            continue
        if n == 2:
            if AT_is_method((AT_callee := m.f)):
                self, m = (AT_callee.__self__, 2)
                del AT_callee
                AT_lookup = False
                continue
            AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
            if AT_entrance is not None:
                AT_next = AT_entrance(n, 2)
                self = None
                n = None
                m = None
                again = None
                AT_callee = None
                AT_entrance = None
                while True:
                    while AT_next.__class__ is AT_jumps:
                        AT_next = AT_next[0](*AT_next[1])
                    if AT_next.__class__ is AT_list:
                        return AT_next.clear() if AT_dropped else AT_next.pop()
                    AT_next = AT_next[0]
                    AT_dropped = True
            AT_value = (AT_callee, (AT_callee := None))[0](n, 2)
            if AT_dropped:
                return None
            return AT_value
        if n == 3:
            if AT_is_self((AT_callee := C.f)):
                m = 0
                del AT_callee
                AT_lookup = False
                continue
            AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
            if AT_entrance is not None:
                AT_next = AT_entrance(self, n)
                self = None
                n = None
                m = None
                again = None
                AT_callee = None
                AT_entrance = None
                while True:
                    while AT_next.__class__ is AT_jumps:
                        AT_next = AT_next[0](*AT_next[1])
                    if AT_next.__class__ is AT_list:
                        return AT_next.clear() if AT_dropped else AT_next.pop()
                    AT_next = AT_next[0]
                    AT_dropped = True
            AT_value = (AT_callee, (AT_callee := None))[0](self, n)
            if AT_dropped:
                return None
            return AT_value
        if n == 4:
            if AT_lookup is not None:
                if AT_is_method((AT_callee := self.f), self):
                    AT_lookup = None
                    del AT_callee
                else:
                    AT_entrance = AT_site_3.entrance if AT_callee is AT_site_3.callee else AT_site_3.find(AT_callee)
                    if AT_entrance is not None:
                        AT_next = AT_entrance(n)
                        self = None
                        n = None
                        m = None
                        again = None
                        AT_callee = None
                        AT_entrance = None
                        pass
                        AT_dropped = True
                        while True:
                            while AT_next.__class__ is AT_jumps:
                                AT_next = AT_next[0](*AT_next[1])
                            if AT_next.__class__ is AT_list:
                                return AT_next.clear() if AT_dropped else AT_next.pop()
                            AT_next = AT_next[0]
                            AT_dropped = True
                    (AT_callee, (AT_callee := None))[0](n)
                    return
            pass
            m = 0
            AT_dropped = True
            continue
            return
        if n == 5:
            AT_callee = self.g
            AT_entrance = AT_site_4.entrance if AT_callee is AT_site_4.callee else AT_site_4.find(AT_callee)
            if AT_entrance is not None:
                AT_next = AT_entrance(n)
                self = None
                n = None
                m = None
                again = None
                AT_callee = None
                AT_entrance = None
                while True:
                    while AT_next.__class__ is AT_jumps:
                        AT_next = AT_next[0](*AT_next[1])
                    if AT_next.__class__ is AT_list:
                        return AT_next.clear() if AT_dropped else AT_next.pop()
                    AT_next = AT_next[0]
                    AT_dropped = True
            AT_value = (AT_callee, (AT_callee := None))[0](n)
            if AT_dropped:
                return None
            return AT_value
        if n == 6:
            if AT_is_method((AT_callee := m.f)):
                pass
                self, n, m = AT_method(AT_bind, AT_callee.__self__)(*n)
                del AT_callee
                AT_lookup = False
                AT_dropped = True
                continue
            AT_entrance = AT_site_5.entrance if AT_callee is AT_site_5.callee else AT_site_5.find(AT_callee)
            if AT_entrance is not None:
                AT_next = AT_entrance(*n)
                self = None
                n = None
                m = None
                again = None
                AT_callee = None
                AT_entrance = None
                pass
                AT_dropped = True
                while True:
                    while AT_next.__class__ is AT_jumps:
                        AT_next = AT_next[0](*AT_next[1])
                    if AT_next.__class__ is AT_list:
                        return AT_next.clear() if AT_dropped else AT_next.pop()
                    AT_next = AT_next[0]
                    AT_dropped = True
            (AT_callee, (AT_callee := None))[0](*n)
            return
        again = self.f
        if AT_is_method((AT_callee := again)):
            self, n, m = (AT_callee.__self__, m, 0)
            del again
            del AT_callee
            AT_lookup = False
            continue
        AT_entrance = AT_site_6.entrance if AT_callee is AT_site_6.callee else AT_site_6.find(AT_callee)
        if AT_entrance is not None:
            AT_next = AT_entrance(m)
            self = None
            n = None
            m = None
            again = None
            AT_callee = None
            AT_entrance = None
            while True:
                while AT_next.__class__ is AT_jumps:
                    AT_next = AT_next[0](*AT_next[1])
                if AT_next.__class__ is AT_list:
                    return AT_next.clear() if AT_dropped else AT_next.pop()
                AT_next = AT_next[0]
                AT_dropped = True
        AT_value = AT_callee(m)
        if AT_dropped:
            return None
        return AT_value
# entrance
def f(self, n, m):
    AT_dropped = False
    AT_lookup = False
    while True:
        if n == 1:
            if AT_lookup is not None:
                if AT_is_method((AT_callee := self.f), self):
                    AT_lookup = None
                    del AT_callee
                else:
                    if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_0.function:
                        if AT_dropped:
                            return {0: AT_site_0.entrance(AT_callee.__self__, n - 1)}
                        return AT_site_0.entrance(AT_callee.__self__, n - 1)
                    AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
                    if AT_entrance is not None:
                        if AT_dropped:
                            return {0: AT_entrance(n - 1)}
                        return AT_entrance(n - 1)
                    AT_value = (AT_callee, (AT_callee := None))[0](n - 1)
                    if AT_dropped:
                        return [None]
                    return [AT_value]
            n, m = (n - 1, 0)
            continue
        if n == 2:
            if AT_is_method((AT_callee := m.f)):
                self, m = (AT_callee.__self__, 2)
                del AT_callee
                AT_lookup = False
                continue
            if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_1.function:
                if AT_dropped:
                    return {0: AT_site_1.entrance(AT_callee.__self__, n, 2)}
                return AT_site_1.entrance(AT_callee.__self__, n, 2)
            AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
            if AT_entrance is not None:
                if AT_dropped:
                    return {0: AT_entrance(n, 2)}
                return AT_entrance(n, 2)
            AT_value = (AT_callee, (AT_callee := None))[0](n, 2)
            if AT_dropped:
                return [None]
            return [AT_value]
        if n == 3:
            if AT_is_self((AT_callee := C.f)):
                m = 0
                del AT_callee
                AT_lookup = False
                continue
            if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_2.function:
                if AT_dropped:
                    return {0: AT_site_2.entrance(AT_callee.__self__, self, n)}
                return AT_site_2.entrance(AT_callee.__self__, self, n)
            AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
            if AT_entrance is not None:
                if AT_dropped:
                    return {0: AT_entrance(self, n)}
                return AT_entrance(self, n)
            AT_value = (AT_callee, (AT_callee := None))[0](self, n)
            if AT_dropped:
                return [None]
            return [AT_value]
        if n == 4:
            if AT_lookup is not None:
                if AT_is_method((AT_callee := self.f), self):
                    AT_lookup = None
                    del AT_callee
                else:
                    if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_3.function:
                        return {0: AT_site_3.entrance(AT_callee.__self__, n)}
                    AT_entrance = AT_site_3.entrance if AT_callee is AT_site_3.callee else AT_site_3.find(AT_callee)
                    if AT_entrance is not None:
                        return {0: AT_entrance(n)}
                    (AT_callee, (AT_callee := None))[0](n)
                    return [None]
            pass
            m = 0
            AT_dropped = True
            continue
            return [None]
        if n == 5:
            AT_callee = self.g
            if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_4.function:
                if AT_dropped:
                    return {0: AT_site_4.entrance(AT_callee.__self__, n)}
                return AT_site_4.entrance(AT_callee.__self__, n)
            AT_entrance = AT_site_4.entrance if AT_callee is AT_site_4.callee else AT_site_4.find(AT_callee)
            if AT_entrance is not None:
                if AT_dropped:
                    return {0: AT_entrance(n)}
                return AT_entrance(n)
            AT_value = (AT_callee, (AT_callee := None))[0](n)
            if AT_dropped:
                return [None]
            return [AT_value]
        if n == 6:
            if AT_is_method((AT_callee := m.f)):
                pass
                self, n, m = AT_method(AT_bind, AT_callee.__self__)(*n)
                del AT_callee
                AT_lookup = False
                AT_dropped = True
                continue
            if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_5.function:
                return {0: AT_method(AT_site_5.entrance, AT_callee.__self__)(*n)}
            AT_entrance = AT_site_5.entrance if AT_callee is AT_site_5.callee else AT_site_5.find(AT_callee)
            if AT_entrance is not None:
                return {0: AT_entrance(*n)}
            (AT_callee, (AT_callee := None))[0](*n)
            return [None]
        again = self.f
        if AT_is_method((AT_callee := again)):
            self, n, m = (AT_callee.__self__, m, 0)
            del again
            del AT_callee
            AT_lookup = False
            continue
        AT_entrance = AT_site_6.entrance if AT_callee is AT_site_6.callee else AT_site_6.find(AT_callee)
        if AT_entrance is not None:
            if AT_dropped:
                return {0: AT_entrance(m)}
            return AT_entrance(m)
        AT_value = AT_callee(m)
        if AT_dropped:
            return [None]
        return [AT_value]

def AT_bind_f(self, n, m):
    return (self, n, m)

def AT_enter_f(self, n, m):
    return (AT_body, (self, n, m))
# transition
def AT_configure_f(self, n, m):
    return (AT_self, (self, n, m), {})

def f(self, n, m):
    if n == 1:
        AT_callee = self.f
        if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_0.function:
            return AT_site_0.entrance(AT_callee.__self__, n - 1)
        AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
        if AT_entrance is not None:
            return AT_entrance(n - 1)
        return [(AT_callee, (AT_callee := None))[0](n - 1)]
    if n == 2:
        AT_callee = m.f
        if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_1.function:
            return AT_site_1.entrance(AT_callee.__self__, n, 2)
        AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
        if AT_entrance is not None:
            return AT_entrance(n, 2)
        return [(AT_callee, (AT_callee := None))[0](n, 2)]
    if n == 3:
        AT_callee = C.f
        if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_2.function:
            return AT_site_2.entrance(AT_callee.__self__, self, n)
        AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
        if AT_entrance is not None:
            return AT_entrance(self, n)
        return [(AT_callee, (AT_callee := None))[0](self, n)]
    if n == 4:
        AT_callee = self.f
        if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_3.function:
            return {0: AT_site_3.entrance(AT_callee.__self__, n)}
        AT_entrance = AT_site_3.entrance if AT_callee is AT_site_3.callee else AT_site_3.find(AT_callee)
        if AT_entrance is not None:
            return {0: AT_entrance(n)}
        (AT_callee, (AT_callee := None))[0](n)
        return [None]
    if n == 5:
        AT_callee = self.g
        if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_4.function:
            return AT_site_4.entrance(AT_callee.__self__, n)
        AT_entrance = AT_site_4.entrance if AT_callee is AT_site_4.callee else AT_site_4.find(AT_callee)
        if AT_entrance is not None:
            return AT_entrance(n)
        return [(AT_callee, (AT_callee := None))[0](n)]
    if n == 6:
        AT_callee = m.f
        if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_5.function:
            return {0: AT_method(AT_site_5.entrance, AT_callee.__self__)(*n)}
        AT_entrance = AT_site_5.entrance if AT_callee is AT_site_5.callee else AT_site_5.find(AT_callee)
        if AT_entrance is not None:
            return {0: AT_entrance(*n)}
        (AT_callee, (AT_callee := None))[0](*n)
        return [None]
    again = self.f
    AT_callee = again
    AT_entrance = AT_site_6.entrance if AT_callee is AT_site_6.callee else AT_site_6.find(AT_callee)
    if AT_entrance is not None:
        return AT_entrance(m)
    return [AT_callee(m)]
