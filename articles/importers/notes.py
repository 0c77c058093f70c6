"""Footnotes as programs export them: references that link to notes at the end of the document.

Word, mammoth, Markdown and hand-made pages all write `<a href="#n1">` in the text and the note in
an element with that id, most with a link back. Each note moves into its sentence, as
`<span class="footnote">`.
"""

import re

from articles.importers.tree import Element, classes, parent_map, parse, remove, serialise, text_of
from contributors.text import clean_inline

_MARK = re.compile(r"[\[(]?\s*(?:\d{1,3}(?::\d+)?|[*†‡]{1,3}|[a-z]|[ivx]{1,5})\s*[\])]?", re.I)
_LEADING_MARK = re.compile(
    r"^(?:\s|&nbsp;)*(?:[\[(]\s*\d{1,3}\s*[\])]|\d{1,3}\s*[.)]|\d{1,3}(?=\s)|[*†‡^])?(?:\s|&nbsp;)*"
)
_TARGET = re.compile(r"fn|ftn|foot|note|edn|ref|cite", re.IGNORECASE)
_HOLDERS = frozenset({"li", "p", "div", "dd", "aside", "td"})
_HEADING = re.compile(r"(?:foot|end)?notes|references|anmerkungen", re.IGNORECASE)


def move_notes_inline(root: Element) -> None:
    """Put every recognised note of the tree where it is referred to, and drop the list of notes."""
    parents = parent_map(root)
    references = _references(root, parents)
    holders = {holder for _, holder in references}
    sources = _names_around([link for link, _ in references], parents)
    contents = {holder: _note_content(holder, sources) for holder in holders}
    for link, holder in references:
        if not contents[holder]:
            continue
        note = Element("span", {"class": "footnote"})
        inner = parse(contents[holder])
        note.text = inner.text
        note.extend(list(inner))
        parents.update(dict.fromkeys(note, note))
        remove(parents, _reference_shell(link, parents), note)
    for holder in holders:
        if contents[holder]:
            _remove_upwards(holder, parents, root)
    if references:
        _drop_remains(root)


def _references(root: Element, parents: dict[Element, Element]) -> list[tuple[Element, Element]]:
    """Return each link to a note, with the element that holds the note."""
    order = {element: at for at, element in enumerate(root.iter())}
    targets: dict[str, Element] = {}
    for element in order:
        for name in (element.get("id"), element.get("name")):
            if name:
                targets.setdefault(name, element)
    found = ((link, _note_for(link, targets, parents, order)) for link in root.iter("a"))
    return [(link, holder) for link, holder in found if holder is not None]


def _note_for(
    link: Element,
    targets: dict[str, Element],
    parents: dict[Element, Element],
    order: dict[Element, int],
) -> Element | None:
    href = link.get("href", "")
    target = targets.get(href[1:]) if href.startswith("#") and len(href) > 1 else None
    if target is None or order[target] <= order[link] or not _MARK.fullmatch(text_of(link)):
        return None
    if not _TARGET.search(href) and "footnote" not in link.get("role", "") + link.get("class", ""):
        return None
    holder: Element | None = target
    while holder is not None and holder.tag not in _HOLDERS:
        holder = parents.get(holder)
    if holder is None or holder not in parents or holder in _ancestors(link, parents):
        return None
    return holder


def _ancestors(element: Element, parents: dict[Element, Element]) -> list[Element]:
    found = []
    while element in parents:
        element = parents[element]
        found.append(element)
    return found


def _names_around(links: list[Element], parents: dict[Element, Element]) -> set[str]:
    """Return the ids of the references and of what directly holds them: links back go there."""
    names: set[str] = set()
    for link in links:
        for element in [link, *_ancestors(link, parents)[:3], *link]:
            names |= {element.get("id", ""), element.get("name", "")}
    return names - {""}


def _note_content(holder: Element, sources: set[str]) -> str:
    """Return the note as clean inline markup: no link back, no leading number."""
    inner = parse(serialise(holder))
    parents = parent_map(inner)
    for link in list(inner.iter("a")):
        href, label = link.get("href", ""), text_of(link)
        bare = not href and (not label or _MARK.fullmatch(label))
        if bare or (href.startswith("#") and (href[1:] in sources or _MARK.fullmatch(label))):
            remove(parents, _reference_shell(link, parents), None)
    return _LEADING_MARK.sub("", clean_inline(serialise(inner))).strip()


def _reference_shell(link: Element, parents: dict[Element, Element]) -> Element:
    """Return the outermost `sup` or `span` that holds nothing but this link."""
    shell = link
    while (
        (parent := parents.get(shell)) is not None
        and parent.tag in {"sup", "span"}
        and "footnote" not in classes(parent) - {"footnote-ref"}
        and text_of(parent) == text_of(link)
    ):
        shell = parent
    return shell


def _remove_upwards(holder: Element, parents: dict[Element, Element], root: Element) -> None:
    element = holder
    while element is not root and element in parents:
        parent = parents[element]
        remove(parents, element, None)
        if text_of(parent):
            break
        element = parent


def _drop_remains(root: Element) -> None:
    """Drop what introduced the list of notes: a rule or a heading at the very end."""
    parents = parent_map(root)
    while True:
        tail = [e for e in root.iter() if e.tag in {"p", "hr", "h1", "h2", "h3", "h4", "li"}]
        if not tail:
            return
        last = tail[-1]
        if not (last.tag == "hr" or _HEADING.fullmatch(text_of(last).rstrip(":"))):
            return
        remove(parents, last, None)
