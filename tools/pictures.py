"""Renew docs/pictures from the example releases: pages of the PDFs, and the mails at desktop and phone width.

    python tools/pictures.py dist docs/pictures

Of the first release each PDF's first page and each mail; of the second, which has everything, two languages whole.

Needs Debian's poppler-utils and chromium. No network is used: the mail is a file.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

DESKTOP, PHONE = 800, 360
CHROMIUM = [
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A window cannot be as narrow as a phone, so the mail is shown in a frame that is.
FRAME = '<body style="margin:0"><iframe src="{source}" style="border:0;width:{width}px;height:{height}px"></iframe>'


FIRST, SECOND = "2022-09-15-icesco-osce", "2024-03-20-example"


def main(source: Path, target: Path) -> None:
    """Draw every picture."""
    target.mkdir(parents=True, exist_ok=True)
    for pdf in sorted((source / FIRST).glob("*.pdf")):
        _pages(pdf, target / f"pdf.{_language(pdf)}", "-f", "1", "-l", "1", "-singlefile")
    for mail in sorted((source / FIRST).glob("*.html")):
        _mail(mail, target / f"mail.{_language(mail)}.png", DESKTOP, 1700)
    arabic = source / FIRST / f"{FIRST}.ar.html"
    _mail(arabic, target / "mail.ar.phone.png", PHONE, 1900)
    _mail(arabic, target / "mail.ar.dark.png", DESKTOP, 1700, dark=True)
    for language in ("en", "ar"):
        _pages(source / SECOND / f"{SECOND}.{language}.pdf", target / f"everything.pdf.{language}")
        _mail(source / SECOND / f"{SECOND}.{language}.html", target / f"everything.mail.{language}.png", DESKTOP, 3000)


def _language(path: Path) -> str:
    return path.stem.rsplit(".", 1)[-1]


def _pages(pdf: Path, name: Path, *which: str) -> None:
    subprocess.run(["pdftoppm", "-r", "80", "-png", *which, pdf, name], check=True)
    print(name)


def _mail(mail: Path, picture: Path, width: int, height: int, *, dark: bool = False) -> None:
    with TemporaryDirectory() as folder:
        frame = Path(folder) / "frame.html"
        frame.write_text(FRAME.format(source=mail.resolve().as_uri(), width=width, height=height), "utf-8")
        options = [f"--user-data-dir={folder}/profile", f"--window-size={width},{height}", f"--screenshot={picture}"]
        colours = ["--blink-settings=preferredColorScheme=0"] if dark else []
        subprocess.run([*CHROMIUM, *colours, *options, frame.as_uri()], check=True, capture_output=True)
    print(picture)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
