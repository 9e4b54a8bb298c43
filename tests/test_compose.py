"""A release in one language becomes a Document: order, labels, dateline, letterhead, contacts."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from presskit.compose import compose
from presskit.document import (
    Emphasis,
    HeadingBlock,
    Linked,
    ListBlock,
    LogoMark,
    ParagraphBlock,
    QuoteBlock,
    Untranslated,
    Version,
    plain,
)
from presskit.errors import Span
from presskit.language.profile import language
from presskit.language.zones import instant
from presskit.mail import Mailbox
from presskit.media import Media
from presskit.model import (
    Boilerplate,
    City,
    Contact,
    Embargo,
    Event,
    Figure,
    Heading,
    House,
    Image,
    ItemList,
    Logo,
    MomentFact,
    MoneyFact,
    Note,
    Organization,
    Paragraph,
    Person,
    Quote,
    Release,
    SourceText,
    Table,
)
from presskit.phrase import Voice

NBSP = "\u00a0"
BUS, EMBLEM = Media("bus.jpg", "jpeg", b"bus", 4, 3), Media("cba.png", "png", b"emblem", 2, 2)
OPENING = MomentFact(instant(datetime(2024, 6, 3, 9), "Africa/Casablanca"), "Africa/Casablanca")  # noqa: DTZ001 - wall time


def label(msgid, number=None):  # noqa: ARG001 - a Label takes a number
    """English labels: they say their msgids."""
    return msgid


def release(**fields):
    house = House(
        organizations={
            "cba": Organization("City Book Association", "CBA", "About CBA", ("Lends books.", "Since 1998.")),
            "alone": Organization("Alone"),
        },
        people={"amrani": Person("Karima Amrani", role="head", organization="cba")},
        places={"rabat": City("Rabat", "Morocco"), "azrou": City("Azrou")},
        contacts={"press": Contact("Nadia Fassi", "press officer", "cba", "press@a.example", "+212 (5) 37 00")},
    )
    given = {"headline": "Books", "body": (Paragraph("First."), Paragraph("Second.")), "house": house, **fields}
    return Release(
        id="bus", span=Span("release.yaml"), language="en", languages=("en",), date=date(2024, 6, 2), **given
    )  # fmt: skip


def document(tag="en", *, draft=False, source=None, **fields):
    return compose(release(**fields), language(tag), label, draft=draft, source=source)


def words(phrases):
    return [plain(one) for one in phrases]


def test_the_dateline_stands_before_the_first_paragraph_in_capitals():
    made = document(dateline=("rabat",))

    assert "RABAT, 2 June 2024 –" == plain(made.body[0].dateline)
    assert ("First.", "") == (plain(made.body[0].text), plain(made.body[1].dateline))


def test_several_places_are_joined_by_a_stroke():
    assert "RABAT/FÈS, 2 June 2024 –" == plain(document(dateline=("rabat", City("Fès"))).body[0].dateline)


def test_a_release_without_a_place_still_tells_its_date():
    assert "2 June 2024 –" == plain(document().body[0].dateline)


def test_a_body_that_opens_otherwise_has_its_dateline_alone():
    made = document(body=(Heading("Title"), Paragraph("First.")), dateline=("rabat",))

    assert [ParagraphBlock((), made.body[0].dateline), HeadingBlock(("Title",)), ParagraphBlock(("First.",))] == list(
        made.body
    )


def test_blocks_keep_their_order_and_kinds():
    made = document(
        body=(Paragraph("a"), Heading("b"), ItemList(("c",)), ItemList(("d", "e"), numbered=True), Quote("f", "amrani"))
    )

    assert [ParagraphBlock, HeadingBlock, ListBlock, ListBlock, QuoteBlock] == [type(one) for one in made.body]
    assert (("•",), ("1.", "2.")) == (made.body[2].markers, made.body[3].markers)


def test_a_quotation_has_its_marks_and_its_speakers_name_role_and_organization():
    quote = document(body=(Quote("It is open.", "amrani"),)).body[1]

    assert ("“It is open.”", "Karima Amrani, head, CBA") == (plain(quote.text), plain(quote.attribution))


def test_a_speaker_named_on_the_spot_is_said_as_given():
    quote = document(body=(Quote("Open.", Person("Sara", role="driver")),)).body[1]

    assert "Sara, driver" == plain(quote.attribution)


@pytest.mark.parametrize(
    "block", [Paragraph(""), Heading(""), ItemList(("",)), Quote("", "amrani")], ids=lambda one: type(one).__name__
)
def test_what_a_translator_folded_into_its_neighbour_is_not_drawn(block):
    assert 1 == len(document(body=(Paragraph("First."), block)).body)


@pytest.mark.parametrize(
    ("kind", "printed"),
    [("press-release", "PRESS RELEASE"), ("statement", "STATEMENT"), ("media-advisory", "MEDIA ADVISORY")],
)
def test_the_kind_opens_the_release(kind, printed):
    assert printed == plain(document(kind=kind).kind)


def test_without_an_embargo_it_is_for_immediate_release_and_dated_by_its_day():
    made = document()

    assert ["For immediate release"] == words(made.release_lines)
    assert datetime(2024, 6, 2, tzinfo=UTC) == made.published


def test_an_embargo_is_said_and_dates_the_document():
    until = MomentFact(instant(datetime(2024, 6, 3, 9), "Africa/Casablanca"), "Africa/Casablanca")  # noqa: DTZ001 - wall time

    made = compose(release(embargo=Embargo(until, ("Europe/Paris",))), language("en"), label)

    assert [
        "Embargoed until Monday, 3 June 2024 at 09:00 (UTC+1), Casablanca",
        "10:00 (UTC+2), Paris · 08:00 (UTC)",
    ] == words(made.release_lines)
    assert datetime(2024, 6, 3, 8, tzinfo=UTC) == made.published


def test_a_draft_says_so_in_its_own_words():
    assert ("DRAFT – not for publication", "") == (plain(document(draft=True).draft), plain(document().draft))


def test_a_quotation_left_untranslated_keeps_its_own_marks():
    source = Voice(language("en"), lambda msgid, number=None: msgid, release())  # noqa: ARG005 - a Label takes a number
    french = {"“{text}”": f"«{NBSP}{{text}}{NBSP}»"}

    made = compose(
        release(body=(Quote(SourceText("Open.", "en"), "amrani"), Quote("Ouvert.", "amrani"))),
        language("fr"), lambda msgid, number=None: french.get(msgid, msgid), source=source,  # noqa: ARG005
    )  # fmt: skip

    assert ["[EN] “Open.”", f"«{NBSP}Ouvert.{NBSP}»"] == [plain(one.text) for one in made.body[1:]]


# --- pictures and tables --------------------------------------------------------------------------


def drawn(block, tag="en"):
    """The only block of a body beside its dateline."""
    return document(tag, body=(block,)).body[1]


def test_a_picture_has_its_alternative_caption_and_credit():
    made = drawn(Image(BUS, "A bus of {cba}", "The *bus*.", "Photo: Sara", "CC BY 4.0"))

    assert (BUS, "A bus of CBA") == (made.media, made.alt)
    assert ("The ", Emphasis(("bus",)), ".") == made.caption
    assert "Photo: Sara, CC BY 4.0" == plain(made.credit)


@pytest.mark.parametrize(
    ("credit", "licence", "said"), [("Sara", None, "Sara"), (None, "CC0", "CC0"), (None, None, "")]
)
def test_a_picture_may_lack_a_credit_or_a_licence(credit, licence, said):
    made = drawn(Image(BUS, "A bus", None, credit, licence))

    assert ((), said) == (made.caption, plain(made.credit))


def test_an_alternative_is_plain_text_with_its_isolates():
    assert "حافلة \u2066City Book Association\u2069" == drawn(Image(BUS, "حافلة City Book Association"), "ar").alt


TABLE = Table(
    ("Village", Figure("2024"), Figure("")),
    (("Azrou", Figure("1204"), Figure("")), ("**Ifrane**", Figure("—"), "many")),
    "Books of {cba}",
)


def test_a_table_has_its_caption_headings_and_rows():
    made = drawn(TABLE)

    assert "Books of CBA" == plain(made.caption)
    assert ["Village", "2024", ""] == words(made.columns)
    assert [["Azrou", "1204", ""], ["Ifrane", "—", "many"]] == [words(row) for row in made.rows]


def test_a_column_is_numeric_where_every_cell_is_a_figure():
    assert (False, True, False) == drawn(TABLE).numeric


def test_figures_of_a_table_take_the_languages_digits():
    made = compose(release(body=(TABLE,)), language("ar", digits="arab"), label)

    assert "١٢٠٤" == plain(made.body[1].rows[0][1])


# --- letterhead, event, other languages -----------------------------------------------------------


def test_the_letterhead_has_the_logos_of_all_issuers_that_have_one():
    house = House(
        organizations={
            "cba": Organization("City Book Association", logo=Logo(EMBLEM, "CBA emblem")),
            "alone": Organization("Alone"),
            "bus": Organization("Bus", logo=Logo(BUS, "A bus")),
        }
    )

    made = document(house=house, issuers=("bus", "alone", "cba"))

    assert (LogoMark(BUS, "A bus"), LogoMark(EMBLEM, "CBA emblem")) == made.logos


def test_an_event_says_when_where_and_how_to_come():
    event = Event(OPENING, "rabat", "Hotel Rif", "https://a.example/live/", "mailto:press@a.example")

    made = document(event=event).event

    assert [
        ("When", "Monday, 3 June 2024 at 09:00 (UTC+1)"),
        ("Where", "Hotel Rif, Rabat, Morocco"),
        ("Online", "a.example/live"),
        ("Register", "press@a.example"),
    ] == [(plain(line.label), plain(line.value)) for line in made]
    assert "https://a.example/live/" == made[2].value[0].href
    assert isinstance(made[3].value[0], Linked)


def test_an_event_may_be_nothing_but_a_time():
    assert ["When"] == [plain(line.label) for line in document(event=Event(OPENING)).event]


def test_a_place_named_on_the_spot_is_said_as_given():
    made = document(event=Event(OPENING, City("Fès"), None)).event

    assert "Fès" == plain(made[1].value)


@pytest.mark.parametrize(("tag", "said"), [("en", ""), ("fr", "Only the anglais text is authentic.")])
def test_the_other_languages_say_which_text_is_authentic(tag, said):
    assert said == plain(document(tag, authoritative="en").authentic)


def test_other_versions_are_linked_by_their_own_names():
    addresses = {"en": "https://a.example/en", "ar": "https://a.example/ar", "fr": "https://a.example/fr"}

    assert (
        Version("ar", "rtl", "العربية", "https://a.example/ar"),
        Version("fr", "ltr", "Français", "https://a.example/fr"),
    ) == document(versions=addresses).versions


# --- behind the end mark --------------------------------------------------------------------------


def test_notes_are_numbered():
    made = document(notes=(Note("One."), Note("Two.")))

    assert ("Notes to editors", ("1.", "2.")) == (plain(made.notes_heading), made.notes.markers)


def test_without_notes_there_is_no_heading_for_them():
    assert ((), None) == (document().notes_heading, document().notes)


def test_a_boilerplate_is_the_houses_or_its_own():
    made = document(boilerplates=(Boilerplate("cba"), Boilerplate("", "About us", ("We lend.",))))

    assert [("About CBA", ["Lends books.", "Since 1998."]), ("About us", ["We lend."])] == [
        (plain(one.heading), words(one.paragraphs)) for one in made.boilerplates
    ]


def test_a_contact_has_a_line_for_who_it_is_and_one_for_each_address():
    (contact,) = document(contacts=("press",)).contacts

    assert ["Nadia Fassi, press officer, CBA", "press@a.example", "+212 (5) 37 00"] == words(contact.lines)
    assert ["mailto:press@a.example", "tel:+21253700"] == [line[0].href for line in contact.lines[1:]]


@pytest.mark.parametrize(
    ("contacts", "heading"), [(("press",), "Media contact"), (("press", Contact("B")), "Media contacts")]
)
def test_the_heading_counts_the_contacts(contacts, heading):
    assert heading == plain(document(contacts=contacts).contacts_heading)


@pytest.mark.parametrize(
    ("issuers", "short", "full"),
    [
        ((), "", ""),
        (("cba",), "CBA", "City Book Association"),
        (("alone",), "Alone", ""),
        (("cba", "alone"), "CBA · Alone", "City Book Association and Alone"),
    ],
)
def test_the_letterhead_names_the_issuers(issuers, short, full):
    made = document(issuers=issuers)

    assert (short, full) == (plain(made.issuer), plain(made.issuer_name))


@pytest.mark.parametrize(
    ("fields", "preheader"),
    [
        ({"subheadline": "x" * 50}, "x" * 50),
        ({"subheadline": "short", "summary": ("y" * 30, "z" * 30)}, f"{'y' * 30} · {'z' * 30}"),
        ({"body": (Paragraph("word " * 40),)}, ("word " * 40)[:124] + "…"),
        ({"body": (Paragraph("short"),)}, ""),
    ],
    ids=["subheadline", "key points", "opening paragraph, cut", "nothing long enough"],
)
def test_an_inbox_is_given_40_to_130_characters(fields, preheader):
    assert preheader == document(**fields).preheader


def test_the_title_is_the_headline_with_its_isolates():
    made = compose(release(headline="مع City Book Association"), language("ar"), label)

    assert "مع \u2066City Book Association\u2069" == made.title


def test_a_value_that_cannot_be_said_is_an_error():
    facts = {"grant": MoneyFact(Decimal(1_234_567), "USD")}

    with pytest.raises(ValueError, match="1234567"):
        document(facts=facts, headline="{grant.short}")


def test_arabic_runs_right_to_left_and_has_its_digits():
    made = compose(replace(release()), language("ar", digits="arab"), label)

    assert ("rtl", "٠١٢٣٤٥٦٧٨٩") == (made.direction, made.digits)


@pytest.mark.parametrize(
    ("phone", "address"),
    [
        ("+212 5 37 56 60 52", "tel:+212537566052"),
        ("+33 (0)4 67 00 00 00", "tel:+33467000000"),
        ("(+212) 537-566052", "tel:+212537566052"),
        ("0537566052 ext. 12", "tel:0537566052"),
        ("+212-537-566-052 / 53", "tel:+212537566052"),
        ("٠٥٣٧ ٥٦ ٦٠", "tel:0537" + "5660"),
    ],
)
def test_a_phone_is_dialled_as_a_telephone_would(phone, address):
    (contact,) = document(contacts=(Contact("A", phone=phone),)).contacts

    assert address == contact.lines[1][0].href


def test_what_is_no_number_is_printed_and_not_dialled():
    (contact,) = document(contacts=(Contact("A", phone="call me"),)).contacts

    assert ("call me",) == contact.lines[1]


@pytest.mark.parametrize("text", ["“It is open.”", "«It is open.»", "« It is open. »", '"It is open."'])
def test_quotation_marks_that_the_author_typed_around_the_whole_are_not_doubled(text):
    assert "“It is open.”" == plain(document(body=(Quote(text, "amrani"),)).body[1].text)


def test_a_boilerplate_that_was_folded_away_is_not_drawn():
    assert () == document(boilerplates=(Boilerplate("", "About us", ("",)),)).boilerplates


def test_the_preheader_keeps_its_isolates():
    made = compose(release(subheadline="اتصلوا بنا على الرقم +212 5 37 56 60 52 في كل وقت"), language("ar"), label)

    assert "\u2066+212 5 37 56 60 52\u2069" in made.preheader


def test_a_preheader_that_is_cut_is_no_shorter_than_an_inbox_wants_and_balanced():
    arabic = compose(release(subheadline="كلمة " + "City Book " * 30), language("ar"), label)
    long_word = document(subheadline="The " + "x" * 200)

    assert 40 <= len(long_word.preheader) <= 130
    assert arabic.preheader.count("\u2066") == arabic.preheader.count("\u2069")


def test_an_untranslated_city_of_the_dateline_is_marked():
    source = Voice(language("en"), label, release())

    made = compose(
        release(dateline=(City(SourceText("Rabat", "en")),)), language("ar"), label, source=source, draft=True
    )

    assert "[EN] RABAT" in plain(made.body[0].dateline)
    assert any(isinstance(one, Untranslated) for one in made.body[0].dateline)


def test_the_title_of_a_draft_says_so():
    assert "DRAFT – not for publication · Books" == document(draft=True).title


# --- the mail's header ---------------------------------------------------------------------------------------------


def test_the_subject_is_the_headline():
    assert "Books" == document().subject


def test_the_subject_of_an_embargoed_release_says_until_when():
    made = document(embargo=Embargo(OPENING))

    assert "Embargoed until 3 June 2024 at 09:00 (UTC+1) · Books" == made.subject


def test_the_subject_of_a_draft_says_so_first():
    made = document(draft=True, embargo=Embargo(OPENING))

    assert "DRAFT – not for publication · Embargoed until 3 June 2024 at 09:00 (UTC+1) · Books" == made.subject


@pytest.mark.parametrize(
    ("tag", "headline", "subject"),
    [
        ("ar", "كتب ICESCO للجميع", "كتب ICESCO للجميع"),
        ("ar", "ICESCO توقّع", "\u200fICESCO توقّع"),
        ("ar", "40 كتابًا", "40 كتابًا"),
        ("en", "كتب for all", "\u2067كتب\u2069 for all"),
        ("en", "Books", "Books"),
    ],
    ids=["arabic", "arabic behind a Latin word", "arabic behind a number", "english behind Arabic", "english"],
)
def test_a_mark_of_direction_stands_in_a_subject_that_would_run_the_wrong_way(tag, headline, subject):
    assert subject == document(tag, headline=headline).subject


def test_the_first_contact_that_can_be_written_to_sends_the_mail():
    made = document(contacts=(Contact("Sara", phone="+212 5 37"), "press", Contact("Last", email="last@a.example")))

    assert Mailbox("Nadia Fassi", "press@a.example") == made.sender


@pytest.mark.parametrize(
    ("contact", "name"),
    [
        (Contact("{cba} Press", email="a@a.example"), "CBA Press"),
        (Contact(organization="cba", email="a@a.example"), "CBA"),
        (Contact(email="a@a.example"), ""),
    ],
    ids=["a name with a placeholder", "an organization", "nobody"],
)
def test_a_sender_bears_the_contacts_name_or_its_organizations(contact, name):
    assert Mailbox(name, "a@a.example") == document(contacts=(contact,)).sender


def test_a_sender_whose_name_a_draft_leaves_untranslated_bears_it_unmarked():
    source = Voice(language("en"), label, release())
    contact = Contact(SourceText("Press Office", "en"), email="a@a.example")

    made = document("ar", contacts=(contact,), source=source, draft=True)

    assert Mailbox("Press Office", "a@a.example") == made.sender


def test_without_an_address_to_write_to_nobody_sends_the_mail():
    assert document(contacts=(Contact("Sara", phone="+212 5 37"),)).sender is None
