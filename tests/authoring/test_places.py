import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.authoring.places import REFUSED, Source
from presskit.errors import Span


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_lines_count_from_one_whatever_breaks_them(line_break: str) -> None:
    text = f"one{line_break}two"

    span = Source.of(text, "x").span(text.index("two"), len(text))

    assert Span("x", 2, 1, 3, "two") == span


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
def test_unicode_line_separators_are_text(character: str) -> None:
    text = f"one{character}two"

    assert Span("x", 1, 5, 3, text) == Source.of(text, "x").span(4, 7)


def test_a_place_never_passes_the_end_of_its_line() -> None:
    assert Span("x", 1, 2, 2, "one") == Source.of("one\ntwo", "x").span(1, 7)


def test_a_place_at_the_end_of_the_file_is_one_character_long() -> None:
    assert Span("x", 2, 1, 1, "") == Source.of("one\n", "x").span(4, 4)


def test_refused_characters_are_not_shown() -> None:
    assert ("a\ufffdb",) == Source.of("a\x1bb", "x").lines


@given(st.text(alphabet=st.sampled_from("ab \n\r\u2028م")), st.data())
def test_the_character_at_a_place_is_the_one_at_the_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    source = Source.of(text, "x")

    span = source.span(offset, offset + 1)

    shown = span.text[span.column - 1 : span.column]
    assert shown in {text[offset : offset + 1], ""}
    assert 1 <= span.line <= len(source.lines)


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\u202e", "\ud800", "\ufffe", "\U0010ffff"])
def test_characters_no_text_may_hold(character: str) -> None:
    assert REFUSED.fullmatch(character)


@pytest.mark.parametrize("character", ["\t", "\n", "\xa0", "\u200f", "\u2066", "\u2069", "ﷺ", "😀"])
def test_characters_a_text_may_hold(character: str) -> None:
    assert not REFUSED.fullmatch(character)
