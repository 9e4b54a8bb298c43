"""Turn tests/data/parity into newsrooms, have three programs judge their catalogs, print docs/checks.md's table.

    python tools/judge_parity.py .judges/bin/pofilter

Judges: presskit; the Translate Toolkit's pofilter, with its tests of facts and with all; msgfmt -c of GNU gettext.
A fault counts as found if its entry draws a complaint that the correct entry does not.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
PARITY = ROOT / "tests" / "data" / "parity"
TAGS = ("en", "ar", "fr")
CODES = ("figure", "percent", "currency", "month", "other-weekday", "address", "hashtag")
FACTS = ("numbers", "urls", "emails", "variables", "functions", "filepaths")
"""pofilter's tests that look at what is called a fact here."""

NEWSROOM = """presskit: 1
organization: cba
organizations:
  cba: {name: City Book Association}
"""
RELEASE = """presskit: 1
date: 2024-06-02
headline: Books
facts:
  villages: {number: 40}
  grant: {money: 1500000, currency: USD}
  day: {date: 2024-06-02}
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A translation of a paragraph: the heading it stands under, its name, its languages, and both texts."""

    heading: str
    name: str
    source: str
    tag: str
    msgid: str
    msgstr: str


Complaints = dict[tuple[str, str], set[str]]
"""What a judge says of a paragraph, by its name, in a language."""

Judge = Callable[[Path, list[Entry]], Complaints]


# --- the corpus -----------------------------------------------------------------------------------


def rows(name: str) -> Iterator[tuple[str, list[str]]]:
    """Each row, with the heading it stands under."""
    heading = ""
    for line in (PARITY / name).read_text("utf-8").splitlines():
        if line.startswith("#"):
            heading = line.removeprefix("# ")
        elif line:
            yield heading, re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), line).split("\t")


def correct() -> list[Entry]:
    """Every translation of every paragraph."""
    found = []
    for heading, (name, source, *several) in rows("correct.tsv"):
        texts = dict(zip(TAGS, several, strict=True))
        found += [Entry(heading, name, source, tag, texts[source], texts[tag]) for tag in TAGS if tag != source]
    return found


def planted(entries: list[Entry]) -> list[Entry]:
    """Every spoilt translation."""
    known = {(one.name, one.tag): one for one in entries}
    found = []
    for _, (_, name, tag, right, wrong, _) in rows("planted.tsv"):
        one = known[name, tag]
        spoilt = one.msgstr.replace(right, wrong)
        found.append(Entry(one.heading, name, one.source, tag, one.msgid, spoilt))
    return found


# --- the newsroom ---------------------------------------------------------------------------------


def write(folder: Path, entries: list[Entry]) -> None:
    """A newsroom with a release for each source language, and its catalogs."""
    (folder / "presskit.yaml").write_text(NEWSROOM, "utf-8")
    for source in TAGS:
        own = [one for one in entries if one.source == source]
        texts = list(dict.fromkeys(one.msgid for one in own))
        release = folder / "releases" / f"from-{source}" / "release.yaml"
        release.parent.mkdir(parents=True)
        body = json.dumps([{"paragraph": text} for text in texts], ensure_ascii=False)
        release.write_text(f"{RELEASE}language: {source}\nlanguages: [en, ar, fr]\nbody: {body}\n", "utf-8")
        for tag in {one.tag for one in own}:
            write_catalog(folder, f"from-{source}", tag, [one for one in own if one.tag == tag])


def write_catalog(folder: Path, domain: str, tag: str, entries: list[Entry]) -> None:
    """One PO file; each entry is a comment and three lines."""
    path = folder / "locales" / tag / "LC_MESSAGES" / f"{domain}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    header = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: {tag}\\n"\n'
    several = [
        f'\n#. {one.name}\nmsgctxt "body"\nmsgid {quoted(one.msgid)}\nmsgstr {quoted(one.msgstr)}\n' for one in entries
    ]
    path.write_text(header + "".join(several), "utf-8")


def quoted(text: str) -> str:
    """A string as PO files write it."""
    return json.dumps(text, ensure_ascii=False)


def catalogs(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each PO file with its language."""
    return ((path.parents[1].name, path) for path in sorted(folder.glob("locales/*/*/*.po")))


def paragraph(path: Path, line: int) -> str:
    """The name of the paragraph that a line of a PO file belongs to; "" for none."""
    before = path.read_text("utf-8").splitlines()[:line]
    names = [one.removeprefix("#. ") for one in before if one.startswith("#. ")]
    return names[-1] if names else ""


# --- the judges -----------------------------------------------------------------------------------


def presskit(folder: Path, _: list[Entry]) -> Complaints:
    """What `presskit check` says of facts."""
    select = [part for code in CODES for part in ("--select", code)]
    command = [str(Path(sys.executable).with_name("presskit")), "check", "--json", *select]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    found: Complaints = defaultdict(set)
    for one in json.loads(done.stdout)["diagnostics"]:
        if one["code"] in CODES:
            path = folder / one["path"]
            found[paragraph(path, one["line"]), path.parents[1].name].add(f"{one['code']} {one['message']}")
    return found


def msgfmt(folder: Path, _: list[Entry]) -> Complaints:
    """What `msgfmt -c` says."""
    found: Complaints = defaultdict(set)
    for tag, path in catalogs(folder):
        done = subprocess.run(["msgfmt", "-c", "-o", "-", str(path)], capture_output=True, check=False)
        for line, words in re.findall(r"(?m)^.*?\.po:(\d+): (.*)$", done.stderr.decode()):
            found[paragraph(path, int(line)), tag].add(words)
    return found


def pofilter(program: str, tests: tuple[str, ...]) -> Judge:
    """What pofilter says, with these tests of its own or, where none is named, with all."""
    chosen = [f"--test={one}" for one in tests]

    def judge(folder: Path, entries: list[Entry]) -> Complaints:
        found: Complaints = defaultdict(set)
        names = {(one.msgid, one.tag): one.name for one in entries}
        for tag, path in catalogs(folder):
            told = path.with_suffix(".told")
            command = [program, "--progress=none", f"--language={tag}", *chosen, str(path), str(told)]
            subprocess.run(command, capture_output=True, check=True)
            for block in told.read_text("utf-8").split("\n\n") if told.exists() else []:
                if (name := names.get((msgid(block), tag))) and (words := re.findall(r"\(pofilter\) (\S+):", block)):
                    found[name, tag].update(words)
        return found

    return judge


def msgid(block: str) -> str:
    """The msgid of an entry of a PO file."""
    lines = re.search(r'(?m)^msgid ((?:".*"\n)+)', block + "\n")
    return "".join(json.loads(line) for line in lines[1].splitlines()) if lines else ""


# --- the table ------------------------------------------------------------------------------------


def main(program: str) -> None:
    """Print the table."""
    judges: dict[str, Judge] = {
        "presskit": presskit,
        "pofilter, facts": pofilter(program, FACTS),
        "pofilter, all": pofilter(program, ()),
        "msgfmt -c": msgfmt,
    }
    right = correct()
    wrong = planted(right)
    spoilt = {(one.name, one.tag): one for one in wrong}
    said = [judged(judges, [spoilt.get((one.name, one.tag), one) for one in right]), judged(judges, right)]
    headings = list(dict.fromkeys(one.heading for one in right))
    print(f"| | faults | {' | '.join(judges)} | translations | {' | '.join(judges)} |")
    print("|---|" + "---:|" * (2 + 2 * len(judges)))
    for heading in [*headings, ""]:
        print(row(heading, (right, wrong), said, list(judges)))


def judged(judges: dict[str, Judge], entries: list[Entry]) -> dict[str, Complaints]:
    """What each judge says of these translations."""
    found = {}
    for name, judge in judges.items():
        with TemporaryDirectory() as folder:
            write(Path(folder), entries)
            found[name] = judge(Path(folder), entries)
    return found


def row(
    heading: str, texts: tuple[list[Entry], list[Entry]], said: list[dict[str, Complaints]], judges: list[str]
) -> str:
    """One line: the faults under a heading and who found how many; the correct texts and who blamed how many."""
    right, wrong = ([one for one in several if heading in {one.heading, ""}] for several in texts)
    of_spoilt, of_right = said
    hits = [sum(is_new(one, of_spoilt[judge], of_right[judge]) for one in wrong) for judge in judges]
    alarms = [sum(bool(of_right[judge].get((one.name, one.tag))) for one in right) for judge in judges]
    cells = [heading or "**together**", len(wrong), *hits, len(right), *alarms]
    return f"| {' | '.join(map(str, cells))} |"


def is_new(one: Entry, spoilt: Complaints, right: Complaints) -> bool:
    """Whether a spoilt translation draws a complaint that the correct one does not."""
    key = one.name, one.tag
    return bool(spoilt.get(key, set()) - right.get(key, set()))


if __name__ == "__main__":
    main(sys.argv[1])
