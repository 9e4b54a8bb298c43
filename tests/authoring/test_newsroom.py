from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.authoring.newsroom import Newsroom, read_newsroom
from presskit.errors import Diagnostic, PresskitError, ReleaseError
from presskit.mail import Mailbox
from presskit.media import Media
from presskit.model import House, messages

Pictures = Callable[[str], Media]
Read = Callable[[str], Newsroom]
Faults = Callable[[Callable[[], object]], list[tuple[str, int, int]]]


def test_an_empty_newsroom_is_the_default_one(read: Read) -> None:
    assert Newsroom.default() == read("presskit: 1\n")


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


def test_what_a_newsroom_settles(read: Read) -> None:
    newsroom = read(
        """organization: cba
source_language: fr
languages: [fr, ar, fr]
formats: [txt]
output: out/all
brand: {color: "#0B6E4F"}
mail: {from: "Presse <presse@books.example>"}
organizations: {cba: {name: Association}}
"""
    )

    assert ("cba", "fr", ("fr", "ar"), ("txt",), "out/all", "#0b6e4f") == (
        newsroom.organization,
        newsroom.source_language,
        newsroom.languages,
        newsroom.formats,
        newsroom.output,
        newsroom.color,
    )
    assert Mailbox("Presse", "presse@books.example") == newsroom.mail_from


def test_what_a_house_wants_of_checks_is_kept_with_its_places(read: Read) -> None:
    rules = read("checks: {ignore: [missing-quote, figure, figure], errors: [too-long]}\n").checks

    assert {"missing-quote": 19, "figure": 34} == {code: span.column for code, span in rules.ignore.items()}
    assert ["too-long"] == list(rules.errors)


def test_spellings_to_avoid_are_kept_as_typed_and_are_no_messages(read: Read) -> None:
    house = read(
        """organizations: {cba: {name: City Book Association, avoid: [C.B.A., رابطة الكتاب]}}
people: {amrani: {name: Karima Amrani, avoid: [Amrany]}}
"""
    ).house

    assert ("C.B.A.", "رابطة الكتاب") == house.organizations["cba"].avoid
    assert ("Amrany",) == house.people["amrani"].avoid
    assert ["City Book Association", "Karima Amrani"] == [one.msgid for one in messages(house)]


def test_a_profile_is_that_of_the_file_and_else_the_languages_own(read: Read) -> None:
    newsroom = read("locales:\n  ar: {digits: arab, months: levant}\n  fr: {typography: none}\n")

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


def test_a_translator_is_told_whose_role_it_is(read: Read) -> None:
    """A role, and a short name with its title, follow the gender of the person in many languages."""
    newsroom = read("people:\n  amrani: {name: Karima Amrani, short: Ms. Amrani, role: head, gender: f}\n")

    assert [
        ("people/amrani/name", ()),
        ("people/amrani/short", ("Karima Amrani, woman",)),
        ("people/amrani/role", ("Karima Amrani, woman",)),
    ] == [(one.context, one.notes) for one in messages(newsroom.house)]


def test_marks_stand_in_an_organizations_own_text_alone(newsroom: Newsroom) -> None:
    assert {"organizations/cba/about"} == {one.context for one in messages(newsroom.house) if one.marks}


def test_each_paragraph_about_an_organization_is_a_message(read: Read) -> None:
    newsroom = read("organizations:\n  cba:\n    name: Books\n    about: |\n      One.\n\n      Two.\n")

    assert ["One.", "Two."] == [one.msgid for one in newsroom.house.organizations["cba"].about]


@pytest.mark.parametrize(
    ("language", "form", "heading"),
    [
        ("en", "{name: ALC, about: x}", "About ALC"),
        ("en_GB", "{name: ALC, about: x}", "About ALC"),
        ("fr", "{name: B, about: x, about_heading: Sur B}", "Sur B"),
    ],
    ids=["English", "British English", "its own"],
)
def test_a_boilerplate_has_a_heading(read: Read, language: str, form: str, heading: str) -> None:
    organizations = read(f"source_language: {language}\norganizations: {{a: {form}}}\n").house.organizations

    assert organizations["a"].about_heading
    assert heading == organizations["a"].about_heading.msgid


@pytest.mark.parametrize(
    ("language", "line"), [("fr", "about_heading: À propos"), ("ar", "about_heading: نبذة"), ("de", "about_heading: …")]
)
def test_a_house_in_another_language_writes_its_own_heading(read: Read, language: str, line: str) -> None:
    with pytest.raises(ReleaseError) as caught:
        read(f"source_language: {language}\norganizations: {{a: {{name: B, about: x}}}}\n")

    (problem,) = caught.value.diagnostics
    assert line in problem.hint


def test_an_organization_without_a_boilerplate_needs_no_heading(read: Read) -> None:
    assert None is read("source_language: fr\norganizations: {a: {name: B}}\n").house.organizations["a"].about_heading


def test_a_language_is_known_by_one_name_however_it_is_written(read: Read) -> None:
    newsroom = read("source_language: pt-br\nlanguages: [en, pt-BR]\nlocales: {pt-BR: {digits: arab}}\n")

    assert ("pt_BR", ("en", "pt_BR"), ["pt_BR"]) == (
        newsroom.source_language,
        newsroom.languages,
        [*newsroom.profiles],
    )
    assert newsroom.language("pt-BR") is newsroom.language("pt_BR")
    assert ("arab", "pt-BR") == (newsroom.language("pt_BR").digits, newsroom.language("pt_BR").bcp47)


def test_texts_of_the_house_may_name_each_other(read: Read) -> None:
    text = 'organizations: {cba: {name: Books}}\npeople: {a: {name: Amal, role: "head of {cba}"}}\n'

    assert read(text).house.people["a"].role


# --- logos ----------------------------------------------------------------------------------------

CBA = "cba: {name: City Book Association"


def test_an_organizations_logo_has_its_description(read: Read) -> None:
    house = read(f"organizations: {{{CBA}, logo: media/cba.png, logo_alt: A bus}}}}\n").house

    logo = house.organizations["cba"].logo
    assert logo
    assert ("cba.png", "A bus", "organizations/cba/logo_alt", "house") == (
        logo.media.name,
        logo.alt.msgid,
        logo.alt.context,
        logo.alt.domain,
    )


def test_the_brands_logo_is_that_of_the_newsrooms_own_organization(read: Read) -> None:
    brand = "brand: {logo: media/logo.png, logo_alt: 'Emblem of {cba}'}"

    house = read(f"organization: cba\n{brand}\norganizations: {{{CBA}}}}}\n").house

    logo = house.organizations["cba"].logo
    assert logo
    assert ("logo.png", "Emblem of {cba}", "brand/logo_alt") == (logo.media.name, logo.alt.msgid, logo.alt.context)


def test_a_logo_without_a_description_is_described_by_its_organizations_name(read: Read) -> None:
    house = read(f"organizations: {{{CBA}, logo: media/cba.png}}}}\n").house

    organization = house.organizations["cba"]
    assert organization.logo
    assert organization.name is organization.logo.alt


def test_several_organizations_have_their_own_logos(read: Read) -> None:
    others = "b: {name: B, logo: b.png}, c: {name: C}"

    house = read(f"organization: cba\nbrand: {{logo: a.png}}\norganizations: {{{CBA}}}, {others}}}\n").house

    assert ["a.png", "b.png", None] == [one.logo and one.logo.media.name for one in house.organizations.values()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"organizations: {{{CBA}, logo: missing.png}}}}", [("no-image", 1, 58)], id="not there"),
        pytest.param(
            f"organizations: {{{CBA}, logo_alt: A bus}}}}", [("missing-field", 1, 62)], id="nothing described"
        ),
        pytest.param(
            f"organization: cba\nbrand: {{logo: a.png}}\norganizations: {{{CBA}, logo: b.png}}}}",
            [("bad-value", 2, 15)],
            id="two",
        ),
        pytest.param("brand: {logo: a.png}", [("missing-field", 1, 15)], id="nobody's"),
        pytest.param("organization: x\nbrand: {logo: a.png}", [("unknown-organization", 1, 15)], id="a stranger's"),
    ],
)
def test_what_is_wrong_with_a_logo_is_told_at_its_place(
    read: Read, faults: Faults, text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert expected == faults(lambda: read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("people: {a: {name: x, role: '{b}'}}", [("unknown-placeholder", 1, 30)], id="an unknown name"),
        pytest.param("people: {a: {name: '{a}'}}", [("name-circle", 1, 20)], id="a name in itself"),
        pytest.param("contacts: {a: {name: x}}", [("missing-field", 1, 12)], id="nobody to reach"),
        pytest.param(
            "contacts: {a: {phone: 141, organization: b}}", [("unknown-organization", 1, 42)], id="no such house"
        ),
        pytest.param("organization: cba", [("unknown-organization", 1, 15)], id="an issuer unknown"),
        pytest.param("languages: [en, xx]", [("unknown-language", 1, 17)], id="a language unknown"),
        pytest.param("locales: {xx: {}}", [("unknown-language", 1, 11)], id="a profile of no language"),
        pytest.param("locales: {ar: {cldr: xx}}", [("unknown-language", 1, 22)], id="a locale unknown"),
        pytest.param("locales: {ar-eg: {cldr: fr}}", [("bad-value", 1, 25)], id="a locale of another language"),
        pytest.param("locales: {pt-XX: {}}", [("unknown-language", 1, 11)], id="a country unknown"),
        pytest.param("locales: {pt-BR: {}, pt_BR: {}}", [("duplicate-key", 1, 22)], id="a language twice"),
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
def test_errors_are_told_at_their_places(
    read: Read, faults: Faults, text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert expected == faults(lambda: read(text))


_KEYS = st.sampled_from(
    [
        "organization",
        "languages",
        "brand",
        "color",
        "mail",
        "locales",
        "people",
        "a",
        "name",
        "cba",
        "organizations",
        "logo",
        "logo_alt",
        "from",
    ]
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
def test_any_fields_are_a_newsroom_or_an_error_of_ours(pictures: Pictures, fields: dict[str, str]) -> None:
    told: list[Diagnostic] = []

    newsroom = _read_anything("".join(f"{key}: {value}\n" for key, value in fields.items()), pictures, told)

    assert told or isinstance(newsroom, Newsroom)
    assert all(one.message and one.hint for one in told)


def _read_anything(text: str, pictures: Pictures, told: list[Diagnostic]) -> Newsroom | None:
    try:
        return read_newsroom(text, "presskit.yaml", told.append, pictures=pictures)
    except PresskitError as problem:
        told.extend(problem.diagnostics)
        return None
