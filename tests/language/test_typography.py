import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from presskit.language.profile import language
from presskit.language.typography import capitals, opening_capital, typeset


def _shown(text):
    return text.replace("\u00a0", "~").replace("\u202f", "·")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Quoi ? Non ! Si ; oui", "Quoi·? Non·! Si·; oui", id="spaces typed"),
        pytest.param("Quoi? Non! Si; oui", "Quoi·? Non·! Si·; oui", id="spaces forgotten"),
        pytest.param("Quoi ?! (sic !) Hein…?", "Quoi·?! (sic·!) Hein…·?", id="marks in a row and in brackets"),
        pytest.param("(?) ou (!)", "(?) ou (!)", id="a mark of its own"),
        pytest.param("Premier arrêt : Azrou", "Premier arrêt~: Azrou", id="colon"),
        pytest.param("Premier arrêt: Azrou à 12:30", "Premier arrêt~: Azrou à 12:30", id="but not in a time"),
        pytest.param("« Oui » et «non»", "«~Oui~» et «~non~»", id="inside guillemets"),
        pytest.param('Il dit "oui".', "Il dit «~oui~».", id="straight quotes"),
        pytest.param('l\'"Appel"!', "l’«~Appel~»·!", id="straight quotes behind an elision"),
        pytest.param("l'eau d'Azrou aujourd'hui", "l’eau d’Azrou aujourd’hui", id="apostrophes"),
        pytest.param('Il dit "le bus "Kitab" part".', "Il dit «~le bus “Kitab” part~».", id="quotes in quotes"),
        pytest.param('« le "bus" »', "«~le “bus”~»", id="straight quotes in guillemets"),
        pytest.param("les 'mots' de 5' ", "les 'mots' de 5' ", id="other straight marks stay"),
        pytest.param("50% et 12,5 %", "50~% et 12,5~%", id="percent"),
        pytest.param("M. Amrani et Dr Alami", "M.~Amrani et Dr~Alami", id="titles"),
        pytest.param("5 km, 10 h 30, 3 millions, 20 €", "5~km, 10~h~30, 3~millions, 20~€", id="units"),
        pytest.param("3 maisons", "3 maisons", id="a noun is no unit"),
        pytest.param("12 400 livres, 2 400 000", "12·400 livres, 2·400·000", id="groups of digits"),
        pytest.param("en 2024 100 élèves, 12 34", "en 2024 100 élèves, 12 34", id="no groups"),
        pytest.param("+212 537 001 122", "+212 537 001 122", id="a phone number"),
        pytest.param("déjà\u00a0! posé\u202f: «\u202foui\u202f»", "déjà~! posé·: «·oui·»", id="typed spaces are kept"),
        pytest.param(
            'https://a.example/x?y=z! lang="fr" d\'où?b',
            'https://a.example/x?y=z·! lang="fr" d’où?b',
            id="addresses and code",
        ),
        pytest.param("a ? b = c?d;e", "a·? b = c?d;e", id="marks inside a word"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_french(text, expected, languages):
    typed = typeset(text, languages["fr"])

    assert expected == _shown(typed)


@pytest.mark.parametrize(
    ("before", "text", "after", "expected"),
    [
        pytest.param("ALC", "!", "", "·!", id="a mark behind a value"),
        pytest.param("40", " %", "", "~%", id="a unit behind a value"),
        pytest.param("", "Le budget : ", "40", "Le budget~: ", id="a colon before a value"),
        pytest.param("", "l'", "ALC", "l’", id="an elision before a value"),
        pytest.param("", 'Avec "', "ALC", "Avec «~", id="a quotation mark before a value"),
        pytest.param("ALC", '" oui', "", "~» oui", id="and behind one"),
        pytest.param("", "M. ", "Amrani", "M.~", id="a title before a value"),
        pytest.param("", "Quoi ", "?", "Quoi·", id="a space before the next piece's mark"),
        pytest.param("", "Quoi", "?", "Quoi", id="no space where the next piece will bring it"),
        pytest.param("«\u00a0Le ", 'bus "Kitab"', "", "bus “Kitab”", id="a quotation inside an earlier piece's"),
        pytest.param("mot", "", "mot", "", id="nothing between"),
    ],
)
def test_french_sees_the_neighbours(before, text, after, expected, languages):
    typed = typeset(text, languages["fr"], before=before, after=after)

    assert expected == _shown(typed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('He said "yes", then "no".', "He said “yes”, then “no”.", id="double quotes"),
        pytest.param("don't, O'Brien's, dogs' and 2024's", "don’t, O’Brien’s, dogs’ and 2024’s", id="apostrophes"),
        pytest.param("'tis the '90s rock 'n' roll", "’tis the ’90s rock ’n’ roll", id="apostrophes that open"),
        pytest.param("a 'quoted' word, 'in 2024'", "a ‘quoted’ word, ‘in 2024’", id="single quotes"),
        pytest.param("\"He said 'no'\"", "“He said ‘no’”", id="quotes in quotes"),
        pytest.param('“He said "no"”', "“He said ‘no’”", id="straight quotes in curly ones"),
        pytest.param('"He said "no""', "“He said ‘no’”", id="straight quotes in straight ones"),
        pytest.param('""Yes", he said"', "“‘Yes’, he said”", id="two that open together"),
        pytest.param('"a "b "c" d" e", "f"', "“a ‘b “c” d’ e”, “f”", id="three deep, then a new one"),
        pytest.param('“a "b” c "d"', "“a ‘b” c “d”", id="the outer mark closes what is inside"),
        pytest.param('"a” "b"', "“a” “b”", id="a straight one closed by a curly one"),
        pytest.param('a 27" screen, "wide"', 'a 27" screen, “wide”', id="inches open nothing"),
        pytest.param('("a") — "b"', "(“a”) — “b”", id="behind brackets and dashes"),
        pytest.param('5\'10" tall, a 27" screen', '5\'10" tall, a 27" screen', id="feet and inches"),
        pytest.param("“curly” ‘already’ isn’t", "“curly” ‘already’ isn’t", id="curly ones"),
        pytest.param('max_width="3" x', 'max_width="3" x', id="code"),
        pytest.param("50% : 12 400 ; so ?", "50% : 12 400 ; so ?", id="nothing French"),
    ],
)
def test_english(text, expected, languages):
    typed = typeset(text, languages["en"])

    assert expected == typed


@pytest.mark.parametrize(
    ("before", "text", "after", "expected"),
    [
        pytest.param("", 'the "', "CBA", "the “", id="opens before a value"),
        pytest.param("CBA", '", he said', "", "”, he said", id="closes behind one"),
        pytest.param("CBA", "'s bus", "", "’s bus", id="the genitive of a value"),
        pytest.param('He said: "the bus of ', '"', "", "”", id="closes what an earlier piece opened"),
        pytest.param("“The ", '"Kitab" bus', "", "‘Kitab’ bus", id="a quotation inside an earlier piece's"),
        pytest.param('"The "big" ', '"Kitab" bus', "", "‘Kitab’ bus", id="a second one inside it"),
        pytest.param('a 27" ', '"wide" bus', "", "“wide” bus", id="inches before it open nothing"),
    ],
)
def test_english_sees_the_neighbours(before, text, after, expected, languages):
    typed = typeset(text, languages["en"], before=before, after=after)

    assert expected == typed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("نعم, لا; لماذا?", "نعم، لا؛ لماذا؟", id="punctuation"),
        pytest.param("2,500 كتاب و2,5", "2,500 كتاب و2,5", id="not in numbers"),
        pytest.param("في 2024, قال", "في 2024، قال", id="behind a number"),
        pytest.param("في Paris, France, قال", "في Paris, France، قال", id="not between Latin words"),
        pytest.param("هل زرت CBA?", "هل زرت CBA؟", id="the end of an Arabic question"),
        pytest.param('قال "نعم"', "قال «نعم»", id="straight quotes"),
        pytest.param('و"الميثاق" ل"الجمعية"', "و«الميثاق» ل«الجمعية»", id="letters that join to a quotation"),
        pytest.param('«في "الميثاق" نعم»', "«في “الميثاق” نعم»", id="quotes in quotes"),
        pytest.param("من 2024-2026 و10-12م", "من 2024–2026 و10–12م", id="ranges of numbers"),
        pytest.param("6-12: 1.5-2.5, (2024-2026).", "6–12: 1.5–2.5، (2024–2026).", id="ranges beside marks"),
        pytest.param("10:30-12:00، 15/09-20/09", "10:30–12:00، 15/09–20/09", id="ranges of times and days"),
        pytest.param("5-10% نعم", "5–10% نعم", id="a range of percents"),
        pytest.param("2022-09-15 و03-06 نعم", "2022-09-15 و03-06 نعم", id="a date is no range"),
        pytest.param("118-2022 و2022-118 نعم", "118-2022 و2022-118 نعم", id="nor are two kinds of number"),
        pytest.param("3-1 و1-2.5 و5-A نعم", "3-1 و1-2.5 و5-A نعم", id="nor a score, nor a code"),
        pytest.param("PR 10-12 وISO-10-12 نعم", "PR 10-12 وISO-10-12 نعم", id="nor a reference"),
        pytest.param("+212 5 39 10-12 وكوفيد-19", "+212 5 39 10-12 وكوفيد-19", id="nor a phone number, nor a word"),
        pytest.param("https://a.example/10-12 نعم", "https://a.example/10-12 نعم", id="nor an address"),
        pytest.param('كتاب "What now?" اليوم', "كتاب «What now?» اليوم", id="a Latin question in quotes"),
        pytest.param("What now, Paris?", "What now, Paris?", id="a text without Arabic"),
        pytest.param("https://a.example/?x=1,2;3 نعم", "https://a.example/?x=1,2;3 نعم", id="addresses"),
        pytest.param("«نعم» – (لا).", "«نعم» – (لا).", id="all else"),
    ],
)
def test_arabic(text, expected, languages):
    typed = typeset(text, languages["ar"])

    assert expected == typed


@pytest.mark.parametrize(
    ("before", "text", "after", "expected"),
    [
        pytest.param("2024", "?", "", "؟", id="a question mark behind a value"),
        pytest.param("CBA", ", ", "ICESCO", ", ", id="a comma between Latin values"),
        pytest.param("الجمعية", ", ", "ICESCO", "، ", id="a comma behind an Arabic one"),
        pytest.param("و", '"الميثاق"', "", "«الميثاق»", id="a joined letter in the piece before"),
        pytest.param("«في ", '"الميثاق"', "", "“الميثاق”", id="a quotation inside an earlier piece's"),
        pytest.param("2024", "-", "2026", "–", id="the hyphen between two values"),
    ],
)
def test_arabic_sees_the_neighbours(before, text, after, expected, languages):
    typed = typeset(text, languages["ar"], before=before, after=after)

    assert expected == typed


@pytest.mark.parametrize("tag", ["es", "he", "zh"])
def test_a_language_without_rules_is_left_alone(tag):
    text = "«a» \"b\" 'c' , ; ? ! 12 400 %"

    assert text == typeset(text, language(tag))


def test_the_house_style_of_the_european_union_leaves_french_alone():
    french = language("fr", typography="none")

    assert 'Quoi ? "non"' == typeset('Quoi ? "non"', french)


_TEXTS = st.text(alphabet="aé1 2\"'’«»“”‘;:!?%,.()-=_/@°hMm.\u00a0\u202f،؟كلو", max_size=30)
_TYPOGRAPHIES = st.sampled_from(["fr", "en", "ar"])


@given(_TEXTS, _TYPOGRAPHIES, _TEXTS, _TEXTS)
@example(":''", "en", "", "")
@example('5""a', "en", "", "")
def test_setting_twice_is_setting_once(text, tag, before, after):
    spoken = language(tag)
    once = typeset(text, spoken, before=before, after=after)

    twice = typeset(once, spoken, before=before, after=after)

    assert once == twice


@given(_TEXTS, _TYPOGRAPHIES)
def test_letters_and_digits_never_change(text, tag):
    typed = typeset(text, language(tag))

    assert [one for one in text if one.isalnum()] == [one for one in typed if one.isalnum()]


@given(_TYPOGRAPHIES, st.sampled_from(["https://a.example/?q=a;b,c!d", "x_y='z'", "press@books.example", "a\\b;c"]))
def test_what_is_no_prose_survives_in_any_text(tag, token):
    typed = typeset(f"un {token}, كتاب", language(tag))

    assert token in typed


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("en", "Rabat", "RABAT"),
        ("fr", "Évry-Cœur", "ÉVRY-CŒUR"),
        ("tr", "Diyarbakır, İzmir, izmir", "DİYARBAKIR, İZMİR, İZMİR"),
        ("de", "Gießen", "GIESSEN"),
        ("ar", "الرباط Rabat", "الرباط Rabat"),
        ("zh", "北京 Beijing", "北京 Beijing"),
    ],
)
def test_capitals_where_the_script_has_them(tag, text, expected):
    said = capitals(text, language(tag))

    assert expected == said


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        pytest.param("en", "head of service", "Head of service", id="a word"),
        pytest.param("fr", "« étude »", "« Étude »", id="behind a quotation mark"),
        pytest.param("fr", "l’ALC", "L’ALC", id="an elision"),
        pytest.param("tr", "istanbul", "İstanbul", id="a Turkish i"),
        pytest.param("en", "40 books", "40 books", id="a number"),
        pytest.param("en", "iPhone", "iPhone", id="a name that plays"),
        pytest.param("en", "https://books.example", "https://books.example", id="an address"),
        pytest.param("en", "press@books.example", "press@books.example", id="a mail address"),
        pytest.param("ar", "الجمعية", "الجمعية", id="no capitals"),
        pytest.param("en", "– …", "– …", id="no letter"),
    ],
)
def test_a_value_that_opens_a_block_is_capitalised(tag, text, expected):
    said = opening_capital(text, language(tag))

    assert expected == said
