"""Finding the releases that the user names, their newsroom, catalogs and labels."""

import shutil
from pathlib import Path

import pytest

from presskit import jobs
from presskit.errors import CatalogError, EnvironmentFault, ReleaseError, UsageError

DATA = Path(__file__).parent / "data"
NAME = "2024-06-02-library-bus"


@pytest.fixture
def newsroom(tmp_path):
    shutil.copytree(DATA / "library-bus", tmp_path / "bus")
    return tmp_path / "bus"


def find(*targets, here, data=b""):
    return jobs.find(targets, lambda: data, here, lambda _: None)


def code(caught):
    return caught.value.diagnostics[0].code


def test_no_target_means_every_release_newest_first(newsroom):
    older = newsroom / "releases" / "2020-01-01-first"
    shutil.copytree(newsroom / "releases" / NAME, older)

    assert [NAME, "2020-01-01-first"] == [job.id for job in find(here=newsroom)]


@pytest.mark.parametrize(
    ("target", "name"),
    [(f"releases/{NAME}", NAME), (f"releases/{NAME}/release.yaml", NAME), ("loose.yaml", "loose"), ("-", "release")],
)
def test_the_id_is_the_folders_or_the_files_name(newsroom, target, name):
    (newsroom / "loose.yaml").touch()

    (job,) = find(target, here=newsroom)

    assert name == job.id


def test_a_path_is_shown_as_the_user_would_type_it(newsroom, tmp_path):
    (below,) = find("release.yaml", here=newsroom / "releases" / NAME)
    (above,) = find(str(newsroom / "releases" / NAME), here=tmp_path)
    (outside,) = find(str(newsroom / "releases" / NAME), here=newsroom / "locales")

    assert ("release.yaml", f"bus/releases/{NAME}/release.yaml") == (below.path, above.path)
    assert str(newsroom / "releases" / NAME / "release.yaml") == outside.path


def test_catalogs_name_the_yaml_from_the_newsroom_wherever_one_stands(newsroom):
    (job,) = find("release.yaml", here=newsroom / "releases" / NAME)

    assert f"releases/{NAME}/release.yaml" == job.origin()


@pytest.mark.parametrize(
    ("targets", "expected"),
    [(["nowhere.yaml"], "no-release"), (["locales"], "no-release")],
)
def test_what_is_not_there_is_wrong_usage(newsroom, targets, expected):
    with pytest.raises(UsageError) as caught:
        find(*targets, here=newsroom)

    assert expected == code(caught)


def test_two_releases_that_would_share_their_files_are_refused(newsroom):
    shutil.copytree(newsroom / "releases" / NAME, newsroom / "other" / NAME)

    with pytest.raises(UsageError) as caught:
        find(f"releases/{NAME}", f"other/{NAME}", here=newsroom)

    assert "same-id" == code(caught)


def test_a_release_named_twice_is_one(newsroom):
    assert 1 == len(find(f"releases/{NAME}", f"releases/{NAME}/release.yaml", here=newsroom))


def test_all_releases_need_a_newsroom(tmp_path):
    with pytest.raises(UsageError) as caught:
        find(here=tmp_path)

    assert "no-newsroom" == code(caught)


def test_a_newsroom_without_releases_says_how_to_begin(tmp_path):
    (tmp_path / "presskit.yaml").write_text("presskit: 1\n", "utf-8")

    with pytest.raises(UsageError) as caught:
        find(here=tmp_path)

    assert "no-release" == code(caught)


def test_a_file_that_cannot_be_read_is_the_machines_fault(newsroom, monkeypatch):
    honest = Path.read_bytes

    def refuse(path):
        if path.name == "loose.yaml":
            raise PermissionError(13, "Permission denied")
        return honest(path)

    (newsroom / "loose.yaml").touch()
    monkeypatch.setattr(Path, "read_bytes", refuse)

    (job,) = find("loose.yaml", here=newsroom)

    with pytest.raises(EnvironmentFault) as caught:
        jobs.read(job, lambda _: None)

    assert "cannot-read" == code(caught)


def test_a_release_that_cannot_be_read_stops_no_other(newsroom):
    (newsroom / "releases/2030-01-01-folder/release.yaml").mkdir(parents=True)

    folder, good = find(here=newsroom)

    assert ("2030-01-01-folder", NAME, None) == (folder.id, good.id, good.fault)
    assert f"releases/2030-01-01-folder/{jobs.RELEASE_FILE} cannot be read" in str(folder.fault)


def test_a_broken_newsroom_is_told(newsroom):
    (newsroom / "presskit.yaml").write_text("presskit: 1\norganisation: cba\n", "utf-8")

    with pytest.raises(ReleaseError) as caught:
        find(f"releases/{NAME}", here=newsroom)

    assert "unknown-field" == code(caught)


def test_a_catalog_holds_the_releases_words_and_the_houses(newsroom):
    (job,) = find(f"releases/{NAME}", here=newsroom)
    release = jobs.read(job, lambda _: None)

    catalog = jobs.catalog_of(job, release, "fr", lambda _: None)

    assert "ALC" == catalog.words(release.house.organizations["cba"].short)
    assert "Premier arrêt : {azrou}" == catalog.words(release.subheadline)


def test_a_language_without_catalogs_has_an_empty_one(newsroom):
    (job,) = find(f"releases/{NAME}", here=newsroom)
    release = jobs.read(job, lambda _: None)

    assert {} == jobs.catalog_of(job, release, "de", lambda _: None).entries


def test_the_problems_of_both_catalogs_come_together(newsroom):
    for domain in (NAME, "house"):
        (newsroom / f"locales/fr/LC_MESSAGES/{domain}.po").write_text("msgid\n", "utf-8")
    (job,) = find(f"releases/{NAME}", here=newsroom)

    with pytest.raises(CatalogError) as caught:
        jobs.catalog_of(job, jobs.read(job, lambda _: None), "fr", lambda _: None)

    assert {"house.po", f"{NAME}.po"} == {Path(one.span.path).name for one in caught.value.diagnostics}


def test_a_newsrooms_own_label_wins(newsroom):
    own = newsroom / "locales/fr/LC_MESSAGES/presskit.po"
    header = (newsroom / "locales/fr/LC_MESSAGES/house.po").read_text("utf-8").split("\n\n")[0]
    own.write_text(header + '\n\nmsgid "– ENDS –"\nmsgstr "– TERMINÉ –"\n', "utf-8")
    (job,) = find(f"releases/{NAME}", here=newsroom)

    labels = jobs.labels_of(job, job.newsroom.language("fr"), lambda _: None)

    assert ("– TERMINÉ –", "Notes aux rédacteurs", ()) == (
        labels("– ENDS –"),
        labels("Notes to editors"),
        labels.missing,
    )


def test_languages_come_in_the_releases_order(newsroom):
    (job,) = find(f"releases/{NAME}", here=newsroom)
    release = jobs.read(job, lambda _: None)

    assert ("en", "ar", "fr") == jobs.languages_of(release, ())
    assert ("ar", "fr") == jobs.languages_of(release, ("fr", "ar"))


def test_a_language_that_a_release_lacks_is_wrong_usage(newsroom):
    (job,) = find(f"releases/{NAME}", here=newsroom)

    with pytest.raises(UsageError) as caught:
        jobs.languages_of(jobs.read(job, lambda _: None), ("de",))

    assert "no-language" == code(caught)


def test_labels_that_are_not_all_there_are_refused_where_all_are_needed(newsroom):
    (job,) = find(f"releases/{NAME}", here=newsroom)

    with pytest.raises(CatalogError) as caught:
        jobs.complete_labels_of(job, job.newsroom.language("de"), lambda _: None)

    assert "missing-labels" == code(caught)
    assert () == jobs.complete_labels_of(job, job.newsroom.language("fr"), lambda _: None).missing
