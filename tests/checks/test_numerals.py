"""Numbers that are said in words."""

from decimal import Decimal

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from presskit.checks.numerals import LANGUAGES, numeral, said, spoken


def read(figure):
    return [Decimal(figure.replace(",", "."))]


def numbers(text, language):
    return set(said(text, language, read))


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "twenty-one books", 21),
        ("en", "the twenty-first century", 21),
        ("en", "two hundred and fifty", 250),
        ("en", "two and a half million", 2_500_000),
        ("en", "half a million", 500_000),
        ("en", "2.4 million", 2_400_000),
        ("en", "nineteen hundred", 1900),
        ("en", "a dozen", 12),
        ("fr", "dix-sept", 17),
        ("fr", "vingt et un", 21),
        ("fr", "soixante et onze", 71),
        ("fr", "quatre-vingts", 80),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "quatre-vingt-quatrième", 84),
        ("fr", "mille neuf cent quatre-vingt-dix-huit", 1998),
        ("fr", "deux millions cinq cent mille", 2_500_000),
        ("fr", "un million et demi", 1_500_000),
        ("fr", "mille milliards", 10**12),
        ("fr", "Première", 1),
        ("ar", "سبعة", 7),
        ("ar", "ثَلاثَةٌ", 3),
        ("ar", "ثلاث عشرة", 13),
        ("ar", "اثنا عشر", 12),
        ("ar", "الثامن عشر", 18),
        ("ar", "وبالثلاثة", 3),
        ("ar", "ثلاث وعشرون", 23),
        ("ar", "الحادي والعشرين", 21),
        ("ar", "مئة وخمسة وعشرون", 125),
        ("ar", "ثلاثمائة وخمسين", 350),
        ("ar", "ألف وخمسمئة", 1500),
        ("ar", "15 ألفا و300", 15300),
        ("ar", "ألفي", 2000),
        ("ar", "مليونا شخص", 2_000_000),
        ("ar", "مليونان ونصف المليون", 2_500_000),
        ("ar", "ثلاثة ملايين", 3_000_000),
        ("ar", "التسعينيات", 90),
        ("ar", "وربعها", 25),
        ("ar", "فتاتان", 2),
    ],
)
def test_a_number_in_words_is_read(language, text, number):
    assert Decimal(number) in numbers(text, language)


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "twenty-one", 20),
        ("en", "seven or eight", 15),
        ("en", "two, three", 5),
        ("fr", "quatre-vingt-dix", 4),
        ("fr", "trois ou quatre", 7),
        ("fr", "Quatre. Vingt", 80),
        ("ar", "ثلاثة وأربعة", 7),
        ("ar", "الثالثة عشرة", 10),
        ("ar", "الخامسة والعشرين مئة", 2500),
        ("ar", "كتاب", 2),
        ("de", "zwei", 2),
    ],
)
def test_what_is_not_said_is_not_read(language, text, number):
    assert Decimal(number) not in numbers(text, language)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "seven or eight, and 2.4 million", [(7, "seven"), (8, "eight"), (2_400_000, "2.4 million")]),
        ("en", "seven and children", [(7, "seven")]),
        ("fr", "vingt et un, mille", [(21, "vingt et un"), (1000, "mille")]),
        ("ar", "ثلاثة وأربعة", [(3, "ثلاثة"), (4, "وأربعة")]),
        ("ar", "مليونين وثلاثة ملايين", [(2_000_000, "مليونين"), (3_000_000, "وثلاثة ملايين")]),
        ("ar", "75 بالمئة", [(75, "75")]),
    ],
)
def test_a_number_is_found_as_a_whole_where_it_stands(language, text, found):
    assert found == [(one.value, text[one.start : one.end]) for one in spoken(text, language, read)]


FRENCH_TENS = ("", "dix", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante-dix", "quatre-vingt", "")
FRENCH_UNITS = "zéro un deux trois quatre cinq six sept huit neuf".split()  # noqa: SIM905 - as one says them


@given(st.integers(20, 69))
def test_french_tens_and_units_are_one_number(number):
    tens, unit = divmod(number, 10)
    words = FRENCH_TENS[tens] + {0: "", 1: " et un"}.get(unit, f"-{FRENCH_UNITS[unit]}")

    assert {Decimal(number)} == numbers(words, "fr")


@given(st.text(max_size=200), st.sampled_from(sorted(LANGUAGES)))
def test_any_text_can_be_read(text, language):
    assert all(isinstance(one, Decimal) for one in said(text, language, lambda _: []))


def test_every_language_here_is_one_that_cldr_knows():
    assert {"ar", "en", "fr"} == {Locale.parse(one).language for one in LANGUAGES}


def test_an_arabic_and_is_told():
    assert (Decimal(3), True) == (numeral("وثلاثة", "ar")[0].value, numeral("وثلاثة", "ar")[1])
    assert (Decimal(1), False) == (numeral("واحد", "ar")[0].value, numeral("واحد", "ar")[1])
