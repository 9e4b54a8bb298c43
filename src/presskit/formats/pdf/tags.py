"""Turn the structure that WeasyPrint gives a PDF into one that a screen reader can follow (PDF/UA-1).

What WeasyPrint 70 leaves out: names of links, heads of columns, labels of list items, the language of foreign runs, and
what only decorates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

DECORATION = "artifact"
"""The class of an element that a template repeats or draws behind the words: it is shown, and not read aloud."""

_ARTICLE = "article"
"""The element whose structure type, `/Art`, stands for decoration between `prepare` and `finish`."""

Dictionary = Any
"""A dictionary of a PDF: WeasyPrint's libraries have no types."""


# --- before drawing: what the boxes are ---------------------------------------------------------------


def prepare(pages: Sequence[Any]) -> None:
    """Mark decoration and the labels of list items in WeasyPrint's pages, and keep one annotation for each link."""
    for page in pages:
        _remember_passages(page)
        for box in _boxes(page._page_box):  # noqa: SLF001 - WeasyPrint offers no other way to the boxes
            box.element_tag = _tag(box)
        # Runs inside a link are links of their own to WeasyPrint; a reader would meet the link twice.
        page.links = [one for one in page.links if one[3].element_tag == "a" or one[0] not in {"internal", "external"}]


def _remember_passages(page: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Keep on a page, when it is drawn, the number of each box whose content it numbers: its `passages`."""
    paint = page.paint

    def paint_and_remember(stream: Any, scale: float) -> None:  # noqa: ANN401 - WeasyPrint has no types
        paint(stream, scale)
        page.passages = {box: numbered["mcid"] for box, numbered in stream._tags.items()}  # noqa: SLF001 - as above

    page.paint = paint_and_remember


def _boxes(box: Any) -> Iterator[Any]:  # noqa: ANN401 - WeasyPrint has no types
    yield box
    for child in getattr(box, "children", ()):
        yield from _boxes(getattr(child, "_box", child))


def _tag(box: Any) -> str | None:  # noqa: ANN401 - WeasyPrint has no types
    tag: str | None = box.element_tag
    classes = box.element.get("class", "").split() if box.element is not None else ()
    if tag == "li::before":
        return "li::marker"
    if DECORATION in classes and tag and "::" not in tag:
        return _ARTICLE
    return "div" if tag == _ARTICLE else tag


# --- after drawing: what the structure says --------------------------------------------------------------


def finish(pages: Sequence[Any], pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Complete the structure of a PDF that was drawn from `pages`, and not yet written."""
    elements = [one for one in pdf.objects if isinstance(one, dict)]
    _name_links(pages)
    for element in elements:
        match element.get("S"):
            case "/TH":
                element["A"]["Scope"] = "/Column"  # PDF/UA-1, 7.5
            case "/LBody":
                _part_label(element, pdf)
            case _:
                pass
    _say_languages(pages, pdf)
    _set_decoration_apart(pdf)


def _say_languages(pages: Sequence[Any], pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Say of each run in another language than the release's which it is, so that it is read aloud in its own."""
    import pydyf  # noqa: PLC0415 - it comes with WeasyPrint, which is imported late

    own = pdf.catalog["Lang"].string
    for page, owned in zip(pages, _owners(pdf), strict=True):
        for box, mcid in page.passages.items():
            language = box.style["lang"]
            if language and language != own:
                _object(pdf, owned[mcid])["Lang"] = pydyf.String(language)


def _owners(pdf: Any) -> list[list[Any]]:  # noqa: ANN401 - WeasyPrint has no types
    """For each page, the references to the elements that its passages belong to, by the passages' numbers."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    numbers = _object(pdf, root["ParentTree"])["Nums"]
    return [one for one in numbers[1::2] if isinstance(one, list)]


def _name_links(pages: Sequence[Any]) -> None:
    """Say of each link what its words say, not where it leads (PDF/UA-1, 7.18.5)."""
    import pydyf  # noqa: PLC0415 - it comes with WeasyPrint, which is imported late

    for page in pages:
        for kind, _, _, box in page.links:
            if kind in {"internal", "external"}:
                box.link_annotation["Contents"] = pydyf.String(" ".join("".join(box.element.itertext()).split()))


def _part_label(body: Dictionary, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Set the label of a list item beside its body: WeasyPrint draws it as the body's first words."""
    first = next(iter(body["K"]), None)
    label = _object(pdf, first)
    if label is not None and label.get("S") == "/Lbl":
        item = _object(pdf, body["P"])
        body["K"].remove(first)
        item["K"].insert(0, first)
        label["P"] = body["P"]


def _set_decoration_apart(pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Take what runs in the margins, and what is marked as decoration, out of the structure: it is read by nobody."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    read = {id(one) for one in _structure(_object(pdf, root["K"][0]), pdf)}
    for page, owners in zip(_pages(pdf), _owners(pdf), strict=True):
        apart = {mcid for mcid, owner in enumerate(owners) if id(_object(pdf, owner)) not in read}
        for mcid in apart:
            _object(pdf, owners[mcid]).clear()
            owners[mcid] = "null"
        _mark_as_artifacts(_object(pdf, page["Contents"]).stream, apart)


def _structure(element: Dictionary, pdf: Any) -> Iterator[Dictionary]:  # noqa: ANN401 - WeasyPrint has no types
    """An element and all below it, decoration taken out on the way."""
    yield element
    kids = [(kid, _object(pdf, kid)) for kid in element.get("K", ())]
    if any(_is_decoration(one) for _, one in kids):
        element["K"][:] = [kid for kid, one in kids if not _is_decoration(one)]
    for _, one in kids:
        if one is not None and not _is_decoration(one):
            yield from _structure(one, pdf)


def _is_decoration(element: Dictionary | None) -> bool:
    return element is not None and element.get("S") == "/Art"


def _mark_as_artifacts(stream: list[Any], mcids: set[int]) -> None:
    """Turn `/Span <</MCID 3>> BDC` into `/Artifact BMC` in a page's content."""
    for index, one in enumerate(stream):
        if one == b"BDC" and stream[index - 1].get("MCID") in mcids:
            stream[index - 2 : index + 1] = ["/Artifact", b"", b"BMC"]


def _pages(pdf: Any) -> list[Dictionary]:  # noqa: ANN401 - WeasyPrint has no types
    return [_object(pdf, one) for one in pdf.page_references]


def _object(pdf: Any, reference: object) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """What a reference such as `12 0 R` leads to; None for what is no reference."""
    if not isinstance(reference, bytes):
        return None
    return pdf.objects[int(reference.split()[0])]
