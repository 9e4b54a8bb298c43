"""A text becomes a phrase: values said, typography set, directions decided."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.document import Emphasis, Isolate, Linked, Strong, Untranslated, plain
from presskit.errors import Span
from presskit.language.profile import language
from presskit.model import (
    City,
    DateFact,
    House,
    Link,
    NumberFact,
    Organization,
    Paragraph,
    Person,
    Release,
    SourceText,
)
from presskit.phrase import Voice, fill, joined, say, verbatim

NAMES = {
    "en": ("City Book Association", "CBA", "Karima Amrani", "head of the service", "Azrou", "Morocco"),
    "fr": ("Association du livre", "ALC", "Karima Amrani", "cheffe du service", "Azrou", "Maroc"),
    "ar": ("جمعية كتاب المدينة", "الجمعية", "كريمة العمراني", "رئيسة الخدمة", "أزرو", "المغرب"),
}
LABELS = {
    "en": {"{name}, {detail}": "{name}, {detail}", "“{text}”": "“{text}”"},
    "fr": {"{name}, {detail}": "{name}, {detail}", "“{text}”": "«\u00a0{text}\u00a0»"},
    "ar": {"{name}, {detail}": "{name}، {detail}", "“{text}”": "«{text}»"},
}


def voice(tag, **fields):
    name, short, person, role, city, country = NAMES[tag]
    house = House(
        organizations={"cba": Organization(name, short)},
        people={"amrani": Person(person, role=role, organization="cba")},
        places={"azrou": City(city, country)},
    )
    release = Release(
        id="bus", span=Span("release.yaml"), language="en", languages=("en", "fr", "ar"), date=date(2024, 6, 2),
        headline="", body=(Paragraph(""),), house=house,
        facts={"villages": NumberFact(Decimal(40)), "day": DateFact(date(2024, 6, 3))},
        links={"timetable": Link({"en": "https://a.example/en", "ar": "https://a.example/ar"})},
    )  # fmt: skip
    return Voice(language(tag), LABELS[tag].__getitem__, replace(release, **fields))


@pytest.mark.parametrize(
    ("tag", "text", "words"),
    [
        ("en", "{cba} lends in {villages} villages", "CBA lends in 40 villages"),
        ("en", "{cba.name}: {amrani.full}", "City Book Association: Karima Amrani, head of the service"),
        ("en", "in {azrou.full} on {day}", "in Azrou, Morocco on 3 June 2024"),
        ("en", "{{cba}} and {timetable}", "{cba} and https://a.example/en"),
        ("fr", "L'{cba} à {azrou} : {villages} villages !", "L’ALC à Azrou\u00a0: 40 villages\u202f!"),
        ("fr", "{day} ?", "3 juin 2024\u202f?"),
        ("ar", "ل{cba} في {azrou}", "للجمعية في أزرو"),
        ("ar", "قالت {amrani.full}", "قالت كريمة العمراني، رئيسة الخدمة"),
    ],
)
def test_values_are_said_and_typography_set(tag, text, words):
    assert words == plain(say(text, voice(tag)))


def test_a_role_that_opens_a_text_gets_its_capital_and_a_name_keeps_its_own():
    assert "Cheffe du service" == plain(say("{amrani.role}", voice("fr")))
    assert "la cheffe du service" == plain(say("la {amrani.role}", voice("fr")))


def test_marks_nest_around_words_and_values():
    phrase = say("a **b {cba}** *c* [d **e**]({timetable})", voice("en"))

    assert (
        "a ", Strong(("b CBA",)), " ", Emphasis(("c",)), " ", Linked(("d ", Strong(("e",))), "https://a.example/en"),
    ) == phrase  # fmt: skip


def test_marks_are_text_where_they_may_not_stand():
    assert ("a **b**",) == say("a **b**", voice("en"), marks=False)


def test_a_run_of_the_other_direction_is_isolated_once_and_marks_stay_inside():
    phrase = say("اتصلوا على +212 5 37 00 11 22 أو **City Book Association** الآن", voice("ar"))

    isolates = [one for one in _flattened(phrase) if isinstance(one, Isolate)]
    assert ["+212 5 37 00 11 22", "City Book Association"] == [plain(one.children) for one in isolates]
    assert {"ltr"} == {one.direction for one in isolates}


def test_values_of_the_same_direction_and_plain_numbers_are_not_isolated():
    phrase = say("{cba} في {azrou} و{villages} قرية في {day}", voice("ar"))

    assert [] == [one for one in _flattened(phrase) if isinstance(one, Isolate)]


def test_a_name_that_an_isolate_cuts_keeps_every_letter():
    phrase = say("مع **City** Book Association", voice("ar"))

    assert "مع City Book Association" == plain(phrase)


def test_quotation_marks_are_the_languages_own():
    assert "«\u00a0Ouvert.\u00a0»" == plain(say("Ouvert.", voice("fr"), around="“{text}”"))


def test_names_are_joined_as_the_language_does():
    assert "كريمة، رئيسة" == plain(joined(["كريمة", "رئيسة"], voice("ar")))
    assert "CBA · OSCE" == plain(joined(["CBA", "OSCE"], voice("en"), "{name} · {detail}"))


def test_a_name_may_hold_other_names():
    assert "Hall of CBA, Azrou" == plain(joined(["Hall of {cba}", "{azrou}"], voice("en")))


def test_a_label_is_filled_and_its_runs_isolated():
    assert (Isolate(("CBA/2024/03",), "ltr"),) == tuple(
        replace(one, language="") for one in fill("{text}", voice("ar"), text="CBA/2024/03")
    )


def test_an_address_leads_somewhere_and_is_isolated_inside_its_link():
    (link,) = verbatim("press@a.example", voice("ar"), href="mailto:press@a.example")

    assert Linked((Isolate(("press@a.example",), "ltr"),), "mailto:press@a.example") == link


@pytest.mark.parametrize("words", ["2024/03/A", "PR 118/A (rev. 2)", "(+212) 537-566052", "0537566052 ext. 12", "118"])
def test_what_is_printed_as_typed_is_one_run(words):
    assert (Isolate((words,), "ltr"),) == verbatim(words, voice("ar"))
    assert (words,) == verbatim(words, voice("en"))


def test_a_phone_in_arabic_digits_keeps_its_order_wherever_it_is_said():
    shown = "+٢١٢\u00a0٥\u00a0٣٧\u00a0٥٦\u00a0٦٠\u00a0٥٢"

    assert (Isolate((shown,), "ltr"),) == verbatim("+٢١٢ ٥ ٣٧ ٥٦ ٦٠ ٥٢", voice("ar"))
    assert ("الهاتف ", Isolate((shown,), "ltr"), ".") == say("الهاتف +٢١٢ ٥ ٣٧ ٥٦ ٦٠ ٥٢.", voice("ar"))


def test_a_sentence_alone_that_reads_the_other_way_keeps_its_full_stop():
    assert (Isolate(("Second note in English only.",), "ltr"),) == say("Second note in English only.", voice("ar"))


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("ال**مدير** هنا", "المدير"),
        ("**ال**مدير هنا", "المدير"),
        ("و**«الميثاق»** هنا", "«الميثاق»"),
        ("و**الميثاق** هنا", "الميثاق"),
        ("*كُتُ*بٌ هنا", "كُتُبٌ"),
    ],
)
def test_a_mark_that_would_part_joined_arabic_letters_covers_the_whole_word(text, covered):
    marked = next(one for one in say(text, voice("ar")) if isinstance(one, Strong | Emphasis))

    assert covered == plain(marked.children)


def test_line_separators_are_spaces():
    assert "a b" == plain(say("a\u2028b", voice("en")))


def test_a_text_left_in_the_source_language_is_said_with_its_values_and_marked():
    arabic = replace(voice("ar"), source=voice("en"))

    (left,) = say(SourceText("{cba} lends on {day}", "en"), arabic)

    assert ("ltr", "en") == (left.direction, left.language)
    assert "[EN] CBA lends on 3 June 2024" == plain(left.children)


def test_a_name_left_in_the_source_language_is_marked_where_it_stands():
    arabic = replace(voice("ar"), source=voice("en"))

    phrase = joined(["كريمة", SourceText("head", "en")], arabic)

    assert "كريمة، [EN] head" == plain(phrase)
    assert any(isinstance(one, Untranslated) for one in _flattened(phrase))


@given(
    st.lists(
        st.sampled_from(
            [
                "**",
                "*",
                "[",
                "]({timetable})",
                "{cba}",
                "{villages}",
                "كلمة ",
                "City Book ",
                "a b ",
                "+212 5 37 00 11 22",
            ]
        ),
        max_size=14,
    ),
    st.sampled_from(["en", "fr", "ar"]),
)
def test_nesting_neither_drops_nor_doubles_a_letter(parts, tag):
    text = "".join(parts)

    phrase = say(text, voice(tag))

    assert all(_flattened(phrase)), "no empty node"
    for written, said in (("{villages}", "40"), ("كلمة", "كلمة"), ("City Book ", "City Book")):
        assert text.count(written) == plain(phrase).replace(NAMES["en"][0], "").count(said)


def _flattened(phrase):
    for one in phrase:
        yield one
        if not isinstance(one, str):
            yield from _flattened(one.children)
