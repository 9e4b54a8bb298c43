"""Currencies by sign, code and word."""

import pytest

from presskit.checks import currencies
from presskit.checks.attached import attached
from presskit.language.profile import language


def codes(text, tag="en"):
    marks = [one.own for one in attached(text, language(tag), currencies.MARKS) if one.own]
    return [currencies.codes(one) for one in marks]


@pytest.mark.parametrize(
    ("tag", "text", "code"),
    [
        ("en", "US$2.4 million", "USD"),
        ("en", "$3bn", "USD"),
        ("en", "SR 450,000", "SAR"),
        ("en", "€950 million", "EUR"),
        ("en", "£85,000", "GBP"),
        ("en", "CFAF 120 million", "XOF"),
        ("en", "2.3 million Swiss francs", "CHF"),
        ("en", "a 5-euro ticket", "EUR"),
        ("fr", "950 millions d’euros", "EUR"),
        ("fr", "2,4 M$ US", "USD"),
        ("fr", "3,5 Md€", "EUR"),
        ("fr", "3,6 milliards de dirhams", "MAD"),
        ("fr", "85 000 livres sterling", "GBP"),
        ("fr", "120 millions de francs CFA", "XAF"),
        ("ar", "2.4 مليون دولار أمريكي", "USD"),
        ("ar", "٤٥٠٬٠٠٠ ريال سعودي", "SAR"),
        ("ar", "85 ألف جنيه إسترليني", "GBP"),
        ("ar", "4.5 مليار درهم إماراتي", "AED"),
    ],
)
def test_an_amount_has_its_currency(tag, text, code):
    (found,) = codes(text, tag)

    assert code in found


@pytest.mark.parametrize(
    ("tag", "text", "code"),
    [
        ("en", "US$2", "CAD"),
        ("en", "SR 450", "QAR"),
        ("fr", "2 dirhams marocains", "AED"),
        ("ar", "3 دولار كندي", "USD"),
        ("ar", "3 فرنك سويسري", "XOF"),
    ],
)
def test_a_currency_that_is_named_in_full_is_no_other(tag, text, code):
    (found,) = codes(text, tag)

    assert code not in found


@pytest.mark.parametrize("text", ["300 livres", "5 pounds of rice", "won 3 games", "no 12 of 2024"])
def test_what_may_be_no_money_is_none_beside_a_figure(text):
    assert [] == codes(text, "fr" if "livres" in text else "en")


def test_a_text_mentions_currencies_apart_from_figures():
    assert [{"EUR"}] == [set(one) for one in currencies.mentioned("deux millions d’euros")]
    assert any("GBP" in one for one in currencies.mentioned("85 000 livres"))
