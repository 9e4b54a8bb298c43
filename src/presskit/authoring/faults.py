"""Fit a file's nodes into a form, and say in our words, each at its place, why they do not fit.

pydantic finds what is wrong; its types of error choose our sentences, its English is never shown. What does not fit
is taken out and the rest is fitted again, so that one mistake hides no other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from presskit.authoring import source
from presskit.authoring.data import Data, Fields, Items
from presskit.authoring.data import data as plain_data
from presskit.authoring.problems import Problems, did_you_mean
from presskit.authoring.schema.blocks import BLOCK_KEYS, BlockForm
from presskit.authoring.schema.facts import FACT_KEYS
from presskit.authoring.schema.form import Form
from presskit.authoring.source import Scalar
from presskit.authoring.values import QUOTE_HINT
from presskit.errors import Diagnostic, Span, error

MOST_ROUNDS = 16
_TOGETHER = {"bad-date", "bad-value"}

F = TypeVar("F", bound=Form)


def fit(form: type[F], root: source.Node, problems: Problems) -> F:
    """The file as a form. What did not fit has been told to `problems` and is left out of it.

    Raises ReleaseError when nothing of the file can be kept.
    """
    data = plain_data(root)
    for is_first in (True, *[False] * MOST_ROUNDS):
        met: dict[int, type[Form]] = {}
        try:
            return form.model_validate(data, context=met)
        except ValidationError as problem:
            details = problem.errors(include_url=False, include_input=False)
        faults = []
        for fault in (_Fault.of(one, data, met) for one in details):
            if fault.kind == "too_short" and fault.spot.value:
                continue  # pydantic counts the items that fit; those that do not have faults of their own
            faults.append(fault)
            diagnostic = _explain(fault)
            # Once something was taken out, only forms whose fields now fit one by one have news: how they fit together.
            if diagnostic and (is_first or diagnostic.code in _TOGETHER):
                problems(diagnostic)
        if not _take_out(data, faults, form):
            break
    problems.settle()
    raise AssertionError(data)


# --- where a fault lies ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class _Spot:
    """A piece of the data, and where in its owner it hangs; the root has no owner."""

    value: Data
    owner: Fields | Items | None = None
    step: str | int = ""

    @property
    def key(self) -> Scalar | None:
        """The name it has in its owner."""
        return self.owner.node.key(str(self.step)) if isinstance(self.owner, Fields) else None

    @property
    def span(self) -> Span:
        """Where to point: at the words, else at the field's name, else at the beginning."""
        if isinstance(self.value, Scalar):
            return self.key.span if self.value.is_null and self.key else self.value.span
        if self.owner is None:
            return Span(self.value.node.span.path)
        return self.key.span if self.key else self.value.node.span


@dataclass(frozen=True, slots=True)
class _Fault:
    """One of pydantic's errors: its type, the way to it through the data, the field it speaks of, and what was said."""

    kind: str
    trail: tuple[_Spot, ...]
    field: str
    form: type[Form]
    said: Mapping[str, str]

    @classmethod
    def of(cls, details: ErrorDetails, data: Data, met: Mapping[int, type[Form]]) -> _Fault:
        """Walk to the place of an error. Steps that lead nowhere are cases of a union, or the missing field."""
        trail = [_Spot(data)]
        is_missing = details["type"] == "missing"
        for step in details["loc"][:-1] if is_missing else details["loc"]:
            here = trail[-1].value
            if (isinstance(here, Fields) and step in here) or (isinstance(here, Items) and isinstance(step, int)):
                trail.append(_Spot(here[step], here, step))  # type: ignore[index]
        forms = [met[id(one.value)] for one in trail if id(one.value) in met]
        field = str(details["loc"][-1]) if details["loc"] else ""
        return cls(details["type"], tuple(trail), field, forms[-1] if forms else Form, details.get("ctx", {}))

    @property
    def spot(self) -> _Spot:
        """The innermost piece of data on the way."""
        return self.trail[-1]

    @property
    def subject(self) -> str:
        """How a sentence about it begins."""
        names = [one.step for one in self.trail if isinstance(one.step, str) and one.step]
        if not names:
            return "this file"
        return f"an item of `{names[-1]}`" if isinstance(self.spot.step, int) else f"`{names[-1]}`"


def _take_out(data: Data, faults: Iterable[_Fault], form: type[Form]) -> bool:
    """Remove what is at fault, or put its stand-in; False when that is the whole file."""
    for fault in faults:
        spot = fault.spot
        field = fault.field if spot.owner is None else spot.step
        if spot.owner in (None, data) and isinstance(data, Fields) and field in form.stand_ins:
            data[str(field)] = Scalar.made(form.stand_ins[str(field)])
        elif isinstance(spot.owner, Fields):
            spot.owner.pop(str(spot.step), None)
        elif isinstance(spot.owner, Items):
            spot.owner[:] = [one for one in spot.owner if one is not spot.value]
        else:
            return False
    return True


# --- in words -------------------------------------------------------------------------------------


def _explain(fault: _Fault) -> Diagnostic | None:
    """The error of a fault; None where another one of the same form tells it."""
    sentence = _SENTENCES.get(fault.kind, _said)
    return sentence(fault)


def _said(fault: _Fault) -> Diagnostic:
    """A validator of ours has found the words."""
    if "message" not in fault.said:
        return error("bad-value", f"{fault.subject} cannot be this", fault.spot.span)
    span = fault.spot.key.span if fault.field == "[key]" and fault.spot.key else fault.spot.span
    return error(fault.kind, f"{fault.subject} {fault.said['message']}", span, hint=fault.said["hint"])


def _missing(fault: _Fault) -> Diagnostic:
    hint = fault.form.hints.get(fault.field, f"add `{fault.field}:`")
    written = fault.spot.value.node.key(fault.field) if isinstance(fault.spot.value, Fields) else None
    if beside := _beside(fault.form, fault.field, fault.spot.value):
        names = " and ".join(f"`{one}`" for one in beside)
        message = f"{names} {'stand' if len(beside) > 1 else 'stands'} beside `{fault.field}`, not below it"
        hint = f"put two more spaces before {'these lines' if len(beside) > 1 else 'this line'}"
        return error("missing-field", message, _key_span(fault.spot.value, beside[0]), hint=hint)
    if written:
        return error("missing-field", f"`{fault.field}` is empty", written.span, hint=hint)
    return error("missing-field", f"{fault.form.noun} needs `{fault.field}`", fault.spot.span, hint=hint)


def _unknown(fault: _Fault) -> Diagnostic | None:
    known, owner = fault.form.fields(), fault.spot.owner
    span = fault.spot.key.span if fault.spot.key else fault.spot.span
    if isinstance(owner, Fields) and (grouped := _grouped(owner, fault.field)) is not None:
        return _told_grouped(grouped, span)
    inner = [name for name, form in _inner(fault.form).items() if fault.field in form.fields()]
    required = {info.alias or name for name, info in fault.form.model_fields.items() if info.is_required()}
    if owner is not None and any(
        fault.field in _beside(fault.form, one, owner) for one in required.intersection(inner)
    ):
        return None
    hint = "".join(f"it belongs to `{one}`: write it below `{one}:`, two spaces further in" for one in inner[:1])
    hint = hint or (QUOTE_HINT if " " in fault.field else "")
    hint = hint or did_you_mean(fault.field, known, f"the fields here are: {', '.join(known)}")
    return error("unknown-field", f"`{fault.field[:40]}` is no field of {_possessor(fault)}", span, hint=hint)


def _inner(form: type[Form]) -> Mapping[str, type[Form]]:
    """The forms that stand in the fields of a form."""
    return {
        info.alias or name: info.annotation
        for name, info in form.model_fields.items()
        if isinstance(info.annotation, type) and issubclass(info.annotation, Form)
    }


def _beside(form: type[Form], field: str, value: Data) -> list[str]:
    """The fields of the form in `field` that were written beside it while it was left empty."""
    inner = _inner(form).get(field)
    if inner is None or not isinstance(value, Fields) or not value.node.key(field):
        return []
    written = value.node.get(field)
    is_empty = isinstance(written, Scalar) and written.is_null
    return [key.value for key, _ in value.node.pairs if key.value in inner.fields()] if is_empty else []


def _grouped(fields: Fields, name: str) -> tuple[str, str] | None:
    """The number that commas parted into fields, as written and as meant, at its first piece; ("", "") at the others.

    `{number: 1,250}` is YAML for a number 1 and a field 250.
    """
    pairs = fields.node.pairs
    at = next((index for index, (key, _) in enumerate(pairs) if key.value == name), 0)
    if at == 0 or not all(map(_is_piece, pairs[at : at + 1])):
        return None
    before, value = pairs[at - 1]
    if _is_piece(pairs[at - 1]):
        return "", ""
    if not isinstance(value, Scalar) or not value.value.isdecimal():
        return None
    pieces = [value.value, *(key.value for key, _ in takewhile(_is_piece, pairs[at:]))]
    return ",".join(pieces), f"{before.value}: {''.join(pieces)}"


def _is_piece(pair: tuple[Scalar, source.Node]) -> bool:
    """Whether a field is three digits that hold nothing."""
    key, value = pair
    return bool(re.fullmatch("[0-9]{3}", key.value)) and isinstance(value, Scalar) and value.is_null


def _told_grouped(grouped: tuple[str, str], span: Span) -> Diagnostic | None:
    written, meant = grouped
    hint = f"write {meant}; each language adds its own separators"
    return error("bad-value", f"the comma in {written} parts two fields", span, hint=hint) if written else None


def _possessor(fault: _Fault) -> str:
    return fault.form.noun if hasattr(fault.form, "noun") else "this file"


def _no_fields(fault: _Fault) -> Diagnostic:
    wanted = next((one for one in Form.__subclasses__() if one.__name__ == fault.said.get("class_name")), Form)
    known = ", ".join(f"`{one}`" for one in wanted.fields()[:3])
    if len(fault.trail) == 1:
        hint = "begin with lines such as `headline: …`"
        return error("wrong-type", "this file holds no fields", _beginning(fault.spot.value), hint=hint)
    hint = f"write them below it: {known}" if known else "write each on a line of its own below it: `name: …`"
    return error("wrong-type", f"{fault.subject} needs fields", fault.spot.span, hint=hint)


def _beginning(value: Data) -> Span:
    return value.span if isinstance(value, Scalar) else value.node.span


def _no_list(fault: _Fault) -> Diagnostic:
    hint = 'write each item behind `- ` on a line of its own, or ["…", "…"]'
    return error("wrong-type", f"{fault.subject} needs a list", fault.spot.span, hint=hint)


def _too_short(fault: _Fault) -> Diagnostic:
    hint = "write at least one item behind `- `"
    return error("missing-field", f"{fault.subject} is empty", fault.spot.span, hint=hint)


def _no_block(fault: _Fault) -> Diagnostic:
    value = fault.spot.value
    if not isinstance(value, Fields) or not value:
        return error("wrong-type", f"{fault.subject} needs a text or a block", fault.spot.span, hint=QUOTE_HINT)
    several = [one for one in value if one in BLOCK_KEYS]
    if several:
        message = f"a block is one thing, and this one is `{several[0]}` and `{several[1]}`"
        return error("bad-value", message, _key_span(value, several[1]), hint="begin each of them with its own `- `")
    name = next((one for one in value if one not in BlockForm.fields()), next(iter(value)))
    hint = QUOTE_HINT if " " in name else did_you_mean(name, BLOCK_KEYS, QUOTE_HINT)
    return error("unknown-block", f"there is no block `{name[:40]}`", _key_span(value, name), hint=hint)


def _no_fact(fault: _Fault) -> Diagnostic:
    value = fault.spot.value
    if not isinstance(value, Fields) or not value:
        hint = f"write what it is: {fault.spot.step}: {{number: 40}}, {{date: 2022-09-15}}, {{year: 2025}} …"
        return error("wrong-type", f"{fault.subject} does not say what kind of fact it is", fault.spot.span, hint=hint)
    several = [one for one in value if one in FACT_KEYS]
    if several:
        message = f"a fact is one thing, and `{fault.spot.step}` is `{several[0]}` and `{several[-1]}`"
        return error("bad-value", message, _key_span(value, several[-1]), hint="give each its own name")
    name = next(iter(value))
    hint = did_you_mean(name, FACT_KEYS, f"a fact is one of: {', '.join(FACT_KEYS)}")
    return error("unknown-field", f"`{name[:40]}` is no field of a fact", _key_span(value, name), hint=hint)


def _key_span(fields: Data, name: str) -> Span:
    key = fields.node.key(name) if isinstance(fields, Fields) else None
    return key.span if key else _beginning(fields)


_SENTENCES: Mapping[str, Callable[[_Fault], Diagnostic | None]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "model_type": _no_fields,
    "dict_type": _no_fields,
    "tuple_type": _no_list,
    "too_short": _too_short,
    "no-block": _no_block,
    "no-fact": _no_fact,
}
