"""What a stored text may be made of: the one list from which all that knows elements is told.

The cleaner (`contributors.markup`, `contributors.text`) allows what stands here and nothing else;
the editor at the desk (`contributors.desk.prose`) gets a tool and a node or mark for each; what has
a class is dressed in the sheets of readers and of the desk, which a test makes sure of.
"""

from enum import Enum, auto
from typing import Any, NamedTuple


class Kind(Enum):
    """Where an element stands: in a line, as a block of words, as one of blocks, or empty."""

    INLINE = auto()
    WORDS = auto()
    BLOCKS = auto()
    VOID_BLOCK = auto()
    BREAK = auto()


class Element(NamedTuple):
    """One element of stored markup.

    `selector` is its tag, with its class or the attribute that makes it this one: `span.footnote`.
    `extension` is what the editor knows it by: a name of Tiptap's, or one that a module under
    `static/js/desk/` exports; none where another one brings it along. `options` are those of the
    extension. `in_figures` says that it stands only in texts that take figures.
    """

    selector: str
    kind: Kind
    extension: str = ""
    attributes: tuple[str, ...] = ()
    options: Any = True
    in_figures: bool = False

    @property
    def tag(self) -> str:
        """Its name in markup."""
        return self.selector.partition(".")[0].partition("[")[0]

    @property
    def css_class(self) -> str:
        """The class that makes it this one; empty for most."""
        return self.selector.partition(".")[2]


_CELL = ("colspan", "rowspan")
_HEADINGS = {"levels": [2, 3, 4]}
_LINKS = {"enableTarget": False, "protocols": ["http", "https", "mailto"]}
_NO_DIALOG = {"enableListAttributes": False}
_I, _W, _B = Kind.INLINE, Kind.WORDS, Kind.BLOCKS

# In the order in which the editor takes them.
VOCABULARY = (
    Element("p", _W),
    Element("h2", _W, "Heading", options=_HEADINGS),
    Element("h3", _W, "Heading", options=_HEADINGS),
    Element("h4", _W, "Heading", options=_HEADINGS),
    Element("strong", _I, "Bold"),
    Element("em", _I, "Italic"),
    Element("s", _I, "Strike"),
    Element("sub", _I, "Subscript"),
    Element("sup", _I, "Superscript"),
    Element("code", _I, "Code"),
    Element("pre", _W, "CodeBlock"),
    Element("blockquote", _B, "Blockquote"),
    Element("aside.pullquote", _B, "PullQuote"),
    Element("ul", _B, "BulletList"),
    Element("ol", _B, "OrderedList", ("start",), _NO_DIALOG),
    Element("li", _W, "ListItem"),
    Element("br", Kind.BREAK, "HardBreak"),
    Element("hr", Kind.VOID_BLOCK, "HorizontalRule"),
    Element("a", _I, "Link", ("href", "title", "hreflang"), _LINKS),
    Element("span.footnote", _I, "Footnote"),
    Element("table", _B, "Table"),
    Element("thead", _B),
    Element("tbody", _B),
    Element("tr", _B, "TableRow"),
    Element("th", _W, "TableHeader", ("scope", *_CELL)),
    Element("td", _W, "TableCell", _CELL),
    Element("figure", _B, "DeskFigure"),
    Element("figcaption", _W, "DeskCaption"),
    Element("q", _I, "Quotation"),
    Element("cite", _I, "Cited"),
    Element("abbr", _I, "Abbreviation", ("title",)),
    Element("span.small-caps", _I, "SmallCaps"),
    Element("span[lang]", _I, "InLanguage", ("lang",)),
    Element("figure.picture", _B, "Picture", in_figures=True),
    Element("img", Kind.VOID_BLOCK, attributes=("src",), in_figures=True),
    Element("p.credit", _W, "PictureCredit", in_figures=True),
    Element("figure.embed", _B, "Embed", in_figures=True),
)


def tags(*kinds: Kind) -> frozenset[str]:
    """The tags of elements of these kinds; without any, all of them."""
    return frozenset(one.tag for one in VOCABULARY if not kinds or one.kind in kinds)


def attributes() -> dict[str, set[str]]:
    """The attributes of each tag that may have some."""
    found: dict[str, set[str]] = {}
    for one in VOCABULARY:
        names = {*one.attributes, *(["class"] if one.css_class else [])}
        if names:
            found.setdefault(one.tag, set()).update(names)
    return found


def classes() -> dict[str, set[str]]:
    """The classes of each tag that may have one."""
    found: dict[str, set[str]] = {}
    for one in VOCABULARY:
        if one.css_class:
            found.setdefault(one.tag, set()).add(one.css_class)
    return found


def extensions(*, figures: bool) -> dict[str, Any]:
    """What the editor needs to know every element, by name with its options.

    With `figures` for a text that takes pictures and embeds.
    """
    known = (one for one in VOCABULARY if one.extension and (figures or not one.in_figures))
    return {one.extension: one.options for one in known}
