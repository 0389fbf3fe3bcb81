async def f(n, after, errors):
    try:
        with after.lock:
            await after.ready()
    except ValueError:
        n -= 1
    except errors:
        pass
    if n:
        return await f(n - 1, after, errors)
    return await after(n)
# ======================================================================
async def f(n, after, errors):
    while True:
        try:
            with after.lock:
                await after.ready()
        except ValueError:
            n -= 1
        except errors:
            pass
        if n:
            n = n - 1
            continue
        AT_callee = after
        AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
        if AT_entrance is not None:
            AT_next = AT_entrance(n)
            n = None
            after = None
            errors = None
            AT_callee = None
            AT_entrance = None
            AT_dropped = False
            while True:
                while AT_next.__class__ is AT_jumps:
                    AT_next = await AT_next
                if AT_next.__class__ is AT_list:
                    return AT_next.clear() if AT_dropped else AT_next.pop()
                AT_next = AT_next[0]
                AT_dropped = True
        return await AT_callee(n)
# entrance
async def f(n, after, errors):
    AT_closing = False
    while True:
        try:
            with after.lock:
                await after.ready()
        except ValueError:
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
            n -= 1
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
            pass
        if n:
            n = n - 1
            continue
        AT_callee = after
        AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
        if False if AT_closing else AT_entrance is not None:
            return AT_entrance(n)
        return [await AT_callee(n)]
# transition
def AT_configure_f(n, after, errors):
    return (AT_self, (n, after, errors), {})

async def f(n, after, errors):
    AT_closing = False
    try:
        with after.lock:
            await after.ready()
    except ValueError:
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
        n -= 1
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
        pass
    if n:
        if AT_closing:
            AT_callee = AT_self
            return [await AT_callee(n - 1, after, errors)]
        else:
            return AT_own_entrance(n - 1, after, errors)
    AT_callee = after
    AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
    if False if AT_closing else AT_entrance is not None:
        return AT_entrance(n)
    return [await AT_callee(n)]
