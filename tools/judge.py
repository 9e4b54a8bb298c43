"""Have outside programs judge what presskit makes; print a table, and fail when one objects or notices nothing.

    python tools/judge.py .judges

Judged are all example releases, as they are and as drafts, and a long one. `make judges` installs the judges.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from judges import access, clients, court, direction, exhibits, mail, markup, papers
from judges.court import Judge, each


def _swap(old: str, new: str) -> court.Spoil:
    """Spoil a file by putting one pattern in place of another."""
    return lambda data: re.sub(old.encode(), new.encode(), data)


def _add(html: str) -> court.Spoil:
    """Spoil a file by adding to the end of its body."""
    return lambda data: data.replace(b"</body>", html.encode() + b"</body>")


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


JUDGES = (
    Judge("vnu", "*.html", markup.vnu, _swap("<p ", "<paragraph ")),
    Judge("html-validate", "*.html", markup.html_validate, _swap("<p ", '<p id="one" ')),
    Judge("axe-core", "*.html", access.axe, _swap(' lang="[^"]*"', "")),
    Judge("emc", "*.html", access.emc, _swap(' role="presentation"', "")),
    Judge("caniemail", "*.html", clients.caniemail, _add('<p style="display: grid">.</p>')),
    Judge("rtl", "*.ar*.html", direction.rtl, _swap("rtl", "ltr")),
    Judge("mirror", "*.ar*.html", direction.mirror, _swap("text-align: ?right", "text-align: center")),
    Judge("narrow", "*.html", direction.narrow, _add('<p style="width: 700px">.</p>')),
    Judge("mail parsers", "*.eml", mail.parsers, _swap("JVBERi0", "JVBERi1")),
    Judge("veraPDF", "*.pdf", papers.verapdf, _swap('pdfuaid:part="1"', 'pdfuaid:part="9"')),
    Judge("qpdf", "*.pdf", each(papers.qpdf), _half),
    Judge("ghostscript", "*.pdf", each(papers.ghostscript), _half),
)


def main(installed: Path) -> int:
    """Print the table; 1 if any judge objects."""
    folder = exhibits.make(installed / "exhibits")
    objections = 0
    for judge in JUDGES:
        sitting = court.sit(judge, folder, installed)
        print(*court.lines(sitting), f"{'':14}{sitting.seconds:.0f} s", "", sep="\n", flush=True)
        objections += sitting.objections
    print("all judges are content" if not objections else f"{objections} objections")
    return 1 if objections else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
