def f(n, box):
    box.append(lambda: n)
    yield n
    if n == 0:
        return "end"
    if n == 3:
        yield from f(n - 1, box)
        return
    n -= 1
    return (yield from f(n, box)) if box else (yield from g(n))
# ======================================================================
def f(n, box):
    box.append(lambda: n)
    yield n
    if n == 0:
        return ['end']
    if n == 3:
        return {1: AT_own_entrance(n - 1, box)}
        return [None]
    n -= 1
    if box:
        return {0: AT_own_entrance(n, box)}
    else:
        AT_callee = g
        AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
        if AT_entrance is not None:
            return {0: AT_entrance(n)}
        return [(yield from AT_callee(n))]
    yield

def AT_enter_f(n, box):
    return (AT_body, (n, box))

def f(n, box):
    AT_generator = AT_body(*(n, box))
    del n
    del box
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
def AT_configure_f(n, box):
    return (AT_self, (n, box), {})

def f(n, box):
    box.append(lambda: n)
    yield n
    if n == 0:
        return ['end']
    if n == 3:
        return {1: AT_own_entrance(n - 1, box)}
        return [None]
    n -= 1
    if box:
        return {0: AT_own_entrance(n, box)}
    else:
        AT_callee = g
        AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
        if AT_entrance is not None:
            return {0: AT_entrance(n)}
        return [(yield from AT_callee(n))]
    yield
