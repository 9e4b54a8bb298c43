"""Plain text: 72 columns, every line its own paragraph to whoever shows it."""

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

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
    Version,
)
from presskit.formats.text import FORMAT
from presskit.media import Media

LRI, RLI, PDI, LRM, RLM = "\u2066", "\u2067", "\u2069", "\u200e", "\u200f"
PICTURE = Media("bus.jpg", "jpeg", b"", 40, 20)


@pytest.fixture(scope="module")
def draw(make_document):
    """A function that draws a Document of one paragraph, or of what else is given, and returns its lines."""

    def lines(*body, direction="ltr", **fields):
        document = replace(make_document(direction), body=body, **fields)
        return FORMAT.render(document, None, None).decode().split("\n")

    return lines


def paragraph(*phrase):
    return ParagraphBlock(phrase)


def body(lines):
    """The lines of the body: between the headline and the end mark."""
    start = next(at for at, line in enumerate(lines) if line in {"HEADLINE", "كلمة"})
    end = next(at for at, line in enumerate(lines) if line in {"END", "نهاية"})
    return lines[start + 2 : end - 1]


def test_parts_are_parted_by_one_blank_line_and_the_file_ends_with_one_line_break(draw):
    lines = draw(paragraph("One."), HeadingBlock(("Two",)), paragraph("Three."))

    assert ["One.", "", "Two", "", "Three."] == body(lines)
    assert ["END", ""] == lines[-2:]


def test_a_quotation_stands_above_its_speaker(draw):
    lines = draw(QuoteBlock(("“We open.”",), ("Karima Amrani, head, CBA",)))

    assert ["“We open.”", "— Karima Amrani, head, CBA"] == body(lines)


def test_a_list_item_hangs_below_its_own_words(draw):
    lines = draw(ListBlock((("word " * 20 + "end",), ("two",)), ("10.", "11."), numbered=True))

    assert ["10. " + "word " * 12 + "word", "    " + "word " * 7 + "end", "11. two"] == [
        one.rstrip() for one in body(lines)
    ]


def test_a_link_is_followed_by_its_address(draw):
    lines = draw(paragraph("See ", Linked(("the timetable",), "https://a.example/bus"), "."))

    assert ["See the timetable <https://a.example/bus>."] == body(lines)


def test_a_mail_address_stands_without_its_scheme(draw):
    assert ["Write to us <map@a.example>."] == body(
        draw(paragraph(Linked(("Write to us",), "mailto:map@a.example"), "."))
    )


def test_an_address_of_an_rtl_text_is_isolated(draw):
    lines = draw(paragraph("اطّلع على ", Linked(("المواعيد",), "https://a.example/bus")), direction="rtl")

    assert [f"اطّلع على المواعيد <{LRI}https://a.example/bus{PDI}>"] == body(lines)


@pytest.mark.parametrize(
    ("words", "href"),
    [
        ("press@a.example", "mailto:press@a.example"),
        ("+212 5 37 00", "tel:+2125" + "3700"),
        ("+212 (0)5 37-56-60-52", "tel:+212537566052"),
        ("+٢١٢\u00a0٥\u00a0٣٧\u00a0٥٦", "tel:+2125" + "3756"),
        ("https://a.example", "https://a.example"),
        ("www.a.example", "https://www.a.example"),
    ],
)
def test_words_that_are_their_address_are_not_followed_by_it(draw, words, href):
    assert [words] == body(draw(paragraph(Linked((words,), href))))


def test_emphasis_leaves_no_mark(draw):
    assert ["a b c"] == body(draw(paragraph("a ", Strong(("b",)), " ", Emphasis(("c",)))))


@pytest.mark.parametrize(
    ("first", "direction", "mark"),
    [
        ("Word", "ltr", ""),
        ("كلمة", "ltr", LRM),
        ("10:00", "ltr", ""),
        ("كلمة", "rtl", ""),
        ("Word كلمة", "rtl", RLM),
        ("10:00 كلمة", "rtl", RLM),
        ("– ! –", "rtl", RLM),
        ("«كلمة»", "rtl", ""),
    ],
)
def test_a_line_that_would_run_the_wrong_way_gets_a_mark_in_front(draw, first, direction, mark):
    assert [mark + first] == body(draw(paragraph(first), direction=direction))


def test_a_line_of_an_isolate_alone_gets_a_mark_in_front(draw):
    lines = draw(paragraph(Isolate(("CBA/2024/03",), "ltr")), direction="rtl")

    assert [f"{RLM}{LRI}CBA/2024/03{PDI}"] == body(lines)


def test_an_isolate_is_not_parted(draw):
    phone = Isolate(("+212 5 37 00 11 22",), "ltr")

    lines = body(draw(paragraph("كلمة " * 12, phone, " كلمة"), direction="rtl"))

    assert f"{LRI}+212 5 37 00 11 22{PDI} كلمة" == lines[1]


def test_an_isolate_longer_than_a_line_is_closed_and_opened_again(draw):
    lines = body(draw(paragraph("كلمة ", Isolate(("word " * 30 + "end",), "ltr")), direction="rtl"))

    assert 3 == len(lines)
    assert all(line.count(LRI) == line.count(PDI) == 1 for line in lines)


def test_an_isolate_that_fits_a_line_stays_whole_in_a_word_that_does_not(draw):
    name = Isolate(("ISO 9001 (2015)",), "ltr")

    lines = body(draw(paragraph("قال ", name, "/" + "x" * 80), direction="rtl"))

    assert any(f"{LRI}ISO 9001 (2015){PDI}" in line for line in lines)


def test_isolates_do_not_nest(draw):
    lines = body(
        draw(
            paragraph("كلمة ", Untranslated(("[EN] a ", Isolate(("كلمة",), "rtl"), " b"), "ltr", "en")), direction="rtl"
        )
    )

    assert [f"كلمة {LRI}[EN] a كلمة b{PDI}"] == lines


def test_a_passage_of_the_same_direction_is_not_isolated(draw):
    assert ["a [FR] b c"] == body(draw(paragraph("a ", Untranslated(("[FR] b",), "ltr", "fr"), " c")))


def test_a_no_break_space_holds_its_words_together(draw):
    lines = body(draw(paragraph("x" * 60 + " 1,5\u00a0million\u202f!")))

    assert ["x" * 60, "1,5\u00a0million\u202f!"] == lines


def test_vocalised_arabic_is_measured_as_it_is_seen(draw):
    lines = body(draw(paragraph(" ".join(["مُحَمَّدٌ"] * 30)), direction="rtl"))

    assert 72 >= max(map(wcswidth, lines)) > 60


def test_contacts_stand_apart_below_one_heading(draw):
    contacts = (ContactBlock((("A",), ("a@a.example",))), ContactBlock((("B",),)))

    lines = draw(paragraph("x"), contacts=contacts, contacts_heading=("Media contacts",))

    assert ["", "Media contacts", "A", "a@a.example", "", "B", ""] == lines[lines.index("END") + 1 :]


def test_paragraphs_of_a_boilerplate_stand_apart(draw):
    lines = draw(paragraph("x"), boilerplates=(Section(("About",), (("One.",), ("Two.",))),))

    assert ["", "About", "One.", "", "Two.", ""] == lines[lines.index("END") + 1 :]


def test_an_embargo_stays_on_one_line_up_to_78_columns(draw):
    line = "Embargoed until " + "x " * 30 + "xx"

    assert line in draw(paragraph("x"), release_lines=((line,),))
    assert line + "y" not in draw(paragraph("x"), release_lines=((line + "y",),))


@pytest.mark.parametrize(
    ("caption", "credit", "lines"),
    [
        (("The bus.",), ("Photo: A, CC BY",), ["The bus.", "Photo: A, CC BY"]),
        (("The bus.",), (), ["The bus."]),
        ((), ("Photo: A",), ["Photo: A"]),
    ],
    ids=["both", "caption", "credit"],
)
def test_a_picture_is_its_caption_and_its_credit(draw, caption, credit, lines):
    drawn = draw(paragraph("x"), ImageBlock(PICTURE, "ALT", caption, credit), paragraph("y"))

    assert ["x", "", *lines, "", "y"] == body(drawn)


def test_a_picture_without_words_leaves_no_gap(draw):
    assert ["x", "", "y"] == body(draw(paragraph("x"), ImageBlock(PICTURE, "ALT", (), ()), paragraph("y")))


def table(*rows, caption=("Villages",), columns=(("Name",), ("Books",))):
    return TableBlock(caption, columns, rows, (False, True))


def test_a_table_is_a_block_of_lines_a_row_below_its_caption(draw):
    lines = draw(table((("Azrou",), ("150",)), (("Ifrane",), ("90",))))

    assert ["Villages", "Name: Azrou", "Books: 150", "", "Name: Ifrane", "Books: 90"] == body(lines)


def test_a_cell_below_no_heading_stands_alone(draw):
    assert ["Azrou", "Books: 150"] == body(draw(table((("Azrou",), ("150",)), caption=(), columns=((), ("Books",)))))


def test_an_empty_cell_keeps_its_heading(draw):
    lines = draw(table((("Azrou",), ()), caption=()), pair_label="{label}\u00a0: {value}")

    assert ["Name\u00a0: Azrou", "Books\u00a0:"] == body(lines)


def test_a_figure_of_an_arabic_table_keeps_its_isolate(draw):
    cells = (("أزرو",), (Isolate(("18.5%",), "ltr"),))

    lines = draw(table(cells, caption=(), columns=(("القرية",), ("النسبة",))), direction="rtl")

    assert ["القرية: أزرو", f"النسبة: {LRI}18.5%{PDI}"] == body(lines)


def test_an_event_is_said_in_pairs_before_the_body(draw):
    event = (
        EventLine(("When",), ("3 June 2024 at 09:00 (UTC+1)",)),
        EventLine(("Online",), (Linked(("a.example/live",), "https://a.example/live"),)),
    )

    lines = draw(paragraph("x"), event=event)

    assert ["When: 3 June 2024 at 09:00 (UTC+1)", "Online: a.example/live", "", "x"] == body(lines)


def test_braces_in_a_cell_stay_braces(draw):
    assert ["{value}: {label}"] == body(draw(table((("{label}",),), caption=(), columns=(("{value}",),))))


def test_which_text_is_authentic_stands_behind_the_end_mark(draw):
    lines = draw(paragraph("x"), authentic=("Only the English text is authentic.",))

    assert ["END", "", "Only the English text is authentic.", ""] == lines[lines.index("END") :]


VERSIONS = (
    Version("ar", "rtl", "العربية", "https://a.example/ar"),
    Version("fr", "ltr", "Français", "https://a.example/fr"),
)


def test_other_versions_come_last_each_in_its_own_direction(draw):
    lines = draw(paragraph("x"), versions=VERSIONS)

    assert [
        "",
        f"{RLI}العربية{PDI} <https://a.example/ar>",
        "Français <https://a.example/fr>",
        "",
    ] == lines[lines.index("END") + 1 :]


def test_other_versions_of_an_arabic_text_stand_on_its_side(draw):
    lines = draw(paragraph("x"), versions=VERSIONS, direction="rtl")

    assert [
        "",
        f"العربية <{LRI}https://a.example/ar{PDI}>",
        f"{RLM}{LRI}Français{PDI} <{LRI}https://a.example/fr{PDI}>",
        "",
    ] == lines[lines.index("نهاية") + 1 :]


words = st.sampled_from(
    [
        "كلمة",
        "مُحَمَّدٌ",
        "word",
        "150",
        "12,5\u00a0%",
        "«\u00a0mot\u00a0»",
        "–",
        "(غرينتش+1)،",
        "https://a.example/" + "x" * 90,
    ]
)
inlines = st.one_of(
    words,
    st.lists(words, min_size=1, max_size=20).map(lambda many: Isolate((" ".join(many),), "ltr")),
    st.lists(words, min_size=1, max_size=5).map(lambda many: Strong((" ".join(many),))),
    words.map(lambda one: Linked((one,), "https://a.example/" + "y" * 40)),
)


@given(st.lists(inlines, min_size=1, max_size=30), st.sampled_from(["ltr", "rtl"]))
def test_every_line_keeps_the_rules_of_plain_text(draw, parts, direction):
    phrase = tuple(part for one in parts for part in (one, " "))[:-1]

    lines = body(draw(ParagraphBlock(phrase), direction=direction))

    for line in lines:
        assert wcswidth(line) <= 72 or " " not in re.sub(r"[<>\u2066\u2069]", "", line)
        assert line == line.strip(" ")
        assert 0 == _open_isolates(line)
        assert direction == _first_strong(line, direction)


def _open_isolates(line):
    depth = 0
    for character in line:
        depth += (character in LRI + RLI) - (character == PDI)
        assert depth in {0, 1}
    return depth


def _first_strong(line, otherwise):
    """UAX 9, P2 and P3: the first strong character that no isolate holds."""
    outside = re.sub(f"[{LRI}{RLI}][^{PDI}]*{PDI}", "", line)
    for character in outside:
        name = unicodedata.bidirectional(character)
        if name in {"L", "R", "AL"}:
            return "ltr" if name == "L" else "rtl"
    return otherwise if otherwise == "ltr" else "no strong character in an RTL text"


@given(st.lists(inlines, min_size=1, max_size=9), st.lists(inlines, max_size=30), st.sampled_from(["ltr", "rtl"]))
def test_every_line_of_a_table_keeps_them_too(draw, column, cell, direction):
    spaced = [tuple(part for one in parts for part in (one, " "))[:-1] for parts in (column, cell)]

    lines = body(draw(TableBlock((), (spaced[0],), ((spaced[1],),), (False,)), direction=direction))

    for line in lines:
        assert line == line.strip(" ")
        assert 0 == _open_isolates(line)
        assert direction == _first_strong(line, direction)


@given(st.lists(st.sampled_from(["word", "long-word", "a", "b."]), min_size=1, max_size=80))
def test_unfolding_the_lines_gives_the_paragraph_back(draw, parts):
    text = " ".join(parts)

    assert text == " ".join(body(draw(paragraph(text))))
