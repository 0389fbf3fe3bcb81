async def f(n, label='x'):
    yield n
    if n:
        async for event in f(n - 1):
            yield event
# ======================================================================
async def f(n, label):
    while True:
        yield n
        if n:
            n, label = (n - 1, AT_default_label)
            pass
            pass
            continue
        return
    yield
    event = None
# transition
def AT_configure_f(n, label):
    return (AT_self, (n, label), {})

async def f(n, label):
    yield n
    if n:
        pass
        pass
        yield AT_stream.Handover(AT_own_entrance(n - 1))
        return
        event = None
    return
    yield
    event = None
