"""Two versions of a catalog become one: what one side changed is taken, what both changed is kept twice and fuzzy."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from presskit.translation import po
from presskit.translation.po.writer import quoted
from presskit.translation.threeway import CONFLICT, merge

FIELDS = {
    "Project-Id-Version": "books",
    "POT-Creation-Date": "2024-06-02 10:00+0000",
    "PO-Revision-Date": "2024-06-02 10:00+0000",
    "Last-Translator": "Nadia",
    "Language-Team": "fr",
    "Language": "fr",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n > 1);",
}


def header(**changes):
    fields = FIELDS | {name.replace("_", "-"): value for name, value in changes.items()}
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items() if value)


HEADER = header() + "\n"


def parsed(text):
    return po.parse(text.encode(), "fr.po", lambda _problem: None)


def merged(base, ours, theirs):
    """The body that three bodies become."""
    result = merge(*(parsed(HEADER + body) for body in (base, ours, theirs)), "fr.po")
    return result.data.decode().removeprefix(HEADER.removesuffix("\n")).removeprefix("\n")


def entry(msgid, msgstr, above="", mark=""):
    return f'{above}{mark}msgid "{msgid}"\n{mark}msgstr "{msgstr}"\n'


def plural(*forms):
    return 'msgid "{n} bus"\nmsgid_plural "{n} buses"\n' + "".join(
        f'msgstr[{index}] "{form}"\n' for index, form in enumerate(forms)
    )


def told(*versions):
    lines = [f"# version {number}: {quoted(text)}\n" for number, text in enumerate(versions, 1)]
    return f"# {CONFLICT}\n" + "".join(lines)


A, B, C, D = (entry(name, name.upper()) for name in "abcd")


def counted(form):
    lines = (f"#. form {n}{' (this release)' if n == form else ''}: {n}\n" for n in (0, 1))
    return "".join(lines)


FUZZY = "#, fuzzy\n"
RETIRED_B = entry("b", "B", mark="#~ ")
GUESS = entry("a", "A", FUZZY + '#| msgid "old"\n')

# Of each case the base, ours, theirs, and what they become.
CASES = {
    "one translates": (entry("a", ""), entry("a", "A"), entry("a", ""), entry("a", "A")),
    "one translates what both have added": ("", entry("a", ""), A, A),
    "both translate alike": (entry("a", ""), A, A, A),
    "each translates another": (
        entry("a", "") + "\n" + entry("b", ""),
        A + "\n" + entry("b", ""),
        entry("a", "") + "\n" + B,
        A + "\n" + B,
    ),
    "both translate differently": (
        entry("a", ""),
        entry("a", "X"),
        entry("a", "Y"),
        told("X", "Y") + FUZZY + entry("a", "X"),
    ),
    "both correct differently": (A, entry("a", "X"), entry("a", "Y"), told("X", "Y") + FUZZY + entry("a", "X")),
    "one empties what the other corrects": (
        A,
        entry("a", ""),
        entry("a", "Y"),
        told("", "Y") + FUZZY + entry("a", "Y"),
    ),
    "one approves": (FUZZY + A, A, FUZZY + A, A),
    "one doubts": (A, A, FUZZY + A, FUZZY + A),
    "one approves what the other corrects and doubts": (
        FUZZY + A,
        A,
        FUZZY + entry("a", "Y"),
        FUZZY + entry("a", "Y"),
    ),
    "one doubts what the other corrects": (A, FUZZY + A, entry("a", "X"), FUZZY + entry("a", "X")),
    "one corrects what the other doubts": (A, entry("a", "X"), FUZZY + A, FUZZY + entry("a", "X")),
    "both correct alike, one approves": (FUZZY + A, FUZZY + entry("a", "X"), entry("a", "X"), entry("a", "X")),
    "an update marks one form where the other corrects another": (
        counted(0) + plural("x", "y"),
        counted(1) + FUZZY + plural("x", "y"),
        counted(0) + plural("z", "y"),
        counted(1) + FUZZY + plural("z", "y"),
    ),
    "a new count keeps its mark though the other approves what it read": (
        counted(0) + FUZZY + plural("x", "y"),
        counted(1) + FUZZY + plural("x", "y"),
        counted(0) + plural("x", "y"),
        counted(1) + FUZZY + plural("x", "y"),
    ),
    "one doubt of a new count is enough": (
        counted(0) + plural("x", "y"),
        counted(1) + FUZZY + plural("x", "y"),
        counted(1) + plural("x", "z"),
        counted(1) + FUZZY + plural("x", "z"),
    ),
    "the words before go with the mark": (
        FUZZY + '#| msgid "older"\n' + A,
        entry("a", "X"),
        FUZZY + '#| msgid "old"\n' + entry("a", "X"),
        entry("a", "X"),
    ),
    "a guess of presskit update gives way to a translation": (
        entry("old", "A") + "\n" + entry("a", ""),
        GUESS,
        entry("old", "A") + "\n" + entry("a", "X"),
        entry("a", "X"),
    ),
    "a previous text goes when the entry is approved": (
        GUESS,
        A,
        GUESS,
        A,
    ),
    "a previous text changes with its entry": (A, GUESS, A, GUESS),
    "each comments": ("# x\n" + A, "# x\n# ours\n" + A, "# x\n# theirs\n" + A, "# x\n# ours\n# theirs\n" + A),
    "one takes a comment away": ("# x\n#\n# y\n" + A, "# y\n" + A, "# x\n#\n# y\n# z\n" + A, "# y\n# z\n" + A),
    "one comments, the other translates": (entry("a", ""), "# x\n" + entry("a", ""), A, "# x\n" + A),
    "each changes what the author says": (
        "#. note\n#. {n} = 1\n#: a.yaml\n" + A,
        "#. note\n#. {n} = 2\n#: a.yaml\n" + A,
        "#. new\n#. {n} = 1\n#: b.yaml\n" + A,
        "#. {n} = 2\n#. new\n#: b.yaml\n" + A,
    ),
    "flags of both": ("#, x\n" + A, "#, x, y\n" + A, "#, z\n" + A, "#, y, z\n" + A),
    "each adds behind the same": (A, A + "\n" + B, A + "\n" + C, A + "\n" + B + "\n" + C),
    "theirs stands where it stood": (A + "\n" + D, A + "\n" + D, A + "\n" + C + "\n" + D, A + "\n" + C + "\n" + D),
    "theirs stands where it stood though ours has added": (
        A + "\n" + D,
        B + "\n" + A + "\n" + D,
        A + "\n" + C + "\n" + D,
        B + "\n" + A + "\n" + C + "\n" + D,
    ),
    "one moves, the other translates": (
        entry("a", "") + "\n" + B,
        A + "\n" + B,
        B + "\n" + entry("a", ""),
        B + "\n" + A,
    ),
    "both delete": (A + "\n" + B, A, A, A),
    "one deletes what the other leaves": (A + "\n" + B, A, A + "\n" + B, A),
    "one deletes what the other translates": (
        A + "\n" + entry("b", ""),
        A,
        A + "\n" + B,
        A + "\n" + RETIRED_B,
    ),
    "one translates what the other deletes": (
        A + "\n" + entry("b", ""),
        A + "\n" + B,
        A,
        A + "\n" + RETIRED_B,
    ),
    "one deletes what the other comments": (A + "\n" + B, A, A + "\n# x\n" + B, A + "\n# x\n" + RETIRED_B),
    "one deletes where the other changes the author's words only": (A + "\n" + B, A, A + "\n#. x\n" + B, A),
    "one retires": (A + "\n" + B, A + "\n" + RETIRED_B, A + "\n" + B, A + "\n" + RETIRED_B),
    "one deletes what the other translates, and what the author says of it goes": (
        A + "\n" + entry("b", "", "#. note\n#: a.yaml\n"),
        A,
        A + "\n" + entry("b", "B", "#. note\n#: a.yaml\n"),
        A + "\n" + RETIRED_B,
    ),
    "one retires what the other has new notes for": (
        A + "\n" + entry("b", "B", "#. note\n"),
        A + "\n" + RETIRED_B,
        A + "\n" + entry("b", "X", "#. new\n#: a.yaml\n"),
        A + "\n" + entry("b", "X", mark="#~ "),
    ),
    "one retires what the other corrects": (
        A + "\n" + B,
        A + "\n" + RETIRED_B,
        A + "\n" + entry("b", "X"),
        A + "\n" + entry("b", "X", mark="#~ "),
    ),
    "one revives": (A + "\n" + RETIRED_B, A + "\n" + B, A + "\n" + RETIRED_B, A + "\n" + B),
    "alive on one side, obsolete on the other, new to both": (
        "",
        A,
        entry("a", "X", mark="#~ "),
        told("A", "X") + FUZZY + A,
    ),
    "each fills another form": (
        plural("", ""),
        plural("x", ""),
        plural("", "y"),
        plural("x", "y"),
    ),
    "both fill one form": (
        plural("", ""),
        plural("x", "y"),
        plural("x", "z"),
        f'# {CONFLICT}\n# version 1, form 1: "y"\n# version 2, form 1: "z"\n' + FUZZY + plural("x", "y"),
    ),
    "one becomes a plural text, the other is corrected": (
        entry("{n} bus", "x"),
        plural("x", ""),
        entry("{n} bus", "y"),
        f'# {CONFLICT}\n# version 2: "y"\n' + FUZZY + plural("x", ""),
    ),
    "the other becomes a plural text": (
        entry("{n} bus", "x"),
        entry("{n} bus", "y"),
        plural("x", ""),
        f'# {CONFLICT}\n# version 1: "y"\n' + FUZZY + plural("x", ""),
    ),
    "one becomes a plural text, nothing is lost": (
        entry("{n} bus", "x"),
        plural("x", ""),
        "# c\n" + FUZZY + entry("{n} bus", "x"),
        "# c\n" + FUZZY + plural("x", ""),
    ),
    "both become plural texts of different words": (
        "",
        plural("x", "").replace("buses", "cars"),
        plural("", "y"),
        f'# {CONFLICT}\n# version 1: "x"\n# version 2: "y"\n' + FUZZY + plural("x", "").replace("buses", "cars"),
    ),
    "both become plural texts of different words, one of them untranslated": (
        "",
        plural("", ""),
        plural("x", "").replace("buses", "cars"),
        plural("x", "").replace("buses", "cars"),
    ),
    "comments behind the last entry": (A + "\n# x\n", A + "\n# y\n", A + "\n# x\n# z\n", A + "\n# y\n# z\n"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"), [pytest.param(*case, id=name) for name, case in CASES.items()]
)
def test_two_versions_become_one(base, ours, theirs, expected):
    assert expected == merged(base, ours, theirs)


def test_a_conflict_is_told_at_the_place_where_it_stands_now():
    files = (parsed(HEADER + A + "\n" + body) for body in ("", entry("b", "X"), entry("b", "Y")))

    (conflict,) = merge(*files, "locales/fr/LC_MESSAGES/bus.po").conflicts

    place = HEADER.count("\n") + 8
    assert ("po-merged", place, 'msgid "b"') == (conflict.code, conflict.span.line, conflict.span.text)
    assert "locales/fr/LC_MESSAGES/bus.po" == conflict.span.path


def test_a_text_with_line_breaks_and_quotes_stays_one_line_of_comment():
    result = merged("", entry("a", r"X\n\"Y\""), entry("a", r"\\Z"))

    assert r'# version 1: "X\n\"Y\""' in result.split("\n")
    assert r'# version 2: "\\Z"' in result.split("\n")


def test_a_conflict_whose_mark_was_taken_away_is_told_no_more():
    settled = told("X", "Y") + entry("a", "X")
    files = (parsed(HEADER + settled) for _ in range(3))

    assert () == merge(*files, "fr.po").conflicts


def test_who_settles_a_conflict_settles_it_for_all():
    conflict = told("X", "Y") + FUZZY + entry("a", "X")

    assert entry("a", "Y") == merged(conflict, entry("a", "Y"), conflict)


# --- the header -----------------------------------------------------------------------------------


def fields_of(*changes):
    files = (parsed(header(**one) + "\n" + A) for one in changes)
    return parsed(merge(*files, "fr.po").data.decode()).metadata


OLD, EARLY, LATE = "2024-06-02 10:00+0000", "2024-06-03 10:00+0000", "2024-06-03 10:00-0500"


@pytest.mark.parametrize("turned", [pytest.param(False, id="theirs is later"), pytest.param(True, id="ours is later")])
def test_the_later_revision_and_its_translator_hold(turned):
    early = {"PO_Revision_Date": EARLY, "Last_Translator": "Anna", "X_Generator": "Poedit"}
    late = {"PO_Revision_Date": LATE, "X_Generator": "Weblate"}

    fields = fields_of({}, *((late, early) if turned else (early, late)))

    assert (LATE, "Nadia", "Weblate") == tuple(
        fields[name] for name in ("PO-Revision-Date", "Last-Translator", "X-Generator")
    )


def test_the_later_creation_date_holds_whoever_revised_later():
    ours = {"POT_Creation_Date": LATE, "PO_Revision_Date": EARLY}
    theirs = {"POT_Creation_Date": EARLY, "PO_Revision_Date": LATE}

    fields = fields_of({}, ours, theirs)

    assert (LATE, LATE) == (fields["POT-Creation-Date"], fields["PO-Revision-Date"])


def test_a_field_that_one_side_changed_is_taken_from_it():
    fields = fields_of({"X_Old": "1"}, {"X_Old": "1", "X_Ours": "1"}, {"X_Theirs": "2", "Language_Team": "Presse"})

    assert ("1", "2", "Presse") == tuple(fields[name] for name in ("X-Ours", "X-Theirs", "Language-Team"))
    assert "X-Old" not in fields


@pytest.mark.parametrize("date", ["YEAR-MO-DA HO:MI+ZONE", "?", "2024"])
def test_what_is_no_date_is_older_than_any(date):
    fields = fields_of({"PO_Revision_Date": "x"}, {"PO_Revision_Date": date}, {"PO_Revision_Date": OLD})

    assert OLD == fields["PO-Revision-Date"]


def test_the_headers_comment_and_fuzziness_are_merged_too():
    base, ours, theirs = (above + HEADER for above in ("# x\n#, fuzzy\n", "# x\n# y\n#, fuzzy\n", "# x\n"))

    data = merge(*map(parsed, (base, ours, theirs)), "fr.po").data

    assert data.startswith(b'# x\n# y\nmsgid ""\n')


@pytest.mark.parametrize("sides", [(HEADER, ""), ("", HEADER)])
def test_a_header_that_one_side_lacks_stays(sides):
    assert HEADER.removesuffix("\n").encode() == merge(parsed(""), *map(parsed, sides), "fr.po").data


def test_templates_without_a_language_are_merged_likewise():
    pot = header(Language="", Plural_Forms="", POT_Creation_Date=EARLY)
    other = pot.replace(EARLY, LATE)

    data = merge(parsed(header(Language="")), parsed(pot + "\n" + entry("a", "")), parsed(other), "bus.pot").data

    assert LATE.encode() in data
    assert b'msgid "a"' in data


# --- laws -----------------------------------------------------------------------------------------

WORDS = st.sampled_from(["", "x", "y", "é\u2028", "{n} ا\\", 'two\n"lines"'])
LINES = st.lists(st.sampled_from(["c", "d", "", "presskit: merged"]), max_size=3)


@st.composite
def entries(draw, msgid):
    made = po.Entry(
        msgid=msgid,
        tcomment="\n".join(draw(LINES)),
        comment="\n".join(draw(LINES)),
        occurrences=draw(st.lists(st.sampled_from([("a", ""), ("b", "1")]), max_size=2, unique=True)),
        flags=draw(st.lists(st.sampled_from(["fuzzy", "no-python-brace-format"]), max_size=2, unique=True)),
        obsolete=draw(st.booleans()),
    )
    if draw(st.booleans()):
        made.msgid_plural = draw(st.sampled_from(["many", "several"]))
        made.msgstr_plural = {0: draw(WORDS), 1: draw(WORDS)}
    else:
        made.msgstr = draw(WORDS)
    if draw(st.booleans()):
        made.previous_msgid = draw(st.sampled_from(["old", "older"]))
    return made


@st.composite
def catalogs(draw):
    """A catalog whose lines may end anywhere, with a few texts, so that three of them share most."""
    names = draw(st.lists(st.sampled_from("abc"), unique=True, max_size=3))
    catalog = parsed(header(PO_Revision_Date=draw(st.sampled_from([OLD, EARLY, LATE]))))
    catalog.extend(draw(entries(name)) for name in names)
    return parsed(po.write(catalog).decode())


def canonical(catalog):
    return po.write(catalog)


def texts_of(catalog):
    return {text for one in catalog for text in po.forms(one) if text}


LAW = settings(max_examples=50)
THREE = st.tuples(catalogs(), catalogs(), catalogs())


@pytest.mark.slow
@LAW
@given(catalogs(), catalogs())
def test_what_only_theirs_changed_is_theirs(base, theirs):
    assert canonical(theirs) == merge(base, base, theirs, "fr.po").data


@pytest.mark.slow
@LAW
@given(catalogs(), catalogs())
def test_what_only_ours_changed_is_ours(base, ours):
    assert canonical(ours) == merge(base, ours, base, "fr.po").data


@pytest.mark.slow
@LAW
@given(catalogs(), catalogs())
def test_what_both_changed_alike_is_so(base, both):
    assert canonical(both) == merge(base, both, both, "fr.po").data


@pytest.mark.slow
@LAW
@given(THREE)
def test_no_translation_is_lost(three):
    base, ours, theirs = three

    result = parsed(merge(base, ours, theirs, "fr.po").data.decode())

    new = (texts_of(ours) | texts_of(theirs)) - texts_of(base)
    comments = "\n".join(one.tcomment for one in result)
    assert set() == {text for text in new if text not in texts_of(result) and quoted(text) not in comments}


def by_key(catalog):
    return {(one.msgctxt, one.msgid): one for one in catalog}


@pytest.mark.slow
@settings(max_examples=150)
@given(THREE)
def test_a_mark_that_one_side_set_survives_unless_the_other_cleared_one_that_the_base_had(three):
    base, ours, theirs = map(by_key, three)

    result = by_key(parsed(merge(*three, "fr.po").data.decode()))

    shared = [key for key in base if key in ours and key in theirs and any(po.forms(base[key]))]
    marked = [key for key in shared if ours[key].fuzzy or theirs[key].fuzzy]
    left = [key for key in marked if not base[key].fuzzy or (ours[key].fuzzy and theirs[key].fuzzy)]
    assert [] == [key for key in left if any(po.forms(result[key])) and not result[key].fuzzy]


@pytest.mark.slow
@LAW
@given(THREE)
def test_a_merged_file_is_canonical(three):
    data = merge(*three, "fr.po").data

    assert data == canonical(parsed(data.decode()))


def shown(data):
    """Everything of a merged file that does not depend on which side is called ours."""
    file = parsed(data.decode())
    return {
        (
            one.msgctxt,
            one.msgid,
            bool(one.obsolete),
            CONFLICT in one.tcomment,
            frozenset(one.tcomment.replace("version 2", "version 1").split("\n")),
            frozenset(one.comment.split("\n")),
            frozenset(one.flags) - {"fuzzy"},
        )
        for one in file
    } | set(file.metadata.items())


@pytest.mark.slow
@LAW
@given(THREE)
def test_the_sides_may_be_exchanged_up_to_which_text_is_shown(three):
    base, ours, theirs = three

    assert shown(merge(base, ours, theirs, "fr.po").data) == shown(merge(base, theirs, ours, "fr.po").data)


@pytest.mark.slow
@LAW
@given(THREE)
def test_every_conflict_is_fuzzy_and_told(three):
    result = merge(*three, "fr.po")

    found = [one for one in parsed(result.data.decode()) if CONFLICT in one.tcomment]
    assert len(found) == len(result.conflicts)
    assert [] == [one for one in found if any(po.forms(one)) and not one.fuzzy]


def is_accepted_by_msgfmt(data):
    command = ["msgfmt", "--check", "--output-file=/dev/null", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=False).returncode == 0


@pytest.mark.slow
@settings(max_examples=40)
@given(THREE)
def test_msgfmt_accepts_what_was_merged_of_what_it_accepts(three):
    assume(all(is_accepted_by_msgfmt(canonical(one)) for one in three))

    data = merge(*three, "fr.po").data

    assert is_accepted_by_msgfmt(data)
