"""Documents dropped on the desk in a real browser: looked at, put right, imported, opened."""

import base64
import io
import re
import zipfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, FilePayload, Page, expect

from articles.models import Article, DeliveredDocument
from contributors.models import Contributor
from tests.articles.importers.files import docx, paragraph, run
from tests.browser.complaints import Complaints
from tests.browser.helpers import axe, log_in, screenshot, unreached
from tests.factories import make_collection, make_contributor, make_editor, make_wave

IMPORT = "/admin/import/"
BIO = "{name} is Director of the Sample Archive. Follow {name} on Twitter at @{handle}."
TEXT = (
    "The reading room of 2040 is open at night, and nobody asks why you came. That is the whole "
    "of my answer, and the rest of this page says what it would take."
)


def take(title: str, name: str, *, bio: str | None = None) -> bytes:
    """A document like those that authors send."""
    if bio is None:
        bio = BIO.format(name=name, handle=name.replace(" ", "")[:15])
    parts = [title, f"By {name}" if name else "", TEXT, "It would take a lamp.", bio]
    return "\n\n".join(part for part in parts if part).encode()


def file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def zipped(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return content.getvalue()


def five() -> list[FilePayload]:
    """Three documents, a zip with two, and one that is broken."""
    two = {
        "dora.txt": take("A room for everyone", "Dora Example"),
        "emil.txt": take("Shelves that move", "Emil Example"),
    }
    return [
        file("ann.txt", take("What stays open", "Ann Example")),
        file("ben.md", take("A lamp for Ben", "", bio="")),
        file("cleo.docx", docx(paragraph(run("Quiet machines"), style="Title"),
                               paragraph(run("By Cleo Example")), paragraph(run(TEXT)))),
        file("more.zip", zipped(**two)),
        file("broken.docx", b"PK\x03\x04 and no more"),
    ]  # fmt: skip


DROP = """async (files) => {
  const transfer = new DataTransfer();
  for (const {name, content} of files) {
    const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
    transfer.items.add(new File([bytes], name));
  }
  for (const kind of ["dragover", "drop"]) {
    document.querySelector(".drop").dispatchEvent(new DragEvent(kind, {
      bubbles: true, cancelable: true, dataTransfer: transfer}));
  }
}"""


def drop(page: Page, files: list[FilePayload]) -> None:
    """Drop files on the page, as from a window beside it."""
    given = [
        {"name": one["name"], "content": base64.b64encode(one["buffer"]).decode()} for one in files
    ]
    page.evaluate(DROP, given)


def settled(page: Page, number: int) -> None:
    status = page.locator(".upload-status")
    expect(status).to_have_text(f"Files through: {number} of {number}", timeout=120_000)


def card(page: Page, name: str) -> Any:
    """The card of a document."""
    row = DeliveredDocument.objects.get(reference=name)
    return page.locator(f"#delivered-{row.pk}")


def test_documents_are_dropped_put_right_and_imported(page: Page, server: str):
    collection = make_collection(title="Libraries of 2040")
    make_wave(collection, title="First wave")
    make_contributor("Dora Example")
    log_in(page, make_editor())
    page.goto(f"/admin/articles/collection/{collection.pk}/change/")
    page.get_by_role("link", name="Import documents").click()
    page.wait_for_url(f"**{IMPORT}?collection={collection.pk}")
    page.wait_for_load_state("load")
    page.get_by_label("Wave").select_option(label="First wave: Libraries of 2040")
    drop(page, five())
    settled(page, 5)
    expect(page.locator(".upload-lines > .problem")).to_contain_text("broken.docx")
    expect(page.locator(".upload-lines > .problem")).to_contain_text("is damaged")
    expect(page.locator(".upload-lines")).to_contain_text("2 documents were read.")
    assert axe(page) == []
    screenshot(page, "import")
    assert not Article.objects.exists()

    page.get_by_role("button", name="Look at what was recognised").click()
    page.wait_for_url(re.compile(rf"{IMPORT}[0-9a-f-]+/$"))
    page.wait_for_load_state("load")
    expect(page.get_by_role("link", name="3 sure")).to_be_visible()
    expect(page.get_by_role("link", name="2 to look at")).to_be_visible()
    expect(page.get_by_role("link", name="1 could not be read")).to_be_visible()
    assert axe(page) == []
    screenshot(page, "import-review")

    # What is to be looked at is open, with the reason beside its field.
    ben = card(page, "ben.md")
    expect(ben).to_contain_text("no author was found")
    ben.get_by_label("Name").first.fill("Ben Example")
    ben.get_by_label("Title").fill("A lamp for everybody")
    importing = page.get_by_role("button", name=re.compile("^Import "))
    expect(importing).to_have_value("Import 5 documents")
    card(page, "emil.txt").get_by_label("Import").uncheck()
    expect(importing).to_have_value("Import 4 documents")

    # A text becomes an editor when it is opened, and what is written there is what is imported.
    cleo = card(page, "cleo.docx")
    cleo.locator(".delivered-text summary").last.click()
    text = cleo.locator(".delivered-text .ProseMirror").last
    text.press_sequentially("And a door. ")
    importing.click()
    page.wait_for_url(re.compile(r"/report/$"))
    page.wait_for_load_state("load")
    expect(page.get_by_role("status")).to_have_text("4 of 4 documents are drafts now.")
    assert axe(page) == []
    screenshot(page, "import-report")
    assert Article.objects.count() == 4
    assert Article.objects.get(title="Quiet machines").body.startswith("<p>And a door.")
    assert Contributor.objects.filter(name="Dora Example").count() == 1

    page.get_by_role("link", name="A lamp for everybody").click()
    page.wait_for_url("**/change/")
    expect(page.locator("#id_title")).to_have_value("A lamp for everybody")
    article = Article.objects.get(title="A lamp for everybody")
    assert [person.name for person in article.contributors.all()] == ["Ben Example"]
    assert article.take.wave.title == "First wave"


def test_an_import_by_keyboard_alone(page: Page, server: str):
    collection = make_collection(title="Libraries of 2040")
    log_in(page, make_editor())
    page.goto(f"{IMPORT}?collection={collection.pk}")
    number, missed = unreached(page)
    assert number > 5
    assert missed == []
    page.locator("#upload-files").set_input_files(five()[:2])
    settled(page, 2)
    page.get_by_role("button", name="Look at what was recognised").press("Enter")
    page.wait_for_url(re.compile(rf"{IMPORT}[0-9a-f-]+/$"))
    page.wait_for_load_state("load")
    _number, missed = unreached(page)
    assert missed == []
    # A card opens by its summary; Enter in a field keeps what was typed, and imports nothing.
    card(page, "ann.txt").locator("summary").first.press("Enter")
    title = card(page, "ann.txt").get_by_label("Title")
    title.fill("What stays open at night")
    with page.expect_navigation():
        title.press("Enter")
    expect(page.get_by_text("Kept. Nothing is imported yet.")).to_be_visible()
    assert not Article.objects.exists()
    page.wait_for_load_state("load")
    card(page, "ben.md").get_by_label("Import").press("Space")
    page.get_by_role("button", name="Import 1 document").press("Enter")
    page.wait_for_url(re.compile(r"/report/$"))
    assert Article.objects.get().title == "What stays open at night"


def test_what_does_not_get_through_is_sent_again(page: Page, server: str, complaints: Complaints):
    complaints.expect("502")
    log_in(page, make_editor())
    page.goto(IMPORT)
    page.route(f"**{IMPORT}", lambda route: route.fulfill(status=502, body="Bad gateway"), times=1)
    page.get_by_label("Documents", exact=True).set_input_files(five()[:2])
    lines = page.locator(".upload-lines > li")
    expect(lines.first).to_contain_text("the server did not answer as it should")
    for _ in range(2):
        page.get_by_role("button", name="Try again").first.click()
    settled(page, 2)
    expect(page.locator(".upload-lines > .done")).to_have_count(2)
    assert DeliveredDocument.objects.count() == 2


def test_a_folder_is_taken_with_its_paths(page: Page, server: str, tmp_path: Path):
    for name in ("ann/take.txt", "ben/take.txt", ".DS_Store"):
        path = tmp_path / "takes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(take(f"A title for {path.parent.name}", "Ann Example"))
    log_in(page, make_editor())
    page.goto(IMPORT)
    page.get_by_label("Or a whole folder").set_input_files(tmp_path / "takes")
    settled(page, 3)
    names = DeliveredDocument.objects.values_list("reference", flat=True)
    assert set(names) == {"ann/take.txt", "ben/take.txt"}


def test_what_was_typed_is_not_left_behind_unasked(page: Page, server: str):
    collection = make_collection(title="Libraries of 2040")
    log_in(page, make_editor())
    page.goto(f"{IMPORT}?collection={collection.pk}")
    page.locator("#upload-files").set_input_files(five()[1:2])
    settled(page, 1)
    page.get_by_role("button", name="Look at what was recognised").click()
    page.wait_for_url(re.compile(rf"{IMPORT}[0-9a-f-]+/$"))
    page.wait_for_load_state("load")
    card(page, "ben.md").get_by_label("Title").press_sequentially("x")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_role("link", name="Home").click()
    page.wait_for_url("**/admin/")
    assert asked == ["beforeunload"]


def test_an_import_without_scripts(browser: Browser, server: str):
    collection = make_collection(title="Libraries of 2040")
    context = browser.new_context(base_url=server, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    log_in(page, make_editor())
    page.goto(IMPORT)
    page.get_by_label("Collection, without scripts").select_option(label=str(collection))
    page.get_by_label("Documents", exact=True).set_input_files(five())
    page.get_by_role("button", name="Look at what was recognised").click()
    expect(page.get_by_role("link", name="1 could not be read")).to_be_visible()
    # Whoever finds the reading right says so, and looks at it no more.
    cleo = card(page, "cleo.docx")
    cleo.locator(".delivered-person .delivered-text summary").first.click()
    cleo.get_by_label("This is right: Bio").check()
    page.get_by_role("button", name="Keep for later").click()
    expect(page.get_by_role("link", name="1 to look at")).to_be_visible()
    expect(cleo).to_contain_text("found right by you: no bio of Cleo Example")
    screenshot(page, "import-found-right")
    card(page, "ben.md").get_by_label("Name").first.fill("Ben Example")
    card(page, "emil.txt").get_by_label("Import").uncheck()
    page.get_by_role("button", name=re.compile("^Import ")).click()
    expect(page.get_by_role("status")).to_have_text("4 of 4 documents are drafts now.")
    assert Article.objects.filter(take__collection=collection).count() == 4
    context.close()
