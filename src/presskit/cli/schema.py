"""`presskit schema`: print the JSON Schema of a file, for editors."""

from __future__ import annotations

import click

from presskit.authoring.schema import export


@click.command()
@click.argument("file", type=click.Choice([*export.FILES]), default="release")
def command(file: str) -> None:
    """Print the JSON Schema of release.yaml, or of presskit.yaml, for editors that check while you type.

    \b
    presskit schema release > release.schema.json

    With the line `# yaml-language-server: $schema=release.schema.json` at the top of a release, VS Code's YAML
    extension shows what each field holds, completes names, and underlines what is wrong.
    """
    click.echo(export.json_text(export.FILES[file]), nl=False)
