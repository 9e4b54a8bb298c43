"""What a PO file says for a message; and labels."""

from decimal import Decimal

import pytest

from presskit.errors import CatalogError, Span
from presskit.language.profile import language
from presskit.model import Message
from presskit.translation import catalog as catalogs
from presskit.translation import po
from presskit.translation.catalog import Catalog

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: {tag}\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n{plurals}\n'
)
PLURALS = {
    "fr": '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n',
}


def source(body, tag="fr"):
    return (HEADER.format(tag=tag, plurals=PLURALS[tag]) + body).encode()


def read(body):
    entries = catalogs.read(source(body), "fr.po", "bus", "fr", lambda _: None)
    return Catalog("fr", "fr", entries, {"bus": "fr.po"})


def message(text="Books", context="headline", tag="en"):
    return Message(text, context, "bus", tag, Span("release.yaml"))


def test_a_translated_message_is_said():
    assert "Livres" == read('msgctxt "headline"\nmsgid "Books"\nmsgstr "Livres"\n').words(message())


@pytest.mark.parametrize(
    "body",
    [
        'msgctxt "headline"\nmsgid "Books"\nmsgstr ""\n',
        '#, fuzzy\nmsgctxt "headline"\nmsgid "Books"\nmsgstr "Livres"\n',
        'msgctxt "body"\nmsgid "Books"\nmsgstr "Livres"\n',
        "",
    ],
    ids=["empty", "fuzzy", "another context", "not there"],
)
def test_what_is_not_ready_is_not_said(body):
    assert read(body).words(message()) is None


@pytest.mark.parametrize(
    "text", ["The “big” bus – it’s here", 'The "big" bus - it\'s here', "The  “big”\u00a0bus — it‘s here"]
)
def test_a_text_that_differs_in_quotes_dashes_and_spaces_is_said_before_an_update(text):
    body = 'msgctxt "body"\nmsgid "The “big” bus – it’s here"\nmsgstr "Le bus"\n'

    assert "Le bus" == read(body).words(message(text, "body"))


def test_the_very_same_text_goes_before_one_that_is_nearly_so():
    body = "".join(f'msgctxt "body"\nmsgid "It{mark}s here"\nmsgstr "{mark}"\n\n' for mark in "’'")

    assert ["’", "'"] == [read(body).words(message(f"It{mark}s here", "body")) for mark in "’'"]


def test_a_message_in_the_catalogs_own_language_speaks_for_itself():
    assert "Livres" == read("").words(message("Livres", tag="fr"))


def test_an_obsolete_entry_still_translates_a_text_that_came_back():
    assert "Livres" == read('#~ msgctxt "headline"\n#~ msgid "Books"\n#~ msgstr "Livres"\n').words(message())


def test_an_entry_folded_into_its_neighbour_says_nothing():
    assert "" == read('# presskit: merged\nmsgctxt "headline"\nmsgid "Books"\nmsgstr ""\n').words(message())


def test_decomposed_letters_are_composed():
    said = read('msgctxt "headline"\nmsgid "Books"\nmsgstr "Éte\u0301"\n').words(message())

    assert "Été" == said


def test_a_place_is_that_of_the_entry():
    entry = read('msgctxt "headline"\nmsgid "Books"\nmsgstr "Livres"\n').entry(message())

    assert ("fr.po", 9) == (entry.span.path, entry.span.line)


def test_an_entry_has_the_translators_own_comment():
    entry = read('# presskit: ignore=ending\n#. headline\nmsgctxt "headline"\nmsgid "Books"\nmsgstr "Livres"\n')

    assert "presskit: ignore=ending" == entry.entry(message()).comment


def test_a_broken_file_is_refused():
    with pytest.raises(CatalogError):
        read('msgctxt "headline"\nmsgid "Books"\nmsgstr "Livres\n')


def label(tag, *bodies, template=""):
    pot = po.read(source(template), "x.pot", language=None, report=lambda _: None)
    found = [po.read(source(body, tag), "x.po", language=tag, report=lambda _: None) for body in bodies]
    return catalogs.labels(language(tag), pot, found)


TEMPLATE = 'msgid "End"\nmsgstr ""\n\nmsgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] ""\nmsgstr[1] ""\n'


def test_the_first_catalog_that_has_a_label_wins():
    own, shipped = 'msgid "End"\nmsgstr "La fin"\n', 'msgid "End"\nmsgstr "Fin"\n'

    assert "La fin" == label("fr", own, shipped, template=TEMPLATE)("End")
    assert "Fin" == label("fr", "", shipped, template=TEMPLATE)("End")


def test_a_label_that_no_catalog_has_is_missing():
    spoken = label("fr", 'msgid "End"\nmsgstr ""\n', template=TEMPLATE)

    assert ("End", "{n} day") == spoken.missing
    with pytest.raises(KeyError):
        spoken("End")


def test_a_fuzzy_label_is_missing():
    assert "End" in label("fr", '#, fuzzy\nmsgid "End"\nmsgstr "Fin"\n', template=TEMPLATE).missing


@pytest.mark.parametrize(("number", "words"), [("1", "{n} jour"), ("1.5", "{n} jour"), ("2", "{n} jours")])
def test_a_number_picks_the_plural_form(number, words):
    body = 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} jour"\nmsgstr[1] "{n} jours"\n'

    assert words == label("fr", body, template=TEMPLATE)("{n} day", number=Decimal(number))


def test_english_says_its_own_msgids_and_a_newsroom_may_change_one():
    pot = po.read(source(TEMPLATE), "x.pot", language=None, report=lambda _: None)

    spoken = catalogs.labels(language("en"), pot, [])

    assert ("End", "{n} days", ()) == (spoken("End"), spoken("{n} day", number=Decimal(3)), spoken.missing)


@pytest.mark.parametrize("words", ["{n} {x}", "jour"])
def test_a_label_that_lacks_a_slot_or_has_another_is_refused(words):
    body = f'msgid "{{n}} day"\nmsgid_plural "{{n}} days"\nmsgstr[0] "{words}"\nmsgstr[1] "{{n}} jours"\n'

    with pytest.raises(CatalogError) as caught:
        label("fr", body, template=TEMPLATE)

    assert "label-placeholder" == caught.value.diagnostics[0].code
