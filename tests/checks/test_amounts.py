"""Figures by their value."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.checks.amounts import facts, figures, latin, said
from presskit.language.numbers import number, percent
from presskit.language.profile import language

PROFILES = {
    "en": language("en"),
    "fr": language("fr"),
    "ar": language("ar"),
    "ar digits": language("ar", digits="arab"),
    "ar Morocco": language("ar", cldr="ar_MA"),
    "de": language("de"),
}


@pytest.mark.parametrize(
    ("profile", "text", "value"),
    [
        ("en", "1,200", "1200"),
        ("en", "12.5%", "12.5"),
        ("en", "1,200,300.50", "1200300.5"),
        ("en", "1 200", "1200"),
        ("fr", "1\u202f200", "1200"),
        ("fr", "1\u00a0200,5", "1200.5"),
        ("fr", "12,5\u202f%", "12.5"),
        ("fr", "1,200", "1.2"),
        ("fr", "1.200", "1200"),
        ("fr", "XXIe", "21"),
        ("fr", "Ve", "5"),
        ("fr", "sous Louis XIV.", "14"),
        ("ar", "١٢٫٥٪", "12.5"),
        ("ar", "١٬٢٠٠", "1200"),
        ("ar", "١،٢٠٠", "1200"),
        ("ar", "و15", "15"),
        ("ar", "كوفيد-19", "19"),
        ("de", "1.200,5", "1200.5"),
        ("en", "COP28", "28"),
        ("en", "CO₂", "2"),
        ("en", "2.4 million", "2400000"),
    ],
)
def test_a_figure_says_its_value(profile, text, value):
    assert Decimal(value) in said(text, PROFILES[profile])


@pytest.mark.parametrize(
    ("profile", "text", "value"),
    [
        ("en", "3,000", "300"),
        ("en", "1,200", "200"),
        ("fr", "12,5", "125"),
        ("fr", "12,5", "5"),
        ("en", "MIX", "9"),
        ("en", "www.books24.example", "24"),
        ("en", "@books24", "24"),
    ],
)
def test_what_is_not_there_is_not_said(profile, text, value):
    assert Decimal(value) not in said(text, PROFILES[profile])


def is_said(source, words, profiles=("en", "fr")):
    own, other = (PROFILES[one] for one in profiles)
    (figure,) = figures(source, own)
    return figure.is_said(said(words, other), other.locale.language)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("10:30", "10\u00a0h\u00a030"),
        ("10:00", "10\u00a0h"),
        ("15:30", "3 h 30 de l’après-midi"),
        ("3 pm", "15 h"),
        ("10.30", "10 h 30"),
        ("6.30 a.m.", "6 h 30"),
        ("6.30 p.m.", "18 h 30"),
        ("7.05pm", "19 h 05"),
        ("2022-09-15", "15 septembre 2022"),
        ("15/09/2022", "le 15 septembre 2022"),
        ("2024-25", "2024-2025"),
        ("2024/2025", "2024-25"),
        ("1990s", "années 90"),
        ("1/3", "un tiers"),
        ("$2.4m", "2,4 millions"),
        ("2.4m", "2,4 mètres"),
        ("$3bn", "3 milliards"),
        ("+212 5 37 56 60 52", "05 37 56 60 52"),
        ("300 thousand", "300\u202f000"),
        ("Signal 2", "Signal #2"),
        ("15,16", "les 15 et 16"),
        ("27.3.1", "27-3-1"),
        ("05 37 56 60 52", "+212 5 37 56 60 52"),
        ("00212 5 37 56 60 52", "+212 5 37 56 60 52"),
    ],
)
def test_another_way_to_say_it_will_do(source, words):
    assert is_said(source, words)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("10:30", "10 h"),
        ("2.4 million", "2,4"),
        ("2.4 million", "2,4 milliards"),
        ("2022-09-15", "15 septembre"),
        ("2024-25", "2024"),
        ("+212 5 37 56 60 52", "05 37 56 60 25"),
        ("300", "3\u202f000"),
        ("+212 5 37 56 60 52", "+212 3 37 56 60 52"),
        ("+212 5 37 56 60 52", "+213 5 37 56 60 52"),
        ("1,000", "un livre, sans plus"),
        ("2.5", "deux ou cinq"),
    ],
)
def test_less_will_not_do(source, words):
    assert not is_said(source, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("6.30 a.m. on Sunday", "6 h 30"),
        ("from 7:30 a.m. to 4 p.m.", "de 7 h 30 à 16 h"),
        ("from 6 to 7.30 p.m.", "de 18 h à 19 h 30"),
        ("6.15–7.45 p.m.", "18 h 15 - 19 h 45"),
    ],
)
def test_british_hours_say_no_more_than_hours(text, words):
    found, numbers = list(facts(text, PROFILES["en"])), said(words, PROFILES["fr"])

    assert all(one.is_said(numbers, "fr") and not one.is_worded for one in found)
    assert re.findall(r"[0-9]+(?:[.:][0-9]+)?", text) == [text[one.start : one.end] for one in found]


def test_half_past_six_is_no_number_with_decimals():
    (figure,) = figures("6.30 p.m.", PROFILES["en"])

    assert Decimal("6.3") not in figure.numbers


def test_where_the_word_for_a_million_is_not_known_its_figure_will_do():
    assert is_said("2.4 million", "2,4 Millionen", ("en", "de"))


def test_a_first_is_said_in_arabic_though_a_one_may_not_be():
    assert not is_said("1st", "الدورة الثانية", ("en", "ar"))
    assert is_said("1st", "الدورة الأولى", ("en", "ar"))
    assert is_said("1", "مدرسة", ("en", "ar"))


def test_a_figure_knows_its_place():
    (figure,) = figures("أكثر من ١٬٢٠٠ كتاب", PROFILES["ar"])

    assert (8, 13) == (figure.start, figure.end)


AMOUNTS = st.decimals(0, 10**9, allow_nan=False, places=2) | st.integers(0, 10**9).map(Decimal)


@given(AMOUNTS, st.sampled_from(sorted(PROFILES)), st.sampled_from(sorted(PROFILES)))
def test_every_language_says_the_number_that_another_wrote(value, first, second):
    for say in (number, percent):
        (figure,) = figures(say(value, PROFILES[first]), PROFILES[first])

        numbers = said(say(value, PROFILES[second]), PROFILES[second])

        assert figure.is_said(numbers, PROFILES[second].locale.language)


@given(st.integers(10**3, 10**9), st.sampled_from(sorted(PROFILES)))
def test_a_zero_too_many_is_noticed(value, profile):
    own = PROFILES[profile]
    (figure,) = figures(number(Decimal(value), own), own)

    assert not figure.is_said(said(number(Decimal(value * 10), own), own), own.locale.language)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    assert all(0 <= one.start < one.end <= len(text) for one in figures(text, PROFILES["ar"]))


@given(st.text(max_size=100))
def test_latin_digits_keep_every_offset(text):
    assert len(text) == len(latin(text))
