async def f(n, g):
    if n:
        return n and await (f(n - 1, g) if g else (n and g()))
    return n or (await f(n, g) if g else await (await g()))
# ======================================================================
async def f(n, g):
    while True:
        if n:
            AT_value = n and (AT_mark_0 if g else AT_mark_1 if (AT_value := (n and AT_mark_1)) is AT_mark_1 else await (AT_value, (AT_value := None))[0])
            if AT_value is AT_mark_0:
                n = n - 1
                continue
            elif AT_value is AT_mark_1:
                AT_callee = g
                AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
                if AT_entrance is not None:
                    AT_next = AT_entrance()
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
                return await AT_callee()
            else:
                return AT_value
        AT_value = n or (AT_mark_0 if g else await (await g()))
        if AT_value is AT_mark_0:
            continue
        else:
            return AT_value
# entrance
async def f(n, g):
    while True:
        if n:
            AT_value = n and (AT_mark_0 if g else AT_mark_1 if (AT_value := (n and AT_mark_1)) is AT_mark_1 else await (AT_value, (AT_value := None))[0])
            if AT_value is AT_mark_0:
                n = n - 1
                continue
            elif AT_value is AT_mark_1:
                AT_callee = g
                AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
                if AT_entrance is not None:
                    return AT_entrance()
                return [await AT_callee()]
            else:
                return [AT_value]
        AT_value = n or (AT_mark_0 if g else await (await g()))
        if AT_value is AT_mark_0:
            continue
        else:
            return [AT_value]
# transition
def AT_configure_f(n, g):
    return (AT_self, (n, g), {})

async def f(n, g):
    if n:
        AT_value = n and (AT_mark_0 if g else AT_mark_1 if (AT_value := (n and AT_mark_1)) is AT_mark_1 else await (AT_value, (AT_value := None))[0])
        if AT_value is AT_mark_0:
            return AT_own_entrance(n - 1, g)
        elif AT_value is AT_mark_1:
            AT_callee = g
            AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
            if AT_entrance is not None:
                return AT_entrance()
            return [await AT_callee()]
        else:
            return [AT_value]
    AT_value = n or (AT_mark_0 if g else await (await g()))
    if AT_value is AT_mark_0:
        return AT_own_entrance(n, g)
    else:
        return [AT_value]
