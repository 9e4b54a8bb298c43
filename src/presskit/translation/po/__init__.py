"""Read PO files into polib's catalogs, strictly, and write catalogs as PO files, canonically. The door to polib.

Reading refuses what a translator would otherwise find out in print: TRANSLATION.md, "Reading: strict".
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from presskit.errors import CatalogError, Report
from presskit.language import plurals
from presskit.translation.po import reader
from presskit.translation.po.header import check_charset, check_header
from presskit.translation.po.objects import Entry, File, forms, is_plural
from presskit.translation.po.order import in_order_of
from presskit.translation.po.source import source
from presskit.translation.po.writer import write

__all__ = ["CODES", "Entry", "File", "empty", "forms", "in_order_of", "is_plural", "parse", "read", "write"]

CODES: Mapping[str, str] = MappingProxyType(
    {
        "po-byte-order-mark": "a catalog that begins with a byte order mark (a warning)",
        "po-conflict": "two versions of a text that git or gettext has left there for somebody to choose from",
        "po-control": "a control character",
        "po-duplicate": "a text that has two entries",
        "po-encoding": "a catalog that is not UTF-8, or whose header does not say so",
        "po-escape": "a backslash before what gettext does not know there",
        "po-header": "a catalog without a header",
        "po-language": "a header that says no language (a warning), or another than the folder",
        "po-plural": "plural forms that are not those of the language, or more or fewer than the header says",
        "po-syntax": "a spot where PO stops making sense",
        "po-truncated": "a catalog that ends in the middle of an entry",
        "po-unclosed-string": "a text whose quotation mark is missing at its end",
    }
)
"""Every code that reading a PO file may give, and what it stands for."""


def parse(data: bytes, path: str, report: Report) -> File:
    """Read a PO file and judge its syntax only: encoding, grammar, duplicates, conflict marks.

    `path` is what diagnostics show. Raises CatalogError with all problems of one phase.
    """
    text = source(data, path, report)
    file = reader.parse(text)
    if problems := list(check_charset(file, text)):
        raise CatalogError(problems)
    return file


def read(data: bytes, path: str, *, language: str | None, report: Report) -> File:
    """Read the catalog of a language (or a template, with None) and judge its header too.

    Each entry is a `po.Entry`, which knows its place. Raises CatalogError with all problems of one phase.
    """
    text = source(data, path, report)
    file = reader.parse(text)
    if problems := [*check_charset(file, text), *check_header(file, text, language, report)]:
        raise CatalogError(problems)
    return file


def empty(language: str | None, project: str, creation_date: str) -> File:
    """Make a catalog without entries: a language's, or a template where `language` is None.

    `creation_date` is as gettext writes it: `2024-06-02 10:00+0000`. Raises ValueError for a language whose plural
    forms nobody knows.
    """
    catalog = File()
    catalog.metadata = {"Project-Id-Version": project, "POT-Creation-Date": creation_date}
    if language is not None:
        # Who they are, the translators' programs fill in; `msgfmt --check` asks for the fields.
        catalog.metadata |= {"PO-Revision-Date": creation_date, "Last-Translator": "", "Language-Team": ""}
        catalog.metadata["Language"] = language
    catalog.metadata |= {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if language is not None:
        catalog.metadata["Plural-Forms"] = plurals.header(language)
    return catalog
