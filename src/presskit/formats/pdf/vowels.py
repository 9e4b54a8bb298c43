"""Turn the vowel marks of Arabic from letters into drawings, so that the words under them can be copied whole.

A mark is drawn back and forth between the letters of its word, and every reader of PDFs then parts the word there. So
the letters are written without a gap, and the marks are drawn over them by their outlines, where they stood: nothing
changes for the eye. What is copied has no vowel marks; the plain text attached to the file has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

VOWELS = re.compile(
    "[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]+"
)
"""Marks that a word may go without. Not the hamza and the madda: without them it is another word."""

_SHOWN = re.compile(rb"<([0-9a-f]+)>|(-?[0-9.]+(?:e-?[0-9]+)?)")
_FONT = re.compile(rb"/(\S+) (\S+) Tf")
_DIGITS = 3

Matrix = tuple[float, ...]
Outline = tuple[tuple[str, tuple[tuple[float, float], ...]], ...]
"""The contours of a glyph: `m`, `l`, `c` and `h` of PDF with their points, in thousandths of an em."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font: how wide its glyphs are, in thousandths of an em, and the outlines of its vowels."""

    widths: Mapping[int, float]
    vowels: Mapping[int, Outline]


@dataclass(frozen=True, slots=True)
class _Pen:
    """Where the next glyph stands along its line, and how it is shown; lengths as in the page."""

    x: float = 0.0
    rise: float = 0.0
    size: float = 0.0
    font: str = ""
    matrix: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class _Vowel:
    """A vowel mark, and the place that was taken for it."""

    glyph: int
    pen: _Pen


def finish(fonts: Iterable[Any], pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Draw the vowel marks of a PDF that is not yet written, set in `fonts`."""
    faces = _faces(fonts)
    if any(face.vowels for face in faces.values()):
        for one in pdf.objects:
            if b"BT" in getattr(one, "stream", ()):
                one.stream[:] = redrawn(one.stream, faces)


def _faces(fonts: Iterable[Any]) -> dict[str, Face]:
    """The fonts by the name that pages know them by: several of a document may share it."""
    faces: dict[str, Face] = {}
    for font in fonts:
        vowels = [glyph for glyph, text in font.to_unicode.items() if VOWELS.fullmatch(text)]
        known = faces.get(font.hash, Face({}, {}))
        outlines = _outlines(font, [one for one in vowels if one not in known.vowels]) if vowels else {}
        faces[font.hash] = Face({**known.widths, **font.widths}, {**known.vowels, **outlines})
    return faces


def _outlines(font: Any, glyphs: Iterable[int]) -> dict[int, Outline]:  # noqa: ANN401 - WeasyPrint has no types
    """The contours of some glyphs of a font."""
    from fontTools.pens.basePen import BasePen  # noqa: PLC0415 - it comes with WeasyPrint, which is imported late
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - likewise

    class Pen(BasePen):  # type: ignore[misc] # fontTools has no types
        """Writes down cubic curves; its base makes them of the quadratic ones that a TrueType font has."""

        def __init__(self, glyphs: object) -> None:
            super().__init__(glyphs)
            self.drawn: list[tuple[str, tuple[tuple[float, float], ...]]] = []

        def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - BasePen's names
            self.drawn.append(("m", (point,)))

        def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
            self.drawn.append(("l", (point,)))

        def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
            self.drawn.append(("c", points))

        def _closePath(self) -> None:  # noqa: N802
            self.drawn.append(("h", ()))

    with TTFont(BytesIO(font.file_content), fontNumber=font.index, lazy=True) as file:
        shapes, scale = file.getGlyphSet(), 1000 / file["head"].unitsPerEm
        found = {}
        for glyph in glyphs:
            pen = Pen(shapes)
            shapes[file.getGlyphName(glyph)].draw(pen)
            found[glyph] = tuple(
                (operator, tuple((x * scale, y * scale) for x, y in points)) for operator, points in pen.drawn
            )
    return found


def redrawn(stream: Iterable[Any], faces: Mapping[str, Face]) -> list[Any]:
    """The operators of a page, the vowel marks of each text drawn behind it."""
    done: list[Any] = []
    start = -1
    for one in stream:
        done.append(one)
        if one == b"BT":
            start = len(done)
        elif one == b"ET" and start >= 0:
            words, vowels = _parted(done[start:-1], faces)
            if vowels:
                done[start:] = [*words, b"ET", *(line for vowel in vowels for line in _drawing(vowel, faces))]
            start = -1
    return done


def _parted(text: Iterable[bytes], faces: Mapping[str, Face]) -> tuple[list[bytes], list[_Vowel]]:
    """The operators of a text without its vowel marks; and these, with their places."""
    pen, words, vowels = _Pen(), _Words(), list[_Vowel]()
    for line in text:
        if line.endswith(b" TJ"):
            for glyph, place in _glyphs(line, pen, faces):
                if glyph is None:
                    pen = place
                elif glyph in faces[place.font].vowels:
                    vowels.append(_Vowel(glyph, place))
                else:
                    words.write(glyph, place, faces[place.font].widths[glyph])
        else:
            pen = _moved(pen, line)
            words.pass_on(line)
    return words.lines(), vowels


def _glyphs(line: bytes, pen: _Pen, faces: Mapping[str, Face]) -> Iterator[tuple[int | None, _Pen]]:
    """Each glyph that an operator `TJ` shows, with its place; at the end None, with the place behind it."""
    x = pen.x
    for found in _SHOWN.finditer(line):
        if found[2]:
            x -= float(found[2]) * pen.size / 1000
        else:
            for start in range(0, len(found[1]), 4):
                glyph = int(found[1][start : start + 4], 16)
                yield glyph, replace(pen, x=x)
                x += faces[pen.font].widths[glyph] * pen.size / 1000
    yield None, replace(pen, x=x)


def _moved(pen: _Pen, line: bytes) -> _Pen:
    if found := _FONT.fullmatch(line):
        return replace(pen, font=found[1].decode(), size=float(found[2]))
    if line.endswith(b" Ts"):
        return replace(pen, rise=float(line.split()[0]))
    if line.endswith(b" Tm"):
        return replace(pen, x=0.0, matrix=tuple(float(one) for one in line.split()[:6]))
    return pen


class _Words:
    """The letters of a text, each where it stood, in as few operators as can be."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []
        self._shown: list[str] = []
        self._rise = 0.0
        self._end = 0.0

    def pass_on(self, line: bytes) -> None:
        """Take over an operator that shows no glyph. Rises are written where a letter needs one."""
        if not line.endswith(b" Ts"):
            self._close()
            self._lines.append(line)
            self._end = 0.0 if line.endswith(b" Tm") else self._end

    def write(self, glyph: int, place: _Pen, width: float) -> None:
        """Show a letter at a place."""
        if place.rise != self._rise:
            self._close()
            self._lines.append(_number(place.rise) + b" Ts")
            self._rise = place.rise
        gap = _number((self._end - place.x) * 1000 / place.size)
        # A letter that stands where the one before it ends goes on in the same string.
        if gap not in {b"0", b"-0"}:
            self._shown.append(gap.decode())
        self._shown.append(f"<{glyph:04x}>")
        self._end = place.x + width * place.size / 1000

    def lines(self) -> list[bytes]:
        """All operators."""
        self._close()
        return [*self._lines, b"0 Ts"] if self._rise else self._lines

    def _close(self) -> None:
        if self._shown:
            self._lines.append(f"[{''.join(self._shown).replace('><', '')}] TJ".encode())
            self._shown = []


def _drawing(vowel: _Vowel, faces: Mapping[str, Face]) -> Iterator[bytes]:
    """The outline of a mark at its place, filled."""
    face, pen = faces[vowel.pen.font], vowel.pen
    outline = face.vowels[vowel.glyph]
    for operator, points in outline:
        yield b" ".join([*(_on_page(x, y, pen) for x, y in points), operator.encode()])
    if outline:
        yield b"f"


def _on_page(x: float, y: float, pen: _Pen) -> bytes:
    a, b, c, d, e, f = pen.matrix
    along, up = pen.x + x * pen.size / 1000, pen.rise + y * pen.size / 1000
    return _number(a * along + c * up + e) + b" " + _number(b * along + d * up + f)


def _number(value: float) -> bytes:
    return f"{value:.{_DIGITS}f}".rstrip("0").rstrip(".").encode()
