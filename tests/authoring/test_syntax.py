import pytest

from presskit.authoring.problems import Problems
from presskit.authoring.source import parse
from presskit.errors import Diagnostic, ReleaseError


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
        pytest.param("a: 'it's'\n", 1, 8, "behind the closing quotation mark", id="an apostrophe"),
        pytest.param('a: "x" y\n', 1, 8, "behind the closing quotation mark", id="words behind a quote"),
        pytest.param("a: [x, y\nb: c\n", 1, 4, "never closed", id="a bracket opened"),
        pytest.param("a: {color: #0b6e4f}\nb: c\n", 1, 4, "never closed", id="a brace commented out"),
        pytest.param("a: {t: x: y}\n", 1, 9, "colon", id="a colon in braces"),
        pytest.param("a: [x](y)\n", 1, 4, "begins with `[`", id="a link without quotes"),
        pytest.param("a: @x\n", 1, 4, "begins with `@`", id="a handle"),
        pytest.param("a: % x\n", 1, 4, "begins with `%`", id="a percent sign"),
        pytest.param("a: > x\n", 1, 4, "begins with `>`", id="a sign of folding with words behind it"),
        pytest.param("a: ]\n", 1, 4, "begins with `]`", id="a lone bracket"),
        pytest.param('a "x"\nb: 1\n', 1, 1, "no colon", id="no colon before a quote"),
        pytest.param("a:b\nc: d\n", 1, 1, "no colon", id="no space behind the colon"),
        pytest.param("a: x\n  b: y\n", 2, 3, "does not fit", id="too far in"),
        pytest.param("a:\n    b: 1\n  c: 2\n", 3, 3, "does not fit", id="between two levels"),
        pytest.param('a: "\\UFFFFFFFF"\n', 1, 7, "too large", id="a character beyond Unicode"),
        pytest.param(f"%YAML 1.{'9' * 5000}\n---\na: 1\n", 1, 9, "too large", id="a version beyond numbers"),
    ],
)
def test_yaml_that_makes_no_sense_is_explained_where_it_stops(text: str, line: int, column: int, words: str) -> None:
    problem = _only_problem(text)

    assert problem.span
    assert ("yaml-syntax", line, column) == (problem.code, problem.span.line, problem.span.column)
    assert words in problem.message
