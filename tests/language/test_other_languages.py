"""Seven languages that presskit ships no word of: everything comes from CLDR, gettext's rules and a label catalog."""

import ast
import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import polib
import pypdfium2
import pytest
from html5lib import parse
from pypdfium2 import raw

from presskit.cli import run
from presskit.language import dates, numbers, plurals, zones
from presskit.language.bidi import first_strong
from presskit.language.profile import language

TOP = Path(__file__).parents[2]
OTHERS = ("he", "fa", "ur", "es", "de", "ru", "zh")
RTL = {"he", "fa", "ur"}
NO_FONT = {"he": "א (U+05D0 HEBREW LETTER ALEF)", "zh": "书 (U+4E66 CJK UNIFIED IDEOGRAPH-4E66)"}

HEADLINES = {
    "he": "אוטובוס הספרים יוצא לדרך",
    "fa": "اتوبوس کتاب به راه افتاد",
    "ur": "کتابوں کی بس روانہ ہو گئی",
    "es": "El bibliobús sale de viaje",
    "de": "Der Bücherbus fährt los",
    "ru": "Книжный автобус отправляется в путь",
    "zh": "图书大巴出发",
}
PHONE = "+212 5 37 00 11 22"
RELEASE = """presskit: 1
date: 2024-06-02
language: {tag}
languages: [{tag}]
embargo: {{until: "2024-06-03T09:30", zone: Africa/Casablanca}}
headline: "{headline}"
facts:
  day: {{date: 2024-06-03}}
  stop: {{from: 2024-06-03, to: 2024-06-05}}
  books: {{number: 12500}}
  share: {{percent: 18.5}}
  grant: {{money: 2000000, currency: EUR}}
body:
  - "{headline}: {{day}}; {{stop.span}}; {{books}}; {{share}}; {{grant.short}}; PHONE."
contacts: [{{name: "{headline}", email: press@books.example, phone: "PHONE"}}]
""".replace("PHONE", PHONE)


# --- values -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "full", "across"),
    [
        ("he", "יום חמישי, 15 בספטמבר 2022", "30 בדצמבר 2024 – 2 בינואר 2025"),
        ("fa", "پنجشنبه 15 سپتامبر 2022", "30 دسامبر 2024 – 2 ژانویهٔ 2025"),
        ("ur", "جمعرات، 15 ستمبر، 2022", "30 دسمبر، 2024 – 2 جنوری، 2025"),
        ("es", "jueves, 15 de septiembre de 2022", "30 de diciembre de 2024 – 2 de enero de 2025"),
        ("de", "Donnerstag, 15. September 2022", "30. Dezember 2024 – 2. Januar 2025"),
        ("ru", "четверг, 15 сентября 2022\u202fг.", "30 декабря 2024 – 2 января 2025\u202fг."),
        ("zh", "2022年9月15日星期四", "2024年12月30日–2025年1月2日"),
    ],
)
def test_days_and_periods_are_cldrs(tag, full, across):
    spoken = language(tag)

    assert full == dates.full(date(2022, 9, 15), spoken)
    assert across == dates.period(date(2024, 12, 30), date(2025, 1, 2), spoken)


@pytest.mark.parametrize(
    ("tag", "number", "percent", "money"),
    [
        ("he", "12,345.5", "12.5%", "2,400,000 אירו"),
        ("fa", "12,345.5", "12.5%", "2,400,000 یورو"),
        ("ur", "12,345.5", "12.5%", "2,400,000 یورو"),
        ("es", "12.345,5", "12,5\u00a0%", "2.400.000 euros"),
        ("de", "12.345,5", "12,5\u00a0%", "2.400.000 Euro"),
        ("ru", "12\u00a0345,5", "12,5\u00a0%", "2\u00a0400\u00a0000 евро"),
        ("zh", "12,345.5", "12.5%", "2,400,000欧元"),
    ],
)
def test_numbers_percentages_and_amounts_are_cldrs(tag, number, percent, money):
    spoken = language(tag)

    assert number == numbers.number(Decimal("12345.5"), spoken)
    assert percent == numbers.percent(Decimal("12.5"), spoken)
    assert money == numbers.money(Decimal(2_400_000), "EUR", spoken)


@pytest.mark.parametrize(
    ("tag", "city"),
    [
        ("he", "קזבלנקה"),
        ("fa", "کازابلانکا"),
        ("ur", "کیسا بلانکا"),
        ("es", "Casablanca"),
        ("de", "Casablanca"),
        ("ru", "Касабланка"),
        ("zh", "卡萨布兰卡"),
    ],
)
def test_cities_of_zones_are_cldrs(tag, city):
    assert city == zones.city("Africa/Casablanca", language(tag))


@pytest.mark.parametrize("tag", OTHERS)
def test_the_direction_is_the_scripts(tag):
    assert ("rtl" if tag in RTL else "ltr") == language(tag).direction


_NUMBERS = (0, 1, 2, 5, 11, 21, 22, 25, 111)


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("he", [1, 0, 1, 1, 1, 1, 1, 1, 1]),
        ("fa", [0, 0, 1, 1, 1, 1, 1, 1, 1]),
        ("ur", [1, 0, 1, 1, 1, 1, 1, 1, 1]),
        ("es", [1, 0, 1, 1, 1, 1, 1, 1, 1]),
        ("de", [1, 0, 1, 1, 1, 1, 1, 1, 1]),
        ("ru", [2, 0, 1, 2, 2, 0, 1, 2, 2]),
        ("zh", [0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ],
)
def test_the_header_we_write_chooses_the_right_plural_form(tag, forms):
    rule = plurals.parse_header(plurals.header(tag))

    assert forms == [rule.form(n) for n in _NUMBERS]


def test_no_table_of_ours_names_them():
    found = [
        (path.name, node.value)
        for path in sorted((TOP / "src" / "presskit").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(rf"(?:{'|'.join(OTHERS)})(?:[_-]\w+)?", node.value)
    ]

    assert [] == found


# --- a release ----------------------------------------------------------------------------------------------


def _marked(text):
    return f"«{text}»" if text else ""


def _labels(tag):
    """A label catalog of a language, whole: each label in guillemets, its gaps kept."""
    catalog = polib.POFile()
    header = plurals.header(tag)
    catalog.metadata = {"Language": tag, "Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": header}
    forms = range(plurals.parse_header(header).nplurals)
    for one in polib.pofile(str(TOP / "locales" / "presskit.pot")):
        said = {form: _marked(one.msgid_plural) for form in forms} if one.msgid_plural else {}
        words = "" if said else _marked(one.msgid)
        catalog.append(polib.POEntry(msgid=one.msgid, msgid_plural=one.msgid_plural, msgstr=words, msgstr_plural=said))
    return catalog


def _newsroom(folder, tag, *, labels=True):
    (folder / "presskit.yaml").write_text(f"presskit: 1\nsource_language: {tag}\n", "utf-8")
    (folder / "bus.yaml").write_text(RELEASE.format(tag=tag, headline=HEADLINES[tag]), "utf-8")
    if labels:
        path = folder / "locales" / tag / "LC_MESSAGES" / "presskit.po"
        path.parent.mkdir(parents=True)
        _labels(tag).save(str(path))
    return folder


@pytest.fixture(scope="module", params=OTHERS)
def rendered(request, tmp_path_factory):
    """The tag, and the bytes of each format that the fonts have the letters for."""
    tag = request.param
    folder = _newsroom(tmp_path_factory.mktemp(tag), tag)
    formats = ["html", "txt"] if tag in NO_FONT else ["html", "txt", "pdf"]

    status = run(["render", str(folder / "bus.yaml"), *(word for one in formats for word in ("-f", one))])

    assert 0 == status
    return tag, {one: (folder / f"dist/bus/bus.{tag}.{one}").read_bytes() for one in formats}


def _values(tag):
    """What the release's facts must read in a language."""
    spoken = language(tag)
    until = zones.instant(datetime.fromisoformat("2024-06-03T09:30"), "Africa/Casablanca")
    return [
        dates.long(date(2024, 6, 3), spoken),
        numbers.number(Decimal(12500), spoken),
        numbers.percent(Decimal("18.5"), spoken),
        dates.clock(until, spoken, lambda msgid, **_: _marked(msgid)),
        zones.city("Africa/Casablanca", spoken),
    ]


def _bare(text):
    """Without isolates and marks; white space is one space each."""
    return " ".join(re.sub("[\u200e\u200f\u2066\u2067\u2069]", "", text).split())


def _plain(text):
    return " ".join(text.split())


def test_the_plain_text_says_every_value_and_label(rendered):
    tag, made = rendered
    text = _bare(made["txt"].decode())

    assert [] == [one for one in _values(tag) if _plain(one) not in text]
    assert [] == [one for one in ("«PRESS RELEASE»", "«– ENDS –»", "«Media contact»") if one not in text]


def test_the_plain_text_isolates_a_phone_only_where_it_must(rendered):
    tag, made = rendered
    text = made["txt"].decode()

    assert (2 if tag in RTL else 0) == text.count(f"\u2066{PHONE}\u2069")
    assert 2 == _bare(text).count(PHONE)


def test_every_line_of_the_plain_text_runs_the_languages_way(rendered):
    tag, made = rendered
    ways = {first_strong(line) for line in made["txt"].decode().splitlines() if line}

    assert ways - {None} == {language(tag).direction}


def test_the_html_says_its_language_and_direction(rendered):
    tag, made = rendered
    tree = parse(made["html"], namespaceHTMLElements=False)
    direction = language(tag).direction

    assert (tag, direction) == (tree.get("lang"), tree.get("dir"))
    assert (tag, direction) == (tree.find("body").get("lang"), tree.find("body").get("dir"))
    assert {direction} == {table.get("dir") for table in tree.iter("table")}


def test_the_html_isolates_what_reads_the_other_way_and_nothing_else(rendered):
    tag, made = rendered
    tree = parse(made["html"], namespaceHTMLElements=False)
    spans = {"".join(span.itertext()) for span in tree.find("body").iter("span") if span.get("dir")}

    assert (PHONE in spans) == (tag in RTL)
    assert (numbers.percent(Decimal("18.5"), language(tag)) in spans) == (tag in RTL)
    assert not spans or tag in RTL


def test_the_html_says_every_value(rendered):
    tag, made = rendered
    text = _bare("".join(parse(made["html"], namespaceHTMLElements=False).find("body").itertext()))

    assert [] == [one for one in _values(tag) if _plain(one) not in text]


@pytest.mark.parametrize("rendered", [tag for tag in OTHERS if tag not in NO_FONT], indirect=True)
def test_the_pdf_says_its_language_and_its_numbers(rendered):
    tag, made = rendered
    with pypdfium2.PdfDocument(made["pdf"]) as pdf:
        size = raw.FPDFCatalog_GetLanguage(pdf, None, 0)
        buffer = (raw.FPDF_WCHAR * (size // 2))()
        raw.FPDFCatalog_GetLanguage(pdf, buffer, size)
        text = _bare(" ".join(page.get_textpage().get_text_range() for page in pdf))

    assert tag == bytes(buffer).decode("utf-16-le").rstrip("\0")
    assert [] == [one for one in (PHONE, _plain(_values(tag)[1])) if one not in text]


@pytest.mark.parametrize("tag", OTHERS)
def test_without_labels_a_language_is_refused_and_told_so(tag, tmp_path, capsys):
    folder = _newsroom(tmp_path, tag, labels=False)

    status = run(["render", str(folder / "bus.yaml")])

    told = " ".join(capsys.readouterr().err.split())
    name = {"he": "Hebrew", "fa": "Persian", "ur": "Urdu", "es": "Spanish", "de": "German", "ru": "Russian"}
    assert 1 == status
    assert f"labels are not translated into {name.get(tag, 'Chinese')}" in told
    assert "error[missing-labels]" in told
    assert f"locales/{tag}/LC_MESSAGES/presskit.po" in told
    assert not list(folder.rglob("bus.*.*"))


def test_one_label_that_lacks_is_enough_to_be_refused(tmp_path, capsys):
    folder = _newsroom(tmp_path, "es")
    path = folder / "locales/es/LC_MESSAGES/presskit.po"
    path.write_text(path.read_text("utf-8").replace('msgstr "«Notes to editors»"', 'msgstr ""'), "utf-8")

    assert 1 == run(["render", "-f", "txt", str(folder / "bus.yaml")])

    assert "Notes to editors" in capsys.readouterr().err


@pytest.mark.parametrize("tag", NO_FONT)
def test_a_script_that_no_font_has_is_an_error_that_names_the_letter(tag, tmp_path, capsys):
    folder = _newsroom(tmp_path, tag)

    status = run(["render", "-f", "pdf", str(folder / "bus.yaml")])

    told = " ".join(capsys.readouterr().err.split())
    assert 1 == status
    assert f"error[missing-glyph]: no font of the pdf has the letter {NO_FONT[tag]}" in told
    assert not list(folder.rglob("*.pdf"))
