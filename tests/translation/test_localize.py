"""One language's words, or all that it still waits for."""

from decimal import Decimal

import pytest

from presskit.errors import CatalogError, Severity, Span
from presskit.language.plurals import HEADERS, parse_header
from presskit.model import Boilerplate, Message, Note, NumberFact, Paragraph, Plural, SourceText
from presskit.translation.catalog import Catalog, Entry
from presskit.translation.localize import localize, needed_messages, survey, told

SPAN = Span("ar.po", 9)
SAID = {("headline", "Books"): "Livres", ("body", "One."): "Un.", ("body", "Two."): "Deux."}


def refused(release, catalog):
    with pytest.raises(CatalogError) as caught:
        localize(release, catalog, lambda _: None)
    return caught.value.diagnostics


def test_a_release_whose_texts_are_all_translated_is_said(make_release, make_catalog):
    said = localize(make_release("Books", "One."), make_catalog(SAID), lambda _: None)

    assert ("Livres", "Un.") == (said.headline, said.body[0].text)


def test_the_source_language_needs_no_catalog(make_release, make_catalog):
    release = make_release("Books", "{cba} lends.")
    catalog = make_catalog({})

    said = localize(release, type(catalog)("en", "en_GB", {}, {}), lambda _: None)

    assert ("Books", "CBA") == (said.headline, said.house.organizations["cba"].short)


def test_everything_untranslated_is_named_in_one_diagnostic_with_every_place(make_release, make_catalog):
    said = {("headline", "Books"): "Livres", ("body", "One."): "", ("body", "Two."): ""}

    (problem,) = refused(make_release("Books", "One.", "Two."), make_catalog(said))

    assert ("untranslated", "2 texts of fr are not translated") == (problem.code, problem.message)
    assert [(11, 'body: "One."'), (12, 'body: "Two."')] == [(one.span.line, one.note) for one in problem.places]
    assert "translate them, then render again; --draft shows them in English, marked" == problem.hint


def test_a_text_that_the_po_lacks_is_placed_in_the_yaml_and_the_hint_says_update(make_release, make_catalog):
    (problem,) = refused(make_release("Books"), make_catalog({}))

    assert "releases/bus/release.yaml" == problem.span.path
    assert "run `presskit update`, translate it, then render again; --draft shows it in English, marked" == problem.hint


def test_a_fuzzy_text_is_as_good_as_none(make_release, make_catalog):
    (problem,) = refused(make_release("Books"), make_catalog({("headline", "Books"): "~Livres"}))

    assert ("fuzzy", "1 text of fr is marked fuzzy") == (problem.code, problem.message)


def test_a_faulty_text_is_refused_by_its_fault(make_release, make_catalog):
    catalog = make_catalog({("headline", "To {villages}"): "Vers ailleurs"})

    (problem,) = refused(make_release("To {villages}"), catalog)

    assert ("missing-placeholder", 'headline: "Vers ailleurs"') == (problem.code, problem.places[0].note)


def test_a_long_text_is_quoted_up_to_a_words_end(make_release, make_catalog):
    text = "The bus of the {cba.name} ({cba}) stops in {azrou} {villages}."

    problems = refused(make_release(text), make_catalog({("headline", text): ""}))

    assert 'headline: "The bus of the {cba.name} ({cba}) stops in …"' in [one.note for one in problems[0].places]


def test_names_of_the_house_are_asked_for_only_where_they_are_used(make_release, make_catalog):
    release = make_release("Books of {cba}", "{azrou.country}")

    needed = [one.context for one in needed_messages(release, make_catalog({}))]

    assert ["headline", "body", "organizations/cba/short", "places/azrou/country"] == needed


def test_a_name_that_a_translator_brings_in_is_asked_for(make_release, make_catalog):
    catalog = make_catalog({("headline", "Books"): "Livres de {amrani}"})

    needed = [one.context for one in needed_messages(make_release("Books"), catalog)]

    assert ["headline", "people/amrani/name"] == needed


def test_speakers_contacts_boilerplates_and_datelines_need_their_words(make_release, make_catalog, quote, boilerplate):
    release = make_release(
        body=(quote,), contacts=("press",), boilerplates=(boilerplate,), dateline=("azrou",), issuers=("cba",)
    )

    needed = {one.context for one in needed_messages(release, make_catalog({}))}

    assert {
        "headline",
        "quote",
        "organizations/cba/short",
        "organizations/cba/name",
        "organizations/cba/about-heading",
        "organizations/cba/about",
        "people/amrani/name",
        "people/amrani/role",
        "contacts/press/name",
        "places/azrou/city",
    } == needed


def test_a_text_folded_into_its_neighbour_is_said_by_nothing(make_release, make_catalog):
    catalog = make_catalog({**SAID, ("body", "Two."): "merged"})

    said = localize(make_release("Books", "One.", "Two."), catalog, lambda _: None)

    assert ["Un.", ""] == [block.text for block in said.body]


@pytest.mark.parametrize(("context", "msgid"), [("headline", "Books"), ("people/amrani/name", "Karima Amrani")])
def test_a_headline_and_a_name_cannot_be_folded_away(make_release, make_catalog, context, msgid):
    said = {
        ("headline", "Books"): "Livres",
        ("body", "{amrani}"): "{amrani}",
        ("people/amrani/name", "Karima Amrani"): "K",
    }

    problems = refused(make_release("Books", "{amrani}"), make_catalog({**said, (context, msgid): "merged"}))

    assert ["untranslated"] == [one.code for one in problems]


def test_a_fold_may_not_lose_a_figure(make_release, make_catalog):
    texts = ("To {villages} villages.", "It is green.")
    lost = {**SAID, ("body", texts[0]): "merged", ("body", texts[1]): "Il est vert."}
    kept = {**lost, ("body", texts[1]): "Il est vert, dans {villages} villages."}

    assert ["missing-placeholder"] == [one.code for one in refused(make_release("Books", *texts), make_catalog(lost))]
    assert "" == localize(make_release("Books", *texts), make_catalog(kept), lambda _: None).body[0].text


def test_a_fold_is_shown_by_the_words_of_its_source(make_release, make_catalog):
    texts = ("To {villages} villages.", "It is green.")
    said = {**SAID, ("body", texts[0]): "merged", ("body", texts[1]): "Il est vert."}

    (problem,) = refused(make_release("Books", *texts), make_catalog(said))

    assert ['body: "To {villages} villages."'] == [place.note for place in problem.places]


def test_the_same_text_twice_is_one_text_for_translators(make_release, make_catalog):
    (problem,) = refused(make_release("Books", "One.", "One."), make_catalog({("headline", "Books"): "Livres"}))

    assert "1 text of fr is not translated" == problem.message


def test_a_draft_leaves_the_source_text_and_warns(make_release, make_catalog):
    told = []

    said = localize(
        make_release("Books", "One."), make_catalog({("headline", "Books"): "Livres"}), told.append, draft=True
    )

    assert isinstance(said.body[0].text, SourceText)
    assert ("One.", "en") == (said.body[0].text, said.body[0].text.language)
    assert [(Severity.WARNING, "untranslated")] == [(one.severity, one.code) for one in told]


def test_what_only_another_language_prints_is_not_asked_for(make_release, make_catalog, quote):
    note = Message("Only for Arabic.", "note", "bus", "en", quote.text.span)
    release = make_release("Books", notes=(Note(note, ("ar",)),), boilerplates=(Boilerplate("cba", only=("ar",)),))

    said = localize(release, make_catalog({("headline", "Books"): "Livres"}), lambda _: None)

    assert ((), ()) == (said.notes, said.boilerplates)


@pytest.fixture
def counted(make_release):
    """A function that makes a release of one text that depends on a number."""

    def make(number):
        plural = Plural((("one", "{villages} village"), ("other", "{villages} villages")), "villages", Decimal(number))
        text = Message("{villages} village", "body", "bus", "en", SPAN, marks=True, plural=plural)
        return make_release("Books", body=(Paragraph(text),), facts={"villages": NumberFact(Decimal(number))})

    return make


def arabic(*forms):
    rule = parse_header(HEADERS["ar"])
    entries = {
        ("bus", "headline", "Books"): Entry(("كتب",), False, False, SPAN),  # noqa: FBT003 - neither fuzzy nor merged
        ("bus", "body", "{villages} village"): Entry(forms, False, False, SPAN, True, rule),  # noqa: FBT003
    }
    return Catalog("ar", "ar_001", entries, {})


SIX = ("لا قرى", "قرية", "قريتان", "{villages} قرى", "{villages} قرية", "{villages} من القرى")


@pytest.mark.parametrize(
    ("number", "form"),
    [
        ("0", 0),
        ("1", 1),
        ("2", 2),
        ("3", 3),
        ("10", 3),
        ("11", 4),
        ("99", 4),
        ("100", 5),
        ("102", 5),
        ("150", 4),
        ("1000", 5),
    ],
)
def test_the_count_selects_the_form(counted, number, form):
    said = localize(counted(number), arabic(*SIX), lambda _: None)

    assert SIX[form] == said.body[0].text


def test_the_source_language_says_its_own_form(counted):
    english = Catalog("en", "en_GB", {}, {})

    assert "{villages} village" == localize(counted("1"), english, lambda _: None).body[0].text
    assert "{villages} villages" == localize(counted("2"), english, lambda _: None).body[0].text


def test_only_the_form_that_the_count_selects_must_be_there(counted):
    forms = ("", "", "", "", "{villages} قرية", "")

    assert "{villages} قرية" == localize(counted("40"), arabic(*forms), lambda _: None).body[0].text
    assert "untranslated" == refused(counted("5"), arabic(*forms))[0].code


def test_the_count_may_be_left_out_only_where_the_noun_says_it(counted):
    six = (*SIX[:3], "قرى", "قرية", "من القرى")

    assert "قريتان" == localize(counted("2"), arabic(*six), lambda _: None).body[0].text
    assert "missing-placeholder" == refused(counted("40"), arabic(*six))[0].code


def test_a_single_text_does_not_speak_for_a_plural_one(counted):
    catalog = arabic(*SIX)
    single = Entry(("قرية",), False, False, SPAN)  # noqa: FBT003 - neither fuzzy nor merged
    changed = Catalog("ar", "ar_001", {**catalog.entries, ("bus", "body", "{villages} village"): single}, {})

    assert "untranslated" == refused(counted("1"), changed)[0].code


def test_a_name_that_is_led_back_to_itself_is_refused(make_release, make_catalog):
    said = {("headline", "By {cba}"): "Par {cba}", ("organizations/cba/short", "CBA"): "L’{cba}"}

    (problem,) = refused(make_release("By {cba}"), make_catalog(said))

    assert ("name-circle", "{cba} leads back to itself") == (problem.code, problem.message)


def test_what_a_language_cannot_say_is_told_as_errors(make_release, make_catalog):
    catalog = make_catalog({("headline", "Books"): ""})

    _, gaps = survey(make_release("Books", "One."), catalog)

    assert [(Severity.ERROR, "untranslated", 2)] == [
        (one.severity, one.code, len(one.places)) for one in told(gaps, catalog)
    ]
