async def f(n, g, *rest):
    """The docstring stays."""
    x = yield n
    if n == 1:
        async for event in f(1, g, *rest):
            yield event
    elif n == 2:
        async for event in g(2):
            yield event
    elif n == 3:
        return
# ======================================================================
async def f(n, g, rest):
    """The docstring stays."""
    x = (yield n)
    if n == 1:
        pass
        pass
        yield AT_stream.Handover(AT_own_entrance(1, g, *rest))
        return
        event = None
    elif n == 2:
        AT_callee = g
        AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
        if AT_entrance is not None:
            pass
            pass
            yield AT_stream.Handover(AT_entrance(2))
            return
            event = None
        async for event in AT_callee(2):
            yield event
    elif n == 3:
        return
    return
    yield
    event = None
    event = None

def AT_enter_f(n, g, *rest):
    return (AT_body, (n, g, rest))

async def f(n, g, *rest):
    """The docstring stays."""
    AT_generator = AT_body(*(n, g, rest))
    del n
    del g
    del rest
    AT_next = None
    AT_sent = AT_thrown = None
    try:
        while True:
            if AT_thrown is None:
                AT_held = [await AT_generator.asend(AT_sent)]
            else:
                AT_held, AT_thrown = ([AT_thrown], None)
                AT_held = [await AT_generator.athrow(AT_held.pop())]
            AT_sent = None
            if AT_stream.type(AT_held[0]) is AT_stream.Handover:
                AT_next = AT_held.pop().jump
                continue
            try:
                AT_sent = (yield AT_held.pop())
            except AT_stream.GeneratorExit:
                await AT_generator.aclose()
                raise
            except AT_stream.BaseException as AT_error:
                AT_thrown = AT_error
    except AT_stream.StopAsyncIteration:
        if AT_next is None:
            return
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
# transition
def AT_configure_f(n, g, *rest):
    return (AT_self, (n, g, *rest), {})

async def f(n, g, *rest):
    """The docstring stays."""
    x = (yield n)
    if n == 1:
        pass
        pass
        yield AT_stream.Handover(AT_own_entrance(1, g, *rest))
        return
        event = None
    elif n == 2:
        AT_callee = g
        AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
        if AT_entrance is not None:
            pass
            pass
            yield AT_stream.Handover(AT_entrance(2))
            return
            event = None
        async for event in AT_callee(2):
            yield event
    elif n == 3:
        return
    return
    yield
    event = None
    event = None
