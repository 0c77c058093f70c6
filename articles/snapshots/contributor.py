"""The snapshot of a contributor: name, bio, handles, and where they work. Not their e-mail, which
is nobody's business but the editors'."""

from typing import Any

from django.utils.translation import gettext as _

from articles.snapshots.current import places
from articles.snapshots.rows import labelled, settle_address
from contributors.models import Affiliation, Contributor, Image

FIELDS = [
    *("name", "sort_name", "slug", "bio", "twitter", "bluesky", "mastodon", "website", "orcid"),
]
EDITED = [*FIELDS, "portrait", "affiliations"]
_AFFILIATION = ["role", "from_year", "to_year", "is_primary", "order"]


def take(contributor: Contributor) -> dict[str, Any]:
    """The snapshot of a contributor as the rows stand."""
    held = list(contributor.affiliations.select_related("organisation"))
    portrait = [contributor.portrait] if contributor.portrait else []
    snapshot: dict[str, Any] = {name: getattr(contributor, name) for name in FIELDS}
    return snapshot | {
        "portrait": contributor.portrait_id,
        "affiliations": [
            {"id": row.pk, "organisation": row.organisation_id}
            | {name: getattr(row, name) for name in _AFFILIATION}
            for row in held
        ],
        "labels": labelled([*(row.organisation for row in held), *portrait]),
    }


def write(contributor: Contributor, snapshot: dict[str, Any]) -> list[str]:
    """Make the rows of `contributor`, which is held, say what `snapshot` says; what is gone."""
    own = contributor.slug
    for name in FIELDS:
        setattr(contributor, name, snapshot[name])
    gone = settle_address(contributor, own)
    contributor.portrait = Image.objects.filter(pk=snapshot["portrait"]).first()
    if snapshot["portrait"] and contributor.portrait is None:
        gone.append(_gone(snapshot, f"image {snapshot['portrait']}"))
    contributor.save()
    stored = {row.pk: row for row in contributor.affiliations.all()}
    wanted = {row["id"] for row in snapshot["affiliations"]}
    for key, affiliation in stored.items():
        if key not in wanted:
            affiliation.delete()
    # One is the primary one at most, at any moment.
    Affiliation.objects.filter(contributor=contributor).update(is_primary=False)
    led = places(row["organisation"] for row in snapshot["affiliations"])
    for row in snapshot["affiliations"]:
        if row["organisation"] not in led:
            gone.append(_gone(snapshot, f"organisation {row['organisation']}"))
            continue
        affiliation = stored.get(row["id"]) or Affiliation(contributor=contributor)
        affiliation.organisation = led[row["organisation"]]
        for name in _AFFILIATION:
            setattr(affiliation, name, row[name])
        affiliation.save()
    return gone


def _gone(snapshot: dict[str, Any], key: str) -> str:
    label = snapshot["labels"].get(key, key)
    return _("“%(label)s” is gone and was left out.") % {"label": label}
