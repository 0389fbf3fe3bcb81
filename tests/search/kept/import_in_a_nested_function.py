# {"is_async": false, "is_stream": false, "arguments": "3", "raising": [], "cancel_at": null, "consumer": []}
@DECORATE
def f(n, seen=0):
    def inner():
        from math import pi as z
        return (z, seen)
    return f(n - 1, inner()) if n else seen

def make():
    return f
