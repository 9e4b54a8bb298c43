"""Diagnostics as people and scripts read them."""

import re

import pytest

from presskit import console
from presskit.console import Column, Row
from presskit.errors import Diagnostic, Place, Severity, Span, error, warning


def test_a_problem_shows_its_line_and_a_caret_below_the_words():
    span = Span("releases/launch/release.yaml", 14, 5, 5, '  - quote: {text: "We open in June."}')

    shown = console.told(error("missing-field", "a quote needs `speaker`", span, hint="name a person"))

    assert (
        "error[missing-field]: a quote needs `speaker`\n"
        "  --> releases/launch/release.yaml:14:5\n"
        "   |\n"
        '14 |   - quote: {text: "We open in June."}\n'
        "   |     ^^^^^\n"
        "hint: name a person"
    ) == shown


@pytest.mark.parametrize(
    ("line", "column", "length", "caret"),
    [
        ("abc def", 5, 3, "    ^^^"),
        ("你好 def", 4, 3, "     ^^^"),
        ("مُحَمَّد def", 10, 3, "     ^^^"),
        ("\tdef", 2, 3, " ^^^"),
        ("abc", 4, 1, "   ^"),
    ],
    ids=["latin", "wide", "vocalised", "tab", "end of line"],
)
def test_a_caret_is_measured_in_columns_of_the_terminal(line, column, length, caret):
    shown = console.told(error("code", "message", Span("a.yaml", 1, column, length, line)))

    assert f"  | {caret}" == shown.splitlines()[-1]


def test_several_places_are_listed_with_what_is_said_of_each():
    places = (Place(Span("fr.po", 31, 1), "body: “x”"), Place(Span("fr.po", 52, 1), "note: “y”"))

    shown = console.told(Diagnostic(Severity.ERROR, "untranslated", "2 texts", places, "translate them"))

    assert (
        "error[untranslated]: 2 texts\n  --> fr.po:31  body: “x”\n  --> fr.po:52  note: “y”\nhint: translate them"
    ) == shown


def test_a_place_that_is_a_whole_file_has_no_numbers():
    assert "warning[bom]: it begins with a mark\n  --> fr.po" == console.told(
        warning("bom", "it begins with a mark", Span("fr.po"))
    )


def test_a_hint_says_what_to_try():
    shown = console.told(Diagnostic(Severity.HINT, "missing-quote", "nobody is quoted", (), "let somebody speak"))

    assert "hint[missing-quote]: nobody is quoted\ntry: let somebody speak" == shown


def test_a_hint_is_a_notice_to_github():
    (line,) = console.as_github([Diagnostic(Severity.HINT, "missing-quote", "nobody is quoted")])

    assert "::notice title=missing-quote::nobody is quoted" == line


def test_each_grade_has_a_colour_of_its_own():
    assert ["red", "yellow", "cyan"] == [console.colour(Diagnostic(one, "code", "message")) for one in Severity]


def test_json_has_one_object_a_place():
    places = (Place(Span("fr.po", 31, 1), "body"), Place(Span("fr.po", 52, 1), "note"))

    found = console.as_json([Diagnostic(Severity.ERROR, "untranslated", "2 texts", places, "translate them")])

    assert [("2 texts (body)", 31), ("2 texts (note)", 52)] == [(one["message"], one["line"]) for one in found]
    assert ["severity", "code", "message", "path", "line", "column", "hint"] == list(found[0])


def test_json_of_a_problem_without_a_place_has_nulls():
    (found,) = console.as_json([error("no-pango", "Pango is missing")])

    assert (None, None, None, None) == (found["path"], found["line"], found["column"], found["hint"])


@pytest.mark.parametrize(("make", "name"), [(error, "red"), (warning, "yellow")])
def test_errors_are_red_and_warnings_yellow(make, name):
    assert name == console.colour(make("code", "message"))


def test_of_a_very_long_line_a_window_is_shown():
    line = "a" * 5000 + "WRONG" + "b" * 5000

    shown = console.told(error("code", "message", Span("a.yaml", 1, 5001, 5, line))).splitlines()

    assert f"1 | …{'a' * 60}WRONG{'b' * 60}…" == shown[3]
    assert f"  | {' ' * 61}^^^^^" == shown[4]


# --- what would do something to a terminal ---------------------------------------------------------------------------

HOSTILE = {
    "escape": ("\x1b[31m", "�[31m"),
    "title of the window": ("\x1b]0;x\x07", "�]0;x�"),
    "carriage return": ("a\rb", "a�b"),
    "control of eight bits": ("\x9b2J", "�2J"),
    "override": ("\u202eabc\u202c", "�abc�"),
    "isolate left open": ("\u2067abc", "�abc"),
    "isolate that closes none": ("abc\u2069", "abc�"),
    "separator of lines": ("a\u2028b", "a�b"),
}


@pytest.mark.parametrize(("text", "clean"), HOSTILE.values(), ids=HOSTILE)
def test_nothing_that_is_told_does_anything_to_a_terminal(text, clean):
    one = error("code", f"message {text}", Span(f"{text}.yaml", 1, 1, 1, f"line {text}"), hint=f"hint {text}")

    told = console.told(one)

    assert (f"error[code]: message {clean}", f"  --> {clean}.yaml:1:1") == tuple(told.split("\n")[:2])
    assert (f"1 | line {clean}", f"hint: hint {clean}") == (told.split("\n")[3], told.split("\n")[5])


@pytest.mark.parametrize(("text", "clean"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_said_of_several_places_is_as_harmless(text, clean):
    places = (Place(Span("a.po", 1), text), Place(Span("b.po", 2), "other"))

    told = console.told(Diagnostic(Severity.ERROR, "code", "message", places))

    assert f"  --> a.po:1  {clean}" == told.split("\n")[1]


@pytest.mark.parametrize(("text", "clean"), HOSTILE.values(), ids=HOSTILE)
def test_json_and_githubs_commands_are_as_harmless(text, clean):
    one = error("code", f"message {text}", Span("a.yaml", 1), hint=f"hint {text}")

    (found,) = console.as_json([one])
    (line,) = console.as_github([one])

    assert (f"message {clean}", f"hint {clean}") == (found["message"], found["hint"])
    assert f"::error file=a.yaml,line=1,title=code::message {clean}%0Ahint: hint {clean}" == line


def test_a_file_name_cannot_end_its_line():
    assert "  --> a�error[x]: y.yaml" == console.told(error("code", "m", Span("a\nerror[x]: y.yaml"))).split("\n", 1)[1]


def test_the_caret_stands_below_its_words_behind_a_control():
    told = console.told(error("code", "m", Span("a.yaml", 1, 4, 3, "\x1b\u202e abc")))

    assert ["1 | �� abc", "  |    ^^^"] == told.split("\n")[3:]


@pytest.mark.parametrize("text", ["قرية \u2066ISO 9001\u2069 للجميع", "two\nlines", "a\tb", "L’été\u202f: œuvre"])
def test_what_harms_nobody_is_told_as_it_is(text):
    assert f"error[code]: {text}" == console.told(error("code", text))


# --- tables ----------------------------------------------------------------------------------------------------------

COLUMNS = (Column("group"), Column("name"), Column("count", has_figures=True), Column("state"))
ROWS = (
    Row(("one", "a", "1", "ready"), "green"),
    Row(("one", "longer", "100", "not ready, for a reason"), "red"),
    Row(("المجموعة", "b", "20", "ready"), "green"),
)


def test_a_plain_table_is_aligned_and_says_everything():
    assert (
        "group     name    count  state\n"
        "one       a           1  ready\n"
        "one       longer    100  not ready, for a reason\n"
        "المجموعة  b          20  ready"
    ) == console.plain_table(COLUMNS, ROWS)


def test_on_a_terminal_each_group_stands_below_its_name():
    shown = console.terminal_table(COLUMNS, ROWS, width=80, is_colored=False)

    assert (
        "  name   count state\n"
        "one\n"
        "  a          1 ready\n"
        "  longer   100 not ready, for a reason\n"
        "المجموعة\n"
        "  b         20 ready"
    ) == shown


def test_a_narrow_terminal_folds_the_last_cell_alone():
    shown = console.terminal_table(COLUMNS, ROWS, width=10, is_colored=False)

    assert [
        "  longer   100 not",
        "               ready,",
        "               for a",
        "               reason",
    ] == shown.splitlines()[3:7]


def test_colour_changes_nothing_but_colour():
    plain = console.terminal_table(COLUMNS, ROWS, width=60, is_colored=False)

    colored = console.terminal_table(COLUMNS, ROWS, width=60, is_colored=True)

    assert plain == re.sub("\x1b\\[[0-9;]*m", "", colored)
    assert "\x1b[31mnot ready" in colored


def test_square_brackets_in_a_cell_are_no_markup():
    rows = (Row(("[red]x", "[b]", "[1]", "[/]")),)

    shown = console.terminal_table(COLUMNS, rows, width=40, is_colored=False)

    assert ["[red]x", "  [b]    [1] [/]"] == [line.rstrip() for line in shown.splitlines()[1:]]


def test_github_gets_a_command_a_place_with_its_signs_escaped():
    span = Span("a,b.po", 19, 3)

    lines = console.as_github([error("figure", "12 % is missing:\nhere", span, hint="write it")])

    assert ["::error file=a%2Cb.po,line=19,col=3,title=figure::12 %25 is missing:%0Ahere%0Ahint: write it"] == list(
        lines
    )


def test_github_gets_several_places_of_one_problem_apart():
    places = (Place(Span("fr.po", 31), "body"), Place(Span("fr.po"), "note"))

    lines = console.as_github([Diagnostic(Severity.WARNING, "fuzzy", "2 texts", places)])

    assert [
        "::warning file=fr.po,line=31,title=fuzzy::2 texts (body)",
        "::warning file=fr.po,title=fuzzy::2 texts (note)",
    ] == list(lines)


def test_github_gets_a_problem_without_a_place():
    assert ["::error title=no-release::nothing here"] == list(console.as_github([error("no-release", "nothing here")]))
