/**
 * The prose editor's knowledge of this magazine's markup, and its promise to lose nothing.
 *
 * `articles/text.py` says what is stored; the editor keeps its elements apart by the nodes and
 * marks below, named in `contributors/desk/prose.py`. Before an editor takes over a textarea, what
 * it would give back is compared with what is there (`same`). If anything would be lost, the
 * textarea stays, with a sentence that says why.
 */

import { Extension, Mark, Node, Plugin } from "django-prose-editor/editor";

import { pasted } from "./paste.js";
import { gettext } from "./words.js";

/* Nodes */

export const PullQuote = Node.create({
  name: "pullQuote",
  group: "block",
  content: "paragraph+",
  defining: true,
  parseHTML: () => [{ tag: "aside.pullquote" }],
  renderHTML: () => ["aside", { class: "pullquote" }, 0],
  addCommands() {
    return {
      togglePullQuote:
        () =>
        ({ commands }) =>
          commands.toggleWrap(this.name),
    };
  },
  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: this.name,
      groups: "nodes",
      button: buttons.material("rate_review", gettext("Pull quote")),
      command: (editor) => editor.chain().focus().togglePullQuote().run(),
      active: (editor) => editor.isActive(this.name),
    });
  },
});

/** A note inside its sentence. It is edited where it stands; Enter and Escape lead out of it. */
export const Footnote = Node.create({
  name: "footnote",
  group: "inline",
  inline: true,
  content: "(text | hardBreak)*",
  defining: true,
  isolating: true,
  selectable: false,
  priority: 200,
  parseHTML: () => [{ tag: "span.footnote", priority: 60 }],
  renderHTML: () => ["span", { class: "footnote" }, 0],
  addCommands() {
    return {
      insertFootnote:
        () =>
        ({ chain, state }) => {
          const { from, to, empty } = state.selection;
          const words = empty ? "" : state.doc.textBetween(from, to, " ");
          const text = words || gettext("Note");
          return chain()
            .insertContentAt(
              { from, to },
              { type: this.name, content: [{ type: "text", text }] },
            )
            .setTextSelection({ from: from + 1, to: from + 1 + text.length })
            .run();
        },
      leaveFootnote:
        () =>
        ({ chain, state }) => {
          const { $head } = state.selection;
          if ($head.parent.type.name !== this.name) return false;
          return chain().setTextSelection($head.after()).run();
        },
    };
  },
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.leaveFootnote(),
      Escape: () => this.editor.commands.leaveFootnote(),
      "Mod-Shift-f": () => this.editor.commands.insertFootnote(),
    };
  },
  // Behind a note, browsers put what is typed into the note; it belongs behind it.
  addProseMirrorPlugins() {
    const beforeinput = (view, event) => {
      const { selection, tr } = view.state;
      const behind = selection.empty && selection.$from.nodeBefore?.type.name === this.name;
      if (!behind || event.inputType !== "insertText" || !event.data) return false;
      event.preventDefault();
      const { from } = selection;
      const taken = view.someProp("handleTextInput", (take) => take(view, from, from, event.data));
      if (!taken) view.dispatch(tr.insertText(event.data).scrollIntoView());
      return true;
    };
    return [new Plugin({ props: { handleDOMEvents: { beforeinput } } })];
  },
  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: this.name,
      groups: "nodes",
      button: buttons.material("note_add", gettext("Footnote")),
      command: (editor) => editor.chain().focus().insertFootnote().run(),
      enabled: (editor) => !editor.isActive(this.name),
      active: (editor) => editor.isActive(this.name),
    });
  },
});

export const DeskFigure = Node.create({
  name: "deskFigure",
  group: "block",
  content: "(block | deskCaption)+",
  defining: true,
  parseHTML: () => [{ tag: "figure" }],
  renderHTML: () => ["figure", 0],
});

export const DeskCaption = Node.create({
  name: "deskCaption",
  content: "inline*",
  defining: true,
  parseHTML: () => [{ tag: "figcaption" }],
  renderHTML: () => ["figcaption", 0],
});

/* Marks. A higher priority stands further out. */

const attribute = (name) => ({
  default: null,
  parseHTML: (element) => element.getAttribute(name),
});

const mark = (name, priority, parse, render, attributes = {}) =>
  Mark.create({
    name,
    priority,
    addAttributes: () => attributes,
    parseHTML: () => [{ ...parse, priority: 60 }],
    renderHTML: ({ HTMLAttributes }) => render(HTMLAttributes),
  });

// Outermost, so that nothing inside it splits it and doubles its quotation marks.
export const Quotation = mark("quotation", 1200, { tag: "q" }, () => ["q", 0]);
export const Cited = mark("cited", 1100, { tag: "cite" }, () => ["cite", 0]);
export const Abbreviation = mark(
  "abbreviation",
  900,
  { tag: "abbr" },
  (attributes) => ["abbr", attributes, 0],
  { title: attribute("title") },
);
export const InLanguage = mark(
  "inLanguage",
  890,
  { tag: "span[lang]:not(.footnote):not(.small-caps)" },
  (attributes) => ["span", attributes, 0],
  { lang: attribute("lang") },
);
export const SmallCaps = mark(
  "smallCaps",
  880,
  { tag: "span.small-caps" },
  (attributes) => ["span", { class: "small-caps", ...attributes }, 0],
  { lang: attribute("lang") },
);

/** Attributes that are stored, and that the stock nodes and marks do not know. */
export const KeptAttributes = Extension.create({
  name: "keptAttributes",
  addGlobalAttributes: () => [
    { types: ["link"], attributes: { hreflang: attribute("hreflang") } },
    { types: ["tableHeader"], attributes: { scope: attribute("scope") } },
  ],
});

/** The language that the form says its text is in, such as “de”; empty where it says nothing. */
export const languageOf = (view) => view.dom.closest("form")?.elements.language?.value ?? "";

/** What is pasted from elsewhere comes in this magazine's words. */
export const CleanPaste = Extension.create({
  name: "cleanPaste",
  addProseMirrorPlugins: () => [
    new Plugin({ props: { transformPastedHTML: (html, view) => pasted(html, languageOf(view)) } }),
  ],
});

/* The promise */

const BLOCKS = new Set(
  "P H2 H3 H4 UL OL LI BLOCKQUOTE PRE ASIDE FIGURE FIGCAPTION IMG TABLE THEAD TBODY TR TH TD HR BR".split(
    " ",
  ),
);
// Marks that say something by where they begin and end: two side by side are not one.
const COUNTED = ["q", "abbr", "span.footnote"];

const written = (element) => {
  const attributes = [...element.attributes]
    // What the editor adds, and `clean` takes away or adds itself.
    .filter(({ name }) => !/^(rel|target|type|data-.*)$/.test(name))
    .filter(({ name, value }) => !(/^(col|row)span$/.test(name) && value === "1"))
    .filter(({ name, value }) => !(name === "start" && value === "1"))
    .map(({ name, value }) => `${name}=${value.trim()}`)
    .sort();
  return `${element.tagName}[${attributes}]`;
};

/**
 * The markup as a list of lines that says the same for the same text, however it is written:
 * a paragraph that stands alone in a list item or cell is no line of its own, marks come in a
 * fixed order, and white space counts once.
 */
export const essence = (html) => {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const out = [];
  const walk = (node, marks, verbatim) => {
    if (node.nodeType === window.Node.TEXT_NODE) {
      const text = verbatim ? node.data : node.data.replace(/[ \t\r\n\f]+/g, " ");
      const last = out.at(-1);
      const signs = [...new Set(marks)].sort().join("|");
      if (last?.signs === signs) last.text += text;
      else out.push({ signs, text, verbatim });
      return;
    }
    if (node.nodeType !== window.Node.ELEMENT_NODE) return;
    // What nobody wrote of a picture is not stored.
    if (node.matches(".picture > :is(figcaption, p)") && !node.textContent.trim()) return;
    const name = node.tagName;
    const note = node.matches("span.footnote");
    const inside = name === "PRE" || verbatim;
    if (name === "CODE" && node.parentElement.tagName === "PRE") {
      node.childNodes.forEach((child) => walk(child, marks, inside));
    } else if ((name === "P" && !node.className) || (name === "TBODY" && !node.parentElement.tHead)) {
      out.push({ edge: "" });
      node.childNodes.forEach((child) => walk(child, [], inside));
      out.push({ edge: "" });
    } else if (note || name === "P" || BLOCKS.has(name)) {
      out.push({ edge: note ? `${written(node)} in ${marks.sort()}` : written(node) });
      node.childNodes.forEach((child) => walk(child, [], inside));
      out.push({ edge: `/${name}` });
    } else {
      const own = [...marks, written(node)];
      node.childNodes.forEach((child) => walk(child, own, inside));
    }
  };
  body.childNodes.forEach((node) => walk(node, [], false));
  return lines(out);
};

const lines = (parts) => {
  const result = [];
  let paragraph = [];
  const close = () => {
    while (paragraph.length && !paragraph[0].verbatim && !paragraph[0].text.trimStart())
      paragraph.shift();
    while (paragraph.length && !paragraph.at(-1).verbatim && !paragraph.at(-1).text.trimEnd())
      paragraph.pop();
    if (paragraph.length) {
      const text = paragraph.map((part, index) => {
        let words = part.text;
        if (!part.verbatim && index === 0) words = words.trimStart();
        if (!part.verbatim && index === paragraph.length - 1) words = words.trimEnd();
        // Whether the space at the edge of a mark is inside or outside of it is nobody's intent.
        return words.trim() ? `{${part.signs}}${words}` : words;
      });
      result.push(text.join(""));
    }
    paragraph = [];
  };
  for (const part of parts) {
    if ("edge" in part) {
      close();
      if (part.edge) result.push(part.edge);
    } else {
      paragraph.push(part);
    }
  }
  close();
  return result;
};

const counts = (html) => {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return COUNTED.map((selector) => body.querySelectorAll(selector).length).join();
};

/** Whether two pieces of stored markup say the same to a reader. */
export const same = (one, other) =>
  counts(one) === counts(other) &&
  JSON.stringify(essence(one)) === JSON.stringify(essence(other));

const stored = new Map();
for (const textarea of document.querySelectorAll("[data-django-prose-editor-configurable]")) {
  stored.set(textarea, textarea.value);
}

document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  const before = stored.get(textarea) ?? textarea.value;
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  editor.view.dom.setAttribute("aria-label", label?.textContent.trim().replace(/:$/, "") ?? "");
  if (same(before, editor.getHTML())) return;
  editor.destroy();
  textarea.value = before;
  const reason = document.createElement("p");
  reason.className = "prose-refused help";
  reason.textContent = gettext(
    "This text has something that the editor would lose, so it is shown as it is stored. " +
      "You can change it here; nothing is taken away.",
  );
  textarea.before(reason);
});
