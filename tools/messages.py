"""Brings the catalogues of translations up to date: `make messages`.

Every string of templates and modules goes into each language's `django.po`, every one of scripts
into `djangojs.po`, which people translate, and these into `django.mo` and `djangojs.mo`, which the
site reads. GNU gettext is not needed. The compiled files are kept in the repository, so that a
checkout runs as it is; a test compares both with the sources.
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
SCRIPTS = PROJECT / "static" / "js"
# By the names that Django gives them, each with the language in which its sources speak.
DOMAINS = {"django": "python", "djangojs": "javascript"}
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
# Django's own, which the desk shows, and which Django does not have in Korean yet.
STRANGERS = {
    "django": ["- Select an option -"],
    "djangojs": [
        "%s (today)",
        "%s (today, current selection)",
        "Yesterday (%(date)s)",
        "Tomorrow (%(date)s)",
    ],
}

_LITERAL = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_CALL = re.compile(rf"\b(?:_|n?p?gettext)\({_LITERAL}(?:, {_LITERAL})*(?:, count)?\)")


def sources(domain: str) -> Iterator[tuple[str, str]]:
    """Each file that may hold strings of a domain: its path from the project, and its text.

    Templates come as Python: Django's own `templatize` turns them into calls among leftovers; only
    the calls are kept.
    """
    if domain == "djangojs":
        for path in sorted(SCRIPTS.rglob("*.js")):
            yield str(path.relative_to(PROJECT)), path.read_text()
        return
    for app in APPS:
        for path in sorted((PROJECT / app).rglob("*.py")):
            if not {"migrations", "sample"} & set(path.parts):
                yield str(path.relative_to(PROJECT)), path.read_text()
    for path in sorted((PROJECT / "templates").rglob("*.html")):
        lines = templatize(path.read_text(), origin=str(path)).splitlines()
        calls = "\n".join("; ".join(_CALL.findall(line)) for line in lines)
        yield str(path.relative_to(PROJECT)), calls


def extracted(domain: str) -> Catalog:
    """Every string of the sources of a domain, untranslated."""
    catalog = Catalog()
    for path, text in sources(domain):
        found = extract(DOMAINS[domain], io.BytesIO(text.encode()), keywords=CALLS)
        for _line, message, comments, context in found:
            catalog.add(message, None, [(path, 0)], auto_comments=comments, context=context)
    for message in STRANGERS[domain]:
        catalog.add(message)
    return catalog


def languages() -> list[str]:
    """The languages that are translated into."""
    return sorted(path.name for path in LOCALE.iterdir() if path.is_dir())


def file(language: str, domain: str, kind: str = "po") -> Path:
    """Where a catalogue lies: `po`, which people translate, or `mo`, which the site reads."""
    return LOCALE / language / "LC_MESSAGES" / f"{domain}.{kind}"


def read(language: str, domain: str) -> Catalog:
    """The catalogue of a language as people have translated it."""
    with file(language, domain).open("rb") as opened:
        return read_po(opened, locale=language)


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as the site reads it."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def update(language: str, domain: str) -> int:
    """Bring both files up to date; returns how many strings want translating."""
    catalog = read(language, domain)
    catalog.update(extracted(domain), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    with file(language, domain).open("wb") as opened:
        write_po(opened, catalog, width=100, include_lineno=False, ignore_obsolete=True)
    file(language, domain, "mo").write_bytes(compiled(read(language, domain)))
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
        for name in DOMAINS:
            print(f"{code}, {name}: {update(code, name)} strings want translating")  # noqa: T201  # It speaks to a terminal.
