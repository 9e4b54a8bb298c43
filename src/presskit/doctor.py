"""Turn a machine and a newsroom into findings: what presskit needs of them, what is missing, and what mends it.

Changes nothing. What is missing costs something; what is optional costs the comfort that the finding names.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version

from presskit.document import Document, ParagraphBlock
from presskit.errors import EnvironmentFault, PresskitError
from presskit.formats import Assets, formats
from presskit.formats.pdf import engine
from presskit.formats.pdf.letters import written
from presskit.formats.pdf.vowels import VOWELS

SCRIPTS = {"Latin": "AZazéœçß", "Arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئةى", "Greek": "ΑΩαω", "Cyrillic": "АЯая"}
"""The scripts that the fonts are to have, each with letters that prove it."""

_TEXT = (
    "بيان صحفي يُحظر النشر قبل الجمعة للنشر الفوري وقّعت المنظّمة مذكّرة تفاهم لإطلاق برنامج مشترك لفائدة الشباب "
    "أُقيمت الدورة الأولى في قاعة المؤتمرات وحضرها ممثّلون عن ثلاثين دولة عضوا قالت المديرة إنّ الإقبال على القراءة "
    "لا يزال في ازدياد ولا سيّما بين الأطفال في القرى النائية وأضافت أنّ الآثار تُصان بأيدي أهلها مسؤولة الشؤون "
    "الإعلامية للاستفسار أو لطلب الصور يُرجى الاتصال بمكتب الصحافة ظهرا وضحى غدا ثمّ ذو خطّ"
)
WORDS = tuple(_TEXT.split())
"""What a press office writes: every Arabic letter, lam-alef and hamza in their forms, some vowel marks."""

ENOUGH = 0.99
"""The share of WORDS that are to be copied whole."""

_APT = "sudo apt install"
_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class State(StrEnum):
    """How a finding is to be taken."""

    GOOD = "good"
    MISSING = "missing"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked for: what was found, and, unless it is good, what that costs and what mends it."""

    name: str
    state: State
    found: str
    cost: str = ""
    mend: str = ""


def examine(assets: Assets, today: date) -> Iterator[Finding]:
    """Look at everything a release may need, drawn with these `assets`; `today` tells how old the time zones are."""
    libraries = _libraries()
    yield from libraries
    yield _fonts(assets)
    yield _zones(today)
    if libraries[0].state is State.GOOD:
        yield _arabic(assets)
    yield _gettext()


# --- what draws ---------------------------------------------------------------------------------------------------


def _libraries() -> tuple[Finding, ...]:
    """Pango; and HarfBuzz's subsetter, where Pango is there to ask."""
    try:
        found = engine.libraries()
    except EnvironmentFault as fault:
        cost = "no PDF can be made; mails and plain texts can"
        mend = f"{_APT} {engine.PACKAGES}   (macOS: brew install pango)"
        return (Finding("Pango", State.MISSING, fault.diagnostics[0].message, cost, mend),)
    pango = Finding("Pango", State.GOOD, found.pango)
    if found.has_subsetter:
        return (pango, Finding("HarfBuzz's subsetter", State.GOOD, "loads"))
    cost = "PDFs take two to three times as long, and two machines may make different bytes of the same release"
    mend = f"{_APT} libharfbuzz-subset0"
    return (pango, Finding("HarfBuzz's subsetter", State.MISSING, "does not load", cost, mend))


def _fonts(assets: Assets) -> Finding:
    """The fonts in use: presskit's own untouched, and all scripts there."""
    files = [one.data for one in assets.typefaces] + [one.read_bytes() for one in sorted(assets.fonts.glob("*.ttf"))]
    families = list(dict.fromkeys([*(one.family for one in assets.typefaces), "Presskit Sans"]))
    if not _are_untouched(assets):
        return _bad_fonts("presskit's own fonts are not as they came")
    letters = {letter for file in files for letter in written(file).values()}
    lacking = [name for name, needed in SCRIPTS.items() if not letters.issuperset(needed)]
    if lacking:
        return _bad_fonts(f"no letters for {', '.join(lacking)}")
    return Finding("fonts", State.GOOD, f"{', then '.join(families)}: {', '.join(SCRIPTS)}")


def _bad_fonts(found: str) -> Finding:
    cost = "a release that needs them is refused, or looks different elsewhere"
    return Finding("fonts", State.MISSING, found, cost, "pip install --force-reinstall presskit")


def _are_untouched(assets: Assets) -> bool:
    sums = (line.split() for line in (assets.fonts / "SHA256SUMS").read_text("ascii").splitlines())
    paths = ((digest, assets.fonts / name) for digest, name in sums)
    return all(path.is_file() and digest == hashlib.sha256(path.read_bytes()).hexdigest() for digest, path in paths)


# --- what a text needs -----------------------------------------------------------------------------------------


def _zones(today: date) -> Finding:
    """The rules of the world's clocks, and how old they are: governments change them every year."""
    mend = "pip install --upgrade tzdata"
    try:
        edition = version("tzdata")
    except PackageNotFoundError:
        cost = "embargoes and events cannot be told in any time zone"
        return Finding("time zones", State.MISSING, "the package tzdata is not installed", cost, mend)
    year, number = (int(one) for one in edition.split(".")[:2])
    name = f"{year}{chr(ord('a') + number - 1)}"
    age = today.year - year
    if age < 1 or (age == 1 and today.month <= 6):  # noqa: PLR2004 - the first edition of a year may come in summer
        return Finding("time zones", State.GOOD, f"edition {name}")
    cost = "an hour may be wrong where a country has changed its clocks since"
    return Finding("time zones", State.OPTIONAL, f"edition {name} is of another year", cost, mend)


def _gettext() -> Finding:
    """The programs of GNU gettext, which translators' offices check files with."""
    if path := shutil.which("msgfmt"):
        return Finding("gettext", State.GOOD, path)
    cost = "presskit reads and writes PO files by itself; only a second opinion of them (msgfmt --check) is missing"
    return Finding("gettext", State.OPTIONAL, "msgfmt is not installed", cost, f"{_APT} gettext")


# --- what can be copied ---------------------------------------------------------------------------------------


def _arabic(assets: Assets) -> Finding:
    """How many Arabic words come whole out of a PDF in the fonts in use."""
    name = "Arabic that can be copied"
    reader = shutil.which("pdftotext")
    if reader is None:
        cost = "how well Arabic can be copied out of your PDFs cannot be measured"
        return Finding(name, State.OPTIONAL, "pdftotext is not installed", cost, f"{_APT} poppler-utils")
    try:
        data = formats()["pdf"].render(_document(), assets, lambda _: None)
        done = subprocess.run([reader, "-", "-"], input=data, capture_output=True, check=True, timeout=60)  # noqa: S603 - the path is `which`'s
    except PresskitError as problem:
        cost = "a release in Arabic would be refused for the same reason"
        return Finding(name, State.MISSING, problem.diagnostics[0].message, cost, problem.diagnostics[0].hint)
    except (OSError, subprocess.SubprocessError) as problem:
        return Finding(name, State.OPTIONAL, f"not measured: {problem}", "it is not known", f"{_APT} poppler-utils")
    return judged(name, done.stdout.decode("utf-8", "replace"), has_own_font=bool(assets.typefaces))


def judged(name: str, copied: str, *, has_own_font: bool) -> Finding:
    """Count which of WORDS stand whole in a text that was copied."""
    wanted = [VOWELS.sub("", one) for one in WORDS]
    got = VOWELS.sub("", _CONTROLS.sub("", copied)).split()
    whole = sum((Counter(wanted) & Counter(got)).values())
    found = f"{whole} of {len(wanted)} words come whole out of a PDF"
    if whole >= ENOUGH * len(wanted):
        return Finding(name, State.GOOD, found)
    cost = "journalists who copy out of the PDF get broken words; the attached text is whole"
    own = "take a font that draws each letter with its dots as one glyph, or leave `fonts:` out of presskit.yaml"
    mend = own if has_own_font else "take your changes out of templates/pdf/"
    return Finding(name, State.MISSING, found, cost, mend)


def _document() -> Document:
    """A release that holds WORDS, and in every other field as little as can be."""
    return Document(
        id="doctor",
        language="ar",
        direction="rtl",
        digits="0123456789",
        subject="",
        sender=None,
        title="presskit",
        preheader="",
        published=datetime(2024, 1, 1, tzinfo=UTC),
        logos=(),
        issuer=(),
        issuer_name=(),
        draft=(),
        kind=("presskit",),
        reference=(),
        release_lines=(),
        headline=("presskit",),
        subheadline=(),
        summary=None,
        event=(),
        body=tuple(ParagraphBlock((line,)) for line in _lines(WORDS, 10)),
        end_mark=("—",),
        authentic=(),
        notes_heading=(),
        notes=None,
        boilerplates=(),
        contacts_heading=(),
        contacts=(),
        versions=(),
        page_label="{page}",
        pair_label="{label}: {value}",
    )


def _lines(words: Sequence[str], length: int) -> list[str]:
    return [" ".join(words[start : start + length]) for start in range(0, len(words), length)]
