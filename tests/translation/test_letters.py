"""Where a letter is written that cannot be drawn."""

from dataclasses import replace

import pytest

from presskit.errors import Span
from presskit.model import Message, Paragraph
from presskit.translation.catalog import Catalog
from presskit.translation.letters import first, places

YAML = ["presskit: 1", 'headline: "The 中 bus"', "body:", "  - |", "    It goes on", "    and 中 on.", "", "# 中"]
PO = ["#. 中", 'msgctxt "headline"', 'msgid "The 中 bus"', 'msgstr ""', '"Le bus "', '"中 part"', "", 'msgid "中"']
FILES = {"release.yaml": YAML, "fr.po": PO}
HEADLINE, BODY = "The 中 bus", "It goes on and 中 on."


def _lines(path):
    return FILES.get(path, [])


@pytest.fixture
def release(make_release):
    """A release whose headline and second paragraph hold the letter."""
    headline = Message(HEADLINE, "headline", "bus", "en", Span("release.yaml", 2, 11, 11, YAML[1]))
    calm = Message("It goes.", "body", "bus", "en", Span("release.yaml", 1, 1))
    body = Message(BODY, "body", "bus", "en", Span("release.yaml", 4, 5, 1, YAML[3]))
    return replace(make_release(), headline=headline, body=(Paragraph(calm), Paragraph(body)))


@pytest.fixture
def french(make_catalog):
    """A catalog that says the headline with the letter, and the paragraphs without it."""
    catalog = make_catalog(
        {("headline", HEADLINE): "Le bus 中 part", ("body", BODY): "Il roule.", ("body", "It goes."): "Oui."}
    )
    entries = {key: replace(entry, span=Span("fr.po", 2, 1)) for key, entry in catalog.entries.items()}
    return replace(catalog, entries=entries)


def _numbers(spans):
    return [(one.path, one.line, one.column) for one in spans]


def test_in_its_own_language_a_text_is_found_in_the_yaml(release):
    own = Catalog("en", "en_GB", {}, {})

    assert [("release.yaml", 2, 16), ("release.yaml", 6, 9)] == _numbers(places("中", release, own, _lines))


def test_in_a_translation_it_is_found_behind_the_msgstr(release, french):
    (found,) = places("中", release, french, _lines)

    assert Span("fr.po", 6, 2, 1, PO[5]) == found


def test_what_a_draft_leaves_in_the_source_language_is_found_in_the_yaml(release, make_catalog):
    found = places("中", release, make_catalog({("headline", HEADLINE): "Le bus"}), _lines)

    assert [("release.yaml", 6, 9)] == _numbers(found)


def test_a_letter_written_as_an_escape_is_told_at_its_text(release, french):
    assert [("fr.po", 2, 1)] == _numbers(places("中", release, french, lambda _: []))


def test_a_letter_that_no_text_holds_has_no_place(release, french):
    assert () == places("🚀", release, french, _lines)


def test_a_letter_of_a_value_is_looked_for_in_whole_files():
    assert Span("fr.po", 1, 4, 1, PO[0]) == first("中", ["missing.yaml", "fr.po", "release.yaml"], _lines)
    assert first("🚀", ["release.yaml"], _lines) is None
