import pickle
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.language.zones import UnknownZoneError, WallTimeError, city, in_zone, instant, is_utc

_wall = datetime.fromisoformat

_SOME_ZONES = st.sampled_from(["Africa/Casablanca", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia", "UTC"])


@pytest.mark.parametrize(
    ("wall", "zone", "utc"),
    [
        pytest.param(_wall("2024-06-03T09:00"), "Africa/Casablanca", _wall("2024-06-03T08:00"), id="Casablanca is +1"),
        pytest.param(_wall("2024-03-20T09:00"), "Africa/Casablanca", _wall("2024-03-20T09:00"), id="but +0 in Ramadan"),
        pytest.param(_wall("2024-02-29T12:00"), "Asia/Almaty", _wall("2024-02-29T06:00"), id="Almaty was +6"),
        pytest.param(
            _wall("2024-03-02T12:00"), "Asia/Almaty", _wall("2024-03-02T07:00"), id="and is +5 since March 2024"
        ),
    ],
)
def test_a_wall_time_names_one_instant(wall, zone, utc):
    at = instant(wall, zone)

    assert utc.replace(tzinfo=UTC) == at
    assert wall == at.replace(tzinfo=None)


@pytest.mark.parametrize(
    ("wall", "zone", "told"),
    [
        pytest.param(
            _wall("2024-03-31T02:30"),
            "Europe/Paris",
            "02:30 does not exist on 2024-03-31 in Europe/Paris; it is 01:30 (UTC+1) or 03:30 (UTC+2)",
            id="skipped in spring",
        ),
        pytest.param(
            _wall("2024-10-27T02:30"),
            "Europe/Paris",
            "02:30 exists twice on 2024-10-27 in Europe/Paris; it is 02:30 (UTC+2) or 02:30 (UTC+1)",
            id="repeated in autumn",
        ),
        pytest.param(
            _wall("2011-12-30T10:00"),
            "Pacific/Apia",
            "10:00 does not exist on 2011-12-30 in Pacific/Apia; "
            "it is 2011-12-29 10:00 (UTC-10) or 2011-12-31 10:00 (UTC+14)",
            id="a day that Samoa skipped",
        ),
        pytest.param(
            _wall("2024-11-03T01:15"),
            "America/St_Johns",
            "01:15 exists twice on 2024-11-03 in America/St_Johns; it is 01:15 (UTC-2:30) or 01:15 (UTC-3:30)",
            id="half hours behind UTC",
        ),
    ],
)
def test_a_wall_time_of_none_or_two_instants_is_refused_with_both(wall, zone, told):
    with pytest.raises(WallTimeError) as refusal:
        instant(wall, zone)

    assert told == str(refusal.value)


@pytest.mark.parametrize("year", [1, 9999])
def test_a_year_at_the_calendars_edge_is_refused(year):
    with pytest.raises(WallTimeError, match="out of a calendar's reach"):
        instant(_wall(f"{year:04}-01-01"), "Asia/Almaty")


@pytest.mark.parametrize("zone", ["", "Rabat", "../../etc/passwd", "asia/almaty", "Asia", "/Asia/Almaty"])
def test_a_name_that_is_no_zone_is_refused(zone):
    with pytest.raises(UnknownZoneError, match="no time zone is called"):
        instant(_wall("2024-06-03T00:00"), zone)


def test_a_misspelt_zone_is_answered_with_the_near_one():
    with pytest.raises(UnknownZoneError, match=r"did you mean Asia/Almaty\?"):
        in_zone(datetime(2024, 6, 3, tzinfo=UTC), "Asia/Almatty")


@given(st.datetimes(_wall("1970-01-02T00:00"), _wall("2037-12-30T00:00")), _SOME_ZONES)
def test_an_instant_said_in_its_zone_is_the_same_wall_time(wall, zone):
    try:
        at = instant(wall, zone)
    except WallTimeError:
        return

    assert at == in_zone(at.astimezone(UTC), zone)
    assert wall == in_zone(at, zone).replace(tzinfo=None)


def test_an_instant_can_be_sent_to_another_process():
    at = instant(_wall("2024-06-03T09:00"), "Africa/Casablanca")

    assert timedelta(hours=1) == pickle.loads(pickle.dumps(at)).utcoffset()  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("zone", "en", "fr", "ar"),
    [
        pytest.param("Africa/Casablanca", "Casablanca", "Casablanca", "الدار البيضاء", id="in every language"),
        pytest.param("Asia/Almaty", "Almaty", "Alma Ata", "ألماتي", id="an exonym"),
        pytest.param("Asia/Kolkata", "Kolkata", "Calcutta", "كالكتا", id="CLDR keeps it under its old name"),
        pytest.param("America/Argentina/Buenos_Aires", "Buenos Aires", "Buenos Aires", "بوينوس أيرس", id="three parts"),
        pytest.param("US/Eastern", "New York", "New York", "نيويورك", id="an old name of a zone"),
        pytest.param("UTC", "", "", "", id="UTC has no city"),
        pytest.param("Etc/GMT+3", "", "", "", id="an offset has no city"),
        pytest.param("EST", "", "", "", id="an abbreviation has no city"),
    ],
)
def test_a_zone_is_known_by_its_city(zone, en, fr, ar, languages):
    said = {tag: city(zone, one) for tag, one in languages.items()}

    assert {"en": en, "fr": fr, "ar": ar} == said


@pytest.mark.parametrize(
    ("zone", "expected"),
    [("UTC", True), ("Etc/UTC", True), ("Zulu", True), ("GMT", True), ("Europe/London", False), ("Etc/GMT+1", False)],
)
def test_universal_time_is_known_by_all_its_names(zone, expected):
    answer = is_utc(zone)

    assert expected is answer
