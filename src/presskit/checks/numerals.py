"""Find the numbers that are said in words in English, French and Arabic: «ثلاث وعشرون», "two million and a half".

Counting and ordinal words up to 99, hundreds, thousands, millions and billions, and what stands for a number: a dozen,
half, both, an Arabic dual. Fractions of three words and more are not read, nor any other language.
"""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import cache
from itertools import product
from types import MappingProxyType


class Kind(Enum):
    """How a word builds a number."""

    SMALL = "added to what it fits"
    TEEN = "Arabic's ten behind a unit"
    HUNDRED = "multiplies by a hundred"
    SCALE = "multiplies by a thousand or more"
    TWICE = "an Arabic dual of a scale: two of it"
    HALF = "a half, of what stands before if it is joined to it"
    LOOSE = "says its values and joins no other"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A word of a number; `values` are what it may say by itself besides `value`."""

    kind: Kind
    value: Decimal
    values: tuple[Decimal, ...] = ()


Lexicon = Mapping[str, Numeral]


def _small(text: str, start: int = 0, step: int = 1) -> dict[str, Numeral]:
    """Words in rising order, those of one number joined by a stroke: "zero nil/none one"."""
    several = enumerate(text.split())
    return {
        word: Numeral(Kind.SMALL, Decimal(start + step * index))
        for index, words in several
        for word in words.split("/")
    }


def _scale(value: int, words: str, kind: Kind = Kind.SCALE) -> dict[str, Numeral]:
    return {word: Numeral(kind, Decimal(value)) for word in words.split()}


def _loose(words: str, *values: str) -> dict[str, Numeral]:
    several = tuple(map(Decimal, values))
    return {word: Numeral(Kind.LOOSE, several[0], several) for word in words.split()}


def _half(words: str) -> dict[str, Numeral]:
    """Half of a hundred, of an hour, one of two, and of what stands before it."""
    several = tuple(map(Decimal, ("50", "30", "2", "0.5")))
    return {word: Numeral(Kind.HALF, Decimal("0.5"), several) for word in words.split()}


# --- English --------------------------------------------------------------------------------------

_ENGLISH: Lexicon = {
    **_loose("no none nil without never", "0"),
    **_loose("a an single sole only once", "1"),
    **_loose("both twice pair couple double", "2"),
    **_loose("thrice triple", "3"),
    **_loose("dozen dozens noon midday", "12"),
    **_loose("midnight", "0", "24", "12"),
    **_loose("decade decades", "10"),
    **_loose("centenary centennial century", "100"),
    **_loose("quarter quarters", "25", "75", "15", "45", "4", "0.25", "0.75"),
    **_half("half halves"),
    **_small(
        "zero one/first two/second/seconds three/third/thirds four/fourth five/fifth six/sixth seven/seventh "
        "eight/eighth nine/ninth ten/tenth eleven/eleventh twelve/twelfth thirteen/thirteenth fourteen/fourteenth "
        "fifteen/fifteenth sixteen/sixteenth seventeen/seventeenth eighteen/eighteenth nineteen/nineteenth"
    ),
    **_small(
        "twenty/twentieth thirty/thirtieth forty/fortieth fifty/fiftieth sixty/sixtieth seventy/seventieth "
        "eighty/eightieth ninety/ninetieth",
        20,
        10,
    ),
    **_small("twenties thirties forties fifties sixties seventies eighties nineties", 20, 10),
    **_scale(100, "hundred hundreds hundredth", Kind.HUNDRED),
    **_scale(10**3, "thousand thousands thousandth"),
    **_scale(10**6, "million millions mn"),
    **_scale(10**9, "billion billions bn"),
    **_scale(10**12, "trillion trillions"),
}

# --- French ---------------------------------------------------------------------------------------

_FRENCH_CARDINALS = (
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
)
_FRENCH_ORDINALS = (
    "deuxième/deuxièmes/second/seconde troisième/troisièmes quatrième/quatrièmes cinquième/cinquièmes sixième/sixièmes "
    "septième/septièmes huitième/huitièmes neuvième/neuvièmes dixième/dixièmes onzième/onzièmes douzième treizième "
    "quatorzième quinzième seizième"
)
_FRENCH: Lexicon = {
    **_loose("aucun aucune nul nulle ni sans pas jamais", "0"),
    **_loose("seul seule unique", "1"),
    **_loose("double paire couple", "2"),
    **_loose("triple tiers", "3"),
    **_loose("midi", "12"),
    **_loose("minuit", "0", "24", "12"),
    **_loose("décennie décennies", "10"),
    **_loose("cinquantenaire", "50"),
    **_loose("centenaire siècle", "100"),
    **_loose("bicentenaire", "200"),
    **_loose("quart quarts", "25", "75", "15", "45", "4", "0.25", "0.75"),
    **_half("demi demie moitié"),
    **_small("zéro un/une/premier/première/premiers/premières/unième"),
    **_small(_FRENCH_CARDINALS, 2),
    **_small(_FRENCH_ORDINALS, 2),
    **_small(
        "vingt/vingts/vingtième trente/trentième quarante/quarantième cinquante/cinquantième soixante/soixantième",
        20,
        10,
    ),
    **_small("septante huitante/octante nonante", 70, 10),
    **_small("dizaine/dizaines", 10),
    **_small("douzaine/douzaines", 12),
    **_small("quinzaine", 15),
    **_small("vingtaine trentaine quarantaine cinquantaine soixantaine", 20, 10),
    **_scale(100, "cent cents centième centaine centaines", Kind.HUNDRED),
    **_scale(10**3, "mille millième millier milliers"),
    **_scale(10**6, "million millions"),
    **_scale(10**9, "milliard milliards"),
    **_scale(10**12, "billion billions"),
}

# --- Arabic, without vowel signs, the forms of alif alike, final ة and ى as ه and ي ---------------

_ARABIC_STEMS = "عشر ثلاث اربع خمس ست سبع ثمان تسع"

_ARABIC: Lexicon = {
    **_loose("لا لم لن ليس ليست اي صفر دون بدون غير", "0"),
    **_loose("وحيد وحيده فقط", "1"),
    **_loose("كلا كلتا كلاهما كليهما كلتاهما معا", "2"),
    **_loose("ثلث", "3"),
    **_loose("ثلثي ثلثا ثلثان ثلثين ثلثيها ثلثيه", "2", "3"),
    **_loose("عقد", "10"),
    **_loose("ظهر ظهرا", "12"),
    **_loose("منتصف", "0", "24", "12"),
    **_loose("مئويه مئوي مائويه قرن", "100"),
    **_loose("ربع ارباع", "25", "75", "15", "45", "4", "0.25", "0.75"),
    **_half("نصف"),
    **_small("واحد/واحده/احد/احدي/اول/اولي/حادي/حاديه", 1),
    **_small("اثنان/اثنين/اثنتان/اثنتين/اثنا/اثني/اثنتا/اثنتي/ثان/ثاني/ثانيه/ثنائي/ثنائيه", 2),
    **_small(
        "ثلاث/ثلاثه/ثالث/ثالثه/ثلاثي/ثلاثيه اربع/اربعه/رابع/رابعه/رباعي خمس/خمسه/خامس/خامسه ست/سته/سادس/سادسه "
        "سبع/سبعه/سابع/سابعه ثمان/ثماني/ثمانيه/ثامن/ثامنه تسع/تسعه/تاسع/تاسعه عشره/عاشر/عاشره",
        3,
    ),
    **_small("عشرون/عشرين ثلاثون/ثلاثين اربعون/اربعين خمسون/خمسين ستون/ستين", 20, 10),
    **_small("سبعون/سبعين ثمانون/ثمانين تسعون/تسعين", 70, 10),
    **{
        f"{stem}{end}": Numeral(Kind.SMALL, Decimal(tens))
        for tens, stem in zip(range(20, 100, 10), _ARABIC_STEMS.split(), strict=True)
        for end in ("ينيات", "ينات")
    },
    **_scale(10, "عشر عشره", Kind.TEEN),
    **_scale(100, "مئه مائه مئات مات", Kind.HUNDRED),
    **_small("مئتان/مئتين/مئتا/مئتي/مائتان/مائتين/مائتا/مائتي", 200),
    **{
        f"{stem}{end}": Numeral(Kind.SMALL, Decimal(hundreds))
        for hundreds, stem in zip(range(300, 1000, 100), _ARABIC_STEMS.split()[1:], strict=True)
        for end in ("مئه", "مائه")
    },
    **_scale(10**3, "الف الاف"),
    "الفا": Numeral(Kind.SCALE, Decimal(1000), (Decimal(2000),)),
    **_scale(10**6, "مليون ملايين"),
    "مليونا": Numeral(Kind.SCALE, Decimal(10**6), (Decimal(2 * 10**6),)),
    **_scale(10**9, "مليار مليارات بليون"),
    "مليارا": Numeral(Kind.SCALE, Decimal(10**9), (Decimal(2 * 10**9),)),
    **_scale(10**12, "تريليون تريليونا تريليونات"),
    **_scale(10**3, "الفان الفين الفي", Kind.TWICE),
    **_scale(10**6, "مليونان مليونين مليوني", Kind.TWICE),
    **_scale(10**9, "ملياران مليارين ملياري", Kind.TWICE),
}

_LEXICONS: Mapping[str, Lexicon] = MappingProxyType({"en": _ENGLISH, "fr": _FRENCH, "ar": _ARABIC})

LANGUAGES = frozenset(_LEXICONS)
"""The languages whose number words are known, by tag without region."""

# --- words ----------------------------------------------------------------------------------------

_SIGNS = re.compile("[\u064b-\u0652\u0670\u0640]")
_ALIKE = str.maketrans("أإآٱىة", "اااايه")
_PER_CENT = frozenset({"بالمئه", "بالمائه", "بالالف"})
_DUAL = re.compile(r"\w{3,}(?:ان|ين|تا|تي)")


@cache
def numeral(word: str, language: str) -> tuple[Numeral | None, bool]:
    """What a word says, None if no number; and whether it begins with an Arabic "and".

    An Arabic word may carry letters of its neighbours: «وبالثلاثة», «وربعها». `language` is a tag without region.
    """
    lexicon = _LEXICONS.get(language, {})
    if language != "ar":
        return lexicon.get(word.lower()), False
    plain = bare(word)
    if plain in _PER_CENT:
        return None, False
    if plain in lexicon:
        return lexicon[plain], False
    for rest, has_and in _stems(plain):
        if rest in lexicon:
            return lexicon[rest], has_and
    return None, False


def _stems(plain: str) -> Iterator[tuple[str, bool]]:
    """An Arabic word without the letters and the pronoun it may carry, and whether one of those says "and"."""
    for and_, with_, the in product(("", "و", "ف"), ("", "ب", "ل", "ك"), ("", "ال", "ل")):
        if plain.startswith(before := and_ + with_ + the):
            rest = plain.removeprefix(before)
            yield rest, and_ == "و"
            yield from ((rest.removesuffix(one), and_ == "و") for one in _PRONOUNS if rest.endswith(one))


_PRONOUNS = ("ها", "هم", "هن", "هما", "ه")


def bare(word: str) -> str:
    """An Arabic word as the lexicon has it: no vowel signs, no kashida, one alif, ه for ة and ي for ى."""
    return _SIGNS.sub("", unicodedata.normalize("NFC", word)).translate(_ALIKE)


def is_dual(word: str) -> bool:
    """Whether an Arabic word may be a dual: «فتاتان» says two girls. Plurals in ين look the same."""
    return bool(_DUAL.fullmatch(bare(word)))


# --- numbers --------------------------------------------------------------------------------------

_AND: Mapping[str, frozenset[str]] = MappingProxyType(
    {"en": frozenset({"and"}), "fr": frozenset({"et"}), "ar": frozenset({"و"})}
)
_PASSED_OVER = frozenset({"a", "an"})
"""English puts its article into a number: two and a half, half a million."""

GROUPED = r"[0-9]{1,3}(?>(?:[ \u00a0\u2009\u202f'’][0-9]{3})+)(?![0-9])(?:[.,٫][0-9]+)?"
"""A figure whose thousands are parted by spaces or apostrophes, as a pattern."""

TOKEN = re.compile(rf"(?P<digits>{GROUPED}|[0-9]+(?>(?:[.,٫٬،][0-9]+)*))|[^\W\d_](?:[^\W\d_]|[\u064b-\u0652\u0670])*")
_WITHIN = re.compile(r"[\s\-\u2010\u2011]*")

Read = Callable[[str], Iterable[Decimal]]
"""Tells what a figure in digits may say."""


def said(text: str, language: str, read: Read) -> Iterator[Decimal]:
    """Every number that a text says in words, or in figures and words together («15 ألفا»)."""
    number, behind = _Number(), 0
    for token in TOKEN.finditer(text):
        if not _WITHIN.fullmatch(text, behind, token.start()):
            yield from number.close()
        behind = token.end()
        yield from _token(token, language, read, number)
    yield from number.close()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A number that is said in words, or in words and figures, from offset `start` to `end`; `tokens` are its parts."""

    start: int
    end: int
    value: Decimal
    tokens: tuple[str, ...]


def spoken(text: str, language: str, read: Read) -> Iterator[Spoken]:
    """Every number that a text says in words as a whole, where it stands: «ثلاثة وأربعة» are three, and four."""
    number, open_, part = _Number(), list[re.Match[str]](), 0
    for token in TOKEN.finditer(text):
        if open_ and not _WITHIN.fullmatch(text, open_[-1].end(), token.start()):
            deque(number.close(), maxlen=0)
        part = len(open_) if number.part is None else part
        kind = _kind(token, language)
        deque(_token(token, language, read, number), maxlen=0)
        for value in _taken(number.ended):
            # The scale of two million and three million ends the first, and belongs to the three before it.
            end = part if kind is Kind.SCALE else len(open_)
            yield _spoken(value, [*open_[:end], *([token] if kind is Kind.HALF else [])] or [token], language)
            open_, part = open_[end:], 0
        open_ = [*open_, token] if number.is_open else []
    deque(number.close(), maxlen=0)
    for value in _taken(number.ended):
        yield _spoken(value, open_, language)


def _kind(token: re.Match[str], language: str) -> Kind | None:
    found, _ = numeral(token[0], language)
    return found.kind if found else None


def _taken(ended: list[Decimal]) -> Iterator[Decimal]:
    while ended:
        yield ended.pop(0)


def _spoken(value: Decimal, tokens: list[re.Match[str]], language: str) -> Spoken:
    """The number of these tokens, without a last "and" that led to no more."""
    while len(tokens) > 1 and not tokens[-1]["digits"] and numeral(tokens[-1][0], language)[0] is None:
        tokens = tokens[:-1]
    return Spoken(tokens[0].start(), tokens[-1].end(), value, tuple(token[0] for token in tokens))


def _token(token: re.Match[str], language: str, read: Read, number: _Number) -> Iterator[Decimal]:
    if token["digits"]:
        for value in read(token[0]):
            yield from number.digits(value)
    else:
        yield from _word(token[0], language, number)


def _word(word: str, language: str, number: _Number) -> Iterator[Decimal]:
    if word.lower() in _AND.get(language, ()):
        number.is_joined = True
        return
    found, has_and = numeral(word, language)
    number.is_joined = number.is_joined or has_and
    if found is None:
        yield from number.close()
        if language == "ar" and is_dual(word):
            yield Decimal(2)
    elif found.kind is Kind.LOOSE:
        yield from found.values
        if not (number.is_open and word.lower() in _PASSED_OVER):
            yield from number.close()
    else:
        yield from number.take(found)
        number.is_joined = False


@dataclass(slots=True)
class _Number:
    """A number under way: the sum of its finished parts, the part that grows, and the last scale it was given."""

    total: Decimal | None = None
    part: Decimal | None = None
    scale: Decimal = Decimal(1)
    is_joined: bool = False
    ended: list[Decimal] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.total is not None or self.part is not None

    def close(self) -> Iterator[Decimal]:
        """End it, and say it."""
        if self.is_open:
            self.ended.append((self.total or Decimal(0)) + (self.part or Decimal(0)))
            yield self.ended[-1]
            if self.part is not None:
                yield self.part
        self.total, self.part, self.scale, self.is_joined = None, None, Decimal(1), False

    def digits(self, value: Decimal) -> Iterator[Decimal]:
        """Take a figure in digits: 15 of «15 ألفا», 300 of «15 ألفا و300»."""
        if self.part is not None or value >= self.scale:
            yield from self.close()
        self.part, self.is_joined = value, False

    def take(self, word: Numeral) -> Iterator[Decimal]:
        """Take the next word."""
        if self.part is None:
            yield from word.values
        match word.kind:
            case Kind.SCALE:
                yield from self._grow(word.value)
            case Kind.TWICE:
                yield from self.digits(Decimal(2))
                yield from self._grow(word.value)
            case Kind.HUNDRED:
                if self.part is not None and (self.is_joined or self.part >= _MOST_HUNDREDS):
                    yield from self.close()
                self.part = (self.part if self.part is not None else 1) * _HUNDRED
            case Kind.HALF:
                yield from self._halve(word)
            case _:
                yield from self._add(word)

    def _add(self, word: Numeral) -> Iterator[Decimal]:
        sum_ = _sum(self.part, word, is_joined=self.is_joined) if self.part is not None else word.value
        if sum_ is None:
            yield from self.close()
        self.part = word.value if sum_ is None else sum_

    def _grow(self, scale: Decimal) -> Iterator[Decimal]:
        if self.part is not None:
            yield self.part
        if self.part is None and self.total is not None and not self.is_joined:
            self.total *= scale  # mille milliards
        else:
            if self.total is not None and scale >= self.scale:  # two million and three million are two numbers
                self.ended.append(self.total)
                self.total = None
            grown = (self.part if self.part is not None else Decimal(1)) * scale
            yield grown
            self.total = (self.total or Decimal(0)) + grown
        self.part, self.scale = None, scale

    def _halve(self, word: Numeral) -> Iterator[Decimal]:
        if not self.is_joined:
            yield from self.close()
            self.part = word.value
        elif self.part is not None:
            yield from (self.part, *word.values)  # half past ten is 10:30
            self.part += word.value
        elif self.total is not None:
            self.total += self.scale * word.value
            yield from self.close()  # what follows may name the scale again: مليونان ونصف المليون


_HUNDRED = Decimal(100)

_MOST_HUNDREDS = 20
"""Nineteen hundred is a number; twenty-five and a hundred are two."""


def _sum(part: Decimal, word: Numeral, *, is_joined: bool) -> Decimal | None:
    """What a small word makes of the part before it; None where it begins a number of its own."""
    value, rest = word.value, part % 100
    if word.kind is Kind.TEEN and 0 < rest < 10 and not is_joined:  # noqa: PLR2004 - ثلاثة عشر
        return part + value
    if rest == 4 and value == 20 and not is_joined:  # noqa: PLR2004 - quatre-vingts
        return part + 76
    fits = (
        (part >= _HUNDRED and rest == 0 and value < _HUNDRED)
        or (rest >= 20 and rest % 10 == 0 and 0 < value < 10 and (not is_joined or value == 1))  # noqa: PLR2004
        or (rest in {60, 80} and 10 <= value < 20 and (not is_joined or value == 11))  # noqa: PLR2004 - soixante et onze
        or (rest == 10 and 7 <= value < 10 and not is_joined)  # noqa: PLR2004 - dix-sept, at its hyphen
        or (is_joined and 0 < rest < 10 and 20 <= value < 100 and value % 10 == 0)  # noqa: PLR2004 - ثلاثة وعشرون
    )
    return part + value if fits else None
