"""French no-break spaces come out of every format as they went in."""

import shutil
from html import unescape
from pathlib import Path

import pypdfium2
import pytest

from presskit.cli import run

DATA = Path(__file__).parent / "data"
NAME = "2024-06-02-library-bus"
NO_BREAK = ["9\u00a0h", "arrêt\u00a0:", "2\u202f500 livres", "1,5\u00a0million", "«\u00a0Un livre", "même.\u00a0»"]


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    """What a reader of each format copies out of the French library bus."""
    newsroom = tmp_path_factory.mktemp("newsroom") / "bus"
    shutil.copytree(DATA / "library-bus", newsroom)
    assert 0 == run(["render", "-l", "fr", str(newsroom / "releases" / NAME)])
    made = newsroom / "dist" / NAME / f"{NAME}.fr"
    pages = pypdfium2.PdfDocument(f"{made}.pdf")
    return {
        "html": unescape(Path(f"{made}.html").read_text("utf-8")),
        "txt": Path(f"{made}.txt").read_text("utf-8"),
        "pdf": " ".join(page.get_textpage().get_text_range() for page in pages),
    }


@pytest.mark.parametrize("form", ["html", "txt", "pdf"])
@pytest.mark.parametrize("words", NO_BREAK)
def test_a_no_break_space_survives(texts, form, words):
    assert words in texts[form]
