"""Draw a Document as a PDF: tagged A4 pages with embedded fonts, the same bytes on every machine and every day.

Reads no font of the machine and fetches nothing. WeasyPrint is imported only when a PDF is drawn: the import takes most
of a second, and needs libraries that whoever draws no PDF need not have.
"""

from __future__ import annotations

import logging
import math
import os
import re
import unicodedata
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from typing import Any, cast

from presskit.color import readable
from presskit.document import Document, ImageBlock, phrases, plain
from presskit.errors import Diagnostic, EnvironmentFault, ReleaseError, Report, error, warning
from presskit.formats import Assets, Format
from presskit.media import Media, fitted, on_white, scaled
from presskit.templating import draw
from presskit.workspace import fonts

PAPER = "#ffffff"

SCHEME = "presskit:"
"""How every address begins that a template may name: `presskit:PresskitSans-Regular.ttf`."""

VARIANT = "pdf/a-3a"
"""Tagged, every font embedded, colours by a profile, and files may be attached (ISO 19005-3)."""

PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""What Debian and Ubuntu call the libraries that WeasyPrint loads; the rest come with these."""

MISSING_GLYPH = ".notdef glyph rendered"
"""How WeasyPrint's message on a letter without a font begins; its arguments are the letter and its codepoint."""

FIGURE, LOGO = (160.0, 115.0), (60.0, 15.0)
"""The most a picture takes up, in millimetres: as wide as the words, half a page high; a line of the letterhead."""

FINEST, COARSEST = 300, 150
"""Pixels an inch: more are not seen on paper, and fewer are seen one by one."""

Files = Mapping[str, tuple[str, bytes]]
"""What a template may name, by address: media type and bytes."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A picture on paper: its address, its size in millimetres, and the pixels across that it is embedded with."""

    media: Media
    src: str
    width: float
    height: float
    pixels: int


def render(document: Document, assets: Assets, report: Report) -> bytes:
    """Draw the Document by the templates `pdf/release.html` and `pdf/release.css`.

    The plain text in `assets.wrapped["txt"]`, if there, is attached. Raises ReleaseError, code `missing-glyph`, for
    letters that no font in `assets.fonts` has, and EnvironmentFault, code `no-pango`, where WeasyPrint does not load.
    """
    created = _published(document).isoformat()
    figures, logos = _printed(document)
    values = {"created": created, "figures": figures, "logos": logos}
    html = draw(assets.templates, "pdf/release.html", document=document, **values)
    files = _files(_style(document, assets), assets, [*figures.values(), *logos.values()])
    with _own_fonts_only(), _listening() as records:
        engine = _weasyprint(report)
        page = engine.HTML(string=html, url_fetcher=_fetcher(engine, files))
        data = _drawn(engine, page, _attachments(engine, document, assets))
    _judge(records, document, report)
    return data


def counted(label: str) -> str:
    """Turn "Page {page} of {pages}" into a value of CSS's `content` that counts, in the counter style `digits`."""
    counters = {"{page}": "counter(page, digits)", "{pages}": "counter(pages, digits)"}
    pieces = re.split(r"(\{pages?\})", label)
    return " ".join(counters.get(one, _css_string(one)) for one in pieces if one)


def _css_string(text: str) -> str:
    escaped = re.sub(r'[\\"\n\r\f]', lambda found: f"\\{ord(found[0]):x} ", text)
    return f'"{escaped}"'


def _style(document: Document, assets: Assets) -> str:
    """The style sheet in the document's direction and digits and the house's colour."""
    rtl = document.direction == "rtl"
    start, end = ("right", "left") if rtl else ("left", "right")
    values = {"start": start, "end": end, "rtl": rtl, "color": readable(assets.color, PAPER), "digits": document.digits}
    return draw(assets.templates, "pdf/release.css", page_label=counted(document.page_label), **values)


def _printed(document: Document) -> tuple[Mapping[Media, Printed], Mapping[Media, Printed]]:
    """The pictures of the body and those of the letterhead."""
    figures = dict.fromkeys(one.media for one in document.body if isinstance(one, ImageBlock))
    logos = dict.fromkeys(one.media for one in document.logos)
    return (
        {one: printed(one, FIGURE, f"figure-{index}") for index, one in enumerate(figures, 1)},
        {one: printed(one, LOGO, f"logo-{index}") for index, one in enumerate(logos, 1)},
    )


def printed(media: Media, box: tuple[float, float], name: str) -> Printed:
    """The picture as large as its box lets it be and its pixels allow."""
    inch = 25.4
    most_width, most_height = (inch * pixels / COARSEST for pixels in (media.width, media.height))
    width, height = fitted(media, min(box[0], most_width), min(box[1], most_height))
    pixels = max(1, math.ceil(width / inch * FINEST))
    return Printed(media, f"{SCHEME}{name}", round(width, 2), round(height, 2), pixels)


def _files(style: str, assets: Assets, pictures: Iterable[Printed]) -> Files:
    embedded = {f"{SCHEME}{one.name}": ("font/ttf", one.read_bytes()) for one in sorted(assets.fonts.glob("*.ttf"))}
    images = {one.src: (f"image/{one.media.kind}", on_white(scaled(one.media, one.pixels)).data) for one in pictures}
    return {f"{SCHEME}release.css": ("text/css; charset=utf-8", style.encode()), **embedded, **images}


def _published(document: Document) -> datetime:
    return document.published.astimezone(UTC).replace(microsecond=0)


# --- WeasyPrint, kept apart from the machine it runs on -----------------------------------------------


@contextmanager
def _own_fonts_only() -> Iterator[None]:
    """Hide the machine's fonts: fontconfig, a C library, takes its configuration from this variable alone."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(fonts() / "fonts.conf")
    try:
        yield
    finally:
        del os.environ["FONTCONFIG_FILE"]
        if before is not None:
            os.environ["FONTCONFIG_FILE"] = before


def _weasyprint(report: Report) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """Import WeasyPrint without the banner it prints on failure and the warning that the machine has no fonts."""
    try:
        with redirect_stdout(StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import weasyprint.text.ffi  # noqa: PLC0415 - the module's first lines say why
    except OSError as problem:
        hint = f"on Debian or Ubuntu: apt install {PACKAGES}"
        fault = error("no-pango", f"a PDF needs the library Pango, which does not load: {problem}", hint=hint)
        raise EnvironmentFault(fault) from None
    if weasyprint.text.ffi.harfbuzz_subset is None:
        hint = "on Debian or Ubuntu: apt install libharfbuzz-subset0"
        report(warning("no-harfbuzz-subset", "without HarfBuzz's subsetter a PDF's bytes may differ", hint=hint))
    return weasyprint


def _fetcher(engine: Any, files: Files) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """A fetcher that serves `files` and refuses everything else: no disk, no network."""

    class Fetcher(engine.urls.URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ANN401, ARG002 - URLFetcher's signature
            media_type, data = files[url]
            return engine.urls.URLFetcherResponse(url, data, {"Content-Type": media_type})

    return Fetcher(fail_on_errors=True)


def _drawn(engine: Any, page: Any, attachments: list[Any]) -> bytes:  # noqa: ANN401 - WeasyPrint has no types
    """The PDF of a parsed page. What a template asks for and is not embedded is its error, never a fetch."""
    try:
        # No /ViewerPreferences /Direction /R2L in Arabic: PDFium would then copy out every address and phone reversed.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves the file of its colour profile open.
            data = page.write_pdf(pdf_variant=VARIANT, attachments=attachments, finisher=_finish)
    except engine.urls.FatalURLFetchingError as problem:
        hint = f"only presskit's own style sheet and the fonts can be named, as {SCHEME}PresskitSans-Regular.ttf"
        raise ReleaseError(error("template", f"a template of the pdf asks for more: {problem}", hint=hint)) from None
    return cast("bytes", data)


def _finish(_document: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Say of each heading cell that it heads a column (PDF/UA-1, 7.5): WeasyPrint leaves that out."""
    for one in pdf.objects:
        if isinstance(one, dict) and one.get("S") == "/TH":
            one["A"]["Scope"] = "/Column"


def _attachments(engine: Any, document: Document, assets: Assets) -> list[Any]:  # noqa: ANN401 - likewise
    """The plain text: what can be copied without doubt, and an alternative to the pages (`/AFRelationship`)."""
    if "txt" not in assets.wrapped:
        return []
    name, day = f"{document.id}.{document.language}.txt", _published(document)
    text = engine.Attachment(
        string=assets.wrapped["txt"], name=name, created=day, modified=day, relationship="Alternative"
    )
    return [text]


# --- what WeasyPrint says ---------------------------------------------------------------------------


class _Collector(logging.Handler):
    """A log handler that keeps warnings and errors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """Collect what WeasyPrint logs in place of printing it."""
    logger, collector = logging.getLogger("weasyprint"), _Collector()
    before = logger.level, logger.propagate
    logger.addHandler(collector)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield collector.records
    finally:
        logger.removeHandler(collector)
        logger.setLevel(before[0])
        logger.propagate = before[1]


def _judge(records: Iterable[logging.LogRecord], document: Document, report: Report) -> None:
    """Raise for letters that no font has; pass on everything else as a warning about the template."""
    missing: dict[str, Diagnostic] = {}
    for record in records:
        if str(record.msg).startswith(MISSING_GLYPH) and isinstance(record.args, tuple):
            letter = str(record.args[0])
            missing[letter] = _missing(letter, document)
        else:
            report(warning("pdf-template", f"WeasyPrint: {record.getMessage()}"))
    if missing:
        raise ReleaseError(missing[letter] for letter in sorted(missing))


def _missing(letter: str, document: Document) -> Diagnostic:
    name = unicodedata.name(letter, "unnamed")
    where = next((f" of “{plain(one)}”" for one in phrases(document) if letter in plain(one)), "")
    message = f"no font of the pdf has the letter {letter} (U+{ord(letter):04X} {name}){where}"
    return error("missing-glyph", message, hint="write it in Latin, Arabic, Greek or Cyrillic letters, or in words")


FORMAT = Format("pdf", ".pdf", render, wraps=("txt",))
