"""Diagnostics as people and scripts read them."""

import pytest

from presskit import console
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
