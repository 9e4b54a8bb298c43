"""Catalogs are read strictly, written canonically, and begun with a right header."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.errors import CatalogError
from presskit.language.plurals import HEADERS
from presskit.translation import po

LOCALES = Path(__file__).parents[3] / "locales"
DATE = "2024-06-02 10:00+0000"


def silent(problem):
    pytest.fail(f"an unexpected warning: {problem.message}")


def test_a_new_catalog_has_the_header_of_its_language():
    catalog = po.empty("ar", "books", DATE)

    expected = (
        'msgid ""\nmsgstr ""\n'
        '"Project-Id-Version: books\\n"\n'
        '"POT-Creation-Date: 2024-06-02 10:00+0000\\n"\n'
        '"PO-Revision-Date: 2024-06-02 10:00+0000\\n"\n'
        '"Last-Translator: \\n"\n'
        '"Language-Team: \\n"\n'
        '"Language: ar\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {HEADERS["ar"]}\\n"\n'
    )
    assert expected == po.write(catalog).decode()


def test_msgfmt_has_nothing_to_say_about_a_new_catalog():
    data = po.write(po.empty("fr", "books", DATE))

    command = ["msgfmt", "--check", "--output-file=/dev/null", "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=True)

    assert b"" == done.stderr


def test_a_new_template_has_no_language():
    catalog = po.empty(None, "books", DATE)

    fields = ["Project-Id-Version", "POT-Creation-Date", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]
    assert fields == list(catalog.metadata)


@pytest.mark.parametrize("language", ["ar", "fr", "pt_BR", "cy", None])
def test_a_new_catalog_is_one_that_is_read(language):
    data = po.write(po.empty(language, "books", DATE))

    catalog = po.read(data, "new.po", language=language, report=silent)

    assert data == po.write(catalog)


def test_msgfmt_checks_a_new_catalog_without_an_error():
    data = po.write(po.empty("ar", "books", DATE))

    done = subprocess.run(["msgfmt", "--check", "--output-file=/dev/null", "-"], input=data, check=False)

    assert 0 == done.returncode


def test_a_catalog_of_an_unknown_language_cannot_be_begun():
    with pytest.raises(ValueError, match="plural forms of 'qqq'"):
        po.empty("qqq", "books", DATE)


@pytest.mark.parametrize("path", sorted(LOCALES.rglob("*.po*")), ids=lambda path: str(path.relative_to(LOCALES)))
def test_the_catalogs_of_this_repository_are_canonical(path):
    language = path.parent.parent.name if path.suffix == ".po" else None

    catalog = po.read(path.read_bytes(), path.name, language=language, report=silent)

    assert path.read_bytes() == po.write(catalog)


def test_syntax_is_judged_without_the_header():
    data = b'msgid ""\nmsgstr "Language: xx\\nContent-Type: text/plain; charset=UTF-8\\nPlural-Forms: none\\n"\n'

    assert "xx" == po.parse(data, "fr.po", silent).metadata["Language"]


def test_parsing_refuses_another_charset():
    with pytest.raises(CatalogError, match="is in KOI8-R"):
        po.parse(b'msgid ""\nmsgstr "Content-Type: text/plain; charset=KOI8-R\\n"\n', "ru.po", silent)


def test_a_byte_order_mark_is_a_warning_and_is_not_written():
    warnings = []

    catalog = po.parse(b'\xef\xbb\xbfmsgid "a"\nmsgstr ""\n', "fr.po", warnings.append)

    assert ["po-byte-order-mark"] == [one.code for one in warnings]
    assert b'msgid "a"\nmsgstr ""\n' == po.write(catalog)


def test_a_header_with_plural_forms_keeps_its_words():
    data = b'msgid ""\nmsgid_plural ""\nmsgstr[0] "Language: fr\\n"\nmsgstr[1] "x"\n'

    assert data == po.write(po.parse(data, "fr.po", silent))


# --- laws -----------------------------------------------------------------------------------------

WHOLE = [
    b'msgid "a"\nmsgstr "b"\n\n',
    b'msgid "c"\nmsgid_plural "d"\nmsgstr[0] "e"\nmsgstr[1] ""\n',
    b'#~ msgid "f"\n#~ msgstr "g"\n',
    b'#| msgid "h"\nmsgctxt "i"\nmsgid "j"\nmsgstr "k"\n',
    b'msgid ""\nmsgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"\n',
]
PARTS = [
    b"# c\n",
    b"#. c\n",
    b"#: c d:1\n",
    b"#, fuzzy\n",
    b"#~ ",
    b"#| ",
    b"\r\n",
    b"\\\n",
    b"\\",
    b'"',
    b'""',
    "\u2028é".encode(),
]
BYTES = st.lists(st.sampled_from(WHOLE) | st.sampled_from(PARTS) | st.binary(max_size=3), max_size=9).map(b"".join)


def typed_of(file):
    """All that a translator typed."""
    typed = [one for one in file if any(po.forms(one)) or one.tcomment]
    return {(one.msgctxt, one.msgid, po.forms(one), one.tcomment, bool(one.obsolete)) for one in typed}


@pytest.mark.slow
@given(BYTES)
def test_whatever_bytes_are_read_are_written_without_a_loss(data):
    try:
        before = po.parse(data, "x.po", lambda _: None)
    except CatalogError:
        return

    written = po.write(before)

    after = po.parse(written, "x.po", silent)
    assert (typed_of(before), before.metadata, before.tail) == (typed_of(after), after.metadata, after.tail)
    assert written == po.write(after)
