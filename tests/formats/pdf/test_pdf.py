"""The PDF: all the words, the same bytes everywhere, nothing of the machine, and Arabic that can be copied out."""

from __future__ import annotations

import ctypes
import hashlib
import logging
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from importlib.abc import MetaPathFinder
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdfium2 import raw

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
from presskit.errors import Diagnostic, EnvironmentFault, ReleaseError
from presskit.formats import Assets, formats
from presskit.formats.pdf import counted, render
from presskit.media import Media, typeface, verified
from presskit.media import drawing as drawings
from presskit.workspace import fonts, shipped

pytestmark = pytest.mark.slow

ASSETS = Assets((shipped() / "templates",), fonts(), "#0b6e4f", {"txt": b"PRESS RELEASE\n"})


def _picture(name: str, size: tuple[int, int], *color: int) -> Media:
    file = BytesIO()
    Image.new("RGBA" if len(color) == 4 else "RGB", size, color).save(file, "PNG")
    return verified(file.getvalue(), name)


PHOTO = _picture("bus.png", (3000, 2000), 200, 160, 30)
PORTRAIT = _picture("amrani.png", (600, 900), 30, 160, 200)
EMBLEM = _picture("cba.png", (300, 300), 20, 40, 60, 120)

ENGLISH = Document(
    id="2024-06-02-library-bus",
    language="en",
    direction="ltr",
    digits="0123456789",
    title="CBA sends a library bus to 40 villages",
    subject="CBA sends a library bus to 40 villages",
    preheader="First stop: Azrou. 2,500 books in three languages travel on board.",
    published=datetime(2024, 6, 3, 8, tzinfo=UTC),
    sender=None,
    logos=(),
    issuer=("CBA",),
    issuer_name=("City Book Association",),
    draft=(),
    kind=("PRESS RELEASE",),
    reference=("CBA/2024/03",),
    release_lines=(("Embargoed until Monday, 3 June 2024 at 09:00 (UTC+1), Casablanca",), ("08:00 (UTC)",)),
    headline=("CBA sends a library bus to 40 villages",),
    subheadline=("First stop: Azrou",),
    summary=ListBlock((("2,500 books in three languages on board",),), ("•",)),
    event=(),
    body=(
        ParagraphBlock(
            ("The bus stops in ", Strong(("Azrou",)), ". A grant of US$1.5 million pays for it."),
            ("RABAT, 2 June 2024 –",),
        ),
        ParagraphBlock(("Its name is ", Isolate(("حافلة الكتب",), "rtl", "ar"), ", in ", Emphasis(("Arabic",)), ".")),
        QuoteBlock(("“A book that comes to the door is opened.”",), ("Karima Amrani, head of the service, CBA",)),
        HeadingBlock(("How to take part",)),
        ListBlock((("See ", Linked(("the timetable",), "https://books.example/en/bus")), ("Write to us",)), ("•", "•")),
        ListBlock((("Wait at the stop.",), ("Choose a book.",)), ("1.", "2."), numbered=True),
    ),
    end_mark=("– ENDS –",),
    authentic=(),
    notes_heading=("Notes to editors",),
    notes=ListBlock((("The first bus ran in 1998.",),), ("1.",), numbered=True),
    boilerplates=(Section(("About CBA",), (("The City Book Association lends books.",),)),),
    contacts_heading=("Media contact",),
    contacts=(
        ContactBlock(
            (
                ("Nadia Fassi, press officer, CBA",),
                (Linked(("press@books.example",), "mailto:press@books.example"),),
                (Linked(("+212 5 37 00 11 22",), "tel:+212537001122"),),
            )
        ),
    ),
    versions=(),
    page_label="Page {page} of {pages}",
    pair_label="{label}: {value}",
)
ARABIC = Document(
    id="2024-06-02-library-bus",
    language="ar",
    direction="rtl",
    digits="٠١٢٣٤٥٦٧٨٩",
    title="الجمعية ترسل حافلة كتب إلى 40 قرية",
    subject="الجمعية ترسل حافلة كتب إلى 40 قرية",
    preheader="",
    published=datetime(2024, 6, 3, 8, tzinfo=UTC),
    sender=None,
    logos=(),
    issuer=("الجمعية",),
    issuer_name=("جمعية كتاب المدينة",),
    draft=(),
    kind=("بيان صحفي",),
    reference=(Isolate(("CBA/2024/03",), "ltr"),),
    release_lines=(("يُحظر النشر قبل الاثنين 3 يونيو 2024، الساعة 09:00 (غرينتش+1)، الدار البيضاء",),),
    headline=("الجمعية ترسل حافلة كتب إلى 40 قرية",),
    subheadline=("المحطة الأولى: أزرو",),
    summary=ListBlock((("على متنها 2500 كتاب بثلاث لغات",),), ("•",)),
    event=(
        EventLine(("المكان",), ("فندق الريف، أزرو",)),
        EventLine(
            ("التسجيل",), (Linked((Isolate(("books.example/r/12-3",), "ltr"),), "https://books.example/r/12-3"),)
        ),
    ),
    body=(
        ParagraphBlock(
            (
                "تتوقف حافلة جمعية كتاب المدينة في أزرو من 3 إلى 5 يونيو 2024، ",
                "وتموّلها منحة قدرها 1.5 مليون دولار أمريكي.",
            ),
            ("الرباط، 2 يونيو 2024 –",),
        ),
        ParagraphBlock(
            (
                "قالت المديرة إن الإقبال على القراءة لا يزال في ازدياد، ",
                "ولا سيما بين الشباب والأطفال في القرى النائية؛ ",
                "فهل تكفي حافلة واحدة؟ نعم، في الأشهر الأولى، ثم ",
                Emphasis(("تلحق بها حافلتان",)),
                " لأن الآباء يطلبون كتبًا لأبنائهم أيضًا.",
            )
        ),
        QuoteBlock(("«الكتاب الذي يأتي إلى الباب يُفتح في المساء نفسه.»",), ("كريمة العمراني، رئيسة خدمة المكتبات",)),
        ListBlock((("اطّلع على ", Linked(("المواعيد",), "https://books.example/ar/bus")),), ("•",)),
        TableBlock(
            ("الكتب المعارة",),
            (("القرية",), ("الكتب",), ("النسبة",)),
            ((("أزرو",), ("1204",), (Isolate(("18.5%",), "ltr"),)), (("إفران",), ("90",), (Isolate(("5%",), "ltr"),))),
            (False, True, True),
        ),
    ),
    end_mark=("– انتهى –",),
    authentic=("النص الإنجليزي وحده هو المعتمد.",),
    notes_heading=(),
    notes=None,
    boilerplates=(),
    contacts_heading=("للاستفسارات الإعلامية",),
    contacts=(
        ContactBlock(
            (
                ("نادية الفاسي، مسؤولة الشؤون الصحفية، الجمعية",),
                (Linked((Isolate(("press@books.example",), "ltr"),), "mailto:press@books.example"),),
                (Linked((Isolate(("+212 5 37 00 11 22",), "ltr"),), "tel:+212537001122"),),
            )
        ),
    ),
    versions=(Version("en", "ltr", "English", "https://books.example/en"),),
    page_label="الصفحة {page} من {pages}",
    pair_label="{label}: {value}",
)
PARAGRAPHS = tuple(
    ParagraphBlock((f"On day {day} the bus visits village {day}, where {day * 7} readers have asked for it. " * 3,))
    for day in range(1, 9)
)
LONG = replace(ENGLISH, body=ENGLISH.body + PARAGRAPHS)
DRAFT = replace(
    LONG,
    draft=("DRAFT – not for publication",),
    body=(ParagraphBlock((Untranslated(("[fr] Le bus part.",), "ltr", "fr"),)), *LONG.body),
)
ADVISORY = replace(
    ENGLISH,
    logos=(LogoMark(EMBLEM, "CBA emblem"), LogoMark(PHOTO, "A partner's emblem")),
    event=(
        EventLine(("When",), ("3 June 2024 at 09:00 (UTC+1)",)),
        EventLine(("Online",), (Linked(("books.example/live",), "https://books.example/live"),)),
    ),
    body=(
        *ENGLISH.body[:2],
        ImageBlock(
            PHOTO, "A yellow bus", ("The bus in ", Emphasis(("Azrou",)), "."), ("Photo: Sara Idrissi, CC BY 4.0",)
        ),
        ImageBlock(PORTRAIT, "Karima Amrani", (), ()),
        TableBlock(
            ("Books lent in a week",),
            (("Village",), ("Books",)),
            tuple(((f"Village {number}",), (f"{number * 37}",)) for number in range(1, 41)),
            (False, True),
        ),
    ),
    authentic=("Only the Arabic text is authentic.",),
    versions=(Version("ar", "rtl", "العربية", "https://books.example/ar"),),
)
BARE = replace(
    ENGLISH,
    preheader="",
    issuer=(),
    issuer_name=(),
    reference=(),
    release_lines=(),
    subheadline=(),
    summary=None,
    body=(ParagraphBlock(("The bus leaves.",)),),
    notes_heading=(),
    notes=None,
    boilerplates=(),
    contacts_heading=(),
    contacts=(),
)
DOCUMENTS = {
    "english": ENGLISH,
    "arabic": ARABIC,
    "long": LONG,
    "draft": DRAFT,
    "bare": BARE,
    "advisory": ADVISORY,
}


@pytest.fixture(scope="module")
def drawn() -> dict[str, bytes]:
    """Every document drawn once, and nothing reported of any."""
    problems: list[Diagnostic] = []
    data = {name: render(document, ASSETS, problems.append) for name, document in DOCUMENTS.items()}
    assert [] == problems
    return data


@pytest.fixture
def problems() -> list[Diagnostic]:
    return []


def _pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def _words(text: str) -> list[str]:
    """Words and numbers, but not the words with Arabic vowel marks: PDFium parts them at the mark."""
    return re.findall(r"\d+|[^\W\d_]+", re.sub(r"\w*[\u064b-\u0652][\w\u064b-\u0652]*", " ", text))


def _newsroom(folder: Path, **templates: str) -> Assets:
    """Assets whose first folder overrides shipped templates: their own text, then what is given."""
    (folder / "pdf").mkdir()
    for suffix, more in templates.items():
        own = (shipped() / "templates" / "pdf" / f"release.{suffix}").read_text("utf-8")
        (folder / "pdf" / f"release.{suffix}").write_text(own + more, encoding="utf-8")
    return replace(ASSETS, templates=(folder, *ASSETS.templates))


# --- the words --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_word_of_the_document_is_missing(drawn, name):
    text = set(_words("\n".join(_pages(drawn[name]))))

    missing = [plain(one) for one in phrases(DOCUMENTS[name]) if not set(_words(plain(one))) <= text]

    assert [] == missing


def test_no_presentation_form_is_copied_out(drawn):
    forms = [
        one for one in "".join(_pages(drawn["arabic"])) if "\ufb50" <= one <= "\ufdff" or "\ufe70" <= one < "\ufeff"
    ]

    assert [] == forms


@pytest.mark.parametrize("value", ["press@books.example", "+212 5 37 00 11 22", "CBA/2024/03"])
@pytest.mark.parametrize("name", ["english", "arabic"])
def test_what_stands_on_a_line_of_its_own_is_copied_out_literally(drawn, name, value):
    lines = "\n".join(_pages(drawn[name])).splitlines()

    assert value in lines


def test_the_words_come_in_reading_order(drawn):
    text = "".join(_pages(drawn["english"]))

    places = [text.index(plain(one)[:20]) for one in phrases(ENGLISH) if "حافلة" not in plain(one)]

    assert sorted(places) == places


def test_a_marker_stands_before_its_item(drawn):
    lines = "".join(_pages(drawn["english"])).splitlines()

    assert {"• Write to us", "1. Wait at the stop.", "2. Choose a book."} <= set(lines)


def test_a_newsroom_without_a_letterhead_gets_none(drawn):
    lines = _pages(drawn["bare"])[0].splitlines()

    assert ["PRESS RELEASE", ENGLISH.title, "The bus leaves.", "– ENDS –", "Page 1 of 1"] == lines


# --- pictures -------------------------------------------------------------------------------------------


def _images(data: bytes) -> list[tuple[int, int, float, float]]:
    """Each picture's pixels, across and down, and its width and height on paper in millimetres."""
    found = []
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
                left, bottom, right, top = one.get_bounds()
                found.append((*one.get_px_size(), (right - left) / 72 * 25.4, (top - bottom) / 72 * 25.4))
    return found


def test_pictures_have_300_pixels_an_inch_as_they_are_printed(drawn):
    sizes = [(width, height, round(across), round(down)) for width, height, across, down in _images(drawn["advisory"])]

    assert [(189, 189, 16, 16), (284, 189, 24, 16), (1890, 1260, 160, 107), (600, 900, 77, 115)] == sizes


def _structure(data: bytes) -> list[tuple[str, str, str]]:
    """Each element of the structure trees: what it is, its alternative text, what it heads."""
    with pypdfium2.PdfDocument(data) as pdf:
        found = []
        for page in pdf:
            tree = raw.FPDF_StructTree_GetForPage(page)
            for index in range(raw.FPDF_StructTree_CountChildren(tree)):
                found += _elements(raw.FPDF_StructTree_GetChildAtIndex(tree, index))
            raw.FPDF_StructTree_Close(tree)
        return found


def _elements(element: object) -> Iterator[tuple[str, str, str]]:
    kind, alt = (partial(ask, element) for ask in (raw.FPDF_StructElement_GetType, raw.FPDF_StructElement_GetAltText))
    yield _said(kind), _said(alt), _scope(element)
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        if child := raw.FPDF_StructElement_GetChildAtIndex(element, index):
            yield from _elements(child)


def _scope(element: object) -> str:
    attribute = raw.FPDF_StructElement_GetAttributeAtIndex(element, 0)
    value = raw.FPDF_StructElement_Attr_GetValue(attribute, b"Scope") if attribute else None
    if not value:
        return ""
    buffer, size = ctypes.create_string_buffer(40), ctypes.c_ulong()
    raw.FPDF_StructElement_Attr_GetStringValue(value, buffer, len(buffer), ctypes.byref(size))
    return buffer.raw[: size.value - 2].decode("utf-16-le")


def _said(ask: Callable[[object, int], int]) -> str:
    buffer = ctypes.create_string_buffer(400)
    size = ask(buffer, len(buffer))
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le")


SIDE_BY_SIDE = replace(
    ENGLISH,
    body=(
        ENGLISH.body[0],
        ImageBlock(PORTRAIT, "Left", ("The first.",), ("Photo: A",)),
        ImageBlock(_picture("square.png", (900, 900), 20, 40, 60), "Right", ("The second.",), ()),
    ),
)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_two_upright_pictures_stand_side_by_side_in_the_order_of_reading(problems, direction):
    data = render(replace(SIDE_BY_SIDE, direction=direction), ASSETS, problems.append)

    with pypdfium2.PdfDocument(data) as pdf:
        bounds = [one.get_bounds() for page in pdf for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])]
    (first, _, _, top), (second, _, _, other_top) = bounds
    assert direction == ("ltr" if first < second else "rtl")
    assert top == pytest.approx(other_top, abs=0.5)


def test_words_below_pictures_side_by_side_are_read_each_with_its_picture(problems):
    text = "".join(_pages(render(SIDE_BY_SIDE, ASSETS, problems.append)))

    assert text.index("The first.") < text.index("Photo: A") < text.index("The second.")


DRAWING = drawings.verified(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v10z" fill="#0b6e4f"/></svg>', "l.svg"
)
BRANDED = replace(ASSETS, drawings={EMBLEM: DRAWING})


def test_a_drawing_stands_for_the_logo_and_says_what_it_shows(problems):
    data = render(replace(ENGLISH, logos=(LogoMark(EMBLEM, "CBA emblem"),)), BRANDED, problems.append)

    assert [] == _images(data)
    assert ["CBA emblem"] == [alt for kind, alt, _ in _structure(data) if kind == "Figure"]
    assert [] == problems


def test_a_drawing_that_fails_is_an_error(problems):
    broken = drawings.verified(
        DRAWING.data.replace(b'd="M0 0h40v10z"', b'd="M0 0h40v10z" transform="rotate()"'), "l.svg"
    )
    document = replace(ENGLISH, logos=(LogoMark(EMBLEM, "CBA emblem"),))

    with pytest.raises(ReleaseError) as caught:
        render(document, replace(ASSETS, drawings={EMBLEM: broken}), problems.append)

    assert ["bad-image"] == [one.code for one in caught.value.diagnostics]


def test_every_picture_says_what_it_shows(drawn):
    said = [alt for kind, alt, _ in _structure(drawn["advisory"]) if kind == "Figure"]

    assert ["CBA emblem", "A partner's emblem", "A yellow bus", "Karima Amrani"] == said


def test_no_reader_may_smooth_a_picture_and_none_is_transparent(drawn):
    assert 4 == drawn["advisory"].count(b"/Interpolate false")
    assert b"/Interpolate true" not in drawn["advisory"]
    assert b"/SMask" not in drawn["advisory"]


@pytest.mark.parametrize("lines", [10, 11, 12, 13])
def test_a_picture_and_its_words_stay_on_one_page(problems, lines):
    filler = tuple(ParagraphBlock(("The bus goes on.",)) for _ in range(lines))

    data = render(replace(BARE, body=(*filler, *ADVISORY.body[2:3])), ASSETS, problems.append)

    with pypdfium2.PdfDocument(data) as pdf:
        pictures = [len(list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))) for page in pdf]
    words = [page.count("The bus in Azrou.") + page.count("Photo: Sara Idrissi") for page in _pages(data)]
    assert [2 * one for one in pictures] == words


# --- the house's own font ---------------------------------------------------------------------------------


def _face(style: str, weight: int = 400, *, is_italic: bool = False) -> typeface.Typeface:
    data = (fonts() / f"PresskitSans-{style}.ttf").read_bytes()
    return typeface.Typeface(f"{style}.ttf", "Bookshop", weight, is_italic, data)


FAMILY = (_face("Regular"), _face("Bold", 700), _face("Italic", is_italic=True))


def _fonts_of(data: bytes) -> set[str]:
    """The names of the fonts that a PDF embeds, without the letters that say they are a part."""
    with pikepdf.open(BytesIO(data)) as pdf:
        several = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
        return {str(one.BaseFont).partition("+")[2] for one in several}


def test_the_house_brings_its_own_font(problems):
    data = render(ENGLISH, replace(ASSETS, typefaces=FAMILY), problems.append)

    assert {"House", "House-Bold", "House-Italic"} == _fonts_of(data)
    assert [] == problems


def test_a_family_without_italics_emphasises_in_bold(problems):
    data = render(ENGLISH, replace(ASSETS, typefaces=FAMILY[:2]), problems.append)

    assert {"House", "House-Bold"} == _fonts_of(data)


def test_letters_that_the_house_s_font_lacks_come_from_presskit_s(problems):
    latin_only = (_face("Italic"), _face("Italic", 700))

    data = render(ARABIC, replace(ASSETS, typefaces=latin_only), problems.append)

    assert {"Presskit-Sans", "Presskit-Sans-Bold"} < _fonts_of(data)
    assert [] == problems


def test_a_font_that_does_not_load_is_an_error(problems):
    broken = replace(_face("Regular"), data=b"\0\1\0\0" + bytes(200))

    with pytest.raises(ReleaseError) as caught:
        render(ENGLISH, replace(ASSETS, typefaces=(broken, FAMILY[1])), problems.append)

    assert ["bad-font"] == [one.code for one in caught.value.diagnostics]


# --- how the pages fill ------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 8], ids=str)
def test_contacts_stand_two_a_line_and_none_is_parted(problems, count):
    several = tuple(
        ContactBlock(((f"Person {number}",), (f"p{number}@books.example",), (f"+212 5 00 {number}",)))
        for number in range(count)
    )

    text = _pages(render(replace(ENGLISH, contacts=several), ASSETS, problems.append))

    assert all(
        any(f"Person {one}" in page and f"p{one}@books.example" in page for page in text) for one in range(count)
    )


def test_a_headline_of_230_characters_leaves_room_for_the_release(problems):
    headline = ("Ministers of fifty-three countries agree on a programme to open libraries and train teachers, " * 3)[
        :230
    ]

    pages = _pages(render(replace(LONG, headline=(headline,)), ASSETS, problems.append))

    assert 2 == len(pages)


def test_a_long_address_is_broken_and_stays_on_the_page(problems):
    address = "https://books.example/" + "averylongpath/" * 12
    data = render(replace(BARE, body=(ParagraphBlock((Linked((address,), address),)),)), ASSETS, problems.append)

    with pypdfium2.PdfDocument(data) as pdf:
        right = max(one.get_bounds()[2] for one in pdf[0].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]))
    assert right <= (210 - 25) / 25.4 * 72 + 1
    assert address in "".join(_pages(data)[0].split())


# --- tables and lists -------------------------------------------------------------------------------------


def test_a_table_that_goes_on_repeats_its_headings_but_not_its_caption(drawn):
    pages = [page for page in _pages(drawn["advisory"]) if "Village 1" in page or "Village 40" in page]

    assert 2 == len(pages)
    assert [1, 1] == [page.count("Village Books") for page in pages]
    assert [1, 0] == [page.count("Books lent in a week") for page in pages]


def test_every_heading_of_a_table_says_that_it_heads_a_column(drawn):
    scopes = [scope for kind, _, scope in _structure(drawn["arabic"]) if kind == "TH"]

    assert ["Column"] * 3 == scopes


def test_figures_of_a_table_are_copied_out_as_they_are(drawn):
    text = "\n".join(_pages(drawn["arabic"]))

    assert {"1204", "18.5%", "books.example/r/12-3"} <= set(text.split())


@pytest.mark.parametrize("lines", [21, 22, 23])
def test_a_short_table_is_not_parted(problems, lines):
    filler = tuple(ParagraphBlock(("The bus goes on.",)) for _ in range(lines))
    table = replace(TABLE, rows=TABLE.rows[:4])

    pages = _pages(render(replace(BARE, body=(*filler, table)), ASSETS, problems.append))

    assert [4] == [page.count("a 1") for page in pages if "a 1" in page]


TABLE = TableBlock(("CAPTION",), (("A",), ("B",)), (((("a",), ("1",))),) * 9, (False, True))
ANNOUNCED = (
    ParagraphBlock(("It has three things on board, none of which it had on board in the year before:",)),
    ListBlock((("word " * 60,),) * 3, ("•",) * 3),
)


@pytest.mark.parametrize(
    ("blocks", "last"), [((TABLE,), "CAPTION"), (ANNOUNCED, "before:")], ids=["caption", "announcement"]
)
def test_what_announces_something_is_never_left_at_the_foot_of_a_page(problems, blocks, last):
    for lines in range(23, 28):
        filler = tuple(ParagraphBlock(("The bus goes on.",)) for _ in range(lines))

        first = _pages(render(replace(BARE, body=(*filler, *blocks)), ASSETS, problems.append))[0]

        assert not first.splitlines()[-2].endswith(last)


# --- every page -------------------------------------------------------------------------------------


def test_every_page_carries_its_number_the_reference_and_the_embargo(drawn):
    first, second = _pages(drawn["long"])

    for number, page in ((1, first), (2, second)):
        assert f"Page {number} of 2" in page
        assert "CBA/2024/03" in page
        assert plain(ENGLISH.release_lines[0]) in page


def test_every_page_of_a_draft_says_so_as_a_line_and_as_a_watermark(drawn):
    counts = [page.count("DRAFT – not for publication") for page in _pages(drawn["draft"])]

    assert [2, 2] == counts


def test_page_numbers_are_in_the_language_and_its_digits(drawn):
    last = _pages(drawn["arabic"])[0].splitlines()[-1]

    assert ["الصفحة", "١", "من", "٢"] == _words(last)


@pytest.mark.parametrize(
    ("label", "content"),
    [
        ("Page {page} of {pages}", '"Page " counter(page, digits) " of " counter(pages, digits)'),
        ("{page}/{pages}", 'counter(page, digits) "/" counter(pages, digits)'),
        ("{pages} pages", 'counter(pages, digits) " pages"'),
        ('"{page}"', '"\\22 " counter(page, digits) "\\22 "'),
    ],
    ids=["words", "no words", "one counter", "quotation marks"],
)
def test_a_page_label_becomes_css_that_counts(label, content):
    assert content == counted(label)


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_a_page_label_means_the_same_in_css_whatever_it_holds(label):
    tokens = tinycss2.parse_component_value_list(counted(label))

    pieces = [_meaning(one) for one in tokens if one.type != "whitespace"]

    assert label == "".join(pieces)


def _meaning(token: object) -> str:
    if token.type == "function":
        return "{" + token.arguments[0].value + "}"
    assert token.type == "string"
    return token.value


# --- the file ---------------------------------------------------------------------------------------


def test_two_pages_stay_under_60_kilobytes(drawn):
    assert 2 == len(_pages(drawn["long"]))
    assert len(drawn["long"]) < 60_000


def test_title_author_and_dates_are_those_of_the_release(drawn):
    with pypdfium2.PdfDocument(drawn["english"]) as pdf:
        said = pdf.get_metadata_dict(skip_empty=True)

    assert {
        "Keywords": "PRESS RELEASE, CBA",
        "Title": ENGLISH.title,
        "Author": "City Book Association",
        "Subject": ENGLISH.preheader,
        "Creator": "presskit",
        "CreationDate": "D:20240603080000+00'00",
        "ModDate": "D:20240603080000+00'00",
    } == {key: value for key, value in said.items() if key != "Producer"}


@pytest.mark.parametrize(("name", "tag"), [("english", "en"), ("arabic", "ar")])
def test_the_catalog_names_the_language_and_the_pages_are_tagged(drawn, name, tag):
    with pypdfium2.PdfDocument(drawn[name]) as pdf:
        size = raw.FPDFCatalog_GetLanguage(pdf, None, 0)
        buffer = (raw.FPDF_WCHAR * (size // 2))()
        raw.FPDFCatalog_GetLanguage(pdf, buffer, size)

        assert tag == bytes(buffer).decode("utf-16-le").rstrip("\0")
        assert pdf.is_tagged()


def test_the_plain_text_is_attached_under_its_name(drawn):
    with pypdfium2.PdfDocument(drawn["arabic"]) as pdf:
        attachment = pdf.get_attachment(0)

        assert "2024-06-02-library-bus.ar.txt" == attachment.get_name()
        assert b"PRESS RELEASE\n" == bytes(attachment.get_data())


def test_without_a_plain_text_nothing_is_attached(problems):
    data = render(BARE, replace(ASSETS, wrapped={}), problems.append)

    with pypdfium2.PdfDocument(data) as pdf:
        assert 0 == pdf.count_attachments()


def test_links_lead_where_the_document_says(drawn):
    with pypdfium2.PdfDocument(drawn["english"]) as pdf:
        found = list(_links(pdf))

    assert ["https://books.example/en/bus", "mailto:press@books.example", "tel:+212537001122"] == found


def _links(pdf: pypdfium2.PdfDocument) -> Iterator[str]:
    for page in pdf:
        place, link = ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(link)):
            buffer = ctypes.create_string_buffer(200)
            raw.FPDFAction_GetURIPath(pdf, raw.FPDFLink_GetAction(link), buffer, len(buffer))
            yield buffer.value.decode()


# --- the same bytes everywhere ------------------------------------------------------------------------


def test_drawing_twice_gives_the_same_bytes(drawn, problems):
    assert drawn["arabic"] == render(ARABIC, ASSETS, problems.append)


def test_another_machine_day_zone_and_folder_give_the_same_bytes_and_no_talk(drawn, tmp_path):
    (tmp_path / "arguments").write_bytes(pickle.dumps((ARABIC, ASSETS)))
    script = (
        "import hashlib, pickle, pathlib; from presskit.formats.pdf import render; "
        "data = render(*pickle.loads(pathlib.Path('arguments').read_bytes()), print); "
        "print(hashlib.sha256(data).hexdigest())"
    )
    elsewhere = {
        "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
        "PATH": os.environ["PATH"],
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "HOME": "/nonexistent",
    }

    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=elsewhere, capture_output=True, check=True)

    assert (hashlib.sha256(drawn["arabic"]).hexdigest(), b"") == (done.stdout.decode().strip(), done.stderr)


def test_the_same_instant_in_another_zone_gives_the_same_bytes(drawn, problems):
    moved = ENGLISH.published.astimezone(timezone(timedelta(hours=6)))

    assert drawn["english"] == render(replace(ENGLISH, published=moved), ASSETS, problems.append)


def test_other_words_give_other_bytes(drawn):
    assert len(DOCUMENTS) == len({hashlib.sha256(data).digest() for data in drawn.values()})


def test_the_environment_is_left_as_it_was(monkeypatch, problems):
    monkeypatch.setenv("FONTCONFIG_FILE", "/somewhere/fonts.conf")

    render(BARE, ASSETS, problems.append)

    assert "/somewhere/fonts.conf" == os.environ["FONTCONFIG_FILE"]


def test_nothing_is_printed_or_logged(capfd, caplog, problems):
    render(ARABIC, ASSETS, problems.append)

    assert ("", "") == capfd.readouterr()
    assert [] == [one for one in caplog.records if one.levelno >= logging.WARNING]


# --- what goes wrong ------------------------------------------------------------------------------------


def test_letters_that_no_font_has_are_errors_all_at_once(problems):
    document = replace(BARE, headline=("Launch 🚀 of the 中 bus",))

    with pytest.raises(ReleaseError) as caught:
        render(document, ASSETS, problems.append)

    assert ["missing-glyph", "missing-glyph"] == [one.code for one in caught.value.diagnostics]
    assert [
        "no font of the pdf has the letter 中 (U+4E2D CJK UNIFIED IDEOGRAPH-4E2D) of “Launch 🚀 of the 中 bus”",
        "no font of the pdf has the letter 🚀 (U+1F680 ROCKET) of “Launch 🚀 of the 中 bus”",
    ] == [one.message for one in caught.value.diagnostics]


@pytest.mark.parametrize("sign", ["✓", "ﻻ"], ids=["the machine's fonts have it", "a presentation form"])
def test_no_font_of_the_machine_comes_to_help(sign, problems):
    with pytest.raises(ReleaseError, match="missing-glyph"):
        render(replace(BARE, headline=(f"The bus {sign}",)), ASSETS, problems.append)


def test_a_missing_letter_is_told_however_quiet_logging_is(monkeypatch, problems):
    monkeypatch.setattr(logging.getLogger(), "level", logging.CRITICAL)

    with pytest.raises(ReleaseError, match="missing-glyph"):
        render(replace(BARE, headline=("The bus 中",)), ASSETS, problems.append)


def test_a_letter_only_the_page_label_has_is_told_too(problems):
    with pytest.raises(ReleaseError, match="U\\+4E2D"):
        render(replace(BARE, page_label="中 {page}"), ASSETS, problems.append)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "https://books.example/logo.png",
        "data:image/png;base64,iVBORw0KGgo=",
        "presskit:other.png",
    ],
)
def test_a_template_can_fetch_nothing(tmp_path, address, problems):
    assets = _newsroom(tmp_path, html=f'<img src="{address}" alt="">')

    with pytest.raises(ReleaseError, match="asks for more") as caught:
        render(BARE, assets, problems.append)

    assert address in caught.value.diagnostics[0].message


def test_a_style_sheet_can_fetch_nothing(tmp_path, problems):
    assets = _newsroom(tmp_path, css='@import url("file:///etc/passwd"); p { background: url("file:///etc/passwd") }')

    with pytest.raises(ReleaseError, match="asks for more"):
        render(BARE, assets, problems.append)


def test_a_style_that_weasyprint_does_not_know_is_a_warning(tmp_path, problems):
    assets = _newsroom(tmp_path, css="p { gird-area: 1 }")

    render(BARE, assets, problems.append)

    assert ["pdf-template"] == [one.code for one in problems]
    assert "gird-area" in problems[0].message


def test_without_pango_the_packages_are_named_and_no_banner_is_printed(monkeypatch, capsys, problems):
    class Absent(MetaPathFinder):
        def find_spec(self, name, *_):
            if name.startswith("weasyprint"):
                sys.stdout.write("a banner")
                raise OSError("cannot load library 'libgobject-2.0-0'")

    for name in [one for one in sys.modules if one.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Absent(), *sys.meta_path])

    with pytest.raises(EnvironmentFault) as caught:
        render(BARE, ASSETS, problems.append)

    (fault,) = caught.value.diagnostics
    assert ("no-pango", 3) == (fault.code, caught.value.exit_code)
    assert "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in fault.hint
    assert "" == capsys.readouterr().out


def test_without_harfbuzz_subset_one_warning_says_so(monkeypatch, problems):
    render(BARE, ASSETS, problems.append)
    monkeypatch.setattr("weasyprint.text.ffi.harfbuzz_subset", None)

    render(BARE, ASSETS, problems.append)

    assert ["no-harfbuzz-subset"] == [one.code for one in problems]


def test_loading_the_format_does_not_load_weasyprint():
    script = "import sys, presskit.formats as f; assert 'pdf' in f.formats(); sys.exit('weasyprint' in sys.modules)"
    environment = {"PYTHONPATH": str(Path(__file__).parents[2] / "src")}

    assert 0 == subprocess.run([sys.executable, "-c", script], env=environment, check=False).returncode


def test_the_format_is_found_by_its_name_and_wraps_the_plain_text():
    found = formats()["pdf"]

    assert (".pdf", ("txt",), render) == (found.suffix, found.wraps, found.render)
