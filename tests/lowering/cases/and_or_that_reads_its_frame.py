def f(n, g="@mark_0"):
    "@own_entrance"
    if n:
        return n and g(2)
    return locals() and f(1)
# ======================================================================
def f(n, g):
    """AT_own_entrance"""
    if n:
        AT_value = n and 'AT_mark_0'.cell_contents
        if AT_value is 'AT_mark_0'.cell_contents:
            del AT_value
            AT_callee = g
            AT_entrance = 'AT_site_0'.cell_contents.entrance if AT_callee is 'AT_site_0'.cell_contents.callee else 'AT_site_0'.cell_contents.find(AT_callee)
            if AT_entrance is not None:
                return AT_entrance(2)
            return [AT_callee(2)]
        else:
            return [AT_value]
    AT_value = locals() and 'AT_mark_0'.cell_contents
    if AT_value is 'AT_mark_0'.cell_contents:
        del AT_value
        return 'AT_@own_entrance'.cell_contents(1)
    else:
        return [AT_value]

def AT_enter_f(n, g):
    return (AT_body, (n, g))

def f(n, g):
    """AT_own_entrance"""
    AT_dropped = False
    AT_next = (AT_body, (n, g))
    del n
    del g
    while True:
        while AT_next.__class__ is AT_jumps:
            AT_next = AT_next[0](*AT_next[1])
        if AT_next.__class__ is AT_list:
            return AT_next.clear() if AT_dropped else AT_next.pop()
        AT_next = AT_next[0]
        AT_dropped = True
# transition
def AT_configure_f(n, g):
    return (AT_self, (n, g), {})

def f(n, g):
    """AT_own_entrance"""
    if n:
        AT_value = n and 'AT_mark_0'.cell_contents
        if AT_value is 'AT_mark_0'.cell_contents:
            del AT_value
            AT_callee = g
            AT_entrance = 'AT_site_0'.cell_contents.entrance if AT_callee is 'AT_site_0'.cell_contents.callee else 'AT_site_0'.cell_contents.find(AT_callee)
            if AT_entrance is not None:
                return AT_entrance(2)
            return [AT_callee(2)]
        else:
            return [AT_value]
    AT_value = locals() and 'AT_mark_0'.cell_contents
    if AT_value is 'AT_mark_0'.cell_contents:
        del AT_value
        return 'AT_@own_entrance'.cell_contents(1)
    else:
        return [AT_value]
