"""Turn the files that `brand:` names into typefaces and a drawing; say at the name why one cannot be taken."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from presskit.authoring.problems import twice
from presskit.authoring.source import Scalar
from presskit.errors import Report, Span, error
from presskit.media import MediaError, drawing, typeface
from presskit.media.drawing import Drawing
from presskit.media.typeface import BOLD, Typeface


class Read(Protocol):
    """Reads the file of a path as typed; `noun` is what it should hold. Raises MediaError."""

    def __call__(self, name: str, *, noun: str) -> bytes:
        """Return the bytes of the file."""


def no_files(name: str, *, noun: str) -> bytes:
    """Find nothing: the `Read` of a text that stands in no folder."""
    raise MediaError("no-image", f"there is no {noun} {name}", "its path starts at the folder of this file")


def drawing_of(name: Scalar, read: Read, report: Report) -> Drawing | None:
    """The SVG of a name; None, and an error, where it cannot be taken."""
    try:
        return drawing.verified(read(name.value, noun="drawing"), name.value)
    except MediaError as problem:
        report(error(problem.code, str(problem), name.span, hint=problem.hint))
        return None


def typefaces(names: Iterable[Scalar], read: Read, report: Report) -> tuple[Typeface, ...]:
    """The styles of one family, each of them regular or bold, upright or italic, and no two alike.

    An error for each file that cannot be taken, and for a family without its regular or bold style.
    """
    found: dict[tuple[bool, bool], tuple[Typeface, Span]] = {}
    faults = 0
    for name in names:
        face = _typeface(name, read, report)
        if face is None:
            faults += 1
            continue
        style = (face.weight >= BOLD, face.is_italic)
        if style in found:
            message = f"{name.value} is a second {_said(style)} style"
            report(twice("bad-font", message, (name.span, found[style][1]), "keep one of the two"))
        _check_family(face, name.span, found.values(), report)
        found.setdefault(style, (face, name.span))
    if found and not faults:
        _check_styles(found.keys(), next(iter(found.values())), report)
    return tuple(face for face, _ in found.values())


def _typeface(name: Scalar, read: Read, report: Report) -> Typeface | None:
    try:
        return typeface.verified(read(name.value, noun="font"), name.value)
    except MediaError as problem:
        report(error("bad-font", str(problem), name.span, hint=problem.hint))
        return None


def _check_family(face: Typeface, span: Span, others: Iterable[tuple[Typeface, Span]], report: Report) -> None:
    first = next((other for other, _ in others if other.family != face.family), None)
    if first:
        message = f"{face.name} is of the family {face.family}, and {first.name} of {first.family}"
        report(error("bad-font", message, span, hint="name the files of one family"))


def _check_styles(styles: Iterable[tuple[bool, bool]], first: tuple[Typeface, Span], report: Report) -> None:
    face, span = first
    for style in sorted({(False, False), (True, False)} - set(styles)):
        message = f"the {_said(style)} style of {face.family} is not among `fonts`"
        report(error("bad-font", message, span, hint="name its file too: a release has regular and bold words"))


def _said(style: tuple[bool, bool]) -> str:
    is_bold, is_italic = style
    return ("bold" if is_bold else "regular") + (" italic" if is_italic else "")
