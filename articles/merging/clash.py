"""What a merge comes to, and the questions that it leaves open."""

from dataclasses import dataclass, field
from typing import Any


class Unsettled(KeyError):  # noqa: N818  # It is no fault, but what is still to be done.
    """A clash has no choice, or one that it does not allow; says which, by its id."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A place that both sides changed, each in another way.

    `base`, `mine` and `theirs` are the values of the field; in markup, the blocks in question, ""
    where there are none. Rows (bylines) clash as a whole list: `mine` and `theirs` each hold also
    what the other side changed without contradiction, so that neither choice drops it.
    """

    field: str
    base: Any
    mine: Any
    theirs: Any
    # In markup: which of the parts of the merged text it is.
    index: int | None = None

    @property
    def id(self) -> str:
        """The name to post a choice under; merging the same three snapshots gives it again."""
        return self.field if self.index is None else f"{self.field}-{self.index}"

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be chosen; both only where two blocks can stand one after the other."""
        both = self.index is not None and self.mine and self.theirs
        return ("mine", "theirs", "both") if both else ("mine", "theirs")

    def chosen(self, choice: str) -> Any:
        """The value that a choice gives; of both, theirs comes first."""
        if choice not in self.choices:
            raise Unsettled(self.id)
        if choice == "both":
            return self.theirs + self.mine
        return self.mine if choice == "mine" else self.theirs


@dataclass(slots=True)
class Taken:
    """The fields to which each side, and not the other, gave something that is in the result."""

    mine: list[str] = field(default_factory=list)
    theirs: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Merged:
    """Two snapshots made one.

    `snapshot` holds theirs in the place of every clash, until `settle`. `parts` has each text that
    both sides changed as its blocks in order, with the clashes among them: for showing a clash
    between its neighbours. Values are shared with the snapshots merged.
    """

    snapshot: dict[str, Any] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)
    taken: Taken = field(default_factory=Taken)
    parts: dict[str, list[str | Clash]] = field(default_factory=dict)
