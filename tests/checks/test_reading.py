"""What an editor reads of a text."""

from dataclasses import replace

import pytest

from presskit.checks.dossier import GAP, Text
from presskit.checks.reading import TARGET, read, script, sentence, texts
from presskit.errors import Span
from presskit.language.profile import language
from presskit.model import Message


def made(words, *, marks=True):
    return Text(Message(words, "body", "bus", "en", Span(""), marks=marks), words, words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("See [it](https://a.example).", f"See [it]{TARGET * 19}."),
        ("See www.a.example, now", f"See {GAP * 13}, now"),
        ("Follow #Books2022!", f"Follow {GAP * 10}!"),
        ("To {villages} villages", f"To {GAP * 10} villages"),
        ("[www.a.example](https://a.example).", f"[{GAP * 13}]{TARGET * 19}."),
    ],
    ids=["target", "address", "hashtag", "braces", "address as words"],
)
def test_what_means_itself_is_not_read(words, expected):
    assert expected == read(made(words))
    assert len(words) == len(expected)


def test_a_text_that_is_folded_away_is_not_read(make_dossier):
    dossier = make_dossier("Books", "Livres")
    (edition,) = dossier.editions
    folded = replace(edition, texts=(*edition.texts, replace(edition.texts[0], words="")))

    assert ["Livres"] == [prose for _, _, prose in texts(replace(dossier, editions=(folded,)))]


def test_the_languages_to_be_read_can_be_named(make_dossier):
    dossier = make_dossier("Books", "Livres")

    assert [] == list(texts(dossier, "ar", "en"))
    assert 1 == len(list(texts(dossier, "fr")))


@pytest.mark.parametrize(
    ("prose", "place", "expected"),
    [
        ("One. Two here. Three.", 6, "Two here. "),
        ("من؟ هنا. هناك", 5, "هنا. "),
        ("One", 1, "One"),
    ],
)
def test_a_sentence_ends_where_its_mark_stands(prose, place, expected):
    assert expected == sentence(prose, place)


@pytest.mark.parametrize(("tag", "expected"), [("fr", "LATIN"), ("ar", "ARABIC"), ("ru", "CYRILLIC"), ("el", "GREEK")])
def test_a_script_is_known_by_the_name_of_the_language(tag, expected):
    assert expected == script(language(tag))
