"""Write docs/languages.md: what each language, and each choice of its profile, prints.

Run `python tools/build_languages.py` after the code or a label has changed; a test holds the page true.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from presskit import workspace
from presskit.language import bidi, dates, numbers, typography, zones
from presskit.language.profile import Label, Language, language
from presskit.model import Embargo, MomentFact
from presskit.translation import catalog, po

PAGE = Path(__file__).parents[1] / "docs" / "languages.md"

_INTRODUCTION = """# What each language prints

You write a fact once (`{date: 2025-09-01}`); each language prints it in its own way. Here is how, so that you can
choose. This page is written by `tools/build_languages.py` from the program itself.

Without a choice of yours English is British, French follows the Imprimerie nationale, and Arabic has the months of
Cairo and the Gulf with the digits 0–9, as ICESCO and the IMF write it. To choose otherwise, say so in `presskit.yaml`;
what you leave out keeps its default:

```yaml
locales:
  en: {cldr: en_US}
  fr: {typography: none}
  ar: {months: dual, digits: arab}
```

The choice holds for the whole newsroom: dates, figures and page numbers of every format follow it.
"""

_MONTHS = """Arabic has three sets of months; none of them follows from where your head office stands. `standard`
is read everywhere, `maghreb` in the Moroccan press, `levant` from Beirut to Baghdad; `dual` names both and is what the
United Nations and the WHO write.
"""

_SHORT = """`{x.short}` says millions and billions exactly or not at all: an amount of 2,450,000 is refused there,
because rounding is yours to do.
"""

_TYPOGRAPHY = """Translators type as they like; the marks are set when a release is rendered. `⍽` stands for a no-break
space here, `ˌ` for a narrow one.
"""

_OTHERS = """Any language of CLDR works in the same way, once its labels are translated (`presskit extract --labels`
writes what there is to translate). Its dates and numbers need nothing from you:
"""


@dataclass(frozen=True, slots=True)
class Profile:
    """A language as a newsroom may choose it, and how its choice is written in `presskit.yaml`."""

    name: str
    language: Language
    choice: str = ""

    @property
    def title(self) -> str:
        """Its name and its choice."""
        return f"{self.name} `{self.choice}`" if self.choice else self.name


PROFILES = (
    Profile("English", language("en")),
    Profile("English", language("en", cldr="en_US"), "cldr: en_US"),
    Profile("French", language("fr")),
    Profile("French", language("fr", typography="none"), "typography: none"),
    Profile("Arabic", language("ar")),
    Profile("Arabic", language("ar", months="maghreb"), "months: maghreb"),
    Profile("Arabic", language("ar", months="levant"), "months: levant"),
    Profile("Arabic", language("ar", months="dual"), "months: dual"),
    Profile("Arabic", language("ar", digits="arab"), "digits: arab"),
)
OTHERS = tuple(
    Profile(name, language(tag), tag)
    for tag, name in {
        "de": "German",
        "es": "Spanish",
        "he": "Hebrew",
        "fa": "Persian",
        "pt_BR": "Brazilian Portuguese",
        "ru": "Russian",
        "tr": "Turkish",
        "ur": "Urdu",
        "zh": "Chinese",
    }.items()
)

_FIRST, _DAY, _NEXT, _LAST = date(2025, 9, 1), date(2025, 9, 14), date(2025, 9, 15), date(2025, 10, 2)
_ZONE = "Africa/Casablanca"
_MORNING = zones.instant(datetime.fromisoformat("2025-09-15T09:00"), _ZONE)
_HALF_PAST = zones.instant(datetime.fromisoformat("2025-09-15T10:30"), _ZONE)
_EMBARGO = Embargo(MomentFact(_MORNING, _ZONE), ("Asia/Riyadh", "America/New_York"))
_TYPED = {
    "en": """"It's open," she said.""",
    "fr": """Il a dit : "C'est ouvert !" à 12 400 élèves.""",
    "ar": 'قالت "المكتبة مفتوحة", متى نزورها?',
}


def page() -> str:
    """The whole page, in Markdown."""
    parts = (_INTRODUCTION, *_dates(), *_hours(), *_numbers(), *_money(), *_embargoes(), *_typography(), *_others())
    return "\n".join(parts)


# --- sections -------------------------------------------------------------------------------------


def _dates() -> Iterator[str]:
    yield "## Dates\n"
    yield _MONTHS
    heads = ("", "`{x}`", "`{x.full}`", "the first, `{x.day_month}`", "`{x.month_year}`")
    yield _table(
        heads,
        (
            _row(
                one,
                dates.long(_NEXT, one.language),
                dates.full(_NEXT, one.language),
                dates.day_month(_FIRST, one.language),
                dates.month_year(_NEXT, one.language),
            )
            for one in PROFILES
        ),
    )
    yield "## From one day to another\n"
    heads = ("", "`{x}`", "`{x.span}`, in a sentence", "two neighbouring days", "across months")
    yield _table(heads, (_row(one, *_periods(one.language)) for one in PROFILES))


def _periods(spoken: Language) -> Iterator[str]:
    label = _labels(spoken)
    yield dates.period(_FIRST, _NEXT, spoken)
    yield dates.span(_FIRST, _NEXT, spoken, label)
    yield dates.span(_DAY, _NEXT, spoken, label)
    yield dates.period(_NEXT, _LAST, spoken)


def _hours() -> Iterator[str]:
    yield "## Hours\n"
    yield "Clocks have 24 hours. The zone is its distance from universal time, under one name in each language.\n"
    heads = ("", "`{x.time}`", "on the hour", "`{x}`")
    yield _table(heads, (_row(one, *_clocks(one.language)) for one in PROFILES))


def _clocks(spoken: Language) -> Iterator[str]:
    label = _labels(spoken)
    yield dates.clock(_HALF_PAST, spoken, label)
    yield dates.clock(_MORNING, spoken, label)
    yield dates.moment(_HALF_PAST, spoken, label)


def _numbers() -> Iterator[str]:
    yield "## Numbers\n"
    yield "Decimals stay as you typed them: 18.50 keeps both. A year is never grouped.\n"
    heads = ("", "number", "with decimals", "percent", "year")
    yield _table(heads, (_row(one, *_figures(one.language)) for one in PROFILES))


def _figures(spoken: Language) -> Iterator[str]:
    yield numbers.number(Decimal(12500), spoken)
    yield numbers.number(Decimal("18.50"), spoken)
    yield numbers.percent(Decimal("12.5"), spoken)
    yield dates.year(2025, spoken)


def _money() -> Iterator[str]:
    yield "## Money\n"
    yield _SHORT
    heads = ("", "`{x}`", "with cents", "`{x.short}`", "billions")
    yield _table(heads, (_row(one, *_amounts(one.language)) for one in PROFILES))


def _amounts(spoken: Language) -> Iterator[str]:
    label = _labels(spoken)
    yield numbers.money(Decimal(2_400_000), "USD", spoken)
    yield numbers.money(Decimal("99.5"), "EUR", spoken)
    yield numbers.money_short(Decimal(3_000_000), "USD", spoken, label)
    yield numbers.money_short(Decimal(1_500_000_000), "EUR", spoken, label)


def _embargoes() -> Iterator[str]:
    yield "## The embargo\n"
    yield "One instant, in your zone first, then in each zone that you ask for, and always in universal time.\n"
    yield _table(("", "the two lines"), (_row(one, _embargo(one.language)) for one in PROFILES))


def _embargo(spoken: Language) -> str:
    return "\n".join(dates.embargo_lines(_EMBARGO, spoken, _labels(spoken)))


def _typography() -> Iterator[str]:
    yield "## Marks and spaces\n"
    yield _TYPOGRAPHY
    chosen = [one for one in PROFILES if one.choice in {"", "typography: none"}]
    rows = ((one, _TYPED[one.language.tag]) for one in chosen)
    yield _table(
        ("", "typed", "printed"),
        (_row(one, typed, _visible(typography.typeset(typed, one.language))) for one, typed in rows),
    )


def _visible(text: str) -> str:
    return text.replace("\u00a0", "⍽").replace("\u202f", "ˌ")


def _others() -> Iterator[str]:
    yield "## Other languages\n"
    yield _OTHERS
    heads = ("", "date", "period", "number", "percent", "money")
    yield _table(heads, (_row(one, *_unlabelled(one.language)) for one in OTHERS))


def _unlabelled(spoken: Language) -> Iterator[str]:
    yield dates.long(_NEXT, spoken)
    yield dates.period(_DAY, _NEXT, spoken)
    yield numbers.number(Decimal("12500.5"), spoken)
    yield numbers.percent(Decimal("12.5"), spoken)
    yield numbers.money(Decimal(2_400_000), "EUR", spoken)


# --- tables ---------------------------------------------------------------------------------------


def _row(profile: Profile, *cells: str) -> tuple[str, ...]:
    return (profile.title, *(_cell(one, profile.language) for one in cells))


def _cell(text: str, spoken: Language) -> str:
    """A value as a reader of its language sees it: from right to left where it runs so, its runs apart."""
    lines = text.split("\n")
    if spoken.direction == "ltr":
        return "<br>".join(lines)
    return "<br>".join(f'<span dir="rtl">{_isolated(line)}</span>' for line in lines)


def _isolated(line: str) -> str:
    for run in reversed(bidi.isolates(line, "rtl")):
        line = f'{line[: run.start]}<span dir="ltr">{line[run.start : run.end]}</span>{line[run.end :]}'
    return line


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    first, *others = (f"| {' | '.join(one)} |" for one in (heads, *rows))
    return "\n".join((first, "|---" * len(heads) + "|", *others)) + "\n"


def _labels(spoken: Language) -> Label:
    """The labels that presskit ships."""
    folder = workspace.shipped() / "locales"
    template = folder / "presskit.pot"
    own = folder / spoken.tag / "LC_MESSAGES" / "presskit.po"
    read = [_read(own, spoken.tag)] if own.is_file() else []
    return catalog.labels(spoken, _read(template, None), read)


def _read(path: Path, tag: str | None) -> po.File:
    return po.read(path.read_bytes(), path.name, language=tag, report=lambda _: None)


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
