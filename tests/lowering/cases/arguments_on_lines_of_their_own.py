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
        AT_a = b
        b, c = (a, b)
        a = AT_a
        del AT_a
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
        AT_a = b
        b, c = (a, b)
        a = AT_a
        del AT_a
        continue

def AT_jump_f(a, b, c):
    return (AT_body, (a, b, c))
