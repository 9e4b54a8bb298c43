"""Write a newsroom whose one release is long: twenty paragraphs, ten quotations, five tables, five pictures.

    python tools/make_long_release.py FOLDER

Its words, in English, Arabic and French, stand side by side in tests/data/long-release.yaml; its pictures are drawn
here. It shows how the formats bear length, and how near a mail comes to the size at which Gmail cuts it off.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from PIL import Image, ImageDraw

from presskit import upkeep
from presskit.errors import Diagnostic
from presskit.jobs import find
from presskit.model import HOUSE
from presskit.translation import po

WORDS = Path(__file__).parents[1] / "tests" / "data" / "long-release.yaml"
NAME = "2025-05-14-long"
TRANSLATED = ("ar", "fr")

Texts = dict[str, dict[str, str]]
"""Each English text with its translations."""


def main(folder: Path) -> None:
    """Write the newsroom: its YAML, its pictures, its catalogs complete."""
    trees = yaml.safe_load(WORDS.read_text("utf-8"))
    texts = {_plain(one["en"]): one for one in _texts(trees)}
    release = folder / "releases" / NAME
    _write(folder / "presskit.yaml", trees["newsroom"])
    _write(release / "release.yaml", trees["release"])
    for path, draw in PICTURES.items():
        _save(draw(), (folder if path == "media/lights.png" else release) / path)
    _translate(folder, texts)


# --- words ---------------------------------------------------------------------------------------------------


def _is_text(tree: object) -> bool:
    """Whether this is one text in three languages; addresses have no blank in them, texts may have none either."""
    return isinstance(tree, dict) and set(tree) == {"en", *TRANSLATED} and not tree["en"].startswith("https:")


def _texts(tree: Any) -> Iterator[dict[str, str]]:  # noqa: ANN401 - whatever YAML may hold
    if _is_text(tree):
        yield tree
        return
    for one in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _texts(one)


def _in_english(tree: Any) -> Any:  # noqa: ANN401 - likewise
    if _is_text(tree):
        return _plain(tree["en"])
    if isinstance(tree, dict):
        return {key: _in_english(one) for key, one in tree.items()}
    return [_in_english(one) for one in tree] if isinstance(tree, list) else tree


def _plain(text: str) -> str:
    return re.sub(r"[ \n]+", " ", text).strip()


def _write(path: Path, tree: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(_in_english(tree), allow_unicode=True, sort_keys=False, width=1_000_000)
    path.write_text(text, encoding="utf-8", newline="\n")


def _translate(folder: Path, texts: Texts) -> None:
    """Create the catalogs as `presskit update` does, and fill them."""
    (job,) = find([f"releases/{NAME}"], bytes, folder, _refuse)
    upkeep.save(upkeep.update(job, upkeep.Order(datetime(2025, 5, 14, tzinfo=UTC)), _refuse))
    for language in TRANSLATED:
        for domain in (HOUSE, NAME):
            _fill(job.workspace.catalog(language, domain), language, texts)


def _fill(path: Path, language: str, texts: Texts) -> None:
    catalog = po.read(path.read_bytes(), path.name, language=language, report=_refuse)
    for entry in catalog.entries():
        entry.msgstr = _plain(texts[entry.msgid][language])
    path.write_bytes(po.write(catalog))


def _refuse(problem: Diagnostic) -> None:
    raise ValueError(problem)


# --- pictures ------------------------------------------------------------------------------------------------

NIGHT, DUSK, SEA, LAND, LAMP, STONE = "#14233f", "#e8a06a", "#1f4e6b", "#0d1726", "#ffe9a8", "#f4f1ea"


def coast() -> Image.Image:
    """A lighthouse at dusk; a photograph's shape."""
    picture = _sky((1600, 900))
    draw = ImageDraw.Draw(picture)
    draw.polygon([(1130, 330), (0, 120), (0, 300)], fill="#f3c98d")
    draw.rectangle((0, 640, 1600, 900), fill=SEA)
    draw.polygon([(820, 900), (960, 690), (1080, 610), (1320, 600), (1600, 660), (1600, 900)], fill=LAND)
    draw.polygon([(1095, 620), (1120, 360), (1180, 360), (1205, 620)], fill=STONE)
    draw.rectangle((1112, 300, 1188, 362), fill=LAMP, outline=LAND, width=8)
    draw.polygon([(1102, 300), (1150, 250), (1198, 300)], fill=LAND)
    return picture


def _sky(size: tuple[int, int]) -> Image.Image:
    """Night above, evening below."""
    mask = Image.linear_gradient("L").resize(size)
    return Image.composite(Image.new("RGB", size, DUSK), Image.new("RGB", size, NIGHT), mask)


def stairs() -> Image.Image:
    """A section through a tower; tall and narrow, of few colours."""
    picture = Image.new("RGB", (900, 1400), STONE)
    draw = ImageDraw.Draw(picture)
    draw.polygon([(270, 1360), (340, 220), (560, 220), (630, 1360)], fill="white", outline=LAND, width=10)
    for step in range(60):
        down, turn = 1330 - step * 18, step * 0.42
        reach = 130 - step
        across = 450 + reach * math.sin(turn)
        draw.line([(450, down), (across, down)], fill=SEA, width=9)
        draw.rectangle((across - 14, down - 26, across + 14, down), fill=DUSK if step % 3 else SEA)
    draw.rectangle((350, 130, 550, 220), fill=LAMP, outline=LAND, width=10)
    draw.polygon([(330, 130), (450, 40), (570, 130)], fill=LAND)
    return picture.quantize(16, dither=Image.Dither.NONE)


def lens() -> Image.Image:
    """Rings of light over the sea; square."""
    picture = Image.new("RGB", (1000, 1000), NIGHT)
    draw = ImageDraw.Draw(picture)
    for ring in range(12, 0, -1):
        colour = tuple(
            round(one + (other - one) * (1 - ring / 13))
            for one, other in zip((20, 35, 63), (255, 233, 168), strict=True)
        )
        draw.ellipse((500 - 38 * ring, 420 - 38 * ring, 500 + 38 * ring, 420 + 38 * ring), fill=colour)
    draw.rectangle((0, 760, 1000, 1000), fill=SEA)
    for wave in range(9):
        draw.arc((90 * wave - 40, 800 + 9 * wave, 90 * wave + 260, 860 + 9 * wave), 200, 340, fill=LAMP, width=4)
    return picture


def coastline() -> Image.Image:
    """Twelve lights along a shore; wide and low."""
    picture = Image.new("RGB", (1600, 520), SEA)
    draw = ImageDraw.Draw(picture)
    shore = [(across, 300 + 70 * math.sin(across / 190) + 24 * math.sin(across / 53)) for across in range(0, 1601, 5)]
    draw.polygon([*shore, (1600, 520), (0, 520)], fill="#d9c7a3")
    for light in range(12):
        across, down = shore[12 + 26 * light]
        radius = 20 if light < 4 else 11  # noqa: PLR2004 - the four that open first
        draw.ellipse((across - 2 * radius, down - 2 * radius, across + 2 * radius, down + 2 * radius), outline=LAMP)
        draw.ellipse((across - radius, down - radius, across + radius, down + radius), fill=LAMP)
    return picture.quantize(16, dither=Image.Dither.NONE)


def boat() -> Image.Image:
    """A boat whose sail is a book; small, on no ground."""
    picture = Image.new("RGBA", (320, 240), (255, 255, 255, 0))
    draw = ImageDraw.Draw(picture)
    draw.polygon([(40, 180), (280, 180), (240, 225), (80, 225)], fill=LAND)
    draw.line([(160, 180), (160, 20)], fill=LAND, width=6)
    draw.polygon([(166, 30), (270, 50), (270, 165), (166, 150)], fill=DUSK)
    draw.polygon([(154, 30), (50, 50), (50, 165), (154, 150)], fill=SEA)
    return picture


def mark() -> Image.Image:
    """The logo: a lighthouse above a wave, dark on no ground."""
    picture = Image.new("RGBA", (256, 256), (255, 255, 255, 0))
    draw = ImageDraw.Draw(picture)
    draw.polygon([(100, 200), (112, 80), (144, 80), (156, 200)], fill="#1d4e89")
    draw.rectangle((108, 48, 148, 76), fill="#e0a100")
    draw.polygon([(96, 48), (128, 16), (160, 48)], fill="#1d4e89")
    draw.arc((20, 190, 132, 250), 200, 340, fill="#1d4e89", width=12)
    draw.arc((124, 190, 236, 250), 200, 340, fill="#1d4e89", width=12)
    return picture


PICTURES: dict[str, Callable[[], Image.Image]] = {
    "media/lights.png": mark,
    "media/coast.jpg": coast,
    "media/stairs.png": stairs,
    "media/lens.jpg": lens,
    "media/map.png": coastline,
    "media/boat.png": boat,
}


def _save(picture: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
