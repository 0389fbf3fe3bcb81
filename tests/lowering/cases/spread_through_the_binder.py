def f(n, a=1):
    if n == 0:
        return a
    return f(n - 1, **{"a": n})
# ======================================================================
def AT_bind_f(n, a):
    return (n, a)

def f(n, a):
    while True:
        if n == 0:
            return a
        n, a = AT_bind(n - 1, **{'a': n})
        continue
