import pytest

from presskit.authoring.problems import Problems
from presskit.authoring.source import parse
from presskit.errors import Diagnostic, ReleaseError

pytestmark = pytest.mark.usefixtures("_either_parser")


def _only_problem(text: str) -> Diagnostic:
    with pytest.raises(ReleaseError) as caught:
        parse(text, "x.yaml", Problems())
    (problem,) = caught.value.diagnostics
    return problem


# tests/broken holds the mistakes people make; these are the turns they take.
@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        pytest.param("a:\n  \tb: 1\n", 2, 3, "tab", id="a tab behind spaces"),
        pytest.param("a: 'x\nb: 1\n", 1, 4, "never closed", id="a single quote opened"),
        pytest.param('a: "x\n---\ny"\n', 1, 4, "never closed", id="a quote torn by a new document"),
        pytest.param("a: 'it's'\n", 1, 8, "meant as an apostrophe", id="an apostrophe"),
        pytest.param("a: {t: 'it's'}\n", 1, 12, "meant as an apostrophe", id="an apostrophe in braces"),
        pytest.param("a: 'x'-y\n", 1, 7, "behind the closing quotation mark", id="no apostrophe"),
        pytest.param('a: "x" y\n', 1, 8, "behind the closing quotation mark", id="words behind a quote"),
        pytest.param("a: [x, y\nb: c\n", 1, 4, "never closed", id="a bracket opened"),
        pytest.param("a: {t: x: y}\n", 1, 9, "colon", id="a colon in braces"),
        pytest.param("a: [x](y)\n", 1, 4, "begins with `[`", id="a link without quotes"),
        pytest.param("a: @x\n", 1, 4, "begins with `@`", id="a handle"),
        pytest.param("a: % x\n", 1, 4, "begins with `%`", id="a percent sign"),
        pytest.param("a: > x\n", 1, 4, "begins with `>`", id="a sign of folding with words behind it"),
        pytest.param("a: ]\n", 1, 4, "begins with `]`", id="a lone bracket"),
        pytest.param('a "x"\nb: 1\n', 1, 1, "no colon", id="no colon before a quote"),
        pytest.param("a:b\nc: d\n", 1, 1, "no colon", id="no space behind the colon"),
        pytest.param("a:\n  -\tb\n  - c\n", 2, 4, "tab stands behind the dash", id="a tab behind a dash"),
        pytest.param("a:\n  - b\n  -\tc: {d: e}\n", 3, 4, "tab stands behind the dash", id="a tab before a field"),
        pytest.param("a:\n\xa0\xa0- b\n\xa0\xa0- c\n", 2, 1, "no-break space", id="a list behind no-break spaces"),
        pytest.param("a:\n  - b\n\xa0\xa0- c\n", 3, 1, "no-break space", id="one item behind no-break spaces"),
        pytest.param("a:\n  - b\n  -c: {d: e}\n", 3, 3, "needs an ordinary space", id="a dash without a space"),
        pytest.param("a:\n    b\n  - c: {d: e}\n", 2, 5, "without a dash", id="a first item without a dash"),
        pytest.param("a:\n  # b\n\n  b: {d: e}\n  - c\n", 4, 3, "without a dash", id="a first field without a dash"),
        pytest.param("a:\n  - b\n  c: {d: e}\n", 3, 3, "without a dash", id="a later field without a dash"),
        pytest.param("a:\n  - b\n - c: {d: e}\n", 3, 2, "not in line", id="an item too far out"),
        pytest.param("a:\n  - b\n- c: {d: e}\n", 3, 1, "not in line", id="an item at the left"),
        pytest.param("a:\n  - b: {c: d}\n    - e: {f: g}\n", 3, 5, "not in line", id="an item too far in"),
        pytest.param("a:\n  - b:\n      - c\n    - d: {e: f}\n", 4, 5, "not in line", id="between two lists"),
        pytest.param("a: b\n  - c: {d: e}\n", 2, 3, "begins no item", id="a list behind a text"),
        pytest.param("a:\n  - {b: c\n  - d\n", 2, 5, "never closed", id="a brace before an item"),
        pytest.param("a: x\n  b: y\n", 2, 3, "does not fit", id="too far in"),
        pytest.param("a:\n    b: 1\n  c: 2\n", 3, 3, "does not fit", id="between two levels"),
        pytest.param('a: "\\UFFFFFFFF"\n', 1, 5, "too large", id="a character beyond Unicode"),
        pytest.param('a: "\\u12"\n', 1, 5, "needs 4 digits", id="half a number"),
        pytest.param('a: "b\\q"\n', 1, 6, "means nothing", id="an escape of nothing"),
        pytest.param(f"%YAML 1.{'9' * 5000}\n---\na: 1\n", 1, 1, "begins with `%`", id="a version beyond numbers"),
        pytest.param("a: “x: y”\n", 1, 4, "curly quotation marks", id="curly quotation marks"),
        pytest.param("- a: «x: y»\n", 1, 6, "curly quotation marks", id="guillemets"),
        pytest.param("{t: “x: y”}\n", 1, 5, "curly quotation marks", id="curly quotation marks in braces"),
    ],
)
def test_yaml_that_makes_no_sense_is_explained_where_it_stops(text: str, line: int, column: int, words: str) -> None:
    problem = _only_problem(text)

    assert problem.span
    assert ("yaml-syntax", line, column) == (problem.code, problem.span.line, problem.span.column)
    assert words in problem.message


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        pytest.param("a: {color: #0b6e4f}\nb: c\n", 1, 12, id="a colour in braces"),
        pytest.param("a: [b #c, d]\ne: f\n", 1, 7, id="a hashtag in brackets"),
        pytest.param("a: {b: 'it''s', c: d #e, f: g}\nh: i\n", 1, 22, id="behind quotation marks"),
        pytest.param("- a\n  b #c\n  d\n", 2, 5, id="in the middle of a text"),
    ],
)
def test_words_behind_a_sign_are_found_where_yaml_stumbles_over_them(text: str, line: int, column: int) -> None:
    problem = _only_problem(text)

    assert problem.span
    assert ("lost-words", line, column) == (problem.code, problem.span.line, problem.span.column)


@pytest.mark.parametrize(
    "text",
    ["a: |\n  b #c\n d: e\n", "#a\nb: c\n  d: e\n", "a: 'b #c'\n  d: e\n", "a: b # c\n  d: e\n"],
    ids=["a block text", "a line taken out", "a text in quotation marks", "a remark"],
)
def test_a_sign_that_takes_nothing_is_innocent(text: str) -> None:
    assert "yaml-syntax" == _only_problem(text).code


def test_the_hint_names_the_depths_that_are_near() -> None:
    problem = _only_problem("a:\n  - b:\n      - c\n    - d: {e: f}\n")

    assert problem.hint.startswith("put 2 or 6 spaces before it")
