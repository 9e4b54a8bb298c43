"""Turn the forms of facts, links and embargoes into values: wall times into instants, addresses into links."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from presskit.authoring.schema.facts import (
    DateForm,
    FactForm,
    MoneyForm,
    NumberForm,
    PercentForm,
    PeriodForm,
    YearForm,
)
from presskit.authoring.schema.release import EmbargoForm, ReleaseFile
from presskit.authoring.source import Scalar
from presskit.authoring.values import wall_time
from presskit.errors import Report, error
from presskit.language.zones import UnknownZoneError, WallTimeError, in_zone, instant
from presskit.model import (
    DateFact,
    Embargo,
    Fact,
    Link,
    MomentFact,
    MoneyFact,
    NumberFact,
    PercentFact,
    PeriodFact,
    YearFact,
)


def facts(file: ReleaseFile, report: Report) -> Iterator[tuple[str, Fact]]:
    """The facts of a release by name; one whose time is at fault is told and left out."""
    for name, form in file.facts.items():
        if (value := _fact(form, report)) is not None:
            yield name, value


def _fact(form: FactForm, report: Report) -> Fact | None:  # noqa: PLR0911 - one line a kind of fact
    match form:
        case DateForm():
            return DateFact(form.date)
        case PeriodForm():
            return PeriodFact(form.from_, form.to)
        case NumberForm():
            return NumberFact(form.number)
        case PercentForm():
            return PercentFact(form.percent)
        case YearForm():
            return YearFact(form.year)
        case MoneyForm():
            return MoneyFact(form.money, form.currency)
        case _:
            return moment(form.at, form.zone, report)


def moment(wall: Scalar, zone: Scalar, report: Report) -> MomentFact | None:
    """The instant of a wall time in a zone; None, and an error, where it names none or two."""
    try:
        return MomentFact(instant(wall_time(wall), zone.value.strip()), zone.value.strip())
    except UnknownZoneError as problem:
        report(error("bad-zone", str(problem), zone.span, hint=_ZONE_HINT))
    except WallTimeError as problem:
        report(error("bad-wall-time", str(problem), wall.span, hint="write a time that clocks there show once"))
    return None


def embargo(form: EmbargoForm, report: Report) -> Embargo | None:
    """The embargo; None, and an error, where its time or one of its zones is at fault."""
    until = moment(form.until, form.zone, report)
    for zone in form.show:
        try:
            in_zone(_ANY, zone.value.strip())
        except UnknownZoneError as problem:
            report(error("bad-zone", str(problem), zone.span, hint=_ZONE_HINT))
    return Embargo(until, tuple(one.value.strip() for one in form.show)) if until else None


_ANY = datetime(2000, 1, 1, tzinfo=UTC)
_ZONE_HINT = "write a zone's IANA name: a continent and a city, such as Africa/Casablanca"


def links(file: ReleaseFile) -> dict[str, Link]:
    """The links of a release by name."""
    return {name: Link({"": one} if isinstance(one, str) else one) for name, one in file.links.items()}
