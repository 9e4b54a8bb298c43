"""Turn the bytes of a TrueType file into a Typeface: whole, of one style, and free to be embedded.

The file is judged by its own table of contents, as Microsoft's OpenType specification 1.9 describes it; then fontTools
reads once what a PDF will ask of it. No glyph is drawn here.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from presskit.media import MOST_BYTES, MediaError

BOLD = 600
"""The least weight that counts as bold; below it a style counts as regular."""

_TRUETYPE = (b"\x00\x01\x00\x00", b"true")

_OTHERS: Mapping[bytes, str] = {
    b"wOFF": "a WOFF font, packed for the web",
    b"wOF2": "a WOFF2 font, packed for the web",
    b"OTTO": "an OpenType font with PostScript outlines (.otf)",
    b"ttcf": "a collection of several fonts (.ttc)",
}

_STATIC = "take the static TrueType files (.ttf) of the family: -Regular.ttf, -Bold.ttf"

_NEEDED = (b"OS/2", b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name")
"""The tables without which nothing can be drawn or told of a font."""

_LEAST: Mapping[bytes, int] = {b"OS/2": 64, b"cmap": 4, b"head": 54, b"hhea": 36, b"maxp": 6, b"name": 6}
"""How many bytes each of them has at least."""

_MAGIC = 0x5F0F3CF5
_RESTRICTED, _NO_SUBSET, _BITMAPS = 0x0002, 0x0100, 0x0200
_ITALIC, _OBLIQUE = 0x0001, 0x0200
_FAMILY, _TYPOGRAPHIC_FAMILY, _UNICODE_WINDOWS = 1, 16, 3
_WEIGHTS = range(1, 1001)


@dataclass(frozen=True, slots=True)
class Typeface:
    """One style of a family: its weight as CSS counts it (400 regular, 700 bold), and whether it slants."""

    name: str
    family: str
    weight: int
    is_italic: bool
    data: bytes


def verified(data: bytes, name: str) -> Typeface:
    """Take a TrueType font that is whole, static and may be embedded.

    Raises MediaError, code `bad-font`, that says in plain words what it is instead.
    """
    tables = _tables(data, name)
    if b"fvar" in tables:
        raise _refusal(name, "is a variable font: which of its weights is meant, a PDF cannot know", _STATIC)
    _check_shape(tables, name)
    metrics = tables[b"OS/2"]
    weight, embedding = struct.unpack_from(">H2xH", metrics, 4)
    _check_embedding(embedding, name)
    if weight not in _WEIGHTS:
        raise _refusal(name, f"is broken: its weight is {weight}", _STATIC)
    (selection,) = struct.unpack_from(">H", metrics, 62)
    family = _family(tables[b"name"], name)
    _check_readable(data, name)
    return Typeface(name, family, weight, bool(selection & (_ITALIC | _OBLIQUE)), data)


def _refusal(name: str, reason: str, hint: str) -> MediaError:
    return MediaError("bad-font", f"{name} {reason}", hint)


def _broken(name: str, reason: str) -> MediaError:
    return _refusal(name, f"is broken: {reason}", "fetch the file again from whoever made the font")


# --- the table of contents --------------------------------------------------------------------------


def _tables(data: bytes, name: str) -> Mapping[bytes, bytes]:
    """Every table of the file by its tag."""
    if len(data) > MOST_BYTES:
        raise _refusal(name, f"has {len(data):,} bytes; a font may have {MOST_BYTES:,} (20 MiB)", _STATIC)
    if data[:4] not in _TRUETYPE:
        raise _refusal(name, f"is {_OTHERS.get(data[:4], 'no font')}", _STATIC)
    if len(data) < 12:  # noqa: PLR2004 - the header
        raise _broken(name, "it ends in its header")
    (count,) = struct.unpack_from(">H", data, 4)
    if len(data) < 12 + 16 * count:
        raise _broken(name, "it ends in its table of contents")
    tables: dict[bytes, bytes] = {}
    for tag, _, offset, length in struct.iter_unpack(">4sLLL", data[12 : 12 + 16 * count]):
        if tag in tables or offset < 12 + 16 * count or offset + length > len(data):
            raise _broken(name, f"its table {tag.decode('latin-1')!a} is not where it should be")
        tables[tag] = data[offset : offset + length]
    return tables


def _check_shape(tables: Mapping[bytes, bytes], name: str) -> None:
    """Every table is there, and as long as the others say."""
    for tag in _NEEDED:
        if len(tables.get(tag, b"")) < _LEAST.get(tag, 1):
            raise _broken(name, f"it has no table {tag.decode()!r}")
    head = tables[b"head"]
    magic, em, format_ = struct.unpack_from(">12xL2xH30xh", head)
    if magic != _MAGIC or not 16 <= em <= 16384:  # noqa: PLR2004 - the specification's bounds
        raise _broken(name, "its table 'head' holds nonsense")
    (glyphs,) = struct.unpack_from(">4xH", tables[b"maxp"])
    (metrics,) = struct.unpack_from(">34xH", tables[b"hhea"])
    _check_outlines(tables, glyphs, wide=bool(format_), name=name)
    if not 1 <= metrics <= glyphs or len(tables[b"hmtx"]) < 4 * metrics + 2 * (glyphs - metrics):
        raise _broken(name, "its table 'hmtx' does not fit its glyphs")


def _check_outlines(tables: Mapping[bytes, bytes], glyphs: int, *, wide: bool, name: str) -> None:
    """Every outline stands inside the table of outlines, one behind the other."""
    form, unit = (">L", 1) if wide else (">H", 2)
    size = struct.calcsize(form) * (glyphs + 1)
    if len(tables[b"loca"]) < size:
        raise _broken(name, "its table 'loca' does not fit its glyphs")
    places = [place * unit for (place,) in struct.iter_unpack(form, tables[b"loca"][:size])]
    if places != sorted(places) or places[-1] > len(tables[b"glyf"]):
        raise _broken(name, "its outlines are not where they should be")


def _check_readable(data: bytes, name: str) -> None:
    """What a PDF reads of the font can be read, and it has letters at all."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to import, and only a house with its own font needs it

    try:
        with TTFont(BytesIO(data), lazy=False) as font:
            font.getReverseGlyphMap()
            letters = font.getBestCmap()
            if "GSUB" in font:
                font["GSUB"].ensureDecompiled(recurse=True)
    except Exception as problem:
        raise _broken(name, "its tables 'cmap', 'post' and 'GSUB' cannot all be read") from problem
    if not letters:
        raise _broken(name, "its table 'cmap' names no letters")


# --- what it says of itself -----------------------------------------------------------------------------


def _check_embedding(embedding: int, name: str) -> None:
    """Refuse what its maker does not let a PDF/A hold (OpenType, OS/2, fsType)."""
    reasons = {
        _RESTRICTED: "may not be embedded in files",
        _NO_SUBSET: "may only be embedded whole",
        _BITMAPS: "may not be embedded with its outlines",
    }
    for bit, reason in reasons.items():
        if embedding & bit:
            hint = "ask its maker for a licence and a file that allow embedding, or take another font"
            raise _refusal(name, f"{reason}: its maker has marked it so", hint)


def _family(table: bytes, name: str) -> str:
    """The name of the family, the typographic one before that of four styles."""
    _, count, start = struct.unpack_from(">HHH", table)
    whole = min(count, (len(table) - 6) // 12)
    found: dict[int, str] = {}
    for platform, _, _, number, length, offset in struct.iter_unpack(">6H", table[6 : 6 + 12 * whole]):
        text = table[start + offset : start + offset + length]
        if platform == _UNICODE_WINDOWS and number in (_FAMILY, _TYPOGRAPHIC_FAMILY):
            found.setdefault(number, text.decode("utf-16-be", "replace"))
    family = found.get(_TYPOGRAPHIC_FAMILY) or found.get(_FAMILY)
    if not family:
        raise _broken(name, "it does not say its name")
    return family
