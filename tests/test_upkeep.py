"""The story of the catalogs."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from presskit import jobs, upkeep

DATA = Path(__file__).parent / "data"
NAME = "2024-06-02-library-bus"
NOW = datetime(2030, 1, 2, 3, 4, tzinfo=UTC)


@pytest.fixture
def newsroom(tmp_path):
    shutil.copytree(DATA / "library-bus", tmp_path / "bus")
    return tmp_path / "bus"


@pytest.fixture
def job(newsroom):
    """A function that reads the release as it stands now."""

    def read():
        (found,) = jobs.find([f"releases/{NAME}"], lambda: b"", newsroom, lambda _: None)
        return found

    return read


def change(newsroom, old, new):
    path = newsroom / f"releases/{NAME}/release.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def po(newsroom, tag="fr"):
    return (newsroom / f"locales/{tag}/LC_MESSAGES/{NAME}.po").read_text("utf-8")


def test_a_second_update_writes_nothing(job):
    upkeep.update(job(), (), NOW, lambda _: None)

    again = upkeep.update(job(), (), NOW, lambda _: None)

    assert [False] * 4 == [one.is_written for one in again]


def test_the_source_language_needs_no_catalog(job, newsroom):
    upkeep.update(job(), (), NOW, lambda _: None)

    assert not (newsroom / "locales/en").exists()


def test_a_rewritten_text_is_new_and_the_old_translation_stays_at_the_end(job, newsroom):
    change(newsroom, "Write to us", "Call us")

    (first, *_) = upkeep.update(job(), ("fr",), NOW, lambda _: None)

    assert (8, 0, 1, 1) == (first.merged.kept, first.merged.revived, first.merged.new, first.merged.obsolete)
    assert 'msgctxt "list"\nmsgid "Call us"\nmsgstr ""\n' in po(newsroom)
    assert '#~ msgctxt "list"\n#~ msgid "Write to us"\n#~ msgstr "Écrivez-nous"\n' in po(newsroom)


def test_a_text_that_comes_back_finds_its_translation(job, newsroom):
    before = po(newsroom).split("\n\n")[1:]
    change(newsroom, "Write to us", "Call us")
    upkeep.update(job(), (), NOW, lambda _: None)
    change(newsroom, "Call us", "Write to us")

    upkeep.update(job(), (), NOW, lambda _: None)

    assert before == po(newsroom).split("\n\n")[1:]


def test_the_template_takes_the_date_only_when_its_messages_change(job, newsroom):
    pot = newsroom / f"locales/{NAME}.pot"
    upkeep.extract(job(), NOW, lambda _: None)
    unchanged = pot.read_text("utf-8")
    change(newsroom, "Write to us", "Call us")

    upkeep.extract(job(), NOW, lambda _: None)

    assert "2030-01-02 03:04+0000" not in unchanged
    assert "POT-Creation-Date: 2030-01-02 03:04+0000" in pot.read_text("utf-8")


def test_comments_speak_the_catalogs_language(job, newsroom):
    upkeep.update(job(), (), NOW, lambda _: None)

    assert "{stop.span} = du 3 au 5 juin 2024 · {grant.short} = 1,5\u00a0million de dollars" in po(newsroom)
    assert "{azrou} = أزرو · {stop.span} = من 3 إلى 5 يونيو 2024" in po(newsroom, "ar")


def test_a_language_whose_labels_are_missing_can_be_begun(job, newsroom):
    upkeep.update(job(), ("de",), NOW, lambda _: None)

    assert "Plural-Forms: nplurals=2; plural=(n != 1);" in po(newsroom, "de")
    assert "{azrou} = Azrou" in po(newsroom, "de")
