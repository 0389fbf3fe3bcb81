def f(n):
    yield n
    if n % 2:
        for event in other(n - 1):
            yield event
    else:
        yield from f(n - 1)
# ======================================================================
def f(n):
    while True:
        yield n
        if n % 2:
            AT_callee = other
            AT_jump = AT_site_0.jump if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
            if AT_jump is not None:
                AT_next = {1: AT_jump(n - 1)}
                n = None
                event = None
                AT_callee = None
                AT_jump = None
                pass
                yield from AT_drive(AT_next)
                return
            for event in AT_callee(n - 1):
                yield event
        else:
            n = n - 1
            continue
        return
    yield
    event = None
# entrance
def f(n):
    while True:
        yield n
        if n % 2:
            AT_callee = other
            AT_jump = AT_site_0.jump if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
            if AT_jump is not None:
                pass
                return {1: AT_jump(n - 1)}
            for event in AT_callee(n - 1):
                yield event
        else:
            n = n - 1
            continue
        return [None]
    yield
    event = None

def AT_jump_f(n):
    return (AT_body, (n,))
