"""docs/checks.md explains every code, and its examples raise what they are shown for."""

import re
from pathlib import Path

import pytest

from presskit import checks, review
from presskit.checks import completeness, embargo
from presskit.translation import faults, po
from presskit.translation.faults import circles

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
SECTIONS = dict(re.findall(r"(?ms)^### ([a-z-]+)\n(.*?)(?=^##|\Z)", PAGE.read_text("utf-8")))


def test_every_code_is_explained_and_nothing_else():
    assert set(review.codes()) == set(SECTIONS)


def test_every_code_of_a_file_that_cannot_be_read_stands_in_the_table():
    table = PAGE.read_text("utf-8").partition("## Errors of a file")[2].partition("\n## ")[0]

    rows = dict(re.findall(r"(?m)^\| `([a-z-]+)` \| (.*) \|$", table))
    assert rows == {code: what for code, what in review.known().items() if code not in review.codes()}


def _codes_below(heading):
    part = re.search(rf"(?ms)^## {heading}\n(.*?)^## ", PAGE.read_text("utf-8"))[1]
    return set(re.findall(r"(?m)^### (.*)$", part))


def test_what_may_be_excused_stands_under_that_heading():
    of_releases = {code for family in (completeness.FAMILY, embargo.FAMILY) for code in family.codes}

    assert of_releases == _codes_below("What a release lacks")
    assert {code for family in checks.families() for code in family.codes} - of_releases == _codes_below(
        "Warnings that a translator may excuse"
    )


OF_RELEASES = sorted(code for code, section in SECTIONS.items() if "```yaml" in section)


@pytest.mark.parametrize("code", OF_RELEASES)
def test_its_release_raises_the_code(reviewed, code):
    (block,) = re.findall(r"(?ms)^```yaml\n(.*?)^```$", SECTIONS[code])
    without = ("contacts:",) if code == "missing-contact" else ()

    assert code in [one.code for one in reviewed(block, without=without)]


@pytest.mark.parametrize("code", sorted({*checks.codes(), *faults.CODES}.difference(OF_RELEASES)))
def test_its_example_raises_the_code(codes, make_dossier, code):
    (block,) = re.findall(r"(?ms)^```po\n(.*?)^```$", SECTIONS[code])
    (entry,) = po.parse((HEADER + block).encode(), "x.po", lambda _: None).entries()
    forms = po.forms(entry)
    tag = "ar" if re.search("[\u0600-\u06ff\ufe70-\ufefc]", forms[0]) else "fr"
    more = {"forms": forms, "is_plural": po.is_plural(entry), "comment": entry.tcomment}

    release = make_dossier(entry.msgid, forms[0], tag=tag, context=entry.msgctxt).release
    circular = circles(release, lambda message: forms[0] if message.msgid == entry.msgid else message.msgid)
    found = codes(entry.msgid, forms[0], tag=tag, context=entry.msgctxt, **more)

    assert code in {*found, *(one.code for one in circular.values())}


def test_the_excuse_on_the_page_excuses(codes):
    part = PAGE.read_text("utf-8").partition("## Warnings that a translator may excuse")[2].partition("### ")[0]
    (block,) = re.findall(r"(?ms)^```po\n(.*?)^```$", part)
    (entry,) = po.parse((HEADER + block).encode(), "x.po", lambda _: None).entries()

    assert ["ending"] == codes(entry.msgid, entry.msgstr, context=entry.msgctxt)
    assert [] == codes(entry.msgid, entry.msgstr, context=entry.msgctxt, comment=entry.tcomment)
