# {"is_async": false, "is_stream": true, "arguments": "6, 'a0'", "raising": [24], "cancel_at": 6, "consumer": ["send", "send", "send", "send", "send", "send", "send", "send", "close"], "thrown_at": [2], "closed_at": 4, "twice": false, "strays": false}
w = WORLD

class C:

    @classmethod
    @DECORATE
    def f(cls, n, /, a=1):
        yield from D.h()

class D:

    @DECORATE
    def h(cls=1, n=1, /):
        with w.both(3):
            yield
            try:
                yield
            finally:
                yield
        for e in C.f(*w.single(1)):
            yield e

def make():
    one, two = (C, 1)
    return one.f
