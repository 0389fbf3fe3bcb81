# {"is_async": false, "is_stream": false, "arguments": "3, ()", "raising": [], "cancel_at": null, "consumer": []}
w = WORLD
if True:
    @DECORATE
    def f(n, a, b=2):
        if n <= 0: return (n, n)
        x = y = z = n
        raise ValueError(n)
        return f(n - 1, f) if len(a) % 2 else ((z, lambda: x), ((y, n), b))
def make(): return f
