def f(n):
    a = b = n
    if n:
        c = 1
        return f(a)
    d, e = n
    g.h = k = 1
    l: int = 2
    for m in n:
        return f(b)
    try:
        n()
    except KeyError as o:
        return f(o)
    del a
    return f(n - 1)
# ======================================================================
def f(n):
    AT_again = False
    while True:
        a = b = n
        if n:
            c = 1
            n = a
            a = None
            del a
            del b
            del c
            continue
        d, e = n
        g.h = k = 1
        l: int = 2
        for m in n:
            n = b
            a = None
            del a
            del b
            del d
            del e
            del k
            l = None
            del l
            del m
            AT_again = True
            break
        if AT_again:
            AT_again = False
            continue
        try:
            n()
        except KeyError as o:
            n = o
            a = None
            del a
            del b
            del d
            del e
            del k
            l = None
            del l
            m = None
            del m
            continue
        del a
        n = n - 1
        a = None
        del a
        del b
        del d
        del e
        del k
        l = None
        del l
        m = None
        del m
        continue
# entrance
def f(n):
    AT_again = False
    while True:
        a = b = n
        if n:
            c = 1
            n = a
            a = None
            del a
            del b
            del c
            continue
        d, e = n
        g.h = k = 1
        l: int = 2
        for m in n:
            n = b
            a = None
            del a
            del b
            del d
            del e
            del k
            l = None
            del l
            del m
            AT_again = True
            break
        if AT_again:
            AT_again = False
            continue
        try:
            n()
        except KeyError as o:
            n = o
            a = None
            del a
            del b
            del d
            del e
            del k
            l = None
            del l
            m = None
            del m
            continue
        del a
        n = n - 1
        a = None
        del a
        del b
        del d
        del e
        del k
        l = None
        del l
        m = None
        del m
        continue

def AT_enter_f(n):
    return (AT_body, (n,))
