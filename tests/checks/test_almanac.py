"""Months and days of the week, in both texts."""

import pytest

from presskit import checks


@pytest.mark.parametrize(
    ("tag", "source", "words"),
    [
        ("fr", "It opens on 3 June 2024.", "Ouverture le 3 juin 2024."),
        ("fr", "It opens on 3 June 2024.", "Ouverture le 03/06/2024."),
        ("fr", "It opens on 2024-06-03.", "Ouverture le 3 juin 2024."),
        ("ar", "It opens on 3 June 2024.", "الافتتاح في 3 حزيران 2024."),
        ("ar", "It opens on 3 June 2024.", "الافتتاح في 3 جوان 2024."),
        ("ar", "In August and September", "في غشت وشتنبر"),
        ("ar", "It opened in January 2024.", "افتُتح في كانون الثاني 2024."),
        ("fr", "It may march on Rabat.", "Il pourrait marcher sur Rabat."),
        ("fr", "It opens on 2 June 2024.", "Ouverture le {day}."),
        ("fr", "Open Monday to Friday.", "Ouvert en semaine."),
        ("fr", "Open on Monday.", "Ouvert le lundi."),
        ("de", "It opens in June.", "Eröffnung im Sommer."),
    ],
)
def test_another_way_to_say_it_will_do(codes, tag, source, words):
    assert [] == codes(source, words, tag=tag, context="note")


@pytest.mark.parametrize(
    ("tag", "source", "words", "code"),
    [
        ("fr", "It opens on 3 June.", "Ouverture le 3 juillet.", "month"),
        ("fr", "It opens on 2024-06-03.", "Ouverture le 3 juillet 2024.", "month"),
        ("fr", "It opens in May.", "Ouverture en mars.", "month"),
        ("ar", "It opens on 3 June.", "الافتتاح في 3 يوليو.", "month"),
        ("fr", "On 12 March and 9 October.", "Le 9 mars et le 12 octobre.", "month"),
        ("de", "It opens on 3 June.", "Eröffnung am 3. Juli.", "month"),
        ("fr", "Open on Monday.", "Ouvert le mardi.", "other-weekday"),
        ("ar", "Open on Monday.", "يُفتح يوم الثلاثاء.", "other-weekday"),
        ("fr", "Held since 2007, on Sunday, 9 May.", "Depuis 2007, le samedi 9 mai.", "other-weekday"),
        ("ar", "Held since 2007, on Sunday, 9 May.", "منذ 2007، يوم السبت 9 مايو.", "other-weekday"),
        ("fr", "It opens on Monday, 3 June.", "Ouverture le mardi 3 juin.", "weekday"),
    ],
)
def test_another_month_or_day_will_not_do(codes, tag, source, words, code):
    assert [code] == codes(source, words, tag=tag, context="note")


def test_what_is_missing_is_named_beside_what_stands_there(make_dossier):
    (found,) = checks.judge(make_dossier("It opens in June.", "Ouverture en juillet."))

    assert "June is missing; this text says juillet" == found.message
