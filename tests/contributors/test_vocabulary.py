"""One list says what texts are made of; the editor, the cleaner and both sheets know all of it."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from contributors.desk.prose import ProseWidget
from contributors.text import clean
from contributors.vocabulary import VOCABULARY, Element, Kind

CSS = Path(settings.BASE_DIR, "static/css")
READERS = [CSS / "components/prose.css", CSS / "base.css", CSS / "print.css"]
DESK = [CSS / "desk.css", *CSS.glob("desk/*.css")]
# What every browser shows as what it is; the type of the page is enough for them.
PLAIN = {"strong", "em", "s", "sub", "sup", "code", "q", "cite", "abbr", "br", "li", "span[lang]"}
PLAIN |= {"thead", "tbody", "tr"}
# On the desk these are as browsers show them, or as the stock admin does.
PLAIN_AT_THE_DESK = PLAIN - {"span[lang]"} | {"ul", "ol", "hr", "a", "pre", "blockquote"}
# What readers get in the place of it: `split_footnotes` and `References.shown` see to that.
SHOWN_AS = {
    "span.footnote": Element("a.ref", Kind.INLINE),
    "p.credit": Element("figcaption", Kind.WORDS),
}

# Around what makes no sense alone.
AROUND = {
    **dict.fromkeys(["thead", "tbody"], ("<table>", "</table>")),
    "tr": ("<table><tbody>", "</tbody></table>"),
    **dict.fromkeys(["th", "td"], ("<table><tbody><tr>", "</tr></tbody></table>")),
    "li": ("<ul>", "</ul>"),
    "img": ('<figure class="picture">', "</figure>"),
    "p.credit": ('<figure class="picture"><img src="/to/image/1/">', "</figure>"),
}
INSIDE = {
    **dict.fromkeys(["thead", "tbody", "table"], "<tr><td>x</td></tr>"),
    **dict.fromkeys(["ul", "ol"], "<li>x</li>"),
    "tr": "<td>x</td>",
    "figure.picture": '<img src="/to/image/1/">',
    "figure.embed": '<p><a href="https://youtu.be/dQw4w9WgXcQ">x</a></p>',
}


def written(one: Element) -> str:
    """The element as markup, with what it needs around it and in it."""
    opened = one.tag
    if one.css_class:
        opened += f' class="{one.css_class}"'
    if one.selector == "span[lang]":
        opened += ' lang="fr"'
    if one.tag == "img":
        opened += ' src="/to/image/1/"'
    if one.tag == "a":
        opened += ' href="/a/"'
    empty = one.kind in {Kind.VOID_BLOCK, Kind.BREAK}
    inner = "" if empty else INSIDE.get(one.selector, "x") + f"</{one.tag}>"
    before, after = AROUND.get(one.selector, ("", ""))
    if one.kind in {Kind.INLINE, Kind.BREAK}:
        before, after = "<p>x", "x</p>"
    return f"{before}<{opened}>{inner}{after}"


def is_dressed(one: Element, sheets: list[Path]) -> bool:
    """Whether a rule of these sheets is about the element."""
    sign = re.escape(f".{one.css_class}") if one.css_class else rf"(?<![\w.#-]){one.tag}(?![\w-])"
    if one.selector == "span[lang]":
        sign = r"\[lang"
    rules = re.compile(sign + r"[^{};]*\{")
    return any(rules.search(sheet.read_text()) for sheet in sheets)


@pytest.mark.parametrize("one", VOCABULARY, ids=lambda one: one.selector)
def test_every_element_is_stored(one: Element):
    kept = clean(written(one))
    assert f"<{one.tag}" in kept
    assert one.css_class in kept


@pytest.mark.parametrize("one", VOCABULARY, ids=lambda one: one.selector)
def test_every_element_is_dressed_for_readers(one: Element):
    if one.selector not in PLAIN:
        assert is_dressed(SHOWN_AS.get(one.selector, one), READERS)


@pytest.mark.parametrize("one", VOCABULARY, ids=lambda one: one.selector)
def test_every_element_is_dressed_in_the_editor(one: Element):
    if one.selector not in PLAIN_AT_THE_DESK:
        assert is_dressed(one, DESK)


def test_the_editor_knows_figures_only_where_texts_take_them():
    bare, full = ProseWidget(), ProseWidget()
    full.figures = True
    known, more = (set(one.get_config()["extensions"]) for one in (bare, full))
    needed = {one.extension for one in VOCABULARY if one.extension}
    assert needed <= more
    assert needed - known == {one.extension for one in VOCABULARY if one.in_figures} - {""}
