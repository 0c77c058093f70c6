"""The snapshot of a collection: its own fields, and its conveners, waves and takes in order.

What verbs decide is shown in it and never written back: the dates of waves, who stands in which
wave, and which article answers.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from articles.models import Collection, Convener, Participant, Take, Wave
from articles.snapshots.current import people
from articles.snapshots.rows import labelled, settle_address
from contributors.figures import pictures_in
from contributors.models import Image

FIELDS = [
    *("title", "question", "standfirst", "introduction", "editors_note", "slug", "partner"),
    *("partner_website", "cover", "proposition", "scale", "least_words", "most_words"),
]
EDITED = [*FIELDS, "lead_image", "conveners", "earlier", "waves", "takes"]
_WAVE = ["title", "order"]
_TAKE = ["order", "state", "position", "confidence", "pull_quote"]


def take(collection: Collection) -> dict[str, Any]:
    """The snapshot of a collection as its rows stand; any number of takes takes six queries."""
    conveners = list(collection.convener_set.select_related("contributor"))
    earlier = list(collection.earlier_collections.order_by("pk"))
    waves = list(collection.waves.all())
    answering = models.Prefetch(
        "participant_set", Participant.objects.select_related("contributor")
    )
    takes = list(
        Take.objects.filter(collection=collection)
        .in_order()
        .select_related("article")
        .defer("article__body", "article__editors_note")
        .prefetch_related(answering)
    )
    participants = [row.contributor for one in takes for row in one.participant_set.all()]
    articles = [one.article for one in takes if one.article]
    image = [collection.lead_image] if collection.lead_image else []
    image += Image.objects.filter(pk__in=pictures_in(collection.introduction))
    named = [*(row.contributor for row in conveners), *earlier, *waves, *participants, *articles]
    snapshot: dict[str, Any] = {name: getattr(collection, name) for name in FIELDS}
    return snapshot | {
        "lead_image": collection.lead_image_id,
        "conveners": [{"contributor": row.contributor_id} for row in conveners],
        "earlier": [{"collection": one.pk} for one in earlier],
        "waves": [
            {"id": wave.pk, **{name: getattr(wave, name) for name in _WAVE}}
            | {"release_at": wave.release_at and wave.release_at.isoformat()}
            for wave in waves
        ],
        "takes": [
            {"id": one.pk, **{name: getattr(one, name) for name in _TAKE}}
            | {"wave": one.wave_id, "article": one.article_id}
            | {"participants": [row.contributor_id for row in one.participant_set.all()]}
            for one in takes
        ],
        "status": collection.status,
        "release_at": collection.release_at and collection.release_at.isoformat(),
        "withdraw_at": collection.withdraw_at and collection.withdraw_at.isoformat(),
        "labels": labelled([*named, *image]),
    }


def write(collection: Collection, snapshot: dict[str, Any]) -> list[str]:
    """Make the rows of `collection`, which is held, say what `snapshot` says.

    Returns a sentence for each thing that is gone, and for what only verbs change.
    """
    own = collection.slug
    for name in FIELDS:
        setattr(collection, name, snapshot[name])
    gone = settle_address(collection, own)
    image = Image.objects.filter(pk=snapshot["lead_image"]).first()
    if snapshot["lead_image"] and image is None:
        gone.append(_gone(snapshot, f"image {snapshot['lead_image']}"))
    collection.lead_image = image
    collection.save()
    _write_conveners(collection, [row["contributor"] for row in snapshot["conveners"]])
    earlier = [row["collection"] for row in snapshot["earlier"]]
    collection.earlier_collections.set(Collection.objects.filter(pk__in=earlier))
    waves = {wave.pk: wave for wave in collection.waves.all()}
    gone += _write_rows(Wave, waves, snapshot, "waves", _WAVE)
    takes = {one.pk: one for one in collection.takes.all()}
    gone += _write_rows(Take, takes, snapshot, "takes", _TAKE)
    for row in snapshot["takes"]:
        if row["id"] in takes:
            _write_participants(takes[row["id"]], row["participants"])
    gone.append(_("The dates of waves, and which answers stand in them, are left as they are."))
    return gone


def _write_rows(
    model: type[models.Model],
    stored: dict[int, Any],
    snapshot: dict[str, Any],
    field: str,
    names: list[str],
) -> list[str]:
    missing = [row for row in snapshot[field] if row["id"] not in stored]
    for row in snapshot[field]:
        if row["id"] in stored:
            changes = {name: row[name] for name in names}
            model._default_manager.filter(pk=row["id"]).update(**changes)
    kind = model._meta.model_name
    return [_gone(snapshot, f"{kind} {row['id']}", row) for row in missing]


def _write_conveners(collection: Collection, wanted: list[int]) -> None:
    led = people(wanted)
    there = dict.fromkeys(led[key] for key in wanted if key in led)
    rows = [
        Convener(collection=collection, contributor=person, order=order)
        for order, person in enumerate(there)
    ]
    if [row.contributor_id for row in collection.convener_set.all()] != wanted:
        for convener in collection.convener_set.all():
            convener.delete()
        for row in rows:
            row.save()


def _write_participants(take_row: Take, wanted: list[int]) -> None:
    stored = list(take_row.participant_set.values_list("contributor", flat=True))
    if stored == wanted:
        return
    led = people(wanted)
    take_row.participant_set.all().delete()
    for order, person in enumerate(dict.fromkeys(led[key] for key in wanted if key in led)):
        Participant.objects.create(take=take_row, contributor=person, order=order)


def _gone(snapshot: dict[str, Any], key: str, row: dict[str, Any] | None = None) -> str:
    names = snapshot["labels"]
    people = [names.get(f"contributor {one}", "") for one in (row or {}).get("participants", [])]
    label = ", ".join(filter(None, people)) or names.get(key, key)
    return _("“%(label)s” is gone and was left out.") % {"label": label}
