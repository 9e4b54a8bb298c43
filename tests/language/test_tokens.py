import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from presskit.language.tokens import addresses, dialled, handles, phones, readable_phones, untouchables

NO_SIGNS = {0x200E: None, 0xA0: " "}


def _texts(find, text):
    return [text[start:end] for start, end in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("see https://books.example/a?b=c#d.", ["https://books.example/a?b=c#d"], id="full stop outside"),
        pytest.param("(https://books.example)", ["https://books.example"], id="brackets around"),
        pytest.param("https://books.example/a_(b)", ["https://books.example/a_(b)"], id="brackets of its own"),
        pytest.param("www.books.example and books.example/en", ["www.books.example", "books.example/en"], id="bare"),
        pytest.param("وpress@books.example، نعم", ["press@books.example"], id="mail behind an Arabic letter"),
        pytest.param("ב-press@books.example", ["press@books.example"], id="mail behind a Hebrew letter and its hyphen"),
        pytest.param("ב-books.example/he", ["books.example/he"], id="a site behind a Hebrew letter and its hyphen"),
        pytest.param("a-b@books.example", ["a-b@books.example"], id="a hyphen of its own"),
        pytest.param("زر https://books.example/ar؟", ["https://books.example/ar"], id="Arabic question mark outside"),
        pytest.param("mailto:press@books.example", ["mailto:press@books.example"], id="mailto"),
        pytest.param("3.5 and e.g. 1.2.3", [], id="numbers and abbreviations are none"),
    ],
)
def test_addresses_come_without_the_sentence_around_them(text, expected):
    found = _texts(addresses, text)

    assert expected == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("+212 5 37 00 11 22", ["+212 5 37 00 11 22"], id="international"),
        pytest.param("+33(0)1.23.45.67.89,", ["+33(0)1.23.45.67.89"], id="dots and a bracketed zero"),
        pytest.param("05 37 00 11 22 or 0537-001-122-33", ["05 37 00 11 22", "0537-001-122-33"], id="national"),
        pytest.param("بالرقم +212 5 39 00 11 22 (9:00-17:00)", ["+212 5 39 00 11 22"], id="hours behind it"),
        pytest.param("+212 5 39 00 11 22 (3 خطوط)", ["+212 5 39 00 11 22"], id="a bracket of words behind it"),
        pytest.param("(+212 5 39 00 11 22)", ["+212 5 39 00 11 22"], id="brackets around"),
        pytest.param("(0537 56 60 52)", ["0537 56 60 52"], id="brackets around a national one"),
        pytest.param("+33 (0)4 67 00 00 00", ["+33 (0)4 67 00 00 00"], id="a bracket of its own"),
        pytest.param("(0537) 56 60 52", ["(0537) 56 60 52"], id="a bracket of its own that opens it"),
        pytest.param("00212 5 39 00 11 22", ["00212 5 39 00 11 22"], id="00 for the plus"),
        pytest.param("00 212 539001122", ["00 212 539001122"], id="00 apart"),
        pytest.param("الهاتف +٢١٢ ٥ ٣٧ ٥٦ ٦٠ ٥٢.", ["+٢١٢ ٥ ٣٧ ٥٦ ٦٠ ٥٢"], id="Arabic digits"),
        pytest.param(
            "٠٥٣٧-٠٠-١١-٢٢ و۰۲۱ ۲۲ ۳۳ ۴۴", ["٠٥٣٧-٠٠-١١-٢٢", "۰۲۱ ۲۲ ۳۳ ۴۴"], id="national, and Persian digits"
        ),
        pytest.param("٢ ٤٠٠ ٠٠٠ كتاب في ٠٣/٠٦/٢٠٢٤", [], id="Arabic numbers and dates are none"),
        pytest.param("ב-05 37 00 11 22", ["05 37 00 11 22"], id="behind a Hebrew letter and its hyphen"),
        pytest.param("A-0537 00 11", [], id="part of a Latin code"),
        pytest.param("2 400 000 people and +3.5%", [], id="long and signed numbers are none"),
        pytest.param("2 000 000, 2 000 000 000", [], id="groups of zeros are none"),
        pytest.param("479\u202f001\u202f000 and 479\u00a0001\u00a0000", [], id="groups behind narrow spaces are none"),
        pytest.param("PR 001/2024", [], id="references are none"),
        pytest.param("12 400 people on 2024-06-03, 03/06/2024", [], id="short groups and dates are none"),
        pytest.param("UTC+6 and 14-15", [], id="zones and ranges are none"),
    ],
)
def test_phone_numbers_are_found(text, expected):
    found = _texts(phones, text)

    assert expected == found


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("+٢١٢ ٥ ٣٧ ٥٦", "+٢١٢\u00a0٥\u00a0٣٧\u00a0٥٦", id="spaces"),
        pytest.param("٠٥٣٧-٥٦-٦٠-٥٢", "٠٥٣٧|-|٥٦|-|٦٠|-|٥٢", id="hyphens"),
        pytest.param("+٢١٢ (٠)٥ ٣٧ ٥٦", "+٢١٢|\u00a0(|٠|)|٥\u00a0٣٧\u00a0٥٦", id="brackets"),
        pytest.param("٠٥.٣٧.٥٦.٦٠.٥٢", "٠٥.٣٧.٥٦.٦٠.٥٢", id="dots"),
        pytest.param("+212 5 37 56", "+212 5 37 56", id="Latin digits"),
        pytest.param("٥", "٥", id="another number"),
    ],
)
def test_a_phone_in_arabic_digits_reads_from_the_left(typed, expected):
    readable = readable_phones(typed)

    assert expected == readable.replace("\u200e", "|")
    assert typed.translate(NO_SIGNS) == get_display(readable, base_dir="L").translate(NO_SIGNS)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("+33 (0)4 67 00", "+3346700"), ("٠٥٣٧ ٥٦", "053756"), ("0537 56 / 57", "053756"), ("call me", "")],
    ids=["a bracketed nought", "Arabic digits", "two numbers", "none"],
)
def test_a_phone_is_dialled_in_latin_digits(typed, number):
    assert number == dialled(typed)


def test_handles_and_hashtags_are_latin_words_of_their_own():
    found = _texts(handles, "@ICESCO و#Books_2024 #كتاب a@b c#d")

    assert ["@ICESCO", "#Books_2024"] == found


@pytest.mark.parametrize("code", ['lang="fr"', "max_width", "C:\\dir", "x=1;y=2", "{{name}}", "<br>"])
def test_code_is_untouchable(code):
    found = _texts(untouchables, f"see {code}, please")

    assert code in found


@given(st.text(alphabet="a1 .@+-/()_=:\"'،كت", max_size=60))
def test_no_stretch_begins_or_ends_with_a_space(text):
    found = _texts(untouchables, text)

    assert found == [one.strip() for one in found]
