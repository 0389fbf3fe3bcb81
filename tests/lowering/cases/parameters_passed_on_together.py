def f(n, a, b):
    if n == 0:
        return a
    return f(b=a + 1, a=b, n=n - 1)
# ======================================================================
def f(n, a, b):
    while True:
        if n == 0:
            return a
        b, a, n = (a + 1, b, n - 1)
        continue
