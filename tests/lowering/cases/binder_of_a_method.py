class C:
    def f(self, *rest, k=1, **more):
        if k:
            return self.f(*k, **more)
        return rest.f(**more)
# ======================================================================
def AT_bind_f(self, *rest, k, **more):
    return (self, k, rest, more)

def f(self, *rest, k, **more):
    AT_lookup = False
    while True:
        if k:
            if AT_lookup is not None:
                if AT_is_method((AT_callee := self.f), self):
                    AT_lookup = None
                    del AT_callee
                else:
                    AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
                    if AT_entrance is not None:
                        AT_next = AT_entrance(*k, **more)
                        self = None
                        k = None
                        rest = None
                        more = None
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
                    return (AT_callee, (AT_callee := None))[0](*k, **more)
            self, k, rest, more = AT_method(AT_bind, self)(*k, **more)
            continue
        if AT_is_method((AT_callee := rest.f)):
            self, k, rest, more = AT_bind(AT_callee.__self__, **more)
            del AT_callee
            AT_lookup = False
            continue
        AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
        if AT_entrance is not None:
            AT_next = AT_entrance(**more)
            self = None
            k = None
            rest = None
            more = None
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
        return (AT_callee, (AT_callee := None))[0](**more)
# entrance
def f(self, k, rest, more):
    AT_lookup = False
    while True:
        if k:
            if AT_lookup is not None:
                if AT_is_method((AT_callee := self.f), self):
                    AT_lookup = None
                    del AT_callee
                else:
                    if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_0.function:
                        return AT_method(AT_site_0.entrance, AT_callee.__self__)(*k, **more)
                    AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
                    if AT_entrance is not None:
                        return AT_entrance(*k, **more)
                    return [(AT_callee, (AT_callee := None))[0](*k, **more)]
            self, k, rest, more = AT_method(AT_bind, self)(*k, **more)
            continue
        if AT_is_method((AT_callee := rest.f)):
            self, k, rest, more = AT_bind(AT_callee.__self__, **more)
            del AT_callee
            AT_lookup = False
            continue
        if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_1.function:
            return AT_site_1.entrance(AT_callee.__self__, **more)
        AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
        if AT_entrance is not None:
            return AT_entrance(**more)
        return [(AT_callee, (AT_callee := None))[0](**more)]

def AT_bind_f(self, *rest, k, **more):
    return (self, k, rest, more)

def AT_enter_f(self, *rest, k, **more):
    return (AT_body, (self, k, rest, more))
# transition
def AT_configure_f(self, *rest, k, **more):
    return (AT_self, (self, *rest), {'k': k, **more})

def f(self, *rest, k, **more):
    if k:
        AT_callee = self.f
        if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_0.function:
            return AT_method(AT_site_0.entrance, AT_callee.__self__)(*k, **more)
        AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
        if AT_entrance is not None:
            return AT_entrance(*k, **more)
        return [(AT_callee, (AT_callee := None))[0](*k, **more)]
    AT_callee = rest.f
    if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_1.function:
        return AT_site_1.entrance(AT_callee.__self__, **more)
    AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
    if AT_entrance is not None:
        return AT_entrance(**more)
    return [(AT_callee, (AT_callee := None))[0](**more)]
