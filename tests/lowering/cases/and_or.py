def f(n, stop):
    return n and (stop(n) or f(n - 1, stop))
# ======================================================================
def f(n, stop):
    while True:
        AT_value = n and (stop(n) or AT_mark_0)
        if AT_value is AT_mark_0:
            n = n - 1
            continue
        else:
            return AT_value
