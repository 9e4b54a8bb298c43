"""Each file below tests/data/po is read as the data beside it says, msgfmt is asked about it, and no word is lost."""

from __future__ import annotations

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

from presskit.errors import CatalogError
from presskit.translation import po

CORPUS = Path(__file__).parents[2] / "data" / "po"
BAD = sorted((CORPUS / "bad").glob("*.po"))
ODD = sorted((CORPUS / "odd").glob("*.po"))
LONG = 3000
SENTENCE = re.compile(r"(?![A-Z][a-z]).*[^.]$")

every_bad_file = pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
every_odd_file = pytest.mark.parametrize("path", ODD, ids=lambda path: path.stem)
every_file = pytest.mark.parametrize("path", BAD + ODD, ids=lambda path: f"{path.parent.name}-{path.stem}")


def expected_of(path):
    return {"language": "fr", "warnings": [], "why": ""} | tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))


READ_LESS = [path for path in ODD if "msgfmt_reads_less" in expected_of(path)]
AGREED = [path for path in ODD if path not in READ_LESS]


def read(path, data, warnings):
    return po.read(data, path.name, language=expected_of(path)["language"], report=warnings.append)


def told(diagnostics):
    return [f"{one.code} {one.span.line}:{one.span.column}" for one in diagnostics]


@cache
def compiled(data):
    """What msgfmt makes of a catalog: None where it refuses it."""
    done = subprocess.run(["msgfmt", "--check", "--output-file=-", "-"], input=data, capture_output=True, check=False)
    return None if done.returncode else done.stdout


def shortened(text):
    return text if len(text) < LONG else f"{text[:20]}… {len(text)}"


def words_of(file):
    found = {}
    for entry in file:
        forms = [shortened(one) for one in po.forms(entry)]
        key = entry.msgid if entry.msgctxt is None else f"{entry.msgctxt}|{entry.msgid}"
        found[key] = forms if po.is_plural(entry) else forms[0]
    return found


def typed_of(file):
    """All that a translator typed, as far as a PO file has a place for it."""
    return {
        (one.msgctxt, one.msgid, po.forms(one), one.tcomment, bool(one.obsolete))
        for one in file
        if any(po.forms(one)) or one.tcomment
    }


@every_bad_file
def test_a_bad_file_is_refused_at_each_place_that_is_wrong(path):
    warnings = []

    with pytest.raises(CatalogError) as caught:
        read(path, path.read_bytes(), warnings)

    expected = expected_of(path)
    assert (expected["errors"], expected["warnings"]) == (told(caught.value.diagnostics), told(warnings))


@every_bad_file
def test_every_error_is_one_lower_case_sentence(path):
    with pytest.raises(CatalogError) as caught:
        read(path, path.read_bytes(), [])

    assert [] == [one for one in caught.value.diagnostics if SENTENCE.match(one.message) is None]


@every_odd_file
def test_an_odd_file_is_read_to_the_last_word(path):
    warnings = []

    file = read(path, path.read_bytes(), warnings)

    expected = expected_of(path)
    assert (expected.get("reads", {}), expected["warnings"]) == (words_of(file), told(warnings))


@every_odd_file
def test_an_odd_file_loses_nothing_by_being_read_and_written(path):
    before = read(path, path.read_bytes(), [])

    after = read(path, po.write(before), [])

    assert typed_of(before) == typed_of(after)
    assert before.metadata == after.metadata


@pytest.mark.parametrize("path", AGREED, ids=lambda path: path.stem)
def test_msgfmt_makes_the_same_of_what_we_write(path):
    data = path.read_bytes()

    written = po.write(read(path, data, []))

    assert compiled(data.removeprefix(b"\xef\xbb\xbf")) == compiled(written)


@pytest.mark.parametrize("path", READ_LESS, ids=lambda path: path.stem)
def test_where_msgfmt_reads_less_of_a_file_it_reads_all_of_what_we_write(path):
    data = path.read_bytes()

    written = po.write(read(path, data, []))

    assert compiled(data) != compiled(written) is not None


@every_file
def test_msgfmt_says_what_is_recorded(path):
    assert expected_of(path)["msgfmt"] == ("rejects" if compiled(path.read_bytes()) is None else "accepts")


@every_file
def test_a_judgement_other_than_msgfmts_has_its_reason(path):
    expected = expected_of(path)

    ours = "rejects" if "errors" in expected else "accepts"

    assert expected["why"] or ours == expected["msgfmt"]


def test_the_corpus_has_as_many_files_as_was_promised():
    assert len(BAD) >= 80
    assert len(ODD) >= 80


def test_every_expectation_has_its_file():
    assert [] == [path.name for path in CORPUS.rglob("*.toml") if not path.with_suffix(".po").is_file()]
