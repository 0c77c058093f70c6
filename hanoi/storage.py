"""How static files are served: under names made of their content, kept by browsers for ever."""

import posixpath
import re
from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

_IMPORT = re.compile(r'@import url\("([^"]+)"\)\s*([^;]*);')
_ADDRESS = re.compile(r'url\("(?![a-z]+:|/|#)([^"]+)"\)')
_MODULE = re.compile(r'^import "(\./[^"]+)";$', re.MULTILINE)
# Comments that have their lines to themselves; others may be part of a string.
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"\n\s+")
# The folders of the house; what others wrote is served as they wrote it.
_OURS = ("css/", "js/")


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed names inside ES modules too, so that public pages need no import map.

    A stylesheet or script of ours that only imports others is collected as one file with them, so
    that a page asks once; comments and indents stay behind.
    """

    support_js_module_import_aggregation = True

    @property
    def is_collected(self) -> bool:
        """Whether the files were collected, so that their names are known."""
        return bool(self.hashed_files)

    def stored_name(self, name: str) -> str:
        """The hashed name of a file."""
        if not self.is_collected:
            raise ImproperlyConfigured(
                "The static files were not collected yet: run manage.py collectstatic."
            )
        return str(super().stored_name(name))

    def post_process(self, paths: Any, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Hash, rewrite and compress the files; `paths` gives the source of each."""

        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                content: bytes = file.read()
            return content.decode()

        joined = {
            name: (_Joined(name, read), path) if name.startswith(_OURS) else (storage, path)
            for name, (storage, path) in paths.items()
        }
        yield from super().post_process(joined, dry_run=dry_run, **options)  # type: ignore[no-untyped-call]  # WhiteNoise ships no types.


class _Joined:
    """A source of one of our files, given with what it imports."""

    def __init__(self, name: str, read: Callable[[str], str]) -> None:
        self.name, self.read = name, read

    def open(self, _path: str) -> "ContentFile[bytes]":
        """The file as if it had been written in one, without its comments."""
        joined = {".css": with_imports, ".js": with_modules}
        extension = posixpath.splitext(self.name)[1]
        text = _COMMENT.sub("", joined[extension](self.name, self.read))
        # In a script an indented line may be part of a string.
        return ContentFile((_INDENT.sub("\n", text) if extension == ".css" else text).encode())


def with_imports(name: str, read: Callable[[str], str]) -> str:
    """The stylesheet `name` with the files it imports in their places, addresses kept right.

    `read` gives the text of a file by its name; an unknown one is a `KeyError`. Imports are written
    `@import url("…");` or `@import url("…") print;`, the condition being a media query.
    """

    def inlined(match: re.Match[str]) -> str:
        target = _target(name, match[1])
        start = posixpath.dirname(name) or "."

        def moved(address: re.Match[str]) -> str:
            path = posixpath.join(posixpath.dirname(target), address[1])
            return f'url("{posixpath.relpath(path, start)}")'

        text = _ADDRESS.sub(moved, with_imports(target, read)).strip()
        return f"@media {match[2]} {{\n{text}\n}}" if match[2] else text

    return _IMPORT.sub(inlined, read(name))


def with_modules(name: str, read: Callable[[str], str]) -> str:
    """The script `name` with the modules that it imports for their effect in their places.

    That is `import "./other.js";` on a line of its own, where the other neither imports nor exports
    a name; each keeps its names to itself. Every other import stays.
    """

    def inlined(match: re.Match[str]) -> str:
        text = with_modules(_target(name, match[1]), read).strip()
        if re.search(r"^(?:import|export)\b", text, re.MULTILINE):
            return match[0]
        return f"{{\n{text}\n}}"

    return _MODULE.sub(inlined, read(name))


def _target(name: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
