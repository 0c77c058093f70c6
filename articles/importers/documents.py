"""What an importer hands over: a take as plain data, without a database."""

from dataclasses import asdict, dataclass, replace
from typing import Any, Self


class DocumentError(Exception):
    """A document that cannot be imported. `message` is one sentence: what is wrong, what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Doubt(str):
    """What an editor should look at, in plain words.

    `part` is the field of a `TakeDocument` or an `Author` that it is about; `of` is the name of
    the author, where it is about one of them.
    """

    part: str
    of: str

    def __new__(cls, said: str, part: str, of: str = "") -> Self:
        """The sentence `said`, with what it is about."""
        doubt = super().__new__(cls, said)
        doubt.part, doubt.of = part, of
        return doubt


@dataclass(frozen=True, slots=True)
class AffiliationLine:
    """Where an author works or worked, as a bio says it.

    A year of None is an open end: both None means that the role is held today. `role` may be
    empty where the bio names only the place.
    """

    organisation: str
    role: str = ""
    from_year: int | None = None
    to_year: int | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """One author as a document names them. `bio` is clean markup; handles are in stored form."""

    name: str
    bio: str = ""
    twitter: str = ""
    bluesky: str = ""
    mastodon: str = ""
    affiliations: tuple[AffiliationLine, ...] = ()


@dataclass(frozen=True, slots=True)
class TakeDocument:
    """One take. `title`, `dek` and the image lines are plain text, the rest is clean markup.

    The editor's note is kept without its label, which templates print. `unsure` says in plain
    words what an editor should look at.
    """

    reference: str
    title: str
    body: str
    dek: str = ""
    editors_note: str = ""
    authors: tuple[Author, ...] = ()
    image_credit: str = ""
    image_caption: str = ""
    unsure: tuple[Doubt, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """Return this document as JSON can carry it."""
        doubts = [{"said": str(doubt), "part": doubt.part, "of": doubt.of} for doubt in self.unsure]
        return {**asdict(replace(self, unsure=())), "unsure": doubts}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "TakeDocument":
        """Return the document that `as_data` described."""
        authors = tuple(
            Author(
                **{
                    **author,
                    "affiliations": tuple(AffiliationLine(**a) for a in author["affiliations"]),
                }
            )
            for author in data["authors"]
        )
        unsure = tuple(Doubt(**doubt) for doubt in data["unsure"])
        return cls(**{**data, "authors": authors, "unsure": unsure})
