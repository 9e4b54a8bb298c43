"""Read the figures of a text by their value, whatever digits and separators: 12.5 % = 12,5 % = ١٢٫٥٪, 1,200 = 1 200.

A figure may have several readings, each a set of numbers that must all be said: 10:30 is 10 and 30, or 22 and 30.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from presskit.checks import numerals
from presskit.checks.numerals import GROUPED, Kind, Spoken
from presskit.checks.worded import worded
from presskit.language import tokens
from presskit.language.profile import Language

Reading = frozenset[Decimal]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text, from offset `start` to `end`.

    A translation says it if it says all numbers of one of its `readings`. `bare` is what it says itself where it stands
    in a translation, without the word of a million behind it. `is_worded`: in words.
    """

    start: int
    end: int
    readings: tuple[Reading, ...]
    bare: tuple[Reading, ...]
    is_ordinal: bool = False
    is_worded: bool = False

    @property
    def numbers(self) -> frozenset[Decimal]:
        """Every number that it may say."""
        return frozenset().union(*self.readings, *self.bare)

    def is_same(self, other: Figure) -> bool:
        """Whether another figure may say the same."""
        return not {*self.readings, *self.bare}.isdisjoint({*other.readings, *other.bare})

    def is_said(self, numbers: frozenset[Decimal], language: str) -> bool:
        """Whether a text that says these numbers says this figure; `language` is its tag, without region."""
        # Where the word for a million is not known, the figure before it has to do.
        several = self.readings if language in numerals.LANGUAGES else (*self.readings, *self.bare)
        return any(all(one in numbers or self._is_unsaid(one, language) for one in reading) for reading in several)

    def _is_unsaid(self, number: Decimal, language: str) -> bool:
        """Whether a language may say a number by no word that is known here: Arabic says one by the noun itself."""
        if language == "ar":
            return number == 1 and not self.is_ordinal
        return language not in numerals.LANGUAGES and number in _MAYBE_WORDS


_MAYBE_WORDS = frozenset(map(Decimal, range(13)))
"""What a language whose number words are not known may have said in words."""


# --- digits ---------------------------------------------------------------------------------------


def latin(text: str) -> str:
    """The text with the digits 0–9 in place of every other script's; offsets stay the same."""
    return "".join(str(unicodedata.decimal(one)) if unicodedata.category(one) == "Nd" else one for one in text)


def _lowered(text: str) -> str:
    """The text with plain digits for raised and lowered ones: CO₂ says a two, though km² asks for none."""
    return "".join(str(unicodedata.digit(one)) if _is_set_off(one) else one for one in text)


def _is_set_off(character: str) -> bool:
    return character.isdigit() and unicodedata.decomposition(character).startswith(("<sub>", "<super>"))


_FIGURE = re.compile(
    rf"""
    (?P<iso> (?<![0-9]) [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} (?![0-9]) )
    | (?P<date> (?<![0-9]) [0-9]{{1,2}}[/.\-][0-9]{{1,2}}[/.\-][0-9]{{4}} (?![0-9]) )
    | (?P<fraction> (?<![0-9/]) 1/[0-9]{{1,2}} (?![0-9/]) )
    | (?P<span> (?<![0-9]) (?P<from>[12][0-9]{{3}}) [/–-] (?P<to>[0-9]{{4}}|[0-9]{{2}}) (?![0-9./–-]) )
    | (?P<decade> (?<![0-9]) (?:[0-9]{{2}})?[0-9]0 (?=['’]?s\b)
        | (?<=années[ \u00a0]) [0-9]{{3}}0 (?![0-9]) )
    | (?<![0-9]) (?P<number> {GROUPED} | [0-9]+(?>(?:[.,:٫٬،][0-9]+)*) )
    """,
    re.VERBOSE,
)


def figures(text: str, language: Language) -> Iterator[Figure]:
    """Every figure in digits, with the word of a million behind it; none in an address or a handle."""
    plain = latin(_prose(text))
    phones = list(tokens.phones(plain))
    for start, end in phones:
        yield _phone(plain, start, end, language)
    for found in _FIGURE.finditer(plain):
        if not any(start < found.end() and found.start() < end for start, end in phones):
            yield _figure(found, language)


def facts(text: str, language: Language) -> Iterator[Figure]:
    """Every number that a text states without a doubt, in digits, in Roman ones or in words, in order, each once."""
    digits = list(figures(text, language))
    plain = latin(_prose(text))
    words = list(worded(_clockless(plain), language.locale.language, lambda figure: _single(figure, language)))
    said_ = [
        Figure(one.start, one.end, (*_whole_or_parts(one, digits), *_evening(one, plain)), (), is_worded=True)
        for one in words
    ]
    alone = [one for one in digits if not any(word.start <= one.start < word.end for word in words)]
    yield from sorted([*alone, *said_, *_centuries(plain)], key=lambda one: one.start)


def _single(figure: str, language: Language) -> Iterator[Decimal]:
    return islice(_singles(figure, language), 1)


def _whole_or_parts(one: Spoken, digits: Iterable[Figure]) -> tuple[Reading, ...]:
    """15 ألفا و300 is 15,300; who takes it for two numbers says both."""
    parts = [min(figure.readings[0]) for figure in digits if one.start <= figure.start < one.end]
    return (frozenset({one.value}), frozenset(parts)) if len(parts) > 1 else (frozenset({one.value}),)


_EVENING = re.compile(r"(?:[\s،]+[^\s،]+){0,2}\s+(?:مساء|عصرا|ظهرا|ليلا|بعد الظهر|du soir|de l’après-midi)\b")


def _evening(one: Spoken, plain: str) -> Iterator[Reading]:
    """التاسعة مساء is 21:00 as well."""
    if one.value <= _NOON and _EVENING.match(plain, one.end):
        yield frozenset({one.value + _NOON})


def _centuries(plain: str) -> Iterator[Figure]:
    """XVIIe siècle."""
    for start, end, value in _romans(plain):
        if plain[end - 1] in _ENDINGS:
            yield Figure(start, end, (frozenset({value}),), (frozenset({value}),), is_ordinal=True)


_ENDINGS = "erᵉ"


def said(text: str, language: Language) -> frozenset[Decimal]:
    """Every number that a text says, in figures or in words."""
    tag, text = language.locale.language, _prose(_lowered(text))
    found = {number for one in figures(text, language) for reading in _heard(one, text) for number in reading}
    return frozenset(
        found.union(
            numerals.said(_clockless(latin(text)), tag, lambda figure: _singles(figure, language)),
            (value for *_, value in _romans(text)),
        )
    )


def _heard(one: Figure, text: str) -> tuple[Reading, ...]:
    """What a figure says where it stands in a translation: 2.4m may be millions or metres."""
    return one.readings if _ABBREVIATION.match(text, one.end) else one.bare


def _prose(text: str) -> str:
    """The text without addresses and handles, whose figures say nothing; offsets stay the same."""
    for start, end in (*tokens.addresses(text), *tokens.handles(text)):
        if any(map(str.isalpha, text[start:end])):  # #2 is a number, #COP28 is none
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _clockless(plain: str) -> str:
    """The text with dots for "a.m.", whose letter is no number one; offsets stay the same."""
    return _HALF_DAY_SAID.sub(lambda found: "." * len(found[0]), plain)


def _singles(figure: str, language: Language) -> Iterator[Decimal]:
    return (number for reading in _number(figure, language) if len(reading) == 1 for number in reading)


_ROMAN = re.compile(
    r"(?<![^\W\d_])(?P<tens>X{0,3})(?P<units>IX|IV|V?I{0,3})(?P<suffix>e|er|re|ème|ᵉ)?(?![^\W\d_]|['’])"
)
_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def _romans(text: str) -> Iterator[tuple[int, int, Decimal]]:
    """Centuries, kings, chapters: XXIe, XIV; a single letter only with its ending: Ve."""
    for found in _ROMAN.finditer(text):
        letters = found["tens"] + found["units"]
        if len(letters) > 1 or (letters and found["suffix"]):
            yield *found.span(), Decimal(10 * len(found["tens"]) + _UNITS.index(found["units"]))


def _figure(found: re.Match[str], language: Language) -> Figure:
    bare = tuple(dict.fromkeys(_clock(found) or _readings(found, language)))
    readings = tuple(dict.fromkeys(_scaled(bare, found.string, found.span(), language)))
    return Figure(found.start(), found.end(), readings, bare, bool(_ORDINAL.match(found.string, found.end())))


def _clock(found: re.Match[str]) -> tuple[Reading, ...]:
    """6.30 p.m. is an hour, and no number with decimals; so is the first of 6.30 to 8 p.m."""
    parts = re.split("[.:]", found["number"] or "")
    is_clock = len(parts) > 1 and all(map(str.isdigit, parts)) and _IN_HALF_DAY.match(found.string, found.end())
    return tuple(_hours(parts)) if is_clock else ()


_ORDINAL = re.compile(r"(?:st|er|re|ère|º|ª)(?![^\W\d_])")


_LOCAL = (8, 9, 10)
"""How many digits a phone number may have where its country's code and the zero before it are left out."""


def _phone(text: str, start: int, end: int, language: Language) -> Figure:
    """A phone number: with its country's code it may stand for one without, and the reverse.

    A number without the code is negative here, so that it is taken for no other figure; half a unit is added to what
    one with the code would be without, so that two of those are the same only with their codes.
    """
    digits = "".join(filter(str.isdigit, text[start:end]))
    grouped = _number(text[start:end].lstrip("+"), language) if _SPACED.fullmatch(text, start, end) else ()
    if not (text[start] == "+" or digits.startswith("00")):
        local = Decimal(digits.lstrip("0") or "0")
        return Figure(
            start, end, (frozenset({-local}), frozenset({-local - _HALF}), *grouped), (frozenset({-local}), *grouped)
        )
    full = digits.lstrip("0") or "0"
    locals_ = [Decimal(full[-length:]) for length in _LOCAL]
    said = frozenset({Decimal(full), *(-one - _HALF for one in locals_)})
    return Figure(start, end, (_reading(full), *(frozenset({-one}) for one in locals_), *grouped), (said, *grouped))


_HALF = Decimal("0.5")
_SPACED = re.compile(r"\+?" + GROUPED)


def _readings(found: re.Match[str], language: Language) -> tuple[Reading, ...]:
    match found.lastgroup:
        case "iso":
            year, _, day = found["iso"].split("-")
            return (_reading(year, day),)
        case "date":
            first, second, year = re.split(r"[/.\-]", found["date"])
            return _reading(first, year), _reading(second, year)
        case "fraction":
            return _reading(*found["fraction"].split("/")), _reading(found["fraction"][2:])
        case "span":
            return _span_readings(found["from"], found["to"])
        case "decade":
            return _reading(found["decade"]), _reading(found["decade"][-2:])
    return _number(found["number"], language)


def _span_readings(first: str, last: str) -> tuple[Reading, ...]:
    """2024-25, 2024/2025: the second year in full or not."""
    if len(last) == _SHORT_YEAR:
        return _reading(first, last), _reading(first, first[:2] + last)
    short = (_reading(first, last[2:]),) if first[:2] == last[:2] else ()
    return _reading(first, last), *short


_SHORT_YEAR = 2


def _reading(*digits: str) -> Reading:
    return frozenset(map(Decimal, digits))


# --- separators -----------------------------------------------------------------------------------

_HOURS, _MINUTES = 24, 60


def _number(figure: str, language: Language) -> tuple[Reading, ...]:
    """What a figure may say in a language: a number, an hour, or several numbers in a row."""
    plain = re.sub("[ \u00a0\u2009\u202f'’٬]", "", figure).replace("،", ",")
    parts = re.split(r"[.,:٫]", plain)
    marks = re.sub("[0-9]", "", plain)
    if not marks:
        return (_reading(plain),)
    if len(parts) > 2 or ":" in marks:  # noqa: PLR2004 - more than one mark
        return _several(parts, marks)
    return (*_decimals(parts, marks, language), *(_hours(parts) if marks != "," else ()))


def _several(parts: list[str], marks: str) -> tuple[Reading, ...]:
    """1,200,300 and 1.200,5 are numbers; 10:30, 27.3.1 and 9001:2015 are numbers in a row."""
    *groups, last = parts
    is_grouped = ":" not in marks and len(set(marks[:-1])) == 1 and all(len(one) == _GROUP for one in groups[1:])
    if is_grouped and marks[-1] != marks[0]:
        return (_reading("".join(groups) + "." + last),)
    if is_grouped and len(last) == _GROUP:
        return (_reading("".join(parts)),)
    return (*_hours(parts), _reading(*parts))


_GROUP = 3


def _decimals(parts: list[str], mark: str, language: Language) -> Iterator[Reading]:
    """One mark: it parts thousands or decimals, as the language has it; where that leaves a doubt, both."""
    whole, rest = parts
    symbols = language.locale.number_symbols["latn"]
    # Arabic is written with 12,5 and with 12.5, whatever the country; its own sign for thousands is none for decimals.
    is_doubtful = language.locale.language == "ar" and mark != symbols["group"] and rest != "000"
    is_group = len(rest) == _GROUP and len(whole) <= _GROUP and whole != "0" and mark != "٫"
    if is_group and (is_doubtful or mark != symbols["decimal"]):
        yield _reading(whole + rest)
    if not is_group or is_doubtful or mark == symbols["decimal"]:
        yield _reading(f"{whole}.{rest}")
    if not is_group and mark == symbols["group"] == ",":
        yield _reading(whole, rest)  # 15,16 are two numbers in a row


def _hours(parts: list[str]) -> Iterator[Reading]:
    """An hour as other clocks show it: 15:30 is half past three, 10:00 is ten."""
    hour, minute = int(parts[0]), parts[1]
    if len(parts) > 2 or hour > _HOURS or len(minute) != 2 or int(minute) >= _MINUTES:  # noqa: PLR2004 - hh:mm
        return
    for one in (hour, hour + 12, hour - 12):
        if 0 <= one <= _HOURS:
            yield _reading(str(one), minute)
            if not int(minute):
                yield _reading(str(one))


# --- millions -------------------------------------------------------------------------------------

_ABBREVIATIONS = {"k": 10**3, "K": 10**3, "m": 10**6, "M": 10**6, "bn": 10**9, "B": 10**9, "Md": 10**9, "tn": 10**12}
_SCALE_WORD = re.compile(r"[\s\u00a0\u202f-]{0,2}(?P<word>[^\W\d_][^\W\d_\u064b-\u0652]*)")
_ABBREVIATION = re.compile(r"[ \u00a0\u202f]?(?P<sign>k|K|m|M|bn|tn|B|Mds?)(?![^\W\d_])")
_ABBREVIATION_BEFORE_SIGN = re.compile(r"[ \u00a0\u202f]?(?:k|K|m|M|bn|tn|B|Mds?)(?![a-z])")

JOINT = r"[\s\u00a0\u202f]*(?:[-–—,،/]|\b(?:to|and|or|à|au|et|ou)\b|إلى|حتى|أو|و)?[\s\u00a0\u202f]*"
"""What stands between two figures that share what is said once: 10 to 12 per cent."""
_SHARED = re.compile(JOINT + r"(?<![0-9])[0-9]+(?:[.,٫][0-9]+)?(?![0-9])")
_HOUR = re.compile(r"[ \u00a0\u202f]?h\b")
_HALF_DAY = r"[ \u00a0\u202f]?[ap]\.?m\b\.?"
_HALF_DAY_SAID = re.compile(rf"(?<=[0-9]){_HALF_DAY}", re.IGNORECASE)
_IN_HALF_DAY = re.compile(rf"(?:{JOINT}(?<![0-9])[0-9]{{1,2}}(?:[.:][0-9]{{2}})?)?{_HALF_DAY}", re.IGNORECASE)
"""What follows an hour of half a day, its own "p.m." or that of the hour it is joined to: 6 to 7.30 p.m."""


def _scaled(bare: tuple[Reading, ...], text: str, place: tuple[int, int], language: Language) -> Iterator[Reading]:
    """The readings with the scale behind the figure: 2.4 million; 2.4m may be metres. 3 pm may be 15 h."""
    start, end = place
    factor, _ = _scale(text, end, language)
    sign = _ABBREVIATION.match(text, end) if factor == 1 else None
    if sign:
        yield from _times(bare, Decimal(_ABBREVIATIONS[sign["sign"].removesuffix("s")]))
    if factor > 1:
        yield from _times(bare, factor)
    if factor > 1 or (sign and _is_money(text, start, sign)):
        return
    yield from bare
    if joint := _SHARED.match(text, end):  # between 2 and 3 million
        factor, _ = _scale(text, joint.end(), language)
        yield from _times(bare, factor)
    singles = [min(reading) for reading in bare if len(reading) == 1]
    if _IN_HALF_DAY.match(text, end):
        yield from (frozenset({number + _NOON}) for number in singles if number <= _NOON)
    if _HOUR.match(text, end):
        yield from (frozenset({number - _NOON}) for number in singles if _NOON < number <= _HOURS)


_MONEY = "$€£¥"


def _is_money(text: str, start: int, sign: re.Match[str]) -> bool:
    """Whether the sign of a million can be no metre: $2.4m, 2,4 Md€, 3bn."""
    beside = text[max(0, start - 1) : start] + text[sign.end() : sign.end() + 2].strip()[:1]
    return len(sign["sign"]) > 1 or any(one in _MONEY for one in beside)


_NOON = 12


def _times(readings: Iterable[Reading], factor: Decimal) -> Iterator[Reading]:
    return (frozenset(number * factor for number in reading) for reading in readings if len(reading) == 1)


def _scale(text: str, end: int, language: Language) -> tuple[Decimal, int]:
    """What the words behind a figure multiply it by, and where they end: 300 thousand, 2 hundred thousand."""
    factor = Decimal(1)
    while found := _SCALE_WORD.match(text, end):
        numeral, has_and = numerals.numeral(found["word"], language.locale.language)
        if numeral is None or numeral.kind not in {Kind.SCALE, Kind.HUNDRED} or has_and:
            break
        factor, end = factor * numeral.value, found.end()
    return factor, end


def reach(figure: Figure, text: str, language: Language) -> int:
    """Where a figure of a text ends with the word or the sign of a million behind it."""
    _, end = _scale(text, figure.end, language)
    sign = _ABBREVIATION_BEFORE_SIGN.match(text, end) if end == figure.end else None
    return sign.end() if sign else end
