/**
 * The menu bar with names in the language of the desk: the editor names most of its own tools in
 * English only, and some of them not as a person would.
 */

import { Menu as MenuOfTheEditor } from "django-prose-editor/editor";
import { filled, gettext } from "./words.js";

const NAMES = new Map([
  ["paragraph", gettext("Paragraph")],
  ["bulletList", gettext("Bulleted list")],
  ["orderedList", gettext("Numbered list")],
  ["blockquote", gettext("Quotation")],
  ["codeBlock", gettext("Code block")],
  ["horizontalRule", gettext("Line across the text")],
  ["bold", gettext("Bold")],
  ["italic", gettext("Italic")],
  ["strike", gettext("Struck through")],
  ["subscript", gettext("Subscript")],
  ["superscript", gettext("Superscript")],
  ["code", gettext("Code")],
  ["link", gettext("Link")],
  ["unlink", gettext("Remove the link")],
  ["history:undo", gettext("Undo")],
  ["history:redo", gettext("Redo")],
]);

/** The name of a tool; nothing where it has one already, being ours. */
const nameOf = (tool) => {
  const [, level] = /^heading(\d)$/.exec(tool) ?? [];
  return level ? filled(gettext("Heading {level}"), { level }) : NAMES.get(tool);
};

const named = (item) => {
  const name = nameOf(item.name);
  if (!name) return item;
  Object.assign(item.button, { title: name, ariaLabel: name });
  if (item.option) item.option.textContent = name;
  return item;
};

export const Menu = MenuOfTheEditor.extend({
  addStorage() {
    const storage = this.parent();
    const { defineItem } = storage.menu;
    storage.menu.defineItem = (item) => defineItem(named(item));
    return storage;
  },
});
