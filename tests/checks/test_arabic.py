"""What typing leaves in Arabic. tests/data/pairs has many more."""

import pytest

from presskit import checks


@pytest.mark.parametrize(("mark", "right"), [(",", "،"), (";", "؛"), ("?", "؟")])
def test_the_hint_says_which_mark_to_type(make_dossier, mark, right):
    (found,) = checks.judge(make_dossier("Who, then?", f"من{mark} إذن؟", tag="ar"))

    assert ("latin-punctuation", f"a Latin `{mark}` stands behind an Arabic word") == (found.code, found.message)
    assert f"type `{right}`" in found.hint


@pytest.mark.parametrize("words", ["من, إذن؟", "من، إذن, ومتى, وأين؟"])
def test_a_text_is_told_once(codes, words):
    assert ["latin-punctuation"] == codes("Who, then?", words, tag="ar")


@pytest.mark.parametrize(
    "words",
    [
        "Google, Meta: من، إذن؟",
        "1,200 من؟",
        "١,٢٠٠ من؟",
        "أول 12, rue des Livres، من؟",
        "عام 12, 3rd Street، من؟",
        "في September 15, 2022، من؟",
        "COVID-19, من؟",
        "اكتبوا إلى https://books.example/من,أين فمن؟",
        "اكتبوا إلى https://books.example/2020,2021 فمن؟",
        "10, 20",
    ],
    ids=[
        "Latin words",
        "thousands",
        "thousands in Arabic digits",
        "Latin words behind a figure",
        "a Latin ordinal behind a figure",
        "Latin date",
        "Latin name with a figure",
        "address",
        "address with figures",
        "no Arabic word",
    ],
)
def test_a_latin_mark_that_is_no_slip_is_left_alone(make_dossier, words):
    assert "latin-punctuation" not in {one.code for one in checks.judge(make_dossier("Who?", words, tag="ar"))}


@pytest.mark.parametrize(
    ("words", "behind"),
    [
        ("تزور {villages}, ثم تعود.", "a name in braces"),
        ("تزور «{cba}», ثم تعود.", "a name in braces"),
        ("في عام 2020, عادت.", "a figure"),
        ("في عام ٢٠٢٠ , عادت.", "a figure"),
        ("بنسبة 45%, ثم عادت.", "a figure"),
        ("نحو 1,200, ثم عادت.", "a figure"),
        ("هل عادت عام 2020?", "a figure"),
    ],
)
def test_a_latin_mark_behind_a_figure_or_a_name_in_braces_is_told(make_dossier, words, behind):
    told = [one for one in checks.judge(make_dossier("Who?", words, tag="ar")) if one.code == "latin-punctuation"]

    assert [behind] == [one.message.partition("stands behind ")[2] for one in told]


def test_hebrew_has_latin_commas(codes):
    assert [] == codes("In 2020, {villages}, it was.", "בשנת 2020, {villages}, היה.", tag="he")


def test_a_language_in_other_letters_may_quote_arabic(codes):
    assert [] == codes("They say سلام, they said.", "Ils disent سلام, ont-ils dit.", tag="fr")


@pytest.mark.parametrize(
    "words",
    ["بـ{villages}", "للـ«باب»", "الـ57", "وبالـUNESCO", "كـ(باب)", "لـ**باب**", "1445 هـ", "سنة 1445هـ.", 'بِـ"باب"'],
)
def test_a_kashida_before_what_is_not_arabic_is_right(make_dossier, words):
    assert "kashida" not in {one.code for one in checks.judge(make_dossier("Who", words, tag="ar"))}


@pytest.mark.parametrize(
    "words",
    [
        "وُقّع الاتفاق عام 1445 هـ في الرباط.",
        "وُقّع عام 1445هـ في الرباط.",
        "من ١٤٤٥ هـ إلى ١٤٤٦ هـ",
        "سنة 1445\u00a0هـ\u00a0في",
        "سنة 1445\u202fهـ\u202fفي",
        "(1445هـ/2024م)",
    ],
)
def test_the_year_of_the_hijra_stands_anywhere_in_a_sentence(make_dossier, words):
    assert "kashida" not in {one.code for one in checks.judge(make_dossier("Who", words, tag="ar"))}


@pytest.mark.parametrize(
    "words",
    ["هـذا", "1445 هـفي", "محمـــد", "بـالباب", "مـ{villages}", "بــ{villages}", "كتـاب", "باب ـ كتاب", "كتابـ"],
)
def test_any_other_kashida_is_told(make_dossier, words):
    assert "kashida" in {one.code for one in checks.judge(make_dossier("Who", words, tag="ar"))}
