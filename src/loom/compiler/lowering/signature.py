"""Parameter lists for the functions that Loom makes, and the binder."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from loom.compiler import nodes

if TYPE_CHECKING:
    from loom.compiler.plan import Plan


def same_parameters(arguments: ast.arguments) -> ast.arguments:
    """The parameters without defaults and annotations: the function objects carry those."""

    def bare(parameter: ast.arg) -> ast.arg:
        return nodes.changed(parameter, annotation=None)

    return nodes.changed(
        arguments,
        posonlyargs=[bare(each) for each in arguments.posonlyargs],
        args=[bare(each) for each in arguments.args],
        vararg=bare(arguments.vararg) if arguments.vararg else None,
        kwonlyargs=[bare(each) for each in arguments.kwonlyargs],
        kw_defaults=[None] * len(arguments.kwonlyargs),
        kwarg=bare(arguments.kwarg) if arguments.kwarg else None,
        defaults=[],
    )


def positional_parameters(plan: Plan) -> ast.arguments:
    """All parameters as positional ones, in the order of the signature."""
    return nodes.parameters(plan.scope.parameters.names, at=plan.source.node)


def all_parameters(plan: Plan) -> ast.Tuple:
    """The current values of all parameters, in the order of the signature."""
    node = plan.source.node
    return nodes.tuple_of([nodes.load(name, node) for name in plan.scope.parameters.names], node)


def binder(plan: Plan) -> ast.FunctionDef:
    """`def f(<the signature>): return <its parameters>`."""
    node = plan.source.node
    made = nodes.function(node.name, same_parameters(node.args), [nodes.give(all_parameters(plan), node)], node)
    assert isinstance(made, ast.FunctionDef)
    return made
