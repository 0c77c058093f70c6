"""Takes as authors type them, all invented, and what is recognised in them."""

from articles.importers.documents import TakeDocument
from articles.importers.reading import read
from articles.importers.recognise import recognise

BODY = (
    "The question has been put to me before, by a heron, and I did not know what to say to it then "
    "either. It stood in the reeds and waited, as herons do, and I went home along the dyke."
    "\n\nSince then I have thought about it every day. The answer is that the water will rise a "
    "little, and that the heron will stand a little higher up than it did before."
)


def take(text: str, name: str = "take.txt") -> TakeDocument:
    """What is recognised in a document of this text."""
    return recognise(read(name, text.encode()), name)


def with_bio(bio: str, byline: str = "By Ann Example") -> TakeDocument:
    """What is recognised in a whole take that ends in this bio."""
    return take(f"A Title\n\n{byline}\n\n{BODY}\n\n{bio}")


def under_title(*lines: str) -> TakeDocument:
    """What is recognised in a take with these lines between its title and its text."""
    above = "\n\n".join(lines)
    return take(f"A Title\n\n{above}\n\n{BODY}\n\nAnn Example is a fellow at Mock House.")
