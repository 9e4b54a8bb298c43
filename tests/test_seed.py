"""The release that all this began with: `presskit check` finds what went wrong in it, and nothing else."""

from pathlib import Path

import pytest

from presskit import jobs, review
from presskit.errors import Severity

SEED = Path(__file__).parent / "data" / "seed"
NAME = "releases/2022-09-15-talks"


@pytest.fixture(scope="module")
def told():
    """What a check says of it: severity, code, and the words it points at; "" for the file as a whole."""
    found = []
    (job,) = jobs.find([NAME], lambda: b"", SEED, lambda _: None)
    review.review(job, (), found.append)
    return [(one.severity, one.code, _words(one.span)) for one in found]


def _words(span):
    return span.text[span.column - 1 :][: span.length] if span.line else ""


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("name-drift", "Khairat Abdulrahmanov"),
        ("name-drift", "Abdurahmanov"),
        ("stray-stop", "technology. and"),
        ("date-style", "September 15, 2022"),
        ("missing-contact", ""),
        ("missing-boilerplate", ""),
    ],
    ids=["a guest's name", "the same guest, otherwise", "a full stop", "a date", "nobody to call", "no boilerplate"],
)
def test_what_went_wrong_is_found(told, code, words):
    assert 1 == sum(one == code and (typed in words if typed else not words) for _, one, typed in told)


def test_nothing_else_is_found_but_two_hints(told):
    hints = [code for severity, code, _ in told if severity is Severity.HINT]
    others = [code for severity, code, _ in told if severity is not Severity.HINT]

    assert ["missing-summary", "missing-quote"] == hints
    assert ["date-style", "missing-boilerplate", "missing-contact", "name-drift", "name-drift", "stray-stop"] == sorted(
        others
    )
