"""Turn a Document into the HTML of an email: tables and inline styles, right in clients that drop half of CSS."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

from css_inline import CSSInliner

from presskit.color import readable
from presskit.document import Document, pictures
from presskit.errors import ReleaseError, Report, error, warning
from presskit.formats import Assets, Format
from presskit.media import Media, fitted, on_white, scaled
from presskit.templating import draw

TEMPLATE = "email/release.html"

FIGURE, LOGO = (536, 480), (240, 48)
"""The most a picture takes up, in CSS pixels: as wide as the words, lower than a screen; a line of the letterhead."""

SHARPNESS = 2
"""Pixels of a picture for each CSS pixel: what phones have."""

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
    drawn = draw(assets.templates, TEMPLATE, document=document, **values)
    html = _finish(_inline(drawn)).encode()
    _check_size(len(html), document.language, report)
    return html


def shown(media: Media) -> Media:
    """The picture that the HTML shows, to be written to `media/<name>`: as sharp as a phone, and opaque.

    What is transparent becomes white, or a dark logo would vanish in a client that turns a mail's ground dark.
    """
    return on_white(scaled(media, SHARPNESS * figure(media).width))


def figure(media: Media) -> Picture:
    """A picture of the body: as wide as the words, unless it is small or tall."""
    return _picture(media, FIGURE)


def logo(media: Media) -> Picture:
    """A picture of the letterhead."""
    return _picture(media, LOGO)


def _picture(media: Media, box: tuple[int, int]) -> Picture:
    width, height = fitted(media, min(box[0], media.width), min(box[1], media.height))
    return Picture(f"media/{media.name}", max(1, round(width)), max(1, round(height)))


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
    """Drop the rules that no element needed, blank lines, and whatever NFC would change."""
    needed = re.sub(r"<style>[^@]*</style>", "", html)
    lines = (line.rstrip() for line in needed.split("\n"))
    # NFC would melt a tag's `>` and a following U+0338 into `≯`.
    text = "\n".join(filter(None, lines)).replace(">\u0338", ">&#824;")
    return normalize("NFC", text) + "\n"


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
    found: dict[str, bytes] = {}
    for one in pictures(document):
        data = shown(one).data
        if found.setdefault(one.name, data) != data:
            hint = "give one of the two files another name"
            raise ReleaseError(error("same-picture", f"two pictures of the release are called {one.name}", hint=hint))
    return found


FORMAT = Format("html", ".html", render, beside=beside)
