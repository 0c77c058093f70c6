"""Tables in the editor: their tools, by button and by key, and what is stored of them."""

from playwright.sync_api import Page, expect

from articles.models import Article
from tests.browser.helpers import axe
from tests.browser.prose import EDITOR, go_to_start
from tests.browser.test_paste import open_article, saved

TOOLS = ".field-body .table-tools"
TABLE = "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table>"


def with_table(page: Page, table: str = TABLE) -> Article:
    """A draft with a paragraph and a table, the caret at the end of its first cell."""
    article = open_article(page, f"<p>Before.</p>{table}")
    go_to_start(page)
    expect(page.locator(TOOLS)).to_be_hidden()
    page.locator(EDITOR).press("ArrowDown")
    expect(page.locator(TOOLS)).to_be_visible()
    page.locator(EDITOR).press("End")
    return article


def use(page: Page, *names: str) -> None:
    """Press tools, one after the other."""
    for name in names:
        page.locator(TOOLS).get_by_role("button", name=name, exact=True).click()


def cells(body: str) -> str:
    """The table of a body without what is always there."""
    table = body.partition("<table>")[2].partition("</table>")[0]
    return table.replace("<tbody>", "").replace("</tbody>", "")


def row(*texts: str) -> str:
    """A row of plain cells."""
    return "<tr>" + "".join(f"<td>{text}</td>" for text in texts) + "</tr>"


def test_rows_and_columns_come_and_go_where_the_caret_is(page: Page, server: str):
    article = with_table(page)
    use(page, "Row above", "Row below", "Column before", "Column after")
    # Whoever uses a tool by pointer writes on where they were.
    expect(page.locator(EDITOR)).to_be_focused()
    page.keyboard.type("!")
    filled = row("", "a!", "", "b"), row("", "c", "", "d")
    empty = row("", "", "", "")
    body = saved(page, article)
    assert cells(body) == empty + filled[0] + empty + filled[1]


def test_rows_and_columns_are_deleted(page: Page, server: str):
    article = with_table(page)
    use(page, "Delete row", "Delete column")
    assert cells(saved(page, article)) == row("d")


def test_a_table_is_deleted_and_the_tools_go_with_it(page: Page, server: str):
    article = with_table(page)
    use(page, "Delete table")
    expect(page.locator(TOOLS)).to_be_hidden()
    expect(page.locator(EDITOR)).to_be_focused()
    assert saved(page, article) == "<p>Before.</p>"


def test_headers_say_what_they_head_and_are_there_after_reopening(page: Page, server: str):
    article = with_table(page)
    first_row = page.locator(TOOLS).get_by_role("button", name="Header row")
    expect(first_row).to_have_attribute("aria-pressed", "false")
    use(page, "Header row", "Header column")
    expect(first_row).to_have_attribute("aria-pressed", "true")
    stored = (
        '<tr><th scope="col">a</th><th scope="col">b</th></tr>'
        '<tr><th scope="row">c</th><td>d</td></tr>'
    )
    body = saved(page, article)
    assert cells(body) == stored
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    expect(page.locator(f"{EDITOR} th[scope=col]")).to_have_count(2)
    expect(page.locator(TOOLS)).to_be_hidden()
    assert saved(page, article) == body


def test_a_corner_follows_the_headers_that_are_left(page: Page, server: str):
    article = with_table(page)
    use(page, "Header row", "Header column", "Header row")
    page.keyboard.type("!")
    assert cells(saved(page, article)) == (
        '<tr><th scope="row">a!</th><td>b</td></tr><tr><th scope="row">c</th><td>d</td></tr>'
    )


def test_new_columns_of_a_table_with_headers_get_one(page: Page, server: str):
    article = with_table(page)
    use(page, "Header row", "Column after")
    assert saved(page, article).count('<th scope="col">') == 3


def test_a_table_that_nobody_touches_stays_as_it_is(page: Page, server: str):
    table = (
        "<table><tbody><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></tbody></table>"
    )
    article = open_article(page, f"<p>Before.</p>{table}")
    go_to_start(page)
    page.keyboard.type("!")
    assert saved(page, article) == f"<p>!Before.</p>{table}"


def test_undo_takes_back_a_tool_and_its_scopes_together(page: Page, server: str):
    article = with_table(page)
    use(page, "Header row")
    expect(page.locator(f"{EDITOR} th[scope=col]")).to_have_count(2)
    page.locator(EDITOR).press("Control+z")
    expect(page.locator(f"{EDITOR} th")).to_have_count(0)
    page.locator(EDITOR).press("Control+y")
    expect(page.locator(f"{EDITOR} th[scope=col]")).to_have_count(2)
    assert saved(page, article).count('scope="col"') == 2


def test_tab_leads_from_cell_to_cell_and_makes_a_row_at_the_end(page: Page, server: str):
    article = with_table(page)
    for key, typed in (("Tab", "1"), ("Tab", "2"), ("Shift+Tab", "3"), ("Tab", ""), ("Tab", "4")):
        page.keyboard.press(key)
        page.keyboard.type(typed)
    page.keyboard.press("Tab")
    page.keyboard.type("5")
    # What is in a cell is chosen on the way in, as in any table.
    assert cells(saved(page, article)) == row("a", "3") + row("2", "4") + row("5", "")


def test_the_tools_are_reached_and_used_by_key_alone(page: Page, server: str):
    article = with_table(page)
    page.locator(EDITOR).press("Alt+F10")
    tool = page.locator(f"{TOOLS} button:focus")
    expect(tool).to_have_text("Row above")
    page.keyboard.press("ArrowRight")
    expect(tool).to_have_text("Row below")
    page.keyboard.press("Enter")
    expect(tool).to_have_text("Row below")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(tool).to_have_text("Delete table")
    page.keyboard.press("Home")
    page.keyboard.press("End")
    expect(tool).to_have_text("Delete table")
    page.keyboard.press("Escape")
    expect(page.locator(EDITOR)).to_be_focused()
    page.keyboard.type("!")
    # The tool that was used last is the one that comes next.
    page.keyboard.press("Alt+F10")
    expect(tool).to_have_text("Delete table")
    assert cells(saved(page, article)) == row("a!", "b") + row("", "") + row("c", "d")


def test_cells_are_merged_and_split(page: Page, server: str):
    article = with_table(page)
    merge = page.locator(TOOLS).get_by_role("button", name="Merge cells")
    expect(merge).to_have_attribute("aria-disabled", "true")
    merge.click(force=True)
    first, second = page.locator(f"{EDITOR} td").nth(0), page.locator(f"{EDITOR} td").nth(1)
    first.drag_to(second)
    expect(merge).to_have_attribute("aria-disabled", "false")
    merge.click()
    expect(page.locator(f"{EDITOR} td[colspan='2']")).to_have_count(1)
    body = saved(page, article)
    assert 'colspan="2"' in body


def test_a_new_table_has_what_screen_readers_need_and_its_tools(page: Page, server: str):
    article = open_article(page, "<p>Before.</p>")
    page.locator(".field-body").get_by_role("button", name="Insert table").click()
    dialog = page.get_by_role("dialog", name="Table")
    dialog.get_by_label("Columns").fill("4")
    dialog.get_by_label("With a row of headers").check()
    dialog.get_by_role("button", name="Insert table").click()
    expect(page.locator(TOOLS)).to_be_visible()
    assert axe(page, TOOLS) == []
    page.locator(EDITOR).press("h")
    body = saved(page, article)
    assert (body.count("<tr>"), body.count('<th scope="col">')) == (3, 4)
