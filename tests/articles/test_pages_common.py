"""What holds for every page that readers see."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from articles import workflow
from articles.models import Release, Section
from hanoi.models import Page
from tests.articles.pictures import make_image
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_editor,
    make_publisher,
)

State = Release.State
TEMPLATES = Path(settings.BASE_DIR) / "templates"
# What went through the one cleaner on its way into the database, and what is made of it.
CLEAN = {
    "body",
    "note",
    "article.editors_note",
    "correction.text",
    "byline.bio_shown",
    "contributor.bio",
    "collection.editors_note",
    "introduction",
}


@pytest.fixture
def addresses() -> list[str]:
    """One public page of every kind."""
    section = Section.objects.create(name="City Desk")
    author = make_contributor("Ada Sample", ("Reader", "Sample College"))
    collection = make_collection(slug="big")
    Page.objects.create(title="About", slug="about", body="<p>We ask.</p>", is_public=True)
    make_answer(collection, "An Answer", by=[author], section=section, tags=("Libraries",))
    return [
        "/",
        "/articles/an-answer/",
        "/collections/",
        "/collections/big/",
        "/contributors/",
        "/contributors/ada-sample/",
        "/organisations/sample-college/",
        "/sections/city-desk/",
        "/tags/libraries/",
        "/pages/about/",
    ]


@pytest.mark.django_db
def test_no_page_touches_the_session_not_even_of_somebody_logged_in(client, addresses):
    client.force_login(make_editor())
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        assert not response.cookies, address
        assert "Cookie" not in response.get("Vary", ""), address


@pytest.mark.django_db
def test_pages_are_read_and_nothing_else(client, addresses):
    for address in addresses:
        assert client.head(address).status_code == 200
        assert client.post(address).status_code == 405
        assert client.delete(address).status_code == 405


@pytest.mark.django_db
def test_every_page_has_a_heading_a_main_part_a_way_to_skip_and_no_inline_code(client, addresses):
    for address in addresses:
        page = client.get(address).text
        assert page.count("<h1") == 1, address
        assert page.count('<main id="main"') == 1, address
        assert '<a class="skip" href="#main">' in page, address
        # Data is no code; code comes from files.
        page_code = re.sub(r'<script type="application/ld\+json">[^<]*</script>', "", page)
        page_code = re.sub(r'<script (?:type="module" )?src="[^"]+"></script>', "", page_code)
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", page_code), address
        identifiers = re.findall(r'\sid="([^"]+)"', page)
        assert len(identifiers) == len(set(identifiers)), address


@pytest.mark.django_db
def test_every_page_is_under_the_strict_policy_and_may_not_be_framed(client, addresses):
    for address in addresses:
        response = client.get(address)
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy, address
        assert "frame-ancestors 'none'" in policy, address
        assert "unsafe" not in policy, address
        assert "nonce" not in policy, address
        assert response["X-Frame-Options"] == "DENY", address


@pytest.mark.django_db
@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.UNDATED, State.SCHEDULED])
def test_what_is_not_public_yet_answers_as_what_does_not_exist(client: Client, state):
    """The same status, headers and bytes, so that nobody can ask what is coming."""
    section = Section.objects.create(name="Secret", slug="secret")
    picture = make_image("red")
    author = make_contributor("Secret", ("Reader", "Secret"), portrait=picture)
    make_article(
        "Secret", by=[author], section=section, tags=("Secret",), lead_image=picture, state=state
    )
    make_collection(slug="secret", state=state)

    for kind in ("articles", "collections", "contributors", "organisations", "sections", "tags"):
        unknown, hidden = (client.get(f"/{kind}/{slug}/") for slug in ("unknown", "secret"))
        assert unknown.status_code == hidden.status_code == 404, kind
        assert unknown.content == hidden.content, kind
        assert unknown.headers == hidden.headers, kind
    hidden = client.get(picture.get_absolute_url())
    for address in ("/images/unknown.jpg", "/images/no-name-of-ours"):
        unknown = client.get(address)
        assert unknown.status_code == hidden.status_code == 404
        assert unknown.content == hidden.content == client.get("/nothing/here/").content
        assert unknown.headers == hidden.headers


@pytest.mark.django_db
def test_the_pages_of_errors_do_not_repeat_the_address(client):
    assert "zebra" not in client.get("/zebra/?zebra=zebra").text
    make_article("Zebra", state=State.WITHDRAWN)
    gone = client.get("/articles/zebra/")
    assert gone.status_code == 410
    assert "zebra" not in gone.text.lower()


def test_a_fault_shows_a_plain_page_without_a_word_of_it(client, monkeypatch):
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("zebra")

    monkeypatch.setattr("articles.views.lists.timezone.now", fail)
    client.raise_request_exception = False

    response = client.get("/")

    assert response.status_code == 500
    assert "Something went wrong here" in response.text
    assert "zebra" not in response.text


@pytest.mark.django_db
def test_a_form_without_its_sign_is_told_what_to_do():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {})

    assert response.status_code == 403
    assert "Please send this again" in response.text


@pytest.mark.django_db
def test_a_preview_touches_no_session_either(client):
    token = workflow.share_preview(make_article(state=State.DRAFT), make_publisher())

    response = client.get(f"/preview/{token}/")

    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_templates_trust_nothing_but_cleaned_markup():
    pages = [path for path in TEMPLATES.rglob("*.html") if "admin" not in path.parts]
    assert len(pages) > 20
    for path in pages:
        trusted = set(re.findall(r"{{\s*([\w.]+)\|safe", path.read_text()))
        assert trusted <= CLEAN, path
        assert "autoescape" not in path.read_text(), path


def test_colours_and_fonts_are_named_in_the_tokens_alone():
    styles = Path(settings.BASE_DIR) / "static" / "css"
    own = {"tokens.css", "faces.css", "fallbacks.css"}
    files = [path for path in styles.rglob("*.css") if not path.name.startswith("desk")]
    for path in files:
        if path.name not in own and "desk" not in path.parts:
            found = re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", path.read_text())
            assert not found, path


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/articles/%00/",
        "/nothing/%00",
        "/images/%00.jpg",
        "/preview/%00/",
        "/preview/%ED%A0%80/",
        f"/articles/{'a' * 5000}/",
        f"/images/{'a' * 5000}.jpg",
        f"/preview/{'a' * 5000}/",
        "/articles/A%CC%81/",
    ],
)
def test_addresses_that_nobody_made_are_not_found_on_any_database(client, address):
    assert client.get(address).status_code == 404
