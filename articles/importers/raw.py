"""What the reader of one format returns, before it is cleaned."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Raw:
    """Markup that nobody has cleaned yet, and the lines that the format itself sets apart.

    `remarks` say in plain words what was left out for safety.
    """

    html: str
    title: str = ""
    dek: str = ""
    byline: str = ""
    remarks: tuple[str, ...] = ()
