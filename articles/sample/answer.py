"""The shape of one sample answer, before it becomes a document like those that authors send."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """An invented contributor; the bio opens with the name and says that the person is invented."""

    name: str
    bio: str
    handle: str = ""  # Twitter, without @; begins with "sample_".


@dataclass(frozen=True, slots=True)
class Answer:
    """One invented answer: plain text, *emphasis*, [1] for notes; position 1-5, confidence 1-10."""

    title: str
    dek: str
    people: tuple[Person, ...]
    body: tuple[str, ...]
    notes: tuple[str, ...] = ()
    pull_quote: str = ""
    position: int = 3
    confidence: int = 5
    tags: tuple[str, ...] = ()
