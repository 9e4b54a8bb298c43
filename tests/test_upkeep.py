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


def update(job, *languages):
    upkeep.extract(job, NOW, lambda _: None)
    return tuple(upkeep.update(job, languages, lambda _: None))


def change(newsroom, old, new):
    path = newsroom / f"releases/{NAME}/release.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def po(newsroom, tag="fr"):
    return (newsroom / f"locales/{tag}/LC_MESSAGES/{NAME}.po").read_text("utf-8")


def test_a_second_update_writes_nothing(job):
    update(job())

    again = update(job())

    assert [False] * 4 == [one.is_written for one in again]


def test_the_source_language_needs_no_catalog(job, newsroom):
    update(job())

    assert not (newsroom / "locales/en").exists()


def test_a_rewritten_text_is_new_and_the_old_translation_stays_at_the_end(job, newsroom):
    change(newsroom, "Write to us", "Call us")

    (first, *_) = update(job(), "fr")

    assert (8, 0, 1, 1) == (first.merged.kept, first.merged.revived, first.merged.new, first.merged.obsolete)
    assert 'msgctxt "list"\nmsgid "Call us"\nmsgstr ""\n' in po(newsroom)
    assert '#~ msgctxt "list"\n#~ msgid "Write to us"\n#~ msgstr "Écrivez-nous"\n' in po(newsroom)


def test_a_text_that_comes_back_finds_its_translation(job, newsroom):
    before = po(newsroom).split("\n\n")[1:]
    change(newsroom, "Write to us", "Call us")
    update(job())
    change(newsroom, "Call us", "Write to us")

    update(job())

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
    update(job())

    assert "{stop.span} = du 3 au 5 juin 2024 · {grant.short} = 1,5\u00a0million de dollars" in po(newsroom)
    assert "{azrou} = أزرو · {stop.span} = من 3 إلى 5 يونيو 2024" in po(newsroom, "ar")


def test_a_language_whose_labels_are_missing_can_be_begun(job, newsroom):
    update(job(), "de")

    assert "Plural-Forms: nplurals=2; plural=(n != 1);" in po(newsroom, "de")
    assert "{azrou} = Azrou" in po(newsroom, "de")


def test_what_only_one_language_prints_is_not_asked_of_another(job, newsroom):
    change(newsroom, '["The first bus ran in 1998."]', '[{text: "Only here.", only: [ar]}]')

    update(job())

    assert "Only here." in po(newsroom, "ar")
    assert "Only here." not in po(newsroom, "fr")


def test_a_catalog_that_cannot_be_read_does_not_stop_the_others(job, newsroom):
    (newsroom / f"locales/ar/LC_MESSAGES/{NAME}.po").write_text("<<<<<<< ours\n", "utf-8")
    change(newsroom, "Write to us", "Call us")
    told = []

    upkeep.extract(job(), NOW, told.append)
    done = list(upkeep.update(job(), (), told.append))

    assert {"po-conflict"} == {one.code for one in told}
    assert f"locales/fr/LC_MESSAGES/{NAME}.po" in [one.path for one in done if one.is_written]
    assert "<<<<<<< ours\n" == po(newsroom, "ar")


def test_the_labels_can_be_had_for_a_new_language(job, newsroom):
    assert ("locales/presskit.pot",) == upkeep.extract_labels(job())
    assert () == upkeep.extract_labels(job())
    assert 'msgid "For immediate release"' in (newsroom / "locales/presskit.pot").read_text("utf-8")
