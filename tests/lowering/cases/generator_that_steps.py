def f(n):
    x = yield n
    for event in f(x):
        yield event
# ======================================================================
def f(n):
    x = (yield n)
    pass
    pass
    return {3: AT_own_entrance(x)}
    event = None
    return [None]
    yield
    event = None

def AT_enter_f(n):
    return (AT_body, (n,))

def f(n):
    AT_generator = AT_body(*(n,))
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
