"""What a release of its kind lacks is told, each once; what it has, or does not need, is not."""

import pytest

from presskit.checks import families
from presskit.checks.completeness import FAMILY
from presskit.errors import Severity


def codes(told):
    return [one.code for one in told]


def test_a_release_with_everything_is_passed_over_in_silence(reviewed):
    assert [] == reviewed("")


@pytest.mark.parametrize(
    ("without", "code", "severity"),
    [
        ("contacts:", "missing-contact", Severity.WARNING),
        ("boilerplates:", "missing-boilerplate", Severity.WARNING),
        ("summary:", "missing-summary", Severity.HINT),
    ],
)
def test_what_a_press_release_lacks_is_told_of_its_file(reviewed, without, code, severity):
    (found,) = reviewed("", without=[without])

    assert (code, severity) == (found.code, found.severity)
    assert ("releases/bus/release.yaml", 0) == (found.span.path, found.span.line)


def test_a_press_release_in_which_nobody_speaks_gets_a_hint(reviewed):
    (found,) = reviewed("body: The bus is here.\n")

    assert ("missing-quote", Severity.HINT) == (found.code, found.severity)
    assert "let somebody speak" in found.hint


def test_the_way_to_mend_it_names_what_the_house_has(reviewed):
    contact, boilerplate = reviewed("", without=["contacts:", "boilerplates:"])

    assert "add `contacts: [press]`" == contact.hint
    assert "add `boilerplates: [cba]`" == boilerplate.hint


@pytest.mark.parametrize(
    ("house", "hints"),
    [
        (
            "presskit: 1\n",
            [
                "add `contacts: [{name: Press Office, email: press@example.org}]`",
                "add `boilerplates: [{heading: About us, text: …}]`",
            ],
        ),
        (
            "organization: cba\norganizations: {cba: {name: CBA}}\ncontacts: {desk: {email: a@b.example}}\n",
            ["add `contacts: [desk]`", "write the `about:` of `cba` in presskit.yaml, and here `boilerplates: [cba]`"],
        ),
    ],
    ids=["an empty house", "an issuer without a boilerplate"],
)
def test_a_house_that_has_none_is_told_where_to_write_it(reviewed, house, hints):
    body = 'body: [{quote: {text: "We open.", speaker: {name: Karima Amrani}}}]\n'

    told = reviewed(body, without=["contacts:", "boilerplates:"], house=house)

    assert hints == [one.hint for one in told]


def test_what_is_lacking_in_one_language_is_told_with_its_name(reviewed):
    text = "languages: [en, fr]\nheadline: '{cba}'\nsummary: ['{cba}']\nbody: '{cba}'\n"
    own = {"missing-contact", "missing-boilerplate"}

    told = reviewed(
        text + "contacts: [{email: a@b.example, only: [en]}]\nboilerplates: [{organization: cba, only: [fr]}]\n"
    )

    assert [
        "nobody is named whom the press may ask in fr",
        "it does not say at its end who its issuer is in en: there is no boilerplate",
    ] == [one.message for one in told if one.code in own]


@pytest.mark.parametrize("kind", ["statement", "media-advisory"])
def test_what_other_kinds_do_not_need_is_not_asked_of_them(reviewed, kind):
    event = 'event: {at: "2024-06-03T10:00", zone: Africa/Casablanca, place: azrou}\n'

    told = reviewed(f"kind: {kind}\nbody: The bus is here.\n{event}", without=["summary:", "boilerplates:"])

    assert [] == told


def test_a_statement_without_a_contact_is_told(reviewed):
    assert ["missing-contact"] == codes(reviewed("kind: statement\n", without=["contacts:"]))


@pytest.mark.parametrize(
    ("event", "message"),
    [
        ("", "a media advisory has to say when and where to come"),
        (
            'event: {at: "2024-06-03T10:00", zone: Africa/Casablanca}\n',
            "the event says when to come, but not where",
        ),
    ],
    ids=["no event", "no place"],
)
def test_a_media_advisory_says_when_and_where(reviewed, event, message):
    (found,) = reviewed("kind: media-advisory\n" + event)

    assert ("missing-event", message) == (found.code, found.message)


@pytest.mark.parametrize("where", ["place: azrou", "venue: Hotel Rif", "online: https://books.example/live"])
def test_any_way_to_come_will_do(reviewed, where):
    event = f'event: {{at: "2024-06-03T10:00", zone: Africa/Casablanca, {where}}}\n'

    assert [] == reviewed("kind: media-advisory\n" + event)


QUOTE = '{quote: {text: "We open.", speaker: amrani}}'


def test_a_picture_with_a_credit_says_who_may_print_it(reviewed):
    (found,) = reviewed(f"body: [{QUOTE}, {{image: {{file: bus.png, alt: A bus, credit: Salma Idrissi}}}}]\n")

    assert ("missing-licence", "bus.png does not say on which terms it may be printed") == (found.code, found.message)
    assert found.span.line > 0


def test_a_licence_may_say_whose_a_picture_is(reviewed):
    assert [] == reviewed(f"body: [{QUOTE}, {{image: {{file: bus.png, alt: A bus, licence: © CBA}}}}]\n")


def test_an_image_without_alt_is_an_error_of_the_file(reviewed):
    from presskit.errors import ReleaseError

    with pytest.raises(ReleaseError) as caught:
        reviewed("body: [{image: {file: bus.png, credit: Salma Idrissi}}]\n")

    assert ["missing-field"] == codes(caught.value.diagnostics)


def test_the_family_is_found():
    assert FAMILY in families()


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("“We open on Monday,” said {amrani.short}.", False),
        ("Karima Amrani said: “We open.”", False),
        ("{amrani} spoke.", True),
        ("The “bus” is here.", True),
    ],
)
def test_a_quotation_within_a_paragraph_counts(reviewed, text, is_told):
    assert is_told == ("missing-quote" in codes(reviewed(f"body: ['{text}']\n")))
