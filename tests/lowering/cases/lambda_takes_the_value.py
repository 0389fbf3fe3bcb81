def f(n, log):
    if n == 0:
        return log
    log.append(lambda x=n, *, y=log: (n, x, y))
    return f(n - 1, log)
# ======================================================================
def f(n, log):

    def AT_closure0(n, AT_0, AT_1):
        return lambda x=AT_0, *, y=AT_1: (n, x, y)
    while True:
        if n == 0:
            return log
        log.append(AT_closure0(n, n, log))
        n = n - 1
        continue
