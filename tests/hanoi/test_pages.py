"""The site's identity and its pages about itself."""

import math
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contributors import site as sites
from contributors.site import Site, site
from hanoi.models import Identity, Page
from hanoi.sample import PAGES, load_pages
from tests.articles.pictures import fetch, make_image
from tests.factories import (
    make_administrator,
    make_article,
    make_editor,
    make_publisher,
    make_writer,
)

pytestmark = pytest.mark.django_db


def make_page(title: str = "About us", **fields) -> Page:
    """A public page."""
    fields = {"body": "<p>We ask.</p>", "is_public": True} | fields
    return Page.objects.create(title=title, **fields)


# --- Pages --------------------------------------------------------------------------------------


def test_a_public_page_is_read_and_stands_in_the_footer(client):
    make_page("Standards", order=2)
    make_page("About us", order=1)
    make_page("Aside", in_footer=False)

    page = client.get("/pages/about-us/").text

    assert "<h1>About us</h1>" in page
    assert "<p>We ask.</p>" in page
    footer = client.get("/").text.partition("<footer")[2]
    assert footer.index("/pages/about-us/") < footer.index("/pages/standards/")
    assert "Aside" not in footer
    assert client.get("/pages/aside/").status_code == 200


def test_a_draft_is_nowhere(client):
    make_page("Zebra", is_public=False)

    assert client.get("/pages/zebra/").status_code == 404
    assert client.get("/pages/zebra/").content == client.get("/pages/none/").content
    assert "Zebra" not in client.get("/").text


def test_markup_comes_clean_and_footnotes_become_notes(client):
    make_page(
        body="<p onclick='x()'>One<span class='footnote'>A note.</span></p><script>x()</script>"
    )

    page = client.get("/pages/about-us/").text

    assert "onclick" not in page
    assert "x()" not in page
    assert 'id="fn-1"' in page


def test_a_changed_address_redirects_once_readers_could_know_it(client):
    page, draft = make_page("About"), make_page("Draft", is_public=False)
    for one in (page, draft):
        one.slug = f"new-{one.slug}"
        one.save()

    response = client.get("/pages/about/")

    assert (response.status_code, response["Location"]) == (301, "/pages/new-about/")
    assert client.get("/pages/draft/").status_code == 404
    Page.objects.filter(pk=page.pk).update(is_public=False)
    assert client.get("/pages/about/").status_code == 404


def test_the_sample_brings_pages_and_a_draft_once(client):
    for _ in range(2):
        load_pages()

    for slug, _title, _body, is_public in PAGES:
        assert client.get(f"/pages/{slug}/").status_code == (200 if is_public else 404)
    assert Page.objects.count() == len(PAGES)
    assert {"about", "standards", "corrections", "contact"} <= {slug for slug, *_ in PAGES}


# --- Identity -----------------------------------------------------------------------------------


def test_without_an_identity_the_settings_hold(client):
    with override_settings(SITE_NAME="The Lantern", SITE_TAGLINE="Light"):
        sites.forget()
        page = client.get("/").text

    assert "<title>Light | The Lantern</title>" in page


def test_the_identity_stands_on_every_page(client):
    mark = make_image("red")
    Identity.objects.create(
        name="The Lantern",
        tagline="One light",
        email="editors@example.org",
        mastodon="lantern@example.social",
        mark=mark,
    )

    for address in ("/", "/collections/", "/no-such-page/"):
        page = client.get(address).text
        assert "The Lantern</title>" in page
        assert "<p>One light</p>" in page
        assert 'href="mailto:editors@example.org"' in page
        assert 'href="https://example.social/@lantern"' in page
        assert f'<img src="{mark.get_absolute_url()}"' in page
    assert fetch(client, mark.get_absolute_url())[0].status_code == 200


def test_the_mark_is_public_only_while_it_is_the_mark(client):
    mark = make_image("red")
    identity = Identity.objects.create(name="The Lantern", mark=mark)
    assert fetch(client, mark.get_absolute_url())[0].status_code == 200

    identity.mark = None
    identity.save()

    assert client.get(mark.get_absolute_url()).status_code == 404
    assert "<img" not in client.get("/").text


def test_feeds_and_desk_take_the_name_from_the_identity(client):
    Identity.objects.create(name="The Lantern")
    make_article()

    assert "The Lantern" in client.get("/feeds/site/rss.xml").text
    client.force_login(make_editor())
    assert "The Lantern" in client.get("/admin/").text


def test_there_is_one_identity_and_it_has_a_name():
    Identity.objects.create(name="The Lantern")

    for fields in ({"name": "Another", "id": 2}, {"name": "", "id": 1}):
        with pytest.raises(ValidationError):
            Identity(**fields).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Identity.objects.create(name="Another", id=2)


def test_the_site_is_asked_for_in_one_query_and_then_known(client):
    Identity.objects.create(name="The Lantern", mark=make_image("red"))
    for number in range(9):
        make_page(f"Page {number}", order=number)

    with CaptureQueriesContext(connection) as captured:
        first, second = site(), site()

    assert len(captured) == 1
    assert first is second
    assert [page.title for page in first.pages] == [f"Page {number}" for number in range(9)]
    assert abs(first.pages[0].changed - timezone.now()) < timedelta(hours=1)


def test_what_is_known_is_forgotten_in_time(monkeypatch):
    now = 1000.0
    monkeypatch.setattr("contributors.site.time.monotonic", lambda: now)
    sites.keep(Site("Old", ""), sites.KEPT)
    assert site().name == "Old"

    now += sites.KEPT

    assert site().name != "Old"


@pytest.mark.parametrize("deed", ["create", "save", "delete"])
def test_a_change_is_known_at_once(deed, django_capture_on_commit_callbacks):
    page = make_page() if deed != "create" else None
    sites.keep(Site("Known", ""), math.inf)

    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        if page is None:
            make_page()
        elif deed == "save":
            page.save()
        else:
            page.delete()
        assert site().name != "Known"
        sites.keep(Site("Read in between", ""), math.inf)

    assert callbacks
    assert site().name != "Read in between"


# --- The desk -----------------------------------------------------------------------------------

SCREENS = [
    "/admin/hanoi/page/",
    "/admin/hanoi/page/add/",
    "/admin/hanoi/identity/add/",
]


@pytest.mark.parametrize("make", [make_writer, make_editor, make_publisher])
@pytest.mark.parametrize("address", [*SCREENS, "/admin/hanoi/identity/"])
def test_nobody_below_an_administrator_gets_at_the_site(client, make, address):
    client.force_login(make())

    assert client.get(address).status_code == 403


def test_an_administrator_writes_pages_and_identity(client):
    client.force_login(make_administrator())
    for address in SCREENS:
        assert client.get(address).status_code == 200, address
    assert client.get("/admin/hanoi/identity/")["Location"] == "/admin/hanoi/identity/add/"

    client.post(
        "/admin/hanoi/page/add/",
        {"title": "Contact", "slug": "contact", "body": "<p>Write.</p>", "is_public": "on",
         "in_footer": "on", "order": "1"},
    )  # fmt: skip
    client.post("/admin/hanoi/identity/add/", {"name": "The Lantern", "tagline": "Light"})

    assert "The Lantern" in client.get("/pages/contact/").text
    assert client.get("/admin/hanoi/identity/")["Location"] == "/admin/hanoi/identity/1/change/"
    assert client.get("/admin/hanoi/identity/add/").status_code == 403
    assert Page.objects.get().order == 0


# --- Errors -------------------------------------------------------------------------------------


def test_the_page_for_nothing_offers_a_search_and_repeats_no_path(client):
    first, second = client.get("/zebra/"), client.get("/articles/giraffe/?okapi=1")

    assert first.status_code == second.status_code == 404
    assert first.content == second.content
    assert first.text.count('action="/search/"') == 1
    for word in ("zebra", "giraffe", "okapi"):
        assert word not in first.text + second.text


@pytest.mark.parametrize("name", ["500.html", "400.html"])
def test_the_page_for_a_fault_needs_no_context_and_no_database(name, django_assert_num_queries):
    from django.template import loader

    sites.forget()
    with django_assert_num_queries(0):
        page = loader.get_template(name).render()

    assert page.count("<h1>") == 1
    assert "css/components/notice.css" in page
