from dataclasses import replace

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


@pytest.mark.parametrize(("tag", "cldr"), [("ar", "fr"), ("fr", "en_GB"), ("pt-BR", "es"), ("en", "ar-001")])
def test_a_locale_of_another_language_is_refused(tag, cldr):
    with pytest.raises(ValueError, match=f"^the locale '{cldr.replace('-', '_')}' is another language than '{tag}'$"):
        language(tag, cldr=cldr)


@pytest.mark.parametrize(("tag", "cldr"), [("ar-MA", "ar_001"), ("zh_TW", "zh_Hant"), ("ary", "ar_MA")])
def test_a_locale_of_the_same_language_or_of_a_language_that_cldr_lacks_is_taken(tag, cldr):
    made = language(tag, cldr=cldr)

    assert (tag, cldr) == (made.tag, made.cldr)


def test_a_hyphen_and_an_underscore_make_the_same_language():
    hyphen, underscore = language("pt-BR"), language("pt_BR")

    assert ("pt-BR", "pt_BR") == (hyphen.tag, underscore.tag)
    assert replace(hyphen, tag="pt_BR") == underscore
    assert (hyphen.bcp47, hyphen.locale) == (underscore.bcp47, underscore.locale)


def test_the_refusal_of_an_unknown_locale_names_it():
    with pytest.raises(ValueError, match="CLDR knows no locale 'xx'"):
        language("en", cldr="xx")
