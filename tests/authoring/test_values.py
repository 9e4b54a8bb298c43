from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from presskit.authoring import values
from presskit.authoring.source import Scalar


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


@pytest.mark.parametrize("tag", ["en", "pt_BR", "pt-BR", "zh_Hant_TW", "ar_001", "fil"])
def test_a_language_is_a_tag(tag: str) -> None:
    assert tag == values.read_tag(Scalar.made(tag)).value


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


@given(st.text(max_size=30))
def test_a_reader_takes_any_text_or_refuses_it_in_our_words(text: str) -> None:
    readers = (values.read_day, values.read_wall_time, values.read_number, values.read_year, values.read_address)
    refusals = [_refused(read, text) for read in readers]

    assert all(one is None or (one["message"] and one["hint"]) for one in refusals)


def _refused(read: Callable[[object], object], text: str) -> dict[str, str] | None:
    try:
        read(Scalar.made(text))
    except PydanticCustomError as problem:
        return problem.context
    return None
