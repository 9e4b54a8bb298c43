"""The court of tools/judge.py: whoever objects, breaks down, sleeps or has nothing to judge is told of, and fails."""

import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[1] / "tools"


@pytest.fixture
def tool(monkeypatch):
    """Import a module of tools, as a script there would."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(TOOLS)
    yield import_module
    for name in set(sys.modules) - before:
        if name.split(".")[0] in {"judge", "judges"}:
            del sys.modules[name]


@pytest.fixture
def court(tool):
    return tool("judges.court")


@pytest.fixture
def folder(tmp_path):
    """Two releases, the second in two languages and as a draft."""
    for name in ("a/a.en.html", "b/b.ar.html", "b/b.en.html", "b/b.ar.draft.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"<p>{name}</p>", "utf-8")
    return tmp_path


def finds(word):
    """A judge's eyes: they object to a file that holds the word."""
    return lambda paths, _: {path: [f"holds {word}"] if word in path.read_text("utf-8") else [] for path in paths}


def spoiled(data):
    return data + b"spoiled"


def judge(court, judging, pattern="*.html", spoil=spoiled):
    return court.Judge("strict", pattern, judging, spoil)


def test_a_table_of_clean_files_has_a_row_for_each_release_and_a_cell_for_each_language(court, folder):
    sitting = court.sit(judge(court, finds("spoiled")), folder, folder)

    lines = list(court.lines(sitting))

    assert ["strict", "a", "en", "clean"] == lines[0].split()
    assert ["strict", "b", "(draft)", "ar", "clean"] == lines[1].split()
    assert ["strict", "b", "ar", "clean", "en", "clean"] == lines[2].split()


def test_clean_files_and_a_judge_who_is_awake_make_no_objection(court, folder):
    assert 0 == court.sit(judge(court, finds("spoiled")), folder, folder).objections


def test_what_a_judge_objects_to_is_counted_and_told(court, folder):
    (folder / "a/a.en.html").write_text("a fault", "utf-8")

    sitting = court.sit(judge(court, lambda paths, _: {paths[0]: ["line 3", "line 9"]}), folder, folder)

    assert 2 == sitting.objections
    assert "    a.en.html: line 3" in list(court.lines(sitting))


def test_an_objection_said_twice_is_told_once(court, folder):
    sitting = court.sit(judge(court, lambda paths, _: {paths[0]: ["line 3", "line 3"]}), folder, folder)

    assert 1 == sitting.objections


def test_of_many_objections_the_rest_is_counted(court, folder):
    many = [f"line {number}" for number in range(court.SHOWN + 5)]

    sitting = court.sit(judge(court, lambda paths, _: {paths[0]: many}), folder, folder)

    assert "    a.en.html: and 5 more" in list(court.lines(sitting))


def test_a_judge_who_never_objects_fails(court, folder):
    sitting = court.sit(judge(court, lambda *_: {}), folder, folder)

    assert 1 == sitting.objections
    assert "IS NOT NOTICED" in list(court.lines(sitting))[-1]


def test_a_judge_who_breaks_down_objects_to_every_file(court, folder):
    def broken(*_):
        raise FileNotFoundError("no such jar")

    sitting = court.sit(judge(court, broken), folder, folder)

    assert 4 == sitting.objections
    assert ("could not judge: FileNotFoundError: no such jar",) == sitting.verdicts[0].objections


def test_a_judge_who_finds_nothing_to_judge_objects(court, folder):
    sitting = court.sit(judge(court, finds("spoiled"), pattern="*.pdf"), folder, folder)

    assert "there is no *.pdf to judge" in "\n".join(court.lines(sitting))
    assert sitting.objections


def test_a_spoiled_copy_keeps_its_name_and_its_neighbours(court, folder):
    seen = []

    def judging(paths, installed):
        seen.append((paths[0].name, sorted(one.name for one in paths[0].parent.iterdir())))
        return finds("spoiled")(paths, installed)

    court.sit(judge(court, judging, pattern="b.ar.html"), folder, folder)

    assert seen[0] == seen[1]


def test_the_file_itself_is_not_spoiled(court, folder):
    court.sit(judge(court, finds("spoiled")), folder, folder)

    assert "<p>a/a.en.html</p>" == (folder / "a/a.en.html").read_text("utf-8")


def test_the_program_ends_with_one_where_a_judge_objects(tool, court, folder, monkeypatch, capsys):
    program = tool("judge")
    monkeypatch.setattr(program.exhibits, "make", lambda _: folder)
    monkeypatch.setattr(program, "JUDGES", (judge(court, lambda paths, _: {paths[0]: ["a fault"]}),))

    assert 1 == program.main(folder)
    assert "1 objections" in capsys.readouterr().out


def test_the_program_ends_with_zero_where_all_are_content(tool, court, folder, monkeypatch, capsys):
    program = tool("judge")
    monkeypatch.setattr(program.exhibits, "make", lambda _: folder)
    monkeypatch.setattr(program, "JUDGES", (judge(court, finds("spoiled")),))

    assert 0 == program.main(folder)
    assert "all judges are content" in capsys.readouterr().out


def test_every_exception_to_a_judge_has_its_reason(tool):
    lists = tool("judges.markup").EXCEPTIONS, tool("judges.access").EXCEPTIONS, tool("judges.clients").ENHANCEMENTS

    bare = [name for one in lists for name in without_reason(one)]

    assert [] == bare


def without_reason(exceptions):
    """The exceptions without a sentence of their own; `likewise` stands for that of the one before."""
    before = ""
    for name, said in exceptions.items():
        reason = said.replace("likewise", before, 1)
        if len(re.findall(r"[a-z]{2,}", reason)) < 5:
            yield name
        before = reason


@pytest.mark.parametrize("said", ["", "no reason", "whatever", "likewise", "likewise: no", "12345678 90 12 34 56"])
def test_what_is_no_reason_is_not_taken_for_one(said):
    assert ["rule"] == list(without_reason({"rule": said}))


def test_likewise_stands_for_the_reason_before():
    assert [] == list(without_reason({"rule": "mail programs know no other way", "another": "likewise"}))


def test_every_package_of_the_judges_is_pinned():
    makefile = (TOOLS.parent / "Makefile").read_text("utf-8")

    packages = re.findall(r"^(?:JUDGES|RIVALS|MAIL_PARSER) := (.*)$", makefile, re.MULTILINE)

    assert 3 == len(packages)
    assert [] == [
        one for line in packages for one in line.split() if not re.search(r"[@=][0-9]+\.[0-9]+\.[0-9]+$", one)
    ]


# --- the mirror ----------------------------------------------------------------------------------------------------


def box(name, direction, children=(), **changes):
    """A box as boxes.js tells of it, 100 px wide, with nothing at its sides."""
    side = {"padding": "0px", "border": "0px", "margin": "0px", "place": 0}
    start = "right" if direction == "rtl" else "left"
    plain = {"data": False, "across": [0, 100], "align": start, "left": side, "right": side}
    return {"name": name, "direction": direction, **plain, "children": list(children), **changes}


def unlike(tool, ours, theirs):
    """What the mirror says of two trees."""
    direction = tool("judges.direction")
    pairs = direction._pairs(ours, theirs)
    return [what for one, other in pairs if other for what in direction._differences(one, other)]


def test_boxes_that_change_sides_mirror_each_other(tool):
    wide = {"padding": "20px", "border": "4px", "margin": "0px", "place": 0}
    ours = box("td.", "ltr", [box("p.", "ltr", left=wide)])
    theirs = box("td.", "rtl", [box("p.", "rtl", right=wide)])

    assert [] == unlike(tool, ours, theirs)


def test_a_padding_that_stays_on_its_side_is_told(tool):
    wide = {"padding": "20px", "border": "0px", "margin": "0px", "place": 0}

    told = unlike(tool, box("td.", "ltr", left=wide), box("td.", "rtl", left=wide))

    assert "padding 20px at the left, but 0px at the right in the mirror" == told[0]


def test_cells_that_keep_their_order_are_told(tool):
    ours, theirs = (
        box("tr.", way, [box("td.one", way, across=[0, 40]), box("td.two", way, across=[40, 100])])
        for way in ("ltr", "rtl")
    )

    assert ["its cells do not change sides"] == unlike(tool, ours, theirs)


def test_figures_may_line_up_at_the_right_in_both_languages(tool):
    ours, theirs = (box("td.", way, data=True, align="right") for way in ("ltr", "rtl"))

    assert [] == unlike(tool, ours, theirs)


def test_a_row_that_only_one_language_has_is_passed_over(tool):
    ours = box("tbody.", "ltr", [box("tr.a", "ltr"), box("tr.c", "ltr")])
    theirs = box("tbody.", "rtl", [box("tr.a", "rtl"), box("tr.b", "rtl"), box("tr.c", "rtl")])

    pairs = list(tool("judges.direction")._pairs(ours, theirs))

    assert ["tbody.", "tr.a", "tr.c"] == [other["name"] for _, other in pairs]
