async def f(n, g):
    """The docstring stays."""
    yield n
    if n == 1:
        async for event in f(1, g):
            yield event
        return
    elif n == 2:
        async for other in g(2):
            yield other
    elif n == 3:
        return
    while n:
        if n == 4:
            async for event in f(1, g):
                yield event
            return
    event = 1
# ======================================================================
async def f(n, g):
    """The docstring stays."""
    AT_again = False
    while True:
        yield n
        if n == 1:
            pass
            n = 1
            pass
            pass
            event = None
            del event
            continue
            return
        elif n == 2:
            async for other in g(2):
                yield other
        elif n == 3:
            return
        while n:
            if n == 4:
                pass
                n = 1
                pass
                pass
                event = None
                del event
                other = None
                del other
                AT_again = True
                break
                return
        if AT_again:
            AT_again = False
            continue
        event = 1
        return
    yield
    event = None
    event = None
# entrance
async def f(n, g):
    """The docstring stays."""
    AT_again = False
    while True:
        yield n
        if n == 1:
            pass
            n = 1
            pass
            pass
            event = None
            del event
            continue
            return
        elif n == 2:
            async for other in g(2):
                yield other
        elif n == 3:
            return
        while n:
            if n == 4:
                pass
                n = 1
                pass
                pass
                event = None
                del event
                other = None
                del other
                AT_again = True
                break
                return
        if AT_again:
            AT_again = False
            continue
        event = 1
        return
    yield
    event = None
    event = None

def AT_enter_f(n, g):
    return (AT_body, (n, g))
# transition
def AT_configure_f(n, g):
    return (AT_self, (n, g), {})

async def f(n, g):
    """The docstring stays."""
    yield n
    if n == 1:
        pass
        pass
        yield AT_stream.Handover(AT_own_entrance(1, g))
        return
        event = None
        return
    elif n == 2:
        async for other in g(2):
            yield other
    elif n == 3:
        return
    while n:
        if n == 4:
            pass
            pass
            yield AT_stream.Handover(AT_own_entrance(1, g))
            return
            event = None
            return
    event = 1
    return
    yield
    event = None
    event = None
