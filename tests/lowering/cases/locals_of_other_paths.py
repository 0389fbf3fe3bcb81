def f(n, m):
    if n == 1:
        a = m
        return f(a, m)
    elif n == 2:
        b = m
    elif n == 3 and (c := m):
        return f(0, c)
    else:
        d = m
        if m:
            raise n
    for e in m:
        if e:
            return f(0, 0)
        g = e
    match n:
        case [h, *i] if (j := h):
            k = j
            return f(k, i)
        case {"l": 1, **o}:
            p = o
    try:
        q = m()
    except KeyError:
        return f(1, 1)
    except ValueError as r:
        s = r
        return f(s, 1)
    else:
        t = q
        return f(t, 2)
    return f(2, 2)
# ======================================================================
def f(n, m):
    AT_again = False
    while True:
        if n == 1:
            a = m
            n = a
            del a
            continue
        elif n == 2:
            b = m
        elif n == 3 and (c := m):
            n, m = (0, c)
            c = None
            del c
            continue
        else:
            d = m
            if m:
                raise n
        for e in m:
            if e:
                n, m = (0, 0)
                b = None
                del b
                c = None
                del c
                d = None
                del d
                del e
                g = None
                del g
                AT_again = True
                break
            g = e
        if AT_again:
            AT_again = False
            continue
        match n:
            case [h, *i] if (j := h):
                k = j
                n, m = (k, i)
                b = None
                del b
                c = None
                del c
                d = None
                del d
                e = None
                del e
                g = None
                del g
                h = None
                del h
                i = None
                del i
                j = None
                del j
                del k
                continue
            case {'l': 1, **o}:
                p = o
        try:
            q = m()
        except KeyError:
            n, m = (1, 1)
            b = None
            del b
            c = None
            del c
            d = None
            del d
            e = None
            del e
            g = None
            del g
            h = None
            del h
            i = None
            del i
            j = None
            del j
            o = None
            del o
            p = None
            del p
            q = None
            del q
            continue
        except ValueError as r:
            s = r
            n, m = (s, 1)
            b = None
            del b
            c = None
            del c
            d = None
            del d
            e = None
            del e
            g = None
            del g
            h = None
            del h
            i = None
            del i
            j = None
            del j
            o = None
            del o
            p = None
            del p
            q = None
            del q
            del s
            continue
        else:
            t = q
            n, m = (t, 2)
            b = None
            del b
            c = None
            del c
            d = None
            del d
            e = None
            del e
            g = None
            del g
            h = None
            del h
            i = None
            del i
            j = None
            del j
            o = None
            del o
            p = None
            del p
            q = None
            del q
            del t
            continue
        n, m = (2, 2)
        b = None
        del b
        c = None
        del c
        d = None
        del d
        e = None
        del e
        g = None
        del g
        h = None
        del h
        i = None
        del i
        j = None
        del j
        o = None
        del o
        p = None
        del p
        q = None
        del q
        s = None
        del s
        t = None
        del t
        continue
