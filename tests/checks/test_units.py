"""Per cent, and money in its currency."""

import pytest

from presskit import checks


@pytest.mark.parametrize(
    ("tag", "source", "words"),
    [
        ("fr", "12% of the 45 schools", "12 pour cent des 45 écoles"),
        ("fr", "50% of the seats", "la moitié des sièges"),
        ("fr", "between 10% and 12%", "entre 10 et 12 %"),
        ("fr", "between 10 and 12%", "entre 10 % et 12 %"),
        ("ar", "12.5% of the budget", "12.5 في المائة من الميزانية"),
        ("ar", "12% of 12 schools", "اثنا عشر بالمئة من المدارس الـ12"),
        ("fr", "US$2 million and €3 million", "3 millions d’euros et 2 millions de dollars"),
        ("fr", "SAR 300", "300 riyals"),
        ("fr", "a US$5 ticket", "un billet à cinq dollars"),
        ("fr", "£300", "300 livres"),
        ("de", "US$5 or 5%", "5 Franken oder 5 vom Hundert"),
    ],
)
def test_another_way_to_say_it_will_do(codes, tag, source, words):
    assert [] == codes(source, words, tag=tag, context="note")


@pytest.mark.parametrize(
    ("tag", "source", "words", "code"),
    [
        ("fr", "12% of the 45 schools", "45 % des 12 écoles", "percent"),
        ("fr", "12% of the schools", "12 écoles", "percent"),
        ("fr", "US$2 million and €3 million", "3 millions de dollars et 2 millions d’euros", "currency"),
        ("fr", "SAR 300", "300 dollars", "currency"),
        ("ar", "€300", "300", "currency"),
        ("fr", "C$300", "300 dollars australiens", "currency"),
    ],
)
def test_less_will_not_do(codes, tag, source, words, code):
    assert [code] == codes(source, words, tag=tag, context="note")


def test_an_amount_is_named_as_it_is_typed(make_dossier):
    (found,) = checks.judge(make_dossier("It costs US$2.4 million.", "Cela coûte 2,4 millions d’euros."))

    assert "the currency of US$2.4 million is missing; this text says 2,4 millions d’euros" == found.message


def test_a_sum_in_another_currency_is_quoted_with_it(make_dossier):
    source = "It costs €112 million, not US$3 million."

    (found,) = checks.judge(make_dossier(source, "Cela coûte 112 millions de dollars, et non 3 millions d’euros."))

    assert "€112 million is in another currency here; this text says 112 millions de dollars" == found.message


def test_a_fact_in_braces_names_its_currency(codes):
    assert [] == codes("It costs US$1.5 million.", "Cela coûte {grant}.")
