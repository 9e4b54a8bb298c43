"""Turn the forms into JSON Schemas (draft 2020-12), for editors that check and complete while somebody types.

An editor reads YAML 1.2: `150` is a number to it and `true` a truth value, where presskit sees texts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic.fields import FieldInfo
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import DictSchema, ModelSchema

from presskit.authoring import source
from presskit.authoring.problems import Problems
from presskit.authoring.schema.form import Form
from presskit.authoring.schema.newsroom import NewsroomFile
from presskit.authoring.schema.release import ReleaseFile

FILES: Mapping[str, type[Form]] = MappingProxyType({"release": ReleaseFile, "newsroom": NewsroomFile})
"""The form of each file that has a schema."""


def json_schema(form: type[Form]) -> dict[str, Any]:
    """The JSON Schema of a file."""
    drawn = form.model_json_schema(schema_generator=_Generator)
    return {"$schema": _Generator.schema_dialect, **drawn}


def json_text(form: type[Form]) -> str:
    """The JSON Schema of a file as text."""
    return json.dumps(json_schema(form), ensure_ascii=False, indent=2) + "\n"


def seen(node: source.Node) -> object:
    """What an editor sees in a node: YAML 1.2's core schema."""
    match node:
        case source.Mapping():
            return {key.value: seen(value) for key, value in node.pairs}
        case source.Sequence():
            return [seen(one) for one in node.items]
        case _ if node.is_null:
            return None
        case _ if node.style == "":
            return next((read(node.value) for shape, read in _CORE if shape.fullmatch(node.value)), node.value)
        case _:
            return node.value


# YAML 1.2.2 §10.3.2; octal and hexadecimal numbers and infinities have no business in a release.
_CORE = (
    (re.compile("true|True|TRUE|false|False|FALSE"), lambda text: text.lower() == "true"),
    (re.compile("[-+]?[0-9]+"), int),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
)


class _Generator(GenerateJsonSchema):
    """pydantic's, told what is ours: nouns for titles, examples in YAML, and that a field left empty is absent."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401 - pydantic's own signature
        """Leave titles out: they would repeat the fields' names."""
        del schema
        return False

    def model_schema(self, schema: ModelSchema) -> JsonSchemaValue:
        """A form, its optional fields allowed to be empty."""
        drawn = super().model_schema(schema)
        form: type[Form] = schema["cls"]
        needed = {*drawn.get("required", ()), *form.insists}
        infos = {info.alias or name: info for name, info in form.model_fields.items()}
        fields = {
            name: {**_about(infos[name]), **_value(one, may_be_empty=name not in needed)}
            for name, one in drawn["properties"].items()
        }
        return {**drawn, "title": form.noun, "properties": fields}

    def dict_schema(self, schema: DictSchema) -> JsonSchemaValue:
        """Entries under names of one shape, and under no others."""
        drawn = super().dict_schema(schema)
        return {**drawn, "additionalProperties": False} if "patternProperties" in drawn else drawn


def _about(info: FieldInfo) -> JsonSchemaValue:
    """What a field holds, its example turned into what an editor sees, and its default where that says something."""
    example = (info.examples or [""])[0]
    about = {"description": info.description, "examples": [seen(source.parse(example, "", Problems()))]}
    has_default = isinstance(info.default, str | tuple) and info.default
    return {**about, "default": info.default} if has_default else about


def _value(drawn: JsonSchemaValue, *, may_be_empty: bool) -> JsonSchemaValue:
    """What a field's value may be."""
    value = _without_null({key: one for key, one in drawn.items() if key not in {"description", "examples", "default"}})
    return _or_null(value) if may_be_empty else value


def _without_null(drawn: JsonSchemaValue) -> JsonSchemaValue:
    """What pydantic says of `X | None`, without None: that is said of every optional field alike."""
    options = [one for one in drawn.pop("anyOf", ()) if one != {"type": "null"}]
    return options[0] if len(options) == 1 else {**drawn, **({"anyOf": options} if options else {})}


def _or_null(value: JsonSchemaValue) -> JsonSchemaValue:
    if "enum" in value:
        return {**value, "enum": [*value["enum"], None]}
    if "type" in value:
        types = value["type"] if isinstance(value["type"], list) else [value["type"]]
        return {**value, "type": [*types, "null"]}
    return {"anyOf": [value, {"type": "null"}]}
