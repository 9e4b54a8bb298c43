"""Have judges look at files; turn what they say into a table, judge × release × language, and a count of objections.

A judge has a name, a pattern of the files it judges, and a function that turns those files, and the folder in which
outside judges are installed, into objections by file. A file without an objection is clean. A judge that breaks down
objects to every file, for what has not been judged is not clean; and each judge is shown a copy spoiled for its eyes,
for one that objects to nothing proves nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

Objections = Mapping[Path, Sequence[str]]
Judging = Callable[[Sequence[Path], Path], Objections]
Spoil = Callable[[bytes], bytes]

SHOWN = 12
"""How many objections to one file are printed; the rest are counted."""

SPOILED = "a spoiled copy"


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judges which files: `pattern` is below a release's folder. `spoil` makes of a clean file one to object to."""

    name: str
    pattern: str
    judging: Judging
    spoil: Spoil


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one judge says of one file."""

    judge: str
    path: Path
    objections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sitting:
    """What one judge says of all its files, whether it noticed what was spoiled, and the seconds it took."""

    judge: Judge
    verdicts: tuple[Verdict, ...]
    is_awake: bool
    seconds: float

    @property
    def objections(self) -> int:
        """How many there are; that the judge sleeps is one."""
        return sum(len(one.objections) for one in self.verdicts) + (not self.is_awake)


def each(judging: Callable[[Path, Path], Sequence[str]]) -> Judging:
    """A judge that looks at one file at a time."""
    return lambda paths, installed: {path: judging(path, installed) for path in paths}


# --- judging -----------------------------------------------------------------------------------------------------


def sit(judge: Judge, folder: Path, installed: Path) -> Sitting:
    """Let a judge look at the releases below `folder`, each in a folder of its own.

    A judge that finds no file to judge objects to the folder: a clean table must not be an empty one.
    """
    begun = time.perf_counter()
    paths = sorted(folder.glob(f"*/{judge.pattern}"))
    if not paths:
        nothing = Verdict(judge.name, folder, (f"there is no {judge.pattern} to judge",))
        return Sitting(judge, (nothing,), is_awake=False, seconds=0)
    verdicts = _verdicts(judge, paths, installed)
    is_awake = _is_awake(judge, paths[0], installed)
    return Sitting(judge, verdicts, is_awake, time.perf_counter() - begun)


def _verdicts(judge: Judge, paths: Sequence[Path], installed: Path) -> tuple[Verdict, ...]:
    said = _judged(judge, paths, installed)
    silent: Objections = dict.fromkeys(paths, ())
    return tuple(
        Verdict(judge.name, path, tuple(dict.fromkeys(objections))) for path, objections in {**silent, **said}.items()
    )


def _judged(judge: Judge, paths: Sequence[Path], installed: Path) -> Objections:
    try:
        return judge.judging(paths, installed)
    except Exception as problem:  # noqa: BLE001 - whatever a judge breaks down on, the others are to be heard
        return dict.fromkeys(paths, (f"could not judge: {type(problem).__name__}: {problem}",))


def _is_awake(judge: Judge, path: Path, installed: Path) -> bool:
    """Whether the judge objects to a spoiled copy of a file that has the same neighbours."""
    with TemporaryDirectory() as folder:
        for neighbour in path.parent.iterdir():
            (Path(folder) / neighbour.name).symlink_to(neighbour.resolve())
        copy = Path(folder) / path.name
        copy.unlink()
        copy.write_bytes(judge.spoil(path.read_bytes()))
        return any(_judged(judge, [copy], installed).values())


# --- telling -----------------------------------------------------------------------------------------------------


def lines(sitting: Sitting) -> Iterator[str]:
    """One row a release: the judge, the release, and of each language `clean` or how many objections; then these."""
    verdicts = sitting.verdicts
    for release in dict.fromkeys(_split(one.path)[0] for one in verdicts):
        its = [one for one in verdicts if _split(one.path)[0] == release]
        yield _row(sitting.judge.name, release, [f"{_split(one.path)[1]:<2} {_word(one):<14}" for one in its])
        for one in its:
            yield from _details(one)
    yield _row(sitting.judge.name, SPOILED, ["objects" if sitting.is_awake else "IS NOT NOTICED"])


def _row(judge: str, release: str, cells: Sequence[str]) -> str:
    return f"{judge:<14}{release:<34}{'  '.join(cells)}".rstrip()


def _word(verdict: Verdict) -> str:
    return f"OBJECTS ({count})" if (count := len(verdict.objections)) else "clean"


def _details(verdict: Verdict) -> Iterator[str]:
    for objection in verdict.objections[:SHOWN]:
        yield f"    {verdict.path.name}: {objection}"
    if (more := len(verdict.objections) - SHOWN) > 0:
        yield f"    {verdict.path.name}: and {more} more"


def _split(path: Path) -> tuple[str, str]:
    """The release of a file, a draft marked, and its language: `launch (draft)` and `ar` of `launch.ar.draft.pdf`."""
    *names, suffix = path.name.split(".")
    draft = " (draft)" if names[-1:] == ["draft"] else ""
    names = names[:-1] if draft else names
    if len(names) < 2 or not suffix:  # noqa: PLR2004 - a release and a language
        return path.name, ""
    return ".".join(names[:-1]) + draft, names[-1]
