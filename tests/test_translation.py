"""The interface speaks other languages whole, and runs in either direction."""

import re
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import translation

from articles.models import Section, Take
from tests.factories import make_answer, make_collection, make_contributor

ROOT = Path(settings.BASE_DIR)
sys.path.insert(0, str(ROOT / "tools"))

import messages  # noqa: E402  # It lies among the tools.

TEMPLATES = [path for path in (ROOT / "templates").rglob("*.html") if "admin" not in path.parts]
STYLES = [path for path in (ROOT / "static" / "css").rglob("*.css") if "desk" not in path.name]
LANGUAGES = messages.languages()
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%[sd]")
TAG = re.compile(r"</?\w[^>]*>")


def name_of(path: Path) -> str:
    """The path as a reader of a failure knows it."""
    return str(path.relative_to(ROOT))


# --- Catalogues ---------------------------------------------------------------------------------


def test_every_language_of_the_settings_has_a_catalogue():
    assert sorted(code for code, _name in settings.LANGUAGES if code != "en-gb") == LANGUAGES
    assert "ko" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_in_the_catalogue_and_translated(language: str):
    """If this fails: `make messages`, then translate what it says is wanting."""
    catalog = messages.read(language)
    there = {message.id for message in catalog if message.id}
    wanted = {message.id for message in messages.extracted() if message.id}

    assert wanted - there == set()
    assert there - wanted == set()
    assert messages.wanting(catalog) == []
    assert len(there) > 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_placeholders_and_markup(language: str):
    wrong = []
    for message in messages.read(language):
        if not message.id:
            continue
        originals = messages.forms(message.id)
        for form in messages.forms(message.string):
            for pattern in (PLACEHOLDER, TAG):
                found = sorted(pattern.findall(form))
                if found not in [sorted(pattern.findall(one)) for one in originals]:
                    wrong.append((message.id, form))

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_what_its_source_makes(language: str):
    compiled = (messages.folder(language) / "django.mo").read_bytes()

    assert compiled == messages.compiled(messages.read(language))


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


@pytest.mark.parametrize("path", STYLES, ids=name_of)
def test_styles_know_no_left_and_right(path: Path):
    """What runs from left to right here runs from right to left elsewhere."""
    sides = r"(?:margin|padding|border|inset|scroll-margin|scroll-padding)(?:-\w+)*-(?:left|right)"
    physical = rf"^\s*(?:{sides}|left|right)\b[^;]*;|(?:text-align|float|clear):\s*(?:left|right)"

    assert re.findall(physical, path.read_text(), re.MULTILINE) == []
