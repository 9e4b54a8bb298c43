"""Run templates that nobody vouches for: they read the values they are given, and stop when they do too much.

Jinja's sandbox keeps them from reaching behind a value; it lets them run for ever and fill the memory. So here each
drawing has an allowance of work, the same on every machine. No part of it is random, or no two drawings were alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import fields, is_dataclass
from functools import wraps
from typing import Any, Final

from jinja2 import (
    BaseLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    Undefined,
    nodes,
    pass_context,
    pass_eval_context,
)
from jinja2.environment import TemplateModule
from jinja2.filters import FILTERS
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from presskit.authoring.problems import did_you_mean
from presskit.document import Document
from presskit.unseen import FORBIDDEN

ALLOWANCE = 30_000_000
"""What one drawing may spend: the longest release that a mail may hold takes a thirtieth of it."""

TURN, CALL, ITEM = 20, 200, 8
"""What a turn of a loop, a call and an item of a list cost; a letter that is made costs 1."""

WIDEST = 1024
"""Bits of the largest number that a template may reckon with, and columns that `%` may fill."""

TEXT_FILTERS: Final = (
    "capitalize",
    "e",
    "escape",
    "forceescape",
    "format",
    "lower",
    "replace",
    "safe",
    "string",
    "striptags",
    "title",
    "trim",
    "truncate",
    "upper",
    "urlencode",
    "wordcount",
)
"""The filters of Jinja's that take a text; the others that a template may use take anything."""

OTHER_FILTERS: Final = (
    "abs",
    "count",
    "d",
    "default",
    "first",
    "float",
    "groupby",
    "int",
    "items",
    "last",
    "length",
    "list",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "reverse",
    "round",
    "select",
    "selectattr",
    "sort",
    "unique",
)

_GROWING = frozenset(
    {"center", "encode", "expandtabs", "format", "format_map", "join", "ljust"}
    | {"replace", "rjust", "to_bytes", "translate", "zfill"}
)
"""Methods of texts and numbers that can make much of little; filters do what a template needs of it."""

_WIDE = re.compile(r"%[^a-zA-Z%]*(?:\*|\d{4})")
_MISLEADING = re.compile(f"[{FORBIDDEN}\ud800-\udfff]")


class TooMuchError(TemplateRuntimeError):
    """A template has used up its allowance."""


class NoTextError(TemplateRuntimeError):
    """A template prints what is no text, or gives a filter what it cannot take."""


class UnknownBlockError(TemplateSyntaxError):
    """A template fills a block that the one it builds on does not have, so that it would never be drawn."""

    def __init__(self, block: nodes.Block, known: Iterable[str], filename: str | None) -> None:
        super().__init__(f"there is no block `{block.name}` to fill", block.lineno, filename=filename)
        self.block, self.known = block.name, tuple(known)


# --- the allowance ------------------------------------------------------------------------------------------------

_left: ContextVar[list[int]] = ContextVar("left")


@contextmanager
def allowance(most: int = ALLOWANCE) -> Iterator[None]:
    """Give what is drawn inside an allowance of its own."""
    token = _left.set([most])
    try:
        yield
    finally:
        _left.reset(token)


def _pay(cost: int) -> None:
    purse = _left.get()
    purse[0] -= max(0, cost)
    if purse[0] < 0:
        raise TooMuchError("the template does too much")


@pass_context
def _enter(_context: Context, cost: int) -> None:
    _pay(cost)


# --- texts ----------------------------------------------------------------------------------------------------------


def _text(value: object) -> int:
    """How many letters a value prints. Raises NoTextError for what is neither text nor number."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Undefined) or (isinstance(value, int | float) and not isinstance(value, bool)):
        return TURN
    raise NoTextError(f"{named(value)} is no text")


def named(value: object) -> str:
    """What a value is, in words for the person who wrote the template."""
    names = {tuple: "a phrase or list", list: "a list", dict: "a table of values", bool: "true or false"}
    names |= {str: "a text", int: "a number", float: "a number", Document: "the document"}
    words = re.sub("(?<=[a-z])(?=[A-Z])", " ", type(value).__name__.removesuffix("Block")).lower()
    article = "an" if words[:1] in "aeiou" else "a"
    return "nothing" if value is None else names.get(type(value), f"{article} {words}")


class Missing(StrictUndefined):
    """A name that stands for nothing. Told in words for the person who wrote it, and with what it may have meant."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        whose, name = self._undefined_obj, str(self._undefined_name)
        if self._undefined_hint or whose is missing:
            return str(super()._undefined_message)
        if isinstance(whose, TemplateModule):
            return f"the template {whose.__name__!r} does not export the requested name {name!r}"
        if is_dataclass(whose):
            meant = did_you_mean(name, [one.name for one in fields(whose)])
            return f"{named(whose)} has no {name!r}" + (f"; {meant}" if meant else "")
        return str(super()._undefined_message)


def _printed(value: object) -> object:
    """What stands between `{{` and `}}`, if it can be printed."""
    _pay(_text(value))
    if isinstance(value, str) and (found := _MISLEADING.search(value)):
        raise NoTextError(f"the character U+{ord(found[0]):04X} may not stand in a text")
    return value


@pass_context
def _tied(context: Context, values: list[object]) -> str:
    """What `a ~ b` makes."""
    _pay(sum(map(_text, values)))
    return markup_join(values) if context.eval_ctx.autoescape else str_join(values)


# --- filters --------------------------------------------------------------------------------------------------------


@pass_eval_context
def _joined(eval_ctx: EvalContext, value: Iterable[object], d: str = "") -> str:
    """Jinja's `join`, but for its `attribute`, which `map` has."""
    items = [*value]
    _pay(TURN + sum(map(_text, items)) + len(items) * _text(d))
    joined: str = FILTERS["join"](eval_ctx, items, d)
    return joined


def _replacing(value: object, old: object, new: object, *_count: object, **_named: object) -> int:
    return _text(value) + str(value).count(str(old)) * _text(new)


def _formatting(value: object, *values: object, **named: object) -> int:
    """What filling the gaps of a text such as `block-%d` costs. Raises TooMuchError for a gap as wide as a bomb is."""
    if _WIDE.search(str(value)):
        raise TooMuchError(f"a gap in {value!r} is wider than {WIDEST} letters")
    return _text(value) + sum(map(_text, (*values, *named.values()))) + WIDEST * str(value).count("%")


def _length(value: object) -> int:
    """What a text or a collection costs."""
    if isinstance(value, str):
        return len(value)
    return ITEM * len(value) if isinstance(value, Sized) and not isinstance(value, Undefined) else 0


_PRICES: Mapping[str, Callable[..., int]] = {"replace": _replacing, "format": _formatting}


def _priced(name: str) -> Callable[..., Any]:
    """A filter of Jinja's that is paid for before it works."""
    work = FILTERS[name]
    price = _PRICES.get(name, _text if name in TEXT_FILTERS else _length)
    passed = 1 if hasattr(work, "jinja_pass_arg") else 0

    @wraps(work)
    def priced(*values: Any, **named: Any) -> Any:  # noqa: ANN401 - filters are of every type
        shown = values[passed:]
        _pay(TURN + (price(*shown, **named) if name in _PRICES else price(*shown[:1])))
        return work(*values, **named)

    return priced


# --- operators ------------------------------------------------------------------------------------------------------


def _reckoning(operator: str, left: object, right: object) -> int:
    """What an operator's result costs. Raises TooMuchError for a number that no template needs."""
    match operator, left, right:
        case "%", str(), tuple():
            return _formatting(left, *right)
        case "%", str(), _:
            return _formatting(left, *(right.values() if isinstance(right, dict) else (right,)))
        case "*", int(), int() if left.bit_length() + right.bit_length() > WIDEST:
            raise TooMuchError("a number is too large")
        case "**", int(), int() if max(1, left.bit_length()) * right > WIDEST:
            raise TooMuchError("a number is too large")
        case "*", int(), Sized():
            return max(0, left) * _length(right)
        case "*", Sized(), int():
            return max(0, right) * _length(left)
    return _length(left) + _length(right)


# --- the environment ------------------------------------------------------------------------------------------------


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with an allowance. Words are escaped in every template but `.css`; an undefined name is an error."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, loader: BaseLoader, filters: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(
            loader=loader,
            autoescape=lambda name: not (name or "").endswith(".css"),
            undefined=Missing,
            finalize=_printed,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        del self.globals["lipsum"]  # random words
        self.filters = {name: _priced(name) for name in (*TEXT_FILTERS, *OTHER_FILTERS)}
        self.filters |= {"join": _joined, _ENTER: _enter, _TIE: _tied, **filters}

    def call(self, context: Context, called: Any, /, *values: Any, **named: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """Call a macro, a method or a value."""
        _pay(CALL)
        result = super().call(context, called, *values, **named)
        _pay(_length(result))
        return result

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """Reckon with two values."""
        _pay(_reckoning(operator, left, right))
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Whether a template may read an attribute: no bytes of a picture, and nothing that grows what it is of."""
        is_growing = isinstance(obj, str | int) and attr in _GROWING
        return not is_growing and not isinstance(obj, bytes) and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: object) -> None:
        """Leave `format` to `is_safe_attribute`, which refuses it."""

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 - Jinja's signature
    ) -> str:
        self._check_blocks(source, filename)
        return super()._generate(_metered(source), name, filename, defer_init)

    def _check_blocks(self, tree: nodes.Template, filename: str | None) -> None:
        """Raise UnknownBlockError where a template fills what none of those that it builds on has: Jinja says nothing.

        A block within a block is new, and is drawn with it.
        """
        known = self._blocks_below(tree)
        if known is None:
            return
        within = {id(inner) for one in tree.find_all(nodes.Block) for inner in one.find_all(nodes.Block)}
        for one in tree.find_all(nodes.Block):
            if id(one) not in within and one.name not in known:
                raise UnknownBlockError(one, known, filename)

    def _blocks_below(self, tree: nodes.Template) -> dict[str, None] | None:
        """The blocks of all that a template builds on; None where it builds on nothing, or what is not known yet."""
        found: dict[str, None] | None = None
        seen: set[str] = set()
        while (name := _base(tree)) and name not in seen and self.loader:
            seen.add(name)
            try:
                text, filename, _ = self.loader.get_source(self, name)
            except TemplateNotFound:
                return None
            tree = self._parse(text, name, filename)
            found = (found or {}) | dict.fromkeys(one.name for one in tree.find_all(nodes.Block))
        return found if _base(tree) is None else None


def _base(tree: nodes.Template) -> str | None:
    """The template that another builds on; "" where it is chosen while it is drawn, None where there is none."""
    bases = [*tree.find_all(nodes.Extends)]
    if not bases:
        return None
    only = bases[0].template if len(bases) == 1 and bases[0] in tree.body else None
    return only.value if isinstance(only, nodes.Const) and isinstance(only.value, str) else ""


_ENTER, _TIE = "\0enter", "\0tie"
"""Filters that no template names by chance: the tolls below use them."""


def _metered(tree: nodes.Template) -> nodes.Template:
    """The template with a toll at the door of each loop's turn, macro and block, by the letters that stand in it."""
    bodies: list[nodes.Template | nodes.For | nodes.Macro | nodes.CallBlock | nodes.Block] = [
        tree,
        *tree.find_all(nodes.For),
        *tree.find_all(nodes.Macro),
        *tree.find_all(nodes.CallBlock),
        *tree.find_all(nodes.Block),
    ]
    for one, toll in [(one, _toll(one)) for one in bodies]:
        one.body.insert(0, toll)
    for tie in tree.find_all(nodes.Concat):
        tie.nodes = [nodes.Filter(nodes.List(tie.nodes), _TIE, [], [], None, None, lineno=tie.lineno)]
    return tree


def _toll(node: nodes.Node) -> nodes.ExprStmt:
    cost = TURN + sum(len(one.data) for one in node.find_all(nodes.TemplateData))
    line = {"lineno": node.lineno}
    return nodes.ExprStmt(nodes.Filter(nodes.Const(cost, **line), _ENTER, [], [], None, None, **line), **line)
