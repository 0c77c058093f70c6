"""The way from draft to reader: the verbs, who may say them, and from which state.

This is the only writer of a status, a release and a withdrawal. Each verb checks right and state
on the locked row, changes it, and adds to the log, in one transaction; it raises `NotAllowed` or
`NotPossible`, each with a sentence for the person at the desk. `at` is the instant of the act.

Articles and collections go the same way, so the verbs take either. Those of preview links are in
`articles.sharing`, and are said by this name as well.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import revisions
from articles.actors import Actor
from articles.models import Act, Article, Correction, Release, Revision, Take, Wave
from articles.refusals import NotAllowed, NotPossible
from articles.sharing import revoke_preview as revoke_preview
from articles.sharing import share_preview as share_preview
from contributors import text

State = Release.State
Status = Release.Status


@dataclass(frozen=True, slots=True)
class Verb:
    """One row of the transition table."""

    name: str
    label: Promise
    states: frozenset[State]


VERBS = {
    verb.name: verb
    for verb in (
        Verb("submit", gettext_lazy("Submit for review"), frozenset({State.DRAFT})),
        Verb(
            "send_back",
            gettext_lazy("Send back to draft"),
            frozenset({State.IN_REVIEW, State.UNDATED, State.SCHEDULED}),
        ),
        Verb(
            "approve",
            gettext_lazy("Approve and schedule"),
            frozenset({State.DRAFT, State.IN_REVIEW}),
        ),
        Verb(
            "schedule",
            gettext_lazy("Change the release"),
            frozenset({State.UNDATED, State.SCHEDULED}),
        ),
        Verb(
            "publish",
            gettext_lazy("Publish now"),
            frozenset(
                {State.DRAFT, State.IN_REVIEW, State.UNDATED, State.SCHEDULED, State.WITHDRAWN}
            ),
        ),
        Verb(
            "publish_changes",
            gettext_lazy("Publish the changes"),
            frozenset({State.UNDATED, State.SCHEDULED, State.PUBLIC, State.WITHDRAWN}),
        ),
        Verb("withdraw", gettext_lazy("Withdraw"), frozenset({State.PUBLIC})),
        Verb("correct", gettext_lazy("Add a correction"), frozenset({State.PUBLIC})),
    )
}


# What is said of articles alone, and what lets a text go out: the one that was seen.
OF_ARTICLES = {"correct", "publish_changes"}
OF_A_TEXT = {"approve", "publish", "publish_changes"}


def is_allowed(verb: str, subject: Release, by: Actor) -> bool:
    """Whether `by` has the right to `verb` on `subject`, whatever its state is fit for."""
    model = subject._meta.model_name
    if not (by.is_active and by.is_staff):
        return False
    if verb == "submit":
        if isinstance(subject, Article) and subject.status != Status.APPROVED:
            return subject.may_be_changed_by(by)
        if isinstance(subject, Article):
            return by.has_perm("articles.publish_article")
        return by.has_perm(f"articles.change_{model}")
    if verb == "send_back" and subject.status != Status.APPROVED:
        return by.has_perm(
            "articles.edit_any_article"
            if isinstance(subject, Article)
            else f"articles.change_{model}"
        )
    return by.has_perm(f"articles.publish_{model}")


def available(subject: Release, by: Actor, *, at: datetime | None = None) -> list[Verb]:
    """The verbs that `by` may say of `subject` in its present state: the buttons to show."""
    state = subject.state(at=at)
    return [
        verb
        for verb in VERBS.values()
        if state in verb.states
        and is_allowed(verb.name, subject, by)
        and _is_for(verb.name, subject)
    ]


def _is_for(verb: str, subject: Release) -> bool:
    """Whether there is anything to say the verb of."""
    if not isinstance(subject, Article):
        return verb not in OF_ARTICLES
    return verb != "publish_changes" or subject.has_waiting_changes


def submit(subject: Release, by: Actor, *, note: str = "", at: datetime | None = None) -> None:
    """Hand a draft to the editors."""
    with _acting("submit", subject, by, at) as (row, at):
        row.status = Status.IN_REVIEW
        if isinstance(row, Article):
            Take.objects.filter(
                article=row, state__in=[Take.State.INVITED, Take.State.ACCEPTED]
            ).update(state=Take.State.SUBMITTED)
        Act.objects.record(Act.Verb.SUBMITTED, row, by, at=at, note=note)


def send_back(subject: Release, by: Actor, *, note: str = "", at: datetime | None = None) -> None:
    """Return what is in review, or approved and not yet out, to draft."""
    with _acting("send_back", subject, by, at) as (row, at):
        row.status = Status.DRAFT
        if isinstance(row, Article):
            revisions.take_up(row)
        Act.objects.record(Act.Verb.RETURNED, row, by, at=at, note=note)


def approve(
    subject: Release,
    by: Actor,
    *,
    release_at: datetime | None = None,
    revision: int | None = None,
    note: str = "",
    at: datetime | None = None,
) -> None:
    """Approve for release: at `release_at`, else with its wave, else at its planned time, if any.

    What is approved for a wave that is open already is out at once. A planned time of its own that
    has passed is none: the article waits for another. `revision` is the number of the text that was
    seen: a newer one is not approved unseen.
    """
    with _acting("approve", subject, by, at, revision) as (row, at):
        _check_complete(row)
        _set_release(row, release_at, at)
        row.status = Status.APPROVED
        Act.objects.record(Act.Verb.APPROVED, row, by, at=at, note=note, release_at=row.release_at)


def schedule(
    subject: Release,
    by: Actor,
    *,
    release_at: datetime,
    note: str = "",
    at: datetime | None = None,
) -> None:
    """Give what is approved and not yet out another time of release."""
    with _acting("schedule", subject, by, at) as (row, at):
        before = row.release_at
        _set_release(row, release_at, at)
        Act.objects.record(
            Act.Verb.SCHEDULED, row, by, at=at, note=note, before=before, release_at=row.release_at
        )


def publish(
    subject: Release,
    by: Actor,
    *,
    revision: int | None = None,
    note: str = "",
    at: datetime | None = None,
) -> None:
    """Let readers see it from this instant on, whatever was planned: its newest text.

    What was withdrawn comes back with the date of its first release. For `revision` see `approve`.
    """
    with _acting("publish", subject, by, at, revision) as (row, at):
        if isinstance(row, Article):
            _take_up(row)
        _check_complete(row)
        if row.withdraw_at is None:
            row.release_at = at
        row.withdraw_at = None
        row.status = Status.APPROVED
        Act.objects.record(Act.Verb.PUBLISHED, row, by, at=at, note=note, release_at=row.release_at)


def publish_changes(
    article: Article,
    by: Actor,
    *,
    revision: int | None = None,
    note: str = "",
    at: datetime | None = None,
) -> None:
    """Put the newest text of what is approved in the place of the one that readers get."""
    with _acting("publish_changes", article, by, at, revision) as (row, at):
        if not row.has_waiting_changes:
            raise NotPossible(_("No changes wait on “%(title)s”.") % {"title": row})
        _take_up(row)
        _check_complete(row)
        Act.objects.record(Act.Verb.PUBLISHED, row, by, at=at, note=note, changes=True)


def withdraw(subject: Release, by: Actor, *, note: str = "", at: datetime | None = None) -> None:
    """Take it back from readers. Its address answers 410 from then on."""
    with _acting("withdraw", subject, by, at) as (row, at):
        row.withdraw_at = at
        Act.objects.record(Act.Verb.WITHDRAWN, row, by, at=at, note=note)


def correct(article: Article, by: Actor, *, note: str, at: datetime | None = None) -> Correction:
    """Add a dated public note that says what was wrong and what is right; `note` may be HTML."""
    if not text.plain(note):
        raise NotPossible(_("Say what was wrong, and what is right."))
    with _acting("correct", article, by, at) as (row, at):
        correction = Correction.objects.create(
            article_id=row.pk, text=note, made_at=at, made_by_id=by.pk
        )
        revisions.note_correction(row, by, at=at)
        Act.objects.record(Act.Verb.CORRECTED, row, by, at=at, note=text.plain(correction.text))
    return correction


@contextmanager
def _acting[Subject: Release](
    name: str, subject: Subject, by: Actor, at: datetime | None, revision: int | None = None
) -> Iterator[tuple[Subject, datetime]]:
    """The locked row of `subject`, checked for right and state, and the instant of the act.

    The row is written when the block ends; `subject` itself learns of the change only then. The
    clock is read once the lock is held: whoever waited for it acts after the one before.
    """
    verb = VERBS[name]
    with transaction.atomic():
        if isinstance(subject, Article):
            # A wave is locked before its articles, here and where it moves: its date cannot change
            # between being read and being copied, and no two transactions wait for each other.
            Take.objects.filter(article=subject).lock_waves()
        row = _held(subject)
        at = at or timezone.now()
        if not is_allowed(name, row, by):
            raise NotAllowed(
                _("You may not do this to “%(title)s”: %(verb)s.")
                % {"title": row, "verb": verb.label}
            )
        if row.state(at=at) not in verb.states:
            raise NotPossible(
                _("“%(title)s” is %(state)s now; this cannot be done: %(verb)s.")
                % {"title": row, "state": row.state(at=at).label, "verb": verb.label}
            )
        _check_seen(row, revision)
        before = (row.status, _live(row))
        yield row, at
        changes = {
            "status": row.status,
            "release_at": row.release_at,
            "withdraw_at": row.withdraw_at,
        }
        type(row)._base_manager.filter(pk=row.pk).update(**changes)
        if isinstance(row, Article) and row.status == Status.APPROVED:
            if before[0] != Status.APPROVED:
                row.bylines.take_from_contributors()
            if before != (row.status, _live(row)):
                revisions.record(row, Revision.Kind.RELEASED, by, at=at)
    if isinstance(row, Article):
        changes |= {name: getattr(row, name) for name in ("working_revision", "live_revision")}
    for field, value in changes.items():
        setattr(subject, field, value)


def _held[Subject: Release](subject: Subject) -> Subject:
    """The row of `subject`, locked; that of an article with its newest text."""
    if isinstance(subject, Article):
        return revisions.held(subject)  # type: ignore[return-value]  # An article for an article.
    return type(subject)._base_manager.select_for_update().get(pk=subject.pk)


def _live(row: Release) -> int | None:
    return row.live_revision_id if isinstance(row, Article) else None


def _check_seen(row: Release, revision: int | None) -> None:
    """Refuse what was said of an older text than the one that would go out."""
    newest = row.working_revision if isinstance(row, Article) else None
    if revision is None or newest is None or newest.number == max(revision, 1):
        return
    raise NotPossible(
        _("%(name)s has saved “%(title)s” since you looked at it. Look at the newest text first.")
        % {"name": newest.made_by or _("Somebody"), "title": row}
    )


def _take_up(row: Article) -> None:
    """Write the newest text into the row; refused where its address is that of another page."""
    newest = row.working_revision
    if newest is None or not row.has_waiting_changes:
        return
    revisions.take_up(row)
    wanted = newest.snapshot["slug"]
    if wanted and wanted != row.slug:
        raise NotPossible(
            _("The address “%(slug)s” belongs to another page by now. Give it another first.")
            % {"slug": wanted}
        )


def _check_complete(row: Release) -> None:
    missing = row.missing_for_publication()
    if missing:
        raise NotPossible(
            _("“%(title)s” cannot go out yet. %(missing)s")
            % {"title": row, "missing": " ".join(missing)}
        )


def _set_release(row: Release, release_at: datetime | None, at: datetime) -> None:
    """Set the release of `row` to the time asked for, after the wave's word, if there is one."""
    wave = _wave_of(row)
    if release_at is not None and release_at < at:
        raise NotPossible(_("This time has passed. Choose a later one, or publish now."))
    if wave is not None:
        if release_at is not None and release_at != wave.release_at:
            raise NotPossible(
                _(
                    "“%(title)s” goes out with %(wave)s. "
                    "Move the wave, take the answer out of it, or publish now."
                )
                % {"title": row, "wave": wave}
            )
        release_at = wave.release_at
    elif release_at is None and row.release_at and row.release_at > at:
        release_at = row.release_at
    row.release_at = max(release_at, at) if release_at else None


def _wave_of(row: Release) -> Wave | None:
    if not isinstance(row, Article):
        return None
    take = Take.objects.filter(article=row).select_related("wave").first()
    return take.wave if take else None
