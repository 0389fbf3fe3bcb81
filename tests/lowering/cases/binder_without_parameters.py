def f():
    if f:
        return f(1)
    return f()
# ======================================================================
def AT_bind_f():
    return ()

def f():
    while True:
        if f:
            AT_bind(1)
            continue
        continue
# entrance
def f():
    while True:
        if f:
            AT_bind(1)
            continue
        continue

def AT_bind_f():
    return ()

def AT_enter_f():
    return (AT_body, ())
