"""Turn what a page shows into a PNG of few bytes: grounds and letters keep their colours, photographs come near."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path

from PIL import Image

from judges.chromium import Browser

EXACT, NEAR = 16, 40
"""How many colours are kept as they are, the most frequent ones; and how many stand for all others."""


def shown(page: Browser) -> Image.Image:
    """The whole page."""
    return Image.open(BytesIO(page.picture())).convert("RGB")


def save(picture: Image.Image, path: Path) -> None:
    """Write it with `EXACT` and `NEAR` colours."""
    pixels = list(zip(*[iter(picture.tobytes())] * 3, strict=True))
    exact = [colour for colour, _ in Counter(pixels).most_common(EXACT)]
    index = {colour: number for number, colour in enumerate(exact)}
    near = picture.quantize(NEAR, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    places = bytes(index.get(one, EXACT + other) for one, other in zip(pixels, near.tobytes(), strict=True))
    reduced = Image.frombytes("P", picture.size, places)
    kept = [channel for colour in exact for channel in colour] + [0] * 3 * (EXACT - len(exact))
    reduced.putpalette(kept + (near.getpalette() or []))
    reduced.save(path, optimize=True)
