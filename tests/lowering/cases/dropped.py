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
# transition
def AT_configure_f(n):
    return (AT_self, (n,), {})

async def f(n):
    if n:
        return {0: AT_own_entrance(n - 1)}
    return [None]
