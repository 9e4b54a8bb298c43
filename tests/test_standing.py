"""How far every release is, and that `ready` is what rendering makes of it."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from presskit import jobs, pipeline, standing
from presskit.errors import PresskitError, UsageError

DATA = Path(__file__).parent / "data"
TOP = Path(__file__).parents[1]
NAME = "2024-06-02-library-bus"
PO = f"locales/fr/LC_MESSAGES/{NAME}.po"


@pytest.fixture
def newsroom(tmp_path):
    shutil.copytree(DATA / "library-bus", tmp_path / "bus")
    return tmp_path / "bus"


def stand(newsroom, *languages, targets=(), told=None):
    report = (lambda _: None) if told is None else told.append
    return standing.standings(jobs.find(targets, lambda: b"", newsroom, report), languages, report)


def change(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def release(newsroom, name, date):
    """Another release of one sentence."""
    folder = newsroom / "releases" / name
    folder.mkdir()
    text = f"presskit: 1\ndate: {date}\nlanguages: [en, ar]\nheadline: Books\nbody: More books.\n"
    (folder / "release.yaml").write_text(text, "utf-8")


def test_every_language_of_a_release_has_a_row_in_the_authors_order(newsroom):
    rows = stand(newsroom)

    assert [("en", "ready", True), ("ar", "ready", False), ("fr", "ready", False)] == [
        (row.language, row.state, row.is_source) for row in rows
    ]


def test_the_newest_release_comes_first_and_of_one_day_by_id(newsroom):
    for name, date in [("b-late", "2030-01-01"), ("c-early", "2001-01-01"), ("a-late", "2030-01-01")]:
        release(newsroom, name, date)

    assert ["a-late", "b-late", NAME, "c-early"] == [row.release for row in stand(newsroom, "ar")]


def test_a_fuzzy_and_an_empty_text_make_a_language_not_ready(newsroom):
    change(newsroom / PO, 'msgstr "Écrivez-nous"', 'msgstr ""')
    change(newsroom / PO, "#. heading\n#: releases/2024-06-02-library-bus/release.yaml\n", "#, fuzzy\n")

    (row,) = stand(newsroom, "fr")

    assert ("not ready", 0) == (row.state, row.exit_code)
    assert (17, 1, 1, 89) == (
        row.progress.translated,
        row.progress.fuzzy,
        row.progress.untranslated,
        row.progress.percent,
    )


def test_a_language_without_labels_is_not_ready_though_all_its_texts_are(newsroom):
    yaml = newsroom / f"releases/{NAME}/release.yaml"
    yaml.write_text(yaml.read_text("utf-8") + "languages: [en, de]\n", "utf-8")
    for domain in ("house", NAME):
        text = (newsroom / f"locales/fr/LC_MESSAGES/{domain}.po").read_text("utf-8")
        path = newsroom / f"locales/de/LC_MESSAGES/{domain}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = text.replace("Language: fr", "Language: de")
        path.write_text(re.sub("Plural-Forms: .*;", "Plural-Forms: nplurals=2; plural=(n != 1);", text), "utf-8")

    (row,) = stand(newsroom, "de")

    assert (100, "not ready") == (row.progress.percent, row.state)
    assert row.missing_labels > 20


def test_a_catalog_that_does_not_exist_yet_says_nothing(newsroom):
    shutil.rmtree(newsroom / "locales/ar")

    (row,) = stand(newsroom, "ar")

    assert (0, 19, "not ready", 0) == (row.progress.percent, row.progress.untranslated, row.state, row.exit_code)


def test_a_broken_catalog_is_a_row_and_a_diagnostic_and_stops_no_other(newsroom):
    (newsroom / PO).write_text("<<<<<<< ours\n", "utf-8")
    told = []

    rows = stand(newsroom, told=told)

    assert [("en", "ready", 0), ("ar", "ready", 0), ("fr", "error", 1)] == [
        (row.language, row.state, row.exit_code) for row in rows
    ]
    assert {"po-conflict"} == {one.code for one in told}


def test_a_release_that_cannot_be_read_stands_first_without_a_language(newsroom):
    release(newsroom, "2099-01-01-broken", "yesterday")

    row, *others = stand(newsroom)

    assert ("2099-01-01-broken", "", "error", None, 1) == (
        row.release, row.language, row.state, row.date, row.exit_code,
    )  # fmt: skip
    assert 3 == len(others)


def test_a_release_that_cannot_be_read_at_all_is_a_row_too(newsroom):
    (newsroom / "releases/2099-01-01-folder/release.yaml").mkdir(parents=True)
    told = []

    row, *others = stand(newsroom, told=told)

    assert ("2099-01-01-folder", "error", 3) == (row.release, row.state, row.exit_code)
    assert (3, ["cannot-read"]) == (len(others), [one.code for one in told])


def test_a_language_that_no_release_has_is_wrong_usage(newsroom):
    with pytest.raises(UsageError) as caught:
        stand(newsroom, "fr", "de")

    assert "no release is published in de" == caught.value.diagnostics[0].message


def test_each_file_is_read_once_whatever_number_of_releases_share_it(newsroom, monkeypatch):
    for name in ("first", "second", "third"):
        release(newsroom, name, "2030-01-01")
    seen = []
    honest = jobs.writer.read
    monkeypatch.setattr(jobs.writer, "read", lambda path, name: seen.append(path.name) or honest(path, name))

    stand(newsroom, "ar")

    assert ["house.po", "presskit.po", "presskit.pot", "presskit.yaml"] == sorted(
        name for name in seen if name not in {"release.yaml", f"{NAME}.po"}
    )


# --- ready is what render does --------------------------------------------------------------------------------------

STATES = {
    "as it is": lambda entry: entry,
    "untranslated": lambda entry: re.sub('msgstr ".*"', 'msgstr ""', entry),
    "fuzzy": lambda entry: f"#, fuzzy\n{entry}",
    "merged": lambda entry: "# presskit: merged\n" + re.sub('msgstr ".*"', 'msgstr ""', entry),
    "without figures": lambda entry: re.sub(r'(msgstr "[^{\n]*)\{\w+[.\w]*\}', r"\1", entry),
    "an open mark": lambda entry: entry.replace('msgstr "', 'msgstr "**'),
    "a name brought in": lambda entry: entry[:-1] + ' {azrou.full}"',
    "the source again": lambda entry: re.sub('msgid (".*")\nmsgstr ".*"', r"msgid \1\nmsgstr \1", entry),
    "obsolete": lambda entry: re.sub("(?m)^", "#~ ", re.sub("(?m)^#.*\n", "", entry)),
    "lost": lambda _: "",
}
"""What may be the matter with an entry of a catalog."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A newsroom whose catalogs change, its release read once."""
    folder = tmp_path_factory.mktemp("desk") / "bus"
    shutil.copytree(DATA / "library-bus", folder)
    (job,) = jobs.find((), lambda: b"", folder, lambda _: None)
    return folder, job, jobs.read(job, lambda _: None)


def set_out(folder, tag, states):
    """Write the catalogs of a language with each entry in one of the states."""
    chosen = iter(states)
    for domain in ("house", NAME):
        text = (DATA / f"library-bus/locales/{tag}/LC_MESSAGES/{domain}.po").read_text("utf-8")
        header, *entries = text.rstrip().split("\n\n")
        changed = sorted((STATES[next(chosen)](entry) for entry in entries), key=lambda entry: entry.startswith("#~"))
        path = folder / f"locales/{tag}/LC_MESSAGES/{domain}.po"
        path.write_text("\n\n".join([header, *changed]).rstrip() + "\n", "utf-8")


def is_refused(job, read, tag):
    try:
        pipeline.speak(job, read, tag, lambda _: None, draft=False)
    except PresskitError:
        return True
    return False


ENTRIES = 21
FEW_CHANGES = st.dictionaries(st.integers(0, ENTRIES - 1), st.sampled_from([*STATES]), max_size=3)


@pytest.mark.slow
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tag=st.sampled_from(["ar", "fr"]), changes=FEW_CHANGES)
def test_a_language_is_ready_exactly_if_render_does_not_refuse_it(desk, tag, changes):
    folder, job, read = desk
    set_out(folder, tag, [changes.get(at, "as it is") for at in range(ENTRIES)])

    (row,) = standing.standings([job], [tag], lambda _: None)

    assert row.is_ready is not is_refused(job, read, tag)


@pytest.mark.parametrize("state", [one for one in STATES if one != "as it is"])
@pytest.mark.slow
def test_it_is_so_for_each_state_of_every_other_text_alone(desk, state):
    folder, job, read = desk
    seen = []

    for at in range(0, ENTRIES, 2):
        set_out(folder, "fr", [state if index == at else "as it is" for index in range(ENTRIES)])
        (row,) = standing.standings([job], ["fr"], lambda _: None)
        seen.append((row.exit_code, row.is_ready, row.progress.percent == 100, not is_refused(job, read, "fr")))

    assert {(0, True, True, True), (0, False, False, False)} >= set(seen)


def test_the_examples_of_this_newsroom_are_all_ready():
    found = jobs.find((), lambda: b"", TOP, lambda _: None)

    rows = standing.standings(found, (), lambda _: None)

    assert 9 == len(rows)
    assert all(row.is_ready for row in rows)
