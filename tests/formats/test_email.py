"""The HTML of an email: EMAIL.md's rules, one by one, on the parsed tree."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from unicodedata import is_normalized, normalize
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from presskit.color import CONTRAST, contrast
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
from presskit.document import pictures as pictures_of
from presskit.errors import Diagnostic, ReleaseError, Severity
from presskit.formats import Assets, formats
from presskit.formats.email import (
    beside,
    dark_palette,
    density,
    figure,
    light_palette,
    logo,
    render,
    shown,
    widths,
)
from presskit.media import Media, verified
from presskit.workspace import shipped

COLOR = "#0b6e4f"
HOSTILE = '--><![endif]--><script>alert("x")</script> {{ 7*7 }} {% if %} &lt; </title></style> ]]> \u0338'

PHOTO = Media("bus.jpg", "jpeg", b"photo", 2400, 1600)
PORTRAIT = Media("amrani.jpg", "jpeg", b"portrait", 1200, 1800)
LOGO = Media("cba.png", "png", b"logo", 400, 400)
PARTNER = Media("partner.png", "png", b"partner", 900, 200)

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
    logos=(LogoMark(LOGO, "CBA emblem"), LogoMark(PARTNER, "A partner's emblem")),
    issuer=("CBA",),
    issuer_name=("City Book Association",),
    draft=("DRAFT – not for publication",),
    kind=("PRESS RELEASE",),
    reference=("CBA/2024/03",),
    release_lines=(("Embargoed until Monday, 3 June 2024 at 09:00 (UTC+1), Casablanca",), ("08:00 (UTC)",)),
    headline=("CBA sends a library bus to 40 villages",),
    subheadline=("First stop: Azrou",),
    summary=ListBlock((("2,500 books in three languages on board",),), ("•",)),
    event=(
        EventLine(("When",), ("3 June 2024 at 09:00 (UTC+1)",)),
        EventLine(("Online",), (Linked(("books.example/live",), "https://books.example/live"),)),
    ),
    body=(
        ParagraphBlock(
            (
                "The bus stops in ",
                Strong(("Azrou",)),
                " from 3 to 5 June 2024.",
            ),
            ("RABAT, 2 June 2024 –",),
        ),
        ParagraphBlock(("Its name is ", Isolate(("حافلة الكتب",), "rtl", "ar"), ", in ", Emphasis(("Arabic",)), ".")),
        QuoteBlock(("“A book that comes to the door is opened.”",), ("Karima Amrani, head of the service, CBA",)),
        HeadingBlock(("How to take part",)),
        ListBlock(
            (("See ", Linked(("the timetable",), "https://books.example/en/bus?a=1&b=2")), ("Write",)), ("•", "•")
        ),
        ListBlock((("Wait at the stop.",), ("Choose a book.",)), ("1.", "2."), numbered=True),
        ImageBlock(
            PHOTO, "A yellow bus", ("The bus in ", Emphasis(("Azrou",)), "."), ("Photo: Sara Idrissi, CC BY 4.0",)
        ),
        ImageBlock(PORTRAIT, "Karima Amrani", (), ()),
        TableBlock(
            ("Books lent in a week",),
            (("Village",), ("Books",), ("Share",)),
            ((("Azrou",), ("1,204",), ("18.5%",)), (("Ifrane",), (), ("5%",))),
            (False, True, True),
        ),
        ParagraphBlock((Untranslated(("[fr] Le bus part.",), "ltr", "fr"),)),
    ),
    end_mark=("– ENDS –",),
    authentic=("Only the Arabic text is authentic.",),
    notes_heading=("Notes to editors",),
    notes=ListBlock((("The first bus ran in 1998.",),), ("1.",), numbered=True),
    boilerplates=(
        Section(("About CBA",), (("The City Book Association lends books in 40 villages.",), ("It grows.",))),
    ),
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
    versions=(Version("ar", "rtl", "العربية", "https://books.example/ar"),),
    page_label="Page {page} of {pages}",
    pair_label="{label}: {value}",
)
ARABIC = replace(
    ENGLISH,
    language="ar",
    direction="rtl",
    title="الجمعية ترسل حافلة كتب إلى 40 قرية",
    subject="الجمعية ترسل حافلة كتب إلى 40 قرية",
    headline=("الجمعية ترسل حافلة كتب إلى 40 قرية",),
    reference=(Isolate(("CBA/2024/03",), "ltr"),),
    body=(
        ParagraphBlock(
            (
                "تتوقف الحافلة في ",
                Strong(("أزرو",)),
                " من 3 إلى 5 يونيو 2024.",
            ),
            ("الرباط، 2 يونيو 2024 –",),
        ),
        ParagraphBlock(("الحمولة ", Isolate(("18.5%",), "ltr", "en"), " من ", Emphasis(("الكتب",)), "؛ فهل تكفي؟")),
        *ENGLISH.body[2:],
    ),
    versions=(Version("en", "ltr", "English", "https://books.example/en"),),
    contacts=(
        ContactBlock(
            (
                ("نادية الفاسي، مسؤولة الشؤون الصحفية، الجمعية",),
                (Linked((Isolate(("press@books.example",), "ltr"),), "mailto:press@books.example"),),
                (Linked((Isolate(("+212 5 37 00 11 22",), "ltr"),), "tel:+212537001122"),),
            )
        ),
    ),
)
BARE = replace(
    ENGLISH,
    preheader="",
    logos=(),
    issuer=(),
    issuer_name=(),
    draft=(),
    kind=(),
    reference=(),
    release_lines=(),
    subheadline=(),
    summary=None,
    event=(),
    body=(ParagraphBlock(("One sentence.",)),),
    authentic=(),
    notes_heading=(),
    notes=None,
    boilerplates=(),
    contacts_heading=(),
    contacts=(),
    versions=(),
)
DOCUMENTS = {"english": ENGLISH, "arabic": ARABIC, "bare": BARE, "bare arabic": replace(BARE, direction="rtl")}
every_document = pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)


# --- reading what was drawn -----------------------------------------------------------------------


def assets(color: str = COLOR, *own: Path) -> Assets:
    return Assets((*own, shipped() / "templates"), Path("nowhere"), color)


def refuse(problem: Diagnostic) -> None:
    raise AssertionError(problem)


def html(document: Document) -> str:
    return render(document, assets(), refuse).decode()


def tree(document: Document) -> Element:
    """Parse strictly: any parse error is a failure."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(html(document))
    return root


def body(document: Document) -> Element:
    found = tree(document).find("body")
    assert found is not None
    return found


def article(document: Document) -> Element:
    return next(one for one in body(document) if one.get("role") == "article")


def elements(root: Element) -> Iterator[Element]:
    return (one for one in root.iter() if isinstance(one.tag, str))


def words(element: Element) -> str:
    """The text of an element, comments left out, each run of layout's line breaks one space."""
    own = (element.text or "") + "".join(words(one) + (one.tail or "") for one in element if isinstance(one.tag, str))
    return own + "".join(one.tail or "" for one in element if not isinstance(one.tag, str))


def style(element: Element) -> dict[str, str]:
    """The inline style; a property said twice keeps its last value."""
    parts = (one.split(":", 1) for one in element.get("style", "").split(";") if one.strip())
    return {name.strip(): value.strip() for name, value in parts}


def kept(document: Document) -> str:
    """What stays in the head's `<style>`."""
    (only,) = tree(document).iter("style")
    return only.text or ""


def word_cells(document: Document) -> list[Element]:
    """Every innermost cell with words in it."""
    cells = (one for one in article(document).iter() if one.tag in {"td", "th"})
    return [one for one in cells if one.find(".//td") is None and words(one).strip()]


def data_tables(document: Document) -> list[Element]:
    return [one for one in article(document).iter("table") if one.get("role") is None]


def layout_tables(document: Document) -> list[Element]:
    return [one for one in article(document).iter("table") if one.get("role") == "presentation"]


def isolated(root: Element) -> set[Element]:
    return {inner for span in root.iter("span") if span.get("dir") for inner in span.iter()}


# --- the words ------------------------------------------------------------------------------------


@every_document
def test_every_phrase_of_the_document_is_shown_in_reading_order(document: Document) -> None:
    shown = words(article(document))

    places = [0]
    for phrase in phrases(document):
        assert plain(phrase) in shown[places[-1] :]
        places.append(shown.index(plain(phrase), places[-1]) + 1)
    assert sorted(places) == places


@every_document
def test_nothing_is_shown_that_the_document_does_not_hold(document: Document) -> None:
    shown = words(article(document))

    markers = [
        one for each in (document.summary, document.notes, *document.body) for one in getattr(each, "markers", ())
    ]
    held = [*map(plain, (document.issuer, document.issuer_name, *phrases(document))), *markers]
    assert sorted("".join("".join(held).split())) == sorted("".join(shown.split()))


def test_a_space_follows_the_dateline() -> None:
    shown = words(article(ENGLISH))

    assert "RABAT, 2 June 2024 – The bus stops in Azrou from" in shown


def test_each_line_of_a_contact_is_a_line_of_its_own() -> None:
    (cell,) = (one for one in word_cells(ENGLISH) if "Nadia Fassi" in words(one))
    lines = [words(one) for one in cell.iter("p")]

    assert ["Nadia Fassi, press officer, CBA", "press@books.example", "+212 5 37 00 11 22"] == lines


def test_absent_parts_leave_no_empty_rows() -> None:
    root = article(BARE)

    assert [] == [one.get("class") for one in root.iter("td") if not words(one).strip()]
    assert [] == [one.get("class") for one in root.iter("p") if not words(one).strip()]
    assert ["h1"] == [one.tag for one in root.iter() if one.tag in {"h1", "h2", "h3"}]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Co", "Cs", "Cf", "Zl", "Zp")), min_size=1))
def test_any_text_is_shown_as_typed(text: str) -> None:
    document = replace(BARE, title=text, headline=(text,), body=(ParagraphBlock((Strong((text,)), text)),))

    root = tree(document)

    (headline,) = root.iter("h1")
    (paragraph,) = (one for one in root.iter("p") if one.find("strong") is not None)
    assert normalize("NFC", text) == words(headline)
    assert normalize("NFC", text) * 2 == words(paragraph)


def test_hostile_text_is_shown_as_typed_wherever_it_stands() -> None:
    hostile = (HOSTILE,)
    document = replace(
        ENGLISH,
        title=HOSTILE,
        preheader=HOSTILE,
        issuer=hostile,
        draft=hostile,
        headline=hostile,
        body=(QuoteBlock(hostile, hostile), ListBlock((hostile,), (HOSTILE,))),
    )

    root = tree(document)

    (title,) = root.iter("title")
    assert HOSTILE == title.text
    assert 7 == words(article(document)).count(HOSTILE)
    assert [] == list(root.iter("script"))


# --- the bytes ------------------------------------------------------------------------------------


@every_document
def test_h1_it_is_html5_without_a_parse_error(document: Document) -> None:
    drawn = html(document)

    assert drawn.startswith("<!DOCTYPE html>")
    assert "html" == tree(document).tag


@every_document
def test_h1_its_charset_stands_in_the_first_1024_bytes(document: Document) -> None:
    assert b'<meta charset="utf-8">' in render(document, assets(), refuse)[:1024]


@every_document
def test_h1_it_is_normalized_utf8_without_bom_in_plain_lines(document: Document) -> None:
    drawn = render(document, assets(), refuse)

    assert is_normalized("NFC", drawn.decode("utf-8"))
    assert not drawn.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in drawn
    assert b"\n\n" not in drawn
    assert drawn.endswith(b"</html>\n")


def test_h1_arabic_letters_stand_as_letters() -> None:
    assert "الجمعية ترسل حافلة كتب إلى 40 قرية" in html(ARABIC)


def test_h1_a_combining_mark_does_not_melt_into_the_tag_before_it() -> None:
    document = replace(BARE, body=(ParagraphBlock((Strong(("\u0338a",)),)),))

    drawn = html(document)

    assert is_normalized("NFC", drawn)
    assert "\u0338a" in words(article(document))


def test_the_same_document_is_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    script = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "import importlib.util as u, pathlib, hashlib\n"
        "spec = u.spec_from_file_location('t', sys.argv[2]); t = u.module_from_spec(spec); spec.loader.exec_module(t)\n"
        "print(hashlib.sha256(t.render(t.ARABIC, t.assets(), t.refuse)).hexdigest())"
    )
    source = str(Path(sys.modules[render.__module__].__file__ or "").parents[2])
    command = [sys.executable, "-c", script, source, __file__]

    digests = {
        subprocess.run(
            command,
            cwd=tmp_path,
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            check=True,
            capture_output=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Almaty"))
    }

    assert 1 == len(digests)


# --- H2: language and direction -------------------------------------------------------------------


@every_document
def test_h2_html_body_its_children_and_the_article_say_language_and_direction(document: Document) -> None:
    root = tree(document)

    outer = [root, body(document), *(one for one in body(document) if isinstance(one.tag, str)), article(document)]
    assert {(document.language, document.direction)} == {(one.get("lang"), one.get("dir")) for one in outer}


@every_document
def test_h2_nothing_inside_contradicts_but_isolates(document: Document) -> None:
    root = body(document)

    others = [one for one in elements(root) if one not in isolated(root)]
    assert {document.direction} == {one.get("dir", document.direction) for one in others}
    assert {document.language} == {one.get("lang", document.language) for one in others}
    assert {document.direction} == {style(one).get("direction", document.direction) for one in elements(root)}


def test_h2_an_isolate_says_its_own_direction_and_language() -> None:
    span = next(one for one in article(ENGLISH).iter("span") if one.get("dir") == "rtl")

    assert ("ar", "حافلة الكتب") == (span.get("lang"), words(span))


@every_document
def test_h2_no_link_says_a_direction(document: Document) -> None:
    assert {None} >= {one.get("dir") for one in tree(document).iter("a")}


# --- H3: structure --------------------------------------------------------------------------------


def test_h3_the_title_is_the_headline() -> None:
    (title,) = tree(ARABIC).iter("title")

    assert ARABIC.title == title.text


@every_document
def test_h3_one_h1_and_no_level_is_skipped(document: Document) -> None:
    levels = [int(str(one.tag)[1]) for one in elements(body(document)) if re.fullmatch("h[1-6]", str(one.tag))]

    assert 1 == levels.count(1)
    assert 1 == levels[0]
    assert all(after - before <= 1 for before, after in pairwise(levels))


@every_document
def test_h3_a_table_is_for_layout_alone_or_has_headings(document: Document) -> None:
    tables = sum(isinstance(one, TableBlock) for one in document.body)

    assert {None, "presentation"} >= {one.get("role") for one in tree(document).iter("table")}
    assert tables == len(data_tables(document))
    assert all(one.findall(".//th[@scope='col']") for one in data_tables(document))


def test_h3_a_table_of_data_has_its_columns_and_rows() -> None:
    (table,) = data_tables(ENGLISH)

    rows = [[words(cell) for cell in row] for row in table.iter("tr")]
    assert [["Village", "Books", "Share"], ["Azrou", "1,204", "18.5%"], ["Ifrane", "", "5%"]] == rows
    assert ["th"] * 3 == [one.tag for one in next(table.iter("tr"))]


def test_h3_a_table_of_data_is_named_by_its_caption() -> None:
    (table,) = data_tables(ENGLISH)

    names = [words(one) for one in article(ENGLISH).iter("p") if one.get("id") == table.get("aria-labelledby")]
    assert ["Books lent in a week"] == names


def test_h3_a_column_without_a_name_has_no_heading() -> None:
    document = replace(BARE, body=(TableBlock((), ((), ("Books",)), ((("Azrou",), ("9",)),), (False, True)),))

    (table,) = data_tables(document)

    assert ["td", "th"] == [one.tag for one in next(table.iter("tr"))]
    assert table.get("aria-labelledby") is None


# --- H4: pictures ---------------------------------------------------------------------------------


def pictures(document: Document) -> list[Element]:
    return list(article(document).iter("img"))


@every_document
def test_h4_every_picture_says_what_it_shows_and_how_large_it_is(document: Document) -> None:
    for one in pictures(document):
        assert one.get("alt")
        assert one.get("width", "").isdecimal()
        assert one.get("height", "").isdecimal()
        assert "block" == style(one)["display"]


@every_document
def test_h4_every_picture_of_the_document_stands_beside_the_html(document: Document) -> None:
    assert [f"media/{one.name}" for one in pictures_of(document)] == [one.get("src") for one in pictures(document)]


def test_h4_its_words_are_those_of_the_document() -> None:
    alts = [one.get("alt") for one in pictures(ENGLISH)]

    assert ["CBA emblem", "A partner's emblem", "A yellow bus", "Karima Amrani"] == alts


@every_document
def test_h4_a_picture_shrinks_with_the_screen(document: Document) -> None:
    shrinking = [(style(one)["width"], style(one)["height"], style(one)["max-width"]) for one in pictures(document)]

    assert [("100%", "auto", f"{one.get('width')}px") for one in pictures(document)] == shrinking


@pytest.mark.parametrize(
    ("size", "as_figure", "as_logo"),
    [
        ((2400, 1600), (536, 357), (72, 48)),
        ((1200, 1800), (320, 480), (32, 48)),
        ((900, 200), (536, 119), (216, 48)),
        ((3000, 300), (536, 54), (240, 24)),
        ((300, 30), (300, 30), (240, 24)),
        ((9000, 1), (536, 1), (240, 1)),
    ],
    ids=["photograph", "portrait", "banner", "long banner", "small", "line"],
)
def test_h4_a_picture_is_fitted_into_its_place_and_never_enlarged(
    size: tuple[int, int], as_figure: tuple[int, int], as_logo: tuple[int, int]
) -> None:
    one = Media("a.png", "png", b"", *size)

    assert as_figure == (figure(one).width, figure(one).height)
    assert as_logo == (logo(one).width, logo(one).height)


def drawn(mode: str, size: tuple[int, int], color: object) -> Media:
    file = BytesIO()
    Image.new(mode, size, color).save(file, "PNG")  # type: ignore[arg-type] # each mode has its own kind of colour
    return verified(file.getvalue(), "a.png")


def test_h4_what_is_written_has_two_pixels_for_each_one_shown() -> None:
    one = shown(drawn("RGB", (1500, 900), "red"), 536)

    assert ("a.png", 2 * 536, 643) == (one.name, one.width, one.height)


def test_h4_a_logo_is_written_as_large_as_a_letterhead_needs_it() -> None:
    mark = drawn("RGB", (900, 450), "red")

    files = beside(replace(BARE, logos=(LogoMark(mark, "A mark"),)))

    with Image.open(BytesIO(files["a.png"])) as one:
        assert (2 * 96, 2 * 48) == one.size


def test_h4_a_picture_shown_twice_is_written_for_its_larger_place() -> None:
    mark = drawn("RGB", (900, 450), "red")

    files = beside(replace(BARE, logos=(LogoMark(mark, "A mark"),), body=(ImageBlock(mark, "A mark", (), ()),)))

    with Image.open(BytesIO(files["a.png"])) as one:
        assert (900, 450) == one.size


def test_h4_two_pictures_of_one_name_are_refused() -> None:
    red, blue = drawn("RGB", (90, 45), "red"), drawn("RGB", (90, 45), "blue")

    with pytest.raises(ReleaseError, match=r"two pictures of the release are called a\.png"):
        beside(replace(BARE, body=(ImageBlock(red, "Red", (), ()), ImageBlock(blue, "Blue", (), ()))))


def test_h4_a_small_opaque_picture_is_written_as_it_is() -> None:
    one = drawn("RGB", (200, 100), "red")

    assert shown(one, 100) is one


def test_h4_a_logo_without_ground_gets_a_white_one() -> None:
    with Image.open(BytesIO(shown(drawn("RGBA", (9, 9), (0, 0, 0, 0)), 9).data)) as one:
        assert ("RGB", (255, 255, 255)) == (one.mode, one.getpixel((1, 1)))


def test_h4_hostile_words_of_a_picture_stay_words() -> None:
    document = replace(BARE, body=(ImageBlock(PHOTO, HOSTILE, (HOSTILE,), (HOSTILE,)),))

    (one,) = pictures(document)

    assert HOSTILE == one.get("alt")
    assert 2 == words(article(document)).count(HOSTILE)


def test_h3_a_list_is_a_list_to_a_screen_reader() -> None:
    lists = [one for one in article(ENGLISH).iter("div") if one.get("role") == "list"]

    assert [1, 2, 2, 1] == [len(one.findall("div[@role='listitem']")) for one in lists]


def test_h3_the_article_is_named_by_the_headline() -> None:
    name = article(ENGLISH).get("aria-labelledby")

    assert ["h1"] == [one.tag for one in article(ENGLISH).iter() if one.get("id") == name]


# --- H5, H6: what it leads to and holds -----------------------------------------------------------


def test_h5_links_lead_where_the_document_says() -> None:
    links = {(words(one), one.get("href")) for one in article(ARABIC).iter("a")}

    expected = {
        ("books.example/live", "https://books.example/live"),
        ("the timetable", "https://books.example/en/bus?a=1&b=2"),
        ("press@books.example", "mailto:press@books.example"),
        ("+212 5 37 00 11 22", "tel:+212537001122"),
        ("English", "https://books.example/en"),
    }
    assert expected == links


@every_document
def test_h6_nothing_is_fetched_or_run(document: Document) -> None:
    tags = {str(one.tag) for one in elements(tree(document))}
    attributes = {name for one in elements(tree(document)) for name in one.attrib}

    sources = [one.get("src", "") for one in elements(tree(document)) if "src" in one.attrib]

    assert set() == tags & {"link", "script", "form", "iframe", "svg", "picture", "object", "video", "audio"}
    assert set() == {name for name in attributes if name.startswith("on") or name in {"srcset", "background"}}
    assert [] == [one for one in sources if not re.fullmatch(r"media/[\w-]+\.(png|jpg)", one)]
    assert [] == re.findall(r"url\(|@import|@font-face", html(document))


# --- H7: styles -----------------------------------------------------------------------------------


@every_document
def test_h7_the_kept_style_holds_only_media_rules(document: Document) -> None:
    rules = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}", "", kept(document))

    assert "" == rules.strip()
    assert "@media" in kept(document)
    assert len(kept(document).encode()) < 8192


@every_document
def test_h7_the_kept_style_stands_in_the_head(document: Document) -> None:
    assert 1 == len(tree(document).findall("head/style"))


@every_document
def test_h7_important_stands_only_in_the_kept_style(document: Document) -> None:
    outside = html(document).replace(kept(document), "")

    assert "!important" not in outside


@every_document
def test_h7_colours_have_six_digits(document: Document) -> None:
    found = re.findall(r"(?:color|background|border)[\w-]*:[^;\"}]*", html(document))
    colours = [one for one in found if one not in {"border:0", "border-collapse:collapse", "border-radius:6px"}]

    assert colours
    assert [] == [
        one for one in colours if not re.search(r"#[0-9a-f]{6}(?![0-9a-f])", one) and "color-scheme" not in one
    ]
    assert [] == re.findall(r"\b(?:rgba?|hsla?)\(", html(document))


@every_document
def test_h7_padding_stands_on_cells_only(document: Document) -> None:
    padded = [one.tag for one in elements(tree(document)) if any(name.startswith("padding") for name in style(one))]

    assert {"td"} == set(padded)


@every_document
def test_h7_no_layout_that_clients_lack(document: Document) -> None:
    properties = {name for one in elements(tree(document)) for name in style(one)}
    values = {value for one in elements(tree(document)) for value in style(one).values()}

    assert set() == properties & {"float", "position", "flex", "grid", "gap", "transform", "opacity"}
    assert [] == [name for name in properties if "inline" in name or name.endswith(("-start", "-end"))]
    assert [] == [one for one in values if one in {"start", "end", "flex", "grid"} or "var(" in one or "calc(" in one]


# --- H8: width ------------------------------------------------------------------------------------


@every_document
def test_h8_the_container_is_600_px_and_yields_to_a_phone(document: Document) -> None:
    (container,) = (one for one in tree(document).iter("table") if one.get("width") == "600")

    assert ("100%", "600px") == (style(container)["width"], style(container)["max-width"])


@every_document
def test_h8_no_width_but_the_containers_is_wider_than_a_phone(document: Document) -> None:
    widths = [
        one.get("width", "")
        for one in elements(article(document))
        if one.get("width") not in {None, "600", "100%"} and style(one).get("width") != "100%"
    ]

    assert [] == [one for one in widths if not int(one) <= 40]


@every_document
def test_h8_a_long_word_breaks_instead_of_widening_the_page(document: Document) -> None:
    grids = [one for one in layout_tables(document) if one.get("width") == "100%"]

    assert {"fixed"} == {style(one)["table-layout"] for one in grids}
    (container,) = (one for one in tree(document).iter("table") if one.get("width") == "600")
    assert "break-word" == style(container)["overflow-wrap"]
    assert {"break-word"} == {style(one).get("overflow-wrap", "break-word") for one in elements(container)}


def test_h8_outlook_gets_a_table_of_600_px() -> None:
    assert re.search(
        r'<!--\[if mso\]><table [^>]*width="600"[^>]*style="width:600px"><tr><td[^>]*><!\[endif\]-->', html(ENGLISH)
    )


def table(*words: str, columns: int = 1) -> TableBlock:
    """A table with these words in each column."""
    rows = tuple(((one,),) * columns for one in words)
    return TableBlock((), ((),) * columns, rows, (False,) * columns)


def ledger(one: str, *, columns: int) -> TableBlock:
    """A table with a column of words and some of this figure."""
    row = (("Morocco",), *((one,),) * columns)
    return TableBlock((), (("Country",), *((),) * columns), (row,), (False, *(True,) * columns))


_TOO_LONG = ("longer than a phone", "longer than a screen", "a range", "many figures", "a range among words")


@pytest.mark.parametrize(
    ("expected", "given_table"),
    [
        ("roomy", table("Azrou", columns=3)),
        ("roomy", table("a lot of short words in one cell", columns=4)),
        ("tight", table("geographers", columns=3)),
        ("full", table("September", columns=4)),
        ("over", table("Abfallwirtschaft", columns=4)),
        ("vast", table("Abfallwirtschaftsbetriebe", columns=4)),
        ("over", ledger("2,400,000 – 3,600,000", columns=2)),
        ("over", ledger("2,400,000", columns=5)),
        ("roomy", table("2,400,000 – 3,600,000", columns=2)),
        ("roomy", TableBlock((), ((),), (), (False,))),
    ],
    ids=["short words", "long cells", "long words", "very long words", *_TOO_LONG, "empty"],
)
def test_h8_a_table_is_as_dense_as_its_longest_words_make_it(expected: str, given_table: TableBlock) -> None:
    assert expected == density(given_table)


def test_h8_marks_above_letters_take_no_room() -> None:
    assert density(table("مكتبة", columns=4)) == density(table("مَكْتَبَةٌ", columns=4))


def test_h8_only_a_table_that_may_break_words_says_how_wide_its_columns_are() -> None:
    def shares(block: TableBlock) -> list[str | None]:
        (drawn_table,) = data_tables(replace(BARE, body=(block,)))
        return [one.get("width") for one in next(drawn_table.iter("tr"))]

    assert [None] * 3 == shares(table("Azrou", columns=3))
    assert ["25%"] * 4 == shares(table("Abfallwirtschaftsbetriebe", columns=4))


def test_h8_the_longer_its_words_the_wider_a_column() -> None:
    block = TableBlock((), (("Village",), ("Books",)), ((("Abfallwirtschaftsbetriebe",), ("1,204",)),), (False, True))

    first, second = widths(block)

    assert first > 3 * second
    assert 100 == first + second


def test_h8_where_all_is_too_long_the_longest_words_give_way() -> None:
    row = (("Morocco",), ("Abfallwirtschaftsbetriebe",), ("Abfallwirtschaftsbetriebe",))
    block = TableBlock((), ((),) * 3, (row,), (False,) * 3)

    first, *others = widths(block)

    # Seven letters in small type, and what stands around them, of 284 pixels.
    assert 100 * 50 / 284 <= first
    assert [41, 40] == others


def test_h8_arabic_letters_are_larger_and_need_more_room() -> None:
    block = ledger("2,400,000", columns=3)

    assert ("tight", "full") == (density(block), density(block, tall=True))


@pytest.mark.parametrize(("columns", "parts"), [(1, "2,400,000"), (5, "2,|400,|000")], ids=["roomy", "over"])
def test_h8_a_figure_without_room_may_part_between_its_groups(columns: int, parts: str) -> None:
    block = ledger("2,400,000", columns=columns)

    drawn = html(replace(BARE, body=(block,)))

    assert parts in drawn.replace("<wbr>", "|")


def test_h8_a_figure_without_room_may_part_and_a_figure_with_room_may_not() -> None:
    def parting(block: TableBlock) -> str:
        (drawn_table,) = data_tables(replace(BARE, body=(block,)))
        return style([*drawn_table.iter("td")][-1])["white-space"]

    assert ("nowrap", "normal") == (parting(ledger("2,400", columns=1)), parting(ledger("2,400,000", columns=5)))


def test_h8_a_phone_number_stays_whole_but_not_in_a_table() -> None:
    phone = "+212 5 37 56 60 52"
    held = f'<span style="white-space:nowrap">{phone}</span>'

    assert held in html(replace(BARE, body=(ParagraphBlock((f"Call {phone} now.",)),)))
    assert held not in html(replace(BARE, body=(table(phone),)))


def test_h8_a_phone_that_drops_the_head_may_break_words_only_where_they_do_not_fit() -> None:
    def breaking(block: TableBlock) -> str | None:
        (drawn_table,) = data_tables(replace(BARE, body=(block,)))
        return style(drawn_table).get("word-break")

    assert breaking(table("everything", columns=3)) is None
    assert "break-word" == breaking(table("Abfallwirtschaftsbetriebe", columns=4))


def test_h8_a_figure_is_never_broken() -> None:
    (table,) = data_tables(ENGLISH)

    assert ["1,204", "18.5%"] == [
        words(one) for one in table.iter("td") if style(one).get("white-space") == "nowrap" and words(one)
    ][:2]


# --- H9: size -------------------------------------------------------------------------------------


def long(paragraphs: int) -> Document:
    return replace(BARE, body=(ParagraphBlock(("x" * 1000,)),) * paragraphs)


def test_h9_an_ordinary_release_is_light() -> None:
    assert 40_000 > len(render(ARABIC, assets(), refuse))


def test_h9_over_80_000_bytes_warns() -> None:
    problems: list[Diagnostic] = []

    render(long(76), assets(), problems.append)

    (only,) = problems
    assert (Severity.WARNING, "heavy-html") == (only.severity, only.code)


def test_h9_over_102_000_bytes_is_an_error() -> None:
    with pytest.raises(ReleaseError) as caught:
        render(long(99), assets(), refuse)

    (only,) = caught.value.diagnostics
    assert (Severity.ERROR, "clipped-html") == (only.severity, only.code)


# --- H10: preheader -------------------------------------------------------------------------------


def test_h10_the_preheader_is_first_and_hidden() -> None:
    first = body(ARABIC)[0]

    assert words(first).startswith(ARABIC.preheader)
    assert "none" == style(first)["display"]
    assert "all" == style(first)["mso-hide"]


def test_h10_its_filler_shows_nothing_and_turns_nothing() -> None:
    filler = words(body(ENGLISH)[0]).removeprefix(ENGLISH.preheader)

    assert {" ", "\u2007", "\u034f"} == set(filler)
    assert 100 < len(filler)


def test_h10_without_words_for_it_there_is_no_preheader() -> None:
    assert ["article"] == [one.get("role") for one in body(BARE) if isinstance(one.tag, str)]


# --- H11: colours ---------------------------------------------------------------------------------

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def ratios(document: Document) -> dict[str, float]:
    """The contrast of each run of words with its nearest ground, as the inline styles say them."""
    found: dict[str, float] = {}

    def walk(element: Element, color: str, ground: str) -> None:
        own = style(element)
        color, ground = own.get("color", color), own.get("background-color", ground)
        if (element.text or "").strip():
            found[str(element.text)] = contrast(color, ground)
        for inner in element:
            if isinstance(inner.tag, str):
                walk(inner, color, ground)

    walk(article(document), "#000000", "#ffffff")
    return found


@every_document
def test_h11_all_words_can_be_read_on_their_ground(document: Document) -> None:
    assert [] == [text for text, ratio in ratios(document).items() if ratio < CONTRAST]


@given(COLOURS)
def test_h11_every_house_colour_can_be_read_in_the_light_and_the_dark_palette(color: str) -> None:
    for palette in (light_palette(color), dark_palette(color)):
        grounds = (palette.page, palette.sheet, palette.tint, palette.amber)
        inks = (palette.ink, palette.quiet, palette.brand, palette.amber_ink)

        assert [] == [(ink, ground) for ink in inks for ground in grounds[1:] if contrast(ink, ground) < CONTRAST]


def test_h11_a_pale_house_colour_is_darkened_with_a_warning() -> None:
    problems: list[Diagnostic] = []

    drawn = render(ENGLISH, assets("#ffcc00"), problems.append).decode()

    (only,) = problems
    assert (Severity.WARNING, "low-contrast") == (only.severity, only.code)
    assert light_palette("#ffcc00").brand in only.message
    assert "#ffcc00" not in drawn.split("</head>")[1]


def test_h11_a_dark_house_colour_is_used_as_it_is() -> None:
    assert f"color:{COLOR}" in html(ENGLISH)


def test_h11_it_says_that_it_has_a_light_and_a_dark_look() -> None:
    metas = {one.get("name"): one.get("content") for one in tree(ENGLISH).iter("meta")}

    assert "light dark" == metas["color-scheme"]


def test_h11_every_light_colour_has_its_dark_one() -> None:
    dark = kept(ENGLISH).split("prefers-color-scheme: dark", 1)[1]
    palette = dark_palette(COLOR)

    assert [] == [one.name for one in fields(palette) if getattr(palette, one.name) not in dark]


# --- H12: Outlook ---------------------------------------------------------------------------------


@every_document
def test_h12_conditional_comments_are_balanced_and_hold_no_words(document: Document) -> None:
    comments = re.findall(r"<!--(.*?)-->", html(document), re.DOTALL)

    assert 3 == len(comments)
    assert all(one.startswith("[if mso]>") and one.endswith("<![endif]") for one in comments)
    inside = "".join(one.removeprefix("[if mso]>").removesuffix("<![endif]") for one in comments)
    assert inside.count("<table") == inside.count("</table>")
    assert {plain(one) for one in phrases(document) if plain(one) in inside} == set()


def test_h12_text_that_closes_a_comment_breaks_nothing() -> None:
    ending = "--><![endif]-->"
    link = Linked((ending,), f"https://x.example/{ending}")
    document = replace(ENGLISH, title=ending, preheader=ending, headline=(ending,), subheadline=(link,))

    assert html(ENGLISH).count("<!--") == html(document).count("<!--")
    assert html(ENGLISH).count("<![endif]-->") == html(document).count("<![endif]-->")


# --- R1–R3: right to left -------------------------------------------------------------------------

SIDES = {"left": "right", "right": "left"}
SIDED = ("padding", "margin", "border", "text-align", "direction", "background")


def box(element: Element) -> tuple[object, ...]:
    """All of an element that a mirror turns: its sides, and what must stay the same."""
    sided = {name: value for name, value in style(element).items() if name.startswith(SIDED)}
    return (element.tag, element.get("class"), element.get("width"), element.get("align"), element.get("dir"), sided)


def mirrored(element: Element) -> tuple[object, ...]:
    turned = {"dir": {"ltr": "rtl", "rtl": "ltr"}, "align": SIDES}
    for one in elements(element):
        for name, turn in turned.items():
            if one.get(name) in turn:
                one.set(name, turn[one.get(name, "")])
        text = re.sub(r"\b(left|right)\b", lambda found: SIDES[found[0]], one.get("style", ""))
        one.set("style", re.sub(r"\b(ltr|rtl)\b", lambda found: turned["dir"][found[0]], text))
    return tuple(map(box, elements(element)))


@pytest.mark.parametrize("name", ["english", "bare"])
def test_r1_right_to_left_is_the_exact_mirror_image(name: str) -> None:
    """But for figures, which stand on the right in both."""
    plain_body = tuple(one for one in DOCUMENTS[name].body if not isinstance(one, ParagraphBlock | TableBlock))
    document = replace(DOCUMENTS[name], body=plain_body, versions=())

    right = article(replace(document, direction="rtl"))

    assert mirrored(article(document)) == tuple(map(box, elements(right)))


@every_document
def test_r1_every_cell_with_words_says_its_side_four_times(document: Document) -> None:
    start = "right" if document.direction == "rtl" else "left"

    said = {
        (one.get("dir"), style(one)["direction"], one.get("align"), style(one)["text-align"])
        for one in word_cells(document)
    }

    assert {(document.direction, document.direction, start, start)} | figures(document) == said | figures(document)


def figures(document: Document) -> set[tuple[str, ...]]:
    """What cells with figures say: their units line up on the right in every language."""
    return {(document.direction, document.direction, "right", "right")}


@pytest.mark.parametrize("document", [ENGLISH, ARABIC], ids=["english", "arabic"])
def test_r1_figures_and_their_headings_stand_on_the_right(document: Document) -> None:
    (table,) = data_tables(document)

    for row in table.iter("tr"):
        assert [("right", "right")] * 2 == [(one.get("align"), style(one)["text-align"]) for one in list(row)[1:]]


def test_r1_arabic_never_says_left() -> None:
    assert "left" not in html(ARABIC)


def test_r1_english_never_says_right() -> None:
    without = replace(ENGLISH, body=tuple(one for one in ENGLISH.body if not isinstance(one, TableBlock)))

    assert "right" not in html(without)


@every_document
def test_r2_every_table_says_its_direction_by_style_too(document: Document) -> None:
    tables = list(article(document).iter("table"))

    assert {(document.direction, document.direction)} == {(one.get("dir"), style(one)["direction"]) for one in tables}


def test_r3_arabic_is_never_spaced_slanted_or_put_in_capitals() -> None:
    root = tree(ARABIC)

    properties = {name for one in elements(root) for name in style(one)}
    assert set() == properties & {"letter-spacing", "text-transform"}
    assert {"normal"} == {style(one)["font-style"] for one in root.iter("em")}
    assert "italic" not in html(ARABIC)


def test_r3_arabic_asks_for_fonts_that_have_its_letters() -> None:
    stacks = {style(one)["font-family"] for one in elements(tree(ARABIC)) if "font-family" in style(one)}

    assert {"Segoe UI,Tahoma,Arial,sans-serif"} == stacks


@every_document
def test_r3_direction_and_padding_never_meet_on_a_cell(document: Document) -> None:
    cells = [one for one in tree(document).iter("td") if one.get("dir")]

    assert cells
    assert [] == [one for one in cells if any(name.startswith(("padding", "border")) for name in style(one))]


@every_document
def test_r3_markers_are_words_in_a_cell_of_their_own(document: Document) -> None:
    items = [one for one in article(document).iter("div") if one.get("role") == "listitem"]

    assert [] == list(article(document).iter("ul")) + list(article(document).iter("ol"))
    assert {True} >= {words(one.findall(".//td")[0]) in {"•", "1.", "2."} for one in items}


def test_a_tag_keeps_only_the_names_that_the_head_asks_for() -> None:
    named = {name for one in elements(body(ENGLISH)) for name in one.get("class", "").split()}

    assert named <= set(re.findall(r"\.([a-z-]+)", kept(ENGLISH)))


def test_words_that_look_like_tags_are_left_alone() -> None:
    text = '<p class="paragraph" style="color: red; "> a class="small" style="margin: 0; "'
    document = replace(BARE, headline=(text,), body=(ImageBlock(PHOTO, text, (text,), ()),))

    root = article(document)

    assert [text, text] == [words(root.find(".//h1")), next(root.iter("img")).get("alt")]
    assert text in words(root)


def test_paragraphs_and_headings_that_follow_each_other_share_a_cell() -> None:
    one, two = ParagraphBlock(("One.",)), ParagraphBlock(("Two.",))
    document = replace(BARE, body=(one, HeadingBlock(("Head",)), two, ENGLISH.body[2], one))

    cells = [[inner.tag for inner in cell] for cell in word_cells(document)]

    assert [["p", "h2", "p"], ["blockquote", "p"], ["p"]] == cells[1:-1]


def test_body_copy_is_at_least_16_px_and_arabic_has_more_room() -> None:
    def size(document: Document) -> tuple[int, int]:
        cell = next(one for one in word_cells(document) if one.find("p") is not None and "2024 –" in words(one))
        return int(style(cell)["font-size"].removesuffix("px")), int(style(cell)["line-height"].removesuffix("px"))

    (latin, latin_line), (arabic, arabic_line) = size(ENGLISH), size(ARABIC)
    assert 16 <= latin < arabic
    assert 1.5 < latin_line / latin < arabic_line / arabic


# --- R4: other languages ---------------------------------------------------------------------------


@pytest.mark.parametrize("document", [ENGLISH, ARABIC], ids=["english", "arabic"])
def test_r4_other_versions_come_last_each_in_its_own_language_and_direction(document: Document) -> None:
    (version,) = document.versions
    link = list(article(document).iter("a"))[-1]

    (name,) = link.iter("span")
    assert (version.href, version.language) == (link.get("href"), link.get("hreflang"))
    assert (version.language, version.direction, version.name) == (name.get("lang"), name.get("dir"), words(name))
    assert words(article(document)).strip().endswith(version.name)


# --- the event ------------------------------------------------------------------------------------


def test_an_event_is_rows_of_a_label_and_its_value() -> None:
    labels = [one for one in article(ENGLISH).iter("tr") if one.find("td/p[@class='label']") is not None]

    rows = [[words(cell) for cell in row if words(cell)] for row in labels]
    assert [["When", "3 June 2024 at 09:00 (UTC+1)"], ["Online", "books.example/live"]] == rows


def test_logos_stand_side_by_side_in_the_letterhead() -> None:
    (row,) = (one for one in article(ENGLISH).iter("tr") if one.find("td[@class='logo']") is not None)

    assert 2 == len(row.findall("td[@class='logo']/img"))


# --- the format -----------------------------------------------------------------------------------


def test_it_is_found_as_the_format_html() -> None:
    found = formats()["html"]

    assert (".html", render, ()) == (found.suffix, found.render, found.wraps)


def test_a_newsroom_may_override_one_file(tmp_path: Path) -> None:
    (tmp_path / "email").mkdir()
    (tmp_path / "email" / "media.css").write_text(
        "@media print { .page { color: {{ light.ink }} } }\n", encoding="utf-8"
    )

    drawn = render(ENGLISH, assets(COLOR, tmp_path), refuse).decode()

    assert "<style>@media print { .page { color: #1c2128 } }</style>" in drawn
    assert "CBA sends a library bus" in drawn


def test_a_broken_override_is_told_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "email").mkdir()
    (tmp_path / "email" / "media.css").write_text("@media print {\n{{ nothing }} }", encoding="utf-8")

    with pytest.raises(ReleaseError) as caught:
        render(ENGLISH, assets(COLOR, tmp_path), refuse)

    (only,) = caught.value.diagnostics
    assert only.span is not None
    assert (str(tmp_path / "email" / "media.css"), 2) == (only.span.path, only.span.line)
