"""The laws of extracting and updating: whatever author and translator do, in whatever order, nothing typed is lost."""

import subprocess
import tempfile
import textwrap
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from presskit import jobs, upkeep
from presskit.errors import Span
from presskit.language.plurals import HEADERS, parse_header
from presskit.model import Message, NumberFact, Plural
from presskit.translation import po
from presskit.translation.merge import merge
from presskit.translation.template import Origin, Plurals, entries

# --- updating -------------------------------------------------------------------------------------

DATE = "2024-06-02 10:00+0000"
ORIGIN = Origin("bus", "releases/bus/release.yaml", {"n": NumberFact})
ARABIC = Plurals(parse_header(HEADERS["ar"]), "ar_001")
SPAN = Span("release.yaml")

WORDS = ["{n} buses", "the bus", "it’s “green”", "the bus stops", "the bus stops in {n} villages", "stops"]
sentences = st.sampled_from(WORDS)
contexts = st.sampled_from(["body", "body", "heading", "body/a", "list/a"])
places = st.integers(min_value=0, max_value=3)


def message(context, text, number, one):
    """A text of the author's; with a number it has plural forms, `one` of them its own or the same."""
    if number is None:
        return Message(text, context, "bus", "en", SPAN)
    forms = (("one", text), ("other", f"{text} {one}")) if one else (("other", text),)
    return Message(text, context, "bus", "en", SPAN, plural=Plural(forms, "n", Decimal(number)))


def texts(catalog):
    """Everything that anybody typed into a catalog: translations, and lines of comments."""
    said = {form for one in catalog.entries() for form in po.forms(one)}
    return (said | {line for one in catalog.entries() for line in one.tcomment.split("\n")}) - {""}


def is_accepted(data):
    """Whether `msgfmt -c` takes a catalog."""
    done = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", "-"], input=data, capture_output=True, check=False)
    return done.returncode == 0


class Newsroom(RuleBasedStateMachine):
    """An author and an Arabic translator, who take turns as they like."""

    def __init__(self):
        super().__init__()
        self.document = [("body", one, None, "") for one in WORDS[:2]] + [("body/a", "the bus stops", 40, "all")]
        self.data = b""
        self.typed = 0
        self.data = self.update().data
        for at in range(len(self.document)):
            self.translate(at)

    @property
    def catalog(self):
        return po.read(self.data, "ar.po", language="ar", report=lambda _: None)

    def update(self):
        given_texts = [message(*one) for one in self.document]
        old = self.catalog if self.data else None
        fresh = po.empty("ar", "bus", DATE)
        return merge(entries(given_texts, ORIGIN, lambda _: "", ARABIC), old, fresh)

    # --- the author ---

    @rule(at=places, context=contexts, text=sentences)
    def insert(self, at, context, text):
        self.document.insert(at, (context, text, None, ""))

    @rule(at=places)
    def delete(self, at):
        del self.document[at : at + 1]

    @rule(at=places, to=places)
    def move(self, at, to):
        if at < len(self.document):
            self.document.insert(to, self.document.pop(at))

    def change(self, at, changed):
        if at < len(self.document):
            self.document[at] = changed(*self.document[at])

    @rule(at=places, text=sentences)
    def rewrite(self, at, text):
        self.change(at, lambda context, _, number, one: (context, text, number, one))

    @rule(at=places)
    def mend_a_typo(self, at):
        self.change(at, lambda context, text, number, one: (context, text.replace("stop", "halt") + ".", number, one))

    @rule(at=places)
    def prefer_other_quotes(self, at):
        mended = str.maketrans("’“”", '\'""')
        self.change(at, lambda context, text, number, one: (context, text.translate(mended), number, one))

    @rule(at=places, context=contexts)
    def rename(self, at, context):
        self.change(at, lambda _, text, number, one: (context, text, number, one))

    @rule(at=places, number=st.sampled_from([None, None, 1, 2, 7, 40, 100]), one=st.sampled_from(["", "all"]))
    def count_otherwise(self, at, number, one):
        self.change(at, lambda context, text, *_: (context, text, number, one))

    # --- the translator ---

    def edit(self, at, edited):
        catalog = self.catalog
        live = [one for one in catalog.entries() if not one.obsolete]
        if at < len(live):
            edited(live[at])
            self.data = po.write(catalog)

    def words(self, entry):
        self.typed += 1
        return f"نص {self.typed}" + (" {n}" if "{n}" in entry.msgid else "")

    @rule(at=places)
    def translate(self, at):
        def fill(entry):
            if po.is_plural(entry):
                entry.msgstr_plural = {form: self.words(entry) for form in entry.msgstr_plural}
            else:
                entry.msgstr = self.words(entry)
            entry.flags = [one for one in entry.flags if one != "fuzzy"]

        self.edit(at, fill)

    @rule(at=places, comment=st.sampled_from(["", "ask Nadia", "presskit: merged", "presskit: ignore=figure"]))
    def comment(self, at, comment):
        self.edit(at, lambda entry: setattr(entry, "tcomment", comment))

    @rule(at=places)
    def doubt(self, at):
        self.edit(at, lambda entry: setattr(entry, "flags", ["fuzzy", *entry.flags]))

    @rule(at=places)
    def fold(self, at):
        def empty(entry):
            entry.msgstr, entry.msgstr_plural = "", dict.fromkeys(entry.msgstr_plural, "")
            entry.tcomment = "presskit: merged"

        self.edit(at, empty)

    # --- the update ---

    @rule()
    def update_twice(self):
        before = texts(self.catalog)

        done = self.update()
        self.data = done.data

        after = texts(self.catalog)
        lost = {one for one in before - after if not any(line.endswith(f": {one}") for line in after)}
        keys = {(one.msgctxt, one.msgid) for one in self.catalog if not one.obsolete}
        wanted = {(one[0], one[1]) for one in self.document}
        assert set() == lost
        assert wanted == keys
        assert len(wanted) == done.kept + done.revived + done.fuzzy + done.new
        assert self.update().data == done.data
        live = [one for one in self.catalog.entries() if not one.obsolete]
        assert [] == [one.msgid for one in live if one.previous_msgid is not None and not one.fuzzy]

    def teardown(self):
        assert is_accepted(self.update().data)


TestNewsroom = pytest.mark.slow(Newsroom.TestCase)
TestNewsroom.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)


# --- extracting -----------------------------------------------------------------------------------

NOW = datetime(2024, 6, 2, 10, tzinfo=UTC)
LATER = datetime(2030, 1, 1, 10, tzinfo=UTC)
paragraphs = st.lists(st.lists(st.sampled_from(["bus", "“Azrou”", "it’s", "été", "{{", "—"]), min_size=2), min_size=1)
margins = st.integers(min_value=12, max_value=80)


def written(several, *, width=70, indent=2, style=">"):
    """A release whose paragraphs are given as lists of words, each a block of lines of that width."""
    blank = " " * indent
    blocks = []
    for one in several:
        lines = textwrap.wrap(" ".join(one), width, break_long_words=False, break_on_hyphens=False)
        if style == '"':
            blocks.append(f'{blank}- "' + f"\n{blank}     ".join(lines) + '"')
        else:
            blocks.append(f"{blank}- {style}\n{blank}    " + f"\n{blank}    ".join(lines))
    return "headline: The bus\ndate: 2024-06-02\nbody:\n" + "\n".join(blocks) + "\n"


def extracted(folder, yaml, now):
    """The template of a release in a newsroom of its own, saved, so that the next one finds it."""
    release = Path(folder) / "releases" / "bus" / "release.yaml"
    release.parent.mkdir(parents=True, exist_ok=True)
    (Path(folder) / "presskit.yaml").write_text("presskit: 1\n", "utf-8")
    release.write_text(yaml, "utf-8")
    (job,) = jobs.find(["releases/bus"], lambda: b"", Path(folder), lambda _: None)
    (saved, *_) = upkeep.save(upkeep.extract(job, now, lambda _: None))
    return saved.draft.data.decode()


@pytest.mark.slow
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(paragraphs, margins, st.integers(min_value=0, max_value=6), st.sampled_from([">", ">-", "|-", '"']))
def test_flowing_the_yaml_anew_changes_no_byte_of_the_template(several, width, indent, style):
    with tempfile.TemporaryDirectory() as folder:
        before = extracted(folder, written(several), NOW)

        after = extracted(folder, "# a comment\n" + written(several, width=width, indent=indent, style=style), LATER)

    assert before == after


@pytest.mark.slow
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), paragraphs)
def test_another_order_of_the_paragraphs_changes_the_order_of_the_template_alone(data, several):
    shuffled = data.draw(st.permutations(several))
    with tempfile.TemporaryDirectory() as folder:
        before = extracted(folder, written(several), NOW)

        after = extracted(folder, written(shuffled), LATER)

    assert before.partition("\n\n")[0] == after.partition("\n\n")[0]
    assert sorted(before.strip().split("\n\n")) == sorted(after.strip().split("\n\n"))
