def f(n, g):
    yield n
    if n:
        n and (yield from (f(1, g) if g else g(2)))
    else:
        yield from (f(3, g) if g else n)
# ======================================================================
def f(n, g):
    while True:
        yield n
        if n:
            AT_value = n and (AT_mark_0 if g else AT_mark_1)
            if AT_value is AT_mark_0:
                n = 1
                continue
            elif AT_value is AT_mark_1:
                AT_callee = g
                AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
                if AT_entrance is not None:
                    AT_next = {1: AT_entrance(2)}
                    n = None
                    g = None
                    AT_callee = None
                    AT_entrance = None
                    AT_dropped = True
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
                yield from AT_callee(2)
        elif g:
            n = 3
            continue
        else:
            yield from n
        return
    yield
# entrance
def f(n, g):
    while True:
        yield n
        if n:
            AT_value = n and (AT_mark_0 if g else AT_mark_1)
            if AT_value is AT_mark_0:
                n = 1
                continue
            elif AT_value is AT_mark_1:
                AT_callee = g
                AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
                if AT_entrance is not None:
                    return {1: AT_entrance(2)}
                yield from AT_callee(2)
        elif g:
            n = 3
            continue
        else:
            yield from n
        return [None]
    yield

def AT_enter_f(n, g):
    return (AT_body, (n, g))
# transition
def AT_configure_f(n, g):
    return (AT_self, (n, g), {})

def f(n, g):
    yield n
    if n:
        AT_value = n and (AT_mark_0 if g else AT_mark_1)
        if AT_value is AT_mark_0:
            return {1: AT_own_entrance(1, g)}
        elif AT_value is AT_mark_1:
            AT_callee = g
            AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
            if AT_entrance is not None:
                return {1: AT_entrance(2)}
            yield from AT_callee(2)
    elif g:
        return {1: AT_own_entrance(3, g)}
    else:
        yield from n
    return [None]
    yield
