"""Join a value to the letters that a translator wrote before its brace, where the language changes them."""

from __future__ import annotations

import re

from presskit.language.profile import Language

# A word that is nothing but «ل», after an optional و or ف; vowel signs are part of their letter.
_LAM = re.compile(r"(?<![\w\u0610-\u061a\u064b-\u065f\u0670])(?:[وف]\u064e?)?ل\u0650?$")

_ARTICLE = "ال"


def join(before: str, value: str, language: Language) -> tuple[str, str]:
    """The literal text before a placeholder and the placeholder's value, as they stand beside each other.

    Arabic «ل» swallows the alif of the article: «ل» + «الإيسيسكو» is «للإيسيسكو», and before «الل…» the whole
    article: «ل» + «اللجنة» is «للجنة». Everything else stays as it is.
    """
    if language.locale.language != "ar" or not value.startswith(_ARTICLE) or not _LAM.search(before):
        return before, value
    rest = value.removeprefix(_ARTICLE)
    return (before, rest) if rest.startswith("ل") else (before + "ل", rest)
