"""No address tells a stranger a word of what is not public.

The addresses come from the URL configuration, so that a new view is covered by itself; one whose
arguments this test cannot guess makes it fail.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLResolver
from django.utils import timezone
from PIL import Image as Pillow

from articles import workflow
from articles.models import Article, Convener, Release, Section, Take
from articles.sitemaps import sitemaps_at
from contributors.models import Addressed, Contributor, Image
from hanoi.models import Page
from tests.factories import (
    bring_to,
    make_article,
    make_collection,
    make_contributor,
    make_publisher,
    make_take,
    make_wave,
)

pytestmark = pytest.mark.django_db

State = Release.State
SECRET = [State.DRAFT, State.IN_REVIEW, State.UNDATED, State.SCHEDULED, State.WITHDRAWN]


@dataclass
class World:
    """The data, the words that nobody may find, and where a name may stand all the same."""

    words: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    pictures: list[bytes] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    landing: str = ""

    def word(self, state: str, what: str) -> str:
        """A word that stands nowhere else, for the field `what` of something in `state`."""
        word = f"zq{state}{what}".replace("_", "")
        self.words.add(word)
        return word


def picture(world: World, state: str, use: str) -> Image:
    """A picture of its own, with words in each of its fields."""
    out = io.BytesIO()
    number = len(world.pictures)
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
    for name in (image.public_name, *dict(image.copies)):
        with storages["default"].open(image.copy_path(name)) as copy:
            world.pictures.append(copy.read())
    return image


def person(world: World, state: str) -> Contributor:
    """A contributor who wrote nothing but what is in `state`."""
    contributor = make_contributor(
        world.word(state, "personname").title(),
        (world.word(state, "role"), world.word(state, "organisation")),
        bio=f"<p>{world.word(state, 'bio')}</p>",
        twitter=f"zq{state}"[:15],
        website=f"https://{world.word(state, 'site')}.example/",
        email=f"{world.word(state, 'mail')}@example.org",
        portrait=picture(world, state, "portrait"),
    )
    world.words.add(f"@zq{state}"[:16])
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
        f"{world.word(state, f'footnote{suffix}')}</span></p>",
        lead_image=picture(world, state, f"lead{suffix}"),
        image_caption=world.word(state, f"captionhere{suffix}"),
        image_credit=world.word(state, f"credithere{suffix}"),
        section=Section.objects.create(
            name=world.word(state, f"section{suffix}"),
            description=world.word(state, f"sectiontext{suffix}"),
        ),
        tags=(world.word(state, f"tag{suffix}"),),
    )


@pytest.fixture
def world() -> World:
    """Things in every state that is not public, inside and beside a public collection."""
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
            introduction=f"<p>{world.word(state, 'introduction')}</p>",
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
        title=world.word("draft", "pagetitle"), body=f"<p>{world.word('draft', 'pagebody')}</p>"
    )
    live = make_article("Public article", by=[make_contributor("Public Person")], tags=("open",))
    make_take(collection, by=list(live.contributors.all()), article=live)
    over = now - timedelta(days=30)
    world.tokens.append(workflow.share_preview(secret, publisher, at=over, with_texts=True))
    expired = workflow.share_preview(
        Article.objects.filter(status="draft").first(), publisher, at=over
    )
    world.tokens.append(expired)
    return world


def addresses(resolver: URLResolver, world: World, prefix: str = "") -> Iterator[str]:
    """Every address of the site, with every argument that the data can give it."""
    for possibilities, *_ in _entries(resolver):
        for template, parameters in possibilities:
            choices = [
                arguments(parameter, world, f"/{prefix}{template}") for parameter in parameters
            ]
            for values in product(*choices):
                filled = template % dict(zip(parameters, values, strict=True))
                yield f"/{prefix}{filled}"
    for namespace_prefix, nested in resolver.namespace_dict.values():
        yield from addresses(nested, world, prefix + namespace_prefix)


def _entries(resolver: URLResolver) -> list[Any]:
    """The entries of `reverse_dict`, which is a dictionary of several values a key."""
    return [entry for key in resolver.reverse_dict for entry in resolver.reverse_dict.getlist(key)]


def slugs(template: str) -> list[str]:
    """The slugs to try in an address: all of them, unless it is plain whose they are."""
    if "%(token)s" in template:
        return list(
            Take.objects.filter(article__isnull=False).values_list("article__slug", flat=True)
        )
    found = []
    for model in (model for model in apps.get_models() if issubclass(model, Addressed)):
        known = list(model.objects.values_list("slug", flat=True))
        path = reverse(model.address_name, kwargs={"slug": "x"}).removesuffix("x/")
        if template.startswith(f"{path}%(slug)s"):
            return known
        found += known
    return found


def arguments(parameter: str, world: World, template: str) -> list[str]:
    """What to try for a parameter of an address: everything that the data knows, and a stranger."""
    names = [
        name
        for image in Image.objects.all()
        for path in (image.public_file.name, image.file.name, *dict(image.copies))
        for name in (path.rpartition("/")[2], path)
    ]
    # Below a token a few pictures are met by every answer: all would be a hundred thousand.
    if "%(token)s/%(slug)s" in template:
        names = names[::60]
    keys = [str(key) for key in Article.objects.values_list("pk", flat=True)[:4]]
    known = {
        "slug": [*slugs(template), *world.tokens, *keys, "no-such-page"],
        "name": [*names, "no-such-picture.jpg"],
        # The expired ones, what might be taken for one, and none: each meets every picture.
        "token": [*world.tokens[-2:], world.tokens[0], "no-such-token"],
        "link": keys,
        "object_id": keys,
        "app_label": [config.label for config in apps.get_app_configs()],
        "content_type_id": [str(ContentType.objects.get_for_model(Article).pk)],
        "url": ["articles/article"],
        "verb": list(workflow.VERBS),
        "id": keys,
        "path": ["articles/article/"],
        # The forms of a feed are written from the same data, which is what may leak.
        "form": ["feed.json"],
        "scope": ["section", "tag", "contributor", "collection"],
        "shape": ["16x9"],
        "section": [*sitemaps_at(timezone.now())],
    }
    assert parameter in known, f"Teach this test what to try for the argument “{parameter}”."
    return known[parameter]


def told(response: Any) -> str:
    """Everything that a response tells: status line, headers and body, in lower case."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = "".join(f"{name}: {value}\n" for name, value in response.headers.items())
    return (headers + body.decode("utf-8", "replace")).lower()


QUERIES = ["", "?preview=1&p=1&draft=true&at=2999-01-01&status=draft&page=2&format=json"]


def test_no_address_tells_a_word_of_what_is_not_public(client: Client, world: World) -> None:
    client.raise_request_exception = True
    walked = sorted(set(addresses(get_resolver(), world)))
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
            leaked = sorted(word for word in words if word in text)
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
    """The control: once everything is published, the same walk does meet the words."""
    publisher = make_publisher()
    for one in Article.objects.all():
        if not one.is_public():
            workflow.publish(one, publisher)
    client = Client()
    text = "".join(
        told(client.get(address))
        for address in set(addresses(get_resolver(), world))
        if not address.startswith("/admin")
    )
    for what in ("titlealone", "bodyanswer", "footnoteanswer", "tagalone", "bio", "pullquote"):
        assert f"zqdraft{what}" in text, what


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
            for typed in (word, f"{word[:-1]}q") if word.startswith("zqdraft") else (word,):
                page = client.get(address, {"q": typed}).text
                assert page.replace(typed, "nosuchword") == unknown, typed
        assert "public article" in client.get(address, {"q": "public art"}).text.lower().replace(
            "<mark>", ""
        ).replace("</mark>", "")
