def f(n, m, o):
    del m
    try:
        n()
    except KeyError as o:
        pass
    return f(n, m, o)
# ======================================================================
def f(n, m, o):
    while True:
        del m
        try:
            n()
        except KeyError as o:
            pass
        m, o = (m, o)
        continue
# entrance
def f(n, m, o):
    while True:
        del m
        try:
            n()
        except KeyError as o:
            pass
        m, o = (m, o)
        continue

def AT_enter_f(n, m, o):
    return (AT_body, (n, m, o))
