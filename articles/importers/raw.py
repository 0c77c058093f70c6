"""What the reader of one format returns, before it is cleaned."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Raw:
    """Markup that nobody has cleaned yet, and the lines that the format itself sets apart."""

    html: str
    title: str = ""
    dek: str = ""
    byline: str = ""
