"""Draw the pictures of the example newsroom: the map of a release and the logos of its two issuers.

    python tools/make_example_media.py .

Everything is drawn from the numbers below, four times as large as it is kept, so that edges come out smooth. No
photograph, no letter, no font: nothing here has an owner or needs a translation. The same Pillow draws the same bytes.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

FINER = 4
"""How many times wider than its picture the canvas is."""

Point = tuple[float, float]
"""Across and down; in the map in its own units of 1600 × 580, in a logo from 0 to 1."""

SAND, INK = "#f4ecdc", "#5b4a3a"
HEIGHTS = ("#ead9bb", "#dfc79d", "#cfb183", "#b9966a", "#9d7a55", "#806146")
GARDEN, GARDEN_LIGHT = "#5f7f4f", "#86a06f"
LIVING, DRY = "#1f6f8f", "#c08a4d"

MAP_SIZE = (1600, 580)
LOGO_SIZE = (256, 256)


@dataclass(frozen=True, slots=True)
class Oasis:
    """Gardens, where their water begins, and the channels between: True for each one that still runs."""

    gardens: Point
    source: Point
    channels: tuple[bool, ...]


# One channel drawn stands for about twenty on the table of the release.
OASES = (
    Oasis((250, 445), (340, 140), (True, False, True, False, True, False, True, False, True, False, False)),
    Oasis((640, 490), (650, 172), (False, True, False, False, True, False, False, True, False)),
    Oasis((1030, 455), (960, 150), (False, False, False, True, False, False, False, False)),
    Oasis((1390, 405), (1300, 120), (True, False, True, False, False)),
)


def main(root: Path) -> None:
    """Write every picture below the newsroom `root`."""
    _save(draw_map(), root / "releases/2024-03-20-example/media/map.png")
    _save(draw_archive(), root / "media/water-archive.png")
    _save(draw_springs(), root / "media/seven-springs.png")


def _save(picture: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, optimize=True)
    print(path)


# --- the map ---------------------------------------------------------------------------------------


def draw_map() -> Image.Image:
    """Mountains in the north, gardens in the plain, channels between: blue ones run, ochre ones are dry."""
    canvas = Image.new("RGB", _large(MAP_SIZE), SAND)
    draw = ImageDraw.Draw(canvas)
    for level, colour in enumerate(HEIGHTS):
        draw.polygon([_scaled(one) for one in _slope(level)], fill=colour)
    for oasis in OASES:
        for running, line in _channels(oasis):
            _draw_channel(draw, line, running=running)
    for oasis in OASES:
        _draw_gardens(draw, oasis)
    return canvas.resize(MAP_SIZE, Image.Resampling.LANCZOS).quantize(64, dither=Image.Dither.NONE)


def _large(size: tuple[int, int]) -> tuple[int, int]:
    return size[0] * FINER, size[1] * FINER


def _scaled(point: Point) -> Point:
    return point[0] * FINER, point[1] * FINER


def _slope(level: int) -> Iterator[Point]:
    """The land above one height: it reaches less far south the higher it lies, along an edge of valleys and spurs."""
    yield (0, 0)
    for across in range(0, MAP_SIZE[0] + 1, 4):
        reach = 240 - 40 * level
        spurs = 34 * math.sin(across / 171 + level / 3) + 17 * math.sin(across / 67 - level) + 6 * math.sin(across / 23)
        yield (across, max(0.0, reach + spurs * (1 - level / 9)))
    yield (MAP_SIZE[0], 0)


def _channels(oasis: Oasis) -> Iterator[tuple[bool, list[Point]]]:
    """Each channel of a bundle, and whether it runs: wide apart at the foot of the mountains, close at the gardens."""
    middle = (len(oasis.channels) - 1) / 2
    for index, running in enumerate(oasis.channels):
        aside = index - middle
        start = (oasis.source[0] + 30 * aside, oasis.source[1] + 10 * math.sin(index * 2.4))
        yield running, list(_winding(start, (oasis.gardens[0] + 9 * aside, oasis.gardens[1]), aside))


def _winding(start: Point, end: Point, aside: float) -> Iterator[Point]:
    """A line that leaves its start, swings gently and arrives; 81 points."""
    for step in range(81):
        way = step / 80
        eased = way * way * (3 - 2 * way)
        swing = 22 * math.sin(math.pi * way) * math.sin(5 * way + aside / 4)
        yield start[0] + (end[0] - start[0]) * eased + swing, start[1] + (end[1] - start[1]) * way


def _draw_channel(draw: ImageDraw.ImageDraw, line: list[Point], *, running: bool) -> None:
    """The tunnel, and the shafts dug down to it."""
    colour = LIVING if running else DRY
    draw.line([_scaled(one) for one in line], fill=colour, width=round((4 if running else 2.5) * FINER), joint="curve")
    for place in line[4:-16:7]:
        _draw_dot(draw, place, 4.2, SAND)
        _draw_dot(draw, place, 2.8, colour if running else INK)


def _draw_gardens(draw: ImageDraw.ImageDraw, oasis: Oasis) -> None:
    """Trees like seeds in a sunflower: evenly spread, none in a row; wider than deep."""
    across, down = oasis.gardens
    for seed in range(11 * len(oasis.channels)):
        turn, reach = seed * math.pi * (3 - math.sqrt(5)), 8.4 * math.sqrt(seed)
        tree = (across + 1.5 * reach * math.cos(turn), down + 26 + 0.62 * reach * math.sin(turn))
        _draw_dot(draw, tree, 6.6, GARDEN)
        _draw_dot(draw, (tree[0] - 1.6, tree[1] - 1.8), 3.4, GARDEN_LIGHT)


def _draw_dot(draw: ImageDraw.ImageDraw, middle: Point, radius: float, colour: str) -> None:
    (across, down), reach = _scaled(middle), radius * FINER
    draw.ellipse((across - reach, down - reach, across + reach, down + reach), fill=colour)


# --- the logos -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Badge:
    """A canvas for a white sign on a coloured ground, drawn from 0 to 1."""

    picture: Image.Image
    draw: ImageDraw.ImageDraw

    @classmethod
    def of(cls, colour: str, radius: float) -> Badge:
        """A square with round corners, clear around it, so that it stands on light and on dark paper."""
        picture = Image.new("RGBA", _large(LOGO_SIZE), (255, 255, 255, 0))
        draw = ImageDraw.Draw(picture)
        side = LOGO_SIZE[0] * FINER
        draw.rounded_rectangle((0, 0, side - 1, side - 1), radius=radius * side, fill=colour)
        return cls(picture, draw)

    def line(self, points: Iterator[Point], width: float) -> None:
        """A white line with round ends."""
        side = LOGO_SIZE[0] * FINER
        path = [(across * side, down * side) for across, down in points]
        self.draw.line(path, fill="white", width=round(width * side), joint="curve")
        for end in (path[0], path[-1]):
            self.dot((end[0] / side, end[1] / side), width / 2)

    def dot(self, middle: Point, radius: float) -> None:
        """A white dot."""
        side = LOGO_SIZE[0] * FINER
        box = [(one + way * radius) * side for way in (-1, 1) for one in middle]
        self.draw.ellipse(box, fill="white")

    def finished(self) -> Image.Image:
        """The logo at its size."""
        return self.picture.resize(LOGO_SIZE, Image.Resampling.LANCZOS)


def draw_archive() -> Image.Image:
    """The Water Archive: a drop above the lines of a page, which are waves."""
    badge = Badge.of("#1f6f8f", 0.2)
    badge.draw.polygon([(x * 4 * LOGO_SIZE[0], y * 4 * LOGO_SIZE[1]) for x, y in _drop()], fill="white")
    for index in range(3):
        down = 0.6 + 0.12 * index
        steps = (0.2 + 0.6 * step / 60 for step in range(61))
        badge.line(((across, down + 0.022 * math.sin(across * 21)) for across in steps), 0.042)
    return badge.finished()


def _drop() -> Iterator[Point]:
    """The outline of a drop: round below, a point above."""
    for step in range(120):
        turn = 2 * math.pi * step / 120
        yield 0.5 + 0.13 * math.sin(turn) * math.sin(turn / 2) ** 1.2, 0.3 - 0.17 * math.cos(turn)


def draw_springs() -> Image.Image:
    """The university: seven springs that run into one basin."""
    badge = Badge.of("#7d3c2f", 0.5)
    for index in range(7):
        turn = math.pi * (0.5 + (index - 3) / 7.5)
        source = (0.5 - 0.33 * math.cos(turn), 0.56 - 0.33 * math.sin(turn))
        badge.dot(source, 0.034)
        badge.line(iter((_between(source, (0.5, 0.62), 0.3), _between(source, (0.5, 0.62), 0.72))), 0.022)
    arc = (math.pi * step / 40 for step in range(41))
    badge.line(((0.5 + 0.17 * math.cos(turn), 0.64 + 0.13 * math.sin(turn)) for turn in arc), 0.042)
    return badge.finished()


def _between(start: Point, end: Point, way: float) -> Point:
    return start[0] + (end[0] - start[0]) * way, start[1] + (end[1] - start[1]) * way


if __name__ == "__main__":
    main(Path(sys.argv[1]))
