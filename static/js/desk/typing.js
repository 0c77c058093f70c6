/**
 * Typographic marks while typing, by the rules of a language.
 *
 * Quotation marks follow the customs that Unicode's CLDR lists for each language.
 */

import { Extension, InputRule } from "django-prose-editor/editor";

import { languageOf } from "./prose.js";

const NARROW = "\u202f"; // no-break, and narrower than a word space
const ENGLISH = { double: ["“", "”"], single: ["‘", "’"] };
const QUOTES = {
  de: { double: ["„", "“"], single: ["‚", "‘"] },
  fr: { double: [`«${NARROW}`, `${NARROW}»`], single: [`‹${NARROW}`, `${NARROW}›`] },
};

/** The quotation marks of a language, such as “de” or “fr-CA”: {double, single}, opening first. */
export const quotesOf = (language) => QUOTES[language.toLowerCase().split("-")[0]] ?? ENGLISH;

// Behind these, or nothing, a quotation begins.
const OPENS = /[\s([{<–—‒/=\-“‘„‚«‹¡¿\ufffc]$/;
const ADDRESS = /(?:https?:\/\/|www\.|mailto:)\S*$/i;

/** Whether a quotation has been opened and not closed. */
const isOpen = ([open, close], text) => text.lastIndexOf(open) > text.lastIndexOf(close);

/**
 * What a typed character becomes behind the words `before`: {text, back}, where `back` is how many
 * characters before it go too; null if it stays as it is. `before` is the text of the paragraph up to
 * the cursor, a line break being "\n".
 */
export const typed = (character, before, language) => {
  if (ADDRESS.test(before)) return null;
  const { double, single } = quotesOf(language);
  // Behind a dash, a quotation ends if one is open: somebody was interrupted.
  const begins = (pair) =>
    !before || (OPENS.test(before) && !(/[–—]$/.test(before) && isOpen(pair, before)));
  if (character === '"') return { text: double[begins(double) ? 0 : 1], back: 0 };
  if (character === "'") {
    if (begins(single)) return { text: single[0], back: 0 };
    // Inside a word it is an apostrophe, in every language.
    const apostrophe = /[\p{L}\p{N}]$/u.test(before) && !isOpen(single, before);
    return { text: apostrophe ? "’" : single[1], back: 0 };
  }
  // Three hyphens come as an en dash and one more; a row of them is a line, and stays one.
  if (character === "-" && /(?<![-–—])–$/.test(before)) return { text: "—", back: 1 };
  if (character === "-" && /(?<![-–—<!])-$/.test(before)) return { text: "–", back: 1 };
  if (character === "." && /(?<!\.)\.\.$/.test(before)) return { text: "…", back: 2 };
  return null;
};

const isCode = (marks) => marks?.some((mark) => mark.type.spec.code);

/** Typographic marks in the editor; Backspace or undo, directly after, gives back what was typed. */
export const TypographicMarks = Extension.create({
  name: "typographicMarks",
  // Before the history, which would take back more than the last character.
  priority: 1000,
  addInputRules() {
    const find = (text) => {
      const before = text.slice(0, -1);
      const found = typed(text.slice(-1), before, languageOf(this.editor.view));
      if (!found) return null;
      const from = before.length - found.back;
      return { index: from, text: text.slice(from), data: found };
    };
    const handler = ({ state, range, match }) => {
      if (isCode(state.storedMarks)) return null;
      state.tr.insertText(match.data.text, range.from, range.to);
    };
    return [new InputRule({ find, handler })];
  },
  addKeyboardShortcuts() {
    return { "Mod-z": () => this.editor.commands.undoInputRule() };
  },
});
