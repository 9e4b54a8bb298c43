"""Families are found by themselves; what they find is told unless a translator has excused it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from presskit import checks
from presskit.checks import Family, excuses
from presskit.checks.dossier import Finding
from presskit.errors import Severity, Span


@pytest.fixture
def told(make_dossier):
    """A function that tells what is found in a text's translation."""

    def judge(*pair, **more):
        return list(checks.judge(make_dossier(*pair, **more)))

    return judge


def test_every_family_is_found_and_no_code_belongs_to_two():
    several = checks.families()
    modules = Path(checks.__file__).parent.glob("*.py")

    files = sorted(path.stem for path in modules if re.search(r"(?m)^FAMILY = ", path.read_text("utf-8")))
    assert files == [family.name for family in several]
    assert len(checks.codes()) == sum(len(family.codes) for family in several) + len(excuses.CODES)


def test_a_finding_is_a_warning_at_its_entry_with_the_way_to_mend_and_to_excuse_it(told):
    (found,) = told("Next steps", "Next steps", context="heading")

    assert (Severity.WARNING, "same-as-source") == (found.severity, found.code)
    assert ("locales/fr/LC_MESSAGES/bus.po", 12) == (found.span.path, found.span.line)
    assert "translate it; if it is right as it is, add the comment `presskit: ignore=same-as-source`" == found.hint


def test_whoever_knows_better_says_where_the_words_stand(make_dossier):
    dossier = make_dossier("300 books.", "3 000 livres.")

    (found,) = checks.judge(dossier, lambda text, words: Span(text.words[slice(*words)], 1, 1))

    assert "3 000" == found.span.path


def test_what_a_translator_excused_is_not_told(told):
    assert [] == told("Next steps", "Next steps", context="heading", comment="presskit: ignore=same-as-source")


def test_a_finding_about_no_text_has_its_own_place_and_no_excuse(monkeypatch, make_dossier):
    finding = Finding(code="late", message="it is late", hint="hurry", span=Span("release.yaml", 7, 1))
    monkeypatch.setattr(checks, "families", lambda: (Family("time", lambda _: iter([finding]), {"late": "x"}),))

    (found,) = checks.judge(make_dossier("Books", "Livres"))

    assert ("release.yaml", 7, "hurry") == (found.span.path, found.span.line, found.hint)


def test_words_in_the_source_language_are_placed_in_the_yaml(make_dossier):
    dossier = make_dossier("Books", "Livres")
    (edition,) = dossier.editions
    (text,) = edition.texts

    assert "releases/bus/release.yaml" == checks.at_entry(replace(text, entry=None), (0, 0)).path


def test_an_author_is_told_how_to_excuse_a_finding_in_her_own_file(reviewed):
    (found,) = reviewed(f"headline: {'Books and more ' * 7}\n")

    excuse = "if it is right as it is, write `checks: {ignore: [too-long]}` in the release"
    assert f"say it in fewer words; {excuse}" == found.hint


def test_a_hint_stays_a_hint(reviewed):
    (found,) = reviewed("", without=["summary:"])

    assert Severity.HINT is found.severity
