"""Two blocks, each with what is in it, as one piece of markup that shows the difference."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from articles.alignment import align
from articles.blocks import Block, parse_blocks
from articles.difference.tokens import PARAGRAPH, Token, markup_tokens
from articles.difference.words import compare
from articles.difference.writing import opening

Mark = Literal["ins", "del"]
Kind = Literal["same", "changed", "added", "removed", "moved_here", "moved_away"]

_TEXTS = frozenset({"p", "h2", "h3", "h4", "pre", "figcaption"})


@dataclass(frozen=True, slots=True)
class Step:
    """What became of some blocks that stand one after the other."""

    kind: Kind
    was: Sequence[Block]
    now: Sequence[Block]
    # Of a moved block: which of the moved ones, and whether it went down.
    number: int = 0
    down: bool = False


def blocks(html: str) -> list[Block]:
    """Return the blocks of clean markup, with all text in a paragraph, a heading or the like.

    An editor writes `<li><p>…</p></li>` where an import has `<li>…</li>`: that is no difference.
    """
    found = parse_blocks(html)
    for block in found:
        _put_into_paragraphs(block)
    return found


def _put_into_paragraphs(block: Block) -> None:
    if block.inner and block.name not in _TEXTS:
        block.children, block.inner = [Block("p", "<p>", block.inner)], ""
    for child in block.children:
        child.opening = child.opening or "<p>"
        _put_into_paragraphs(child)


def steps(was: list[Block], now: list[Block]) -> Iterator[Step]:
    """Yield what became of the blocks, in the order of the new text."""
    alignment = align([block.markup for block in was], [block.markup for block in now])
    arrivals = alignment.arrivals()
    origins = {at: one for one, at in alignment.moved.items()}
    numbers = {one: number for number, one in enumerate(sorted(alignment.moved))}
    for gap in range(len(was) + 1):
        if gap in alignment.bound:
            continue
        for at in alignment.gaps[gap]:
            if at not in origins:
                yield Step("added", [], [now[at]])
            else:
                one = origins[at]
                yield Step("moved_here", [was[one]], [now[at]], numbers[one], one < gap)
        if gap in alignment.moved:
            down = arrivals[alignment.moved[gap]] > gap
            yield Step("moved_away", [was[gap]], [], numbers[gap], down)
        elif gap < len(was):
            end = alignment.end(gap)
            after = [now[at] for at in alignment.stretch(gap, end)]
            yield Step(_fate(was[gap:end], after), was[gap:end], after)


def _fate(before: Sequence[Block], after: Sequence[Block]) -> Kind:
    if not after:
        return "removed"
    same = [block.markup for block in before] == [block.markup for block in after]
    return "same" if same else "changed"


def changed(was: Sequence[Block], now: Sequence[Block]) -> str:
    """Return what became of some blocks, as markup."""
    if len(was) == len(now) == 1:
        return _changed_block(was[0], now[0])
    if all(block.name == "p" and not block.children for block in [*was, *now]):
        return f"<p>{compare(_joined(was), _joined(now))}</p>"
    return whole(was, "del") + whole(now, "ins")


def reshaped(was: Block, now: Block) -> str:
    """Return one block as it became another, in the shape of the new one.

    Its words are compared where both hold one text alone, else what is in them, block by block.
    """
    if not (is_text(core(was)) and is_text(core(now))):
        inner = _changed_children(was.children, now.children)
    elif is_text(now):
        inner = compare(markup_tokens(core(was).inner), markup_tokens(now.inner))
    else:
        inner = reshaped(was, now.children[0])
    return now.opening + inner + now.closing


def _changed_block(was: Block, now: Block) -> str:
    if was.markup == now.markup:
        return now.markup
    if was.name != now.name or is_text(was) != is_text(now):
        return whole([was], "del") + whole([now], "ins")
    if is_text(was):
        return reshaped(was, now)
    return now.opening + _changed_children(was.children, now.children) + now.closing


def _changed_children(was: list[Block], now: list[Block]) -> str:
    out = []
    for step in steps(was, now):
        if step.kind in {"same", "changed"}:
            out.append(changed(step.was, step.now))
        elif step.kind in {"added", "moved_here"}:
            out.append(whole(step.now, "ins"))
        else:
            out.append(whole(step.was, "del"))
    return "".join(out)


def core(block: Block) -> Block:
    """The text in a block that holds nothing else, such as the paragraph of a quotation."""
    while len(block.children) == 1:
        block = block.children[0]
    return block


def is_text(block: Block) -> bool:
    """Whether it holds words, and no blocks."""
    return block.name in _TEXTS and not block.children


def whole(some: Sequence[Block], mark: Mark, *, said: bool = True) -> str:
    """Return blocks with all of their text marked; `said` for screen readers, too."""
    start = opening(mark) if said else f"<{mark}>"
    return "".join(_whole(block, start, f"</{mark}>") for block in some)


def _whole(block: Block, start: str, end: str) -> str:
    if block.inner:
        return f"{block.opening}{start}{block.inner}{end}{block.closing}"
    inner = "".join(_whole(child, start, end) for child in block.children)
    return block.opening + inner + block.closing


def _joined(paragraphs: Sequence[Block]) -> list[Token]:
    """The tokens of paragraphs, with a break between two."""
    tokens: list[Token] = []
    number = 0
    for block in paragraphs:
        if tokens:
            tokens.append(Token("", break_=PARAGRAPH))
        tokens += markup_tokens(block.inner, first=number)
        number += block.inner.count("<")
    return tokens
