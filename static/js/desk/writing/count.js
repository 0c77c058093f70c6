/** How long the text is, as `contributors.text.word_count` counts: footnotes are left out. */

import { filled, ngettext } from "../words.js";

const WORD = /[\p{L}\p{N}]+(?:['’.,\u2010\u2011-][\p{L}\p{N}]+)*/gu;
// Between these, words end.
const BLOCKS = "p, h2, h3, h4, li, td, th, blockquote, figcaption, pre, br";

export const words = (text) => text.match(WORD)?.length ?? 0;

/** The text of some markup, without its footnotes. */
const plain = (markup) => {
  const { body } = new DOMParser().parseFromString(markup, "text/html");
  for (const note of body.querySelectorAll(".footnote")) note.remove();
  for (const block of body.querySelectorAll(BLOCKS)) block.after(" ");
  return body.textContent;
};

export class Count {
  constructor(place) {
    this.place = place;
  }

  /** Say how long the text in `field` is, whenever it changes, and how much of it is chosen. */
  follow(field) {
    if (!field) return;
    this.field = field;
    document.addEventListener("input", () => this.#later());
    // The editor may be there already.
    this.#attend(field.closest(".prose-editor")?.querySelector("[contenteditable=true]")?.editor);
    document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
      if (textarea === field) this.#attend(editor);
    });
    this.#say();
  }

  #attend(editor) {
    if (!editor) return;
    this.editor = editor;
    editor.on("update", () => this.#later());
    editor.on("selectionUpdate", () => this.#later());
  }

  #later() {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.#say();
    }, 200);
  }

  #say() {
    const number = words(plain(this.field.value));
    const minutes = Math.max(1, Math.ceil(number / Number(this.place.dataset.pace)));
    const parts = [
      filled(ngettext("{number} word", "{number} words", number), { number }),
      filled(ngettext("{minutes} min", "{minutes} min", minutes), { minutes }),
    ];
    const { from, to } = this.editor?.state.selection ?? { from: 0, to: 0 };
    const selected = to > from ? words(this.editor.state.doc.textBetween(from, to, " ")) : 0;
    if (selected) parts.push(filled(ngettext("{selected} chosen", "{selected} chosen", selected), { selected }));
    this.place.textContent = parts.join(" · ");
  }
}
