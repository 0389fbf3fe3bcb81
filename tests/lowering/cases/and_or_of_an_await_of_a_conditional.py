async def f(n, g):
    if n:
        return n and await (f(n - 1, g) if g else (n and g()))
    return n or (await f(n, g) if g else await (await g()))
# ======================================================================
async def f(n, g):
    while True:
        if n:
            AT_value = n and (AT_mark_0 if g else await (n and g()))
            if AT_value is AT_mark_0:
                n = n - 1
                continue
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
            AT_value = n and (AT_mark_0 if g else await (n and g()))
            if AT_value is AT_mark_0:
                n = n - 1
                continue
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
        AT_value = n and (AT_mark_0 if g else await (n and g()))
        if AT_value is AT_mark_0:
            return AT_next(n - 1, g)
        else:
            return [AT_value]
    AT_value = n or (AT_mark_0 if g else await (await g()))
    if AT_value is AT_mark_0:
        return AT_next(n, g)
    else:
        return [AT_value]
