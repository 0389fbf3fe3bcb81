def f(n):
    "The docstring stays."
    f(n)
# ======================================================================
def f(n):
    """The docstring stays."""
    while True:
        continue
# entrance
def f(n):
    """The docstring stays."""
    while True:
        continue

def AT_enter_f(n):
    return (AT_body, (n,))
# transition
def AT_configure_f(n):
    return (AT_self, (n,), {})

def f(n):
    """The docstring stays."""
    return {0: AT_own_entrance(n)}
