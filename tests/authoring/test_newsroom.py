from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.authoring.newsroom import Newsroom, read_newsroom
from presskit.errors import Diagnostic, PresskitError
from presskit.model import House, messages

Faults = Callable[[Callable[[], object]], list[tuple[str, int, int]]]


def _read(text: str) -> Newsroom:
    told: list[Diagnostic] = []
    newsroom = read_newsroom(text, "presskit.yaml", told.append)
    assert not told
    return newsroom


def test_an_empty_newsroom_is_the_default_one() -> None:
    assert Newsroom.default() == _read("presskit: 1\n")


def test_the_default_newsroom_has_no_names_and_writes_english() -> None:
    newsroom = Newsroom.default()

    assert ("", "en", (), ("html", "txt", "pdf"), "dist", House()) == (
        newsroom.organization,
        newsroom.source_language,
        newsroom.languages,
        newsroom.formats,
        newsroom.output,
        newsroom.house,
    )


def test_what_a_newsroom_settles() -> None:
    newsroom = _read(
        """organization: cba
source_language: fr
languages: [fr, ar, fr]
formats: [txt]
output: out/all
brand: {color: "#0B6E4F", logo: media/logo.png, logo_alt: Emblème}
mail: {from: "Presse <presse@books.example>"}
organizations: {cba: {name: Association}}
"""
    )

    assert ("cba", "fr", ("fr", "ar"), ("txt",), "out/all", "#0b6e4f", "media/logo.png") == (
        newsroom.organization,
        newsroom.source_language,
        newsroom.languages,
        newsroom.formats,
        newsroom.output,
        newsroom.color,
        newsroom.logo,
    )
    assert "Presse <presse@books.example>" == newsroom.mail_from
    assert newsroom.house.logo_alt
    assert ("Emblème", "brand/logo_alt", "fr") == (
        newsroom.house.logo_alt.msgid,
        newsroom.house.logo_alt.context,
        newsroom.house.logo_alt.language,
    )


def test_a_profile_is_that_of_the_file_and_else_the_languages_own() -> None:
    newsroom = _read("locales:\n  ar: {digits: arab, months: levant}\n  fr: {typography: none}\n")

    assert ("ar_001", "arab", "levant") == (
        newsroom.language("ar").cldr,
        newsroom.language("ar").digits,
        newsroom.language("ar").months,
    )
    assert "none" == newsroom.language("fr").typography
    assert "en_GB" == newsroom.language("en").cldr


def test_the_words_of_the_house_are_messages_of_its_own_catalog(newsroom: Newsroom) -> None:
    found = [(one.context, one.msgid) for one in messages(newsroom.house)]

    assert [
        ("organizations/cba/name", "City Book Association"),
        ("organizations/cba/short", "CBA"),
        ("organizations/cba/about-heading", "About CBA"),
        ("organizations/cba/about", "The City Book Association lends books in 40 villages."),
        ("people/amrani/name", "Karima Amrani"),
        ("people/amrani/role", "head of the library service"),
        ("people/driver/name", "Samir Idrissi"),
        ("places/rabat/city", "Rabat"),
        ("places/rabat/country", "Morocco"),
        ("places/azrou/city", "Azrou"),
        ("places/azrou/country", "Morocco"),
        ("contacts/press/name", "Nadia Fassi"),
        ("contacts/press/role", "press officer"),
    ] == found
    assert {"house"} == {one.domain for one in messages(newsroom.house)}


def test_marks_stand_in_an_organizations_own_text_alone(newsroom: Newsroom) -> None:
    assert {"organizations/cba/about"} == {one.context for one in messages(newsroom.house) if one.marks}


def test_each_paragraph_about_an_organization_is_a_message() -> None:
    newsroom = _read("organizations:\n  cba:\n    name: Books\n    about: |\n      One.\n\n      Two.\n")

    assert ["One.", "Two."] == [one.msgid for one in newsroom.house.organizations["cba"].about]


def test_the_heading_is_english_unless_the_house_writes_its_own() -> None:
    text = """source_language: fr
organizations:
  a: {name: ALC, about: x}
  b: {name: B, about: x, about_heading: Sur B}
"""

    organizations = _read(text).house.organizations

    assert [("About ALC", "en"), ("Sur B", "fr")] == [
        (one.about_heading.msgid, one.about_heading.language) for one in organizations.values() if one.about_heading
    ]


def test_texts_of_the_house_may_name_each_other() -> None:
    text = 'organizations: {cba: {name: Books}}\npeople: {a: {name: Amal, role: "head of {cba}"}}\n'

    assert _read(text).house.people["a"].role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("people: {a: {name: x, role: '{b}'}}", [("unknown-placeholder", 1, 30)], id="an unknown name"),
        pytest.param("people: {a: {name: '{a}'}}", [("name-circle", 1, 20)], id="a name in itself"),
        pytest.param("contacts: {a: {name: x}}", [("missing-field", 1, 12)], id="nobody to reach"),
        pytest.param(
            "contacts: {a: {phone: x, organization: b}}", [("unknown-organization", 1, 40)], id="no such house"
        ),
        pytest.param("organization: cba", [("unknown-organization", 1, 15)], id="an issuer unknown"),
        pytest.param("languages: [en, xx]", [("unknown-language", 1, 17)], id="a language unknown"),
        pytest.param("locales: {xx: {}}", [("unknown-language", 1, 11)], id="a profile of no language"),
        pytest.param("brand: {color: green}", [("bad-value", 1, 16)], id="a colour in words"),
        pytest.param("mail: {from: 'nobody'}", [("bad-value", 1, 14)], id="a sender without address"),
        pytest.param(
            "organizations: {a: {nam: x}}\npeople: {b: {name: x, organization: a}}",
            [("missing-field", 1, 17), ("unknown-field", 1, 21)],
            id="a broken organization is known to others",
        ),
        pytest.param(
            "locales: {ar: {months: magreb}}\noutput: /srv", [("bad-value", 1, 24), ("bad-value", 2, 9)], id="two"
        ),
    ],
)
def test_errors_are_told_at_their_places(faults: Faults, text: str, expected: list[tuple[str, int, int]]) -> None:
    assert expected == faults(lambda: _read(text))


_KEYS = st.sampled_from(
    ["organization", "languages", "brand", "color", "mail", "locales", "people", "a", "name", "cba", "organizations"]
)
_VALUES = st.recursive(
    st.sampled_from(["", "x", "[a](b)", '"{a}"', "'{cba.name}'", "en", "~"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda several: f"[{', '.join(several)}]")
        | st.dictionaries(_KEYS, inner, max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(_KEYS, _VALUES, max_size=5))
def test_any_fields_are_a_newsroom_or_an_error_of_ours(fields: dict[str, str]) -> None:
    told: list[Diagnostic] = []

    newsroom = _read_anything("".join(f"{key}: {value}\n" for key, value in fields.items()), told)

    assert told or isinstance(newsroom, Newsroom)
    assert all(one.message and one.hint for one in told)


def _read_anything(text: str, told: list[Diagnostic]) -> Newsroom | None:
    try:
        return read_newsroom(text, "presskit.yaml", told.append)
    except PresskitError as problem:
        told.extend(problem.diagnostics)
        return None
