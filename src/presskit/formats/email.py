"""Turn a Document into the HTML of an email: tables and inline styles, right in clients that drop half of CSS."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

from css_inline import CSSInliner

from presskit.document import Document
from presskit.errors import ReleaseError, Report, error, warning
from presskit.formats import Assets, Format
from presskit.templating import draw

TEMPLATE = "email/release.html"

CONTRAST = 4.5
"""The least ratio between words and their ground (WCAG 2.2, success criterion 1.4.3)."""

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


def render(document: Document, assets: Assets, report: Report) -> bytes:
    """Draw the HTML: UTF-8 without BOM, NFC, LF between lines.

    Warns `low-contrast` when the house colour had to be darkened, `heavy-html` over 80,000 bytes.
    Raises ReleaseError: `template` for a broken template, `clipped-html` over 102,000 bytes.
    """
    light, dark = light_palette(assets.color), dark_palette(assets.color)
    _check_color(assets.color, light, report)
    start, end = ("right", "left") if document.direction == "rtl" else ("left", "right")
    drawn = draw(assets.templates, TEMPLATE, document=document, start=start, end=end, light=light, dark=dark)
    html = _finish(_inline(drawn)).encode()
    _check_size(len(html), document.language, report)
    return html


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


def readable(color: str, ground: str) -> str:
    """The nearest shade of `color` that reaches CONTRAST on `ground`, mixed with black or white.

    One of the two always reaches it: the worst ground gives them 4.58.
    """
    extreme = 0 if contrast("#000000", ground) > contrast("#ffffff", ground) else 255
    shades = (_mixed(color, extreme, percent) for percent in range(101))
    return next(one for one in shades if contrast(one, ground) >= CONTRAST)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    """WCAG 2.2's relative luminance."""
    red, green, blue = (_linear(part / 255) for part in _parts(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the standard's own number


def _mixed(color: str, extreme: int, percent: int) -> str:
    """`color` with `percent` of black (0) or white (255) in it."""
    mixed = (round(part + (extreme - part) * percent / 100) for part in _parts(color))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _parts(color: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(color.removeprefix("#")))


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


FORMAT = Format("html", ".html", render)
