# == positional arguments go to parameters in turn
def f(a, b, /, c):
    return f(c, a, b)
#: parameters: a, b / c * None  ** None, |, a, b, c
#: loads: a 2, b 2, c 2, f 2
#: calls: 2:11 f(c, a, b)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: a = c; b = a; c = b
#: holders: Return 2:4
#: lowering: LOOP

# == keywords go to parameters in the order of the call
def f(a, b, *, c):
    return f(c=a, b=c, a=b)
#: parameters:  / a, b * None c ** None, |, a, b, c
#: loads: a 2, b 2, c 2, f 2
#: calls: 2:11 f(c=a, b=c, a=b)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: c = a; b = c; a = b
#: holders: Return 2:4
#: lowering: LOOP

# == omitted parameters take their defaults
def f(a, b=1, c=None, *, d=2, e=3):
    return f(a) or f(a, 2) or f(a, e=b) or f(a, c=b, d=1)
#: parameters:  / a, b, c * None d, e ** None, |, a, b, c, d, e
#: loads: a 2, b 2, f 2
#: calls: 2:11 f(a), 2:19 f(a, 2), 2:30 f(a, e=b), 2:43 f(a, c=b, d=1)
#: of itself: 2:11 NAME, 2:19 NAME, 2:30 NAME, 2:43 NAME
#: site 2:43 NAME NONE: a = a; c = b; d = 1; b omitted; e omitted
#: holders: Return 2:4
#: lowering: LOOP
#: defaults: b = 1, c = None, d = 2, e = 3
#: refused LOOM105 2:12-2:16 in 'return f(a) or f(a, 2) or f(a, e=b) or f(a, c=b, d=1)'; decide from the state, and end each path with `return f(a)`
#: refused LOOM105 2:20-2:27 in 'return f(a) or f(a, 2) or f(a, e=b) or f(a, c=b, d=1)'; decide from the state, and end each path with `return f(a, 2)`
#: refused LOOM105 2:31-2:40 in 'return f(a) or f(a, 2) or f(a, e=b) or f(a, c=b, d=1)'; decide from the state, and end each path with `return f(a, e=b)`

# == what is missing is for Python to say
def f(a, b, *, c, d=1):
    return f(1, 2)
#: parameters:  / a, b * None c, d ** None, |, a, b, c, d
#: loads: f 2
#: calls: 2:11 f(1, 2)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: by the binder: 'c' is missing
#: holders: Return 2:4
#: lowering: LOOP
#: defaults: d = 1

# == what is missing by position is for Python to say
def f(a, b, *, c=0, d=1):
    return f(1, d=2)
#: parameters:  / a, b * None c, d ** None, |, a, b, c, d
#: loads: f 2
#: calls: 2:11 f(1, d=2)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: by the binder: 'b' is missing
#: holders: Return 2:4
#: lowering: LOOP
#: defaults: c = 0, d = 1

# == what is given twice is for Python to say
def f(a, b):
    return f(1, 2, b=3)
#: parameters:  / a, b * None  ** None, |, a, b
#: loads: f 2
#: calls: 2:11 f(1, 2, b=3)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: by the binder: 'b' is given twice
#: holders: Return 2:4
#: lowering: LOOP

# == an unknown keyword is for Python to say
def f(a, b):
    return f(1, 2, c=3)
#: parameters:  / a, b * None  ** None, |, a, b
#: loads: f 2
#: calls: 2:11 f(1, 2, c=3)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: by the binder: no parameter is called 'c'
#: holders: Return 2:4
#: lowering: LOOP

# == a positional-only parameter has no keyword
def f(a, b=1, /):
    return f(1, b=3)
#: parameters: a, b /  * None  ** None, |, a, b
#: loads: f 2
#: calls: 2:11 f(1, b=3)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: by the binder: no parameter is called 'b'
#: holders: Return 2:4
#: lowering: LOOP
#: defaults: b = 1

# == too many arguments are for Python to say
def f(a, b):
    return f(1, 2, 3)
#: parameters:  / a, b * None  ** None, |, a, b
#: loads: f 2
#: calls: 2:11 f(1, 2, 3)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: by the binder: more arguments than parameters
#: holders: Return 2:4
#: lowering: LOOP

# == surplus arguments go to the star
def f(a, *rest):
    return f(1, 2, 3)
#: parameters:  / a * rest  ** None, |, a, rest
#: loads: f 2
#: calls: 2:11 f(1, 2, 3)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: a = 1; rest = (2, 3)
#: holders: Return 2:4
#: lowering: LOOP

# == one surplus argument is a tuple of one
def f(a, *rest):
    return f(1, 2)
#: parameters:  / a * rest  ** None, |, a, rest
#: loads: f 2
#: calls: 2:11 f(1, 2)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: a = 1; rest = (2,)
#: holders: Return 2:4
#: lowering: LOOP

# == no surplus leaves the stars empty
def f(a, *rest, **extra):
    return f(1)
#: parameters:  / a * rest  ** extra, |, a, rest, extra
#: loads: f 2
#: calls: 2:11 f(1)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: a = 1; rest = (); extra = {}
#: holders: Return 2:4
#: lowering: LOOP

# == the own star is passed on as it is
def f(a, *rest, **extra):
    return f(1, *rest, b=2)
#: parameters:  / a * rest  ** extra, |, a, rest, extra
#: loads: f 2, rest 2
#: calls: 2:11 f(1, *rest, b=2)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: a = 1; rest = rest; extra = {'b': 2}
#: holders: Return 2:4
#: lowering: LOOP

# == the own star among others makes a new tuple
def f(a, *rest):
    return f(1, 2, *rest, 3)
#: parameters:  / a * rest  ** None, |, a, rest
#: loads: f 2, rest 2
#: calls: 2:11 f(1, 2, *rest, 3)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: a = 1; rest = (2, *rest, 3)
#: holders: Return 2:4
#: lowering: LOOP

# == the own star twice makes a new tuple
def f(a, *rest):
    return f(1, *rest, *rest)
#: parameters:  / a * rest  ** None, |, a, rest
#: loads: f 2, rest 2
#: calls: 2:11 f(1, *rest, *rest)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: a = 1; rest = (*rest, *rest)
#: holders: Return 2:4
#: lowering: LOOP

# == another star cannot be placed
def f(a, *rest):
    return f(1, *a)
#: parameters:  / a * rest  ** None, |, a, rest
#: loads: a 2, f 2
#: calls: 2:11 f(1, *a)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: by the binder: a spread of something that may not be iterable
#: holders: Return 2:4
#: lowering: LOOP

# == a star of something else than a name cannot be placed
def f(a, *rest):
    return f(1, *rest[1:])
#: parameters:  / a * rest  ** None, |, a, rest
#: loads: f 2, rest 2
#: calls: 2:11 f(1, *rest[1:])
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: by the binder: a spread of something that may not be iterable
#: holders: Return 2:4
#: lowering: LOOP

# == a star before the parameters are full cannot be placed
def f(a, b, *rest):
    return f(1, *rest)
#: parameters:  / a, b * rest  ** None, |, a, b, rest
#: loads: f 2, rest 2
#: calls: 2:11 f(1, *rest)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: by the binder: a spread whose length only the run knows
#: holders: Return 2:4
#: lowering: LOOP

# == the own star that is bound anew cannot be placed
def f(a, *rest):
    rest = a
    return f(1, *rest)
#: parameters:  / a * rest  ** None, |, a, rest
#: stores: rest 1
#: loads: a 2, f 3, rest 3
#: assigned: rest = a
#: calls: 3:11 f(1, *rest)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: by the binder: a spread of something that may not be iterable
#: holders: Return 3:4
#: lowering: LOOP

# == the own star that is deleted cannot be placed
def f(a, *rest):
    del rest
    return f(1, *rest)
#: parameters:  / a * rest  ** None, |, a, rest
#: unbindable: rest
#: loads: f 3, rest 3
#: deletes: rest
#: calls: 3:11 f(1, *rest)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: by the binder: a spread of something that may not be iterable
#: holders: Return 3:4
#: lowering: LOOP

# == the own star that a closure captures cannot be placed
def f(a, *rest):
    a(lambda: rest)
    return f(1, *rest)
#: parameters:  / a * rest  ** None, |, a, rest
#: captured: rest
#: loads: a 2, f 3, rest 3
#: nested: Lambda 2:6
#: calls: 2:4 a(lambda: rest), 3:11 f(1, *rest)
#: of itself: 3:11 NAME
#: site 3:11 NAME NONE: by the binder: a spread of something that may not be iterable
#: holders: Return 3:4
#: lowering: LOOP
#: closures: 2:6 takes rest

# == a star of a function without one is too much
def f(a):
    return f(1, *())
#: parameters:  / a * None  ** None, |, a
#: loads: f 2
#: calls: 2:11 f(1, *())
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: by the binder: a spread of something that may not be iterable
#: holders: Return 2:4
#: lowering: LOOP

# == a double star cannot be placed
def f(a, **extra):
    return f(1, **extra)
#: parameters:  / a * None  ** extra, |, a, extra
#: loads: extra 2, f 2
#: calls: 2:11 f(1, **extra)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: by the binder: a ** spread, whose keys only the run knows
#: holders: Return 2:4
#: lowering: LOOP

# == surplus keywords are collected
def f(a, **extra):
    return f(1, b=2, c=3)
#: parameters:  / a * None  ** extra, |, a, extra
#: loads: f 2
#: calls: 2:11 f(1, b=2, c=3)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: a = 1; extra = {'b': 2, 'c': 3}
#: holders: Return 2:4
#: lowering: LOOP

# == surplus keywords that stand apart are not
def f(a, b, **extra):
    return f(1, c=2, b=3, d=4)
#: parameters:  / a, b * None  ** extra, |, a, b, extra
#: loads: f 2
#: calls: 2:11 f(1, c=2, b=3, d=4)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: by the binder: keywords for ** stand apart from each other
#: holders: Return 2:4
#: lowering: LOOP

# == surplus keywords before a parameter are collected
def f(a, b, **extra):
    return f(1, c=2, d=3, b=4)
#: parameters:  / a, b * None  ** extra, |, a, b, extra
#: loads: f 2
#: calls: 2:11 f(1, c=2, d=3, b=4)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: a = 1; extra = {'c': 2, 'd': 3}; b = 4
#: holders: Return 2:4
#: lowering: LOOP

# == a keyword like a positional-only parameter is surplus
def f(a, /, **extra):
    return f(1, a=2)
#: parameters: a /  * None  ** extra, |, a, extra
#: loads: f 2
#: calls: 2:11 f(1, a=2)
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: a = 1; extra = {'a': 2}
#: holders: Return 2:4
#: lowering: LOOP

# == the receiver of a method is the first argument
class C:
    def f(self, a, *rest):
        return self.f(a, 1) if a else a.f(*rest) if rest else C.f(self, 2)
#: method: INSTANCE
#: receiver: self
#: class: C
#: parameters:  / self, a * rest  ** None, |, self, a, rest
#: loads: C 3, a 3, rest 3, self 3
#: attributes: f
#: calls: 3:15 self.f(a, 1), 3:38 a.f(*rest), 3:62 C.f(self, 2)
#: of itself: 3:15 RECEIVER, 3:38 OTHER, 3:62 CLASS
#: site 3:15 RECEIVER ONCE: self = self; a = a; rest = (1,)
#: site 3:38 OTHER METHOD: by the binder: a spread whose length only the run knows
#: site 3:62 CLASS IDENTITY: self = self; a = 2; rest = ()
#: holders: Return 3:8
#: lowering: LOOP
#: driven

# == a receiver that is bound anew makes another receiver
class C:
    def f(self, a):
        self = a
        return self.f(a)
#: method: INSTANCE
#: class: C
#: parameters:  / self, a * None  ** None, |, self, a
#: stores: self 1
#: loads: a 3, self 4
#: attributes: f
#: assigned: self = a
#: calls: 4:15 self.f(a)
#: of itself: 4:15 OTHER
#: site 4:15 OTHER METHOD: self = @callee.__self__; a = a
#: holders: Return 4:8
#: lowering: LOOP
#: driven

# == a classmethod through its class
class C:
    @classmethod
    def f(cls, a, b=1):
        return C.f(a) if b else cls.f(b)
#: method: CLASS
#: receiver: cls
#: class: C
#: parameters:  / cls, a, b * None  ** None, |, cls, a, b
#: loads: C 4, a 4, b 4, cls 4
#: attributes: f
#: calls: 4:15 C.f(a), 4:32 cls.f(b)
#: of itself: 4:15 CLASS, 4:32 RECEIVER
#: site 4:15 CLASS METHOD: cls = @callee.__self__; a = a; b omitted
#: site 4:32 RECEIVER ONCE: cls = cls; a = b; b omitted
#: holders: Return 4:8
#: lowering: LOOP
#: defaults: b = 1
#: driven

# == a staticmethod through its class and through an object
class C:
    @staticmethod
    def f(a, b=1):
        return C.f(a) if b else a.f(b)
#: method: STATIC
#: class: C
#: parameters:  / a, b * None  ** None, |, a, b
#: loads: C 4, a 4, b 4
#: attributes: f
#: calls: 4:15 C.f(a), 4:32 a.f(b)
#: of itself: 4:15 CLASS, 4:32 OTHER
#: site 4:15 CLASS IDENTITY: a = a; b omitted
#: site 4:32 OTHER METHOD: a = @callee.__self__; b = b
#: holders: Return 4:8
#: lowering: LOOP
#: defaults: b = 1
#: driven

# == an alias of a method, bound and not
class C:
    def f(self, a):
        again = self.f
        return again(a)
#: method: INSTANCE
#: receiver: self
#: class: C
#: parameters:  / self, a * None  ** None, |, self, a
#: locals: again
#: stores: again 1
#: loads: a 4, again 4, self 3
#: attributes: f
#: assigned: again = self.f
#: calls: 4:15 again(a)
#: of itself: 4:15 METHOD_ALIAS
#: site 4:15 METHOD_ALIAS METHOD: self = @callee.__self__; a = a
#: holders: Return 4:8
#: lowering: LOOP
#: forgets: again
#: driven

# == a function that is a method by its first parameter
def f(a, b):
    return a.f(b) if b else b.f(a)
#: parameters:  / a, b * None  ** None, |, a, b
#: loads: a 2, b 2
#: attributes: f
#: calls: 2:11 a.f(b), 2:28 b.f(a)
#: of itself: 2:11 OTHER, 2:28 OTHER
#: site 2:11 OTHER METHOD: a = @callee.__self__; b = b
#: site 2:28 OTHER IDENTITY: by the binder: 'b' is missing
#: holders: Return 2:4
#: lowering: LOOP
#: driven

# == a function without parameters
def f():
    return f()
#: parameters:  /  * None  ** None, |
#: loads: f 2
#: calls: 2:11 f()
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: 
#: holders: Return 2:4
#: lowering: LOOP

# == a mangled keyword finds its parameter
class C:
    def f(self, *, __a, b=1):
        return self.f(__a=1)
#: method: INSTANCE
#: receiver: self
#: class: C
#: parameters:  / self * None _C__a, b ** None, |, self, _C__a, b
#: loads: self 3
#: attributes: f
#: calls: 3:15 self.f(__a=1)
#: of itself: 3:15 RECEIVER
#: site 3:15 RECEIVER ONCE: by the binder: no parameter is called '__a'
#: holders: Return 3:8
#: lowering: LOOP
#: defaults: b = 1
#: driven

# == a default of every kind
def f(a=None, b=True, c=1.5, d="x", e=..., g=b"", h=(), *, i=[], j=print, k=1j):
    return f()
#: parameters:  / a, b, c, d, e, g, h * None i, j, k ** None, |, a, b, c, d, e, g, h, i, j, k
#: loads: f 2
#: calls: 2:11 f()
#: of itself: 2:11 NAME
#: site 2:11 NAME NONE: a omitted; b omitted; c omitted; d omitted; e omitted; g omitted; h omitted; i omitted; j omitted; k omitted
#: holders: Return 2:4
#: lowering: LOOP
#: defaults: a = None, b = True, c = 1.5, d = 'x', e = Ellipsis, g = b'', h = (), i = [], j = <built-in function print>, k = 1j
