"""Look for slips of the hand: a word twice, a space too many or too few, a stray full stop, a bracket left open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from presskit.checks import Family, reading
from presskit.checks.dossier import GAP, Dossier, Edition, Finding, Text

_READ = ("en", "fr", "ar")
"""The languages whose spelling is known here, by tag without region."""


def judge(dossier: Dossier) -> Iterator[Finding]:
    """What the hand did that wrote each text; each kind of slip once a text."""
    for edition, text, prose in reading.texts(dossier):
        tag = edition.language.locale.language
        for rule in _RULES if tag in _READ else ():
            yield from rule(text, prose, tag)
        yield from _quotation_marks(text, prose, edition)
        yield from _brackets(text, prose)


# --- a word twice ---------------------------------------------------------------------------------

_TWICE = re.compile(r"(?<![\w’'.-])(?P<one>[^\W\d_]+)[ \u00a0\u202f]+(?P<two>(?i:(?P=one)))(?![\w’'/-])")

_RIGHT_TWICE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": reading.words(
            "that had is her no so very bye long many much hear knock there now ha ho can do who tut out"
        ),
        "fr": reading.words(
            "nous vous en si non oui faire lui même très bien bla cha son ton tout jamais plus est été elle elles "
            "tant ha ho"
        ),
        "ar": frozenset(),
    }
)
"""Words that may well stand twice: all that we had had, vous vous souvenez."""

_ARABIC_TWICE = re.compile(
    "[وف]?(?:في|من|على|عن|إلى|الى|مع|أن|ان|إن|التي|الذي|الذين|هذا|هذه|ذلك|تلك|قد|كما|بين|عند|عندما|خلال|منذ"
    "|حول|بعد|قبل|هو|هي|كان|كانت|أو|ثم|ما|إذا|غير|كل|حيث|لدى|حتى)|[وفبلك]*ال[^\\W\\d_]{3,}"
)
"""What Arabic does not say twice, as it does a noun for "one by one" («بيتا بيتا») or a name («محمد محمد»)."""


def _doubled(text: Text, prose: str, tag: str) -> Iterator[Finding]:
    for found in _TWICE.finditer(prose):
        if not _may_be_twice(found["one"], found["two"], tag):
            yield Finding(
                code="doubled-word",
                message=f"“{found[0]}”: the word stands twice",
                hint="delete one of the two",
                text=text,
                words=found.span(),
            )
            return


def _may_be_twice(one: str, two: str, tag: str) -> bool:
    if tag == "ar":
        return not _ARABIC_TWICE.fullmatch(one) or one == "الله"
    is_name = two[0].isupper() or (one[0].isupper() and one.lower() != one and len(one) > 1 and one[1:].isupper())
    return is_name or two.casefold() in _RIGHT_TWICE[tag]


# --- spaces ---------------------------------------------------------------------------------------

_LATIN = "A-Za-zÀ-ÖØ-öø-ÿŒœ"
_ARABIC = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3"
_VOWELLED = "\u064b-\u0652"

_MISSING = re.compile(
    rf"(?<=[{_LATIN}{_ARABIC}]{{2}})(?P<comma>[،؛]|(?<=[{_LATIN}])[,;])(?=[{_LATIN}{_ARABIC}]{{2}})"
    rf"|(?<=[a-zà-öø-ÿ]{{3}})(?P<stop>[.!?])(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:[ ,’'.]|$))"
    rf"|(?<=[{_ARABIC}]{{3}})(?P<arabic>[.؟!])(?=[{_ARABIC}]{{2}})"
    rf"|(?<=[{_LATIN}{_ARABIC}]{{3}})(?P<bracket>\()(?=[^)(]* [^)(]*\)|[A-ZÀ-ÖØ-Þ]{{2,}}\)|[{_ARABIC}]{{3,}}\))"
)
_TOO_MANY = re.compile(r"(?<=\S)(?P<double>[ \u00a0\u202f]{2,})(?=\S)")
_BEFORE_MARK = re.compile(rf"(?<=[\w{GAP}»”)\]])(?P<before>[ \u00a0]+)(?P<mark>[،؛؟.])(?=\s|$)")
_BEFORE_LATIN_MARK = re.compile(rf"(?<=[{_LATIN}0-9{GAP}])(?P<before>[ \u00a0]+)(?P<mark>,)(?=\s|$)")
_BEFORE_HIGH_MARK = re.compile(rf"(?<=[A-Za-z{GAP}])(?P<before>[ \u00a0]+)(?P<mark>[;:!?])(?=\s|$)")
_BEFORE_ARABIC_COLON = re.compile(rf"(?<=[{_ARABIC}])(?P<before>[ \u00a0]+)(?P<mark>[:!])(?=\s|$)")
_INSIDE = re.compile(r"(?P<inside>(?<=[(\[])[ ]+(?=\S)|(?<=\S)[ ]+(?=[)\]]))")
_DETACHED = re.compile(rf"(?<=[{_ARABIC}{_VOWELLED}»)]\s)و(?P<detached>[ ]+)(?=[{_ARABIC}]{{2}})")


def _spacing(text: Text, prose: str, tag: str) -> Iterator[Finding]:
    for pattern in (*_EVERYWHERE, *_IN[tag]):
        if found := pattern.search(prose):
            message, hint = _SAID[_kind(found)]
            yield Finding(code="spacing", message=message, hint=hint, text=text, words=_around(found))
            return


def _kind(found: re.Match[str]) -> str:
    return next(name for name, group in found.groupdict().items() if group)


def _around(found: re.Match[str]) -> tuple[int, int]:
    """A place that can be seen: with the characters beside it."""
    return max(0, found.start() - 1), min(len(found.string), found.end() + 1)


_EVERYWHERE = (_MISSING, _TOO_MANY, _BEFORE_MARK, _BEFORE_LATIN_MARK, _INSIDE)
_IN: Mapping[str, tuple[re.Pattern[str], ...]] = MappingProxyType(
    {"en": (_BEFORE_HIGH_MARK,), "fr": (), "ar": (_DETACHED, _BEFORE_ARABIC_COLON)}
)

_BEHIND = ("a space is missing behind this mark", "type one")
_SAID: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "comma": _BEHIND,
        "stop": _BEHIND,
        "arabic": _BEHIND,
        "bracket": ("a space is missing before the bracket", "type one"),
        "double": ("there is more than one space here", "leave one"),
        "before": ("a space stands before this mark", "delete it"),
        "inside": ("a space stands inside the bracket", "delete it"),
        "detached": ("a space stands behind «و», which is written with its word", "delete it"),
    }
)


# --- a stray full stop ----------------------------------------------------------------------------

_STRAY = re.compile(
    r"(?<![\w.’'&/-])(?P<word>[a-zà-öø-ÿœ’'-]{3,}|[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿœ’'-]{6,})(?P<stop>\.)[*_]*[ \u00a0]+"
    r"(?P<next>[a-zà-öø-ÿœ]+)(?P<rest>\w?)"
)

_ABBREVIATIONS = reading.words(
    "abbr abr adj adm admin allem alt angl ann app appr approx apr apt arab arch arr art arts assn assoc asst att "
    "aug ave avr bibl bldg blvd boul bros cap capt cent cert chap chim chron cie circ col coll comm comp conf cons "
    "coord corp dec dept dipl dir dist div doc déc dép ecc econ edit edn eds elev enc env esp esq est etc ets exc "
    "excl exec exp ext fac fam feb febr fig figs fol fév févr gal gen gov govt gén hab hist hon hosp ibid ill illus "
    "inc incl ind inf info ing inst int intl introd inv ital jan janv juil jul jun lat lib lieut lit loc long ltd "
    "lts maj man mar masc max mds med mem mfr mgr min mio misc mme mmes mss mtg mun nat natl neg nos nov num obj "
    "obs oct off op opp orig oui ouv oxon par para paras part pct per pers phil phot phys pl pop pos poss pref prem "
    "prep pres prim priv prob proc prof pron prop prov prés pseud pts pub publ quot rec ref refs reg rel rem repr "
    "resp ret rev réd réf rép sci sec sect sen sept ser sess sing sist soc spec spéc sqm sqq stat std ste sts sté "
    "subj supp suppl surv syn sén sér tbsp tech tel temp théol tit tom tot trad trans transl treas trim tsp tél "
    "univ util var ver viz vol vols vox vs yrs zool éco éd éds"
)
"""Words that a full stop cuts short, in English and French."""


def _stray_stop(text: Text, prose: str, tag: str) -> Iterator[Finding]:
    if tag == "ar":
        return
    for found in _STRAY.finditer(prose):
        if found["word"].casefold() not in _ABBREVIATIONS and not _is_brand(found) and found["word"].islower():
            yield Finding(
                code="stray-stop",
                message=f"a small letter follows the full stop: “{found[0].strip('*_')}”",
                hint="delete the full stop, or begin the sentence with a capital",
                text=text,
                words=(found.start("stop"), found.end("next")),
            )
            return


def _is_brand(found: re.Match[str]) -> bool:
    """iPhone, eBay, macOS: a capital or a digit follows the small letters."""
    return bool(found["rest"])


# --- what opens and closes ------------------------------------------------------------------------

_PAIRS = {")": "(", "]": "["}
_ITEM = re.compile(r"(?:(?<=\s)|^)(?:[^\W_]{1,3}|[ivx]{1,5})\)")
"""The mark of an item in running text: a), 2), iv)."""

_FACES = re.compile(r"[:;]-?[()]")
_MEANT = re.compile(r"[«“\"'‘][ \u00a0]?[()\[\]](?=[ \u00a0]?[»”\"'’])")
"""A bracket that is spoken of."""


def _brackets(text: Text, prose: str) -> Iterator[Finding]:
    items = frozenset(
        one.end() - 1 for one in (*_ITEM.finditer(prose), *_FACES.finditer(prose), *_MEANT.finditer(prose))
    )
    # An item's bracket may close one (see note b), or stand alone; nobody is bothered where either reading works.
    lonely = _lonely(prose, frozenset())
    if lonely is not None and _lonely(prose, items) is not None:
        yield _alone(text, prose[lonely], lonely)


def _lonely(prose: str, passed_over: frozenset[int]) -> int | None:
    """The first bracket that closes nothing, or the last that is never closed."""
    opened: list[int] = []
    for place, mark in enumerate(prose):
        if place in passed_over:
            continue
        if mark in "([":
            opened.append(place)
        elif mark in _PAIRS and not (opened and prose[opened.pop()] == _PAIRS[mark]):
            return place
    return opened[-1] if opened else None


def _alone(text: Text, mark: str, place: int) -> Finding:
    return Finding(
        code="unbalanced",
        message=f"`{mark}` has no partner",
        hint="type the other one, or delete this",
        text=text,
        words=(place, place + 1),
    )


_CURLY = re.compile("[“”„]")
_STRAIGHT = re.compile(r'(?<![0-9])"')
"""Behind a figure it stands for inches or seconds."""


def _quotation_marks(text: Text, prose: str, edition: Edition) -> Iterator[Finding]:
    counts = {
        "«": prose.count("«") - prose.count("»"),
        "“": len(_CURLY.findall(prose)) % 2,
        '"': len(_STRAIGHT.findall(prose)) % 2 and prose.count('"') % 2,
    }
    for mark, surplus in counts.items():
        if surplus and not _is_continued(mark, text, edition):
            shown = "»" if mark == "«" and surplus < 0 else mark
            place = _last(prose, shown)
            yield _alone(text, prose[place], place)
            return


def _last(prose: str, mark: str) -> int:
    return max(prose.rfind(one) for one in ("“”„" if mark == "“" else mark))


def _is_continued(mark: str, text: Text, edition: Edition) -> bool:
    """Whether a quotation goes on in the next paragraph, which then opens with the mark again, or came from there."""
    several = [one.words for one in edition.texts if one.words]
    place = several.index(text.words)
    following = several[place + 1] if place + 1 < len(several) else ""
    return text.words.startswith(mark) and following.startswith(mark)


_RULES: tuple[Callable[[Text, str, str], Iterator[Finding]], ...] = (_doubled, _spacing, _stray_stop)

FAMILY = Family(
    "slips",
    judge,
    {
        "doubled-word": "a word that stands twice",
        "spacing": "a space too many or too few",
        "stray-stop": "a full stop before a small letter",
        "unbalanced": "a bracket or quotation mark without its partner",
    },
)
