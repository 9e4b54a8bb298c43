"""An embargo that is only talked about, or over, is told; trade and arms are no matter of it."""

from datetime import UTC, datetime

import pytest

EMBARGO = 'embargo: {until: "2024-06-03T09:00", zone: Africa/Casablanca}\n'
SUMMER = datetime(2024, 6, 3, 7, 0, tzinfo=UTC)
"""An hour before the embargo ends: clocks in Casablanca show eight."""


def said(reviewed, language, text):
    return [one.code for one in reviewed(f"language: {language}\nlanguages: [{language}]\nbody: ['{text}']\n")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "EMBARGOED UNTIL 3 JUNE 2024, 09:00"),
        ("en", "Embargo: 3 June 2024"),
        ("en", "This release is under embargo until Monday."),
        ("en", "The report is under strict embargo until 9 a.m."),
        ("en", "It is embargoed for release on 3 June."),
        ("en", "Not for publication before Monday morning."),
        ("en", "The news embargo ends on Monday."),
        ("fr", "Sous embargo jusqu’au 3 juin 2024, 9 h."),
        ("fr", "Embargo : 3 juin 2024"),
        ("fr", "Ce communiqué est sous embargo jusqu’à lundi."),
        ("fr", "À ne pas diffuser avant lundi."),
        ("ar", "يُحظر النشر قبل يوم الإثنين 3 يونيو 2024."),
        ("ar", "محظور نشره حتى يوم الإثنين."),
        ("ar", "حظر النشر حتى الساعة التاسعة"),
        ("ar", "غير قابل للنشر قبل يوم الإثنين."),
    ],
)
def test_an_embargo_in_the_text_alone_is_told(reviewed, language, text):
    assert "embargo-not-set" in said(reviewed, language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The arms embargo remains in force until December."),
        ("en", "Ministers discussed the oil embargo."),
        ("en", "The country was under embargo until 2003."),
        ("en", "Embargoed goods may not leave the port."),
        ("en", "Embargoes hurt the poor first."),
        ("en", "The study is not for sale before June."),
        ("en", "The book is not to be published in Rabat."),
        ("fr", "L’embargo sur les armes est prolongé jusqu’en décembre."),
        ("fr", "Le pays est resté sous embargo jusqu’en 2003."),
        ("fr", "Embargo sur le blé : les ministres se réunissent"),
        ("fr", "Les ministres ont levé l’embargo."),
        ("ar", "ناقش الوزراء الحظر المفروض على النفط."),
        ("ar", "حظر الأسلحة ساري المفعول حتى ديسمبر."),
        ("ar", "تعمل دار النشر حتى الساعة التاسعة."),
        ("ar", "يُحظر الصيد قبل شهر يونيو."),
    ],
)
def test_another_embargo_is_no_matter_of_it(reviewed, language, text):
    assert "embargo-not-set" not in said(reviewed, language, text)


def test_it_is_told_at_the_author_s_words_and_not_of_the_translations_too(reviewed):
    po = 'msgctxt "body"\nmsgid "Under embargo until Monday."\nmsgstr "Sous embargo jusqu’à lundi."\n'

    told = reviewed("languages: [en, fr]\nbody: [Under embargo until Monday.]\n", pos={"fr": po})

    (found,) = [one for one in told if one.code == "embargo-not-set"]
    assert "releases/bus/release.yaml" == found.span.path
    assert "write `checks: {ignore: [embargo-not-set]}` in the release" in found.hint
    assert 'add `embargo: {until: "2024-06-02T09:00", zone: …}` with the hour' in found.hint


def test_a_translation_that_brings_it_in_is_told(reviewed):
    po = 'msgctxt "body"\nmsgid "It is secret."\nmsgstr "Sous embargo jusqu’à lundi."\n'

    told = reviewed("languages: [en, fr]\nbody: [It is secret.]\n", pos={"fr": po})

    (found,) = [one for one in told if one.code == "embargo-not-set"]
    assert "locales/fr/LC_MESSAGES/bus.po" == found.span.path
    assert "Sous embargo jusqu" == found.span.text[found.span.column - 1 :][: found.span.length]


def test_an_embargo_that_is_set_may_be_spoken_of(reviewed):
    assert "embargo-not-set" not in [one.code for one in reviewed(EMBARGO + "body: [Under embargo until Monday.]\n")]


def test_an_embargo_to_come_is_passed_over_in_silence(reviewed):
    assert [] == reviewed(EMBARGO, now=SUMMER)


def test_an_embargo_that_ended_today_is_told(reviewed):
    (found,) = reviewed("date: 2024-06-03\n" + EMBARGO, now=SUMMER.replace(hour=9))

    assert "embargo-past" == found.code
    assert "the embargo ended on 2024-06-03 at 09:00 (Africa/Casablanca)" == found.message


def test_the_embargo_of_an_old_release_is_not_told(reviewed):
    assert [] == reviewed(EMBARGO, now=SUMMER.replace(year=2026))


def test_an_embargo_that_ends_before_the_release_is_dated_is_told_whenever_it_is(reviewed):
    (found,) = reviewed("date: 2024-06-04\n" + EMBARGO)

    assert "embargo-past" == found.code
    assert "the embargo ends on 2024-06-03, before the release's own date, 2024-06-04" == found.message


def test_the_day_is_that_of_the_embargo_s_own_zone(reviewed):
    embargo = 'embargo: {until: "2024-06-03T00:30", zone: Asia/Tokyo}\n'

    late_on_sunday = datetime(2024, 6, 2, 15, 45, tzinfo=UTC)

    assert ["embargo-past"] == [one.code for one in reviewed("date: 2024-06-03\n" + embargo, now=late_on_sunday)]
