async def f(a, b, /, c, d=1, *e, g, h=2, **i):
    c = a
    b(lambda: c)
    if d:
        await f(1, 2, 3, g=4)
        return
    return await f(a, b, *e, g=g, **i)
# ======================================================================
async def f(a, b, /, c, d, *e, g, h, **i):
    c = a
    b(lambda: c)
    if d:
        return {0: AT_own_entrance(1, 2, 3, g=4)}
        return [None]
    return AT_own_entrance(a, b, *e, g=g, **i)

async def f(a, b, /, c, d, *e, g, h, **i):
    AT_dropped = False
    AT_next = AT_body(a, b, c, d, *e, g=g, h=h, **i)
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
            AT_next = await AT_next
        if AT_next.__class__ is AT_list:
            return AT_next.clear() if AT_dropped else AT_next.pop()
        AT_next = AT_next[0]
        AT_dropped = True
# transition
def AT_configure_f(a, b, /, c, d, *e, g, h, **i):
    return (AT_self, (a, b, c, d, *e), {'g': g, 'h': h, **i})

async def f(a, b, /, c, d, *e, g, h, **i):
    c = a
    b(lambda: c)
    if d:
        return {0: AT_own_entrance(1, 2, 3, g=4)}
        return [None]
    return AT_own_entrance(a, b, *e, g=g, **i)
