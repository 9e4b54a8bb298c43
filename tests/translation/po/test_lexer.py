"""The text of a PO file becomes tokens; strings become the bytes that their escapes stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.translation.po.lexer import Kind, tokens, unescaped
from presskit.translation.po.source import source


def lexed(text):
    problems = []
    found = list(tokens(source(text.encode(), "fr.po", problems.append), problems.append))
    return found, problems


def shapes(text):
    return [(one.kind.value, one.text) for one in lexed(text)[0]][:-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('msgid "a"', [("word", "msgid"), ("string", "a")], id="usual"),
        pytest.param('msgid"a"', [("word", "msgid"), ("string", "a")], id="no space"),
        pytest.param('msgid "a" "b"', [("word", "msgid"), ("string", "a"), ("string", "b")], id="two pieces"),
        pytest.param(r'"a\"b\\" "c"', [("string", r"a\"b\\"), ("string", "c")], id="escaped quote and backslash"),
        pytest.param(
            'msgstr[ 10 ]""',
            [("word", "msgstr"), ("open", "["), ("number", "10"), ("close", "]"), ("string", "")],
            id="form",
        ),
        pytest.param("#", [("comment", "")], id="empty comment"),
        pytest.param('#tight "x"', [("comment", 'tight "x"')], id="tight comment"),
        pytest.param('msgid # c\n"a"', [("word", "msgid"), ("comment", " c"), ("string", "a")], id="comment behind"),
        pytest.param("\f\v\t msgid", [("word", "msgid")], id="white space"),
        pytest.param("\u00a0msgid", [("junk", "\u00a0msgid")], id="a no-break space is none"),
        pytest.param('===="a"', [("junk", "===="), ("string", "a")], id="junk"),
        pytest.param("_a$1 9", [("word", "_a$1"), ("number", "9")], id="words and numbers"),
        pytest.param("msgid٣", [("word", "msgid"), ("junk", "٣")], id="digits are ASCII"),
    ],
)
def test_text_becomes_tokens(text, expected):
    assert expected == shapes(text)


@pytest.mark.parametrize(
    ("text", "obsolete", "previous"),
    [
        pytest.param("msgid", False, False, id="live"),
        pytest.param("#~ msgid", True, False, id="obsolete"),
        pytest.param("#~msgid", True, False, id="obsolete and tight"),
        pytest.param("#| msgid", False, True, id="previous"),
        pytest.param("#~| msgid", True, True, id="obsolete and previous"),
        pytest.param("#~\nmsgid", False, False, id="a mark ends with its line"),
        pytest.param("#~ # comment", True, False, id="an obsolete comment"),
    ],
)
def test_marks_hold_for_the_rest_of_their_line(text, obsolete, previous):
    token = lexed(text)[0][0]

    assert (obsolete, previous) == (token.obsolete, token.previous)


def test_a_token_knows_its_place():
    token = lexed('\n  msgid "é"\n')[0][1]

    assert (2, 9, 3, '  msgid "é"') == (token.span.line, token.span.column, token.span.length, token.span.text)


@pytest.mark.parametrize("text", ['msgid "a\nmsgstr ""\n', 'msgid "a', 'msgid "a\\"', 'msgid "a\\'])
def test_an_unclosed_string_is_told_at_its_quote(text):
    problems = lexed(text)[1]

    assert [("po-unclosed-string", 1, 7)] == [(one.code, one.span.line, one.span.column) for one in problems]


def bytes_of(text):
    problems = []
    found, _ = lexed(f'"{text}"')
    return unescaped(found[0], problems.append), problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(r"\n\t\b\r\f\v\a\\\"", b'\n\t\b\r\f\v\a\\"', id="letters"),
        pytest.param(r"\101\7\18", b"A\x07\x018", id="octal"),
        pytest.param(r"\1018", b"A8", id="three octal digits at most"),
        pytest.param(r"\x41g\x4142", b"AgB", id="hex takes all digits and keeps the last two"),
        pytest.param(r"\303\251", "é".encode(), id="bytes of one letter"),
        pytest.param("é\u2028", "é\u2028".encode(), id="text"),
    ],
)
def test_escapes_stand_for_bytes(text, expected):
    assert (expected, []) == bytes_of(text)


@pytest.mark.parametrize(
    ("text", "escape", "column"),
    [(r"ab\q", r"\q", 4), (r"\xg", r"\x", 2), (r"\'", r"\'", 2), (r"\u00e9", r"\u", 2), ("\\é", "\\é", 2)],
)
def test_an_unknown_escape_is_told_where_it_stands(text, escape, column):
    _, problems = bytes_of(text)

    assert [f"`{escape}` is no escape that gettext knows"] == [one.message for one in problems]
    assert [column] == [one.span.column for one in problems]


@given(st.text(alphabet='msgidtrc_ "\\#~|[]0é\u2028\t\n.'))
def test_the_lexer_takes_any_text_and_ends(text):
    found, _ = lexed(text)

    assert Kind.END is found[-1].kind
