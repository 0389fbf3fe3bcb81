def f(n, *rest, **extra):
    if n == 0:
        return rest
    if n == 1:
        return f(n - 1, *rest)
    return f(n - 1, n, *rest, q=1)
# ======================================================================
def f(n, *rest, **extra):
    while True:
        if n == 0:
            return rest
        if n == 1:
            n, extra = (n - 1, {})
            continue
        n, rest, extra = (n - 1, (n, *rest), {'q': 1})
        continue
# transition
def AT_configure_f(n, *rest, **extra):
    return (AT_self, (n, *rest), {**extra})

def f(n, *rest, **extra):
    if n == 0:
        return [rest]
    if n == 1:
        return AT_own_entrance(n - 1, *rest)
    return AT_own_entrance(n - 1, n, *rest, q=1)
