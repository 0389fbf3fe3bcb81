class C:
    def f(self, n):
        yield n
        if n == 1:
            yield from self.f(n - 1)
        elif n == 2:
            for event in n.f(1):
                yield event
        else:
            for event in self.f(n):
                yield event
# ======================================================================
def f(self, n):
    yield n
    if n == 1:
        AT_callee = self.f
        if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_0.function:
            return {1: AT_site_0.entrance(AT_callee.__self__, n - 1)}
        AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
        if AT_entrance is not None:
            return {1: AT_entrance(n - 1)}
        yield from (AT_callee, (AT_callee := None))[0](n - 1)
    elif n == 2:
        AT_callee = n.f
        if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_1.function:
            pass
            pass
            return {3: AT_site_1.entrance(AT_callee.__self__, 1)}
            event = None
        AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
        if AT_entrance is not None:
            pass
            pass
            return {3: AT_entrance(1)}
            event = None
        for event in (AT_callee, (AT_callee := None))[0](1):
            yield event
    else:
        AT_callee = self.f
        if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_2.function:
            pass
            pass
            return {3: AT_site_2.entrance(AT_callee.__self__, n)}
            event = None
        AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
        if AT_entrance is not None:
            pass
            pass
            return {3: AT_entrance(n)}
            event = None
        for event in (AT_callee, (AT_callee := None))[0](n):
            yield event
    return [None]
    yield
    event = None
    event = None

def AT_enter_f(self, n):
    return (AT_body, (self, n))

def f(self, n):
    AT_generator = AT_body(*(self, n))
    del self
    del n
    AT_next = (yield from AT_generator)
    if AT_next.__class__ is AT_list:
        return AT_next.pop()
    AT_dropped = False
    AT_shielded = False
    while True:
        AT_how, AT_generator = AT_next.popitem()
        AT_dropped = AT_dropped or AT_how & 1
        AT_shielded = AT_shielded or AT_how & 2
        AT_generator = AT_generator[0](*AT_generator[1])
        if AT_shielded:
            while True:
                try:
                    AT_event = AT_stream.next(AT_generator)
                except AT_stream.StopIteration as AT_end:
                    AT_next = AT_end.value
                    break
                try:
                    yield AT_event
                except AT_stream.BaseException:
                    del AT_generator
                    raise
        else:
            AT_next = (yield from AT_generator)
        if AT_next.__class__ is AT_stream.list:
            return AT_next.clear() if AT_dropped else AT_next.pop()
    return
# transition
def AT_configure_f(self, n):
    return (AT_self, (self, n), {})

def f(self, n):
    yield n
    if n == 1:
        AT_callee = self.f
        if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_0.function:
            return {1: AT_site_0.entrance(AT_callee.__self__, n - 1)}
        AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
        if AT_entrance is not None:
            return {1: AT_entrance(n - 1)}
        yield from (AT_callee, (AT_callee := None))[0](n - 1)
    elif n == 2:
        AT_callee = n.f
        if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_1.function:
            pass
            pass
            return {3: AT_site_1.entrance(AT_callee.__self__, 1)}
            event = None
        AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
        if AT_entrance is not None:
            pass
            pass
            return {3: AT_entrance(1)}
            event = None
        for event in (AT_callee, (AT_callee := None))[0](1):
            yield event
    else:
        AT_callee = self.f
        if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_2.function:
            pass
            pass
            return {3: AT_site_2.entrance(AT_callee.__self__, n)}
            event = None
        AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
        if AT_entrance is not None:
            pass
            pass
            return {3: AT_entrance(n)}
            event = None
        for event in (AT_callee, (AT_callee := None))[0](n):
            yield event
    return [None]
    yield
    event = None
    event = None
