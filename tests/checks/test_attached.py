"""Which figure a sign belongs to."""

import re

import pytest

from presskit.checks.attached import Marks, attached
from presskit.language.profile import language

MARKS = Marks(re.compile(r"€\Z"), re.compile(r" ?(?:%|€)"))


@pytest.mark.parametrize(
    ("text", "own", "seen"),
    [
        ("12 % of 45", [True, False], [True, False]),
        ("€3 and no more", [True], [True]),
        ("between 10 and 12 %", [False, True], [True, True]),
        ("10, 11 and 12 %", [False, False, True], [True, True, True]),
        ("€3 to 5 million", [True, False], [True, True]),
        ("2.4 million €", [True], [True]),
        ("in 2023 it was 12 %", [False, True], [False, True]),
        ("٢–٣ %", [False, True], [True, True]),
        ("no figure", [], []),
    ],
)
def test_a_sign_belongs_to_its_figure_and_to_those_that_share_it(text, own, seen):
    found = attached(text, language("en"), MARKS)

    assert own == [one.own is not None for one in found]
    assert seen == [one.mark is not None for one in found]
