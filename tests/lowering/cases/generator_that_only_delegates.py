def f(n):
    if n:
        yield from f(n - 1)
# ======================================================================
def f(n):
    while True:
        if n:
            n = n - 1
            continue
        return
    yield
