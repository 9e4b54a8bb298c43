"""How far a language is, in figures."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from presskit.translation.progress import Progress, progress, words_in

SAID = {("headline", "Books"): "Livres", ("body", "One."): "Un.", ("body", "Two."): "Deux."}


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ({}, (3, 0, 0, 0)),
        ({("body", "Two."): "~Deux ?"}, (2, 1, 0, 0)),
        ({("body", "Two."): "~"}, (2, 0, 1, 0)),
        ({("body", "Two."): ""}, (2, 0, 1, 0)),
        ({("body", "Two."): "merged"}, (3, 0, 0, 0)),
        ({("headline", "Books"): "merged"}, (2, 0, 1, 0)),
        ({("body", "Two."): "Deux pour {nobody}."}, (2, 0, 0, 1)),
        ({("body", "Two."): "**Deux {nobody}"}, (2, 0, 0, 1)),
    ],
    ids=[
        "all translated",
        "fuzzy",
        "fuzzy and empty",
        "empty",
        "a paragraph folded away",
        "a headline cannot be folded away",
        "an unknown name",
        "several faults in one text",
    ],
)
def test_each_text_counts_once_in_the_state_it_is_in(make_release, make_catalog, said, counts):
    found = progress(make_release("Books", "One.", "Two."), make_catalog({**SAID, **said}))

    assert counts == (found.translated, found.fuzzy, found.untranslated, found.faulty)
    assert 3 == found.messages


def test_only_the_words_of_the_house_that_are_used_count(make_release, make_catalog):
    release = make_release("Books of {cba}")
    catalog = make_catalog({("headline", "Books of {cba}"): "Livres de {cba} et {azrou}"})

    found = progress(release, catalog)

    # The headline, CBA, and Azrou, which the translator brought in.
    assert (3, 1, 2) == (found.messages, found.translated, found.untranslated)


def test_a_text_that_stands_twice_is_translated_once(make_release, make_catalog):
    found = progress(make_release("Books", "One.", "One."), make_catalog(SAID))

    assert (2, 2) == (found.messages, found.words)


def test_texts_of_the_very_language_do_not_count(make_release, make_catalog):
    empty = make_catalog({})

    found = progress(make_release("Books", "{cba} lends."), type(empty)("en", "en_GB", {}, {}))

    assert Progress() == found
    assert (100, True) == (found.percent, found.is_complete)


@pytest.mark.parametrize(
    ("messages", "translated", "percent"), [(200, 199, 99), (200, 200, 100), (3, 2, 66), (1, 0, 0), (1000, 1, 0)]
)
def test_percent_is_rounded_down(messages, translated, percent):
    assert percent == Progress(messages=messages, translated=translated).percent


@example(messages=200, gaps=1)
@example(messages=200, gaps=0)
@given(messages=st.integers(1, 5000), gaps=st.integers(0, 5000))
def test_only_all_is_100_percent(messages, gaps):
    found = Progress(messages=messages, translated=max(0, messages - gaps))

    assert found.is_complete == (found.percent == 100)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bus of the {cba.name} ({cba}) stops in {azrou} {stop.span}.", 10),
        ("See [the timetable]({timetable})", 3),
        ("**Two** – *three* …", 2),
        ("Part-time work, 12.5 % more", 4),
        ("12\u00a0% de 2\u202f500 livres", 4),
        ("{{", 0),
        ("حافلة كتب لـ{villages} قرية", 4),
        ("图书馆 {villages} 个村庄", 7),
        ("図書館バス", 5),
    ],
    ids=["names in braces", "link", "marks and dashes", "hyphen", "no-break spaces", "brace", "ar", "zh", "ja"],
)
def test_words_are_counted_as_translators_count_them(text, words):
    assert words == words_in(text)
