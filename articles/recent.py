"""What was done at the desk lately, for one person: acts in a row are told as one."""

from dataclasses import dataclass
from itertools import groupby

from articles.actors import Actor
from articles.models import Act, Article
from articles.models.collection import uncounted

READ = 120
SHOWN = 10


@dataclass(frozen=True)
class Change:
    """The newest of some acts of one kind by one person without another between them.

    `things` says how many things they were done to, and `gone` whether that of the newest has been
    deleted since.
    """

    act: Act
    things: int
    gone: bool = False

    @property
    def title(self) -> str:
        """What the thing was called then; nobody counts experts here."""
        return uncounted(self.act.subject_title)

    @property
    def others(self) -> int:
        """How many things beside the one that is named."""
        return self.things - 1


def recent(by: Actor) -> list[Change]:
    """The latest changes that `by` may know of, newest first, in one query.

    Whoever reads the log gets all of them; a writer, what was done to their own articles.
    """
    acts = Act.objects.select_related("by").defer("detail").order_by("-at", "-pk")
    if not by.has_perm("articles.view_act"):
        own = Article.objects.seen_by(by).order_by().values("pk")
        acts = acts.filter(subject_type="articles.article", subject_id__in=own)
    found: list[Change] = []
    gone: set[tuple[str, int]] = set()
    for _kind, of_it in groupby(
        acts[:READ], key=lambda act: (act.by_id, act.verb, act.subject_type)
    ):
        run = list(of_it)
        things = {(act.subject_type, act.subject_id) for act in run}
        if run[0].verb == Act.Verb.DELETED:
            gone |= things
        newest = (run[0].subject_type, run[0].subject_id)
        found.append(Change(run[0], len(things), newest in gone))
    return found[:SHOWN]
