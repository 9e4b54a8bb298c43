"""Plural-Forms headers are parsed by hand, compared as functions, and choose a form for any number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from presskit.language.plurals import (
    CHECKED,
    HEADERS,
    form_for,
    header,
    is_babels_swapped_arabic,
    known_header,
    parse_header,
    same_function,
)

SWAPPED_ARABIC = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=0 && n%100<=2 ? 4 : 5);"
)


# --- the table ------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", sorted(HEADERS))
def test_every_header_of_the_table_uses_each_of_its_forms(tag):
    rule = parse_header(HEADERS[tag])

    used = {rule.form(n) for n in CHECKED}

    assert set(range(rule.nplurals)) == used


# gettext's table is older than CLDR's: it joins categories that CLDR parts, or takes zero differently.
GETTEXT_DIFFERS = {"ga", "he", "lv", "oc", "pt"}


@pytest.mark.parametrize("tag", sorted(set(HEADERS) - GETTEXT_DIFFERS))
def test_a_header_parts_whole_numbers_as_cldr_does(tag):
    rule = parse_header(HEADERS[tag])
    category = Locale.parse(tag).plural_form

    pairs = {(rule.form(n), category(n)) for n in CHECKED}

    assert rule.nplurals == len(pairs)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        pytest.param("ar", HEADERS["ar"], id="a language"),
        pytest.param("pt", "nplurals=2; plural=(n != 1);", id="Portuguese"),
        pytest.param("pt_BR", "nplurals=2; plural=(n > 1);", id="Brazilian, which has its own"),
        pytest.param("pt-BR", "nplurals=2; plural=(n > 1);", id="written with a hyphen"),
        pytest.param("pt_PT", "nplurals=2; plural=(n != 1);", id="a region falls back to its language"),
        pytest.param("zh_Hant_TW", "nplurals=1; plural=0;", id="script and region fall back too"),
    ],
)
def test_header_gives_the_header_of_a_language(tag, expected):
    assert expected == header(tag)


def test_header_of_a_language_beyond_the_table_comes_from_cldr():
    rule = parse_header(header("cy"))

    assert known_header("cy") is None
    assert 6 == rule.nplurals


def test_header_of_an_unknown_language_raises_a_sentence():
    with pytest.raises(ValueError, match="neither gettext nor CLDR knows the plural forms of 'qqq'"):
        header("qqq")


# --- parsing --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "n", "expected"),
    [
        ("ar", 0, 0),
        ("ar", 1, 1),
        ("ar", 2, 2),
        ("ar", 3, 3),
        ("ar", 110, 3),
        ("ar", 11, 4),
        ("ar", 199, 4),
        ("ar", 100, 5),
        ("ar", 102, 5),
        ("fr", 0, 0),
        ("fr", 1, 0),
        ("fr", 2, 1),
        ("en", 0, 1),
        ("en", 1, 0),
        ("ru", 21, 0),
        ("ru", 22, 1),
        ("ru", 12, 2),
        ("ja", 5, 0),
    ],
)
def test_a_rule_chooses_the_form_of_a_number(tag, n, expected):
    assert expected == parse_header(HEADERS[tag]).form(n)


@pytest.mark.parametrize(
    ("expression", "n", "expected"),
    [
        pytest.param("n+2*3", 1, 7, id="products before sums"),
        pytest.param("(n+2)*3", 1, 9, id="parentheses first"),
        pytest.param("9-n-2", 3, 4, id="to the left"),
        pytest.param("9/2%3", 0, 1, id="division and rest to the left"),
        pytest.param("n<2==1", 1, 1, id="comparison before equality"),
        pytest.param("1||n/0", 5, 1, id="or stops at what is true"),
        pytest.param("0&&n/0", 5, 0, id="and stops at what is false"),
        pytest.param("3&&2", 0, 1, id="and gives 0 or 1"),
        pytest.param("0||4", 0, 1, id="or gives 0 or 1"),
        pytest.param("1||0&&0", 0, 1, id="and before or"),
        pytest.param("n?n?1:2:3", 4, 1, id="a condition inside a condition"),
        pytest.param("n==1?0:n==2?1:2", 2, 1, id="a chain of conditions"),
        pytest.param("!n", 0, 1, id="not"),
        pytest.param("!!n", 7, 1, id="not not"),
        pytest.param("!n==0", 5, 1, id="not before equality"),
        pytest.param(" n \t% 10", 23, 3, id="white space"),
    ],
)
def test_an_expression_means_what_it_means_in_c(expression, n, expected):
    rule = parse_header(f"nplurals=20; plural=({expression})%20;")

    assert expected == rule.form(n)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("nplurals=2; plural=n>1", id="without its last semicolon"),
        pytest.param("nplurals=2;plural=n>1;", id="without spaces"),
        pytest.param("plural=n>1; nplurals=2;", id="the other way round"),
        pytest.param("nplurals = 2; plural = n > 1;", id="spaces around ="),
        pytest.param("nplurals=2; plural=(n!=0 && n!=1);", id="another expression"),
    ],
)
def test_headers_that_say_the_same_are_the_same_function(text):
    assert same_function(parse_header(HEADERS["fr"]), parse_header(text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "lacks `nplurals=`", id="empty"),
        pytest.param("nplurals=2;", "lacks `plural=`", id="no expression"),
        pytest.param("plural=0;", "lacks `nplurals=`", id="no number of forms"),
        pytest.param("nplurals=INTEGER; plural=EXPRESSION;", "not a number from 1 to 20", id="as xgettext leaves it"),
        pytest.param("nplurals=0; plural=0;", "not a number from 1 to 20", id="no forms"),
        pytest.param("nplurals=99; plural=0;", "not a number from 1 to 20", id="too many forms"),
        pytest.param("nplurals=²; plural=0;", "not a number from 1 to 20", id="a digit that is none"),
        pytest.param("nplurals=2; plural=n;", "gives 2 for n = 2, but nplurals is 2", id="out of the forms"),
        pytest.param("nplurals=2; plural=n-1;", "gives -1 for n = 0", id="negative"),
        pytest.param("nplurals=2; plural=n/0;", "divides by zero for n = 0", id="division by zero"),
        pytest.param("nplurals=2; plural=5%(n-7)*0;", "divides by zero for n = 7", id="division by zero once"),
        pytest.param("nplurals=2; plural=(n!=1;", r"lacks a `\)`", id="unclosed parenthesis"),
        pytest.param("nplurals=2; plural=n!=1);", r"does not go on after `\)`", id="one parenthesis too many"),
        pytest.param("nplurals=2; plural=n==1 ? 0;", "lacks a `:`", id="half a condition"),
        pytest.param("nplurals=2; plural=-1;", "`-` where a number should stand", id="unary minus"),
        pytest.param("nplurals=2; plural=;", "nothing where a number should stand", id="empty expression"),
        pytest.param("nplurals=2; plural=n n;", "does not go on after `n`", id="two operands"),
        pytest.param("nplurals=2; plural=n=1;", "cannot hold '=1'", id="assignment"),
        pytest.param("nplurals=2; plural=__import__('os');", "cannot hold", id="Python"),
        pytest.param("nplurals=2; plural=n>1; x", "more than", id="something behind"),
        pytest.param("nplurals=2; plural=0; plural=1;", "more than", id="twice"),
        pytest.param("nplurals=2; plural=9999999;", "a number above 1000000", id="a great number"),
        pytest.param("nplurals=2; plural=" + "9" * 900, "a number above 1000000", id="a number of 900 digits"),
        pytest.param("nplurals=2; plural=" + "(" * 400 + "n", "nested deeper than 20", id="deep parentheses"),
        pytest.param("nplurals=2; plural=" + "n?" * 400 + "n", "nested deeper than 20", id="deep conditions"),
        pytest.param("nplurals=2; plural=" + "n+" * 600 + "n", "longer than 1000", id="long"),
    ],
)
def test_a_header_that_cannot_be_is_told_in_a_sentence(text, message):
    with pytest.raises(ValueError, match=message):
        parse_header(text)


@pytest.mark.parametrize("operator", ["+", "*", "||", "==", "!"])
def test_a_long_expression_needs_no_deep_recursion(operator):
    expression = "!" * 900 + "n" if operator == "!" else operator.join(["n"] * 300)

    rule = parse_header(f"nplurals=2; plural=({expression})>0;")

    assert rule.form(5) in {0, 1}


@given(st.text(alphabet="n0123456789?:|&=!<>+-*/%() ;", max_size=80))
def test_no_expression_raises_anything_but_value_error(expression):
    try:
        rule = parse_header(f"nplurals=3; plural={expression};")
    except ValueError as problem:
        assert "plural" in str(problem)  # noqa: PT017 - most texts are refused, some are accepted
    else:
        assert {rule.form(n) for n in CHECKED} <= {0, 1, 2}


@given(st.text())
def test_no_text_raises_anything_but_value_error(text):
    with pytest.raises(ValueError, match="plural"):
        parse_header(text)


@given(st.sampled_from(sorted(HEADERS)), st.integers(min_value=0, max_value=10**30))
def test_a_form_is_always_one_of_the_forms(tag, n):
    rule = parse_header(HEADERS[tag])

    assert rule.form(n) in range(rule.nplurals)


def test_beyond_the_checked_numbers_a_division_by_zero_takes_the_first_form():
    rule = parse_header("nplurals=2; plural=n>1 && 1%(n-2000)<2;")

    assert 0 == rule.form(2000)


# --- comparing ------------------------------------------------------------------------------------


def test_rules_of_different_numbers_of_forms_differ():
    assert not same_function(parse_header("nplurals=1; plural=0;"), parse_header("nplurals=2; plural=0;"))


def test_rules_that_choose_differently_differ():
    assert not same_function(parse_header(HEADERS["en"]), parse_header(HEADERS["fr"]))


def test_babels_swapped_arabic_is_recognised():
    assert is_babels_swapped_arabic(parse_header(SWAPPED_ARABIC))


@pytest.mark.parametrize("tag", ["ar", "fr", "ja"])
def test_no_right_header_is_babels_swapped_arabic(tag):
    assert not is_babels_swapped_arabic(parse_header(HEADERS[tag]))


# --- numbers with decimals ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "value", "expected"),
    [
        pytest.param("ar_001", "1.5", 5, id="Arabic 1.5 is other, as 100"),
        pytest.param("ar_001", "3", 3, id="Arabic 3 is whole"),
        pytest.param("ar_001", "100000", 5, id="Arabic 100000 is whole"),
        pytest.param("fr", "1.5", 0, id="French 1.5 is one"),
        pytest.param("fr", "2.4", 1, id="French 2.4 is other"),
        pytest.param("fr", "1000000", 1, id="French million is whole"),
        pytest.param("en", "1", 0, id="English 1 is one"),
        pytest.param("en", "1.0", 1, id="English 1.0 is other"),
        pytest.param("en", "-1", 0, id="minus one counts as one"),
        pytest.param("en", "1E+2", 1, id="a power of ten is whole"),
        pytest.param("ru", "1.5", 1, id="Russian fractions take the genitive singular"),
    ],
)
def test_a_value_takes_the_form_of_its_category(locale, value, expected):
    rule = parse_header(header(locale))

    assert expected == form_for(Decimal(value), rule, locale)


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_number_has_no_form(value):
    with pytest.raises(ValueError, match="has no plural form"):
        form_for(Decimal(value), parse_header(HEADERS["en"]), "en")


@given(
    st.sampled_from(["ar", "en", "fr", "pl", "pt_BR", "ru"]),
    st.decimals(min_value=0, max_value=10**9, places=2),
)
def test_every_decimal_takes_one_of_the_forms(locale, value):
    rule = parse_header(header(locale))

    assert form_for(value, rule, locale) in range(rule.nplurals)


# --- the languages that a press office may add ----------------------------------------------------

BEYOND_CLDR = {"pt": {0}, "he": {2}}
"""Numbers that gettext's rule takes otherwise: Portuguese has a plural zero there, Hebrew no dual."""

ADDED = ["ar", "fr", "en", "es", "de", "it", "pt", "ru", "tr", "fa", "ur", "he", "id", "sw", "zh", "ja"]


@pytest.mark.parametrize("tag", ADDED)
def test_the_header_of_a_language_that_one_may_add_is_cldrs_rule(tag):
    rule = parse_header(header(tag))
    category = Locale.parse(tag).plural_form
    numbers = [n for n in CHECKED if n not in BEYOND_CLDR.get(tag, ())]

    forms, categories = [rule.form(n) for n in numbers], [category(n) for n in numbers]

    assert len(set(forms)) == len(set(categories)) == len(set(zip(forms, categories, strict=True)))


@pytest.mark.parametrize(("tag", "number"), [(tag, n) for tag, several in BEYOND_CLDR.items() for n in several])
def test_where_gettext_differs_from_cldr_the_number_takes_the_plural(tag, number):
    rule = parse_header(header(tag))

    assert rule.form(5) == rule.form(number)
    assert Locale.parse(tag).plural_form(5) != Locale.parse(tag).plural_form(number)
