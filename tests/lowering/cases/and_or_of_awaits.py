async def f(n, g):
    if n:
        return n and await (f(1, g) if g else g(2))
    n or await (g(3) if g else n)
# ======================================================================
async def f(n, g):
    while True:
        if n:
            AT_value = n and (AT_mark_0 if g else AT_mark_1)
            if AT_value is AT_mark_0:
                n = 1
                continue
            elif AT_value is AT_mark_1:
                AT_callee = g
                AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
                if AT_entrance is not None:
                    AT_next = AT_entrance(2)
                    n = None
                    g = None
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
                return await AT_callee(2)
            else:
                return AT_value
        AT_value = n or (AT_mark_0 if g else await n)
        if AT_value is AT_mark_0:
            AT_callee = g
            AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
            if AT_entrance is not None:
                AT_next = AT_entrance(3)
                n = None
                g = None
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
            await AT_callee(3)
        return
# entrance
async def f(n, g):
    while True:
        if n:
            AT_value = n and (AT_mark_0 if g else AT_mark_1)
            if AT_value is AT_mark_0:
                n = 1
                continue
            elif AT_value is AT_mark_1:
                AT_callee = g
                AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
                if AT_entrance is not None:
                    return AT_entrance(2)
                return [await AT_callee(2)]
            else:
                return [AT_value]
        AT_value = n or (AT_mark_0 if g else await n)
        if AT_value is AT_mark_0:
            AT_callee = g
            AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
            if AT_entrance is not None:
                return {0: AT_entrance(3)}
            await AT_callee(3)
        return [None]
# transition
def AT_configure_f(n, g):
    return (AT_self, (n, g), {})

async def f(n, g):
    if n:
        AT_value = n and (AT_mark_0 if g else AT_mark_1)
        if AT_value is AT_mark_0:
            return AT_own_entrance(1, g)
        elif AT_value is AT_mark_1:
            AT_callee = g
            AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
            if AT_entrance is not None:
                return AT_entrance(2)
            return [await AT_callee(2)]
        else:
            return [AT_value]
    AT_value = n or (AT_mark_0 if g else await n)
    if AT_value is AT_mark_0:
        AT_callee = g
        AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
        if AT_entrance is not None:
            return {0: AT_entrance(3)}
        await AT_callee(3)
    return [None]
