import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.language.joining import join


@pytest.mark.parametrize(
    ("before", "value", "expected"),
    [
        pytest.param("ل", "الإيسيسكو", ("لل", "إيسيسكو"), id="the article loses its alif"),
        pytest.param("قال ول", "الجمعية", ("قال ولل", "جمعية"), id="after و"),
        pytest.param("«فل", "الجمعية", ("«فلل", "جمعية"), id="after ف and a quotation mark"),
        pytest.param("ل", "اللجنة", ("ل", "لجنة"), id="before الل the whole article goes"),
        pytest.param("لِ", "الإيسيسكو", ("لِل", "إيسيسكو"), id="with its vowel sign"),
        pytest.param("ل", "إيسيسكو", ("ل", "إيسيسكو"), id="no article"),
        pytest.param("ل", "ICESCO", ("ل", "ICESCO"), id="Latin"),
        pytest.param("لـ", "الإيسيسكو", ("لـ", "الإيسيسكو"), id="a stretched lam is the translator's own"),
        pytest.param("ب", "الإيسيسكو", ("ب", "الإيسيسكو"), id="another letter"),
        pytest.param("كتابل", "الإيسيسكو", ("كتابل", "الإيسيسكو"), id="the end of another word"),
        pytest.param("كتابُل", "الإيسيسكو", ("كتابُل", "الإيسيسكو"), id="the end of a vowelled word"),
        pytest.param("ل ", "الإيسيسكو", ("ل ", "الإيسيسكو"), id="a space between"),
        pytest.param("", "الإيسيسكو", ("", "الإيسيسكو"), id="nothing before"),
    ],
)
def test_lam_before_the_article(before, value, expected, languages):
    joined = join(before, value, languages["ar"])

    assert expected == joined


@given(st.text("لوف ا", max_size=6), st.text("الجنة", max_size=8), st.sampled_from(["en", "fr"]))
def test_other_languages_join_nothing(languages, before, value, tag):
    joined = join(before, value, languages[tag])

    assert (before, value) == joined
