"""Renew docs/pictures from the example release: each PDF's first page, and the mail at desktop and phone width.

    python tools/pictures.py dist/2022-09-15-icesco-osce docs/pictures

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


def main(source: Path, target: Path) -> None:
    """Draw every picture."""
    target.mkdir(parents=True, exist_ok=True)
    for pdf in sorted(source.glob("*.pdf")):
        _page(pdf, target / f"pdf.{_language(pdf)}")
    for mail in sorted(source.glob("*.html")):
        _mail(mail, target / f"mail.{_language(mail)}.png", DESKTOP, 1700)
    for mail in sorted(source.glob("*.ar.html")):
        _mail(mail, target / f"mail.{_language(mail)}.phone.png", PHONE, 1900)
        _mail(mail, target / f"mail.{_language(mail)}.dark.png", DESKTOP, 1700, dark=True)


def _language(path: Path) -> str:
    return path.stem.rsplit(".", 1)[-1]


def _page(pdf: Path, name: Path) -> None:
    subprocess.run(["pdftoppm", "-r", "80", "-png", "-f", "1", "-l", "1", "-singlefile", pdf, name], check=True)
    print(f"{name}.png")


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
