def f(n):
    for i in range(n):
        yield i
        if i == 3:
            for event in f(i):
                yield event
            return
# ======================================================================
def f(n):
    AT_again = False
    while True:
        for i in range(n):
            yield i
            if i == 3:
                pass
                n = i
                pass
                pass
                del i
                AT_again = True
                break
                return
        if AT_again:
            AT_again = False
            continue
        return
    yield
    event = None
