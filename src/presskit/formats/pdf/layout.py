"""Turn the pictures of a Document into their sizes on paper; decide which two stand side by side.

All sizes are millimetres. Nothing is drawn here.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from presskit.document import Document, DocumentBlock, ImageBlock
from presskit.formats import Assets
from presskit.formats.pdf.engine import SCHEME
from presskit.media import Media, fitted
from presskit.media.drawing import Drawing

WIDTH, GAP = 160.0, 6.0
"""How long a line of the page is, and the room between two pictures that share it."""

FIGURE, LOGO = (WIDTH, 115.0), (60.0, 16.0)
"""The most a picture takes up: as wide as the words, half a page high; a line of the letterhead."""

PAIR_HEIGHT = 95.0
"""The most that two pictures side by side are high."""

NARROWEST = 50.0
"""The least that each of two pictures side by side is wide: its words stand below it, in lines no longer than that."""

BESIDE = 40.0
"""How much room logos may take for the issuer's name to stand beside them and not below."""

FINEST, COARSEST = 300, 150
"""Pixels an inch: more are not seen on paper, and fewer are seen one by one."""

INCH = 25.4


@dataclass(frozen=True, slots=True)
class Printed:
    """A picture on paper: its address, its size in millimetres, and the pixels across that it is embedded with."""

    media: Media | Drawing
    src: str
    width: float
    height: float
    pixels: int


def printed(media: Media, box: tuple[float, float], name: str) -> Printed:
    """The picture as large as its box lets it be and its pixels allow."""
    most_width, most_height = most(media)
    width, height = fitted(media, min(box[0], most_width), min(box[1], most_height))
    return _printed(media, name, width, height)


def most(media: Media) -> tuple[float, float]:
    """How wide and how high a picture may be before its pixels are seen one by one."""
    return INCH * media.width / COARSEST, INCH * media.height / COARSEST


def _printed(media: Media | Drawing, name: str, width: float, height: float) -> Printed:
    pixels = max(1, math.ceil(width / INCH * FINEST))
    return Printed(media, f"{SCHEME}{name}", round(width, 2), round(height, 2), pixels)


# --- the letterhead ---------------------------------------------------------------------------------


def logos(document: Document, assets: Assets) -> Mapping[Media, Printed]:
    """The pictures of the letterhead, by the Media that the Document names; a drawing serves in place of its own."""
    several = dict.fromkeys(one.media for one in document.logos)
    return {one: _logo(one, assets.drawings.get(one), f"logo-{index}") for index, one in enumerate(several, 1)}


def _logo(media: Media, drawing: Drawing | None, name: str) -> Printed:
    if drawing is None:
        return printed(media, LOGO, name)
    factor = min(LOGO[0] / drawing.width, LOGO[1] / drawing.height)
    return _printed(drawing, f"{name}.svg", drawing.width * factor, drawing.height * factor)


def stands_beside(several: Mapping[Media, Printed]) -> bool:
    """Whether the logos leave the issuer's name room enough on their line."""
    return bool(several) and sum(one.width + GAP for one in several.values()) <= BESIDE + GAP


# --- the body ---------------------------------------------------------------------------------------


def figures(body: Sequence[DocumentBlock]) -> Mapping[int, Printed]:
    """The pictures of the body, by the place of their blocks in it."""
    found: dict[int, Printed] = {}
    for index in pairs(body):
        found |= _pair(body, index)
    for index, block in enumerate(body):
        if isinstance(block, ImageBlock) and index not in found:
            found[index] = printed(block.media, FIGURE, _name(index))
    return found


def pairs(body: Sequence[DocumentBlock]) -> tuple[int, ...]:
    """The places of the pictures that stand side by side with the next block.

    Two that follow one another share a line where neither would fill it, upright or square, or of few pixels; and
    where both remain wide enough for the words below them.
    """
    found: list[int] = []
    for index, (first, second) in enumerate(pairwise(body)):
        if index - 1 not in found and _is_narrow(first) and _is_narrow(second) and _is_legible(body, index):
            found.append(index)
    return tuple(found)


def _is_narrow(block: DocumentBlock) -> bool:
    if not isinstance(block, ImageBlock):
        return False
    return block.media.width <= block.media.height or most(block.media)[0] <= (WIDTH - GAP) / 2


def _is_legible(body: Sequence[DocumentBlock], index: int) -> bool:
    return all(one.width >= NARROWEST for _, one in _pair(body, index))


def _pair(body: Sequence[DocumentBlock], index: int) -> Iterator[tuple[int, Printed]]:
    """Two pictures, equally high, that fill the line as far as their pixels and the page allow."""
    several = [block.media for block in body[index : index + 2] if isinstance(block, ImageBlock)]
    shapes = [one.width / one.height for one in several]
    height = min((WIDTH - GAP) / sum(shapes), PAIR_HEIGHT, *(most(one)[1] for one in several))
    for place, (media, shape) in enumerate(zip(several, shapes, strict=True), index):
        yield place, _printed(media, _name(place), height * shape, height)


def _name(index: int) -> str:
    return f"figure-{index + 1}"
