from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from presskit.authoring import values
from presskit.authoring.source import Scalar
from presskit.mail import Mailbox


def _refusal(read: Callable[[object], object], text: str) -> str:
    with pytest.raises(PydanticCustomError) as caught:
        read(Scalar.made(text))
    return caught.value.type


def test_a_day_is_year_month_day() -> None:
    assert date(2022, 9, 15) == values.read_day(Scalar.made("2022-09-15"))


@pytest.mark.parametrize(
    "text", ["15/09/2022", "2022-9-15", "2022-02-30", "15 September 2022", "٢٠٢٢-٠٩-١٥", "0000-01-01"]
)
def test_other_days_are_refused(text: str) -> None:
    assert "bad-date" == _refusal(values.read_day, text)


@pytest.mark.parametrize("text", ["2022-09-15T18:00", "2022-09-15 18:00"])
def test_a_wall_time_is_a_day_and_a_time(text: str) -> None:
    assert datetime(2022, 9, 15, 18, 0) == values.wall_time(values.read_wall_time(Scalar.made(text)))  # noqa: DTZ001 - a wall time has no zone


@pytest.mark.parametrize(
    "text", ["2022-09-15", "18:00", "2022-09-15T18:00Z", "2022-09-15T18:00+02:00", "2022-09-15T25:00"]
)
def test_other_wall_times_are_refused(text: str) -> None:
    assert "bad-date" == _refusal(values.read_wall_time, text)


@pytest.mark.parametrize("text", ["150", "18.50", "0537", "-4", "1200000"])
def test_a_number_keeps_its_decimals_as_typed(text: str) -> None:
    assert Decimal(text) == values.read_number(Scalar.made(text))
    assert Decimal(text).as_tuple().exponent == values.read_number(Scalar.made(text)).as_tuple().exponent


@pytest.mark.parametrize("text", ["1,200", "1 200", "12 %", "1e6", ".5", "5.", "١٢", "NaN", "Infinity", "9" * 40])
def test_other_numbers_are_refused(text: str) -> None:
    assert "bad-value" == _refusal(values.read_number, text)


@pytest.mark.parametrize(("text", "year"), [("2025", 2025), ("622", 622)])
def test_a_year_is_up_to_four_digits(text: str, year: int) -> None:
    assert year == values.read_year(Scalar.made(text))


@pytest.mark.parametrize("text", ["0", "20255", "-44", "in 2025"])
def test_other_years_are_refused(text: str) -> None:
    assert "bad-value" == _refusal(values.read_year, text)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("en", "en"),
        ("pt_BR", "pt_BR"),
        ("pt-BR", "pt_BR"),
        ("pt-br", "pt_BR"),
        ("zh-hant-tw", "zh_Hant_TW"),
        ("ar-001", "ar_001"),
        ("ca_ES_valencia", "ca_ES_valencia"),
        ("fil", "fil"),
    ],
)
def test_a_language_is_a_tag_as_gettext_names_folders(text: str, tag: str) -> None:
    assert tag == values.read_tag(Scalar.made(text)).value


@pytest.mark.parametrize("code", ["USD", "MAD", "XOF"])
def test_a_currency_is_one_that_is_known(code: str) -> None:
    assert code == values.read_currency(Scalar.made(code))


@pytest.mark.parametrize("code", ["XYZ", "usd", "US$", "EURO", "€"])
def test_other_currencies_are_refused(code: str) -> None:
    assert "bad-value" == _refusal(values.read_currency, code)


@pytest.mark.parametrize("text", ["+212 5 37 00 11 22", "141", "0537566052", "(05) 37", "٠٥٣٧", "+212 5 ext. 7"])
def test_a_phone_is_a_number_to_call(text: str) -> None:
    assert text == values.read_phone(Scalar.made(text))


@pytest.mark.parametrize("text", ["call me", "12", "extension 1 or 2"])
def test_other_phones_are_refused(text: str) -> None:
    assert "bad-value" == _refusal(values.read_phone, text)


def test_a_line_leaves_no_isolate_open() -> None:
    assert "unbalanced-isolate" == _refusal(values.read_line, "PR\u2066-1")
    assert "\u2066PR-1\u2069" == values.read_line(Scalar.made("\u2066PR-1\u2069"))


@pytest.mark.parametrize("tag", ["English", "EN", "e", "en/../..", "en US"])
def test_other_languages_are_refused(tag: str) -> None:
    assert "unknown-language" == _refusal(values.read_tag, tag)


@pytest.mark.parametrize("text", ["/etc", "../x", "a/../../x", "C:\\x", "a\\..\\..\\x"])
def test_a_path_stays_inside_its_folder(text: str) -> None:
    assert "bad-value" == _refusal(values.read_folder, text)


def test_percent_signs_in_a_path_mean_themselves() -> None:
    assert "out/%2e%2e" == values.read_folder(Scalar.made("out/%2e%2e"))


@pytest.mark.parametrize("text", ["", "   ", "\xa0"])
def test_a_text_has_words(text: str) -> None:
    assert "missing-field" == _refusal(values.read_text, text)


@pytest.mark.parametrize(("value", "code"), [([], "wrong-type"), ({}, "wrong-type"), (None, "wrong-type")])
def test_a_text_is_no_list_and_no_fields(value: object, code: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        values.read_text(value)

    assert code == caught.value.type


@pytest.mark.parametrize("text", ["1", "Opening", "-a", "a b"])
def test_a_blocks_id_is_a_word_never_a_number(text: str) -> None:
    assert "bad-id" == _refusal(values.read_block_id, text)


def test_a_colour_is_written_in_small_letters_afterwards() -> None:
    assert "#0b6e4f" == values.read_colour(Scalar.made("#0B6E4F"))


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("press@books.example", "", "press@books.example"),
        ("Press Office <press@books.example>", "Press Office", "press@books.example"),
        ('"Press, CBA" <press+cba@books.example>', "Press, CBA", "press+cba@books.example"),
        ("مكتب الصحافة <press@books.example>", "مكتب الصحافة", "press@books.example"),
        ("Presse <presse@bücher.example>", "Presse", "presse@bücher.example"),
        ("<press@books.example>", "", "press@books.example"),
        ('Bureau "Le Bus" <p@b.example>', 'Bureau "Le Bus"', "p@b.example"),
        ('"Le Bus", presse <p@b.example>', '"Le Bus", presse', "p@b.example"),
        ('"Le Bus" et "La Gare" <p@b.example>', '"Le Bus" et "La Gare"', "p@b.example"),
        (r'"Fassi, Nadia \"Press\"" <p@b.example>', 'Fassi, Nadia "Press"', "p@b.example"),
        (r'"Press \\ CBA" <p@b.example>', "Press \\ CBA", "p@b.example"),
        ('"Press <p@b.example>', '"Press', "p@b.example"),
    ],
    ids=[
        "an address",
        "a name",
        "a name in quotes",
        "an Arabic name",
        "a domain in other letters",
        "an address in brackets",
        "quotes at the end of a name",
        "quotes at its beginning",
        "quotes at both, a pair each",
        "escaped quotes",
        "an escaped backslash",
        "one quotation mark",
    ],
)
def test_a_sender_is_a_name_and_an_address(text: str, name: str, address: str) -> None:
    assert Mailbox(name, address) == values.read_sender(Scalar.made(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Press Office", "holds no e-mail address"),
        ("Press Office <press>", "holds no e-mail address"),
        ("Press Office press@books.example", "holds no e-mail address"),
        ("press@books.example (Press)", "has words behind the address"),
        ("<press@books.example> Press", "has words behind the address"),
        ("Press <press@books.example> (CBA)", "has words behind the address"),
        ("Press <press@books.example", "has a bracket without its partner"),
        ("a@books.example, b@books.example", "holds more than one `@`"),
        ("Presse <prässe@books.example>", "other letters than Latin ones before the @"),
        ("Press <press.@books.example>", "no e-mail address"),
        ("Press <press@-books.example>", "no server can have this name"),
        (f"{'Press ' * 8}<press@books.example>", "too long for an inbox"),
    ],
    ids=[
        "a name",
        "no @",
        "no brackets",
        "a name behind the address",
        "a name behind the brackets",
        "names on both sides",
        "an open bracket",
        "two",
        "other letters before the @",
        "a dot before the @",
        "a domain that is none",
        "a long name",
    ],
)
def test_other_senders_are_refused(text: str, words: str) -> None:
    with pytest.raises(PydanticCustomError, match=words):
        values.read_sender(Scalar.made(text))


@pytest.mark.parametrize("address", ["https://x.example/a", "HTTPS://x.example", "mailto:a@x.example"])
def test_an_address_of_these_schemes_is_read(address: str) -> None:
    assert address == values.read_address_of("https", "mailto")(Scalar.made(address))


@pytest.mark.parametrize("address", ["http://x.example", "tel:+2125", "x.example", "https:", "javascript:x"])
def test_an_address_of_another_scheme_is_refused(address: str) -> None:
    assert "bad-target" == _refusal(values.read_address_of("https", "mailto"), address)


@pytest.mark.parametrize("text", ["", "~", "—", "words"])
def test_a_cell_may_be_empty(text: str) -> None:
    assert text == values.read_cell(Scalar.made(text)).value


@pytest.mark.parametrize("value", [[], {}], ids=["list", "fields"])
def test_a_cell_is_a_text(value: object) -> None:
    with pytest.raises(PydanticCustomError):
        values.read_cell(value)


@given(st.text(max_size=30))
def test_a_reader_takes_any_text_or_refuses_it_in_our_words(text: str) -> None:
    readers = (
        values.read_day,
        values.read_wall_time,
        values.read_number,
        values.read_year,
        values.read_address,
        values.read_sender,
        values.read_currency,
        values.read_phone,
        values.read_release_id,
    )
    refusals = [_refused(read, text) for read in readers]

    assert all(one is None or (one["message"] and one["hint"]) for one in refusals)


def _refused(read: Callable[[object], object], text: str) -> dict[str, str] | None:
    try:
        read(Scalar.made(text))
    except PydanticCustomError as problem:
        return problem.context
    return None
