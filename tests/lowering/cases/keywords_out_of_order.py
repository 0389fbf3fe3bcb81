def f(n, *, a, b=None):
    if n == 0:
        return a
    return f(a=b, n=n - 1)
# ======================================================================
def f(n, *, a, b):
    while True:
        if n == 0:
            return a
        a, n, b = (b, n - 1, None)
        continue
