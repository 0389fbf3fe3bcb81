def f(n):
    b"no docstring"
    "nor this"
    if n:
        f(n)
        return
    return 1
# ======================================================================
def f(n):
    AT_dropped = False
    while True:
        b'no docstring'
        'nor this'
        if n:
            pass
            AT_dropped = True
            continue
            return
        AT_value = 1
        if AT_dropped:
            return None
        return AT_value
# entrance
def f(n):
    AT_dropped = False
    while True:
        b'no docstring'
        'nor this'
        if n:
            pass
            AT_dropped = True
            continue
            return [None]
        AT_value = 1
        if AT_dropped:
            return [None]
        return [AT_value]

def AT_enter_f(n):
    return (AT_body, (n,))
# transition
def AT_configure_f(n):
    return (AT_self, (n,), {})

def f(n):
    b'no docstring'
    'nor this'
    if n:
        return {0: AT_own_entrance(n)}
        return [None]
    return [1]
