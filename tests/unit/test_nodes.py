"""Where made nodes stand."""

from __future__ import annotations

import ast

from loom.compiler import nodes


def test_beginning_of_a_def_is_one_line() -> None:
    definition = ast.parse("if 1:\n  def f(n):\n    return n\n").body[0].body[0]  # type: ignore[attr-defined]
    found = nodes.beginning(definition)
    assert (found.lineno, found.col_offset, found.end_lineno, found.end_col_offset) == (2, 2, 2, 5)


def test_placed_node_stands_where_the_other_does() -> None:
    at = ast.parse("(a +\n b)").body[0]
    found = nodes.place(ast.Pass(), at)
    assert (found.lineno, found.col_offset, found.end_lineno, found.end_col_offset) == (1, 0, 2, 3)


def test_what_stands_for_nothing_has_no_line() -> None:
    where = nodes.NOWHERE
    assert (where.lineno, where.col_offset, where.end_lineno, where.end_col_offset) == (-1, -1, -1, -1)


def test_changed_node_is_a_copy() -> None:
    node = ast.parse("a", mode="eval").body
    copy = nodes.changed(node, id="b")
    assert (ast.unparse(node), ast.unparse(copy), copy.lineno) == ("a", "b", 1)


def test_method_call_over_several_lines_begins_at_the_name() -> None:
    call = ast.parse("(a\n  .méthode(1,\n 2))", mode="eval").body
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Attribute)
    made = nodes.called(call, nodes.load("other", call.func))
    assert (made.lineno, made.col_offset, made.end_lineno) == (2, 3, 3)


def test_method_call_with_a_spread_begins_where_it_stands() -> None:
    for arguments in ("*a", "**a", "1, *a", "1, **a", "*a, b=1"):
        call = ast.parse(f"(a\n  .f({arguments}))", mode="eval").body
        assert isinstance(call, ast.Call)
        assert nodes.called(call, nodes.load("other", call.func)).lineno == 1


def test_beginning_of_a_call_is_the_call_or_where_its_first_line_begins() -> None:
    one, two = (statement.value for statement in ast.parse("f(x)\n(f(\n  x))\n").body)  # type: ignore[attr-defined]
    found = [(at.lineno, at.col_offset, at.end_lineno, at.end_col_offset) for at in map(nodes.beginning, (one, two))]
    assert found == [(1, 0, 1, 4), (2, 1, 2, 4)]


def test_method_call_without_arguments_over_several_lines_begins_at_the_name() -> None:
    call = ast.parse("(a\n  .f())", mode="eval").body
    assert isinstance(call, ast.Call)
    assert nodes.called(call, nodes.load("other", call.func)).lineno == 2


def test_call_of_a_result_over_several_lines_begins_where_it_stands() -> None:
    call = ast.parse("f(\n1)(2)", mode="eval").body
    assert isinstance(call, ast.Call)
    made = nodes.called(call, nodes.load("other", call.func))
    assert (made.lineno, made.col_offset) == (1, 0)


def test_method_call_on_one_line_begins_where_it_stands() -> None:
    call = ast.parse("(a.f(1))", mode="eval").body
    assert isinstance(call, ast.Call)
    made = nodes.called(call, nodes.load("other", call.func))
    assert (made.lineno, made.col_offset) == (1, 1)


def test_beginning_of_a_def_on_one_line_is_its_first_word() -> None:
    found = nodes.beginning(ast.parse("def f(n): return n").body[0])
    assert (found.lineno, found.col_offset, found.end_lineno, found.end_col_offset) == (1, 0, 1, 3)


def test_made_attribute_of_a_call_on_several_lines_stands_at_the_first() -> None:
    one, two = (statement.value for statement in ast.parse("f(x)\nf(\n  x)\n").body)  # type: ignore[attr-defined]
    found = [nodes.attribute(nodes.load("@next", at), "pop", at) for at in (one, two)]
    assert [(each.lineno, each.end_lineno, each.end_col_offset) for each in found] == [(1, 1, 4), (2, 2, 3)]
