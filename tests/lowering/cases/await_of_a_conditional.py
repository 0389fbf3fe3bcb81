async def f(n, stop):
    return await (f(n - 1, stop) if n else stop(n))
# ======================================================================
async def f(n, stop):
    while True:
        if n:
            n = n - 1
            continue
        else:
            AT_callee = stop
            AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
            if AT_entrance is not None:
                AT_next = AT_entrance(n)
                n = None
                stop = None
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
