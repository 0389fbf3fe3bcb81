def f(a: int, /, b: str = "", *c: bytes, d: float, **e: list) -> dict:
    if a:
        return f(1, *c, **e)
    return f(a, b, d=d)
# ======================================================================
def AT_bind_f(a, /, b, *c, d, **e):
    return (a, b, d, c, e)

def f(a, /, b, *c, d, **e):
    while True:
        if a:
            a, b, d, c, e = AT_bind(1, *c, **e)
            continue
        c, e = ((), {})
        continue
# entrance
def f(a, b, d, c, e):
    while True:
        if a:
            a, b, d, c, e = AT_bind(1, *c, **e)
            continue
        c, e = ((), {})
        continue

def AT_bind_f(a, /, b, *c, d, **e):
    return (a, b, d, c, e)

def AT_enter_f(a, /, b, *c, d, **e):
    return (AT_body, (a, b, d, c, e))
# transition
def AT_configure_f(a, /, b, *c, d, **e):
    return (AT_self, (a, b, *c), {'d': d, **e})

def f(a, /, b, *c, d, **e):
    if a:
        return AT_own_entrance(1, *c, **e)
    return AT_own_entrance(a, b, d=d)
