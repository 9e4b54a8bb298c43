import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.authoring.places import MOST_MARKS, REFUSED, Source, piled_marks
from presskit.errors import Span


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_lines_count_from_one_whatever_breaks_them(line_break: str) -> None:
    text = f"one{line_break}two"

    span = Source("x", text).span(text.index("two"), len(text))

    assert Span("x", 2, 1, 3, "two") == span


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
def test_unicode_line_separators_are_text(character: str) -> None:
    text = f"one{character}two"

    assert Span("x", 1, 5, 3, text) == Source("x", text).span(4, 7)


def test_a_place_never_passes_the_end_of_its_line() -> None:
    assert Span("x", 1, 2, 2, "one") == Source("x", "one\ntwo").span(1, 7)


def test_a_place_at_the_end_of_the_file_is_one_character_long() -> None:
    assert Span("x", 2, 1, 1, "") == Source("x", "one\n").span(4, 4)


def test_refused_characters_are_not_shown() -> None:
    assert ("a\ufffdb",) == Source("x", "a\x1bb").lines


@given(st.text(alphabet=st.sampled_from("ab \n\r\u2028م")), st.data())
def test_the_character_at_a_place_is_the_one_at_the_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    source = Source("x", text)

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


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        pytest.param("e" + "\u0301" * MOST_MARKS, [], id="as many as allowed"),
        pytest.param("e" + "\u0301" * (MOST_MARKS + 1) + "x", [(1, MOST_MARKS + 2)], id="one more"),
        pytest.param("—" * 99 + "\u0301" * 40, [(99, 139)], id="behind signs"),
        pytest.param("\u0301—" * 99, [], id="signs between"),
        pytest.param("كِتَابٌ" * 20, [], id="vowelled Arabic"),
    ],
)
def test_marks_that_no_letter_can_bear_are_found(text: str, runs: list[tuple[int, int]]) -> None:
    assert runs == list(piled_marks(text))


FOLDED = """body:
  - >
    The bus  is
    here. It is green.
  - "It is \\"red\\"."
"""


@pytest.mark.parametrize(
    ("text", "words", "line", "column", "length"),
    [
        ("The bus is here. It is green.", "It", 4, 11, 2),
        ("The bus is here. It is green.", "bus is here", 3, 9, 7),
        ("The bus is here. It is green.", "The", 3, 5, 3),
    ],
    ids=["behind a fold", "over a fold", "at the start"],
)
def test_words_of_a_folded_text_are_found(text: str, words: str, line: int, column: int, length: int) -> None:
    start = text.index(words)

    found = Source("a.yaml", FOLDED).within(Span("a.yaml", 2, 5), text, (start, start + len(words)))

    assert (line, column, length) == (found.line, found.column, found.length)


@pytest.mark.parametrize("words", [(0, 0), (7, 10)], ids=["no words", "words that are written otherwise"])
def test_words_that_are_not_found_are_those_of_the_whole_text(words: tuple[int, int]) -> None:
    whole = Span("a.yaml", 5, 5)

    assert whole == Source("a.yaml", FOLDED).within(whole, 'It is "red".', words)
