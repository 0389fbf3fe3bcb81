def f(n, log):
    return log if n == 0 else f(n - 1, log)
# ======================================================================
def f(n, log):
    while True:
        if n == 0:
            return log
        else:
            n = n - 1
            continue
