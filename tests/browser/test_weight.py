"""What pages weigh as readers get them: bytes, requests, and the font files that names ask for."""

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import FileSystemStorage
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import Browser, Page

from articles.models import Article
from contributors.models import Contributor, Organisation
from tests.articles.landing.rows import make_symposium
from tests.browser.rows import make_whole_answer
from tests.factories import make_article, make_contributor

KB = 1024
# An article without its pictures, whoever it names; a wholly English one leaves room for more.
ARTICLE, ENGLISH, ENGLISH_FONTS, REQUESTS = 60 * KB, 54 * KB, 45 * KB, 15
# An article in a language of other letters: one more file for each face of its text.
FURTHER = 72 * KB
# The landing page of 80 answers.
LANDING = 80 * KB
# Sorbian, Vietnamese, Turkish, Yorùbá, Romanian, Polish, Latvian and Icelandic.
NAMES = [
    "Łučja Přikładowa",
    "Quỳnh Thửmẫu",
    "Çiğil Örnekoğlu",
    "Olúkòsì Ṣàpẹẹ̀rẹ",
    "Ștefana Exemplărescu",
    "Bożmiła Czytęcka",
    "Ērvita Ģrāmatniekle",
    "Þórdís Sýnishornsdóttir",
]


@pytest.fixture
def served(server: str, tmp_path: Path, settings: Any) -> Iterator[str]:
    """A server whose static files are collected, hashed and packed, as they are for readers."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = False
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "hanoi.storage.StaticStorage"},
    }
    source = FileSystemStorage(Path(settings.BASE_DIR, "static"))
    files = [path for path in Path(source.location).rglob("*") if path.is_file()]
    names = [str(path.relative_to(source.location)) for path in files]
    for name in names:
        with source.open(name) as file:
            staticfiles_storage.save(name, file)
    for *_, done in staticfiles_storage.post_process({name: (source, name) for name in names}):
        assert done is True
    served = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
    served.set_app(get_wsgi_application())
    thread = Thread(target=served.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{served.server_port}"
    served.shutdown()
    thread.join()
    served.server_close()


class Transfers:
    """What a page asks for, by its address: the kind and the bytes, headers included."""

    def __init__(self, page: Page) -> None:
        self.kinds: dict[str, tuple[str, str]] = {}
        self.bytes: dict[str, int] = {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.responseReceived", self._started)
        session.on("Network.loadingFinished", self._finished)

    def _started(self, event: dict[str, Any]) -> None:
        self.kinds[event["requestId"]] = (event["response"]["url"], event["type"])

    def _finished(self, event: dict[str, Any]) -> None:
        self.bytes[event["requestId"]] = int(event["encodedDataLength"])

    def of(self, *kinds: str) -> dict[str, int]:
        """The bytes by address; of all kinds but pictures if none is named."""
        return {
            url: self.bytes[key]
            for key, (url, kind) in self.kinds.items()
            if key in self.bytes and (kind in kinds if kinds else kind != "Image")
        }


def arrive(page: Page, address: str) -> None:
    """Open the page, and wait until nothing more comes."""
    page.goto(address)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    page.wait_for_load_state("networkidle")


def loaded(browser: Browser, address: str) -> Transfers:
    """What somebody's first visit to the page takes."""
    context = browser.new_context()
    page = context.new_page()
    transfers = Transfers(page)
    arrive(page, address)
    context.close()
    return transfers


def faces(transfers: Transfers) -> set[str]:
    """The font files that were asked for, without their hashes."""
    return {url.rsplit("/", 1)[1].split(".")[0] for url in transfers.of("Font")}


def biography(name: str) -> str:
    """A few words in which the name stands again."""
    return f"<p>{name} keeps a reading room, and has written of queues for twenty years.</p>"


def test_an_english_article_is_light(browser: Browser, served: str, tmp_path: Path, settings: Any):
    settings.MEDIA_ROOT = tmp_path
    make_whole_answer(
        [
            make_contributor("Ada Sample", ("Chair", "Sample College"), bio=biography("Ada")),
            make_contributor("Ben Example", ("Reader", "Example Institute")),
        ],
        translator="Fay Proxy",
        others=("Cleo", "Dan", "Eve"),
    )

    transfers = loaded(browser, f"{served}/articles/attention/")

    everything = transfers.of()
    assert any("/static/css/article." in url for url in everything)
    assert sum(everything.values()) <= ENGLISH, everything
    assert sum(transfers.of("Font").values()) <= ENGLISH_FONTS
    assert faces(transfers) == {
        "serif-display-core",
        "serif-text-core",
        "serif-italic-core",
        "sans-core",
    }
    assert len(transfers.kinds) <= REQUESTS


def test_an_article_is_as_light_whoever_it_names(
    browser: Browser, served: str, tmp_path: Path, settings: Any
):
    """In its bylines, its text and its biographies, and around them those of other answers."""
    settings.MEDIA_ROOT = tmp_path
    take = make_whole_answer(
        [
            make_contributor(name, ("Profesorka", f"Instytut {name}"), bio=biography(name))
            for name in NAMES[:2]
        ],
        translator=NAMES[2],
        others=(NAMES[6], NAMES[7], NAMES[4]),
    )
    named = "".join(biography(name) for name in NAMES[:6])
    Article.objects.filter(pk=take.article_id).update(body=take.article.body + named)

    transfers = loaded(browser, f"{served}/articles/attention/")

    everything = transfers.of()
    assert sum(everything.values()) <= ARTICLE, everything
    assert len(transfers.kinds) <= REQUESTS
    assert faces(transfers) == {
        "serif-display-core",
        "serif-text-core",
        "serif-text-names",
        "serif-italic-core",
        "sans-core",
    }


def test_an_article_in_other_letters_takes_one_more_file_a_face(
    browser: Browser, served: str, tmp_path: Path, settings: Any
):
    settings.MEDIA_ROOT = tmp_path
    take = make_whole_answer(
        [make_contributor(NAMES[5], bio=biography(NAMES[5]))],
        translator=NAMES[0],
        others=(NAMES[1], NAMES[2], NAMES[3]),
    )
    body = "<p>Każdy urząd ma półkę na <em>książki</em>, których nikt nie żąda.</p>" * 20
    Article.objects.filter(pk=take.article_id).update(title="Półka za ścianą", body=body)

    transfers = loaded(browser, f"{served}/articles/attention/")

    everything = transfers.of()
    assert sum(everything.values()) <= FURTHER, everything
    assert len(transfers.kinds) <= REQUESTS
    assert {name for name in faces(transfers) if not name.endswith("-core")} == {
        "serif-display-names",
        "serif-text-names",
        "serif-italic-names",
    }


def test_a_landing_page_of_80_is_light_whoever_it_names(browser: Browser, served: str):
    make_symposium("big", out=80)
    people = list(Contributor.objects.all())
    for place, person in enumerate(people):
        person.name = f"{NAMES[place % len(NAMES)]} {place}"
    Contributor.objects.bulk_update(people, ["name"])
    places = list(Organisation.objects.all())
    for place, organisation in enumerate(places):
        organisation.name = f"Instytut Przykładowy {place}"
    Organisation.objects.bulk_update(places, ["name"])

    transfers = loaded(browser, f"{served}/collections/big/")

    everything = transfers.of()
    assert sum(everything.values()) <= LANDING, everything
    assert len(transfers.kinds) <= REQUESTS
    assert all(name.endswith("-core") for name in faces(transfers))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ada Sample", set()),
        ("Zoë Ångström", set()),
        ("Łučja Přikladová", set()),
        ("Quỳnh Thửmẫu", set()),
        ("Olúkòsì Ṣàpẹẹ̀rẹ", set()),
        ("Nūr Waḥīd Kutubṭabʼī", {"further"}),
    ],
)
def test_a_name_is_set_in_the_face_whatever_its_accents(page: Page, name: str, parts: set[str]):
    """Its font files come on demand, and hold every character of it."""
    make_article(by=[make_contributor(name)], slug="named")
    asked: set[str] = set()
    cut = re.compile(r"sans-([\w-]+)\.woff2")
    page.on("request", lambda request: asked.update(cut.findall(request.url)))

    arrive(page, "/articles/named/")

    assert asked - {"core"} == parts
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    document = session.send("DOM.getDocument", {"depth": -1})
    node = session.send(
        "DOM.querySelector", {"nodeId": document["root"]["nodeId"], "selector": ".byline a"}
    )
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})["fonts"]
    # Every character comes from a file of ours, none from the machine.
    assert [font["isCustomFont"] for font in fonts] == [True] * len(fonts)
    assert sum(font["glyphCount"] for font in fonts) >= len(name)
