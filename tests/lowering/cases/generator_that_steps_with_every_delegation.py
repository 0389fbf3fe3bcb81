def f(n, g):
    """The docstring stays."""
    x = yield n
    if n == 1:
        yield from f(1, g)
    elif n == 2:
        yield from g(2)
    elif n == 3:
        for event in g(3):
            yield event
    elif n == 4:
        return 5
    else:
        for event in f(n, g):
            yield event
# ======================================================================
def f(n, g):
    """The docstring stays."""
    x = (yield n)
    if n == 1:
        return {1: AT_own_entrance(1, g)}
    elif n == 2:
        AT_callee = g
        AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
        if AT_entrance is not None:
            return {1: AT_entrance(2)}
        yield from AT_callee(2)
    elif n == 3:
        AT_callee = g
        AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
        if AT_entrance is not None:
            pass
            pass
            return {3: AT_entrance(3)}
            event = None
        for event in AT_callee(3):
            yield event
    elif n == 4:
        return [5]
    else:
        pass
        pass
        return {3: AT_own_entrance(n, g)}
        event = None
    return [None]
    yield
    event = None
    event = None

def AT_enter_f(n, g):
    return (AT_body, (n, g))

def f(n, g):
    """The docstring stays."""
    AT_generator = AT_body(*(n, g))
    del n
    del g
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
def AT_configure_f(n, g):
    return (AT_self, (n, g), {})

def f(n, g):
    """The docstring stays."""
    x = (yield n)
    if n == 1:
        return {1: AT_own_entrance(1, g)}
    elif n == 2:
        AT_callee = g
        AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
        if AT_entrance is not None:
            return {1: AT_entrance(2)}
        yield from AT_callee(2)
    elif n == 3:
        AT_callee = g
        AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
        if AT_entrance is not None:
            pass
            pass
            return {3: AT_entrance(3)}
            event = None
        for event in AT_callee(3):
            yield event
    elif n == 4:
        return [5]
    else:
        pass
        pass
        return {3: AT_own_entrance(n, g)}
        event = None
    return [None]
    yield
    event = None
    event = None
