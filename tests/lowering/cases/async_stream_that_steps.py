async def f(n):
    try:
        yield n
    finally:
        print(n)
    async for event in f(n - 1):
        yield event
# ======================================================================
async def f(n):
    try:
        yield n
    finally:
        print(n)
    pass
    pass
    yield AT_stream.Handover(AT_own_entrance(n - 1))
    return
    event = None
    return
    yield
    event = None

def AT_enter_f(n):
    return (AT_body, (n,))

async def f(n):
    AT_generator = AT_body(*(n,))
    del n
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
