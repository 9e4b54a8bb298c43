"""The story of the catalogs."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from presskit import jobs, upkeep, writer
from presskit.errors import EnvironmentFault, UsageError
from presskit.upkeep import Order

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


def update(job, *languages, **asked):
    """Update and save; what became of each PO file, by language and domain."""
    drafts = upkeep.update(job, Order(NOW, languages, **asked), lambda _: None)
    return {(one.draft.path.parts[-3], one.draft.path.stem): one for one in upkeep.save(drafts) if one.draft.merged}


def extract(job):
    return [one.draft.name for one in upkeep.save(upkeep.extract(job, NOW, lambda _: None)) if one.is_written]


def change(newsroom, old, new):
    path = newsroom / f"releases/{NAME}/release.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def publish_in(newsroom, tag):
    path = newsroom / "presskit.yaml"
    path.write_text(
        path.read_text("utf-8").replace("languages: [en, ar, fr]", f"languages: [en, ar, fr, {tag}]"), "utf-8"
    )


def po(newsroom, tag="fr"):
    return (newsroom / f"locales/{tag}/LC_MESSAGES/{NAME}.po").read_text("utf-8")


def test_a_second_update_writes_nothing(job):
    update(job())

    again = update(job())

    assert [False] * 4 == [one.is_written for one in again.values()]


def test_the_source_language_needs_no_catalog(job, newsroom):
    update(job())

    assert not (newsroom / "locales/en").exists()


def test_a_rewritten_text_is_new_and_the_old_translation_stays_at_the_end(job, newsroom):
    change(newsroom, "Write to us", "Call us")

    merged = update(job(), "fr")["fr", NAME].draft.merged

    assert (8, 0, 1, 1) == (merged.kept, merged.revived, merged.new, merged.obsolete)
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
    extract(job())
    unchanged = pot.read_text("utf-8")
    change(newsroom, "Write to us", "Call us")

    assert [f"locales/{NAME}.pot"] == extract(job())

    assert "2030-01-02 03:04+0000" not in unchanged
    assert "POT-Creation-Date: 2030-01-02 03:04+0000" in pot.read_text("utf-8")


def test_comments_speak_the_catalogs_language(job, newsroom):
    update(job())

    assert "{stop.span} = du 3 au 5 juin 2024 · {grant.short} = 1,5\u00a0million de dollars" in po(newsroom)
    assert "{azrou} = أزرو · {stop.span} = من 3 إلى 5 يونيو 2024" in po(newsroom, "ar")


def test_a_language_whose_labels_are_missing_can_be_begun(job, newsroom):
    publish_in(newsroom, "de")

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

    saved = upkeep.save(upkeep.update(job(), Order(NOW), told.append))

    assert {"po-conflict"} == {one.code for one in told}
    assert f"locales/fr/LC_MESSAGES/{NAME}.po" in [one.draft.name for one in saved if one.is_written]
    assert "<<<<<<< ours\n" == po(newsroom, "ar")


def test_the_labels_can_be_had_for_a_new_language(job, newsroom):
    first = upkeep.save([upkeep.extract_labels(job())])
    second = upkeep.save([upkeep.extract_labels(job())])

    assert [("locales/presskit.pot", True)] == [(one.draft.name, one.is_written) for one in first]
    assert [False] == [one.is_written for one in second]
    assert 'msgid "For immediate release"' in (newsroom / "locales/presskit.pot").read_text("utf-8")


def test_a_comment_says_what_the_house_says_once_it_is_up_to_date(job, newsroom):
    """A name that only changed its quotes keeps its translation in this very run, so a second one has nothing to do."""
    yaml = newsroom / "presskit.yaml"
    yaml.write_text(yaml.read_text("utf-8").replace("city: Azrou", "city: “Azrou”"), "utf-8")
    for tag in ("ar", "fr"):
        path = newsroom / f"locales/{tag}/LC_MESSAGES/house.po"
        path.write_text(path.read_text("utf-8").replace('msgid "Azrou"', 'msgid "\\"Azrou\\""'), "utf-8")

    update(job())

    assert "{azrou} = أزرو" in po(newsroom, "ar")
    assert [False] * 4 == [one.is_written for one in update(job()).values()]


def test_a_catalog_that_names_another_rule_of_its_plurals_gets_as_many_forms(job, newsroom):
    """Of a language that gettext's table does not know, the translator's own rule counts."""
    change(newsroom, "body:", "body:\n  - paragraph: {one: a village, other: '{villages} villages', count: villages}")
    publish_in(newsroom, "cy")
    update(job(), "cy")
    path = newsroom / f"locales/cy/LC_MESSAGES/{NAME}.po"
    header = path.read_text("utf-8").partition('"Plural-Forms: ')[2].partition('\\n"')[0]
    path.write_text(path.read_text("utf-8").partition("\n\n")[0].replace(header, "nplurals=2; plural=n!=1;"), "utf-8")

    update(job(), "cy")

    assert 'msgstr[1] ""\n' in path.read_text("utf-8")
    assert "msgstr[2]" not in path.read_text("utf-8")


# --- memory ---------------------------------------------------------------------------------------


def test_the_very_words_of_another_release_are_suggested(newsroom):
    shutil.copytree(newsroom / f"releases/{NAME}", newsroom / "releases/2025-01-01-second")
    change(newsroom, "Write to us", "Call us")
    (second, _) = jobs.find([], lambda: b"", newsroom, lambda _: None)

    done = update(second)

    assert 9 == done["fr", "2025-01-01-second"].draft.merged.remembered
    assert '#, fuzzy\nmsgctxt "list"\nmsgid "Write to us"\nmsgstr "Écrivez-nous"' in (
        newsroom / "locales/fr/LC_MESSAGES/2025-01-01-second.po"
    ).read_text("utf-8")
    assert [False] * 4 == [one.is_written for one in update(second).values()]


def test_a_broken_catalog_of_another_release_is_not_remembered(job, newsroom):
    (newsroom / "locales/fr/LC_MESSAGES/2020-old.po").write_text("<<<<<<< ours\n", "utf-8")
    change(newsroom, "Write to us", "Call us")

    assert 1 == update(job())["fr", NAME].draft.merged.new


# --- what the author says means the same ----------------------------------------------------------


def test_a_typo_that_the_author_vouches_for_leaves_the_translation_as_it_is(job, newsroom):
    change(newsroom, "{cba} sends a library bus", "{cba} sends a libary bus")
    update(job())
    change(newsroom, "{cba} sends a libary bus", "{cba} sends a library bus")

    done = update(job(), same_meaning=frozenset({"headline"}))

    assert (9, 0) == (done["ar", NAME].draft.merged.kept, done["ar", NAME].draft.merged.fuzzy)
    assert "#, fuzzy" not in po(newsroom)


def test_a_text_that_is_vouched_for_in_vain_is_told_at_its_place(job, newsroom):
    change(newsroom, "{cba} sends a library bus", "The association sends a bus full of books")
    update(job(), "fr")
    order = Order(NOW, ("fr",), same_meaning=frozenset({"headline"}))

    (told,) = upkeep.doubted(upkeep.update(job(), order, lambda _: None))

    reason = "since it was translated, more than a slip of the pen has changed"
    assert ("still-fuzzy", f"`headline` stays fuzzy: {reason}") == (told.code, told.message)
    assert (f"locales/fr/LC_MESSAGES/{NAME}.po", 'msgctxt "headline"') == (told.span.path, told.span.text)
    assert "if the translation is right, take its fuzzy mark away in this file" == told.hint


def test_a_text_that_is_vouched_for_and_trusted_is_not_told(job, newsroom):
    change(newsroom, "How to take part", "How to take pert")

    drafts = upkeep.update(job(), Order(NOW, same_meaning=frozenset({"heading"})), lambda _: None)

    assert [] == list(upkeep.doubted(drafts))


def test_a_release_without_the_language_asked_for_gets_no_catalog_of_it(job, newsroom):
    update(job(), "de")

    assert not (newsroom / "locales/de").exists()


def checked(job, *names):
    drafts = upkeep.update(job, Order(NOW, same_meaning=frozenset(names)), lambda _: None)
    with pytest.raises(UsageError) as caught:
        upkeep.check_same_meaning(names, drafts)
    return caught.value.diagnostics


def test_a_name_that_no_text_has_is_told_with_those_that_there_are(job):
    (problem,) = checked(job(), "amrany")

    assert "unknown-text" == problem.code
    assert problem.hint.startswith("did you mean `amrani`? there are amrani, azrou, cba, press, rabat, body, heading")


def test_a_name_of_several_changed_texts_is_too_little(job, newsroom):
    change(newsroom, "See [the timetable]({timetable})", "See [the time table]({timetable})")
    change(newsroom, "Write to us", "Write to us!")

    (problem,) = checked(job(), "list")

    assert ("several-texts", "`list` is the msgctxt of several texts that have changed") == (
        problem.code, problem.message,
    )  # fmt: skip


def test_a_name_of_changed_texts_in_several_releases_is_too_little(newsroom):
    other = "2025-01-01-second"
    shutil.copytree(newsroom / f"releases/{NAME}", newsroom / "releases" / other)
    for tag in ("ar", "fr"):
        folder = newsroom / f"locales/{tag}/LC_MESSAGES"
        shutil.copy(folder / f"{NAME}.po", folder / f"{other}.po")
    for name in (NAME, other):
        path = newsroom / f"releases/{name}/release.yaml"
        path.write_text(path.read_text("utf-8").replace("First stop:", "The first stop:"), "utf-8")
    order = Order(NOW, same_meaning=frozenset({"subheadline"}))
    both = jobs.find([], lambda: b"", newsroom, lambda _: None)
    drafts = [draft for one in both for draft in upkeep.update(one, order, lambda _: None)]

    with pytest.raises(UsageError, match="`subheadline` names changed texts of several releases"):
        upkeep.check_same_meaning(["subheadline"], drafts)


# --- saving ---------------------------------------------------------------------------------------


def test_what_a_translator_saves_meanwhile_is_merged_anew(job, newsroom):
    change(newsroom, "Write to us", "Call us")
    drafts = upkeep.update(job(), Order(NOW), lambda _: None)
    path = newsroom / f"locales/fr/LC_MESSAGES/{NAME}.po"
    path.write_text(path.read_text("utf-8").replace("Écrivez-nous", "Écrivez à l’ALC"), "utf-8")

    upkeep.save(drafts)

    assert '#~ msgstr "Écrivez à l’ALC"' in po(newsroom)
    assert 'msgid "Call us"' in po(newsroom)


def test_a_file_that_appears_meanwhile_is_merged_anew(job, newsroom):
    path = newsroom / f"locales/fr/LC_MESSAGES/{NAME}.po"
    before = path.read_bytes()
    path.unlink()
    drafts = upkeep.update(job(), Order(NOW), lambda _: None)
    path.write_bytes(before)

    upkeep.save(drafts)

    assert before == path.read_bytes()


def test_one_who_saves_again_and_again_is_left_to_it(job, newsroom, monkeypatch):
    change(newsroom, "Write to us", "Call us")
    drafts = upkeep.update(job(), Order(NOW), lambda _: None)
    path = newsroom / f"locales/fr/LC_MESSAGES/{NAME}.po"
    write_all, turns = writer.write_all, []

    def save_first(files, **options):
        turns.append(1)
        path.write_text(path.read_text("utf-8").replace("Écrivez-nous", f"Écrivez-nous {len(turns)}"), "utf-8")
        return write_all(files, **options)

    monkeypatch.setattr(writer, "write_all", save_first)

    with pytest.raises(EnvironmentFault, match=f"overtaken: locales/fr/LC_MESSAGES/{NAME}.po is saved by someone else"):
        upkeep.save(drafts)

    assert 'msgid "Call us"' not in po(newsroom)
