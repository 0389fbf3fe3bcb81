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
    return (n - 1, log)

async def f(n, log):
    AT_next = await 'AT_transition'(n, log)
    while AT_next.__class__ is 'AT_tuple':
        AT_next = await 'AT_transition'(*AT_next)
    return AT_next[0]
