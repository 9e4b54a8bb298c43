from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from presskit.model import City, Event, Message, MomentFact, Release, messages

WithBody = Callable[..., Release[Message]]
Faults = Callable[[Callable[[], object]], list[tuple[str, int, int]]]

WHEN = 'at: "2024-06-03T10:00", zone: Africa/Casablanca'


def test_an_event_says_when_where_and_how_to_come(with_body: WithBody) -> None:
    more = "place: azrou, venue: Hotel Rif, online: https://books.example/live, register: mailto:press@books.example"

    event = with_body(f"body: x\nevent: {{{WHEN}, {more}}}\n").event

    assert event
    assert MomentFact(datetime(2024, 6, 3, 9, 0, tzinfo=UTC), "Africa/Casablanca") == event.at
    assert ("azrou", "https://books.example/live", "mailto:press@books.example") == (
        event.place,
        event.online,
        event.register,
    )
    assert [("event/venue", "Hotel Rif", False)] == [(one.context, one.msgid, one.marks) for one in messages(event)]


def test_an_events_place_may_be_named_on_the_spot(with_body: WithBody) -> None:
    event = with_body(f"body: x\nevent: {{{WHEN}, place: {{city: Fez, country: Morocco}}}}\n").event

    assert event
    assert isinstance(event.place, City)
    assert ["event/city", "event/country"] == [one.context for one in messages(event)]


def test_an_event_needs_no_more_than_its_time(with_body: WithBody) -> None:
    event = with_body(f"body: x\nevent: {{{WHEN}}}\n").event

    assert event
    assert Event(event.at) == event


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ('{at: "2024-06-03T10:00"}', [("missing-field", 4, 1)]),
        ("{zone: UTC, venue: x}", [("missing-field", 4, 1)]),
        (
            '{at: "2024-03-31T02:30", zone: Europe/Paris, place: fez}',
            [("bad-wall-time", 4, 13), ("unknown-place", 4, 60)],
        ),
        (f"{{{WHEN}, online: http://x.example}}", [("bad-target", 4, 66)]),
        (f"{{{WHEN}, online: mailto:a@x.example}}", [("bad-target", 4, 66)]),
        (f"{{{WHEN}, register: tel:+2125}}", [("bad-target", 4, 68)]),
        (f"{{{WHEN}, place: {{country: Morocco}}}}", [("missing-field", 4, 58)]),
    ],
    ids=["no zone", "no time", "a skipped hour elsewhere", "http", "mail to watch", "a phone", "no city"],
)
def test_what_is_wrong_with_an_event_is_told_at_its_place(
    with_body: WithBody, faults: Faults, event: str, expected: list[tuple[str, int, int]]
) -> None:
    assert expected == faults(lambda: with_body(f"body: x\nevent: {event}\n"))
