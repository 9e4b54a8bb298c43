from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.language import numbers
from presskit.language.profile import language

_TAGS = ["en", "fr", "ar"]
_VALUES = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**30), max_value=10**30)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("150", ("150", "150", "150"), id="a small number"),
        pytest.param("2500", ("2,500", "2\u202f500", "2,500"), id="thousands"),
        pytest.param("18.50", ("18.50", "18,50", "18.50"), id="decimals as typed"),
        pytest.param("-1234567.0", ("-1,234,567.0", "-1\u202f234\u202f567,0", "-1,234,567.0"), id="negative"),
        pytest.param("0", ("0", "0", "0"), id="nothing"),
        pytest.param("0.05", ("0.05", "0,05", "0.05"), id="less than one"),
        pytest.param("1E+3", ("1,000", "1\u202f000", "1,000"), id="an exponent"),
        pytest.param(
            "12345678901234567890123456789012345.5",
            (
                "12,345,678,901,234,567,890,123,456,789,012,345.5",
                "12\u202f345\u202f678\u202f901\u202f234\u202f567\u202f890\u202f123\u202f456\u202f789\u202f012\u202f345,5",
                "12,345,678,901,234,567,890,123,456,789,012,345.5",
            ),
            id="more digits than Python's default precision",
        ),
    ],
)
def test_a_number_is_said(value, expected, languages):
    said = tuple(numbers.number(Decimal(value), languages[tag]) for tag in _TAGS)

    assert expected == said


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("12.5", ("12.5%", "12,5\u00a0%", "12.5%"), id="a fraction"),
        pytest.param("12.50", ("12.50%", "12,50\u00a0%", "12.50%"), id="decimals as typed"),
        pytest.param("1200", ("1,200%", "1\u202f200\u00a0%", "1,200%"), id="grouped"),
        pytest.param("-3", ("-3%", "-3\u00a0%", "-3%"), id="negative"),
    ],
)
def test_a_percentage_is_said(value, expected, languages):
    said = tuple(numbers.percent(Decimal(value), languages[tag]) for tag in _TAGS)

    assert expected == said


def test_a_language_may_put_the_percent_sign_first():
    said = numbers.percent(Decimal("12.5"), language("tr"))

    assert "%12,5" == said


@pytest.mark.parametrize(
    ("cldr", "number"),
    [("ar_001", "١٬٢٣٤٫٥"), ("ar_MA", "١٬٢٣٤٫٥"), ("ar_LB", "١٬٢٣٤٫٥")],
)
def test_arabic_digits_bring_their_separators_and_percent_sign(cldr, number):
    arabic = language("ar", cldr=cldr, digits="arab")

    assert number == numbers.number(Decimal("1234.5"), arabic)
    assert f"{number}٪" == numbers.percent(Decimal("1234.5"), arabic)
    assert f"{number}٠ يورو" == numbers.money(Decimal("1234.5"), "EUR", arabic)


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        pytest.param(
            "2400000",
            "USD",
            (
                "US$2,400,000",
                "2\u202f400\u202f000\u00a0dollars des États-Unis",
                "2,400,000 دولار أمريكي",
            ),
            id="a whole amount has no decimals",
        ),
        pytest.param(
            "5000.00",
            "EUR",
            ("€5,000", "5\u202f000\u00a0euros", "5,000 يورو"),
            id="nor one that was typed with zeros",
        ),
        pytest.param(
            "12.5",
            "EUR",
            ("€12.50", "12,50\u00a0euros", "12.50 يورو"),
            id="a broken one has the currency's",
        ),
        pytest.param(
            "500",
            "MAD",
            ("MAD\u00a0500", "500\u00a0dirhams marocains", "500 درهم مغربي"),
            id="a symbol of letters keeps its distance",
        ),
        pytest.param("1", "USD", ("US$1", "1\u00a0dollar des États-Unis", "1 دولار أمريكي"), id="a single one"),
        pytest.param(
            "-2400",
            "USD",
            ("-US$2,400", "-2\u202f400\u00a0dollars des États-Unis", "-2,400 دولار أمريكي"),
            id="a debt",
        ),
    ],
)
def test_money_is_said_in_full(amount, currency, expected, languages):
    said = tuple(numbers.money(Decimal(amount), currency, languages[tag]) for tag in _TAGS)

    assert expected == said


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        pytest.param(
            "2400000",
            "USD",
            (
                "US$2.4 million",
                "2,4\u00a0millions de dollars des États-Unis",
                "2.4 مليون دولار أمريكي",
            ),
            id="a decimal",
        ),
        pytest.param(
            "1500000",
            "USD",
            (
                "US$1.5 million",
                "1,5\u00a0million de dollars des États-Unis",
                "1.5 مليون دولار أمريكي",
            ),
            id="one and a half is singular in French",
        ),
        pytest.param(
            "3000000",
            "EUR",
            ("€3 million", "3\u00a0millions d’euros", "3 ملايين يورو"),
            id="elision, and the Arabic plural of three",
        ),
        pytest.param(
            "1000000000.00",
            "MAD",
            ("MAD\u00a01 billion", "1\u00a0milliard de dirhams marocains", "1 مليار درهم مغربي"),
            id="a billion",
        ),
        pytest.param(
            "1234500000",
            "EUR",
            ("€1,234.5 million", "1\u202f234,5\u00a0millions d’euros", "1,234.5 مليون يورو"),
            id="millions where billions would need two decimals",
        ),
    ],
)
def test_money_is_said_in_millions_exactly(amount, currency, expected, languages, labels):
    said = tuple(numbers.money_short(Decimal(amount), currency, languages[tag], labels[tag]) for tag in _TAGS)

    assert expected == said


@pytest.mark.parametrize("amount", ["2450000", "999999", "0", "1000000.5", "1234567890"])
def test_an_amount_that_would_be_rounded_is_refused(amount, languages, labels):
    with pytest.raises(numbers.InexactError, match="does not come out in millions with one decimal"):
        numbers.money_short(Decimal(amount), "USD", languages["en"], labels["en"])


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+41", "1E-41", "1E+999999", "-Infinity"])
def test_a_number_beyond_reason_is_refused(value, languages, labels):
    english = languages["en"]

    for say in (
        lambda one: numbers.number(one, english),
        lambda one: numbers.percent(one, english),
        lambda one: numbers.money(one, "USD", english),
        lambda one: numbers.money_short(one, "USD", english, labels["en"]),
    ):
        with pytest.raises(numbers.UnsayableError):
            say(Decimal(value))


@given(_VALUES, st.sampled_from(["en", "fr", "ar", "de", "hi", "es"]))
def test_a_number_keeps_every_digit(value, tag):
    said = numbers.number(value, language(tag))

    assert [one for one in str(value) if one.isdigit()] == [one for one in said if one.isdigit()]


@given(_VALUES)
def test_arabic_and_latin_digits_say_the_same_number(value):
    latin = numbers.number(value, language("ar"))

    arabic = numbers.number(value, language("ar", digits="arab"))

    assert latin == arabic.translate(str.maketrans("٠١٢٣٤٥٦٧٨٩٬٫", "0123456789,."))


def test_digits_alone_follow_the_profile(languages):
    arabic = language("ar", digits="arab")

    assert "أ ١٤–١٥" == numbers.digits("أ 14–15", arabic)
    assert "أ 14–15" == numbers.digits("أ 14–15", languages["ar"])


@pytest.mark.parametrize(("code", "expected"), [("USD", True), ("MAD", True), ("CBA", False), ("usd", False)])
def test_a_currency_is_known_by_its_code(code, expected):
    answer = numbers.is_currency(code)

    assert expected is answer


@pytest.mark.parametrize(
    ("text", "source", "tag", "printed"),
    [
        ("44.9%", "en", "fr", "44,9%"),
        ("2,500", "en", "fr", "2\u202f500"),
        ("2,500.25", "en", "fr", "2\u202f500,25"),
        ("1744", "en", "fr", "1744"),
        ("44,9 %", "fr", "en", "44.9 %"),
        ("2 500", "fr", "en", "2,500"),
        ("2,500", "en", "ar", "2,500"),
        ("—", "en", "fr", "—"),
        ("10:30", "en", "fr", "10:30"),
        ("+212 5 37 56 60 52", "fr", "en", "+212 5 37 56 60 52"),
        ("0537 566 052", "fr", "en", "0537 566 052"),
        ("15.09.2022", "en", "fr", "15.09.2022"),
    ],
)
def test_a_figure_of_a_table_takes_the_separators_of_the_language(text, source, tag, printed):
    assert printed == numbers.figure(text, language(source), language(tag))


def test_a_figure_of_a_table_takes_the_digits_of_the_profile():
    assert "٢٬٥٠٠٫٥٪" == numbers.figure("2,500.5%", language("en"), language("ar", digits="arab"))
