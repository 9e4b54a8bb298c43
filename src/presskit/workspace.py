"""Know where files are: the newsroom's first, the shipped ones second. Reads nothing but the folder tree."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LABELS = "presskit"
"""The gettext domain of presskit's own labels."""

NEWSROOM_FILE = "presskit.yaml"


def shipped() -> Path:
    """The folder with presskit's own `templates/` and `locales/`: package data in a wheel, else the checkout's top."""
    packaged = Path(__file__).parent / "shipped"
    return packaged if packaged.is_dir() else Path(__file__).parents[2]


def fonts() -> Path:
    """The folder with the fonts that PDFs embed."""
    return Path(__file__).parent / "fonts"


def find_newsroom(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds a presskit.yaml, or None."""
    folder = start.resolve()
    return next((one for one in (folder, *folder.parents) if (one / NEWSROOM_FILE).is_file()), None)


@dataclass(frozen=True, slots=True)
class Workspace:
    """The files of one newsroom; `root` is its folder, or that of a lone release."""

    root: Path

    def template(self, domain: str) -> Path:
        """Where the domain's `.pot` stands."""
        return self.root / "locales" / f"{domain}.pot"

    def catalog(self, language: str, domain: str) -> Path:
        """Where the language's `.po` of a domain stands."""
        return _catalog(self.root, language, domain)

    def labels(self, language: str) -> tuple[Path, ...]:
        """The catalogs of labels that exist, in the order in which their entries win."""
        candidates = (_catalog(self.root, language, LABELS), _catalog(shipped(), language, LABELS))
        return tuple(one for one in dict.fromkeys(candidates) if one.is_file())

    def templates(self) -> tuple[Path, ...]:
        """The folders of templates, in the order in which their files win."""
        candidates = (self.root / "templates", shipped() / "templates")
        return tuple(one for one in dict.fromkeys(candidates) if one.is_dir())

    def releases(self) -> tuple[Path, ...]:
        """Every `releases/*/release.yaml`, newest folder name first."""
        return tuple(sorted((self.root / "releases").glob("*/release.yaml"), reverse=True))


def _catalog(root: Path, language: str, domain: str) -> Path:
    return root / "locales" / language / "LC_MESSAGES" / f"{domain}.po"
