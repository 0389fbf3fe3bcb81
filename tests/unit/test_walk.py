"""Fast walks over syntax trees: where nodes may hold nodes, and which names a tree reads."""

from __future__ import annotations

import ast

import pytest

from loom.compiler.names import collect
from loom.compiler.walk import CHILD_FIELDS, read_names

EVERYTHING = """
@decorated
class K(base, metaclass=keyword): x: annotated = value
@decorator2
def g(a: annotation = default, *b: annotation2, c=default2, d: annotation3, **e: annotation4) -> returned: return result
async def h(): await awaited
del deleted, owner.attribute, container[index]
target = plain
owner2.attribute += augmented
for loop in iterated: pass
else: orelse
while condition: break
if test: then
elif test2: other
with manager as (variable, owner3.x): body
match subject:
    case Pattern(a, b=value2.x) if guard: matched
    case [*rest] | {key.y: mapped, **more}: pass
    case -1 | 1 + 2j | "text" | None: pass
raise raised from cause
try: tried
except caught as name: handled
else: otherwise
finally: cleaned
assert asserted, message
import imported as alias
from module import member
global declared
(walrus := assigned)
left and right or third
one + two, -operand, not negated
lambda parameter=lifted: inner
yes if choice else no
{dictkey: dictvalue, **spread}
{setitem}
[element for each in source if filter]
{k: v for k, v in pairs}
(generated for item in generator)
first < second <= last
call(argument, *stars, keyword2=kwvalue, **doublestars)
f"{formatted!r:>{width}}"
sliced[low:high:step]
[listitem, (tupleitem, *starred)]
(yield yielded), (yield from delegated)
"""
READ = (
    "decorated base keyword annotated value decorator2 annotation default annotation2 default2 annotation3 "
    "annotation4 returned result awaited deleted owner container index plain owner2 augmented iterated orelse "
    "condition test then test2 other manager owner3 body subject Pattern value2 guard matched key raised cause "
    "tried caught handled otherwise cleaned asserted message assigned left right third one two operand negated "
    "lifted inner yes choice no dictkey dictvalue spread setitem element source filter k v pairs generated "
    "generator first second last call argument stars kwvalue doublestars formatted width sliced low high step "
    "listitem tupleitem starred yielded delegated"
)


def test_every_name_that_is_read_is_found_wherever_it_stands() -> None:
    assert read_names([ast.parse(EVERYTHING)]) == set(READ.split())


def test_nodes_that_are_not_there_are_passed_by() -> None:
    assert read_names([None, ast.parse("x")]) == {"x"}


@pytest.mark.parametrize("kind", [kind for kind in CHILD_FIELDS if kind._fields], ids=lambda kind: kind.__name__)
def test_fields_left_out_hold_no_nodes_that_are_read(kind: type[ast.AST]) -> None:
    """A field that `ast.walk` would find nodes in is walked, but for marks like the context of a name."""
    marks = (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop, ast.alias, ast.type_ignore)
    for node in ast.walk(ast.parse(EVERYTHING)):
        if type(node) is kind:
            for field, value in ast.iter_fields(node):
                held = value if isinstance(value, list) else [value]
                nodes = [each for each in held if isinstance(each, ast.AST) and not isinstance(each, marks)]
                assert not nodes or field in CHILD_FIELDS[kind], field


def test_walk_over_everything_reads_what_its_own_scope_reads() -> None:
    tree = ast.parse(EVERYTHING)
    names = collect(tree.body, eager_annotations=False)
    inside = {"value", "result", "awaited", "inner", "annotated"}  # of the class and the functions
    hidden = {"element", "filter", "k", "v", "generated"} - {"element", "filter", "generated"}
    written = {"annotation", "annotation2", "annotation3", "annotation4", "returned"}
    once_more = {"deleted"}  # unbound here, which is no reading
    assert set(names.loads) == set(READ.split()) - inside - hidden - written - once_more


def test_annotations_of_nested_defs_are_read_where_they_are_evaluated() -> None:
    text = "def g(a: A, /, b: B, *c: C, d: D, **e: E) -> R: pass\nasync def h(a: X): pass\ndef i(a, *, b): pass\n"
    assert set(collect(ast.parse(text).body).loads) == {"A", "B", "C", "D", "E", "R", "X"}
    assert set(collect(ast.parse(text).body, eager_annotations=False).loads) == set()
