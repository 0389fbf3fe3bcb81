def f(a=None, b=True, c=1.5, d="x", e=..., g=b"", h=(), *, i=[], j=print):
    return f()
# ======================================================================
def f(a, b, c, d, e, g, h, *, i, j):
    while True:
        a = None
        b = True
        c = AT_default_c
        d = AT_default_d
        e = ...
        g = AT_default_g
        h = AT_default_h
        i = AT_default_i
        j = AT_default_j
        continue
# transition
def AT_configure_f(a, b, c, d, e, g, h, *, i, j):
    return (AT_self, (a, b, c, d, e, g, h), {'i': i, 'j': j})

def f(a, b, c, d, e, g, h, *, i, j):
    return AT_own_entrance()
