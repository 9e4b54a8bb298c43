"""The example release, whole: what it prints, line by line. `--update-golden` renews the files; read the diff by eye.

A PDF is held as the text that poppler reads out of it. Its pictures are in docs/pictures.
"""

import subprocess
from pathlib import Path

import pytest

from presskit.cli import run

TOP = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
NAME = "2022-09-15-icesco-osce"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The folder with the nine files of the example release."""
    output = tmp_path_factory.mktemp("dist")
    assert 0 == run(["render", str(TOP / "releases" / NAME), "-o", str(output)])
    return output / NAME


def _text(path):
    if path.suffix != ".pdf":
        return path.read_text("utf-8")
    done = subprocess.run(["pdftotext", "-layout", "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    return done.stdout.decode().replace("\f", "\n--- page ---\n")


@pytest.mark.parametrize("language", ["en", "ar", "fr"])
@pytest.mark.parametrize("form", ["html", "txt", "pdf"])
def test_the_example_comes_out_as_it_did(made, form, language, request):
    golden = GOLDEN / f"{NAME}.{language}.{form}{'.txt' if form == 'pdf' else ''}"
    text = _text(made / f"{NAME}.{language}.{form}")

    if request.config.getoption("--update-golden"):
        golden.write_text(text, "utf-8")

    assert golden.read_text("utf-8") == text
