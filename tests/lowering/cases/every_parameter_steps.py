def f(a, b, /, c, d=1, *e, g, h=2, **i):
    """The docstring stays."""
    c = a
    b(lambda: c)
    if c:
        return f(1, 2, 3, g=4, k=5)
    return f(a, b, *e, g=g, **i)
# ======================================================================
def f(a, b, c, d, g, h, e, i):
    """The docstring stays."""
    c = a
    b(lambda: c)
    if c:
        return AT_own_entrance(1, 2, 3, g=4, k=5)
    return AT_own_entrance(a, b, *e, g=g, **i)

def AT_enter_f(a, b, /, c, d, *e, g, h, **i):
    return (AT_body, (a, b, c, d, g, h, e, i))

def f(a, b, /, c, d, *e, g, h, **i):
    """The docstring stays."""
    AT_dropped = False
    AT_next = (AT_body, (a, b, c, d, g, h, e, i))
    del a
    del b
    del c
    del d
    del g
    del h
    del e
    del i
    while True:
        while AT_next.__class__ is AT_jumps:
            AT_next = AT_next[0](*AT_next[1])
        if AT_next.__class__ is AT_list:
            return AT_next.clear() if AT_dropped else AT_next.pop()
        AT_next = AT_next[0]
        AT_dropped = True
# transition
def AT_configure_f(a, b, /, c, d, *e, g, h, **i):
    return (AT_self, (a, b, c, d, *e), {'g': g, 'h': h, **i})

def f(a, b, /, c, d, *e, g, h, **i):
    """The docstring stays."""
    c = a
    b(lambda: c)
    if c:
        return AT_own_entrance(1, 2, 3, g=4, k=5)
    return AT_own_entrance(a, b, *e, g=g, **i)
