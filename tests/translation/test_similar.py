"""Which old entry a changed text was made from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.translation import po
from presskit.translation.catalog import folded
from presskit.translation.similar import THRESHOLD, assign, likeness

NAMES = frozenset({"body/opening"})


def entry(msgid, context="body", **fields):
    return po.Entry(msgctxt=context, msgid=msgid, **fields)


def pairs(texts, candidates):
    return {texts[n].msgid: candidates[at].msgid for n, at in assign(texts, candidates, NAMES).items()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It’s “one”", 'It\'s "one"'),
        ("«one»", '"one"'),
        ("1998–2024", "1998-2024"),
        ("wait — what", "wait – what"),
        ("12\u202f%", "12 %"),
        ("é", "e\u0301"),
    ],
    ids=["quotes", "guillemets", "range", "dash", "narrow space", "composition"],
)
def test_texts_that_read_the_same_are_folded_alike(one, other):
    assert folded(one) == folded(other)


def test_letters_are_not_folded():
    assert folded("One") != folded("one")


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("The meeting was held in Rabat on Monday.", "The meeting was held in Fez on Tuesday.", True),
        ("The meeting was held in Rabat on Monday.", "Read more about our programmes for young people.", False),
        ("افتتحت الجمعية مكتبة جديدة في أزرو", "افتتحت الجمعية مكتبة متنقلة في أزرو اليوم", True),
        ("افتتحت الجمعية مكتبة جديدة في أزرو", "للمزيد من المعلومات عن البرنامج", False),
    ],
    ids=["English", "English, unlike", "Arabic", "Arabic, unlike"],
)
def test_the_threshold_parts_rewritten_texts_from_others(one, other, is_alike):
    assert is_alike is (likeness(one, other) >= THRESHOLD)


def test_a_name_joins_texts_however_different_and_prefers_the_living():
    old = [entry("Books!", "body/opening", obsolete=True), entry("Water.", "body/opening")]

    assert {"Books": "Water."} == pairs([entry("Books", "body/opening")], old)


def test_the_same_words_go_before_words_that_are_nearly_the_same():
    old = [entry("See the maps"), entry("See the map", "heading")]

    assert {"See the map": "See the map"} == pairs([entry("See the map", "list")], old)


def test_a_plural_text_is_compared_by_both_of_its_numbers():
    old = [entry("Some forty villages far away", msgid_plural="x"), entry("{n} villages were reached")]
    text = entry("One village was", msgid_plural="{n} villages were reached")

    assert {"One village was": "{n} villages were reached"} == pairs([text], old)


def test_equal_candidates_are_taken_in_their_order():
    old = [entry("Yes, of course", "list"), entry("Yes, of course", "summary")]

    assert {0: 0} == assign([entry("Yes, of course!")], old, NAMES)


words = st.sampled_from(["The bus stops", "The bus stops here", "The bus", "A tram stops here", "Water", "Waters"])
entries = st.lists(st.builds(entry, words, st.sampled_from(["body", "heading", "body/opening"])), max_size=6)


@given(entries, entries)
def test_no_text_and_candidate_would_both_rather_have_each_other(texts, candidates):
    """Within a role, where likeness is all that counts: the assignment is stable."""
    texts, candidates = [[one for one in several if one.msgctxt == "body"] for several in (texts, candidates)]

    found = assign(texts, candidates, NAMES)

    owners = {at: n for n, at in found.items()}
    for n, text in enumerate(texts):
        for at, candidate in enumerate(candidates):
            here = likeness(text.msgid, candidate.msgid)
            own = likeness(text.msgid, candidates[found[n]].msgid) if n in found else 0
            theirs = likeness(texts[owners[at]].msgid, candidate.msgid) if at in owners else 0
            assert here < THRESHOLD or own >= here or theirs >= here
    assert len(owners) == len(found)
