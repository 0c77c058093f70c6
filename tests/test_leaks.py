"""No address tells a stranger a word of what is not public.

The addresses come from the URL configuration, so that a new view is covered by itself.
"""

import io
import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone
from PIL import Image as Pillow

from articles import revisions, snapshots, workflow
from articles.models import Article, Convener, DeskNote, Release, Section, Take
from articles.notes import answer_note, leave_note
from articles.passages import Passage
from contributors import renditions
from contributors.figures import Picture
from contributors.models import Addressed, Contributor, Image
from hanoi.models import Page
from tests.addresses import addresses
from tests.conftest import Unblock
from tests.desk import at_the_desk
from tests.factories import (
    bring_to,
    make_article,
    make_collection,
    make_contributor,
    make_editor,
    make_publisher,
    make_take,
    make_wave,
    make_writer,
)

pytestmark = pytest.mark.django_db

State = Release.State
# Stands in every secret word, and in nothing else.
MARK = "zq"
SECRET = [State.DRAFT, State.IN_REVIEW, State.UNDATED, State.SCHEDULED, State.WITHDRAWN]


@dataclass
class World:
    """The data, the words that nobody may find, and where a name may stand all the same."""

    words: set[str] = field(default_factory=set)
    # Those of the desk among itself, which stay secret whatever is published.
    talk: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    pictures: list[bytes] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    landing: str = ""

    def word(self, state: str, what: str) -> str:
        """A word that stands nowhere else, for the field `what` of something in `state`."""
        word = f"{MARK}{state}{what}".replace("_", "")
        self.words.add(word)
        return word


def picture(world: World, state: str, use: str) -> Image:
    """A picture of its own, with words in each of its fields."""
    out = io.BytesIO()
    number = Image.objects.count()
    shade = (number % 12 * 20, number // 12 * 20, 120)
    # Wide enough for several copies, which must be as hidden as the picture itself.
    Pillow.new("RGB", (250, 20), shade).save(out, "PNG")
    image = Image.objects.create(
        title=world.word(state, f"{use}picturetitle"),
        file=ContentFile(out.getvalue(), name=f"{world.word(state, f'{use}filename')}.png"),
        alt=world.word(state, f"{use}alt"),
        caption=world.word(state, f"{use}caption"),
        credit=world.word(state, f"{use}credit"),
    )
    renditions.make(image)
    for name in image.made_names:
        with storages["default"].open(image.path(name)) as copy:
            world.pictures.append(copy.read())
    return image


def person(world: World, state: str) -> Contributor:
    """A contributor who wrote nothing but what is in `state`."""
    contributor = make_contributor(
        world.word(state, "personname").title(),
        (world.word(state, "role"), world.word(state, "organisation")),
        bio=f"<p>{world.word(state, 'bio')}</p>",
        twitter=f"{MARK}{state}"[:15],
        website=f"https://{world.word(state, 'site')}.example/",
        email=f"{world.word(state, 'mail')}@example.org",
        portrait=picture(world, state, "portrait"),
    )
    world.words.add(f"@{MARK}{state}"[:16])
    return contributor


def article(world: World, state: State, suffix: str, by: Contributor) -> Article:
    """An article in draft whose every field holds a word of its own."""
    return make_article(
        world.word(state, f"title{suffix}"),
        state=State.DRAFT,
        by=[by],
        dek=world.word(state, f"dek{suffix}"),
        editors_note=f"<p>{world.word(state, f'note{suffix}')}</p>",
        body=f"<p>{world.word(state, f'body{suffix}')}<span class='footnote'>"
        f"{world.word(state, f'footnote{suffix}')}</span></p>"
        + Picture(
            picture(world, state, f"body{suffix}").pk, credit=world.word(state, f"mine{suffix}")
        ).markup,
        lead_image=picture(world, state, f"lead{suffix}"),
        image_caption=world.word(state, f"captionhere{suffix}"),
        image_credit=world.word(state, f"credithere{suffix}"),
        section=Section.objects.create(
            name=world.word(state, f"section{suffix}"),
            description=world.word(state, f"sectiontext{suffix}"),
        ),
        tags=(world.word(state, f"tag{suffix}"),),
    )


def talk(world: World, state: str, article: Article, by: Any) -> None:
    """A note on the article with an answer, whose every field holds a word of its own."""

    def word(what: str) -> str:
        world.talk.add(said := world.word(state, f"talk{what}"))
        return said

    passage = Passage("body", word("quote"), word("before"), word("after"))
    note = leave_note(article, by, text=word("text"), passage=passage)
    answer_note(note, by, text=word("answer"))


@pytest.fixture(scope="module")
def world(module_rows: Unblock) -> World:
    """Things in every state that is not public, inside and beside a public collection."""
    with module_rows():
        return make_world()


def make_world() -> World:
    world = World()
    now = timezone.now()
    publisher = make_publisher(name=world.word("staff", "account"))
    collection = make_collection("Public collection", scale="No\nYes")
    world.landing = collection.get_absolute_url()
    wave = make_wave(collection, now + timedelta(days=3))
    for state in SECRET:
        by = person(world, state)
        alone = article(world, state, "alone", by)
        answer = article(world, state, "answer", by)
        scheduled = state == State.SCHEDULED
        take = make_take(
            collection,
            by=[by],
            wave=wave if scheduled else None,
            article=answer,
            pull_quote=world.word(state, "pullquote"),
            position=1,
            confidence=9,
        )
        talk(world, state, alone, publisher)
        for one in (alone, answer):
            bring_to(one, State.PUBLIC if state == State.WITHDRAWN else state)
            world.tokens.append(one.slug)
            if state == State.WITHDRAWN:
                workflow.correct(one, publisher, note=world.word(state, "correction"))
                workflow.withdraw(one, publisher)
            old = one.slug
            one.slug = f"{old}-renamed"
            one.save()
        take.refresh_from_db()
        if state != State.WITHDRAWN:
            world.listed.add(by.name.lower())
    for state in (Take.State.INVITED, Take.State.DECLINED):
        make_take(collection, by=[person(world, f"take{state}")], state=state)
    for state in SECRET:
        secret = make_collection(
            world.word(state, "collectiontitle"),
            state=State.DRAFT,
            question=world.word(state, "question"),
            standfirst=world.word(state, "standfirst"),
            introduction=f"<p>{world.word(state, 'introduction')}</p>"
            + Picture(picture(world, state, "introduction").pk).markup,
            editors_note=f"<p>{world.word(state, 'collectionnote')}</p>",
            partner=world.word(state, "partner"),
            proposition=world.word(state, "proposition"),
            scale=f"{world.word(state, 'scaleno')}\n{world.word(state, 'scaleyes')}",
            lead_image=picture(world, state, "collection"),
        )
        convener = person(world, f"convener{state}")
        Convener.objects.create(collection=secret, contributor=convener)
        make_take(secret, by=[person(world, f"member{state}")])
        collection.earlier_collections.add(secret)
        make_wave(secret, now + timedelta(days=1), title=world.word(state, "wavetitle"))
        bring_to(secret, state)
    Page.objects.create(
        title=world.word("draft", "pagetitle"),
        body=f"<p>{world.word('draft', 'pagebody')}</p>"
        + Picture(picture(world, "draft", "page").pk).markup,
    )
    live = make_article("Public article", by=[make_contributor("Public Person")], tags=("open",))
    make_take(collection, by=list(live.contributors.all()), article=live)
    _change(world, live, publisher)
    # Of what is public, the talk about it stays at the desk all the same.
    talk(world, "public", live, publisher)
    over = now - timedelta(days=30)
    world.tokens.append(workflow.share_preview(secret, publisher, at=over, with_texts=True))
    expired = workflow.share_preview(
        Article.objects.filter(status="draft").first(), publisher, at=over
    )
    world.tokens.append(expired)
    _readdress()
    return world


def _readdress() -> None:
    """Give all that is secret an address without its words: what stands in an address is not
    looked for at it, and a title would be."""
    for model in (model for model in apps.get_models() if issubclass(model, Addressed)):
        for row in model.objects.filter(slug__contains=MARK):
            model.objects.filter(pk=row.pk).update(slug=f"{model._meta.model_name}-{row.pk}")


def _change(world: World, live: Article, publisher: Any) -> None:
    """Save what waits on top of a public article, and keep another text aside."""
    for state in ("waiting", "aside"):
        by = person(world, state)
        section = Section.objects.create(name=world.word(state, "section"))
        snapshot = snapshots.take(live) | {
            "title": world.word(state, "title"),
            "slug": world.word(state, "slug"),
            "dek": world.word(state, "dek"),
            "editors_note": f"<p>{world.word(state, 'note')}</p>",
            "body": f"<p>{world.word(state, 'body')}</p>"
            + Picture(picture(world, state, "body").pk).markup,
            "lead_image": picture(world, state, "lead").pk,
            "image_caption": world.word(state, "caption"),
            "image_credit": world.word(state, "credit"),
            "section": section.pk,
            "tags": [world.word(state, "tag")],
            "bylines": [
                {
                    "contributor": by.pk,
                    "role": "author",
                    "affiliation_line": world.word(state, "line"),
                    "bio": f"<p>{world.word(state, 'kept')}</p>",
                    "by_hand": True,
                }
            ],
        }
        note = world.word(state, "historynote")
        if state == "waiting":
            revisions.save(live, snapshot, publisher, base=1, note=note)
        else:
            revisions.set_aside(live, snapshot, publisher, base=1, note=note)


def told(response: Any) -> str:
    """Everything that a response tells: status line, headers and body, in lower case."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = "".join(f"{name}: {value}\n" for name, value in response.headers.items())
    return (headers + body.decode("utf-8", "replace")).lower()


QUERIES = ["", "?preview=1&p=1&draft=true&at=2999-01-01&status=draft&page=2&format=json"]


def test_no_address_tells_a_word_of_what_is_not_public(client: Client, world: World) -> None:
    client.raise_request_exception = True
    walked = sorted(set(addresses(get_resolver(), world.tokens)))
    found_public = 0
    for address in walked:
        # What a stranger typed comes back in the redirect to the log-in page, and tells nothing.
        words = {word for word in world.words if word not in address}
        for query in QUERIES:
            response = client.get(address + query)
            text = told(response)
            if address == world.landing:
                for name in world.listed:
                    text = text.replace(name, "")
            leaked = sorted(word for word in words if word in text) if MARK in text else []
            assert not leaked, f"{address}{query} tells {leaked}"
            assert response.status_code != 500
            found_public += "public article" in text
        if response.streaming:
            picture = client.get(address)
            assert b"".join(picture.streaming_content) not in world.pictures, address
    # The walk has eyes: it meets what is public on its own page and in several lists.
    assert found_public >= 6
    assert len(walked) > 300


def test_the_words_are_there_to_be_found(world: World) -> None:
    """The control: once everything is published, the same walk meets the words, sooner or later."""
    publisher = make_publisher()
    for one in Article.objects.all():
        if not one.is_public():
            workflow.publish(one, publisher)
        elif one.has_waiting_changes:
            workflow.publish_changes(one, publisher)
    client = Client()
    parts = (
        "titlealone",
        "bodyanswer",
        "footnoteanswer",
        "tagalone",
        "bio",
        "pullquote",
    )
    parts += ("bodyalonealt", "bodyanswercaption", "minealone")
    missing = {f"{MARK}draft{what}" for what in parts}
    saved = ("title", "body", "tag", "line", "kept", "caption", "personname", "bodyalt")
    missing |= {f"{MARK}waiting{what}" for what in saved}
    assert len(world.talk) == 5 * (len(SECRET) + 1)
    assert DeskNote.objects.filter(text__in=world.talk).count() == 2 * (len(SECRET) + 1)
    for address in sorted(set(addresses(get_resolver(), world.tokens))):
        if missing and not address.startswith("/admin"):
            text = told(client.get(address))
            missing -= {word for word in missing if word in text}
            assert {word for word in world.talk if word in text} == set(), address
    assert not missing


def test_a_writer_finds_no_word_of_the_texts_of_others_at_the_desk(world: World) -> None:
    """People, pictures, sections and tags are theirs to see there; of texts, only their own."""
    texts = [f"{what}{suffix}" for what in ("title", "dek", "note", "footnote")
             for suffix in ("alone", "answer")]  # fmt: skip
    texts += ["pullquote", "question", "standfirst", "collectiontitle", "partner", "proposition"]
    words = {f"{MARK}{state}{what}".replace("_", "") for state in SECRET for what in texts}
    assert words <= world.words
    words |= world.talk
    writer = at_the_desk(make_writer())
    walked = set(addresses(get_resolver(), world.tokens))
    desk = {address for address in walked if address.startswith("/admin/")}
    # Lists and screens of their own are asked for something as well; a list takes no more than q.
    queries = f"?q={MARK}", f"?q={MARK}&term={MARK}&at=2999-01-01&_popup=1"
    alone = [address for address in desk if not re.search(r"\d", address)]
    asking = {f"{address}{query}" for address in alone for query in queries}
    answered = set()
    for address in sorted(desk | asking):
        text = told(response := writer.get(address))
        assert {word for word in words if word in text} == set(), address
        if response.status_code == 200:
            answered.add(address)
    # Which things are there to be looked at, the keys decide that the database gives.
    screens = "/admin/", "/admin/calendar/", "/admin/articles/article/csv/"
    asked = "articles/article", "contributors/contributor", "links", "search", "search/suggest"
    assert {*screens, *(f"/admin/{one}/?q={MARK}" for one in asked)} <= answered
    editor = at_the_desk(make_editor()).get("/admin/articles/article/")
    assert f"{MARK}drafttitlealone" in told(editor)


def test_what_is_not_public_answers_as_if_it_did_not_exist(client: Client, world: World) -> None:
    """Same status, headers and bytes: a stranger cannot tell a secret from a typing error."""
    for model in (model for model in apps.get_models() if issubclass(model, Addressed)):
        hidden = model.objects.exclude(pk__in=model.objects.public())
        if hasattr(hidden, "withdrawn"):
            hidden = hidden.exclude(pk__in=model.objects.withdrawn())
        assert hidden.exists(), f"{model.__name__}: the data hides nothing"
        for subject in hidden:
            address = subject.get_absolute_url()
            missing = address.replace(subject.slug, "no-such-page")
            assert told(client.get(address)) == told(client.get(missing)), address
            assert client.get(address).status_code == 404
    unknown = told(client.get("/images/no-such-picture.jpg"))
    for image in Image.objects.all():
        assert told(client.get(image.get_absolute_url())) == unknown


def test_no_search_finds_or_guesses_a_word_of_what_is_not_public(
    client: Client, world: World
) -> None:
    """Every secret word, and a slip of the pen in it, is answered as one that nobody ever wrote."""
    for address in ("/search/", "/search/suggest/"):
        unknown = client.get(address, {"q": "nosuchword"}).text
        # All states are indexed alike: the slips of one state stand for those of all.
        for word in sorted(world.words):
            for typed in (word, f"{word[:-1]}q") if word.startswith(f"{MARK}draft") else (word,):
                page = client.get(address, {"q": typed}).text
                assert page.replace(typed, "nosuchword") == unknown, typed
        assert "public article" in client.get(address, {"q": "public art"}).text.lower().replace(
            "<mark>", ""
        ).replace("</mark>", "")
