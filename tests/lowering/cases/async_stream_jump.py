async def f(n):
    yield n
    async for event in other(n - 1):
        yield event
# ======================================================================
async def f(n):
    yield n
    AT_callee = other
    AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
    if AT_entrance is not None:
        AT_next = AT_entrance(n - 1)
        n = None
        event = None
        AT_callee = None
        AT_entrance = None
        pass
        pass
        while AT_next is not None:
            AT_generator = AT_next[0](*AT_next[1])
            AT_next = None
            async for AT_event in AT_generator:
                if AT_stream.type(AT_event) is AT_stream.Handover:
                    AT_next = AT_event.jump
                    AT_event = None
                    continue
                try:
                    yield AT_event
                except AT_stream.BaseException:
                    await AT_generator.aclose()
                    raise
        return
    async for event in AT_callee(n - 1):
        yield event
    return
    yield
    event = None
# entrance
async def f(n):
    yield n
    AT_callee = other
    AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
    if AT_entrance is not None:
        pass
        pass
        yield AT_stream.Handover(AT_entrance(n - 1))
        return
        event = None
    async for event in AT_callee(n - 1):
        yield event
    return
    yield
    event = None

def AT_enter_f(n):
    return (AT_body, (n,))
