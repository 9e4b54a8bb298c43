"""Write docs/fields.md and docs/schema/*.json from the forms: what each field of both files holds.

Run `python tools/build_reference.py` after a form has changed; a test holds the files true.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pydantic.fields import FieldInfo

from presskit.authoring.schema import blocks, export, facts, house, newsroom, release, rules
from presskit.authoring.schema.form import Form

DOCS = Path(__file__).parents[1] / "docs"

_INTRODUCTION = """# Every field

What `release.yaml` and `presskit.yaml` may hold, field by field. [authoring.md](authoring.md) introduces them one at
a time; this page is for looking things up. It is written by `tools/build_reference.py`; editors show the same words
while you type (`presskit schema`).

A field is needed only where the table says so; one left empty counts as absent. Times are written as clocks show
them, with the zone beside them. A text may hold names in braces (`{startups}`), and where it says nothing else also
the marks `**strong**`, `*emphasis*` and `[words](address)`. An *id* is the short name that something has in
`presskit.yaml`.
"""

RELEASE: Mapping[str, type[Form]] = {
    "`embargo`": release.EmbargoForm,
    "`dateline`": release.DatelineForm,
    "`event`": release.EventForm,
    "`notes`: one with more than its text": release.NoteForm,
    "`boilerplates`: one that is no id": release.BoilerplateForm,
    "`contacts`: one that is no id": house.OwnContactForm,
}
BLOCKS: tuple[type[Form], ...] = (
    blocks.ParagraphForm,
    blocks.HeadingForm,
    blocks.BulletsForm,
    blocks.NumberedForm,
    blocks.QuoteForm,
    blocks.ImageForm,
    blocks.TableForm,
)
IN_BLOCKS: Mapping[str, type[Form]] = {
    "`paragraph` with a count": blocks.PluralForm,
    "`quote`": blocks.QuotedForm,
    "`speaker`: one that is no id": house.SpeakerForm,
    "`image`": blocks.ImagedForm,
    "`table`": blocks.TabledForm,
}
FACTS: tuple[type[Form], ...] = (
    facts.DateForm,
    facts.PeriodForm,
    facts.NumberForm,
    facts.PercentForm,
    facts.YearForm,
    facts.MoneyForm,
    facts.MomentForm,
)
NEWSROOM: Mapping[str, type[Form]] = {
    "`brand`": newsroom.BrandForm,
    "`mail`": newsroom.MailForm,
    "`checks`": rules.ChecksForm,
    "`locales`: one language": newsroom.LocaleForm,
    "`organizations`: one of them": house.OrganizationForm,
    "`people`: one of them": house.PersonForm,
    "`places`: one of them": house.CityForm,
    "`contacts`: one of them": house.ContactForm,
}


def page() -> str:
    """The reference of both files, in Markdown."""
    parts = [
        _INTRODUCTION,
        *_section("## release.yaml", release.ReleaseFile),
        *(line for title, form in RELEASE.items() for line in _section(f"### {title}", form)),
        *_facts(),
        *_blocks(),
        *(line for title, form in IN_BLOCKS.items() for line in _section(f"### {title}", form)),
        *_section("## presskit.yaml", newsroom.NewsroomFile),
        *(line for title, form in NEWSROOM.items() for line in _section(f"### {title}", form)),
    ]
    return "\n".join(parts)


def _section(heading: str, form: type[Form]) -> Iterator[str]:
    """A form, field by field."""
    yield f"{heading}\n\n{form.__doc__}\n"
    yield _table(("field", "", "holds", "for example"), (_row(name, info) for name, info in _fields(form)))


def _facts() -> Iterator[str]:
    yield "### `facts`: one of them\n"
    yield "A fact stands under a name of its own. It is one of these, with every field shown:\n"
    yield _table(("", "holds", "for example"), map(_fact, FACTS))


def _fact(form: type[Form]) -> tuple[str, ...]:
    fields = list(_fields(form))
    example = ", ".join(f"{name}: {_example(info)}" for name, info in fields)
    holds = " ".join(f"`{name}`: {info.description}" for name, info in fields)
    return form.noun, holds, f"`name: {{{example}}}`"


def _blocks() -> Iterator[str]:
    common = [*_fields(blocks.BlockForm)]
    names = [name for name, _ in common]
    own = [(form, name, info) for form in BLOCKS for name, info in _fields(form) if name not in names]
    yield "### `body`: one block\n"
    yield "A block that is just a text is a paragraph. The others begin with what they are:\n"
    rows = (
        (f"`{name}`", f"{form.__doc__} {info.description}", f"`- {name}: {_example(info)}`") for form, name, info in own
    )
    yield _table(("block", "holds", "for example"), rows)
    yield "Below it, with as many spaces before them, any block may also carry:\n"
    yield _table(("field", "", "holds", "for example"), (_row(name, info) for name, info in common))


def _row(name: str, info: FieldInfo) -> tuple[str, ...]:
    needed = "needed" if info.is_required() else ""
    return f"`{name}`", needed, str(info.description), f"`{name}: {_example(info)}`"


def _fields(form: type[Form]) -> Iterator[tuple[str, FieldInfo]]:
    return ((info.alias or name, info) for name, info in form.model_fields.items())


def _example(info: FieldInfo) -> str:
    return str((info.examples or [""])[0])


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (f"| {' | '.join(one)} |" for one in (heads, *rows))
    first, *others = lines
    return "\n".join((first, "|---" * len(heads) + "|", *others)) + "\n"


def main() -> None:
    """Write the page and the schemas."""
    (DOCS / "fields.md").write_text(page(), "utf-8")
    (DOCS / "schema").mkdir(exist_ok=True)
    for name, form in export.FILES.items():
        (DOCS / "schema" / f"{name}.json").write_text(export.json_text(form), "utf-8")


if __name__ == "__main__":
    main()
