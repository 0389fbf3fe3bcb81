# == both branches bind
def f(n):
    if n:
        a = 1
    else:
        a = 2
        b = 2
    print(a, b)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b
#: may be unset: b
#: stores: a 2, b 1
#: loads: a 7, b 7, f 8, n 2, print 7
#: assigned: a = 1, b = 2
#: calls: 7:4 print(a, b), 8:11 f(n)
#: of itself: 8:11 NAME
#: site 8:11 NAME NONE: n = n
#: holders: Return 8:4
#: lowering: LOOP
#: forgets: a, b

# == a condition is read before its branches
def f(n):
    if a:
        a = 1
    while b:
        b = 1
    for c in c:
        pass
    match d:
        case d: pass
    with e as e:
        pass
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b, c, d, e
#: may be unset: a, b, c, d, e
#: stores: a 1, b 1, c 1, d 1, e 1
#: loads: a 2, b 4, c 6, d 8, e 10, f 12, n 12
#: assigned: a = 1, b = 1
#: guards
#: calls: 12:11 f(n)
#: of itself: 12:11 NAME
#: site 12:11 NAME NONE: n = n
#: holders: Return 12:4
#: lowering: LOOP
#: forgets: a, b, c, d, e

# == what stands after a jump is not reached
def f(n):
    if n:
        return f(a)
        a = b
    elif n:
        raise a
    else:
        a = 1
    while n:
        break
        print(c)
    while n:
        continue
        print(d)
    b = c = d = 1
    return f(a)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b, c, d
#: may be unset: a
#: stores: a 2, b 1, c 1, d 1
#: loads: a 3, b 4, c 11, d 14, f 3, n 2, print 11
#: assigned: a = b
#: calls: 3:15 f(a), 11:8 print(c), 14:8 print(d), 16:11 f(a)
#: of itself: 3:15 NAME, 16:11 NAME
#: site 3:15 NAME NONE: n = a
#: site 16:11 NAME NONE: n = a
#: holders: If 2:4, Return 16:4, Return 3:8
#: lowering: LOOP
#: forgets: a, b, c, d

# == a loop may not run
def f(n):
    for a in n:
        b = 1
    else:
        c = 1
    while n:
        d = 1
    else:
        e = 1
        print(e)
    print(a, b, c, d, e)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b, c, d, e
#: may be unset: a, b, c, d, e
#: stores: a 1, b 1, c 1, d 1, e 1
#: loads: a 11, b 11, c 11, d 11, e 10, f 12, n 2, print 10
#: assigned: b = 1, c = 1, d = 1, e = 1
#: calls: 10:8 print(e), 11:4 print(a, b, c, d, e), 12:11 f(n)
#: of itself: 12:11 NAME
#: site 12:11 NAME NONE: n = n
#: holders: Return 12:4
#: lowering: LOOP
#: forgets: a, b, c, d, e

# == inside a loop its target is bound, and what was bound before
def f(n):
    z = 1
    for a, b[c] in n:
        print(a, z)
    for b in n:
        print(b)
        e = 1
        print(e)
    else:
        print(g)
    for h in n: pass
    c = g = 1
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b, c, e, g, h, z
#: may be unset: b, c, g
#: stores: a 1, b 1, c 1, e 1, g 1, h 1, z 1
#: loads: a 4, b 3, c 3, e 8, f 13, g 10, n 3, print 4, z 4
#: assigned: e = 1, z = 1
#: calls: 4:8 print(a, z), 6:8 print(b), 8:8 print(e), 10:8 print(g), 13:11 f(n)
#: of itself: 13:11 NAME
#: site 13:11 NAME NONE: n = n
#: holders: Return 13:4
#: lowering: LOOP
#: forgets: a, b, c, e, g, h, z

# == a with may swallow what stops it, its targets are bound inside
def f(n):
    with n as a, a as b, n as c[d]:
        e = 1
        print(a, b, e)
    with n: g = 1
    print(a, b, e, g)
    d = 1
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b, d, e, g
#: may be unset: a, b, d, e, g
#: stores: a 1, b 1, d 1, e 1, g 1
#: loads: a 2, b 4, c 2, d 2, e 4, f 8, g 6, n 2, print 4
#: assigned: d = 1, e = 1, g = 1
#: guards
#: calls: 4:8 print(a, b, e), 6:4 print(a, b, e, g), 8:11 f(n)
#: of itself: 8:11 NAME
#: site 8:11 NAME NONE: n = n
#: holders: Return 8:4
#: lowering: LOOP
#: forgets: a, b, d, e, g

# == handlers know what was bound before the try
def f(n):
    a = 1
    try:
        b = 1
    except (c, a):
        print(a, b)
        d = 1
    except KeyError:
        b = d = 2
        g = 1
    else:
        print(b)
        g = 1
    finally:
        h = 1
        print(h, i)
    print(b, d, g, h)
    c = i = 1
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b, c, d, g, h, i
#: may be unset: b, c, d, g, i
#: stores: a 1, b 2, c 1, d 2, g 2, h 1, i 1
#: loads: KeyError 8, a 5, b 6, c 5, d 17, f 19, g 17, h 16, i 16, n 19, print 6
#: assigned: a = 1, b = 1, d = 1, g = 1, h = 1
#: guards
#: calls: 6:8 print(a, b), 12:8 print(b), 16:8 print(h, i), 17:4 print(b, d, g, h), 19:11 f(n)
#: of itself: 19:11 NAME
#: site 19:11 NAME NONE: n = n
#: holders: Return 19:4
#: lowering: LOOP
#: forgets: a, b, c, d, g, h, i

# == a try whose body leaves
def f(n):
    try:
        return f(n)
    except KeyError:
        a = 1
    print(a)
    try:
        n()
    finally:
        return f(b)
    print(c)
    b = c = 1
#: parameters:  / n * None  ** None, |, n
#: locals: a, b, c
#: may be unset: b
#: stores: a 1, b 1, c 1
#: loads: KeyError 4, a 6, b 10, c 11, f 3, n 3, print 6
#: assigned: a = 1
#: guards
#: calls: 3:15 f(n), 6:4 print(a), 8:8 n(), 10:15 f(b), 11:4 print(c)
#: of itself: 3:15 NAME, 10:15 NAME
#: lowering: NOTHING
#: forgets: a, b, c
#: refused LOOM109 3:16-3:20 in 'return f(n)'; compute the next state in the try body and write `return f(n)` in the else clause of the outermost try
#: refused LOOM111 10:16-10:20 in 'return f(b)'; let the finally clause only clean up, and write `return f(b)` after the try statement

# == what only except clauses bind is unbound by Python
def f(n):
    try:
        n()
    except KeyError as a:
        print(a)
    except TypeError as b:
        b = 1
    print(a, b)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b
#: unbindable: a, b
#: may be unset: b
#: stores: a 1, b 2
#: loads: KeyError 4, TypeError 6, a 5, b 8, f 9, n 3, print 5
#: deletes: a, b
#: handlers: a 1, b 1
#: assigned: b = 1
#: guards
#: calls: 3:8 n(), 5:8 print(a), 8:4 print(a, b), 9:11 f(n)
#: of itself: 9:11 NAME
#: site 9:11 NAME NONE: n = n
#: holders: Return 9:4
#: lowering: LOOP
#: forgets: b

# == a pattern binds where it matches
def f(n):
    match n:
        case [a, *b] if a and c:
            print(a, b)
        case {"k": d, **e}:
            print(d, e)
        case g.h(i) | [i]:
            print(i)
        case {**j}:
            print(j)
        case 1 as k:
            print(k)
        case [*_]:
            pass
    print(a, b, d, e, i, k)
    c = g = j = 1
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b, c, d, e, g, i, j, k
#: may be unset: a, b, c, d, e, g, i, k
#: stores: a 1, b 1, c 1, d 1, e 1, g 1, i 2, j 2, k 1
#: loads: a 3, b 4, c 3, d 6, e 6, f 17, g 7, i 8, j 10, k 12, n 2, print 4
#: attributes: h
#: calls: 4:12 print(a, b), 6:12 print(d, e), 8:12 print(i), 10:12 print(j), 12:12 print(k), 15:4 print(a, b, d, e, i, k), 17:11 f(n)
#: of itself: 17:11 NAME
#: site 17:11 NAME NONE: n = n
#: holders: Return 17:4
#: lowering: LOOP
#: forgets: a, b, c, d, e, g, i, j, k

# == every case that goes on counts
def f(n):
    match n:
        case 1:
            a = 1
        case _:
            return f(n)
    print(a)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a
#: may be unset: a
#: stores: a 1
#: loads: a 7, f 6, n 2, print 7
#: assigned: a = 1
#: calls: 6:19 f(n), 7:4 print(a), 8:11 f(n)
#: of itself: 6:19 NAME, 8:11 NAME
#: site 6:19 NAME NONE: n = n
#: site 8:11 NAME NONE: n = n
#: holders: Match 2:4, Return 8:4, Return 6:12
#: lowering: LOOP
#: forgets: a

# == definitions and imports bind
def f(n):
    @a
    def b(x=c): return d
    async def e(): return b
    class g(h):
        i = e
    import j.k, l as m
    from o import p, q as r
    print(b, e, g, j, m, p, r, k, l, q)
    a = c = d = h = k = l = q = 1
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b, c, d, e, g, h, j, k, l, m, p, q, r
#: captured: b, d, e
#: may be unset: a, c, d, h, k, l, q
#: stores: a 1, b 1, c 1, d 1, e 1, g 1, h 1, j 1, k 1, l 1, m 1, p 1, q 1, r 1
#: loads: a 2, b 9, c 3, e 9, f 11, g 9, h 5, j 9, k 9, l 9, m 9, n 11, p 9, print 9, q 9, r 9
#: nested: ClassDef 5:4, AsyncFunctionDef 4:4, FunctionDef 3:4
#: calls: 9:4 print(b, e, g, j, m, p, r, k, l, q), 11:11 f(n)
#: of itself: 11:11 NAME
#: site 11:11 NAME NONE: by CPython
#: holders: Return 11:4
#: lowering: STEP
#: because: a closure captures 'd', which may be set only after the closure is made
#: forgets: a, b, c, d, e, g, h, j, k, l, m, p, q, r
#: driven

# == an assignment reads its value and the parts of its targets first
def f(n):
    a = a
    b[c] = c = 1
    d.e = 1
    (g, [h, *i]), j[k] = l
    print(g, h, i)
    m: int = m
    o[p]: int = 1
    q: int
    print(q)
    r += r
    s[t] += 1
    u: u = 1
    d = b = j = k = l = o = p = s = t = 1
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b, c, d, g, h, i, j, k, l, m, o, p, q, r, s, t, u
#: may be unset: a, b, c, d, j, k, l, m, o, p, q, r, s, t
#: stores: a 1, b 1, c 1, d 1, g 1, h 1, i 1, j 1, k 1, l 1, m 1, o 1, p 1, q 0, r 1, s 1, t 1, u 1
#: loads: a 2, b 3, c 3, d 4, f 15, g 6, h 6, i 6, j 5, k 5, l 5, m 7, n 15, o 8, p 8, print 6, q 10, r 11, s 12, t 12
#: attributes: e
#: assigned: a = a
#: calls: 6:4 print(g, h, i), 10:4 print(q), 15:11 f(n)
#: of itself: 15:11 NAME
#: site 15:11 NAME NONE: n = n
#: holders: Return 15:4
#: lowering: LOOP
#: forgets: a, b, c, d, g, h, i, j, k, l, m, o, p, q, r, s, t, u

# == an assignment expression binds where it is surely evaluated
def f(n):
    print((a := 1), -(b := 1) + (c := 1), x=(d := 1))
    (e := 1, n)
    g = (h := 1) and (i := 1)
    j = (k := 1) < n < (l := 1)
    m = (o := 1) if (p := 1) else (q := 1)
    r = (s := (t := 1))
    [(u := 1) for _ in n]
    {(v := 1)}
    lambda: (w := 1)
    print(a, b, c, d, e, h, i, k, l, o, p, q, s, t, u, v)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b, c, d, e, g, h, i, j, k, l, m, o, p, q, r, s, t, u, v
#: may be unset: i, l, o, q, u, v
#: stores: a 1, b 1, c 1, d 1, e 1, g 1, h 1, i 1, j 1, k 1, l 1, m 1, o 1, p 1, q 1, r 1, s 1, t 1, u 1, v 1
#: loads: a 11, b 11, c 11, d 11, e 11, f 12, h 11, i 11, k 11, l 11, n 3, o 11, p 11, print 2, q 11, s 11, t 11, u 11, v 11
#: walruses: a, b, c, d, e, h, i, k, l, o, p, q, s, t, u, v
#: assigned: g = (h := 1) and (i := 1), j = (k := 1) < n < (l := 1), m = (o := 1) if (p := 1) else (q := 1), r = (s := (t := 1))
#: nested: Lambda 10:4
#: calls: 2:4 print((a := 1), -(b := 1) + (c := 1), x=(d := 1)), 11:4 print(a, b, c, d, e, h, i, k, l, o, p, q, s, t, u, v), 12:11 f(n)
#: of itself: 12:11 NAME
#: site 12:11 NAME NONE: n = n
#: holders: Return 12:4
#: lowering: LOOP
#: forgets: a, b, c, d, e, g, h, i, j, k, l, m, o, p, q, r, s, t, u, v

# == an assignment expression in a condition binds in both branches
def f(n):
    if (a := n) or (b := n):
        print(a, b)
    else:
        print(a, b)
    while (c := n):
        print(c)
    for d in (e := n):
        print(e)
    with (g := n) as h:
        print(g)
    match (i := n):
        case _ if (j := n):
            print(i, j)
    print(a, c, e, g, i)
    return (k := n) and f(k)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b, c, d, e, g, h, i, j, k
#: may be unset: b, g, k
#: stores: a 1, b 1, c 1, d 1, e 1, g 1, h 1, i 1, j 1, k 1
#: loads: a 3, b 3, c 7, e 9, f 16, g 11, i 14, j 14, k 16, n 2, print 3
#: walruses: a, b, c, e, g, i, j, k
#: guards
#: calls: 3:8 print(a, b), 5:8 print(a, b), 7:8 print(c), 9:8 print(e), 11:8 print(g), 14:12 print(i, j), 15:4 print(a, c, e, g, i), 16:24 f(k)
#: of itself: 16:24 NAME
#: site 16:24 NAME NONE: n = k
#: holders: Return 16:4
#: lowering: LOOP
#: forgets: a, b, c, d, e, g, h, i, j, k

# == an await and a starred argument are evaluated
async def f(n):
    await (a := n)
    await g((b := n))
    print(a, b)
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b
#: stores: a 1, b 1
#: loads: a 4, b 4, f 5, g 3, n 2, print 4
#: walruses: a, b
#: calls: 3:10 g((b := n)), 4:4 print(a, b), 5:17 f(n)
#: of itself: 5:17 NAME
#: site 5:17 NAME NONE: n = n
#: holders: Return 5:4
#: lowering: LOOP
#: forgets: a, b

# == an annotated variable that was unset before a deletion
def f(n):
    a = 1
    b = 1
    print(a, b)
    del b
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b
#: unbindable: b
#: may be unset: b
#: stores: a 1, b 1
#: loads: a 4, b 4, f 6, n 6, print 4
#: deletes: b
#: assigned: a = 1, b = 1
#: calls: 4:4 print(a, b), 6:11 f(n)
#: of itself: 6:11 NAME
#: site 6:11 NAME NONE: n = n
#: holders: Return 6:4
#: lowering: LOOP
#: forgets: a, b

# == a closure reads what it captures from where it is made
def f(n):
    g = lambda: a
    a = 1
    def h(): return b
    b = 1
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b, g, h
#: captured: a, b
#: may be unset: a, b
#: stores: a 1, b 1, g 1, h 1
#: loads: f 6, n 6
#: assigned: a = 1, b = 1, g = lambda: a
#: nested: FunctionDef 4:4, Lambda 2:8
#: calls: 6:11 f(n)
#: of itself: 6:11 NAME
#: site 6:11 NAME NONE: by CPython
#: holders: Return 6:4
#: lowering: STEP
#: because: a closure captures 'a', which may be set only after the closure is made
#: forgets: a, b, g, h
#: driven

# == except star clauses are clauses
def f(n):
    try:
        a = 1
    except* KeyError:
        print(a)
        b = 1
    else:
        b = 1
    print(a, b)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b
#: may be unset: a
#: stores: a 1, b 2
#: loads: KeyError 4, a 5, b 9, f 10, n 10, print 5
#: assigned: a = 1, b = 1
#: guards
#: calls: 5:8 print(a), 9:4 print(a, b), 10:11 f(n)
#: of itself: 10:11 NAME
#: site 10:11 NAME NONE: n = n
#: holders: Return 10:4
#: lowering: LOOP
#: forgets: a, b

# == what a loop's body reads is read
def f(n):
    while n:
        print(a)
    for x in n:
        print(b)
    else:
        print(c)
    while n:
        pass
    else:
        print(d)
    with n:
        print(e)
    a = b = c = d = e = 1
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b, c, d, e, x
#: may be unset: a, b, c, d, e
#: stores: a 1, b 1, c 1, d 1, e 1, x 1
#: loads: a 3, b 5, c 7, d 11, e 13, f 15, n 2, print 3
#: guards
#: calls: 3:8 print(a), 5:8 print(b), 7:8 print(c), 11:8 print(d), 13:8 print(e), 15:11 f(n)
#: of itself: 15:11 NAME
#: site 15:11 NAME NONE: n = n
#: holders: Return 15:4
#: lowering: LOOP
#: forgets: a, b, c, d, e, x

# == what a definition reads is read
def f(n):
    def g(x=a): pass
    class h(b): pass
    @c
    async def i(): pass
    a = b = c = 1
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b, c, g, h, i
#: may be unset: a, b, c
#: stores: a 1, b 1, c 1, g 1, h 1, i 1
#: loads: a 2, b 3, c 4, f 7, n 7
#: nested: AsyncFunctionDef 5:4, ClassDef 3:4, FunctionDef 2:4
#: calls: 7:11 f(n)
#: of itself: 7:11 NAME
#: site 7:11 NAME NONE: n = n
#: holders: Return 7:4
#: lowering: LOOP
#: forgets: a, b, c, g, h, i

# == a deleted parameter and a handler's name are not locals that may be unset
def f(n, m):
    try:
        n()
    except KeyError as e:
        print(e)
    if n:
        a = 1
        b = 1
        del b
    print(a, m)
    del m
    return f(n, n)
#: parameters:  / n, m * None  ** None, |, n, m
#: locals: a, b, e
#: unbindable: b, e, m
#: may be unset: a, b
#: stores: a 1, b 1, e 1
#: loads: KeyError 4, a 10, e 5, f 12, m 10, n 3, print 5
#: deletes: b, e, m
#: handlers: e 1
#: assigned: a = 1, b = 1
#: guards
#: calls: 3:8 n(), 5:8 print(e), 10:4 print(a, m), 12:11 f(n, n)
#: of itself: 12:11 NAME
#: site 12:11 NAME NONE: n = n; m = n
#: holders: Return 12:4
#: lowering: LOOP
#: forgets: a, b

# == a raise ends its path
def f(n):
    if n:
        raise KeyError
    else:
        a = 1
    print(a)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a
#: stores: a 1
#: loads: KeyError 3, a 6, f 7, n 2, print 6
#: assigned: a = 1
#: calls: 6:4 print(a), 7:11 f(n)
#: of itself: 7:11 NAME
#: site 7:11 NAME NONE: n = n
#: holders: Return 7:4
#: lowering: LOOP
#: forgets: a

# == a continue and a break end their paths
def f(n):
    while n:
        if n:
            continue
        elif n:
            break
        else:
            a = 1
        print(a)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a
#: stores: a 1
#: loads: a 9, f 10, n 2, print 9
#: assigned: a = 1
#: calls: 9:8 print(a), 10:11 f(n)
#: of itself: 10:11 NAME
#: site 10:11 NAME NONE: n = n
#: holders: Return 10:4
#: lowering: LOOP
#: forgets: a

# == a star in a sequence pattern binds
def f(n):
    match n:
        case [1, *a]:
            print(a)
        case {"k": 1, **b}:
            print(b)
        case int() as c:
            print(c)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b, c
#: stores: a 1, b 1, c 1
#: loads: a 4, b 6, c 8, f 9, int 7, n 2, print 4
#: calls: 4:12 print(a), 6:12 print(b), 8:12 print(c), 9:11 f(n)
#: of itself: 9:11 NAME
#: site 9:11 NAME NONE: n = n
#: holders: Return 9:4
#: lowering: LOOP
#: forgets: a, b, c

# == an async with binds its targets inside, as a with does
async def f(n):
    async with n as a:
        b = 1
        print(a, b)
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a, b
#: stores: a 1, b 1
#: loads: a 4, b 4, f 5, n 2, print 4
#: assigned: b = 1
#: guards
#: calls: 4:8 print(a, b), 5:17 f(n)
#: of itself: 5:17 NAME
#: site 5:17 NAME NONE: n = n
#: holders: Return 5:4
#: lowering: LOOP
#: forgets: a, b

# == a parameter or a global that is read is no unset local
def f(n):
    global g
    n += 1
    g += 1
    a = n
    print(a, n, missing)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: a
#: stores: a 1, g 1, n 1
#: loads: a 6, f 7, g 4, missing 6, n 3, print 6
#: outer: g
#: assigned: a = n
#: calls: 6:4 print(a, n, missing), 7:11 f(n)
#: of itself: 7:11 NAME
#: site 7:11 NAME NONE: n = n
#: holders: Return 7:4
#: lowering: LOOP
#: forgets: a

# == an annotation without a value reads the owner of an attribute
def f(n):
    a.b: int
    c[d]: int
    a = c = d = n
    return f(a)
#: parameters:  / n * None  ** None, |, n
#: locals: a, c, d
#: may be unset: a, c, d
#: stores: a 1, c 1, d 1
#: loads: a 2, c 3, d 3, f 5, n 4
#: attributes: b
#: calls: 5:11 f(a)
#: of itself: 5:11 NAME
#: site 5:11 NAME NONE: n = a
#: holders: Return 5:4
#: lowering: LOOP
#: forgets: a, c, d

# == what a case reads before it is set is unset
def f(n):
    match n:
        case 1:
            n(x)
    x = 1
    n(lambda: x)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: x
#: captured: x
#: may be unset: x
#: stores: x 1
#: loads: f 7, n 2, x 4
#: assigned: x = 1
#: nested: Lambda 6:6
#: calls: 4:12 n(x), 6:4 n(lambda: x), 7:11 f(n)
#: of itself: 7:11 NAME
#: site 7:11 NAME NONE: by CPython
#: holders: Return 7:4
#: lowering: STEP
#: because: a closure captures 'x', which may be set only after the closure is made
#: forgets: x
#: driven
