"""The new PO out of the old one and the template: nothing that was typed is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.translation import po
from presskit.translation.merge import merge

DATE = "2024-06-02 10:00+0000"


def entry(msgid, msgstr="", context="body", **fields):
    return po.Entry(msgctxt=context, msgid=msgid, msgstr=msgstr, **fields)


def catalog(*entries):
    made = po.empty("fr", "bus", "2020-01-01 10:00+0000")
    made.extend(entries)
    return po.read(po.write(made), "fr.po", language="fr", report=lambda _: None)


def merged(template, old):
    done = merge(template, old, po.empty("fr", "bus", DATE))
    return done, list(po.read(done.data, "fr.po", language="fr", report=lambda _: None))


def test_the_same_text_keeps_its_translation_in_the_templates_order():
    done, entries = merged([entry("Two"), entry("One")], catalog(entry("One", "Un"), entry("Two", "Deux")))

    assert [("Two", "Deux"), ("One", "Un")] == [(one.msgid, one.msgstr) for one in entries]
    assert (2, 0, 0, 0) == (done.kept, done.revived, done.new, done.obsolete)


def test_a_new_text_is_empty():
    done, entries = merged([entry("One")], None)

    assert ("", 1) == (entries[0].msgstr, done.new)


@pytest.mark.parametrize("msgid", ["It’s “one” – yes", 'It\'s "one" - yes', "It’s  “one”\u00a0– yes"])
def test_a_text_that_differs_in_quotes_dashes_or_spaces_keeps_its_translation(msgid):
    _, entries = merged([entry("It’s “one” – yes")], catalog(entry(msgid, "Un")))

    assert [("It’s “one” – yes", "Un", False)] == [(one.msgid, one.msgstr, one.fuzzy) for one in entries]


def test_the_exact_text_goes_before_one_that_differs_in_quotes():
    old = catalog(entry("It's one", "Droit"), entry("It’s one", "Courbe"))

    _, entries = merged([entry("It’s one")], old)

    assert [("Courbe", False), ("Droit", True)] == [(one.msgstr, bool(one.obsolete)) for one in entries]


def test_a_text_that_is_gone_becomes_obsolete_and_comes_back():
    done, gone = merged([entry("Two")], catalog(entry("One", "Un")))
    again, back = merged([entry("One")], po.read(done.data, "fr.po", language="fr", report=lambda _: None))

    assert (1, True) == (done.obsolete, bool(gone[1].obsolete))
    assert (1, "Un", False) == (again.revived, back[0].msgstr, bool(back[0].obsolete))


def test_a_text_that_was_never_translated_just_goes():
    _, entries = merged([entry("Two")], catalog(entry("One")))

    assert ["Two"] == [one.msgid for one in entries]


def test_an_untranslated_text_with_a_translators_comment_stays():
    _, entries = merged([entry("Two")], catalog(entry("One", tcomment="ask the author")))

    assert ["Two", "One"] == [one.msgid for one in entries]


def test_what_the_translator_added_stays_and_what_the_template_says_is_new():
    old = catalog(entry("One", "Un", tcomment="checked", comment="old role", flags=["fuzzy"], previous_msgid="Once"))

    _, (found,) = merged([entry("One", comment="paragraph")], old)

    assert ("checked", "paragraph", ["fuzzy"], "Once") == (
        found.tcomment, found.comment, found.flags, found.previous_msgid,
    )  # fmt: skip


def test_the_header_is_the_translators_but_for_the_templates_date():
    old = catalog(entry("One", "Un"))
    old.metadata["Last-Translator"] = "Nadia"
    old = po.read(po.write(old), "fr.po", language="fr", report=lambda _: None)

    done, _ = merged([entry("One")], old)

    assert b"Last-Translator: Nadia" in done.data
    assert DATE.encode() in done.data
    assert b"PO-Revision-Date: 2020-01-01" in done.data


texts = st.sampled_from(["One", "Two", "Three", "It’s", "It's", "Four"])


@given(st.lists(st.lists(texts, unique=True, max_size=5), min_size=1, max_size=6))
def test_whatever_the_author_does_nothing_typed_is_lost(edits):
    """Author and translator take turns: she translates what is empty, the author changes the list of texts."""
    old, typed = None, set()
    for edit in edits:
        done = merge([entry(text) for text in edit], old, po.empty("fr", "bus", DATE))
        old = po.read(done.data, "fr.po", language="fr", report=lambda _: None)
        assert typed <= {one.msgstr for one in old}
        for number, one in enumerate(old):
            if not one.msgstr:
                one.msgstr = f"traduction {len(typed)}.{number}"
                typed.add(one.msgstr)
        old = po.read(po.write(old), "fr.po", language="fr", report=lambda _: None)


@given(st.lists(texts, unique=True, max_size=5), st.lists(texts, unique=True, max_size=5))
def test_a_second_update_changes_nothing(before, after):
    old = catalog(*(entry(text, f"« {text} »") for text in before))
    once = merge([entry(text) for text in after], old, po.empty("fr", "bus", DATE)).data

    again = po.read(once, "fr.po", language="fr", report=lambda _: None)

    assert once == merge([entry(text) for text in after], again, po.empty("fr", "bus", DATE)).data
