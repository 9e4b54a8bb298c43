"""Have four parsers read 3,000 subjects, 1,000 a language; print a table, and fail where one reads another.

python tools/judge_subjects.py .judges [SEED…]
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from judges import mail
from judges.subjects import COUNT, subjects
from presskit import jobs, pipeline, workspace
from presskit.document import Document
from presskit.formats import Assets, formats

TOP = Path(__file__).parents[1]
RELEASE = TOP / "releases" / "2022-09-15-icesco-osce"
SEEDS = (1,)
PARSERS = ("email", "mail-parser", "postal-mime", "mailparser")
SHOWN = 10


def main(installed: Path, seeds: tuple[int, ...]) -> int:
    """Print the table; 1 if a parser reads anything else than was written."""
    documents = _documents()
    wrong: Counter[tuple[str, str]] = Counter()
    for seed in seeds:
        for language, parser, objection in _objections(seed, documents, installed):
            wrong[parser, language] += 1
            if wrong.total() <= SHOWN:
                print(f"    seed {seed}: {objection}")
    for parser in PARSERS:
        cells = [f"{language} {wrong[parser, language] or 'clean':<14}" for language in documents]
        print(f"{parser:<14}{f'{COUNT:,} subjects a language':<34}{'  '.join(cells)}".rstrip())
    return 1 if wrong else 0


def _objections(seed: int, documents: Mapping[str, Document], installed: Path) -> Iterator[tuple[str, str, str]]:
    """The language, the parser and the words of each objection."""
    written = list(subjects(seed))
    with TemporaryDirectory() as folder:
        paths = [
            _save(Path(folder) / f"{at}.eml", replace(documents[language], subject=subject))
            for at, (language, subject) in enumerate(written)
        ]
        readings = mail.read(paths, installed)
    for (language, subject), path in zip(written, paths, strict=True):
        for parser, reading in readings[path].items():
            for objection in mail.differences(parser, {"subject": subject}, reading):
                yield language, parser, objection


def _documents() -> dict[str, Document]:
    """The example in its three languages; a subject is put into each anew."""
    (job,) = jobs.find([str(RELEASE)], bytes, TOP, lambda _: None)
    release = jobs.read(job, lambda _: None)
    return {tag: pipeline.speak(job, release, tag, lambda _: None, draft=False) for tag in release.languages}


def _save(path: Path, document: Document) -> Path:
    wrapped = {"txt": b"text\n", "html": b"<p>html</p>\n", "pdf": b"%PDF-1.7\n"}
    assets = Assets((), workspace.fonts(), "#000000", wrapped)
    path.write_bytes(formats()["eml"].render(document, assets, lambda _: None))
    return path


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), tuple(map(int, sys.argv[2:])) or SEEDS))
