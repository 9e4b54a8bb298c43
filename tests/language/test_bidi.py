import pytest
from bidi import get_display
from hypothesis import example, given
from hypothesis import strategies as st

from presskit.document import Emphasis, Isolate, Linked, Strong, Untranslated
from presskit.language.bidi import Run, first_strong, isolated, isolates
from presskit.language.profile import language
from presskit.language.typography import typeset

_ISOLATE_MARKS = str.maketrans("", "", "\u2066\u2067\u2069")


def _runs(text, direction):
    return [text[run.start : run.end] for run in isolates(text, direction)]


def _displayed(text, direction):
    """What a reader sees, from left to right, with the isolates drawn."""
    mark = "\u2066" if direction == "rtl" else "\u2067"
    drawn, last = "", 0
    for run in isolates(text, direction):
        drawn += text[last : run.start] + mark + text[run.start : run.end] + "\u2069"
        last = run.end
    shown = get_display(drawn + text[last:], base_dir="R" if direction == "rtl" else "L")
    return shown.translate(_ISOLATE_MARKS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("اتصل على +212 5 37 00 11 22.", ["+212 5 37 00 11 22"], id="phone"),
        pytest.param("اتصل على +٢١٢ ٥ ٣٧ ٥٦ ٦٠ ٥٢.", ["+٢١٢ ٥ ٣٧ ٥٦ ٦٠ ٥٢"], id="phone in Arabic digits"),
        pytest.param("Second note in English only.", ["Second note in English only."], id="an English sentence alone"),
        pytest.param("“A note in English”", ["“A note in English”"], id="an English quotation alone"),
        pytest.param("+212 5 37 00 11 22.", ["+212 5 37 00 11 22"], id="a phone alone"),
        pytest.param("أو 05 37 00 11 22، الآن", ["05 37 00 11 22"], id="national phone"),
        pytest.param("زر https://books.example/ar/bus؟", ["https://books.example/ar/bus"], id="URL"),
        pytest.param("اكتب إلى press@books.example.", ["press@books.example"], id="e-mail"),
        pytest.param("تابع @ICESCO و#Books", ["@ICESCO", "#Books"], id="handle and hashtag"),
        pytest.param("انخفض (-5) ثم +3.5% و−2", ["-5", "+3.5%", "−2"], id="signed numbers"),
        pytest.param("و-5 ثم ب-6% وبـ-7 ووَ+8 و-€9", ["-5", "-6%", "-7", "+8", "-€9"], id="behind a letter of Arabic"),
        pytest.param("نحو 2 400 000 كتاب و12 400", ["2 400 000"], id="a long number in groups"),
        pytest.param("و2 400 000 و2,400 MAD", ["2 400 000", "2,400 MAD"], id="numbers behind a letter"),
        pytest.param("نسبة 18.5% و5 %", ["18.5%", "5 %"], id="percent"),
        pytest.param("بقيمة US$2.4 و€5 و5$", ["US$2.4", "€5", "5$"], id="amounts"),
        pytest.param("بقيمة USD 500 أو 2,400 MAD", ["USD 500", "2,400 MAD"], id="currency codes"),
        pytest.param("منحة US$2.4 million اليوم", ["US$2.4 million"], id="an amount with its unit"),
        pytest.param("المرجع CBA/2024/03 وPR-2022-118", ["CBA/2024/03", "PR-2022-118"], id="references"),
        pytest.param("لغة C++، و C# و.NET", ["C++", "C#"], id="words with signs"),
        pytest.param("شبكة 5G وفيلم 3D", ["5G", "3D"], id="digits before letters"),
        pytest.param("حرارة 25°C و-3 °C", ["25°C", "-3 °C"], id="degrees"),
        pytest.param("من 5-10 °C أو €5-€10", ["5-10 °C", "€5", "€10"], id="a range's hyphen is no sign"),
        pytest.param("بعد 12 km، و12 400 km و1.5 km²", ["12 km", "12 400 km", "1.5 km²"], id="measures"),
        pytest.param("على 10–12 km. و90 km/h و12km²", ["10–12 km", "90 km/h", "12km²"], id="more measures"),
        pytest.param("خلال 3 h 20 min من 10:30 AM", ["3 h 20 min", "10:30 AM"], id="times"),
        pytest.param("حرارة -٥ °C و٥–٧ °C و٢ km", ["-٥ °C", "٥–٧ °C", "٢ km"], id="Arabic digits with Latin units"),
        pytest.param("معيار ISO 9001 (2015).", ["ISO 9001 (2015)"], id="its own closing bracket"),
        pytest.param("جمعية (City Book Association)", ["City Book Association"], id="brackets of the sentence"),
        pytest.param(
            "منظمة Islamic World Educational, Scientific and Cultural Organization (ICESCO)، وهي",
            ["Islamic World Educational, Scientific and Cultural Organization (ICESCO)"],
            id="a long name",
        ),
        pytest.param("قال Dr. Salim M. AlMalik: نعم", ["Dr. Salim M. AlMalik"], id="initials"),
        pytest.param("اجتمعت CBA، 14–15 سبتمبر", ["CBA"], id="a word that would draw the numbers behind it"),
        pytest.param("جمعية (CBA) 2022–2025", ["CBA"], id="even out of a bracket"),
        pytest.param("منح ICESCO 18.5% منها", ["18.5%"], id="a value behind a single word is not its part"),
    ],
)
def test_what_must_be_isolated_in_an_arabic_paragraph(text, expected):
    runs = _runs(text, "rtl")

    assert expected == runs


@pytest.mark.parametrize(
    "text",
    [
        "الجمعية",
        "40",
        "2024",
        "الجمعية ترسل حافلة كتب إلى 40 قرية",
        "جمعية كتاب المدينة (CBA)",
        "منظمة ICESCO اليوم",
        "مدينة Nur-Sultan",
        "من 14–15 سبتمبر 2022، و2022-2025",
        "10:00 (غرينتش+2)، باريس · 08:00 (التوقيت العالمي)",
        "12,400 و2.5 و03/06/2024",
        "كوفيد-19 (غرينتش+1) غرينتش-5 ٢٥° ١٠:٣٠",
        "(ICESCO) أربعون قرية، 2022–2025 CBA",
        "١٢٫٥٪ و١٤–١٥ و+٥",
        "1.5 مليون دولار أمريكي",
        "",
        " – ",
    ],
)
def test_what_needs_no_isolate_in_an_arabic_paragraph(text):
    runs = isolates(text, "rtl")

    assert () == runs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the الجمعية lends", ["الجمعية"], id="a name"),
        pytest.param("the جمعية كتاب المدينة, in Rabat", ["جمعية كتاب المدينة"], id="a name of several words"),
        pytest.param("إيسيسكو (المنظمة) 40 books", ["إيسيسكو (المنظمة)"], id="its own closing bracket"),
        pytest.param("City (الجمعية) 40 books", ["الجمعية"], id="brackets of the sentence"),
        pytest.param("«الجمعية» said", ["الجمعية"], id="quotation marks of the sentence"),
        pytest.param("on 15 سبتمبر 2022 we", ["سبتمبر"], id="numbers at its edges stay outside"),
        pytest.param("A من 3 إلى 5 B", ["من 3 إلى"], id="numbers inside stay inside"),
        pytest.param("שלום, Rabat", ["שלום"], id="Hebrew"),
    ],
)
def test_what_must_be_isolated_in_an_english_paragraph(text, expected):
    runs = _runs(text, "ltr")

    assert expected == runs


@pytest.mark.parametrize("text", ["ICESCO", "+212 5 37 00 11 22", "https://books.example", "40 % – C++", "١٥", ""])
def test_what_needs_no_isolate_in_an_english_paragraph(text):
    runs = isolates(text, "ltr")

    assert () == runs


_REFERENCES = (
    "ISBN 978-3-16-148410-0",
    "ISO/IEC 27001:2022",
    "ICESCO 2024-2026",
    "ICESCO (2024–2026)",
    "No. 118/2022",
    "doc. 5-A",
    "PR 118/A (rev. 2)",
    "PR 2022/118",
    "PR 001/2024",
    "2024-03-CBA",
    "2024/03/A",
    "5-A",
    "(EU) 2016/679",
    "(EC) No 1907/2006",
    "Regulation (EU) 2016/679",
    "A/RES/70/1 (2015)",
    "Speed 90 km/h",
)


@pytest.mark.parametrize("around", ["{}", "في {}.", "و{}", "{}، كتاب", "قال ({}) نعم", "قال {}: نعم"])
@pytest.mark.parametrize("reference", _REFERENCES)
def test_a_reference_is_one_isolate_without_the_sentence_around_it(reference, around):
    runs = _runs(around.format(reference), "rtl")

    assert [reference] == runs


def test_a_run_says_its_place_and_direction():
    runs = isolates("في ISO 9001 و+5", "rtl")

    assert (Run(3, 11, "ltr"), Run(13, 15, "ltr")) == runs


_ARABIC = st.sampled_from(["قال", "الجمعية", "في", "40", "و", "(نعم)", "2024،", "CBA", "«كتاب»", "١٥٪"])
_LATIN = st.sampled_from(
    [
        "+212 5 37 00 11 22",
        "05 37 00 11 22",
        "https://books.example/ar/bus?x=1#y",
        "press@books.example",
        "@ICESCO",
        "#Books2024",
        "-5",
        "+3.5%",
        "18.5%",
        "US$2.4",
        "2,400 MAD",
        "CBA/2024/03",
        "C++",
        "5G",
        "25°C",
        "ISO 9001 (2015)",
        "City Book Association",
        "2 400 000",
        "12 400 km",
        "10:30 AM",
        "-٥ °C",
        *_REFERENCES,
    ]
)


@given(st.lists(_ARABIC, min_size=1), _LATIN, st.lists(_ARABIC))
def test_a_latin_run_reads_right_in_an_arabic_paragraph(before, latin, after):
    text = " ".join(["قال", *before, "عند", latin, "ثم", *after])

    shown = _displayed(text, "rtl")

    assert latin in shown


def test_without_isolates_a_phone_number_reads_backwards():
    shown = get_display("اتصل على +212 5 37 00 11 22", base_dir="R")

    assert shown.startswith("22 11 00 37 5 212+")


@given(_ARABIC.filter(lambda one: one.isalpha() and one != "CBA"), st.integers(1, 99))
def test_a_number_behind_an_arabic_name_stays_behind_it_in_english(name, number):
    shown = _displayed(f"the {name} {number} books", "ltr")

    assert f"the {name[::-1]} {number} books" == shown


@pytest.mark.parametrize("letter", ["و", "ب", "بـ"])
@pytest.mark.parametrize("number", ["-5", "−5", "+5", "-5%", "-3 °C", "-US$5"])
def test_the_sign_of_a_number_behind_an_arabic_letter_is_on_its_left(letter, number):
    shown = _displayed(f"{letter}{number}", "rtl")

    assert f"{number}{letter[::-1]}" == shown


@pytest.mark.parametrize("before", ["", "من ", "و", "(", "CBA، ", "(CBA) ", "CBA: +5، "])
@pytest.mark.parametrize("dash", ["–", "-"])
@pytest.mark.parametrize(("first", "last"), [("14", "15"), ("2024", "2026"), ("10:30", "12:00"), ("5", "10")])
def test_two_numbers_of_a_range_meet_an_arabic_reader_in_order(before, dash, first, last):
    text = typeset(f"{before}{first}{dash}{last} نعم", language("ar"))

    shown = _displayed(text, "rtl")

    assert f"معن {last}–{first}" in shown


def test_without_a_dash_a_range_reads_from_its_end_where_it_opens_a_line():
    shown = get_display("2024-2026 نعم", base_dir="R")

    assert "معن 2024-2026" == shown


_ANY = st.text(alphabet="aB 12+-%$€.,:/@#()[]«»°&'\u00a0كت،١٪٫\u0301\u064b\n", max_size=60)


@given(_ANY, st.sampled_from(["ltr", "rtl"]))
@example("(a b) c (d", "rtl")
def test_runs_come_in_order_apart_and_without_outer_spaces(text, direction):
    runs = isolates(text, direction)

    edges = [edge for run in runs for edge in (run.start, run.end)]
    assert sorted(edges) == edges
    assert all(run.start < run.end and run.direction != direction for run in runs)
    assert [text[run.start : run.end].strip() for run in runs] == _runs(text, direction)


@given(st.text(max_size=40), st.sampled_from(["ltr", "rtl"]))
def test_any_text_at_all_has_its_runs(text, direction):
    runs = isolates(text, direction)

    assert all(0 <= run.start < run.end <= len(text) for run in runs)


@pytest.mark.parametrize(
    "filling",
    [
        "a",
        "1",
        " ",
        "a.",
        "1 ",
        "+1",
        "(a ",
        "ك ",
        "a@",
        "$",
        "a-",
        "1,",
        "0 00",
        "ك1 ",
        "1-",
        "1/",
        "(L ",
        "1 km ",
        "و-1",
        "٥-",
        '"a ',
        "00 1",
    ],
)
def test_a_long_text_is_no_burden(filling):
    text = filling * (20_000 // len(filling))

    for direction in ("ltr", "rtl"):
        assert len(isolates(text, direction)) <= len(text)
    for tag in ("fr", "ar"):
        assert typeset(text, language(tag)).count("a") == text.count("a")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("40 قرية", "rtl", id="digits are not strong"),
        pytest.param("– CBA الجمعية", "ltr", id="the first one decides"),
        pytest.param("\u2066CBA\u2069 الجمعية", "rtl", id="isolates are passed over"),
        pytest.param("\u2067\u2066a\u2069ك\u2069 a", "ltr", id="nested ones too"),
        pytest.param("\u2066CBA", None, id="an open isolate reaches to the end"),
        pytest.param("\u2069CBA", "ltr", id="a stray end is nothing"),
        pytest.param("40 – 15", None, id="no letter"),
        pytest.param("שלום", "rtl", id="Hebrew"),
    ],
)
def test_the_first_strong_character_decides(text, expected):
    direction = first_strong(text)

    assert expected == direction


def test_a_phrase_as_plain_text_has_balanced_isolates_and_no_address():
    phrase = (
        "انظر ",
        Strong((Linked((Isolate(("ISO 9001",), "ltr"),), "https://books.example"),)),
        Emphasis(("، ",)),
        Untranslated(("Read ", Isolate(("كتاب",), "rtl")), "ltr", "en"),
    )

    text = isolated(phrase)

    assert "انظر \u2066ISO 9001\u2069، \u2066Read \u2067كتاب\u2069\u2069" == text
