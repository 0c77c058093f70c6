"""Brings the catalogues of translations up to date: `make messages`.

Every string of templates and modules goes into each language's `django.po`, which people translate,
and that into `django.mo`, which the site reads. GNU gettext is not needed. The compiled files are
kept in the repository, so that a checkout runs as it is; a test compares both with the sources.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))
LOCALE = PROJECT / "hanoi" / "locale"
APPS = ("hanoi", "articles", "contributors")
CALLS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "_now": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


_LITERAL = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_CALL = re.compile(rf"\b(?:_|n?p?gettext)\({_LITERAL}(?:, {_LITERAL})*(?:, count)?\)")


def sources() -> Iterator[tuple[str, str]]:
    """Each file that may hold strings: its path from the project, and its strings as Python.

    Django's own `templatize` turns templates into calls among leftovers; only the calls are kept.
    """
    for app in APPS:
        for path in sorted((PROJECT / app).rglob("*.py")):
            if not {"migrations", "sample"} & set(path.parts):
                yield str(path.relative_to(PROJECT)), path.read_text()
    for path in sorted((PROJECT / "templates").rglob("*.html")):
        lines = templatize(path.read_text(), origin=str(path)).splitlines()
        calls = "\n".join("; ".join(_CALL.findall(line)) for line in lines)
        yield str(path.relative_to(PROJECT)), calls


def extracted() -> Catalog:
    """Every string of the sources, untranslated."""
    catalog = Catalog()
    for path, text in sources():
        found = extract("python", io.BytesIO(text.encode()), keywords=CALLS)
        for _line, message, comments, context in found:
            catalog.add(message, None, [(path, 0)], auto_comments=comments, context=context)
    return catalog


def languages() -> list[str]:
    """The languages that are translated into."""
    return sorted(path.name for path in LOCALE.iterdir() if path.is_dir())


def folder(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return LOCALE / language / "LC_MESSAGES"


def read(language: str) -> Catalog:
    """The catalogue of a language as people have translated it."""
    with (folder(language) / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as the site reads it."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def update(language: str) -> int:
    """Bring both files of a language up to date; returns how many strings want translating."""
    catalog = read(language)
    catalog.update(extracted(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    with (folder(language) / "django.po").open("wb") as file:
        write_po(file, catalog, width=100, include_lineno=False, ignore_obsolete=True)
    (folder(language) / "django.mo").write_bytes(compiled(read(language)))
    return len(wanting(catalog))


def wanting(catalog: Catalog) -> list[str]:
    """The strings that have no translation, or only a guessed one."""
    return [
        str(message.id)
        for message in catalog
        if message.id and (message.fuzzy or not all(forms(message.string)))
    ]


def forms(string: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """A translation as a list: of one form, or of one for each number that the language knows."""
    return list(string) if isinstance(string, tuple | list) else [string or ""]


if __name__ == "__main__":
    for code in languages():
        number = update(code)
        print(f"{code}: {number} strings want translating")  # noqa: T201
