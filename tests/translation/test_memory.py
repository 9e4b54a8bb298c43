"""What the very same words were translated to elsewhere."""

import pytest

from presskit.translation import po
from presskit.translation.memory import Memory, memory


def entry(msgid, msgstr="", context="body", **fields):
    return po.Entry(msgctxt=context, msgid=msgid, msgstr=msgstr, **fields)


def catalog(*entries):
    made = po.File()
    made.extend(entries)
    return made


def recalled(several, context="body"):
    found = memory(several).recall(entry("Next steps", context=context), "bus")
    return found.msgstr if found else None


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(entry("Next step", "La suite"), id="other words"),
        pytest.param(entry("Next steps", ""), id="not translated"),
        pytest.param(entry("Next steps", "La suite", flags=["fuzzy"]), id="fuzzy"),
        pytest.param(entry("Next steps", msgid_plural="Next steps", msgstr_plural={0: "La suite"}), id="plural forms"),
    ],
)
def test_only_the_very_words_and_a_sure_translation_are_remembered(other):
    assert None is recalled([("other", catalog(other))])


def test_a_catalog_does_not_remember_itself():
    assert None is recalled([("bus", catalog(entry("Next steps", "La suite")))])


def test_the_same_role_goes_before_another_in_an_earlier_catalog():
    several = [
        ("new", catalog(entry("Next steps", "Titre", context="heading"))),
        ("old", catalog(entry("Next steps", "Corps", context="body/end"))),
    ]

    assert ("Corps", "Titre") == (recalled(several), recalled(several, "heading"))


def test_a_living_translation_goes_before_an_obsolete_one():
    several = [
        ("new", catalog(entry("Next steps", "Jadis", obsolete=True))),
        ("old", catalog(entry("Next steps", "La suite"))),
    ]

    assert "La suite" == recalled(several)


def test_an_obsolete_translation_is_better_than_none():
    assert "Jadis" == recalled([("old", catalog(entry("Next steps", "Jadis", obsolete=True)))])


def test_an_empty_memory_recalls_nothing():
    assert None is Memory().recall(entry("Next steps"), "bus")
