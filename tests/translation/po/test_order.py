"""A catalog takes the order of its template, and loses nothing on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.translation import po


def catalog(names):
    """A catalog of one-letter texts; a capital letter is an obsolete one."""
    file = po.File()
    file.extend(po.Entry(msgid=one.lower(), msgstr="x", tcomment="c", obsolete=one.isupper()) for one in names)
    return file


def names(file):
    return "".join(one.msgid.upper() if one.obsolete else one.msgid for one in file)


@pytest.mark.parametrize(
    ("template", "before", "after"),
    [
        pytest.param("abc", "cab", "abc", id="the template's order"),
        pytest.param("abc", "abc", "abc", id="in order already"),
        pytest.param("abc", "cxab", "abcx", id="what the template lacks follows its neighbour"),
        pytest.param("abc", "xcab", "xabc", id="what stands at the top stays there"),
        pytest.param("abc", "ZcYab", "abcZY", id="obsolete ones go last as they stand"),
        pytest.param("abc", "bA", "bA", id="an obsolete one has no place in the template"),
        pytest.param("", "cab", "cab", id="an empty template"),
    ],
)
def test_entries_take_the_order_of_the_template(template, before, after):
    assert after == names(po.in_order_of(catalog(template), catalog(before)))


def test_a_context_tells_two_entries_apart():
    template, file = catalog("aa"), catalog("aa")
    template[0].msgctxt, file[1].msgctxt = "first", "first"

    assert ["first", None] == [one.msgctxt for one in po.in_order_of(template, file)]


def test_the_catalog_that_was_given_stays_as_it_is():
    file = catalog("cab")

    po.in_order_of(catalog("abc"), file)

    assert "cab" == names(file)


NAMES = st.permutations("abcdeVWXYZ").flatmap(lambda one: st.integers(0, 10).map(lambda end: "".join(one[:end])))


@given(NAMES, NAMES)
def test_no_entry_is_lost_or_changed_and_a_second_time_changes_nothing(template, before):
    file = catalog(before)

    ordered = po.in_order_of(catalog(template), file)

    assert sorted(map(id, file)) == sorted(map(id, ordered))
    assert names(ordered) == names(po.in_order_of(catalog(template), ordered))
