def f(n):
    if n == 0:
        return 5
    if n == 1:
        return None
    f(n - 1)
# ======================================================================
def f(n):
    AT_dropped = False
    while True:
        if n == 0:
            AT_value = 5
            if AT_dropped:
                return None
            return AT_value
        if n == 1:
            return None
        n = n - 1
        AT_dropped = True
        continue
