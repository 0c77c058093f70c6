"""An answer with everything on its page."""

from articles import workflow
from articles.models import Article, Byline, Section, Take
from contributors.models import Contributor
from tests.articles.pictures import make_image
from tests.factories import make_answer, make_collection, make_contributor, make_publisher

BODY = (
    "<p>Every city hall has a room where the letters arrive.<span class='footnote'>A first note, "
    "with <a href='https://example.org/'>a source</a>.</span> It was a shelf, and <em>attention"
    "</em>.</p><h2>A thing</h2><aside class='pullquote'><p>Attention does not scale.</p></aside>"
    "<p>A second reference.<span class='footnote'>A second note.</span></p>"
    "<table><caption>Letters by ward</caption><thead><tr><th scope='col'>Ward</th>"
    + "".join(f"<th scope='col'>Letters received in year {year}</th>" for year in range(9))
    + "</tr></thead><tbody><tr><th scope='row'>North</th>"
    + "<td>1,204</td>" * 9
    + "</tr></tbody></table>"
    + "<p>Put a budget on attention, and publish it. It is a crude measure.</p>" * 40
)


def make_whole_answer(
    people: list[Contributor], *, translator: str, others: tuple[str, str, str]
) -> Take:
    """The answer of `people` at /articles/attention/, among those of `others`, one not out."""
    collection = make_collection(
        question="Can a city be too big to govern?",
        proposition="Some cities have grown too large to be governed well.",
        scale="Disagree\nUnsure\nAgree",
    )
    titles = ("First answer", "Second answer", "Third answer")
    for place, title, name in zip((1, 3, 3), titles, others, strict=True):
        other = make_answer(collection, title, by=[make_contributor(name)])
        Take.objects.filter(pk=other.pk).update(position=place, confidence=9)
    make_answer(collection, "Not out", state=Article.State.DRAFT)
    take = make_answer(
        collection,
        "The Arithmetic of Attention",
        by=people,
        body=BODY,
        dek="A city has one budget that it never publishes.",
        editors_note="<p>Filed before the vote.</p>",
        section=Section.objects.create(name="Public finance"),
        lead_image=make_image(
            "teal", size=(1200, 700), caption="An invented city.", credit="Nobody"
        ),
        tags=("Attention", "Budgets"),
        slug="attention",
    )
    Take.objects.filter(pk=take.pk).update(position=3, confidence=8)
    Byline.objects.create(
        article=take.article,
        contributor=make_contributor(translator),
        role="translator",
        order=5,
    )
    workflow.correct(take.article, make_publisher(), note="<p>It was nine, not seven.</p>")
    return take
