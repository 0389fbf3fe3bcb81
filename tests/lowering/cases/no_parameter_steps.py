def f():
    locals()
    return f()
# ======================================================================
def f():
    locals()
    return 'AT_own_entrance'.cell_contents()

def AT_enter_f():
    return (AT_body, ())

def f():
    AT_dropped = False
    AT_next = (AT_body, ())
    while True:
        while AT_next.__class__ is AT_jumps:
            AT_next = AT_next[0](*AT_next[1])
        if AT_next.__class__ is AT_list:
            return AT_next.clear() if AT_dropped else AT_next.pop()
        AT_next = AT_next[0]
        AT_dropped = True
# transition
def AT_configure_f():
    return (AT_self, (), {})

def f():
    locals()
    return 'AT_own_entrance'.cell_contents()
