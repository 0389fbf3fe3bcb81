def f(n, *rest, key):
    for item in rest:
        if item:
            return item(n)
    return f(n - 1, *rest, key=key)
# ======================================================================
def f(n, *rest, key):
    while True:
        for item in rest:
            if item:
                AT_callee = item
                AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
                if AT_entrance is not None:
                    AT_next = AT_entrance(n)
                    n = None
                    key = None
                    rest = None
                    item = None
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
                return AT_callee(n)
        n = n - 1
        item = None
        del item
        continue
# entrance
def f(n, key, rest):
    while True:
        for item in rest:
            if item:
                AT_callee = item
                AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
                if AT_entrance is not None:
                    return AT_entrance(n)
                return [AT_callee(n)]
        n = n - 1
        item = None
        del item
        continue

def AT_enter_f(n, *rest, key):
    return (AT_body, (n, key, rest))
