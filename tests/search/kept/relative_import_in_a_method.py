# {"is_async": false, "is_stream": false, "arguments": "5", "raising": [], "cancel_at": null, "consumer": []}
class C:

    @DECORATE
    def f(self, n):
        if n <= 0:
            from . import x
        return self.f(n - 1)

def make():
    return C().f
