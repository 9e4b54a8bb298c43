"""Judges of accessibility: axe-core, and the ten rules that mails break most, both in a page that Chromium shows.

The ten are those of the Email Markup Consortium's report of 2026, https://emailmarkup.org/en/reports/accessibility/2026/
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from judges.chromium import Browser, browser
from judges.court import Objections

EXCEPTIONS = {
    "region": "a mail is one article inside the reader's page; landmarks of its own would compete with the client's",
    "landmark-one-main": "likewise: the mail client has the main landmark",
}
"""Rules of axe-core that a mail cannot keep, each with its reason."""

SCREENS = ((320, False), (320, True), (800, False), (800, True))
"""A phone and a desk, light and dark."""

AXE = """
axe.run(document, {{resultTypes: ["violations"], rules: {rules}}}).then(told => told.violations.map(rule =>
  `${{rule.id}}: ${{rule.help}}: ${{rule.nodes.map(one => one.html.slice(0, 120)).join(" | ")}}`))
"""


def axe(paths: Sequence[Path], installed: Path) -> Objections:
    """Every rule of axe-core, best practices too, but for `EXCEPTIONS`."""
    program = (installed / "node_modules/axe-core/axe.min.js").read_text("utf-8")
    rules = json.dumps({name: {"enabled": False} for name in EXCEPTIONS})
    return _on_all_screens(paths, f"{program};{AXE.format(rules=rules)}")


def emc(paths: Sequence[Path], _: Path) -> Objections:
    """The Consortium's ten rules."""
    return _on_all_screens(paths, Path(__file__).with_name("emc.js").read_text("utf-8"))


def _on_all_screens(paths: Sequence[Path], script: str) -> Objections:
    with browser() as page:
        return {path: [said for screen in SCREENS for said in _on(page, path, screen, script)] for path in paths}


def _on(page: Browser, path: Path, screen: tuple[int, bool], script: str) -> list[str]:
    width, dark = screen
    page.open(path, width=width, dark=dark)
    return [f"{width} px{', dark' if dark else ''}: {said}" for said in page.ask(script)]
