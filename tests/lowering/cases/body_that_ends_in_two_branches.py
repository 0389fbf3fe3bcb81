def f(n):
    if n:
        if m:
            return f(n)
        else:
            n = 1
    else:
        return f(2)
# ======================================================================
def f(n):
    while True:
        if n:
            if m:
                continue
            else:
                n = 1
        else:
            n = 2
            continue
        return
# entrance
def f(n):
    while True:
        if n:
            if m:
                continue
            else:
                n = 1
        else:
            n = 2
            continue
        return [None]

def AT_enter_f(n):
    return (AT_body, (n,))
