async def f(n):
    if n == 1:
        return await (n or f(0))
    if n == 2:
        await (n and (f(1) if n else f(2)))
        return
    return n or await (n.m and (f(3) if n.k else n or f(4)))
# ======================================================================
async def f(n):
    AT_dropped = False
    while True:
        if n == 1:
            AT_value = AT_mark_0 if (AT_value := (n or AT_mark_0)) is AT_mark_0 else await (AT_value, (AT_value := None))[0]
            if AT_value is AT_mark_0:
                n = 0
                continue
            else:
                AT_value = AT_value
                if AT_dropped:
                    return None
                return AT_value
        if n == 2:
            AT_value = AT_mark_0 if (AT_value := (n and (AT_mark_0 if n else AT_mark_1))) is AT_mark_0 else AT_mark_1 if AT_value is AT_mark_1 else await (AT_value, (AT_value := None))[0]
            if AT_value is AT_mark_0:
                pass
                n = 1
                AT_dropped = True
                continue
            elif AT_value is AT_mark_1:
                pass
                n = 2
                AT_dropped = True
                continue
            return
        AT_value = n or (AT_mark_0 if (AT_value := (n.m and (AT_mark_0 if n.k else n or AT_mark_1))) is AT_mark_0 else AT_mark_1 if AT_value is AT_mark_1 else await (AT_value, (AT_value := None))[0])
        if AT_value is AT_mark_0:
            n = 3
            continue
        elif AT_value is AT_mark_1:
            n = 4
            continue
        else:
            AT_value = AT_value
            if AT_dropped:
                return None
            return AT_value
