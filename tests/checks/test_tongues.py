"""Which text stands in the wrong catalog. tests/data/slips has many more."""

import pytest

from presskit.checks import tongues


def told(dossier):
    return list(tongues.judge(dossier))


def test_an_english_sentence_in_an_arabic_text_is_told_at_its_words(make_dossier):
    words = "الحافلة هنا. The two sides agreed to hold meetings."

    (found,) = told(make_dossier("The bus is here.", words, tag="ar"))

    assert "words in other letters stand in the Arabic text" == found.message
    assert words[slice(*found.words)].startswith("The two sides agreed")


def test_an_english_paragraph_in_a_french_text_is_named(make_dossier):
    (found,) = told(make_dossier("The bus is here.", "The bus with the books of the town has come."))

    assert "this seems to be English in the French text" == found.message


def test_a_copy_of_the_source_is_told_elsewhere(make_dossier):
    text = "The bus with the books of the town has come."

    assert [] == told(make_dossier(text, text))
    assert [] == told(make_dossier(text, text, tag="ar"))


@pytest.mark.parametrize("tag", ["fr", "ar"])
@pytest.mark.parametrize("role", ["organizations/name", "people/name", "image/credit"])
def test_a_name_may_be_in_any_letters(make_dossier, tag, role):
    words = "Organization for the readers of the valley and of the town"

    assert [] == told(make_dossier("x", words, tag=tag, context=role))


@pytest.mark.parametrize(
    "words",
    [
        "صدر كتاب «The water that we share in the valley» هنا.",
        "شركات Google, Meta, Microsoft هنا.",
        "عُرض (the map of all old waters) هنا.",
    ],
    ids=["quoted", "names", "in brackets"],
)
def test_what_is_quoted_or_named_may_be_in_any_letters(make_dossier, words):
    assert [] == told(make_dossier("x", words, tag="ar"))
