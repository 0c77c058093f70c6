from playwright.sync_api import Page, expect
from tests.browser.helpers import log_in, screenshot, axe
from tests.factories import *
from articles.models import *
from articles.notes import *; from articles.passages import Passage
from articles.threads import passage_in
from datetime import timedelta
from django.utils import timezone

BODY = (
    "<p>The keeper left in <em>spring</em>, and the lamp went on turning by itself.<span class='footnote'>A log book says nine days.</span> Nobody noticed for a week.</p>"
    "<p>What a harbour owes to those who are not yet in sight is a light, not a letter. A lamp that nobody needs is still a promise.</p><p>Put a budget on attention, and publish it. It is a crude measure.</p>"
)
def test_look(page: Page, server: str):
    editor = make_editor(name="Ada Field"); w = make_writer(name="Mira Samplewright")
    a = make_article("What a Lighthouse Is For", state="in_review", created_by=w, body=BODY, dek="A lamp that nobody needs.")
    t = timezone.now()
    n = leave_note(a, editor, text="Is it nine days, or a week? The note and the sentence disagree.", passage=passage_in(a, "Nobody noticed for a week"), at=t-timedelta(hours=2))
    answer_note(n, w, text="A week. I shall change the note.", at=t-timedelta(minutes=20))
    leave_note(a, make_editor(name="Ben Example"), text="The title is dull.\nHow about a question?", passage=passage_in(a, "", "title"), at=t-timedelta(days=3))
    leave_note(a, editor, text="We need a picture.", at=t-timedelta(days=1))
    leave_note(a, editor, text="Weak.", passage=Passage("body","This sentence has been cut by somebody since","x"*40,"y"*40), at=t-timedelta(days=1))
    resolve_note(leave_note(a, editor, text="Done already."), editor)
    log_in(page, editor)
    page.goto(f"/admin/articles/article/{a.pk}/change/")
    expect(page.locator(".ProseMirror .noted").first).to_be_visible()
    print(page.locator(".ProseMirror .noted").all_inner_texts())
    print(axe(page))
    screenshot(page, "notes-form")
    page.goto(f"/admin/articles/article/{a.pk}/notes/")
    print(axe(page))
    screenshot(page, "notes-page")
    page.set_viewport_size({"width":360,"height":740})
    page.goto(f"/admin/articles/article/{a.pk}/change/")
    print(page.evaluate("""() => [...document.querySelectorAll('.module > h2, .fieldset-heading, .module > details, fieldset, .submit-row, .desk-notes')].map(e => { const r=e.getBoundingClientRect(), c=getComputedStyle(e); return [e.tagName, e.className, e.textContent.trim().slice(0,20), r.top|0, r.height|0, c.padding, c.margin, c.position, c.backgroundColor].join(' | ')}).join('\\n')"""))
