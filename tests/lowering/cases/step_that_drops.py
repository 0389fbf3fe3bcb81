def f(n):
    if n == 0:
        return locals()
    f(n - 1)
# ======================================================================
def f(n):
    if n == 0:
        return [locals()]
    return [None, 'AT_next'.cell_contents(n - 1)]

def f(n):
    return (AT_body, (n,))

def f(n):
    AT_dropped = False
    AT_next = (AT_body, (n,))
    del n
    while True:
        while AT_next.__class__ is not AT_list:
            AT_next = AT_next[0](*AT_next[1])
        if AT_next[1:]:
            AT_next = AT_next[1]
            AT_dropped = True
        else:
            return None if AT_dropped else AT_next[0]
