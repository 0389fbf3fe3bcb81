# == a call that holds another is not copied
async def f(n):
    return 1 + await f(await f(n) - 1)
#: parameters:  / n * None  ** None, |, n
#: loads: f 2, n 2
#: calls: 2:21 f(await f(n) - 1), 2:29 f(n)
#: of itself: 2:21 NAME, 2:29 NAME
#: lowering: NOTHING
#: refused LOOM101 2:22-2:39 in 'return 1 + await f(await f(n) - 1)'; carry the pending work in a parameter and end the path with `return await f(...)`
#: refused LOOM101 2:30-2:34 in 'return 1 + await f(await f(n) - 1)'; carry the pending work in a parameter and end the path with `return await f(n)`

# == a call over several lines is marked on its lines, and copied on one
async def f(n):
    return 1 + await f(
        n - 1
    )
#: parameters:  / n * None  ** None, |, n
#: loads: f 2, n 3
#: calls: 2:21 f(n - 1)
#: of itself: 2:21 NAME
#: lowering: NOTHING
#: refused LOOM101 2:22-4:6 in 'return 1 + await f('; carry the pending work in a parameter and end the path with `return await f(n - 1)`

# == an operand that decides comes before what is done with the result
async def f(n):
    x = await f(1) or n
    return str(await f(2) and n), print(await f(3) if await f(4) else n)
#: parameters:  / n * None  ** None, |, n
#: locals: x
#: stores: x 1
#: loads: f 2, n 2, print 3, str 3
#: assigned: x = await f(1) or n
#: calls: 2:14 f(1), 3:11 str(await f(2) and n), 3:21 f(2), 3:34 print(await f(3) if await f(4) else n), 3:46 f(3), 3:60 f(4)
#: of itself: 2:14 NAME, 3:21 NAME, 3:46 NAME, 3:60 NAME
#: lowering: NOTHING
#: forgets: x
#: refused LOOM105 2:15-2:19 in 'x = await f(1) or n'; decide from the state, and end each path with `return await f(1)`
#: refused LOOM105 3:22-3:26 in 'return str(await f(2) and n), print(await f(3) if await f(4) else n)'; decide from the state, and end each path with `return await f(2)`
#: refused LOOM103 3:47-3:51 in 'return str(await f(2) and n), print(await f(3) if await f(4) else n)'; do the outer call's work before, or in the last transition, and end the path with `return await f(3)`
#: refused LOOM105 3:61-3:65 in 'return str(await f(2) and n), print(await f(3) if await f(4) else n)'; decide from the state, and end each path with `return await f(4)`

# == a call in a comprehension is not copied
async def f(n):
    return [await f(m) for m in n]
#: parameters:  / n * None  ** None, |, n
#: loads: f 2, n 2
#: calls: 2:18 f(m)
#: of itself: 2:18 NAME
#: lowering: NOTHING
#: refused LOOM106 2:19-2:23 in 'return [await f(m) for m in n]'; keep the work list in a parameter and take one item per transition: `return await f(...)`

# == columns count characters
async def f(n):
    return "äöü€𝒳", await f("ß" + n), "ä"
#: parameters:  / n * None  ** None, |, n
#: loads: f 2, n 2
#: calls: 2:34 f('ß' + n)
#: of itself: 2:34 NAME
#: lowering: NOTHING
#: refused LOOM101 2:27-2:37 in 'return "äöü€𝒳", await f("ß" + n), "ä"'; carry the pending work in a parameter and end the path with `return await f("ß" + n)`

# == a dropped call is told to stay dropped
async def f(n):
    if n:
        await f(n - 1)
        n = 1
    return 5
#: parameters:  / n * None  ** None, |, n
#: stores: n 1
#: loads: f 3, n 2
#: assigned: n = 1
#: calls: 3:14 f(n - 1)
#: of itself: 3:14 NAME
#: lowering: NOTHING
#: refused LOOM107 3:15-3:23 in 'await f(n - 1)'; move what follows before the call, or write `return await f(n - 1)`, or (for None) `await f(n - 1)` and then `return` if nothing was to follow

# == a dropped call where nothing is returned may be returned
def f(n):
    f(n - 1)
    n = 1
#: parameters:  / n * None  ** None, |, n
#: stores: n 1
#: loads: f 2, n 2
#: assigned: n = 1
#: calls: 2:4 f(n - 1)
#: of itself: 2:4 NAME
#: lowering: NOTHING
#: refused LOOM107 2:5-2:13 in 'f(n - 1)'; move what follows before the call, or write `return f(n - 1)` if nothing was to follow

# == a method's call, an alias, a class's call
class C:
    def f(self, n):
        again = self.f
        named = C.f
        x = self.f(n)
        y = C.f(self, n)
        z = n.f(n)
        w = again(n)
        return self.f(1)
#: method: INSTANCE
#: receiver: self
#: class: C
#: parameters:  / self, n * None  ** None, |, self, n
#: locals: again, named, w, x, y, z
#: stores: again 1, named 1, w 1, x 1, y 1, z 1
#: loads: C 4, again 8, n 5, self 3
#: attributes: f
#: assigned: again = self.f, named = C.f, w = again(n), x = self.f(n), y = C.f(self, n), z = n.f(n)
#: calls: 5:12 self.f(n), 6:12 C.f(self, n), 7:12 n.f(n), 8:12 again(n), 9:15 self.f(1)
#: of itself: 5:12 RECEIVER, 6:12 CLASS, 7:12 OTHER, 8:12 METHOD_ALIAS, 9:15 RECEIVER
#: site 9:15 RECEIVER ONCE: self = self; n = 1
#: holders: Return 9:8
#: lowering: LOOP
#: forgets: again, named, w, x, y, z
#: driven
#: refused LOOM102 5:13-5:22 in 'x = self.f(n)'; pass what the rest of the function needs as a parameter and end the path with `return self.f(n)`
#: refused LOOM102 6:13-6:25 in 'y = C.f(self, n)'; pass what the rest of the function needs as a parameter and end the path with `return C.f(self, n)`

# == an alias of the own name is as certain as the name
def f(n):
    again = f
    x = again(n)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: again, x
#: stores: again 1, x 1
#: loads: again 3, f 2, n 3
#: assigned: again = f, x = again(n)
#: calls: 3:8 again(n), 4:11 f(n)
#: of itself: 3:8 ALIAS, 4:11 NAME
#: site 4:11 NAME NONE: n = n
#: holders: Return 4:4
#: lowering: LOOP
#: forgets: again, x
#: refused LOOM102 3:9-3:17 in 'x = again(n)'; pass what the rest of the function needs as a parameter and end the path with `return again(n)`

# == the innermost obstacle is told
def f(n):
    with n:
        try:
            return f(1)
        finally:
            pass
#: parameters:  / n * None  ** None, |, n
#: loads: f 4, n 2
#: guards
#: calls: 4:19 f(1)
#: of itself: 4:19 NAME
#: lowering: NOTHING
#: refused LOOM110 4:20-4:24 in 'return f(1)'; end the try statement first: compute the next state inside, and write `return f(1)` after it

# == a try around a with
def f(n):
    try:
        with n:
            return f(1)
    except KeyError:
        pass
#: parameters:  / n * None  ** None, |, n
#: loads: KeyError 5, f 4, n 3
#: guards
#: calls: 4:19 f(1)
#: of itself: 4:19 NAME
#: lowering: NOTHING
#: refused LOOM112 4:20-4:24 in 'return f(1)'; compute the next state inside the with block, and write `return f(1)` after it

# == a call after a try in a finally
def f(n):
    try:
        pass
    finally:
        try:
            f(1)
        except KeyError:
            f(2)
        else:
            f(3)
#: parameters:  / n * None  ** None, |, n
#: loads: KeyError 7, f 6
#: guards
#: calls: 6:12 f(1), 8:12 f(2), 10:12 f(3)
#: of itself: 6:12 NAME, 8:12 NAME, 10:12 NAME
#: lowering: NOTHING
#: refused LOOM109 6:13-6:17 in 'f(1)'; compute the next state in the try body and write `return f(1)` in the else clause of the outermost try
#: refused LOOM111 8:13-8:17 in 'f(2)'; let the finally clause only clean up, and write `return f(2)` after the try statement
#: refused LOOM111 10:13-10:17 in 'f(3)'; let the finally clause only clean up, and write `return f(3)` after the try statement

# == a handler's call under an outer try
def f(n):
    try:
        try:
            n()
        except KeyError:
            return f(1)
        else:
            return f(2)
    except TypeError:
        return f(3)
#: parameters:  / n * None  ** None, |, n
#: loads: KeyError 5, TypeError 9, f 6, n 4
#: guards
#: calls: 4:12 n(), 6:19 f(1), 8:19 f(2), 10:15 f(3)
#: of itself: 6:19 NAME, 8:19 NAME, 10:15 NAME
#: site 10:15 NAME NONE in_handler: n = 3
#: holders: Try 2:4, Return 10:8
#: lowering: LOOP
#: refused LOOM109 6:20-6:24 in 'return f(1)'; compute the next state in the try body and write `return f(1)` in the else clause of the outermost try
#: refused LOOM109 8:20-8:24 in 'return f(2)'; compute the next state in the try body and write `return f(2)` in the else clause of the outermost try

# == the operand of and or that decides
def f(n):
    return f(1) and (n or f(2) and n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 2, n 2
#: calls: 2:11 f(1), 2:26 f(2)
#: of itself: 2:11 NAME, 2:26 NAME
#: lowering: NOTHING
#: refused LOOM105 2:12-2:16 in 'return f(1) and (n or f(2) and n)'; decide from the state, and end each path with `return f(1)`
#: refused LOOM105 2:27-2:31 in 'return f(1) and (n or f(2) and n)'; decide from the state, and end each path with `return f(2)`

# == a dropped operand that decides
def f(n):
    f(1) or n
    return n
#: parameters:  / n * None  ** None, |, n
#: loads: f 2, n 2
#: calls: 2:4 f(1)
#: of itself: 2:4 NAME
#: lowering: NOTHING
#: refused LOOM105 2:5-2:9 in 'f(1) or n'; decide from the state, and end each path with `return f(1)`

# == a condition of every statement
def f(n):
    if f(1): pass
    while f(2): pass
    assert f(3)
    match f(4):
        case _ if f(5): pass
    return n if f(6) else n
#: parameters:  / n * None  ** None, |, n
#: loads: f 2, n 7
#: calls: 2:7 f(1), 3:10 f(2), 4:11 f(3), 5:10 f(4), 6:18 f(5), 7:16 f(6)
#: of itself: 2:7 NAME, 3:10 NAME, 4:11 NAME, 5:10 NAME, 6:18 NAME, 7:16 NAME
#: lowering: NOTHING
#: refused LOOM105 2:8-2:12 in 'if f(1): pass'; decide from the state, and end each path with `return f(1)`
#: refused LOOM105 3:11-3:15 in 'while f(2): pass'; decide from the state, and end each path with `return f(2)`
#: refused LOOM105 4:12-4:16 in 'assert f(3)'; decide from the state, and end each path with `return f(3)`
#: refused LOOM105 5:11-5:15 in 'match f(4):'; decide from the state, and end each path with `return f(4)`
#: refused LOOM105 6:19-6:23 in 'case _ if f(5): pass'; decide from the state, and end each path with `return f(5)`
#: refused LOOM105 7:17-7:21 in 'return n if f(6) else n'; decide from the state, and end each path with `return f(6)`

# == an assignment of every kind
def f(n):
    a = f(1)
    a += f(2)
    b: int = f(3)
    n[f(4)] = n
    (c := f(5))
    n.a = f(6)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b, c
#: stores: a 2, b 1, c 1
#: loads: a 3, f 2, n 5
#: walruses: c
#: attributes: a
#: assigned: a = f(1)
#: calls: 2:8 f(1), 3:9 f(2), 4:13 f(3), 5:6 f(4), 6:10 f(5), 7:10 f(6)
#: of itself: 2:8 NAME, 3:9 NAME, 4:13 NAME, 5:6 NAME, 6:10 NAME, 7:10 NAME
#: lowering: NOTHING
#: forgets: a, b, c
#: refused LOOM102 2:9-2:13 in 'a = f(1)'; pass what the rest of the function needs as a parameter and end the path with `return f(1)`
#: refused LOOM102 3:10-3:14 in 'a += f(2)'; pass what the rest of the function needs as a parameter and end the path with `return f(2)`
#: refused LOOM102 4:14-4:18 in 'b: int = f(3)'; pass what the rest of the function needs as a parameter and end the path with `return f(3)`
#: refused LOOM101 5:7-5:11 in 'n[f(4)] = n'; carry the pending work in a parameter and end the path with `return f(4)`
#: refused LOOM102 6:11-6:15 in '(c := f(5))'; pass what the rest of the function needs as a parameter and end the path with `return f(5)`
#: refused LOOM102 7:11-7:15 in 'n.a = f(6)'; pass what the rest of the function needs as a parameter and end the path with `return f(6)`

# == an argument, an operand, a part
def f(n):
    g(f(1))
    g(x=f(2))
    f(3)()
    f(4).x
    f(5)[n]
    g(*f(6))
    -f(7)
    f"{f(8)}"
    (f(9), n)
    f(10) < n
    return not f(11)
#: parameters:  / n * None  ** None, |, n
#: loads: f 2, g 2, n 6
#: attributes: x
#: calls: 2:4 g(f(1)), 2:6 f(1), 3:4 g(x=f(2)), 3:8 f(2), 4:4 f(3), 4:4 f(3)(), 5:4 f(4), 6:4 f(5), 7:4 g(*f(6)), 7:7 f(6), 8:5 f(7), 9:7 f(8), 10:5 f(9), 11:4 f(10), 12:15 f(11)
#: of itself: 2:6 NAME, 3:8 NAME, 4:4 NAME, 5:4 NAME, 6:4 NAME, 7:7 NAME, 8:5 NAME, 9:7 NAME, 10:5 NAME, 11:4 NAME, 12:15 NAME
#: lowering: NOTHING
#: refused LOOM103 2:7-2:11 in 'g(f(1))'; do the outer call's work before, or in the last transition, and end the path with `return f(1)`
#: refused LOOM103 3:9-3:13 in 'g(x=f(2))'; do the outer call's work before, or in the last transition, and end the path with `return f(2)`
#: refused LOOM101 4:5-4:9 in 'f(3)()'; carry the pending work in a parameter and end the path with `return f(3)`
#: refused LOOM101 5:5-5:9 in 'f(4).x'; carry the pending work in a parameter and end the path with `return f(4)`
#: refused LOOM101 6:5-6:9 in 'f(5)[n]'; carry the pending work in a parameter and end the path with `return f(5)`
#: refused LOOM103 7:8-7:12 in 'g(*f(6))'; do the outer call's work before, or in the last transition, and end the path with `return f(6)`
#: refused LOOM101 8:6-8:10 in '-f(7)'; carry the pending work in a parameter and end the path with `return f(7)`
#: refused LOOM101 9:8-9:12 in 'f"{f(8)}"'; carry the pending work in a parameter and end the path with `return f(8)`
#: refused LOOM101 10:6-10:10 in '(f(9), n)'; carry the pending work in a parameter and end the path with `return f(9)`
#: refused LOOM101 11:5-11:10 in 'f(10) < n'; carry the pending work in a parameter and end the path with `return f(10)`
#: refused LOOM101 12:16-12:21 in 'return not f(11)'; carry the pending work in a parameter and end the path with `return f(11)`

# == what else a statement does with a value
def f(n):
    raise f(1)
    for x in f(2): pass
    del n[f(3)]
    with f(4): pass
    try: pass
    except f(5): pass
    return g(lambda: f(6))
#: parameters:  / n * None  ** None, |, n
#: locals: x
#: stores: x 1
#: loads: f 2, g 8, n 4
#: nested: Lambda 8:13
#: guards
#: calls: 2:10 f(1), 3:13 f(2), 4:10 f(3), 5:9 f(4), 7:11 f(5), 8:11 g(lambda: f(6))
#: of itself: 2:10 NAME, 3:13 NAME, 4:10 NAME, 5:9 NAME, 7:11 NAME
#: site 8:11 UNKNOWN JUMP: by CPython
#: holders: Return 8:4
#: lowering: LOOP
#: forgets: x
#: driven
#: refused LOOM101 2:11-2:15 in 'raise f(1)'; carry the pending work in a parameter and end the path with `return f(1)`
#: refused LOOM101 3:14-3:18 in 'for x in f(2): pass'; carry the pending work in a parameter and end the path with `return f(2)`
#: refused LOOM101 4:11-4:15 in 'del n[f(3)]'; carry the pending work in a parameter and end the path with `return f(3)`
#: refused LOOM101 5:10-5:14 in 'with f(4): pass'; carry the pending work in a parameter and end the path with `return f(4)`
#: refused LOOM101 7:12-7:16 in 'except f(5): pass'; carry the pending work in a parameter and end the path with `return f(5)`

# == a decorator, a default and a base class are evaluated here
def f(n):
    @f(1)
    def g(x=f(2)): pass
    class K(f(3)): pass
    lambda x=f(4): x
#: parameters:  / n * None  ** None, |, n
#: locals: K, g
#: stores: K 1, g 1
#: loads: f 2
#: nested: Lambda 5:4, ClassDef 4:4, FunctionDef 3:4
#: calls: 2:5 f(1), 3:12 f(2), 4:12 f(3), 5:13 f(4)
#: of itself: 2:5 NAME, 3:12 NAME, 4:12 NAME, 5:13 NAME
#: lowering: NOTHING
#: forgets: K, g
#: refused LOOM101 2:6-2:10 in '@f(1)'; carry the pending work in a parameter and end the path with `return f(1)`
#: refused LOOM101 3:13-3:17 in 'def g(x=f(2)): pass'; carry the pending work in a parameter and end the path with `return f(2)`
#: refused LOOM101 4:13-4:17 in 'class K(f(3)): pass'; carry the pending work in a parameter and end the path with `return f(3)`
#: refused LOOM101 5:14-5:18 in 'lambda x=f(4): x'; carry the pending work in a parameter and end the path with `return f(4)`

# == a comprehension of every kind
def f(n):
    [f(1) for _ in n]
    {f(2) for _ in n}
    {f(3): f(4) for _ in n}
    (f(5) for _ in n)
    [n for _ in f(6)]
    [n for _ in n if f(7)]
#: parameters:  / n * None  ** None, |, n
#: loads: f 2, n 2
#: nested: GeneratorExp 5:4
#: calls: 2:5 f(1), 3:5 f(2), 4:5 f(3), 4:11 f(4), 5:5 f(5), 6:16 f(6), 7:21 f(7)
#: of itself: 2:5 NAME, 3:5 NAME, 4:5 NAME, 4:11 NAME, 5:5 NAME, 6:16 NAME, 7:21 NAME
#: lowering: NOTHING
#: refused LOOM106 2:6-2:10 in '[f(1) for _ in n]'; keep the work list in a parameter and take one item per transition: `return f(...)`
#: refused LOOM106 3:6-3:10 in '{f(2) for _ in n}'; keep the work list in a parameter and take one item per transition: `return f(...)`
#: refused LOOM106 4:6-4:10 in '{f(3): f(4) for _ in n}'; keep the work list in a parameter and take one item per transition: `return f(...)`
#: refused LOOM106 4:12-4:16 in '{f(3): f(4) for _ in n}'; keep the work list in a parameter and take one item per transition: `return f(...)`
#: refused LOOM106 5:6-5:10 in '(f(5) for _ in n)'; keep the work list in a parameter and take one item per transition: `return f(...)`
#: refused LOOM106 6:17-6:21 in '[n for _ in f(6)]'; keep the work list in a parameter and take one item per transition: `return f(...)`
#: refused LOOM106 7:22-7:26 in '[n for _ in n if f(7)]'; keep the work list in a parameter and take one item per transition: `return f(...)`

# == a coroutine that is not awaited
async def f(n):
    if n: return f(1)
    if n: f(2)
    x = f(3)
    g(f(4))
    [f(5) for _ in n]
    if n: return n and f(6)
    if n: return f(7) if n else n
    if n: return n if f(8) else n
    if n: return f(9) and n
    if n: return (f(10), n)
    if f(11): pass
    return await g(f(12))
#: parameters:  / n * None  ** None, |, n
#: locals: x
#: stores: x 1
#: loads: f 2, g 5, n 2
#: assigned: x = f(3)
#: calls: 2:17 f(1), 3:10 f(2), 4:8 f(3), 5:4 g(f(4)), 5:6 f(4), 6:5 f(5), 7:23 f(6), 8:17 f(7), 9:22 f(8), 10:17 f(9), 11:18 f(10), 12:7 f(11), 13:17 g(f(12)), 13:19 f(12)
#: of itself: 2:17 NAME, 3:10 NAME, 4:8 NAME, 5:6 NAME, 6:5 NAME, 7:23 NAME, 8:17 NAME, 9:22 NAME, 10:17 NAME, 11:18 NAME, 12:7 NAME, 13:19 NAME
#: site 13:17 UNKNOWN JUMP: by CPython
#: holders: Return 13:4
#: lowering: LOOP
#: forgets: x
#: driven
#: refused LOOM115 2:18-2:22 in 'if n: return f(1)'; write `return await f(1)`
#: refused LOOM107 3:11-3:15 in 'if n: f(2)'; move what follows before the call, or write `return await f(2)`, or (for None) `await f(2)` and then `return` if nothing was to follow
#: refused LOOM104 4:9-4:13 in 'x = f(3)'; call it from a nested or another function, whose calls are ordinary ones, or end the path with `return await f(3)`
#: refused LOOM104 5:7-5:11 in 'g(f(4))'; call it from a nested or another function, whose calls are ordinary ones, or end the path with `return await f(4)`
#: refused LOOM106 6:6-6:10 in '[f(5) for _ in n]'; keep the work list in a parameter and take one item per transition: `return await f(...)`
#: refused LOOM115 7:24-7:28 in 'if n: return n and f(6)'; write `return await f(6)`
#: refused LOOM115 8:18-8:22 in 'if n: return f(7) if n else n'; write `return await f(7)`
#: refused LOOM104 9:23-9:27 in 'if n: return n if f(8) else n'; call it from a nested or another function, whose calls are ordinary ones, or end the path with `return await f(8)`
#: refused LOOM104 10:18-10:22 in 'if n: return f(9) and n'; call it from a nested or another function, whose calls are ordinary ones, or end the path with `return await f(9)`
#: refused LOOM104 11:19-11:24 in 'if n: return (f(10), n)'; call it from a nested or another function, whose calls are ordinary ones, or end the path with `return await f(10)`
#: refused LOOM104 12:8-12:13 in 'if f(11): pass'; call it from a nested or another function, whose calls are ordinary ones, or end the path with `return await f(11)`
#: refused LOOM104 13:20-13:25 in 'return await g(f(12))'; call it from a nested or another function, whose calls are ordinary ones, or end the path with `return await f(12)`

# == a coroutine that is not awaited, in the way of something else
async def f(n):
    try:
        f(1)
    except KeyError:
        return f(2)
    with n:
        return f(3)
    for _ in n:
        f(4)
    f(5)
    n = 1
#: parameters:  / n * None  ** None, |, n
#: locals: _
#: stores: _ 1, n 1
#: loads: KeyError 4, f 3, n 6
#: assigned: n = 1
#: guards
#: calls: 3:8 f(1), 5:15 f(2), 7:15 f(3), 9:8 f(4), 10:4 f(5)
#: of itself: 3:8 NAME, 5:15 NAME, 7:15 NAME, 9:8 NAME, 10:4 NAME
#: lowering: NOTHING
#: forgets: _
#: refused LOOM109 3:9-3:13 in 'f(1)'; compute the next state in the try body and write `return await f(1)`, or (for None) `await f(1)` and then `return` in the else clause of the outermost try
#: refused LOOM115 5:16-5:20 in 'return f(2)'; write `return await f(2)`
#: refused LOOM112 7:16-7:20 in 'return f(3)'; compute the next state inside the with block, and write `return await f(3)` after it
#: refused LOOM108 9:9-9:13 in 'f(4)'; write `return await f(4)`, or (for None) `await f(4)` and then `return`, which leaves the loop
#: refused LOOM107 10:5-10:9 in 'f(5)'; move what follows before the call, or write `return await f(5)`, or (for None) `await f(5)` and then `return` if nothing was to follow

# == an await too many
async def f(n):
    return await (await f(1))
#: parameters:  / n * None  ** None, |, n
#: loads: f 2
#: calls: 2:24 f(1)
#: of itself: 2:24 NAME
#: lowering: NOTHING
#: refused LOOM101 2:25-2:29 in 'return await (await f(1))'; carry the pending work in a parameter and end the path with `return await f(1)`

# == a code after a dropped conditional
def f(n):
    if n:
        f(1) if n else f(2)
    return n
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 2
#: calls: 3:8 f(1), 3:23 f(2)
#: of itself: 3:8 NAME, 3:23 NAME
#: lowering: NOTHING
#: refused LOOM107 3:9-3:13 in 'f(1) if n else f(2)'; move what follows before the call, or write `return f(1)` if nothing was to follow
#: refused LOOM107 3:24-3:28 in 'f(1) if n else f(2)'; move what follows before the call, or write `return f(2)` if nothing was to follow

# == a loop that goes on, and its else clause
def f(n):
    while n:
        f(1)
    else:
        f(2)
        n = 1
    for x in n:
        f(3)
#: parameters:  / n * None  ** None, |, n
#: locals: x
#: stores: n 1, x 1
#: loads: f 3, n 2
#: assigned: n = 1
#: calls: 3:8 f(1), 5:8 f(2), 8:8 f(3)
#: of itself: 3:8 NAME, 5:8 NAME, 8:8 NAME
#: lowering: NOTHING
#: forgets: x
#: refused LOOM108 3:9-3:13 in 'f(1)'; write `return f(1)`, which leaves the loop
#: refused LOOM107 5:9-5:13 in 'f(2)'; move what follows before the call, or write `return f(2)` if nothing was to follow
#: refused LOOM108 8:9-8:13 in 'f(3)'; write `return f(3)`, which leaves the loop

# == except star clauses and their body
def f(n):
    try:
        return f(1)
    except* KeyError:
        f(2)
#: parameters:  / n * None  ** None, |, n
#: loads: KeyError 4, f 3
#: guards
#: calls: 3:15 f(1), 5:8 f(2)
#: of itself: 3:15 NAME, 5:8 NAME
#: lowering: NOTHING
#: refused LOOM109 3:16-3:20 in 'return f(1)'; compute the next state in the try body and write `return f(1)` in the else clause of the outermost try
#: refused LOOM113 5:9-5:13 in 'f(2)'; note the next state in the except* clause, and write `return f(2)`, or (for None) `f(2)` and then `return` after the try statement

# == bare raises are told where a clause makes the tail call
def f(n):
    def g():
        raise
    class K: pass
    if n:
        raise
    try:
        n()
    except KeyError:
        raise
    except TypeError:
        return f(n)
    raise
#: parameters:  / n * None  ** None, |, n
#: locals: K, g
#: stores: K 1, g 1
#: loads: KeyError 9, TypeError 11, f 12, n 5
#: nested: ClassDef 4:4, FunctionDef 2:4
#: guards
#: raises bare
#: calls: 8:8 n(), 12:15 f(n)
#: of itself: 12:15 NAME
#: site 12:15 NAME NONE in_handler: n = n
#: holders: Try 7:4, Return 12:8
#: lowering: LOOP
#: forgets: K, g
#: raises_bare
#: refused LOOM114 6:9-6:14 in 'raise'; name the exception (`raise error`), or make the tail call after the try statement
#: refused LOOM114 13:5-13:10 in 'raise'; name the exception (`raise error`), or make the tail call after the try statement

# == bare raises do not matter where a clause makes a call of somebody else
def f(n):
    if n:
        raise
    try:
        n()
    except TypeError:
        return g(n)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: TypeError 6, f 8, g 7, n 2
#: guards
#: raises bare
#: calls: 5:8 n(), 7:15 g(n), 8:11 f(n)
#: of itself: 8:11 NAME
#: site 7:15 UNKNOWN JUMP in_handler: by CPython
#: site 8:11 NAME NONE: n = n
#: holders: Try 4:4, Return 8:4, Return 7:8
#: lowering: LOOP
#: driven
#: raises_bare

# == a handler's name that a closure captures
def f(n):
    try:
        n()
    except TypeError as e:
        n(lambda: e)
        return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: e
#: captured: e
#: unbindable: e
#: stores: e 1
#: loads: TypeError 4, f 6, n 3
#: deletes: e
#: handlers: e 1
#: nested: Lambda 5:10
#: guards
#: calls: 3:8 n(), 5:8 n(lambda: e), 6:15 f(n)
#: of itself: 6:15 NAME
#: site 6:15 NAME NONE in_handler handlers e: by CPython
#: holders: Try 2:4, Return 6:8
#: lowering: STEP
#: because: a closure captures 'e', which may be deleted
#: driven
#: refused LOOM117 6:16-6:20 in 'return f(n)'; give the exception to a variable of the function first (`error = e`), and let the closure capture that

# == a handler's name that is global
def f(n):
    global e
    try:
        n()
    except TypeError as e:
        return f(n)
#: parameters:  / n * None  ** None, |, n
#: stores: e 1
#: loads: TypeError 5, f 6, n 4
#: deletes: e
#: outer: e
#: handlers: e 1
#: guards
#: calls: 4:8 n(), 6:15 f(n)
#: of itself: 6:15 NAME
#: site 6:15 NAME NONE in_handler handlers e: n = n
#: holders: Try 3:4, Return 6:8
#: lowering: LOOP
#: refused LOOM117 6:16-6:20 in 'return f(n)'; give the exception to a variable of the function first (`error = e`), and let the closure capture that

# == the frame in the arguments of a guarded call
class C:
    def f(self, n):
        return n.f(locals()) or self.f(dir()) or self.f(x=vars())
#: method: INSTANCE
#: receiver: self
#: class: C
#: parameters:  / self, n * None  ** None, |, self, n
#: loads: dir 3, locals 3, n 3, self 3, vars 3
#: attributes: f
#: calls: 3:15 n.f(locals()), 3:19 locals(), 3:32 self.f(dir()), 3:39 dir(), 3:49 self.f(x=vars()), 3:58 vars()
#: of itself: 3:15 OTHER, 3:32 RECEIVER, 3:49 RECEIVER
#: reads its frame
#: site 3:49 RECEIVER JUMP: by CPython
#: holders: Return 3:8
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven
#: refused LOOM105 3:33-3:46 in 'return n.f(locals()) or self.f(dir()) or self.f(x=vars())'; decide from the state, and end each path with `return self.f(dir())`
#: refused LOOM116 3:50-3:66 in 'return n.f(locals()) or self.f(dir()) or self.f(x=vars())'; read the frame into a variable of your own first (`seen = locals()`), and pass that on

# == the frame in the arguments of a call by name
def f(n):
    return f(locals())
#: parameters:  / n * None  ** None, |, n
#: loads: f 2, locals 2
#: calls: 2:11 f(locals()), 2:13 locals()
#: of itself: 2:11 NAME
#: reads its frame
#: site 2:11 NAME NONE: by CPython
#: holders: Return 2:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == several problems come in the order of the source
def f(n):
    return (f(2) +
            f(1)) if f(0) else 1 + f(3)
#: parameters:  / n * None  ** None, |, n
#: loads: f 2
#: calls: 2:12 f(2), 3:12 f(1), 3:21 f(0), 3:35 f(3)
#: of itself: 2:12 NAME, 3:12 NAME, 3:21 NAME, 3:35 NAME
#: lowering: NOTHING
#: refused LOOM101 2:13-2:17 in 'return (f(2) +'; carry the pending work in a parameter and end the path with `return f(2)`
#: refused LOOM101 3:13-3:17 in 'f(1)) if f(0) else 1 + f(3)'; carry the pending work in a parameter and end the path with `return f(1)`
#: refused LOOM105 3:22-3:26 in 'f(1)) if f(0) else 1 + f(3)'; decide from the state, and end each path with `return f(0)`
#: refused LOOM101 3:36-3:40 in 'f(1)) if f(0) else 1 + f(3)'; carry the pending work in a parameter and end the path with `return f(3)`

# == a stream's call that nothing delegates to
def f(n):
    f(1)
    x = f(2)
    list(f(3))
    yield f(4)
    for e in f(5): yield e + 1
    for e in f(6): pass
    for e in f(7): yield e
    else: pass
    x = yield from f(8)
    yield from (n and f(9))
    yield from (f(10) and n)
    yield from (f(11) if n else n)
    yield from (n if f(12) else n)
    [(yield from f(13)), n]
    for e in n: yield from f(14)
    yield from g(f(15))
    return (yield from f(16))
#: parameters:  / n * None  ** None, |, n
#: locals: e, x
#: stores: e 4, x 2
#: loads: e 6, f 2, g 17, list 4, n 11
#: assigned: x = f(2)
#: calls: 2:4 f(1), 3:8 f(2), 4:4 list(f(3)), 4:9 f(3), 5:10 f(4), 6:13 f(5), 7:13 f(6), 8:13 f(7), 10:19 f(8), 11:22 f(9), 12:16 f(10), 13:16 f(11), 14:21 f(12), 15:17 f(13), 16:27 f(14), 17:15 g(f(15)), 17:17 f(15), 18:23 f(16)
#: of itself: 2:4 NAME, 3:8 NAME, 4:9 NAME, 5:10 NAME, 6:13 NAME, 7:13 NAME, 8:13 NAME, 10:19 NAME, 11:22 NAME, 12:16 NAME, 13:16 NAME, 14:21 NAME, 15:17 NAME, 16:27 NAME, 17:17 NAME, 18:23 NAME
#: site 18:23 NAME NONE: n = 16
#: holders: Return 18:4
#: lowering: LOOP
#: forgets: e, x
#: refused LOOM122 2:5-2:9 in 'f(1)'; iterate over it in a nested or another function, whose calls are ordinary ones, or end the path with `yield from f(1)`
#: refused LOOM122 3:9-3:13 in 'x = f(2)'; iterate over it in a nested or another function, whose calls are ordinary ones, or end the path with `yield from f(2)`
#: refused LOOM122 4:10-4:14 in 'list(f(3))'; iterate over it in a nested or another function, whose calls are ordinary ones, or end the path with `yield from f(3)`
#: refused LOOM122 5:11-5:15 in 'yield f(4)'; iterate over it in a nested or another function, whose calls are ordinary ones, or end the path with `yield from f(4)`
#: refused LOOM119 6:14-6:18 in 'for e in f(5): yield e + 1'; let the loop be `yield from f(5)`; change or leave out events where they are made, or around the whole stream
#: refused LOOM119 7:14-7:18 in 'for e in f(6): pass'; let the loop be `yield from f(6)`; change or leave out events where they are made, or around the whole stream
#: refused LOOM120 8:14-8:18 in 'for e in f(7): yield e'; write `yield from f(7)` without an else clause
#: refused LOOM121 10:20-10:24 in 'x = yield from f(8)'; carry what is needed in a parameter and end the path with `return (yield from f(8))`
#: refused LOOM107 11:23-11:27 in 'yield from (n and f(9))'; move what follows before the call, or write `yield from f(9)` and then `return` if nothing was to follow
#: refused LOOM122 12:17-12:22 in 'yield from (f(10) and n)'; iterate over it in a nested or another function, whose calls are ordinary ones, or end the path with `yield from f(10)`
#: refused LOOM107 13:17-13:22 in 'yield from (f(11) if n else n)'; move what follows before the call, or write `yield from f(11)` and then `return` if nothing was to follow
#: refused LOOM122 14:22-14:27 in 'yield from (n if f(12) else n)'; iterate over it in a nested or another function, whose calls are ordinary ones, or end the path with `yield from f(12)`
#: refused LOOM121 15:18-15:23 in '[(yield from f(13)), n]'; carry what is needed in a parameter and end the path with `return (yield from f(13))`
#: refused LOOM108 16:28-16:33 in 'for e in n: yield from f(14)'; write `yield from f(14)` and then `return`, which leaves the loop
#: refused LOOM122 17:18-17:23 in 'yield from g(f(15))'; iterate over it in a nested or another function, whose calls are ordinary ones, or end the path with `yield from f(15)`

# == a stream's delegation in the way of something else
def f(n):
    try:
        yield from f(1)
    except KeyError: pass
    with n:
        for e in f(2): yield e
    while n:
        yield from f(3)
    yield from f(4)
    n = 1
#: parameters:  / n * None  ** None, |, n
#: locals: e
#: stores: e 1, n 1
#: loads: KeyError 4, e 6, f 3, n 5
#: assigned: n = 1
#: guards
#: calls: 3:19 f(1), 6:17 f(2), 8:19 f(3), 9:15 f(4)
#: of itself: 3:19 NAME, 6:17 NAME, 8:19 NAME, 9:15 NAME
#: lowering: NOTHING
#: forgets: e
#: refused LOOM109 3:20-3:24 in 'yield from f(1)'; compute the next state in the try body and write `yield from f(1)` in the else clause of the outermost try
#: refused LOOM112 6:18-6:22 in 'for e in f(2): yield e'; compute the next state inside the with block, and write `yield from f(2)` after it
#: refused LOOM108 8:20-8:24 in 'yield from f(3)'; write `yield from f(3)` and then `return`, which leaves the loop
#: refused LOOM107 9:16-9:20 in 'yield from f(4)'; move what follows before the call, or write `yield from f(4)` and then `return` if nothing was to follow

# == a stream's event that others see
def f(n):
    global g
    yield lambda: e
    if n:
        for e in f(1): yield e
    else:
        for g in f(2): yield g
#: parameters:  / n * None  ** None, |, n
#: locals: e
#: captured: e
#: may be unset: e
#: stores: e 1, g 1
#: loads: e 5, f 5, g 7, n 4
#: outer: g
#: nested: Lambda 3:10
#: calls: 5:17 f(1), 7:17 f(2)
#: of itself: 5:17 NAME, 7:17 NAME
#: lowering: NOTHING
#: because: a closure captures 'e', which may be set only after the closure is made
#: forgets: e
#: refused LOOM123 5:18-5:22 in 'for e in f(1): yield e'; give the loop a variable of its own
#: refused LOOM123 7:18-7:22 in 'for g in f(2): yield g'; give the loop a variable of its own

# == an async stream's call that nothing delegates to
async def f(n):
    async for e in f(1): yield n
    for e in f(2): yield e
    async for e.x in f(3): yield e
    await f(4)
    async for e in f(5): yield e
    n = 1
    async for e in f(6):
        yield e
    else:
        n = 1
#: parameters:  / n * None  ** None, |, n
#: locals: e
#: may be unset: e
#: stores: e 4, n 2
#: loads: e 3, f 2, n 2
#: attributes: x
#: assigned: n = 1
#: calls: 2:19 f(1), 3:13 f(2), 4:21 f(3), 5:10 f(4), 6:19 f(5), 8:19 f(6)
#: of itself: 2:19 NAME, 3:13 NAME, 4:21 NAME, 5:10 NAME, 6:19 NAME, 8:19 NAME
#: lowering: NOTHING
#: forgets: e
#: refused LOOM119 2:20-2:24 in 'async for e in f(1): yield n'; let the loop be `async for event in f(1): yield event`; change or leave out events where they are made, or around the whole stream
#: refused LOOM122 3:14-3:18 in 'for e in f(2): yield e'; iterate over it in a nested or another function, whose calls are ordinary ones, or end the path with `async for event in f(2): yield event`
#: refused LOOM119 4:22-4:26 in 'async for e.x in f(3): yield e'; let the loop be `async for event in f(3): yield event`; change or leave out events where they are made, or around the whole stream
#: refused LOOM122 5:11-5:15 in 'await f(4)'; iterate over it in a nested or another function, whose calls are ordinary ones, or end the path with `async for event in f(4): yield event`
#: refused LOOM107 6:20-6:24 in 'async for e in f(5): yield e'; move what follows before the call, or write `async for event in f(5): yield event` and then `return` if nothing was to follow
#: refused LOOM120 8:20-8:24 in 'async for e in f(6):'; write `async for event in f(6): yield event` without an else clause

# == an event of an unpacked target
def f(n):
    for e, x in f(1): yield e
#: parameters:  / n * None  ** None, |, n
#: locals: e, x
#: stores: e 1, x 1
#: loads: e 2, f 2
#: calls: 2:16 f(1)
#: of itself: 2:16 NAME
#: lowering: NOTHING
#: forgets: e, x
#: refused LOOM119 2:17-2:21 in 'for e, x in f(1): yield e'; let the loop be `yield from f(1)`; change or leave out events where they are made, or around the whole stream

# == an async loop goes on
async def f(n):
    async for x in n:
        await f(1)
#: parameters:  / n * None  ** None, |, n
#: locals: x
#: stores: x 1
#: loads: f 3, n 2
#: calls: 3:14 f(1)
#: of itself: 3:14 NAME
#: lowering: NOTHING
#: forgets: x
#: refused LOOM108 3:15-3:19 in 'await f(1)'; write `return await f(1)`, which leaves the loop

# == a loop in a branch goes on
def f(n):
    for x in n:
        if x:
            f(1)
        else:
            f(2)
            return
#: parameters:  / n * None  ** None, |, n
#: locals: x
#: stores: x 1
#: loads: f 4, n 2, x 3
#: calls: 4:12 f(1), 6:12 f(2)
#: of itself: 4:12 NAME, 6:12 NAME
#: site 6:12 NAME NONE dropped: n = 2
#: holders: For 2:4, If 3:8, Expr 6:12
#: lowering: LOOP
#: forgets: x
#: refused LOOM108 4:13-4:17 in 'f(1)'; write `return f(1)`, which leaves the loop

# == a coroutine that a dropped conditional makes
async def f(n):
    if n:
        return await f(n)
    f(1) if n else f(2)
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 2
#: calls: 3:21 f(n), 4:4 f(1), 4:19 f(2)
#: of itself: 3:21 NAME, 4:4 NAME, 4:19 NAME
#: site 3:21 NAME NONE: n = n
#: holders: If 2:4, Return 3:8
#: lowering: LOOP
#: refused LOOM115 4:5-4:9 in 'f(1) if n else f(2)'; write `return await f(1)`
#: refused LOOM115 4:20-4:24 in 'f(1) if n else f(2)'; write `return await f(2)`

# == a coroutine that a dropped operand makes
async def f(n):
    if n:
        return await f(n)
    n and f(1)
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 2
#: calls: 3:21 f(n), 4:10 f(1)
#: of itself: 3:21 NAME, 4:10 NAME
#: site 3:21 NAME NONE: n = n
#: holders: If 2:4, Return 3:8
#: lowering: LOOP
#: refused LOOM115 4:11-4:15 in 'n and f(1)'; write `return await f(1)`

# == bare raises are told where one of several tail calls is in a clause
def f(n):
    if n:
        raise
    try:
        n()
    except TypeError:
        return f(1)
    return f(2)
#: parameters:  / n * None  ** None, |, n
#: loads: TypeError 6, f 7, n 2
#: guards
#: raises bare
#: calls: 5:8 n(), 7:15 f(1), 8:11 f(2)
#: of itself: 7:15 NAME, 8:11 NAME
#: site 7:15 NAME NONE in_handler: n = 1
#: site 8:11 NAME NONE: n = 2
#: holders: Try 4:4, Return 8:4, Return 7:8
#: lowering: LOOP
#: raises_bare
#: refused LOOM114 3:9-3:14 in 'raise'; name the exception (`raise error`), or make the tail call after the try statement

# == a coroutine that a comprehension iterates over or tests
async def f(n):
    if n:
        return await f(n)
    [n for _ in f(1)]
    [n for _ in n if f(2)]
    {f(3): n for _ in n}
    {f(4) for _ in n}
    (f(5) for _ in n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 2
#: nested: GeneratorExp 8:4
#: calls: 3:21 f(n), 4:16 f(1), 5:21 f(2), 6:5 f(3), 7:5 f(4), 8:5 f(5)
#: of itself: 3:21 NAME, 4:16 NAME, 5:21 NAME, 6:5 NAME, 7:5 NAME, 8:5 NAME
#: site 3:21 NAME NONE: n = n
#: holders: If 2:4, Return 3:8
#: lowering: LOOP
#: refused LOOM106 4:17-4:21 in '[n for _ in f(1)]'; keep the work list in a parameter and take one item per transition: `return await f(...)`
#: refused LOOM106 5:22-5:26 in '[n for _ in n if f(2)]'; keep the work list in a parameter and take one item per transition: `return await f(...)`
#: refused LOOM106 6:6-6:10 in '{f(3): n for _ in n}'; keep the work list in a parameter and take one item per transition: `return await f(...)`
#: refused LOOM106 7:6-7:10 in '{f(4) for _ in n}'; keep the work list in a parameter and take one item per transition: `return await f(...)`
#: refused LOOM106 8:6-8:10 in '(f(5) for _ in n)'; keep the work list in a parameter and take one item per transition: `return await f(...)`

# == a finally clause after except star runs after the call
def f(n):
    try:
        n()
    except* KeyError:
        n = 1
    else:
        return f(n)
    finally:
        n = 2
#: parameters:  / n * None  ** None, |, n
#: stores: n 2
#: loads: KeyError 4, f 7, n 3
#: assigned: n = 1
#: guards
#: calls: 3:8 n(), 7:15 f(n)
#: of itself: 7:15 NAME
#: lowering: NOTHING
#: refused LOOM110 7:16-7:20 in 'return f(n)'; end the try statement first: compute the next state inside, and write `return f(n)` after it

# == a call in the finally clause of except star
def f(n):
    try:
        n()
    except* KeyError:
        n = 1
    finally:
        f(1)
#: parameters:  / n * None  ** None, |, n
#: stores: n 1
#: loads: KeyError 4, f 7, n 3
#: assigned: n = 1
#: guards
#: calls: 3:8 n(), 7:8 f(1)
#: of itself: 7:8 NAME
#: lowering: NOTHING
#: refused LOOM111 7:9-7:13 in 'f(1)'; let the finally clause only clean up, and write `return f(1)` after the try statement

# == a call that holds another in a keyword is not copied
def f(n):
    return 1 + f(n=f(n - 1))
#: parameters:  / n * None  ** None, |, n
#: loads: f 2, n 2
#: calls: 2:15 f(n=f(n - 1)), 2:19 f(n - 1)
#: of itself: 2:15 NAME, 2:19 NAME
#: lowering: NOTHING
#: refused LOOM101 2:16-2:29 in 'return 1 + f(n=f(n - 1))'; carry the pending work in a parameter and end the path with `return f(...)`
#: refused LOOM103 2:20-2:28 in 'return 1 + f(n=f(n - 1))'; do the outer call's work before, or in the last transition, and end the path with `return f(n - 1)`

# == a bare raise of a nested function is its own
def f(n):
    try:
        n()
    except KeyError:
        return f(n)
    async def g():
        raise
    def h():
        raise
    n(g, h)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: g, h
#: stores: g 1, h 1
#: loads: KeyError 4, f 5, g 10, h 10, n 3
#: nested: FunctionDef 8:4, AsyncFunctionDef 6:4
#: guards
#: calls: 3:8 n(), 5:15 f(n), 10:4 n(g, h), 11:11 f(n)
#: of itself: 5:15 NAME, 11:11 NAME
#: site 5:15 NAME NONE in_handler: n = n
#: site 11:11 NAME NONE: n = n
#: holders: Try 2:4, Return 11:4, Return 5:8
#: lowering: LOOP
#: forgets: g, h

# == a coroutine that is not awaited, returned from a loop
async def f(n):
    for m in n:
        return f(m)
#: parameters:  / n * None  ** None, |, n
#: locals: m
#: stores: m 1
#: loads: f 3, m 3, n 2
#: calls: 3:15 f(m)
#: of itself: 3:15 NAME
#: lowering: NOTHING
#: forgets: m
#: refused LOOM115 3:16-3:20 in 'return f(m)'; write `return await f(m)`

# == a bare raise in the body of a class is the function's
def f(n):
    class K:
        if n:
            raise
        try:
            n()
        except KeyError:
            raise
    try:
        n()
    except KeyError:
        return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: K
#: captured: n
#: stores: K 1
#: loads: KeyError 11, f 12, n 10
#: nested: ClassDef 2:4
#: guards
#: raises bare
#: calls: 6:12 n(), 10:8 n(), 12:15 f(n)
#: of itself: 12:15 NAME
#: site 12:15 NAME NONE in_handler: by CPython
#: holders: Try 9:4, Return 12:8
#: lowering: STEP
#: because: 'n' is captured by the class 'K'
#: forgets: K
#: driven
#: raises_bare
#: refused LOOM114 4:13-4:18 in 'raise'; name the exception (`raise error`), or make the tail call after the try statement

# == an alias is looked up, so its arguments must not look at the frame
def f(n):
    g = f
    return g(locals())
#: parameters:  / n * None  ** None, |, n
#: locals: g
#: stores: g 1
#: loads: f 2, g 3, locals 3
#: assigned: g = f
#: calls: 3:11 g(locals()), 3:13 locals()
#: of itself: 3:11 ALIAS
#: reads its frame
#: site 3:11 ALIAS JUMP: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: forgets: g
#: driven
#: refused LOOM116 3:12-3:23 in 'return g(locals())'; read the frame into a variable of your own first (`seen = locals()`), and pass that on

# == the own name is not looked up
def f(n):
    return f(locals())
#: parameters:  / n * None  ** None, |, n
#: loads: f 2, locals 2
#: calls: 2:11 f(locals()), 2:13 locals()
#: of itself: 2:11 NAME
#: reads its frame
#: site 2:11 NAME NONE: by CPython
#: holders: Return 2:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven
