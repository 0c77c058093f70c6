"""A magazine in which every part of every page has something to show: `make_showcase()`."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from articles import workflow
from articles.models import Article, Byline, Collection, Release, Section, Tag, Take, Wave
from contributors.models import Affiliation, Contributor, Image, Organisation
from hanoi.models import Identity, Page
from tests.articles.pictures import make_image
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_publisher,
    make_take,
    make_wave,
)
from tests.markup import KNOWN, REFUSED

State = Release.State
NOTE = "<p>Filed before the vote.<span class='footnote'>A note.</span></p>"
BODY = KNOWN + "".join(REFUSED.values())
LONG = (
    "Is there such a thing as a question that is too long for the cover of a magazine of this kind?"
)
SCALE = "Strongly disagree\nDisagree\nUnsure\nAgree\nStrongly agree"


@dataclass
class Showcase:
    """What tests need to find their way.

    `tokens` open previews; `instants` are moments at which the front page looked different.
    """

    tokens: list[str] = field(default_factory=list)
    instants: list[datetime] = field(default_factory=list)


def make_showcase() -> Showcase:
    """The whole magazine; pictures go to `MEDIA_ROOT`."""
    made = Showcase()
    now = timezone.now()
    _about_the_magazine()
    people = _people()
    for title, days in (("Alone in an empty magazine", 100), ("Second", 99)):
        made.instants.append(now - timedelta(days=days))
        make_article(title, at=made.instants[-1], by=[people[0]], tags=("Libraries",))
    _collections(people, made, now)
    _lists(people)
    _previews(people, made)
    withdrawn = make_collection("Withdrawn", slug="withdrawn")
    workflow.withdraw(withdrawn, make_publisher())
    return made


def _with_picture(text: str) -> str:
    """The sample, whose picture is there: the first that was made."""
    return text.replace("/to/image/7/", f"/to/image/{Image.objects.earliest('pk').pk}/")


def _about_the_magazine() -> None:
    Identity.objects.create(
        name="The Lantern & Co",
        tagline="One light",
        description="A magazine “of” invented questions.",
        mark=make_image("gold"),
        email="editors@example.org",
        twitter="lantern",
        bluesky="lantern.example.org",
        mastodon="lantern@example.social",
    )
    Page.objects.create(title="About", slug="about", body=_with_picture(BODY), is_public=True)
    Page.objects.create(title="Bare", body="<p>Plain.</p>", is_public=True, in_footer=False)


def _people() -> list[Contributor]:
    """Somebody with everything, somebody with nothing, and people in between."""
    ada = make_contributor(
        "Ada Sample",
        ("Chair", "Sample College"),
        bio="<p>Ada <em>reads</em>.</p>",
        portrait=make_image("teal", size=(400, 400)),
        twitter="ada_sample",
        bluesky="ada.example.org",
        mastodon="ada@example.social",
        website="https://ada.example/",
        orcid="0000-0002-1825-0097",
    )
    college = Organisation.objects.get()
    college.website = "https://college.example/"
    college.save()
    former = Organisation.objects.create(name="Former Institute")
    for role, years in (("Clerk", (2011, 2015)), ("", (2001, None)), ("", (None, 2010))):
        Affiliation.objects.create(
            contributor=ada, organisation=former, role=role, from_year=years[0], to_year=years[1]
        )
    for role, until in (("Guest", None), ("", 2005)):
        place = Organisation.objects.create(name=f"Place {until}")
        Affiliation.objects.create(contributor=ada, organisation=place, role=role, to_year=until)
    bare = make_contributor("9th Person")
    ben = make_contributor(
        "Ben Example", ("Reader", "Example & Sons"), mastodon="ben@example.social"
    )
    mona = make_contributor("منى النموذجية", ("", "Sample College"))
    return [ada, bare, ben, mona]


def _collections(people: list[Contributor], made: Showcase, now: datetime) -> None:
    """Collections in every state; each was the newest once, and the cover of the front page."""
    ada, bare, ben, _mona = people

    def newest(days: int, **fields: Any) -> Collection:
        made.instants.append(now - timedelta(days=days - 1))
        return make_collection("{count} voices", at=now - timedelta(days=days), **fields)

    other = newest(60, question="What was?", scale=SCALE, proposition="Another sentence.")
    unwritten = newest(59, question=LONG, scale=SCALE, partner="A partner without a page")
    for collection in (other, unwritten):
        for place, person in ((1, ada), (5, ben), (None, bare)):
            _answer(collection, person, now - timedelta(days=59), position=place, confidence=9)
    newest(50, question="Is anybody there?")
    waiting = newest(45, question="Who will answer?")
    make_take(waiting, by=[ada, ben], wave=make_wave(waiting, now + timedelta(days=4)))
    make_take(waiting, by=[bare])
    make_wave(waiting, title="Later")
    whole = newest(40, question="What else?", standfirst="{count} people.", slug="whole")
    _answer(whole, bare, now - timedelta(days=40))
    _answer(whole, ben, now - timedelta(days=40))
    alike = newest(35, question="Yes or no?", scale="No\nYes")
    for place, person in ((1, ada), (2, ben)):
        _answer(alike, person, now - timedelta(days=35), position=place, confidence=7)
    _symposium(people, [other, unwritten], now)
    made.instants.append(now)


def _symposium(people: list[Contributor], earlier: list[Collection], now: datetime) -> None:
    """The collection that has everything, and the answer that has everything in it."""
    ada, bare, ben, mona = people
    collection = make_collection(
        "{count} voices & more",
        slug="everything",
        question="What comes next?",
        standfirst="We asked {count} people.",
        introduction=_with_picture(KNOWN),
        editors_note=NOTE,
        conveners=[make_contributor("Cleo Convener"), ada],
        partner="Partner & Co",
        partner_website="https://partner.example/?a=1&b=2",
        lead_image=make_image("navy", size=(1200, 700), caption="A “caption”", credit="Nobody"),
        scale=SCALE,
        proposition="Something will come.",
        at=now - timedelta(days=30),
    )
    collection.earlier_collections.set(earlier)
    out = make_wave(collection, now - timedelta(days=20), title="The first <wave>")
    coming = make_wave(collection, now + timedelta(days=3))
    quote = "Attention does not “scale” & more."
    for place, confidence, person in (
        (1, 9, bare), (5, 10, make_contributor("Eve")), (5, None, make_contributor("Fay")),
        (2, 8, make_contributor("Gil")), (None, None, make_contributor("Hal")),
    ):  # fmt: skip
        stance = {"position": place, "confidence": confidence, "pull_quote": quote}
        _answer(collection, person, now, wave=out, **stance)
    article = _full_article(people)
    stance = {"position": 2, "confidence": 8, "pull_quote": quote, "order": 3}
    make_take(collection, by=[ada, ben], wave=out, article=article, **stance)
    workflow.publish(article, make_publisher(), at=now - timedelta(days=19))
    for note in ("<p>It was nine, not seven.</p>", "<p>And <em>ten</em>.</p>"):
        workflow.correct(article, make_publisher(), note=note)
    arabic = make_answer(
        collection,
        "حساب الانتباه",
        by=[mona],
        slug="arabic",
        language="ar",
        dek="للمدينة ميزانية لا تنشرها.",
        body=f"<p>في كل بلدية غرفة.</p>{NOTE}",
        section=article.section,
        tags=("Libraries",),
    )
    stance = {"position": 4, "confidence": 3, "pull_quote": "الانتباه."}
    Take.objects.filter(pk=arabic.pk).update(**stance)
    for wave in (out, coming, None):
        make_take(collection, by=[make_contributor(), make_contributor()], wave=wave)


def _full_article(people: list[Contributor]) -> Article:
    ada, _bare, ben, mona = people
    article = make_article(
        "The “Arithmetic” of Attention & <other things>, in a title that goes on for two lines",
        slug="everything",
        state=State.DRAFT,
        by=[ada, ben],
        dek="A city has one budget & never publishes it.",
        editors_note=NOTE,
        body=_with_picture(BODY),
        lead_image=make_image("olive", size=(1200, 700)),
        image_caption="An invented city",
        image_credit="Nobody & Co",
        section=Section.objects.create(
            name="Desk & chair", slug="desk", description="About desks."
        ),
        tags=("Libraries", "Ports & trade", "Asia"),
    )
    for kind, name in ((Tag.Kind.TOPIC, "Ports & trade"), (Tag.Kind.REGION, "Asia")):
        Tag.objects.filter(name=name).update(kind=kind)
    Byline.objects.create(article=article, contributor=mona, role="translator", order=5)
    for role in ("photographer", "interviewer", "interviewee"):
        person = make_contributor(f"Some {role}")
        Byline.objects.create(article=article, contributor=person, role=role, order=6)
    Byline.objects.create(article=article, contributor=ada, role="photographer", order=7)
    return article


def _answer(
    collection: Collection,
    person: Contributor,
    at: datetime,
    wave: Wave | None = None,
    **stance: Any,
) -> None:
    take = make_answer(collection, f"The answer of {person}", by=[person], at=at, wave=wave)
    Take.objects.filter(pk=take.pk).update(**stance)


def _lists(people: list[Contributor]) -> None:
    """Enough for several pages of a list, in every place where one is."""
    section = Section.objects.create(name="Column", slug="column")
    for number in range(22):
        article = make_article(
            f"Column {number} on lamps",
            by=people[: 1 + number % 4],
            section=section,
            dek="A dek." if number % 2 else "",
            tags=("Libraries",),
            language="fr" if number == 1 else "en",
        )
        if number < 5:
            Article.objects.filter(pk=article.pk).update(choice_place=number + 1)
    make_article("By many", by=people, at=timezone.now())
    answers = Article.objects.filter(take__collection__slug="everything", section=None)
    Article.objects.filter(pk=answers[0].pk).update(choice_place=6)
    for number in range(20):
        make_collection(f"Small {number}", at=timezone.now() - timedelta(days=200 + number))


def _previews(people: list[Contributor], made: Showcase) -> None:
    publisher = make_publisher()
    collection = Collection.objects.get(slug="everything")
    full = make_answer(
        collection,
        "A draft",
        by=people,
        state=State.DRAFT,
        dek="A dek.",
        body=_with_picture(BODY),
        editors_note=NOTE,
        section=Section.objects.get(slug="desk"),
        lead_image=make_image("gray", size=(900, 500), caption="A caption"),
        tags=("Asia",),
    )
    bare = make_article("A bare draft", by=[people[1]], state=State.DRAFT)
    for article in (full.article, bare):
        made.tokens.append(workflow.share_preview(article, publisher))
    everything = Collection.objects.get(slug="everything")
    later = timezone.now() + timedelta(days=60)
    for options in ({}, {"shown_at": later}, {"shown_at": later, "with_texts": True}):
        made.tokens.append(workflow.share_preview(everything, publisher, **options))
