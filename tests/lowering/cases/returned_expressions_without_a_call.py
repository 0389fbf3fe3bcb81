async def f(n, g):
    if n == 1:
        return n if g else 0
    if n == 2:
        return n and g
    if n == 3:
        return await (await g())
    n if g else 0
    n and g
    await (await g())
    await f(n, g)
# ======================================================================
async def f(n, g):
    AT_dropped = False
    while True:
        if n == 1:
            AT_value = n if g else 0
            if AT_dropped:
                return None
            return AT_value
        if n == 2:
            AT_value = n and g
            if AT_dropped:
                return None
            return AT_value
        if n == 3:
            AT_value = await (await g())
            if AT_dropped:
                return None
            return AT_value
        n if g else 0
        n and g
        await (await g())
        AT_dropped = True
        continue
# entrance
async def f(n, g):
    AT_dropped = False
    while True:
        if n == 1:
            AT_value = n if g else 0
            if AT_dropped:
                return [None]
            return [AT_value]
        if n == 2:
            AT_value = n and g
            if AT_dropped:
                return [None]
            return [AT_value]
        if n == 3:
            AT_value = await (await g())
            if AT_dropped:
                return [None]
            return [AT_value]
        n if g else 0
        n and g
        await (await g())
        AT_dropped = True
        continue
# transition
def AT_configure_f(n, g):
    return (AT_self, (n, g), {})

async def f(n, g):
    if n == 1:
        return [n if g else 0]
    if n == 2:
        return [n and g]
    if n == 3:
        return [await (await g())]
    n if g else 0
    n and g
    await (await g())
    return {0: AT_own_entrance(n, g)}
