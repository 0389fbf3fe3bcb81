def f(n):
    if n == 0:
        return locals()
    f(n - 1)
# ======================================================================
def f(n):
    if n == 0:
        return [locals()]
    return {0: 'AT_own_entrance'.cell_contents(n - 1)}

def AT_enter_f(n):
    return (AT_body, (n,))

def f(n):
    AT_dropped = False
    AT_next = (AT_body, (n,))
    del n
    while True:
        while AT_next.__class__ is AT_jumps:
            AT_next = AT_next[0](*AT_next[1])
        if AT_next.__class__ is AT_list:
            return AT_next.clear() if AT_dropped else AT_next.pop()
        AT_next = AT_next[0]
        AT_dropped = True
