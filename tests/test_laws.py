"""Laws over all formats: every word is drawn, and the same input gives the same bytes wherever and whenever."""

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from dataclasses import fields, replace
from html import unescape
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdfium2 import raw

from presskit import workspace
from presskit.document import (
    ContactBlock,
    Document,
    Emphasis,
    EventLine,
    HeadingBlock,
    ImageBlock,
    Isolate,
    Linked,
    ListBlock,
    LogoMark,
    ParagraphBlock,
    QuoteBlock,
    Section,
    Strong,
    TableBlock,
    Untranslated,
    Version,
    phrases,
    plain,
)
from presskit.document import (
    pictures as pictures_of,
)
from presskit.formats import Assets, formats
from presskit.media import verified
from presskit.workspace import Workspace

pytestmark = pytest.mark.slow

DATA = Path(__file__).parent / "data"
NAME = "2024-06-02-library-bus"

# Words that PDFium gives back letter by letter; vocalised Arabic is not among them (PDF: what falls short).
ENGLISH = ["Books", "open", "doors", "villages", "“reading”", "40", "12.5%", "CBA/2024/03", "press@books.example"]
FRENCH = Version("fr", "ltr", "Français", "https://a.example/x")
URDU = Version("ur", "rtl", "اردو", "https://a.example/x")
ARABIC = ["كتب", "تفتح", "المدينة", "القرى", "«قراءة»", "40", "الجمعية،"]


def _picture(name, size):
    file = BytesIO()
    Image.new("RGB", size, (11, 110, 79)).save(file, "PNG")
    return verified(file.getvalue(), name)


PICTURES = [_picture("bus.png", (60, 40)), _picture("amrani.png", (20, 30)), _picture("line.png", (90, 1))]


def _table(phrase):
    """A table of one to three columns; some have no caption, some cells and headings are empty."""
    cell = st.one_of(phrase, st.just(()))
    shape = st.tuples(st.integers(1, 3), st.integers(1, 3))
    return shape.flatmap(
        lambda size: st.builds(
            TableBlock,
            cell,
            st.tuples(*[cell] * size[0]),
            st.tuples(*[st.tuples(*[cell] * size[0])] * size[1]),
            st.tuples(*[st.booleans()] * size[0]),
        )
    )


def _phrase(words):
    texts = st.lists(st.sampled_from(words), min_size=1, max_size=8).map(" ".join)
    plain_text = texts.map(lambda text: (text,))
    marked = texts.flatmap(
        lambda text: st.sampled_from(
            [
                (Strong((text,)),),
                (Emphasis((text,)),),
                (Linked((text,), "https://a.example/x"),),
                ("x ", Strong((text,))),
            ]
        )
    )
    foreign = texts.map(lambda text: (Isolate((text,), "ltr", "en"),))
    return st.one_of(plain_text, marked, foreign)


def _documents(make, direction):
    phrase = _phrase(ARABIC if direction == "rtl" else ENGLISH)
    optional = st.one_of(st.just(()), phrase)
    logos = st.lists(st.sampled_from(PICTURES), max_size=2, unique=True)
    versions = st.lists(st.sampled_from([FRENCH, URDU]), max_size=2, unique=True)
    many = st.lists(phrase, min_size=1, max_size=3).map(tuple)
    bullets = many.map(lambda items: ListBlock(items, ("•",) * len(items)))
    block = st.one_of(
        phrase.map(ParagraphBlock),
        phrase.map(HeadingBlock),
        bullets,
        st.tuples(phrase, phrase).map(lambda pair: QuoteBlock(*pair)),
        phrase.map(lambda one: ParagraphBlock((Untranslated(("[EN] ", *one), "ltr", "en"),))),
        st.builds(ImageBlock, st.sampled_from(PICTURES), st.just("ALT"), optional, optional),
        _table(phrase),
    )
    blocks = st.tuples(st.tuples(phrase, phrase).map(lambda pair: ParagraphBlock(*pair)), st.lists(block, max_size=4))
    return st.builds(
        lambda values: replace(make(direction), **values),
        st.fixed_dictionaries(
            {
                "draft": optional,
                "logos": logos.map(lambda some: tuple(LogoMark(one, "EMBLEM") for one in some)),
                "kind": phrase,
                "reference": phrase,
                "release_lines": many,
                "headline": phrase,
                "subheadline": phrase,
                "summary": bullets,
                "event": st.lists(st.builds(EventLine, phrase, phrase), max_size=3).map(tuple),
                "body": blocks.map(lambda pair: (pair[0], *pair[1])),
                "end_mark": phrase,
                "authentic": optional,
                "notes_heading": phrase,
                "notes": bullets,
                "boilerplates": st.tuples(phrase, many).map(lambda pair: (Section(*pair),)),
                "contacts_heading": phrase,
                "contacts": many.map(lambda lines: (ContactBlock(lines),)),
                "versions": versions.map(tuple),
            }
        ),
    )


def _seen(name, data):
    """The words that a reader of a format sees, white space and directions aside."""
    if name == "pdf":
        document = pypdfium2.PdfDocument(data)
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    elif name == "html":
        body = re.sub(r"(?s)<!--.*?-->|<(style|title)\b.*?</\1>", "", data.decode())
        text = unescape(re.sub(r"<[^>]+>", "", body))
    else:
        text = data.decode()
    return _bare(text)


def _bare(text):
    kept = (one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) not in {"Cf", "Zs", "Cc"})
    return "".join(kept)


@pytest.fixture(scope="module")
def assets():
    return Assets(Workspace(Path("/nowhere")).templates(), workspace.fonts(), "#0b6e4f", {"txt": b"text"})


@pytest.mark.parametrize("name", ["html", "txt"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_word_of_the_document_is_missing_in_any_format(make_document, assets, name, direction):
    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(_documents(make_document, direction))
    def law(document):
        seen = _seen(name, formats()[name].render(document, assets, lambda _: None))
        assert [] == [
            plain(one)
            for one in phrases(document)
            if _bare(plain(one)) not in seen.replace("<https://a.example/x>", "")
        ]

    law()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_word_of_the_document_is_missing_in_the_pdf(make_document, assets, direction):
    """Words, not whole phrases: where a line ends inside one, PDFium's order is the page's, not the text's.

    A drawing takes a second, so that a failure is shown as it was found.
    """

    @settings(max_examples=4, phases=(Phase.generate,), suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(_documents(make_document, direction))
    def law(document):
        seen = _seen("pdf", formats()["pdf"].render(document, assets, lambda _: None))
        words = {word.strip("«»،[]") for one in phrases(document) for word in plain(one).split()}
        assert [] == [word for word in words if _bare(word) not in seen]

    law()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_every_picture_of_the_document_is_shown_in_html_and_pdf_with_its_words(make_document, assets, direction):
    @settings(max_examples=5, phases=(Phase.generate,), suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(_documents(make_document, direction))
    def law(document):
        html, pdf = (formats()[name].render(document, assets, lambda _: None) for name in ("html", "pdf"))
        blocks = sum(isinstance(one, ImageBlock) for one in document.body)
        assert {f"media/{one.name}" for one in pictures_of(document)} == set(
            re.findall(r'src="([^"]*)"', html.decode())
        )
        assert (blocks, len(document.logos)) == (html.count(b'alt="ALT"'), html.count(b'alt="EMBLEM"'))
        with pypdfium2.PdfDocument(pdf) as drawn:
            shown = sum(len(list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))) for page in drawn)
        assert blocks + len(document.logos) == shown

    law()


def test_every_format_is_under_this_law():
    wrapping = {"eml"}  # what it wraps is under this law, and stands in it byte for byte (tests/formats/test_eml.py)

    assert {"html", "txt", "pdf"} | wrapping == set(formats())


def test_every_field_of_the_document_is_under_this_law():
    furniture = {
        "id",
        "language",
        "direction",
        "digits",
        "title",
        "subject",
        "preheader",
        "published",
        "sender",
        "issuer",
        "issuer_name",
        "page_label",
        "pair_label",
    }

    drawn = {one.name for one in fields(Document)} - furniture

    assert drawn == {
        "draft", "kind", "reference", "release_lines", "headline", "subheadline", "summary", "body", "end_mark",
        "notes_heading", "notes", "boilerplates", "contacts_heading", "contacts", "logos", "event", "authentic",
        "versions",
    }  # fmt: skip


def _rendered(newsroom, **environment):
    """Every byte that a render in a process of its own writes, by file."""
    code = "import sys; from presskit.cli import run; sys.exit(run(['render']))"
    subprocess.run(
        [sys.executable, "-c", code], cwd=newsroom, env={**os.environ, **environment}, capture_output=True, check=True
    )
    return {path.name: path.read_bytes() for path in (newsroom / "dist" / NAME).iterdir()}


def test_the_same_input_gives_the_same_bytes(tmp_path):
    one, other = tmp_path / "one", tmp_path / "another folder" / "ثانٍ"
    for folder in (one, other):
        shutil.copytree(DATA / "library-bus", folder)

    first = _rendered(one, TZ="Africa/Casablanca", PYTHONHASHSEED="1", LC_ALL="C.UTF-8")
    second = _rendered(other, TZ="Asia/Almaty", PYTHONHASHSEED="2", LC_ALL="C", HOME=str(tmp_path))

    assert 10 == len(first)
    assert first == second
