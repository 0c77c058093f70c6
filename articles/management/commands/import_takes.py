"""manage.py import_takes: an editor's folder of documents becomes drafts with their takes."""

import argparse
import contextlib
from collections import Counter
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from articles import keeping, workflow
from articles.actors import Actor
from articles.importers.documents import DocumentError
from articles.importers.load import (
    RIGHTS,
    Loaded,
    Outcome,
    Target,
    content_digest,
    known,
    load,
)
from articles.importers.report import line, outcome_label
from articles.importers.sources import Source, count, sources
from articles.importers.worker import Worker
from articles.models import Article, Collection, Revision, Section, Take, Wave
from articles.refusals import NotAllowed, NotPossible

_EXAMPLES = """
examples:
  Look first what would come of a folder, then import it:
    manage.py import_takes ~/takes --collection libraries-2040 --dry-run
    manage.py import_takes ~/takes --collection libraries-2040

  Begin a new collection, with the documents of a zip as its first wave:
    manage.py import_takes takes.zip --collection libraries-2040 --wave "First wave" \\
        --title "{count} answers on the libraries of 2040" \\
        --question "What will public libraries be for in 2040?"

A second run changes nothing. An edited file updates the draft that it made, unless somebody has
changed the draft since. Kinds that are read: .txt, .md, .html, .docx, and folders and zips of them.
"""


class Command(BaseCommand):
    """Import answers from documents into a collection, as drafts."""

    help = "Import answers (takes) from documents into a collection, as drafts."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """The parser, with examples at the end of its help."""
        kwargs.setdefault("epilog", _EXAMPLES)
        kwargs.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        return super().create_parser(prog_name, subcommand, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        """The command line."""
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="a document, a folder or a zip"
        )
        parser.add_argument(
            "--collection", required=True, metavar="SLUG", help="the collection they belong to"
        )
        parser.add_argument("--title", default="", help="title of a collection to begin")
        parser.add_argument("--question", default="", help="question of a collection to begin")
        parser.add_argument(
            "--wave",
            default="",
            help="number or title of the wave they go out in; a new title adds an undated wave",
        )
        parser.add_argument("--section", default="", help="name or address of their section")
        parser.add_argument("--by", default="", metavar="EMAIL", help="the account that imports")
        parser.add_argument(
            "--dry-run", action="store_true", help="show what would happen and change nothing"
        )
        parser.add_argument(
            "--publish",
            action="store_true",
            help="approve what was imported: in a wave it goes out with it, else at once "
            "(--by a publisher)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, print a line a document and a summary; CommandError if a document failed."""
        total = count(options["paths"])
        if not total:
            raise CommandError(_("There are no documents in what you named."))
        with contextlib.ExitStack() as stack:
            if options["dry_run"]:
                # The very same work, taken back at the end.
                stack.enter_context(transaction.atomic())
                stack.callback(transaction.set_rollback, True)
            target = _target(options)
            outcomes = self._import(options["paths"], target, total, publish=options["publish"])
        self.stdout.write(_summary(outcomes, dry_run=options["dry_run"]))
        if failed := outcomes[Outcome.FAILED]:
            raise CommandError(
                ngettext(
                    "%(number)d document could not be imported.",
                    "%(number)d documents could not be imported.",
                    failed,
                )
                % {"number": failed}
            )

    def _import(
        self, paths: list[Path], target: Target, total: int, *, publish: bool
    ) -> Counter[Outcome]:
        outcomes: Counter[Outcome] = Counter()
        seen: set[str] = set()
        quiet = not self.stderr.isatty()
        with Worker() as worker, tqdm(total=total, disable=quiet, leave=False) as bar:
            for source in sources(paths):
                outcome, text = _one(source, worker, target, seen, publish=publish)
                outcomes[outcome] += 1
                bar.clear()
                self.stdout.write(text)
                bar.update()
        if outcomes[Outcome.CREATED] or outcomes[Outcome.CHANGED]:
            keeping.keep(target.collection, target.by, Revision.Kind.IMPORTED)
        return outcomes


def _one(
    source: Source, worker: Worker, target: Target, seen: set[str], *, publish: bool
) -> tuple[Outcome, str]:
    """Import one document; return its outcome and the line that tells of it."""
    try:
        if isinstance(source.content, DocumentError):
            raise source.content
        if source.reference in seen:
            raise DocumentError(
                _("Another document of this run has the same name. Rename one of them.")
            )
        seen.add(source.reference)
        digest = content_digest(source.content)
        document = None
        loaded = known(source.reference, digest, target)
        if loaded is None:
            document = worker.read(source.reference, source.content)
            loaded = load(document, digest, target)
        if publish:
            _publish(loaded, target)
    except DocumentError as error:
        outcome = outcome_label(Outcome.FAILED)
        return Outcome.FAILED, f"{source.reference}: {outcome}. {error.message}"
    return loaded.outcome, line(source.reference, loaded, document)


def _publish(loaded: Loaded, target: Target) -> None:
    """Approve a draft by the verbs, for its wave if it has one, else for now."""
    article = loaded.article
    if article is None or target.by is None or loaded.outcome is Outcome.KEPT:
        return
    if article.status == Article.Status.APPROVED:
        return
    try:
        if Take.objects.filter(article=article, wave__isnull=False).exists():
            workflow.approve(article, target.by)
        else:
            workflow.publish(article, target.by)
    except (NotAllowed, NotPossible) as error:
        loaded.remarks.append(_("not published: %(reason)s") % {"reason": error})
    else:
        loaded.remarks.append(_("now %(state)s") % {"state": article.state().label})


def _target(options: dict[str, Any]) -> Target:
    by = _account(options["by"], publish=options["publish"])
    section = _section(options["section"])
    collection = _collection(options)
    return Target(collection, _wave(options["wave"], collection), section, by)


def _account(email: str, *, publish: bool) -> Actor | None:
    if not email:
        if publish:
            raise CommandError(_("Say who publishes: --by and the e-mail of a publisher."))
        return None
    user = get_user_model()._default_manager.filter(email__iexact=email, is_active=True).first()
    if user is None:
        raise CommandError(_("There is no account %(email)s.") % {"email": email})
    rights = [*RIGHTS]
    if publish:
        rights.append("articles.publish_article")
    if not user.has_perms(rights):
        raise CommandError(
            _("%(email)s may not publish.") % {"email": email}
            if publish
            else _("%(email)s may not import.") % {"email": email}
        )
    return user


def _section(name: str) -> Section | None:
    if not name:
        return None
    section = Section.objects.filter(Q(slug=name) | Q(name__iexact=name)).first()
    if section is None:
        names = ", ".join(Section.objects.values_list("name", flat=True)) or _("none")
        raise CommandError(
            _("There is no section “%(name)s”. Those that are there: %(names)s.")
            % {"name": name, "names": names}
        )
    return section


def _collection(options: dict[str, Any]) -> Collection:
    slug = options["collection"]
    collection: Collection | None = Collection.objects.filter(slug=slug).first()
    if collection is not None:
        return collection
    if not (options["title"] and options["question"]):
        raise CommandError(
            _(
                "There is no collection “%(slug)s”. To begin it, give --title and --question; "
                "or use the address of one that is there."
            )
            % {"slug": slug}
        )
    collection = Collection(slug=slug, title=options["title"], question=options["question"])
    try:
        collection.clean_fields()  # first: an address that is none leads nowhere
        collection.full_clean()
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    collection.save()
    return collection


def _wave(name: str, collection: Collection) -> Wave | None:
    if not name:
        return None
    waves = list(collection.waves.order_by("order", "pk"))
    for wave in waves:
        if str(wave).casefold() == name.casefold():
            return wave
    if name.isdecimal():
        if 1 <= int(name) <= len(waves):
            return waves[int(name) - 1]
        raise CommandError(
            _("The collection has no wave %(number)s; it has %(count)d.")
            % {"number": name, "count": len(waves)}
        )
    order = waves[-1].order + 1 if waves else 0
    return Wave.objects.create(collection=collection, title=name[:100], order=order)


def _summary(outcomes: Counter[Outcome], *, dry_run: bool) -> str:
    total = sum(outcomes.values())
    documents = ngettext("%(number)d document", "%(number)d documents", total) % {"number": total}
    parts = ", ".join(f"{outcomes[outcome]} {outcome_label(outcome)}" for outcome in Outcome)
    text = f"{documents}: {parts}."
    if dry_run:
        return f"{text} {_('This was a trial: nothing was written.')}"
    return text
