"""Turn a wall time and the name of a zone into one instant, and a zone into the city it is known by.

The rules come from the tzdata package alone, never from the machine, so that every machine prints the same hour.
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta, timezone
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from babel.core import get_global

from presskit.language.profile import Language

_MINUTES = timedelta(minutes=1)


class UnknownZoneError(ValueError):
    """No IANA zone has this name."""


class WallTimeError(ValueError):
    """A wall time that names no instant, or two."""


def instant(wall: datetime, zone: str) -> datetime:
    """The instant at which clocks in the IANA zone show `wall`, a datetime without zone.

    The answer carries the zone's offset at that instant. Raises UnknownZoneError for a name that is no zone, and
    WallTimeError for a time that clocks there skip or show twice; its text names both instants that may be meant.
    """
    if not MINYEAR < wall.year < MAXYEAR:
        raise WallTimeError(f"the year {wall.year} is out of a calendar's reach")
    here = _zone(zone)
    first, second = (_fixed(wall.replace(tzinfo=here, fold=fold)) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    raise WallTimeError(_two_instants(wall, zone, (first, second)))


def in_zone(at: datetime, zone: str) -> datetime:
    """The same instant as clocks in the IANA zone show it. Raises UnknownZoneError."""
    return _fixed(at.astimezone(_zone(zone)))


def is_utc(zone: str) -> bool:
    """Whether the zone is universal time itself, under any of its names."""
    return _canonical(zone) in {"Etc/UTC", "Etc/GMT"}


def city(zone: str, language: Language) -> str:
    """The city a zone is named after, in the language where CLDR knows it; "" for a zone without a city."""
    if "/" not in zone or zone.startswith("Etc/"):
        return ""
    canonical = _canonical(zone)
    known = language.locale.time_zones
    # CLDR keys cities by a zone's oldest name (Asia/Calcutta), Babel looks them up by the newest and finds none.
    for name in (zone, canonical, *_aliases(canonical)):
        if found := known.get(name, {}).get("city"):
            return str(found)
    return canonical.rpartition("/")[2].replace("_", " ")


def minutes_from_utc(at: datetime) -> int:
    """How many whole minutes clocks are ahead of UTC at this instant; negative where they are behind."""
    return (at.utcoffset() or timedelta()) // _MINUTES


@cache
def _zone(name: str) -> ZoneInfo:
    if name not in _names():
        near = get_close_matches(name, _names(), n=1)
        raise UnknownZoneError(f"no time zone is called {name!r}" + "".join(f"; did you mean {one}?" for one in near))
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as rules:
        return ZoneInfo.from_file(rules, key=name)


@cache
def _names() -> tuple[str, ...]:
    return tuple(files("tzdata").joinpath("zones").read_text(encoding="ascii").split())


def _canonical(zone: str) -> str:
    return str(get_global("zone_aliases").get(zone, zone))


def _aliases(canonical: str) -> tuple[str, ...]:
    return tuple(sorted(old for old, new in get_global("zone_aliases").items() if new == canonical))


def _fixed(at: datetime) -> datetime:
    # A plain offset compares, copies and pickles on any machine; a ZoneInfo read from a file does not pickle.
    return at.replace(tzinfo=timezone(at.utcoffset() or timedelta()), fold=0)


def _two_instants(wall: datetime, zone: str, readings: tuple[datetime, datetime]) -> str:
    """Say which two instants a wall time may mean: the one before and the one after clocks were changed."""
    instants = [in_zone(reading.astimezone(UTC), zone) for reading in readings]
    exists = all(one.replace(tzinfo=None) == wall for one in instants)
    either = " or ".join(_told(one, wall) for one in sorted(instants))
    problem = "exists twice" if exists else "does not exist"
    return f"{wall:%H:%M} {problem} on {wall:%Y-%m-%d} in {zone}; it is {either}"


def _told(at: datetime, wall: datetime) -> str:
    """An instant as diagnostics name it, with its day where that is not the one she wrote."""
    hours, minutes = divmod(abs(minutes_from_utc(at)), 60)
    sign = "-" if minutes_from_utc(at) < 0 else "+"
    day = "" if at.date() == wall.date() else f"{at:%Y-%m-%d} "
    return f"{day}{at:%H:%M} (UTC{sign}{hours}" + (f":{minutes:02})" if minutes else ")")
