def f(n):
    try:
        n()
    except KeyError:
        return 1
    finally:
        if n:
            return 2
    return f(n)
# ======================================================================
def f(n):
    while True:
        try:
            n()
        except KeyError:
            return 1
        finally:
            if n:
                return 2
        continue
# entrance
def f(n):
    while True:
        try:
            n()
        except KeyError:
            return [1]
        finally:
            if n:
                return [2]
        continue

def AT_enter_f(n):
    return (AT_body, (n,))
# transition
def AT_configure_f(n):
    return (AT_self, (n,), {})

def f(n):
    try:
        n()
    except KeyError:
        return [1]
    finally:
        if n:
            return [2]
    return AT_own_entrance(n)
