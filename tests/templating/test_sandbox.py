"""A template reads what it is given, reaches nothing behind it, and stops when it does too much."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, TemplateError
from jinja2.exceptions import SecurityError
from jinja2.nodes import Concat, For

from presskit.document import HeadingBlock, plain
from presskit.media import Media
from presskit.templating import OWN_FILTERS
from presskit.templating.sandbox import (
    ALLOWANCE,
    OTHER_FILTERS,
    TEXT_FILTERS,
    NoTextError,
    Sandbox,
    TooMuchError,
    allowance,
)

VALUES = {
    "words": "Books & doors",
    "phrase": ("Books",),
    "block": HeadingBlock(("Books",)),
    "media": Media("a.png", "png", b"secret", 1, 1),
    "figure": plain,
}


def draw(text: str, most: int = ALLOWANCE, **others: str) -> str:
    templates = {"a.html": text} | {name.replace("_", "."): one for name, one in others.items()}
    with allowance(most):
        return Sandbox(DictLoader(templates), OWN_FILTERS).get_template("a.html").render(VALUES)


# --- what works -----------------------------------------------------------------------------------------------------

GOOD = {
    "text": ("{{ words }}", "Books &amp; doors"),
    "tied together": ('{{ words ~ " " ~ 1 }}', "Books &amp; doors 1"),
    "tied markup": ('{{ "<b>"|safe ~ words }}', "<b>Books &amp; doors"),
    "sum": ("{{ 1 + 2 }}", "3"),
    "texts added": ('{{ "a" + "b" }}', "ab"),
    "a rule of dashes": ('{{ "-" * 5 }}', "-----"),
    "number before": ('{{ 5 * "-" }}', "-----"),
    "power": ("{{ 2 ** 10 }}", "1024"),
    "filled": ('{{ "block-%d"|format(3) }}', "block-3"),
    "percent": ('{{ "%s of %s" % ("1", 2) }}', "1 of 2"),
    "named percent": ('{{ "%(a)s" % {"a": "1"} }}', "1"),
    "joined": ('{{ [1, "<"]|join(", ") }}', "1, &lt;"),
    "replaced": ('{{ words|replace("Books", "b") }}', "b &amp; doors"),
    "default": ('{{ nothing|default("a") }}', "a"),
    "absent": ('{{ "a" if false }}', ""),
    "loop": ("{% for one in [1, 2] %}{{ loop.index }}{% endfor %}", "12"),
    "tree": ("{% for a in [[1, [2]]] recursive %}{{ loop(a) if a is iterable else a }}{% endfor %}", "12"),
    "macro": ("{% macro m(a) %}<{{ a }}>{% endmacro %}{{ m(words) }}", "<Books &amp; doors>"),
    "call": (
        "{% macro m() %}<{{ caller() }}>{% endmacro %}{% call m() %}{{ words }}{% endcall %}",
        "<Books &amp; doors>",
    ),
    "set": ("{% set a %}{{ words }}{% endset %}{{ a }}", "Books &amp; doors"),
    "namespace": ("{% set n = namespace(a=1) %}{% for i in [1, 2] %}{% set n.a = n.a + i %}{% endfor %}{{ n.a }}", "4"),
    "phrase": ("{{ phrase|markup }}{{ phrase|words }}", "BooksBooks"),
    "method": ('{{ words.startswith("B") and "yes" }}', "yes"),
    "value that is called": ("{{ figure(phrase) }}", "Books"),
    "mapped": ('{{ ["a", "b"]|map("upper")|join }}', "AB"),
}


@pytest.mark.parametrize(("text", "drawn"), GOOD.values(), ids=GOOD)
def test_what_a_template_needs_works(text: str, drawn: str) -> None:
    assert drawn == draw(text)


def test_blocks_macros_and_includes_of_other_templates_work() -> None:
    base = '{% from "m.html" import m with context %}{% block a %}1{% endblock %}{% include "i.html" %}{{ m() }}'

    drawn = draw(
        '{% extends "base.html" %}{% block a %}{{ super() }}{{ m() }}{% endblock %}',
        base_html=base,
        m_html="{% macro m() %}{{ words|length }}{% endmacro %}",
        i_html="-",
    )

    assert "113-13" == drawn


# --- what is no text ----------------------------------------------------------------------------------------------

NO_TEXT = {
    "phrase": ("{{ phrase }}", "a phrase or list is no text"),
    "block": ("{{ block }}", "a heading is no text"),
    "function": ("{{ figure }}", "a function is no text"),
    "list": ("{{ [words] }}", "a list is no text"),
    "table": ('{% set a = {"a": 1} %}{{ a }}', "a table of values is no text"),
    "nothing": ("{% set a = none %}{{ a }}", "nothing is no text"),
    "truth": ("{{ 1 == words|length }}", "true or false is no text"),
    "filtered": ("{{ phrase|upper }}", "a phrase or list is no text"),
    "safe": ("{{ phrase|safe }}", "a phrase or list is no text"),
    "tied": ('{{ "a" ~ phrase }}', "a phrase or list is no text"),
    "joined": ("{{ [phrase]|join }}", "a phrase or list is no text"),
    "filled in": ('{{ "%s"|format(phrase) }}', "a phrase or list is no text"),
    "override": ('{{ "\\u202e" }}', "the character U+202E may not stand in a text"),
    "half a character": ('{{ "\\ud83d" }}', "the character U+D83D may not stand in a text"),
}


@pytest.mark.parametrize(("text", "said"), NO_TEXT.values(), ids=NO_TEXT)
def test_what_is_no_text_is_not_printed(text: str, said: str) -> None:
    with pytest.raises(NoTextError, match=said.replace("+", r"\+")):
        draw(text)


# --- reaching behind values --------------------------------------------------------------------------------------

TRICKS = {
    "class": "{{ ''.__class__.__mro__ }}",
    "class by brackets": "{{ ''['__class__'] }}",
    "subclasses": "{{ ().__class__.__base__.__subclasses__() }}",
    "globals of a helper": "{{ cycler.__init__.__globals__ }}",
    "globals of a value": "{{ figure.__globals__ }}",
    "globals of a macro": "{% macro m() %}{% endmacro %}{{ m.__init__.__globals__ }}",
    "globals of a joiner": "{{ joiner.__init__.__globals__ }}",
    "the context": "{{ self.__init__ }}",
    "private": "{{ self._TemplateReference__context }}",
    "attribute by map": "{{ [figure]|map(attribute='__globals__')|first }}",
    "attribute by select": "{{ [figure]|selectattr('__globals__')|list }}",
    "attribute by sort": "{{ [figure, figure]|sort(attribute='__globals__')|list }}",
    "attribute by groupby": "{{ [figure, figure]|groupby('__globals__')|list }}",
    "format": '{{ "{0.__class__}".format(words) }}',
    "format map": '{{ "{a.__class__}".format_map({"a": 1}) }}',
    "format of markup": '{{ ("{0.__class__}"|safe).format(words) }}',
    "format by map": "{{ ['{0.__class__}']|map(attribute='format')|first }}",
    "template in a call": "{% set x = caller.__class__ if caller is defined else ''.__class__ %}{{ x.x }}",
    "bytes of a picture": "{{ media.data.hex() }}",
}


@pytest.mark.parametrize("text", TRICKS.values(), ids=TRICKS)
def test_tricks_to_reach_behind_a_value_are_refused(text: str) -> None:
    with pytest.raises(SecurityError):
        draw(text)


UNKNOWN = {
    "lipsum": "{{ lipsum() }}",
    "attr": "{{ words|attr('__class__') }}",
    "random": "{{ [1, 2]|random }}",
    "pprint": "{{ words|pprint }}",
    "import": "{% import 'os' as os %}",
    "open": "{{ open('/etc/passwd') }}",
    "filter by map": "{{ [words]|map('center', 9)|list }}",
    "statement": "{% do words %}",
    "debug": "{% debug %}",
    "request": "{{ request }}",
    "config": "{{ config }}",
}


@pytest.mark.parametrize("text", UNKNOWN.values(), ids=UNKNOWN)
def test_what_is_not_given_is_not_there(text: str) -> None:
    with pytest.raises(TemplateError):
        draw(text)


def test_a_value_is_not_changed() -> None:
    with pytest.raises(SecurityError):
        draw("{% set a = [1] %}{{ a.append(2) }}")


# --- working without end --------------------------------------------------------------------------------------------


def doubling(value: str, operator: str) -> str:
    """A template that does with a value and itself what `operator` says, again and again."""
    start = f"{{% set n = namespace(s={value}) %}}{{% for i in range(99) %}}"
    return start + f"{{% set n.s = n.s {operator} n.s %}}{{% endfor %}}{{{{ n.s|default }}}}"


BOMBS = {
    "loop in loop": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "text in loops": "{% for a in range(9999) %}{% for b in range(9999) %}<p>text</p>{% endfor %}{% endfor %}",
    "text in a macro": "{% macro m() %}{% for a in range(99999) %}"
    + "x" * 9999
    + "{% endfor %}{% endmacro %}{{ m() }}",
    "long text": "{{ 'a' * 10**10 }}",
    "long text the other way": "{{ 10**10 * 'a' }}",
    "long list": "{{ ([1] * 10**10)|length }}",
    "doubled text": doubling("'a'", "+"),
    "doubled by tying": doubling("'a'", "~"),
    "doubled list": doubling("[1]", "+"),
    "squared number": doubling("9", "*"),
    "power": "{{ 9 ** 9 ** 9 ** 9 }}",
    "power of powers": doubling("9", "**"),
    "wide gap": '{{ "%999999999d"|format(1) }}',
    "wide gap by operator": '{{ "%999999999d" % 1 }}',
    "starred gap": '{{ "%*d" % (999999999, 1) }}',
    "precise gap": '{{ "%.999999999f" % 1 }}',
    "replaced": "{% set a = 'a' * 99999 %}{{ a|replace('a', a) }}",
    "joined": "{% set a = 'a' * 99999 %}{{ ([a] * 9999)|join }}",
    "joined by much": "{% set a = 'a' * 99999 %}{{ range(9999)|join(a) }}",
    "calls that branch": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "lists that branch": "{% for a in [[1] * 99] recursive %}{{ loop([[1] * 99] * 99) if a is iterable }}{% endfor %}",
    "mapped without end": "{% for a in range(999) %}{% set x = range(99999)|map('upper')|list %}{% endfor %}",
    "paid by less than nothing": "{{ [-10**12]|map('\\x00enter')|list|length }}{{ 'a' * 10**8 }}",
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_what_works_without_end_or_fills_the_memory_is_stopped(text: str) -> None:
    with pytest.raises((TooMuchError, RecursionError, OverflowError)):
        draw(text, most=300_000)


GROWING = ["ljust", "rjust", "center", "zfill", "expandtabs", "replace", "join", "translate", "encode"]


@pytest.mark.parametrize("name", GROWING)
def test_a_method_that_makes_much_of_little_is_refused(name: str) -> None:
    with pytest.raises(SecurityError):
        draw(f"{{{{ words.{name}(9) }}}}")


def test_a_number_has_no_method_that_makes_much_of_it() -> None:
    with pytest.raises(SecurityError):
        draw("{{ (1).to_bytes(10**9) }}")


def test_an_include_that_branches_is_stopped() -> None:
    twice = '{% set n = (n|default(0)) + 1 %}{% if n < 60 %}{% include "b.html" %}{% include "b.html" %}{% endif %}'

    with pytest.raises((TooMuchError, RecursionError)):
        draw('{% include "b.html" %}', most=300_000, b_html=twice)


def test_each_drawing_has_an_allowance_of_its_own() -> None:
    text = "{% for a in range(9999) %}{% endfor %}"

    for _ in range(3):
        assert "" == draw(text, most=300_000)


def test_a_drawing_within_another_leaves_the_outer_its_own() -> None:
    with allowance(most=100):
        draw("{{ 'a' * 99999 }}")
        with pytest.raises(TooMuchError), allowance(most=100):
            draw("{{ 'a' * 99999 }}", most=100)


# --- what there is ------------------------------------------------------------------------------------------------


def test_a_template_has_these_names_without_being_given_them() -> None:
    assert {"range", "dict", "cycler", "joiner", "namespace"} == set(Sandbox(DictLoader({}), {}).globals)


def test_a_template_has_these_filters_and_no_others() -> None:
    known = {*TEXT_FILTERS, *OTHER_FILTERS, *OWN_FILTERS, "join"}

    assert known == {one for one in Sandbox(DictLoader({}), OWN_FILTERS).filters if one.isidentifier()}


@pytest.mark.parametrize("node", [For, Concat])
def test_reading_a_template_changes_none_of_it(node: type) -> None:
    """The meters are put in where it is turned into Python."""
    tree = Sandbox(DictLoader({}), {}).parse("{% for a in [1] %}{{ a ~ 1 }}{% endfor %}")

    assert 1 == len(list(tree.find_all(node)))
