async def f(n, m):
    if n == 1:
        return await (m if n else f(2, m))
    if n == 2:
        return await (f(3, m) if n else m)
    await (m if n else f(4, m))
# ======================================================================
async def f(n, m):
    AT_dropped = False
    while True:
        if n == 1:
            if n:
                AT_value = await m
                if AT_dropped:
                    return None
                return AT_value
            else:
                n = 2
                continue
        if n == 2:
            if n:
                n = 3
                continue
            else:
                AT_value = await m
                if AT_dropped:
                    return None
                return AT_value
        if n:
            await m
        else:
            n = 4
            AT_dropped = True
            continue
        return
# entrance
async def f(n, m):
    AT_dropped = False
    while True:
        if n == 1:
            if n:
                AT_value = await m
                if AT_dropped:
                    return [None]
                return [AT_value]
            else:
                n = 2
                continue
        if n == 2:
            if n:
                n = 3
                continue
            else:
                AT_value = await m
                if AT_dropped:
                    return [None]
                return [AT_value]
        if n:
            await m
        else:
            n = 4
            AT_dropped = True
            continue
        return [None]
# transition
def AT_configure_f(n, m):
    return (AT_self, (n, m), {})

async def f(n, m):
    if n == 1:
        if n:
            return [await m]
        else:
            return AT_own_entrance(2, m)
    if n == 2:
        if n:
            return AT_own_entrance(3, m)
        else:
            return [await m]
    if n:
        await m
    else:
        return {0: AT_own_entrance(4, m)}
    return [None]
