# {"is_async": true, "is_stream": true, "arguments": "7, q='q0'", "raising": [24], "cancel_at": null, "consumer": ["next", "send", "next", "send", "next", "next", "send", "next"]}
class C:

    @classmethod
    @DECORATE
    async def f(cls, n, **extra):
        if n <= 0:
            return
        async for x in D.f(n - 1, q=(yield extra), r=1):
            yield x

class D(C):
    pass

def make():
    one, two = (C, 1)
    return one.f
