"""Compare our mail with what MJML and react-email make of the same words: pictures side by side, and a table.

    python tools/compare_mail.py .judges docs/pictures

`make compare` installs both tools into .judges/compare. Each makes English and Arabic from one template; nothing in it
is written for one language. The judges are those of `make judges`.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

import photographs
from compare.content import content
from judges import access, clients, direction, markup
from judges.chromium import browser
from judges.court import Judging
from presskit import jobs, pipeline
from presskit.formats import Assets
from presskit.formats.email import beside, render
from presskit.workspace import fonts

TOP = Path(__file__).parents[1]
RELEASE = "releases/2024-03-20-example"
LANGUAGES = ("en", "ar")
TOOLS = ("presskit", "mjml", "react-email")
SCRIPTS = {"mjml": "mjml.mjs", "react-email": "react.mjs"}
JUDGES: Mapping[str, Judging] = {
    "vnu": markup.vnu,
    "html-validate": markup.html_validate,
    "axe-core": access.axe,
    "EMC's ten rules": access.emc,
    "caniemail": clients.caniemail,
    "direction": direction.rtl,
    "mirror": direction.mirror,
    "fits 320 px": direction.narrow,
}
ELSEWHERE = re.compile(r"(320|375) px|800 px, (dark|without)|without ")
"""What an objection begins with that is made of another screen, or of what a client leaves of the mail."""
ARABIC_ONLY = ("direction", "mirror")

SHOTS = {"": (640, 1500, 0.6), ".phone": (320, 1350, 1.0)}
"""The end of a picture's name: how wide the screen is, how much of its height is kept, how much it is shrunk."""
GAP = 16


def main(installed: Path, pictures: Path) -> None:
    """Draw the mails, photograph them, judge them."""
    folder = installed / "compare" / "dist"
    shutil.rmtree(folder, ignore_errors=True)
    _make(folder, installed / "compare")
    for language in LANGUAGES:
        for name, shot in SHOTS.items():
            _photograph(folder, language, pictures / f"compare.{language}{name}.png", shot)
    print("\n".join(_table(folder, installed)))


def _make(folder: Path, installed: Path) -> None:
    (job,) = jobs.find([RELEASE], bytes, TOP, lambda _: None)
    release = jobs.read(job, lambda _: None)
    for language in LANGUAGES:
        document = pipeline.speak(job, release, language, lambda _: None, draft=False)
        assets = Assets(job.workspace.templates(), fonts(), job.newsroom.color)
        told = json.dumps(content(document)).encode()
        for tool in TOOLS:
            html = _run(SCRIPTS[tool], told, installed) if tool in SCRIPTS else render(document, assets, print)
            _save(folder / tool / f"mail.{language}.html", html)
        for name, data in beside(document).items():
            for tool in TOOLS:
                _save(folder / tool / "media" / name, data)


def _run(script: str, told: bytes, installed: Path) -> bytes:
    command = ["node", str(TOP / "tools/compare" / script), str(installed)]
    return subprocess.run(command, input=told, stdout=subprocess.PIPE, check=True).stdout


def _save(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


# --- pictures ----------------------------------------------------------------------------------------------------


def _photograph(folder: Path, language: str, picture: Path, shot: tuple[int, int, float]) -> None:
    """Save the tops of the three mails, in the order of `TOOLS`, from left to right."""
    width, height, scale = shot
    size = (round(width * scale), round(height * scale))
    sheet = Image.new("RGB", (len(TOOLS) * (size[0] + GAP) - GAP, size[1]), "white")
    with browser() as page:
        for place, tool in enumerate(TOOLS):
            page.open(folder / tool / f"mail.{language}.html", width=width)
            shown = photographs.shown(page).crop((0, 0, width, height))
            sheet.paste(shown.resize(size, Image.Resampling.LANCZOS), (place * (size[0] + GAP), 0))
    photographs.save(sheet, picture)


# --- the table ---------------------------------------------------------------------------------------------------


def _table(folder: Path, installed: Path) -> list[str]:
    """How many objections each judge has to each tool's mails, as Markdown."""
    rows = [f"| | {' | '.join(TOOLS)} |", f"|---|{'--:|' * len(TOOLS)}"]
    for name, judging in JUDGES.items():
        languages = ("ar",) if name in ARABIC_ONLY else LANGUAGES
        counts = [
            _count(judging, [folder / tool / f"mail.{one}.html" for one in languages], installed) for tool in TOOLS
        ]
        rows.append(f"| {name} | {' | '.join(map(str, counts))} |")
    sizes = [len((folder / tool / "mail.ar.html").read_bytes()) for tool in TOOLS]
    return [*rows, f"| bytes, Arabic | {' | '.join(f'{one:,}' for one in sizes)} |"]


def _count(judging: Judging, paths: list[Path], installed: Path) -> int:
    """How many objections there are, each counted for one screen and for the mail as it is."""
    said = [one for objections in judging(paths, installed).values() for one in objections]
    return sum(not ELSEWHERE.match(one) for one in said)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
