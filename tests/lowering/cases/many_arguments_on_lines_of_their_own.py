def f(a, b, c, d, e):
    return f(
        b,
        a,
        None,
        e(),
        d,
    )
# ======================================================================
def f(a, b, c, d, e):
    while True:
        pass
        AT_new_a = b
        AT_new_b = a
        c, d, e = (None, e(), d)
        a = AT_new_a
        del AT_new_a
        b = AT_new_b
        del AT_new_b
        continue
