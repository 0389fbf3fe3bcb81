def f(n, g):
    return n and (n or (f(1, g) if n == 1 else n and g(2))) if g else (n or g(4))
# ======================================================================
def f(n, g):
    while True:
        if g:
            AT_value = n and (n or (AT_mark_0 if n == 1 else n and AT_mark_1))
            if AT_value is AT_mark_0:
                n = 1
                continue
            elif AT_value is AT_mark_1:
                AT_callee = g
                AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
                if AT_entrance is not None:
                    AT_next = AT_entrance(2)
                    n = None
                    g = None
                    AT_callee = None
                    AT_entrance = None
                    AT_dropped = False
                    while True:
                        while AT_next.__class__ is AT_jumps:
                            AT_next = AT_next[0](*AT_next[1])
                        if AT_next.__class__ is AT_list:
                            return AT_next.clear() if AT_dropped else AT_next.pop()
                        AT_next = AT_next[0]
                        AT_dropped = True
                return AT_callee(2)
            else:
                return AT_value
        else:
            AT_value = n or AT_mark_0
            if AT_value is AT_mark_0:
                AT_callee = g
                AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
                if AT_entrance is not None:
                    AT_next = AT_entrance(4)
                    n = None
                    g = None
                    AT_callee = None
                    AT_entrance = None
                    AT_dropped = False
                    while True:
                        while AT_next.__class__ is AT_jumps:
                            AT_next = AT_next[0](*AT_next[1])
                        if AT_next.__class__ is AT_list:
                            return AT_next.clear() if AT_dropped else AT_next.pop()
                        AT_next = AT_next[0]
                        AT_dropped = True
                return AT_callee(4)
            else:
                return AT_value
# entrance
def f(n, g):
    while True:
        if g:
            AT_value = n and (n or (AT_mark_0 if n == 1 else n and AT_mark_1))
            if AT_value is AT_mark_0:
                n = 1
                continue
            elif AT_value is AT_mark_1:
                AT_callee = g
                AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
                if AT_entrance is not None:
                    return AT_entrance(2)
                return [AT_callee(2)]
            else:
                return [AT_value]
        else:
            AT_value = n or AT_mark_0
            if AT_value is AT_mark_0:
                AT_callee = g
                AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
                if AT_entrance is not None:
                    return AT_entrance(4)
                return [AT_callee(4)]
            else:
                return [AT_value]

def AT_enter_f(n, g):
    return (AT_body, (n, g))
# transition
def AT_configure_f(n, g):
    return (AT_self, (n, g), {})

def f(n, g):
    if g:
        AT_value = n and (n or (AT_mark_0 if n == 1 else n and AT_mark_1))
        if AT_value is AT_mark_0:
            return AT_own_entrance(1, g)
        elif AT_value is AT_mark_1:
            AT_callee = g
            AT_entrance = AT_site_1.entrance if AT_callee is AT_site_1.callee else AT_site_1.find(AT_callee)
            if AT_entrance is not None:
                return AT_entrance(2)
            return [AT_callee(2)]
        else:
            return [AT_value]
    else:
        AT_value = n or AT_mark_0
        if AT_value is AT_mark_0:
            AT_callee = g
            AT_entrance = AT_site_2.entrance if AT_callee is AT_site_2.callee else AT_site_2.find(AT_callee)
            if AT_entrance is not None:
                return AT_entrance(4)
            return [AT_callee(4)]
        else:
            return [AT_value]
