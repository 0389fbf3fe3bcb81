class C:
    async def f(self, n):
        if n == 0:
            return self
        return await self.f(n - 1)
# ======================================================================
async def f(self, n):
    AT_known = False
    while True:
        if n == 0:
            return self
        if AT_known or (AT_known := 'AT_is_method'((AT_callee := self.f), self)):
            n = n - 1
            continue
        return await AT_callee(n - 1)
