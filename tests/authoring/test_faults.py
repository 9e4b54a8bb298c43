from collections.abc import Callable

import pytest

from presskit.authoring.faults import fit
from presskit.authoring.problems import Problems
from presskit.authoring.schema.release import ReleaseFile
from presskit.authoring.source import parse
from presskit.errors import Diagnostic, ReleaseError

Faults = Callable[[Callable[[], object]], list[tuple[str, int, int]]]
BASE = "headline: x\ndate: 2024-06-02\n"


def _fit(text: str) -> ReleaseFile:
    problems = Problems()
    file = fit(ReleaseFile, parse(text, "x.yaml", problems), problems)
    problems.settle()
    return file


def _first(text: str) -> Diagnostic:
    with pytest.raises(ReleaseError) as caught:
        _fit(text)
    return caught.value.diagnostics[0]


def test_a_misspelt_field_silences_no_missing_one(faults: Faults) -> None:
    expected = [("missing-field", 0, 0), ("missing-field", 0, 0), ("unknown-field", 3, 1)]

    assert expected == faults(lambda: _fit("presskit: 1\nheadline: x\nbodi: y\n"))


def test_the_contracts_own_example_is_told_to_the_letter() -> None:
    problem = _first(BASE + 'body:\n  - quote: {text: "We open in June."}\n')

    assert ("missing-field", "a quote needs `speaker`") == (problem.code, problem.message)
    assert "name a person from presskit.yaml, or write speaker: {name: …, role: …}" == problem.hint
    assert problem.span
    assert (4, 5, 5) == (problem.span.line, problem.span.column, problem.span.length)


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        pytest.param("body: {text: x}", [("wrong-type", 3, 1)], id="a body of fields"),
        pytest.param("body: []", [("missing-field", 3, 1)], id="an empty body"),
        pytest.param("body: [[a]]", [("wrong-type", 3, 8)], id="a list in a list"),
        pytest.param("body: [{}]", [("wrong-type", 3, 8)], id="a block without fields"),
        pytest.param("body: [{id: a}]", [("unknown-block", 3, 9)], id="a block of an id alone"),
        pytest.param("body:\n  - quote:", [("missing-field", 4, 5)], id="an empty quote"),
        pytest.param("body:\n  -\n  - x", [("missing-field", 4, 4)], id="an empty item"),
        pytest.param("body: x\nnotes: x", [("wrong-type", 4, 8)], id="a text for a list"),
        pytest.param("body: x\nfacts: [a]", [("wrong-type", 4, 1)], id="a list for fields"),
        pytest.param("body: x\ndateline: rabat", [("wrong-type", 4, 11)], id="a text for fields"),
        pytest.param("body: x\nfacts: {a: {}}", [("wrong-type", 4, 9)], id="a fact without fields"),
        pytest.param("body: x\nfacts: {A: {number: 1}}", [("bad-id", 4, 9)], id="a capital name"),
        pytest.param("body: x\nlinks: {a: [b]}", [("wrong-type", 4, 9)], id="a list of addresses"),
        pytest.param("body: x\nlinks: {a: {english: 'https://x.y'}}", [("unknown-language", 4, 13)], id="no tag"),
        pytest.param(
            "body: x\nfacts: {a: {from: 2024-01-02, to: x, z: 1}}",
            [("bad-date", 4, 35), ("unknown-field", 4, 38)],
            id="a wrong and an unknown field side by side",
        ),
        pytest.param(
            "body: [1, [a], {list: [[b], c]}]\nsummary: x",
            [("wrong-type", 3, 11), ("wrong-type", 3, 24), ("wrong-type", 4, 10)],
            id="one fault an item",
        ),
        pytest.param(
            "body: x\nfacts: {a: {from: 2024-01-02, to: 2024-01-01, z: 1}}",
            [("bad-date", 4, 9), ("unknown-field", 4, 47)],
            id="a fault between fields behind an unknown one",
        ),
        pytest.param(
            "body: x\ncontacts: [{email: y}]", [("bad-value", 4, 20)], id="no second fault of the first's making"
        ),
        pytest.param("body: x\ndateline: {country: b}", [("missing-field", 4, 1)], id="a dateline without a city"),
        pytest.param(
            "body:\n  - {image: , file: a.png}", [("missing-field", 4, 15)], id="one field beside what it belongs to"
        ),
        pytest.param("body: x\nfacts: {a: {number: 1,250,000}}", [("bad-value", 4, 23)], id="a grouped number"),
        pytest.param("body: x\nfacts: {a: {number: 1, 25}}", [("unknown-field", 4, 24)], id="no grouped number"),
        pytest.param("body: x\nfacts: {a: {250, number: 1}}", [("unknown-field", 4, 13)], id="nothing grouped"),
        pytest.param("body: x\nboilerplates: [{organization: a, text: b}]", [("bad-value", 4, 16)], id="two in one"),
    ],
)
def test_each_fault_is_told_once_at_its_place(faults: Faults, rest: str, expected: list[tuple[str, int, int]]) -> None:
    assert expected == faults(lambda: _fit(BASE + rest))


@pytest.mark.parametrize(
    ("rest", "hint"),
    [
        pytest.param("bodi: x", "did you mean `body`?", id="a field"),
        pytest.param("body: [{quot: x}]", "did you mean `quote`?", id="a block"),
        pytest.param("body: [{First paragraph: x}]", "a text that holds `: `", id="a text for a block"),
        pytest.param("body: x\nSee also: y", "a text that holds `: `", id="a text for a field"),
        pytest.param("body: [{quote: , text: x, speaker: y}]", "put two more spaces before these", id="two lines"),
        pytest.param("body: [{quote: , text: x}]", "put two more spaces before this", id="a line too far left"),
        pytest.param(
            "body: x\nfacts: {a: {money: 1,250,000, currency: USD}}", "write money: 1250000;", id="a grouped number"
        ),
        pytest.param("body: x\nfacts: {a: {money: 1, currency: UDS}}", "did you mean `USD`?", id="a currency"),
        pytest.param("body: x\nfacts: {a: {money: 1, currency: QQQ}}", "write the three letters", id="no currency"),
        pytest.param("body: x\nkind: statment", "did you mean `statement`?", id="a word of several"),
        pytest.param("body: x\nfacts: {a: {numbr: 1}}", "did you mean `number`?", id="a fact"),
        pytest.param("body: x\nembargo: {untl: x}", "did you mean `until`?", id="a field further in"),
        pytest.param("body: x\ncontacts: [{phone: x, fax: y}]", "the fields here are: name, role", id="nothing near"),
        pytest.param(
            "body: x\ndateline: rabat", "write them below it: `places`, `city`, `country`", id="fields wanted"
        ),
    ],
)
def test_the_hint_names_what_was_meant(rest: str, hint: str) -> None:
    with pytest.raises(ReleaseError) as caught:
        _fit(BASE + rest)

    assert [one for one in caught.value.diagnostics if one.hint.startswith(hint)]


@pytest.mark.parametrize("text", ["- a", "a text", "[]"], ids=["list", "text", "brackets"])
def test_a_file_without_fields_is_told_at_its_beginning(faults: Faults, text: str) -> None:
    assert [("wrong-type", 1, 1)] == faults(lambda: _fit(text))


def test_a_known_field_left_empty_counts_as_absent() -> None:
    assert _fit(BASE + "body: x\nsubheadline:\nembargo: ~\nnotes: null\n").subheadline is None
