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
            AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
            if AT_entrance is not None:
                AT_next = {3: AT_entrance(n - 1)}
                n = None
                event = None
                AT_callee = None
                AT_entrance = None
                AT_dropped = True
                pass
                pass
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
            AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
            if AT_entrance is not None:
                pass
                pass
                return {3: AT_entrance(n - 1)}
                event = None
            for event in AT_callee(n - 1):
                yield event
        else:
            n = n - 1
            continue
        return [None]
    yield
    event = None

def AT_enter_f(n):
    return (AT_body, (n,))
