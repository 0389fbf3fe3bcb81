"""Parameter lists for the functions that Loom makes, and the small functions that only bind the arguments of a call.

def @bind_f(a, *rest): return a, rest                    the parameters of the next turn
def @enter_f(a, *rest): return @body, (a, rest)          a jump
def @configure_f(a, *rest): return f, (a, *rest), {}     a configuration
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from loom.compiler import nodes
from loom.compiler.lowering.blocks import first_body_statement, has_docstring
from loom.compiler.lowering.links import LinkKind
from loom.compiler.nodes import NOWHERE
from loom.compiler.variables import EVERYTHING

if TYPE_CHECKING:
    from loom.compiler.function import FunctionNode
    from loom.compiler.lowering.links import Links
    from loom.compiler.nodes import Positioned
    from loom.compiler.plan import Plan


def same_parameters(arguments: ast.arguments) -> ast.arguments:
    """The parameters without defaults and annotations: the function objects carry those."""

    return nodes.changed(
        arguments,
        posonlyargs=_plain(arguments.posonlyargs),
        args=_plain(arguments.args),
        vararg=arguments.vararg and _plain([arguments.vararg])[0],
        kwonlyargs=_plain(arguments.kwonlyargs),
        kw_defaults=[None] * len(arguments.kwonlyargs),
        kwarg=arguments.kwarg and _plain([arguments.kwarg])[0],
        defaults=[],
    )


def _plain(parameters: list[ast.arg]) -> list[ast.arg]:
    return [nodes.changed(each, annotation=None) if each.annotation else each for each in parameters]


def bare(node: FunctionNode, arguments: ast.arguments, body: list[ast.stmt]) -> FunctionNode:
    """A def with other parameters and body, of which nothing is evaluated where it stands.

    Empty decorators keep the place of the first one, where CPython lets the function begin.
    """
    decorators = [nodes.constant(None, decorator) for decorator in node.decorator_list]
    return nodes.changed(node, args=arguments, body=body, decorator_list=decorators, returns=None, type_params=[])


def beside(node: FunctionNode, arguments: ast.arguments, body: list[ast.stmt]) -> FunctionNode:
    """The same for a function with nothing of the source in it.

    It begins at another line than the body, for profilers know code by its file, first line and name; and the body
    begins where the plain function does, for there coverage looks for its branches.
    """
    decorators = [] if node.decorator_list else [nodes.constant(None, node.body[0])]
    return nodes.changed(bare(node, arguments, body), decorator_list=decorators)


def _support(name: str, plan: Plan, result: ast.expr) -> ast.FunctionDef:
    """`def @<name>_f(<the signature>): return <result>`: what binds the arguments of a call and no more."""
    node = plan.source.node
    at = nodes.beginning(node)
    return nodes.function(f"@{name}_{node.name}", same_parameters(node.args), [nodes.return_(result, at)], at)


def free_variables(plan: Plan) -> list[ast.stmt]:
    """What is never reached, and keeps the plain function's free variables, also those that nothing else mentions."""
    names = plan.source.function.__code__.co_freevars
    return [nodes.statement(nodes.load(name, NOWHERE), NOWHERE) for name in names]


def positional_parameters(plan: Plan) -> ast.arguments:
    """All parameters as positional ones, in the order of CPython's frames."""
    return nodes.parameters(plan.scope.parameters.names, at=nodes.beginning(plan.source.node))


def taken_apart(plan: Plan, body: list[ast.stmt]) -> tuple[list[ast.stmt], ast.arguments]:
    """A body for a function that is called like one of `positional_parameters`, and has none; and its parameters."""
    at = first_body_statement(plan)
    docstring, body = (body[:1], body[1:]) if has_docstring(body) else ([], body)
    everything = nodes.place(ast.arg(EVERYTHING, None), nodes.beginning(plan.source.node))
    parameters = ast.arguments(
        posonlyargs=[], args=[], vararg=everything, kwonlyargs=[], kw_defaults=[], defaults=[], kwarg=None
    )
    take = nodes.assign_together(plan.scope.parameters.names, nodes.load(EVERYTHING, at), at)
    return [*docstring, take, nodes.delete(EVERYTHING, at), *body], parameters


def all_parameters(plan: Plan) -> ast.Tuple:
    """The current values of all parameters, in that order."""
    at = nodes.beginning(plan.source.node)
    return nodes.tuple_of([nodes.load(name, at) for name in plan.scope.parameters.names], at)


def binder(plan: Plan) -> ast.FunctionDef:
    """`def @bind_f(<the signature>): return <its parameters>`."""
    return _support("bind", plan, all_parameters(plan))


def entrance(plan: Plan, links: Links) -> ast.FunctionDef:
    """`def @enter_f(<the signature>): return body, (<its parameters>)`."""
    at = nodes.beginning(plan.source.node)
    body = links.load_cell(at, LinkKind.BODY)
    return _support("enter", plan, nodes.tuple_of([body, all_parameters(plan)], at))


def configure(plan: Plan, links: Links) -> ast.FunctionDef:
    """`def @configure_f(a, *rest, k, **kw): return f, (a, *rest), {"k": k, **kw}`: a call as a configuration."""
    at = nodes.beginning(plan.source.node)
    arguments, keywords = passed_on(plan, at)
    keys = [nodes.constant(keyword.arg, at) if keyword.arg else None for keyword in keywords]
    by_keyword = nodes.place(ast.Dict([*keys], [keyword.value for keyword in keywords]), at)
    configuration = [links.load_cell(at, LinkKind.SELF), nodes.tuple_of(arguments, at), by_keyword]
    return _support("configure", plan, nodes.tuple_of(configuration, at))


def passed_on(plan: Plan, at: Positioned) -> tuple[list[ast.expr], list[ast.keyword]]:
    """The parameters as the arguments of a call of the same signature."""
    parameters = plan.scope.parameters
    arguments: list[ast.expr] = [nodes.load(name, at) for name in parameters.by_position]
    if parameters.vararg:
        arguments.append(nodes.starred(nodes.load(parameters.vararg, at), at))
    keywords = [ast.keyword(name, nodes.load(name, at)) for name in parameters.keyword_only]
    if parameters.kwarg:
        keywords.append(ast.keyword(None, nodes.load(parameters.kwarg, at)))
    return arguments, [nodes.place(each, at) for each in keywords]
