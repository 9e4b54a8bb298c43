"""Which spellings are taken for one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.checks import likeness

NAMES = st.text(st.sampled_from("abdefhiklmnorstuéï"), min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abdrakhmanov", "Abdulrahmanov"),
        ("Abdulrahmanov", "Abdurahmanov"),
        ("Kairat", "Khairat"),
        ("Marrakesh", "Marrakech"),
        ("Mohamed", "Mohammed"),
        ("Benkirane", "Benkiran’e"),
        ("العمراني", "العمرني"),
    ],
)
def test_a_slip_or_a_transliteration_is_near(one, other):
    assert likeness.are_near(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hassan", "Hassani"),
        ("Karim", "Karima"),
        ("Hassan", "Hussein"),
        ("Benali", "Bennani"),
        ("Alaoui", "Alami"),
        ("Abderrahim", "Abderrahman"),
        ("Abdelkader", "Abdelkarim"),
        ("Omar", "Amar"),
        ("Fassi", "Massi"),
        ("المالك", "مالك"),
    ],
)
def test_another_name_is_not_near(one, other):
    assert not likeness.are_near(one, other)


@given(NAMES, NAMES)
def test_nearness_goes_both_ways(one, other):
    assert likeness.are_near(one, other) == likeness.are_near(other, one)


@given(NAMES)
def test_no_name_is_near_to_itself(name):
    assert not likeness.are_near(name, name)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("الايسيسكو", "الإيسيسكو"),
        ("المنظمه", "المنظمة"),
        ("اعلام", "إعلام"),
        ("الإتحاد", "الاتحاد"),
        ("العمرانى", "العمراني"),
        ("احمد", "أحمد"),
    ],
)
def test_a_hamza_or_a_ta_marbuta_that_is_missing_is_a_misspelling(typed, known):
    assert likeness.is_misspelt_arabic(typed, known)


@pytest.mark.parametrize(
    ("typed", "known"),
    [("كتابه", "كتابة"), ("أعلام", "إعلام"), ("على", "علي"), ("مدينته", "مدينة"), ("المنظمة", "المنظمة")],
)
def test_another_arabic_word_is_no_misspelling(typed, known):
    assert not likeness.is_misspelt_arabic(typed, known)


@pytest.mark.parametrize(
    ("typed", "word"),
    [("والمنظمة", "المنظمة"), ("لليونسكو", "اليونسكو"), ("وبالرباط", "الرباط"), ("فلمراكش", "مراكش")],
)
def test_a_word_is_found_behind_its_clitics(typed, word):
    assert word in likeness.without_clitics(typed)


def test_vowel_signs_and_kashidas_are_not_compared():
    assert "محمد" == likeness.bare("مُحَمّـد")


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("ICESCO", "ICECSO", True), ("book", "brook", True), ("a", "bc", False)]
)
def test_one_letter_or_the_order_of_two_is_one_apart(one, other, expected):
    assert expected == likeness.is_one_apart(one, other)


def test_phrases_that_share_most_letters_are_alike():
    assert likeness.ratio("city book association", "city books association") > 95
    assert likeness.ratio("city book association", "council of ministers") < 60
