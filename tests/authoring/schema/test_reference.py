"""docs/fields.md and docs/schema are what tools/build_reference.py writes."""

import runpy
from pathlib import Path

import pytest

from presskit.authoring.schema import export
from presskit.authoring.schema.form import Form

TOP = Path(__file__).parents[3]
PAGE = (TOP / "docs" / "fields.md").read_text("utf-8")


def test_the_reference_is_that_of_the_forms() -> None:
    page = runpy.run_path(str(TOP / "tools" / "build_reference.py"))["page"]

    assert PAGE == page()


@pytest.mark.parametrize("name", export.FILES)
def test_the_schemas_for_editors_are_those_of_the_forms(name: str) -> None:
    kept = (TOP / "docs" / "schema" / f"{name}.json").read_text("utf-8")

    assert export.json_text(export.FILES[name]) == kept


def _leaves(form: type[Form]) -> set[type[Form]]:
    return {form}.union(*(_leaves(one) for one in form.__subclasses__()))


def test_the_reference_holds_every_field_with_what_it_holds() -> None:
    fields = [(info.alias or name, info) for form in _leaves(Form) for name, info in form.model_fields.items()]

    lacking = [name for name, info in fields if f"`{name}" not in PAGE or str(info.description) not in PAGE]

    assert [] == lacking
