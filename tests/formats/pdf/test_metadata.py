"""What a PDF says of itself to archives and search."""

from io import BytesIO
from xml.etree import ElementTree as ET

import pikepdf
import pytest

NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}


@pytest.fixture
def claims(everything):
    """The RDF of a PDF's metadata, one element a statement."""
    with pikepdf.open(BytesIO(everything[1])) as pdf:
        packet = pdf.Root.Metadata.read_bytes()
    xml = packet[packet.index(b"<x:xmpmeta") : packet.index(b"<?xpacket end")]
    (rdf,) = ET.fromstring(xml).findall("rdf:RDF", NS)  # noqa: S314 - it is our own
    return rdf


def _attributes(rdf):
    return {name: value for one in rdf for name, value in one.attrib.items()}


def test_it_claims_archiving_and_accessibility_at_once(claims):
    said = _attributes(claims)

    assert ("3", "A") == (said[f"{{{NS['pdfaid']}}}part"], said[f"{{{NS['pdfaid']}}}conformance"])
    assert "1" == said[f"{{{NS['pdfuaid']}}}part"]


def test_it_says_its_language_its_title_and_its_author(claims, everything):
    document = everything[0]

    assert document.language == claims.find(".//dc:language//rdf:li", NS).text
    assert document.title == claims.find(".//dc:title//rdf:li", NS).text
    assert claims.find(".//dc:creator//rdf:li", NS).text


def test_it_can_be_read_without_opening_the_pdf(everything):
    assert b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in everything[1]
