"""Turn HTML and the files it names into a PDF with WeasyPrint, kept apart from the machine it runs on.

WeasyPrint is imported only when a PDF is drawn: the import takes most of a second, and needs libraries that whoever
draws no PDF need not have.
"""

from __future__ import annotations

import ctypes.util
import logging
import os
import sys
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from typing import Any, cast

from presskit.errors import EnvironmentFault, PresskitError, ReleaseError, Report, error, warning
from presskit.formats.pdf import letters, metadata, tags, vowels
from presskit.workspace import fonts

SCHEME = "presskit:"
"""How every address begins that a template may name: `presskit:PresskitSans-Regular.ttf`."""

VARIANT = "pdf/a-3a"
"""Tagged, every font embedded, colours by a profile, and files may be attached (ISO 19005-3)."""

PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""What Debian and Ubuntu call the libraries that WeasyPrint loads; the rest come with these."""

Files = Mapping[str, tuple[str, bytes]]
"""What a template may name, by address: media type and bytes."""


@dataclass(frozen=True, slots=True)
class Libraries:
    """What WeasyPrint has to draw with: Pango's version, and whether fonts can be cut down by HarfBuzz."""

    pango: str
    has_subsetter: bool


@dataclass(frozen=True, slots=True)
class Attached:
    """A file to attach as an alternative to the pages: its name, its bytes, and its date, which is aware."""

    name: str
    data: bytes
    date: datetime


class UndrawableError(ReleaseError):
    """A page that cannot be drawn, code `template`, without a place. `asked` is the address it asks for, if it does."""

    def __init__(self, message: str, hint: str, asked: str = "") -> None:
        super().__init__(error("template", message, hint=hint))
        self.asked = asked


SPARSE = 0.25
"""A last page that is filled less than this is worth saving."""


def draw(
    html: str, files: Files, attachments: Sequence[Attached], report: Report, *, tighter: Files | None = None
) -> tuple[bytes, Sequence[logging.LogRecord]]:
    """Draw a page as PDF/A-3a and PDF/UA-1; with what WeasyPrint had to say of it.

    `tighter` is to be named as `files` are: it serves where it saves a last page that would be almost empty.
    Raises EnvironmentFault, code `no-pango`, where WeasyPrint does not load, and UndrawableError for a page that asks
    for what is not in `files` or that WeasyPrint cannot draw.
    """
    with _own_fonts_only(), _listening() as records:
        engine = _weasyprint(report)
        looks = [one for one in (files, tighter) if one is not None]
        pages = (engine.HTML(string=html, url_fetcher=_fetcher(engine, one)) for one in looks)
        with _faults_told(engine):
            data = _drawn(pages, [_attachment(engine, one) for one in attachments])
    return data, records


def libraries() -> Libraries:
    """Load what a PDF needs, and tell it. Raises EnvironmentFault, code `no-pango`, where WeasyPrint does not load."""
    with _own_fonts_only():
        ffi = _weasyprint(lambda _: None).text.ffi
    number = int(ffi.pango.pango_version())
    pango = f"{number // 10_000}.{number // 100 % 100}.{number % 100}"
    return Libraries(pango, ffi.harfbuzz_subset is not None)


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
        with redirect_stdout(StringIO()), _no_search_for_libraries(), warnings.catch_warnings():
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


def _unknown(name: str) -> str | None:  # noqa: ARG001 - find_library's signature
    return None


@contextmanager
def _no_search_for_libraries() -> Iterator[None]:
    """Let Linux's own loader find libraries: for each name it does not know, Python would run a compiler to ask it."""
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _unknown
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _fetcher(engine: Any, files: Files) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """A fetcher that serves `files` and refuses everything else: no disk, no network."""

    class Fetcher(engine.urls.URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ANN401, ARG002 - URLFetcher's signature
            media_type, data = files[url]
            return engine.urls.URLFetcherResponse(url, data, {"Content-Type": media_type})

    return Fetcher(fail_on_errors=True)


@contextmanager
def _faults_told(engine: Any) -> Iterator[None]:  # noqa: ANN401 - WeasyPrint has no types
    """Turn what a template asks for and is not embedded, and whatever else WeasyPrint fails at, into its error.

    What is the machine's fault passes: a full disk, where WeasyPrint puts fonts, or too little memory.
    """
    try:
        yield
    except engine.urls.FatalURLFetchingError as problem:
        hint = f"only presskit's own style sheet and the fonts can be named, as {SCHEME}PresskitSans-Regular.ttf"
        asked = str(problem).partition('"')[2].rstrip('"')
        raise UndrawableError(f"a template of the pdf asks for more: {problem}", hint, asked) from None
    except (PresskitError, OSError, MemoryError):
        raise
    except Exception as problem:
        hint = "look for a very large or very small size in the style sheet; take your last change back and try again"
        said = str(problem) or type(problem).__name__
        raise UndrawableError(f"the pdf cannot be drawn with its templates: {said}", hint) from problem


def _drawn(pages: Iterable[Any], attachments: list[Any]) -> bytes:
    """The PDF of a parsed page in the best of its looks."""
    # No /ViewerPreferences /Direction /R2L in Arabic: PDFium would then copy out every address and phone reversed.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves the file of its colour profile open.
        document = _laid_out(iter(pages))
        document.fonts = letters.Fonts()
        tags.prepare(document.pages)
        metadata.claim_accessibility(document.metadata)
        data = document.write_pdf(pdf_variant=VARIANT, attachments=attachments, finisher=_finish)
    return cast("bytes", data)


def _laid_out(pages: Iterator[Any]) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """The pages in their first looks; in the next where these leave the last page almost empty and those save it."""
    document = next(pages).render(pdf_variant=VARIANT)
    while len(document.pages) > 1 and _filled(document.pages[-1]) < SPARSE and (other := next(pages, None)):
        closer = other.render(pdf_variant=VARIANT)
        document = closer if len(closer.pages) < len(document.pages) else document
    return document


def _filled(page: Any) -> float:  # noqa: ANN401 - WeasyPrint has no types
    """How much of a page's height is taken up by what is on it."""
    box = page._page_box  # noqa: SLF001 - WeasyPrint offers no other way to the boxes
    return float(box.children[0].height / box.height)


def _finish(document: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
    vowels.finish(document.fonts.values(), pdf)
    tags.finish(document.pages, pdf)
    metadata.finish(pdf)


def _attachment(engine: Any, file: Attached) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    return engine.Attachment(
        string=file.data, name=file.name, created=file.date, modified=file.date, relationship="Alternative"
    )


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
