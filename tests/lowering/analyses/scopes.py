# == a module's function calls itself by its global name
def f(n):
    return f(n - 1)
#: parameters:  / n * None  ** None, |, n
#: loads: f 2, n 2
#: calls: 2:11 f(n - 1)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: n = n - 1
#: holders: Return 2:4
#: lowering: LOOP

# == a nested function calls itself by its free variable
def make():
    def f(n):
        return f(n - 1)
    return f
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 3
#: calls: 3:15 f(n - 1)
#: of itself: 3:15 NAME
#: site 3:15 NAME NONE: n = n - 1
#: holders: Return 3:8
#: lowering: LOOP

# == a nested function whose name is global is somebody else
def make():
    global f
    def f(n):
        return f(n - 1)
    return f
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 3
#: calls: 3:15 f(n - 1)
#: of itself: 3:15 NAME
#: site 3:15 NAME NONE: n = n - 1
#: holders: Return 3:8
#: lowering: LOOP

# == a name that the function binds is not the function
def f(n):
    f = n
    return f(n - 1)
#: parameters:  / n * None  ** None, |, n
#: locals: f
#: stores: f 1
#: loads: f 3, n 2
#: assigned: f = n
#: calls: 3:11 f(n - 1)
#: site 3:11 UNKNOWN JUMP: by CPython
#: holders: Return 3:4
#: lowering: LOOP
#: forgets: f
#: driven

# == a parameter of the same name is not the function
def f(n, f):
    return f(n - 1, f)
#: parameters:  / n, f * None  ** None, |, n, f
#: loads: f 2, n 2
#: calls: 2:11 f(n - 1, f)
#: site 2:11 UNKNOWN JUMP: by CPython
#: holders: Return 2:4
#: lowering: LOOP
#: driven

# == a name that is declared global and bound is not the function
def f(n):
    global f
    f = n
    return f(n - 1)
#: parameters:  / n * None  ** None, |, n
#: stores: f 1
#: loads: f 4, n 3
#: outer: f
#: assigned: f = n
#: calls: 4:11 f(n - 1)
#: site 4:11 UNKNOWN JUMP: by CPython
#: holders: Return 4:4
#: lowering: LOOP
#: driven

# == a name that is declared global and only read is the function
def f(n):
    global f
    return f(n - 1)
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 3
#: outer: f
#: calls: 3:11 f(n - 1)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: n = n - 1
#: holders: Return 3:4
#: lowering: LOOP

# == the bare name in a method is a global
class C:
    def f(self, n):
        return f(self, n)
#: method: INSTANCE
#: receiver: self
#: class: C
#: parameters:  / self, n * None  ** None, |, self, n
#: loads: f 3, n 3, self 3
#: calls: 3:15 f(self, n)
#: site 3:15 UNKNOWN JUMP: by CPython
#: holders: Return 3:8
#: lowering: LOOP
#: driven

# == a method is called by its receiver
class C:
    def f(self, n):
        return self.f(n - 1) or C.f(self, n) or n.f(n) or self.g.f(n) or Outer.C.f(self, n) or self.f.f(n) or self.g(n)
#: method: INSTANCE
#: receiver: self
#: class: C
#: parameters:  / self, n * None  ** None, |, self, n
#: loads: C 3, Outer 3, n 3, self 3
#: attributes: C, f, g
#: calls: 3:15 self.f(n - 1), 3:32 C.f(self, n), 3:48 n.f(n), 3:58 self.g.f(n), 3:73 Outer.C.f(self, n), 3:95 self.f.f(n), 3:110 self.g(n)
#: of itself: 3:15 RECEIVER, 3:32 CLASS, 3:48 OTHER, 3:58 OTHER, 3:73 OTHER, 3:95 OTHER
#: site 3:110 UNKNOWN JUMP: by CPython
#: holders: Return 3:8
#: lowering: LOOP
#: driven
#: refused LOOM105 3:16-3:29 in 'return self.f(n - 1) or C.f(self, n) or n.f(n) or self.g.f(n) or Outer.C.f(self, n) or self.f.f(n) or self.g(n)'; decide from the state, and end each path with `return self.f(n - 1)`
#: refused LOOM105 3:33-3:45 in 'return self.f(n - 1) or C.f(self, n) or n.f(n) or self.g.f(n) or Outer.C.f(self, n) or self.f.f(n) or self.g(n)'; decide from the state, and end each path with `return C.f(self, n)`

# == a method whose receiver is bound anew has none
class C:
    def f(self, n):
        self = n
        return self.f(n - 1)
#: method: INSTANCE
#: class: C
#: parameters:  / self, n * None  ** None, |, self, n
#: stores: self 1
#: loads: n 3, self 4
#: attributes: f
#: assigned: self = n
#: calls: 4:15 self.f(n - 1)
#: of itself: 4:15 OTHER
#: site 4:15 OTHER METHOD: self = @callee.__self__; n = n - 1
#: holders: Return 4:8
#: lowering: LOOP
#: driven

# == a parameter named like the class is not the class
class C:
    def f(self, C):
        return C.f(self, C)
#: method: INSTANCE
#: receiver: self
#: class: C
#: parameters:  / self, C * None  ** None, |, self, C
#: loads: C 3, self 3
#: attributes: f
#: calls: 3:15 C.f(self, C)
#: of itself: 3:15 OTHER
#: site 3:15 OTHER METHOD: by the binder: more arguments than parameters
#: holders: Return 3:8
#: lowering: LOOP
#: driven

# == a method without parameters has no receiver
class C:
    def f():
        return C.f()
#: method: INSTANCE
#: class: C
#: parameters:  /  * None  ** None, |
#: loads: C 3
#: attributes: f
#: calls: 3:15 C.f()
#: of itself: 3:15 CLASS
#: site 3:15 CLASS IDENTITY: 
#: holders: Return 3:8
#: lowering: LOOP
#: driven

# == a method with nothing but stars has no receiver
class C:
    def f(*all):
        return C.f(*all)
#: method: INSTANCE
#: class: C
#: parameters:  /  * all  ** None, |, all
#: loads: C 3, all 3
#: attributes: f
#: calls: 3:15 C.f(*all)
#: of itself: 3:15 CLASS
#: site 3:15 CLASS IDENTITY: all = all
#: holders: Return 3:8
#: lowering: LOOP
#: driven

# == a classmethod is called by its class
class C:
    @classmethod
    def f(cls, n):
        return cls.f(n - 1) and C.f(n) and n.f(n)
#: method: CLASS
#: receiver: cls
#: class: C
#: parameters:  / cls, n * None  ** None, |, cls, n
#: loads: C 4, cls 4, n 4
#: attributes: f
#: calls: 4:15 cls.f(n - 1), 4:32 C.f(n), 4:43 n.f(n)
#: of itself: 4:15 RECEIVER, 4:32 CLASS, 4:43 OTHER
#: site 4:43 OTHER METHOD: cls = @callee.__self__; n = n
#: holders: Return 4:8
#: lowering: LOOP
#: driven
#: refused LOOM105 4:16-4:28 in 'return cls.f(n - 1) and C.f(n) and n.f(n)'; decide from the state, and end each path with `return cls.f(n - 1)`
#: refused LOOM105 4:33-4:39 in 'return cls.f(n - 1) and C.f(n) and n.f(n)'; decide from the state, and end each path with `return C.f(n)`

# == a staticmethod has no receiver
class C:
    @staticmethod
    def f(n, m):
        return n.f(m) or C.f(n, m)
#: method: STATIC
#: class: C
#: parameters:  / n, m * None  ** None, |, n, m
#: loads: C 4, m 4, n 4
#: attributes: f
#: calls: 4:15 n.f(m), 4:25 C.f(n, m)
#: of itself: 4:15 OTHER, 4:25 CLASS
#: site 4:25 CLASS IDENTITY: n = n; m = m
#: holders: Return 4:8
#: lowering: LOOP
#: driven

# == a class method by another decorator's attribute is an instance method
class C:
    import abc
    @abc.abstractmethod
    def f(self, n):
        return self.f(n)
#: method: INSTANCE
#: receiver: self
#: class: C
#: parameters:  / self, n * None  ** None, |, self, n
#: loads: n 4, self 4
#: attributes: f
#: calls: 4:15 self.f(n)
#: of itself: 4:15 RECEIVER
#: site 4:15 RECEIVER ONCE: self = self; n = n
#: holders: Return 4:8
#: lowering: LOOP
#: driven

# == private names are mangled with the class
class _C:
    def __f(self, __n, *, __k=1, ___=2, __d__=3):
        return self.__f(__n, __k=1) or self._C__f(1) or self.f(1) or self._f(2)
    f = __f
def make():
    return _C.f
#: method: INSTANCE
#: receiver: self
#: class: _C
#: parameters:  / self, _C__n * None _C__k, ___, __d__ ** None, |, self, _C__n, _C__k, ___, __d__
#: loads: _C__n 3, self 3
#: attributes: _C__f, _f, f
#: calls: 3:15 self._C__f(_C__n, __k=1), 3:39 self._C__f(1), 3:56 self.f(1), 3:69 self._f(2)
#: of itself: 3:15 RECEIVER, 3:39 RECEIVER
#: site 3:69 UNKNOWN JUMP: by CPython
#: holders: Return 3:8
#: lowering: LOOP
#: defaults: _C__k = 1, ___ = 2, __d__ = 3
#: driven
#: refused LOOM105 3:16-3:36 in 'return self.__f(__n, __k=1) or self._C__f(1) or self.f(1) or self._f(2)'; decide from the state, and end each path with `return self.__f(__n, __k=1)`
#: refused LOOM105 3:40-3:53 in 'return self.__f(__n, __k=1) or self._C__f(1) or self.f(1) or self._f(2)'; decide from the state, and end each path with `return self._C__f(1)`

# == a class of underscores mangles nothing
class __:
    def __f(self, __n):
        return self.__f(__n)
    f = __f
def make():
    return __.f
#: method: INSTANCE
#: receiver: self
#: class: __
#: parameters:  / self, __n * None  ** None, |, self, __n
#: loads: __n 3, self 3
#: attributes: __f
#: calls: 3:15 self.__f(__n)
#: of itself: 3:15 RECEIVER
#: site 3:15 RECEIVER ONCE: self = self; __n = __n
#: holders: Return 3:8
#: lowering: LOOP
#: driven

# == a function inside a method mangles with the class around it
class C:
    def outer(self):
        def f(__n):
            return f(__n) or self.__g(__n)
        return f
def make():
    return C().outer()
#: class: C
#: parameters:  / _C__n * None  ** None, |, _C__n
#: loads: _C__n 3, f 3, self 3
#: attributes: _C__g
#: calls: 3:19 f(_C__n), 3:29 self._C__g(_C__n)
#: of itself: 3:19 NAME
#: site 3:29 UNKNOWN JUMP: by CPython
#: holders: Return 3:12
#: lowering: LOOP
#: driven
#: refused LOOM105 4:20-4:26 in 'return f(__n) or self.__g(__n)'; decide from the state, and end each path with `return f(__n)`

# == a class in a function is the innermost class
def make():
    class A:
        class B:
            def f(self, __n):
                return self.f(__n) or B.f(self, 1) or A.B.f(self, 2) or A.f(self, 3)
    return A.B.f
#: method: INSTANCE
#: receiver: self
#: class: B
#: parameters:  / self, _B__n * None  ** None, |, self, _B__n
#: loads: A 3, B 3, _B__n 3, self 3
#: attributes: B, f
#: calls: 3:23 self.f(_B__n), 3:38 B.f(self, 1), 3:54 A.B.f(self, 2), 3:72 A.f(self, 3)
#: of itself: 3:23 RECEIVER, 3:38 OTHER, 3:54 CLASS, 3:72 OTHER
#: site 3:72 OTHER METHOD: by the binder: more arguments than parameters
#: holders: Return 3:16
#: lowering: LOOP
#: driven
#: refused LOOM105 5:24-5:35 in 'return self.f(__n) or B.f(self, 1) or A.B.f(self, 2) or A.f(self, 3)'; decide from the state, and end each path with `return self.f(__n)`
#: refused LOOM105 5:55-5:69 in 'return self.f(__n) or B.f(self, 1) or A.B.f(self, 2) or A.f(self, 3)'; decide from the state, and end each path with `return A.B.f(self, 2)`

# == a class of a function that a function in a class makes
class Outer:
    def method(self):
        class Inner:
            def f(self, __n):
                return self.f(__n)
        return Inner.f
def make():
    return Outer().method()
#: method: INSTANCE
#: receiver: self
#: class: Inner
#: parameters:  / self, _Inner__n * None  ** None, |, self, _Inner__n
#: loads: _Inner__n 3, self 3
#: attributes: f
#: calls: 3:23 self.f(_Inner__n)
#: of itself: 3:23 RECEIVER
#: site 3:23 RECEIVER ONCE: self = self; _Inner__n = _Inner__n
#: holders: Return 3:16
#: lowering: LOOP
#: driven

# == an alias is a variable that is bound once, to the function or its method
class C:
    def f(self, n):
        again = self.f
        twice = self.f
        twice = n
        other = self.g
        named = f
        return again(n) or twice(n) or other(n) or named(n)
#: method: INSTANCE
#: receiver: self
#: class: C
#: parameters:  / self, n * None  ** None, |, self, n
#: locals: again, named, other, twice
#: stores: again 1, named 1, other 1, twice 2
#: loads: again 8, f 7, n 5, named 8, other 8, self 3, twice 8
#: attributes: f, g
#: assigned: again = self.f, named = f, other = self.g, twice = self.f
#: calls: 8:15 again(n), 8:27 twice(n), 8:39 other(n), 8:51 named(n)
#: of itself: 8:15 METHOD_ALIAS
#: site 8:51 UNKNOWN JUMP: by CPython
#: holders: Return 8:8
#: lowering: LOOP
#: forgets: again, named, other, twice
#: driven

# == an alias of the own name
def f(n):
    again = f
    other = g
    return again(n) or other(n)
#: parameters:  / n * None  ** None, |, n
#: locals: again, other
#: stores: again 1, other 1
#: loads: again 4, f 2, g 3, n 4, other 4
#: assigned: again = f, other = g
#: calls: 4:11 again(n), 4:23 other(n)
#: of itself: 4:11 ALIAS
#: site 4:23 UNKNOWN JUMP: by CPython
#: holders: Return 4:4
#: lowering: LOOP
#: forgets: again, other
#: driven
#: refused LOOM105 4:12-4:20 in 'return again(n) or other(n)'; decide from the state, and end each path with `return again(n)`

# == an alias that is global is no alias
def f(n):
    global again
    again = f
    return again(n)
#: parameters:  / n * None  ** None, |, n
#: stores: again 1
#: loads: again 4, f 3, n 4
#: outer: again
#: assigned: again = f
#: calls: 4:11 again(n)
#: site 4:11 UNKNOWN JUMP: by CPython
#: holders: Return 4:4
#: lowering: LOOP
#: driven

# == what a closure reads is captured, what a comprehension reads is not
def f(n, m, o, p):
    a = [m for _ in n]
    b = lambda: n
    c = [lambda: o for _ in n]
    d = {q: (p for _ in q) for q in n}
    return f(n - 1, m, o, p)
#: parameters:  / n, m, o, p * None  ** None, |, n, m, o, p
#: locals: a, b, c, d
#: captured: n, o, p
#: stores: a 1, b 1, c 1, d 1
#: loads: f 6, m 2, n 2, o 6, p 5
#: assigned: a = [m for _ in n], b = lambda: n, c = [lambda: o for _ in n], d = {q: (p for _ in q) for q in n}
#: nested: GeneratorExp 5:12 inside, Lambda 4:9 inside, Lambda 3:8
#: calls: 6:11 f(n - 1, m, o, p)
#: of itself: 6:11 NAME
#: site 6:11 NAME NONE: by CPython
#: holders: Return 6:4
#: lowering: STEP
#: because: 'p' is captured by a closure inside a comprehension
#: forgets: a, b, c, d
#: driven

# == a mangled variable is captured by its own name
class C:
    def f(self, __n):
        keep(lambda: __n)
        return self.f(1)
#: method: INSTANCE
#: receiver: self
#: class: C
#: parameters:  / self, _C__n * None  ** None, |, self, _C__n
#: captured: _C__n
#: loads: keep 3, self 4
#: attributes: f
#: nested: Lambda 3:13
#: calls: 3:8 keep(lambda: _C__n), 4:15 self.f(1)
#: of itself: 4:15 RECEIVER
#: site 4:15 RECEIVER ONCE: self = self; _C__n = 1
#: holders: Return 4:8
#: lowering: LOOP
#: closures: 3:13 takes _C__n
#: driven

# == locals and its like read the frame
def f(n):
    locals()
    return f(n - 1)
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, locals 2, n 3
#: calls: 2:4 locals(), 3:11 f(n - 1)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == a frame is read by an attribute
def f(n):
    n._getframe()
    return f(n - 1)
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 2
#: attributes: _getframe
#: calls: 2:4 n._getframe(), 3:11 f(n - 1)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == a frame is read by the builtins module
def f(n):
    builtins.eval("n")
    return f(n - 1)
#: parameters:  / n * None  ** None, |, n
#: loads: builtins 2, f 3, n 3
#: attributes: eval
#: calls: 2:4 builtins.eval('n'), 3:11 f(n - 1)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == a frame is read by the builtins variable
def f(n):
    __builtins__.exec("n")
    return f(n - 1)
#: parameters:  / n * None  ** None, |, n
#: loads: __builtins__ 2, f 3, n 3
#: attributes: exec
#: calls: 2:4 __builtins__.exec('n'), 3:11 f(n - 1)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == an attribute called eval reads no frame
def f(n):
    n.eval("n")
    return f(n - 1)
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 2
#: attributes: eval
#: calls: 2:4 n.eval('n'), 3:11 f(n - 1)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: n = n - 1
#: holders: Return 3:4
#: lowering: LOOP

# == a mention of builtins reads no frame
def f(n):
    builtins.print(n)
    return f(n - 1)
#: parameters:  / n * None  ** None, |, n
#: loads: builtins 2, f 3, n 2
#: attributes: print
#: calls: 2:4 builtins.print(n), 3:11 f(n - 1)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: n = n - 1
#: holders: Return 3:4
#: lowering: LOOP

# == locals reads the frame
def f(n):
    locals(n)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, locals 2, n 2
#: calls: 2:4 locals(n), 3:11 f(n)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == vars of an object does not read the frame
def f(n):
    vars(n)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 2, vars 2
#: calls: 2:4 vars(n), 3:11 f(n)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: n = n
#: holders: Return 3:4
#: lowering: LOOP

# == dir of an object does not read the frame
def f(n):
    dir(n)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: dir 2, f 3, n 2
#: calls: 2:4 dir(n), 3:11 f(n)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: n = n
#: holders: Return 3:4
#: lowering: LOOP

# == vars reads the frame
def f(n):
    vars()
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 3, vars 2
#: calls: 2:4 vars(), 3:11 f(n)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == dir of what may be nothing reads the frame
def f(n):
    dir(*n)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: dir 2, f 3, n 2
#: calls: 2:4 dir(*n), 3:11 f(n)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == vars that is handed on reads the frame
def f(n):
    n(vars)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 2, vars 2
#: calls: 2:4 n(vars), 3:11 f(n)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == a parameter of that name is none
def f(vars, n):
    vars()
    return f(n, vars=n)
#: parameters:  / vars, n * None  ** None, |, vars, n
#: loads: f 3, n 3, vars 2
#: calls: 2:4 vars(), 3:11 f(n, vars=n)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: by the binder: 'vars' is given twice
#: holders: Return 3:4
#: lowering: LOOP

# == a parameter that stands for it is one
def f(n, locals=locals):
    locals()
    return f(n)
#: parameters:  / n, locals * None  ** None, |, n, locals
#: loads: f 3, locals 2, n 3
#: calls: 2:4 locals(), 3:11 f(n)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: defaults: locals = <built-in function locals>
#: driven

# == a keyword parameter that stands for it is one
def f(n, *, locals=locals):
    locals()
    return f(n)
#: parameters:  / n * None locals ** None, |, n, locals
#: loads: f 3, locals 2, n 3
#: calls: 2:4 locals(), 3:11 f(n)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: defaults: locals = <built-in function locals>
#: driven

# == eval reads the frame
def f(n):
    eval(n)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: eval 2, f 3, n 2
#: calls: 2:4 eval(n), 3:11 f(n)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == exec reads the frame
def f(n):
    exec(n)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: exec 2, f 3, n 2
#: calls: 2:4 exec(n), 3:11 f(n)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == currentframe reads the frame
def f(n):
    currentframe(n)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: currentframe 2, f 3, n 2
#: calls: 2:4 currentframe(n), 3:11 f(n)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == _getframe reads the frame
def f(n):
    _getframe(n)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: _getframe 2, f 3, n 2
#: calls: 2:4 _getframe(n), 3:11 f(n)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == an attribute _getframe reads the frame
def f(n):
    n._getframe()
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 2
#: attributes: _getframe
#: calls: 2:4 n._getframe(), 3:11 f(n)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == an attribute currentframe reads the frame
def f(n):
    n.currentframe()
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: f 3, n 2
#: attributes: currentframe
#: calls: 2:4 n.currentframe(), 3:11 f(n)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == an attribute locals of builtins reads the frame
def f(n):
    builtins.locals(n)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: builtins 2, f 3, n 2
#: attributes: locals
#: calls: 2:4 builtins.locals(n), 3:11 f(n)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == an attribute vars of builtins reads the frame
def f(n):
    builtins.vars(n)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: builtins 2, f 3, n 2
#: attributes: vars
#: calls: 2:4 builtins.vars(n), 3:11 f(n)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == an attribute dir of builtins reads the frame
def f(n):
    builtins.dir(n)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: builtins 2, f 3, n 2
#: attributes: dir
#: calls: 2:4 builtins.dir(n), 3:11 f(n)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == an attribute eval of builtins reads the frame
def f(n):
    builtins.eval(n)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: builtins 2, f 3, n 2
#: attributes: eval
#: calls: 2:4 builtins.eval(n), 3:11 f(n)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == an attribute exec of builtins reads the frame
def f(n):
    builtins.exec(n)
    return f(n)
#: parameters:  / n * None  ** None, |, n
#: loads: builtins 2, f 3, n 2
#: attributes: exec
#: calls: 2:4 builtins.exec(n), 3:11 f(n)
#: of itself: 3:11 NAME
#: reads its frame
#: site 3:11 NAME NONE: by CPython
#: holders: Return 3:4
#: lowering: STEP
#: because: it looks at its own frame (locals() or the like), which must hold this transition's variables only
#: driven

# == every shape of a signature is read
def f(a, b, /, c, d=1, *e, g, h=2, **i):
    return f(a, b, c, d, *e, g=g, h=h, **i)
#: parameters: a, b / c, d * e g, h ** i, |, a, b, c, d, g, h, e, i
#: loads: a 2, b 2, c 2, d 2, e 2, f 2, g 2, h 2, i 2
#: calls: 2:11 f(a, b, c, d, *e, g=g, h=h, **i)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: by the binder: a ** spread, whose keys only the run knows
#: holders: Return 2:4
#: lowering: LOOP
#: defaults: d = 1, h = 2

# == new is a static method
class C:
    def __new__(cls, n):
        return cls.__new__(cls, n)
    f = __new__
def make():
    return C.f
#: method: STATIC
#: class: C
#: parameters:  / cls, n * None  ** None, |, cls, n
#: loads: cls 3, n 3
#: attributes: __new__
#: calls: 3:15 cls.__new__(cls, n)
#: of itself: 3:15 OTHER
#: site 3:15 OTHER METHOD: by the binder: more arguments than parameters
#: holders: Return 3:8
#: lowering: LOOP
#: driven

# == a method that calls itself by super has no receiver there
class C:
    def f(self, n):
        return super().f(n)
#: method: INSTANCE
#: receiver: self
#: class: C
#: parameters:  / self, n * None  ** None, |, self, n
#: loads: n 3, super 3
#: attributes: f
#: calls: 3:15 super(), 3:15 super().f(n)
#: of itself: 3:15 OTHER
#: site 3:15 OTHER METHOD: self = @callee.__self__; n = n
#: holders: Return 3:8
#: lowering: LOOP
#: driven

# == a method's free variable of the same name is somebody else
def make():
    def f(self, n): pass
    class K:
        def f(self, n):
            return f(self, n)
    return K.f
#: method: INSTANCE
#: receiver: self
#: class: K
#: parameters:  / self, n * None  ** None, |, self, n
#: loads: f 3, n 3, self 3
#: calls: 3:19 f(self, n)
#: site 3:19 UNKNOWN JUMP: by CPython
#: holders: Return 3:12
#: lowering: LOOP
#: driven

# == a nested function that declares its name global is somebody else
def make():
    def f(n):
        global f
        return f(n)
    return f
#: parameters:  / n * None  ** None, |, n
#: loads: f 4, n 4
#: outer: f
#: calls: 4:15 f(n)
#: site 4:15 UNKNOWN JUMP: by CPython
#: holders: Return 4:8
#: lowering: LOOP
#: driven
