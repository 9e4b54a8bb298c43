"""What a screen reader is told of a PDF."""

import re
import unicodedata
from io import BytesIO

import page
import pikepdf
import pytest

from presskit.document import HeadingBlock, ImageBlock, Linked, ListBlock, QuoteBlock, TableBlock, phrases
from presskit.formats.pdf.vowels import VOWELS


def _elements(pdf):
    """Every element of the structure in reading order."""

    def below(element):
        yield element
        for kid in _kids(element):
            yield from below(kid)

    return list(below(pdf.Root.StructTreeRoot.K[0]))


def _kids(element):
    kids = element.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _types(pdf):
    return [str(one.S) for one in _elements(pdf)]


def _annotations(pdf):
    return [one for sheet in pdf.pages for one in sheet.get("/Annots", []) if one.Subtype == "/Link"]


def _hrefs(document):
    """Every address that a Document leads to."""

    def within(phrase):
        for one in phrase:
            if isinstance(one, Linked):
                yield one.href
            elif not isinstance(one, str):
                yield from within(one.children)

    return {href for phrase in phrases(document) for href in within(phrase)} | {one.href for one in document.versions}


def _objections(data, profile):
    """What page-validation objects to; it takes a carriage return that ends a packed stream for a line end."""
    excused = {"PDFA3A-STREAM-LENGTH-001"} if b"\r\nendstream" in data else set()
    failures = page.validate_pdf_bytes(data, profile=profile).failures
    return [(one.rule_id, one.message) for one in failures if one.rule_id not in excused]


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_the_file_is_what_it_claims_to_be(everything, profile):
    assert [] == _objections(everything[1], profile)


@pytest.mark.slow
@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_so_is_every_other_release_in_each_language_and_every_draft(another, profile):
    assert [] == _objections(another[1], profile)


def test_a_validator_objects_where_a_claim_is_missing(everything):
    with pikepdf.open(BytesIO(everything[1])) as pdf:
        del pdf.Root.MarkInfo
        changed = BytesIO()
        pdf.save(changed)

    assert not page.is_pdf_compliant_bytes(changed.getvalue(), profile="ua1")


def test_there_is_one_first_heading_and_each_other_is_a_second(everything, structure):
    document = everything[0]
    sections = bool(document.notes) + len(document.boilerplates) + bool(document.contacts)
    headings = sum(isinstance(one, HeadingBlock) for one in document.body)

    types = [one for one in _types(structure) if one.startswith("/H")]

    assert ["/H1"] == types[:1]
    assert ["/H2"] * (sections + headings) == types[1:]


def test_each_list_item_is_a_label_and_a_body(everything, structure):
    document = everything[0]
    lists = [one for one in (document.summary, *document.body, document.notes) if isinstance(one, ListBlock)]

    items = [one for one in _elements(structure) if one.S == "/LI"]

    # A list item may be parted by a page's end; its second part has no label.
    shapes = [[str(kid.S) for kid in _kids(one)] for one in items]
    assert sum(len(one.items) for one in lists) == shapes.count(["/Lbl", "/LBody"])
    assert [] == [one for one in shapes if one not in (["/Lbl", "/LBody"], ["/LBody"])]


def test_a_label_knows_the_item_that_it_stands_in(structure):
    items = [one for one in _elements(structure) if one.S == "/LI"]

    assert all(kid.P.objgen == one.objgen for one in items for kid in _kids(one))


def test_each_quotation_each_picture_and_each_table_is_tagged_as_such(everything, structure):
    body = everything[0].body
    types = _types(structure)

    # What a page's end parts has an element on each page.
    assert sum(isinstance(one, QuoteBlock) for one in body) <= types.count("/BlockQuote")
    assert sum(isinstance(one, TableBlock) for one in body) <= types.count("/Table")
    pictures = [one.alt for one in body if isinstance(one, ImageBlock)] + [one.alt for one in everything[0].logos]
    assert sorted(pictures) == sorted(str(one.Alt) for one in _elements(structure) if one.S == "/Figure")


def test_each_head_of_a_column_says_that_it_heads_one(structure):
    heads = [one for one in _elements(structure) if one.S == "/TH"]

    assert heads
    assert {"/Column"} == {str(one.A.Scope) for one in heads}


def test_each_link_is_annotated_once_a_line_and_says_its_words(everything, structure):
    links = [one for one in _elements(structure) if one.S == "/Link"]
    names = [str(one.Contents) for one in _annotations(structure)]

    assert len(links) == len(names)
    assert _hrefs(everything[0]) == {str(one.A.URI) for one in _annotations(structure)}
    assert not any(one.startswith(("https:", "mailto:", "tel:")) for one in names)


def _written(sheet):
    """For each piece of text on a page, in the order of drawing, what it belongs to: a number, or "artifact"."""
    owners, found = [], []
    for operands, operator in pikepdf.parse_content_stream(sheet):
        match str(operator):
            case "BDC":
                owners.append(int(operands[1].MCID))
            case "BMC":
                owners.append("artifact" if operands[0] == "/Artifact" else "?")
            case "EMC":
                owners.pop()
            case "TJ" | "Tj":
                found.append(owners[-1] if owners else "nothing")
            case _:
                pass
    return found


def test_what_runs_in_the_margins_is_shown_and_read_by_nobody(everything, structure):
    document = everything[0]
    foot, head, watermark = 1 + bool(document.reference), 2, bool(document.draft)

    apart = [_written(sheet).count("artifact") for sheet in structure.pages]

    assert [True] * len(apart) == [
        count >= foot + watermark + (head if number else 0) for number, count in enumerate(apart)
    ]


def test_the_watermark_of_a_draft_stands_behind_the_words_and_is_not_read(everything, structure):
    first = [_written(sheet)[0] for sheet in structure.pages]

    assert bool(everything[0].draft) == (first[0] == "artifact")


def test_every_other_word_of_a_page_belongs_to_an_element(structure):
    owners = {owner for sheet in structure.pages for owner in _written(sheet)}

    assert set() == {one for one in owners if one in ("?", "nothing")}


def test_no_content_of_a_page_is_left_without_an_owner(structure):
    """Every numbered passage belongs to an element that a reader reaches, or else is an artifact."""
    reached = {one.objgen for one in _elements(structure)}
    numbers = list(structure.Root.StructTreeRoot.ParentTree.Nums)
    owners = [one for value in numbers[1::2] if isinstance(value, pikepdf.Array) for one in value]

    strays = [one for one in owners if one is not None and one.objgen not in reached]

    assert owners
    assert [] == strays


# --- the words, as they are read aloud ----------------------------------------------------------------


def _letters(resources):
    """For each font of a page, the letters of each glyph."""
    found = {}
    for name, font in resources.Font.items():
        pairs = re.findall(r"<([0-9a-f]{4})> <([0-9a-f]*)>", font.ToUnicode.read_bytes().decode())
        found[name] = {int(glyph, 16): bytes.fromhex(text).decode("utf-16-be") for glyph, text in pairs}
    return found


def _passages(sheet):
    """What each numbered passage of a page shows, in the order of drawing: from left to right."""
    letters, font, owner, found = _letters(sheet.Resources), "", [None], {}
    for operands, operator in pikepdf.parse_content_stream(sheet):
        match str(operator):
            case "BDC":
                owner.append(int(operands[1].MCID))
            case "BMC":
                owner.append(None)
            case "EMC":
                owner.pop()
            case "Tf":
                font = str(operands[0])
            case "TJ":
                codes = b"".join(bytes(one) for one in operands[0] if isinstance(one, pikepdf.String))
                text = (
                    letters[font][int.from_bytes(pair, "big")] for pair in zip(codes[::2], codes[1::2], strict=True)
                )
                found[owner[-1]] = found.get(owner[-1], "") + "".join(text)
            case _:
                pass
    return found


def _read(pdf):
    """Each passage in the order of the structure."""
    passages = {sheet.objgen: _passages(sheet) for sheet in pdf.pages}

    def below(element):
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                yield passages[element.Pg.objgen].get(kid, "")
            elif "/S" in kid:
                yield from below(kid)

    return list(below(pdf.Root.StructTreeRoot.K[0]))


def _words(text):
    """Words by the letters that they are made of, in the order of reading; Arabic is drawn from its end."""
    found = ["".join(sorted(filter(str.isalnum, VOWELS.sub("", word)))) for word in text.split()]
    return [word for word in found if word]


def _leaves(phrase):
    for one in phrase:
        if isinstance(one, str):
            yield one
        else:
            yield from _leaves(one.children)


def test_words_are_read_in_the_order_of_the_document(everything, structure):
    wanted = [word for phrase in phrases(everything[0]) for leaf in _leaves(phrase) for word in _words(leaf)]

    passages = _read(structure)

    is_arabic = [any("ARABIC" in unicodedata.name(one, "") for one in passage) for passage in passages]
    read = [
        word
        for passage, backwards in zip(passages, is_arabic, strict=True)
        for word in _words(passage)[:: -1 if backwards else 1]
    ]
    rest = iter(read)
    assert [] == [word for word in wanted if word not in rest]


def test_a_run_in_another_language_says_which(everything, structure):
    document = everything[0]

    said = {str(one.Lang) for one in _elements(structure) if "/Lang" in one}

    assert {one.language for one in document.versions} <= said
    assert document.language not in said
