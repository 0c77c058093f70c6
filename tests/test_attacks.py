"""What strangers and colleagues may try: nothing typed runs, no address answers 500, none lies.

The addresses come from the URL configuration, as in `test_leaks`.
"""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest
from django.apps import apps
from django.conf import settings as site_settings
from django.contrib.sessions.models import Session
from django.db import models
from django.test import Client
from django.urls import Resolver404, get_resolver
from django.utils import timezone

from articles import workflow
from articles.models import (
    Act,
    Article,
    Byline,
    Collection,
    Convener,
    DeskNote,
    Participant,
    Release,
    Section,
    Take,
)
from contributors import fields
from contributors.models import Affiliation, Contributor, Organisation
from hanoi.models import User
from tests.addresses import addresses
from tests.articles.pictures import make_image
from tests.attacks import MARKUP, PLAIN, RUN, SHORT, Executions, hostile
from tests.conftest import Unblock
from tests.desk import at_the_desk, form_data
from tests.factories import PASSWORD, bring_to, make_article, make_writer
from tests.test_leaks import World, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hostile_world")]

# As they stand in an address: NUL, half of a pair, no UTF-8, a number that no column holds.
HOSTILE_VALUES = ["%00", "%ED%A0%80", "%FF%FE", "9" * 30, "-1", "1%27", "x" * 5000]
PARAMETERS = [
    *("q", "p", "o", "e", "page", "before", "from", "kind", "section", "tag", "collection", "sort"),
    *("contributor", "language", "year", "since", "until", "position", "wave", "state", "verb"),
    *("release", "term", "id", "id__in", "id__exact", "created_at__year", "by", "_facets"),
]
# Fields that take keys of other things.
MANY_KEYS = ("earlier_collections", "groups", "tags", "takes-0-", "bylines-0-", "section", "lead")
FORM = "application/x-www-form-urlencoded"
UNSAFE = ["post", "put", "patch", "delete"]


def write_everywhere(model: type[models.Model], **given: Any) -> Any:
    """A row with a hostile text in every field that takes one."""
    texts = {field.name: hostile(field) for field in model._meta.concrete_fields if field.editable}
    filled = {name: text for name, text in texts.items() if text is not None}
    return model._default_manager.create(**filled | given)


@pytest.fixture(scope="module")
def superuser(module_rows: Unblock) -> User:
    """Somebody who may see every screen."""
    with module_rows():
        return User.objects.create_superuser("all@example.org", PASSWORD, name=PLAIN[:150])


@pytest.fixture(scope="module")
def hostile_world(module_rows: Unblock, superuser: User) -> World:
    """One of each thing, public where that is possible, with a hostile text in every field."""
    with module_rows():
        return make_hostile_world(superuser)


def make_hostile_world(superuser: User) -> World:
    image = make_image("red")
    for field in ("title", "alt", "caption", "credit"):
        setattr(image, field, PLAIN[: image._meta.get_field(field).max_length])
    image.save()
    person = write_everywhere(
        Contributor, portrait=image, orcid="", twitter="", bluesky="", mastodon=""
    )
    place = write_everywhere(Organisation, website="https://example.org/")
    write_everywhere(Affiliation, contributor=person, organisation=place, is_primary=True)
    section = write_everywhere(Section, slug="section")
    question = write_everywhere(
        Collection, lead_image=image, scale=f"{PLAIN}\n{PLAIN}", slug="collection"
    )
    earlier = write_everywhere(Collection, slug="earlier")
    question.earlier_collections.add(earlier)
    Convener.objects.create(collection=question, contributor=person)
    wave = question.waves.create(title=PLAIN[:100])
    drafts = []
    for number, state in enumerate(["public", "draft"]):
        article = write_everywhere(
            Article, slug=state, language="en", lead_image=image, section=section
        )
        Byline.objects.create(article=article, contributor=person, affiliation_line=PLAIN[:400])
        article.tags.add(PLAIN[:60])
        take = write_everywhere(
            Take, collection=question, article=article, wave=wave, position=1, state="accepted"
        )
        Participant.objects.create(take=take, contributor=person, order=number)
        drafts.append(article)
    for subject in (question, earlier, drafts[0]):
        bring_to(subject, "public")
    workflow.correct(drafts[0], superuser, note=MARKUP)
    for article in drafts:
        passage = {"field": "body", "quote": PLAIN, "before": SHORT, "after": SHORT}
        note = write_everywhere(DeskNote, article=article, written_by=superuser, **passage)
        write_everywhere(
            DeskNote,
            article=article,
            written_by=superuser,
            parent=note,
            **dict.fromkeys(passage, ""),
        )
        resolved = {"resolved_at": timezone.now(), "resolved_by": superuser}
        write_everywhere(DeskNote, article=article, written_by=superuser, **passage, **resolved)
    token = workflow.share_preview(drafts[1], superuser)
    Act.objects.record("changed", drafts[0], superuser, note=PLAIN, fields=[PLAIN])
    later = timezone.now() + timedelta(days=1)
    texts = workflow.share_preview(question, superuser, with_texts=True, shown_at=later, note=PLAIN)
    return World(tokens=[token, texts])


def pages_of(world: World, patterns: list[str]) -> Iterator[str]:
    """The addresses to crawl, and searches that bring the texts back."""
    everything = sorted(set(addresses(get_resolver(), world.tokens)))
    yield from (path for path in everything if not path.startswith("/admin/"))
    yield from (path for path in patterns if path.startswith("/admin/"))
    for model in apps.get_models():
        if f"/admin/{model._meta.app_label}/{model._meta.model_name}/" in _admin_lists():
            row = model._default_manager.first()
            screens = ["change", "delete", "history"]
            screens += ["preview", "share"] if issubclass(model, Release) else []
            for screen in screens if row else ():
                yield f"/admin/{model._meta.app_label}/{model._meta.model_name}/{row.pk}/{screen}/"
    yield from (f"{path}?q={PLAIN}" for path in ("/search/", "/search/suggest/", *_admin_lists()))
    yield f"/admin/autocomplete/?app_label=articles&model_name=take&field_name=article&term={RUN}"
    yield f"/admin/articles/article/add/?title={PLAIN}&body={MARKUP}"
    yield f"/admin/login/?next={PLAIN}"
    yield f"/no-such-page/{PLAIN}"


def _admin_lists() -> list[str]:
    from django.contrib import admin  # The desk is made when the apps are loaded.

    return [
        f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        for model in admin.site._registry
    ]


def runs(response: Any) -> list[str]:
    """What a browser would run of the response; feeds have to be well-formed as well."""
    kind = response.headers.get("Content-Type", "")
    text = b"".join(response.streaming_content) if response.streaming else response.content
    if "xml" in kind:
        parts = [element.text or "" for element in ElementTree.fromstring(text).iter()]  # noqa: S314
        return [found for part in parts if "<p" in part for found in Executions(part).found]
    if "json" in kind and (items := json.loads(text).get("items")):
        return [found for item in items for found in Executions(item["content_html"]).found]
    return Executions(text.decode()).found if "html" in kind else []


def get(client: Client, address: str) -> Any:
    """The response, read to its end so that no file behind it stays open."""
    response: Any = client.get(address)
    if response.streaming:
        b"".join(response.streaming_content)
    return response


def crawl(client: Client, paths: list[str]) -> list[str]:
    """All that would run on these pages, with the page before it."""
    found = []
    for path in paths:
        response = client.get(path)
        assert response.status_code < 500, path
        found += [f"{path}: {what}" for what in runs(response)]
    return found


def test_nothing_that_people_typed_runs_on_any_page(
    hostile_world: World, patterns: list[str], superuser: User
) -> None:
    paths = list(pages_of(hostile_world, patterns))
    assert len(paths) > 150, len(paths)
    desk = [path for path in paths if path.startswith("/admin")]
    assert crawl(Client(), [path for path in paths if path not in desk]) == []
    assert crawl(at_the_desk(superuser), desk) == []


def test_the_texts_do_run_where_markup_is_not_cleaned(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the crawl has eyes for markup."""
    monkeypatch.setattr(fields, "clean", lambda markup: markup)
    article = Article.objects.get(slug="public")
    article.body = MARKUP
    article.save()
    found = "".join(crawl(Client(), ["/articles/public/", "/feeds/site/feed.json"]))
    for what in ("<script>", "onerror=", "href=javascript:", "onload=", "srcdoc=", "action="):
        assert what in found


def test_the_texts_do_run_where_nothing_is_escaped(settings: Any) -> None:
    """The control: the crawl has eyes for plain fields."""
    engine = site_settings.TEMPLATES[0]
    settings.TEMPLATES = [{**engine, "OPTIONS": {**engine["OPTIONS"], "autoescape": False}}]
    for path in ("/articles/public/", "/collections/collection/", "/sections/section/"):
        assert crawl(Client(), [path])


def everything_stored() -> dict[str, list[Any]]:
    """All rows of all tables; sessions apart, which are the client's own."""
    return {
        model._meta.label: sorted(model._base_manager.values_list(), key=repr)
        for model in apps.get_models(include_auto_created=True)
        if model is not Session
    }


def one_of_each(world: World) -> list[str]:
    """One address for every pattern, with arguments that exist."""
    found: dict[str, str] = {}
    shown: set[str] = set()
    for address in sorted(set(addresses(get_resolver(), world.tokens))):
        try:
            name = get_resolver().resolve(address).view_name
        except Resolver404:
            continue
        if name in shown or (name in found and address.startswith("/admin/")):
            continue
        found[name] = address
        if get(Client(), address).status_code == 200:
            shown.add(name)
    return list(found.values())


@pytest.fixture(scope="module")
def patterns(module_rows: Unblock, hostile_world: World) -> list[str]:
    """One address for every pattern."""
    with module_rows():
        return one_of_each(hostile_world)


def test_reading_changes_nothing(patterns: list[str], superuser: User) -> None:
    """Every address by GET, as a stranger, and as somebody who may do everything."""
    stranger, desk = Client(), at_the_desk(superuser)
    before = everything_stored()
    for address in patterns:
        get(stranger, address)
        if address != "/admin/logout/":
            get(desk, address)
    assert everything_stored() == before


def test_no_address_takes_anything_without_the_sign_of_its_form(
    patterns: list[str], superuser: User
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(superuser)
    before = everything_stored()
    for address in patterns:
        for method in UNSAFE:
            status = getattr(client, method)(address).status_code
            assert status in {403, 404, 405}, f"{method} {address}: {status}"
    assert everything_stored() == before
    # The control: with the sign, the same client is let in.
    shown = client.get("/admin/articles/section/add/")
    token = shown.context["csrf_token"]
    sent = {"name": "New", "order": "1", "csrfmiddlewaretoken": str(token)}
    assert client.post("/admin/articles/section/add/", sent).status_code == 302


def test_no_parameter_of_any_address_ends_in_a_fault(patterns: list[str], superuser: User) -> None:
    desk, stranger = at_the_desk(superuser), Client()
    for address in patterns:
        client = desk if address.startswith("/admin") else stranger
        for value in HOSTILE_VALUES if client is stranger else HOSTILE_VALUES[:4:3]:
            query = "&".join(f"{name}={value}" for name in PARAMETERS[:-6])
            status = get(client, f"{address}?{query}").status_code
            assert status < 500, f"{address} with {value[:9]}: {status}"


@pytest.mark.parametrize("path", _admin_lists())
def test_no_parameter_of_a_list_ends_in_a_fault(path: str, superuser: User) -> None:
    """One by one: a list refuses the first that it does not know."""
    desk = at_the_desk(superuser)
    for name in PARAMETERS:
        for value in HOSTILE_VALUES[:4:3]:
            status = desk.get(f"{path}?{name}={value}").status_code
            assert status < 500, f"{path}?{name}={value[:9]}: {status}"


@pytest.mark.parametrize("value", ["\0", "9" * 30])
def test_no_field_of_any_form_ends_in_a_fault(value: str, superuser: User) -> None:
    desk = at_the_desk(superuser)
    for path in _admin_lists():
        last = apps.get_model(*path.split("/")[2:4])._default_manager.last()
        for screen in ("add", f"{last.pk}/change" if last else "add"):
            response = desk.get(f"{path}{screen}/")
            if response.status_code != 200:
                continue
            sent = form_data(response)
            hurt = {
                name: [value] for name in sent if not name.endswith(("_FORMS", "middlewaretoken"))
            }
            assert desk.post(f"{path}{screen}/", sent | hurt).status_code < 500, f"{path}{screen}"
            for name in hurt:
                if name.startswith(MANY_KEYS) and value.isdigit():
                    status = desk.post(f"{path}{screen}/", sent | {name: [value]}).status_code
                    assert status < 500, f"{path}{screen} {name}"


def test_what_is_too_much_is_refused(superuser: User) -> None:
    desk, address = at_the_desk(superuser), "/admin/articles/section/add/"
    before = Section.objects.count()
    fields_without_end = {f"f{number}": "1" for number in range(10_000)}
    assert desk.post(address, fields_without_end).status_code == 400
    assert desk.post(address, {"name": "x" * 10_000_000}).status_code == 400
    long = {"name": "x" * 10_000_000}
    assert desk.post(address, urlencode(long), content_type=FORM).status_code == 400
    assert Client().post("/", urlencode(long), content_type=FORM).status_code in {400, 403, 405}
    assert Section.objects.count() == before


@pytest.mark.parametrize(
    "place",
    [
        "//evil.example/",
        "/\\evil.example",
        "https:evil.example",
        "/\t/evil.example",
        "javascript:1",
    ],
)
def test_no_redirect_leads_to_another_site(place: str) -> None:
    writer = make_writer()
    login = {"username": writer.email, "password": PASSWORD, "next": place}
    for response in (
        Client().post("/admin/login/", login),
        at_the_desk(writer).get("/admin/login/", {"next": place}),
        Client().get(f"{quote(place)}/x"),
        Client().get(f"/articles/{quote(place)}"),
        Client().get(f"/admin/{quote(place)}"),
    ):
        address = response.headers.get("Location", "/")
        assert address.startswith("/"), address
        assert not address.startswith(("//", "/\\")), address


def test_a_log_in_with_nowhere_to_go_leads_to_the_desk() -> None:
    writer = make_writer()
    response = Client().post("/admin/login/", {"username": writer.email, "password": PASSWORD})
    assert response.headers["Location"] == "/admin/"


@pytest.mark.parametrize("path", ["", "citation.ris"])
def test_a_permanent_redirect_is_kept_for_minutes(path: str) -> None:
    """A slug may go back to what it was: two redirects kept for ever would lead in a circle."""
    article = make_article("First name")
    article.slug = "second-name"
    article.save()
    response = Client().get(f"/articles/first-name/{path}")
    assert response.status_code == 301
    assert response.headers["Cache-Control"] == "public, max-age=300"


def test_a_forged_host_or_scheme_is_not_believed() -> None:
    assert Client(headers={"host": "evil.example"}).get("/").status_code == 400
    forged = {"x-forwarded-host": "evil.example", "x-forwarded-proto": "https"}
    for address in ("/articles/public/", "/feeds/site/atom.xml", "/sitemap.xml", "/robots.txt"):
        assert told(Client(headers=forged).get(address)) == told(Client().get(address))


def test_nothing_private_is_kept_by_a_cache_and_nothing_public_depends_on_who_asks(
    patterns: list[str], superuser: User
) -> None:
    desk = at_the_desk(superuser)
    for address in patterns:
        response = get(desk, address)
        kept = response.headers.get("Cache-Control", "")
        depends = "cookie" in response.headers.get("Vary", "").lower()
        if address.startswith(("/admin/", "/preview/")) and response.status_code == 200:
            assert "no-store" in kept or address == "/admin/jsi18n/", address
        elif address.startswith("/admin/"):
            assert "public" not in kept, address
        elif response.status_code == 200:
            assert not depends, address
            assert not response.cookies, address
