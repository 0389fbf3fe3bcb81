async def f(n, rows):
    for row in rows:
        async for cell in row:
            if cell:
                return await f(n - 1, rows)
        else:
            n += 1
    return n
# ======================================================================
async def f(n, rows):
    AT_again = False
    while True:
        for row in rows:
            async for cell in row:
                if cell:
                    n = n - 1
                    del cell
                    del row
                    AT_again = True
                    break
            else:
                n += 1
            if AT_again:
                break
        if AT_again:
            AT_again = False
            continue
        return n
