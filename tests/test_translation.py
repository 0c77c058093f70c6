"""The interface speaks other languages whole, and runs in either direction."""

import io
import re
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from babel.messages.extract import extract
from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone, translation

from articles.models import Delivery, Section, Take
from tests.desk import url
from tests.factories import (
    make_administrator,
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_wave,
)

ROOT = Path(settings.BASE_DIR)
sys.path.insert(0, str(ROOT / "tools"))

import messages  # noqa: E402  # It lies among the tools.

TEMPLATES = [path for path in (ROOT / "templates").rglob("*.html") if "admin" not in path.parts]
STYLES = [path for path in (ROOT / "static" / "css").rglob("*.css") if "desk" not in path.name]
SCRIPTS = sorted((ROOT / "static" / "js").rglob("*.js"))
LANGUAGES = messages.languages()
CATALOGUES = [(language, domain) for language in LANGUAGES for domain in messages.DOMAINS]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|\[[a-z]+\]|%[sd]")
LITERAL = r"""(?:"[^"\n]*"|'[^'\n]*'|`[^`\n]*`)"""
# What people see or hear of an element, where a script says it.
SINK = (
    r"(?:\b(?:textContent|innerText|title|label|placeholder|alt|aria(?:Label|Description))"
    r"\s*(?:=|:|\?\?=|\|\|=)(?!=)|\"aria-label\":"
    r"|\bsetAttribute\(\"(?:aria-label|title|placeholder|alt)\","
    r"|\b(?:alert|confirm|prompt|setCustomValidity|createTextNode)\()"
)
TAG = re.compile(r"</?\w[^>]*>")


def name_of(path: Path) -> str:
    """The path as a reader of a failure knows it."""
    return str(path.relative_to(ROOT))


# --- Catalogues ---------------------------------------------------------------------------------


def test_every_language_of_the_settings_has_a_catalogue():
    assert sorted(code for code, _name in settings.LANGUAGES if code != "en-gb") == LANGUAGES
    assert "ko" in LANGUAGES


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_every_string_is_in_the_catalogue_and_translated(language: str, domain: str):
    """If this fails: `make messages`, then translate what it says is wanting."""
    catalog = messages.read(language, domain)
    there = {message.id for message in catalog if message.id}
    wanted = {message.id for message in messages.extracted(domain) if message.id}

    assert wanted - there == set()
    assert there - wanted == set()
    assert messages.wanting(catalog) == []
    assert len(there) > {"django": 500, "djangojs": 50}[domain]


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_translations_keep_placeholders_and_markup(language: str, domain: str):
    wrong = []
    for message in messages.read(language, domain):
        if not message.id:
            continue
        originals = messages.forms(message.id)
        for form in messages.forms(message.string):
            for pattern in (PLACEHOLDER, TAG):
                found = sorted(pattern.findall(form))
                if found not in [sorted(pattern.findall(one)) for one in originals]:
                    wrong.append((message.id, form))

    assert wrong == []


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_the_compiled_catalogue_is_what_its_source_makes(language: str, domain: str):
    compiled = messages.file(language, domain, "mo").read_bytes()

    assert compiled == messages.compiled(messages.read(language, domain))


# --- Pages --------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_korean_magazine_speaks_korean_around_an_english_article(client):
    section = Section.objects.create(name="Desk", slug="desk")
    collection = make_collection("{count} voices", slug="big", question="Why?", scale="No\nYes")
    for number in range(2):
        take = make_answer(
            collection,
            f"An Answer {number}",
            by=[make_contributor(f"Ada {number}")],
            section=section,
        )
        Take.objects.filter(pk=take.pk).update(position=number + 1, confidence=9)

    with override_settings(LANGUAGE_CODE="ko"):
        pages = {
            address: client.get(address).text
            for address in (
                "/",
                "/articles/an-answer-0/",
                "/collections/big/",
                "/contributors/",
                "/contributors/ada-0/",
                "/sections/desk/",
                "/search/?q=zebra",
                "/no-such-page/",
            )
        }

    for address, page in pages.items():
        assert '<html lang="ko">' in page, address
        assert "본문으로 건너뛰기" in page, address
        assert "Skip to the text" not in page, address
    assert "확신하지만 뜻이 갈리는 두 사람" in pages["/"]
    assert "전문가 2명이 모두 답했습니다." in pages["/"]
    assert '<h1 lang="en"' in pages["/articles/an-answer-0/"]
    assert "읽는 데 1분" in pages["/articles/an-answer-0/"]
    assert re.search(r"<time[^>]*>\d{4}년 \d+월 \d+일</time>", pages["/articles/an-answer-0/"])
    assert "전문가 2명" in pages["/collections/big/"]
    assert "글을 쓰는 사람 2명" in pages["/contributors/"]
    assert "여기에는 아무것도 없습니다" in pages["/no-such-page/"]


@pytest.mark.django_db
def test_scripts_of_the_desk_find_their_catalogue_in_the_page_before_them():
    client, user = Client(), make_administrator()
    client.force_login(user)
    draft, other = make_article(state="draft"), make_contributor()
    collection = make_collection()
    wave = make_wave(collection, timezone.now() + timedelta(days=1))
    delivery = Delivery.objects.create(user=user)
    pages = [
        url("articles_article_add"),
        url("articles_article_change", draft.pk),
        url("articles_article_verb", draft.pk, "submit"),
        url("articles_collection_change", collection.pk),
        url("articles_collection_wave", collection.pk, wave.pk, "move"),
        url("contributors_contributor_change", other.pk),
        url("contributors_contributor_merge_with", other.pk),
        url("import_review", delivery.pk),
    ]
    with override_settings(LANGUAGE_CODE="ko"):
        catalogue = client.get(url("jsi18n")).text
        found = {address: client.get(address).text for address in pages}

    assert '"Bold": "\\uad75\\uac8c"' in catalogue
    for address, page in found.items():
        before, stands, after = page.partition(f'<script src="{url("jsi18n")}"')
        assert stands, address
        assert '<script type="module"' not in before, address
        assert re.search(r"django_prose_editor|js/desk/\w+\.js|DateTimeShortcuts", after), address


@pytest.mark.django_db
def test_without_that_setting_it_speaks_english(client):
    assert '<html lang="en-gb">' in client.get("/").text


@pytest.mark.django_db
def test_a_language_from_the_right_turns_the_page(client):
    with translation.override("ar"):
        page = client.get("/").text

    assert '<html lang="ar" dir="rtl">' in page


# --- Sources ------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_every_word_of_a_page_can_be_translated(path: Path):
    text = path.read_text()
    text = re.sub(r"{#.*?#}", "", text, flags=re.DOTALL)
    text = re.sub(r"{% blocktranslate.*?endblocktranslate %}", "", text, flags=re.DOTALL)
    text = re.sub(r"{%.*?%}|{{.*?}}", "", text, flags=re.DOTALL)
    attributes = re.findall(r'\b(?:aria-label|placeholder|alt|title)="([^"]*[^\W\d_][^"]*)"', text)
    words = re.sub(r'<(?:[^<>"]|"[^"]*")*>', " ", text)
    # Names of formats and networks are the same in every language.
    words = re.sub(r"&\w+;|\b(?:RSS|Atom|JSON|CSV|RIS|BibTeX|ORCID|DOI)\b", "", words)
    names = {"(RSS)", "(Atom)", "(JSON)"}

    assert [one for one in attributes if not names & set(one.split())] == []
    assert re.findall(r"[^\W\d_]{2,}", words) == []


def code_of(path: Path) -> str:
    """A script without its comments."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    return re.sub(r"(?<![^\s;{}])//.*", "", text)


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_every_word_that_a_script_shows_can_be_translated(path: Path):
    """No literal with words in it goes where people see or hear it."""
    shown = "\n".join(re.findall(rf"{SINK}((?:{LITERAL}|[^;,()\"'`\n])*)", code_of(path)))
    words = re.sub(r"\$\{[^}]*\}", "", "\n".join(re.findall(LITERAL, shown)))

    assert re.findall(r"[^\W\d_]{2,}", words) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_every_call_for_a_translation_in_a_script_is_found(path: Path):
    """Words that are put together first, or chosen in the call, are not."""
    code = code_of(path)
    whole = rf"\s*{LITERAL}(?:\s*\+\s*{LITERAL})*\s*,?\s*"
    calls = re.findall(r"\bn?p?gettext\((?!\))", code)
    found = extract("javascript", io.BytesIO(path.read_bytes()), keywords=messages.CALLS)

    literal = re.findall(rf"\b(?:gettext\({whole}\)|ngettext\({whole}{whole}\w+\))", code)

    assert len(literal) == len(calls)
    assert len(list(found)) == len(calls)
    # The scripts of readers have no catalogue: their words come with the page.
    assert "desk" in path.parts or not calls


@pytest.mark.parametrize("path", STYLES, ids=name_of)
def test_styles_know_no_left_and_right(path: Path):
    """What runs from left to right here runs from right to left elsewhere."""
    sides = r"(?:margin|padding|border|inset|scroll-margin|scroll-padding)(?:-\w+)*-(?:left|right)"
    physical = rf"^\s*(?:{sides}|left|right)\b[^;]*;|(?:text-align|float|clear):\s*(?:left|right)"

    assert re.findall(physical, path.read_text(), re.MULTILINE) == []
