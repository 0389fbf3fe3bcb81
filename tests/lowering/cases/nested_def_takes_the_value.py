def f(n, log):
    if n == 0:
        return log
    size = n * 2

    @log.append
    def reader(x=n):
        return size, x
    return f(n - 1, log)
# ======================================================================
def f(n, log):

    def AT_closure0(size, AT_0):

        @AT_same
        def reader(x=AT_0):
            return (size, x)
        return reader
    while True:
        if n == 0:
            return log
        size = n * 2
        reader = log.append(AT_closure0(size, n))
        n = n - 1
        reader = None
        del reader
        del size
        continue
