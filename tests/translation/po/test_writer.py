"""What we write is byte for byte what `msgcat --no-wrap` writes, and loses nothing of what was read."""

from __future__ import annotations

import subprocess

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from presskit.translation import po

HEADER = 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def below_header(data):
    return data.decode().removeprefix(HEADER.removesuffix("\n")).removeprefix("\n")


def canonical(body):
    return below_header(po.write(po.parse((HEADER + body).encode(), "ar.po", lambda _problem: None)))


def by_msgcat(body):
    command = ["msgcat", "--no-wrap", "--force-po", "-"]
    done = subprocess.run(command, input=(HEADER + body).encode(), capture_output=True, check=True)
    return below_header(done.stdout)


def written(**fields):
    catalog = polib.POFile()
    catalog.append(polib.POEntry(**fields))
    return po.write(catalog).decode()


# --- as msgcat ------------------------------------------------------------------------------------

AS_MSGCAT = {
    "order of comments": '#, fuzzy\n#: a:1\n#. x\n# t\n#. y\nmsgid "a"\nmsgstr "b"\n',
    "tight comments": '#t\n#.x\n#:a:1\n#,fuzzy\nmsgid "a"\nmsgstr "b"\n',
    "one empty comment": '#\nmsgid "a"\nmsgstr ""\n',
    "one empty author's comment": '#.\nmsgid "a"\nmsgstr ""\n',
    "empty comments": '#\n# \n# x\n#\n#. y\n#.\nmsgid "a"\nmsgstr ""\n',
    "spaces in comments": '#  two\n#\ttab\n# end \n#.  two\nmsgid "a"\nmsgstr ""\n',
    "comments that look like marks": '# . a\n# : b\n# , c\n# ~ d\n# | e\nmsgid "a"\nmsgstr ""\n',
    "references to 79 bytes": f"#: {'a' * 37} {'b' * 38}\n#: {'c' * 37} {'d' * 39}\n" + 'msgid "a"\nmsgstr ""\n',
    "references beyond a line": f"#: {'a' * 90}:1 {'b' * 90} c\n" + 'msgid "a"\nmsgstr ""\n',
    "references count bytes": f"#: {'é' * 37}:1 xx {'م' * 30} y:2\n" + 'msgid "a"\nmsgstr ""\n',
    "references once": '#: b:3 a b:3\n#: a ./c:1\nmsgid "a"\nmsgstr ""\n',
    "flags": '#, no-wrap, python-brace-format, range: 1..3, c-format, fuzzy\nmsgid "a"\nmsgstr "b"\n',
    "fuzzy without a translation": '#, fuzzy, c-format\nmsgid "a"\nmsgstr ""\n',
    "fuzzy plural without a translation": '#, fuzzy\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] ""\n',
    "previous": '#, fuzzy\n#| msgctxt "c"\n#| msgid "o"\n#| "p"\n#| msgid_plural ""\nmsgid "a"\nmsgstr "b"\n',
    "previous of several lines": '#, fuzzy\n#| msgid "o\\np"\nmsgid "a"\nmsgstr "b"\n',
    "several lines": 'msgid "a\\nb"\nmsgstr "c\\nd\\n"\n',
    "one line and its end": 'msgid "a\\n"\nmsgstr "b\\n"\n',
    "ends only": 'msgid "\\n"\nmsgstr "\\n\\n"\n',
    "a long line": f'msgid "{"word " * 60}"\nmsgstr "{"كلمة " * 60}"\n',
    "escapes": 'msgid "\\a\\b\\f\\n\\r\\t\\v\\\\\\""\nmsgstr "\\101\\x42\tx"\n',
    "controls and separators": 'msgid "a\u0085\u2028\u2029\x1c\x7f\x01"\nmsgstr "\u200e\u2068😀\u2069ا\ufeff"\n',
    "plural": 'msgctxt ""\nmsgid "a"\nmsgid_plural "as"\nmsgstr[0] "x"\nmsgstr[1] "y\\nz"\nmsgstr[2] ""\n',
    "an empty plural": 'msgid "a"\nmsgid_plural ""\nmsgstr[0] "x"\nmsgstr[1] ""\n',
    "obsolete last": '#~ msgid "z"\n#~ msgstr "b"\n\nmsgid "m"\nmsgstr ""\n\n#~ msgid "a"\n#~ msgstr "b"\n',
    "obsolete with all": (
        '# t\n#. x\n#: f:1\n#, fuzzy, c-format, range: 1..2, no-wrap\n#~| msgctxt "c"\n#~| msgid "o\\np"\n'
        '#~ msgctxt ""\n#~ msgid "a"\n#~ msgid_plural "as"\n#~ msgstr[0] "b"\n#~ msgstr[1] ""\n'
    ),
    "obsolete of several lines": '#~ msgid "a\\nb"\n#~ msgstr "b"\n#~ "c\\nd"\n',
    "obsolete and empty": '#: f:1\n#~ msgid "a"\n#~ msgstr ""\n',
    "no entries": "",
    "pieces": 'msgid "" "a"   "b"\n\n""\nmsgstr "c""d"\n',
}


@pytest.mark.parametrize("body", [pytest.param(body, id=name) for name, body in AS_MSGCAT.items()])
def test_a_file_is_written_as_msgcat_writes_it(body):
    assert by_msgcat(body) == canonical(body)


@pytest.mark.parametrize("body", [pytest.param(body, id=name) for name, body in AS_MSGCAT.items()])
def test_what_was_written_is_written_alike_again(body):
    once = canonical(body)

    assert once == canonical(once)


# --- where msgcat loses something -----------------------------------------------------------------

KEPT = {
    "flags that gettext does not know": '#, max-length:30\nmsgid "a"\nmsgstr ""\n',
    "fuzzy on a plural whose first form is empty": (
        '#, fuzzy\nmsgid "a"\nmsgid_plural "as"\nmsgstr[0] ""\nmsgstr[1] "x"\n'
    ),
    "an obsolete entry with a comment": '# keep me\n#~ msgid "a"\n#~ msgstr ""\n',
    "an obsolete plural whose first form is empty": (
        '#~ msgid "a"\n#~ msgid_plural "as"\n#~ msgstr[0] ""\n#~ msgstr[1] "x"\n'
    ),
    "comments behind the last entry": 'msgid "a"\nmsgstr ""\n\n# the end\n#. of all\n',
    "a comment that Solaris would take for a reference": '# File: a, line:3\nmsgid "a"\nmsgstr ""\n',
    "a name with spaces": '#: \u2068a b\u2069:1 \u2068a c\u2069:2\nmsgid "a"\nmsgstr ""\n',
}


@pytest.mark.parametrize("body", [pytest.param(body, id=name) for name, body in KEPT.items()])
def test_what_msgcat_loses_is_kept(body):
    assert body == canonical(body)


def test_flags_on_a_second_line_are_kept():
    assert '#, fuzzy, c-format\nmsgid "a"\nmsgstr "b"\n' == canonical('#, fuzzy\n#, c-format\nmsgid "a"\nmsgstr "b"\n')


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_lines_end_in_lf(newline):
    body = '# c\n#.\n#: a:1\nmsgid "a"\nmsgstr "b"\n'

    data = po.write(po.parse((HEADER + body).replace("\n", newline).encode(), "ar.po", print))

    assert (HEADER + body).encode() == data


# --- catalogs made by hand ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"msgid": "a"}, 'msgid "a"\nmsgstr ""\n', id="a text"),
        pytest.param({"msgid": "a", "msgctxt": ""}, 'msgctxt ""\nmsgid "a"\nmsgstr ""\n', id="an empty context"),
        pytest.param(
            {"msgid": "a", "msgid_plural": "b"},
            'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] ""\n',
            id="a plural without forms",
        ),
        pytest.param(
            {"msgid": "a", "msgid_plural": "b", "msgstr_plural": {2: "x"}},
            'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] "x"\n',
            id="a plural with a gap",
        ),
        pytest.param({"msgid": "a", "comment": "x\n\ny"}, '#. x\n#.\n#. y\nmsgid "a"\nmsgstr ""\n', id="a comment"),
        pytest.param({"msgid": "a", "tcomment": "x\\"}, '# x\\ \nmsgid "a"\nmsgstr ""\n', id="a backslash at an end"),
        pytest.param({"msgid": "a", "previous_msgctxt": "x"}, 'msgid "a"\nmsgstr ""\n', id="half a previous text"),
        pytest.param({"msgid": "a", "occurrences": [("f", 3)]}, '#: f:3\nmsgid "a"\nmsgstr ""\n', id="a line number"),
    ],
)
def test_an_entry_made_by_hand_is_written(fields, expected):
    assert expected == written(**fields)


# --- laws -----------------------------------------------------------------------------------------

LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0\4")
TEXTS = st.text(alphabet=st.one_of(st.sampled_from('ab {}"\\\n\t\r#~مé\u2028\u0085\u2067😀'), LETTERS), max_size=12)
LINES = st.text(alphabet=st.one_of(st.sampled_from("ab .:,~|=مé\u2028"), LETTERS), max_size=10).map(
    lambda text: text.replace("\n", "").replace("\r", "").rstrip("\\")
)
COMMENTS = st.lists(LINES, max_size=3).map("\n".join)
NAMES = st.text(alphabet="ab/é.", min_size=1, max_size=30).map(lambda name: f"x{name}")
FLAGS = st.sets(st.sampled_from(["fuzzy", "c-format", "no-c-format", "python-brace-format", "no-wrap", "range: 1..3"]))


@st.composite
def entries(draw):
    """An entry that msgcat keeps whole."""
    text = draw(TEXTS)
    several = dict(enumerate(draw(st.lists(TEXTS, min_size=1, max_size=6))))
    entry = polib.POEntry(
        msgid=draw(TEXTS),
        msgctxt=draw(st.none() | TEXTS),
        tcomment=draw(COMMENTS),
        comment=draw(COMMENTS),
        occurrences=draw(st.lists(st.tuples(NAMES, st.sampled_from(["", "1", "20"])), max_size=6, unique=True)),
        flags=sorted(draw(FLAGS) - ({"c-format"} if draw(st.booleans()) else {"no-c-format"})),
        obsolete=draw(st.booleans()),
    )
    if draw(st.booleans()):
        entry.msgid_plural, entry.msgstr_plural = draw(TEXTS), several
    else:
        entry.msgstr = text
    if draw(st.booleans()):
        entry.previous_msgctxt, entry.previous_msgid = draw(st.none() | TEXTS), draw(TEXTS)
        entry.previous_msgid_plural = draw(st.none() | TEXTS)
    return entry


def key(entry):
    return (entry.msgctxt, entry.msgid)


def is_kept_by_msgcat(entry):
    first = po.forms(entry)[0]
    return (bool(first) or not (entry.obsolete or "fuzzy" in entry.flags)) and key(entry) != (None, "")


CATALOGS = st.lists(entries().filter(is_kept_by_msgcat), max_size=4, unique_by=key)


def catalog_of(several):
    catalog = polib.POFile()
    catalog.header = "Books"
    catalog.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "ar"}
    catalog.extend(several)
    return catalog


@pytest.mark.slow
@settings(max_examples=500, suppress_health_check=[HealthCheck.too_slow])
@given(CATALOGS)
def test_any_catalog_is_written_as_msgcat_writes_it(several):
    data = po.write(catalog_of(several))

    done = subprocess.run(["msgcat", "--no-wrap", "--force-po", "-"], input=data, capture_output=True, check=True)

    assert done.stdout == data


FIELDS = (
    "msgctxt msgid msgid_plural msgstr msgstr_plural tcomment comment occurrences obsolete "
    "previous_msgctxt previous_msgid previous_msgid_plural"
)


@pytest.mark.slow
@given(CATALOGS)
def test_nothing_of_a_catalog_is_lost_by_writing_and_reading(several):
    ordered = sorted(several, key=lambda one: bool(one.obsolete))

    read = po.parse(po.write(catalog_of(several)), "ar.po", print)

    for field in FIELDS.split():
        assert [getattr(one, field) for one in ordered] == [getattr(one, field) for one in read]


def respelled(line, choice):
    """The same line, spelt as badly as gettext allows: a string in two pieces, octal bytes, odd white space."""
    mark, quote, text = line.partition('"')
    if not quote or mark.startswith(("# ", "#.", "#:", "#,")):
        return line
    text = text.removesuffix('"')
    first = text[: choice % (len(text) + 1)].rstrip("\\")
    spelt = first if "\\" in first else "".join(f"\\{byte:03o}" for byte in first.encode())
    return f'{mark.rstrip()}\t"{spelt}"{" " * (choice % 3)}"{text[len(first) :]}"'


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(CATALOGS, st.lists(st.integers(min_value=0, max_value=50), min_size=1, max_size=9))
def test_a_badly_spelt_catalog_is_written_canonically(several, numbers):
    data = po.write(catalog_of(several))
    lines = data.decode().split("\n")
    worse = "\n".join(respelled(line, numbers[at % len(numbers)]) for at, line in enumerate(lines))

    again = po.write(po.parse(worse.encode(), "ar.po", print))

    assert data == again
