"""One house for all tests of this room, and readers that answer what they were told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from presskit.authoring import release as releases
from presskit.authoring import source
from presskit.authoring.newsroom import Newsroom, read_newsroom
from presskit.authoring.problems import Problems
from presskit.authoring.source import Node, parse
from presskit.errors import Diagnostic, PresskitError, ReleaseError
from presskit.media import Media, MediaError
from presskit.model import Message, Release

HOUSE_FILE = Path(__file__).parent / "house.yaml"
BASE = "headline: The bus leaves\ndate: 2024-06-02\n"


def refuse(problem: Diagnostic) -> None:
    raise AssertionError(problem)


def load(name: str) -> Media:
    """The picture of any name that has `missing` nowhere in it."""
    if "missing" in name:
        raise MediaError("no-image", f"there is no picture {name}", "draw it")
    return Media(name.rpartition("/")[2], "png", b"pixels", 40, 30)


@pytest.fixture(scope="session")
def pictures() -> Callable[[str], Media]:
    """Load a picture of any name that has `missing` nowhere in it."""
    return load


@pytest.fixture(scope="module", params=[getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader])
def _either_parser(request: pytest.FixtureRequest) -> Iterator[None]:
    """Read with libyaml, then again with PyYAML's own parser, which stands in where libyaml is missing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "_Loader", request.param)
        yield


@pytest.fixture(scope="session")
def newsroom() -> Newsroom:
    return read_newsroom(HOUSE_FILE.read_text(encoding="utf-8"), "presskit.yaml", refuse, pictures=load)


@pytest.fixture(scope="session")
def read() -> Callable[[str], Newsroom]:
    """Read a newsroom's text; a warning fails the test."""

    def reader(text: str) -> Newsroom:
        return read_newsroom(text, "presskit.yaml", refuse, pictures=load)

    return reader


@pytest.fixture
def release(newsroom: Newsroom) -> Callable[..., Release[Message]]:
    """Read a release's text; a warning fails the test unless it brings its own report."""

    def reader(text: str, report: Callable[[Diagnostic], None] = refuse) -> Release[Message]:
        return releases.read(text, "release.yaml", newsroom, release_id="launch", pictures=load, report=report)

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
