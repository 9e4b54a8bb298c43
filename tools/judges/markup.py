"""Judges of HTML and CSS: the W3C's Nu Html Checker (vnu), and html-validate with its recommended rules."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from judges.court import Objections

OUTLOOK = ".*(“mso-|xmlns:[vo]).*"
"""Outlook reads these properties and attributes; the standards do not know them."""

EXCEPTIONS = {
    "no-inline-style": "mail clients drop style sheets, so every rule stands at its element",
    "no-deprecated-attr": "classic Outlook reads align, width, cellpadding, cellspacing, not the CSS for them",
    "no-conditional-comment": "classic Outlook lays out the mail with what stands in them",
    "prefer-native-element": "clients indent ul and ol each in its own way; roles say the same to screen readers",
    "long-title": "the title is the headline; how long that is is the author's affair",
}
"""Rules of html-validate that a mail cannot keep, each with its reason."""


def vnu(paths: Sequence[Path], installed: Path) -> Objections:
    """Errors of HTML and CSS; all files in one run, for Java is slow to start."""
    jar = str(installed / "node_modules/vnu-jar/build/dist/vnu.jar")
    options = ["--errors-only", "--format", "json", "--filterpattern", OUTLOOK]
    done = subprocess.run(
        ["java", "-jar", jar, *options, *map(str, paths)], capture_output=True, text=True, check=False
    )
    found: dict[Path, list[str]] = {path: [] for path in paths}
    by_url = {path.resolve().as_uri().replace("file:///", "file:/"): path for path in paths}
    for one in json.loads(done.stderr)["messages"]:
        found[by_url[one["url"]]].append(f"{one.get('lastLine', 0)}: {one['message']}")
    return found


def html_validate(paths: Sequence[Path], installed: Path) -> Objections:
    """Errors and warnings of the recommended rules but for `EXCEPTIONS`."""
    program = str(installed / "node_modules/html-validate/bin/html-validate.mjs")
    rules = {"extends": ["html-validate:recommended"], "rules": dict.fromkeys(EXCEPTIONS, "off"), "root": True}
    with TemporaryDirectory() as folder:
        config = Path(folder) / "rules.json"
        config.write_text(json.dumps(rules), "utf-8")
        # Into a file: what goes to a pipe is cut off after 64 KB.
        answer = Path(folder) / "answer.json"
        command = ["node", program, "--config", str(config), "--formatter", f"json={answer}", *map(str, paths)]
        subprocess.run(command, capture_output=True, check=False)
        reports: list[dict[str, Any]] = json.loads(answer.read_text("utf-8"))
    by_name = {str(path.resolve()): path for path in paths}
    return {
        by_name[str(Path(one["filePath"]).resolve())]: [
            f"{said['line']}: {said['ruleId']}: {said['message']}" for said in one["messages"]
        ]
        for one in reports
    }
