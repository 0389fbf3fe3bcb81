async def f(n, other):
    if n == 0:
        return n
    return await other(n - 1)
# ======================================================================
async def f(n, other):
    if n == 0:
        return n
    AT_callee = other
    AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
    if AT_entrance is not None:
        AT_next = AT_entrance(n - 1)
        n = None
        other = None
        AT_callee = None
        AT_entrance = None
        AT_dropped = False
        while True:
            while AT_next.__class__ is AT_jumps:
                AT_next = await AT_next
            if AT_next.__class__ is AT_list:
                return AT_next.clear() if AT_dropped else AT_next.pop()
            AT_next = AT_next[0]
            AT_dropped = True
    return await AT_callee(n - 1)
# entrance
async def f(n, other):
    if n == 0:
        return [n]
    AT_callee = other
    AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
    if AT_entrance is not None:
        return AT_entrance(n - 1)
    return [await AT_callee(n - 1)]
