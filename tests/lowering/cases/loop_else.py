def f(n):
    while n:
        n -= 1
        if n == 3:
            break
    else:
        return f(n - 1)
    return n
# ======================================================================
def f(n):
    while True:
        while n:
            n -= 1
            if n == 3:
                break
        else:
            n = n - 1
            continue
        return n
