"""Comment lines become comments, references and flags, and these are written as gettext writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.translation.po.comments import add_comments, flags, references, written_flags, written_references
from presskit.translation.po.objects import Entry


def commented(*lines):
    entry = Entry()
    add_comments(entry, lines)
    return entry


# --- comments -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(" by hand", "by hand", id="usual"),
        pytest.param("tight", "tight", id="tight"),
        pytest.param("  deep", " deep", id="one space is taken"),
        pytest.param("\tx ", "\tx ", id="other space is kept"),
        pytest.param(" c\r", "c", id="a stray CR is dropped"),
        pytest.param("======", "======", id="a drawn line"),
    ],
)
def test_a_translators_comment_keeps_its_words(line, expected):
    assert expected == commented(line).tcomment


def test_an_authors_comment_is_told_from_a_translators():
    entry = commented(". from the author", ".tight", " mine", ".", "")

    assert "from the author\ntight\n" == entry.comment
    assert "mine\n" == entry.tcomment


@pytest.mark.parametrize(
    ("lines", "tcomment", "comment"),
    [([], False, False), ([""], True, False), (["."], False, True), (["", ""], False, False), ([" a"], False, False)],
)
def test_one_empty_line_of_comment_is_told_from_none(lines, tcomment, comment):
    entry = commented(*lines)

    assert (tcomment, comment) == (entry.bare_tcomment, entry.bare_comment)


@pytest.mark.parametrize("line", [", fuzzy", ",fuzzy", "! fuzzy", "= fuzzy", "=fuzzy"])
def test_flags_are_read_from_every_kind_of_line(line):
    assert ["fuzzy"] == commented(line).flags


def test_several_lines_of_flags_add_up():
    assert ["fuzzy", "c-format"] == commented(", fuzzy", ", c-format").flags


# --- references -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(" a.yaml:12", [("a.yaml", "12")], id="file and line"),
        pytest.param(" a.yaml", [("a.yaml", "")], id="file"),
        pytest.param(" a b", [("a", ""), ("b", "")], id="two"),
        pytest.param(" a : 4 b :5 c: 6", [("a", "4"), ("b", "5"), ("c", "6")], id="spaces around the colon"),
        pytest.param(" a:b:12", [("a:b", "12")], id="a colon in the name"),
        pytest.param(" a:1x", [("a:1x", "")], id="no number"),
        pytest.param(" a:007", [("a", "7")], id="zeros before"),
        pytest.param(" a:0", [("a", "0")], id="line 0"),
        pytest.param(" \u2068my file\u2069:3", [("\u2068my file\u2069", "3")], id="isolated"),
        pytest.param(" \u2068my file", [("\u2068my", ""), ("file", "")], id="isolate without its end"),
        pytest.param(" a\u00a0b", [("a\u00a0b", "")], id="a no-break space parts nothing"),
        pytest.param("", [], id="none"),
    ],
)
def test_references_are_read_as_gettext_reads_them(text, expected):
    assert expected == references(text)


@pytest.mark.parametrize(
    ("occurrences", "expected"),
    [
        pytest.param([("a", "1"), ("a", ""), ("a", "1")], ["a:1", "a"], id="each once"),
        pytest.param([("././a", "1"), ("a", "1")], ["a:1"], id="without ./"),
        pytest.param([("my file", "")], ["\u2068my file\u2069"], id="a name with a space is isolated"),
        pytest.param(
            [("a:3", ""), (":5", "")], ["\u2068a:3\u2069", "\u2068:5\u2069"], id="what would be a line number"
        ),
        pytest.param([("a", 3)], ["a:3"], id="a number"),
    ],
)
def test_references_are_written_so_that_they_are_read_again(occurrences, expected):
    assert expected == written_references(occurrences)


@given(st.text(alphabet="ab:1 \t./\u2068\u2069", max_size=20))
def test_written_references_are_read_and_written_alike(text):
    once = written_references(references(text))

    assert once == written_references(references(" ".join(once)))


# --- flags ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(" fuzzy, c-format", ["fuzzy", "c-format"], id="usual"),
        pytest.param("fuzzy c-format,,x", ["fuzzy", "c-format", "x"], id="spaces part too"),
        pytest.param(" range: 1..3", ["range: 1..3"], id="range"),
        pytest.param(" range:,01..3x y", ["range: 1..3", "y"], id="odd range"),
        pytest.param(" range: 0..99999999999", ["range: 0..2147483647"], id="great range"),
        pytest.param(" range: x", ["range:", "x"], id="no range"),
        pytest.param("", [], id="none"),
    ],
)
def test_flags_are_read(text, expected):
    assert expected == flags(text)


@pytest.mark.parametrize(
    ("several", "expected"),
    [
        pytest.param(["c-format", "fuzzy"], ["fuzzy", "c-format"], id="fuzzy first"),
        pytest.param(["python-brace-format", "c-format"], ["c-format", "python-brace-format"], id="gettext's order"),
        pytest.param(["c-format", "no-c-format"], ["no-c-format"], id="the last of a kind"),
        pytest.param(["possible-c-format", "impossible-sh-format"], ["c-format"], id="possible and impossible"),
        pytest.param(["no-wrap", "range: 1..3"], ["range: 1..3", "no-wrap"], id="range before no-wrap"),
        pytest.param(["no-wrap", "wrap"], [], id="wrap is what no flag means"),
        pytest.param(["max-length:30", "x", "x", "fuzzy"], ["fuzzy", "max-length:30", "x"], id="unknown ones last"),
        pytest.param(["range: 3..1"], ["range: 3..1"], id="a range upside down is unknown"),
    ],
)
def test_flags_are_written_in_gettexts_order(several, expected):
    assert expected == written_flags(several, translated=True, obsolete=False)


def test_an_untranslated_entry_is_not_fuzzy():
    assert [] == written_flags(["fuzzy"], translated=False, obsolete=False)


def test_an_obsolete_entry_has_no_range():
    assert ["fuzzy"] == written_flags(["range: 1..2", "fuzzy"], translated=True, obsolete=True)
