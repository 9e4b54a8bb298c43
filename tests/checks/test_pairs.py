"""Professional translations raise nothing; each planted fault raises its own code and no other."""

import re
from pathlib import Path

import pytest

from presskit.checks import arabic, figures, wording
from presskit.translation import faults

PAIRS = Path(__file__).parents[1] / "data" / "pairs"


def rows(name):
    lines = (PAIRS / name).read_text("utf-8").splitlines()
    return [_visible(line).split("\t") for line in lines if line and not line.startswith("#")]


def _visible(line):
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), line)


def parameters(name):
    return [pytest.param(row, id=f"{row[1]} {row[3][:40]}") for row in rows(name)]


@pytest.mark.parametrize("row", parameters("correct.tsv"))
def test_a_professional_translation_raises_nothing(codes, row):
    source_tag, tag, context, source, words = row

    assert [] == codes(source, words, tag=tag, context=context, source_tag=source_tag)


@pytest.mark.parametrize("row", parameters("planted.tsv"))
def test_a_planted_fault_raises_its_own_code_and_no_other(codes, row):
    source_tag, tag, context, source, words, expected = row

    found = codes(source, words, tag=tag, context=context, source_tag=source_tag)

    assert sorted(expected.split(",")) == sorted(found)


def test_the_sets_are_as_large_and_as_mixed_as_they_say():
    correct, planted = rows("correct.tsv"), rows("planted.tsv")

    assert min(len(correct), len(planted)) >= 60
    assert all(sum(row[1] == tag for row in several) >= 25 for several in (correct, planted) for tag in ("fr", "ar"))


def test_every_warning_and_every_fault_is_planted():
    planted = {code for row in rows("planted.tsv") for code in row[5].split(",")}

    of_pairs = (arabic.FAMILY, figures.FAMILY, wording.FAMILY)
    known = {*faults.CODES, *(code for family in of_pairs for code in family.codes)}

    # A name that leads to itself and a plural form take more than one pair of texts.
    assert {"name-circle", "empty-form"} == known - planted
