"""Make the newsroom's releases with several Pythons, and tell whether they make the same bytes.

    python tools/judge_determinism.py .judges/python3.12/bin/python .judges/python3.13/bin/python

Each Python has presskit, or what it depends on. Prints a line a Python; exits 1 where one differs from the one that
runs this.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

SOURCES = Path(__file__).parents[1] / "src"
RENDER = "import sys; from presskit.cli import run; sys.exit(run(['render', '-o', sys.argv[1]]))"
VERSION = "import platform; print(platform.python_version())"


def main(pythons: Sequence[str]) -> int:
    """Print the table; 1 if the bytes differ."""
    digests = []
    for python in (sys.executable, *pythons):
        version = subprocess.run([python, "-c", VERSION], capture_output=True, text=True, check=True).stdout.strip()
        digests.append(_digest(python))
        print(f"Python {version:8} {digests[-1]}")
    return 1 if len(set(digests)) > 1 else 0


def _digest(python: str) -> str:
    """The SHA-256 of all files that a Python makes of the newsroom here, names included."""
    whole = hashlib.sha256()
    with TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
        subprocess.run([python, "-c", RENDER, folder], env=environment, capture_output=True, check=True)
        for path in sorted(Path(folder).rglob("*.*")):
            if path.is_file() and path.name != "manifest.json":
                whole.update(f"{path.relative_to(folder)}\n".encode() + path.read_bytes())
    return whole.hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
