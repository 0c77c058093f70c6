"""From bytes to text, whatever program saved it."""

import codecs
import re
import unicodedata

from django.utils.translation import gettext as _

from articles.importers.documents import DocumentError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0", "Word 97"),
    (b"PK\x03\x04", "zip"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.I)
_CONTROL_BYTES = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27})


# Seen by nobody, and in the way of every comparison: break here, do not, hyphenate here.
_UNSEEN = re.compile("[\u00ad\u200b\u2060]")


def decode(data: bytes, *, declared: str = "") -> str:
    """Return the text of a file: UTF-8, UTF-16 (with or without a mark), or Windows-1252.

    `declared` is an encoding that the document names itself; it is believed where it fits. Raises
    DocumentError for what is empty or no text.
    """
    return even(_decode(data, declared))


def even(text: str) -> str:
    """Return text with its accents composed, and without characters that nobody sees."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def _decode(data: bytes, declared: str) -> str:
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise DocumentError(_("The file is empty."))
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding)
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise DocumentError(
                _("This is a %(kind)s file, not what its name says. Save it as .docx or .txt.")
                % {"kind": kind}
            )
    if b"\x00" in data:
        return _strict(data, _utf16_without_mark(data))
    if len(data.translate(None, _CONTROL_BYTES)) < len(data):
        raise _binary()
    for encoding in filter(None, [declared, "utf-8"]):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return _legacy(data)


def declared_encoding(data: bytes) -> str:
    """Return the encoding that an HTML page names in its head, as Python knows it, or ""."""
    match = _META.search(data[:4096])
    if not match:
        return ""
    try:
        info = codecs.lookup(match[1].decode("ascii"))
        "".encode(info.name)
    except (LookupError, UnicodeError):
        return ""
    # As browsers do (encoding.spec.whatwg.org): Latin-1 is read as Windows-1252, and a page whose
    # ASCII can be read is not UTF-16, whatever it says.
    if info.name in {"iso8859-1", "ascii", "latin-1"}:
        return "cp1252"
    return "" if info.name.startswith("utf-16") or info.name == "utf-7" else info.name


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            _("The file is marked as %(encoding)s but is not. Save it again as UTF-8.")
            % {"encoding": encoding.upper()}
        ) from error


def _utf16_without_mark(data: bytes) -> str:
    """Return the byte order of UTF-16 text without a mark; raise DocumentError if it is none.

    In text, the zero bytes are upper halves of Latin letters, spaces and line ends: all of them
    stand at the same parity.
    """
    even, odd = data[::2].count(0), data[1::2].count(0)
    enough = len(data) // 50
    if len(data) % 2 == 0 and odd > enough and not even:
        return "utf-16-le"
    if len(data) % 2 == 0 and even > enough and not odd:
        return "utf-16-be"
    raise _binary()


def _legacy(data: bytes) -> str:
    """Return text in the encoding of older Windows programs; refuse what would be gibberish."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise _binary() from None
    high = sum(1 for byte in data if byte >= 0x80)
    # Western text has few accents. Where many bytes are high it is another script or another
    # format; where two of them make sense as UTF-8, one damaged place spoils a UTF-8 file.
    if high * 4 > len(data):
        raise DocumentError(
            _("The encoding of the file could not be told. Save it again as UTF-8.")
        )
    if re.search("â€[™œ˜”“]", text):
        raise DocumentError(
            _("The file mixes two encodings. Open it, put it right and save it as UTF-8.")
        )
    return text


def _binary() -> DocumentError:
    return DocumentError(_("This is not text. Save the document as .docx, .txt, .md or .html."))
