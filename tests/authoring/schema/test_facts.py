import pytest
from pydantic import ValidationError

from presskit.authoring.schema import facts
from presskit.authoring.schema.facts import FACT_KEYS, PeriodForm
from presskit.authoring.schema.form import Form
from presskit.authoring.source import Scalar


def test_every_field_of_a_fact_tells_which_fact_it_is() -> None:
    forms = [one for one in Form.__subclasses__() if one.__module__ == facts.__name__]

    assert {name for one in forms for name in one.fields()} == set(FACT_KEYS)


@pytest.mark.parametrize("to", ["2024-06-02", "2024-06-01"], ids=["the same day", "a day before"])
def test_a_period_has_two_days_in_order(to: str) -> None:
    with pytest.raises(ValidationError, match="ends before its second day"):
        PeriodForm.model_validate({"from": Scalar.made("2024-06-02"), "to": Scalar.made(to)})
