"""Take a PNG or JPEG apart by its own table of contents: its size, its end, its metadata. Decodes no pixel.

What passes here holds one picture and nothing else; what it holds beside its pixels is left out of its essence.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

Kind = Literal["png", "jpeg"]

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
"""How the two begin."""

MOST_PARTS = 50_000
"""Chunks or segments of one file: a large photograph has some thousands."""

MOST_SCANS = 20
"""Passes over one progressive JPEG: encoders make about ten, and each costs as much as a small picture."""

MOST_PROFILE = 4 * 1024 * 1024
"""Bytes of a colour profile: those of presses have two million."""


@dataclass(frozen=True, slots=True)
class Anatomy:
    """A file taken apart. `essence` is the file without its metadata, of which `profile` and `exif` tell of pixels.

    `packed` are a PNG's compressed rows, `unpacked` how many bytes they must give.
    """

    size: tuple[int, int]
    essence: bytes
    profile: bytes
    exif: bytes
    packed: bytes = b""
    unpacked: int = 0


class BrokenError(Exception):
    """What is wrong with a file, as the end of a sentence that begins with its name."""


# --- the chunks of a PNG ------------------------------------------------------------------------------------------


def _png(data: bytes) -> Anatomy:
    """Source: the W3C's PNG specification, third edition, §5 and §11."""
    chunks = list(_chunks(data))
    names = [name for name, _, _ in chunks]
    header = _header(chunks[0][1]) if names[0] == b"IHDR" and names.count(b"IHDR") == 1 else None
    if header is None:
        raise BrokenError("does not begin with its size")
    if b"acTL" in names:
        raise BrokenError("moves: it holds several pictures")
    if header.color == _INDEXED and b"PLTE" not in names:
        raise BrokenError("has lost its palette")
    if strange := [one for one in names if one[:1].isupper() and one not in _ESSENTIAL]:
        raise BrokenError(f"has a part that no program knows, {strange[0].decode('latin-1')!a}")
    about = {name: body for name, body, _ in chunks}
    essence = PNG + b"".join(whole for name, _, whole in chunks if name in _ESSENTIAL)
    packed = b"".join(body for name, body, _ in chunks if name == b"IDAT")
    profile, exif = _unpacked_profile(about.get(b"iCCP", b"")), about.get(b"eXIf", b"")
    return Anatomy(_size(header.width, header.height), essence, profile, exif, packed, _row_bytes(header))


class _Header(NamedTuple):
    """What IHDR says."""

    width: int
    height: int
    depth: int
    color: int
    compression: int
    filters: int
    interlaced: int


def _header(body: bytes) -> _Header:
    header = _Header(*struct.unpack(">IIBBBBB", body)) if len(body) == 13 else None  # noqa: PLR2004 - its fixed length
    if header is None or header.color not in _CHANNELS:
        raise BrokenError("does not begin with its size and colours")
    return header


def _row_bytes(header: _Header) -> int:
    """How many bytes all rows have, each with its filter before it; seven passes over the picture if interlaced."""
    bits = header.depth * _CHANNELS[header.color]
    total = 0
    for left, top, across, down in _ADAM7 if header.interlaced else ((0, 0, 1, 1),):
        width, height = -(-(header.width - left) // across), -(-(header.height - top) // down)
        if width > 0 and height > 0:
            total += height * (1 + (width * bits + 7) // 8)
    return total


def check_rows(anatomy: Anatomy) -> None:
    """Refuse compressed rows that are too few, or hide something behind the last."""
    inflater, packed, missing = zlib.decompressobj(), anatomy.packed, anatomy.unpacked
    while rows := inflater.decompress(packed, min(missing + 1, _PIECE)):
        missing -= len(rows)
        packed = inflater.unconsumed_tail
        if missing < 0:
            break
    if missing or not inflater.eof or inflater.unused_data:
        raise BrokenError("does not hold the pixels that it announces")


_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_PIECE = 1 << 20
_INDEXED = 3
_ESSENTIAL = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Each chunk's name, body and whole, to the end of the file, which must be the picture's."""
    at = len(PNG)
    for _ in range(MOST_PARTS):
        size, name = struct.unpack_from(">I4s", data, at) if at + 8 <= len(data) else (0, b"")
        end = at + 12 + size
        if not name or end > len(data):
            raise BrokenError("is cut off")
        if zlib.crc32(data[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end]):
            raise BrokenError("is damaged")
        yield name, data[at + 8 : end - 4], data[at:end]
        if name == b"IEND":
            _check_end(data, end)
            return
        at = end
    raise BrokenError(f"has more than {MOST_PARTS:,} parts")


def _check_end(data: bytes, end: int) -> None:
    """Nothing but zeros may follow: another file in the same file deceives whoever checks only one of them."""
    if rest := len(data[end:].strip(b"\0")):
        raise BrokenError(f"goes on for {rest:,} bytes behind its picture")


def _size(width: int, height: int) -> tuple[int, int]:
    if not width or not height:
        raise BrokenError("has no pixels")
    return width, height


def _unpacked_profile(chunk: bytes) -> bytes:
    """The colour profile in an iCCP chunk; none where it is broken, for a picture can do without."""
    _, _, packed = chunk.partition(b"\0")
    try:
        return zlib.decompressobj().decompress(packed[1:], MOST_PROFILE)
    except zlib.error:
        return b""


# --- the segments of a JPEG -----------------------------------------------------------------------------------------

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TABLES = frozenset({0xC4, 0xCC, 0xDB, 0xDD})
_APP0, _APP1, _APP2, _APP14 = 0xE0, 0xE1, 0xE2, 0xEE
_SCAN, _END = 0xDA, 0xD9
_FILL = re.compile(rb"\xff+(?=\xff)")
_NEXT_MARKER = re.compile(rb"\xff(?=[^\x00\xff\xd0-\xd7])")
_JFIF = b"\xff\xe0\x00\x10JFIF\0\x01\x01\x00\x00\x01\x00\x01\x00\x00"
_EXIF, _ICC, _MPF, _ADOBE = b"Exif\0\0", b"ICC_PROFILE\0", b"MPF\0", b"Adobe"


@dataclass(frozen=True, slots=True)
class _Segment:
    """A marker, what it says, and all its bytes; those of a scan hold its pixels."""

    marker: int
    body: bytes
    whole: bytes


def _jpeg(data: bytes) -> Anatomy:
    """Source: ITU-T T.81, Annex B; what APP1 and APP2 hold, by Exif, ICC.1 and CIPA DC-007 (several pictures)."""
    segments = list(_segments(data))
    if any(one.marker == _APP2 and one.body.startswith(_MPF) for one in segments):
        raise BrokenError("holds several pictures")
    frames = [one.body for one in segments if one.marker in _FRAMES]
    if len(frames) != 1 or len(frames[0]) < 6:  # noqa: PLR2004 - precision, height, width, number of components
        raise BrokenError("does not tell its size")
    if (scans := sum(one.marker == _SCAN for one in segments)) > MOST_SCANS:
        raise BrokenError(f"is drawn in {scans:,} passes; {MOST_SCANS} are enough")
    height, width = struct.unpack_from(">xHH", frames[0])
    essence = JPEG + b"".join(map(_needed, segments)) + bytes((0xFF, _END))
    profile = b"".join(one.body[len(_ICC) + 2 :] for one in segments if _is_app(one, _APP2, _ICC))
    exif = next((one.body.removeprefix(_EXIF) for one in segments if _is_app(one, _APP1, _EXIF)), b"")
    return Anatomy(_size(width, height), essence, profile[:MOST_PROFILE], exif)


def _segments(data: bytes) -> Iterator[_Segment]:
    """Each segment up to the end of the file, which must be the picture's."""
    at = len(JPEG)
    for _ in range(MOST_PARTS):
        if fill := _FILL.match(data, at):
            at = fill.end()
        if data[at : at + 2] == bytes((0xFF, _END)):
            _check_end(data, at + 2)
            return
        segment = _segment(data, at)
        yield segment
        at += len(segment.whole)
    raise BrokenError(f"has more than {MOST_PARTS:,} parts")


def _segment(data: bytes, at: int) -> _Segment:
    if at + 4 > len(data):
        raise BrokenError("is cut off")
    sign, marker, size = struct.unpack_from(">BBH", data, at)
    if sign != 0xFF or not marker or marker in range(0xD0, 0xD9) or size < 2:  # noqa: PLR2004 - every marker's first byte
        raise BrokenError("is damaged")
    end = body_end = at + 2 + size
    if marker == _SCAN:
        found = _NEXT_MARKER.search(data, end)
        end = found.start() if found else len(data) + 1
    if end > len(data):
        raise BrokenError("is cut off")
    return _Segment(marker, data[at + 4 : body_end], data[at:end])


def _is_app(segment: _Segment, marker: int, name: bytes) -> bool:
    return segment.marker == marker and segment.body.startswith(name)


def _needed(segment: _Segment) -> bytes:
    """What a decoder needs of a segment: JFIF and Adobe say how colours are meant, and nothing else of theirs stays."""
    if segment.marker in _FRAMES | _TABLES or segment.marker == _SCAN:
        return segment.whole
    if _is_app(segment, _APP0, b"JFIF\0"):
        return _JFIF
    if _is_app(segment, _APP14, _ADOBE):
        return struct.pack(">BBH", 0xFF, _APP14, 14) + segment.body[:12].ljust(12, b"\0")
    return b""


DISSECT: Mapping[Kind, Callable[[bytes], Anatomy]] = MappingProxyType({"png": _png, "jpeg": _jpeg})
"""How each kind is taken apart; raises BrokenError for what is not one whole picture."""
