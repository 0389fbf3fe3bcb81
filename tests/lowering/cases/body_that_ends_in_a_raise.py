def f(n):
    if n:
        return f(n)
    else:
        raise KeyError
# ======================================================================
def f(n):
    while True:
        if n:
            continue
        else:
            raise KeyError
# entrance
def f(n):
    while True:
        if n:
            continue
        else:
            raise KeyError

def AT_enter_f(n):
    return (AT_body, (n,))
