def f(n, m):
    for x in n:
        while x:
            if x == 1:
                return f(1, x)
            try:
                x()
            except KeyError as e:
                return f(2, e)
            else:
                break
        else:
            continue
        for y in x:
            pass
        else:
            return f(3, m)
    else:
        while m:
            m()
        else:
            return f(4, m)
    with m:
        for z in m: print(z)
    match m:
        case [a, b]:
            for c in a:
                return f(a, b)
# ======================================================================
def f(n, m):
    AT_again = False
    while True:
        for x in n:
            while x:
                if x == 1:
                    n, m = (1, x)
                    del x
                    y = None
                    del y
                    AT_again = True
                    break
                try:
                    x()
                except KeyError as e:
                    n, m = (2, e)
                    del x
                    y = None
                    del y
                    AT_again = True
                    break
                else:
                    break
            else:
                continue
            if AT_again:
                break
            for y in x:
                pass
            else:
                n = 3
                del x
                y = None
                del y
                AT_again = True
                break
        else:
            while m:
                m()
            else:
                n = 4
                x = None
                del x
                y = None
                del y
                continue
        if AT_again:
            AT_again = False
            continue
        with m:
            for z in m:
                print(z)
        match m:
            case [a, b]:
                for c in a:
                    n, m = (a, b)
                    a = None
                    del a
                    b = None
                    del b
                    del c
                    x = None
                    del x
                    y = None
                    del y
                    z = None
                    del z
                    AT_again = True
                    break
                if AT_again:
                    AT_again = False
                    continue
        return
# entrance
def f(n, m):
    AT_again = False
    while True:
        for x in n:
            while x:
                if x == 1:
                    n, m = (1, x)
                    del x
                    y = None
                    del y
                    AT_again = True
                    break
                try:
                    x()
                except KeyError as e:
                    n, m = (2, e)
                    del x
                    y = None
                    del y
                    AT_again = True
                    break
                else:
                    break
            else:
                continue
            if AT_again:
                break
            for y in x:
                pass
            else:
                n = 3
                del x
                y = None
                del y
                AT_again = True
                break
        else:
            while m:
                m()
            else:
                n = 4
                x = None
                del x
                y = None
                del y
                continue
        if AT_again:
            AT_again = False
            continue
        with m:
            for z in m:
                print(z)
        match m:
            case [a, b]:
                for c in a:
                    n, m = (a, b)
                    a = None
                    del a
                    b = None
                    del b
                    del c
                    x = None
                    del x
                    y = None
                    del y
                    z = None
                    del z
                    AT_again = True
                    break
                if AT_again:
                    AT_again = False
                    continue
        return [None]

def AT_enter_f(n, m):
    return (AT_body, (n, m))
