"""The verbs of preview links: who may make one, for how long, and who may end it.

They read as verbs of `articles.workflow` and are said by that name.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actors import Actor
from articles.models import Act, Article, Collection, PreviewLink
from articles.models.preview import LIFETIME, LONGEST, digest, new_token
from articles.refusals import NotAllowed, NotPossible


def may_share(subject: Article | Collection, by: Actor) -> bool:
    """Whether `by` may make links to `subject`: whoever may change it."""
    return bool(by.is_active and by.is_staff) and subject.may_be_changed_by(by)


def may_revoke(link: PreviewLink, by: Actor) -> bool:
    """Whether `by` may end `link`: whoever may make another, and whoever made this one."""
    made = link.created_by_id == by.pk and bool(by.is_active and by.is_staff)
    return made or may_share(link.subject, by)


def share_preview(
    subject: Article | Collection,
    by: Actor,
    *,
    note: str = "",
    expires_at: datetime | None = None,
    shown_at: datetime | None = None,
    with_texts: bool = False,
    at: datetime | None = None,
) -> str:
    """Make a link to `subject` for people without an account; returns its token.

    The token is told this once: only its digest is kept. `note` says for whom it is, `expires_at`
    until when it works (default: for 7 days); for `shown_at` and `with_texts` see `PreviewLink`.
    """
    at = at or timezone.now()
    expires_at = expires_at or at + LIFETIME
    if not may_share(subject, by):
        raise NotAllowed(_("You may not share “%(title)s”.") % {"title": subject})
    if expires_at <= at:
        raise NotPossible(_("The link would have ended already. Choose a later day."))
    if expires_at > at + LONGEST:
        raise NotPossible(
            _("A link works for at most %(days)d days. Choose an earlier day.")
            % {"days": LONGEST.days}
        )
    if shown_at is not None and shown_at <= at:
        raise NotPossible(
            _("This time has passed. Choose a later one, or show the page as it is when opened.")
        )
    token = new_token()
    with transaction.atomic():
        link = PreviewLink.objects.create(
            **{str(subject._meta.model_name): subject},
            shown_at=shown_at,
            with_texts=with_texts,
            note=note,
            token_digest=digest(token),
            created_by_id=by.pk,
            created_at=at,
            expires_at=expires_at,
        )
        detail = {"shown_at": shown_at} if shown_at else {}
        Act.objects.record(
            Act.Verb.SHARED,
            subject,
            by,
            at=at,
            note=note,
            link=link.pk,
            expires_at=expires_at,
            with_texts=with_texts,
            **detail,
        )
    return token


def revoke_preview(link: PreviewLink, by: Actor, *, at: datetime | None = None) -> None:
    """End a link that works."""
    with transaction.atomic():
        row = PreviewLink.objects.select_for_update().get(pk=link.pk)
        at = at or timezone.now()
        if not may_revoke(row, by):
            raise NotAllowed(_("You may not revoke this link."))
        if row.state(at=at) is not PreviewLink.State.WORKS:
            raise NotPossible(_("This link has ended already."))
        row.revoked_at = at
        row.save(update_fields=["revoked_at"])
        Act.objects.record(Act.Verb.REVOKED, row.subject, by, at=at, note=row.note, link=row.pk)
    link.revoked_at = at
