"""Paragraphs in three languages: correct ones raise nothing; a fact spoilt in one language is told there, once."""

import re
from pathlib import Path

import pytest

PARITY = Path(__file__).parents[1] / "data" / "parity"
TAGS = ("en", "ar", "fr")


def rows(name):
    lines = (PARITY / name).read_text("utf-8").splitlines()
    return [_visible(line).split("\t") for line in lines if line and not line.startswith("#")]


def _visible(line):
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), line)


PARAGRAPHS = {name: (source, dict(zip(TAGS, texts, strict=True))) for name, source, *texts in rows("correct.tsv")}
PLANTED = rows("planted.tsv")


@pytest.fixture
def told(codes):
    """A function that tells the codes of every translation of a paragraph, by language."""

    def judge(source, texts):
        others = [tag for tag in TAGS if tag != source]
        found = {tag: codes(texts[source], texts[tag], tag=tag, source_tag=source, context="note") for tag in others}
        return {tag: several for tag, several in found.items() if several}

    return judge


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_a_correct_paragraph_raises_nothing(told, name):
    assert {} == told(*PARAGRAPHS[name])


@pytest.mark.parametrize("row", PLANTED, ids=[f"{kind} in {tag} {name}" for kind, name, tag, *_ in PLANTED])
def test_a_planted_fault_is_told_where_it_is_and_nowhere_else(told, row):
    _, name, tag, right, wrong, code = row
    source, texts = PARAGRAPHS[name]
    assert 1 == texts[tag].count(right)

    found = told(source, texts | {tag: texts[tag].replace(right, wrong)})

    assert {tag: [code]} == found


def test_each_paragraph_is_spoilt_once():
    assert sorted(PARAGRAPHS) == sorted(name for _, name, *_ in PLANTED)
    assert len(PARAGRAPHS) >= 60


def test_every_language_is_a_source_and_every_language_is_spoilt():
    assert set(TAGS) == {source for source, _ in PARAGRAPHS.values()} == {tag for _, _, tag, *_ in PLANTED}


def test_the_page_counts_what_is_planted():
    page = (Path(__file__).parents[2] / "docs" / "checks.md").read_text("utf-8")
    faults, translations = len(PLANTED), 2 * len(PARAGRAPHS)

    assert re.search(rf"(?m)^\| \*\*together\*\* \| {faults} \| {faults} \|.* \| {translations} \| 0 \|", page)
