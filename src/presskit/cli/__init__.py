"""The `presskit` command: find the subcommand, run it, and answer with the exit status of INTERFACE.md."""

from __future__ import annotations

import difflib
import importlib
import sys
from typing import Any

import click

import presskit
from presskit.cli.talk import tell
from presskit.errors import PresskitError, UsageError, error

INTERRUPTED = 130

COMMANDS = {
    "render": "Write every language and format of a release.",
    "extract": "Write the templates that translators' files are made from.",
    "update": "Bring each language's PO files up to date.",
    "status": "Tell how far each language of each release is.",
    "check": "Judge releases and catalogs without drawing them.",
    "facts": "List every date, number, name and link, language by language.",
    "fmt": "Write PO files in their canonical form.",
    "merge-po": "Merge PO files message by message, for git.",
    "schema": "Print the JSON Schema of a file, for editors.",
    "doctor": "Say what this machine lacks, and what mends it.",
}
"""Each subcommand and what it does, in the order of a day's work; each is a module here of its name, `-` being `_`."""


class _Commands(click.Group):
    """Imports a subcommand only when it is run, so that `presskit --help` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the subcommands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a subcommand."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"presskit.cli.{cmd_name.replace('-', '_')}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a subcommand; of one that does not exist, say which was meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], COMMANDS, 1)
            hint = f"did you mean `{near[0]}`?" if near else f"the commands are {', '.join(COMMANDS)}"
            raise UsageError(error("no-command", f"there is no command `{args[0]}`", hint=hint))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the subcommands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(presskit.__version__, prog_name="presskit", message="%(prog)s %(version)s")
def presskit_command() -> None:
    """Publish a press release in several languages at once.

    \b
    presskit render releases/2022-09-15-icesco-osce

    writes, for each language, an HTML email, a plain text and a PDF below dist/.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command and leave with its exit status. A PresskitError that reaches here is told, never traced."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run the command; the exit status: 0 done, 1 needs work, 2 wrong usage, 3 environment, 130 interrupted."""
    try:
        answer: Any = presskit_command.main(arguments, prog_name="presskit", standalone_mode=False)
    except PresskitError as problem:
        tell(problem.diagnostics)
        return problem.exit_code
    except click.Abort:
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever reads the output has heard enough: `presskit render | head -1`.
        sys.stdout = None  # nothing is left to be flushed at exit
        return 1
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    return answer if isinstance(answer, int) else 0
