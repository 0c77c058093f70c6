"""Pages before readers get them: what a preview shows, as of when, and where its links lead.

A page is rendered by the templates of readers, with a `Preview` in its context. What it is about is
shown as if it were public; the rest by the clock, at an instant that may lie ahead.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.urls import reverse

from articles.models import Act, Article, Collection, Take
from articles.models.release import AS_IT_IS, AsIf
from articles.snapshots import working_copy
from articles.standing import Answer

SAVES = [Act.Verb.CREATED, Act.Verb.CHANGED, Act.Verb.IMPORTED]


def text_to_preview(article: Article) -> Article:
    """`article` as its newest text has it; the article itself where readers’ text is the newest."""
    return working_copy(article)


def saved(subject: Article | Collection) -> tuple[datetime, str]:
    """When the text that a preview shows was saved, and by whom, as far as the log tells."""
    newest = subject.working_revision if isinstance(subject, Article) else None
    if newest is not None:
        return newest.made_at, str(newest.made_by or "")
    act = Act.objects.about(subject).filter(verb__in=SAVES).select_related("by").first()
    return subject.updated_at, str(act.by) if act and act.by else ""


@dataclass(frozen=True, kw_only=True)
class Preview:
    """How a page is shown that readers do not get, or not so.

    `at` is the instant that the page shows. Of everything else than its subject it shows what is
    public at the instant `beside`, and `as_if` names what it takes for public. `neighbours` is
    whether an article stands among the other answers.
    """

    at: datetime
    beside: datetime
    as_if: AsIf = AS_IT_IS
    neighbours: bool = True

    # The bar above the page.
    template: ClassVar[str]

    def shows(self, collection: Collection) -> bool:
        """Whether the page of an article may name the collection that it answers in."""
        return collection.pk == self.as_if.collection or collection.is_public(at=self.beside)

    def address(self, thing: Any) -> str:
        """Where a link to `thing` leads from here; nowhere, the empty text, is an answer too."""
        if isinstance(thing, Collection):
            return self.of_collection(thing)
        if isinstance(thing, Answer):
            return self.of_answer(thing.article, thing.slug, thing.collection)
        if isinstance(thing, Take) and thing.article is not None:
            return self.of_answer(thing.article.pk, thing.article.slug, thing.collection_id)
        return ""

    def of_collection(self, collection: Collection) -> str:
        """Where a link to a collection leads; its own page, unless a preview knows better."""
        return collection.get_absolute_url()

    def of_answer(self, article: int, slug: str, collection: int) -> str:
        """Where a link to the answer `article`, at the address `slug`, in `collection` leads."""
        return article_page(slug)

    def picture(self, name: str) -> str:
        """Where the page gets a picture from; its public address lets in who may see it."""
        return reverse("articles:image", kwargs={"name": name})


def article_page(slug: str) -> str:
    """The address at which readers find the article."""
    return reverse("articles:article", kwargs={"slug": slug})
