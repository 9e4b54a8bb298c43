"""polib's objects, asked for what polib does not say."""

from __future__ import annotations

import polib
import pytest

from presskit.translation.po.objects import forms, is_plural


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"msgstr": "b"}, ("b",), id="one text"),
        pytest.param({}, ("",), id="an untranslated one"),
        pytest.param({"msgid_plural": "as", "msgstr_plural": {1: "y", 0: "x"}}, ("x", "y"), id="forms in order"),
        pytest.param({"msgid_plural": "as", "msgstr_plural": {2: "z"}}, ("", "", "z"), id="a gap"),
        pytest.param({"msgid_plural": "as"}, ("", ""), id="no forms yet"),
        pytest.param({"msgid_plural": "", "msgstr_plural": {0: "x"}}, ("x",), id="an empty plural"),
    ],
)
def test_an_entry_has_forms(fields, expected):
    assert expected == forms(polib.POEntry(msgid="a", **fields))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [({"msgstr": "b"}, False), ({"msgid_plural": "as"}, True), ({"msgstr_plural": {0: ""}}, True)],
)
def test_an_entry_with_a_plural_or_forms_is_plural(fields, expected):
    assert expected is is_plural(polib.POEntry(msgid="a", **fields))
