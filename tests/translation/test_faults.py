"""What makes a translation unusable."""

from dataclasses import replace

import pytest

from presskit.model import City, House, Person, messages
from presskit.translation.faults import CODES, Names, circles, faults, folding_faults, is_required, known, names


def codes(make_release, msgid, words):
    release = make_release("Books", msgid)
    message = list(messages(release))[1]
    return [one.code for one in faults(message, words, names(release))]


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
        ("A verse", "قال تعالى: ﴿اقرأ﴾"),
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
        ("One", "\ufeffUn", "control-character"),
        ("See [it]({timetable})", "Voir [cela]({villages}) {timetable}", "foreign-target"),
        ("See [it](https://a.example)", "Voir [cela]({timetable})", "foreign-target"),
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


def test_a_fault_is_told_once(make_release):
    assert ["unknown-placeholder"] == codes(make_release, "One", "{x} et {x}")


def test_every_code_is_listed(make_release):
    told = {
        *codes(
            make_release, "{villages} {grant} [it]({timetable})", "{x} {cba.role} {odd.short} \u2066\u0007ﻣ {villages} "
        ),
        *codes(make_release, "See [it](https://a.example)", "Voir [cela](https://b.example) [ici](ftp:x)"),
    }

    assert {"name-circle"} == set(CODES) - told


def test_a_part_that_would_print_nothing_is_a_fault(make_release, house):
    release = replace(make_release(), house=House(places={"azrou": City(house.places["azrou"].city)}))
    (message, *_) = messages(release)

    (found,) = faults(message, "À {azrou.country}", names(release))

    assert ("unknown-part", "{azrou.country} would print nothing") == (found.code, found.message)


def test_names_are_looked_up_once_for_all_texts(make_release, house):
    silent = House(people={"amrani": Person(house.people["amrani"].name)})

    found = names(replace(make_release(), house=silent))

    assert isinstance(found, Names)
    assert frozenset({("amrani", "role")}) == found.silent
    assert frozenset({"odd"}) == found.inexact


@pytest.mark.parametrize(
    ("words", "circular"),
    [
        ({"organizations/cba/short": "{cba.name}", "organizations/cba/name": "L’{cba}"}, {"short", "name"}),
        ({"organizations/cba/short": "L’{cba}"}, {"short"}),
        ({"organizations/cba/short": "à {azrou}", "places/azrou/city": "{cba.name}"}, {"short", "city"}),
        ({"organizations/cba/name": "à {azrou}"}, set()),
        ({}, set()),
    ],
    ids=["through itself", "itself", "through another", "another", "no braces"],
)
def test_a_name_whose_words_lead_back_to_it_is_a_fault(make_release, words, circular):
    found = circles(make_release(), lambda message: words.get(message.context))

    assert circular == {message.context.rpartition("/")[2] for message in found}
    assert {"name-circle"} >= {one.code for one in found.values()}


def test_what_a_folded_text_needs_another_must_say(make_release):
    release = make_release("Books", "To {villages} villages of {azrou}.")
    message = list(messages(release))[1]

    assert [] == list(folding_faults(message, frozenset({"villages"}), names(release)))
    assert ["missing-placeholder"] == [one.code for one in folding_faults(message, frozenset(), names(release))]


def test_who_leads_to_another_page_of_the_site_is_told_what_to_ask_for(make_release):
    release = make_release("Books", "See [it](https://books.example/en)")
    message = list(messages(release))[1]

    (page,) = faults(message, "Voir [cela](https://www.books.example/fr)", names(release))
    (other,) = faults(message, "Voir [cela](https://a.example/fr)", names(release))

    assert "ask for `links: {programme: {en: …, fr: …}}` in the release" in page.hint
    assert "keep the source's address" == other.hint
