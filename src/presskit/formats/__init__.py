"""Turn a Document into bytes: one file a format, found here by its `FORMAT`. Formats never import each other."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

from presskit.document import Document
from presskit.errors import Diagnostic, ReleaseError, Report, error
from presskit.media import Media
from presskit.media.drawing import Drawing
from presskit.media.typeface import Typeface

ENTRY_POINTS = "presskit.formats"
"""The entry-point group under which another package offers a `Format`."""


@dataclass(frozen=True, slots=True)
class Assets:
    """What a format may use besides the words.

    `templates` are folders, the first that has a file wins. `fonts` is the folder of the fonts to embed. `color` is
    the house's, as `#rrggbb`. `wrapped` holds the bytes of the formats that this one wraps, by format name.
    `typefaces` are the styles of the house's own font, used before those in `fonts`; `drawings` tell which Drawing
    stands for a logo in print.
    """

    templates: tuple[Path, ...]
    fonts: Path
    color: str
    wrapped: Mapping[str, bytes] = field(default_factory=dict)
    typefaces: tuple[Typeface, ...] = ()
    drawings: Mapping[Media, Drawing] = field(default_factory=dict)


class MissingGlyphsError(ReleaseError):
    """Letters that a format cannot draw: one diagnostic, without a place, for each of `letters`."""

    def __init__(self, diagnostics: Mapping[str, Diagnostic]) -> None:
        super().__init__(diagnostics.values())
        self.letters = tuple(diagnostics)


class SamePictureError(ReleaseError):
    """Two different pictures of one name, code `same-picture`: one file below `media/` cannot be both."""

    def __init__(self, name: str) -> None:
        message, hint = f"two pictures of the release are called {name}", "give one of the two files another name"
        super().__init__(error("same-picture", message, hint=hint))


Render = Callable[[Document, Assets, Report], bytes]

Beside = Callable[[Document], Mapping[str, bytes]]
"""Tells the pictures that a format refers to instead of holding them: bytes by name below `media/`."""


def nothing_beside(_document: Document) -> Mapping[str, bytes]:
    """A format that holds all it shows."""
    return {}


@dataclass(frozen=True, slots=True)
class Format:
    """A way to draw a Document: its name for `--format`, its file suffix, and the function that draws.

    `wraps` names the formats whose bytes it wants in `Assets.wrapped`; `beside` tells the pictures that are to be
    written to `media/` beside its file.
    """

    name: str
    suffix: str
    render: Render
    wraps: tuple[str, ...] = ()
    beside: Beside = nothing_beside


@cache
def formats() -> Mapping[str, Format]:
    """Every format by name: those of this package, then those that other packages offer."""
    modules = (importlib.import_module(f"{__name__}.{one.name}") for one in pkgutil.iter_modules(__path__))
    own = {module.FORMAT.name: module.FORMAT for module in modules if hasattr(module, "FORMAT")}
    others: dict[str, Format] = {one.name: one.load() for one in entry_points(group=ENTRY_POINTS)}
    return others | own
