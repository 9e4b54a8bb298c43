import re
from pathlib import Path

import pytest

import presskit.authoring
from presskit.authoring.problems import CODES, MOST, Problems, did_you_mean
from presskit.errors import Diagnostic, ReleaseError, Span, error, warning


def test_settling_without_errors_raises_nothing() -> None:
    problems = Problems()

    assert problems.settle() is None


def test_errors_are_raised_together_in_the_order_of_their_places() -> None:
    problems = Problems()
    problems(error("second", "below", Span("x", 9, 1)))
    problems(error("first", "above", Span("x", 2, 7)))

    with pytest.raises(ReleaseError) as caught:
        problems.settle()

    assert ["first", "second"] == [one.code for one in caught.value.diagnostics]


def test_a_warning_is_passed_on_and_raises_nothing() -> None:
    passed_on: list[Diagnostic] = []
    problems = Problems(passed_on.append)

    problems(warning("w", "beware"))
    problems.settle()

    assert ["w"] == [one.code for one in passed_on]


def test_too_many_errors_end_the_reading() -> None:
    problems = Problems()
    for _ in range(MOST - 1):
        problems(error("e", "wrong"))

    with pytest.raises(ReleaseError) as caught:
        problems(error("e", "wrong"))

    assert MOST == len(caught.value.diagnostics)


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        pytest.param("bodi", "did you mean `body`?", id="one letter off"),
        pytest.param("Headline", "did you mean `headline`?", id="a capital"),
        pytest.param("date", "did you mean `date`?", id="the word itself"),
        pytest.param("xylophone", "otherwise", id="nothing near"),
        pytest.param("", "otherwise", id="no word"),
    ],
)
def test_a_hint_names_the_nearest_known_word(word: str, hint: str) -> None:
    assert hint == did_you_mean(word, ["headline", "body", "date"], "otherwise")


def test_the_table_of_codes_is_that_of_the_sources() -> None:
    folder = Path(presskit.authoring.__file__).parent
    sources = "".join(one.read_text(encoding="utf-8") for one in folder.glob("*.py") if one.stem != "problems")

    kebab = set(re.findall(r'"((?:bad|unknown|missing|wrong|duplicate|name|too|yaml|joined|link)-[a-z-]+)"', sources))
    references = {"unknown-person", "unknown-organization", "unknown-place", "unknown-contact"}

    assert set(CODES) == kebab | references
