"""From paths to documents: files, folders and zips become a stream of bytes with a name each.

Nothing is ever unpacked to disk, and no file is read before its size is known. What is wrong with
one file becomes that file's error and stops nothing else.
"""

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from django.utils.translation import gettext as _

from articles.importers.documents import DocumentError

KINDS = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".docx"})
ARCHIVES = frozenset({".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz"})
MEGABYTE = 1_000_000
MAX_DOCUMENT = 20 * MEGABYTE
MAX_TEXT = 5 * MEGABYTE  # for every kind but .docx, which may hold pictures
MAX_ARCHIVE = 500 * MEGABYTE
MAX_UNPACKED = 1000 * MEGABYTE  # of one archive, all members together
MAX_RATIO = 200  # text rarely packs better than 10 to 1
MAX_MEMBERS = 5000
MAX_UPLOADED_ARCHIVE = 100 * MEGABYTE
_CHUNK = 64 * 1024
_PASSED_OVER = frozenset({"thumbs.db", "desktop.ini", "icon\r"})


@dataclass(frozen=True, slots=True)
class Source:
    """One document to be read. `content` is its bytes, or the error that kept them from us.

    `reference` names it the same way on every run: the path inside the folder or zip that was
    given, or the file's own name.
    """

    reference: str
    content: bytes | DocumentError


def count(paths: Iterable[Path]) -> int:
    """Return how many documents `sources` will yield for the same paths, without reading them."""
    return sum(1 for _source in _walk(paths, read=False))


def sources(paths: Iterable[Path]) -> Iterator[Source]:
    """Yield the documents under `paths`, each path's in natural order ("take 2" before "take 10").

    Hidden files, lock files and what systems leave in folders are passed over in silence; any
    other file that is no document gets an error of its own.
    """
    return _walk(paths, read=True)


def _walk(paths: Iterable[Path], *, read: bool) -> Iterator[Source]:
    for path in paths:
        try:
            mode = path.stat().st_mode
        except OSError:
            yield Source(path.name or str(path), DocumentError(_("There is no such file.")))
            continue
        if stat.S_ISDIR(mode):
            yield from _folder(path, read)
        else:
            yield from _file(path, path.name, read, "")


def uploaded(name: str, file: IO[bytes], size: int) -> Iterator[Source]:
    """Yield the document in a file of `size` bytes that somebody sent, or those in a zip.

    `name` is its path in the folder that it was sent from, or its own name. What `sources` passes
    over is passed over here as well.
    """
    path = PurePosixPath(_printable(name.replace("\\", "/")))
    reference, suffix = str(path), path.suffix.lower()
    if any(_is_hidden(part) for part in path.parts):
        return
    try:
        if suffix == ".zip":
            prefix = f"{reference}/" if len(path.parts) > 1 else ""
            yield from _members(file, size, MAX_UPLOADED_ARCHIVE, prefix, read=True)
            return
        check_kind(suffix)
        check_size(size, suffix)
        yield Source(reference, file.read())
    except DocumentError as error:
        yield Source(reference, error)


def natural_key(name: str) -> list[tuple[int, int, str]]:
    """Return a sort key under which numbers in names count as numbers."""
    parts = re.split(r"(\d{1,18})", name.casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part]


def _folder(root: Path, read: bool) -> Iterator[Source]:
    inside = root.resolve()
    found: list[tuple[str, Path]] = []
    for folder, folders, files in os.walk(root, followlinks=False):
        folders[:] = [name for name in folders if not _is_hidden(name)]
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in files + links:
            path = Path(folder) / name
            found.append((path.relative_to(root).as_posix(), path))
    for reference, path in sorted(found, key=lambda pair: natural_key(pair[0])):
        if _is_hidden(path.name):
            continue
        reference = _printable(reference)
        if path.is_symlink() and not path.resolve().is_relative_to(inside):
            message = _("This is a link to a place outside the folder, which is not followed.")
            yield Source(reference, DocumentError(message))
        elif path.is_symlink() and path.is_dir():
            # Its files are met where they really are.
            continue
        else:
            yield from _file(path, reference, read, f"{reference}/")


def _file(path: Path, reference: str, read: bool, prefix: str) -> Iterator[Source]:
    """Yield one document, or those in a zip; `prefix` goes before the names in the zip."""
    suffix = path.suffix.lower()
    try:
        if suffix == ".zip":
            yield from _archive(path, prefix, read)
            return
        yield Source(reference, _read(path, suffix) if read else b"")
    except DocumentError as error:
        yield Source(reference, error)
    except OSError as error:
        message = _("It could not be read: %(reason)s.") % {"reason": error.strerror or error}
        yield Source(reference, DocumentError(message))


def _read(path: Path, suffix: str) -> bytes:
    # Opened without waiting, so that a pipe is seen for what it is instead of being waited on.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise DocumentError(_("This is not an ordinary file, so it is not read."))
        check_kind(suffix)
        check_size(status.st_size, suffix)
        data = file.read(limit(suffix) + 1)
    check_size(len(data), suffix)
    return data


def limit(suffix: str) -> int:
    """Return how many bytes a document of this kind may have."""
    return MAX_DOCUMENT if suffix == ".docx" else MAX_TEXT


def check_size(size: int, suffix: str) -> None:
    """Raise DocumentError if `size` bytes are too many for a document of this kind."""
    if size > limit(suffix):
        raise DocumentError(
            _(
                "The file has %(size)s MB, and %(limit)s MB is the most for one document. "
                "Take the pictures out of it and send it again."
            )
            % {"size": -(-size // MEGABYTE), "limit": limit(suffix) // MEGABYTE}
        )


def check_kind(suffix: str) -> None:
    """Raise DocumentError unless files of this kind can be read."""
    if suffix in ARCHIVES:
        raise DocumentError(_("This is an archive. Unpack it and import the documents in it."))
    if suffix not in KINDS:
        raise DocumentError(
            _(
                "Documents of the kind “%(kind)s” cannot be read. "
                "Save it as .docx, .txt, .md or .html."
            )
            % {"kind": suffix or _("no ending")}
        )


def _archive(path: Path, prefix: str, read: bool) -> Iterator[Source]:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise DocumentError(_("This is not an ordinary file, so it is not read."))
    yield from _members(path, status.st_size, MAX_ARCHIVE, prefix, read=read)


def _members(
    file: Path | IO[bytes], size: int, most: int, prefix: str, *, read: bool
) -> Iterator[Source]:
    """Yield the documents in a zip of `size` bytes, which may have `most`."""
    if size > most:
        raise DocumentError(
            _("The archive has more than %(limit)s MB. Split it into smaller ones.")
            % {"limit": most // MEGABYTE}
        )
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise DocumentError(_("The zip is damaged. Pack it again.")) from error
    with archive:
        members = [info for info in archive.infolist() if not info.is_dir()]
        if len(members) > MAX_MEMBERS:
            raise DocumentError(
                _("The zip holds more than %(limit)s files. Pack only the documents.")
                % {"limit": MAX_MEMBERS}
            )
        budget = MAX_UNPACKED
        for info in sorted(members, key=lambda info: natural_key(info.filename)):
            parts = PurePosixPath(info.filename.replace("\\", "/")).parts
            if ".." not in parts and any(_is_hidden(part) for part in parts):
                continue
            name = prefix + _printable(info.filename)
            content: bytes | DocumentError
            try:
                content = _member(archive, info, budget) if read else b""
                budget -= len(content)
            except DocumentError as error:
                content = error
            yield Source(name, content)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: int) -> bytes:
    parts = PurePosixPath(info.filename.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or re.match(r"[A-Za-z]:", info.filename):
        raise DocumentError(_("Its name leads out of the zip, so it is not read."))
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG}:
        raise DocumentError(_("This is not an ordinary file, so it is not read."))
    if info.flag_bits & 0x1:
        raise DocumentError(_("It is protected by a password. Pack it again without one."))
    suffix = parts.suffix.lower()
    check_kind(suffix)
    check_size(info.file_size, suffix)
    data = bytearray()
    try:
        with archive.open(info) as member:
            # Sizes in a zip are claims: what comes out is counted as it comes.
            while chunk := member.read(_CHUNK):
                data += chunk
                check_size(len(data), suffix)
                if len(data) > budget or len(data) > max(info.compress_size, 5000) * MAX_RATIO:
                    raise DocumentError(
                        _("It unpacks to far more than a text would, so it is not read.")
                    )
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError,
            RuntimeError) as error:  # fmt: skip
        raise DocumentError(_("It is damaged inside the zip. Pack it again.")) from error
    return bytes(data)


def _is_hidden(name: str) -> bool:
    low = name.lower()
    return name.startswith((".", "~$")) or low == "__macosx" or low in _PASSED_OVER


def _printable(name: str) -> str:
    """Return a name without what would steer a terminal, or turn a part of the name around."""
    return re.sub(
        r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", "\ufffd", name
    )
