"""Hold every typed name against the names that the edition knows, and against those of the same release.

Latin names are found by their capitals and titles, Arabic ones by titles and by the words of known names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from presskit.checks import Family, known, likeness, reading
from presskit.checks.dossier import GAP, Dossier, Edition, Finding, Text
from presskit.checks.known import Name

_LATIN, _ARABIC = frozenset({"en", "fr"}), frozenset({"ar"})


def judge(dossier: Dossier) -> Iterator[Finding]:
    """Spellings that the house avoids, then those that drift; each spelling once a text."""
    for edition in dossier.editions:
        several = known.names(dossier, edition)
        avoided = tuple(_avoided(dossier))
        for text, drifts in _drifts(edition, several):
            told = tuple(_tell_avoided(text, avoided, several))
            yield from told
            yield from _tell_drifts(text, [one for one in drifts if not _is_told(one, told)])


# --- spellings to avoid ---------------------------------------------------------------------------


def _avoided(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Each spelling to avoid, and the placeholder that prints the right one."""
    house = dossier.release.house
    for table in (house.organizations, house.people):
        for key, one in table.items():
            yield from ((spelling, f"{{{key}}}") for spelling in one.avoid)


def _tell_avoided(text: Text, avoided: Sequence[tuple[str, str]], several: Sequence[Name]) -> Iterator[Finding]:
    prose = reading.read(text)
    for spelling, placeholder in avoided:
        clitic = _CLITIC if _ARABIC_LETTER.search(spelling) else ""
        if found := re.search(rf"(?<!\w){clitic}{re.escape(spelling)}(?!\w)", prose):
            right = next((one.words for one in several if one.placeholder == placeholder), "")
            yield Finding(
                code="avoided-name",
                message=f"“{spelling}” is a spelling that this house avoids",
                hint=f"write {placeholder}" + (f", which prints “{right}”" if right else ""),
                text=text,
                words=(found.end() - len(spelling), found.end()),
            )


_CLITIC = "[وف]?[بكل]?"
_ARABIC_LETTER = re.compile("[\u0620-\u06ff]")


def _is_told(drift: _Drift, told: Sequence[Finding]) -> bool:
    return any(drift.start < one.words[1] and one.words[0] < drift.end for one in told)


# --- drift ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Drift:
    """Words from offset `start` to `end` that are nearly a name; `where` is None where the same release has it."""

    start: int
    end: int
    right: str
    where: Name | None = None


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text: as typed, as it is compared, where it stands, and whether it goes on with the word before."""

    typed: str
    plain: str
    start: int
    end: int
    is_first: bool = False
    is_joined: bool = False


def _tell_drifts(text: Text, drifts: Sequence[_Drift]) -> Iterator[Finding]:
    seen: set[str] = set()
    behind = 0
    for one in sorted(drifts, key=lambda drift: (drift.start, drift.start - drift.end)):
        typed = text.words[one.start : one.end]
        if typed in seen or one.start < behind:
            continue
        seen.add(typed)
        behind = one.end
        source = "a name of this house" if one.where else "as it is written elsewhere in this release"
        way = f", or {one.where.placeholder}" if one.where and one.where.placeholder else " in both places"
        yield Finding(
            code="name-drift",
            message=f"“{typed}” is nearly “{one.right}”, {source}",
            hint=f"write it in one way: “{one.right}”{way}",
            text=text,
            words=(one.start, one.end),
        )


def _drifts(edition: Edition, several: Sequence[Name]) -> Iterator[tuple[Text, list[_Drift]]]:
    """Each text with the names in it that are nearly another."""
    tag = edition.language.locale.language
    elsewhere: dict[str, str] = {}
    for text in edition.texts:
        drifts: list[_Drift] = []
        if text.words and text.role not in reading.NAMES:
            words = _words(reading.read(text), is_arabic=tag in _ARABIC)
            drifts += _phrases(words, several) if tag in _LATIN | _ARABIC else ()
            drifts += _latin(words, several, elsewhere) if tag in _LATIN else ()
            drifts += _arabic(words, several, elsewhere) if tag in _ARABIC else ()
        yield text, drifts


_ELISION = re.compile(r"(?:[ldnLDN]|[Qq]u)['’]")


def _words(prose: str, *, is_arabic: bool) -> list[_Word]:
    found: list[_Word] = []
    for one in re.finditer(r"[^\W\d_](?:[\u064b-\u0652\u0640]|[-'’](?=[^\W\d_])|[^\W\d_])*", prose):
        elision = _ELISION.match(one[0])
        start = one.start() + (elision.end() if elision and not is_arabic else 0)
        typed = re.sub("['’]s?$", "", prose[start : one.end()])
        plain = likeness.bare(typed) if is_arabic else typed.replace("’", "'")
        is_first = not re.search(r"[\w,)»”’،" + GAP + r"][\s*«“(\"]*$", prose[:start])
        found.append(_Word(typed, plain, start, start + len(typed), is_first, _is_joined(found, prose, one.start())))
    return found


def _is_joined(words: Sequence[_Word], prose: str, start: int) -> bool:
    """Whether only a space parts a word from the one before, or the full stop of a title or an initial."""
    if not words:
        return False
    between = prose[words[-1].end : start].strip(" \u00a0\u202f")
    is_short = len(words[-1].plain) == 1 or words[-1].plain.casefold() in _TITLES
    return not between or (between == "." and is_short)


@cache
def _split(name: str) -> tuple[str, ...]:
    """The words of a known name that count: no titles, no initials."""
    words = [one[0] for one in re.finditer(r"[^\W\d_](?:[\u064b-\u0652\u0640]|[-'’](?=[^\W\d_])|[^\W\d_])*", name)]
    plain = [likeness.bare(_ELISION.sub("", one)).replace("’", "'") for one in words]
    return tuple(one for one in plain if len(one) > 1 and one.casefold() not in _TITLES)


# --- names of several words -----------------------------------------------------------------------

_FEW, _ALIKE = 3, 85


def _phrases(words: Sequence[_Word], several: Sequence[Name]) -> Iterator[_Drift]:
    """Long names, mostly of organizations, in which a word has been changed."""
    long = [(name, split) for name in several if len(split := _split(name.words)) >= _FEW]
    exact = [span for _, split in long for span in _exact(words, split)]
    for name, split in long:
        if best := _best(words, split, exact):
            yield _Drift(best[0].start, best[-1].end, name.words, name)


def _exact(words: Sequence[_Word], split: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for start in range(len(words) - len(split) + 1):
        window = words[start : start + len(split)]
        if all(_is_same(word.plain, known_word) for word, known_word in zip(window, split, strict=True)):
            yield start, start + len(split)


def _is_same(typed: str, name: str) -> bool:
    return name.casefold() in {one.casefold() for one in likeness.without_clitics(typed)}


def _best(words: Sequence[_Word], split: tuple[str, ...], exact: Sequence[tuple[int, int]]) -> Sequence[_Word]:
    """The stretch of words that is most like a name, without being it; none where nothing is."""
    best: tuple[float, int, int] = (_ALIKE, 0, 0)
    whole = " ".join(split).casefold()
    for size in (len(split), len(split) - 1, len(split) + 1):
        for start in range(len(words) - size + 1):
            window = words[start : start + size]
            if _may_be(window, split) and not any(one < start + size and start < other for one, other in exact):
                score = likeness.ratio(" ".join(_heads(window)).casefold(), whole)
                best = max(best, (score, start, start + size), key=lambda one: one[0])
    return words[best[1] : best[2]]


def _heads(window: Sequence[_Word]) -> Iterator[str]:
    """The words, the first one without what is written before it."""
    for place, word in enumerate(window):
        yield min(likeness.without_clitics(word.plain), key=len) if place == 0 else word.plain


def _may_be(window: Sequence[_Word], split: tuple[str, ...]) -> bool:
    """Whether the first and the last word are the name's, or nearly, and the first has its capital."""
    first, last = window[0].plain, window[-1].plain
    has_capital = first[:1].isupper() or not split[0][:1].isupper()
    return has_capital and _is_or_nearly(first, split[0]) and _is_or_nearly(last, split[-1])


def _is_or_nearly(typed: str, name: str) -> bool:
    variants = likeness.without_clitics(typed)
    return any(
        one.casefold() == name.casefold()
        or likeness.are_near(one, name)
        or likeness.folded(one) == likeness.folded(name)
        or (len(name) > _FEW and one.casefold().rstrip("s") == name.casefold().rstrip("s"))
        for one in variants
    )


# --- Latin letters --------------------------------------------------------------------------------

_TITLES = reading.words(
    "m mr mrs ms miss dr prof professor sir dame mme mlle mm pr maître he hrh president minister ambassador "
    "السيد السيدة الدكتور الدكتورة الأستاذ الأستاذة البروفيسور معالي سعادة د"
)
_PARTICLES = frozenset("de la van von bin ben ibn al el du".split())  # noqa: SIM905 - words are read more easily so


def _latin(words: Sequence[_Word], several: Sequence[Name], elsewhere: dict[str, str]) -> Iterator[_Drift]:
    people = [(name, split) for name in several if name.kind == "person" and (split := _split(name.words))]
    right = {one.casefold() for name in several for one in _split(name.words)}
    spans: list[tuple[int, int]] = []
    for start in range(len(words)):
        if run := _titled(words, start):
            drift = _person(run, people, right) or _echo(run, elsewhere)
            if drift:
                spans.append((drift.start, drift.end))
                yield drift
            elif run[-1].plain.casefold() not in right:
                elsewhere.setdefault(run[-1].plain, " ".join(one.typed for one in run))
    for drift in (*_pairs(words, people, right), *_single(words, several, right)):
        if not any(start < drift.end and drift.start < end for start, end in spans):
            spans.append((drift.start, drift.end))
            yield drift


def _titled(words: Sequence[_Word], start: int) -> Sequence[_Word]:
    """The name behind a title: the capitals that follow it."""
    if words[start].plain.casefold() not in _TITLES or not words[start].typed[0].isupper():
        return ()
    run: list[_Word] = []
    for word in words[start + 1 : start + 6]:
        if word.plain.casefold() in _TITLES and not run:
            continue
        if not word.is_joined or not (word.typed[0].isupper() or (run and word.plain in _PARTICLES)):
            break
        run.append(word)
    return [one for one in run if len(one.plain) > 1]


def _person(run: Sequence[_Word], people: Sequence[tuple[Name, tuple[str, ...]]], right: set[str]) -> _Drift | None:
    """A titled name that is nearly a known person's."""
    surname, given = run[-1], [one.plain for one in run[:-1]]
    for name, split in people:
        if surname.plain.casefold() in right:
            if wrong := _given(run, split):
                return _Drift(wrong.start, surname.end, " ".join(split), name)
        elif likeness.are_near(surname.plain, split[-1]) and _may_be_given(given, split[:-1]):
            typed = run[0] if len(split) > 1 and given else surname
            return _Drift(typed.start, surname.end, " ".join(split) if given and len(split) > 1 else split[-1], name)
    return None


def _given(run: Sequence[_Word], split: tuple[str, ...]) -> _Word | None:
    """The first name of a person whose surname is right, where it is nearly hers."""
    is_same = run[-1].plain.casefold() == split[-1].casefold()
    if not is_same or len(run) < 2 or len(split) < 2:  # noqa: PLR2004 - a first name and a surname
        return None
    is_near = len(run[0].plain) > _SHORT and likeness.are_near(run[0].plain, split[0])
    return run[0] if is_near else None


_SHORT = 5


def _may_be_given(given: Sequence[str], own: Sequence[str]) -> bool:
    return not given or not own or given[0].casefold() == own[0].casefold() or likeness.are_near(given[0], own[0])


def _echo(run: Sequence[_Word], elsewhere: dict[str, str]) -> _Drift | None:
    """A titled name that is nearly another of the same release."""
    surname, given = run[-1], [one.plain for one in run[:-1]]
    for other, whole in elsewhere.items():
        if likeness.are_near(surname.plain, other) and _may_be_given(given, whole.split()[:-1]):
            return _Drift(surname.start, surname.end, other)
    return None


def _pairs(words: Sequence[_Word], people: Sequence[tuple[Name, tuple[str, ...]]], right: set[str]) -> Iterator[_Drift]:
    """A first name and a surname without title, one of them right and one nearly."""
    full = [(name, split) for name, split in people if len(split) > 1]
    for one, other in pairwise(words):
        if not (one.typed[0].isupper() and other.typed[0].isupper() and other.is_joined):
            continue
        for name, split in full:
            first, last = one.plain.casefold() == split[0].casefold(), other.plain.casefold() == split[-1].casefold()
            near_first = len(one.plain) > _SHORT and likeness.are_near(one.plain, split[0])
            near_last = other.plain.casefold() not in right and likeness.are_near(other.plain, split[-1])
            if (first and near_last) or (last and near_first) or (near_first and near_last):
                yield _Drift(one.start, other.end, " ".join(split), name)


_LONG = 7


def _single(words: Sequence[_Word], several: Sequence[Name], right: set[str]) -> Iterator[_Drift]:
    """A surname, a city or an abbreviation that stands alone inside a sentence."""
    singles = [(name, _split(name.words)) for name in several]
    for word in words:
        if not word.typed[0].isupper() or word.plain.casefold() in right:
            yield from _wrong_case(word, singles)
            continue
        for name, split in singles:
            if split and _is_single_drift(word, name, split):
                yield _Drift(word.start, word.end, split[-1], name)
                break


def _is_single_drift(word: _Word, name: Name, split: tuple[str, ...]) -> bool:
    typed, right = word.plain, split[-1]
    if name.kind == "organization" or right.isupper():
        return len(split) == 1 and right.isupper() and typed.isupper() and _is_mistyped(typed, right)
    is_long = min(len(typed), len(right)) >= _LONG and not word.is_first
    if name.kind == "place" and len(split) > 1:
        return False
    return is_long and _one_apart(typed, right)


def _one_apart(one: str, other: str) -> bool:
    return likeness.are_near(one, other) and abs(len(one) - len(other)) <= 1 and likeness.is_one_apart(one, other)


def _is_mistyped(typed: str, right: str) -> bool:
    """ICECSO, ICSCO for ICESCO; another letter may well make another institution (ISESCO)."""
    if min(len(typed), len(right)) < _SHORT:
        return False
    return sorted(typed) == sorted(right) or (len(typed) != len(right) and likeness.are_near(typed, right))


def _wrong_case(word: _Word, singles: Sequence[tuple[Name, tuple[str, ...]]]) -> Iterator[_Drift]:
    """Icesco for ICESCO, Almalik for AlMalik."""
    for name, split in singles:
        for one in split if name.kind == "person" else split[:1] if len(split) == 1 else ():
            is_same = one != word.plain and one.casefold() == word.plain.casefold()
            is_odd = one[1:] != one[1:].lower() and "-" not in one and len(one) > _SHORT
            if is_same and is_odd and not word.plain.isupper() and word.typed[0].isupper():
                yield _Drift(word.start, word.end, one, name)
                return


# --- Arabic letters -------------------------------------------------------------------------------


def _arabic(words: Sequence[_Word], several: Sequence[Name], elsewhere: dict[str, str]) -> Iterator[_Drift]:
    people = [(name, split) for name in several if name.kind == "person" and (split := _split(name.words))]
    right = {one for name in several for one in _split(name.words)}
    for word in words:
        if drift := _misspelt(word, several, right):
            yield drift
    for one, other in pairwise(words):
        yield from _arabic_pair(one, other, people)
    for start, word in enumerate(words):
        if likeness.without_clitics(word.plain) & _TITLES:
            yield from _arabic_titled(words[start + 1 : start + 5], (people, right, elsewhere))


def _misspelt(word: _Word, several: Sequence[Name], right: set[str]) -> _Drift | None:
    """A word of a known name with a hamza or a ta marbuta less."""
    variants = likeness.without_clitics(word.plain)
    if variants & right:
        return None
    likely = [one for one in right if any(likeness.folded(one) == likeness.folded(typed) for typed in variants)]
    meant = next((one for one in sorted(likely) if any(likeness.is_misspelt_arabic(it, one) for it in variants)), None)
    if meant is None:
        return None
    return _Drift(word.start, word.end, meant, next(name for name in several if meant in _split(name.words)))


def _arabic_pair(one: _Word, other: _Word, people: Sequence[tuple[Name, tuple[str, ...]]]) -> Iterator[_Drift]:
    """A first name that is right and a surname that nearly is."""
    for name, split in people:
        is_hers = len(split) > 1 and split[0] in likeness.without_clitics(one.plain) and other.plain not in split
        if is_hers and likeness.are_near(other.plain, split[1]) and not _is_bare_of_article(other.plain, split[1]):
            yield _Drift(one.start, other.end, " ".join(split), name)


def _is_bare_of_article(one: str, other: str) -> bool:
    return one.removeprefix("ال") == other.removeprefix("ال")


def _arabic_titled(
    run: Sequence[_Word],
    names: tuple[Sequence[tuple[Name, tuple[str, ...]]], set[str], dict[str, str]],
) -> Iterator[_Drift]:
    """A name behind a title: it ends nobody knows where, so only long words that nearly are a surname count."""
    people, right, elsewhere = names
    for word in (one for one in run if len(one.plain) >= _LONG and one.plain not in right):
        near = next((pair for pair in people if likeness.are_near(word.plain, pair[1][-1])), None)
        echo = next((other for other in elsewhere if _is_echo(word.plain, other)), None)
        if near:
            yield _Drift(word.start, word.end, near[1][-1], near[0])
        elif echo:
            yield _Drift(word.start, word.end, echo)
        else:
            elsewhere.setdefault(word.plain, word.typed)


def _is_echo(one: str, other: str) -> bool:
    return one[0] == other[0] and one[-1] == other[-1] and likeness.are_near(one, other)


FAMILY = Family(
    "names",
    judge,
    {
        "name-drift": "a name that is nearly one of the house, or one of the same release",
        "avoided-name": "a spelling that presskit.yaml says to avoid",
    },
)
