"""What fields and values of a snapshot are called."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributors.figures import Picture, split_figures

# In the order of writing; what is not named here comes last, under its own name.
FIELDS: dict[str, Any] = {
    "name": gettext_lazy("name"),
    "sort_name": gettext_lazy("sort name"),
    "title": gettext_lazy("title"),
    "question": gettext_lazy("question"),
    "standfirst": gettext_lazy("standfirst"),
    "dek": gettext_lazy("dek"),
    "introduction": gettext_lazy("introduction"),
    "editors_note": gettext_lazy("editor’s note"),
    "body": gettext_lazy("body"),
    "text": gettext_lazy("text"),
    "bylines": gettext_lazy("bylines"),
    "conveners": gettext_lazy("conveners"),
    "participants": gettext_lazy("participants"),
    "role": gettext_lazy("role"),
    "affiliation_line": gettext_lazy("affiliation"),
    "bio": gettext_lazy("bio"),
    "by_hand": gettext_lazy("written by hand"),
    "affiliations": gettext_lazy("affiliations"),
    "section": gettext_lazy("section"),
    "tags": gettext_lazy("tags"),
    "language": gettext_lazy("language"),
    "choice_place": gettext_lazy("editors’ choice"),
    "lead_image": gettext_lazy("lead image"),
    "image_caption": gettext_lazy("caption"),
    "image_credit": gettext_lazy("credit"),
    "portrait": gettext_lazy("portrait"),
    "slug": gettext_lazy("address"),
    "waves": gettext_lazy("waves"),
    "takes": gettext_lazy("takes"),
    "corrections": gettext_lazy("corrections"),
    "status": gettext_lazy("status"),
    "release_at": gettext_lazy("release"),
    "withdraw_at": gettext_lazy("withdrawal"),
}

# Keys that lead to another thing, and its name in `labels`.
RELATIONS = {
    "article": "article",
    "collection": "collection",
    "contributor": "contributor",
    "conveners": "contributor",
    "earlier": "collection",
    "lead_image": "image",
    "organisation": "organisation",
    "participants": "contributor",
    "portrait": "image",
    "section": "section",
    "wave": "wave",
}

# Codes, and what they stand for.
CHOICES: dict[str, dict[str, Any]] = {
    "cover": {
        "moss": gettext_lazy("moss"),
        "ink": gettext_lazy("ink"),
        "plum": gettext_lazy("plum"),
        "slate": gettext_lazy("slate"),
        "clay": gettext_lazy("clay"),
        "sea": gettext_lazy("sea"),
    },
    "role": {
        "author": gettext_lazy("author"),
        "interviewer": gettext_lazy("interviewer"),
        "interviewee": gettext_lazy("interviewee"),
        "translator": gettext_lazy("translator"),
        "photographer": gettext_lazy("photographer"),
    },
    "state": {
        "invited": gettext_lazy("invited"),
        "accepted": gettext_lazy("accepted"),
        "declined": gettext_lazy("declined"),
        "submitted": gettext_lazy("submitted"),
        "in_edit": gettext_lazy("in edit"),
        "signed_off": gettext_lazy("signed off"),
    },
    "status": {
        "draft": gettext_lazy("draft"),
        "in_review": gettext_lazy("in review"),
        "approved": gettext_lazy("approved"),
    },
}

_SHAPES = {
    "p": gettext_lazy("paragraph"),
    "h2": gettext_lazy("heading"),
    "h3": gettext_lazy("subheading"),
    "h4": gettext_lazy("small heading"),
    "pre": gettext_lazy("preformatted text"),
    "ul": gettext_lazy("list"),
    "ol": gettext_lazy("numbered list"),
    "blockquote": gettext_lazy("quotation"),
    "aside": gettext_lazy("pull quote"),
    "figure": gettext_lazy("figure"),
    "figcaption": gettext_lazy("caption"),
    "table": gettext_lazy("table"),
}


def field_label(field: str) -> str:
    """Return what a field of a snapshot is called; an unknown one by its own name."""
    return str(FIELDS.get(field, field.replace("_", " ")))


def shape_name(tag: str) -> str:
    """Return what a block is called, by its tag."""
    return str(_SHAPES.get(tag, tag))


def figures_in_words(html: str, labels: Mapping[str, str]) -> str:
    """Return clean markup for the desk’s eyes: in place of each picture a line that names it."""
    return "".join(
        _picture_in_words(part, labels)
        if isinstance(part, Picture)
        else part
        if isinstance(part, str)
        else part.markup
        for part in split_figures(html)
    )


def _picture_in_words(picture: Picture, labels: Mapping[str, str]) -> str:
    title = labels.get(f"image {picture.key}", str(picture.key))
    lines: list[str] = [escape(_("Picture: %(title)s") % {"title": title})]
    lines += [_("Caption: %(words)s") % {"words": picture.caption}] if picture.caption else []
    lines += [_("Credit: %(words)s") % {"words": picture.credit}] if picture.credit else []
    return f"<figure>{''.join(f'<p>{line}</p>' for line in lines)}</figure>"


class Names:
    """What the values of two snapshots are called, by the labels that either kept."""

    def __init__(self, *snapshots: Mapping[str, Any]) -> None:
        self._labels = {
            key: label for one in snapshots for key, label in (one.get("labels") or {}).items()
        }

    @property
    def labels(self) -> Mapping[str, str]:
        """What things are called, by kind and key."""
        return self._labels

    def name(self, field: str, value: Any) -> str:
        """Return a value of a field in words; nothing at all is the empty string."""
        if value is None or value == "":
            return ""
        if field in RELATIONS:
            return str(self._labels.get(f"{RELATIONS[field]} {value}", value))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if field in CHOICES:
            return str(CHOICES[field].get(value, value))
        if field.endswith("_at"):
            return moment(str(value))
        return str(value)


def moment(stored: str) -> str:
    """Return an instant as stored, in ISO form, in the zone of the site and with its name."""
    at = timezone.localtime(datetime.fromisoformat(stored))
    return f"{date_format(at, _('j F Y, H:i'))} ({at:%Z})"
