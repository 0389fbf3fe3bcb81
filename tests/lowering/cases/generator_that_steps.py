def f(n):
    x = yield n
    for event in f(x):
        yield event
# ======================================================================
def f(n):
    x = (yield n)
    pass
    return {1: AT_next(x)}
    yield
    event = None

def AT_jump_f(n):
    return (AT_body, (n,))

def f(n):
    AT_generator = AT_body(*(n,))
    del n
    AT_next = (yield from AT_generator)
    if AT_next.__class__ is AT_list:
        return AT_next[0]
    yield from AT_drive(AT_next)
