"""The numbers in words that are facts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.checks.worded import worded


def read(figure):
    return [Decimal(figure.replace(",", ""))]


def facts(text, language):
    return [(one.value, text[one.start : one.end]) for one in worded(text, language, read)]


@pytest.mark.parametrize(
    ("language", "text", "value", "words"),
    [
        ("en", "Twelve students came.", 12, "Twelve"),
        ("en", "the third edition", 3, "third"),
        ("en", "two hundred and fifty books", 250, "two hundred and fifty"),
        ("en", "half a million books", 500_000, "half a million"),
        ("fr", "quatre-vingt-dix-sept salles", 97, "quatre-vingt-dix-sept"),
        ("fr", "Sept et plus", 7, "Sept"),
        ("ar", "الخامسة والعشرون للمجلس", 25, "الخامسة والعشرون"),
        ("ar", "15 ألفا و300 رسالة", 15_300, "15 ألفا و300"),
        ("ar", "مليونان ونصف المليون جرعة", 2_500_000, "مليونان ونصف"),
    ],
)
def test_a_number_in_words_is_found_where_it_stands(language, text, value, words):
    assert [(Decimal(value), words)] == facts(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "one school"),
        ("en", "hundreds of thousands of people"),
        ("en", "two thirds"),
        ("en", "a second time"),
        ("en", "1,200 first-aid kits"),
        ("en", "2.4 million"),
        ("ar", "العاشرة والنصف"),
        ("fr", "un pont neuf"),
        ("fr", "une douzaine de livres"),
        ("fr", "dans quinze jours"),
        ("fr", "756 millions un an plus tôt"),
        ("fr", "deux tiers"),
        ("ar", "يوم الاثنين"),
        ("ar", "كانون الثاني"),
        ("ar", "75 بالمئة"),
        ("ar", "آلاف الأشخاص"),
        ("de", "zwölf"),
    ],
)
def test_what_may_be_no_number_or_an_unsaid_one_is_left_out(language, text):
    assert [] == facts(text, language)


def test_two_numbers_side_by_side_are_two():
    assert [(2_000_000, "مليونين"), (3_000_000, "وثلاثة ملايين")] == facts("بين مليونين وثلاثة ملايين", "ar")


@given(st.text(max_size=200), st.sampled_from(["en", "fr", "ar"]))
def test_any_text_can_be_read(text, language):
    found = list(worded(text, language, lambda _: [Decimal(5)]))

    assert all(0 <= one.start < one.end <= len(text) for one in found)


@given(st.lists(st.sampled_from("two hundred and half million first 12 a thirty three , second".split())))  # noqa: SIM905
def test_any_row_of_numbers_can_be_read(words):
    text = " ".join(words)

    assert all(one.value >= 2 for one in worded(text, "en", read))
