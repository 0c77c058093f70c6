/**
 * Find and replace in a prose editor: a bar above its text, opened by its button or Mod-Shift-H.
 * Matches are marked by decorations, which are no part of the text; Escape closes the bar.
 */

import { Extension, Plugin, crel, materialMenuButton, pm } from "django-prose-editor/editor";

import { found, replace } from "./finding/words.js";
import { languageOf } from "./prose.js";
import { filled, gettext, ngettext } from "./words.js";

const { Decoration, DecorationSet } = pm.view;
const KEY = new pm.state.PluginKey("finding");
const NONE = { query: null, at: 0, now: 0, matches: [], marks: DecorationSet.empty };
const LONGEST = 200; // characters that are chosen and become what is looked for

let number = 0;

class Bar {
  /** `place` is where it is put once it is opened. */
  constructor(editor, place) {
    Object.assign(this, { editor, place });
    const field = (name) => {
      const id = `finding-${++number}`;
      const input = crel("input", { id, type: "text", autocomplete: "off", spellcheck: false });
      return [input, crel("label", { htmlFor: id, textContent: name })];
    };
    const button = (name, act) => this.#acting(crel("button", { type: "button", textContent: name }), act);
    const icon = (sign, name, act) => this.#acting(materialMenuButton(sign, name), act);
    const box = (name) => {
      const input = crel("input", { type: "checkbox" });
      return [input, crel("label", {}, [input, document.createTextNode(` ${name}`)])];
    };
    const [words, wordsLabel] = field(gettext("Find"));
    const [other, otherLabel] = field(gettext("Replace with"));
    const [matchCase, caseLabel] = box(gettext("Match case"));
    const [wholeWords, wholeLabel] = box(gettext("Whole words"));
    Object.assign(this, { words, other, matchCase, wholeWords });
    this.said = crel("output", { className: "find-said" });
    this.said.setAttribute("role", "status");
    this.element = crel("div", { className: "find-bar", hidden: true }, [
      crel("div", { className: "find-row" }, [
        wordsLabel,
        words,
        icon("arrow_upward", gettext("Previous"), () => this.move(-1)),
        icon("arrow_downward", gettext("Next"), () => this.move(1)),
        this.said,
        icon("close", gettext("Close"), () => this.close()),
      ]),
      crel("div", { className: "find-row" }, [
        otherLabel,
        other,
        button(gettext("Replace"), () => this.replace()),
        button(gettext("Replace all"), () => this.replaceAll()),
      ]),
      crel("div", { className: "find-row" }, [caseLabel, wholeLabel]),
    ]);
    this.element.setAttribute("role", "search");
    this.element.setAttribute("aria-label", gettext("Find and replace"));
    this.element.addEventListener("keydown", (event) => this.#pressed(event));
    for (const type of ["input", "change"]) {
      this.element.addEventListener(type, (event) => {
        event.stopPropagation(); // It is no field of the form, which has not changed.
        if (type === "input" && event.target !== other) this.#ask(this.anchor);
      });
    }
  }

  get state() {
    return KEY.getState(this.editor.state);
  }

  #acting(button, act) {
    button.addEventListener("click", act);
    return button;
  }

  #pressed(event) {
    if (event.isComposing) return;
    const { key, target, shiftKey } = event;
    if (key === "Escape") this.close();
    else if (key === "Enter" && target === this.words) this.move(shiftKey ? -1 : 1);
    else if (key === "Enter" && target === this.other) this.replace();
    else if (key === "Enter" && target.type === "checkbox") target.click();
    else if (key.toLowerCase() === "h" && shiftKey && (event.ctrlKey || event.metaKey)) this.words.select();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  open() {
    const { selection, doc } = this.editor.state;
    const { $from, $to, from, to, empty } = selection;
    if (!empty && $from.sameParent($to) && to - from <= LONGEST) this.words.value = doc.textBetween(from, to);
    this.anchor = from;
    if (this.element.hidden) this.place.append(this.element); // Behind what others have put there.
    this.element.hidden = false;
    this.#ask(from);
    this.words.focus();
    this.words.select();
  }

  /** Close it; the words that were shown last are chosen in the text. */
  close() {
    const { matches, now } = this.state;
    this.element.hidden = true;
    this.#send({ query: null });
    if (matches.length) this.editor.commands.setTextSelection(matches[now]);
    this.editor.commands.focus();
  }

  move(step) {
    const { matches, now } = this.state;
    if (!matches.length) return;
    const at = matches[(now + step + matches.length) % matches.length].from;
    this.anchor = at;
    this.#send({ at });
    this.#show();
  }

  replace() {
    const { matches, now } = this.state;
    const match = matches[now];
    if (!match || !this.editor.isEditable) return;
    const { tr } = this.editor.state;
    replace(tr, match, this.other.value, languageOf(this.editor.view));
    this.anchor = tr.mapping.map(match.to);
    this.editor.view.dispatch(pm.history.closeHistory(tr).setMeta(KEY, { at: this.anchor }));
    this.#show();
  }

  /** One step for undo, however many there are. */
  replaceAll() {
    const { matches } = this.state;
    if (!matches.length || !this.editor.isEditable) return;
    const { tr } = this.editor.state;
    for (const match of matches.toReversed()) replace(tr, match, this.other.value, languageOf(this.editor.view));
    this.editor.view.dispatch(pm.history.closeHistory(tr));
    const number = matches.length;
    this.said.textContent = filled(ngettext("{number} replaced", "{number} replaced", number), { number });
  }

  #ask(at) {
    const { words, matchCase, wholeWords } = this;
    const query = { words: words.value, matchCase: matchCase.checked, wholeWords: wholeWords.checked };
    this.#send({ query, at });
    this.#show();
  }

  #send(meta) {
    this.editor.view.dispatch(this.editor.state.tr.setMeta(KEY, meta));
  }

  /** Bring the match into view. The editor would do that only while it has the focus. */
  #show() {
    this.editor.view.dom.querySelector(".found-now")?.scrollIntoView({ block: "center" });
  }

  /** Say which of how many. */
  say() {
    const { query, matches, now } = this.state;
    const said = matches.length ? gettext("{now} of {all}") : gettext("Not found");
    this.said.textContent = query?.words ? filled(said, { now: now + 1, all: matches.length }) : "";
  }
}

const plugin = (bar) =>
  new Plugin({
    key: KEY,
    state: {
      init: () => NONE,
      apply(transaction, old) {
        const meta = transaction.getMeta(KEY);
        if (!meta && !(transaction.docChanged && old.query)) return old;
        const { query, at } = { query: old.query, at: transaction.mapping.map(old.at), ...meta };
        if (!query) return NONE;
        const matches = found(transaction.doc, query);
        const now = Math.max(0, matches.findIndex(({ from }) => from >= at));
        const marks = matches.map(({ from, to }, index) =>
          Decoration.inline(from, to, { class: index === now ? "found found-now" : "found" }),
        );
        return { query, at, now, matches, marks: DecorationSet.create(transaction.doc, marks) };
      },
    },
    props: { decorations: (state) => KEY.getState(state).marks },
    view: () => ({
      update: (view, before) => {
        if (KEY.getState(view.state) !== KEY.getState(before)) bar().say();
      },
    }),
  });

export const Finding = Extension.create({
  name: "finding",
  priority: 50, // Behind the menu, which is there then.
  addStorage: () => ({ bar: null }),
  onCreate() {
    this.storage.bar = new Bar(this.editor, this.editor.storage.menu.dom);
  },
  addCommands() {
    return { findAndReplace: () => () => Boolean(this.storage.bar?.open() ?? true) };
  },
  addKeyboardShortcuts() {
    return { "Mod-Shift-h": () => this.editor.commands.findAndReplace() };
  },
  addProseMirrorPlugins() {
    return [plugin(() => this.storage.bar)];
  },
  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: this.name,
      groups: "utility",
      button: buttons.material("find_replace", gettext("Find and replace")),
      command: (editor) => editor.commands.findAndReplace(),
      active: () => this.storage.bar?.element.hidden === false,
    });
  },
});
