"""Turn a Document into the HTML of an email: tables and inline styles, right in clients that drop half of CSS."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from css_inline import CSSInliner

from presskit.color import readable
from presskit.document import (
    Document,
    DocumentBlock,
    HeadingBlock,
    ImageBlock,
    ParagraphBlock,
    Phrase,
    TableBlock,
    plain,
)
from presskit.errors import ReleaseError, Report, error, warning
from presskit.formats import Assets, Format, SamePictureError
from presskit.media import Media, fitted, on_white, scaled
from presskit.templating import draw
from presskit.templating.phrases import SEAM, datum

TEMPLATE = "email/release.html"

FIGURE, LOGO = (536, 480), (240, 48)
"""The most a picture takes up, in CSS pixels: as wide as the words, lower than a screen; a line of the letterhead."""

SHARPNESS = 2
"""Pixels of a picture for each CSS pixel: what phones have."""

BARE_PHONE, PHONE = 256, 284
"""CSS pixels that a table has on the narrowest phone: within the mail’s own margins, and within those of the head’s."""

DESK = 536
"""CSS pixels that a table has where the mail is as wide as it gets."""

LETTERS, SMALL_LETTERS, DESK_LETTERS = (14, 12), (12, 6), (14, 14)
"""Sizes of words in a table, each with the room within a cell, in CSS pixels."""

TALLER = 2
"""How many CSS pixels larger the letters of an Arabic mail are."""

HEAVY, CLIPPED = 80_000, 102_000
"""Bytes: Gmail cuts a message off at 102 kB, wherever that is, and hides the rest behind a link."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#rrggbb`: four grounds, contrast being hardest on `amber`, then what stands on them."""

    page: str
    sheet: str
    tint: str
    amber: str
    ink: str
    quiet: str
    amber_ink: str
    rule: str
    brand: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the HTML names it, and its size in CSS pixels."""

    src: str
    width: int
    height: int


def render(document: Document, assets: Assets, report: Report) -> bytes:
    """Draw the HTML: UTF-8 without BOM, NFC, LF between lines; its pictures are `media/<name>` beside it, as `shown`.

    Warns `low-contrast` when the house colour had to be darkened, `heavy-html` over 80,000 bytes.
    Raises ReleaseError: `template` for a broken template, `clipped-html` over 102,000 bytes.
    """
    light, dark = light_palette(assets.color), dark_palette(assets.color)
    _check_color(assets.color, light, report)
    start, end = ("right", "left") if document.direction == "rtl" else ("left", "right")
    values = {"start": start, "end": end, "light": light, "dark": dark, "figure": figure, "logo": logo}
    tall = document.direction == "rtl"
    values |= {"runs": runs, "density": partial(density, tall=tall), "widths": partial(widths, tall=tall)}
    values |= {"cell_words": cell}
    drawn = draw(assets.templates, TEMPLATE, document=document, **values)
    html = _finish(_inline(drawn)).encode()
    _check_size(len(html), document.language, report)
    return html


def figure(media: Media) -> Picture:
    """A picture of the body: as wide as the words, unless it is small or tall."""
    return _picture(media, FIGURE)


def logo(media: Media) -> Picture:
    """A picture of the letterhead."""
    return _picture(media, LOGO)


def _picture(media: Media, box: tuple[int, int]) -> Picture:
    width, height = fitted(media, min(box[0], media.width), min(box[1], media.height))
    return Picture(f"media/{media.name}", max(1, round(width)), max(1, round(height)))


def runs(blocks: tuple[DocumentBlock, ...]) -> Iterator[tuple[bool, tuple[DocumentBlock, ...]]]:
    """The blocks, those together that can share a cell, and whether they do: paragraphs and headings.

    A cell takes as many bytes as two lines of words.
    """
    for is_text, several in groupby(blocks, lambda one: isinstance(one, ParagraphBlock | HeadingBlock)):
        if is_text:
            yield True, tuple(several)
        else:
            yield from ((False, (one,)) for one in several)


def density(table: TableBlock, *, tall: bool = False) -> str:
    """How full a table is on a phone, where it stays a table.

    `roomy`: it fits as it is. `tight`: it fits in small letters. `full`: likewise, if the head's rules make the margins
    narrow. `over`: it fits where the mail is widest; on a phone its figures may be parted, and its longest words are
    broken. `vast`: so it is everywhere.
    """
    ems = _widest(table)
    for name, width, letters in (
        ("roomy", BARE_PHONE, LETTERS),
        ("tight", BARE_PHONE, SMALL_LETTERS),
        ("full", PHONE, SMALL_LETTERS),
        ("over", DESK, DESK_LETTERS),
    ):
        if sum(_pixels(ems, letters, tall=tall)) <= width:
            return name
    return "vast"


def widths(table: TableBlock, *, tall: bool = False) -> tuple[int, ...]:
    """How wide each column is on a phone, in percent: a browser that may break words else breaks many.

    A column has the room of its longest word, a figure parted at spaces, or within it if that is too much; where even
    that is too much, the widest columns give way first.
    """
    wanted = _pixels(_widest(table, _AT_SPACES), SMALL_LETTERS, tall=tall)
    if sum(wanted) > PHONE:
        wanted = _pixels(_widest(table, _AT_GROUPS), SMALL_LETTERS, tall=tall)
    most = _levelled(wanted, PHONE)
    given = [min(one, most) for one in wanted]
    return _percent(given)


def _percent(parts: list[float]) -> tuple[int, ...]:
    """What each is of all, in whole percents that make a hundred: those that lose most by it are rounded up."""
    exact = [100 * one / sum(parts) for one in parts]
    rest = 100 - sum(map(int, exact))
    raised = sorted(range(len(exact)), key=lambda place: int(exact[place]) - exact[place])[:rest]
    return tuple(int(one) + (place in raised) for place, one in enumerate(exact))


def cell(phrase: Phrase, *, numeric: bool, density: str) -> str:
    """Draw what stands in a table: a figure may be parted between its groups in a table without room."""
    return datum(phrase, loose=numeric and density in {"over", "vast"})


def _levelled(wanted: list[float], room: float) -> float:
    """The most that each may have, so that all together have no more than `room`."""
    left = room
    for place, one in enumerate(sorted(wanted)):
        share = left / (len(wanted) - place)
        if one > share:
            return share
        left -= one
    return room


def _pixels(ems: list[float], letters: tuple[int, int], *, tall: bool) -> list[float]:
    size, within = letters
    return [one * (size + TALLER * tall) + within for one in ems]


_NOWHERE, _AT_SPACES, _AT_GROUPS = re.compile("(?!)"), re.compile(" "), re.compile(f" |{SEAM.pattern}")


def _widest(table: TableBlock, parting: re.Pattern[str] = _NOWHERE) -> list[float]:
    """How wide the longest word of each column is, its name included, in ems; `parting` is where figures are parted."""
    columns = zip(table.numeric, table.columns, *table.rows, strict=True)
    return [
        max(
            _ems(word)
            for place, one in enumerate(cells)
            for word in (parting if numeric and place else _AT_SPACES).split(plain(one))
        )
        for numeric, *cells in columns
    ]


def _ems(word: str) -> float:
    """About how wide a bold word is. Marks above and below letters take no room."""
    letters = (one for one in word if not unicodedata.combining(one))
    return sum(
        0.32
        if one in "fijlrtI.,:;!|()'’"
        else 0.8
        if one in "mw%@" or one.isupper()
        else 0.5
        if one.isalpha() and one > "\u0600"
        else 0.58
        for one in letters
    )


def light_palette(color: str) -> Palette:
    """Dark words on light grounds, `color` darkened until it can be read there."""
    amber = "#fff3cd"
    return Palette(
        page="#e9ecef",
        sheet="#ffffff",
        tint="#f3f5f7",
        amber=amber,
        ink="#1c2128",
        quiet="#515a66",
        amber_ink="#664d03",
        rule="#d5dae0",
        brand=readable(color, amber),
    )


def dark_palette(color: str) -> Palette:
    """Light words on dark grounds, `color` lightened until it can be read there."""
    amber = "#3b2f05"
    return Palette(
        page="#0f1216",
        sheet="#1a1e24",
        tint="#242a32",
        amber=amber,
        ink="#e9ecef",
        quiet="#aeb6c1",
        amber_ink="#ffda6a",
        rule="#3a424d",
        brand=readable(color, amber),
    )


def _inline(html: str) -> str:
    inliner = CSSInliner(keep_at_rules=True, remove_inlined_selectors=True, load_remote_stylesheets=False)
    return inliner.inline(html)


def _finish(html: str) -> str:
    """Drop the rules that no element needed, what makes a tag long, blank lines, and whatever NFC would change."""
    needed = re.sub(r"<style>[^@]*</style>", "", html)
    kept = set(re.findall(r"\.([\w-]+)", "".join(re.findall(r"<style>(.*?)</style>", needed, re.DOTALL))))
    lean = _TAG.sub(lambda tag: _lean(tag[0], kept), needed)
    lines = (line.strip(" ") for line in lean.split("\n"))
    # NFC would melt a tag's `>` and a following U+0338 into `≯`.
    text = "\n".join(filter(None, lines)).replace(">\u0338", ">&#824;")
    return unicodedata.normalize("NFC", text) + "\n"


_TAG = re.compile(r'<[a-z][a-z0-9]*(?>(?: [a-z-]+="[^"]*")*)>')
_CLASS = re.compile(r' class="([^"]*)"')
_STYLE = re.compile(r' style="([^"]*)"')


def _lean(tag: str, kept: set[str]) -> str:
    """A tag without the names that no kept rule asks for, and without spaces between its styles."""

    def classes(found: re.Match[str]) -> str:
        names = " ".join(one for one in found[1].split() if one in kept)
        return f' class="{names}"' if names else ""

    def styles(found: re.Match[str]) -> str:
        dense = re.sub(" *([:;,]) *", lambda sign: sign[1], found[1])
        return f' style="{dense.strip(";")}"'

    return _STYLE.sub(styles, _CLASS.sub(classes, tag))


def _check_color(color: str, light: Palette, report: Report) -> None:
    if light.brand != color.lower():
        message = f"the brand colour {color} is too pale for words; the HTML uses {light.brand} instead"
        report(
            warning("low-contrast", message, hint=f'write `color: "{light.brand}"` or a darker one in presskit.yaml')
        )


def _check_size(size: int, language: str, report: Report) -> None:
    hint = "shorten the release, or move part of it to a page and link to it"
    if size > CLIPPED:
        message = f"the {language} HTML has {size:,} bytes; Gmail shows no more than {CLIPPED:,}"
        raise ReleaseError(error("clipped-html", message, hint=hint))
    if size > HEAVY:
        message = f"the {language} HTML has {size:,} bytes; Gmail cuts it off at {CLIPPED:,}"
        report(warning("heavy-html", message, hint=hint))


def beside(document: Document) -> dict[str, bytes]:
    """The pictures that the HTML refers to. Raises ReleaseError where two of them bear one name."""
    widths: dict[Media, int] = {}
    for one, width in _shown_widths(document):
        widths[one] = max(width, widths.get(one, 0))
    found: dict[str, bytes] = {}
    for one, width in widths.items():
        data = shown(one, width).data
        if found.setdefault(one.name, data) != data:
            raise SamePictureError(one.name)
    return found


def _shown_widths(document: Document) -> Iterator[tuple[Media, int]]:
    """Every place of a picture, and how many CSS pixels wide it is there."""
    for mark in document.logos:
        yield mark.media, logo(mark.media).width
    for block in document.body:
        if isinstance(block, ImageBlock):
            yield block.media, figure(block.media).width


def shown(media: Media, width: int) -> Media:
    """The picture to be written to `media/<name>`, shown `width` CSS pixels wide: as sharp as a phone, and opaque.

    What is transparent becomes white, or a dark logo would vanish in a client that turns a mail's ground dark.
    """
    return on_white(scaled(media, SHARPNESS * width))


FORMAT = Format("html", ".html", render, beside=beside)
