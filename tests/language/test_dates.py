from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.language import dates
from presskit.language.profile import language
from presskit.language.zones import instant
from presskit.model import Embargo, MomentFact

_wall = datetime.fromisoformat

_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
_TAGS = ["en", "fr", "ar"]


def _at(hour, minute=0, *, ahead=timedelta(hours=1)):
    return datetime(2025, 3, 11, hour, minute, tzinfo=timezone(ahead))


@pytest.mark.parametrize(
    ("say", "en", "fr", "ar"),
    [
        pytest.param(dates.long, "1 September 2025", "1er septembre 2025", "1 سبتمبر 2025", id="long"),
        pytest.param(
            dates.full,
            "Monday, 1 September 2025",
            "lundi 1er septembre 2025",
            "الاثنين 1 سبتمبر 2025",
            id="full, in Arabic without comma",
        ),
        pytest.param(dates.weekday, "Monday", "lundi", "الاثنين", id="weekday"),
        pytest.param(dates.day_month, "1 September", "1er septembre", "1 سبتمبر", id="day and month"),
        pytest.param(dates.month_year, "September 2025", "septembre 2025", "سبتمبر 2025", id="month and year"),
    ],
)
def test_a_day_is_said(say, en, fr, ar, languages):
    said = {tag: say(date(2025, 9, 1), one) for tag, one in languages.items()}

    assert {"en": en, "fr": fr, "ar": ar} == said


@pytest.mark.parametrize(
    ("tag", "long", "month_year", "period"),
    [
        pytest.param("es", "1 de abril de 2025", "abril de 2025", "1–3 de abril de 2025", id="es"),
        pytest.param("de", "1. April 2025", "April 2025", "1.–3. April 2025", id="de: ordinals keep their point"),
        pytest.param(
            "ru", "1 апреля 2025\u202fг.", "апрель 2025\u202fг.", "1–3 апреля 2025\u202fг.", id="ru: two cases"
        ),
        pytest.param("zh", "2025年4月1日", "2025年4月", "2025年4月1日–3日", id="zh: the year first"),
        pytest.param("he", "1 באפריל 2025", "אפריל 2025", "1–3 באפריל 2025", id="he"),
        pytest.param("fa", "1 آوریل 2025", "آوریل 2025", "1–3 آوریل 2025", id="fa: the profile's digits"),
        pytest.param("ur", "1 اپریل، 2025", "اپریل 2025", "1–3 اپریل، 2025", id="ur"),
        pytest.param("en_US", "April 1, 2025", "April 2025", "April 1–3, 2025", id="en_US: the month first"),
        pytest.param("hu", "2025. április 1.", "2025. április", "2025. április 1.–3.", id="hu: the day last"),
    ],
)
def test_other_languages_follow_cldr_with_no_table_of_ours(tag, long, month_year, period):
    other = language(tag)

    assert long == dates.long(date(2025, 4, 1), other)
    assert month_year == dates.month_year(date(2025, 4, 1), other)
    assert period == dates.period(date(2025, 4, 1), date(2025, 4, 3), other)


@pytest.mark.parametrize(
    ("months", "september", "january"),
    [
        ("standard", "سبتمبر", "يناير"),
        ("maghreb", "شتنبر", "يناير"),
        ("levant", "أيلول", "كانون الثاني"),
        ("dual", "أيلول/سبتمبر", "كانون الثاني/يناير"),
    ],
)
@pytest.mark.parametrize("cldr", ["ar_001", "ar_MA", "ar_LB"])
def test_arabic_months_are_the_profiles_and_not_the_countrys(cldr, months, september, january):
    arabic = language("ar", cldr=cldr, months=months)

    assert f"15 {september} 2022" == dates.long(date(2022, 9, 15), arabic)
    assert f"{september} 2022" == dates.month_year(date(2022, 9, 15), arabic)
    assert f"3 {january}" == dates.day_month(date(2022, 1, 3), arabic)


def test_arabic_digits_are_printed_where_the_profile_asks():
    arabic = language("ar", digits="arab")

    assert "الخميس ١٥ سبتمبر ٢٠٢٢" == dates.full(date(2022, 9, 15), arabic)
    assert "٢٠٢٢" == dates.year(2022, arabic)
    assert "١٤–١٥ سبتمبر ٢٠٢٢" == dates.period(date(2022, 9, 14), date(2022, 9, 15), arabic)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(
            date(2025, 4, 1),
            date(2025, 4, 3),
            ("1–3 April 2025", "1er–3 avril 2025", "1–3 أبريل 2025"),
            id="in one month",
        ),
        pytest.param(
            date(2025, 4, 30),
            date(2025, 5, 2),
            ("30 April – 2 May 2025", "30 avril – 2 mai 2025", "30 أبريل – 2 مايو 2025"),
            id="across months",
        ),
        pytest.param(
            date(2024, 12, 30),
            date(2025, 1, 2),
            (
                "30 December 2024 – 2 January 2025",
                "30 décembre 2024 – 2 janvier 2025",
                "30 ديسمبر 2024 – 2 يناير 2025",
            ),
            id="across years",
        ),
        pytest.param(
            date(2024, 6, 3),
            date(2025, 6, 5),
            ("3 June 2024 – 5 June 2025", "3 juin 2024 – 5 juin 2025", "3 يونيو 2024 – 5 يونيو 2025"),
            id="the same month of two years",
        ),
    ],
)
def test_a_period_as_a_label(start, end, expected, languages):
    said = tuple(dates.period(start, end, languages[tag]) for tag in _TAGS)

    assert expected == said


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(
            date(2024, 6, 3),
            date(2024, 6, 5),
            ("from 3 to 5 June 2024", "du 3 au 5 juin 2024", "من 3 إلى 5 يونيو 2024"),
            id="in one month",
        ),
        pytest.param(
            date(2025, 4, 1),
            date(2025, 4, 3),
            ("from 1 to 3 April 2025", "du 1er au 3 avril 2025", "من 1 إلى 3 أبريل 2025"),
            id="from the first",
        ),
        pytest.param(
            date(2022, 9, 14),
            date(2022, 9, 15),
            ("on 14 and 15 September 2022", "les 14 et 15 septembre 2022", "يومي 14 و15 سبتمبر 2022"),
            id="two neighbouring days",
        ),
        pytest.param(
            date(2025, 4, 30),
            date(2025, 5, 1),
            ("on 30 April and 1 May 2025", "les 30 avril et 1er mai 2025", "يومي 30 أبريل و1 مايو 2025"),
            id="neighbours in two months",
        ),
        pytest.param(
            date(2025, 4, 29),
            date(2025, 5, 1),
            ("from 29 April to 1 May 2025", "du 29 avril au 1er mai 2025", "من 29 أبريل إلى 1 مايو 2025"),
            id="across months",
        ),
        pytest.param(
            date(2024, 12, 30),
            date(2025, 1, 2),
            (
                "from 30 December 2024 to 2 January 2025",
                "du 30 décembre 2024 au 2 janvier 2025",
                "من 30 ديسمبر 2024 إلى 2 يناير 2025",
            ),
            id="across years",
        ),
    ],
)
def test_a_period_in_a_sentence(start, end, expected, languages, labels):
    said = tuple(dates.span(start, end, languages[tag], labels[tag]) for tag in _TAGS)

    assert expected == said


def test_a_period_names_the_month_first_where_the_language_does(labels):
    american = language("en", cldr="en_US")

    assert "from April 1 to 3, 2025" == dates.span(date(2025, 4, 1), date(2025, 4, 3), american, labels["en"])


@given(_DAYS, st.integers(1, 400), st.sampled_from(["en", "fr", "ar", "de", "zh", "hu", "ky"]))
def test_a_period_ends_as_its_last_day_does(start, length, tag):
    end, spoken = start + timedelta(days=length), language(tag)

    said = dates.period(start, end, spoken)

    assert dates.long(end, spoken)[-2:] == said[-2:]
    assert str(start.day) in said


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param(_at(10, 30), ("10:30", "10\u00a0h\u00a030", "10:30"), id="half past"),
        pytest.param(_at(9), ("09:00", "9\u00a0h", "09:00"), id="the full hour"),
        pytest.param(_at(0, 5), ("00:05", "0\u00a0h\u00a005", "00:05"), id="after midnight"),
        pytest.param(_at(22, 15), ("22:15", "22\u00a0h\u00a015", "22:15"), id="in the evening"),
    ],
)
def test_clocks_have_24_hours(at, expected, languages, labels):
    said = tuple(dates.clock(at, languages[tag], labels[tag]) for tag in _TAGS)

    assert expected == said


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        pytest.param(timedelta(hours=6), ("UTC+6", "UTC+6", "غرينتش+6"), id="ahead"),
        pytest.param(timedelta(hours=-3), ("UTC-3", "UTC-3", "غرينتش-3"), id="behind"),
        pytest.param(timedelta(hours=5, minutes=30), ("UTC+5:30", "UTC+5:30", "غرينتش+5:30"), id="a half hour"),
        pytest.param(-timedelta(hours=3, minutes=30), ("UTC-3:30", "UTC-3:30", "غرينتش-3:30"), id="behind by a half"),
        pytest.param(timedelta(), ("UTC", "UTC", "التوقيت العالمي"), id="none"),
    ],
)
def test_a_zone_is_its_offset(ahead, expected, languages, labels):
    said = tuple(dates.offset(_at(10, ahead=ahead), languages[tag], labels[tag]) for tag in _TAGS)

    assert expected == said


@pytest.mark.parametrize("tag", ["sv", "fa"])
def test_the_minus_of_an_offset_is_cldrs_and_holds_no_direction_mark(tag, labels):
    said = dates.offset(_at(10, ahead=timedelta(hours=-3)), language(tag), labels["en"])

    assert "UTC\u22123" == said


def test_a_moment_is_a_day_and_a_time(languages, labels):
    said = tuple(dates.moment(_at(10, 30), languages[tag], labels[tag]) for tag in _TAGS)

    assert (
        "11 March 2025 at 10:30 (UTC+1)",
        "11 mars 2025 à 10\u00a0h\u00a030 (UTC+1)",
        "11 مارس 2025، الساعة 10:30 (غرينتش+1)",
    ) == said


def test_a_full_moment_has_its_weekday(languages, labels):
    said = tuple(dates.moment_full(_at(10, 30), languages[tag], labels[tag]) for tag in _TAGS)

    assert (
        "Tuesday, 11 March 2025 at 10:30 (UTC+1)",
        "mardi 11 mars 2025 à 10\u00a0h\u00a030 (UTC+1)",
        "الثلاثاء 11 مارس 2025، الساعة 10:30 (غرينتش+1)",
    ) == said


def _embargo(wall, zone, *show):
    return Embargo(MomentFact(instant(wall, zone), zone), show)


_EXAMPLE = _embargo(_wall("2024-06-03T09:00"), "Africa/Casablanca", "Europe/Paris")


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        pytest.param(
            "en",
            (
                "Embargoed until Monday, 3 June 2024 at 09:00 (UTC+1), Casablanca",
                "10:00 (UTC+2), Paris · 08:00 (UTC)",
            ),
            id="English",
        ),
        pytest.param(
            "fr",
            (
                "Sous embargo jusqu’au lundi 3 juin 2024 à 9\u00a0h (UTC+1), Casablanca",
                "10\u00a0h (UTC+2), Paris · 8\u00a0h (UTC)",
            ),
            id="French",
        ),
        pytest.param(
            "ar",
            (
                "يُحظر النشر قبل الاثنين 3 يونيو 2024، الساعة 09:00 (غرينتش+1)، الدار البيضاء",
                "10:00 (غرينتش+2)، باريس · 08:00 (التوقيت العالمي)",
            ),
            id="Arabic",
        ),
    ],
)
def test_an_embargo_is_one_instant_said_in_several_zones(tag, expected, languages, labels):
    lines = dates.embargo_lines(_EXAMPLE, languages[tag], labels[tag])

    assert expected == lines


@pytest.mark.parametrize(
    ("embargo", "expected"),
    [
        pytest.param(
            _embargo(_wall("2022-09-15T02:00"), "Asia/Almaty", "UTC", "Africa/Casablanca"),
            "Wednesday, 14 September 2022 at 20:00 (UTC) · Wednesday, 14 September 2022 at 21:00 (UTC+1), Casablanca",
            id="the day again where it is another one, UTC where the author put it",
        ),
        pytest.param(
            _embargo(_wall("2024-06-03T09:00"), "UTC", "Europe/Paris", "Europe/Paris", "Etc/UTC"),
            "11:00 (UTC+2), Paris",
            id="no zone twice, no UTC beside UTC",
        ),
        pytest.param(
            _embargo(_wall("2024-06-03T09:00"), "Europe/Paris", "Europe/Paris", "GMT", "UTC"),
            "07:00 (UTC)",
            id="the release's own zone is not repeated, UTC under two names comes once",
        ),
    ],
)
def test_the_second_line_of_an_embargo(embargo, expected, languages, labels):
    _, second = dates.embargo_lines(embargo, languages["en"], labels["en"])

    assert expected == second


def test_an_embargo_in_universal_time_alone_is_one_line(languages, labels):
    lines = dates.embargo_lines(_embargo(_wall("2024-06-03T09:00"), "UTC"), languages["en"], labels["en"])

    assert ("Embargoed until Monday, 3 June 2024 at 09:00 (UTC)",) == lines


@given(
    st.datetimes(_wall("1970-01-02T00:00"), _wall("2100-01-01T00:00")), st.sampled_from(["ar", "fa", "he", "fr", "en"])
)
def test_no_date_holds_a_direction_control(labels, wall, tag):
    spoken = language(tag)

    said = dates.moment_full(wall.replace(tzinfo=UTC), spoken, labels["ar"])

    assert not set("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e") & set(said)
