"""What holds for every plain text, whatever its words: paragraphs and whole Documents in Arabic, French and English.

A paragraph is made of tokens that no line may part, with plain spaces between them. What a reader sees of a line is
laid out by python-bidi, as a viewer does that knows nothing of the lines around it.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from bidi import get_display
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from presskit import workspace
from presskit.cli import run
from presskit.document import (
    ContactBlock,
    Emphasis,
    EventLine,
    HeadingBlock,
    ImageBlock,
    Isolate,
    Linked,
    ListBlock,
    ParagraphBlock,
    QuoteBlock,
    Section,
    Strong,
    TableBlock,
    Untranslated,
)
from presskit.formats import Assets, formats
from presskit.formats.text import FORMAT
from presskit.language import bidi
from presskit.language.tokens import phones
from presskit.media import Media

PICTURE = Media("bus.jpg", "jpeg", b"", 40, 20)
DIRECTIONS = {"en": "ltr", "fr": "ltr", "ar": "rtl"}
WIDTH, HEAD_WIDTH = 72, 78
LONG = "https://books.example/" + "a-long-way/" * 7

# --- what paragraphs are made of --------------------------------------------------------------------------------

WORDS: Mapping[str, tuple[str, ...]] = {
    "en": ("said", "the", "library", "in", "a", "village", "“yes”,", "re-opened", "–", "then."),
    "fr": ("elle", "a", "dit", "la", "bibliothèque", "l’été", "où", "prêts,", "œuvre", "e\u0301te\u0301."),
    "ar": ("قالت", "المكتبة", "في", "كِتَابٌ", "مُحَمَّدٌ", "والقُرى،", "«نعم»", "ثمّ", "حافلةٌ.", "سيّارات"),
}

_EVERYWHERE = (
    "+212 5 37 56 60 52",
    "+33 (0)1 45 68 10 00",
    "05 37 00 11 22",
    "https://books.example/bus?x=1#y",
    "press@books.example",
    "10:30",
    "18.5%",
    LONG,
)
TOKENS: Mapping[str, tuple[str, ...]] = {
    "en": (*_EVERYWHERE, "جمعية كتاب المدينة", "الجمعية", "من 3 إلى كتاب", "12.5\u00a0km", "US$2.4\u00a0million"),
    "fr": (
        *_EVERYWHERE,
        "12,5\u00a0%",
        "2\u202f500",
        "«\u00a0Un livre\u00a0!\u00a0»".replace(" ", "\u00a0"),
        "10\u00a0h\u00a030",
        "M.\u00a0Diallo",
        "arrêt\u00a0:",
        "جمعية كتاب المدينة",
    ),
    "ar": (*_EVERYWHERE, "City Book Association", "C++", "ISO 9001 (2015)", "CBA/2024/03", "1.5\u00a0مليون", "2,500"),
}
"""Words and addresses that no line may part: with no-break joints, in the other direction, or as a phone is typed."""

AROUND = (("", ""), ("(", ")"), ("", ","), ("", "."))

WAYS = ("plain", "plain", "plain", "strong", "emphasis", "linked")


def _paragraphs(tag):
    """Tokens of one paragraph, words and other tokens by turns, each with the way it is marked."""
    word = st.sampled_from(WORDS[tag])
    token = st.builds(lambda one, marks: f"{marks[0]}{one}{marks[1]}", st.sampled_from(TOKENS[tag]), _around(tag))
    pairs = st.lists(st.tuples(word, token, word), min_size=1, max_size=12)
    tokens = pairs.map(lambda many: [one for pair in many for one in pair])
    return tokens.flatmap(
        lambda some: st.tuples(st.just(some), st.lists(st.sampled_from(WAYS), min_size=len(some), max_size=len(some)))
    )


def _around(tag):
    marks = (("", ""), ("(", ")"), ("", "،"), ("", ".")) if tag == "ar" else AROUND
    return st.sampled_from(marks)


def _phrase(tokens, ways, direction):
    """The paragraph as compose makes it: runs of the other direction isolated, marks around whole tokens."""
    runs = bidi.isolates(" ".join(tokens), direction)
    phrase, start = [], 0
    for token, way in zip(tokens, ways, strict=True):
        inner = [one for one in runs if start <= one.start < start + len(token)]
        assume(all(one.end <= start + len(token) for one in inner))
        phrase += [_marked(_cut(token, start, inner), way), " "]
        start += len(token) + 1
    return tuple(one for some in phrase[:-1] for one in ((some,) if isinstance(some, str) else some))


def _cut(token, start, runs):
    pieces, at = [], 0
    for one in runs:
        first, last = one.start - start, one.end - start
        pieces += [token[at:first], Isolate((token[first:last],), one.direction)]
        at = last
    return tuple(one for one in (*pieces, token[at:]) if one)


def _marked(phrase, way):
    match way:
        case "strong":
            return (Strong(phrase),)
        case "emphasis":
            return (Emphasis(phrase),)
        case "linked":
            return (Linked(phrase, "https://a.example/page"),)
    return phrase


def _said(tokens, ways):
    """The tokens that a reader of the text meets: a linked one is followed by its address."""
    followed = [
        (one, "<https://a.example/page>") if way == "linked" else (one,) for one, way in zip(tokens, ways, strict=True)
    ]
    return [unicodedata.normalize("NFC", one) for some in followed for one in some]


@pytest.fixture(scope="module")
def fold(make_document):
    """A function that draws a phrase as the one paragraph of a text, and gives its lines."""

    def lines(phrase, direction):
        document = replace(make_document(direction), body=(ParagraphBlock(phrase),))
        text = FORMAT.render(document, None, None).decode()
        return text.split("\n\n")[2].split("\n")

    return lines


def _law(tag, check, fold):
    """Hold a check over the lines of many paragraphs."""
    direction = DIRECTIONS[tag]

    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(_paragraphs(tag))
    def law(paragraph):
        tokens, ways = paragraph
        check(fold(_phrase(tokens, ways, direction), direction), _said(tokens, ways))

    law()


def _bare(line):
    """A line without what steers directions."""
    return re.sub("[\u200e\u200f\u2066\u2067\u2069]", "", line)


every_language = pytest.mark.parametrize("tag", ["en", "fr", "ar"])


# --- the laws of a paragraph --------------------------------------------------------------------------------------


@every_language
def test_no_line_is_wider_than_72_columns_but_for_an_address_alone(fold, tag):
    def check(lines, _tokens):
        assert [] == [line for line in lines if wcswidth(line) > WIDTH and not _is_address(line)]

    _law(tag, check, fold)


def _is_address(line):
    return " " not in line and "https://" in line


@every_language
def test_a_line_ends_only_where_the_next_token_has_no_room(fold, tag):
    def check(lines, tokens):
        expected = [tokens[0]]
        for one in tokens[1:]:
            joined = f"{expected[-1]} {one}"
            expected[-1:] = [joined] if wcswidth(joined) <= WIDTH else [expected[-1], one]
        assert expected == [_bare(line) for line in lines]

    _law(tag, check, fold)


@every_language
def test_unwrapping_gives_the_paragraph_back(fold, tag):
    def check(lines, tokens):
        assert " ".join(tokens) == " ".join(map(_bare, lines))

    _law(tag, check, fold)


@every_language
def test_no_line_parts_a_phone_number_an_address_or_a_no_break_joint(fold, tag):
    def check(lines, tokens):
        bare = [_bare(line) for line in lines]
        assert [] == [one for one in tokens if not any(one in line for line in bare)]

    _law(tag, check, fold)


@every_language
def test_the_first_strong_character_of_each_line_runs_the_documents_way(fold, tag):
    def check(lines, _tokens):
        assert {DIRECTIONS[tag]} == {bidi.first_strong(line) or "ltr" for line in lines}

    _law(tag, check, fold)


@every_language
def test_isolates_are_balanced_on_each_line_and_never_nested(fold, tag):
    def check(lines, _tokens):
        for line in lines:
            assert re.fullmatch("(?:[^\u2066\u2067\u2069]|[\u2066\u2067][^\u2066\u2067\u2069]+\u2069)+", line)
            assert not re.search("[\u2066\u2067] | \u2069", line)

    _law(tag, check, fold)


@every_language
def test_a_reader_sees_the_lines_as_parts_of_the_whole_paragraph(fold, tag):
    """Each line laid out alone, one after the other, is what the paragraph would be on one endless line."""
    base = "R" if DIRECTIONS[tag] == "rtl" else "L"

    def check(lines, _tokens):
        seen = [_bare(get_display(line)) for line in lines]
        whole = _bare(get_display(" ".join(line.lstrip("\u200e\u200f") for line in lines), base_dir=base))
        assert whole == " ".join(reversed(seen) if base == "R" else seen)

    _law(tag, check, fold)


@every_language
def test_a_reader_sees_every_token_of_the_other_direction_whole(fold, tag):
    def check(lines, tokens):
        seen = " ".join(_bare(get_display(line)) for line in lines)
        latin = [found[0] for one in tokens if (found := re.search(r"[A-Za-z0-9+].*[A-Za-z0-9+%]", one))]
        expected = latin if tag == "ar" else [one for one in latin if not re.search("[ء-ي]", one)]
        assert [] == [one for one in expected if one not in seen and "–" not in one and "مليون" not in one]

    _law(tag, check, fold)


# --- single cases -------------------------------------------------------------------------------------------------

PHONES = ("+212 5 37 56 60 52", "05 37 00 11 22", "+33 (0)1 45 68 10 00", "00 212 5 37 00 11 22")


@pytest.mark.parametrize("phone", PHONES)
@pytest.mark.parametrize("before", range(50, 72))
def test_a_phone_number_stays_on_one_line_wherever_it_comes(fold, phone, before):
    lines = fold(("x" * before + f" {phone} and more",), "ltr")

    assert [phone] == [line[start:end] for line in lines for start, end in phones(line)]


def test_a_phone_number_in_a_passage_that_is_not_translated_yet_stays_whole(fold):
    words = "word " * 13
    passage = Untranslated((f"[EN] {words}call 05 37 00 11 22 " + words + "end",), "ltr", "en")

    lines = fold((passage,), "rtl")

    assert any("05 37 00 11 22" in line for line in lines)
    assert all(line.count("\u2066") == line.count("\u2069") == 1 for line in lines)


@pytest.mark.parametrize("space", ["\t", "\n", "\r\n", "\u2028", "\u0085"], ids=ascii)
def test_a_tab_or_a_lines_end_among_the_words_is_a_space(fold, space):
    assert ["one two"] == fold((f"one{space}two",), "ltr")


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x1b", "\x7f", "\x9b"], ids=ascii)
def test_other_controls_are_left_out(fold, control):
    assert ["onetwo"] == fold((f"one{control}two",), "ltr")


def test_an_arabic_address_in_an_english_text_is_isolated(fold):
    address = "https://a.example/حافلة"

    assert [f"See this <\u2066{address}\u2069> 12 times"] == fold(
        ("See ", Linked(("this",), address), " 12 times"), "ltr"
    )


def test_spaces_in_a_row_leave_no_space_at_a_lines_end(fold):
    lines = fold(("كلمة ", Isolate(("word  " * 30 + "end",), "ltr")), "rtl")

    assert [] == [line for line in lines if "  " in line or _bare(line) != _bare(line).strip()]


# --- whole documents ----------------------------------------------------------------------------------------------


def _documents(make, tag):
    direction = DIRECTIONS[tag]
    phrase = _paragraphs(tag).map(lambda pair: _phrase(*pair, direction))
    optional = st.one_of(st.just(()), phrase)
    many = st.lists(phrase, min_size=1, max_size=3).map(tuple)
    bullets = many.map(lambda items: ListBlock(items, ("•",) * len(items)))
    numbered = many.map(lambda items: ListBlock(items, tuple(f"{at + 9}." for at in range(len(items))), numbered=True))
    block = st.one_of(
        st.builds(ParagraphBlock, phrase, optional),
        phrase.map(HeadingBlock),
        bullets,
        st.builds(QuoteBlock, phrase, phrase),
        st.builds(ImageBlock, st.just(PICTURE), st.just("ALT"), optional, optional),
        st.builds(lambda one, other: TableBlock(one, (one, other), ((one, other),) * 2, (False, True)), phrase, phrase),
    )
    return st.builds(
        lambda values: replace(make(direction), **values),
        st.fixed_dictionaries(
            {
                "draft": optional,
                "reference": phrase,
                "release_lines": many,
                "subheadline": phrase,
                "summary": bullets,
                "event": st.lists(st.builds(EventLine, phrase, phrase), max_size=2).map(tuple),
                "body": st.lists(block, min_size=1, max_size=3).map(tuple),
                "authentic": optional,
                "notes_heading": phrase,
                "notes": numbered,
                "boilerplates": st.tuples(phrase, many).map(lambda pair: (Section(*pair),)),
                "contacts_heading": phrase,
                "contacts": many.map(lambda lines: (ContactBlock(lines),)),
                "pair_label": st.sampled_from(["{label}: {value}", "{label}\u00a0: {value}"]),
            }
        ),
    )


def objections(text, headline):
    """What is wrong with a whole text by the rules of plain text, line by line."""
    found = [] if text.endswith("\n") and not text.endswith("\n\n") else ["no single line break at the end"]
    found += [] if unicodedata.is_normalized("NFC", text) else ["not NFC"]
    found += ["two blank lines in a row"] if "\n\n\n" in text else []
    above = True
    for line in text.split("\n"):
        above = above and headline not in line
        found += [f"{what}: {line}" for what, is_wrong in _faults(line, HEAD_WIDTH if above else WIDTH) if is_wrong]
    return found


def _faults(line, width):
    bare = _bare(line)
    is_address = re.fullmatch(r" *(?:(?:•|[0-9]+\.) )?\S*https://\S*", bare)
    yield "too wide", wcswidth(line) > width and not is_address
    yield "space at the end", bare != bare.rstrip()
    yield "control character", any(unicodedata.category(one) == "Cc" for one in line)
    yield "markup", re.search(r"</?[a-z]+[ >]|\*\*|\]\(|&[a-z]+;", line) is not None
    yield "isolates", not re.fullmatch("(?:[^\u2066\u2067\u2069]|[\u2066\u2067][^\u2066\u2067\u2069]+\u2069)*", line)
    yield "embedding", re.search("[\u202a-\u202e]", line) is not None


@pytest.mark.slow
@every_language
def test_a_whole_document_keeps_every_rule(make_document, tag):
    @settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
    @given(_documents(make_document, tag))
    def law(document):
        text = FORMAT.render(document, None, None).decode()
        assert [] == objections(text, "كلمة" if tag == "ar" else "HEADLINE")
        strong = {bidi.first_strong(line) or "ltr" for line in text.split("\n") if line}
        assert {DIRECTIONS[tag]} == strong

    law()


BAD = {
    "too wide": "word " * 20 + "end\n",
    "space at the end": "word \n",
    "no-break space at the end": "word\u00a0\n",
    "tab": "one\ttwo\n",
    "markup": "a <b>c</b>\n",
    "Markdown": "a **b**\n",
    "open isolate": "a \u2066b\n",
    "nested isolates": "a \u2066b \u2067c\u2069\u2069\n",
    "embedding": "a \u202bb\u202c\n",
    "decomposed": "e\u0301\n",
    "no line break": "word",
    "two line breaks": "word\n\n",
    "blank lines": "a\n\n\nb\n",
    "carriage return": "a\r\n",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_the_rules_object_to_what_breaks_them(text):
    assert 1 <= len(objections("HEADLINE\n" + text, "HEADLINE")) <= 2


# --- the example releases, and a long one ----------------------------------------------------------------------------

TOP = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    """Text and html of every example release in each of its languages, by the text's file name."""
    output = tmp_path_factory.mktemp("dist")
    releases = [str(one.parent) for one in (TOP / "releases").glob("*/release.yaml")]
    assert 0 == run(["render", "-f", "txt", "-f", "html", "-o", str(output), *releases])
    return {one.name: (one.read_bytes(), one.with_suffix(".html").read_text("utf-8")) for one in output.glob("*/*.txt")}


@pytest.mark.slow
def test_every_example_keeps_every_rule(rendered):
    wrong = {name: _objections_to_file(data) for name, (data, _) in rendered.items()}

    assert 9 == len(wrong)
    assert {} == {name: some for name, some in wrong.items() if some}


def _objections_to_file(data):
    """What is wrong with a text whose headline is the first line that parts stand around."""
    text = data.decode("utf-8")
    return objections(text, text.split("\n\n")[1].split("\n")[0])


@pytest.mark.slow
def test_every_example_holds_the_same_links_and_figures_as_its_html(rendered):
    for name, (data, html) in rendered.items():
        text, body = _bare(data.decode()), html[html.index("<body") :]
        told = {unescape(one) for one in re.findall(r'href="([^"]*)"', body)}
        assert (name, set()) == (name, {one for one in told if not _tells(text, one)})
        assert (name, set()) == (name, set(re.findall(r"<(https:[^>]*)>", text)) - told)
        assert (name, _figures(_seen(body))) == (name, _figures(re.sub(r"<https:[^>]*>", "", text)))


def _tells(text, href):
    """Whether a text says an address; a phone's is said by its digits."""
    scheme, rest = href.split(":", 1)
    if scheme == "tel":
        return rest in re.sub(r"[^0-9+]", "", text)
    return href in text or rest.removeprefix("//") in text


def _seen(body):
    """The words of an html's body."""
    whole = body.replace("<wbr>", "")  # a figure may wrap there, and is one all the same
    return unescape(re.sub(r"(?s)<!--.*?-->|<div class=\"preheader\".*?</div>|<[^>]*>", " ", whole))


# --- the same as the html -----------------------------------------------------------------------------------------


@pytest.mark.slow
@every_language
def test_text_and_html_hold_the_same_links_and_figures(make_document, tag):
    assets = Assets(workspace.Workspace(Path("/nowhere")).templates(), workspace.fonts(), "#0b6e4f")

    @settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
    @given(_documents(make_document, tag))
    def law(document):
        text = FORMAT.render(document, assets, lambda _: None).decode()
        html = formats()["html"].render(document, assets, lambda _: None).decode()
        body = html[html.index("<body") :]
        assert set(re.findall(r'href="([^"]*)"', body)) == set(re.findall(r"<(https:[^>]*)>", _bare(text)))
        assert _figures(_seen(body)) == _figures(re.sub(r"<https:[^>]*>", "", text))

    law()


def _figures(text):
    return set(re.findall(r"\d+(?:[.,:\u202f]\d+)*", _bare(text)))
