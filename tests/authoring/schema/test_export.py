import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from presskit.authoring.problems import Problems
from presskit.authoring.schema import export
from presskit.authoring.schema.newsroom import NewsroomFile
from presskit.authoring.schema.release import ReleaseFile
from presskit.authoring.source import parse

TOP = Path(__file__).parents[3]
RELEASES = sorted(TOP.glob("releases/*/release.yaml")) + sorted(TOP.glob("tests/data/*/releases/*/release.yaml"))
NEWSROOMS = [TOP / "presskit.yaml", *sorted(TOP.glob("tests/data/*/presskit.yaml")), TOP / "tests/authoring/house.yaml"]
RELEASE = "headline: x\ndate: 2024-06-02\n"

_VALIDATORS = {name: Draft202012Validator(export.json_schema(form)) for name, form in export.FILES.items()}


def _seen(text: str) -> object:
    return export.seen(parse(text, "x", Problems()))


def _faults(name: str, text: str) -> list[str]:
    return [one.message for one in _VALIDATORS[name].iter_errors(_seen(text))]


@pytest.mark.parametrize("name", export.FILES)
def test_a_schema_is_one(name: str) -> None:
    schema = json.loads(export.json_text(export.FILES[name]))

    Draft202012Validator.check_schema(schema)
    assert "https://json-schema.org/draft/2020-12/schema" == schema["$schema"]


@pytest.mark.parametrize("path", RELEASES, ids=lambda one: one.parent.name)
def test_an_editor_finds_nothing_wrong_with_an_example(path: Path) -> None:
    assert [] == _faults("release", path.read_text("utf-8"))


@pytest.mark.parametrize("path", NEWSROOMS, ids=lambda one: str(one.relative_to(TOP)))
def test_an_editor_finds_nothing_wrong_with_a_newsroom(path: Path) -> None:
    assert [] == _faults("newsroom", path.read_text("utf-8"))


@pytest.mark.parametrize(
    "rest",
    [
        "body: x",
        "body: 150",
        "body: true\nsubheadline:",
        "body: [x, {paragraph: x, id: a, note: n, only: [ar]}, {numbered: [1, 2]}]",
        "body: [{paragraph: {one: a, other: b, count: n}}]",
        "body: [{quote: {text: q, speaker: {name: n, gender: f}}}]",
        "body: [{image: {file: a.JPG, alt: x, caption: , credit: c}}]",
        "body: [{table: {columns: [a, ], rows: [[1, ~], [x, 12.5%]]}}]",
        "body: x\nfacts: {a: {number: 18.5}, b: {percent: '12.50'}, c: {year: 2025}, d: {money: 1, currency: USD}}",
        "body: x\nlinks: {a: https://x.example, b: {en: 'mailto:a@x.example', pt_BR: 'tel:+2125'}}",
        "body: x\nevent: {at: 2024-06-03T10:00, zone: UTC, place: {city: Fez}, register: 'mailto:a@x.example'}",
        "body: x\ncontacts: [press, {phone: 0537566052}]\nnotes: [1998, {text: x}]",
        "body: x\nid: 2024",
        "body: x\nid: 2024-06-02-bus\ncontacts: [{phone: 'الهاتف ٠٥٣٧'}]",
        "body: x\npresskit: 1\nkind: statement\nversions: {ar: https://x.example}\nauthoritative: ar",
    ],
)
def test_an_editor_accepts_what_presskit_accepts(rest: str) -> None:
    assert [] == _faults("release", RELEASE + rest)


@pytest.mark.parametrize(
    "text",
    [
        "headline: x\nbody: y",
        RELEASE,
        RELEASE + "bodi: x",
        RELEASE + "body: []",
        RELEASE + "body: {text: x}",
        RELEASE + "body: [{paragraf: x}]",
        RELEASE + "body: [{heading: x, list: [y]}]",
        RELEASE + "body: [{heading: [x]}]",
        RELEASE + "body: [{quote: {text: x}}]",
        RELEASE + "body: [{image: {file: a.gif, alt: x}}]",
        RELEASE + "body: [{image: {file: a.png}}]",
        RELEASE + "body: [{table: {columns: [a]}}]",
        RELEASE + "body: [{table: {columns: [a], rows: [b]}}]",
        RELEASE + "body: [{paragraph: {one: a, count: n}}]",
        RELEASE + "body: [{paragraph: {others: a, other: b, count: n}}]",
        RELEASE + "body: [{paragraph: x, id: 1}]",
        RELEASE + "body: x\nkind: statment",
        RELEASE + "body: x\nid: Bus Tour",
        RELEASE + "body: x\ncontacts: [{phone: call me}]",
        RELEASE + "body: x\npresskit: 2",
        RELEASE + "body: x\nlanguage: English",
        RELEASE + "body: x\nembargo: {until: 2024-06-03T09:00}",
        RELEASE + "body: x\nembargo: {until: 3 June, zone: UTC}",
        RELEASE + "body: x\nfacts: {Startups: {number: 1}}",
        RELEASE + "body: x\nfacts: {a: {number: '1,200'}}",
        RELEASE + "body: x\nfacts: {a: {year: 20255}}",
        RELEASE + "body: x\nfacts: {a: {money: 1}}",
        RELEASE + "body: x\nfacts: {a: {number: 1, year: 2}}",
        RELEASE + "body: x\nlinks: {a: http://x.example}",
        RELEASE + "body: x\nversions: {ar: 'mailto:a@x.example'}",
        RELEASE + "body: x\nsummary: x",
        "headline:\ndate: 2024-06-02\nbody: x",
        "headline: ' '\ndate: 2024-06-02\nbody: x",
        "headline: x\ndate: 2 June 2024\nbody: x",
    ],
)
def test_an_editor_underlines_what_presskit_refuses(text: str) -> None:
    assert _faults("release", text)


@pytest.mark.parametrize(
    "text",
    [
        "organisations: {}",
        "organizations: {cba: {short: CBA}}",
        "organizations: {CBA: {name: x}}",
        "brand: {color: '#fff'}",
        "brand: {color: #0b6e4f\n}",
        "brand: {logo: logo.svg}",
        "mail: {from: nobody}",
        "locales: {ar: {digits: arabic}}",
        "people: [a]",
    ],
)
def test_an_editor_underlines_what_a_newsroom_cannot_hold(text: str) -> None:
    assert _faults("newsroom", text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("150", 150),
        ("-4.50", -4.5),
        ("'150'", "150"),
        ("true", True),
        ("no", "no"),
        ("12:30", "12:30"),
        ("2024-06-02", "2024-06-02"),
        ("~", None),
        ("[a, 1e3]", ["a", 1000.0]),
        ("{a: }", {"a": None}),
    ],
)
def test_an_editor_sees_what_yaml_1_2_means(text: str, value: object) -> None:
    assert {"x": value} == _seen(f"x: {text}")


def test_every_form_and_field_tells_what_it_holds() -> None:
    for form in (ReleaseFile, NewsroomFile):
        schema = export.json_schema(form)
        drawn = [schema, *schema["$defs"].values()]

        assert [] == [one["title"] for one in drawn if not one["description"]]
        assert [] == [name for one in drawn for name, field in one["properties"].items() if not field["description"]]


def test_every_example_is_what_its_field_may_hold() -> None:
    for form in (ReleaseFile, NewsroomFile):
        schema = export.json_schema(form)
        fields = [field for one in (schema, *schema["$defs"].values()) for field in one["properties"].values()]

        validators = [(one, Draft202012Validator({**one, "$defs": schema["$defs"]})) for one in fields]

        assert [] == [
            one["examples"] for one, validator in validators if list(validator.iter_errors(one["examples"][0]))
        ]


def test_nothing_of_pydantic_shows() -> None:
    text = "".join(export.json_text(form) for form in export.FILES.values())

    assert not re.search(r'"title": "[A-Z]|pydantic|from_|<text>', text)
