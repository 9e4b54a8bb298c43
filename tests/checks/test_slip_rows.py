"""Each planted slip raises its own code and no other; what only looks like a slip raises nothing."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.checks import arabic, dates, mentions, names, slips, style, tongues
from presskit.checks.dossier import Dossier, Edition, Text
from presskit.errors import Span
from presskit.language.profile import language
from presskit.model import (
    HOUSE,
    City,
    DateFact,
    Embargo,
    House,
    Message,
    MomentFact,
    MoneyFact,
    Organization,
    Paragraph,
    Person,
    Release,
)
from presskit.translation.catalog import Catalog, Labels

DATA = Path(__file__).parents[1] / "data" / "slips"
FAMILIES = (arabic, dates, mentions, names, slips, style, tongues)
YAML = Span("releases/bus/release.yaml", 3, 5)
THURSDAY = date(2022, 9, 15)
SATURDAY = Embargo(MomentFact(datetime(2022, 9, 17, 10, tzinfo=UTC), "UTC"))
NAMES = {
    "en": {
        "almalik": ("Dr. Salim M. AlMalik", "Dr. AlMalik"),
        "abd": ("Mr. Kairat Abdrakhmanov", "Mr. Abdrakhmanov"),
        "icesco": ("Islamic World Educational, Scientific and Cultural Organization", "ICESCO"),
        "city": "Marrakesh",
    },
    "fr": {
        "almalik": ("Dr Salim M. AlMalik", "le Dr AlMalik"),
        "abd": ("M. Kairat Abdrakhmanov", "M. Abdrakhmanov"),
        "icesco": ("Organisation du monde islamique pour l’éducation, les sciences et la culture", "ICESCO"),
        "city": "Marrakech",
    },
    "ar": {
        "almalik": ("الدكتور سالم بن محمد المالك", "الدكتور المالك"),
        "abd": ("السيد خيرات عبدالرحمانوف", "السيد عبدالرحمانوف"),
        "icesco": ("منظمة العالم الإسلامي للتربية والعلوم والثقافة", "الإيسيسكو"),
        "city": "مراكش",
    },
}


def rows(name):
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [_visible(line).split("\t") for line in lines if line and not line.startswith("#")]


def _visible(line):
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), line)


def parameters(name):
    return [pytest.param(row, id=f"{row[0]} {row[1]} {row[3][:40]}") for row in rows(name)]


def judged(row):
    """The codes of what is told about a row, in a release that holds its paragraphs and nothing else."""
    _, tag, role, text = row
    return [one.code for one in told(tag, role, text.split(" ¶ "))]


def told(tag, role, paragraphs):
    dossier = _dossier(tag, role.partition("+"), paragraphs)
    return [one for family in FAMILIES for one in family.judge(dossier)]


def _dossier(tag, role, paragraphs):
    context, _, more = role
    own = language(tag)
    said = [Message(one, context, "bus", tag, YAML, marks=True) for one in paragraphs]
    release = Release(
        id="bus",
        span=YAML,
        language=tag,
        languages=(tag,),
        date=THURSDAY,
        embargo=SATURDAY if more else None,
        headline=Message("Books", "headline", "bus", tag, YAML),
        body=tuple(Paragraph(one) for one in said) if context == "body" else (),
        facts={"grant": MoneyFact(Decimal(1_500_000), "USD"), "meeting": DateFact(THURSDAY)},
        house=_house(tag),
    )
    texts = tuple(Text(one, one.msgid, one.msgid) for one in said)
    return Dossier(release, own, (Edition(own, Catalog(tag, own.cldr, {}, {}), Labels(own, {}, ""), texts),))


def _house(tag):
    def say(words, context):
        return Message(words, context, HOUSE, tag, Span("presskit.yaml", 2, 1))

    own = NAMES[tag]
    name, short = own["icesco"]
    return House(
        organizations={
            "icesco": Organization(
                say(name, "organizations/icesco/name"),
                say(short, "organizations/icesco/short"),
                avoid=("ISESCO", "إيسسكو"),
            )
        },
        people={
            key: Person(
                say(own[key][0], f"people/{key}/name"),
                say(own[key][1], f"people/{key}/short"),
                say("Director-General", f"people/{key}/role"),
            )
            for key in ("almalik", "abd")
        },
        places={"marrakesh": City(say(own["city"], "places/marrakesh/city"))},
    )


@pytest.mark.parametrize("row", parameters("correct.tsv"))
def test_what_only_looks_like_a_slip_raises_nothing(row):
    assert [] == judged(row)


@pytest.mark.parametrize("row", parameters("planted.tsv"))
def test_a_slip_raises_its_own_code_once_and_no_other(row):
    assert [row[0]] == judged(row)


def test_every_code_is_planted_in_the_languages_it_knows():
    told = {code for family in FAMILIES if family is not arabic for code in family.FAMILY.codes}

    planted = [row[0] for row in rows("planted.tsv")]

    assert told == set(planted)
    assert min(planted.count(code) for code in told) >= 8


def test_the_tempting_texts_are_many_and_in_three_languages():
    tempting = rows("correct.tsv")

    assert len(tempting) >= 230
    assert all(sum(row[1] == tag for row in tempting) >= 50 for tag in ("en", "fr", "ar"))


PIECES = st.sampled_from(
    [
        "Dr. ",
        "Abdurahmanov",
        " and ",
        ". ",
        "(",
        ")",
        "«",
        "»",
        "“",
        '"',
        "  ",
        "[here](https://a.example)",
        "{icesco}",
        "15 September ",
        "Friday ",
        "September 3, 2022",
        "31/12/2022",
        "2022",
        "today, ",
        "7ème",
        "USD 5",
        "US$5",
        "#Books",
        "الايسيسكو",
        " و ",
        "السيد ",
        "،",
        "ـ",
        "اليوم ",
        "٣١ سبتمبر",
        "{",
        "}",
        "[",
        "**",
        "\u202f",
        "́",
        "x@y.example",
    ]
)


@given(st.sampled_from(["en", "fr", "ar"]), st.lists(PIECES, min_size=1, max_size=12).map("".join).filter(str.strip))
def test_whatever_is_typed_is_judged_and_each_place_lies_within_it(tag, text):
    for one in told(tag, "body", [text]):
        start, end = one.words

        assert 0 <= start <= end <= len(text)
        assert one.message
        assert one.hint
