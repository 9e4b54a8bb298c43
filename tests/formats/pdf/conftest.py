"""What these tests share: every example release as a PDF, and the one that uses everything there is."""

from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from presskit import jobs, pipeline, workspace
from presskit.formats import Assets, formats

TOP = Path(__file__).parents[3]


EVERYTHING = "2024-03-20-example"
OTHERS = ["2022-09-15-icesco-osce", "2024-05-06-family-papers"]
VERSIONS = [(language, draft) for language in ("en", "ar", "fr") for draft in (False, True)]


@cache
def _drawn(release, language, draft):
    (job,) = jobs.find([f"releases/{release}"], bytes, TOP, lambda _: None)
    document = pipeline.speak(job, jobs.read(job, _refuse), language, _refuse, draft=draft)
    assets = Assets(job.workspace.templates(), workspace.fonts(), job.newsroom.color)
    text = formats()["txt"].render(document, assets, _refuse)
    return document, formats()["pdf"].render(document, Assets(*_fields(assets), {"txt": text}), _refuse), text


def _fields(assets):
    return assets.templates, assets.fonts, assets.color


def _refuse(diagnostic):
    raise AssertionError(diagnostic)


@pytest.fixture(scope="session", params=[("en", False), ("ar", False), ("fr", False), ("ar", True)], ids=str)
def everything(request):
    """The Document, the PDF's bytes and the text of the release that uses everything: in each language, and a draft."""
    return _drawn(EVERYTHING, *request.param)


@pytest.fixture(
    scope="session",
    params=[(EVERYTHING, "en", True), (EVERYTHING, "fr", True), *((one, *each) for one in OTHERS for each in VERSIONS)],
    ids=str,
)
def another(request):
    """The same of each release, language and draft besides those: where `everything` takes too long to be tried on."""
    return _drawn(*request.param)


@pytest.fixture(scope="session")
def structure(everything):
    """The PDF opened, its tags to be read."""
    with pikepdf.open(BytesIO(everything[1])) as pdf:
        yield pdf


@pytest.fixture
def problems():
    """A list to report to."""
    return []
