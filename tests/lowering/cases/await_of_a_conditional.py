async def f(n, stop):
    return await (f(n - 1, stop) if n else stop(n))
# ======================================================================
async def f(n, stop):
    while True:
        if n:
            n = n - 1
            continue
        else:
            return await stop(n)
