async def f(n):
    async with n as m:
        return 1
    async for x in n:
        return x
    if n:
        return await g(n)
    return await f(n)
# ======================================================================
async def f(n):
    while True:
        async with n as m:
            return 1
        async for x in n:
            return x
        if n:
            AT_callee = g
            AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
            if AT_entrance is not None:
                AT_next = AT_entrance(n)
                n = None
                m = None
                x = None
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
            return await AT_callee(n)
        m = None
        del m
        x = None
        del x
        continue
# entrance
async def f(n):
    while True:
        async with n as m:
            return [1]
        async for x in n:
            return [x]
        if n:
            AT_callee = g
            AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
            if AT_entrance is not None:
                return AT_entrance(n)
            return [await AT_callee(n)]
        m = None
        del m
        x = None
        del x
        continue
# transition
def AT_configure_f(n):
    return (AT_self, (n,), {})

async def f(n):
    async with n as m:
        return [1]
    async for x in n:
        return [x]
    if n:
        AT_callee = g
        AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
        if AT_entrance is not None:
            return AT_entrance(n)
        return [await AT_callee(n)]
    return AT_own_entrance(n)
