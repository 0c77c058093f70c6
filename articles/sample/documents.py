"""Turns sample answers into documents like those that authors send, in several forms.

The importer reads these as it reads any others: nothing in them is meant for it.
"""

from pathlib import Path

from articles.sample.answer import Answer, Person
from contributors.names import slug_for


def write(answers: tuple[Answer, ...], folder: Path, *, first: int = 1) -> dict[str, Answer]:
    """Write a document for each answer into `folder`; returns which answer is in which file.

    They are numbered from `first`. Every fourth comes as Markdown, as some authors send it; the
    others are plain text.
    """
    written = {}
    for number, answer in enumerate(answers, start=first):
        as_markdown = number % 4 == 0
        name = f"{number:02d}-{slug_for(answer.people[0].name, fallback='author')}"
        path = folder / f"{name}.{'md' if as_markdown else 'txt'}"
        path.write_text(markdown(answer) if as_markdown else plain_text(answer), encoding="utf-8")
        written[path.name] = answer
    return written


def plain_text(answer: Answer) -> str:
    """The answer in the plain-text form of a take: a paragraph each, with blank lines between."""
    paragraphs = [answer.title, answer.dek, _by(answer), *answer.body]
    if answer.notes:
        paragraphs.append("Notes")
        paragraphs.extend(f"[{number}] {note}" for number, note in enumerate(answer.notes, start=1))
    paragraphs.extend(_bio(person) for person in answer.people)
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"


def markdown(answer: Answer) -> str:
    """The answer as Markdown, its notes as Markdown writes them."""
    paragraphs = [f"# {answer.title}", answer.dek, _by(answer), *answer.body]
    paragraphs.extend(_bio(person) for person in answer.people)
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    for number, note in enumerate(answer.notes, start=1):
        text = text.replace(f"[{number}]", f"[^{number}]") + f"\n\n[^{number}]: {note}"
    return text + "\n"


def _by(answer: Answer) -> str:
    names = [person.name for person in answer.people]
    *others, last = names
    return f"By {', '.join(others)} and {last}" if others else f"By {last}"


def _bio(person: Person) -> str:
    follow = f" You can follow {person.name} on Twitter at @{person.handle}."
    return person.bio + (follow if person.handle else "")
