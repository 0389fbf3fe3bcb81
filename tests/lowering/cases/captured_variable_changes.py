async def f(n, log):
    if n == 0:
        return log
    size = n
    log.append(lambda: size)
    size += 1
    return await f(n - 1, log)
# ======================================================================
async def f(n, log):
    if n == 0:
        return [log]
    size = n
    log.append(lambda: size)
    size += 1
    return AT_own_entrance(n - 1, log)

async def f(n, log):
    AT_dropped = False
    AT_next = AT_body(n, log)
    del n
    del log
    while True:
        while AT_next.__class__ is AT_jumps:
            AT_next = await AT_next
        if AT_next.__class__ is AT_list:
            return AT_next.clear() if AT_dropped else AT_next.pop()
        AT_next = AT_next[0]
        AT_dropped = True
