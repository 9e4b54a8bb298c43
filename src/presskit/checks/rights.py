"""Tell the pictures that nobody may print: those that say neither who made them nor on which terms.

No family of checks: `render` refuses such a release too, unless it makes a draft.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from presskit.errors import Diagnostic, error
from presskit.model import Image, Message, Release

CODES: Mapping[str, str] = MappingProxyType(
    {"missing-credit": "a picture with neither `credit` nor `licence`: no paper may print it"}
)


def problems(release: Release[Message]) -> Iterator[Diagnostic]:
    """An error for each picture without a credit and without a licence, at the words that describe it."""
    for block in release.body:
        if isinstance(block, Image) and block.credit is None and block.licence is None:
            message = f"{block.media.name} says neither who made it nor who may print it"
            hint = 'add `credit: "Photo: …"`, and on which terms: `licence: "Free for editorial use"`'
            yield error("missing-credit", message, block.alt.span, hint=hint)
