def f(n, a, b, c, d):
    if n == 0:
        return a
    return f(n - 1, b, a, c + 1, d + n)
# ======================================================================
def f(n, a, b, c, d):
    while True:
        if n == 0:
            return a
        n, c, d = (n - 1, c + 1, d + n)
        a, b = (b, a)
        continue
