def f(n, p=None):
    try:
        return p[n]
    except LookupError as p:
        return f(n - 1)
# ======================================================================
def f(n, p):
    try:
        return [p[n]]
    except LookupError as p:
        return AT_own_entrance(n - 1)
    return [None]

def AT_enter_f(n, p):
    return (AT_body, (n, p))

def f(n, p):
    AT_dropped = False
    AT_next = (AT_body, (n, p))
    del n
    del p
    while True:
        while AT_next.__class__ is AT_jumps:
            AT_next = AT_next[0](*AT_next[1])
        if AT_next.__class__ is AT_list:
            return AT_next.clear() if AT_dropped else AT_next.pop()
        AT_next = AT_next[0]
        AT_dropped = True
