class C:
    async def f(self, n):
        if n == 0:
            return self
        return await self.f(n - 1)
# ======================================================================
async def f(self, n):
    AT_lookup = False
    while True:
        if n == 0:
            return self
        if AT_lookup is not None:
            if AT_is_method((AT_callee := self.f), self):
                AT_lookup = None
                del AT_callee
            else:
                AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
                if AT_entrance is not None:
                    AT_next = AT_entrance(n - 1)
                    self = None
                    n = None
                    AT_callee = None
                    AT_entrance = None
                    AT_dropped = False
                    while True:
                        while AT_next.__class__ is AT_jumps:
                            AT_next = await AT_next
                        if AT_next.__class__ is AT_list:
                            return AT_next.clear() if AT_dropped else AT_next.pop()
                        AT_next = AT_next[0]
                        AT_dropped = True
                return await (AT_callee, (AT_callee := None))[0](n - 1)
        n = n - 1
        continue
# entrance
async def f(self, n):
    AT_lookup = False
    while True:
        if n == 0:
            return [self]
        if AT_lookup is not None:
            if AT_is_method((AT_callee := self.f), self):
                AT_lookup = None
                del AT_callee
            else:
                if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_0.function:
                    return AT_site_0.entrance(AT_callee.__self__, n - 1)
                AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
                if AT_entrance is not None:
                    return AT_entrance(n - 1)
                return [await (AT_callee, (AT_callee := None))[0](n - 1)]
        n = n - 1
        continue
# transition
def AT_configure_f(self, n):
    return (AT_self, (self, n), {})

async def f(self, n):
    if n == 0:
        return [self]
    AT_callee = self.f
    if AT_type(AT_callee) is AT_method and AT_callee.__func__ is AT_site_0.function:
        return AT_site_0.entrance(AT_callee.__self__, n - 1)
    AT_entrance = AT_site_0.entrance if AT_callee is AT_site_0.callee else AT_site_0.find(AT_callee)
    if AT_entrance is not None:
        return AT_entrance(n - 1)
    return [await (AT_callee, (AT_callee := None))[0](n - 1)]
