"""Put the shipped templates and labels into the wheel as `presskit/shipped/`; an editable install needs no copy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHIPPED = ("templates/**/*", "locales/presskit.pot", "locales/*/LC_MESSAGES/presskit.po")


class ShippedFiles(BuildHookInterface[Any]):
    """Lists, at build time, what SHIPPED finds: a static list would go stale or swallow the example's catalogs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the shipped files to a standard wheel."""
        if version == "editable":
            return
        root = Path(self.root)
        found = sorted(path for pattern in SHIPPED for path in root.glob(pattern) if path.is_file())
        build_data["force_include"].update({str(one): f"presskit/shipped/{one.relative_to(root)}" for one in found})
