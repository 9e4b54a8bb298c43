import pytest

from presskit.language.profile import language


@pytest.mark.parametrize(
    ("tag", "cldr", "direction", "typography"),
    [
        pytest.param("en", "en_GB", "ltr", "en", id="English is British"),
        pytest.param("fr", "fr", "ltr", "fr", id="French is of no country"),
        pytest.param("ar", "ar_001", "rtl", "ar", id="Arabic is of the whole Arab world"),
        pytest.param("es", "es", "ltr", "none", id="Spanish has no typography of ours"),
        pytest.param("ur", "ur", "rtl", "none", id="Urdu runs from the right"),
    ],
)
def test_a_tag_alone_takes_the_defaults(tag, cldr, direction, typography):
    made = language(tag)

    assert (cldr, direction, typography) == (made.cldr, made.direction, made.typography)
    assert ("latn", "standard") == (made.digits, made.months)


def test_a_profile_overrides_the_defaults():
    made = language("ar", cldr="ar-MA", digits="arab", months="maghreb", typography="none")

    assert ("ar_MA", "arab", "maghreb", "none") == (made.cldr, made.digits, made.months, made.typography)


def test_a_folder_name_becomes_a_tag_for_the_web():
    made = language("pt_BR")

    assert "pt-BR" == made.bcp47


@pytest.mark.parametrize("name", ["xx", "tlh_QQ", "", "not a locale", "🙂"])
def test_a_locale_that_cldr_lacks_is_refused(name):
    with pytest.raises(ValueError, match=r"\w"):
        language(name)


def test_the_refusal_of_an_unknown_locale_names_it():
    with pytest.raises(ValueError, match="CLDR knows no locale 'xx'"):
        language("en", cldr="xx")
