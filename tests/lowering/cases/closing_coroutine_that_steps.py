async def f(n, after, errors, log):
    """Serves."""
    log.append(lambda: n)
    n -= 1
    try:
        await after.ready()
    except errors:
        return await f(n, after, errors, log)
    except ValueError:
        n = 0
    if n:
        return await after(n)
    await f(n, after, errors, log)
# ======================================================================
async def f(n, after, errors, log):
    """Serves."""
    AT_closing = False
    log.append(lambda: n)
    n -= 1
    try:
        await after.ready()
    except errors:
        AT_error = AT_slow = AT_exit.handled[1]
        AT_odd = False
        while AT_error is not None:
            if AT_exit.types[AT_error] is AT_exit.kind:
                AT_entry = AT_exit.tracebacks[AT_error]
                while AT_entry is not None:
                    AT_closing = AT_closing or AT_entry.tb_frame is AT_exit.frame
                    AT_entry = AT_entry.tb_next
            AT_error = AT_exit.contexts[AT_error]
            AT_slow = AT_exit.contexts[AT_slow] if AT_odd else AT_slow
            AT_odd = not AT_odd
            if AT_error is AT_slow:
                AT_error = None
        AT_error = AT_slow = None
        if AT_closing:
            AT_callee = AT_self
            return [await AT_callee(n, after, errors, log)]
        else:
            return AT_own_entrance(n, after, errors, log)
    except ValueError:
        n = 0
    if n:
        AT_callee = after
        AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
        if False if AT_closing else AT_entrance is not None:
            return AT_entrance(n)
        return [await AT_callee(n)]
    if AT_closing:
        AT_callee = AT_self
        await AT_callee(n, after, errors, log)
    else:
        return {0: AT_own_entrance(n, after, errors, log)}
    return [None]

async def f(n, after, errors, log):
    """Serves."""
    AT_dropped = False
    AT_next = AT_body(n, after, errors, log)
    del n
    del after
    del errors
    del log
    while True:
        while AT_next.__class__ is AT_jumps:
            AT_next = await AT_next
        if AT_next.__class__ is AT_list:
            return AT_next.clear() if AT_dropped else AT_next.pop()
        AT_next = AT_next[0]
        AT_dropped = True
