async def f(n):
    async for x in n:
        if x:
            return await f(x)
    for y in n:
        if y:
            return 1
    while n:
        n = 1
    return await f(n)
# ======================================================================
async def f(n):
    AT_again = False
    while True:
        async for x in n:
            if x:
                n = x
                del x
                AT_again = True
                break
        if AT_again:
            AT_again = False
            continue
        for y in n:
            if y:
                return 1
        while n:
            n = 1
        x = None
        del x
        y = None
        del y
        continue
# entrance
async def f(n):
    AT_again = False
    while True:
        async for x in n:
            if x:
                n = x
                del x
                AT_again = True
                break
        if AT_again:
            AT_again = False
            continue
        for y in n:
            if y:
                return [1]
        while n:
            n = 1
        x = None
        del x
        y = None
        del y
        continue
