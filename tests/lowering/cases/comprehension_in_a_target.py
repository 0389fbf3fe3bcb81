def f(n):
    n[[i for i in n]], *n[[j := 1 for k in n][0]] = n, n
    for i, n[[k for l in n]] in n:
        if i:
            return f(i)
    for j, k in n:
        l = j
    return f(n - 1)
# ======================================================================
def f(n):
    AT_again = False
    while True:
        n[[i for i in n]], *n[[(j := 1) for k in n][0]] = (n, n)
        for i, n[[k for l in n]] in n:
            if i:
                n = i
                del i
                j = None
                del j
                AT_again = True
                break
        if AT_again:
            AT_again = False
            continue
        for j, k in n:
            l = j
        n = n - 1
        i = None
        del i
        j = None
        del j
        k = None
        del k
        l = None
        del l
        continue
