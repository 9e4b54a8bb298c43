"""What is said about dates, and where. tests/data/slips has many more."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from presskit.checks import dates
from presskit.model import Embargo, MomentFact


def told(dossier):
    return list(dates.judge(dossier))


def test_a_wrong_weekday_is_told_with_the_right_one_and_its_place(make_dossier):
    words = "Ouverture le lundi 2 juin 2024."

    (found,) = told(make_dossier("It opens on Sunday, 2 June 2024.", words))

    assert ("weekday", "2 juin 2024 is a dimanche, not a lundi") == (found.code, found.message)
    assert "lundi" == words[slice(*found.words)]


def test_a_weekday_beside_braces_is_held_against_what_they_print(make_dossier):
    (found,) = told(make_dossier("It opens on {day}.", "Ouverture le lundi {day}."))

    assert "weekday" == found.code


def test_a_weekday_in_braces_is_right_by_itself(make_dossier):
    assert [] == told(make_dossier("It opens on {day.full}.", "Ouverture le {day.full}."))


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("Ouverture le 15/09/2024.", "write “15 septembre 2024”"),
        ("Ouverture le 05/04/2024.", "write the month in letters"),
        ("Ouverture le 2024-09-01.", "write “1er septembre 2024”"),
    ],
)
def test_a_date_in_figures_is_written_out_in_the_hint(make_dossier, words, hint):
    (found,) = told(make_dossier("It opens.", words))

    assert ("date-style", hint) == (found.code, found.hint)


def test_a_text_is_told_of_one_date_in_another_style(make_dossier):
    assert ["date-style"] == [one.code for one in told(make_dossier("Dates.", "Le 15/09/2024 et le 16/09/2024."))]


def test_a_table_may_have_figures(make_dossier):
    assert [] == told(make_dossier("15/09/2024", "15/09/2024", context="table/cell"))


def test_an_american_house_writes_the_month_first(make_dossier):
    dossier = make_dossier("Es öffnet.", "It opens on September 15, 2024.", tag="en", source_tag="de")
    (edition,) = dossier.editions
    american = replace(edition, language=replace(edition.language, cldr="en_US"))

    assert ["date-style"] == [one.code for one in told(dossier)]
    assert [] == told(replace(dossier, editions=(american,)))


def embargoed(dossier, day):
    until = MomentFact(datetime(2024, 6, day, 10, tzinfo=UTC), "UTC")
    return replace(dossier, release=replace(dossier.release, embargo=Embargo(until)))


def test_what_is_announced_today_is_held_against_the_embargo(make_dossier):
    dossier = make_dossier("They announced it.", "Ils ont annoncé aujourd’hui l’ouverture.")

    (found,) = told(embargoed(dossier, 4))

    assert "relative-day" == found.code
    assert "but it may be published on 4 juin 2024" in found.message
    assert [] == told(embargoed(dossier, 2))


def test_an_embargo_gives_time_for_what_has_happened_when_it_ends(make_dossier):
    dossier = make_dossier("They met.", "La rencontre a eu lieu le 4 juin 2024.")

    assert ["too-early"] == [one.code for one in told(dossier)]
    assert [] == told(embargoed(dossier, 4))


def test_an_unfinished_language_is_judged_by_the_calendar_alone(make_dossier):
    assert ["no-such-day"] == [one.code for one in told(make_dossier("x", "am 31. Juni 2024", tag="de"))]


@pytest.mark.parametrize(
    ("tag", "words", "is_told"),
    [
        ("fr", "Les ministres ont signé l’accord le mardi 4 juin 2024.", True),
        ("fr", "Ils ont lancé un concours pour le 4 juin 2024.", False),
        ("fr", "Ils ont signé un accord, en vigueur le 4 juin 2024.", False),
        ("ar", "زار الوفد المدرسة يوم 4 يونيو 2024.", True),
        ("ar", "سيفتتح الوزير المدرسة يوم 4 يونيو 2024.", False),
        ("en", "The minister visited the school on Tuesday, 4 June 2024.", True),
        ("en", "The school is opened on 4 June 2024.", False),
        ("en", "They signed a plan that starts on 4 June 2024.", False),
    ],
)
def test_what_somebody_did_on_a_day_to_come_is_told(make_dossier, tag, words, is_told):
    source_tag = "de" if tag == "en" else "en"

    found = told(make_dossier("x", words, tag=tag, source_tag=source_tag))

    assert (["too-early"] if is_told else []) == [one.code for one in found]
