"""Turn a glyph of a font into the letters that it is written for: what a reader copies out where the glyph stands.

WeasyPrint 70 notes for each glyph the letters of the first place where it draws it. Of `أُ`, which is two glyphs, one
is noted for both letters and the other for none, and from then on every `أ` of the file is lost in copying. The font
itself knows better, and is asked where there is doubt.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any

_ROUNDS = 8
"""How many substitutions of a font may follow one another before a glyph is drawn."""

_PRESENTATION_FORM = re.compile("[\ufb00-\ufdff\ufe70-\ufefe]")
"""A shape of letters that Unicode has for old files only."""

Names = dict[str, str]
"""Letters by the name that the font gives the glyph."""


class Fonts(dict[Any, Any]):
    """WeasyPrint's fonts of a document, each of which asks its file where a glyph's letters are in doubt."""

    def __setitem__(self, key: object, font: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
        """Take in a font that has drawn nothing yet."""
        font.to_unicode = _Letters(font)
        super().__setitem__(key, font)


class _Letters(dict[int, str]):
    """The letters of each glyph of a font that is drawn."""

    def __init__(self, font: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
        super().__init__()
        self._font = font

    def __setitem__(self, glyph: int, text: str) -> None:
        # One letter is one glyph, as a rule; and a file is read only where the rule does not hold.
        known = text if len(text) == 1 else written(self._font.file_content, self._font.index).get(glyph, text)
        super().__setitem__(glyph, known)


@lru_cache(maxsize=8)
def written(file: bytes, index: int = 0) -> Mapping[int, str]:
    """The letters that each glyph of a font file is written for, by the glyph's number.

    A ligature is written for all its letters; of the glyphs that one letter is parted into, the first is written for
    the letter and the others for "".
    """
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - it comes with WeasyPrint, which is imported late

    with TTFont(BytesIO(file), fontNumber=index, lazy=True) as font:
        names = _of_characters(font, presentation=False)
        steps = list(_substitutions(font))
        for _ in range(_ROUNDS):
            known = len(names)
            for sources, results in steps:
                _follow(sources, results, names)
            if known == len(names):
                break
        for name, text in _of_characters(font, presentation=True).items():
            names.setdefault(name, text)
        return {font.getGlyphID(name): text for name, text in names.items()}


def _of_characters(font: Any, *, presentation: bool) -> Names:  # noqa: ANN401 - fontTools has no types
    """The glyphs of single characters; shapes that Unicode has for old files only are told as their letters."""
    names: Names = {}
    for code, name in sorted((font.getBestCmap() or {}).items()):
        text = unicodedata.normalize("NFKC", chr(code)) if presentation else chr(code)
        if presentation == bool(_PRESENTATION_FORM.match(chr(code))):
            names.setdefault(name, text)
    return names


def _follow(sources: tuple[str, ...], results: tuple[str, ...], names: Names) -> None:
    """Learn what the results of a substitution are written for, where its sources are known and the results are not."""
    if not all(one in names for one in sources):
        return
    text = "".join(names[one] for one in sources)
    for result in results:
        if result not in names:
            names[result] = text
        text = ""


def _substitutions(font: Any) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:  # noqa: ANN401 - fontTools
    """Every substitution of glyphs that the font may make, wherever it makes it: what for what."""
    lookups = font["GSUB"].table.LookupList if "GSUB" in font else None
    for lookup in lookups.Lookup if lookups else ():
        for table in lookup.SubTable:
            inner = getattr(table, "ExtSubTable", table)
            match inner.LookupType:
                case 1:
                    yield from (((one,), (other,)) for one, other in inner.mapping.items())
                case 2:
                    yield from (((one,), tuple(others)) for one, others in inner.mapping.items())
                case 3:
                    yield from (((one,), (other,)) for one, others in inner.alternates.items() for other in others)
                case 4:
                    yield from _ligatures(inner)
                case _:
                    pass


def _ligatures(table: Any) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:  # noqa: ANN401 - fontTools
    for first, ligatures in table.ligatures.items():
        for one in ligatures:
            yield (first, *one.Component), (one.LigGlyph,)
