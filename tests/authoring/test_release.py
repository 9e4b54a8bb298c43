from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.authoring.newsroom import Newsroom, read_newsroom
from presskit.authoring.release import read
from presskit.authoring.schema import BLOCK_KEYS, FACT_KEYS, ReleaseFile
from presskit.errors import Diagnostic, PresskitError, Span
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


def test_people_places_contacts_and_boilerplates_may_be_named_on_the_spot(with_body: Reader) -> None:
    one = with_body(
        """body:
  - quote: {text: q, speaker: {name: Omar Alaoui, role: reader, organization: cba, gender: m}}
dateline: {city: Fez, country: Morocco}
boilerplates: [{heading: About Fez, text: "A **city**."}]
contacts: [{name: Omar, role: reader, email: omar@books.example, phone: "12", organization: cba}]
"""
    )

    (quote,) = one.body
    assert isinstance(quote, Quote)
    assert isinstance(quote.speaker, Person)
    assert ("m", "cba") == (quote.speaker.gender, quote.speaker.organization)
    assert isinstance(one.dateline[0], City)
    assert isinstance(one.contacts[0], Contact)
    assert ("omar@books.example", "12", "cba") == (
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
contacts: [{phone: "1", only: [fr]}]
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


def test_a_release_on_its_own_needs_no_newsroom() -> None:
    text = "headline: x\ndate: 2024-06-02\nbody: y\n"

    one = read(text, "-", Newsroom.default(), release_id="release", report=print)

    assert (("en",), ()) == (one.languages, one.issuers)


def test_several_issuers_make_a_joint_release(with_body: Reader) -> None:
    assert ("cba", "cba") == with_body("body: x\nissuers: [cba, cba]\n").issuers


@pytest.mark.parametrize("release_id", ["house", "presskit", "", "Launch", "-a", "a_b", "a" * 81, "../x"])
def test_an_id_that_cannot_name_a_catalog_is_an_error(faults: Faults, newsroom: Newsroom, release_id: str) -> None:
    text = "headline: x\ndate: 2024-06-02\nbody: y\n"

    assert [("bad-id", 0, 0)] == faults(lambda: read(text, "r", newsroom, release_id=release_id, report=print))


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


def test_a_boilerplate_needs_something_to_print(faults: Faults) -> None:
    bare = read_newsroom("organizations: {a: {name: x}}\n", "presskit.yaml", print)
    text = "headline: x\ndate: 2024-06-02\nbody: y\nboilerplates: [a]\n"

    assert [("missing-field", 4, 16)] == faults(lambda: read(text, "r", bare, release_id="r", report=print))


# --- laws -----------------------------------------------------------------------------------------

_KEYS = st.sampled_from(
    [
        *ReleaseFile.fields(),
        *BLOCK_KEYS,
        *FACT_KEYS,
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
def test_any_fields_are_a_release_or_an_error_of_ours(fields: dict[str, str]) -> None:
    told: list[Diagnostic] = []

    one = _read_anything("".join(f"{key}: {value}\n" for key, value in fields.items()), told)

    assert told or isinstance(one, Release)
    assert all(problem.message and problem.hint for problem in told)


@given(st.text(max_size=80))
def test_any_text_is_a_release_or_an_error_of_ours(text: str) -> None:
    told: list[Diagnostic] = []

    one = _read_anything(text, told)

    assert told or isinstance(one, Release)


def _read_anything(text: str, told: list[Diagnostic]) -> Release[Message] | None:
    try:
        return read(text, "r", Newsroom.default(), release_id="r", report=told.append)
    except PresskitError as problem:
        told.extend(problem.diagnostics)
        return None
