"""The newcomer’s hour of docs/editors.md: every step of it works, in order."""

import re
from pathlib import Path

from django.conf import settings
from playwright.sync_api import Page

from articles.models import Article, Release
from tests.browser.helpers import log_in
from tests.browser.newcomer import STEPS, TITLE
from tests.factories import make_publisher

GUIDE = Path(settings.BASE_DIR, "docs", "editors.md")


def test_every_step_of_the_first_hour_works(page: Page, server: str):
    log_in(page, make_publisher())
    for step in STEPS:
        step.do(page)
    assert Article.objects.get(title=TITLE).state() is Release.State.SCHEDULED


def test_the_guide_has_these_steps_and_a_picture_of_each():
    guide = GUIDE.read_text()
    titles = re.findall(r"^### \d+\. (.+)$", guide, flags=re.MULTILINE)
    assert titles == [step.title for step in STEPS]
    pictures = re.findall(r"\(pictures/(hour-\d+\.png)\)", guide)
    assert pictures == [f"hour-{number}.png" for number in range(1, len(STEPS) + 1)]
    for name in pictures:
        assert (GUIDE.parent / "pictures" / name).exists(), f"`make pictures` takes {name}"
