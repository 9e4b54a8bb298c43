"""The bytes of a PO file become text that knows its places, or are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.errors import CatalogError
from presskit.translation.po.source import source


def silent(problem):
    pytest.fail(f"an unexpected warning: {problem.message}")


def problem_of(data):
    with pytest.raises(CatalogError) as caught:
        source(data, "fr.po", silent)
    return caught.value.diagnostics[0]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"a\nb\n", ("a", "b", ""), id="LF"),
        pytest.param(b"a\r\nb\r\n", ("a", "b", ""), id="CRLF"),
        pytest.param(b"a\rb\r", ("a", "b", ""), id="CR alone"),
        pytest.param(b"a\rb\n", ("a\rb", ""), id="CR beside LF is text"),
        pytest.param("a\u2028b\u0085c\x0bd\x1ce\n".encode(), ("a\u2028b\u0085c\x0bd\x1ce", ""), id="no other break"),
        pytest.param(b"", ("",), id="empty"),
    ],
)
def test_lines_end_where_gettext_ends_them(data, expected):
    assert expected == source(data, "fr.po", silent).lines


def test_a_backslash_at_a_lines_end_joins_it_to_the_next():
    text = source(b'msgid "a\\\nb"\n', "fr.po", silent)

    assert 'msgid "ab"\n' == text.text


def test_a_place_behind_a_join_is_on_the_second_line():
    text = source(b'msgid "a\\\nb"\n', "fr.po", silent)

    span = text.span(text.text.index("b"))

    assert (2, 1, 'b"') == (span.line, span.column, span.text)


def test_columns_count_characters():
    text = source('# é😀x\n"é" y\n'.encode(), "fr.po", silent)

    span = text.span(text.text.index("y"))

    assert (2, 5) == (span.line, span.column)


def test_a_place_never_passes_its_lines_end():
    span = source(b"msgid\nmsgstr\n", "fr.po", silent).span(0, 100)

    assert 5 == span.length


def test_a_byte_order_mark_is_dropped_with_a_warning():
    problems = []

    text = source(b"\xef\xbb\xbfmsgid", "fr.po", problems.append)

    assert "msgid" == text.text
    assert ["po-byte-order-mark"] == [one.code for one in problems]


def test_a_byte_that_is_no_utf8_is_shown_in_its_line():
    problem = problem_of('# é\nmsgstr "'.encode() + b'caf\xe9"\n')

    assert "the byte 0xE9 is not UTF-8" == problem.message
    assert (2, 12, 'msgstr "caf\ufffd"') == (problem.span.line, problem.span.column, problem.span.text)


def test_a_letter_cut_in_the_middle_is_not_utf8():
    assert "po-encoding" == problem_of('msgstr "é'.encode()[:-1]).code


def test_a_file_in_its_declared_other_charset_says_how_to_convert_it():
    problem = problem_of(b'"Content-Type: text/plain; charset=windows-1256\\n"\nmsgstr "\xc7"\n')

    assert "the catalog is in windows-1256; presskit reads UTF-8" == problem.message
    assert "convert it: msgconv --to-code=UTF-8 --output-file=fr.po fr.po" == problem.hint


@pytest.mark.parametrize("name", ["UTF-16", "UTF-16-LE", "UTF-16-BE", "UTF-32", "UTF-32-BE"])
def test_an_encoding_of_several_bytes_a_letter_is_named(name):
    assert f"the catalog is {name[:6]}, not UTF-8" == problem_of('msgid "é"'.encode(name)).message


@pytest.mark.parametrize(
    ("data", "line", "column", "length"),
    [
        pytest.param(b"\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n", 2, 1, 7, id="git's"),
        pytest.param(b"a\n>>>>>>> other\n", 2, 1, 7, id="the end of git's"),
        pytest.param(b"a\n=======\nb\n", 2, 1, 7, id="the middle of git's"),
        pytest.param(b'msgstr "#-#-#-#-#  a.po  #-#-#-#-#\\n"\n', 1, 9, 9, id="msgcat's"),
    ],
)
def test_conflict_marks_are_found(data, line, column, length):
    problem = problem_of(data)

    assert "po-conflict" == problem.code
    assert (line, column, length) == (problem.span.line, problem.span.column, problem.span.length)


def test_every_conflict_is_told():
    data = b"<<<<<<< a\n=======\n>>>>>>> b\n" * 3

    with pytest.raises(CatalogError) as caught:
        source(data, "fr.po", silent)

    assert [1, 4, 7] == [one.span.line for one in caught.value.diagnostics]


def test_a_drawn_line_in_a_comment_is_no_conflict():
    assert "# =======\n" == source(b"# =======\n", "fr.po", silent).text


def test_a_nul_is_refused_where_it_stands():
    problem = problem_of(b'msgid "a\x00b"\n')

    assert ("po-control", 1, 9) == (problem.code, problem.span.line, problem.span.column)


@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_a_catalog_error(data):
    try:
        text = source(data, "fr.po", lambda _problem: None)
    except CatalogError as problem:
        assert problem.diagnostics  # noqa: PT017 - some bytes are refused, some are text
    else:
        assert text.span(len(text.text)).line == len(text.lines)


@given(st.text(alphabet='a\\\n"é', max_size=30))
def test_every_character_is_found_where_its_place_says(content):
    text = source(content.encode(), "fr.po", silent)

    for offset, character in enumerate(text.text):
        span = text.span(offset)
        assert character == (span.text + "\n")[span.column - 1]
