def f(n, a, b, c, d):
    if n == 0:
        return a
    return f(n - 1, b, a, c + 1, d + n)
# ======================================================================
def f(n, a, b, c, d):
    while True:
        if n == 0:
            return a
        AT_n = n - 1
        a, b = (b, a)
        c = c + 1
        d = d + n
        n = AT_n
        del AT_n
        continue
