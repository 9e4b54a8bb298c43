"""Copy the words out of PDFs as readers do, and hold them against the words of the release.

    python tools/judge_extraction.py .judges/mupdf/bin/python

draws every release of the newsroom in each language; prints how many of its words poppler, PDFium and MuPDF give back,
and how many of them in reading order; exits 1 where one gives less than is promised. MuPDF is a program here, run by a
Python that has PyMuPDF; without that argument it is left out.
"""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2  # type: ignore[import-untyped] # it has no types

from presskit import jobs, pipeline
from presskit.document import Document, phrases, plain
from presskit.formats.pdf.vowels import VOWELS

ORDER = {"poppler": 0.98, "PDFium": 0.98, "MuPDF": 0.75}
"""The share of words that come in reading order. MuPDF copies Arabic lines with figures from left to right."""

_MUPDF = "import sys, pymupdf; print(chr(10).join(one.get_text() for one in pymupdf.open(sys.argv[1])))"
_CONTROLS = re.compile("[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\f]")
_ARABIC = "\u0620-\u064a\u0654\u0655\u066e-\u06d3\u06fa-\u06ff"
_WORD = re.compile(rf"[{_ARABIC}]+|[^\W\d_{_ARABIC}]+|\d+")
_LITERAL = re.compile(
    r"[\w.+-]+@[\w.-]+\w"  # a mail address
    r"|[\w-]+(?:\.[\w-]+)+/[\w/.-]*\w"  # an address of the web
    r"|\+\d[\d ]+\d"  # a phone number
    r"|\d+(?:[.,:]\d+)*(?:[\u202f\u00a0 ]?%)?(?:[–-]\d+(?:[.,]\d+)*%?)?"  # a number, a share, a range
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reader gave back: the share of words, the share of them in reading order, and what is wrong."""

    recall: float
    order: float
    objections: tuple[str, ...]


def expected(document: Document) -> str:
    """The words of a Document in reading order, a line a phrase."""
    return "\n".join(plain(one) for one in phrases(document))


def verdict(text: str, copied: str, order: float) -> Verdict:
    """Hold what was copied against the text: every word, every figure and address as it is, and `order`."""
    wanted, got = words(text), words(copied)
    recall = sum((Counter(wanted) & Counter(got)).values()) / len(wanted)
    blocks = SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks()
    in_order = sum(one.size for one in blocks) / len(wanted)
    objections = [f"no word {one}" for one in Counter(wanted) - Counter(got)]
    objections += [f"not literally: {one}" for one in literals(text) if one not in _told(copied)]
    objections += [f"a presentation form: {unicodedata.name(one, one)}" for one in copied if _is_form(one)]
    objections += [f"only {in_order:.2f} in reading order"] if in_order < order else []
    return Verdict(recall, in_order, tuple(objections))


def words(text: str) -> list[str]:
    """Words and figures without vowel marks; the letters of two scripts are two words."""
    return _WORD.findall(_told(text))


def literals(text: str) -> list[str]:
    """Every figure and address that stands in a text."""
    return _LITERAL.findall(_told(text))


def _told(text: str) -> str:
    return " ".join(VOWELS.sub("", _CONTROLS.sub("", text)).split())


def _is_form(letter: str) -> bool:
    return "\ufb50" <= letter <= "\ufdff" or "\ufe70" <= letter < "\ufeff"


# --- readers ----------------------------------------------------------------------------------------


def poppler(path: Path) -> str:
    """What `pdftotext` copies: evince, okular and most servers."""
    return subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode()


def pdfium(path: Path) -> str:
    """What Chrome and Edge copy."""
    with pypdfium2.PdfDocument(BytesIO(path.read_bytes())) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def mupdf(path: Path, python: str) -> str:
    """What PyMuPDF copies, in a Python of its own."""
    command = [python, "-X", "utf8", "-c", _MUPDF, str(path)]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


# --- the table --------------------------------------------------------------------------------------


def main(arguments: Sequence[str]) -> int:
    """Print the table; 1 if anything is objected to."""
    readers: dict[str, Callable[[Path], str]] = {"poppler": poppler, "PDFium": pdfium}
    if arguments:
        readers["MuPDF"] = partial(mupdf, python=arguments[0])
    with TemporaryDirectory() as folder:
        judged = [_judged(path, text, readers) for path, text in _drawn(Path(folder))]
    print(f"{sum(judged)} objections")
    return 1 if sum(judged) else 0


def _judged(path: Path, text: str, readers: Mapping[str, Callable[[Path], str]]) -> int:
    """Print what each reader makes of a PDF; the number of objections."""
    objections = 0
    for name, read in readers.items():
        found = verdict(text, read(path), ORDER[name])
        print(f"{path.name:36} {name:8} words {found.recall:.3f}   in order {found.order:.3f}")
        for one in found.objections:
            print(f"    {one}")
        objections += len(found.objections)
    return objections


def _drawn(folder: Path) -> Iterable[tuple[Path, str]]:
    """Each PDF of each release, with the words of its Document."""
    for job in jobs.find([], bytes, Path.cwd(), lambda _: None):
        pipeline.render(job, pipeline.Options(formats=("pdf",), output=folder), lambda _: None)
        release = jobs.read(job, lambda _: None)
        for tag in release.languages:
            document = pipeline.speak(job, release, tag, lambda _: None, draft=False)
            yield folder / release.id / f"{release.id}.{document.language}.pdf", expected(document)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
