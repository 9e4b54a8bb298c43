from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.authoring.newsroom import Newsroom, read_newsroom
from presskit.authoring.release import read
from presskit.authoring.schema.blocks import BLOCK_KEYS, ImagedForm, PluralForm, TabledForm
from presskit.authoring.schema.facts import FACT_KEYS
from presskit.authoring.schema.release import EventForm, ReleaseFile
from presskit.errors import Diagnostic, PresskitError, Span
from presskit.media import Media
from presskit.model import (
    Boilerplate,
    City,
    Contact,
    Heading,
    ItemList,
    Message,
    Paragraph,
    Person,
    Quote,
    Release,
    messages,
)

Pictures = Callable[[str], Media]
Reader = Callable[..., Release[Message]]
Faults = Callable[[Callable[[], object]], list[tuple[str, int, int]]]

# The worked example of the design: what every other room relies on.
EXAMPLE = """presskit: 1
reference: CBA/2024/03
date: 2024-06-02
embargo: {until: "2024-06-03T09:00", zone: Africa/Casablanca, show: [Europe/Paris]}
dateline: {places: [rabat]}
headline: "{cba} sends a library bus to {villages} villages"
subheadline: "First stop: {azrou}"
summary: ["2,500 books in three languages on board"]
facts:
  villages: {number: 40}
  stop: {from: 2024-06-03, to: 2024-06-05}
  grant: {money: 1500000, currency: USD}
links:
  timetable: {en: https://books.example/en/bus, fr: https://books.example/fr/bus, ar: https://books.example/ar/bus}
body:
  - "The bus of the {cba.name} ({cba}) stops in {azrou} {stop.span}. A grant of {grant.short} pays for it."
  - quote: {text: "A book that comes to the door is opened the same evening.", speaker: amrani}
  - heading: How to take part
  - list: ["See [the timetable]({timetable})", "Write to us"]
notes: ["The first bus ran in 1998."]
boilerplates: [cba]
contacts: [press]
"""


def test_the_worked_example_is_read_whole(release: Reader, newsroom: Newsroom) -> None:
    one = release(EXAMPLE)

    assert ("launch", "en", ("en", "ar", "fr"), "press-release", ("cba",), "CBA/2024/03", date(2024, 6, 2)) == (
        one.id,
        one.language,
        one.languages,
        one.kind,
        one.issuers,
        one.reference,
        one.date,
    )
    assert (("rabat",), (Boilerplate("cba"),), ("press",)) == (one.dateline, one.boilerplates, one.contacts)
    assert [Paragraph, Quote, Heading, ItemList] == [type(block) for block in one.body]
    assert (Span("release.yaml"), newsroom.house) == (one.span, one.house)


def test_the_worked_example_gives_translators_these_texts(release: Reader) -> None:
    found = [(one.context, one.msgid, one.marks) for one in messages(release(EXAMPLE))]

    assert [
        ("headline", "{cba} sends a library bus to {villages} villages", False),
        ("subheadline", "First stop: {azrou}", False),
        ("summary", "2,500 books in three languages on board", False),
        (
            "body",
            "The bus of the {cba.name} ({cba}) stops in {azrou} {stop.span}. A grant of {grant.short} pays for it.",
            True,
        ),
        ("quote", "A book that comes to the door is opened the same evening.", True),
        ("heading", "How to take part", False),
        ("list", "See [the timetable]({timetable})", True),
        ("list", "Write to us", True),
        ("note", "The first bus ran in 1998.", True),
    ] == found
    assert {("launch", "en")} == {(one.domain, one.language) for one in messages(release(EXAMPLE))}


def test_three_fields_are_a_release(release: Reader) -> None:
    one = release("headline: x\ndate: 2024-06-02\nbody: y\n")

    assert ((), (), (), {}, {}) == (one.summary, one.notes, one.contacts, one.facts, one.links)


def test_the_bodys_blank_lines_part_its_paragraphs(with_body: Reader) -> None:
    one = with_body("body: |\n  First\n  line.\n\n  Second.\n")

    assert [("First line.", 4), ("Second.", 7)] == [
        (block.text.msgid, block.text.span.line) for block in one.body if isinstance(block, Paragraph)
    ]


def test_an_id_is_part_of_the_context_and_a_note_goes_to_the_translator(with_body: Reader) -> None:
    one = with_body(
        """body:
  - paragraph: "p"
    id: agreement
    note: "first mention, formal"
  - {numbered: ["a", "b"], id: steps, note: imperative}
  - {heading: h, id: how}
notes: [{text: n, id: first, note: short}]
"""
    )

    assert [
        ("headline", ()),
        ("body/agreement", ("first mention, formal",)),
        ("list/steps", ("imperative",)),
        ("list/steps", ("imperative",)),
        ("heading/how", ()),
        ("note/first", ("short",)),
    ] == [(message.context, message.notes) for message in messages(one)]
    assert [True] == [block.numbered for block in one.body if isinstance(block, ItemList)]


@pytest.mark.parametrize(
    ("speaker", "note"),
    [
        ("amrani", "spoken by Karima Amrani, woman"),
        ("driver", "spoken by Samir Idrissi"),
        ("{name: Omar Alaoui, role: reader, gender: m}", "spoken by Omar Alaoui, man"),
    ],
    ids=["a woman", "gender unsaid", "a man named on the spot"],
)
def test_who_speaks_is_told_to_the_translator(with_body: Reader, speaker: str, note: str) -> None:
    one = with_body(f"body:\n  - quote: {{text: q, speaker: {speaker}}}\n    note: solemn\n")

    assert [(note, "solemn")] == [message.notes for message in messages(one) if message.context == "quote"]


def test_the_role_of_one_who_is_named_on_the_spot_tells_whose_it_is(with_body: Reader) -> None:
    speaker = "{name: Omar Alaoui, role: reader, gender: m}"

    one = with_body(f"body:\n  - quote: {{text: q, speaker: {speaker}}}\n")

    assert [("Omar Alaoui, man",)] == [message.notes for message in messages(one) if message.context == "speaker/role"]


def test_people_places_contacts_and_boilerplates_may_be_named_on_the_spot(with_body: Reader) -> None:
    one = with_body(
        """body:
  - quote: {text: q, speaker: {name: Omar Alaoui, role: reader, organization: cba, gender: m}}
dateline: {city: Fez, country: Morocco}
boilerplates: [{heading: About Fez, text: "A **city**."}]
contacts: [{name: Omar, role: reader, email: omar@books.example, phone: "141", organization: cba}]
"""
    )

    (quote,) = one.body
    assert isinstance(quote, Quote)
    assert isinstance(quote.speaker, Person)
    assert ("m", "cba") == (quote.speaker.gender, quote.speaker.organization)
    assert isinstance(one.dateline[0], City)
    assert isinstance(one.contacts[0], Contact)
    assert ("omar@books.example", "141", "cba") == (
        one.contacts[0].email,
        one.contacts[0].phone,
        one.contacts[0].organization,
    )
    assert [
        "headline",
        "dateline/city",
        "dateline/country",
        "quote",
        "speaker/name",
        "speaker/role",
        "boilerplate/heading",
        "boilerplate",
        "contact/name",
        "contact/role",
    ] == [message.context for message in messages(one)]


def test_a_dateline_may_have_several_places(with_body: Reader) -> None:
    one = with_body("body: x\ndateline: {places: [rabat, {city: Fez}]}\n")

    assert ["rabat", "Fez"] == [place if isinstance(place, str) else place.city.msgid for place in one.dateline]


def test_only_names_the_languages_in_which_something_is_printed(with_body: Reader) -> None:
    one = with_body(
        """body:
  - {paragraph: p, only: [ar]}
  - {heading: h, only: [ar, fr]}
  - {list: [i], only: [fr]}
  - {quote: {text: q, speaker: amrani}, only: [en]}
notes: [{text: n, only: [ar]}]
boilerplates: [{organization: cba, only: [ar]}]
contacts: [{phone: "141", only: [fr]}]
"""
    )

    assert [("ar",), ("ar", "fr"), ("fr",), ("en",)] == [block.only for block in one.body]
    assert ("ar",) == one.notes[0].only == one.boilerplates[0].only
    assert ["headline"] == [message.context for message in messages(one, "es")]


@pytest.mark.parametrize(
    ("rest", "language", "languages"),
    [
        ("", "en", ("en", "ar", "fr")),
        ("language: fr", "fr", ("en", "ar", "fr")),
        ("language: es", "es", ("es", "en", "ar", "fr")),
        ("languages: [ar, en, ar]", "en", ("ar", "en")),
        ("language: ar\nlanguages: [ar]", "ar", ("ar",)),
    ],
    ids=["the house's", "another source", "a source of its own", "fewer, one twice", "one"],
)
def test_the_source_language_is_always_among_the_languages(
    with_body: Reader, rest: str, language: str, languages: tuple[str, ...]
) -> None:
    one = with_body(f"body: x\n{rest}\n")

    assert (language, languages) == (one.language, one.languages)
    assert language == one.headline.language


def test_a_release_on_its_own_needs_no_newsroom(pictures: Pictures) -> None:
    text = "headline: x\ndate: 2024-06-02\nbody: y\n"

    one = read(text, "-", Newsroom.default(), release_id="release", pictures=pictures, report=print)

    assert (("en",), ()) == (one.languages, one.issuers)


def test_several_issuers_make_a_joint_release(with_body: Reader) -> None:
    assert ("cba", "cba") == with_body("body: x\nissuers: [cba, cba]\n").issuers


def test_one_language_may_be_authoritative(with_body: Reader) -> None:
    assert "" == with_body("body: x\n").authoritative
    assert "ar" == with_body("body: x\nauthoritative: ar\n").authoritative


def test_versions_are_addresses_by_language(with_body: Reader) -> None:
    one = with_body("body: x\nversions: {ar: https://x.example/ar, es: https://x.example/es}\n")

    assert {"ar": "https://x.example/ar", "es": "https://x.example/es"} == one.versions


@pytest.mark.parametrize(
    ("rest", "fault"),
    [
        ("authoritative: de", ("unknown-language", 4, 16)),
        ("versions: {xx: https://x.example}", ("unknown-language", 4, 12)),
        ("versions: {English: https://x.example}", ("unknown-language", 4, 12)),
        ("versions: {ar: http://x.example}", ("bad-target", 4, 16)),
        ("versions: https://x.example", ("wrong-type", 4, 11)),
    ],
    ids=["authoritative in none of its own", "a version in none", "a version in no tag", "http", "one for all"],
)
def test_what_is_wrong_with_a_language_is_told_at_its_place(
    with_body: Reader, faults: Faults, rest: str, fault: tuple[str, int, int]
) -> None:
    assert [fault] == faults(lambda: with_body(f"body: x\n{rest}\n"))


@pytest.mark.parametrize("release_id", ["house", "presskit", "", "Launch", "-a", "a_b", "a" * 81, "../x"])
def test_an_id_that_cannot_name_a_catalog_is_an_error(
    faults: Faults, newsroom: Newsroom, pictures: Pictures, release_id: str
) -> None:
    text = "headline: x\ndate: 2024-06-02\nbody: y\n"

    assert [("bad-id", 0, 0)] == faults(
        lambda: read(text, "r", newsroom, release_id=release_id, pictures=pictures, report=print)
    )


@pytest.mark.parametrize("default", ["launch", "My Folder"])
def test_a_release_may_name_itself(newsroom: Newsroom, pictures: Pictures, default: str) -> None:
    text = "id: 2024-bus-tour\nheadline: x\ndate: 2024-06-02\nbody: y\n"

    one = read(text, "r", newsroom, release_id=default, pictures=pictures, report=print)

    assert ("2024-bus-tour", {"2024-bus-tour"}) == (one.id, {message.domain for message in messages(one)})


@pytest.mark.parametrize("written", ["", "id:\n"], ids=["absent", "empty"])
def test_a_release_without_an_id_has_the_callers(with_body: Reader, written: str) -> None:
    assert "launch" == with_body(f"body: y\n{written}").id


@pytest.mark.parametrize("own", ["house", "presskit", "Launch", "-a", "a_b", "a" * 81, "../x", "[a]"])
def test_an_own_id_that_cannot_name_a_catalog_is_told_at_its_line(
    faults: Faults, newsroom: Newsroom, pictures: Pictures, own: str
) -> None:
    text = f"headline: x\ndate: 2024-06-02\nid: {own}\nbody: y\n"
    expected = "wrong-type" if own == "[a]" else "bad-id"

    told = faults(lambda: read(text, "r", newsroom, release_id="My Folder", pictures=pictures, report=print))

    assert [(expected, 3)] == [(code, line) for code, line, _ in told]


def test_languages_are_written_with_an_underscore_or_a_hyphen(with_body: Reader) -> None:
    text = """body: [{paragraph: x, only: [pt-BR]}]
languages: [en, pt-br]
authoritative: pt-BR
links: {a: {en: https://x.example, pt-BR: https://y.example}}
versions: {pt-BR: https://z.example}
"""

    one = with_body(text)

    assert (("en", "pt_BR"), "pt_BR", ("pt_BR",)) == (one.languages, one.authoritative, one.body[0].only)
    assert ("https://y.example", ["pt_BR"]) == (one.links["a"].address("pt_BR", "en"), [*one.versions])


def test_every_problem_of_a_file_is_told_at_once(with_body: Reader, faults: Faults) -> None:
    rest = """body:
  - "{nobody} and {cba.nothing}"
  - quote: {text: q, speaker: nobody}
  - quote: {text: q}
  - {paragraph: p, only: [de]}
  - "[a](http://x.example)"
summary: x
issuers: [nobody]
boilerplates: [nobody]
contacts: [nobody]
dateline: {places: [nobody]}
language: xx
headline: again
"""

    assert [
        ("unknown-placeholder", 4, 6),
        ("unknown-part", 4, 19),
        ("unknown-person", 5, 31),
        ("missing-field", 6, 5),
        ("unknown-language", 7, 27),
        ("bad-target", 8, 10),
        ("wrong-type", 9, 10),
        ("unknown-organization", 10, 11),
        ("unknown-organization", 11, 16),
        ("unknown-contact", 12, 12),
        ("unknown-place", 13, 21),
        ("unknown-language", 14, 11),
        ("duplicate-key", 15, 1),
    ] == faults(lambda: with_body(rest))


def test_a_boilerplate_needs_something_to_print(faults: Faults, pictures: Pictures) -> None:
    bare = read_newsroom("organizations: {a: {name: x}}\n", "presskit.yaml", print, pictures=pictures)
    text = "headline: x\ndate: 2024-06-02\nbody: y\nboilerplates: [a]\n"

    assert [("missing-field", 4, 16)] == faults(
        lambda: read(text, "r", bare, release_id="r", pictures=pictures, report=print)
    )


# --- laws -----------------------------------------------------------------------------------------

_KEYS = st.sampled_from(
    [
        *ReleaseFile.fields(),
        *BLOCK_KEYS,
        *FACT_KEYS,
        *PluralForm.fields(),
        *ImagedForm.fields(),
        *TabledForm.fields(),
        *EventForm.fields(),
        "text",
        "speaker",
        "name",
        "role",
        "places",
        "only",
        "id",
        "a",
        "cba",
    ]
)
_LEAVES = st.sampled_from(
    ["", "x", "2024-06-02", "'{cba}'", '"{a.b} [x](y)"', "cba", "amrani", "40", "en", "~", "**x**"]
)
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda several: f"[{', '.join(several)}]")
        | st.dictionaries(_KEYS, inner, max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"
        )
    ),
    max_leaves=10,
)


@given(st.dictionaries(_KEYS, _VALUES, max_size=6))
def test_any_fields_are_a_release_or_an_error_of_ours(pictures: Pictures, fields: dict[str, str]) -> None:
    told: list[Diagnostic] = []

    one = _read_anything("".join(f"{key}: {value}\n" for key, value in fields.items()), pictures, told)

    assert told or isinstance(one, Release)
    assert all(problem.message and problem.hint for problem in told)


@given(st.text(max_size=80))
def test_any_text_is_a_release_or_an_error_of_ours(pictures: Pictures, text: str) -> None:
    told: list[Diagnostic] = []

    one = _read_anything(text, pictures, told)

    assert told or isinstance(one, Release)


def _read_anything(text: str, pictures: Pictures, told: list[Diagnostic]) -> Release[Message] | None:
    try:
        return read(text, "r", Newsroom.default(), release_id="r", pictures=pictures, report=told.append)
    except PresskitError as problem:
        told.extend(problem.diagnostics)
        return None
