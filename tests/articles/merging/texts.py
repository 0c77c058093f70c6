"""Texts for merging and comparing: invented paragraphs, and editors who change them."""

from dataclasses import dataclass

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

# A busy machine is no failure.
WITHOUT_A_CLOCK = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)

WORDS = [
    "harbour",
    "letter",
    "copper",
    "meadow",
    "winter",
    "clerk",
    "quarrel",
    "lantern",
    "budget",
    "river",
    "orchard",
    "paper",
]
WORD = st.sampled_from(WORDS)
PHRASE = st.lists(WORD, min_size=1, max_size=8).map(" ".join)
INLINE = st.one_of(
    PHRASE,
    PHRASE.map(lambda text: f"<em>{text}</em> {text}"),
    PHRASE.map(lambda text: f'{text} <a href="/x" rel="noopener">there</a>'),
    PHRASE.map(lambda text: f'{text}<span class="footnote">A note on {text}.</span>'),
    st.just("Fish &amp; chips &lt;b&gt;"),
)
BLOCK = st.one_of(
    INLINE.map(lambda text: f"<p>{text}</p>"),
    INLINE.map(lambda text: f"<p>{text}</p>"),
    PHRASE.map(lambda text: f"<h2>{text}</h2>"),
    st.lists(INLINE, min_size=1, max_size=3).map(
        lambda items: "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
    ),
    INLINE.map(lambda text: f"<blockquote><p>{text}</p></blockquote>"),
    INLINE.map(lambda text: f'<aside class="pullquote"><p>{text}</p></aside>'),
    PHRASE.map(lambda text: f"<table><tbody><tr><td>{text}</td><td></td></tr></tbody></table>"),
    PHRASE.map(lambda text: f"<figure><figcaption>{text}</figcaption></figure>"),
    PHRASE.map(lambda text: f"<pre>{text}\n  {text}</pre>"),
    st.just("<hr>"),
    st.just("<p>* * *</p>"),
)


def paragraphs(*texts: str) -> str:
    """Markup of one paragraph for each text."""
    return "".join(f"<p>{text}</p>" for text in texts)


@dataclass
class Editor:
    """Changes a list of blocks as people do; `draw` is Hypothesis'."""

    draw: object

    def edit(self, blocks: list[str]) -> list[str]:
        blocks = list(blocks)
        for _ in range(self.draw(st.integers(0, 4))):
            change = self.draw(st.sampled_from(CHANGES))
            at = self.draw(st.integers(0, max(0, len(blocks) - 1)))
            change(self, blocks, at)
        return blocks

    def rewrite(self, blocks: list[str], at: int) -> None:
        """A word is put into a paragraph."""
        if blocks and blocks[at].endswith("</p>"):
            blocks[at] = blocks[at].removesuffix("</p>") + f" {self.draw(WORD)}</p>"

    def replace(self, blocks: list[str], at: int) -> None:
        """Another block takes the place of one."""
        if blocks:
            blocks[at] = self.draw(BLOCK)

    def insert(self, blocks: list[str], at: int) -> None:
        """A block is put in."""
        blocks.insert(at, self.draw(BLOCK))

    def append(self, blocks: list[str], at: int) -> None:
        """A block is put at the end."""
        blocks.append(self.draw(BLOCK))

    def delete(self, blocks: list[str], at: int) -> None:
        """A block is taken out."""
        del blocks[at : at + 1]

    def move(self, blocks: list[str], at: int) -> None:
        """A block goes elsewhere."""
        if blocks:
            block = blocks.pop(at)
            blocks.insert(self.draw(st.integers(0, len(blocks))), block)

    def split(self, blocks: list[str], at: int) -> None:
        """A paragraph becomes two."""
        if (
            blocks
            and blocks[at].startswith("<p>")
            and blocks[at].count(" ")
            and "<" not in blocks[at][3:-4]
        ):
            head, _, tail = blocks[at][3:-4].partition(" ")
            blocks[at : at + 1] = [f"<p>{head}</p>", f"<p>{tail}</p>"]

    def join(self, blocks: list[str], at: int) -> None:
        """Two paragraphs become one."""
        both = blocks[at : at + 2]
        if len(both) == 2 and all(block.startswith("<p>") for block in both):
            blocks[at : at + 2] = [f"{both[0].removesuffix('</p>')} {both[1].removeprefix('<p>')}"]


CHANGES = [
    Editor.rewrite,
    Editor.rewrite,
    Editor.replace,
    Editor.insert,
    Editor.append,
    Editor.delete,
    Editor.move,
    Editor.split,
    Editor.join,
]


@st.composite
def two_edits(draw: st.DrawFn) -> tuple[str, str, str]:
    """A text, and what two editors made of it."""
    base = draw(st.lists(BLOCK, max_size=7))
    mine, theirs = Editor(draw).edit(base), Editor(draw).edit(base)
    return "".join(base), "".join(mine), "".join(theirs)
