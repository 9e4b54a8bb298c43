"""Say numbers, percentages and amounts of money as one language does, with every decimal that was typed.

Babel writes them with Latin digits; the profile's digits, with their separators and percent sign, are put in last.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager
from decimal import Context, Decimal, localcontext
from types import MappingProxyType

from babel import numbers as cldr

from presskit.language.labels import fill
from presskit.language.profile import Label, Language

MILLION = Decimal(10**6)
BILLION = Decimal(10**9)
LONGEST = 40
"""A number of more digits than these, on either side of its point, is a mistake and not a value."""

_ARABIC_DIGITS: Mapping[int, int] = MappingProxyType(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
_NO_BREAK = "\u00a0"
# Babel's patterns bring these; directions are said by isolates, and a value holds no control.
_MARKS: Mapping[int, None] = MappingProxyType(dict.fromkeys(map(ord, "\u200e\u200f\u061c")))


class InexactError(ValueError):
    """An amount that does not come out exactly in millions or billions with one decimal."""


class UnsayableError(ValueError):
    """A number that is not finite, or too long to be meant."""


def number(value: Decimal, language: Language) -> str:
    """A number with its decimals as typed. Raises UnsayableError."""
    return _profiled(_decimal(value, _typed(value), language), language)


def percent(value: Decimal, language: Language) -> str:
    """`Decimal("12.5")` as 12.5%, with the space the language wants before the sign. Raises UnsayableError."""
    pattern = _with_decimals(language.locale.percent_formats[None].pattern, _typed(value))
    with _precision(value):
        said = cldr.format_percent(value.scaleb(-2), pattern, locale=language.locale)
    return _profiled(said, language)


def money(amount: Decimal, currency: str, language: Language) -> str:
    """An amount in full: with the currency's symbol in English, with its name elsewhere. Raises UnsayableError."""
    exact = _whole(amount)
    places = 0 if exact == exact.to_integral_value() else max(_typed(amount), cldr.get_currency_precision(currency))
    if _takes_symbol(language):
        return _symbolic(exact, places, currency, language)
    pattern = cldr.get_currency_unit_pattern(currency, count=exact, locale=language.locale)
    if language.typography == "fr":
        pattern = pattern.replace(" ", _NO_BREAK)
    said = _profiled(_decimal(exact, places, language), language)
    return pattern.format(said, _name(currency, exact, language))


def money_short(amount: Decimal, currency: str, language: Language, label: Label) -> str:
    """An amount in millions or billions, exactly, with one decimal at most.

    Raises InexactError for an amount that does not come out so: rounding is the author's to do.
    """
    scaled, unit = _scaled(amount)
    places = _typed(scaled)
    if _takes_symbol(language):
        words = label(f"{{amount}} {unit}", number=scaled)
        return fill(words, amount=_symbolic(scaled, places, currency, language))
    words = label(f"{{amount}} {unit} {{currency}}", number=scaled)
    name = _name(currency, MILLION, language)
    said = _profiled(_decimal(scaled, places, language), language)
    return fill(_elided(words, name, language), amount=said, currency=name)


def is_short(amount: Decimal) -> bool:
    """Whether an amount can be said in millions or billions, exactly."""
    try:
        _scaled(amount)
    except (InexactError, UnsayableError):
        return False
    return True


def digits(text: str, language: Language) -> str:
    """The text with the profile's digits; nothing else in it changes."""
    return text.translate(_ARABIC_DIGITS) if language.digits == "arab" else text


def figure(text: str, source: Language, language: Language) -> str:
    """A figure of a table, typed as `source` writes it, with the separators and digits of `language`.

    Only its separators change: what was not grouped stays so (a year), no decimal is lost, and what is no number
    (a phone, an hour) is left alone.
    """
    old, new = source.locale.number_symbols["latn"], language.locale.number_symbols["latn"]
    group = "[ \u00a0\u202f]" if old["group"].isspace() else re.escape(old["group"])
    whole, decimals = rf"(?:\d{{1,3}}(?:{group}\d{{3}})+|\d+)", rf"(?:{re.escape(old['decimal'])}\d+)?"
    number = rf"(?<![\d+(.,:/])(?<!\d[ \u00a0\u202f]){whole}{decimals}(?![\d:/]|[ .,]\d)"
    signs = str.maketrans({**dict.fromkeys(" \u00a0\u202f,.", new["group"]), old["decimal"]: new["decimal"]})
    said = re.sub(number, lambda found: found[0].translate(signs), text)
    return _profiled(said, language) if language.digits == "arab" else said


def is_currency(code: str) -> bool:
    """Whether CLDR knows an ISO 4217 currency by this code."""
    return bool(cldr.is_currency(code))


def _takes_symbol(language: Language) -> bool:
    return language.locale.language == "en"


def _typed(value: Decimal) -> int:
    """How many decimals were typed. Raises UnsayableError for what is no number, or too long."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise UnsayableError(f"{value} is not a number that can be said")
    if value.adjusted() > LONGEST or -exponent > LONGEST:
        raise UnsayableError(f"a number of more than {LONGEST} digits cannot be said")
    return max(0, -exponent)


def _precision(value: Decimal) -> AbstractContextManager[Context]:
    """Decimals exact enough for every digit of `value`: Babel computes in whatever context it finds."""
    return localcontext(Context(prec=len(value.as_tuple().digits) + 2 * LONGEST))


def _decimal(value: Decimal, places: int, language: Language) -> str:
    pattern = _with_decimals(language.locale.decimal_formats[None].pattern, places)
    with _precision(value):
        return cldr.format_decimal(value, pattern, locale=language.locale)


def _with_decimals(pattern: str, places: int) -> str:
    """CLDR's pattern with exactly so many decimals; Babel would drop the zeros that were typed."""
    bare = re.sub(r"\.[0#]+", "", pattern)
    return re.sub(r"0(?!.*0)", "0." + "0" * places, bare) if places else bare


def _symbolic(value: Decimal, places: int, currency: str, language: Language) -> str:
    pattern = _with_decimals(language.locale.currency_formats["standard"].pattern, places)
    if cldr.get_currency_symbol(currency, locale=language.locale)[-1:].isalpha():
        # CLDR parts letters from digits (MAD 500, but US$500); Babel does not know its rule "currencySpacing".
        pattern = re.sub("¤(?=[#0])", f"¤{_NO_BREAK}", pattern)
    with _precision(value):
        said = cldr.format_currency(value, currency, pattern, locale=language.locale, currency_digits=False)
    return _profiled(said, language)


def _name(currency: str, count: Decimal, language: Language) -> str:
    return cldr.get_currency_name(currency, count=count, locale=language.locale).translate(_MARKS)


def _whole(amount: Decimal) -> Decimal:
    """The amount, without decimals where they are all zero."""
    _typed(amount)
    with _precision(amount):
        integral = amount.to_integral_value()
        return integral.quantize(Decimal(1)) if integral == amount else amount


def _scaled(amount: Decimal) -> tuple[Decimal, str]:
    """The amount in the largest unit in which it has one decimal at most, and the unit."""
    _typed(amount)
    with _precision(amount):
        for unit, name in ((BILLION, "billion"), (MILLION, "million")):
            tenths = amount * 10 / unit
            if abs(amount) >= unit and tenths == tenths.to_integral_value():
                return _whole(tenths.to_integral_value() / 10), name
    raise InexactError(f"{amount:f} does not come out in millions with one decimal")


def _elided(words: str, name: str, language: Language) -> str:
    """French « de » before a vowel: millions d’euros."""
    elides = language.locale.language == "fr" and re.match("[aeiouàâéèêëîïôùû]", name, re.IGNORECASE)
    return words.replace("de {currency}", "d’{currency}") if elides else words


def _profiled(said: str, language: Language) -> str:
    """A number in the profile's digits: digits, separators and percent sign together, or the reader gets a hybrid."""
    plain = said.translate(_MARKS)
    if language.digits != "arab":
        return plain
    symbols = language.locale.number_symbols["latn"]
    signs = str.maketrans({symbols["group"]: "٬", symbols["decimal"]: "٫", "%": "٪"})
    return plain.translate(signs).translate(_ARABIC_DIGITS)
