async def f(n, acc):
    """Doc."""
    if n == 0:
        return acc
    return await f(n - 1, acc + n)
# ======================================================================
async def f(n, acc):
    """Doc."""
    while True:
        if n == 0:
            return acc
        n, acc = (n - 1, acc + n)
        continue
# transition
def AT_configure_f(n, acc):
    return (AT_self, (n, acc), {})

async def f(n, acc):
    """Doc."""
    if n == 0:
        return [acc]
    return AT_own_entrance(n - 1, acc + n)
