"""Look at the shape of texts: length, residue; whether a translation is one, how it ends, which forms it has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from html.entities import html5
from types import MappingProxyType

from presskit.checks import Family, reading
from presskit.checks.dossier import GAP, Dossier, Edition, Finding, Text
from presskit.checks.voice import Voice
from presskit.language import tokens
from presskit.language.profile import Language

BUDGETS: Mapping[str, int] = MappingProxyType({"headline": 90})
"""How many characters a text may have, as readers count them, by its role; the comments for translators say so too."""


def judge(dossier: Dossier) -> Iterator[Finding]:
    """What the shape of each text shows."""
    for edition in dossier.editions:
        voice = Voice(dossier.release, edition)
        for text in edition.texts:
            yield from _length(text, voice)
            yield from _residue(text, edition.language)
        for text, entry in edition.translations():
            if text.words:
                yield from _same(text, dossier.source, edition.language)
                yield from _ending(text, dossier.source, edition.language)
            if any(entry.forms):
                yield from _empty_forms(text, edition)


# --- the same as the source -----------------------------------------------------------------------

_QUOTES = str.maketrans("’‘“”«»\u00a0\u202f", '\'\'""""  ')
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.&]?[^\W_]+)*")


def _same(text: Text, source: Language, language: Language) -> Iterator[Finding]:
    if source.locale.language == language.locale.language or _plain(text.words) != _plain(text.source):
        return
    if _is_to_be_translated(text, is_same_script=reading.script(source) == reading.script(language)):
        yield Finding(
            code="same-as-source",
            message="the translation is the same as the source text",
            hint="translate it",
            text=text,
        )


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words.translate(_QUOTES)).strip().casefold()


def _is_to_be_translated(text: Text, *, is_same_script: bool) -> bool:
    """Whether there is a word that two languages say differently; a name, a code and an address are none.

    One word may well be the same in two languages that share their letters: Budget, Total, Kazakhstan.
    """
    words = [one for one in _words(text.source_prose) if not _is_code(one)]
    if not is_same_script:
        return bool(words)
    return len(words) > 1 and text.role not in reading.NAMES


def _words(prose: str) -> list[str]:
    hidden = [*tokens.addresses(prose), *tokens.handles(prose)]
    return [one[0] for one in _WORD.finditer(prose) if not _is_within(one.start(), hidden)]


def _is_within(place: int, stretches: list[tokens.Stretch]) -> bool:
    return any(start <= place < end for start, end in stretches)


def _is_code(word: str) -> bool:
    """OSCE, COP28, iPhone: written alike everywhere."""
    return word[1:] != word[1:].lower() or any(map(str.isdigit, word))


# --- endings --------------------------------------------------------------------------------------

_CLOSING = "\"'»«”“’‘›‹)]」』）】"
_CLOSERS = _CLOSING + "* \t\n\u00a0\u2002\u2003\u2009\u200a\u202f\u3000\u2066\u2067\u2068\u2069\u200e\u200f"
_CLASSES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(".。।۔։።", "."),
        **dict.fromkeys("?？؟՞⸮", "?"),
        **dict.fromkeys("!！", "!"),
        **dict.fromkeys(":：", ":"),
        **dict.fromkeys(";；؛,，،、", ";"),
        "…": "…",
    }
)
_SHOWN: Mapping[str, str] = MappingProxyType(
    {
        "": "no punctuation",
        ".": "a full stop",
        "?": "a question mark",
        "!": "an exclamation mark",
        ":": "a colon",
        ";": "a semicolon or a comma",
        "…": "an ellipsis",
    }
)
_HEADINGS = frozenset(
    {"headline", "subheadline", "heading", "summary", "boilerplate/heading", "organizations/about-heading"}
)
_UNPARTED = frozenset({"th", "lo", "km", "my"})
"""Languages whose sentences end without a mark, and whose words need no spaces, by tag without region."""

# Its full stop is that of the abbreviation; whether the sentence has one too, nobody sees.
_ABBREVIATED = re.compile(r"(?:\b(?:etc|Inc|Ltd|Co|Corp|Jr|Sr|No|cf|vol|art|[ap]\.m|[A-Z](?:\.[A-Z])*)|J\.-C)\.$")


def _ending(text: Text, author: Language, language: Language) -> Iterator[Finding]:
    tags = author.locale.language, language.locale.language
    if _UNPARTED.intersection(tags) or text.role in reading.NAMES:
        return
    several, others = _classes(text.source_prose, tags[0]), _classes(text.prose, tags[1])
    source, words = several[0], others[0]
    if not {*several} & {*others} and not _may_differ(text, source, words):
        yield Finding(
            code="ending",
            message=f"the source text ends with {_SHOWN[source]}, the translation with {_SHOWN[words]}",
            hint="end it likewise",
            text=text,
            words=_last(text.prose),
        )


_OPENER = re.compile(r"[\s*\u2066-\u2069\u200e\u200f]*[\"'«“‘„‹「『（(]")


def _classes(prose: str, tag: str) -> tuple[str, ...]:
    """What kind of mark ends a text, quotation marks and brackets left aside; "" for none; what shows comes first.

    Where a quotation ends a sentence with a mark of its own, one language sets a full stop behind it (…؟».) and another
    none (… ?"): it ends with both.
    """
    bare = prose.rstrip(_CLOSERS)
    last = _class(bare, tag)
    inner = bare[:-1].rstrip(_CLOSERS)
    if last == "." and _is_quoted(bare[len(inner) : -1]) and (mark := _class(inner, tag)) in _OWN_MARKS:
        return last, mark
    if last in _OWN_MARKS and _is_quoted(prose[len(bare) :]) and not _OPENER.match(prose):
        return last, "."
    return (last,)


_OWN_MARKS = frozenset("?!…")
"""What a quotation keeps for itself, by class."""


def _is_quoted(closers: str) -> bool:
    return any(one in _CLOSING for one in closers)


def _class(bare: str, tag: str) -> str:
    if bare.endswith("..."):
        return "…"
    if (tag == "el" and bare.endswith(";")) or (tag == "ja" and bare.endswith("か。")):
        return "?"
    return _CLASSES.get(bare[-1:], "")


def _may_differ(text: Text, source: str, words: str) -> bool:
    if text.role in _HEADINGS and {source, words} == {"", "?"}:
        return True
    if {source, words} == {"", "."} and _ABBREVIATED.search(
        (text.source_prose if source else text.prose).rstrip(_CLOSERS)
    ):
        return True
    # Each language ends the items of a list in its own way; to have no mark where the others have one is a slip.
    return text.role == "list" and source in {"", ";", "."} and words in {";", "."}


def _last(prose: str) -> tuple[int, int]:
    """The last character that is no quotation mark, bracket or space."""
    end = len(prose.rstrip(_CLOSERS))
    return (end - 1, end) if end and prose[end - 1] != GAP else (0, 0)


# --- what was pasted along ------------------------------------------------------------------------

_TAG = r"</?(?:[abipu]|br|div|em|font|h[1-6]|img|li|ol|span|strong|su[bp]|t[dhr]|table|ul)(?:[\s/][^<>]*)?>"
_RESIDUE = re.compile(
    rf"(?P<lost>\ufffd)|(?P<narrow>\u200b)|(?P<html>&(?:\w{{2,8}}|#\d{{1,6}}|#x\w{{1,6}});|(?i:{_TAG}))"
)


def _residue(text: Text, language: Language) -> Iterator[Finding]:
    source = text.source if text.entry else ""
    hidden = list(tokens.addresses(text.prose))
    for found in _RESIDUE.finditer(text.prose):
        if not (_is_right(found, language) or found[0] in source or _is_within(found.start(), hidden)):
            message, hint = _REMAINS[found.lastgroup or ""]
            yield Finding(code="residue", message=message.format(found[0]), hint=hint, text=text, words=found.span())
            return


_REMAINS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "lost": ("a letter was lost here when the text was converted", "type it anew"),
        "narrow": ("a space that nobody can see (U+200B) stands in a word", "delete it, and type the word anew"),
        "html": (
            "`{}` is HTML, and would be printed as it stands",
            "type the character itself; `**…**` for strong words",
        ),
    }
)


def _is_right(found: re.Match[str], language: Language) -> bool:
    if found["narrow"]:
        return language.locale.language in _UNPARTED
    return found[0].startswith("&") and found[0][1] != "#" and found[0][1:] not in html5


# --- length ---------------------------------------------------------------------------------------


def _length(text: Text, voice: Voice) -> Iterator[Finding]:
    budget = BUDGETS.get(text.role, 0)
    if budget and (length := graphemes(voice.printed(text))) > budget:
        yield Finding(
            code="too-long",
            message=f"it has {length} characters when it is printed; there is room for {budget}",
            hint="say it in fewer words",
            text=text,
        )


_JOINER = "\u200d"


def graphemes(text: str) -> int:
    """How many characters a reader counts: vowel signs, accents and what a joiner joins are none of their own."""
    letters = re.sub(f"{_JOINER}.", "", unicodedata.normalize("NFC", text))
    return sum(unicodedata.category(one) not in {"Mn", "Me", "Cf", "Sk"} for one in letters)


# --- plural forms ---------------------------------------------------------------------------------


def _empty_forms(text: Text, edition: Edition) -> Iterator[Finding]:
    forms = text.entry.forms if text.entry and text.entry.is_plural else ()
    empty = [index for index, form in enumerate(forms) if not form]
    if empty:
        several = ", ".join(f"msgstr[{index}]" for index in empty)
        noun = "form is" if len(empty) == 1 else "forms are"
        yield Finding(
            code="empty-form",
            message=f"{len(empty)} plural {noun} empty in {edition.language.tag}: {several}",
            hint="write them all: the number may change, and then another form is printed",
            text=text,
        )


FAMILY = Family(
    "wording",
    judge,
    {
        "same-as-source": "a translation that is its source text",
        "ending": "a translation that ends with another kind of mark than its source text",
        "residue": "what another program left: HTML, a lost letter, a space of no width",
        "too-long": "a text that is longer, when it is printed, than its place allows",
        "empty-form": "a plural form that is empty, though not the one that is printed now",
    },
)
