async def f(n, g):
    if n == 1:
        return 5
    if n == 2:
        await f(1, g)
        return
    if n == 3:
        await g(1)
        return
    return await g(2)
# ======================================================================
async def f(n, g):
    AT_dropped = False
    while True:
        if n == 1:
            AT_value = 5
            if AT_dropped:
                return None
            return AT_value
        if n == 2:
            pass
            n = 1
            AT_dropped = True
            continue
            return
        if n == 3:
            AT_callee = g
            AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
            if AT_entrance is not None:
                AT_next = AT_entrance(1)
                n = None
                g = None
                AT_callee = None
                AT_entrance = None
                pass
                AT_dropped = True
                while True:
                    while AT_next.__class__ is AT_jumps:
                        AT_next = await AT_next
                    if AT_next.__class__ is AT_list:
                        return AT_next.clear() if AT_dropped else AT_next.pop()
                    AT_next = AT_next[0]
                    AT_dropped = True
            await AT_callee(1)
            return
        AT_callee = g
        AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
        if AT_entrance is not None:
            AT_next = AT_entrance(2)
            n = None
            g = None
            AT_callee = None
            AT_entrance = None
            while True:
                while AT_next.__class__ is AT_jumps:
                    AT_next = await AT_next
                if AT_next.__class__ is AT_list:
                    return AT_next.clear() if AT_dropped else AT_next.pop()
                AT_next = AT_next[0]
                AT_dropped = True
        AT_value = await AT_callee(2)
        if AT_dropped:
            return None
        return AT_value
# entrance
async def f(n, g):
    AT_dropped = False
    while True:
        if n == 1:
            AT_value = 5
            if AT_dropped:
                return [None]
            return [AT_value]
        if n == 2:
            pass
            n = 1
            AT_dropped = True
            continue
            return [None]
        if n == 3:
            AT_callee = g
            AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
            if AT_entrance is not None:
                return {0: AT_entrance(1)}
            await AT_callee(1)
            return [None]
        AT_callee = g
        AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
        if AT_entrance is not None:
            if AT_dropped:
                return {0: AT_entrance(2)}
            return AT_entrance(2)
        AT_value = await AT_callee(2)
        if AT_dropped:
            return [None]
        return [AT_value]
# transition
def AT_configure_f(n, g):
    return (AT_self, (n, g), {})

async def f(n, g):
    if n == 1:
        return [5]
    if n == 2:
        return {0: AT_own_entrance(1, g)}
        return [None]
    if n == 3:
        AT_callee = g
        AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
        if AT_entrance is not None:
            return {0: AT_entrance(1)}
        await AT_callee(1)
        return [None]
    AT_callee = g
    AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
    if AT_entrance is not None:
        return AT_entrance(2)
    return [await AT_callee(2)]
