async def f(n, g):
    try:
        n()
    except KeyError as e:
        return await g(e)
    except TypeError as h:
        x = 1
        return await f(x, g)
    finally_ = 1
    return await g(n)
# ======================================================================
async def f(n, g):
    while True:
        try:
            n()
        except KeyError as e:
            AT_callee = g
            AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
            if AT_entrance is not None:
                AT_next = AT_entrance(e)
                n = None
                g = None
                finally_ = None
                x = None
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
            return await AT_callee(e)
        except TypeError as h:
            x = 1
            n = x
            del x
            continue
        finally_ = 1
        AT_callee = g
        AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
        if AT_entrance is not None:
            AT_next = AT_entrance(n)
            n = None
            g = None
            finally_ = None
            x = None
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
async def f(n, g):
    while True:
        try:
            n()
        except KeyError as e:
            AT_callee = g
            AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
            if AT_entrance is not None:
                return AT_entrance(e)
            return [await AT_callee(e)]
        except TypeError as h:
            x = 1
            n = x
            del x
            continue
        finally_ = 1
        AT_callee = g
        AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
        if AT_entrance is not None:
            return AT_entrance(n)
        return [await AT_callee(n)]
# transition
def AT_configure_f(n, g):
    return (AT_self, (n, g), {})

async def f(n, g):
    try:
        n()
    except KeyError as e:
        AT_callee = g
        AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
        if AT_entrance is not None:
            return AT_entrance(e)
        return [await AT_callee(e)]
    except TypeError as h:
        x = 1
        return AT_own_entrance(x, g)
    finally_ = 1
    AT_callee = g
    AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
    if AT_entrance is not None:
        return AT_entrance(n)
    return [await AT_callee(n)]
