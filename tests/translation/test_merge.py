"""The new PO out of the old one and the template: nothing that was typed is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.translation import po
from presskit.translation.memory import memory
from presskit.translation.merge import Advice, Doubt, merge

DATE = "2024-06-02 10:00+0000"


def entry(msgid, msgstr="", context="body", **fields):
    return po.Entry(msgctxt=context, msgid=msgid, msgstr=msgstr, **fields)


def catalog(*entries):
    made = po.empty("fr", "bus", "2020-01-01 10:00+0000")
    made.extend(entries)
    return po.read(po.write(made), "fr.po", language="fr", report=lambda _: None)


def plural(one, other, *forms, context="body", **fields):
    made = po.Entry(msgctxt=context, msgid=one, msgid_plural=other, **fields)
    made.msgstr_plural = dict(enumerate(forms or ("", "")))
    return made


def reread(done):
    return po.read(done.data, "fr.po", language="fr", report=lambda _: None)


def merged(template, old, **advice):
    done = merge(template, old, po.empty("fr", "bus", DATE), Advice(**advice))
    return done, list(reread(done))


def previous(one):
    return one.previous_msgctxt, one.previous_msgid


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


# --- texts that have changed ----------------------------------------------------------------------

OPENING = "The bus of the City Book Association stops in forty villages of the Middle Atlas this summer."
REWRITTEN = "The bus of the City Book Association will stop in forty villages of the High Atlas next summer."


def test_a_rewritten_text_is_fuzzy_and_shows_the_words_it_had():
    done, (one,) = merged([entry(REWRITTEN)], catalog(entry(OPENING, "Le bus…", tcomment="ask Nadia")))

    assert (REWRITTEN, "Le bus…", True, "ask Nadia") == (one.msgid, one.msgstr, one.fuzzy, one.tcomment)
    assert ("body", OPENING) == previous(one)
    assert (0, 1, 0, 0) == (done.kept, done.fuzzy, done.new, done.obsolete)


def test_a_text_that_has_little_in_common_with_another_takes_nothing_from_it():
    done, entries = merged([entry("Write to the press office.")], catalog(entry(OPENING, "Le bus…")))

    assert [("", False), ("Le bus…", True)] == [(one.msgstr, bool(one.obsolete)) for one in entries]
    assert (1, 1) == (done.new, done.obsolete)


def test_a_text_with_an_id_keeps_its_translation_however_different_it_is():
    old = catalog(entry(OPENING, "Le bus…", context="body/opening"))

    _, (one,) = merged([entry("Books.", context="body/opening")], old)

    assert ("Le bus…", True, OPENING) == (one.msgstr, one.fuzzy, one.previous_msgid)


def test_an_id_that_moved_to_another_paragraph_does_not_take_the_words_of_the_first():
    old = catalog(entry("Books.", "Livres.", context="body/opening"), entry(OPENING, "Le bus…"))

    _, entries = merged([entry("Books."), entry(OPENING, context="body/opening")], old)

    assert [("Books.", "Livres."), (OPENING, "Le bus…")] == [(one.msgid, one.msgstr) for one in entries]


def test_an_item_of_a_list_with_an_id_does_not_take_the_words_of_an_unlike_one():
    old = catalog(entry("Books", "Livres", context="list/aims"), entry("Maps", "Cartes", context="list/aims"))

    done, _ = merged([entry("Books", context="list/aims"), entry("Twelve drivers", context="list/aims")], old)

    assert (1, 0, 1, 1) == (done.kept, done.fuzzy, done.new, done.obsolete)


def test_the_same_words_in_another_place_are_fuzzy():
    _, (one,) = merged([entry("Next steps", context="heading")], catalog(entry("Next steps", "La suite")))

    assert ("La suite", True, ("body", "Next steps")) == (one.msgstr, one.fuzzy, previous(one))


def test_a_text_does_not_take_the_translation_that_another_fits_better():
    better, worse = "The bus stops in ten towns.", "The bus stops in ten of the big towns now."
    old = catalog(entry("The bus stops in ten big towns.", "Dix"), entry("A tram stops in two of the towns.", "Deux"))

    _, entries = merged([entry(worse), entry(better)], old)

    assert [(worse, "Deux"), (better, "Dix")] == [(one.msgid, one.msgstr) for one in entries]


def test_of_two_alike_the_one_of_the_same_role_is_taken():
    old = catalog(entry("See the map of water", "Titre", context="heading"), entry("See a map of all water", "Corps"))

    _, entries = merged([entry("See the map of all water")], old)

    assert ("Corps", True) == (entries[0].msgstr, entries[0].fuzzy)


def test_words_that_were_given_up_serve_again():
    old = catalog(entry(OPENING, "Le bus…", obsolete=True))

    done, (one,) = merged([entry(REWRITTEN)], old)

    assert ("Le bus…", True, False) == (one.msgstr, one.fuzzy, bool(one.obsolete))
    assert 1 == done.fuzzy


def test_a_text_that_still_waits_for_a_translation_takes_one_that_is_left_over():
    done, (one,) = merged([entry(REWRITTEN)], catalog(entry(REWRITTEN), entry(OPENING, "Le bus…")))

    assert ("Le bus…", True, 1) == (one.msgstr, one.fuzzy, done.fuzzy)


def test_a_folded_text_that_is_rewritten_must_be_looked_at_again():
    old = catalog(entry(OPENING, tcomment="presskit: merged"))

    _, entries = merged([entry(REWRITTEN)], old)

    assert [("", False), ("presskit: merged", True)] == [(one.tcomment, bool(one.obsolete)) for one in entries]


def test_a_second_rewriting_shows_the_words_that_were_translated():
    once, _ = merged([entry(REWRITTEN)], catalog(entry(OPENING, "Le bus…")))

    _, (one,) = merged([entry(REWRITTEN.replace("forty", "fifty"))], reread(once))

    assert OPENING == one.previous_msgid


def test_a_rewriting_that_is_taken_back_leaves_the_translation_as_it_was():
    old = catalog(entry(OPENING, "Le bus…", tcomment="ask Nadia"))
    once, _ = merged([entry(REWRITTEN)], old)

    done, (one,) = merged([entry(OPENING)], reread(once))

    assert (False, "Le bus…", None, "ask Nadia") == (one.fuzzy, one.msgstr, one.previous_msgid, one.tcomment)
    assert (1, 0) == (done.kept, done.fuzzy)


def test_it_does_so_after_several_rewritings_however_different_the_last_one_was():
    once, _ = merged([entry(REWRITTEN)], catalog(entry(OPENING, "Le bus…")))
    twice, _ = merged([entry("The bus will stop in the High Atlas next summer.")], reread(once))
    assert 1 == twice.fuzzy

    _, (one,) = merged([entry(OPENING)], reread(twice))

    assert (False, "Le bus…") == (one.fuzzy, one.msgstr)


def test_the_translators_own_doubt_outlives_a_rewriting_that_is_taken_back():
    once, (shown,) = merged([entry(REWRITTEN)], catalog(entry(OPENING, "Le bus…", flags=["fuzzy"])))

    _, (one,) = merged([entry(OPENING)], reread(once))

    assert (OPENING, True) == (shown.previous_msgid, one.fuzzy)


def test_words_of_one_number_do_not_become_those_of_all_when_plural_forms_come_back():
    once, _ = merged([entry("{n} sheep")], catalog(plural("{n} sheep", "{n} sheep", "{n} brebis", "{n} moutons")))

    _, (one,) = merged([plural("{n} sheep", "{n} sheep")], reread(once))

    assert one.fuzzy


def test_a_text_that_had_plural_forms_for_a_while_is_as_it_was():
    once, _ = merged([plural("{n} village", "{n} villages")], catalog(entry("{n} villages", "{n} douars")))

    _, entries = merged([entry("{n} villages")], reread(once))

    assert [("{n} douars", False)] == [(one.msgstr, one.fuzzy) for one in entries]


def test_a_plural_text_that_was_one_text_for_a_while_leaves_no_suggestion_behind():
    once, _ = merged([entry("{n} villages")], catalog(plural("{n} village", "{n} villages", "{n} douar", "{n} douars")))

    _, entries = merged([plural("{n} village", "{n} villages")], reread(once))

    assert [("{n} village", False)] == [(one.msgid, one.fuzzy) for one in entries]


def test_what_the_translator_wrote_meanwhile_stays():
    once, _ = merged([entry("{n} villages")], catalog(plural("{n} village", "{n} villages", "{n} douar", "{n} douars")))
    typed = reread(once)
    typed[0].msgstr = "{n} hameaux"

    _, entries = merged([plural("{n} village", "{n} villages")], typed)

    assert ["{n} village", "{n} villages"] == [one.msgid for one in entries]
    assert "{n} hameaux" == entries[1].msgstr


def test_the_words_before_go_with_the_fuzzy_mark():
    once, _ = merged([entry(REWRITTEN)], catalog(entry(OPENING, "Le bus…")))
    by_hand = once.data.replace(b"#, fuzzy\n", b"")

    _, (one,) = merged([entry(REWRITTEN)], po.read(by_hand, "fr.po", language="fr", report=lambda _: None))

    assert (False, None) == (one.fuzzy, one.previous_msgid)


# --- one text, or one for each number -------------------------------------------------------------


def test_a_text_that_gets_plural_forms_has_its_words_in_each_of_them():
    _, (one,) = merged([plural("{n} villages", "{n} villages")], catalog(entry("{n} villages", "{n} douars")))

    assert ({0: "{n} douars", 1: "{n} douars"}, True) == (one.msgstr_plural, one.fuzzy)


def test_a_text_that_loses_its_plural_forms_takes_the_last_and_keeps_the_others_at_the_end():
    old = catalog(plural("{n} village", "{n} villages", "{n} douar", "{n} douars"))

    done, (one, rest) = merged([entry("{n} villages")], old)
    _, back = merged([plural("{n} village", "{n} villages")], reread(done))

    assert ("{n} douars", True, True) == (one.msgstr, one.fuzzy, bool(rest.obsolete))
    assert ({0: "{n} douar", 1: "{n} douars"}, False) == (back[0].msgstr_plural, back[0].fuzzy)


def test_a_plural_text_whose_forms_stay_serves_every_text_that_is_like_it():
    old = catalog(plural("{n} village was reached", "{n} villages were reached", "{n} douar", "{n} douars"))
    texts = ["{n} villages were reached!", "{n} villages were reached?"]

    done, entries = merged([entry(one) for one in texts], old)
    again, _ = merged([entry(one) for one in texts], reread(done))

    assert ["{n} douars", "{n} douars"] == [one.msgstr for one in entries[:2]]
    assert done.data == again.data


def test_forms_that_would_share_a_key_with_the_text_stay_in_its_comment():
    old = catalog(plural("{n} sheep", "{n} sheep", "{n} brebis", "{n} moutons", tcomment="ask Nadia"))

    _, (one,) = merged([entry("{n} sheep")], old)

    assert ("{n} moutons", True) == (one.msgstr, one.fuzzy)
    assert "ask Nadia\nform 0 was: {n} brebis" == one.tcomment


def test_a_folded_text_that_gets_plural_forms_is_no_longer_folded():
    old = catalog(entry("{n} sheep", tcomment="ask Nadia\npresskit: merged"))

    done, (one,) = merged([plural("{n} sheep", "{n} sheep")], old)

    assert ("ask Nadia\nbefore it changed: presskit: merged", False, None) == (
        one.tcomment, one.fuzzy, one.previous_msgid,
    )  # fmt: skip
    assert 1 == done.kept


def test_a_plural_text_whose_second_number_is_rewritten_is_fuzzy():
    old = catalog(plural("{n} village", "{n} villages", "{n} douar", "{n} douars"))

    _, (one,) = merged([plural("{n} village", "{n} villages and their schools")], old)

    assert (True, "{n} villages") == (one.fuzzy, one.previous_msgid_plural)


def recounted(form, *forms, **fields):
    lines = [f"form {n}{' (this release)' if n == form else ''}: {n}" for n in (0, 1)]
    return plural("{n} village", "{n} villages", *forms, comment="\n".join(lines), **fields)


def test_a_count_that_selects_another_form_makes_the_text_fuzzy():
    done, (one,) = merged([recounted(1)], catalog(recounted(0, "douar", "douars")))
    again, (two,) = merged([recounted(1)], reread(done))

    assert ({0: "douar", 1: "douars"}, True, None) == (one.msgstr_plural, one.fuzzy, one.previous_msgid)
    assert (0, 1) == (done.kept, done.fuzzy)
    assert (True, done.data) == (two.fuzzy, again.data)


def test_a_count_that_changes_while_a_text_is_rewritten_leaves_it_fuzzy_when_that_is_taken_back():
    def rewritten(form):
        made = recounted(form)
        made.msgid_plural = "{n} villages!"
        return made

    once, _ = merged([rewritten(0)], catalog(recounted(0, "douar", "douars")))
    twice, _ = merged([rewritten(1)], reread(once))

    _, (one,) = merged([recounted(1)], reread(twice))

    assert one.fuzzy


def test_a_count_that_selects_the_same_form_changes_nothing():
    done, (one,) = merged([recounted(1)], catalog(recounted(1, "douar", "douars")))

    assert (False, 1) == (one.fuzzy, done.kept)


def test_an_entry_that_does_not_say_what_its_count_selected_is_kept():
    done, _ = merged([recounted(1)], catalog(plural("{n} village", "{n} villages", "douar", "douars")))

    assert (1, 0) == (done.kept, done.fuzzy)


def test_the_first_plural_text_brings_its_rule_into_the_header():
    old = catalog(entry("One", "Un"))
    del old.metadata["Plural-Forms"]

    done, _ = merged([plural("{n} village", "{n} villages")], old)

    assert b'"Plural-Forms: nplurals=2; plural=(n > 1);\\n"' in done.data


# --- what the author says, and what is remembered -------------------------------------------------


def always(_):
    return True


def test_a_text_that_means_the_same_keeps_its_translation():
    done, (one,) = merged([entry(REWRITTEN)], catalog(entry(OPENING, "Le bus…")), is_same=always)

    assert ("Le bus…", False, None) == (one.msgstr, one.fuzzy, one.previous_msgid)
    assert (1, 0, ("body",)) == (done.kept, done.fuzzy, done.vouched)


def test_a_count_that_the_author_vouches_for_makes_nothing_fuzzy():
    done, (one,) = merged([recounted(1)], catalog(recounted(0, "douar", "douars")), is_same=always)

    assert (False, 1, 0) == (one.fuzzy, done.kept, done.fuzzy)


def test_a_typo_that_an_earlier_update_marked_is_vouched_for_later():
    typo = OPENING.replace("villages", "vilages")
    marked, _ = merged([entry(OPENING)], catalog(entry(typo, "Le bus…")))

    done, (one,) = merged([entry(OPENING)], reread(marked), is_same=always)

    assert (False, None, ("body",)) == (one.fuzzy, one.previous_msgid, done.vouched)


def test_a_rewriting_that_the_translator_has_not_seen_cannot_be_vouched_for_later():
    marked, _ = merged([entry(REWRITTEN)], catalog(entry(OPENING, "Le bus…")))
    typo = REWRITTEN.replace("villages", "vilages")

    once, (one,) = merged([entry(typo)], reread(marked), is_same=always)
    twice, _ = merged([entry(typo)], reread(once), is_same=always)

    assert (True, ()) == (one.fuzzy, once.vouched)
    assert once.data == twice.data
    reason = "since it was translated, more than a slip of the pen has changed"
    assert (Doubt("body", typo, reason),) == once.doubted == twice.doubted


def test_the_translators_own_doubt_is_hers():
    done, (one,) = merged([entry("One")], catalog(entry("One", "Un", flags=["fuzzy"])), is_same=always)

    assert one.fuzzy
    assert ["nobody has confirmed this translation yet"] == [doubt.reason for doubt in done.doubted]


def test_nobody_vouches_for_forms_that_were_never_written():
    done, (one,) = merged([plural("One", "Ones")], catalog(entry("One", "Un")), is_same=always)

    assert one.fuzzy
    assert ["it depends on a number now, or no longer does"] == [doubt.reason for doubt in done.doubted]


def test_the_very_words_of_another_catalog_are_a_suggestion():
    said = memory([("other", catalog(entry("One", "Un", context="heading")))])

    done, (one,) = merged([entry("One")], None, recall=lambda entry: said.recall(entry, "bus"))

    assert ("Un", True, None) == (one.msgstr, one.fuzzy, one.previous_msgid)
    assert (0, 0, 1) == (done.new, done.fuzzy, done.remembered)


def test_a_suggestion_that_the_translator_deleted_does_not_come_back():
    said = memory([("other", catalog(entry("One", "Un")))])

    done, (one,) = merged([entry("One")], catalog(entry("One")), recall=lambda entry: said.recall(entry, "bus"))

    assert ("", 1, 0) == (one.msgstr, done.kept, done.remembered)


# --- what stays -----------------------------------------------------------------------------------


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
