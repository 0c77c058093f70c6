"""Documents made on the spot: Word files, zips, and what should be neither."""

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

DOCUMENTS = Path(__file__).parent / "documents"
TAKE = "A Sample Title\n\nBy Ann Example\n\nThe first paragraph.\n\nThe second paragraph.\n"

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
    for name in ("Title", "Subtitle")
)


def document(name: str) -> bytes:
    """One of the documents beside this file."""
    return (DOCUMENTS / name).read_bytes()


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph of a Word file; each run is markup, see `run`, `link` and `note`."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def run(text: str, *, italic: bool = False) -> str:
    """Some text."""
    properties = "<w:rPr><w:i/></w:rPr>" if italic else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def link(number: int, text: str) -> str:
    """A link to the address of that number."""
    return f'<w:hyperlink r:id="link{number}">{run(text)}</w:hyperlink>'


def note(number: int, kind: str = "footnote") -> str:
    """A reference to a foot- or endnote."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def docx(
    *paragraphs: str,
    links: tuple[str, ...] = (),
    footnotes: tuple[str, ...] = (),
    endnotes: tuple[str, ...] = (),
    prolog: str = "",
) -> bytes:
    """A Word file; links, footnotes and endnotes are numbered from 0, 1 and 1."""
    relations = [
        f'<Relationship Id="link{number}" Type="{_RELATIONS}/hyperlink" '
        f'Target="{escape(address)}" TargetMode="External"/>'
        for number, address in enumerate(links)
    ]
    parts: dict[str, str | bytes] = {}
    for kind, notes in (("footnote", footnotes), ("endnote", endnotes)):
        relations.append(
            f'<Relationship Id="{kind}s" Type="{_RELATIONS}/{kind}s" Target="{kind}s.xml"/>'
        )
        items = "".join(
            f'<w:{kind} w:id="{number}"><w:p>{run(" " + text)}</w:p></w:{kind}>'
            for number, text in enumerate(notes, start=1)
        )
        parts[f"word/{kind}s.xml"] = f"<w:{kind}s {_W}>{items}</w:{kind}s>"
    relations.append(f'<Relationship Id="styles" Type="{_RELATIONS}/styles" Target="styles.xml"/>')
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts |= {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="main" '
        f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">'
        f"{''.join(relations)}</Relationships>",
        "word/styles.xml": f"<w:styles {_W}>{_STYLES}</w:styles>",
        "word/document.xml": f"{prolog}<w:document {_W} {_R}><w:body>"
        f"{''.join(paragraphs)}</w:body></w:document>",
    }
    return packed(parts)


def packed(members: dict[str, str | bytes]) -> bytes:
    """A zip of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()
