def f(program):
    match program:
        case []:
            return 0
        case [first, *rest] if first:
            return f(rest)
        case _:
            pass
    return program
# ======================================================================
def f(program):
    while True:
        match program:
            case []:
                return 0
            case [first, *rest] if first:
                program = rest
                first = None
                del first
                rest = None
                del rest
                continue
            case _:
                pass
        return program
