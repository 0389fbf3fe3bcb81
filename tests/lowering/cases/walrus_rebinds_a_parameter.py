def f(n, a, b):
    if n == 0:
        return a
    return f(n - 1, a, (a := b))
# ======================================================================
def f(n, a, b):
    while True:
        if n == 0:
            return a
        n, a, b = (n - 1, a, (a := b))
        continue
