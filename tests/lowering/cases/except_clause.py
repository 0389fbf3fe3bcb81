async def f(n, log):
    try:
        value = log(n)
    except ValueError as error:
        return await f(error.args[0], log)
    else:
        if value:
            return await f(n - 1, log)
    return value
# ======================================================================
async def f(n, log):
    while True:
        try:
            value = log(n)
        except ValueError as error:
            n = error.args[0]
            value = None
            del value
            continue
        else:
            if value:
                n = n - 1
                value = None
                del value
                continue
        return value
