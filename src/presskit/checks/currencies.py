"""Know the signs, codes and words of currencies in three languages: US$, SAR, dirhams, «جنيه إسترليني»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.checks.attached import Marks

Codes = frozenset[str]
"""The currencies that a sign or a word may mean: $ is several."""

_DOLLARS = "USD CAD AUD NZD SGD HKD"
_POUNDS = "GBP EGP SDG SSP LBP SYP"
_RIYALS = "SAR QAR OMR YER IRR"
_DINARS = "TND DZD KWD BHD JOD IQD LYD RSD"

# What is meant, its signs and codes, its words. The first that fits is taken: the particular stands before the general.
_TABLE: tuple[tuple[str, str, str], ...] = (
    (
        "USD",
        r"US ?\$|\$ ?(?:US|EU)\b|\bUSD\b",
        r"\b(?:US|American) dollars?|\bdollars? (?:américains?|des États-Unis|US)\b|دولار\w* [أا]م[ير]{2}ك\w*",
    ),
    ("CAD", r"\bC(?:A|AN)?\$|\$ ?(?:CA|CAN)\b|\bCAD\b", r"\bCanadian dollars?|\bdollars? canadiens?|دولار\w* كندي\w*"),
    (
        "AUD",
        r"\bAU?\$|\bAUD\b",
        r"\bAustralian dollars?|\bdollars? australiens?|دولار\w* [أا]سترالي\w*",
    ),
    (_DOLLARS, r"\$", r"\bdollars?\b|دولار"),
    ("EUR", r"€|\bEUR\b", r"\beuros?\b|يورو|أورو"),
    ("GBP", r"£|\bGBP\b", r"\bpounds? sterling\b|\blivres? sterling\b|جنيه\w* [إا]سترليني\w*"),
    ("EGP", r"\bEGP\b", r"\bEgyptian pounds?|\blivres? égyptiennes?|جنيه\w* مصري\w*"),
    ("LBP", r"\bLBP\b", r"\bLebanese (?:pounds?|liras?)|\blivres? libanaises?|لير\w* لبناني\w*"),
    ("TRY", r"₺|\bTRY\b", r"\bTurkish lir(?:as?|e)|\blir(?:as?|es?) turques?|لير\w* تركي\w*"),
    (_POUNDS, r"(?!)", r"جنيه"),
    ("SAR", r"\bSA?R\b|ر\.س", r"\bSaudi (?:riy?als?)|\briy?als? saoudiens?|ريال\w* سعودي\w*"),
    ("QAR", r"\bQAR\b|ر\.ق", r"\bQatari (?:riy?als?)|\briy?als? qatari(?:en)?s?|ريال\w* قطري\w*"),
    ("OMR", r"\bOMR\b|ر\.ع", r"\bOmani (?:riy?als?)|\briy?als? omanais|ريال\w* عماني\w*"),
    (_RIYALS, r"(?!)", r"\briy?als?\b|ريال"),
    ("AED", r"\bAED\b|د\.إ", r"\b(?:UAE|Emirati) dirhams?|\bdirhams? (?:émiratis|des Émirats)|درا?هم\w* إماراتي\w*"),
    ("MAD", r"\bMAD\b|\bDHS?\b|\bDhs?\b", r"\bMoroccan dirhams?|\bdirhams? marocains?|درا?هم\w* مغربي\w*"),
    ("MAD AED", r"(?!)", r"\bdirhams?\b|درهم|دراهم"),
    ("TND", r"\bTND\b|\bDT\b", r"\bTunisian dinars?|\bdinars? tunisiens?|دينار\w* تونسي\w*"),
    ("DZD", r"\bDZD\b|\bDA\b", r"\bAlgerian dinars?|\bdinars? algériens?|دينار\w* جزائري\w*"),
    ("KWD", r"\bKWD\b|\bKD\b|د\.ك", r"\bKuwaiti dinars?|\bdinars? koweïtiens?|دينار\w* كويتي\w*"),
    ("JOD", r"\bJOD\b|\bJD\b", r"\bJordanian dinars?|\bdinars? jordaniens?|دينار\w* [أا]ردني\w*"),
    (_DINARS, r"(?!)", r"\bdinars?\b|دينار|دنانير"),
    (
        "XOF XAF",
        r"\bX[OA]F\b|\bF ?CFA\b|\bCFAF?\b",
        r"\bCFA francs?|\bfrancs? CFA\b|فرنك\w* (?:[أا]فريقي|[إا]فريقي|سيفا)",
    ),
    ("CHF", r"\bCHF\b", r"\bSwiss francs?|\bfrancs? suisses?|فرنك\w* سويسري\w*"),
    ("XOF XAF CHF", r"(?!)", r"\bfrancs?\b|فرنك"),
    ("JPY CNY", r"¥|\bJPY\b|\bCNY\b|\bRMB\b", r"\byens?\b|\byuans?\b|\brenminbi\b|يوان|\bين ياباني"),
    ("INR PKR", r"₹|\bINR\b|\bPKR\b", r"\brupees?\b|\broupies?\b|روبي"),
    ("RUB", r"₽|\bRUB\b", r"\broubles?\b|\brubles?\b|روبل"),
    ("KZT", r"₸|\bKZT\b", r"\btenges?\b|تنغ"),
    ("NGN", r"₦|\bNGN\b", r"\bnairas?\b|نايرا|نيرة"),
)

_SIGNS = "|".join(f"(?P<s{index}>{signs})" for index, (_, signs, _) in enumerate(_TABLE))
_ALL = "|".join(f"(?P<c{index}>{signs}|{words})" for index, (_, signs, words) in enumerate(_TABLE))
_ANYWHERE = re.compile(_ALL)
_LOOSE = re.compile(r"\blivres?\b|\bpounds?\b|\bليرة")
_SPACE = "[\\s\u00a0\u202f]"

MARKS = Marks(
    re.compile(rf"(?:{_SIGNS}){_SPACE}?\Z"),
    re.compile(rf"(?:{_SPACE}|-){{0,2}}(?:(?:de|of|من){_SPACE}+|d['’])?(?:{_ALL})"),
)
"""The currencies beside a figure."""


def codes(found: re.Match[str]) -> Codes:
    """The currencies that what was found by `MARKS` may mean."""
    return frozenset(_TABLE[int((found.lastgroup or "c0")[1:])][0].split())


def mentioned(text: str) -> Iterator[Codes]:
    """Every currency that a text may speak of, wherever it does."""
    yield from (codes(found) for found in _ANYWHERE.finditer(text))
    if _LOOSE.search(text):  # a book or a weight as well
        yield frozenset(f"{_POUNDS} TRY".split())
