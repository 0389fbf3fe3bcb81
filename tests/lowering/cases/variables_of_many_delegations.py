def f(n):
    yield n
    if n == 1:
        for e in f(n):
            yield e
    elif n == 2:
        for c in f(n):
            yield c
    elif n == 3:
        for a in f(n):
            yield a
    elif n == 4:
        for d in f(n):
            yield d
    else:
        for b in f(n):
            yield b
# ======================================================================
def f(n):
    while True:
        yield n
        if n == 1:
            pass
            pass
            continue
        elif n == 2:
            pass
            pass
            continue
        elif n == 3:
            pass
            pass
            continue
        elif n == 4:
            pass
            pass
            continue
        else:
            pass
            pass
            continue
    yield
    e = None
    c = None
    a = None
    d = None
    b = None
