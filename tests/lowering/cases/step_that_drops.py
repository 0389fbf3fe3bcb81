def f(n):
    if n == 0:
        return locals()
    f(n - 1)
# ======================================================================
def f(n):
    if n == 0:
        return [locals()]
    return [None, (n - 1,)]

def f(n):
    AT_dropped = False
    AT_next = 'AT_transition'(n)
    while True:
        while AT_next.__class__ is 'AT_tuple':
            AT_next = 'AT_transition'(*AT_next)
        if AT_next[1:]:
            AT_next = AT_next[1]
            AT_dropped = True
        else:
            return None if AT_dropped else AT_next[0]
