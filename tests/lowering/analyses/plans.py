# == nothing is compiled without a tail call
def f(n):
    return n
#: parameters:  / n * None  ** None, |, n
#: loads: n 2
#: lowering: NOTHING
#: warns LOOM301 1:5-1:6 in 'def f(n):'; remove the decorator, or end a path with `return f(...)` (not in a `try` body, a `with` block or under a `finally`); if another decorator stands below @tailrec, move that above it

# == a method without a tail call is told how it would be called
class C:
    def f(this, n):
        return n
#: method: INSTANCE
#: receiver: this
#: class: C
#: parameters:  / this, n * None  ** None, |, this, n
#: loads: n 3
#: lowering: NOTHING
#: warns LOOM301 2:9-2:10 in 'def f(this, n):'; remove the decorator, or end a path with `return this.f(...)` (not in a `try` body, a `with` block or under a `finally`); if another decorator stands below @tailrec, move that above it

# == a staticmethod without a tail call
class C:
    @staticmethod
    def f(n):
        return n
#: method: STATIC
#: class: C
#: parameters:  / n * None  ** None, |, n
#: loads: n 4
#: lowering: NOTHING
#: warns LOOM301 3:9-3:10 in 'def f(n):'; remove the decorator, or end a path with `return C.f(...)` (not in a `try` body, a `with` block or under a `finally`); if another decorator stands below @tailrec, move that above it

# == a classmethod without a tail call
class C:
    @classmethod
    def f(cls):
        return cls
#: method: CLASS
#: receiver: cls
#: class: C
#: parameters:  / cls * None  ** None, |, cls
#: loads: cls 4
#: lowering: NOTHING
#: warns LOOM301 3:9-3:10 in 'def f(cls):'; remove the decorator, or end a path with `return cls.f(...)` (not in a `try` body, a `with` block or under a `finally`); if another decorator stands below @tailrec, move that above it

# == a method without parameters and a tail call
class C:
    def f():
        return 1
#: method: INSTANCE
#: class: C
#: parameters:  /  * None  ** None, |
#: lowering: NOTHING
#: warns LOOM301 2:9-2:10 in 'def f():'; remove the decorator, or end a path with `return C.f(...)` (not in a `try` body, a `with` block or under a `finally`); if another decorator stands below @tailrec, move that above it

# == a result is dropped that other paths return
def f(n):
    if n == 0:
        return 5
    f(n - 1)
#: parameters:  / n * None  ** None, |, n
#: loads: f 4, n 2
#: calls: 4:4 f(n - 1)
#: of itself: 4:4 NAME
#: site 4:4 NAME NONE dropped: n = n - 1
#: holders: Expr 4:4
#: lowering: LOOP
#: drops
#: warns LOOM302 4:5-4:13 in 'f(n - 1)'; write `return f(n - 1)` if the result is wanted, or end every path without a value

# == a result is dropped that no path returns
def f(n):
    if n == 0:
        return
    if n == 1:
        return None
    if n == 2:
        return f(n - 1)
    def g(): return 5
    class K: pass
    lambda: 5
    f(n - 1)
#: parameters:  / n * None  ** None, |, n
#: locals: K, g
#: stores: K 1, g 1
#: loads: f 7, n 2
#: nested: Lambda 10:4, ClassDef 9:4, FunctionDef 8:4
#: calls: 7:15 f(n - 1), 11:4 f(n - 1)
#: of itself: 7:15 NAME, 11:4 NAME
#: site 7:15 NAME NONE: n = n - 1
#: site 11:4 NAME NONE dropped: n = n - 1
#: holders: If 6:4, Expr 11:4, Return 7:8
#: lowering: LOOP
#: forgets: K, g

# == a result is dropped where a conditional returns nothing but the function's own
def f(n):
    if n > 3:
        f(n - 1)
    else:
        return (f(n - 2) if n else f(n - 3)) if n != 2 else None
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 2
#: calls: 3:8 f(n - 1), 5:16 f(n - 2), 5:35 f(n - 3)
#: of itself: 3:8 NAME, 5:16 NAME, 5:35 NAME
#: site 3:8 NAME NONE dropped: n = n - 1
#: site 5:16 NAME NONE: n = n - 2
#: site 5:35 NAME NONE: n = n - 3
#: holders: If 2:4, Expr 3:8, Return 5:8
#: lowering: LOOP

# == a result is dropped where a conditional returns a value
def f(n):
    if n > 3:
        f(n - 1)
    else:
        return f(n - 2) if n else (None if n is None else n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 2
#: calls: 3:8 f(n - 1), 5:15 f(n - 2)
#: of itself: 3:8 NAME, 5:15 NAME
#: site 3:8 NAME NONE dropped: n = n - 1
#: site 5:15 NAME NONE: n = n - 2
#: holders: If 2:4, Expr 3:8, Return 5:8
#: lowering: LOOP
#: drops
#: warns LOOM302 3:9-3:17 in 'f(n - 1)'; write `return f(n - 1)` if the result is wanted, or end every path without a value

# == a result is dropped where another function's is returned
def f(n):
    if n == 0:
        return g(n)
    f(n - 1)
#: parameters:  / n * None  ** None, |, n
#: loads: f 4, g 3, n 2
#: calls: 3:15 g(n), 4:4 f(n - 1)
#: of itself: 4:4 NAME
#: site 3:15 UNKNOWN JUMP: by CPython
#: site 4:4 NAME NONE dropped: n = n - 1
#: holders: If 2:4, Expr 4:4, Return 3:8
#: lowering: LOOP
#: drops
#: driven

# == a coroutine's own result is its own
async def f(n):
    if n == 0:
        return await f(n - 2)
    await f(n - 1)
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 2
#: calls: 3:21 f(n - 2), 4:10 f(n - 1)
#: of itself: 3:21 NAME, 4:10 NAME
#: site 3:21 NAME NONE: n = n - 2
#: site 4:10 NAME NONE dropped: n = n - 1
#: holders: If 2:4, Expr 4:4, Return 3:8
#: lowering: LOOP

# == a result of somebody else is dropped
def f(n):
    if n == 0:
        return 5
    if n == 1:
        return f(n)
    g(n - 1)
#: parameters:  / n * None  ** None, |, n
#: loads: f 5, g 6, n 2
#: calls: 5:15 f(n), 6:4 g(n - 1)
#: of itself: 5:15 NAME
#: site 5:15 NAME NONE: n = n
#: site 6:4 UNKNOWN JUMP dropped: by CPython
#: holders: If 4:4, Expr 6:4, Return 5:8
#: lowering: LOOP
#: driven

# == a method's result is dropped
class C:
    def f(self, n):
        if n == 0:
            return self.f(n)
        self.f(n - 1)
#: method: INSTANCE
#: receiver: self
#: class: C
#: parameters:  / self, n * None  ** None, |, self, n
#: loads: n 3, self 4
#: attributes: f
#: calls: 4:19 self.f(n), 5:8 self.f(n - 1)
#: of itself: 4:19 RECEIVER, 5:8 RECEIVER
#: site 4:19 RECEIVER ONCE: self = self; n = n
#: site 5:8 RECEIVER ONCE dropped: self = self; n = n - 1
#: holders: If 3:8, Expr 5:8, Return 4:12
#: lowering: LOOP
#: drops
#: driven

# == the except clause binds a parameter
def f(n, e):
    try:
        n()
    except ValueError as e:
        return f(1, 2)
    return f(1, 2)
#: parameters:  / n, e * None  ** None, |, n, e
#: unbindable: e
#: stores: e 1
#: loads: ValueError 4, f 5, n 3
#: deletes: e
#: handlers: e 1
#: guards
#: calls: 3:8 n(), 5:15 f(1, 2), 6:11 f(1, 2)
#: of itself: 5:15 NAME, 6:11 NAME
#: site 5:15 NAME NONE in_handler handlers e: by CPython
#: site 6:11 NAME NONE: by CPython
#: holders: Try 2:4, Return 6:4, Return 5:8
#: lowering: STEP
#: because: the except clause around a tail call binds the parameter 'e' and unbinds it on the way out
#: driven

# == the except clause around no tail call may bind a parameter
def f(n, e):
    try:
        n()
    except ValueError as e:
        n()
    return f(1, 2)
#: parameters:  / n, e * None  ** None, |, n, e
#: unbindable: e
#: stores: e 1
#: loads: ValueError 4, f 6, n 3
#: deletes: e
#: handlers: e 1
#: guards
#: calls: 3:8 n(), 5:8 n(), 6:11 f(1, 2)
#: of itself: 6:11 NAME
#: site 6:11 NAME NONE: n = 1; e = 2
#: holders: Return 6:4
#: lowering: LOOP

# == a bare raise outside the clauses
def f(n):
    def g():
        raise
    if n:
        raise
    return g(n) or f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: g
#: stores: g 1
#: loads: f 6, g 6, n 4
#: nested: FunctionDef 2:4
#: raises bare
#: calls: 6:11 g(n), 6:19 f(n)
#: of itself: 6:19 NAME
#: site 6:19 NAME NONE: n = n
#: holders: Return 6:4
#: lowering: LOOP
#: forgets: g
#: raises_bare

# == a bare raise inside a clause only
def f(n):
    try:
        n()
    except ValueError:
        raise
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: ValueError 4, f 6, n 3
#: guards
#: raises bare
#: calls: 3:8 n(), 6:11 f(n)
#: of itself: 6:11 NAME
#: site 6:11 NAME NONE: n = n
#: holders: Return 6:4
#: lowering: LOOP

# == a coroutine that may catch the exit asks
async def f(n):
    try:
        await n
    except BaseException:
        pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 4, f 6, n 3
#: guards
#: calls: 6:17 f(n)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE: n = n
#: holders: Return 6:4
#: lowering: LOOP
#: asks what it has caught: 4:4

# == a coroutine that steps and may catch the exit asks
async def f(n):
    try:
        await n
    except BaseException:
        n = 1
    n(lambda: n)
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: captured: n
#: stores: n 1
#: loads: BaseException 4, f 7, n 3
#: assigned: n = 1
#: nested: Lambda 6:6
#: guards
#: calls: 6:4 n(lambda: n), 7:17 f(n)
#: of itself: 7:17 NAME
#: site 7:17 NAME NONE: by CPython
#: holders: Return 7:4
#: lowering: STEP
#: because: a closure captures 'n', which the transition binds more than once
#: driven
#: asks what it has caught: 4:4

# == a function may catch anything
def f(n):
    try:
        n()
    except:
        pass
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 6, n 3
#: guards
#: calls: 3:8 n(), 6:11 f(n)
#: of itself: 6:11 NAME
#: site 6:11 NAME NONE: n = n
#: holders: Return 6:4
#: lowering: LOOP

# == a class that is surely not the exit
async def f(n):
    try:
        await n
    except (ValueError, KeyError):
        pass
    except Exception:
        pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: Exception 6, KeyError 4, ValueError 4, f 8, n 3
#: guards
#: calls: 8:17 f(n)
#: of itself: 8:17 NAME
#: site 8:17 NAME NONE: n = n
#: holders: Return 8:4
#: lowering: LOOP

# == one of several classes may be the exit
async def f(n):
    try:
        await n
    except (ValueError, BaseException):
        pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 4, ValueError 4, f 6, n 3
#: guards
#: calls: 6:17 f(n)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE: n = n
#: holders: Return 6:4
#: lowering: LOOP
#: asks what it has caught: 4:4

# == a class that nobody knows yet may be the exit
async def f(n):
    try:
        await n
    except Later:
        pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: Later 4, f 6, n 3
#: guards
#: calls: 6:17 f(n)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE: n = n
#: holders: Return 6:4
#: lowering: LOOP
#: asks what it has caught: 4:4

# == a class of a module is known
import asyncio
async def f(n):
    try:
        await n
    except asyncio.TimeoutError:
        pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: asyncio 4, f 6, n 3
#: attributes: TimeoutError
#: guards
#: calls: 6:17 f(n)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE: n = n
#: holders: Return 6:4
#: lowering: LOOP

# == a class of something else than a module is not known
async def f(n):
    try:
        await n
    except n.Error:
        pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 6, n 3
#: attributes: Error
#: guards
#: calls: 6:17 f(n)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE: n = n
#: holders: Return 6:4
#: lowering: LOOP
#: asks what it has caught: 4:4

# == a class that a variable holds is not known
async def f(n, ValueError):
    try:
        await n
    except ValueError:
        pass
    return await f(n, ValueError)
#: parameters:  / n, ValueError * None  ** None, |, n, ValueError
#: loads: ValueError 4, f 6, n 3
#: guards
#: calls: 6:17 f(n, ValueError)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE: n = n; ValueError = ValueError
#: holders: Return 6:4
#: lowering: LOOP
#: asks what it has caught: 4:4

# == a class that an expression gives is not known
async def f(n):
    try:
        await n
    except n():
        pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 6, n 3
#: guards
#: calls: 4:11 n(), 6:17 f(n)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE: n = n
#: holders: Return 6:4
#: lowering: LOOP
#: asks what it has caught: 4:4

# == a coroutine's clause that raises goes not on
async def f(n):
    try:
        await n
    except BaseException:
        n = 1
        raise
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: stores: n 1
#: loads: BaseException 4, f 7, n 3
#: assigned: n = 1
#: guards
#: raises bare
#: calls: 7:17 f(n)
#: of itself: 7:17 NAME
#: site 7:17 NAME NONE: n = n
#: holders: Return 7:4
#: lowering: LOOP

# == a coroutine's clause that returns goes on
async def f(n):
    try:
        await n
    except BaseException:
        return await f(n)
    return 1
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 4, f 5, n 3
#: guards
#: calls: 5:21 f(n)
#: of itself: 5:21 NAME
#: site 5:21 NAME NONE in_handler: n = n
#: holders: Try 2:4, Return 5:8
#: lowering: LOOP
#: asks what it has caught: 4:4

# == a coroutine's clause that may leave by a loop goes on
async def f(n):
    while n:
        try:
            await n
        except BaseException:
            if n:
                break
            raise
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 5, f 9, n 2
#: guards
#: raises bare
#: calls: 9:17 f(n)
#: of itself: 9:17 NAME
#: site 9:17 NAME NONE: n = n
#: holders: Return 9:4
#: lowering: LOOP
#: asks what it has caught: 5:8

# == suppress may be of the exit
import contextlib
async def f(n):
    with contextlib.suppress(KeyError, BaseException):
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 2, KeyError 2, contextlib 2, f 4, n 3
#: attributes: suppress
#: guards
#: calls: 2:9 contextlib.suppress(KeyError, BaseException), 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE: n = n
#: holders: Return 4:4
#: lowering: LOOP
#: may catch the exit: 2:9

# == suppress of something narrower is not
import contextlib
async def f(n):
    with contextlib.suppress(KeyError), open(n):
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: KeyError 2, contextlib 2, f 4, n 2, open 2
#: attributes: suppress
#: guards
#: calls: 2:9 contextlib.suppress(KeyError), 2:40 open(n), 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE: n = n
#: holders: Return 4:4
#: lowering: LOOP

# == a suppress that is imported under another name may be of the exit
async def f(n):
    from contextlib import nullcontext as other, suppress as quietly
    with quietly(BaseException):
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: other, quietly
#: stores: other 1, quietly 1
#: loads: BaseException 3, f 5, n 4, quietly 3
#: guards
#: calls: 3:9 quietly(BaseException), 5:17 f(n)
#: of itself: 5:17 NAME
#: site 5:17 NAME NONE: n = n
#: holders: Return 5:4
#: lowering: LOOP
#: forgets: other, quietly
#: may catch the exit: 3:9

# == another name that is imported beside it is not suppress
async def f(n):
    from contextlib import suppress as quietly, closing as other, nullcontext
    with other(BaseException), nullcontext(BaseException):
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: nullcontext, other, quietly
#: stores: nullcontext 1, other 1, quietly 1
#: loads: BaseException 3, f 5, n 4, nullcontext 3, other 3
#: guards
#: calls: 3:9 other(BaseException), 3:31 nullcontext(BaseException), 5:17 f(n)
#: of itself: 5:17 NAME
#: site 5:17 NAME NONE: n = n
#: holders: Return 5:4
#: lowering: LOOP
#: forgets: nullcontext, other, quietly

# == suppress of a module that is imported under another name may be of the exit
async def f(n):
    import os.path as p, contextlib as c
    with c.suppress(BaseException):
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: c, p
#: stores: c 1, p 1
#: loads: BaseException 3, c 3, f 5, n 4
#: attributes: suppress
#: guards
#: calls: 3:9 c.suppress(BaseException), 5:17 f(n)
#: of itself: 5:17 NAME
#: site 5:17 NAME NONE: n = n
#: holders: Return 5:4
#: lowering: LOOP
#: forgets: c, p
#: may catch the exit: 3:9

# == suppress of another module that is imported is not known
async def f(n):
    import os.path as p, contextlib as c, contextlib
    with p.suppress(BaseException), c.closing(BaseException):
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: c, contextlib, p
#: stores: c 1, contextlib 1, p 1
#: loads: BaseException 3, c 3, f 5, n 4, p 3
#: attributes: closing, suppress
#: guards
#: calls: 3:9 p.suppress(BaseException), 3:36 c.closing(BaseException), 5:17 f(n)
#: of itself: 5:17 NAME
#: site 5:17 NAME NONE: n = n
#: holders: Return 5:4
#: lowering: LOOP
#: forgets: c, contextlib, p

# == suppress of the module that is imported under its own name may be of the exit
async def f(n):
    import contextlib
    with contextlib.suppress(BaseException):
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: contextlib
#: stores: contextlib 1
#: loads: BaseException 3, contextlib 3, f 5, n 4
#: attributes: suppress
#: guards
#: calls: 3:9 contextlib.suppress(BaseException), 5:17 f(n)
#: of itself: 5:17 NAME
#: site 5:17 NAME NONE: n = n
#: holders: Return 5:4
#: lowering: LOOP
#: forgets: contextlib
#: may catch the exit: 3:9

# == suppress that is not called at once may be called with anything
import contextlib
async def f(n):
    quietly = contextlib.suppress
    with quietly(BaseException):
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: quietly
#: stores: quietly 1
#: loads: BaseException 3, contextlib 2, f 5, n 4, quietly 3
#: attributes: suppress
#: assigned: quietly = contextlib.suppress
#: guards
#: calls: 3:9 quietly(BaseException), 5:17 f(n)
#: of itself: 5:17 NAME
#: site 5:17 NAME NONE: n = n
#: holders: Return 5:4
#: lowering: LOOP
#: forgets: quietly
#: may catch the exit: 2:14

# == the module's own suppress may be of the exit, as a variable
import contextlib
quiet = contextlib.suppress(BaseException)
async def f(n):
    with (own := quiet):
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: own
#: stores: own 1
#: loads: f 4, n 3, quiet 2
#: walruses: own
#: guards
#: calls: 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE: n = n
#: holders: Return 4:4
#: lowering: LOOP
#: forgets: own
#: may catch the exit: 2:17

# == the module's own suppress may be of the exit, as an attribute
import contextlib
class Quiet:
    ly = contextlib.suppress(BaseException)
async def f(n):
    with Quiet.ly:
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: Quiet 2, f 4, n 3
#: attributes: ly
#: guards
#: calls: 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE: n = n
#: holders: Return 4:4
#: lowering: LOOP
#: may catch the exit: 2:9

# == the module's own suppress may be of the exit, chosen first
import contextlib
quiet, other = contextlib.suppress(BaseException), contextlib.nullcontext()
async def f(n):
    with quiet if n else other:
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 4, n 2, other 2, quiet 2
#: guards
#: calls: 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE: n = n
#: holders: Return 4:4
#: lowering: LOOP
#: may catch the exit: 2:9

# == the module's own suppress may be of the exit, chosen second
import contextlib
quiet, other = contextlib.suppress(BaseException), contextlib.nullcontext()
async def f(n):
    with other if n else quiet:
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 4, n 2, other 2, quiet 2
#: guards
#: calls: 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE: n = n
#: holders: Return 4:4
#: lowering: LOOP
#: may catch the exit: 2:25

# == the module's own suppress may be of the exit, and be one of several
import contextlib
quiet, other = contextlib.suppress(BaseException), contextlib.nullcontext()
async def f(n):
    with other or quiet or other:
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 4, n 3, other 2, quiet 2
#: guards
#: calls: 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE: n = n
#: holders: Return 4:4
#: lowering: LOOP
#: may catch the exit: 2:18

# == managers of the module that are no suppress are not looked into
import contextlib
other = contextlib.nullcontext()
async def f(n):
    with other or other, other if n else other, (own := other), [other][0]:
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: own
#: stores: own 1
#: loads: f 4, n 2, other 2
#: walruses: own
#: guards
#: calls: 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE: n = n
#: holders: Return 4:4
#: lowering: LOOP
#: forgets: own

# == a suppress under no with is nobody's
import contextlib
async def f(n):
    own = contextlib.suppress(BaseException)
    try:
        await n
    except KeyError:
        n = own
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: own
#: stores: n 1, own 1
#: loads: BaseException 2, KeyError 5, contextlib 2, f 7, n 4, own 6
#: attributes: suppress
#: assigned: n = own, own = contextlib.suppress(BaseException)
#: guards
#: calls: 2:10 contextlib.suppress(BaseException), 7:17 f(n)
#: of itself: 7:17 NAME
#: site 7:17 NAME NONE: n = n
#: holders: Return 7:4
#: lowering: LOOP
#: forgets: own

# == a suppress elsewhere may be that of any with
import contextlib
async def f(n):
    own = contextlib.suppress(BaseException)
    with n:
        await n
    with own:
        n = 0
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: own
#: stores: n 1, own 1
#: loads: BaseException 2, contextlib 2, f 7, n 3, own 5
#: attributes: suppress
#: assigned: n = 0, own = contextlib.suppress(BaseException)
#: guards
#: calls: 2:10 contextlib.suppress(BaseException), 7:17 f(n)
#: of itself: 7:17 NAME
#: site 7:17 NAME NONE: n = n
#: holders: Return 7:4
#: lowering: LOOP
#: forgets: own
#: may catch the exit: 2:10

# == a suppress in a with where nothing is awaited does not count for another
import contextlib
async def f(n):
    with contextlib.suppress(BaseException):
        n = 0
    with n:
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: stores: n 1
#: loads: BaseException 2, contextlib 2, f 6, n 4
#: attributes: suppress
#: assigned: n = 0
#: guards
#: calls: 2:9 contextlib.suppress(BaseException), 6:17 f(n)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE: n = n
#: holders: Return 6:4
#: lowering: LOOP

# == a break and a continue of a loop inside a clause do not leave it
def f(n):
    try:
        yield n
    except BaseException:
        for each in n:
            if each:
                continue
            break
        raise
    finally:
        while n:
            if n:
                continue
            break
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: each
#: stores: each 1
#: loads: BaseException 4, each 6, f 15, n 3
#: guards
#: raises bare
#: calls: 15:15 f(n)
#: of itself: 15:15 NAME
#: site 15:15 NAME NONE dropped: n = n
#: holders: Expr 15:4
#: lowering: LOOP
#: forgets: each

# == a break in the else clause of a loop leaves the clause around
def f(n):
    while n:
        try:
            yield n
        except BaseException:
            for each in n:
                n = each
            else:
                break
            raise
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: each
#: stores: each 1, n 1
#: loads: BaseException 5, each 7, f 11, n 2
#: assigned: n = each
#: guards
#: raises bare
#: calls: 11:15 f(n)
#: of itself: 11:15 NAME
#: site 11:15 NAME NONE dropped: n = n
#: holders: Expr 11:4
#: lowering: LOOP
#: forgets: each
#: may catch the exit: 5:15
#: refused LOOM124 5:16-5:29 in 'except BaseException:'; catch Exception or a narrower class, or end the except clause with `raise`; leave no `finally` by `break` or `continue`

# == a continue that leaves a finally drops the exit
def f(n):
    while n:
        try:
            yield n
        finally:
            continue
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 7, n 2
#: guards
#: calls: 7:15 f(n)
#: of itself: 7:15 NAME
#: site 7:15 NAME NONE dropped: n = n
#: holders: Expr 7:4
#: lowering: LOOP
#: may catch the exit: 6:12
#: refused LOOM124 6:13-6:21 in 'continue'; catch Exception or a narrower class, or end the except clause with `raise`; leave no `finally` by `break` or `continue`

# == a return in a finally that yields goes on
def f(n):
    try:
        yield n
    finally:
        yield n
        return
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 7, n 3
#: guards
#: calls: 7:15 f(n)
#: of itself: 7:15 NAME
#: site 7:15 NAME NONE dropped: by CPython
#: holders: Expr 7:4
#: lowering: STEP
#: because: it yields in a finally clause, and may do so while it is closed: only that transition may go on then
#: driven
#: may catch the exit: 6:8
#: refused LOOM124 6:9-6:15 in 'return'; catch Exception or a narrower class, or end the except clause with `raise`; leave no `finally` by `break` or `continue`

# == a return in a finally may be held back by an exit around it
def f(n):
    try:
        with n:
            try:
                yield n
            finally:
                return
    except KeyError:
        n = 0
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: stores: n 1
#: loads: KeyError 8, f 10, n 3
#: assigned: n = 0
#: guards
#: calls: 10:15 f(n)
#: of itself: 10:15 NAME
#: site 10:15 NAME NONE dropped: n = n
#: holders: Expr 10:4
#: lowering: LOOP
#: may catch the exit: 7:16
#: refused LOOM124 7:17-7:23 in 'return'; catch Exception or a narrower class, or end the except clause with `raise`; leave no `finally` by `break` or `continue`

# == a return in a finally is not held back by that finally itself
def f(n):
    try:
        try:
            yield n
        finally:
            return
    except KeyError:
        n = 0
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: stores: n 1
#: loads: KeyError 7, f 9, n 4
#: assigned: n = 0
#: guards
#: calls: 9:15 f(n)
#: of itself: 9:15 NAME
#: site 9:15 NAME NONE dropped: n = n
#: holders: Expr 9:4
#: lowering: LOOP

# == one of the classes that suppress is given may be the exit
from contextlib import suppress
async def f(n):
    with suppress(KeyError, BaseException):
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 2, KeyError 2, f 4, n 3, suppress 2
#: guards
#: calls: 2:9 suppress(KeyError, BaseException), 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE: n = n
#: holders: Return 4:4
#: lowering: LOOP
#: may catch the exit: 2:9

# == suppress as an attribute of a class may be of the exit
import contextlib
class Quiet:
    ly = contextlib.suppress
async def f(n):
    with Quiet.ly(KeyError, BaseException):
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 2, KeyError 2, Quiet 2, f 4, n 3
#: attributes: ly
#: guards
#: calls: 2:9 Quiet.ly(KeyError, BaseException), 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE: n = n
#: holders: Return 4:4
#: lowering: LOOP
#: may catch the exit: 2:9

# == suppress as an attribute of a class may be of something narrower
import contextlib
class Quiet:
    ly = contextlib.suppress
async def f(n):
    with Quiet.ly(KeyError), Quiet.other(BaseException):
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 2, KeyError 2, Quiet 2, f 4, n 3
#: attributes: ly, other
#: guards
#: calls: 2:9 Quiet.ly(KeyError), 2:29 Quiet.other(BaseException), 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE: n = n
#: holders: Return 4:4
#: lowering: LOOP

# == what an object of a class made of suppress suppresses is its own matter
import contextlib
class Own(contextlib.suppress):
    pass
own = Own(KeyError)
async def f(n):
    with own:
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 4, n 3, own 2
#: guards
#: calls: 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE: n = n
#: holders: Return 4:4
#: lowering: LOOP
#: may catch the exit: 2:9

# == a suppress that is passed on may be the next transition's manager
import contextlib
quiet = contextlib.suppress(BaseException)
async def f(n, manager):
    with manager:
        await n
    return await f(n, quiet)
#: parameters:  / n, manager * None  ** None, |, n, manager
#: loads: f 4, manager 2, n 3, quiet 4
#: guards
#: calls: 4:17 f(n, quiet)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE: n = n; manager = quiet
#: holders: Return 4:4
#: lowering: LOOP
#: may catch the exit: 4:22

# == a parameter that holds a suppress by default is passed on as it is
import contextlib
class Quiet(contextlib.suppress):
    __repr__ = lambda self: 'quiet'
quiet = Quiet(BaseException)
async def f(n, manager=quiet, *, other=quiet):
    with open(n):
        await n
    return await f(n, manager, other=other)
#: parameters:  / n, manager * None other ** None, |, n, manager, other
#: loads: f 4, manager 4, n 2, open 2, other 4
#: guards
#: calls: 2:9 open(n), 4:17 f(n, manager, other=other)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE: n = n; manager = manager; other = other
#: holders: Return 4:4
#: lowering: LOOP
#: defaults: manager = quiet, other = quiet

# == a suppress that is compared or asked for its class is no manager
import contextlib
from contextlib import suppress
quiet = contextlib.suppress(BaseException)
async def f(n):
    with open(n):
        await n
    if n is quiet or quiet == n or isinstance(n, suppress) or issubclass(n, suppress):
        n = 0
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: stores: n 1
#: loads: f 6, isinstance 4, issubclass 4, n 2, open 2, quiet 4, suppress 4
#: assigned: n = 0
#: guards
#: calls: 2:9 open(n), 4:35 isinstance(n, suppress), 4:62 issubclass(n, suppress), 6:17 f(n)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE: n = n
#: holders: Return 6:4
#: lowering: LOOP

# == a module under another name may have any manager
import contextlib
async def f(n):
    c = contextlib
    with open(n), contextlib.nullcontext():
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: c
#: stores: c 1
#: loads: contextlib 2, f 5, n 3, open 3
#: attributes: nullcontext
#: assigned: c = contextlib
#: guards
#: calls: 3:9 open(n), 3:18 contextlib.nullcontext(), 5:17 f(n)
#: of itself: 5:17 NAME
#: site 5:17 NAME NONE: n = n
#: holders: Return 5:4
#: lowering: LOOP
#: forgets: c
#: may catch the exit: 2:8

# == a class made of suppress may suppress anything, as an attribute
import contextlib
class Own(contextlib.suppress):
    pass
class Quiet:
    ly = Own
async def f(n):
    with Quiet.ly(KeyError):
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: KeyError 2, Quiet 2, f 4, n 3
#: attributes: ly
#: guards
#: calls: 2:9 Quiet.ly(KeyError), 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE: n = n
#: holders: Return 4:4
#: lowering: LOOP
#: may catch the exit: 2:9

# == a stream's clause that returns goes not on
def f(n):
    try:
        yield n
    except BaseException:
        return
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 4, f 6, n 3
#: guards
#: calls: 6:15 f(n)
#: of itself: 6:15 NAME
#: site 6:15 NAME NONE dropped: n = n
#: holders: Expr 6:4
#: lowering: LOOP

# == a stream's clause that yields goes on
def f(n):
    try:
        yield n
    except BaseException:
        yield 1
        raise
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 4, f 7, n 3
#: guards
#: raises bare
#: calls: 7:15 f(n)
#: of itself: 7:15 NAME
#: site 7:15 NAME NONE dropped: n = n
#: holders: Expr 7:4
#: lowering: LOOP
#: may catch the exit: 4:11
#: refused LOOM124 4:12-4:25 in 'except BaseException:'; catch Exception or a narrower class, or end the except clause with `raise`; leave no `finally` by `break` or `continue`

# == a stream's clause that breaks goes on
def f(n):
    while n:
        try:
            yield n
        except BaseException:
            if n:
                continue
            raise
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 5, f 9, n 2
#: guards
#: raises bare
#: calls: 9:15 f(n)
#: of itself: 9:15 NAME
#: site 9:15 NAME NONE dropped: n = n
#: holders: Expr 9:4
#: lowering: LOOP
#: may catch the exit: 5:15
#: refused LOOM124 5:16-5:29 in 'except BaseException:'; catch Exception or a narrower class, or end the except clause with `raise`; leave no `finally` by `break` or `continue`

# == a stream's try without a yield catches nothing
def f(n):
    try:
        n()
    except BaseException:
        pass
    with n:
        pass
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 4, f 8, n 3
#: guards
#: calls: 3:8 n(), 8:15 f(n)
#: of itself: 8:15 NAME
#: site 8:15 NAME NONE dropped: n = n
#: holders: Expr 8:4
#: lowering: LOOP

# == a stream's finally that returns ends it
def f(n):
    try:
        yield n
    finally:
        if n:
            return
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 7, n 3
#: guards
#: calls: 7:15 f(n)
#: of itself: 7:15 NAME
#: site 7:15 NAME NONE dropped: n = n
#: holders: Expr 7:4
#: lowering: LOOP

# == a coroutine's finally that leaves swallows what closes it
async def f(n):
    try:
        await n
    finally:
        if n:
            return 1
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 7, n 3
#: guards
#: calls: 7:17 f(n)
#: of itself: 7:17 NAME
#: site 7:17 NAME NONE: n = n
#: holders: Return 7:4
#: lowering: LOOP
#: asks what it has caught: 2:4

# == the first thing that catches is told
async def f(n):
    try:
        await n
    except BaseException: pass
    try:
        await n
    except: pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 4, f 8, n 3
#: guards
#: calls: 8:17 f(n)
#: of itself: 8:17 NAME
#: site 8:17 NAME NONE: n = n
#: holders: Return 8:4
#: lowering: LOOP
#: asks what it has caught: 4:4, 7:4

# == what a nested function catches is its own affair
async def f(n):
    async def g():
        try:
            await n
        except: pass
    try:
        await n
    except KeyError: pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: g
#: captured: n
#: stores: g 1
#: loads: KeyError 8, f 9, n 7
#: nested: AsyncFunctionDef 2:4
#: guards
#: calls: 9:17 f(n)
#: of itself: 9:17 NAME
#: site 9:17 NAME NONE: n = n
#: holders: Return 9:4
#: lowering: LOOP
#: forgets: g
#: closures: 2:4 takes n

# == a stream that only gives may share a frame
def f(n):
    yield n
    for event in f(n):
        yield event
#: parameters:  / n * None  ** None, |, n
#: locals: event
#: stores: event 1
#: loads: event 4, f 3, n 2
#: calls: 3:17 f(n)
#: of itself: 3:17 NAME
#: site 3:17 NAME NONE dropped loop 3:4: n = n
#: holders: For 3:4
#: lowering: LOOP

# == a stream that receives by for steps
def f(n):
    n = yield n
    for event in f(n):
        yield event
#: parameters:  / n * None  ** None, |, n
#: locals: event
#: stores: event 1, n 1
#: loads: event 4, f 3, n 2
#: assigned: n = (yield n)
#: calls: 3:17 f(n)
#: of itself: 3:17 NAME
#: site 3:17 NAME NONE dropped loop 3:4: by CPython
#: holders: For 3:4
#: lowering: STEP
#: because: it uses what a yield receives, and nothing that is sent in after a delegation by `for` may arrive
#: driven

# == a stream that receives by yield from may share a frame
def f(n):
    n = yield n
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: stores: n 1
#: loads: f 3, n 2
#: assigned: n = (yield n)
#: calls: 3:15 f(n)
#: of itself: 3:15 NAME
#: site 3:15 NAME NONE dropped: n = n
#: holders: Expr 3:4
#: lowering: LOOP

# == a stream that yields under a try steps after for
def f(n):
    try:
        yield n
    except KeyError:
        n = 1
    for event in f(n):
        yield event
#: parameters:  / n * None  ** None, |, n
#: locals: event
#: stores: event 1, n 1
#: loads: KeyError 4, event 7, f 6, n 3
#: assigned: n = 1
#: guards
#: calls: 6:17 f(n)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE dropped loop 6:4: by CPython
#: holders: For 6:4
#: lowering: STEP
#: because: it yields under a try or with, where nothing that is thrown in after a delegation by `for` may arrive
#: driven

# == a stream that yields in a clause or its else steps if a finally follows
def f(n):
    try:
        n()
    except KeyError:
        yield 1
    finally:
        n()
    for event in f(n):
        yield event
#: parameters:  / n * None  ** None, |, n
#: locals: event
#: stores: event 1
#: loads: KeyError 4, event 9, f 8, n 3
#: guards
#: calls: 3:8 n(), 7:8 n(), 8:17 f(n)
#: of itself: 8:17 NAME
#: site 8:17 NAME NONE dropped loop 8:4: by CPython
#: holders: For 8:4
#: lowering: STEP
#: because: it yields under a try or with, where nothing that is thrown in after a delegation by `for` may arrive
#: driven

# == a stream that yields in a clause without finally may share a frame
def f(n):
    try:
        n()
    except KeyError:
        yield 1
    else:
        yield 2
    for event in f(n):
        yield event
#: parameters:  / n * None  ** None, |, n
#: locals: event
#: stores: event 1
#: loads: KeyError 4, event 9, f 8, n 3
#: guards
#: calls: 3:8 n(), 8:17 f(n)
#: of itself: 8:17 NAME
#: site 8:17 NAME NONE dropped loop 8:4: n = n
#: holders: For 8:4
#: lowering: LOOP

# == a stream that yields under a with steps after for
def f(n):
    with n:
        yield n
    for event in f(n):
        yield event
#: parameters:  / n * None  ** None, |, n
#: locals: event
#: stores: event 1
#: loads: event 5, f 4, n 2
#: guards
#: calls: 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE dropped loop 4:4: by CPython
#: holders: For 4:4
#: lowering: STEP
#: because: it yields under a try or with, where nothing that is thrown in after a delegation by `for` may arrive
#: driven

# == a stream that yields in the head of a with may share a frame
def f(n):
    with n((yield n)):
        n()
    for event in f(n):
        yield event
#: parameters:  / n * None  ** None, |, n
#: locals: event
#: stores: event 1
#: loads: event 5, f 4, n 2
#: guards
#: calls: 2:9 n((yield n)), 3:8 n(), 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE dropped loop 4:4: by CPython
#: holders: For 4:4
#: lowering: STEP
#: because: it uses what a yield receives, and nothing that is sent in after a delegation by `for` may arrive
#: driven

# == a stream that yields in finally steps
def f(n):
    try:
        n()
    finally:
        yield n
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 6, n 3
#: guards
#: calls: 3:8 n(), 6:15 f(n)
#: of itself: 6:15 NAME
#: site 6:15 NAME NONE dropped: by CPython
#: holders: Expr 6:4
#: lowering: STEP
#: because: it yields in a finally clause, and may do so while it is closed: only that transition may go on then
#: driven

# == a stream that delegates elsewhere steps after for
def f(n):
    yield from g(n)
    n = 1
    for event in f(n):
        yield event
#: parameters:  / n * None  ** None, |, n
#: locals: event
#: stores: event 1, n 1
#: loads: event 5, f 4, g 2, n 2
#: assigned: n = 1
#: calls: 2:15 g(n), 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE dropped loop 4:4: by CPython
#: holders: For 4:4
#: lowering: STEP
#: because: a `yield from` that is no tail call passes on what is sent in; after a delegation by `for` nothing is
#: driven

# == a stream that delegates both ways steps
def f(n):
    if n:
        yield from f(n)
    else:
        for event in f(n):
            yield event
#: parameters:  / n * None  ** None, |, n
#: locals: event
#: stores: event 1
#: loads: event 6, f 3, n 2
#: calls: 3:19 f(n), 5:21 f(n)
#: of itself: 3:19 NAME, 5:21 NAME
#: site 3:19 NAME NONE dropped: by CPython
#: site 5:21 NAME NONE dropped loop 5:8: by CPython
#: holders: If 2:4, Expr 3:8, For 5:8
#: lowering: STEP
#: because: it delegates by `yield from`, which passes on what is sent in, and by `for`, which does not
#: driven

# == a stream that delegates to others by for may share a frame
def f(n):
    if n:
        for event in g(n):
            yield event
    else:
        yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: event
#: stores: event 1
#: loads: event 4, f 6, g 3, n 2
#: calls: 3:21 g(n), 6:19 f(n)
#: of itself: 6:19 NAME
#: site 3:21 UNKNOWN JUMP dropped loop 3:8: by CPython
#: site 6:19 NAME NONE dropped: n = n
#: holders: If 2:4, For 3:8, Expr 6:8
#: lowering: LOOP
#: driven

# == yields of nested scopes are theirs
def f(n):
    def g():
        x = yield 1
    lambda: (yield)
    class K: pass
    for event in f(n):
        yield event
#: parameters:  / n * None  ** None, |, n
#: locals: K, event, g
#: stores: K 1, event 1, g 1
#: loads: event 7, f 6, n 6
#: nested: ClassDef 5:4, Lambda 4:4, FunctionDef 2:4
#: calls: 6:17 f(n)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE dropped loop 6:4: n = n
#: holders: For 6:4
#: lowering: LOOP
#: forgets: K, g

# == an async stream that receives steps
async def f(n):
    x = yield n
    async for event in f(n):
        yield event
#: parameters:  / n * None  ** None, |, n
#: locals: event, x
#: stores: event 1, x 1
#: loads: event 4, f 3, n 2
#: assigned: x = (yield n)
#: calls: 3:23 f(n)
#: of itself: 3:23 NAME
#: site 3:23 NAME NONE dropped loop 3:4: by CPython
#: holders: AsyncFor 3:4
#: lowering: STEP
#: because: it uses what a yield receives, and nothing that is sent in after a delegation by `for` may arrive
#: forgets: x
#: driven

# == a yield in the arguments of a delegation receives
def f(n):
    for event in f((yield n)):
        yield event
#: parameters:  / n * None  ** None, |, n
#: locals: event
#: stores: event 1
#: loads: event 3, f 2, n 2
#: calls: 2:17 f((yield n))
#: of itself: 2:17 NAME
#: site 2:17 NAME NONE dropped loop 2:4: by CPython
#: holders: For 2:4
#: lowering: STEP
#: because: it uses what a yield receives, and nothing that is sent in after a delegation by `for` may arrive
#: driven

# == the variable of a delegation is gone, unless it is bound elsewhere
def f(n):
    if n == 1:
        for event in f(n):
            yield event
    elif n == 2:
        for other in f(n):
            yield other
    other = event2 = n
    for event in f(n):
        yield event
#: parameters:  / n * None  ** None, |, n
#: locals: event, event2, other
#: stores: event 2, event2 1, other 2
#: loads: event 4, f 3, n 2, other 7
#: calls: 3:21 f(n), 6:21 f(n), 9:17 f(n)
#: of itself: 3:21 NAME, 6:21 NAME, 9:17 NAME
#: site 9:17 NAME NONE dropped loop 9:4: n = n
#: holders: For 9:4
#: lowering: LOOP
#: forgets: event, event2, other
#: refused LOOM107 3:22-3:26 in 'for event in f(n):'; move what follows before the call, or write `yield from f(n)` and then `return` if nothing was to follow
#: refused LOOM107 6:22-6:26 in 'for other in f(n):'; move what follows before the call, or write `yield from f(n)` and then `return` if nothing was to follow

# == guards of a loop that is left for another one
class C:
    def f(self, n):
        if n == 1:
            return self.g(n)
        if n == 2:
            return n.f(1)
        if n == 3:
            return C.f(n, 1)
        return self.f(n)
#: method: INSTANCE
#: receiver: self
#: class: C
#: parameters:  / self, n * None  ** None, |, self, n
#: loads: C 8, n 3, self 4
#: attributes: f, g
#: calls: 4:19 self.g(n), 6:19 n.f(1), 8:19 C.f(n, 1), 9:15 self.f(n)
#: of itself: 6:19 OTHER, 8:19 CLASS, 9:15 RECEIVER
#: site 4:19 UNKNOWN JUMP: by CPython
#: site 6:19 OTHER METHOD: self = @callee.__self__; n = 1
#: site 8:19 CLASS IDENTITY: self = n; n = 1
#: site 9:15 RECEIVER ONCE: self = self; n = n
#: holders: If 3:8, If 5:8, If 7:8, Return 9:8, Return 4:12, Return 6:12, Return 8:12
#: lowering: LOOP
#: driven

# == guards of a step are jumps
class C:
    def f(self, n):
        n = 1
        keep(lambda: n)
        if n == 2:
            return n.f(1)
        return self.f(n)
#: method: INSTANCE
#: receiver: self
#: class: C
#: parameters:  / self, n * None  ** None, |, self, n
#: captured: n
#: stores: n 1
#: loads: keep 4, n 5, self 7
#: attributes: f
#: assigned: n = 1
#: nested: Lambda 4:13
#: calls: 4:8 keep(lambda: n), 6:19 n.f(1), 7:15 self.f(n)
#: of itself: 6:19 OTHER, 7:15 RECEIVER
#: site 6:19 OTHER JUMP: by CPython
#: site 7:15 RECEIVER JUMP: by CPython
#: holders: If 5:8, Return 7:8, Return 6:12
#: lowering: STEP
#: because: a closure captures 'n', which the transition binds more than once
#: driven

# == a yield received in the branch after a delegation counts
def f(n):
    if n:
        for event in f(n):
            yield event
    else:
        n = yield n
        for event in f(n):
            yield event
#: parameters:  / n * None  ** None, |, n
#: locals: event
#: stores: event 2, n 1
#: loads: event 4, f 3, n 2
#: assigned: n = (yield n)
#: calls: 3:21 f(n), 7:21 f(n)
#: of itself: 3:21 NAME, 7:21 NAME
#: site 3:21 NAME NONE dropped loop 3:8: by CPython
#: site 7:21 NAME NONE dropped loop 7:8: by CPython
#: holders: If 2:4, For 3:8, For 7:8
#: lowering: STEP
#: because: it uses what a yield receives, and nothing that is sent in after a delegation by `for` may arrive
#: driven

# == a yield under an except star guards as well
def f(n):
    try:
        yield n
    except* KeyError:
        n = 1
    for event in f(n):
        yield event
#: parameters:  / n * None  ** None, |, n
#: locals: event
#: stores: event 1, n 1
#: loads: KeyError 4, event 7, f 6, n 3
#: assigned: n = 1
#: guards
#: calls: 6:17 f(n)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE dropped loop 6:4: by CPython
#: holders: For 6:4
#: lowering: STEP
#: because: it yields under a try or with, where nothing that is thrown in after a delegation by `for` may arrive
#: driven

# == a yield received in a finally clause
def f(n):
    try:
        n()
    finally:
        n = yield n
    for event in f(n):
        yield event
#: parameters:  / n * None  ** None, |, n
#: locals: event
#: stores: event 1, n 1
#: loads: event 7, f 6, n 3
#: assigned: n = (yield n)
#: guards
#: calls: 3:8 n(), 6:17 f(n)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE dropped loop 6:4: by CPython
#: holders: For 6:4
#: lowering: STEP
#: because: it yields in a finally clause, and may do so while it is closed: only that transition may go on then, it uses what a yield receives, and nothing that is sent in after a delegation by `for` may arrive
#: driven

# == what nested functions return is not the function's result
def f(n):
    async def g(): return 5
    async def h():
        return 6
    f(n - 1)
#: parameters:  / n * None  ** None, |, n
#: locals: g, h
#: stores: g 1, h 1
#: loads: f 5, n 5
#: nested: AsyncFunctionDef 3:4, AsyncFunctionDef 2:4
#: calls: 5:4 f(n - 1)
#: of itself: 5:4 NAME
#: site 5:4 NAME NONE dropped: n = n - 1
#: holders: Expr 5:4
#: lowering: LOOP
#: forgets: g, h

# == a coroutine's clause that returns or raises goes on nowhere
async def f(n):
    try:
        await n
    except BaseException:
        if n:
            return 1
        raise
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 4, f 8, n 3
#: guards
#: raises bare
#: calls: 8:17 f(n)
#: of itself: 8:17 NAME
#: site 8:17 NAME NONE: n = n
#: holders: Return 8:4
#: lowering: LOOP

# == a coroutine's except star clause catches as well
async def f(n):
    try:
        await n
    except* Later:
        pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: Later 4, f 6, n 3
#: guards
#: calls: 6:17 f(n)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE: n = n
#: holders: Return 6:4
#: lowering: LOOP
#: may catch the exit: 4:12

# == a stream under a with that suppresses the exit
import contextlib
def f(n):
    with contextlib.suppress(BaseException):
        yield n
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 2, contextlib 2, f 4, n 3
#: attributes: suppress
#: guards
#: calls: 2:9 contextlib.suppress(BaseException), 4:15 f(n)
#: of itself: 4:15 NAME
#: site 4:15 NAME NONE dropped: n = n
#: holders: Expr 4:4
#: lowering: LOOP
#: may catch the exit: 2:9
#: refused LOOM124 3:10-3:44 in 'with contextlib.suppress(BaseException):'; catch Exception or a narrower class, or end the except clause with `raise`; leave no `finally` by `break` or `continue`

# == an async with may suppress as well
import contextlib
async def f(n):
    async with contextlib.suppress(BaseException):
        await n
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 2, contextlib 2, f 4, n 3
#: attributes: suppress
#: guards
#: calls: 2:15 contextlib.suppress(BaseException), 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE: n = n
#: holders: Return 4:4
#: lowering: LOOP
#: may catch the exit: 2:15

# == a stream's handler that ends in a return and one that ends in a raise
def f(n):
    try:
        yield n
    except KeyError:
        pass
    except GeneratorExit:
        n = 1
        return
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: stores: n 1
#: loads: GeneratorExit 6, KeyError 4, f 9, n 3
#: assigned: n = 1
#: guards
#: calls: 9:15 f(n)
#: of itself: 9:15 NAME
#: site 9:15 NAME NONE dropped: n = n
#: holders: Expr 9:4
#: lowering: LOOP

# == a stream's handler that goes on
def f(n):
    try:
        yield n
    except GeneratorExit:
        n = 1
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: stores: n 1
#: loads: GeneratorExit 4, f 6, n 3
#: assigned: n = 1
#: guards
#: calls: 6:15 f(n)
#: of itself: 6:15 NAME
#: site 6:15 NAME NONE dropped: n = n
#: holders: Expr 6:4
#: lowering: LOOP
#: may catch the exit: 4:11
#: refused LOOM124 4:12-4:25 in 'except GeneratorExit:'; catch Exception or a narrower class, or end the except clause with `raise`; leave no `finally` by `break` or `continue`

# == a class that the enclosing function holds is not known
def make(Error=KeyError):
    async def f(n):
        try:
            await n
        except Error:
            pass
        return await f(n)
    return f
#: parameters:  / n * None  ** None, |, n
#: loads: Error 5, f 7, n 4
#: guards
#: calls: 7:21 f(n)
#: of itself: 7:21 NAME
#: site 7:21 NAME NONE: n = n
#: holders: Return 7:8
#: lowering: LOOP
#: asks what it has caught: 5:8

# == a class that a cell holds is not known
async def f(n, ValueError):
    n(lambda: ValueError)
    try:
        await n
    except ValueError:
        pass
    return await f(n, ValueError)
#: parameters:  / n, ValueError * None  ** None, |, n, ValueError
#: captured: ValueError
#: loads: ValueError 5, f 7, n 2
#: nested: Lambda 2:6
#: guards
#: calls: 2:4 n(lambda: ValueError), 7:17 f(n, ValueError)
#: of itself: 7:17 NAME
#: site 7:17 NAME NONE: n = n; ValueError = ValueError
#: holders: Return 7:4
#: lowering: LOOP
#: closures: 2:6 takes ValueError
#: asks what it has caught: 5:4

# == a yield received after a nested definition
def f(n):
    def g(): pass
    n = yield n
    for event in f(n):
        yield event
#: parameters:  / n * None  ** None, |, n
#: locals: event, g
#: stores: event 1, g 1, n 1
#: loads: event 5, f 4, n 3
#: assigned: n = (yield n)
#: nested: FunctionDef 2:4
#: calls: 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE dropped loop 4:4: by CPython
#: holders: For 4:4
#: lowering: STEP
#: because: it uses what a yield receives, and nothing that is sent in after a delegation by `for` may arrive
#: forgets: g
#: driven

# == a yield received after a delegation elsewhere in a branch
def f(n):
    if n:
        yield from g((yield n))
    for event in f(n):
        yield event
#: parameters:  / n * None  ** None, |, n
#: locals: event
#: stores: event 1
#: loads: event 5, f 4, g 3, n 2
#: calls: 3:19 g((yield n)), 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE dropped loop 4:4: by CPython
#: holders: For 4:4
#: lowering: STEP
#: because: it uses what a yield receives, and nothing that is sent in after a delegation by `for` may arrive, a `yield from` that is no tail call passes on what is sent in; after a delegation by `for` nothing is
#: driven

# == a stream's clause that breaks out of a loop goes on
def f(n):
    while n:
        try:
            yield n
        except BaseException:
            if n:
                break
            raise
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 5, f 9, n 2
#: guards
#: raises bare
#: calls: 9:15 f(n)
#: of itself: 9:15 NAME
#: site 9:15 NAME NONE dropped: n = n
#: holders: Expr 9:4
#: lowering: LOOP
#: may catch the exit: 5:15
#: refused LOOM124 5:16-5:29 in 'except BaseException:'; catch Exception or a narrower class, or end the except clause with `raise`; leave no `finally` by `break` or `continue`

# == a stream that delegates to others alone may yield in finally
def f(n):
    try:
        n()
    finally:
        yield n
    yield from g(n)
#: parameters:  / n * None  ** None, |, n
#: loads: g 6, n 3
#: guards
#: calls: 3:8 n(), 6:15 g(n)
#: site 6:15 UNKNOWN JUMP dropped: by CPython
#: holders: Expr 6:4
#: lowering: LOOP
#: driven

# == a stream that yields in the finally clause of an except star
def f(n):
    try:
        n()
    except* KeyError:
        n = 1
    finally:
        yield n
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: stores: n 1
#: loads: KeyError 4, f 8, n 3
#: assigned: n = 1
#: guards
#: calls: 3:8 n(), 8:15 f(n)
#: of itself: 8:15 NAME
#: site 8:15 NAME NONE dropped: by CPython
#: holders: Expr 8:4
#: lowering: STEP
#: because: it yields in a finally clause, and may do so while it is closed: only that transition may go on then
#: driven

# == an alias of another object's method is compared as it is found
def f(n):
    again = n.f
    return again(n)
#: parameters:  / n * None  ** None, |, n
#: locals: again
#: stores: again 1
#: loads: again 3, n 2
#: attributes: f
#: assigned: again = n.f
#: calls: 3:11 again(n)
#: of itself: 3:11 METHOD_ALIAS
#: site 3:11 METHOD_ALIAS IDENTITY: n = n
#: holders: Return 3:4
#: lowering: LOOP
#: forgets: again
#: driven

# == an alias in a staticmethod is compared as it is found
class C:
    @staticmethod
    def f(n):
        again = C.f
        return again(n)
#: method: STATIC
#: class: C
#: parameters:  / n * None  ** None, |, n
#: locals: again
#: stores: again 1
#: loads: C 4, again 5, n 5
#: attributes: f
#: assigned: again = C.f
#: calls: 5:15 again(n)
#: of itself: 5:15 METHOD_ALIAS
#: site 5:15 METHOD_ALIAS IDENTITY: n = n
#: holders: Return 5:8
#: lowering: LOOP
#: forgets: again
#: driven

# == an async comprehension in a try may be closed there
async def f(n):
    try:
        x = [m async for m in n]
    except BaseException:
        x = 1
    return await f(x)
#: parameters:  / n * None  ** None, |, n
#: locals: x
#: stores: x 2
#: loads: BaseException 4, f 6, n 3, x 6
#: assigned: x = [m async for m in n]
#: guards
#: calls: 6:17 f(x)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE: n = x
#: holders: Return 6:4
#: lowering: LOOP
#: forgets: x
#: asks what it has caught: 4:4

# == a comprehension in a try may not
async def f(n):
    try:
        x = [m for m in n]
    except BaseException:
        x = 1
    return await f(x)
#: parameters:  / n * None  ** None, |, n
#: locals: x
#: stores: x 2
#: loads: BaseException 4, f 6, n 3, x 6
#: assigned: x = [m for m in n]
#: guards
#: calls: 6:17 f(x)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE: n = x
#: holders: Return 6:4
#: lowering: LOOP
#: forgets: x

# == an async for or with in a try may be closed there
async def f(n):
    try:
        async for m in n: pass
    except BaseException:
        x = 1
    try:
        async with n: pass
    except BaseException:
        x = 2
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: m, x
#: stores: m 1, x 2
#: loads: BaseException 4, f 10, n 3
#: assigned: x = 1
#: guards
#: calls: 10:17 f(n)
#: of itself: 10:17 NAME
#: site 10:17 NAME NONE: n = n
#: holders: Return 10:4
#: lowering: LOOP
#: forgets: m, x
#: asks what it has caught: 4:4, 8:4

# == only an async with in a try may be closed there
async def f(n):
    try:
        async with n: pass
    except BaseException:
        x = 2
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: x
#: stores: x 1
#: loads: BaseException 4, f 6, n 3
#: assigned: x = 2
#: guards
#: calls: 6:17 f(n)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE: n = n
#: holders: Return 6:4
#: lowering: LOOP
#: forgets: x
#: asks what it has caught: 4:4

# == a global tuple of classes is looked into
WIDE = (KeyError, BaseException)
async def f(n):
    try:
        await n
    except WIDE:
        pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: WIDE 4, f 6, n 3
#: guards
#: calls: 6:17 f(n)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE: n = n
#: holders: Return 6:4
#: lowering: LOOP
#: asks what it has caught: 4:4

# == a global tuple of narrow classes is none
NARROW = (KeyError, ValueError)
async def f(n):
    try:
        await n
    except NARROW:
        pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: NARROW 4, f 6, n 3
#: guards
#: calls: 6:17 f(n)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE: n = n
#: holders: Return 6:4
#: lowering: LOOP

# == a clause that returns leaves
async def f(n):
    try:
        await n
    except GeneratorExit:
        return 1
    try:
        await n
    except BaseException:
        return
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 8, GeneratorExit 4, f 10, n 3
#: guards
#: calls: 10:17 f(n)
#: of itself: 10:17 NAME
#: site 10:17 NAME NONE: n = n
#: holders: Return 10:4
#: lowering: LOOP

# == a clause that leaves a loop in the finally of a handler goes on
async def f(n):
    while n:
        try:
            n()
        except KeyError:
            await n
        else:
            n()
        finally:
            if n:
                continue
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: KeyError 5, f 12, n 2
#: guards
#: calls: 4:12 n(), 8:12 n(), 12:17 f(n)
#: of itself: 12:17 NAME
#: site 12:17 NAME NONE: n = n
#: holders: Return 12:4
#: lowering: LOOP
#: asks what it has caught: 3:8

# == a finally clause that leaves where nothing suspends is none
async def f(n):
    while n:
        try:
            n()
        finally:
            break
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 7, n 2
#: guards
#: calls: 4:12 n(), 7:17 f(n)
#: of itself: 7:17 NAME
#: site 7:17 NAME NONE: n = n
#: holders: Return 7:4
#: lowering: LOOP

# == a clause that returns a tail call goes on
async def f(n):
    try:
        await n
    except BaseException:
        return await f(n)
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 4, f 5, n 3
#: guards
#: calls: 5:21 f(n), 6:17 f(n)
#: of itself: 5:21 NAME, 6:17 NAME
#: site 5:21 NAME NONE in_handler: n = n
#: site 6:17 NAME NONE: n = n
#: holders: Try 2:4, Return 6:4, Return 5:8
#: lowering: LOOP
#: asks what it has caught: 4:4

# == a class that a local cell holds is not known
async def f(n):
    ValueError = n
    n(lambda: ValueError)
    try:
        await n
    except ValueError:
        pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: ValueError
#: captured: ValueError
#: stores: ValueError 1
#: loads: ValueError 6, f 8, n 2
#: assigned: ValueError = n
#: nested: Lambda 3:6
#: guards
#: calls: 3:4 n(lambda: ValueError), 8:17 f(n)
#: of itself: 8:17 NAME
#: site 8:17 NAME NONE: n = n
#: holders: Return 8:4
#: lowering: LOOP
#: forgets: ValueError
#: closures: 3:6 takes ValueError
#: asks what it has caught: 6:4

# == a yield from in a try may be closed there
def f(n):
    try:
        yield from g(n)
    except BaseException:
        n = 1
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: stores: n 1
#: loads: BaseException 4, f 6, g 3, n 3
#: assigned: n = 1
#: guards
#: calls: 3:19 g(n), 6:15 f(n)
#: of itself: 6:15 NAME
#: site 6:15 NAME NONE dropped: n = n
#: holders: Expr 6:4
#: lowering: LOOP
#: may catch the exit: 4:11
#: refused LOOM124 4:12-4:25 in 'except BaseException:'; catch Exception or a narrower class, or end the except clause with `raise`; leave no `finally` by `break` or `continue`

# == a yield in a default of a nested function receives
def f(n):
    def g(p=(yield)):
        return p
    for e in f(n):
        yield e
#: parameters:  / n * None  ** None, |, n
#: locals: e, g
#: stores: e 1, g 1
#: loads: e 5, f 4, n 4
#: nested: FunctionDef 2:4
#: calls: 4:13 f(n)
#: of itself: 4:13 NAME
#: site 4:13 NAME NONE dropped loop 4:4: by CPython
#: holders: For 4:4
#: lowering: STEP
#: because: it uses what a yield receives, and nothing that is sent in after a delegation by `for` may arrive
#: forgets: g
#: driven

# == a yield in a keyword's default of a lambda receives
def f(n):
    g = lambda *, p=(yield): p
    for e in f(n):
        yield e
#: parameters:  / n * None  ** None, |, n
#: locals: e, g
#: stores: e 1, g 1
#: loads: e 4, f 3, n 3
#: assigned: g = lambda *, p=(yield): p
#: nested: Lambda 2:8
#: calls: 3:13 f(n)
#: of itself: 3:13 NAME
#: site 3:13 NAME NONE dropped loop 3:4: by CPython
#: holders: For 3:4
#: lowering: STEP
#: because: it uses what a yield receives, and nothing that is sent in after a delegation by `for` may arrive
#: forgets: g
#: driven

# == a yield in a decorator of a nested function receives
def f(n):
    @(yield)
    async def g(p):
        return p
    for e in f(n):
        yield e
#: parameters:  / n * None  ** None, |, n
#: locals: e, g
#: stores: e 1, g 1
#: loads: e 6, f 5, n 5
#: nested: AsyncFunctionDef 3:4
#: calls: 5:13 f(n)
#: of itself: 5:13 NAME
#: site 5:13 NAME NONE dropped loop 5:4: by CPython
#: holders: For 5:4
#: lowering: STEP
#: because: it uses what a yield receives, and nothing that is sent in after a delegation by `for` may arrive
#: forgets: g
#: driven

# == a yield in an annotation of a nested function receives (until 3.13)
def f(n):
    def g(p: (yield)):
        return p
    for e in f(n):
        yield e
#: parameters:  / n * None  ** None, |, n
#: locals: e, g
#: stores: e 1, g 1
#: loads: e 5, f 4, n 4
#: nested: FunctionDef 2:4
#: calls: 4:13 f(n)
#: of itself: 4:13 NAME
#: site 4:13 NAME NONE dropped loop 4:4: by CPython
#: holders: For 4:4
#: lowering: STEP
#: because: it uses what a yield receives, and nothing that is sent in after a delegation by `for` may arrive
#: forgets: g
#: driven

# == a yield in a base of a nested class receives
def f(n):
    class g((yield)):
        pass
    for e in f(n):
        yield e
#: parameters:  / n * None  ** None, |, n
#: locals: e, g
#: stores: e 1, g 1
#: loads: e 5, f 4, n 4
#: nested: ClassDef 2:4
#: calls: 4:13 f(n)
#: of itself: 4:13 NAME
#: site 4:13 NAME NONE dropped loop 4:4: by CPython
#: holders: For 4:4
#: lowering: STEP
#: because: it uses what a yield receives, and nothing that is sent in after a delegation by `for` may arrive
#: forgets: g
#: driven

# == a yield in a keyword of a nested class receives
def f(n):
    class g(metaclass=(yield)):
        pass
    for e in f(n):
        yield e
#: parameters:  / n * None  ** None, |, n
#: locals: e, g
#: stores: e 1, g 1
#: loads: e 5, f 4, n 4
#: nested: ClassDef 2:4
#: calls: 4:13 f(n)
#: of itself: 4:13 NAME
#: site 4:13 NAME NONE dropped loop 4:4: by CPython
#: holders: For 4:4
#: lowering: STEP
#: because: it uses what a yield receives, and nothing that is sent in after a delegation by `for` may arrive
#: forgets: g
#: driven

# == a yield in a decorator of a nested class receives
def f(n):
    @(yield)
    class g:
        pass
    for e in f(n):
        yield e
#: parameters:  / n * None  ** None, |, n
#: locals: e, g
#: stores: e 1, g 1
#: loads: e 6, f 5, n 5
#: nested: ClassDef 3:4
#: calls: 5:13 f(n)
#: of itself: 5:13 NAME
#: site 5:13 NAME NONE dropped loop 5:4: by CPython
#: holders: For 5:4
#: lowering: STEP
#: because: it uses what a yield receives, and nothing that is sent in after a delegation by `for` may arrive
#: forgets: g
#: driven

# == a yield in what a generator expression goes over receives
def f(n):
    g = (p for p in (yield))
    for e in f(n):
        yield e
#: parameters:  / n * None  ** None, |, n
#: locals: e, g
#: stores: e 1, g 1
#: loads: e 4, f 3, n 3
#: assigned: g = (p for p in (yield))
#: nested: GeneratorExp 2:8
#: calls: 3:13 f(n)
#: of itself: 3:13 NAME
#: site 3:13 NAME NONE dropped loop 3:4: by CPython
#: holders: For 3:4
#: lowering: STEP
#: because: it uses what a yield receives, and nothing that is sent in after a delegation by `for` may arrive
#: forgets: g
#: driven

# == an await in a default of a nested function in a try may be closed there
async def f(n):
    try:
        def g(p=await n):
            return p
    except Later:
        pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: g
#: stores: g 1
#: loads: Later 5, f 7, n 3
#: nested: FunctionDef 3:8
#: guards
#: calls: 7:17 f(n)
#: of itself: 7:17 NAME
#: site 7:17 NAME NONE: n = n
#: holders: Return 7:4
#: lowering: LOOP
#: forgets: g
#: asks what it has caught: 5:4

# == an await in a nested function in a try may not
async def f(n):
    try:
        async def g(p=n):
            return await p
    except Later:
        pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: g
#: stores: g 1
#: loads: Later 5, f 7, n 3
#: nested: AsyncFunctionDef 3:8
#: guards
#: calls: 7:17 f(n)
#: of itself: 7:17 NAME
#: site 7:17 NAME NONE: n = n
#: holders: Return 7:4
#: lowering: LOOP
#: forgets: g

# == a clause around another one asks, however narrow it is
async def f(n):
    try:
        try:
            await n
        finally:
            n()
    except ValueError:
        pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: ValueError 7, f 9, n 4
#: guards
#: calls: 6:12 n(), 9:17 f(n)
#: of itself: 9:17 NAME
#: site 9:17 NAME NONE: n = n
#: holders: Return 9:4
#: lowering: LOOP
#: asks what it has caught: 7:4

# == a clause around a with asks, however narrow it is
async def f(n):
    try:
        with n:
            await n
    except (ValueError, KeyError):
        pass
    except TypeError:
        raise
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: KeyError 5, TypeError 7, ValueError 5, f 9, n 3
#: guards
#: raises bare
#: calls: 9:17 f(n)
#: of itself: 9:17 NAME
#: site 9:17 NAME NONE: n = n
#: holders: Return 9:4
#: lowering: LOOP
#: asks what it has caught: 5:4

# == a clause around another one that may not be closed asks not
async def f(n):
    try:
        with n:
            n()
    except ValueError:
        pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: ValueError 5, f 7, n 3
#: guards
#: calls: 4:12 n(), 7:17 f(n)
#: of itself: 7:17 NAME
#: site 7:17 NAME NONE: n = n
#: holders: Return 7:4
#: lowering: LOOP

# == clauses of a function that looks at its frame ask not
async def f(n):
    try:
        await n
    except ValueError:
        pass
    except BaseException:
        print(locals())
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 6, ValueError 4, f 8, locals 7, n 3, print 7
#: guards
#: calls: 7:8 print(locals()), 7:14 locals(), 8:17 f(n)
#: of itself: 8:17 NAME
#: reads its frame
#: site 8:17 NAME NONE: by CPython
#: holders: Return 8:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven
#: may catch the exit: 6:11
#: refused LOOM118 6:12-6:25 in 'except BaseException:'; catch Exception or a narrower class, around no other `try` or `with`, or end the except clause with `raise`

# == the narrow clause of an except star is none
async def f(n):
    try:
        await n
    except* ValueError:
        pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: ValueError 4, f 6, n 3
#: guards
#: calls: 6:17 f(n)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE: n = n
#: holders: Return 6:4
#: lowering: LOOP

# == the except clauses bind several parameters
def f(e, d, c, b, a):
    try:
        e()
    except KeyError as b:
        return f(1, 2, 3, 4, 5)
    except TypeError as e:
        return f(1, 2, 3, 4, 5)
    except ValueError as a:
        return f(1, 2, 3, 4, 5)
    except IndexError as d:
        return f(1, 2, 3, 4, 5)
    except OSError as c:
        return f(1, 2, 3, 4, 5)
#: parameters:  / e, d, c, b, a * None  ** None, |, e, d, c, b, a
#: unbindable: a, b, c, d, e
#: stores: a 1, b 1, c 1, d 1, e 1
#: loads: IndexError 10, KeyError 4, OSError 12, TypeError 6, ValueError 8, e 3, f 5
#: deletes: a, b, c, d, e
#: handlers: a 1, b 1, c 1, d 1, e 1
#: guards
#: calls: 3:8 e(), 5:15 f(1, 2, 3, 4, 5), 7:15 f(1, 2, 3, 4, 5), 9:15 f(1, 2, 3, 4, 5), 11:15 f(1, 2, 3, 4, 5), 13:15 f(1, 2, 3, 4, 5)
#: of itself: 5:15 NAME, 7:15 NAME, 9:15 NAME, 11:15 NAME, 13:15 NAME
#: site 5:15 NAME NONE in_handler handlers b: by CPython
#: site 7:15 NAME NONE in_handler handlers e: by CPython
#: site 9:15 NAME NONE in_handler handlers a: by CPython
#: site 11:15 NAME NONE in_handler handlers d: by CPython
#: site 13:15 NAME NONE in_handler handlers c: by CPython
#: holders: Try 2:4, Return 5:8, Return 7:8, Return 9:8, Return 11:8, Return 13:8
#: lowering: STEP
#: because: the except clause around a tail call binds the parameter 'a' and unbinds it on the way out, the except clause around a tail call binds the parameter 'b' and unbinds it on the way out, the except clause around a tail call binds the parameter 'c' and unbinds it on the way out, the except clause around a tail call binds the parameter 'd' and unbinds it on the way out, the except clause around a tail call binds the parameter 'e' and unbinds it on the way out
#: driven

# == a closure of a function that steps takes no value
def f(n):
    n(lambda: n)
    locals()
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: captured: n
#: loads: f 4, locals 3, n 2
#: nested: Lambda 2:6
#: calls: 2:4 n(lambda: n), 3:4 locals(), 4:11 f(n)
#: of itself: 4:11 NAME
#: reads its frame
#: site 4:11 NAME NONE: by CPython
#: holders: Return 4:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == a method of an object is no method of a function without parameters
def f():
    return x.f()
#: parameters:  /  * None  ** None, |
#: loads: x 2
#: attributes: f
#: calls: 2:11 x.f()
#: of itself: 2:11 OTHER
#: site 2:11 OTHER IDENTITY: 
#: holders: Return 2:4
#: lowering: LOOP
#: driven

# == a method of a parameter's attribute is no method of the first parameter
def f(a):
    return a.b.f(a)
#: parameters:  / a * None  ** None, |, a
#: loads: a 2
#: attributes: b, f
#: calls: 2:11 a.b.f(a)
#: of itself: 2:11 OTHER
#: site 2:11 OTHER IDENTITY: a = a
#: holders: Return 2:4
#: lowering: LOOP
#: driven

# == a stream that receives in the else clause of a try steps after for
def f(n):
    try:
        pass
    except KeyError:
        pass
    else:
        n = yield n
    for e in f(n):
        yield e
#: parameters:  / n * None  ** None, |, n
#: locals: e
#: stores: e 1, n 1
#: loads: KeyError 4, e 9, f 8, n 7
#: assigned: n = (yield n)
#: guards
#: calls: 8:13 f(n)
#: of itself: 8:13 NAME
#: site 8:13 NAME NONE dropped loop 8:4: by CPython
#: holders: For 8:4
#: lowering: STEP
#: because: it uses what a yield receives, and nothing that is sent in after a delegation by `for` may arrive
#: driven

# == a loop in the body of a class leaves no clause
async def f(n):
    try:
        await n
    except BaseException:
        class K:
            for x in y:
                break
        raise
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: K
#: stores: K 1
#: loads: BaseException 4, f 9, n 3
#: nested: ClassDef 5:8
#: guards
#: raises bare
#: calls: 9:17 f(n)
#: of itself: 9:17 NAME
#: site 9:17 NAME NONE: n = n
#: holders: Return 9:4
#: lowering: LOOP
#: forgets: K

# == an async generator expression in a try runs elsewhere
async def f(n):
    try:
        n(x async for x in n)
    except BaseException:
        pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 4, f 6, n 3
#: nested: GeneratorExp 3:9
#: guards
#: calls: 3:8 n((x async for x in n)), 6:17 f(n)
#: of itself: 6:17 NAME
#: site 6:17 NAME NONE: n = n
#: holders: Return 6:4
#: lowering: LOOP

# == a stream that yields in a clause of a try in a try steps after for
def f(n):
    try:
        try:
            pass
        except KeyError:
            yield n
    except TypeError:
        pass
    for e in f(n):
        yield e
#: parameters:  / n * None  ** None, |, n
#: locals: e
#: stores: e 1
#: loads: KeyError 5, TypeError 7, e 10, f 9, n 6
#: guards
#: calls: 9:13 f(n)
#: of itself: 9:13 NAME
#: site 9:13 NAME NONE dropped loop 9:4: by CPython
#: holders: For 9:4
#: lowering: STEP
#: because: it yields under a try or with, where nothing that is thrown in after a delegation by `for` may arrive
#: driven

# == an async stream that yields under an async with steps after for
async def f(n):
    async with n:
        yield n
    async for e in f(n):
        yield e
#: parameters:  / n * None  ** None, |, n
#: locals: e
#: stores: e 1
#: loads: e 5, f 4, n 2
#: guards
#: calls: 4:19 f(n)
#: of itself: 4:19 NAME
#: site 4:19 NAME NONE dropped loop 4:4: by CPython
#: holders: AsyncFor 4:4
#: lowering: STEP
#: because: it yields under a try or with, where nothing that is thrown in after a delegation by `for` may arrive
#: driven

# == the first of several clauses of a stream is told
def f(n):
    try:
        yield n
    except BaseException:
        pass
    try:
        yield n
    except GeneratorExit:
        pass
    yield from f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 4, GeneratorExit 8, f 10, n 3
#: guards
#: calls: 10:15 f(n)
#: of itself: 10:15 NAME
#: site 10:15 NAME NONE dropped: n = n
#: holders: Expr 10:4
#: lowering: LOOP
#: may catch the exit: 4:11
#: refused LOOM124 4:12-4:25 in 'except BaseException:'; catch Exception or a narrower class, or end the except clause with `raise`; leave no `finally` by `break` or `continue`

# == a clause around an except star asks, however narrow it is
async def f(n):
    try:
        try:
            await n
        except* KeyError:
            pass
    except ValueError:
        pass
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: KeyError 5, ValueError 7, f 9, n 4
#: guards
#: calls: 9:17 f(n)
#: of itself: 9:17 NAME
#: site 9:17 NAME NONE: n = n
#: holders: Return 9:4
#: lowering: LOOP
#: asks what it has caught: 7:4

# == a finally clause that leaves after an else clause asks
async def f(n):
    for x in n:
        try:
            pass
        except KeyError:
            pass
        else:
            await x
        finally:
            break
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: locals: x
#: stores: x 1
#: loads: KeyError 5, f 11, n 2, x 8
#: guards
#: calls: 11:17 f(n)
#: of itself: 11:17 NAME
#: site 11:17 NAME NONE: n = n
#: holders: Return 11:4
#: lowering: LOOP
#: forgets: x
#: asks what it has caught: 3:8

# == suppress where nothing suspends is none of the exit
import contextlib
async def f(n):
    with contextlib.suppress(BaseException):
        n()
    return await f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: BaseException 2, contextlib 2, f 4, n 3
#: attributes: suppress
#: guards
#: calls: 2:9 contextlib.suppress(BaseException), 3:8 n(), 4:17 f(n)
#: of itself: 4:17 NAME
#: site 4:17 NAME NONE: n = n
#: holders: Return 4:4
#: lowering: LOOP

# == a class that the enclosing function holds is not the global of its name
def make():
    KeyError = BaseException
    async def f(n):
        try:
            await n
        except KeyError:
            pass
        return await f(n)
    return f
#: parameters:  / n * None  ** None, |, n
#: loads: KeyError 5, f 7, n 4
#: guards
#: calls: 7:21 f(n)
#: of itself: 7:21 NAME
#: site 7:21 NAME NONE: n = n
#: holders: Return 7:8
#: lowering: LOOP
#: asks what it has caught: 5:8

# == a stream without a delegation may catch what closes it
def f(n):
    try:
        yield n
    except GeneratorExit:
        pass
#: parameters:  / n * None  ** None, |, n
#: loads: GeneratorExit 4, n 3
#: guards
#: lowering: NOTHING
#: may catch the exit: 4:11
#: warns LOOM301 1:5-1:6 in 'def f(n):'; remove the decorator, or end a path with `yield from f(...)` (not in a `try` body, a `with` block or under a `finally`); if another decorator stands below @tailstream, move that above it
