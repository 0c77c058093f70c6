"""Web pages and what word processors save as such."""

import html as entities
import re
from urllib.parse import parse_qs, urlsplit

from django.utils.translation import gettext as _

from articles.importers.decoding import declared_encoding, decode
from articles.importers.notes import move_notes_inline
from articles.importers.raw import Raw
from articles.importers.tree import Element, classes, parent_map, parse, remove, serialise, text_of

_TITLE = re.compile(r"<title[^<>]*>([^<]{1,500})</title", re.IGNORECASE)
_OFFICE = re.compile(r"mso-|urn:schemas-microsoft-com|class=\"?Mso", re.IGNORECASE)
_SCRIPT = re.compile(r"""href\s*=\s*["']?\s*(?:javascript|vbscript|data)\s*:""", re.IGNORECASE)
_STYLES = re.compile(r"<style[^<>]*>([^<]{1,200000})</style", re.IGNORECASE)
_RULE = re.compile(r"\.([\w-]{1,40})\s*\{([^{}]{0,1000})\}")
_SLANTED = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_FAT = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_FURNITURE = frozenset({"nav", "footer", "form"})
_TITLE_CLASSES = {"title", "msotitle", "headline", "entry-title", "post-title"}
_DEK_CLASSES = {"subtitle", "msosubtitle", "dek", "deck", "standfirst", "subhead"}
_BYLINE_CLASSES = {"byline", "author", "post-author"}
_LINES = frozenset({"p", "h1", "h2", "h3", "div"})


def read(data: bytes) -> Raw:
    """Return the article of an HTML page: its `article`, else its `main`, else all of it."""
    return read_markup(decode(data, declared=declared_encoding(data)))


def read_markup(markup: str) -> Raw:
    """Return what a page or a converter's output holds, footnotes moved into their sentences."""
    root = parse(markup)
    if _OFFICE.search(markup):
        for span in root.iter("span"):
            # Word says the language of every few words; it is the computer's, not the text's.
            span.attrib.pop("lang", None)
        _restore_lists(root)
    _restore_links(root)
    _restore_emphasis(root, markup)
    move_notes_inline(root)
    root = _article(root)
    parents = parent_map(root)
    for element in list(root.iter()):
        furniture = element.tag in _FURNITURE or (
            element.tag == "aside" and "pullquote" not in classes(element)
        )
        if furniture and element in parents:
            remove(parents, element)
    notes: list[str] = []
    title = _take(root, parents, {"h1"}, _TITLE_CLASSES, notes)
    dek = _take(root, parents, set(), _DEK_CLASSES, notes)
    byline = _take(root, parents, set(), _BYLINE_CLASSES, notes)
    body = serialise(root)
    if not title and (match := _TITLE.search(markup)) and not _opens_with_line(root):
        title = entities.unescape(match[1])
    remarks = [_("a note at the title was left out: “%(note)s”") % {"note": note} for note in notes]
    if _SCRIPT.search(markup):
        remarks.append(_("a link that would run a script was removed"))
    return Raw(html=body, title=title, dek=dek, byline=byline, remarks=tuple(remarks))


def _restore_links(root: Element) -> None:
    """Let links lead where they lead, not by way of the program that the text was written in."""
    for link in root.iter("a"):
        address = urlsplit(link.get("href", ""))
        if address.netloc == "www.google.com" and address.path == "/url":
            target = parse_qs(address.query).get("q", [""])[0]
            if target.startswith(("http://", "https://")):
                link.set("href", target)


def _restore_emphasis(root: Element, markup: str) -> None:
    """Make emphasis of what is only painted as such, by a class or a style of its own."""
    painted = dict(_RULE.findall("".join(_STYLES.findall(markup))))
    for span in root.iter("span"):
        names = span.get("class", "").split()
        style = ";".join([*(painted.get(name, "") for name in names), span.get("style", "")])
        if _SLANTED.search(style):
            span.tag = "em"
        elif _FAT.search(style):
            span.tag = "strong"


def _restore_lists(root: Element) -> None:
    """Make lists of the paragraphs with a painted bullet that Word exports in their place."""
    for parent in list(root.iter()):
        previous: Element | None = None
        for child in list(parent):
            mark = _painted_mark(child)
            if mark is None:
                if child.tag != "br":
                    previous = None
                continue
            tag = "ol" if re.match(r"\W?\w{1,3}[.)]", mark) else "ul"
            if previous is None or previous.tag != tag:
                previous = Element(tag)
                parent.insert(list(parent).index(child), previous)
            parent.remove(child)
            child.tag = "li"
            previous.append(child)


def _painted_mark(element: Element) -> str | None:
    """Take the bullet or number out of a list paragraph and return it; None for all others."""
    if element.tag != "p" or not any(name.startswith("msolist") for name in classes(element)):
        return None
    parents = parent_map(element)
    for span in list(element.iter("span")):
        if "mso-list:ignore" in span.get("style", "").replace(" ", "").lower():
            mark = text_of(span)
            remove(parents, span)
            return mark
    return None


def _article(root: Element) -> Element:
    for tag in ("article", "main"):
        found = list(root.iter(tag))
        if found:
            return max(found, key=lambda element: len(text_of(element)))
    return root


def _take(
    root: Element,
    parents: dict[Element, Element],
    tags: set[str],
    names: set[str],
    notes: list[str],
) -> str:
    """Cut the first element of these tags or classes out of the tree and return its text.

    Its footnotes, for which there is no place, are added to `notes`.
    """
    for element in root.iter():
        wanted = element.tag in tags or (element.tag in _LINES and classes(element) & names)
        if not (wanted and element in parents and 0 < len(text_of(element)) <= 500):
            continue
        inside = parent_map(element)
        for note in [part for part in element.iter("span") if "footnote" in classes(part)]:
            notes.append(text_of(note))
            remove(inside, note)
        text = text_of(element)
        remove(parents, element)
        return text
    return ""


def _opens_with_line(root: Element) -> bool:
    """Return whether the page begins with a line short enough to be its title."""
    for element in root.iter():
        if element.tag in _LINES and element.tag != "div" and text_of(element):
            return len(text_of(element)) <= 200
    return False
