def f(n, log, m=1):
    @log(lambda: n)
    @log.keep
    def g(a, /, b=n, *c, d=m, e, **h):
        return m
    @log
    async def k():
        return n
    log(lambda x=log, y=lambda: n, *, z=m: (x, n), [lambda: 0], {n: lambda: log})
    if n:
        return log(lambda: n)
    return f(g, log)
# ======================================================================
def f(n, log, m):

    def AT_closure0(n):
        return lambda: n

    def AT_closure1(log):
        return lambda: log

    def AT_closure2(log, m, n, AT_0, AT_1, AT_2):
        return lambda x=AT_0, y=AT_1, *, z=AT_2: (x, n)

    def AT_closure3(n):
        return lambda: n

    def AT_closure4(log, n):

        @AT_same
        async def k():
            return n
        return k

    def AT_closure5(log, m, n, AT_0, AT_1):

        @AT_same
        def g(a, /, b=AT_0, *c, d=AT_1, e, **h):
            return m
        return g

    def AT_closure6(n):
        return lambda: n
    while True:
        g = log(AT_closure6(n))(log.keep(AT_closure5(log, m, n, n, m)))
        k = log(AT_closure4(log, n))
        log(AT_closure2(log, m, n, log, AT_closure3(n), m), [lambda: 0], {n: AT_closure1(log)})
        if n:
            AT_callee = log
            AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
            if AT_entrance is not None:
                AT_next = AT_entrance(AT_closure0(n))
                n = None
                log = None
                m = None
                g = None
                k = None
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
            return AT_callee(AT_closure0(n))
        n, m = (g, 1)
        g = None
        del g
        k = None
        del k
        continue
# entrance
def f(n, log, m):

    def AT_closure0(n):
        return lambda: n

    def AT_closure1(log):
        return lambda: log

    def AT_closure2(log, m, n, AT_0, AT_1, AT_2):
        return lambda x=AT_0, y=AT_1, *, z=AT_2: (x, n)

    def AT_closure3(n):
        return lambda: n

    def AT_closure4(log, n):

        @AT_same
        async def k():
            return n
        return k

    def AT_closure5(log, m, n, AT_0, AT_1):

        @AT_same
        def g(a, /, b=AT_0, *c, d=AT_1, e, **h):
            return m
        return g

    def AT_closure6(n):
        return lambda: n
    while True:
        g = log(AT_closure6(n))(log.keep(AT_closure5(log, m, n, n, m)))
        k = log(AT_closure4(log, n))
        log(AT_closure2(log, m, n, log, AT_closure3(n), m), [lambda: 0], {n: AT_closure1(log)})
        if n:
            AT_callee = log
            AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
            if AT_entrance is not None:
                return AT_entrance(AT_closure0(n))
            return [AT_callee(AT_closure0(n))]
        n, m = (g, 1)
        g = None
        del g
        k = None
        del k
        continue

def AT_enter_f(n, log, m):
    return (AT_body, (n, log, m))
