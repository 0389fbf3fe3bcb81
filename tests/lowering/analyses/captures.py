# == a parameter that is never bound anew may be taken by value
def f(n, log):
    log(lambda: n)
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: captured: n
#: loads: f 3, log 2, n 3
#: nested: Lambda 2:8
#: calls: 2:4 log(lambda: n), 3:11 f(n - 1, log)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: n = n - 1; log = log
#: holders: Return 3:4
#: lowering: LOOP
#: closures: 2:8 takes n

# == a local that is bound once, before the closure, may be taken by value
def f(n, log):
    m = n
    def g(x=n, *, y=n):
        return m + log
    log(g)
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: g, m
#: captured: log, m
#: stores: g 1, m 1
#: loads: f 6, g 5, log 5, n 2
#: assigned: m = n
#: nested: FunctionDef 3:4
#: calls: 5:4 log(g), 6:11 f(n - 1, log)
#: of itself: 6:11 NAME
#: site 6:11 NAME NONE: n = n - 1; log = log
#: holders: Return 6:4
#: lowering: LOOP
#: forgets: g, m
#: closures: 3:4 takes log m

# == an async def may take values as well
def f(n, log):
    async def g(): return n
    log(g)
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: g
#: captured: n
#: stores: g 1
#: loads: f 4, g 3, log 3, n 4
#: nested: AsyncFunctionDef 2:4
#: calls: 3:4 log(g), 4:11 f(n - 1, log)
#: of itself: 4:11 NAME
#: site 4:11 NAME NONE: n = n - 1; log = log
#: holders: Return 4:4
#: lowering: LOOP
#: forgets: g
#: closures: 2:4 takes n

# == a local that is bound later may not
def f(n, log):
    log(lambda: m)
    m = n
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: m
#: captured: m
#: may be unset: m
#: stores: m 1
#: loads: f 4, log 2, n 3
#: assigned: m = n
#: nested: Lambda 2:8
#: calls: 2:4 log(lambda: m), 4:11 f(n - 1, log)
#: of itself: 4:11 NAME
#: site 4:11 NAME NONE: by CPython
#: holders: Return 4:4
#: lowering: STEP
#: because: a closure captures 'm', which may be set only after the closure is made
#: forgets: m
#: driven

# == a local that one path binds may not
def f(n, log):
    if n:
        m = n
    log(lambda: m)
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: m
#: captured: m
#: may be unset: m
#: stores: m 1
#: loads: f 5, log 4, n 2
#: assigned: m = n
#: nested: Lambda 4:8
#: calls: 4:4 log(lambda: m), 5:11 f(n - 1, log)
#: of itself: 5:11 NAME
#: site 5:11 NAME NONE: by CPython
#: holders: Return 5:4
#: lowering: STEP
#: because: a closure captures 'm', which may be set only after the closure is made
#: forgets: m
#: driven

# == a parameter that is bound anew may not
def f(n, log):
    n = n + 1
    log(lambda: n)
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: captured: n
#: stores: n 1
#: loads: f 4, log 3, n 2
#: assigned: n = n + 1
#: nested: Lambda 3:8
#: calls: 3:4 log(lambda: n), 4:11 f(n - 1, log)
#: of itself: 4:11 NAME
#: site 4:11 NAME NONE: by CPython
#: holders: Return 4:4
#: lowering: STEP
#: because: a closure captures 'n', which the transition binds more than once
#: driven

# == a local that is bound twice may not
def f(n, log):
    m = n
    log(lambda: m)
    m = n
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: m
#: captured: m
#: stores: m 2
#: loads: f 5, log 3, n 2
#: assigned: m = n
#: nested: Lambda 3:8
#: calls: 3:4 log(lambda: m), 5:11 f(n - 1, log)
#: of itself: 5:11 NAME
#: site 5:11 NAME NONE: by CPython
#: holders: Return 5:4
#: lowering: STEP
#: because: a closure captures 'm', which the transition binds more than once
#: forgets: m
#: driven

# == a local that a loop binds may not
def f(n, log):
    for m in n:
        log(lambda: m)
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: m
#: captured: m
#: stores: m 1
#: loads: f 4, log 3, n 2
#: nested: Lambda 3:12
#: calls: 3:8 log(lambda: m), 4:11 f(n - 1, log)
#: of itself: 4:11 NAME
#: site 4:11 NAME NONE: by CPython
#: holders: Return 4:4
#: lowering: STEP
#: because: a closure captures 'm', which the transition binds more than once
#: forgets: m
#: driven

# == a local that is bound inside a loop in a branch may not
def f(n, log):
    if n:
        while n:
            m = 1
            log(lambda: m)
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: m
#: captured: m
#: stores: m 1
#: loads: f 6, log 5, n 2
#: assigned: m = 1
#: nested: Lambda 5:16
#: calls: 5:12 log(lambda: m), 6:11 f(n - 1, log)
#: of itself: 6:11 NAME
#: site 6:11 NAME NONE: by CPython
#: holders: Return 6:4
#: lowering: STEP
#: because: a closure captures 'm', which the transition binds more than once
#: forgets: m
#: driven

# == a local bound in a loop of a nested function is another one
def f(n, log):
    m = n
    def g():
        for k in n:
            j = m
        while n: pass
    log(g)
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: g, m
#: captured: m, n
#: stores: g 1, m 1
#: loads: f 8, g 7, log 7, n 2
#: assigned: m = n
#: nested: FunctionDef 3:4
#: calls: 7:4 log(g), 8:11 f(n - 1, log)
#: of itself: 8:11 NAME
#: site 8:11 NAME NONE: n = n - 1; log = log
#: holders: Return 8:4
#: lowering: LOOP
#: forgets: g, m
#: closures: 3:4 takes m n

# == a variable that is deleted may not
def f(n, log):
    m = n
    log(lambda: m)
    del m
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: m
#: captured: m
#: unbindable: m
#: may be unset: m
#: stores: m 1
#: loads: f 5, log 3, n 2
#: deletes: m
#: assigned: m = n
#: nested: Lambda 3:8
#: calls: 3:4 log(lambda: m), 5:11 f(n - 1, log)
#: of itself: 5:11 NAME
#: site 5:11 NAME NONE: by CPython
#: holders: Return 5:4
#: lowering: STEP
#: because: a closure captures 'm', which may be deleted
#: forgets: m
#: driven

# == a variable that a closure binds may not
def f(n, log):
    m = n
    def g():
        nonlocal m
        m = 1
    log(g)
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: g, m
#: captured: m
#: stores: g 1, m 1
#: loads: f 7, g 6, log 6, n 2
#: assigned: m = n
#: nested: FunctionDef 3:4
#: calls: 6:4 log(g), 7:11 f(n - 1, log)
#: of itself: 7:11 NAME
#: site 7:11 NAME NONE: by CPython
#: holders: Return 7:4
#: lowering: STEP
#: because: a closure captures 'm', which the closure binds anew
#: forgets: g, m
#: driven

# == a variable that a closure in a closure binds may not
def f(n, log):
    m = n
    def g():
        def h():
            nonlocal m
            m = 1
    log(g)
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: g, m
#: captured: m
#: stores: g 1, m 1
#: loads: f 8, g 7, log 7, n 2
#: assigned: m = n
#: nested: FunctionDef 3:4
#: calls: 7:4 log(g), 8:11 f(n - 1, log)
#: of itself: 8:11 NAME
#: site 8:11 NAME NONE: by CPython
#: holders: Return 8:4
#: lowering: STEP
#: because: a closure captures 'm', which the closure binds anew
#: forgets: g, m
#: driven

# == a class takes no values
def f(n, log):
    class K:
        m = n
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: K
#: captured: n
#: stores: K 1
#: loads: f 4, log 4, n 4
#: nested: ClassDef 2:4
#: calls: 4:11 f(n - 1, log)
#: of itself: 4:11 NAME
#: site 4:11 NAME NONE: by CPython
#: holders: Return 4:4
#: lowering: STEP
#: because: 'n' is captured by the class 'K'
#: forgets: K
#: driven

# == a generator expression takes no values
def f(n, log):
    log(n for _ in log)
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: captured: n
#: loads: f 3, log 2, n 2
#: nested: GeneratorExp 2:7
#: calls: 2:4 log((n for _ in log)), 3:11 f(n - 1, log)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: 'n' is captured by a generator expression
#: driven

# == a closure inside a comprehension takes no values
def f(n, log):
    log([lambda: n for _ in log])
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: captured: n
#: loads: f 3, log 2, n 3
#: nested: Lambda 2:9 inside
#: calls: 2:4 log([lambda: n for _ in log]), 3:11 f(n - 1, log)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: 'n' is captured by a closure inside a comprehension
#: driven

# == an annotation that reads a variable is evaluated where its def stands (until 3.13)
def f(n, log):
    def g(x: log) -> int: return n
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: g
#: captured: n
#: stores: g 1
#: loads: f 3, int 2, log 2, n 3
#: nested: FunctionDef 2:4
#: calls: 3:11 f(n - 1, log)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: n = n - 1; log = log
#: holders: Return 3:4
#: lowering: LOOP
#: forgets: g
#: closures: 2:4 takes n

# == an annotation that reads a local is evaluated where its def stands (until 3.13)
def f(n, log):
    kind = log
    def g(*x: kind): return n
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: g, kind
#: captured: n
#: stores: g 1, kind 1
#: loads: f 4, kind 3, log 2, n 4
#: assigned: kind = log
#: nested: FunctionDef 3:4
#: calls: 4:11 f(n - 1, log)
#: of itself: 4:11 NAME
#: site 4:11 NAME NONE: n = n - 1; log = log
#: holders: Return 4:4
#: lowering: LOOP
#: forgets: g, kind
#: closures: 3:4 takes n

# == an annotation with a walrus is evaluated where its def stands (until 3.13)
def f(n, log):
    def g() -> (free := 1): return n
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: free, g
#: captured: n
#: stores: free 1, g 1
#: loads: f 3, log 3, n 3
#: walruses: free
#: nested: FunctionDef 2:4
#: calls: 3:11 f(n - 1, log)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: n = n - 1; log = log
#: holders: Return 3:4
#: lowering: LOOP
#: forgets: free, g
#: closures: 2:4 takes n

# == annotations are evaluated in the order of CPython (until 3.13)
def f(n, log):
    def g(a: int, /, b: str, *c: bytes, d: float, **e: list) -> dict: return n
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: g
#: captured: n
#: stores: g 1
#: loads: bytes 2, dict 2, f 3, float 2, int 2, list 2, log 3, n 3, str 2
#: nested: FunctionDef 2:4
#: calls: 3:11 f(n - 1, log)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: n = n - 1; log = log
#: holders: Return 3:4
#: lowering: LOOP
#: forgets: g
#: closures: 2:4 takes n

# == a closure that captures nothing is left alone
def f(n, log):
    log(lambda: 1, (m for m in log), [k for k in n])
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: loads: f 3, log 2, n 2
#: nested: GeneratorExp 2:19, Lambda 2:8
#: calls: 2:4 log(lambda: 1, (m for m in log), [k for k in n]), 3:11 f(n - 1, log)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: n = n - 1; log = log
#: holders: Return 3:4
#: lowering: LOOP

# == a closure over a variable of the enclosing function captures nothing
def make():
    m = 1
    def f(n, log):
        log(lambda: m)
        return f(n - 1, log)
    return f
#: parameters:  / n, log * None  ** None, |, n, log
#: loads: f 4, log 3, n 4
#: nested: Lambda 3:12
#: calls: 3:8 log(lambda: m), 4:15 f(n - 1, log)
#: of itself: 4:15 NAME
#: site 4:15 NAME NONE: n = n - 1; log = log
#: holders: Return 4:8
#: lowering: LOOP

# == several closures take what each of them reads
def f(n, log):
    a, b = n
    log(lambda: n, lambda: (n, log), lambda: 0, lambda: log(lambda: n))
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: a, b
#: captured: log, n
#: stores: a 1, b 1
#: loads: f 4, log 3, n 2
#: nested: Lambda 3:48, Lambda 3:37, Lambda 3:19, Lambda 3:8
#: calls: 3:4 log(lambda: n, lambda: (n, log), lambda: 0, lambda: log(lambda: n)), 4:11 f(n - 1, log)
#: of itself: 4:11 NAME
#: site 4:11 NAME NONE: n = n - 1; log = log
#: holders: Return 4:4
#: lowering: LOOP
#: forgets: a, b
#: closures: 3:48 takes log n, 3:19 takes log n, 3:8 takes n

# == a closure in the default of another
def f(n, log):
    log(lambda x=lambda: n: log)
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: captured: log, n
#: loads: f 3, log 2, n 3
#: nested: Lambda 2:8, Lambda 2:17
#: calls: 2:4 log(lambda x=lambda: n: log), 3:11 f(n - 1, log)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: n = n - 1; log = log
#: holders: Return 3:4
#: lowering: LOOP
#: closures: 2:8 takes log n, 2:17 takes n

# == a closure among the decorators of another
def f(n, log):
    @log(lambda: n)
    def g(): return log
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: g
#: captured: log, n
#: stores: g 1
#: loads: f 4, log 2, n 4
#: nested: FunctionDef 3:4, Lambda 2:9
#: calls: 2:5 log(lambda: n), 4:11 f(n - 1, log)
#: of itself: 4:11 NAME
#: site 4:11 NAME NONE: n = n - 1; log = log
#: holders: Return 4:4
#: lowering: LOOP
#: forgets: g
#: closures: 3:4 takes log n, 2:9 takes n

# == a loop of a nested function or class binds its own variables
def f(n, log):
    m = n
    async def g():
        for m in n: pass
    def h():
        for m in n: pass
    log(lambda: m)
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: g, h, m
#: captured: m, n
#: stores: g 1, h 1, m 1
#: loads: f 8, log 7, n 2
#: assigned: m = n
#: nested: Lambda 7:8, FunctionDef 5:4, AsyncFunctionDef 3:4
#: calls: 7:4 log(lambda: m), 8:11 f(n - 1, log)
#: of itself: 8:11 NAME
#: site 8:11 NAME NONE: n = n - 1; log = log
#: holders: Return 8:4
#: lowering: LOOP
#: forgets: g, h, m
#: closures: 7:8 takes m, 5:4 takes n, 3:4 takes n

# == a loop of a class body binds the class's own variables
def f(n, log):
    m = 1
    class K:
        for m in range(3): pass
    log(lambda: m)
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: K, m
#: captured: m
#: stores: K 1, m 1
#: loads: f 6, log 5, n 6
#: assigned: m = 1
#: nested: Lambda 5:8, ClassDef 3:4
#: calls: 4:17 range(3), 5:4 log(lambda: m), 6:11 f(n - 1, log)
#: of itself: 6:11 NAME
#: site 6:11 NAME NONE: n = n - 1; log = log
#: holders: Return 6:4
#: lowering: LOOP
#: forgets: K, m
#: closures: 5:8 takes m

# == a closure inside a set or dict comprehension is captured
def f(n, log, m, o):
    log({(lambda: n) for _ in log})
    log({0: (lambda: m) for _ in log})
    log([[lambda: o for _ in log] for _ in log])
    return f(n - 1, log, m, o)
#: parameters:  / n, log, m, o * None  ** None, |, n, log, m, o
#: captured: m, n, o
#: loads: f 5, log 2, m 5, n 5, o 5
#: nested: Lambda 4:10 inside, Lambda 3:13 inside, Lambda 2:10 inside
#: calls: 2:4 log({lambda: n for _ in log}), 3:4 log({0: lambda: m for _ in log}), 4:4 log([[lambda: o for _ in log] for _ in log]), 5:11 f(n - 1, log, m, o)
#: of itself: 5:11 NAME
#: site 5:11 NAME NONE: by CPython
#: holders: Return 5:4
#: lowering: STEP
#: because: 'o' is captured by a closure inside a comprehension
#: driven

# == an async loop is a loop
async def f(n, log):
    async for m in n:
        log(lambda: m)
    return await f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: m
#: captured: m
#: stores: m 1
#: loads: f 4, log 3, n 2
#: nested: Lambda 3:12
#: calls: 3:8 log(lambda: m), 4:17 f(n - 1, log)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE: by CPython
#: holders: Return 4:4
#: lowering: STEP
#: because: a closure captures 'm', which the transition binds more than once
#: forgets: m
#: driven

# == what is captured is taken in the order of its names
def f(g, e, c, a, h, d, b):
    g(lambda: (g, e, c, a, h, d, b))
    return f(1, e, c, a, h, d, b)
#: parameters:  / g, e, c, a, h, d, b * None  ** None, |, g, e, c, a, h, d, b
#: captured: a, b, c, d, e, g, h
#: loads: a 3, b 3, c 3, d 3, e 3, f 3, g 2, h 3
#: nested: Lambda 2:6
#: calls: 2:4 g(lambda: (g, e, c, a, h, d, b)), 3:11 f(1, e, c, a, h, d, b)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: g = 1; e = e; c = c; a = a; h = h; d = d; b = b
#: holders: Return 3:4
#: lowering: LOOP
#: closures: 2:6 takes a b c d e g h

# == an annotation with an await is evaluated where its def stands (until 3.13)
async def f(n, log):
    def g() -> (await free): return n
    return await f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: g
#: captured: n
#: stores: g 1
#: loads: f 3, free 2, log 3, n 3
#: nested: FunctionDef 2:4
#: calls: 3:17 f(n - 1, log)
#: of itself: 3:17 NAME
#: site 3:17 NAME NONE: n = n - 1; log = log
#: holders: Return 3:4
#: lowering: LOOP
#: forgets: g
#: closures: 2:4 takes n

# == an annotation that unpacks keeps its def where it is (until 3.13)
def f(n, log):
    def g(*x: *log): return n
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: g
#: captured: n
#: stores: g 1
#: loads: f 3, log 2, n 3
#: nested: FunctionDef 2:4
#: calls: 3:11 f(n - 1, log)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: 'n' is captured by 'g', whose annotation can be evaluated only where it stands
#: forgets: g
#: driven

# == an annotation that is text and names a variable keeps its def where it is
from __future__ import annotations
def f(n, log):
    def g(x: log): return n
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: g
#: captured: n
#: stores: g 1
#: loads: f 3, log 3, n 3
#: nested: FunctionDef 2:4
#: calls: 3:11 f(n - 1, log)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: 'n' is captured by an annotation of 'g'
#: forgets: g
#: driven

# == an annotation that is text and names no variable goes with its def
from __future__ import annotations
def f(n, log):
    def g(x: other) -> another: return n
    return f(n - 1, log)
#: parameters:  / n, log * None  ** None, |, n, log
#: locals: g
#: captured: n
#: stores: g 1
#: loads: f 3, log 3, n 3
#: nested: FunctionDef 2:4
#: calls: 3:11 f(n - 1, log)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: n = n - 1; log = log
#: holders: Return 3:4
#: lowering: LOOP
#: forgets: g
#: closures: 2:4 takes n

# == what a comprehension of any kind reads is not captured
def f(n, a, b, c, d):
    n(lambda: d)
    n([a for _ in n], {b for _ in n}, {c: c for _ in n})
    return f(n, a, b, c, d)
#: parameters:  / n, a, b, c, d * None  ** None, |, n, a, b, c, d
#: captured: d
#: loads: a 3, b 3, c 3, d 4, f 4, n 2
#: nested: Lambda 2:6
#: calls: 2:4 n(lambda: d), 3:4 n([a for _ in n], {b for _ in n}, {c: c for _ in n}), 4:11 f(n, a, b, c, d)
#: of itself: 4:11 NAME
#: site 4:11 NAME NONE: n = n; a = a; b = b; c = c; d = d
#: holders: Return 4:4
#: lowering: LOOP
#: closures: 2:6 takes d
