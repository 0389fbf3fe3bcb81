def f(n):
    yield n
    if n == 1:
        yield from (n.m or f(0))
    else:
        n and (yield from (n.m or f(1)))
# ======================================================================
def f(n):
    while True:
        yield n
        if n == 1:
            AT_value = AT_mark_0 if (AT_value := (n.m or AT_mark_0)) is AT_mark_0 else (yield from (AT_value, (AT_value := None))[0])
            if AT_value is AT_mark_0:
                n = 0
                continue
        else:
            AT_value = n and (AT_mark_0 if (AT_value := (n.m or AT_mark_0)) is AT_mark_0 else (yield from (AT_value, (AT_value := None))[0]))
            if AT_value is AT_mark_0:
                n = 1
                continue
        return
    yield
