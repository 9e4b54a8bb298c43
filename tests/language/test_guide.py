"""docs/languages.md is what tools/build_languages.py writes, and shows every choice there is."""

import re
import runpy
from pathlib import Path
from typing import get_args

import pytest

from presskit.cli import run
from presskit.language.profile import Digits, Months

TOP = Path(__file__).parents[2]
PAGE = (TOP / "docs" / "languages.md").read_text("utf-8")


def test_the_guide_is_what_the_program_prints():
    page = runpy.run_path(str(TOP / "tools" / "build_languages.py"))["page"]

    assert PAGE == page()


_DEFAULTS = {"latn", "standard"}
_CHOICES = [f"digits: {one}" for one in get_args(Digits)] + [f"months: {one}" for one in get_args(Months)]


@pytest.mark.parametrize("choice", [one for one in _CHOICES if one.split()[1] not in _DEFAULTS])
def test_every_choice_of_a_profile_has_a_row_in_every_table(choice):
    tables = PAGE.count("| English |")

    assert tables - 1 == PAGE.count(f"| Arabic `{choice}` |")  # marks and spaces know no such choice


@pytest.mark.parametrize(
    "words",
    [
        "15 September 2025",
        "du 1er au 15 septembre 2025",
        "أيلول/سبتمبر",
        "شتنبر",
        "١٢٬٥٠٠",
        '<span dir="rtl"><span dir="ltr">12.5%</span></span>',
        "10\u00a0h\u00a030",
        "US$3 million",
        "3 ملايين دولار أمريكي",
    ],
)
def test_the_guide_shows(words):
    assert words in PAGE


def test_the_readme_leads_to_the_guide():
    assert "(docs/languages.md)" in (TOP / "README.md").read_text("utf-8")


def test_the_guides_choice_is_understood(tmp_path):
    (block,) = re.findall(r"(?ms)^```yaml\n(.*?)^```$", PAGE)
    (tmp_path / "presskit.yaml").write_text(f"presskit: 1\nsource_language: ar\n{block}", "utf-8")
    release = "presskit: 1\nlanguage: ar\nlanguages: [ar]\ndate: 2022-09-15\nheadline: كتب\nbody: نص\n"
    (tmp_path / "bus.yaml").write_text(release, "utf-8")

    assert 0 == run(["render", "-f", "txt", str(tmp_path / "bus.yaml")])

    assert "١٥ أيلول/سبتمبر ٢٠٢٢ –" in (tmp_path / "dist/bus/bus.ar.txt").read_text("utf-8")
