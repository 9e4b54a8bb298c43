"""A catalog that another tool has saved keeps all that its translator typed: tests/data/round-trips/README.md."""

import subprocess
from pathlib import Path

import polib
import pytest

from presskit.translation import po
from presskit.translation.merge import merge

FOLDER = Path(__file__).parent / "data" / "round-trips"
OURS = (FOLDER / "ar.po").read_bytes()
DATE = "2024-06-02 10:00+0000"


def read(data):
    return po.read(data, "ar.po", language="ar", report=lambda _: None)


def given():
    """The template of the catalog: its living texts as the release has them."""
    for one in read(OURS).entries():
        if not one.obsolete:
            flags = [flag for flag in one.flags if flag.endswith("-format")]
            yield po.Entry(
                msgctxt=one.msgctxt,
                msgid=one.msgid,
                msgid_plural=one.msgid_plural,
                msgstr_plural=dict.fromkeys(one.msgstr_plural, ""),
                flags=flags,
                comment=one.comment,
                occurrences=one.occurrences,
            )


def updated(data):
    return merge(given(), read(data), po.empty("ar", "bus", DATE)).data


def typed(data):
    """What a translator typed, by context and msgid: words, comment, fuzzy mark, and whether it is obsolete."""
    return {
        (one.msgctxt, one.msgid): (po.forms(one), one.tcomment, one.fuzzy, bool(one.obsolete))
        for one in read(data).entries()
    }


def msgcat(*options):
    done = subprocess.run(["msgcat", *options, FOLDER / "ar.po"], capture_output=True, check=True)
    return done.stdout


def saved_by_polib(folder):
    path = folder / "polib.po"
    polib.pofile(str(FOLDER / "ar.po")).save(str(path))
    return path.read_bytes()


def test_a_catalog_that_is_up_to_date_stays_byte_for_byte():
    assert OURS == updated(OURS)


@pytest.mark.parametrize(
    "options", [("--force-po", "--no-wrap"), (), ("--width=40",)], ids=["Poedit", "wrapped", "narrow"]
)
def test_a_catalog_that_gettext_saved_becomes_the_same(options):
    assert OURS == updated(msgcat(*options))


def test_a_catalog_that_translate_toolkit_saved_becomes_the_same():
    assert OURS == updated((FOLDER / "toolkit.po").read_bytes())


def test_a_catalog_that_polib_saved_keeps_every_word_comment_and_mark(tmp_path):
    assert typed(OURS) == typed(updated(saved_by_polib(tmp_path)))


@pytest.mark.parametrize("change", [b"\r\n", b"\n\n"], ids=["Windows line ends", "blank lines between entries"])
def test_other_line_ends_change_nothing(change):
    again = OURS.replace(b"\n\n", b"\n\n\n") if change == b"\n\n" else OURS.replace(b"\n", change)

    assert OURS == updated(again)
