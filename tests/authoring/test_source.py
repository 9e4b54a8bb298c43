from collections.abc import Callable

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from presskit.authoring.places import MOST_MARKS
from presskit.authoring.problems import Problems
from presskit.authoring.source import (
    DEEPEST,
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_NODES,
    Mapping,
    Node,
    Scalar,
    Sequence,
    decode,
    parse,
)
from presskit.errors import Diagnostic, PresskitError, ReleaseError

pytestmark = pytest.mark.usefixtures("_either_parser")
Nodes = Callable[[str], Node]
Faults = Callable[[Callable[[], object]], list[tuple[str, int, int]]]


def _value(nodes: Nodes, text: str) -> Scalar:
    root = nodes(text)
    assert isinstance(root, Mapping)
    value = root.get("a")
    assert isinstance(value, Scalar)
    return value


def _settled(text: str) -> Node:
    problems = Problems()
    root = parse(text, "x.yaml", problems)
    problems.settle()
    return root


# --- bytes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
def test_utf8_is_read_with_and_without_a_byte_order_mark(mark: bytes) -> None:
    assert "عنوان" == decode(mark + "عنوان".encode(), "x.yaml")


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        pytest.param("a: é".encode("latin-1"), ("bad-encoding", 1, 4), id="Latin-1"),
        pytest.param("é\nb: ".encode() + b"\xff", ("bad-encoding", 2, 4), id="a stray byte on line 2"),
        pytest.param("a: é".encode("utf-16"), ("bad-encoding", 0, 0), id="UTF-16"),
        pytest.param(b" " * (MOST_BYTES + 1), ("too-large", 0, 0), id="over 1 MiB"),
    ],
)
def test_other_bytes_are_an_error_at_their_place(faults: Faults, data: bytes, fault: tuple[str, int, int]) -> None:
    assert [fault] == faults(lambda: decode(data, "x.yaml"))


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_an_error_of_ours(data: bytes) -> None:
    try:
        text = decode(data, "x.yaml")
    except PresskitError:
        return

    assert data.removeprefix(b"\xef\xbb\xbf") == text.encode()


# --- YAML 1.2 meaning -----------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["no", "off", "12:30", "0537566052", "2022-09-15", "1e3", "0x1F", "true", "=", "NULL"])
def test_what_yaml_1_1_would_convert_stays_text(nodes: Nodes, text: str) -> None:
    assert text == _value(nodes, f"a: {text}").value


@pytest.mark.parametrize("text", ["", "null", "~", "  # a comment"])
def test_nothing_is_null(nodes: Nodes, text: str) -> None:
    assert _value(nodes, f"a: {text}").is_null


@pytest.mark.parametrize("text", ['""', "'null'", '"~"', "|\n  null"])
def test_what_is_quoted_is_no_null(nodes: Nodes, text: str) -> None:
    assert not _value(nodes, f"a: {text}").is_null


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"], ids=["U+0085", "U+2028", "U+2029"])
@pytest.mark.parametrize("form", ["{}", '"{}"', "|\n  {}"], ids=["plain", "quoted", "block"])
def test_unicode_line_separators_break_no_line(nodes: Nodes, character: str, form: str) -> None:
    text = f"one{character}two"

    value = _value(nodes, f"a: {form.format(text)}\n")

    assert text == value.value.rstrip("\n")


@pytest.mark.parametrize("text", ["a: b\ufeffc", "a: '\ufeff'\nb: c"], ids=["plain", "quoted"])
def test_a_byte_order_mark_in_a_text_is_text(nodes: Nodes, text: str) -> None:
    assert "\ufeff" in _value(nodes, text).value


def test_an_empty_file_is_a_mapping_without_fields(nodes: Nodes) -> None:
    root = nodes("# only a comment\n")

    assert isinstance(root, Mapping)
    assert () == root.pairs


# --- refused --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: 1\nb: 2\na: 3\nb: 4", [("duplicate-key", 3, 1), ("duplicate-key", 4, 1)], id="two keys twice"),
        pytest.param("a: !!python/name:os.system x", [("yaml-tag", 1, 4)], id="a tag"),
        pytest.param("a: ! x", [("yaml-tag", 1, 4)], id="a tag without a name"),
        pytest.param("a: &x y", [("yaml-alias", 1, 4)], id="an anchor"),
        pytest.param("a: *x", [("yaml-alias", 1, 4)], id="an alias"),
        pytest.param("a: {<<: {b: c}}", [("yaml-alias", 1, 5)], id="a merge key"),
        pytest.param("[a]: b", [("yaml-key", 1, 1)], id="a list as key"),
        pytest.param("?\n: b", [("yaml-key", 1, 2)], id="no key"),
        pytest.param(
            "a: x\x00\nb: \u202ey", [("bad-character", 1, 5), ("bad-character", 2, 4)], id="NUL and an override"
        ),
        pytest.param('a: "\\ud800"', [("bad-character", 1, 5)], id="an escaped surrogate"),
        pytest.param('a: "x\\udc00"', [("bad-character", 1, 6)], id="the other half of a character"),
        pytest.param('a: "\\u202E"', [("bad-character", 1, 5)], id="an escaped override"),
        pytest.param("a: \ud800", [("bad-character", 1, 4)], id="a surrogate"),
        pytest.param("a: 1\n---\nb: 2", [("yaml-syntax", 2, 1)], id="two documents"),
        pytest.param("[" * (DEEPEST + 2), [("too-deep", 1, DEEPEST + 2)], id="too deep"),
        pytest.param("é" * (MOST_BYTES // 2 + 1), [("too-large", 0, 0)], id="over 1 MiB in UTF-8"),
        pytest.param("- \n" * MOST_NODES, [("too-large", MOST_NODES, 2)], id="too many texts"),
        pytest.param("a: " + "x" * (MOST_CHARACTERS + 1), [("too-large", 1, 4)], id="too long a text"),
        pytest.param("a: e" + "\u0301" * (MOST_MARKS + 1), [("bad-character", 1, 5)], id="a pile of marks"),
        pytest.param('a: "e' + "\\u0301" * (MOST_MARKS + 1) + '"', [("bad-character", 1, 6)], id="an escaped pile"),
    ],
)
def test_what_is_refused_is_told_at_its_place(faults: Faults, text: str, expected: list[tuple[str, int, int]]) -> None:
    assert expected == faults(lambda: _settled(text))


def test_a_duplicate_key_names_both_places() -> None:
    with pytest.raises(ReleaseError) as caught:
        _settled("a: 1\nb: 2\na: 3")

    (problem,) = caught.value.diagnostics
    assert ([(3, "")], "keep one of the two; the first is at x.yaml:1:1") == (
        [(one.span.line, one.note) for one in problem.places],
        problem.hint,
    )


def test_as_many_levels_as_allowed_are_read(nodes: Nodes) -> None:
    assert isinstance(nodes("[" * DEEPEST + "]" * DEEPEST), Sequence)


# --- read without a word, and never meant ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: on #Ferry now", [("lost-words", 1, 7)], id="a hashtag"),
        pytest.param("a: on\t#5 is open", [("lost-words", 1, 7)], id="a number behind a tab"),
        pytest.param("a: من #المغرب", [("lost-words", 1, 7)], id="an Arabic hashtag"),
        pytest.param("a: #Ferry", [("lost-words", 1, 4)], id="a hashtag alone"),
        pytest.param("- #Ferry\n- b", [("lost-words", 1, 3)], id="an item alone"),
        pytest.param("a: b\n  c #d", [("lost-words", 2, 5)], id="on the second line"),
        pytest.param("a: [b, c #d\n  ]", [("lost-words", 1, 10)], id="in brackets"),
        pytest.param("a: b #c\nd: {e\n", [("lost-words", 1, 6), ("yaml-syntax", 2, 4)], id="and a fault of YAML"),
        pytest.param("a:\n  -b\n  -c", [("yaml-syntax", 2, 3)], id="dashes without a space"),
        pytest.param("a:\n  -b: c", [("yaml-syntax", 2, 3)], id="a dash before a field"),
        pytest.param("a:\n  -\xa0b", [("yaml-syntax", 2, 3)], id="a dash with a no-break space"),
        pytest.param("a:\n  - b\n    -c", [("yaml-syntax", 3, 5)], id="a dash without a space on a later line"),
        pytest.param("a:\n  - b\n    - c", [("yaml-syntax", 3, 5)], id="an item too far in"),
        pytest.param("a:\n  b\n  - c", [("yaml-syntax", 2, 3)], id="a first item without a dash"),
        pytest.param("a: b\n  - c", [("yaml-syntax", 2, 3)], id="a list behind a text"),
        pytest.param("a:\n\xa0b: c", [("yaml-syntax", 2, 1)], id="a no-break space before a field"),
        pytest.param("a:\n \u202f b", [("yaml-syntax", 2, 2)], id="a narrow one among spaces"),
        pytest.param("a: b\n\u3000c", [("yaml-syntax", 2, 1)], id="a wide one"),
    ],
)
def test_what_nobody_means_is_an_error_at_its_place(
    faults: Faults, text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert expected == faults(lambda: _settled(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("a: b # c", "b", id="a remark"),
        pytest.param("a: b #", "b", id="an empty remark"),
        pytest.param("a: b ## c", "b", id="a line of signs"),
        pytest.param("#b\na: b\n#c", "b", id="fields that are taken out"),
        pytest.param("a: b\n  #c", "b", id="a line below that is taken out"),
        pytest.param("a: C#", "C#", id="a sign without a space"),
        pytest.param('a: "b #c"', "b #c", id="double quotation marks"),
        pytest.param("a: 'b #c' #d", "b #c", id="a remark behind quotation marks"),
        pytest.param("a: |\n  b #c\n  -d\n  - e", "b #c\n-d\n- e", id="a block text"),
        pytest.param("a: -b", "-b", id="a dash behind a field"),
        pytest.param("a: -5", "-5", id="a number below zero"),
        pytest.param("a:\n  -5", "-5", id="on a line of its own"),
        pytest.param("a:\n  b\n  -5 - c", "b -5 - c", id="on a later line"),
        pytest.param("a: \xa0b", "\xa0b", id="a no-break space behind a field"),
        pytest.param("a: b\xa0c", "b\xa0c", id="a no-break space in a text"),
        pytest.param("a:\n  —b", "—b", id="a long dash"),
    ],
)
def test_what_may_be_meant_is_read(nodes: Nodes, text: str, value: str) -> None:
    assert value == _value(nodes, text).value


# --- places ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        pytest.param("a: one {x}", 1, 8, id="plain"),
        pytest.param("a: 'it''s {x}'", 1, 11, id="single quotes"),
        pytest.param('a: "say \\"one\\" {x}"', 1, 17, id="escapes"),
        pytest.param('a: "\\x41\\u0042\\U00000043 {x}"', 1, 26, id="numbered escapes"),
        pytest.param('a: "one \\\n  two {x}"', 2, 7, id="a continued line"),
        pytest.param("a: |\n  one\n\n  two {x}\n", 4, 7, id="block"),
        pytest.param("a: >- # folded\n  one\n  two {x}\n", 3, 7, id="folded"),
        pytest.param("a:\n  one\n  two {x}\n", 3, 7, id="plain over two lines"),
        pytest.param("a: |\r\n  one\r\n  {x}\r\n", 3, 3, id="CRLF"),
    ],
)
def test_a_piece_of_a_text_is_placed_where_it_was_typed(nodes: Nodes, text: str, line: int, column: int) -> None:
    value = _value(nodes, text)
    start = value.value.index("{x}")

    span = value.place(start, start + 3)

    assert (line, column, 3) == (span.line, span.column, span.length)


@pytest.mark.parametrize(
    ("text", "line", "column", "length"),
    [
        pytest.param("a: one", 1, 4, 3, id="plain"),
        pytest.param('a: "one"', 1, 4, 5, id="quoted"),
        pytest.param("a: |\n\n  one\n", 3, 3, 3, id="block"),
        pytest.param('a: "one\n  two"', 1, 4, 4, id="cut at its first line"),
    ],
)
def test_a_text_is_placed_at_its_words(nodes: Nodes, text: str, line: int, column: int, length: int) -> None:
    span = _value(nodes, text).span

    assert (line, column, length) == (span.line, span.column, span.length)


_WORDS = st.text(alphabet=st.sampled_from("ab{}:'\"\\ \n#mé"), min_size=1, max_size=30)


@given(_WORDS, st.sampled_from(["'", '"', "|", ">"]), st.integers(20, 80))
def test_every_letter_is_placed_at_itself_in_every_style(words: str, style: str, width: int) -> None:
    text = yaml.dump({"a": words}, default_style=style, allow_unicode=True, width=width)

    root = _settled(text)

    assert isinstance(root, Mapping)
    value = root.get("a")
    assert isinstance(value, Scalar)
    for index, character in enumerate(value.value):
        span = value.place(index, index + 1)
        if character.isalnum() or character in "{}:#'":
            assert character == span.text[span.column - 1]


@given(st.text(alphabet=st.sampled_from("ab:-{}[]\"'|>*&!%@`#?,~<= \n\t\r\\/xU\x00\u202e\ud800é"), max_size=60))
def test_any_text_becomes_nodes_or_an_error_of_ours(text: str) -> None:
    told: list[Diagnostic] = []

    root = _read_anything(text, told)

    assert told or isinstance(root, Scalar | Sequence | Mapping)
    assert all(one.code and one.hint for one in told)


def _read_anything(text: str, told: list[Diagnostic]) -> Node | None:
    try:
        return _settled(text)
    except PresskitError as problem:
        told.extend(problem.diagnostics)
        return None
