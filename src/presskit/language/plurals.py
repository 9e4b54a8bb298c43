"""Turn gettext's Plural-Forms headers into rules that say which form of a plural text a number takes.

The C expression of a header is parsed by hand and bounded; nothing is ever handed to `eval`.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from babel.plural import to_gettext

Evaluate = Callable[[int], int]

MAX_LENGTH = 1000
"""Characters of a header; the longest one in use has 180."""

MAX_DEPTH = 20
"""Nested parentheses and conditions of an expression; the deepest one in use has 4."""

MAX_NUMBER = 1_000_000
"""The greatest number written in an expression."""

MAX_FORMS = 20
"""The greatest nplurals; Arabic and Welsh, which have the most, need 6."""

CHECKED = range(1001)
"""The numbers for which a rule is checked and compared, as `msgfmt` does: nothing new happens beyond."""

_WORD = 1 << 64  # gettext computes in unsigned long: 0 - 1 is very large, never negative


# --- the headers we write and accept --------------------------------------------------------------

_ONE_FORM = "nplurals=1; plural=0;"
_ONE_OR_MORE = "nplurals=2; plural=(n != 1);"
_UP_TO_ONE_OR_MORE = "nplurals=2; plural=(n > 1);"
_EAST_SLAVIC = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
_WEST_SLAVIC = "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;"

_SHARED: Mapping[str, str] = {
    _ONE_FORM: "id ja ko lo ms my th vi wo yo zh",
    _ONE_OR_MORE: (
        "af az bg ca da de el en eo es et eu fi fo gl ha he hu it ka kk ku ky lld ml mn mr nb ne nl nn no ps pt "
        "scn so sq sv sw ta te tk tr ur uz vec"
    ),
    _UP_TO_ONE_OR_MORE: "am bn fa fr gu hi ht hy kn mg oc pt_BR ti zu",
    _EAST_SLAVIC: "be bs hr ru sr uk",
    _WEST_SLAVIC: "cs sk",
}

_OWN: Mapping[str, str] = {
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
    "ga": "nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;",
    "lt": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "lv": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);",
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "ro": "nplurals=3; plural=n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2;",
    "sl": "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
}

# Source: GNU gettext's manual, "Plural forms"; a language it does not name has CLDR's rule for whole numbers.
HEADERS: Mapping[str, str] = MappingProxyType(
    {tag: text for text, tags in _SHARED.items() for tag in tags.split()} | dict(_OWN)
)
"""The Plural-Forms header of each language we know, by tag."""


def known_header(tag: str) -> str | None:
    """The header of `tag` or, without its region or script, of its language; None where `HEADERS` knows neither."""
    name = tag.replace("-", "_")
    return HEADERS.get(name) or HEADERS.get(name.partition("_")[0])


def header(tag: str) -> str:
    """The Plural-Forms header to write for a language: `HEADERS`' (pt_PT takes pt's), else CLDR's rule.

    Raises ValueError for a language that neither knows.
    """
    return known_header(tag) or _cldr_header(tag)


def _cldr_header(tag: str) -> str:
    try:
        return to_gettext(Locale.parse(tag.replace("-", "_")).plural_form)
    except (UnknownLocaleError, ValueError) as problem:
        raise ValueError(f"neither gettext nor CLDR knows the plural forms of {tag!r}") from problem


# --- rules ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PluralRule:
    """How many forms a language has, and which one a number takes. Made by `parse_header`."""

    nplurals: int
    expression: str
    _evaluate: Evaluate = field(repr=False, compare=False)

    def form(self, n: int) -> int:
        """The index of the form for `n`, which is not negative.

        0 where the expression leads out of the forms or divides by zero, as gettext does at run time.
        """
        try:
            index = self._evaluate(n)
        except ZeroDivisionError:
            return 0
        return index if index < self.nplurals else 0


@lru_cache(maxsize=64)
def parse_header(text: str) -> PluralRule:
    """Parse the value of a Plural-Forms header (`nplurals=2; plural=(n > 1);`).

    Raises ValueError, and nothing else, with a sentence for the translator.
    """
    if len(text) > MAX_LENGTH:
        raise ValueError(f"the plural header is longer than {MAX_LENGTH} characters")
    parts = _parts(text)
    nplurals = _nplurals(parts["nplurals"])
    rule = PluralRule(nplurals, parts["plural"], _Parser(parts["plural"]).parse())
    _check(rule)
    return rule


def same_function(a: PluralRule, b: PluralRule) -> bool:
    """Whether two rules have as many forms and choose alike for every number from 0 to 1000."""
    return a.nplurals == b.nplurals and _forms(a) == _forms(b)


def is_babels_swapped_arabic(rule: PluralRule) -> bool:
    """Whether this is the Arabic rule with forms 4 and 5 exchanged, as Babel and sphinx-intl write it.

    Source: https://github.com/python-babel/babel/issues/816
    """
    swapped = {4: 5, 5: 4}
    arabic = _forms(parse_header(HEADERS["ar"]))
    return _forms(rule) == tuple(swapped.get(form, form) for form in arabic)


def form_for(value: Decimal, rule: PluralRule, locale: str) -> int:
    """The index of the form that `value` takes in the language of `locale` (`ar_001`, `fr`).

    A whole number written without decimals follows the rule. A number with decimals (1.5, and 1.0 too) takes
    the form of the smallest whole number of its CLDR category; gettext itself counts in whole numbers only.
    """
    amount = abs(value)
    if _is_whole(amount):
        return rule.form(int(amount))
    plural_form = Locale.parse(locale.replace("-", "_")).plural_form
    return rule.form(_smallest_whole(locale, plural_form(amount)))


def category(value: Decimal, locale: str) -> str:
    """The CLDR category of a number in the language of `locale`: zero, one, two, few, many or other."""
    return str(Locale.parse(locale.replace("-", "_")).plural_form(abs(value)))


def categories(locale: str) -> tuple[str, ...]:
    """The CLDR categories that the language of `locale` tells apart, in CLDR's order; `other` is the last."""
    told_apart = Locale.parse(locale.replace("-", "_")).plural_form.tags
    return (*(one for one in ("zero", "one", "two", "few", "many") if one in told_apart), "other")


def _is_whole(amount: Decimal) -> bool:
    exponent = amount.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{amount} has no plural form")  # noqa: TRY004 - an infinite Decimal is a wrong value
    return exponent >= 0


@cache
def _smallest_whole(locale: str, category: str) -> int:
    """The smallest whole number of a CLDR category.

    Rules ask for n, n%10, n%100, n%1000 and n%1000000, so the numbers tried show every category there is. Where
    only fractions have it (Russian "other") they take the genitive singular, as 2 to 4 do there.
    """
    plural_form = Locale.parse(locale.replace("-", "_")).plural_form
    candidates = (*CHECKED, 10_000, 100_000, 1_000_000)
    return next((n for n in candidates if plural_form(n) == category), 2)


@cache
def _forms(rule: PluralRule) -> tuple[int, ...]:
    return tuple(rule.form(n) for n in CHECKED)


# --- reading a header -----------------------------------------------------------------------------


def _parts(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in text.split(";") if part.strip()]
    parts = {name.strip(): value.strip() for name, _, value in pairs}
    for name in ("nplurals", "plural"):
        if name not in parts:
            raise ValueError(f"the plural header lacks `{name}=`")
    if len(pairs) != len(parts) or len(parts) > 2:  # noqa: PLR2004 - nplurals and plural
        raise ValueError("the plural header holds more than `nplurals=…; plural=…;`")
    return parts


def _nplurals(text: str) -> int:
    if not re.fullmatch("[0-9]{1,3}", text) or not 1 <= int(text) <= MAX_FORMS:
        raise ValueError(f"nplurals is {text[:20]!r}, not a number from 1 to {MAX_FORMS}")
    return int(text)


def _check(rule: PluralRule) -> None:
    for n in CHECKED:
        try:
            index = rule._evaluate(n)  # noqa: SLF001 - the rule's own maker; form() would hide what is wrong
        except ZeroDivisionError:
            raise ValueError(f"the plural expression divides by zero for n = {n}") from None
        if index >= rule.nplurals:
            raise ValueError(f"the plural expression gives {_said(index)} for n = {n}, but nplurals is {rule.nplurals}")


def _said(index: int) -> str:
    return str(index if index < _WORD // 2 else index - _WORD)


# --- the expression: C's, as far as gettext allows it ----------------------------------------------

_TOKEN = re.compile(r"\s*(?:(?P<number>[0-9]+)|(?P<other>n|\|\||&&|[=!<>]=|[<>+*/%!?:()-]))")

_Operator = Callable[[int, int], int]

_LEVELS: tuple[Mapping[str, _Operator], ...] = (
    {"||": lambda a, b: int(bool(a or b))},
    {"&&": lambda a, b: int(bool(a and b))},
    {"==": lambda a, b: int(a == b), "!=": lambda a, b: int(a != b)},
    {
        "<": lambda a, b: int(a < b),
        ">": lambda a, b: int(a > b),
        "<=": lambda a, b: int(a <= b),
        ">=": lambda a, b: int(a >= b),
    },
    {"+": operator.add, "-": operator.sub},
    {"*": operator.mul, "/": operator.floordiv, "%": operator.mod},
)
"""The binary operators, those that bind least first; all associate to the left."""


class _Parser:
    """Parse one plural expression into a function of n."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._at = 0
        self._depth = 0

    def parse(self) -> Evaluate:
        """Parse the whole expression."""
        result = self._condition()
        if self._peek():
            raise ValueError(f"the plural expression does not go on after `{self._peek()}`")
        return result

    def _peek(self) -> str:
        """The next token, "" at the end."""
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self, *wanted: str) -> str:
        """Take the next token if it is one of those wanted, else "" and stay."""
        token = self._peek()
        if token not in wanted:
            return ""
        self._at += 1
        return token

    def _expect(self, wanted: str) -> None:
        if not self._take(wanted):
            raise ValueError(f"the plural expression lacks a `{wanted}`")

    def _condition(self) -> Evaluate:
        """`a ? b : c ? d : e`, walked in a loop so that a long chain is not a deep one."""
        self._enter()
        cases: list[tuple[Evaluate, Evaluate]] = []
        last = self._binary(0)
        while self._take("?"):
            chosen = self._condition()
            self._expect(":")
            cases.append((last, chosen))
            last = self._binary(0)
        self._depth -= 1
        return _choice(tuple(cases), last) if cases else last

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ValueError(f"the plural expression is nested deeper than {MAX_DEPTH} levels")

    def _binary(self, level: int) -> Evaluate:
        if level == len(_LEVELS):
            return self._unary()
        first = self._binary(level + 1)
        rest: list[tuple[str, Evaluate]] = []
        while name := self._take(*_LEVELS[level]):
            rest.append((name, self._binary(level + 1)))
        return _chain(_LEVELS[level], first, tuple(rest)) if rest else first

    def _unary(self) -> Evaluate:
        negations = 0
        while self._take("!"):
            negations += 1
        operand = self._operand()
        return _negated(operand, odd=negations % 2 == 1) if negations else operand

    def _operand(self) -> Evaluate:
        token = self._peek()
        self._at += 1
        if token == "n":  # noqa: S105 - a token of a grammar, no secret
            return _number
        if token.isdigit():
            return _constant(token)
        if token == "(":  # noqa: S105 - likewise
            inner = self._condition()
            self._expect(")")
            return inner
        raise ValueError(
            f"the plural expression has {f'`{token}`' if token else 'nothing'} where a number should stand"
        )


def _tokens(text: str) -> Iterator[str]:
    position = 0
    end = len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if not match:
            raise ValueError(f"the plural expression cannot hold {text[position:].strip()[:20]!r}")
        position = match.end()
        yield match["number"] or match["other"]


def _number(n: int) -> int:
    return n % _WORD


def _constant(token: str) -> Evaluate:
    digits = token.lstrip("0") or "0"
    if len(digits) > len(str(MAX_NUMBER)) or int(digits) > MAX_NUMBER:
        raise ValueError(f"the plural expression holds a number above {MAX_NUMBER}")
    value = int(digits)
    return lambda _n: value


def _negated(operand: Evaluate, *, odd: bool) -> Evaluate:
    return lambda n: int((operand(n) == 0) is odd)


def _choice(cases: tuple[tuple[Evaluate, Evaluate], ...], last: Evaluate) -> Evaluate:
    def evaluate(n: int) -> int:
        for condition, chosen in cases:
            if condition(n):
                return chosen(n)
        return last(n)

    return evaluate


def _chain(operators: Mapping[str, _Operator], first: Evaluate, rest: tuple[tuple[str, Evaluate], ...]) -> Evaluate:
    """Apply operators of one level from left to right; `&&` and `||` stop as C does, before what they need not ask."""

    def evaluate(n: int) -> int:
        value = first(n)
        for name, operand in rest:
            if (name == "||" and value) or (name == "&&" and not value):
                break
            value = operators[name](value, operand(n)) % _WORD
        return int(bool(value)) if rest[0][0] in {"||", "&&"} else value

    return evaluate
