"""Time a cold `presskit render` of the example against the bare engine; print medians and their ratio.

    python tools/bench.py releases/2022-09-15-icesco-osce

Bare is one process that draws the same three PDFs from the same HTML and CSS with WeasyPrint, and nothing else. The two
take turns, so that a machine that slows down slows both.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from presskit import jobs, pipeline, workspace
from presskit.formats.pdf import SCHEME, VARIANT, counted
from presskit.jobs import Job
from presskit.templating import draw

ROUNDS = 7
BARE = """
import sys, weasyprint
for name in sys.argv[1:]:
    weasyprint.HTML(filename=name).write_pdf(name + ".pdf", pdf_variant={variant!r})
"""
RENDER = "import sys; from presskit.cli import run; sys.exit(run(sys.argv[1:]))"


def main(release: str) -> None:
    """Measure and print."""
    (job,) = jobs.find([release], bytes, Path.cwd(), lambda _: None)
    with TemporaryDirectory() as folder:
        pages = _pages(job, Path(folder))
        bare = [sys.executable, "-c", BARE.format(variant=VARIANT), *pages]
        ours = [sys.executable, "-c", RENDER, "render", release, "-o", folder]
        taken: dict[str, list[float]] = {"bare": [], "presskit": []}
        for _ in range(ROUNDS):
            taken["bare"].append(_seconds(bare))
            taken["presskit"].append(_seconds(ours))
    for name, seconds in taken.items():
        print(f"{name:10} {median(seconds):6.2f} s   {min(seconds):.2f}–{max(seconds):.2f}")
    print(f"ratio      {median(taken['presskit']) / median(taken['bare']):6.2f}")


def _pages(job: Job, folder: Path) -> list[str]:
    """The pages of the PDFs as files that need nothing but WeasyPrint and the fonts."""
    release = jobs.read(job, lambda _: None)
    names = []
    for tag in release.languages:
        document = pipeline.speak(job, release, tag, lambda _: None, draft=False)
        start, end = ("right", "left") if document.direction == "rtl" else ("left", "right")
        values = {"start": start, "end": end, "rtl": start == "right", "digits": document.digits, "color": "#0b6e4f"}
        folders = job.workspace.templates()
        style = draw(folders, "pdf/release.css", page_label=counted(document.page_label), **values)
        html = draw(folders, "pdf/release.html", document=document, created=document.published.isoformat())
        (folder / f"{tag}.css").write_text(style.replace(SCHEME, f"{workspace.fonts().as_uri()}/"), "utf-8")
        (folder / f"{tag}.html").write_text(html.replace(f"{SCHEME}release.css", f"{tag}.css"), "utf-8")
        names.append(str(folder / f"{tag}.html"))
    return names


def _seconds(command: list[str]) -> float:
    environment = {**os.environ, "FONTCONFIG_FILE": str(workspace.fonts() / "fonts.conf")}
    begun = time.perf_counter()
    subprocess.run(command, env=environment, capture_output=True, check=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(sys.argv[1])
