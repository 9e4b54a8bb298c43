"""What makes a translation unusable."""

import pytest

from presskit.model import messages
from presskit.translation.faults import faults, is_required, known


def codes(make_release, msgid, words):
    release = make_release("Books", msgid)
    message = list(messages(release))[1]
    return [one.code for one in faults(message, words, release)]


@pytest.mark.parametrize(
    ("msgid", "words"),
    [
        ("To {villages} villages", "Vers {villages} villages"),
        ("To {villages} villages", "Ils sont {villages}, oui {villages} villages"),
        ("{grant} pays", "{grant.short} le finance"),
        ("{cba} lends", "On y prête"),
        ("{cba} lends", "L’{cba.name} prête, et {amrani} aussi"),
        ("**Open** now, [see]({timetable})", "[Voir]({timetable}) : **ouvert**"),
        ("A *plain* text", "Un texte *simple*"),
        ("Price: 5 * 3", "Prix : 5 * 3"),
        ("Two", "ﷺ"),
        ("A {{brace}}", "Une {{accolade}}"),
    ],
)
def test_a_good_translation_has_no_fault(make_release, msgid, words):
    assert [] == codes(make_release, msgid, words)


@pytest.mark.parametrize(
    ("msgid", "words", "code"),
    [
        ("To {villages} villages", "Vers des villages", "missing-placeholder"),
        ("See [it]({timetable})", "Voir [cela](https://books.example)", "missing-placeholder"),
        ("To {villages} villages", "Vers {vilages} et {villages}", "unknown-placeholder"),
        ("To {villages}", "Vers {villages.full}", "unknown-part"),
        ("{cba}", "{cba.role}", "unknown-part"),
        ("**Open** now", "Ouvert", "marks-differ"),
        ("Open now", "**Ouvert**", "marks-differ"),
        ("See [it](https://a.example)", "Voir [cela](https://b.example)", "foreign-target"),
        ("See [it](https://a.example)", "Voir [cela](javascript:alert)", "bad-target"),
        ("One", "Un\u0007", "control-character"),
        ("One", "Un\u202e", "control-character"),
        ("One", "\u2066Un", "unbalanced-isolate"),
        ("One", "Un\u2069\u2066", "unbalanced-isolate"),
        ("One", "ﻣﺮﺣﺒﺎ", "presentation-form"),
        ("One", " Un", "white-space"),
        ("One", "Un\n", "white-space"),
        ("One two", "Un\ndeux", "control-character"),
        ("{grant}", "{odd.short}{grant}", "inexact"),
    ],
)
def test_a_fault_is_named(make_release, msgid, words, code):
    assert code in codes(make_release, msgid, words)


def test_facts_and_links_are_required_and_names_are_not(make_release):
    kinds = known(make_release())

    required = {name for name, kind in kinds.items() if is_required(kind)}

    assert {"villages", "grant", "odd", "timetable"} == required
    assert {"cba", "amrani", "azrou"} == set(kinds) - required
