import pytest

from presskit.language.lists import listed
from presskit.language.profile import language


@pytest.mark.parametrize(
    ("tag", "names", "line"),
    [
        ("en", [], ""),
        ("en", ["A"], "A"),
        ("en", ["A", "B"], "A and B"),
        ("en", ["A", "B", "C"], "A, B and C"),
        ("fr", ["A", "B"], "A et B"),
        ("fr", ["A", "B", "C"], "A, B et C"),
        ("ar", ["أ", "ب"], "أ وب"),
        ("ar", ["أ", "ب", "ج"], "أ وب وج"),
        ("es", ["A", "B", "C"], "A, B y C"),
    ],
)
def test_names_are_listed_as_the_language_does(tag, names, line):
    assert line == listed(names, language(tag))
