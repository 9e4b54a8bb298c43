import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.authoring.inline import (
    Emphasis,
    Inline,
    Link,
    Placeholder,
    Strong,
    Text,
    address_fault,
    flaws,
    mark_signature,
    parse,
    placeholders,
    targets,
)


def _shown(nodes: tuple[Inline, ...]) -> str:
    """The nodes as HTML-like text, for tables of cases."""
    return "".join(map(_shown_one, nodes))


def _shown_one(node: Inline) -> str:
    match node:
        case Text():
            return node.text
        case Placeholder():
            return f"<{node.name}{'.' if node.part else ''}{node.part}>"
        case Strong():
            return f"<b>{_shown(node.children)}</b>"
        case Emphasis():
            return f"<i>{_shown(node.children)}</i>"
        case Link():
            target = _shown_one(node.target) if isinstance(node.target, Placeholder) else node.target
            return f"<a {target}>{_shown(node.children)}</a>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one **two** three", "one <b>two</b> three"),
        ("one *two* three", "one <i>two</i> three"),
        ("و**«الميثاق»**", "و<b>«الميثاق»</b>"),
        ("**L’ALC**,", "<b>L’ALC</b>,"),
        ("a*b*c", "a<i>b</i>c"),
        ("**a**b**c**", "<b>a</b>b<b>c</b>"),
        ("***a***", "<b><i>a</i></b>"),
        ("***a** b*", "<i><b>a</b> b</i>"),
        ("***a* b**", "<b><i>a</i> b</b>"),
        ("*a **b** c*", "<i>a <b>b</b> c</i>"),
        ("**a *b* c**", "<b>a <i>b</i> c</b>"),
        ("**a***b*", "<b>a</b><i>b</i>"),
        ("**{x}**", "<b><x></b>"),
        ("[words](https://x.example/a_(b)?c=d#e)", "<a https://x.example/a_(b)?c=d#e>words</a>"),
        ("[**a** b]({x})", "<a <x>><b>a</b> b</a>"),
        ("**[a]({x})**", "<b><a <x>>a</a></b>"),
        ("**a [b **c** d]({x}) e**", "<b>a <a <x>>b <b>c</b> d</a> e</b>"),
        ("[see [1]]({x})", "<a <x>>see [1]</a>"),
        ("[1] see [a]({x})", "[1] see <a <x>>a</a>"),
        ("[a [b]({x})](https://x.example)", "[a <a <x>>b</a>](https://x.example)"),
        ("[mail](mailto:press@books.example)", "<a mailto:press@books.example>mail</a>"),
        ("[call](tel:+212-537-000)", "<a tel:+212-537-000>call</a>"),
    ],
)
def test_marks_work_in_pairs_whatever_touches_them(text: str, shown: str) -> None:
    assert shown == _shown(parse(text, marks=True))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("5* and 4* hotels", "5* and 4* hotels"),
        ("a lone *", "a lone *"),
        ("**a", "**a"),
        ("*a**", "*a**"),
        ("****", "****"),
        ("****a****", "****a****"),
        ("**a *b** c*", "<b>a *b</b> c*"),
        ("*a [b* c]({x}) d*", "<i>a <a <x>>b* c</a> d</i>"),
        ("[a](b c)", "[a](b c)"),
        ("[a] (b)", "[a] (b)"),
        ("[]({x})", "[](<x>)"),
        ("[a](javascript:alert(1))", "[a](javascript:alert(1))"),
        (r"\*a\* \[b]({x})", "*a* [b](<x>)"),
        (r"a \b \\ \]", r"a \b \\ \]"),
        ("# no heading", "# no heading"),
        ("<b>{{ 7*7 }}</b> {% raw %} &amp;", "<b>{ 7*7 }</b> {% raw %} &amp;"),
    ],
)
def test_what_is_no_pair_is_text(text: str, shown: str) -> None:
    assert shown == _shown(parse(text, marks=True))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{x}", "<x>"),
        ("l’{x.full}", "l’<x.full>"),
        ("{{x}}", "{x}"),
        ("{{{x}}}", "{<x>}"),
        ("{1} { } {} }", "{1} { } {} }"),
        ("{X} {é} {x-y}", "{X} {é} {x-y}"),
        ("{x.}", "{x.}"),
    ],
)
def test_braces_hold_placeholders_or_are_text(text: str, shown: str) -> None:
    assert shown == _shown(parse(text, marks=True))
    assert shown == _shown(parse(text, marks=False))


def test_without_marks_only_placeholders_work() -> None:
    assert r"*a* \* [b](c) <x>" == _shown(parse(r"*a* \* [b](c) {x}", marks=False))


def test_a_placeholder_knows_where_it_stands() -> None:
    assert (Placeholder("x", "", 2, 5), Placeholder("y", "full", 10, 18)) == placeholders("a {x} [b]({y.full})")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a {X}", [("unknown-placeholder", 2, 5)]),
        ("{é", [("unknown-placeholder", 0, 2)]),
        ("{x", [("unknown-placeholder", 0, 2)]),
        ("[a](javascript:b)", [("bad-target", 4, 16)]),
        ("[a](data:,b) [c](page.html)", [("bad-target", 4, 11), ("bad-target", 17, 26)]),
        ("[a]()", [("bad-target", 4, 5)]),
        ("[a](https://x/{y})", [("bad-target", 4, 17)]),
        ("{{X}} {1} [a]({x}) [b](https://x.example)", []),
    ],
)
def test_flaws_are_told_with_their_offsets(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert expected == [(one.code, one.start, one.end) for one in flaws(text, marks=True)]


def test_without_marks_a_target_cannot_be_at_fault() -> None:
    assert () == flaws("[a](javascript:b)", marks=False)


@pytest.mark.parametrize(
    ("address", "is_good"),
    [
        ("https://x.example", True),
        ("HTTPS://x.example/ا?b#c", True),
        ("mailto:a@b.example", True),
        ("tel:+1(2)3.4-5", True),
        ("http://x.example", False),
        ("https:x.example", False),
        ("https://", False),
        ("https://user@x.example", False),
        ("mailto:nobody", False),
        ("tel:call-me", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//x.example", False),
        ("page.html", False),
        ("", False),
    ],
)
def test_an_address_is_https_mailto_or_tel(address: str, is_good: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_good == (address_fault(address) == "")


def test_the_signature_counts_marks_whatever_their_order() -> None:
    assert ("emphasis", "link", "strong", "strong") == mark_signature("**a** [*b*]({x}) **c** 2 * 3")


def test_targets_are_addresses_and_placeholders_in_order() -> None:
    assert (Placeholder("x", "", 4, 7), "https://x.example") == targets("[a]({x}) **[b](https://x.example)**")


_TEXTS = st.text(alphabet=st.sampled_from("ab *[](){}.\\:/م"), max_size=60)


def _all(nodes: tuple[Inline, ...]) -> Iterator[Inline]:
    for one in nodes:
        yield one
        if isinstance(one, Strong | Emphasis | Link):
            yield from _all(one.children)


@given(_TEXTS)
def test_any_text_is_parsed_and_keeps_its_letters(text: str) -> None:
    nodes = [*_all(parse(text, marks=True))]

    shown = "".join(one.text for one in nodes if isinstance(one, Text))
    placed = "".join(one.name + one.part for one in nodes if isinstance(one, Placeholder))
    addresses = "".join(
        one.target.name + one.target.part if isinstance(one.target, Placeholder) else one.target
        for one in nodes
        if isinstance(one, Link)
    )
    assert sorted(one for one in text if one.isalpha()) == sorted(
        one for one in shown + placed + addresses if one.isalpha()
    )


@given(_TEXTS)
def test_no_mark_and_no_text_node_is_empty(text: str) -> None:
    nodes = [*_all(parse(text, marks=True))]

    assert all(one.text for one in nodes if isinstance(one, Text))
    assert all(one.children for one in nodes if isinstance(one, Strong | Emphasis | Link))


@given(_TEXTS)
def test_the_placeholders_of_a_text_are_those_of_its_nodes(text: str) -> None:
    nodes = [*_all(parse(text, marks=True))]
    found = [one for one in nodes if isinstance(one, Placeholder)]
    found += [one.target for one in nodes if isinstance(one, Link) and isinstance(one.target, Placeholder)]

    assert sorted(placeholders(text), key=lambda one: one.start) == sorted(found, key=lambda one: one.start)


@pytest.mark.parametrize("piece", ["*", "[", "](", "*a **b ", "[a](", "{a", "[x](("], ids=repr)
def test_time_grows_with_length_alone(piece: str) -> None:
    text = piece * (60_000 // len(piece))

    started = time.process_time()
    parse(text, marks=True)

    assert time.process_time() - started < 5
