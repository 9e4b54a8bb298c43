"""The judge of mail clients: no feature that Gmail, Outlook, Apple Mail or Yahoo lacks, says caniemail.com."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from judges.court import Objections

WIDE_SCREEN = "only narrow and dark screens need it; the mail is whole without, as the judges of direction prove"

ENHANCEMENTS = {
    "@media": WIDE_SCREEN,
    "<style> element": WIDE_SCREEN,
    "color-scheme meta tag": "tells Apple Mail that the mail has dark colours of its own; others do as they always do",
    "<body> element": "what replaces it loses its ground and direction; the wrapper inside says both again",
    "aria-labelledby attribute": "gives the article the headline's name; the headline is read out all the same",
    "role attribute": "for screen readers; where it is dropped, layout tables read as tables, in the right order",
    "display:none": "hides the preheader; shown, it is one pixel high, at the top, and says what the summary says",
    "max-height property": "hides the preheader from clients that ignore `display`; Outlook hides it by `mso-hide`",
    "overflow": "likewise",
    "table-layout": "keeps the columns inside the screen; where it is unknown they follow their words",
    "overflow-wrap": "breaks an address that is wider than a phone; where it is unknown the mail grows with it",
    "word-break": "likewise, where an address shares its row with a label",
    "white-space": "keeps figures, labels and telephone numbers on one line; else they break at a space",
    "<wbr> element": "parts a long figure between its groups on a phone; where it is unknown the figure stays whole",
    "border-radius": "rounds corners; where it is unknown they are square",
    "height property": "`auto` lets a picture shrink in proportion; the attributes carry its size",
}
"""Features that some clients lack and that degrade well, each with its reason."""


def caniemail(paths: Sequence[Path], installed: Path) -> Objections:
    """What at least one client of the four families lacks and is no enhancement."""
    script = str(Path(__file__).with_name("clients.mjs"))
    command = ["node", script, str((installed / "node_modules/caniemail").resolve()), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lacking: dict[str, dict[str, list[str]]] = json.loads(done.stdout)
    return {
        Path(name): [f"{title}: not in {', '.join(them)}" for title, them in found.items() if title not in ENHANCEMENTS]
        for name, found in lacking.items()
    }
