"""The prose editor under the fingers of a test."""

from contextlib import suppress

from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

EDITOR = ".field-body .ProseMirror[contenteditable=true]"

# The editor hears of a caret or a selection a moment after the browser, and a moment after it is
# focused puts its own back, if that came first. No person is so quick; a busy machine makes a test
# seem so. Hence a key is pressed until it has done what it does: so often, for so long (ms) each.
_ATTEMPTS, _PATIENCE = 10, 3000
_AT_END = """selector => {
  const { editor } = document.querySelector(selector);
  const { doc, selection } = editor.state;
  const inLast = selection.$to.index(0) === doc.childCount - 1;
  // Of a table, browsers call the end what they like.
  const behind = doc.textBetween(selection.to, doc.content.size);
  const isTable = doc.lastChild.type.name === "table";
  return editor.isFocused && selection.empty && inLast && (isTable || behind === "");
}"""
_AT_START = """selector => {
  const { editor } = document.querySelector(selector);
  const { doc, selection } = editor.state;
  return editor.isFocused && selection.empty && doc.textBetween(0, selection.from) === "";
}"""
_TO_END_OF = """(element, number) => {
  const { editor } = element;
  editor.state.doc.forEach((node, offset, index) => {
    if (index === number) editor.commands.setTextSelection(offset + node.nodeSize - 1);
  });
  editor.view.focus();
}"""
_CHOSEN = "selector => !document.querySelector(selector).editor.state.selection.empty"


def ready(page: Page) -> None:
    """Wait until the form of an article can be written in: its scripts have run."""
    expect(page.locator(EDITOR)).to_be_visible()
    expect(page.locator(".writing-tools")).to_be_visible()


def go_to_end(page: Page, editor: str = EDITOR, paragraph: int | None = None) -> None:
    """Put the caret behind the last word of the text, or of a block of it, counted from 0.

    `editor` is a selector.
    """
    if paragraph is not None:
        page.locator(editor).evaluate(_TO_END_OF, paragraph)
        return
    _press(page, "Control+End", editor, _AT_END)


def go_to_start(page: Page, editor: str = EDITOR) -> None:
    """Put the caret before the first word of the text."""
    _press(page, "Control+Home", editor, _AT_START)


def write(page: Page, words: str, editor: str = EDITOR) -> None:
    """Type behind the last word."""
    go_to_end(page, editor)
    page.keyboard.type(words)


def choose_all(page: Page, editor: str = EDITOR) -> None:
    """Select the whole text."""
    _press(page, "Control+a", editor, _CHOSEN)


def _press(page: Page, key: str, editor: str, done: str) -> None:
    for _ in range(_ATTEMPTS):
        page.locator(editor).press(key)
        with suppress(PlaywrightTimeoutError):
            page.wait_for_function(done, arg=editor, timeout=_PATIENCE)
            return
    raise AssertionError(f"{key} did nothing in {editor}")
