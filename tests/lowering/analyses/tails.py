# == every branch may end in a tail call
def f(n):
    if n == 1:
        return f(1)
    elif n == 2:
        return f(2)
    else:
        return f(3)
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 2
#: calls: 3:15 f(1), 5:15 f(2), 7:15 f(3)
#: of itself: 3:15 NAME, 5:15 NAME, 7:15 NAME
#: site 3:15 NAME NONE: n = 1
#: site 5:15 NAME NONE: n = 2
#: site 7:15 NAME NONE: n = 3
#: holders: If 2:4, Return 3:8, If 4:4, Return 5:8, Return 7:8
#: lowering: LOOP

# == the end of a match may be dropped
def f(n):
    match n:
        case 1:
            f(1)
        case 2 if n:
            return f(2)
        case _:
            n = f
#: parameters:  / n * None  ** None, |, n
#: stores: n 1
#: loads: f 4, n 2
#: assigned: n = f
#: calls: 4:12 f(1), 6:19 f(2)
#: of itself: 4:12 NAME, 6:19 NAME
#: site 4:12 NAME NONE dropped: n = 1
#: site 6:19 NAME NONE: n = 2
#: holders: Match 2:4, Expr 4:12, Return 6:12
#: lowering: LOOP

# == loops hold tail calls in their bodies and else clauses
def f(n):
    for x in n:
        return f(1)
    else:
        return f(2)
    while n:
        if n:
            return f(3)
        f(4)
    else:
        f(5)
#: parameters:  / n * None  ** None, |, n
#: locals: x
#: stores: x 1
#: loads: f 3, n 2
#: calls: 3:15 f(1), 5:15 f(2), 8:19 f(3), 9:8 f(4), 11:8 f(5)
#: of itself: 3:15 NAME, 5:15 NAME, 8:19 NAME, 9:8 NAME, 11:8 NAME
#: site 3:15 NAME NONE: n = 1
#: site 5:15 NAME NONE: n = 2
#: site 8:19 NAME NONE: n = 3
#: site 11:8 NAME NONE dropped: n = 5
#: holders: For 2:4, While 6:4, Return 3:8, Return 5:8, If 7:8, Expr 11:8, Return 8:12
#: lowering: LOOP
#: forgets: x
#: refused LOOM108 9:9-9:13 in 'f(4)'; write `return f(4)`, which leaves the loop

# == a dropped call in a loop's body goes on
def f(n):
    for x in n:
        f(4)
#: parameters:  / n * None  ** None, |, n
#: locals: x
#: stores: x 1
#: loads: f 3, n 2
#: calls: 3:8 f(4)
#: of itself: 3:8 NAME
#: lowering: NOTHING
#: forgets: x
#: refused LOOM108 3:9-3:13 in 'f(4)'; write `return f(4)`, which leaves the loop

# == a dropped call before a bare return ends its path
def f(n):
    if n == 1:
        f(1)
        return
    if n == 2:
        f(2)
        return None
    if n == 3:
        for x in n:
            f(3)
            return
    if n == 4:
        with n:
            pass
        f(4)
#: parameters:  / n * None  ** None, |, n
#: locals: x
#: stores: x 1
#: loads: f 3, n 2
#: guards
#: calls: 3:8 f(1), 6:8 f(2), 10:12 f(3), 15:8 f(4)
#: of itself: 3:8 NAME, 6:8 NAME, 10:12 NAME, 15:8 NAME
#: site 3:8 NAME NONE dropped: n = 1
#: site 6:8 NAME NONE dropped: n = 2
#: site 10:12 NAME NONE dropped: n = 3
#: site 15:8 NAME NONE dropped: n = 4
#: holders: If 2:4, If 5:4, If 8:4, If 12:4, Expr 3:8, Expr 6:8, For 9:8, Expr 15:8, Expr 10:12
#: lowering: LOOP
#: forgets: x

# == a dropped call before a returned value does not end its path
def f(n):
    f(2)
    return 0
#: parameters:  / n * None  ** None, |, n
#: loads: f 2
#: calls: 2:4 f(2)
#: of itself: 2:4 NAME
#: lowering: NOTHING
#: refused LOOM107 2:5-2:9 in 'f(2)'; move what follows before the call, or write `return f(2)`, or (for None) `f(2)` and then `return` if nothing was to follow

# == clauses of a try hold tail calls, its body does not
def f(n):
    try:
        n()
    except ValueError as e:
        return f(1)
    except TypeError:
        try:
            n()
        except KeyError as g:
            f(2)
        else:
            f(5)
    else:
        f(3)
#: parameters:  / n * None  ** None, |, n
#: locals: e, g
#: unbindable: e, g
#: stores: e 1, g 1
#: loads: KeyError 9, TypeError 6, ValueError 4, f 5, n 3
#: deletes: e, g
#: handlers: e 1, g 1
#: guards
#: calls: 3:8 n(), 5:15 f(1), 8:12 n(), 10:12 f(2), 12:12 f(5), 14:8 f(3)
#: of itself: 5:15 NAME, 10:12 NAME, 12:12 NAME, 14:8 NAME
#: site 5:15 NAME NONE in_handler handlers e: n = 1
#: site 10:12 NAME NONE dropped in_handler handlers g: n = 2
#: site 12:12 NAME NONE dropped in_handler: n = 5
#: site 14:8 NAME NONE dropped: n = 3
#: holders: Try 2:4, Expr 14:8, Return 5:8, Try 7:8, Expr 12:12, Expr 10:12
#: lowering: LOOP

# == after the clauses the handler is left
def f(n):
    try:
        n()
    except ValueError as e:
        n = 1
    try:
        n()
    except ValueError as h:
        n = 2
    return f(1)
#: parameters:  / n * None  ** None, |, n
#: locals: e, h
#: unbindable: e, h
#: stores: e 1, h 1, n 2
#: loads: ValueError 4, f 10, n 3
#: deletes: e, h
#: handlers: e 1, h 1
#: assigned: n = 1
#: guards
#: calls: 3:8 n(), 7:8 n(), 10:11 f(1)
#: of itself: 10:11 NAME
#: site 10:11 NAME NONE: n = 1
#: holders: Return 10:4
#: lowering: LOOP

# == a bare handler binds no name
def f(n):
    try:
        n()
    except ValueError as e:
        try:
            n()
        except:
            return f(1)
    return n
#: parameters:  / n * None  ** None, |, n
#: locals: e
#: unbindable: e
#: stores: e 1
#: loads: ValueError 4, f 8, n 3
#: deletes: e
#: handlers: e 1
#: guards
#: calls: 3:8 n(), 6:12 n(), 8:19 f(1)
#: of itself: 8:19 NAME
#: site 8:19 NAME NONE in_handler handlers e: n = 1
#: holders: Try 2:4, Try 5:8, Return 8:12
#: lowering: LOOP

# == the else clause of except star holds tail calls
def f(n):
    try:
        n()
    except* ValueError:
        n = 1
    else:
        return f(1)
#: parameters:  / n * None  ** None, |, n
#: stores: n 1
#: loads: ValueError 4, f 7, n 3
#: assigned: n = 1
#: guards
#: calls: 3:8 n(), 7:15 f(1)
#: of itself: 7:15 NAME
#: site 7:15 NAME NONE: n = 1
#: holders: TryStar 2:4, Return 7:8
#: lowering: LOOP

# == either arm and the last operand
def f(n):
    return f(1) if n else (n and f(2)) if n == 2 else n or m and f(3)
#: parameters:  / n * None  ** None, |, n
#: loads: f 2, m 2, n 2
#: calls: 2:11 f(1), 2:33 f(2), 2:65 f(3)
#: of itself: 2:11 NAME, 2:33 NAME, 2:65 NAME
#: site 2:11 NAME NONE: n = 1
#: site 2:33 NAME NONE: n = 2
#: site 2:65 NAME NONE: n = 3
#: holders: Return 2:4
#: lowering: LOOP

# == an await stands around or inside a conditional
async def f(n):
    return await (f(1) if n else f(2)) if n else n and await f(3)
#: parameters:  / n * None  ** None, |, n
#: loads: f 2, n 2
#: calls: 2:18 f(1), 2:33 f(2), 2:61 f(3)
#: of itself: 2:18 NAME, 2:33 NAME, 2:61 NAME
#: site 2:18 NAME NONE: n = 1
#: site 2:33 NAME NONE: n = 2
#: site 2:61 NAME NONE: n = 3
#: holders: Return 2:4
#: lowering: LOOP

# == an await of and or is no tail call of the operand
async def f(n):
    return await (n and g(3)) or await (await g(4)) or g(5)
#: parameters:  / n * None  ** None, |, n
#: loads: g 2, n 2
#: calls: 2:24 g(3), 2:46 g(4), 2:55 g(5)
#: lowering: NOTHING
#: warns LOOM301 1:11-1:12 in 'async def f(n):'; remove the decorator, or end a path with `return await f(...)` (not in a `try` body, a `with` block or under a `finally`); if another decorator stands below @tailrec, move that above it

# == a call that is not awaited is none
async def f(n):
    if n:
        return g(n)
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 4, g 3, n 2
#: calls: 3:15 g(n), 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE: n = n
#: holders: Return 4:4
#: lowering: LOOP

# == a dropped conditional drops both
def f(n):
    f(1) if n else f(2)
#: parameters:  / n * None  ** None, |, n
#: loads: f 2, n 2
#: calls: 2:4 f(1), 2:19 f(2)
#: of itself: 2:4 NAME, 2:19 NAME
#: site 2:4 NAME NONE dropped: n = 1
#: site 2:19 NAME NONE dropped: n = 2
#: holders: Expr 2:4
#: lowering: LOOP

# == a tail call of somebody else is unknown
def f(n):
    if n == 1:
        return g(n)
    if n == 2:
        return n.g(1)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 6, g 3, n 2
#: attributes: g
#: calls: 3:15 g(n), 5:15 n.g(1), 6:11 f(n)
#: of itself: 6:11 NAME
#: site 3:15 UNKNOWN JUMP: by CPython
#: site 5:15 UNKNOWN JUMP: by CPython
#: site 6:11 NAME NONE: n = n
#: holders: If 2:4, If 4:4, Return 6:4, Return 3:8, Return 5:8
#: lowering: LOOP
#: driven

# == statements that end nothing are passed by
def f(n):
    x = f
    n += 1
    y: int = 2
    pass
    del x
    assert n
    def g(): return f(1)
    class K: x = 1
    with n:
        x = 2
    for x in n:
        break
    return f(2)
#: parameters:  / n * None  ** None, |, n
#: locals: K, g, x, y
#: unbindable: x
#: may be unset: x
#: stores: K 1, g 1, n 1, x 3, y 1
#: loads: f 2, n 3
#: deletes: x
#: assigned: x = f
#: nested: ClassDef 9:4, FunctionDef 8:4
#: guards
#: calls: 14:11 f(2)
#: of itself: 14:11 NAME
#: site 14:11 NAME NONE: n = 2
#: holders: Return 14:4
#: lowering: LOOP
#: forgets: K, g, x, y

# == a call of somebody else that looks at the frame stays
def f(n):
    if n == 1:
        return vars()
    if n == 2:
        return g(locals())
    if n == 3:
        return g(n)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 8, g 5, locals 5, n 2, vars 3
#: calls: 3:15 vars(), 5:15 g(locals()), 5:17 locals(), 7:15 g(n), 8:11 f(n)
#: of itself: 8:11 NAME
#: reads its frame
#: site 7:15 UNKNOWN JUMP: by CPython
#: site 8:11 NAME NONE: by CPython
#: holders: If 6:4, Return 8:4, Return 7:8
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == a generator ends a path by yield from
def f(n):
    yield n
    if n == 1:
        yield from f(1)
    elif n == 2:
        yield from f(2) if n else f(3)
    elif n == 3:
        for event in f(4):
            yield event
    elif n == 4:
        n and (yield from f(5))
    elif n == 5:
        yield from n and f(6)
    else:
        yield from f(7)
        return
#: parameters:  / n * None  ** None, |, n
#: locals: event
#: stores: event 1
#: loads: event 9, f 4, n 2
#: calls: 4:19 f(1), 6:19 f(2), 6:34 f(3), 8:21 f(4), 11:26 f(5), 13:25 f(6), 15:19 f(7)
#: of itself: 4:19 NAME, 6:19 NAME, 6:34 NAME, 8:21 NAME, 11:26 NAME, 13:25 NAME, 15:19 NAME
#: site 4:19 NAME NONE dropped: by CPython
#: site 6:19 NAME NONE dropped: by CPython
#: site 6:34 NAME NONE dropped: by CPython
#: site 8:21 NAME NONE dropped loop 8:8: by CPython
#: site 11:26 NAME NONE dropped: by CPython
#: site 13:25 NAME NONE dropped: by CPython
#: site 15:19 NAME NONE dropped: by CPython
#: holders: If 3:4, Expr 4:8, If 5:4, Expr 6:8, If 7:4, For 8:8, If 10:4, Expr 11:8, If 12:4, Expr 13:8, Expr 15:8
#: lowering: STEP
#: because: it delegates by `yield from`, which passes on what is sent in, and by `for`, which does not
#: driven

# == a loop that does more than pass on is no delegation
def f(n):
    global other
    if n == 1:
        for event in g(1):
            yield n
    elif n == 2:
        for event in g(2):
            yield event
            n = 1
    elif n == 3:
        for event in g(3):
            yield event
        else:
            n = 3
    elif n == 4:
        for event in n:
            yield event
    elif n == 5:
        for event.a in g(5):
            yield event
    elif n == 6:
        for seen in g(6):
            yield seen
    elif n == 7:
        for other in g(7):
            yield other
    yield lambda: seen
    yield from f(1)
#: parameters:  / n * None  ** None, |, n
#: locals: event, seen
#: captured: seen
#: may be unset: event, seen
#: stores: event 4, n 2, other 1, seen 1
#: loads: event 8, f 28, g 4, n 3, other 26, seen 23
#: outer: other
#: attributes: a
#: assigned: n = 1
#: nested: Lambda 27:10
#: calls: 4:21 g(1), 7:21 g(2), 11:21 g(3), 19:23 g(5), 22:20 g(6), 25:21 g(7), 28:15 f(1)
#: of itself: 28:15 NAME
#: site 28:15 NAME NONE dropped: by CPython
#: holders: Expr 28:4
#: lowering: STEP
#: because: a closure captures 'seen', which may be set only after the closure is made
#: forgets: event, seen
#: driven

# == an async stream delegates by async for alone
async def f(n):
    yield n
    if n == 1:
        async for event in f(1):
            yield event
    elif n == 2:
        for event in g(2):
            yield event
    elif n == 3:
        async for event in g(3):
            yield event + 1
    elif n == 4:
        async for event in g(4):
            yield event
        return
    elif n == 5:
        async for event in n:
            yield event
    else:
        await g(5)
#: parameters:  / n * None  ** None, |, n
#: locals: event
#: stores: event 5
#: loads: event 5, f 4, g 7, n 2
#: calls: 4:27 f(1), 7:21 g(2), 10:27 g(3), 13:27 g(4), 20:14 g(5)
#: of itself: 4:27 NAME
#: site 4:27 NAME NONE dropped loop 4:8: n = 1
#: site 13:27 UNKNOWN JUMP dropped loop 13:8: by CPython
#: holders: If 3:4, AsyncFor 4:8, If 6:4, If 9:4, If 12:4, AsyncFor 13:8
#: lowering: LOOP
#: forgets: event
#: driven

# == a plain for in a generator that is async is no delegation
def f(n):
    yield from g(n)
    for event in g(1):
        yield event
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: event
#: stores: event 1
#: loads: event 4, f 5, g 2, n 2
#: calls: 2:15 g(n), 3:17 g(1), 5:15 f(n)
#: of itself: 5:15 NAME
#: site 5:15 NAME NONE dropped: n = n
#: holders: Expr 5:4
#: lowering: LOOP
#: forgets: event

# == a returned value in a stream is no tail call
def f(n):
    if n:
        return g(n)
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 4, g 3, n 2
#: calls: 3:15 g(n), 4:15 f(n)
#: of itself: 4:15 NAME
#: site 4:15 NAME NONE dropped: n = n
#: holders: Expr 4:4
#: lowering: LOOP
#: drops

# == a stream's call that looks at the frame stays
def f(n):
    if n == 1:
        yield from g(locals())
    elif n == 2:
        for event in g(vars()):
            yield event
    else:
        yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: event
#: stores: event 1
#: loads: event 6, f 8, g 3, locals 3, n 2, vars 5
#: calls: 3:19 g(locals()), 3:21 locals(), 5:21 g(vars()), 5:23 vars(), 8:19 f(n)
#: of itself: 8:19 NAME
#: reads its frame
#: site 8:19 NAME NONE dropped: by CPython
#: holders: If 2:4, If 4:4, Expr 8:8
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: forgets: event
#: driven

# == a handler in a handler has both names
def f(p, e):
    try:
        p()
    except TypeError as e:
        try:
            p()
        except KeyError as p:
            return f(1, 2)
#: parameters:  / p, e * None  ** None, |, p, e
#: unbindable: e, p
#: stores: e 1, p 1
#: loads: KeyError 7, TypeError 4, f 8, p 3
#: deletes: e, p
#: handlers: e 1, p 1
#: guards
#: calls: 3:8 p(), 6:12 p(), 8:19 f(1, 2)
#: of itself: 8:19 NAME
#: site 8:19 NAME NONE in_handler handlers e p: by CPython
#: holders: Try 2:4, Try 5:8, Return 8:12
#: lowering: STEP
#: because: the except clause around a tail call binds the parameter 'e' and unbinds it on the way out, the except clause around a tail call binds the parameter 'p' and unbinds it on the way out
#: driven

# == a delegation to what a delegation gives is none of the inner call
def f(n):
    if n:
        yield from f(n)
    else:
        yield from (yield from f(n))
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 2
#: calls: 3:19 f(n), 5:31 f(n)
#: of itself: 3:19 NAME, 5:31 NAME
#: site 3:19 NAME NONE dropped: n = n
#: holders: If 2:4, Expr 3:8
#: lowering: LOOP
#: refused LOOM107 5:32-5:36 in 'yield from (yield from f(n))'; move what follows before the call, or write `yield from f(n)` and then `return` if nothing was to follow

# == an async stream's event that others see is no delegation's
async def f(n):
    n(lambda: e)
    async for e in f(n):
        yield e
#: parameters:  / n * None  ** None, |, n
#: locals: e
#: captured: e
#: may be unset: e
#: stores: e 1
#: loads: e 4, f 3, n 2
#: nested: Lambda 2:6
#: calls: 2:4 n(lambda: e), 3:19 f(n)
#: of itself: 3:19 NAME
#: lowering: NOTHING
#: because: a closure captures 'e', which may be set only after the closure is made
#: forgets: e
#: refused LOOM123 3:20-3:24 in 'async for e in f(n):'; give the loop a variable of its own

# == what the methods of a class return is not the function's result
def f(n):
    class K:
        def m(self):
            return 1
    n(K)
    f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: K
#: stores: K 1
#: loads: K 5, f 6, n 5
#: nested: ClassDef 2:4
#: calls: 5:4 n(K), 6:4 f(n)
#: of itself: 6:4 NAME
#: site 6:4 NAME NONE dropped: n = n
#: holders: Expr 6:4
#: lowering: LOOP
#: forgets: K

# == an await of and or of an await is no tail call of the operand
async def f(n):
    if n:
        return await (n and await f(n))
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 2
#: calls: 3:34 f(n), 4:17 f(n)
#: of itself: 3:34 NAME, 4:17 NAME
#: site 4:17 NAME NONE: n = n
#: holders: Return 4:4
#: lowering: LOOP
#: refused LOOM101 3:35-3:39 in 'return await (n and await f(n))'; carry the pending work in a parameter and end the path with `return await f(n)`
