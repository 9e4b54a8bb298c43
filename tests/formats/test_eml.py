"""The mail that a press officer opens: EMAIL.md's rules E1 to E8, read back with Python's own `email`."""

import re
import shutil
from base64 import b64decode
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes, policy
from io import BytesIO
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from presskit import jobs, pipeline
from presskit.document import ImageBlock, LogoMark
from presskit.errors import ReleaseError, Severity
from presskit.formats import Assets, formats
from presskit.formats.eml import FORMAT
from presskit.mail import Mailbox
from presskit.media import verified
from presskit.pipeline import Options

DATA = Path(__file__).parents[1] / "data"
SENDER = Mailbox("Press Office", "press@a.example")
TXT = "Headline\n\nA text.\n"
HTML = '<!DOCTYPE html>\n<html lang="en"><body><p>A text.</p></body></html>\n'
PDF = b"%PDF-1.7\nbytes \x00\xff\r\n"


def picture(name, size, mode="RGB", color="#0b6e4f"):
    file = BytesIO()
    Image.new(mode, size, color).save(file, "PNG" if name.endswith("png") else "JPEG", quality=90)
    return verified(file.getvalue(), name)


@pytest.fixture(scope="module")
def document(make_document):
    """The least Document that somebody sends."""
    return replace(make_document(), subject="Books for all", sender=SENDER)


def draw(document, txt=TXT, html=HTML, pdf=PDF, report=None):
    assets = Assets((), None, "#000000", {"txt": txt.encode(), "html": html.encode(), "pdf": pdf})
    return FORMAT.render(document, assets, report or (lambda _: None))


def read(data):
    message = message_from_bytes(data, policy=policy.default)
    assert [] == [defect for part in message.walk() for defect in part.defects]
    return message


def part(message, kind):
    return next(one for one in message.walk() if one.get_content_type() == kind)


def structure(message):
    if not message.is_multipart():
        return message.get_content_type()
    return {message.get_content_subtype(): [structure(one) for one in message.iter_parts()]}


def shown(name, width):
    return f'<html><body><img src="media/{name}" alt="ALT" width="{width}" height="10"></body></html>\n'


def with_picture(document, *media):
    return replace(document, body=tuple(ImageBlock(one, "ALT", (), ()) for one in media))


def test_it_is_found_by_its_name_and_wraps_the_others():
    assert (FORMAT, ".eml", {"html", "txt", "pdf"}) == (formats()["eml"], FORMAT.suffix, set(FORMAT.wraps))


def test_it_holds_the_text_the_html_and_the_pdf(document):
    assert {"mixed": [{"alternative": ["text/plain", "text/html"]}, "application/pdf"]} == structure(
        read(draw(document))
    )


def test_pictures_stand_beside_the_html_that_shows_them(document):
    pictured = with_picture(document, picture("bus.jpg", (40, 20)))

    message = read(draw(pictured, html=shown("bus.jpg", 40)))

    related = {"related": ["text/html", "image/jpeg"]}
    assert {"mixed": [{"alternative": ["text/plain", related]}, "application/pdf"]} == structure(message)
    assert "text/html" == part(message, "multipart/related").get_param("type")


# --- E1: bytes ---------------------------------------------------------------------------------------------------


def test_e1_bytes_are_ascii_and_lines_end_in_crlf_and_are_short(document):
    data = draw(replace(document, subject="كتب " * 60, sender=Mailbox("مكتب الصحافة", "press@a.example"), id="x" * 80))

    assert data.isascii()
    assert data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n")
    assert 78 >= max(len(line) for line in data.split(b"\r\n"))


def test_e1_no_line_outgrows_the_law_whatever_the_address(document):
    data = draw(replace(document, sender=Mailbox("Press", f"{'p' * 60}@{'a.' * 90}example")))

    assert 998 >= max(len(line) for line in data.split(b"\r\n"))


def test_e1_the_same_document_gives_the_same_bytes(document):
    assert draw(document) == draw(document)


def test_e1_the_date_is_that_of_the_release(document):
    assert b"\r\nDate: Sun, 02 Jun 2024 00:00:00 +0000\r\n" in draw(document)


def test_e1_the_date_of_an_embargo_is_its_instant_in_utc(document):
    nine = datetime(2024, 6, 3, 9, tzinfo=timezone(timedelta(hours=1)))

    data = draw(replace(document, published=nine))

    assert b"\r\nDate: Mon, 03 Jun 2024 08:00:00 +0000\r\n" in data


@pytest.mark.parametrize(
    "change",
    [
        lambda one: {"document": replace(one, subject="Other books")},
        lambda one: {"document": replace(one, published=datetime(2024, 6, 3, tzinfo=UTC))},
        lambda one: {"document": one, "txt": "Other"},
        lambda one: {"document": one, "html": "<p>Other</p>"},
        lambda one: {"document": one, "pdf": b"Other"},
    ],
    ids=["subject", "date", "text", "html", "pdf"],
)
def test_e1_the_message_id_changes_with_whatever_else_does(document, change):
    other = read(draw(**change(document)))["Message-ID"]

    assert read(draw(document))["Message-ID"] != other


def test_e1_the_message_id_stands_in_the_senders_domain(document):
    sender = Mailbox("Presse", "presse@bücher.example")

    assert read(draw(replace(document, sender=sender)))["Message-ID"].endswith("@xn--bcher-kva.example>")


def test_e1_no_boundary_begins_another_or_stands_in_a_part(document):
    first = read(draw(document))
    texts = [f"--{one.get_boundary()}\n--{one.get_boundary()}--\n" for one in first.walk() if one.is_multipart()]
    hostile = "".join(texts)

    message = read(
        draw(
            with_picture(document, picture("bus.png", (4, 4))),
            txt=hostile,
            html=hostile + shown("bus.png", 4),
            pdf=hostile.encode(),
        )
    )

    boundaries = [one.get_boundary() for one in message.walk() if one.is_multipart()]
    leaves = [one.as_string() for one in message.walk() if not one.is_multipart()]
    assert (3, 4) == (len(boundaries), len(leaves))
    assert [] == [(one, other) for one, other in permutations(boundaries, 2) if other.startswith(one)]
    assert [] == [line for leaf in leaves for line in leaf.splitlines() if line.startswith("--")]
    assert [] == [one for one in boundaries for leaf in leaves if one in leaf]


# --- E2, E3: headers ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "subject",
    [
        "كتب للجميع: 40 قرية · \u2066ISO 9001\u2069 والمزيد " * 5,
        "\u200fICESCO والجمعية توقّعان",
        "L’été « répond » à 40\u202f000 élèves\u00a0: œuvre",
        "👩🏽\u200d🚒 Books 🇲🇦",
        "x" * 230,
    ],
    ids=["arabic", "a mark of direction", "french", "emoji", "one long word"],
)
def test_e2_the_subject_is_read_as_the_document_has_it(document, subject):
    assert subject.strip() == read(draw(replace(document, subject=subject)))["Subject"]


@pytest.mark.parametrize("hostile", ["\r\nBcc: all@a.example", "\x07", "\u2028", "\u202e", "\ud83d"])
def test_e3_a_hostile_subject_is_refused(document, hostile):
    with pytest.raises(ReleaseError) as caught:
        draw(replace(document, subject=f"Books{hostile}for all"))

    (problem,) = caught.value.diagnostics
    assert "bad-subject" == problem.code
    assert problem.message.startswith("the en headline cannot be the subject of a mail: the subject holds U+")


def test_e3_a_trailing_newline_does_not_end_the_header(document):
    message = read(draw(replace(document, subject="Books for all\r\n")))

    assert ("Books for all", "1.0") == (message["Subject"], message["MIME-Version"])


# --- E4: parts ---------------------------------------------------------------------------------------------------


def test_e4_the_root_and_each_text_part_tell_their_language(make_document):
    arabic = replace(make_document("rtl"), subject="كتب", sender=SENDER)

    message = read(draw(arabic))

    telling = {one.get_content_type() for one in message.walk() if one["Content-Language"] == "ar"}
    assert {"multipart/mixed", "text/plain", "text/html"} == telling


def test_e4_text_parts_are_utf_8_in_base64(document):
    message = read(draw(document))

    parts = [part(message, kind) for kind in ("text/plain", "text/html")]
    assert [("utf-8", "base64")] * 2 == [(one.get_content_charset(), one["Content-Transfer-Encoding"]) for one in parts]


def test_e4_the_plain_text_is_flowed_and_none_of_its_lines_is_joined_to_the_next(document):
    text = part(read(draw(document)), "text/plain")

    assert ("flowed", "no") == (text.get_param("format"), text.get_param("delsp"))
    assert TXT == text.get_content().replace("\r\n", "\n")


def test_e4_a_line_that_could_be_taken_for_another_begins_with_one_more_space(document):
    txt = "• A list\n  goes on\n> no quotation\nFrom Rabat\nfrom here\n"

    text = part(read(draw(document, txt=txt)), "text/plain")

    assert "• A list\r\n   goes on\r\n > no quotation\r\n From Rabat\r\nfrom here\r\n" == text.get_content()


# --- E5: attachments -----------------------------------------------------------------------------------------------


def test_e5_the_pdf_is_attached_under_the_name_of_its_file(document):
    attached = part(read(draw(document)), "application/pdf")

    assert ("launch.en.pdf", "attachment", PDF) == (
        attached.get_filename(),
        attached.get_content_disposition(),
        attached.get_content(),
    )


def test_e5_the_pdf_of_a_draft_is_named_as_one(document):
    attached = part(read(draw(replace(document, draft=("DRAFT",)))), "application/pdf")

    assert "launch.en.draft.pdf" == attached.get_filename()


def test_e5_a_long_name_is_read_whole(document):
    name = "a-very-long-name-" * 4 + "of-12-chars"

    attached = part(read(draw(replace(document, id=name))), "application/pdf")

    assert f"{name}.en.pdf" == attached.get_filename()


def test_e5_the_html_is_that_of_the_file(document):
    assert HTML.encode() == part(read(draw(document)), "text/html").get_payload(decode=True)


def test_e5_the_html_differs_from_the_file_in_the_names_of_its_pictures_alone(document):
    pictured = with_picture(document, picture("bus.jpg", (40, 20)))
    html = shown("bus.jpg", 40)

    message = read(draw(pictured, html=html))

    content_id = part(message, "image/jpeg")["Content-ID"].strip("<>")
    assert html.replace("media/bus.jpg", f"cid:{content_id}") == part(message, "text/html").get_content()


def test_e5_every_picture_that_the_html_names_is_held_once_and_no_other(document):
    bus, map_, unseen = (picture(name, (40, 20)) for name in ("bus.png", "map.png", "unseen.png"))
    html = shown("bus.png", 40) + shown("map.png", 40) + shown("bus.png", 20)

    message = read(draw(with_picture(document, bus, map_, unseen), html=html))

    named = re.findall('src="cid:([^"]+)"', part(message, "text/html").get_content())
    held = [one["Content-ID"].strip("<>") for one in message.walk() if one["Content-ID"]]
    assert [held[0], held[1], held[0]] == named
    assert ["bus.png", "map.png"] == [one.get_filename() for one in message.walk() if one["Content-ID"]]


@pytest.mark.parametrize(
    "words",
    [
        '<p>write src="media/bus.png" in it</p>',
        '<p title="> src=">&lt;img src="media/bus.png"&gt;</p>',
        '<img alt="a > b" src="media/other.png">',
        '<a href="media/bus.png">no picture</a>',
    ],
    ids=["words", "quoted", "another picture", "a link"],
)
def test_e5_only_a_tag_that_shows_a_picture_is_changed(document, words):
    pictured = with_picture(document, picture("bus.png", (4, 4)))

    html = part(read(draw(pictured, html=words)), "text/html").get_content()

    assert words == html


def test_e5_a_sign_in_an_attribute_hides_no_picture(document):
    pictured = with_picture(document, picture("bus.png", (4, 4)))

    html = part(read(draw(pictured, html='<img alt="1 > 0" src="media/bus.png" width="4">')), "text/html").get_content()

    assert '<img alt="1 > 0" src="cid:' == html[:26]


def test_e5_a_picture_has_the_pixels_it_is_shown_with_where_it_is_widest(document):
    wide = picture("bus.jpg", (2000, 1000))
    html = shown("bus.jpg", 100) + shown("bus.jpg", 536) + shown("bus.jpg", 320)

    image = part(read(draw(with_picture(document, wide), html=html)), "image/jpeg").get_content()

    assert (536, 268) == Image.open(BytesIO(image)).size


def test_e5_a_small_picture_is_not_blown_up(document):
    image = part(
        read(draw(with_picture(document, picture("bus.png", (40, 20))), html=shown("bus.png", 80))), "image/png"
    )

    assert (40, 20) == Image.open(BytesIO(image.get_content())).size


def test_e5_a_picture_is_opaque_and_tells_nothing_but_pixels(document):
    logo = picture("logo.png", (40, 20), "RGBA", (0, 0, 0, 0))
    letterhead = replace(document, logos=(LogoMark(logo, "EMBLEM"),))

    image = Image.open(BytesIO(part(read(draw(letterhead, html=shown("logo.png", 40))), "image/png").get_content()))

    assert ((255, 255, 255), {}) == (image.convert("RGB").getpixel((0, 0)), image.info)


def test_e5_two_pictures_of_one_name_are_refused(document):
    one, other = picture("bus.png", (4, 4)), picture("bus.png", (5, 5))

    with pytest.raises(ReleaseError, match="two pictures of the release are called"):
        draw(with_picture(document, one, other), html=shown("bus.png", 4))


# --- E6: who sends it ------------------------------------------------------------------------------------------------


def test_e6_it_waits_for_addressees_and_opens_as_a_draft(document):
    message = read(draw(document))

    assert (None, None, None, "1") == (message["To"], message["Cc"], message["Bcc"], message["X-Unsent"])
    assert message["List-Unsubscribe"] is None


def test_e6_it_comes_from_the_documents_sender(document):
    assert "Press Office <press@a.example>" == read(draw(document))["From"]


@pytest.mark.parametrize(
    ("sender", "code"),
    [
        (None, "no-sender"),
        (Mailbox("Press", "prässe@a.example"), "bad-sender"),
        (Mailbox("x" * 46, "press@a.example"), "bad-sender"),
    ],
    ids=["nobody", "another alphabet", "a long name"],
)
def test_e6_a_sender_that_no_header_can_hold_is_refused_with_the_remedy(document, sender, code):
    with pytest.raises(ReleaseError) as caught:
        draw(replace(document, sender=sender))

    (problem,) = caught.value.diagnostics
    assert code == problem.code
    assert 'write `mail: {from: "Press Office <press@example.org>"}` in presskit.yaml' in problem.hint


# --- E7, E8 ------------------------------------------------------------------------------------------------------


def test_e7_a_mail_speaks_one_language(document):
    message = read(draw(document))

    assert {"en"} == {one["Content-Language"] for one in message.walk() if one["Content-Language"]}
    assert "multipart/multilingual" not in {one.get_content_type() for one in message.walk()}


@pytest.mark.parametrize(("size", "codes"), [(7_000_000, []), (7_500_000, ["heavy-eml"])], ids=["light", "heavy"])
def test_e8_a_mail_over_10_mb_is_warned_of(document, size, codes):
    problems = []

    draw(document, pdf=b"x" * size, report=problems.append)

    assert codes == [one.code for one in problems]
    assert all(one.severity is Severity.WARNING for one in problems)


def test_e8_a_mail_over_18_mb_is_refused(document):
    with pytest.raises(ReleaseError, match="too-heavy-eml: the en eml has 18,"):
        draw(document, pdf=b"x" * 13_200_000)


# --- with the files ------------------------------------------------------------------------------------------------

NAME = "2024-06-02-library-bus"


@pytest.fixture
def render(tmp_path):
    """A function that renders the library's release with a picture in it; returns the folder of what was written."""
    newsroom = tmp_path / "bus"
    shutil.copytree(DATA / "library-bus", newsroom)
    release = newsroom / f"releases/{NAME}/release.yaml"
    image = "  - {image: {file: bus.png, alt: A white bus, credit: 'Photo, CBA'}, only: [en]}\n  - heading"
    release.write_text(release.read_text("utf-8").replace("  - heading", image), "utf-8")
    Image.new("RGBA", (1200, 600), "#0b6e4f80").save(release.with_name("bus.png"))

    def rendered(*names, **options):
        (job,) = jobs.find([f"releases/{NAME}"], bytes, newsroom, lambda _: None)
        outcome = pipeline.render(job, Options(("en",), names, **options), lambda _: None)
        assert (0, ()) == (outcome.exit_code, outcome.refused)
        return newsroom / "dist" / NAME

    return rendered


@pytest.mark.slow
@pytest.mark.parametrize("draft", ["", ".draft"], ids=["final", "draft"])
def test_e5_what_it_wraps_is_what_the_other_files_hold(render, draft):
    made = render("html", "txt", "pdf", "eml", draft=bool(draft)) / f"{NAME}.en{draft}.eml"
    html, txt, pdf = (made.with_suffix(suffix).read_bytes() for suffix in (".html", ".txt", ".pdf"))

    message = read(made.read_bytes())

    content_id = part(message, "image/png")["Content-ID"].strip("<>")
    assert html.replace(b"media/bus.png", f"cid:{content_id}".encode()) == part(message, "text/html").get_payload(
        decode=True
    )
    assert re.sub("^(?=[ >]|From )", " ", txt.decode(), flags=re.MULTILINE).splitlines() == (
        part(message, "text/plain").get_content().splitlines()
    )
    assert (pdf, f"{NAME}.en{draft}.pdf") == (
        part(message, "application/pdf").get_content(),
        part(message, "application/pdf").get_filename(),
    )


@pytest.mark.slow
def test_asked_for_alone_it_is_written_alone_and_is_the_same(render):
    folder = render("eml")
    alone = (folder / f"{NAME}.en.eml").read_bytes()
    files = {one.name for one in folder.iterdir()}

    together = (render("html", "txt", "pdf", "eml") / f"{NAME}.en.eml").read_bytes()

    assert {f"{NAME}.en.eml", "manifest.json"} == files
    assert alone == together


# --- laws ----------------------------------------------------------------------------------------------------------


@settings(max_examples=50)
@given(st.binary(max_size=3000), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=500))
def test_whatever_is_wrapped_comes_out_again(make_document, pdf, words):
    document = replace(make_document(), subject="Books", sender=SENDER)

    message = read(draw(document, html=words, pdf=pdf))

    assert pdf == part(message, "application/pdf").get_content()
    assert words.encode() == b64decode(part(message, "text/html").get_payload())
