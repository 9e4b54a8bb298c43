"""The vocabulary of problems."""

import pytest

from presskit.errors import (
    CatalogError,
    Diagnostic,
    EnvironmentFault,
    PresskitError,
    ReleaseError,
    Severity,
    Span,
    UsageError,
    error,
    warning,
)


def test_a_problem_without_a_place_has_no_span():
    assert error("code", "message").span is None


def test_a_problem_knows_its_first_place():
    span = Span("release.yaml", 3, 7)

    assert span == warning("code", "message", span).span


def test_an_error_carries_all_its_problems():
    problems = [error("one", "first"), error("two", "second")]

    assert tuple(problems) == PresskitError(problems).diagnostics


def test_an_error_of_one_problem_takes_it_as_it_is():
    assert (Diagnostic(Severity.ERROR, "one", "first"),) == PresskitError(error("one", "first")).diagnostics


@pytest.mark.parametrize(
    ("kind", "status"), [(ReleaseError, 1), (CatalogError, 1), (UsageError, 2), (EnvironmentFault, 3)]
)
def test_each_kind_of_error_has_its_exit_status(kind, status):
    assert status == kind(error("code", "message")).exit_code
