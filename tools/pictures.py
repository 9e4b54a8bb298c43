"""Renew docs/pictures from the example releases: pages of the PDFs, and the mails as a phone and a desk show them.

    python tools/pictures.py dist docs/pictures

Of the first release each PDF's first page and each mail, 320 and 800 px wide, light and dark; of the second, which has
everything, two languages whole. Needs Debian's poppler-utils and chromium. No network is used: the mail is a file.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import photographs
from judges.chromium import Browser, browser

DESK, PHONE = 800, 320
SCREENS = {"": (DESK, False), ".dark": (DESK, True), ".phone": (PHONE, False), ".phone.dark": (PHONE, True)}

FIRST, SECOND = "2022-09-15-icesco-osce", "2024-03-20-example"


def main(source: Path, target: Path) -> None:
    """Draw every picture."""
    target.mkdir(parents=True, exist_ok=True)
    for pdf in sorted((source / FIRST).glob("*.pdf")):
        _pages(pdf, target / f"pdf.{_language(pdf)}", "-f", "1", "-l", "1", "-singlefile")
    for language in ("en", "ar"):
        _pages(source / SECOND / f"{SECOND}.{language}.pdf", target / f"everything.pdf.{language}")
    with browser() as page:
        for mail in sorted((source / FIRST).glob("*.html")):
            for name, screen in SCREENS.items():
                _photograph(page, mail, target / f"mail.{_language(mail)}{name}.png", screen)
        for language in ("en", "ar"):
            mail = source / SECOND / f"{SECOND}.{language}.html"
            _photograph(page, mail, target / f"everything.mail.{language}.png", (DESK, False))


def _language(path: Path) -> str:
    return path.stem.rsplit(".", 1)[-1]


def _pages(pdf: Path, name: Path, *which: str) -> None:
    subprocess.run(["pdftoppm", "-r", "80", "-png", *which, pdf, name], check=True)
    print(name)


def _photograph(page: Browser, mail: Path, picture: Path, screen: tuple[int, bool]) -> None:
    """Save what a screen so wide, light or dark, shows of the whole mail."""
    width, dark = screen
    page.open(mail, width=width, dark=dark)
    photographs.save(photographs.shown(page), picture)
    print(picture)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
