async def f(n):
    if n:
        await f(n - 1)
# ======================================================================
async def f(n):
    while True:
        if n:
            n = n - 1
            continue
        return
