"""What `presskit doctor` finds on a machine, and what it says of it."""

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from importlib.abc import MetaPathFinder
from importlib.metadata import PackageNotFoundError

import pytest

from presskit import doctor
from presskit.doctor import SCRIPTS, WORDS, State, examine, judged
from presskit.formats import Assets
from presskit.formats.pdf.vowels import VOWELS
from presskit.workspace import fonts, shipped

ASSETS = Assets((shipped() / "templates",), fonts(), "#0b6e4f")
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def zones(monkeypatch):
    """A function that says which edition of the time-zone data is installed; at first that of this year."""

    def install(edition):
        def version(_):
            if not edition:
                raise PackageNotFoundError
            return edition

        monkeypatch.setattr(doctor, "version", version)

    install("2026.2")
    return install


@pytest.fixture
def without(monkeypatch):
    """A function that takes a program away."""

    def take(program):
        which = shutil.which
        monkeypatch.setattr("shutil.which", lambda name: None if name == program else which(name))

    return take


def _found(name, assets=ASSETS, today=TODAY):
    return next(one for one in examine(assets, today) if one.name == name)


def test_a_machine_that_lacks_nothing_is_told_so():
    assert {State.GOOD} == {one.state for one in examine(ASSETS, TODAY)}


def test_every_finding_that_is_not_good_says_what_it_costs_and_what_mends_it(without, zones):
    zones("2023.1")
    without("pdftotext")
    without("msgfmt")

    bad = [one for one in examine(ASSETS, TODAY) if one.state is not State.GOOD]

    assert ["time zones", "Arabic that can be copied", "gettext"] == [one.name for one in bad]
    assert all(one.cost and one.mend for one in bad)


def test_without_pango_the_packages_are_named_and_no_pdf_is_tried(monkeypatch):
    class Absent(MetaPathFinder):
        def find_spec(self, name, *_):
            if name.startswith("weasyprint"):
                raise OSError("cannot load library 'libgobject-2.0-0'")

    for name in [one for one in sys.modules if one.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Absent(), *sys.meta_path])

    found = list(examine(ASSETS, TODAY))

    assert ("Pango", State.MISSING) == (found[0].name, found[0].state)
    assert "apt install libpango-1.0-0" in found[0].mend
    assert "Arabic that can be copied" not in {one.name for one in found}


def test_without_the_subsetter_the_cost_is_told(monkeypatch):
    _found("Pango")
    monkeypatch.setattr("weasyprint.text.ffi.harfbuzz_subset", None)

    found = _found("HarfBuzz's subsetter")

    assert (State.MISSING, "sudo apt install libharfbuzz-subset0") == (found.state, found.mend)


@pytest.mark.parametrize(
    ("edition", "today", "state"),
    [
        ("2026.2", date(2026, 11, 23), State.GOOD),
        ("2025.3", date(2026, 3, 1), State.GOOD),
        ("2025.3", date(2026, 11, 23), State.OPTIONAL),
        ("2022.1", date(2026, 1, 1), State.OPTIONAL),
        ("", date(2026, 1, 1), State.MISSING),
    ],
    ids=["this year's", "last year's in spring", "last year's in autumn", "old", "none"],
)
def test_time_zones_are_held_against_the_day(zones, edition, today, state):
    zones(edition)

    found = _found("time zones", today=today)

    assert state is found.state
    assert (found.mend == "") == (state is State.GOOD)


def test_an_edition_is_named_as_its_makers_name_it(zones):
    zones("2026.6")

    assert "edition 2026f" == _found("time zones").found


def test_a_font_that_was_changed_is_told(tmp_path):
    for path in fonts().iterdir():
        shutil.copy(path, tmp_path)
    shutil.copy(tmp_path / "PresskitSans-Bold.ttf", tmp_path / "PresskitSans-Italic.ttf")

    found = _found("fonts", replace(ASSETS, fonts=tmp_path))

    assert (State.MISSING, "presskit's own fonts are not as they came") == (found.state, found.found)


def test_a_font_of_presskit_that_cannot_be_read_is_told(tmp_path):
    for path in fonts().iterdir():
        shutil.copy(path, tmp_path)
    (tmp_path / "PresskitSans-Bold.ttf").write_bytes(b"spoilt")

    found = doctor._fonts(replace(ASSETS, fonts=tmp_path))

    assert (State.MISSING, "presskit's own fonts are not as they came") == (found.state, found.found)


def test_a_script_without_letters_is_named(monkeypatch):
    monkeypatch.setattr(doctor, "SCRIPTS", {**SCRIPTS, "Thai": "ก"})

    assert "no letters for Thai" == _found("fonts").found


def test_the_words_hold_every_arabic_letter():
    assert set(SCRIPTS["Arabic"]) <= set("".join(WORDS))


def test_the_words_are_all_copied_whole_in_presskits_own_fonts():
    assert f"{len(WORDS)} of {len(WORDS)} words come whole out of a PDF" == _found("Arabic that can be copied").found


@pytest.mark.parametrize(
    ("copied", "state"),
    [
        (" ".join(WORDS), State.GOOD),
        (VOWELS.sub("", "\n".join(f"\u202b{one}\u202c" for one in WORDS)), State.GOOD),
        (" ".join(one[::-1] for one in WORDS), State.MISSING),
        (" ".join(" ".join(one) for one in WORDS), State.MISSING),
        ("", State.MISSING),
    ],
    ids=["as they are", "with isolates", "reversed", "parted", "nothing"],
)
def test_words_that_are_copied_are_counted(copied, state):
    assert state is judged("Arabic", copied, has_own_font=False).state


def test_a_house_font_that_breaks_words_is_to_be_replaced():
    mend = judged("Arabic", "", has_own_font=True).mend

    assert "fonts:" in mend


def test_a_template_that_cannot_be_drawn_is_told_in_its_own_words(tmp_path):
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf" / "release.html").write_text("{% if %}", "utf-8")

    found = _found("Arabic that can be copied", replace(ASSETS, templates=(tmp_path, *ASSETS.templates)))

    assert State.MISSING is found.state
    assert found.found


def test_a_reader_that_fails_is_no_fault_of_the_machine(monkeypatch):
    def fail(*_, **__):
        raise subprocess.TimeoutExpired("pdftotext", 60)

    monkeypatch.setattr("subprocess.run", fail)

    found = _found("Arabic that can be copied")

    assert State.OPTIONAL is found.state
    assert found.found.startswith("not measured: ")
