"""Words and addresses become header lines that every parser reads alike; what could do harm there is refused."""

import runpy
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit import mail
from presskit.mail import Mailbox, MailFault

SUBJECTS = runpy.run_path(str(Path(__file__).parents[1] / "tools" / "judges" / "subjects.py"))["subjects"]
SEED = 1

HOSTILE = {
    "a line break": "\r\nBcc: all@a.example",
    "a newline": "\n",
    "a carriage return": "\r",
    "a NUL": "\0",
    "a bell": "\x07",
    "a delete": "\x7f",
    "a next line": "\x85",
    "a line separator": "\u2028",
    "a paragraph separator": "\u2029",
    "an override": "\u202e",
    "an embedding": "\u202a",
    "half a letter": "\ud83d",
}

HARMLESS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\u202a\u202b\u202c\u202d\u202e")
)


def read(line):
    return message_from_bytes(f"{line}\r\n\r\n".encode("ascii"), policy=policy.default)


def fault(function, *arguments):
    with pytest.raises(MailFault) as caught:
        function(*arguments)
    return str(caught.value)


# --- words -------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_e2_three_thousand_subjects_in_three_languages_are_read_as_they_were_written():
    written = list(SUBJECTS(SEED))

    other = [(tag, text) for tag, text in written if text != read(mail.header("Subject", text))["Subject"]]

    assert 3000 == len(written)
    assert [] == other


@given(HARMLESS)
def test_e2_any_harmless_text_is_folded_in_ascii_and_read_as_it_was_written(text):
    line = mail.header("Subject", text)

    assert line.isascii()
    assert all(len(one) <= mail.WIDTH for one in line.split("\r\n"))
    assert all(one.startswith(" =?") for one in line.split("\r\n")[1:])
    assert mail.checked(text, "it") == (read(line)["Subject"] or "")


def test_e2_what_is_short_and_ascii_stays_readable():
    assert "Subject: A library bus (50%)" == mail.header("Subject", "A library bus (50%)")


@pytest.mark.parametrize("text", ["=?utf-8?q?=41?=", "word " * 20, "x" * 230], ids=["encoded-word", "long", "one word"])
def test_e2_ascii_that_a_parser_could_take_otherwise_is_encoded(text):
    line = mail.header("Subject", text)

    assert line.startswith("Subject: =?utf-8?")
    assert text.strip() == read(line)["Subject"]


def test_e2_letters_that_are_composed_of_two_are_joined():
    assert "été" == read(mail.header("Subject", "e\u0301te\u0301"))["Subject"]


def test_e3_outer_spaces_are_trimmed():
    assert "Subject: Books" == mail.header("Subject", "  Books \u00a0\r\n")


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_e3_a_character_that_could_do_harm_is_refused_and_named(hostile):
    words = fault(mail.header, "Subject", f"Books{hostile}for all")

    assert f"the subject holds U+{ord(hostile[0]):04X}" in words


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_e3_a_senders_name_is_no_way_in_either(hostile):
    words = fault(mail.sender, Mailbox(f"Press{hostile}Office", "press@a.example"))

    assert words.startswith("the sender’s name holds U+")


# --- senders -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("", "From: press@a.example"),
        ("Press Office", "From: Press Office <press@a.example>"),
        ("Fassi, Nadia (CBA)", 'From: "Fassi, Nadia (CBA)" <press@a.example>'),
        ("Dr. Fassi", 'From: "Dr. Fassi" <press@a.example>'),
    ],
    ids=["none", "words", "signs", "a point"],
)
def test_e6_a_name_in_ascii_stays_readable(name, shown):
    assert shown == mail.sender(Mailbox(name, "press@a.example"))


@pytest.mark.parametrize(
    "name",
    [
        "مكتب الصحافة",
        "Bureau de presse de l’été",
        'the "Bus"',
        "back\\slash",
        "=?utf-8?q?=41?=",
        "a@b.example",
        "Press, <Office>; (CBA):",
        "📚 Books",
        "Press <Office> in a very long name for all",
        "ا" * 22,
        "é" * 22 + "a",
        "x" * 45,
        '"' * 45,
        ")" * 45,
    ],
)
def test_e6_any_name_is_read_as_it_was_written(name):
    line = mail.sender(Mailbox(name, "press.office.of.the.house@a.example"))

    (address,) = read(line)["From"].addresses
    assert (name, "press.office.of.the.house@a.example") == (address.display_name, address.addr_spec)
    assert all(len(one) <= mail.WIDTH for one in line.split("\r\n"))
    assert 1 >= line.count("=?utf-8?")


@given(HARMLESS)
def test_e6_a_name_never_changes_the_address(name):
    try:
        line = mail.sender(Mailbox(name, "press@a.example"))
    except MailFault:
        assert len(mail.checked(name, "it").encode()) > mail.MOST_NAME
        return

    assert ["press@a.example"] == [one.addr_spec for one in read(line)["From"].addresses]


def test_e6_a_name_that_one_encoded_word_does_not_hold_is_refused_with_its_length():
    words = fault(mail.sender, Mailbox("مكتب الصحافة والإعلام والنشر", "press@a.example"))

    assert "too long for an inbox, with 53 bytes of 45" in words


@pytest.mark.parametrize(
    ("domain", "ascii_"),
    [
        ("bücher.example", "xn--bcher-kva.example"),
        ("straße.example", "xn--strae-oqa.example"),
        ("كتب.example", "xn--ngbd8e.example"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("Books.Example", "Books.Example"),
    ],
)
def test_e6_a_domain_in_other_letters_is_written_as_servers_know_it(domain, ascii_):
    assert f"From: press@{ascii_}" == mail.sender(Mailbox("", f"press@{domain}"))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("prässe@a.example", "other letters than Latin ones before the @"),
        ("مكتب@a.example", "other letters than Latin ones before the @"),
        ("press office@a.example", "no e-mail address"),
        ("press.@a.example", "no e-mail address"),
        ("a..b@a.example", "no e-mail address"),
        ("a@b@a.example", "no e-mail address"),
        ("@a.example", "no e-mail address"),
        ("press", "no e-mail address"),
        (f"{'p' * 65}@a.example", "no e-mail address"),
        ("press@a.example>\r\nBcc: b.example", "no server can have this name"),
        ("press@a..example", "no server can have this name"),
        ("press@-a.example", "no server can have this name"),
        ("press@a_b.example", "no server can have this name"),
        ("press@[127.0.0.1]", "no server can have this name"),
        ("press@", "no server can have this name"),
        ("press@ك\u202eتب.example", "no server can have this name"),
        (f"press@{'كتب' * 30}.example", "no server can have this name"),
        (f"press@{'a.' * 130}example", "longer than servers take"),
    ],
)
def test_e6_an_address_that_no_server_delivers_is_refused(address, words):
    assert words in fault(mail.sender, Mailbox("", address))


def test_e6_every_fault_says_how_to_mend_it():
    with pytest.raises(MailFault) as caught:
        mail.sender(Mailbox("", "prässe@a.example"))

    assert "write an address such as press@example.org" in caught.value.hint
