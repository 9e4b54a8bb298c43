"""Draw a Document as a PDF: tagged A4 pages with embedded fonts, the same bytes on every machine and every day.

Reads no font of the machine and fetches nothing. WeasyPrint is imported only when a PDF is drawn: the import takes most
of a second, and needs libraries that whoever draws no PDF need not have.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from presskit.color import readable
from presskit.document import Document, phrases, plain
from presskit.errors import Diagnostic, ReleaseError, Report, error, warning
from presskit.formats import Assets, Format, MissingGlyphsError
from presskit.formats.pdf import engine, layout
from presskit.formats.pdf.engine import SCHEME, Attached, Files
from presskit.formats.pdf.layout import Printed
from presskit.media import on_white, scaled
from presskit.media.drawing import Drawing
from presskit.media.typeface import BOLD
from presskit.templating import brought, draw

PAPER = "#ffffff"

HOUSE = "House"
"""What the style sheet calls the house's own font."""

MISSING_GLYPH = ".notdef glyph rendered"
"""How WeasyPrint's message on a letter without a font begins; its arguments are the letter and its codepoint."""


def render(document: Document, assets: Assets, report: Report) -> bytes:
    """Draw the Document by the templates `pdf/release.html` and `pdf/release.css`.

    The plain text in `assets.wrapped["txt"]`, if there, is attached. Raises MissingGlyphsError, code `missing-glyph`,
    for letters that no font has, and EnvironmentFault, code `no-pango`, where WeasyPrint does not load.
    """
    figures, logos = layout.figures(document.body), layout.logos(document, assets)
    html = draw(
        assets.templates,
        "pdf/release.html",
        document=document,
        created=_published(document).isoformat(),
        figures=figures,
        pairs=layout.pairs(document.body),
        logos=logos,
        is_beside=layout.stands_beside(logos),
    )
    files = _files(assets, [*figures.values(), *logos.values()])
    roomy, tighter = ({**files, **_style(document, assets, is_tight=one)} for one in (False, True))
    try:
        data, records = engine.draw(html, roomy, _attachments(document, assets), report, tighter=tighter)
    except engine.UndrawableError as problem:
        raise _placed(problem, assets) from problem
    _judge(records, document, report)
    return data


def _placed(problem: engine.UndrawableError, assets: Assets) -> ReleaseError:
    """What is wrong with a page, at the newsroom's template that asks for too much, or at all it has for the pdf."""
    places = brought(assets.templates, "pdf", problem.asked)
    return ReleaseError(replace(one, places=places) for one in problem.diagnostics)


def counted(label: str) -> str:
    """Turn "Page {page} of {pages}" into a value of CSS's `content` that counts, in the counter style `digits`."""
    counters = {"{page}": "counter(page, digits)", "{pages}": "counter(pages, digits)"}
    pieces = re.split(r"(\{pages?\})", label)
    return " ".join(counters.get(one, _css_string(one)) for one in pieces if one)


def _css_string(text: str) -> str:
    escaped = re.sub(r'[\\"\n\r\f]', lambda found: f"\\{ord(found[0]):x} ", text)
    return f'"{escaped}"'


def _style(document: Document, assets: Assets, *, is_tight: bool) -> Files:
    """The style sheet in the document's direction and digits and the house's colour; it can set its lines closer."""
    rtl = document.direction == "rtl"
    start, end = ("right", "left") if rtl else ("left", "right")
    style = draw(
        assets.templates,
        "pdf/release.css",
        start=start,
        end=end,
        rtl=rtl,
        is_tight=is_tight,
        color=readable(assets.color, PAPER),
        digits=document.digits,
        page_label=counted(document.page_label),
        faces=_faces(assets),
        house=HOUSE,
    )
    return {f"{SCHEME}release.css": ("text/css; charset=utf-8", style.encode())}


def _files(assets: Assets, pictures: Iterable[Printed]) -> Files:
    """Fonts and pictures."""
    embedded = {f"{SCHEME}{one.name}": ("font/ttf", one.read_bytes()) for one in sorted(assets.fonts.glob("*.ttf"))}
    house = {face.src: ("font/ttf", face.data) for face in _faces(assets)}
    images = {one.src: (f"image/{one.media.kind}", _pixels(one)) for one in pictures}
    return {**embedded, **house, **images}


def _pixels(one: Printed) -> bytes:
    """The picture as it is embedded: opaque, and no finer than paper shows; a drawing as it is."""
    return one.media.data if isinstance(one.media, Drawing) else on_white(scaled(one.media, one.pixels)).data


@dataclass(frozen=True, slots=True)
class Face:
    """A style of the house's own font, as the style sheet names it."""

    src: str
    weight: int
    slant: str
    data: bytes


def _faces(assets: Assets) -> tuple[Face, ...]:
    """The house's own styles; for a family without italics the style sheet sets emphasis in bold."""
    found: dict[tuple[int, str], Face] = {}
    for one in assets.typefaces:
        weight, slant = 700 if one.weight >= BOLD else 400, "italic" if one.is_italic else "normal"
        found[weight, slant] = Face(f"{SCHEME}house-{weight}-{slant}.ttf", weight, slant, one.data)
    return tuple(found[style] for style in sorted(found))


def _published(document: Document) -> datetime:
    return document.published.astimezone(UTC).replace(microsecond=0)


def _attachments(document: Document, assets: Assets) -> tuple[Attached, ...]:
    """The plain text: what can be copied without doubt, and an alternative to the pages (`/AFRelationship`)."""
    if "txt" not in assets.wrapped:
        return ()
    name = f"{document.id}.{document.language}.txt"
    return (Attached(name, assets.wrapped["txt"], _published(document)),)


# --- what WeasyPrint says ---------------------------------------------------------------------------


def _judge(records: Iterable[logging.LogRecord], document: Document, report: Report) -> None:
    """Raise for letters that no font has, or a drawing that fails; everything else is a warning about the template."""
    missing: dict[str, Diagnostic] = {}
    for record in records:
        if fault := _fault(record):
            raise ReleaseError(fault)
        if str(record.msg).startswith(MISSING_GLYPH) and isinstance(record.args, tuple):
            letter = str(record.args[0])
            missing[letter] = _missing(letter, document)
        else:
            report(warning("pdf-template", f"WeasyPrint: {record.getMessage()}"))
    if missing:
        raise MissingGlyphsError({letter: missing[letter] for letter in sorted(missing)})


def _fault(record: logging.LogRecord) -> Diagnostic | None:
    """What a message says of a file that the brand brought, and that WeasyPrint leaves out; None for other messages."""
    if str(record.msg).startswith("Failed to render SVG image"):
        hint = "open it in a drawing program and save it as plain SVG, or take `logo_print:` out"
        return error("bad-image", "the drawing of the logo (`logo_print`) cannot be drawn", hint=hint)
    if str(record.msg).startswith("Font-face") and record.args == (HOUSE,):
        hint = "fetch its files again from whoever made it, or take `fonts:` out"
        return error("bad-font", "the house's own font (`fonts`) cannot be loaded", hint=hint)
    return None


def _missing(letter: str, document: Document) -> Diagnostic:
    name = unicodedata.name(letter, "unnamed")
    where = next((f" of “{plain(one)}”" for one in phrases(document) if letter in plain(one)), "")
    message = f"no font of the pdf has the letter {letter} (U+{ord(letter):04X} {name}){where}"
    hint = "write it in Latin, Arabic, Greek or Cyrillic letters or in words, or bring a font (`brand: {fonts: …}`)"
    return error("missing-glyph", message, hint=hint)


FORMAT = Format("pdf", ".pdf", render, wraps=("txt",))
