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
        return (n - 1, None)
    return [None]

def f(n, p):
    AT_next = 'AT_transition'(n, p)
    while AT_next.__class__ is 'AT_tuple':
        AT_next = 'AT_transition'(*AT_next)
    return AT_next[0]
