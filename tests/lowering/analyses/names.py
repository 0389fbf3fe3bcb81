# == every way to bind a name counts
def f(n, m):
    a = b = n
    c, (d, *e) = n
    a += 1
    g: int = n
    h: int
    n.i: int
    for j in n:
        k = j
    for j in n:
        pass
    with n as l, m as (o, p):
        pass
    import q, r.s, t.u as v
    from w import x, y as z
    def da(): pass
    class db: pass
    match n:
        case [dc, *dd] | {"a": dc, **dd} if n:
            pass
        case [*_] | {}:
            pass
        case int() as de:
            pass
    (df := n)
    return f(n, m)
#: parameters:  / n, m * None  ** None, |, n, m
#: locals: a, b, c, d, da, db, dc, dd, de, df, e, g, h, j, k, l, o, p, q, r, v, x, z
#: stores: a 2, b 1, c 1, d 1, da 1, db 1, dc 2, dd 2, de 1, df 1, e 1, g 1, h 0, j 2, k 1, l 1, o 1, p 1, q 1, r 1, v 1, x 1, z 1
#: loads: a 4, f 26, int 23, j 9, m 12, n 2
#: walruses: df
#: attributes: i
#: assigned: k = j
#: nested: ClassDef 17:4, FunctionDef 16:4
#: guards
#: calls: 26:11 f(n, m)
#: of itself: 26:11 NAME
#: site 26:11 NAME NONE: n = n; m = m
#: holders: Return 26:4
#: lowering: LOOP
#: forgets: a, b, c, d, da, db, dc, dd, de, df, e, g, h, j, k, l, o, p, q, r, v, x, z

# == what is deleted or bound by an except clause may be unbound
def f(n):
    x = y = n
    del x
    try:
        pass
    except ValueError as e:
        pass
    except TypeError as e:
        pass
    except KeyError:
        pass
    del y, n.a, n[0]
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: e, x, y
#: unbindable: e, x, y
#: may be unset: x, y
#: stores: e 2, x 1, y 1
#: loads: KeyError 10, TypeError 8, ValueError 6, f 13, n 2
#: deletes: e, x, y
#: attributes: a
#: handlers: e 2
#: guards
#: calls: 13:11 f(n)
#: of itself: 13:11 NAME
#: site 13:11 NAME NONE: n = n
#: holders: Return 13:4
#: lowering: LOOP
#: forgets: x, y

# == the first line that reads a name is kept
def f(n):
    first = (n +
             other)
    first += late
    late = other
    late += 1
    return f(first, late)
#: parameters:  / n * None  ** None, |, n
#: locals: first, late
#: may be unset: late
#: stores: first 2, late 2
#: loads: f 7, first 4, late 4, n 2, other 3
#: assigned: first = n + other, late = other
#: calls: 7:11 f(first, late)
#: of itself: 7:11 NAME
#: site 7:11 NAME NONE: by the binder: more arguments than parameters
#: holders: Return 7:4
#: lowering: LOOP
#: forgets: first, late

# == a comprehension hides its own targets only
def f(n, items):
    a = [x for x in items if x]
    b = {x: y for x, y in items for z in y if z if x}
    c = {g(x) for x in items for g in x}
    d = [x.f(1) for x in items]
    e = [items.h(x) for x in items]
    k = [n for n in n]
    w = [(v := x) for x in items]
    for items[0] in [o for o.p in items]: pass
    q = [i for t in items for i in t(i, u)]
    return f(n, items)
#: parameters:  / n, items * None  ** None, |, n, items
#: locals: a, b, c, d, e, k, q, v, w
#: stores: a 1, b 1, c 1, d 1, e 1, k 1, q 1, v 1, w 1
#: loads: f 11, items 2, n 7, o 9, u 10
#: walruses: v
#: attributes: f, h, p
#: assigned: a = [x for x in items if x], b = {x: y for x, y in items for z in y if z if x}, c = {g(x) for x in items for g in x}, d = [x.f(1) for x in items], e = [items.h(x) for x in items], k = [n for n in n], q = [i for t in items for i in t(i, u)], w = [(v := x) for x in items]
#: calls: 6:9 items.h(x), 11:11 f(n, items)
#: of itself: 11:11 NAME
#: site 11:11 NAME NONE: n = n; items = items
#: holders: Return 11:4
#: lowering: LOOP
#: forgets: a, b, c, d, e, k, q, v, w

# == closures, classes and generator expressions are nested scopes
def f(n, items):
    a = lambda x, y=n, *, z=items: x + free
    b = (x for x in items)
    c = [lambda: x for x in items]
    d = [(y for y in x) for x in items]
    @deco(n)
    def g(p=n, *, q=items, r):
        return inner
    @deco
    async def h(): pass
    @deco(1)
    class K(n, metaclass=items):
        value = n
        called = value(n)
        def method(self): return method(self)
        def value(self): pass
        later = value(2)
        other = items(3)
    return f(n, items)
#: parameters:  / n, items * None  ** None, |, n, items
#: locals: K, a, b, c, d, g, h
#: captured: items, n
#: stores: K 1, a 1, b 1, c 1, d 1, g 1, h 1
#: loads: deco 6, f 19, items 2, n 2
#: assigned: a = lambda x, y=n, *, z=items: x + free, b = (x for x in items), c = [lambda: x for x in items], d = [(y for y in x) for x in items]
#: nested: ClassDef 12:4, AsyncFunctionDef 10:4, FunctionDef 7:4, GeneratorExp 5:9 inside, Lambda 4:9 inside, GeneratorExp 3:8, Lambda 2:8
#: calls: 6:5 deco(n), 11:5 deco(1), 18:16 items(3), 19:11 f(n, items)
#: of itself: 19:11 NAME
#: site 19:11 NAME NONE: by CPython
#: holders: Return 19:4
#: lowering: STEP
#: because: 'items' is captured by the class 'K'
#: forgets: K, a, b, c, d, g, h
#: driven

# == a call in a class body is a call of the function, unless the class binds the name
def f(n):
    class K:
        x = f(n)
    class L:
        f = n
        y = f(n)
    class M:
        z = n.f(n)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: K, L, M
#: captured: n
#: stores: K 1, L 1, M 1
#: loads: f 9, n 9
#: nested: ClassDef 7:4, ClassDef 4:4, ClassDef 2:4
#: calls: 3:12 f(n), 8:12 n.f(n), 9:11 f(n)
#: of itself: 3:12 NAME, 8:12 OTHER, 9:11 NAME
#: site 9:11 NAME NONE: by CPython
#: holders: Return 9:4
#: lowering: STEP
#: because: 'n' is captured by the class 'M'
#: forgets: K, L, M
#: driven
#: refused LOOM102 3:13-3:17 in 'x = f(n)'; pass what the rest of the function needs as a parameter and end the path with `return f(n)`

# == a variable that is declared global or nonlocal is no local
def make():
    m = 0
    def f(n):
        global g
        nonlocal m
        g = m = n
        del g
        return f(n)
    return f
#: parameters:  / n * None  ** None, |, n
#: stores: g 1, m 1
#: loads: f 7, n 5
#: deletes: g
#: outer: g, m
#: calls: 7:15 f(n)
#: of itself: 7:15 NAME
#: site 7:15 NAME NONE: n = n
#: holders: Return 7:8
#: lowering: LOOP

# == attributes and bare raises are seen wherever they are
def f(n):
    n.a.b = n.c
    if n:
        raise
    raise ValueError from n.d
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: ValueError 5, f 6, n 2
#: attributes: a, b, c, d
#: raises bare
#: calls: 6:11 f(n)
#: of itself: 6:11 NAME
#: site 6:11 NAME NONE: n = n
#: holders: Return 6:4
#: lowering: LOOP
#: raises_bare

# == a with statement may catch what a try may
def f(n):
    with n:
        pass
    return f(n - 1)
#: parameters:  / n * None  ** None, |, n
#: loads: f 4, n 2
#: guards
#: calls: 4:11 f(n - 1)
#: of itself: 4:11 NAME
#: site 4:11 NAME NONE: n = n - 1
#: holders: Return 4:4
#: lowering: LOOP

# == an except star clause is a try as well
def f(n):
    try:
        pass
    except* ValueError as e:
        pass
    return f(n - 1)
#: parameters:  / n * None  ** None, |, n
#: locals: e
#: unbindable: e
#: stores: e 1
#: loads: ValueError 4, f 6, n 6
#: deletes: e
#: handlers: e 1
#: guards
#: calls: 6:11 f(n - 1)
#: of itself: 6:11 NAME
#: site 6:11 NAME NONE: n = n - 1
#: holders: Return 6:4
#: lowering: LOOP

# == only a plain assignment of one name is followed
def f(n):
    a = f
    b = c = f
    d, e = f, f
    n.g = f
    h: object = f
    i = j = n
    return n and a(n) and b(n) and c(n) and d(n) and h(n) or a(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b, c, d, e, h, i, j
#: stores: a 1, b 1, c 1, d 1, e 1, h 1, i 1, j 1
#: loads: a 8, b 8, c 8, d 8, f 2, h 8, n 5
#: attributes: g
#: assigned: a = f
#: calls: 8:17 a(n), 8:26 b(n), 8:35 c(n), 8:44 d(n), 8:53 h(n), 8:61 a(n)
#: of itself: 8:17 ALIAS, 8:61 ALIAS
#: site 8:61 ALIAS IDENTITY: n = n
#: holders: Return 8:4
#: lowering: LOOP
#: forgets: a, b, c, d, e, h, i, j
#: driven
#: refused LOOM105 8:18-8:22 in 'return n and a(n) and b(n) and c(n) and d(n) and h(n) or a(n)'; decide from the state, and end each path with `return a(n)`

# == a global or a star in an f-string and a template is read
def f(n, *rest):
    text = f"{n!r:>{width}} {other}"
    both = [*rest, *more]
    other_dict = {**extra, "k": n}
    part = n[low:high:by]
    chosen = one if two else three
    compared = n < four <= five
    power = six ** -seven
    assert eight, nine
    return f(n, *rest)
#: parameters:  / n * rest  ** None, |, n, rest
#: locals: both, chosen, compared, other_dict, part, power, text
#: stores: both 1, chosen 1, compared 1, other_dict 1, part 1, power 1, text 1
#: loads: by 5, eight 9, extra 4, f 10, five 7, four 7, high 5, low 5, more 3, n 2, nine 9, one 6, other 2, rest 3, seven 8, six 8, three 6, two 6, width 2
#: assigned: both = [*rest, *more], chosen = one if two else three, compared = n < four <= five, other_dict = {**extra, 'k': n}, part = n[low:high:by], power = six ** (-seven), text = f'{n!r:>{width}} {other}'
#: calls: 10:11 f(n, *rest)
#: of itself: 10:11 NAME
#: site 10:11 NAME NONE: n = n; rest = rest
#: holders: Return 10:4
#: lowering: LOOP
#: forgets: both, chosen, compared, other_dict, part, power, text

# == a bare raise counts also before others
def f(n):
    if n:
        raise KeyError
    raise
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: KeyError 3, f 5, n 2
#: raises bare
#: calls: 5:11 f(n)
#: of itself: 5:11 NAME
#: site 5:11 NAME NONE: n = n
#: holders: Return 5:4
#: lowering: LOOP
#: raises_bare

# == annotations that are text are not read
from __future__ import annotations
def f(n):
    def g(a: early, *b: early) -> early:
        pass
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: g
#: stores: g 1
#: loads: f 4, n 4
#: nested: FunctionDef 2:4
#: calls: 4:11 f(n)
#: of itself: 4:11 NAME
#: site 4:11 NAME NONE: n = n
#: holders: Return 4:4
#: lowering: LOOP
#: forgets: g

# == a comprehension in the index of another's target has its own variable
def f(n):
    x = [y for n[[y for y in n][0]] in n]
    return f(x)
#: parameters:  / n * None  ** None, |, n
#: locals: x
#: stores: x 1
#: loads: f 3, n 2, x 3, y 2
#: assigned: x = [y for n[[y for y in n][0]] in n]
#: calls: 3:11 f(x)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: n = x
#: holders: Return 3:4
#: lowering: LOOP
#: forgets: x

# == a comprehension in another one hides the targets of both
def f(n):
    n = [[x + y for y in n] for x in n]
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: stores: n 1
#: loads: f 3, n 2
#: assigned: n = [[x + y for y in n] for x in n]
#: calls: 3:11 f(n)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: n = n
#: holders: Return 3:4
#: lowering: LOOP
