def f(n):
    try:
        n()
    except* KeyError:
        n = 0
    else:
        return f(n - 1)
    return n
# ======================================================================
def f(n):
    while True:
        try:
            n()
        except* KeyError:
            n = 0
        else:
            n = n - 1
            continue
        return n
