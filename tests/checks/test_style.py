"""What is said about house style, and where. tests/data/slips has many more."""

from dataclasses import replace

import pytest

from presskit.checks import style


def told(dossier):
    return list(style.judge(dossier))


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("7ème", "7e"),
        ("7èmes", "7es"),
        ("1ère", "1re"),
        ("1ier", "1er"),
        ("XXIème", "XXIe"),
        ("2 ème", "2e"),
        ("25ieme", "25e"),
    ],
)
def test_a_french_ordinal_is_told_with_the_right_one(make_dossier, typed, right):
    (found,) = told(make_dossier("x", f"La {typed} fois."))

    assert f"write “{right}”" == found.hint


@pytest.mark.parametrize(("typed", "right"), [("22th", "22nd"), ("11st", "11th"), ("3th", "3rd"), ("112nd", "112th")])
def test_an_english_ordinal_is_told_with_the_right_one(make_dossier, typed, right):
    (found,) = told(make_dossier("x", f"The {typed} time.", tag="en", source_tag="de"))

    assert f"write “{right}”" == found.hint


def test_a_link_is_told_at_its_words(make_dossier):
    words = "Les horaires : **[cliquez ici](https://books.example)**."

    (found,) = told(make_dossier("See [it](https://books.example).", words))

    assert ("link-text", "cliquez ici") == (found.code, words[slice(*found.words)])


def test_capitals_are_told_in_headlines_alone(make_dossier):
    assert ["all-capitals"] == [one.code for one in told(make_dossier("x", "LE BUS ET LES LIVRES", context="headline"))]
    assert [] == told(make_dossier("x", "LE BUS ET LES LIVRES", context="body"))


def test_a_currency_is_counted_over_the_whole_edition(make_dossier):
    dossier = make_dossier("x", "Cela coûte 300 €, puis 500 €.")
    (edition,) = dossier.editions
    (text,) = edition.texts
    more = replace(edition, texts=(text, replace(text, words="Et encore 200 EUR.")))

    (found,) = told(replace(dossier, editions=(more,)))

    assert [] == told(dossier)
    assert ("mixed-currency", "one currency is written in two ways: € and EUR") == (found.code, found.message)
    assert "Et encore 200 EUR." == found.text.words


def test_a_sum_that_braces_print_counts_too(make_dossier):
    dossier = make_dossier("x", "Plus 300 USD pour {grant}.", tag="en", source_tag="de")

    assert ["mixed-currency"] == [one.code for one in told(dossier)]
