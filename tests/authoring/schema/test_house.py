import pytest
from pydantic import ValidationError

from presskit.authoring.schema.house import ContactForm, OwnContactForm
from presskit.authoring.source import Scalar


@pytest.mark.parametrize("form", [ContactForm, OwnContactForm], ids=["of the house", "of a release"])
def test_a_contact_can_be_reached(form: type[ContactForm]) -> None:
    assert form.model_validate({"phone": Scalar.made("141")})
    assert form.model_validate({"email": Scalar.made("press@books.example")})
    with pytest.raises(ValidationError, match="cannot be reached"):
        form.model_validate({"name": Scalar.made("Nadia Fassi")})
