"""Time a cold `presskit render` of the example against the bare engine, and weigh a release of twenty pages.

    python tools/bench.py releases/2022-09-15-icesco-osce

Bare is one process that draws the same PDFs from the same HTML and CSS with WeasyPrint, and nothing else. Mails are
html, txt and eml of all languages, in a process that has read the release and holds the PDFs. All take turns, so that a
machine that slows down slows all. Times are medians; memory is the most that a process held at once.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from presskit import jobs, pipeline, workspace
from presskit.document import Document
from presskit.formats import Assets, formats
from presskit.formats.pdf import engine
from presskit.formats.pdf.engine import SCHEME, VARIANT
from presskit.jobs import Job

ROUNDS = 7
BARE = """
import sys, weasyprint
for name in sys.argv[1:]:
    weasyprint.HTML(filename=name).write_pdf(name + ".pdf", pdf_variant={variant!r})
"""
MAILS = """
import sys, time
from pathlib import Path
from presskit import jobs, pipeline, workspace
from presskit.formats import Assets, formats
(job,) = jobs.find([sys.argv[1]], bytes, Path.cwd(), print)
release = jobs.read(job, print)
begun = time.perf_counter()
for tag in release.languages:
    document = pipeline.speak(job, release, tag, print, draft=False)
    pdf = Path(sys.argv[2], release.id, f"{release.id}.{tag}.pdf").read_bytes()
    wrapped = {"pdf": pdf}
    assets = Assets(job.workspace.templates(), workspace.fonts(), job.newsroom.color, wrapped)
    for name in ("html", "txt", "eml"):
        wrapped[name] = formats()[name].render(document, assets, print)
print(time.perf_counter() - begun)
"""
RENDER = "import sys; from presskit.cli import run; sys.exit(run(sys.argv[1:]))"
PARAGRAPHS = 210
"""As many as fill twenty pages."""


def main(release: str) -> None:
    """Measure and print."""
    with TemporaryDirectory() as folder:
        _time(release, Path(folder))
        _weigh(Path(folder))


# --- time --------------------------------------------------------------------------------------------


def _time(release: str, folder: Path) -> None:
    bare, ours = _commands(release, folder)
    mails = [sys.executable, "-c", MAILS, release, str(folder)]
    taken: dict[str, list[float]] = {"bare": [], "presskit": [], "mails": []}
    for _ in range(ROUNDS):
        taken["bare"].append(_seconds(bare))
        taken["presskit"].append(_seconds(ours))
        taken["mails"].append(_said_seconds(mails))
    for name, seconds in taken.items():
        print(f"{name:18} {median(seconds):6.2f} s   {min(seconds):.2f}–{max(seconds):.2f}")
    for one, other in (("presskit", "bare"), ("mails", "presskit")):
        print(f"{f'{one} : {other}':18} {median(taken[one]) / median(taken[other]):6.2f}")


def _seconds(command: Sequence[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, env=_environment(), capture_output=True, check=True)
    return time.perf_counter() - begun


def _said_seconds(command: Sequence[str]) -> float:
    """The seconds that a program says it took for what counts."""
    return float(subprocess.run(command, env=_environment(), capture_output=True, text=True, check=True).stdout)


# --- memory ------------------------------------------------------------------------------------------


def _weigh(folder: Path) -> None:
    """Print the peak memory of a release of twenty pages."""
    path = folder / "long" / "release.yaml"
    path.parent.mkdir()
    path.write_text(_long(), "utf-8")
    bare, ours = _commands(str(path), folder, "-f", "pdf")
    print(f"bare       {_megabytes(bare):6.0f} MB  for a release of twenty pages")
    print(f"presskit   {_megabytes(ours):6.0f} MB")


def _long() -> str:
    sentence = "On day {day} the bus calls at village {day}, where {readers} readers have asked for it. "
    paragraphs = (f"  - {sentence.format(day=day, readers=day * 7) * 5}" for day in range(1, PARAGRAPHS + 1))
    return "\n".join(["presskit: 1", "date: 2024-06-02", "headline: A bus", "body:", *paragraphs, ""])


def _megabytes(command: Sequence[str]) -> float:
    """The most memory that a command holds at once."""
    with subprocess.Popen(command, env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} failed")
    return usage.ru_maxrss / 1024


# --- what is run -------------------------------------------------------------------------------------


def _commands(release: str, folder: Path, *options: str) -> tuple[list[str], list[str]]:
    """The bare engine's command, and presskit's."""
    (job,) = jobs.find([release], bytes, Path.cwd(), lambda _: None)
    bare = [sys.executable, "-c", BARE.format(variant=VARIANT), *_pages(job, folder / job.id)]
    return bare, [sys.executable, "-c", RENDER, "render", release, "-o", str(folder), *options]


def _pages(job: Job, folder: Path) -> list[str]:
    """The pages of the PDFs as files that need nothing but WeasyPrint and what lies beside them."""
    release = jobs.read(job, lambda _: None)
    names = []
    for tag in release.languages:
        here = folder / tag
        here.mkdir(parents=True)
        document = pipeline.speak(job, release, tag, lambda _: None, draft=False)
        html, files = _asked(document, job)
        for address, (_, data) in files.items():
            (here / address.removeprefix(SCHEME)).write_bytes(data.replace(SCHEME.encode(), b""))
        page = here / "release.html"
        page.write_text(html.replace(SCHEME, ""), "utf-8")
        names.append(str(page))
    return names


def _asked(document: Document, job: Job) -> tuple[str, engine.Files]:
    """What presskit would have the engine draw."""
    asked: list[Any] = []

    def draw(html: str, files: engine.Files, *_: object, **__: object) -> tuple[bytes, tuple[()]]:
        asked.append((html, files))
        return b"", ()

    real, house = engine.draw, job.newsroom
    engine.draw = draw
    try:
        assets = Assets(
            job.workspace.templates(),
            workspace.fonts(),
            house.color,
            typefaces=house.typefaces,
            drawings=house.drawings,
        )
        formats()["pdf"].render(document, assets, lambda _: None)
    finally:
        engine.draw = real
    html, files = asked[0]
    return html, files


def _environment() -> dict[str, str]:
    return {**os.environ, "FONTCONFIG_FILE": str(workspace.fonts() / "fonts.conf")}


if __name__ == "__main__":
    main(sys.argv[1])
