"""One house for all tests of this room, and readers that answer what they were told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from presskit.authoring.newsroom import Newsroom, read_newsroom
from presskit.authoring.problems import Problems
from presskit.authoring.release import read
from presskit.authoring.source import Node, parse
from presskit.errors import Diagnostic, PresskitError, ReleaseError
from presskit.model import Message, Release

HOUSE_FILE = Path(__file__).parent / "house.yaml"
BASE = "headline: The bus leaves\ndate: 2024-06-02\n"


def refuse(problem: Diagnostic) -> None:
    raise AssertionError(problem)


@pytest.fixture(scope="session")
def newsroom() -> Newsroom:
    return read_newsroom(HOUSE_FILE.read_text(encoding="utf-8"), "presskit.yaml", refuse)


@pytest.fixture
def release(newsroom: Newsroom) -> Callable[..., Release[Message]]:
    """Read a release's text; a warning fails the test unless it brings its own report."""

    def reader(text: str, report: Callable[[Diagnostic], None] = refuse) -> Release[Message]:
        return read(text, "release.yaml", newsroom, release_id="launch", report=report)

    return reader


@pytest.fixture
def with_body(release: Callable[..., Release[Message]]) -> Callable[..., Release[Message]]:
    """Read a release of which only what follows the headline and date is given."""

    def reader(rest: str, report: Callable[[Diagnostic], None] = refuse) -> Release[Message]:
        return release(BASE + rest, report)

    return reader


@pytest.fixture
def nodes() -> Callable[[str], Node]:
    """Read YAML that has nothing wrong with it."""

    def reader(text: str) -> Node:
        problems = Problems(refuse)
        root = parse(text, "x.yaml", problems)
        problems.settle()
        return root

    return reader


@pytest.fixture
def faults() -> Callable[[Callable[[], object]], list[tuple[str, int, int]]]:
    """Call something that must fail, and answer code, line and column of each error."""

    def caller(action: Callable[[], object]) -> list[tuple[str, int, int]]:
        with pytest.raises(ReleaseError) as caught:
            action()
        problem: PresskitError = caught.value
        return [
            (one.code, one.span.line, one.span.column) if one.span else (one.code, 0, 0) for one in problem.diagnostics
        ]

    return caller
