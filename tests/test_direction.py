"""What a reader sees of real Documents, laid out by python-bidi: each token whole, all of them in reading order.

A text is drawn as words of its language with tokens between them. From the html come text and spans, from the txt
lines, from both titles and alt texts characters; each is laid out by itself as mail clients and viewers do. In a
paragraph from right to left the first word must stand at the right end, whatever its tokens are.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import html5lib
import pytest
from bidi import get_display
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from presskit import workspace
from presskit.compose import compose
from presskit.document import ImageBlock
from presskit.errors import Span
from presskit.formats import Assets, formats
from presskit.language.bidi import first_strong
from presskit.language.profile import language
from presskit.media import Media
from presskit.model import House, Image, Paragraph, Release
from presskit.workspace import Workspace

pytestmark = pytest.mark.slow

PICTURE = Media("bus.jpg", "jpeg", b"bus", 400, 300)
ASSETS = Assets(Workspace(Path("/nowhere")).templates(), workspace.fonts(), "#0b6e4f")

OPENERS = {"ltr": "\u2066", "rtl": "\u2067"}
POP = "\u2069"
CONTROLS = "\u200e\u200f\u2066\u2067\u2069"

# --- what texts are made of ---------------------------------------------------------------------------------

WORDS: Mapping[str, tuple[str, ...]] = {
    "ar": ("قالت", "المكتبة", "في", "كتاب", "«نعم»", "ثم،"),
    "he": ("אמרה", "הספרייה", "של", "ספר", "(כן)", "אז,"),
    "en": ("said", "library", "in", "books", "“yes”", "then,"),
}

_LATIN = (
    "+212 5 37 56 60 52",
    "+33 (0)1 45 68 10 00",
    "05 37 00 11 22",
    "https://books.example/ar/bus?x=1#y",
    "www.books.example",
    "press@books.example",
    "18.5%",
    "-3.5%",
    "+5",
    "10:30",
    "40",
    "2,500",
    "C++",
    "ISO 9001 (2015)",
    "#Books2024",
    "@ICESCO",
    "CBA/2024/03",
    "PR-2022-118",
    "A/RES/70/1 (2015)",
    "City Book Association",
    "The “Open” Book",
    "ICESCO",
    "US$2.4 million",
    "2,400 MAD",
    "25°C",
    "5G",
)
_RANGES = {"14–15": "15–14", "2024–2026": "2026–2024", "10:30–12:00": "12:00–10:30"}
_NAMES = ("الجمعية", "جمعية كتاب المدينة", "جمعية «كتاب» المدينة", "المنظمة (إيسيسكو)", "שלום עולם", "من 3 إلى كتاب")

TOKENS: Mapping[str, Mapping[str, str]] = {
    "ar": {one: one for one in _LATIN} | _RANGES,
    "he": {one: one for one in _LATIN} | _RANGES,
    "en": {one: one for one in (*_LATIN, *_RANGES)} | {one: get_display(one, base_dir="R") for one in _NAMES},
}
"""Each token as it is typed, and as a reader sees it from left to right."""

AROUND: Mapping[str, tuple[tuple[str, str], ...]] = {
    "ar": (("", ""), ("(", ")"), ("«", "»"), ("“", "”"), ("", "،"), ("", "."), ("و", "")),
    "he": (("", ""), ("(", ")"), ("“", "”"), ("", ","), ("", "."), ("ב-", "")),
    "en": (("", ""), ("(", ")"), ("“", "”"), ("‘", "’"), ("", ","), ("", "."), ("", "?")),
}
"""What may stand around a token. python-bidi leaves it to fonts to turn brackets round (UAX 9, L4)."""


def _word(tag):
    base = "R" if language(tag).direction == "rtl" else "L"
    return st.sampled_from([(one, get_display(one, base_dir=base)) for one in WORDS[tag]])


def _token(tag):
    return st.builds(
        lambda token, marks: _inside(tag, token, marks),
        st.sampled_from(sorted(TOKENS[tag].items())),
        st.sampled_from(AROUND[tag]),
    )


def _inside(tag, token, marks):
    (typed, seen), (before, after) = token, marks
    if language(tag).direction == "rtl":
        return f"{before}{typed}{after}", f"{after[::-1]}{seen}{before[::-1]}"
    return f"{before}{typed}{after}", f"{before}{seen}{after}"


def _texts(tag):
    """A text, and what its reader sees: a word, then tokens and words by turns."""
    pairs = st.lists(st.tuples(_token(tag), _word(tag)), min_size=1, max_size=3)
    return st.builds(
        lambda first, rest: _text(tag, [first, *(one for pair in rest for one in pair)]), _word(tag), pairs
    )


def _text(tag, items):
    typed, seen = zip(*items, strict=True)
    is_rtl = language(tag).direction == "rtl"
    return " ".join(typed), " ".join(reversed(seen) if is_rtl else seen)


# --- drawing and laying out ---------------------------------------------------------------------------------


def _label(msgid, number=None):  # noqa: ARG001 - a Label takes a number
    """Labels that say their msgids."""
    return msgid


def _document(text, tag):
    release = Release(
        id="bus",
        span=Span("release.yaml"),
        language=tag,
        languages=(tag,),
        date=date(2024, 6, 2),
        headline=text,
        body=(Paragraph("X"), Paragraph(text), Image(PICTURE, text)),
        house=House(),
    )
    return compose(release, language(tag), _label)


def _rendered(document, name):
    return formats()[name].render(document, ASSETS, lambda _: None).decode()


def _seen(text, base):
    """What a reader sees from left to right of one paragraph whose isolates are characters."""
    shown = get_display(text, base_dir="R" if base == "rtl" else "L")
    return "".join(one for one in shown if one not in CONTROLS)


def _bare(text):
    return "".join(one for one in text if one not in CONTROLS)


def _drawn(element):
    """An element's text, each element with a direction of its own an isolate, as CSS lays it out."""
    text = element.text or ""
    for child in element:
        inner, way = _drawn(child), child.get("dir")
        text += (OPENERS[way] + inner + POP if way else inner) + (child.tail or "")
    return text


def _html_paragraphs(html):
    """Each paragraph and alt text of a mail, with the direction it stands in."""

    def walk(element, way):
        way = element.get("dir", way)
        if element.tag in {"p", "h1"}:
            yield _drawn(element), way
        elif element.tag == "img":
            yield element.get("alt"), way
        for child in element:
            yield from walk(child, way)

    return list(walk(html5lib.parse(html, namespaceHTMLElements=False), "ltr"))


def _title(html):
    return html5lib.parse(html, namespaceHTMLElements=False).find("head/title").text


LINE = 70
"""The longest text that a line of the plain text holds for certain."""

DRAWN = 40
"""How many texts are drawn as html, which takes time; the plain text and the titles have Hypothesis's hundred."""


@pytest.mark.parametrize("tag", WORDS)
def test_the_html_shows_every_token_whole_and_in_order(tag):
    """The headline, a paragraph and an alt text; and the window's title, which its first letter alone directs."""

    @settings(max_examples=DRAWN)
    @given(_texts(tag))
    def law(pair):
        typed, seen = pair
        html = _rendered(_document(typed, tag), "html")
        found = [one for one in _html_paragraphs(html) if typed == _bare(one[0])]
        title = _title(html)

        assert [seen] * 4 == [_seen(*one) for one in (*found, (title, first_strong(title)))]

    law()


@pytest.mark.parametrize("tag", WORDS)
def test_the_plain_text_shows_every_token_whole_and_in_order(tag):
    """Headline and paragraph, each line in the direction that its first letter gives it."""

    @given(_texts(tag))
    def law(pair):
        typed, seen = pair
        assume(len(typed) <= LINE)
        lines = _rendered(_document(typed, tag), "txt").splitlines()
        found = [one for one in lines if typed == _bare(one)]

        assert [seen] * 2 == [_seen(one, first_strong(one)) for one in found]

    law()


@pytest.mark.parametrize("tag", WORDS)
def test_titles_and_alt_texts_show_every_token_whole_and_in_order(tag):
    """Those of the Document, which every format takes as they are."""

    @given(_texts(tag))
    def law(pair):
        typed, seen = pair
        document = _document(typed, tag)
        (alt,) = (one.alt for one in document.body if isinstance(one, ImageBlock))

        assert [seen] * 2 == [_seen(one, first_strong(one)) for one in (document.title, alt)]

    law()


@pytest.mark.parametrize("tag", ["ar", "he"])
def test_a_text_that_opens_with_a_token_runs_the_languages_way_in_every_line(tag):
    @settings(max_examples=DRAWN)
    @given(_token(tag), _word(tag))
    def law(token, word):
        typed, seen = _text(tag, [token, word])
        document = _document(typed, tag)
        (line, *_) = (one for one in _rendered(document, "txt").splitlines() if typed == _bare(one))
        (html, way), *_ = (one for one in _html_paragraphs(_rendered(document, "html")) if typed == _bare(one[0]))

        assert [seen] * 2 == [_seen(line, first_strong(line)), _seen(html, way)]

    law()


@pytest.mark.parametrize(
    ("tag", "typed", "seen"),
    [
        ("ar", "«كتاب “City Book Association” للجميع»", "»عيمجلل ”City Book Association“ باتك«"),
        ("ar", "“نعم «ISO 9001 (2015)» لا”", "”ال »ISO 9001 (2015)« معن“"),
        ("ar", "قال: «اكتب إلى “press@books.example”.»", "».”press@books.example“ ىلإ بتكا« :لاق"),
        ("en", "“the ‘جمعية كتاب’ of Rabat”", "“the ‘باتك ةيعمج’ of Rabat”"),
        ("en", "“see «كتاب المدينة» (2024)”", "“see «ةنيدملا باتك» (2024)”"),
    ],
    ids=["Latin in Arabic", "a standard", "an address", "Arabic in English", "Arabic marks in English"],
)
def test_quotations_in_quotations_keep_their_marks_around_them(tag, typed, seen):
    document = _document(typed, tag)

    found = [one for one in _html_paragraphs(_rendered(document, "html")) if typed == _bare(one[0])]
    lines = [one for one in _rendered(document, "txt").splitlines() if typed == _bare(one)]

    assert [seen] * 3 == [_seen(*one) for one in found]
    assert [seen] * 2 == [_seen(one, first_strong(one)) for one in lines]


@pytest.mark.parametrize("token", ["+212 5 37 56 60 52", "18.5%", "-3.5%", "C++", "#Books2024", "@ICESCO"])
def test_without_its_span_a_token_would_read_wrong(token):
    typed, seen = _text("ar", [("في", "يف"), (token, token), ("كتاب", "باتك")])
    (html, way), *_ = (
        one for one in _html_paragraphs(_rendered(_document(typed, "ar"), "html")) if typed == _bare(one[0])
    )

    assert seen == _seen(html, way)
    assert seen != _seen(typed, way)
