def f(a, b, c):
    if a:
        return f(
            a,
            b,
            c + 1,
        )
    return f(
        b,
        a,
        b,
    )
# ======================================================================
def f(a, b, c):
    while True:
        if a:
            pass
            pass
            pass
            c = c + 1
            continue
        pass
        a, b, c = (b, a, b)
        continue
# entrance
def f(a, b, c):
    while True:
        if a:
            pass
            pass
            pass
            c = c + 1
            continue
        pass
        a, b, c = (b, a, b)
        continue

def AT_enter_f(a, b, c):
    return (AT_body, (a, b, c))
