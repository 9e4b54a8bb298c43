"""Have outside programs judge the rendered examples; print a table, judge × file, and fail when one objects.

    python tools/judges.py dist .judges

Judges: the W3C's Nu Html Checker (vnu) for the mails; qpdf and Ghostscript for the PDFs. `make judges` installs them.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

# Outlook reads these properties and attributes; the standards do not know them.
OUTLOOK = ".*(“mso-|xmlns:[vo]).*"

Judge = Callable[[Path, Path], list[str]]
"""Turns a file, and the folder of installed judges, into the command that judges it."""


def vnu(path: Path, judges: Path) -> list[str]:
    """Errors of HTML and CSS."""
    jar = str(judges / "node_modules/vnu-jar/build/dist/vnu.jar")
    return ["java", "-jar", jar, "--errors-only", "--filterpattern", OUTLOOK, str(path)]


def qpdf(path: Path, _: Path) -> list[str]:
    """The structure of the file."""
    return ["qpdf", "--check", str(path)]


def ghostscript(path: Path, _: Path) -> list[str]:
    """Every page interpreted; anything it says is an objection."""
    return ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONWARNING", "-sDEVICE=nullpage", str(path)]


JUDGES: dict[str, tuple[str, Judge]] = {
    "vnu": ("*.html", vnu),
    "qpdf": ("*.pdf", qpdf),
    "ghostscript": ("*.pdf", ghostscript),
}


def main(folder: Path, judges: Path) -> int:
    """Print the table; 1 if any judge objects."""
    objections = 0
    for name, (pattern, judge) in JUDGES.items():
        for path in sorted(folder.glob(f"*/{pattern}")):
            done = subprocess.run(judge(path, judges), capture_output=True, text=True, check=False)
            verdict = "clean" if done.returncode == 0 else "objects"
            objections += verdict != "clean"
            print(f"{name:12} {path.name:40} {verdict}")
            if verdict != "clean":
                print(done.stdout + done.stderr)
    print(f"{objections} objections")
    return 1 if objections else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
