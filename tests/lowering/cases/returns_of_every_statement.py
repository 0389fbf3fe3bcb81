def f(n):
    """The docstring stays."""
    with n as m:
        return 1
    for x in n:
        return x
    else:
        return 2
    while n:
        return
    else:
        n = 1
    match n:
        case 1:
            return 3
        case [x] if x:
            pass
    try:
        return 4
    except KeyError as e:
        return 5
    except TypeError:
        n = 2
    else:
        return 6
    finally:
        if n:
            n = 7
    try:
        n = 3
    except* ValueError:
        n = 4
    if n:
        return None
    elif m:
        return g(n)
    async def h(): return 8
    class K: x = 1
    return f(n)
# ======================================================================
def f(n):
    """The docstring stays."""
    while True:
        with n as m:
            return 1
        for x in n:
            return x
        else:
            return 2
        while n:
            return
        else:
            n = 1
        match n:
            case 1:
                return 3
            case [x] if x:
                pass
        try:
            return 4
        except KeyError as e:
            return 5
        except TypeError:
            n = 2
        else:
            return 6
        finally:
            if n:
                n = 7
        try:
            n = 3
        except* ValueError:
            n = 4
        if n:
            return None
        elif m:
            AT_callee = g
            AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
            if AT_entrance is not None:
                AT_next = AT_entrance(n)
                n = None
                K = None
                h = None
                m = None
                x = None
                AT_callee = None
                AT_entrance = None
                AT_dropped = False
                while True:
                    while AT_next.__class__ is AT_jumps:
                        AT_next = AT_next[0](*AT_next[1])
                    if AT_next.__class__ is AT_list:
                        return AT_next.clear() if AT_dropped else AT_next.pop()
                    AT_next = AT_next[0]
                    AT_dropped = True
            return AT_callee(n)

        async def h():
            return 8

        class K:
            x = 1
        K = None
        del K
        h = None
        del h
        m = None
        del m
        x = None
        del x
        continue
# entrance
def f(n):
    """The docstring stays."""
    while True:
        with n as m:
            return [1]
        for x in n:
            return [x]
        else:
            return [2]
        while n:
            return [None]
        else:
            n = 1
        match n:
            case 1:
                return [3]
            case [x] if x:
                pass
        try:
            return [4]
        except KeyError as e:
            return [5]
        except TypeError:
            n = 2
        else:
            return [6]
        finally:
            if n:
                n = 7
        try:
            n = 3
        except* ValueError:
            n = 4
        if n:
            return [None]
        elif m:
            AT_callee = g
            AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
            if AT_entrance is not None:
                return AT_entrance(n)
            return [AT_callee(n)]

        async def h():
            return 8

        class K:
            x = 1
        K = None
        del K
        h = None
        del h
        m = None
        del m
        x = None
        del x
        continue

def AT_enter_f(n):
    return (AT_body, (n,))
# transition
def AT_configure_f(n):
    return (AT_self, (n,), {})

def f(n):
    """The docstring stays."""
    with n as m:
        return [1]
    for x in n:
        return [x]
    else:
        return [2]
    while n:
        return [None]
    else:
        n = 1
    match n:
        case 1:
            return [3]
        case [x] if x:
            pass
    try:
        return [4]
    except KeyError as e:
        return [5]
    except TypeError:
        n = 2
    else:
        return [6]
    finally:
        if n:
            n = 7
    try:
        n = 3
    except* ValueError:
        n = 4
    if n:
        return [None]
    elif m:
        AT_callee = g
        AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
        if AT_entrance is not None:
            return AT_entrance(n)
        return [AT_callee(n)]

    async def h():
        return 8

    class K:
        x = 1
    return AT_own_entrance(n)
