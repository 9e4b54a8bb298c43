"""The form of what `presskit check` is to pass over and to insist on: the same in presskit.yaml and in a release."""

from __future__ import annotations

from typing import Annotated

from presskit.authoring.schema.form import Form, holds
from presskit.authoring.values import Id


class ChecksForm(Form):
    """What `presskit check` passes over or insists on, by code; a release adds its own to those of the newsroom."""

    noun = "`checks`"
    ignore: Annotated[tuple[Id, ...], holds("Codes of warnings and hints that are not told.", "[missing-quote]")] = ()
    errors: Annotated[
        tuple[Id, ...], holds("Codes of warnings and hints that make the check fail, as an error does.", "[figure]")
    ] = ()
