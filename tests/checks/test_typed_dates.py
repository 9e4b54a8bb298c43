"""Dates as people type them."""

from datetime import date

import pytest

from presskit.checks.typed_dates import days, months, region, typed
from presskit.language.profile import language


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("en", "on 15 September 2022.", [("15 September 2022", "day-first")]),
        ("en", "on September 15, 2022, and", [("September 15, 2022", "month-first")]),
        ("en", "On September 15 they came", [("September 15", "month-first")]),
        ("en", "the 3rd of May 2021", [("3rd of May 2021", "day-first")]),
        ("en", "from 14–15 Sept. 2022", []),
        ("en", "15/09/2022 or 2022-09-15", [("15/09/2022", "figures"), ("2022-09-15", "iso")]),
        ("fr", "le 1er juin 2022 et le 2 déc. 2022", [("1er juin 2022", "day-first"), ("2 déc. 2022", "day-first")]),
        ("fr", "Le 3 MAI 2021", [("3 MAI 2021", "day-first")]),
        (
            "ar",
            "في 15 سبتمبر 2022، و١٤ أيلول/سبتمبر ٢٠٢٢",
            [("15 سبتمبر 2022", "day-first"), ("١٤ أيلول/سبتمبر ٢٠٢٢", "day-first")],
        ),
        ("ar", "وفي 3 غشت 2021 و15/9/2022", [("3 غشت 2021", "day-first"), ("15/9/2022", "figures")]),
        ("de", "am 15. September 2022", [("15. September 2022", "day-first")]),
        ("es", "el 15 de septiembre de 2022", [("15 de septiembre de 2022", "day-first")]),
    ],
)
def test_a_date_is_found_with_its_style(tag, text, expected):
    found = sorted(typed(text, language(tag)), key=lambda one: one.start)

    assert expected == [(text[one.start : one.end].rstrip(), one.style) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "In September 15 people came",
        "May 3 more come?",
        "Resolution 15/2022",
        "9-Avril-1938",
        "v1.2.2022.1",
        "12,15 May",
    ],
)
def test_what_may_be_something_else_is_no_date(text):
    assert [] == list(typed(text, language("en")))


@pytest.mark.parametrize(
    ("tag", "text", "weekday"),
    [
        ("en", "Thursday, 15 September 2022", 3),
        ("en", "Thursday, September 15, 2022", 3),
        ("en", "15 September 2022 (Thursday)", 3),
        ("fr", "le jeudi 15 septembre 2022", 3),
        ("ar", "يوم الخميس 15 سبتمبر 2022", 3),
        ("ar", "والأربعاء الموافق 14 سبتمبر 2022", 2),
        ("ar", "الاثنين ٣ أكتوبر ٢٠٢٢", 0),
        ("de", "Donnerstag, den 15. September 2022", 3),
    ],
)
def test_the_weekday_beside_a_date_is_read(tag, text, weekday):
    (found,) = typed(text, language(tag))

    assert weekday == found.weekday


def test_a_weekday_further_away_is_none_of_its_own():
    (found,) = typed("On Thursday they met; 16 September 2022 is free", language("en"))

    assert found.weekday is None


def test_figures_may_be_read_in_two_ways():
    (found,) = typed("4/5/2024", language("en"))

    assert (date(2024, 5, 4), date(2024, 4, 5)) == found.days(date(2024, 1, 1))


def test_without_a_year_the_years_around_are_meant():
    (found,) = typed("15 September", language("en"))

    assert [2021, 2022, 2023] == [day.year for day in found.days(date(2022, 9, 1))]


@pytest.mark.parametrize(
    ("text", "expected"), [("31 September 2022", False), ("29 February 2023", False), ("29 February", True)]
)
def test_the_calendar_decides_which_day_is_possible(text, expected):
    (found,) = typed(text, language("en"))

    assert expected == found.is_possible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 سبتمبر 2022", "standard"),
        ("15 شتنبر 2022", "maghreb"),
        ("15 أيلول 2022", "levant"),
        ("15 أيلول/سبتمبر 2022", "dual"),
        ("15 مارس 2022", ""),
    ],
)
def test_the_name_of_an_arabic_month_tells_its_region(text, expected):
    (found,) = typed(text, language("ar"))

    assert expected == region(found, text)


def test_a_language_has_seven_days_and_its_months_have_twelve_numbers():
    for tag in ("en", "fr", "ar"):
        assert set(range(7)) == set(days(language(tag)).values())
        assert set(range(1, 13)) == set(months(language(tag)).values())
