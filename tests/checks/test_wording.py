"""The shape of translations. tests/data/pairs has many more."""

from datetime import UTC, datetime

import pytest

from presskit import checks
from presskit.checks.wording import BUDGETS, graphemes
from presskit.errors import Span
from presskit.model import Message
from presskit.translation import template


@pytest.mark.parametrize(
    ("source", "words"),
    [("It's “new”.", 'It’s "new".'), ("A  plain text", "a plain\u00a0text"), ("Plain text", "PLAIN TEXT")],
    ids=["quotation marks", "spaces", "capitals"],
)
def test_a_copy_is_a_copy_however_it_is_typed(codes, source, words):
    assert ["same-as-source"] == codes(source, words)


def test_a_variety_of_the_same_language_may_say_the_same(codes):
    assert [] == codes("The bus is here.", "The bus is here.", tag="en")


def test_an_ending_is_shown_at_its_mark(make_dossier):
    dossier = make_dossier("It is here.", "« Il est là ! »", context="quote")

    (found,) = checks.judge(dossier, lambda text, words: Span(text.words[slice(*words)], 1, 1))

    assert "!" == found.span.path
    assert "the source text ends with a full stop, the translation with an exclamation mark" == found.message


@pytest.mark.parametrize(
    ("source", "words", "tag"),
    [
        ("He asked whether we were ready.", "سأل: «هل أنتم مستعدون؟».", "ar"),
        ("He asked: “Are you ready?”", "سأل: «هل أنتم مستعدون؟».", "ar"),
        ("He asked: “Are you ready?”.", "سأل: «هل أنتم مستعدون؟»", "ar"),
        ("He asked: “Are you ready?”", "Il a demandé : «\u00a0Êtes-vous prêts\u202f?\u00a0».", "fr"),
        ("He asked whether we were ready.", "Il a demandé : «\u00a0Êtes-vous prêts\u202f?\u00a0»", "fr"),
        ("He called: “We are ready!”", "Il s’est écrié : « Nous sommes prêts ! ».", "fr"),
        ("It is here (is it?).", "Il est là (vraiment ?).", "fr"),
        ("Are you ready?", "準備はできましたか。", "ja"),
        ("“Are you ready?”", "「準備はできましたか。」", "ja"),
        ("“We are ready.”", "「準備はできました。」", "ja"),
    ],
)
def test_a_quotation_may_end_a_sentence_by_its_own_mark(codes, source, words, tag):
    assert [] == codes(source, words, tag=tag)


@pytest.mark.parametrize(
    ("source", "words", "tag"),
    [
        ("Are you ready?", "أنتم مستعدون.", "ar"),
        ("“We are ready.”", "«هل أنتم مستعدون؟»", "ar"),
        ("He said that.", "قال: «نحن مستعدون»", "ar"),
        ("He asked: “Are you ready?”", "Il a dit : «\u00a0Nous sommes prêts\u00a0»", "fr"),
        ("Are you ready?", "準備はできました。", "ja"),
    ],
)
def test_the_mark_of_a_quotation_excuses_no_other(codes, source, words, tag):
    assert ["ending"] == codes(source, words, tag=tag)


@pytest.mark.parametrize(("source", "tag"), [("Ποιος;", "el"), ("準備はできましたか。", "ja"), ("ใคร", "th")])
def test_the_source_text_ends_as_its_own_language_does(make_dossier, source, tag):
    dossier = make_dossier(source, "Who is it?", tag="en", source_tag=tag)

    assert "ending" not in {one.code for one in checks.judge(dossier)}


@pytest.mark.parametrize(
    ("words", "shown", "tag"),
    [
        ("Le b\ufffds est là.", "\ufffd", "fr"),
        ("Le b\u200bus est là.", "\u200b", "fr"),
        ("Le bus&nbsp;est là.", "&nbsp;", "fr"),
        ("Le bus est l&#224;.", "&#224;", "fr"),
        ("Le <b>bus</b> est là.", "<b>", "fr"),
        ("وصلت<br/> الحافلة.", "<br/>", "ar"),
        ('Le bus <span class="x">est</span> là.', '<span class="x">', "fr"),
    ],
)
def test_what_another_program_left_is_told_at_its_place(make_dossier, words, shown, tag):
    dossier = make_dossier("The bus is here.", words, tag=tag)

    told = checks.judge(dossier, lambda text, words: Span(text.words[slice(*words)], 1, 1))

    assert [shown] == [one.span.path for one in told if one.code == "residue"]


@pytest.mark.parametrize(
    ("source", "words", "tag"),
    [
        ("The tag <b> is old.", "La balise <b> est ancienne.", "fr"),
        ("R&D; and so on.", "R&D; et ainsi de suite.", "fr"),
        ("A < b and c > d.", "A < b et c > d.", "fr"),
        ("See https://a.example?x=1&copy;=2 now.", "Voyez https://a.example?x=1&copy;=2&reg;=3 là.", "fr"),
        ("Who is here", "ใคร\u200bอยู่", "th"),
    ],
    ids=["as in the source", "no entity", "no tag", "address", "Thai"],
)
def test_what_only_looks_like_residue_is_not_told(make_dossier, source, words, tag):
    assert "residue" not in {one.code for one in checks.judge(make_dossier(source, words, tag=tag))}


def test_an_author_s_own_residue_is_told(reviewed):
    (found,) = reviewed("headline: Books for all&hellip;\n")

    assert ("residue", "releases/bus/release.yaml") == (found.code, found.span.path)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Doors open at 10 a.m.", "Ouverture à 10 h"),
        ("Books by Amina K.", "Des livres d’Amina K."),
        ("Books, maps, etc.", "Livres, cartes"),
    ],
)
def test_the_stop_of_an_abbreviation_is_nobodys(codes, source, words):
    assert [] == codes(source, words, context="table/cell")


def test_a_greek_question_mark_is_one(codes):
    assert [] == codes("Who?", "Ποιος;", tag="el")
    assert ["ending"] == codes("Who?", "Wer;", tag="de")


@pytest.mark.parametrize(
    ("text", "length"),
    [("", 0), ("Été", 3), ("E\u0301te\u0301", 3), ("مُحَمَّد", 4), ("👩\u200d🏫", 1), ("\u2067أب\u2069", 2)],
    ids=["nothing", "accents", "loose accents", "vowel signs", "joined emoji", "isolates"],
)
def test_characters_are_counted_as_readers_count_them(text, length):
    assert length == graphemes(text)


def test_a_headline_is_measured_as_it_is_printed(codes):
    assert [] == codes("X", "L’{cba} " + "é" * 84, context="headline")
    assert ["too-long"] == codes("X", "L’{cba} " + "é" * 85, context="headline")


def test_budgets_are_those_that_translators_are_told():
    roles = [*template._ROLES]
    made = {role: _comment(role) for role in roles}

    told = {role for role, comment in made.items() if "up to" in comment}

    assert set(BUDGETS) == told
    assert all(f"up to {BUDGETS[role]} characters" in made[role] for role in told)


def _comment(role):
    message = Message("x", role, "bus", "en", Span("x.yaml"))
    pot = template.template(
        [message], template.Origin("bus", "x.yaml", {}), str, old=None, now=datetime(2024, 1, 1, tzinfo=UTC)
    )
    return pot.decode()


@pytest.mark.parametrize(
    ("forms", "expected"),
    [(("a", "b"), []), (("a", ""), ["empty-form"]), (("", ""), [])],
    ids=["all there", "one empty", "not translated at all"],
)
def test_a_plural_form_that_is_empty_is_told(codes, forms, expected):
    found = codes("One bus", "a", forms=forms, is_plural=True)

    assert expected == [one for one in found if one == "empty-form"]


def test_an_empty_form_is_named(make_dossier):
    (found,) = checks.judge(make_dossier("One bus", "Un bus", forms=("", "a", ""), is_plural=True))

    assert "2 plural forms are empty in fr: msgstr[0], msgstr[2]" == found.message


def test_an_author_s_own_headline_has_the_same_room(reviewed):
    (found,) = reviewed(f"headline: {'Books and more ' * 7}\n")

    assert ("too-long", "releases/bus/release.yaml") == (found.code, found.span.path)
    assert "it has 104 characters when it is printed; there is room for 90" == found.message
