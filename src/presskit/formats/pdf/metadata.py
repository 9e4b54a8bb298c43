"""Turn WeasyPrint's metadata of a PDF/A into that of a PDF that is PDF/UA-1 too: it claims one standard at a time."""

from __future__ import annotations

from typing import Any

_CLOSING = b"</rdf:RDF>"

_SCHEMA = """
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that this file follows</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""The claim, and what PDF/A wants to be told of a property that it does not know (ISO 19005-3, 6.6.2.3)."""


def claim_accessibility(metadata: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Have WeasyPrint's `DocumentMetadata` write the claim of PDF/UA-1, and the language, beside that of PDF/A."""
    generate = metadata.generate_rdf_metadata
    claim = _SCHEMA.format(language=metadata.lang).encode()

    def with_claim(*arguments: object) -> bytes:
        rdf: bytes = generate(*arguments)
        return rdf.replace(_CLOSING, claim + _CLOSING)

    metadata.generate_rdf_metadata = with_claim


def finish(pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Complete a drawn PDF: metadata that archives read without opening it, and each attachment named once."""
    for one in pdf.objects:
        if getattr(one, "extra", {}).get("Type") == "/Metadata":
            one.compress = False
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
