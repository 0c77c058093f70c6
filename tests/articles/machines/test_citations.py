"""Citations: what goes out comes back through the parsers of reference managers."""

from typing import Any

import pytest
import rispy
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from articles import workflow
from articles.citations import Reference, bibtex, ris
from articles.models import Byline
from tests.articles.machines.world import RELEASED, make_answered
from tests.factories import make_article, make_contributor, make_publisher

pytestmark = pytest.mark.django_db

SPECIAL = r"50% of {ports} & $1_000 #1 ^ ~ \alpha – “ạ한ع”"


def plain_tex(value: str) -> str:
    """What TeX would print for a value: the macros of ours resolved, braces gone."""
    for macro, character in {
        r"\textbackslash{}": "\0",
        r"\textbraceleft{}": "\1",
        r"\textbraceright{}": "\2",
        r"\textasciicircum{}": "^",
        r"\textasciitilde{}": "~",
    }.items():
        value = value.replace(macro, character)
    for character in "$&%#_":
        value = value.replace(f"\\{character}", character)
    value = value.replace("{", "").replace("}", "")
    return value.replace("\0", "\\").replace("\1", "{").replace("\2", "}")


def read_ris(client: Client, address: str) -> list[dict[str, Any]]:
    """The entries of a RIS file, as its parser has them."""
    return rispy.loads(client.get(address).content.decode())


def read_bibtex(client: Client, address: str) -> Any:
    """The entries of a BibTeX file by their keys, as its parser has them."""
    return parse_string(client.get(address).content.decode(), "bibtex").entries


def test_an_article_comes_back_from_ris(client: Client):
    make_answered()

    (entry,) = read_ris(client, "/articles/ports/citation.ris")

    assert entry["type_of_reference"] == "MGZN"
    assert entry["authors"] == ["Tester, Ada", "Nguyễn, Văn Bình"]
    assert entry["title"] == "Will the “ports” close?"
    assert entry["secondary_title"] == "Hanoi"
    assert entry["year"] == "2026"
    assert entry["date"] == "2026/03/04"
    assert entry["urls"] == ["http://testserver/articles/ports/"]
    assert entry["abstract"] == "A dek & a half."
    assert entry["keywords"] == ["Ports", "Trade"]


def test_an_article_comes_back_from_bibtex(client: Client):
    article = make_answered()

    entries = read_bibtex(client, "/articles/ports/citation.bib")
    (key,) = entries
    entry = entries[key]

    assert key == f"tester2026-{article.pk}"
    assert entry.type == "article"
    assert [str(person) for person in entry.persons["author"]] == [
        "Tester, Ada",
        "Nguyễn, Văn Bình",
    ]
    assert plain_tex(entry.fields["title"]) == "Will the “ports” close?"
    assert plain_tex(entry.fields["abstract"]) == "A dek & a half."
    assert entry.fields["journal"] == "Hanoi"
    assert (entry.fields["year"], entry.fields["month"]) == ("2026", "March")
    assert entry.fields["url"] == "http://testserver/articles/ports/"


def test_a_collection_brings_all_its_answers_in_order(client: Client):
    make_answered()
    titles = ["2 experts on ports", "Will the “ports” close?"]

    listed = read_ris(client, "/collections/on-ports/citation.ris")
    entries = list(read_bibtex(client, "/collections/on-ports/citation.bib").values())

    assert [entry["title"] for entry in listed] == titles
    assert [plain_tex(entry.fields["title"]) for entry in entries] == titles
    assert [str(person) for person in entries[0].persons["editor"]] == ["Convener, Cleo"]


def test_names_that_nobody_can_take_apart_stay_whole(client: Client):
    people = [
        make_contributor("Plato", sort_name="Plato"),
        make_contributor("Harbour and Sons", sort_name="Harbour and Sons"),
        make_contributor("Ada Sample and Co", sort_name="Sample and Co, Ada"),
    ]
    make_article(slug="names", by=people)

    (entry,) = read_ris(client, "/articles/names/citation.ris")
    assert entry["authors"] == ["Plato", "Harbour and Sons", "Sample and Co, Ada"]
    (written,) = read_bibtex(client, "/articles/names/citation.bib").values()
    assert [plain_tex(str(person)) for person in written.persons["author"]] == entry["authors"]


def test_translators_are_cited_as_such(client: Client):
    article = make_article(slug="translated")
    translator = make_contributor("Tom Translator")
    Byline.objects.create(article=article, contributor=translator, role="translator", order=5)

    (entry,) = read_bibtex(client, "/articles/translated/citation.bib").values()
    # The parser knows authors and editors; the rest are fields to it.
    assert entry.fields["translator"] == "Translator, Tom"
    assert b"A4  - Translator, Tom\r\n" in client.get("/articles/translated/citation.ris").content


def reference(title: str, name: str = "Ada") -> Reference:
    """A reference to a text by one person with a single name."""
    return Reference(
        title=title,
        url="https://s.test/x/",
        publication="S",
        published=RELEASED,
        language="en",
        key="k",
        authors=[(name, "")],
    )


def test_special_characters_come_back_as_they_were():
    entry = parse_string(bibtex([reference(SPECIAL)]), "bibtex").entries["k"]

    assert plain_tex(entry.fields["title"]) == SPECIAL


@given(st.text(min_size=1), st.text(min_size=1))
def test_whatever_is_typed_one_title_stays_one_title(title: str, name: str):
    """Line ends, braces and tags of the formats themselves cannot add a field or an entry."""
    hostile = f"a{title}\r\nER  - \r\nTY  - BOOK\n}}\n@book{{x,"

    assert len(parse_string(bibtex([reference(hostile, f"a{name}")]), "bibtex").entries) == 1
    (entry,) = rispy.loads(ris([reference(hostile, f"a{name}")]))
    assert entry["type_of_reference"] == "MGZN"


def test_a_citation_is_a_file_named_after_its_address_while_the_text_is_public(client: Client):
    article = make_answered()

    response = client.get("/articles/ports/citation.bib")
    assert response["Content-Disposition"] == 'attachment; filename="ports.bib"'
    assert response["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=300"

    article.slug = "harbours"
    article.save()
    moved = client.get("/articles/ports/citation.ris")
    assert (moved.status_code, moved["Location"]) == (301, "/articles/harbours/citation.ris")

    workflow.withdraw(article, make_publisher())
    assert client.get("/articles/harbours/citation.ris").status_code == 410
    assert b"TY" not in client.get("/articles/harbours/citation.ris").content
    assert len(read_ris(client, "/collections/on-ports/citation.ris")) == 1
