"""What every form is: a mapping with known fields, each described for people; and how texts, forms and lists part.

Texts stay scalars with their place (values.py); what a form refuses is put into words by faults.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator
from pydantic.fields import FieldInfo

from presskit.authoring.source import Scalar
from presskit.authoring.values import Tag, one_of

Gender = Annotated[Literal["", "m", "f"], one_of("m", "f")]
Only: TypeAlias = tuple[Tag, ...]


class Form(BaseModel):
    """A mapping with known fields. `noun` names it in a sentence; `hints` say how to fill a required field.

    A known field left empty counts as absent, save those that `insists` names. `stand_ins` are put where a required
    field of the whole file is missing, so that the rest can still be judged. The docstring of a form and what `holds`
    says of its fields are for press officers: editors show them, and docs/fields.md is made of them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    noun: ClassVar[str]
    hints: ClassVar[Mapping[str, str]] = {}
    stand_ins: ClassVar[Mapping[str, str]] = {}
    insists: ClassVar[tuple[str, ...]] = ()

    @model_validator(mode="before")
    @classmethod
    def _meet(cls, data: object, info: ValidationInfo) -> object:
        """Tell the context which form met which fields, and pass over fields that were left empty."""
        if not isinstance(data, dict):
            return data
        if info.context is not None:
            info.context[id(data)] = cls
        passed_over = {*cls.fields()} - {*cls.insists}
        return {name: one for name, one in data.items() if not (_is_null(one) and name in passed_over)}

    @classmethod
    def fields(cls) -> tuple[str, ...]:
        """The names of the fields as they are written."""
        return tuple(one.alias or name for name, one in cls.model_fields.items())


def holds(description: str, example: str) -> FieldInfo:
    """What a field holds, in a press officer's words, and an example of its value as it is written in YAML."""
    field: FieldInfo = Field(description=description, examples=[example])
    return field


ABOUT_ONLY = holds("The languages it is printed in, and asked of translators in; without it, all.", "[ar]")


def text_or(case: str) -> Callable[[object], str | None]:
    """Tell a text from something with structure."""
    return lambda value: "<text>" if isinstance(value, Scalar) else case


def fields_or(case: str) -> Callable[[object], str | None]:
    """Tell fields from everything else."""
    return lambda value: "<fields>" if isinstance(value, dict) else case


def by_key(cases: Mapping[str, str]) -> Callable[[object], str | None]:
    """Tell forms apart by the one telling key they hold; a scalar is a text."""

    def tell(value: object) -> str | None:
        if isinstance(value, Scalar):
            return "<text>" if "" in cases else None
        found = {cases[key] for key in value if key in cases} if isinstance(value, dict) else set()
        return found.pop() if len(found) == 1 else None

    return tell


def _is_null(value: object) -> bool:
    return isinstance(value, Scalar) and value.is_null
