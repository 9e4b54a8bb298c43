"""Addresses, handles and hashtags in both texts."""

import pytest

from presskit import checks


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("See www.books.example/press.", "Voir https://books.example/press/."),
        ("See https://books.example/en/2024.", "Voir https://books.example/fr/2024."),
        ("See en.books.example/fair.", "Voir fr.books.example/fair."),
        ("See books.example/press-room.", "Voir books.example/espace-medias."),
        ("See www.books.example.", "Voir [le site](https://www.books.example)."),
        ("Write to press@books.example.", "Écrivez à Press@books.example."),
        ("Join in with #ReadTogether.", "Participez avec #LisonsEnsemble."),
        ("Follow @books.", "Suivez @books_fr."),
        ("Channel #2 of bus 12.", "Canal 2 du bus 12."),
    ],
)
def test_the_same_address_or_the_language_s_own_will_do(codes, source, words):
    found = codes(source, words, context="note")

    assert [] == [one for one in found if one in {"address", "hashtag"}]


@pytest.mark.parametrize(
    ("source", "words", "code"),
    [
        ("See www.books.example.", "Voir www.boks.example.", "address"),
        ("See www.books.example.", "Voir le site.", "address"),
        ("See books.example/press-room.", "Voir books.example/pres-room.", "address"),
        ("Write to press@books.example.", "Écrivez à pres@books.example.", "address"),
        ("Join in with #ReadTogether.", "Participez avec #ReadTogehter.", "hashtag"),
        ("Join in with #ReadTogether.", "Participez.", "hashtag"),
        ("Follow @books, with #Read.", "Suivez-nous avec #Read.", "hashtag"),
    ],
)
def test_a_lost_or_mistyped_one_is_told(codes, source, words, code):
    assert [code] == codes(source, words, context="note")


def test_a_slip_is_shown_where_it_stands(make_dossier):
    dossier = make_dossier("Write to press@books.example.", "Écrivez à pres@books.example.")

    (found,) = checks.judge(dossier)

    assert "press@books.example is missing; this text says pres@books.example" == found.message
