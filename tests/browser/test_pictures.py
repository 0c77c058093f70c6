"""The picture library in a real browser: many files at once, and what matters most in a picture."""

import base64
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, FilePayload, Page, expect

from articles.models import Release
from contributors import renditions
from contributors.models import Image
from tests.articles.pictures import make_image
from tests.browser.complaints import Complaints
from tests.browser.helpers import axe, log_in, screenshot
from tests.factories import make_article, make_collection, make_contributor, make_editor
from tests.picture_files import (
    SECRET,
    SVG,
    animated,
    bomb,
    encoded,
    sixteen_bits,
    truncated,
    with_position,
)

UPLOAD = "/admin/contributors/image/upload/"
HUES = 360


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Path) -> None:
    """A folder of its own for the files of each test."""
    settings.MEDIA_ROOT = tmp_path


def file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def twenty() -> list[FilePayload]:
    """Pictures of different colours and sizes."""
    return [
        file(
            f"shelf_{number:02}.jpg",
            encoded(size=(300 + number, 200), colour=f"hsl({hue},60%,40%)"),
        )
        for number, hue in enumerate(range(0, HUES, HUES // 20), start=1)
    ]


DROP = """async ([selector, files]) => {
  const transfer = new DataTransfer();
  for (const {name, content} of files) {
    const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
    transfer.items.add(new File([bytes], name));
  }
  const target = document.querySelector(selector);
  for (const kind of ["dragover", "drop"]) {
    target.dispatchEvent(new DragEvent(kind, {
      bubbles: true, cancelable: true, dataTransfer: transfer}));
  }
}"""


def drop(page: Page, files: list[FilePayload], on: str = ".drop") -> None:
    """Drop files on the page, as from a window beside it."""
    given = [
        {"name": one["name"], "content": base64.b64encode(one["buffer"]).decode()} for one in files
    ]
    page.evaluate(DROP, [on, given])


def settled(page: Page, number: int) -> None:
    """Wait until so many files are through."""
    status = page.get_by_role("status")
    expect(status).to_have_text(f"Files through: {number} of {number}", timeout=120_000)


def test_twenty_pictures_at_once(page: Page, server: str):
    log_in(page, make_editor())
    page.goto("/admin/contributors/image/")
    page.get_by_role("link", name="Upload several").click()
    page.wait_for_url("**/upload/")  # With its scripts.
    drop(page, twenty())
    settled(page, 20)
    lines = page.locator(".upload-lines > li")
    expect(lines).to_have_count(20)
    expect(page.locator(".upload-lines > .done")).to_have_count(20)
    expect(page.get_by_role("progressbar")).to_have_count(0)
    expect(lines.first).to_contain_text("shelf_01.jpg")
    expect(lines.first.get_by_role("link")).to_have_text("Write the alternative text of “shelf 01”")
    assert Image.objects.filter(alt="").count() == 20
    assert axe(page) == []
    screenshot(page, "upload")

    # The same again: every one is known, and leads to what is there.
    page.get_by_label("Pictures").set_input_files(twenty()[:3])
    settled(page, 23)
    expect(page.locator(".upload-lines > .twin")).to_have_count(3)
    page.locator(".upload-lines > .twin a").first.click()
    expect(page.get_by_label("Title:")).to_have_value(re.compile(r"shelf \d\d"))
    assert Image.objects.count() == 20


def test_hostile_files_get_one_sentence_each_and_the_others_go_on(page: Page, server: str):
    log_in(page, make_editor())
    page.goto(UPLOAD)
    files = {
        "huge.png": (bomb(), "This picture has more than 60 megapixels."),
        "cut.jpg": (truncated(), "This picture is damaged or incomplete."),
        "script.svg": (SVG, "SVG files cannot be used, since they may carry scripts."),
        "script.jpg": (SVG, "SVG files cannot be used, since they may carry scripts."),
        "page.png": (b"<html><script>alert(1)</script>", "This is not a picture that can be used."),
        "dance.gif": (animated(), "It is in the library."),
        "print.jpg": (encoded("CMYK", (300, 200), colour=0), "It is in the library."),
        "deep.png": (sixteen_bits(), "It is in the library."),
        "where.jpg": (with_position(), "It is in the library."),
    }
    page.get_by_label("Pictures").set_input_files(
        [file(name, one) for name, (one, _) in files.items()]
    )
    settled(page, len(files))
    for name, (_content, said) in files.items():
        line = page.locator(".upload-lines > li").filter(has_text=name)
        expect(line).to_have_count(1)
        expect(line).to_contain_text(said)
    expect(page.locator(".upload-lines > .problem")).to_have_count(5)
    assert set(Image.objects.values_list("title", flat=True)) == {"dance", "print", "deep", "where"}
    assert axe(page) == []
    screenshot(page, "upload-hostile")

    # What readers will get says nothing of the camera, and its colours are those of screens.
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0, reload=False)
    where = Image.objects.get(title="where")
    assert where.is_rendered
    for name in where.made_names:
        response = page.request.get(f"/images/{name}")
        assert response.ok
        assert SECRET not in response.body()
        assert b"Exif" not in response.body()
    seen = page.evaluate(
        """async (address) => {
          const image = new Image();
          image.src = address;
          await image.decode();
          const canvas = new OffscreenCanvas(1, 1).getContext("2d");
          canvas.drawImage(image, 0, 0);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        }""",
        Image.objects.get(title="print").get_absolute_url(),
    )
    assert all(channel > 245 for channel in seen), "paper without ink is white"


def test_a_file_that_did_not_get_through_is_sent_again(
    page: Page, server: str, complaints: Complaints
):
    complaints.expect("502")
    log_in(page, make_editor())
    page.goto(UPLOAD)
    page.route(f"**{UPLOAD}", lambda route: route.fulfill(status=502, body="Bad gateway"), times=1)
    page.get_by_label("Pictures").set_input_files([file("shelf.jpg", encoded())])
    line = page.locator(".upload-lines > li")
    expect(line).to_contain_text("the server did not answer as it should")
    line.get_by_role("button", name="Try again").click()
    expect(line).to_contain_text("It is in the library.")
    settled(page, 1)


def test_a_session_that_ended_is_told(page: Page, server: str):
    log_in(page, make_editor())
    page.goto(UPLOAD)
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("Pictures").set_input_files([file("shelf.jpg", encoded())])
    expect(page.locator(".upload-lines > li")).to_contain_text("you are not logged in any more")
    assert not Image.objects.exists()


def test_many_files_without_scripts(browser: Browser, server: str):
    context = browser.new_context(base_url=server, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    log_in(page, make_editor())
    page.goto(UPLOAD)
    page.get_by_label("Pictures").set_input_files([*twenty()[:3], file("cut.jpg", truncated())])
    page.get_by_role("button", name="Upload").click()
    expect(page.locator(".upload-lines > .done")).to_have_count(3)
    expect(page.locator(".upload-lines > .problem")).to_have_count(1)
    context.close()


def position(page: Page, selector: str) -> str:
    return str(page.locator(selector).evaluate("one => getComputedStyle(one).objectPosition"))


def test_what_matters_most_by_keyboard(page: Page, server: str):
    image = make_image("red", size=(800, 400), alt="")
    make_article("On shelves", lead_image=image, state=Release.State.DRAFT)
    make_contributor("Ada Tester", portrait=image)
    log_in(page, make_editor())
    page.goto(f"/admin/contributors/image/{image.pk}/change/")
    left = page.get_by_label("From the left, in percent")
    left.focus()
    for _ in range(30):
        page.keyboard.press("ArrowUp")
    assert left.input_value() == "80"
    page.keyboard.press("Tab")
    for _ in range(10):
        page.keyboard.press("ArrowDown")
    assert page.get_by_label("From the top, in percent").input_value() == "40"
    for shape in ("16x9", "4x3", "1x1"):
        assert position(page, f".cut-{shape} img") == "80% 40%"
    assert axe(page) == []
    screenshot(page, "image-form")
    page.get_by_role("button", name="Save and continue editing").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    image.refresh_from_db()
    assert (image.focal_x, image.focal_y) == (0.8, 0.4)
    expect(page.get_by_role("link", name="On shelves")).to_be_visible()
    expect(page.get_by_role("link", name="Ada Tester")).to_be_visible()


def test_what_matters_most_by_a_click_is_what_the_cut_keeps(page: Page, server: str):
    image = make_image("red", size=(800, 400))
    log_in(page, make_editor())
    page.goto(f"/admin/contributors/image/{image.pk}/change/")
    picture = page.locator(".focus-picture img")
    box = picture.bounding_box()
    assert box
    picture.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.75})
    assert page.get_by_label("From the left, in percent").input_value() == "25"
    assert page.get_by_label("From the top, in percent").input_value() == "75"
    mark = page.locator(".focus-mark").bounding_box()
    assert mark
    assert abs(mark["x"] + mark["width"] / 2 - box["x"] - box["width"] * 0.25) < 3
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    image.refresh_from_db()
    assert (image.focal_x, image.focal_y) == (0.25, 0.75)


def test_the_library_says_what_pictures_want(page: Page, server: str):
    for number, one in enumerate(twenty()[:6]):
        fields: dict[str, Any] = {"alt": "" if number < 2 else "A shelf"}
        if number == 2:
            fields["rights_expire_on"] = "2026-01-31"
        image = make_image("red", size=(400, 200 + number), **fields)
        Image.objects.filter(pk=image.pk).update(title=one["name"])
    make_collection("Shelves of 2040", lead_image=image)
    expired = Image.objects.get(rights_expire_on__isnull=False)
    draft = make_article(lead_image=expired, state=Release.State.DRAFT)
    log_in(page, make_editor())
    page.goto("/admin/contributors/image/")
    expect(page.locator("#result_list tbody tr")).to_have_count(6)
    assert axe(page) == []
    screenshot(page, "image-list")
    page.get_by_role("link", name="rights, which have expired (1)").click()
    expect(page.locator("#result_list tbody tr")).to_have_count(1)
    page.goto(f"/admin/contributors/image/{expired.pk}/change/")
    expect(page.locator(".expired-pictures")).to_contain_text("expired on 31 January 2026")
    assert axe(page) == []
    page.goto(f"/admin/articles/article/{draft.pk}/change/")
    expect(page.locator(".expired-pictures")).to_contain_text("Lead image: the rights to")
    screenshot(page, "article-form-expired")


def test_readers_see_the_picture_before_its_renditions_are_made_and_after(page: Page, server: str):
    image = make_image("red", size=(1000, 500), rendered=False)
    article = make_article(lead_image=image)
    seen = {}
    for made in (False, True):
        if made:
            renditions.make(image)
        page.goto(article.get_absolute_url())
        shown = page.locator(".lead img")
        assert shown.evaluate("one => one.decode().then(() => one.naturalWidth)") > 0
        seen[made] = (shown.bounding_box(), shown.evaluate("one => one.currentSrc"))
    assert seen[False][0] == seen[True][0]
    assert seen[False][1].endswith(".jpg")
    assert seen[True][1].endswith(".avif")
