# {"is_async": true, "is_stream": false, "arguments": "3", "raising": [], "cancel_at": null, "consumer": [], "thrown_at": [], "closed_at": null, "twice": false, "strays": false}
w = WORLD

def make():

    @DECORATE
    async def f(n):
        if n == 0:
            return 'end'
        for turn in range(2):
            try:
                try:
                    w.effect('turn', turn)
                    raise TypeError
                except TypeError:
                    try:
                        match = await w.pause(n)
                        w.effect('waited', w.keep(lambda: match))
                        break
                    finally:
                        if 1:
                            pass
            finally:
                continue
        return await f(n - 1)
    return f
