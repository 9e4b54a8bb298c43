import re
from pathlib import Path

import pytest

import presskit.authoring
from presskit import media
from presskit.authoring.problems import CODES, MOST, Problems, did_you_mean, twice
from presskit.errors import Diagnostic, Place, ReleaseError, Span, error, warning


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
    for count in range(MOST - 1):
        problems(error("e", f"wrong {count}"))

    with pytest.raises(ReleaseError) as caught:
        problems(error("e", "wrong"))

    assert MOST == len(caught.value.diagnostics)


def test_one_error_found_twice_is_told_once() -> None:
    problems = Problems()
    for _ in range(2):
        problems(error("e", "wrong", Span("x", 1, 1)))

    with pytest.raises(ReleaseError) as caught:
        problems.settle()

    assert 1 == len(caught.value.diagnostics)


def test_what_is_there_twice_is_shown_with_its_line_and_the_first_is_named() -> None:
    problem = twice("e", "`a` is written twice", (Span("x", 3, 1), Span("y", 1, 5)), "keep one")

    assert ((Place(Span("x", 3, 1)),), "keep one; the first is at y:1:5") == (problem.places, problem.hint)


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        pytest.param("bodi", "did you mean `body`?", id="one letter off"),
        pytest.param("Headline", "did you mean `headline`?", id="a capital"),
        pytest.param("date", "did you mean `date`?", id="the word itself"),
        pytest.param("bdoy", "did you mean `body`?", id="two letters changed places"),
        pytest.param("tpm", "did you mean `tmp`?", id="two of three letters changed places"),
        pytest.param("tmb", "did you mean `tmp`?", id="one of three letters off"),
        pytest.param("UDS", "did you mean `USD`?", id="capitals"),
        pytest.param("xylophone", "otherwise", id="nothing near"),
        pytest.param("", "otherwise", id="no word"),
    ],
)
def test_a_hint_names_the_nearest_known_word(word: str, hint: str) -> None:
    assert hint == did_you_mean(word, ["headline", "body", "date", "tmp", "UZS", "USD"], "otherwise")


def test_the_table_of_codes_is_that_of_the_sources() -> None:
    folder = Path(presskit.authoring.__file__).parent
    files = [*(one for one in folder.rglob("*.py") if one.stem != "problems"), Path(media.__file__)]
    sources = "".join(one.read_text(encoding="utf-8") for one in files)

    families = "lost|unbalanced|bad|unknown|missing|wrong|duplicate|name|too|yaml|joined|link"
    kebab = set(re.findall(rf'"((?:{families})-[a-z-]+|no-image|image-too-large|outside)"', sources))
    references = {"unknown-person", "unknown-organization", "unknown-place", "unknown-contact"}

    assert set(CODES) == kebab | references
