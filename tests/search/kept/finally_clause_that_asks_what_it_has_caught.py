# {"is_async": true, "is_stream": false, "arguments": "", "raising": [], "cancel_at": null, "consumer": [], "thrown_at": [], "closed_at": null, "twice": false, "strays": false}
def make():

    @DECORATE
    async def f(n, /):
        for v1 in 1:
            try:
                pass
            except 1:
                v15 = v15
                lambda: v15
                1[await 1] = n
            finally:
                continue
        return await f()
