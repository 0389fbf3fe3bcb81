def f(n):
    if n > 1:
        late = n
    if n == 0:
        return late
    return f(n - 1)
# ======================================================================
def f(n):
    while True:
        if n > 1:
            late = n
        if n == 0:
            return late
        n = n - 1
        late = None
        del late
        continue
