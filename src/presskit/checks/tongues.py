"""Look for a text in another language than its edition's: an English paragraph in the Arabic catalog."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from presskit.checks import Family, reading
from presskit.checks.dossier import Dossier, Finding
from presskit.language.profile import Language, english_name


def judge(dossier: Dossier) -> Iterator[Finding]:
    """Each text whose words are another language's; what equals its source letter for letter is told elsewhere."""
    for edition, text, prose in reading.texts(dossier):
        is_copy = text.entry is not None and text.words.strip() == text.source.strip()
        if not is_copy and text.role not in _NAMES_IN and (found := _stray(prose, edition.language)):
            what, words = found
            yield Finding(
                code="wrong-language",
                message=f"{what} in the {english_name(edition.language.tag)} text",
                hint="translate it, or set it in quotation marks where it is quoted",
                text=text,
                words=words,
            )


_NAMES_IN = reading.NAMES | {"image/credit", "image/licence"}
"""The roles of texts that are names, or mostly hold them."""


def _stray(prose: str, language: Language) -> tuple[str, tuple[int, int]] | None:
    own = reading.script(language)
    if run := _foreign_run(_without_asides(prose), own):
        return "words in other letters stand", run
    if (other := _other_tongue(prose, language)) is not None:
        return f"this seems to be {english_name(other)}", (0, 0)
    return None


# --- letters --------------------------------------------------------------------------------------

_ASIDE = re.compile(r"\([^()]*\)|«[^«»]*»|“[^“”]*”|\"[^\"]*\"|\*[^*]*\*|\[[^\[\]]*\]")
"""What is quoted, explained or linked may be in any letters."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

_RUN = 6
"""So many words in other letters one behind the other are a sentence; names have fewer small letters."""

_SMALL = 3


def _without_asides(prose: str) -> str:
    for _ in range(2):
        whole = _ASIDE.fullmatch(prose.strip())
        prose = prose if whole else _ASIDE.sub(lambda found: "،" * len(found[0]), prose)
    return prose


def _foreign_run(prose: str, own: str) -> tuple[int, int] | None:
    """The first run of words in other letters that is as long as a sentence."""
    run: list[re.Match[str]] = []
    for found in _WORD.finditer(prose):
        if _script_of(found[0]) == own:
            run = []
            continue
        run.append(found)
        if len(run) >= _RUN and sum(_is_small(one[0]) for one in run) >= _SMALL:
            return run[0].start(), run[-1].end()
    return None


def _script_of(word: str) -> str:
    return unicodedata.name(word[0], "").split(" ")[0]


def _is_small(word: str) -> bool:
    """Whether a word is no name: small letters, or letters that know no capitals."""
    return word == word.lower()


# --- little words ---------------------------------------------------------------------------------

_LITTLE_WORDS = """
en: the of and to with which for is are was were by from that this has have will its their
fr: le la les des et du une dans pour que qui est sont aux avec par sur au ses leur cette
es: el los las del una por para que con es son su sus como esta más y
de: der die das und den dem ein eine mit von zu für ist sind wird auf im sich nicht
"""
"""CLDR knows no words of a language; these are the languages that a newsroom's texts are taken for one another in."""

_LITTLE: Mapping[str, frozenset[str]] = MappingProxyType(
    {tag: reading.words(words) for tag, words in (row.split(": ") for row in _LITTLE_WORDS.strip().splitlines())}
)
"""The words that every paragraph of a language has, and hardly any paragraph of the others."""

_LEAST = 3


def _other_tongue(prose: str, language: Language) -> str | None:
    """The language whose little words a text has, and none of its own."""
    own = language.locale.language
    words = [one.casefold() for one in _WORD.findall(_without_asides(prose))]
    counts = {tag: sum(one in little for one in words) for tag, little in _LITTLE.items()}
    if own not in counts or counts[own]:
        return None
    best = max(counts, key=lambda tag: counts[tag])
    return best if counts[best] >= _LEAST else None


FAMILY = Family("tongues", judge, {"wrong-language": "a text, or a sentence of it, in another language"})
