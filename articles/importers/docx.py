"""Word documents, by mammoth, checked before they are opened.

mammoth reads the whole document into memory and keeps what it finds, `javascript:` links included:
it runs inside the worker, and its output goes through `contributors.text.clean` like any other.
"""

import io
import re
import zipfile
import zlib
from dataclasses import replace

import mammoth
from django.utils.translation import gettext as _

from articles.importers.decoding import even
from articles.importers.documents import DocumentError
from articles.importers.html import read_markup
from articles.importers.raw import Raw

MAX_UNPACKED = 60_000_000
MAX_PART = 15_000_000  # bytes of XML; a take of 2,000 words has some 50,000
MAX_PARAGRAPHS = 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BODY = re.compile(r"word/document\d*\.xml")
_PARAGRAPH = re.compile(rb"<w:p[ />]")
_TRACKED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo) [^<>]*>")
# Of words, not of the mark at the end of a paragraph.
_HIDDEN = re.compile(rb"<w:r(?: [^<>]*)?><w:rPr>(?:(?!</w:rPr>).){0,500}<w:vanish/>", re.DOTALL)
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Author'] => p.byline:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
r[style-name='Emphasis'] => em
r[style-name='Strong'] => strong
"""


def read(data: bytes) -> Raw:
    """Return a .docx as markup; pictures are left out, foot- and endnotes stay in place."""
    remarks = _check(data)
    try:
        result = mammoth.convert_to_html(  # type: ignore[no-untyped-call]  # It ships no types.
            io.BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=lambda image: [],
            external_file_access=False,
        )
    except MemoryError:
        raise
    except Exception as error:
        # mammoth promises nothing about what it raises on a document it cannot follow: XML errors,
        # KeyError and AttributeError were all seen. Its own process keeps the rest safe.
        raise _broken() from error
    raw = read_markup(even(result.value))
    return replace(raw, remarks=(*raw.remarks, *remarks))


def _check(data: bytes) -> list[str]:
    """Return what is to be said of a document that may be opened; raise DocumentError of others."""
    if data.startswith(_OLE):
        raise DocumentError(
            _(
                "It is protected by a password, or an old .doc under a new name. "
                "Save it as .docx without a password."
            )
        )
    if not data:
        raise DocumentError(_("The file is empty."))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if any(info.flag_bits & 0x1 for info in infos):
                raise DocumentError(_("It is protected by a password. Save it without one."))
            parts = [info.file_size for info in infos if info.filename.endswith((".xml", ".rels"))]
            if (
                sum(info.file_size for info in infos) > MAX_UNPACKED
                or max(parts, default=0) > MAX_PART
            ):
                raise _too_long()
            # "document.xml" as a rule; some programs number it.
            bodies = [info for info in infos if _BODY.fullmatch(info.filename)]
            markup = b"".join(archive.read(info) for info in bodies)
            if len(_PARAGRAPH.findall(markup)) > MAX_PARAGRAPHS:
                raise _too_long()
            return _remarks(markup)
    except (
        KeyError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
        ValueError,
        RuntimeError,
    ) as error:
        raise _broken() from error


def _remarks(markup: bytes) -> list[str]:
    """Return what the author may not have meant to send."""
    remarks = []
    if _TRACKED.search(markup):
        remarks.append(_("it has tracked changes, which were read as accepted"))
    if b"<w:commentReference" in markup:
        remarks.append(_("it has comments, which were left out"))
    if _HIDDEN.search(markup):
        remarks.append(_("it has hidden words, which are in the text"))
    return remarks


def _too_long() -> DocumentError:
    return DocumentError(
        _("It unpacks to far more than a text would. Copy the text into a new document.")
    )


def _broken() -> DocumentError:
    return DocumentError(
        _("The Word document is damaged. Open it in Word, save it again as .docx and send that.")
    )
