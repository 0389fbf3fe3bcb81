# {"is_async": true, "is_stream": false, "arguments": "2", "raising": [], "cancel_at": null, "consumer": [], "thrown_at": [], "closed_at": null, "twice": false, "strays": false}
w = WORLD

def make():

    @DECORATE
    async def f(n, /):
        if n <= 0:
            return n
        for v1 in w.items(2):
            try:
                pass
            except w.errors():
                v15 = n
                w.keep(lambda: v15)
                w.box[await w.pause(1)] = n
            finally:
                continue
        return await f(n - 1)
    return f
