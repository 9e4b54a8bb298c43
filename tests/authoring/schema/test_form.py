import pytest
from pydantic import ValidationError

from presskit.authoring.data import data
from presskit.authoring.faults import fit
from presskit.authoring.problems import Problems
from presskit.authoring.schema import blocks, facts, house, newsroom, release, rules
from presskit.authoring.schema.form import Form, by_key, fields_or, text_or
from presskit.authoring.source import Scalar, parse

_SCALAR = Scalar.made("x")


def _forms(form: type[Form]) -> set[type[Form]]:
    """Every form there is; the modules that are imported above define them."""
    return {form}.union(*(_forms(one) for one in form.__subclasses__()))


WRITTEN = sorted(_forms(Form) - {Form, blocks.BlockForm}, key=lambda one: one.__name__)
FIELDS = [
    (form, info.alias or name, info.description or "", (info.examples or [""])[0])
    for form in WRITTEN
    for name, info in form.model_fields.items()
]


def test_fields_are_named_as_they_are_written() -> None:
    names = {name for one in WRITTEN for name in one.fields()}

    assert {"from", "register", "only", "about_heading"} <= names
    assert not [name for name in names if name.endswith("_")]


def test_every_form_has_a_noun_for_sentences() -> None:
    modules = (blocks, facts, house, newsroom, release, rules)

    assert {module.__name__ for module in modules} == {one.__module__ for one in WRITTEN}
    assert [] == [one.__name__ for one in WRITTEN if not one.noun]


def test_every_hint_is_for_a_field_that_is_needed() -> None:
    needed = {
        one.__name__: {info.alias or name for name, info in one.model_fields.items() if info.is_required()}
        for one in WRITTEN
    }

    assert [] == [(one.__name__, name) for one in WRITTEN for name in {*one.hints} - needed[one.__name__]]


@pytest.mark.parametrize(("form", "name", "description", "example"), FIELDS, ids=lambda one: str(one)[:40])
def test_every_field_is_described_and_its_example_is_accepted(
    form: type[Form], name: str, description: str, example: str
) -> None:
    fields = data(parse(f"{name}: {example}\n", "x", Problems()))

    assert description.endswith(".")
    assert [] == _faults(form, fields, name)


def _faults(form: type[Form], fields: object, name: str) -> list[str]:
    """What is said against a field that stands alone; that others are missing is no news."""
    try:
        form.model_validate(fields, context={})
    except ValidationError as problem:
        return [one["msg"] for one in problem.errors() if one["loc"][:1] == (name,) and one["type"] != "missing"]
    return []


@pytest.mark.parametrize(
    ("value", "text", "fields", "key"),
    [
        (_SCALAR, "<text>", "other", "<text>"),
        ({"a": _SCALAR}, "other", "<fields>", "<a>"),
        ({"a": _SCALAR, "b": _SCALAR}, "other", "<fields>", None),
        ({"c": _SCALAR}, "other", "<fields>", None),
        ([_SCALAR], "other", "other", None),
    ],
    ids=["text", "one key", "two keys", "another key", "list"],
)
def test_texts_fields_and_lists_are_told_apart(value: object, text: str, fields: str, key: str | None) -> None:
    told = (text_or("other")(value), fields_or("other")(value), by_key({"": "<text>", "a": "<a>", "b": "<b>"})(value))

    assert (text, fields, key) == told


def test_a_known_field_left_empty_counts_as_absent_unless_its_form_insists() -> None:
    problems = Problems()

    file = fit(newsroom.NewsroomFile, parse("output:\nmail: {from: ~}\n", "x", problems), problems)

    assert ("dist", None) == (file.output, file.mail.from_)
