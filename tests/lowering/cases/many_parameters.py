def f(a, b, c, d, e, g):
    if a == 1:
        return f(b, c, d, e, g, a)
    if a == 2:
        return f(a + 1, b + a, c + b, d + c, e + d, g + e)
    if a == 3:
        return f(b, a, d, c, g, e)
    if a == 4:
        return f(a, b, c, d + a, e, g)
    if a == 5:
        return f(b, a + c, c + b, d, e, g + a)
    if a == 6:
        return f(a, b, c, d, e, g)
    if a == 7:
        return f(b, a, c + a, d + 1, e, g)
    return f(1, b, (a := 2), a, e, (x := g))
# ======================================================================
def f(a, b, c, d, e, g):
    while True:
        if a == 1:
            AT_new_a = b
            b = c
            c = d
            d = e
            e = g
            g = a
            a = AT_new_a
            del AT_new_a
            continue
        if a == 2:
            AT_new_a = a + 1
            AT_new_b = b + a
            AT_new_c = c + b
            d, e, g = (d + c, e + d, g + e)
            a = AT_new_a
            del AT_new_a
            b = AT_new_b
            del AT_new_b
            c = AT_new_c
            del AT_new_c
            continue
        if a == 3:
            a, b = (b, a)
            c, d = (d, c)
            e, g = (g, e)
            continue
        if a == 4:
            d = d + a
            continue
        if a == 5:
            AT_new_a = b
            b, c, g = (a + c, c + b, g + a)
            a = AT_new_a
            del AT_new_a
            continue
        if a == 6:
            continue
        if a == 7:
            c, d = (c + a, d + 1)
            a, b = (b, a)
            continue
        a, b, c, d, e, g = (1, b, (a := 2), a, e, (x := g))
        x = None
        del x
        continue
# entrance
def f(a, b, c, d, e, g):
    while True:
        if a == 1:
            AT_new_a = b
            b = c
            c = d
            d = e
            e = g
            g = a
            a = AT_new_a
            del AT_new_a
            continue
        if a == 2:
            AT_new_a = a + 1
            AT_new_b = b + a
            AT_new_c = c + b
            d, e, g = (d + c, e + d, g + e)
            a = AT_new_a
            del AT_new_a
            b = AT_new_b
            del AT_new_b
            c = AT_new_c
            del AT_new_c
            continue
        if a == 3:
            a, b = (b, a)
            c, d = (d, c)
            e, g = (g, e)
            continue
        if a == 4:
            d = d + a
            continue
        if a == 5:
            AT_new_a = b
            b, c, g = (a + c, c + b, g + a)
            a = AT_new_a
            del AT_new_a
            continue
        if a == 6:
            continue
        if a == 7:
            c, d = (c + a, d + 1)
            a, b = (b, a)
            continue
        a, b, c, d, e, g = (1, b, (a := 2), a, e, (x := g))
        x = None
        del x
        continue

def AT_enter_f(a, b, c, d, e, g):
    return (AT_body, (a, b, c, d, e, g))
