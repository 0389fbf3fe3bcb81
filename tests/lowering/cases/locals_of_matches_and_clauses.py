def f(n, m):
    if n:
        a = m
    match (b := m):
        case 1:
            return f(0, b)
        case [c]:
            return f(1, c)
    try:
        m()
    except (d := m):
        return f(2, d)
    except KeyError:
        return f(3, m)
    return f(4, m)
# ======================================================================
def f(n, m):
    while True:
        if n:
            a = m
        match (b := m):
            case 1:
                n, m = (0, b)
                a = None
                del a
                b = None
                del b
                continue
            case [c]:
                n, m = (1, c)
                a = None
                del a
                b = None
                del b
                c = None
                del c
                continue
        try:
            m()
        except (d := m):
            n, m = (2, d)
            a = None
            del a
            b = None
            del b
            c = None
            del c
            d = None
            del d
            continue
        except KeyError:
            n = 3
            a = None
            del a
            b = None
            del b
            c = None
            del c
            d = None
            del d
            continue
        n = 4
        a = None
        del a
        b = None
        del b
        c = None
        del c
        d = None
        del d
        continue
