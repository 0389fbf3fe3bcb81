# {"is_async": false, "is_stream": false, "arguments": "1, 'b0', a='ak', q='q0'", "raising": [], "cancel_at": null, "consumer": [], "thrown_at": [], "closed_at": null, "twice": false, "strays": false}
w = WORLD

class C:

    @classmethod
    @DECORATE
    def f(cls, n, b, *, a, **extra):
        del [extra]
        return D.f(*w.single(1), **extra)

class D(C):
    pass

def make():
    one, two = (C, 1)
    return one.f
