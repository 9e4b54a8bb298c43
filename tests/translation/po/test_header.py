"""A header keeps its lines, and is refused where it does not suit its catalog's language."""

from __future__ import annotations

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.errors import CatalogError
from presskit.language.plurals import HEADERS
from presskit.translation import po
from presskit.translation.po.header import fields

BABELS_ARABIC = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=0 && n%100<=2 ? 4 : 5);"
)
PLURAL = 'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "bs"\n'


def catalog(*lines, body='msgid "a"\nmsgstr ""\n'):
    header = "".join(f'"{line}\\n"\n' for line in ("Content-Type: text/plain; charset=UTF-8", *lines))
    return f'msgid ""\nmsgstr ""\n{header}\n{body}'


def read(text, language):
    warnings = []
    return po.read(text.encode(), "x.po", language=language, report=warnings.append), warnings


def problem_of(text, language):
    with pytest.raises(CatalogError) as caught:
        read(text, language)
    return caught.value.diagnostics[0]


# --- fields ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", {}, id="empty"),
        pytest.param("A: 1\nB:2\n", {"A": "1", "B": "2"}, id="usual"),
        pytest.param("A: 1", {"A": "1"}, id="without its last newline"),
        pytest.param("A: b: c\n", {"A": "b: c"}, id="a colon in the value"),
        pytest.param("A: 1\n more\nB: 2\n", {"A": "1\nmore", "B": "2"}, id="a line that belongs to the one above"),
        pytest.param("lost\nA: 1\n", {"A": "1"}, id="a line above all fields"),
        pytest.param("A: 1\nA: 2\n", {"A": "2"}, id="twice"),
    ],
)
def test_a_header_has_fields(text, expected):
    assert expected == fields(text)


@given(st.lists(st.text(alphabet="AB: é\t", max_size=6), max_size=5).map("\n".join))
def test_an_unchanged_header_keeps_every_line(text):
    entry = polib.POEntry(msgid="", msgstr=f"Content-Type: text/plain; charset=UTF-8\n{text}")
    data = po.write(po.parse(catalog().encode(), "x.po", print)).replace(
        b'"Content-Type: text/plain; charset=UTF-8\\n"',
        "\n".join(f'"{line}\\n"' for line in entry.msgstr.split("\n")).encode(),
    )

    file = po.parse(data, "x.po", print)

    assert file.head.msgstr in {entry.msgstr, f"{entry.msgstr}\n"}
    assert po.write(file) == po.write(po.parse(po.write(file), "x.po", print))


def test_a_changed_field_changes_its_line_only():
    file, _ = read(catalog("X-Odd:   kept", "no field", "Language: fr", "X-Last: 1"), "fr")

    file.metadata["Language"] = "fr_CA"
    file.metadata["X-New"] = "2"
    del file.metadata["X-Last"]

    lines = po.write(file).decode().split("\n\n")[0].split("\n")[3:]
    assert ['"X-Odd:   kept\\n"', '"no field\\n"', '"Language: fr_CA\\n"', '"X-New: 2\\n"'] == lines


def test_a_header_made_by_hand_is_written_in_its_order():
    file = polib.POFile()
    file.metadata = {"B": "1", "A": "2"}

    assert b'msgid ""\nmsgstr ""\n"B: 1\\n"\n"A: 2\\n"\n' == po.write(file)


def test_the_headers_comment_and_fuzziness_follow_polibs():
    file, _ = read("# old\n#, fuzzy, c-format\n" + catalog("Language: fr"), "fr")

    file.header, file.metadata_is_fuzzy = "new", False

    assert po.write(file).startswith(b'# new\n#, c-format\nmsgid ""\n')


# --- charset --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content_type", "message"),
    [
        pytest.param("text/plain; charset=ISO-8859-1", "is in ISO-8859-1; presskit reads UTF-8", id="another"),
        pytest.param("text/plain; charset=CHARSET", "does not say the charset", id="as xgettext leaves it"),
        pytest.param("text/plain; charset=", "does not say the charset", id="empty"),
        pytest.param("text/plain", "does not say the charset", id="none"),
        pytest.param("text/plain; charset=utf8", "'utf8' is spelled UTF-8", id="a spelling gettext refuses"),
    ],
)
def test_a_charset_that_is_not_utf8_is_refused(content_type, message):
    problem = problem_of(f'msgid ""\nmsgstr "Content-Type: {content_type}\\n"\n', None)

    assert message in problem.message
    assert ("po-encoding", 2, 9) == (problem.code, problem.span.line, problem.span.column)


def test_a_charset_in_small_letters_is_utf8():
    file, _ = read('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n', None)

    assert "text/plain; charset=utf-8" == file.metadata["Content-Type"]


# --- language -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty file"),
        pytest.param('msgid "a"\nmsgstr ""\n', id="none"),
        pytest.param('msgid ""\nmsgstr ""\n', id="empty"),
        pytest.param('msgid ""\nmsgid_plural ""\nmsgstr[0] "X: 1"\n', id="plural"),
        pytest.param('#~ msgid ""\n#~ msgstr "X: 1"\n', id="obsolete"),
    ],
)
@pytest.mark.parametrize("language", ["fr", None])
def test_a_catalog_without_a_header_is_refused(text, language):
    problem = problem_of(text, language)

    assert ("po-header", "x.po", 0) == (problem.code, problem.span.path, problem.span.line)


def test_an_emptied_catalog_says_how_to_have_it_again():
    problem = problem_of("\n", "fr")

    assert ("the file is empty", "delete the empty file, then run `presskit update`") == (problem.message, problem.hint)


@pytest.mark.parametrize(
    ("text", "place"),
    [('msgid "a"\nmsgstr ""\n', "at its top"), ('msgid ""\nmsgstr ""\n', "in the place of its empty")],
)
def test_the_lines_that_a_catalog_lacks_can_be_pasted(text, place):
    problem = problem_of(text, "fr")

    first, _, lines = problem.hint.partition("\n")
    body = text if place == "at its top" else ""
    read = po.read(f"{lines}\n\n{body}".encode(), "x.po", language="fr", report=lambda _: None)
    assert place in first
    assert "nplurals=2; plural=(n > 1);" == read.metadata["Plural-Forms"]


def test_a_catalog_of_another_language_is_refused():
    problem = problem_of(catalog("Language: ar"), "fr")

    assert "the header says that this catalog is in 'ar', but it stands in the folder of 'fr'" == problem.message
    assert (4, 2, 8) == (problem.span.line, problem.span.column, problem.span.length)


@pytest.mark.parametrize("said", ["pt_BR", "pt-BR", "pt-br"])
def test_a_tag_may_be_written_in_either_way(said):
    file, warnings = read(catalog(f"Language: {said}"), "pt_BR")

    assert [] == warnings
    assert said == file.metadata["Language"]


def test_a_catalog_that_does_not_say_its_language_is_read_with_a_warning():
    _, warnings = read(catalog(), "fr")

    assert ["po-language"] == [one.code for one in warnings]


def test_a_template_needs_no_language():
    _, warnings = read(catalog(body='msgid "a"\nmsgid_plural "as"\nmsgstr[0] ""\nmsgstr[1] ""\n'), None)

    assert [] == warnings


# --- plurals --------------------------------------------------------------------------------------


def test_another_spelling_of_the_right_rule_is_accepted():
    file, _ = read(catalog("Language: fr", "Plural-Forms: nplurals=2; plural=n>=2;", body=PLURAL), "fr")

    assert "nplurals=2; plural=n>=2;" == file.metadata["Plural-Forms"]


def test_a_language_without_a_known_rule_takes_any():
    file, _ = read(catalog("Language: cy", "Plural-Forms: nplurals=2; plural=n>1;", body=PLURAL), "cy")

    assert 1 == len(file)


@pytest.mark.parametrize(
    ("language", "header", "message"),
    [
        pytest.param("fr", "nplurals=2; plural=(n != 1);", "is not that of 'fr'", id="English for French"),
        pytest.param("ar", "nplurals=2; plural=(n != 1);", "is not that of 'ar'", id="English for Arabic"),
        pytest.param("ar", BABELS_ARABIC, "forms 4 and 5 of the Arabic plural are exchanged", id="Babel's Arabic"),
        pytest.param("fr", BABELS_ARABIC, "is not that of 'fr'", id="Babel's Arabic for French"),
        pytest.param("fr", "nplurals=2; plural=(n", "lacks a `)`", id="broken"),
        pytest.param("fr", "nplurals=INTEGER; plural=EXPRESSION;", "nplurals is 'INTEGER'", id="as xgettext leaves it"),
    ],
)
def test_a_plural_rule_that_is_not_the_languages_is_refused(language, header, message):
    problem = problem_of(catalog(f"Language: {language}", f"Plural-Forms: {header}"), language)

    assert message in problem.message
    assert ("po-plural", 5, 2) == (problem.code, problem.span.line, problem.span.column)
    assert HEADERS[language] in problem.hint


def test_plural_texts_need_a_plural_rule():
    problem = problem_of(catalog("Language: fr", body=PLURAL), "fr")

    assert "the header does not say the plural forms that the catalog has" == problem.message


def test_a_catalog_without_plural_texts_needs_no_rule():
    file, _ = read(catalog("Language: fr", body="#~ " + PLURAL.replace("\n", "\n#~ ")), "fr")

    assert "Plural-Forms" not in file.metadata


def test_every_text_with_too_few_or_too_many_forms_is_told():
    body = (
        PLURAL + '\nmsgid "b"\nmsgid_plural "bs"\nmsgstr[0] "c"\n\n' + PLURAL.replace('"a"', '"d"') + 'msgstr[2] ""\n'
    )
    text = catalog("Language: fr", f"Plural-Forms: {HEADERS['fr']}", body=body)

    with pytest.raises(CatalogError) as caught:
        read(text, "fr")

    messages = [one.message for one in caught.value.diagnostics]
    assert [
        "this text has 1 plural form, but the language has 2",
        "this text has 3 plural forms, but the language has 2",
    ] == messages
    assert [12, 16] == [one.span.line for one in caught.value.diagnostics]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('msgid "a"\nmsgid_plural "as"\nmsgstr[0] ""\n', id="empty"),
        pytest.param('#, fuzzy\nmsgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\n', id="fuzzy"),
        pytest.param('#~ msgid "a"\n#~ msgid_plural "as"\n#~ msgstr[0] "b"\n', id="obsolete"),
    ],
)
def test_a_text_that_is_not_printed_may_lack_forms(body):
    file, _ = read(catalog("Language: fr", f"Plural-Forms: {HEADERS['fr']}", body=body), "fr")

    assert 1 == len(file)


def test_all_that_is_wrong_with_a_header_is_told_together():
    with pytest.raises(CatalogError) as caught:
        read(catalog("Language: ar", "Plural-Forms: x").replace("UTF-8", "ASCII"), "fr")

    assert ["po-encoding", "po-language", "po-plural"] == [one.code for one in caught.value.diagnostics]
