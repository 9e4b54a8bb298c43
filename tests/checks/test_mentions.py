"""Who has been introduced when the short name comes. tests/data/slips has many more."""

import pytest

from presskit.errors import Severity

NAMED = ("first-mention", "full-again")


@pytest.fixture
def mentions(reviewed):
    """A function that tells what is said about mentions in a body."""

    def judge(body):
        return [one for one in reviewed(f"body: {body}\n") if one.code in NAMED]

    return judge


def test_a_short_name_that_comes_first_is_a_warning_at_its_line(mentions):
    (found,) = mentions('["{amrani.short} came.", "{amrani} left."]')

    assert ("first-mention", Severity.WARNING) == (found.code, found.severity)
    assert "write {amrani} here, and {amrani.short} from then on" in found.hint


def test_a_full_name_that_comes_again_is_a_hint(mentions):
    (found,) = mentions('["{amrani} came.", "{amrani} left.", "{amrani} came back."]')

    assert ("full-again", Severity.HINT) == (found.code, found.severity)


@pytest.mark.parametrize(
    "body",
    [
        '["{amrani} came.", "{amrani.short} left."]',
        '[{quote: {text: "Yes.", speaker: amrani}}, "{amrani.short} left."]',
        '["{amrani} came.", {quote: {text: "Yes.", speaker: amrani}}]',
        '[{heading: "{amrani.short} in {azrou}"}, "{amrani} came."]',
        '["{cba} lends books.", "{cba.name} is old.", "{cba.name} is large."]',
        '["{amrani} came.", {list: ["{amrani}, at the press desk"]}]',
    ],
    ids=["full, then short", "introduced by a quotation", "quoted", "heading", "organization", "list"],
)
def test_a_release_that_introduces_its_people_hears_nothing(mentions, body):
    assert [] == mentions(body)


def test_each_language_has_its_own_order(mentions):
    body = '[{paragraph: "{amrani} came.", only: [fr]}, "{amrani.short} left."]\nlanguages: [en, fr]'

    assert ["first-mention"] == [one.code for one in mentions(body)]


def test_a_paragraph_that_is_not_translated_yet_introduces_as_its_author_did(reviewed):
    body = 'body: ["{amrani} came.", "{amrani.short} left."]\nlanguages: [en, fr]\nid: bus\n'
    entry = 'msgctxt "body"\nmsgid "{amrani.short} left."\nmsgstr "{amrani.short} est partie."\n'

    assert [] == [one.code for one in reviewed(body, pos={"fr": entry}) if one.code in NAMED]
