async def f(n, other):
    if n:
        return 5
    await other(n)
# ======================================================================
async def f(n, other):
    if n:
        return 5
    AT_callee = other
    AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
    if AT_entrance is not None:
        AT_next = AT_entrance(n)
        n = None
        other = None
        AT_callee = None
        AT_entrance = None
        AT_dropped = True
        while True:
            while AT_next.__class__ is AT_jumps:
                AT_next = await AT_next
            if AT_next.__class__ is AT_list:
                return AT_next.clear() if AT_dropped else AT_next.pop()
            AT_next = AT_next[0]
            AT_dropped = True
    await AT_callee(n)
    return
# entrance
async def f(n, other):
    if n:
        return [5]
    AT_callee = other
    AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
    if AT_entrance is not None:
        return {0: AT_entrance(n)}
    await AT_callee(n)
    return [None]
