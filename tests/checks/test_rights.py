"""A picture that nobody may print."""

import pytest

from presskit.checks.rights import CODES
from presskit.errors import Severity

IMAGE = 'body: [{{quote: {{text: "We open.", speaker: amrani}}}}, {{image: {{file: bus.png, alt: A bus{}}}}}]\n'


def test_a_picture_with_neither_credit_nor_licence_is_an_error_at_its_words(reviewed):
    (found,) = reviewed(IMAGE.format(""))

    assert ("missing-credit", Severity.ERROR) == (found.code, found.severity)
    assert "A bus" == found.span.text[found.span.column - 1 :][: found.span.length]


@pytest.mark.parametrize("said", [", credit: Salma Idrissi, licence: Free", ", licence: © CBA"])
def test_a_picture_that_says_whose_it_is_may_be_printed(reviewed, said):
    assert [] == reviewed(IMAGE.format(said))


def test_no_file_can_ignore_it(reviewed):
    told = reviewed(IMAGE.format("") + "checks: {ignore: [missing-credit]}\n")

    assert ["unknown-code", "missing-credit"] == [one.code for one in told]
    assert {"missing-credit"} == set(CODES)
