def f(n):
    if n == 0:
        return n
    yield n
    yield from f(n - 1)
# ======================================================================
def f(n):
    AT_dropped = False
    while True:
        if n == 0:
            AT_value = n
            if AT_dropped:
                return None
            return AT_value
        yield n
        n = n - 1
        AT_dropped = True
        continue
    yield
# transition
def AT_configure_f(n):
    return (AT_self, (n,), {})

def f(n):
    if n == 0:
        return [n]
    yield n
    return {1: AT_own_entrance(n - 1)}
    yield
