/**
 * Where passages stand in the texts of a page, each in a surface: a prose editor, a text for
 * reading, or a plain field. A surface marks passages without touching what is stored, and tells
 * which words are selected. As in `articles/passages.py`, white space says nothing.
 */

const SILENT = /[\s\p{Cf}\p{Cc}]/u;
const CONTEXT = 40;
const LONGEST = 1000;
const NAME = "noted";

const bare = (text) => text.replace(/[\s\p{Cf}\p{Cc}]+/gu, "");

/** A text that is put together from pieces, with the place of each of its characters. */
export class Placed {
  #characters = [];
  #places = [];

  add(text, place) {
    for (let index = 0; index < text.length; index += 1) {
      if (SILENT.test(text[index])) continue;
      this.#characters.push(text[index]);
      this.#places.push(place + index);
    }
  }

  /** {from, to} of the words, where they stand most like in their surroundings; null if nowhere. */
  find({ quote, before, after }) {
    const text = this.#characters.join("");
    const [words, head, tail] = [quote, before, after].map(bare);
    let found = null;
    let most = -1;
    if (!words) return null;
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      const end = at + words.length;
      let alike = 0;
      while (alike < head.length && text[at - 1 - alike] === head.at(-1 - alike)) alike += 1;
      for (let i = 0; i < tail.length && text[end + i] === tail[i]; i += 1) alike += 1;
      if (alike > most) {
        most = alike;
        found = { from: this.#places[at], to: this.#places[end - 1] + 1 };
      }
    }
    return found;
  }
}

const passage = (before, quote, after) =>
  bare(quote)
    ? { quote: quote.slice(0, LONGEST), before: before.slice(-CONTEXT), after: after.slice(0, CONTEXT) }
    : null;

/** Mod-Alt-M, but not the third level of a keyboard, which looks the same to a page. */
const isShortcut = (event) =>
  (event.ctrlKey || event.metaKey) &&
  event.altKey &&
  event.code === "KeyM" &&
  !event.getModifierState("AltGraph");

const onShortcut = (element, ask) =>
  element.addEventListener("keydown", (event) => {
    if (!isShortcut(event)) return;
    event.preventDefault();
    ask();
  });

/**
 * A prose editor. Passages are decorations: they follow every edit, and are no part of the text.
 * One of which less than half is left is gone, until its words are back.
 */
export const editorSurface = async (editor, { changed, picked, asked }) => {
  const { pm } = await import("django-prose-editor/editor");
  const { Decoration, DecorationSet } = pm.view;
  const key = new pm.state.PluginKey(NAME);

  const placed = (doc) => {
    const text = new Placed();
    doc.descendants((node, position) => {
      if (node.isText) text.add(node.text, position);
    });
    return text;
  };
  const half = (doc, mark) =>
    bare(doc.textBetween(mark.from, mark.to)).length * 2 >= bare(mark.spec.quote).length;
  const found = (doc, passages) => {
    if (!passages.length) return [];
    const text = placed(doc);
    return passages.flatMap((one) => {
      const span = text.find(one);
      const attributes = { class: NAME, "data-note": one.id };
      return span ? [Decoration.inline(span.from, span.to, attributes, one)] : [];
    });
  };

  const plugin = new pm.state.Plugin({
    key,
    state: {
      init: () => ({ wanted: [], marks: DecorationSet.empty }),
      apply(transaction, old) {
        const { doc } = transaction;
        const anew = transaction.getMeta(key);
        if (!anew && !transaction.docChanged) return old;
        const wanted = anew ?? old.wanted;
        let marks = anew ? DecorationSet.empty : old.marks.map(transaction.mapping, doc);
        marks = marks.remove(marks.find().filter((mark) => !half(doc, mark)));
        const there = new Set(marks.find().map((mark) => mark.spec.id));
        const missing = wanted.filter((one) => !there.has(one.id));
        return { wanted, marks: marks.add(doc, found(doc, missing)) };
      },
    },
    props: {
      decorations: (state) => key.getState(state).marks,
      handleClick(_view, _position, event) {
        const marked = event.target.closest?.(`.${NAME}`);
        if (marked) picked(marked.dataset.note, marked);
        return false;
      },
      handleKeyDown(_view, event) {
        if (isShortcut(event)) asked();
        return isShortcut(event);
      },
    },
    view: () => ({
      update: (view, before) => {
        if (key.getState(view.state) !== key.getState(before)) changed();
      },
    }),
  });
  editor.registerPlugin(plugin);

  const mark = (id) => key.getState(editor.state).marks.find().find((one) => one.spec.id === id);
  return {
    mark: (passages) => editor.view.dispatch(editor.state.tr.setMeta(key, passages)),
    has: (id) => Boolean(mark(id)),
    show(id) {
      const { from, to } = mark(id);
      editor.chain().setTextSelection({ from, to }).focus().scrollIntoView().run();
    },
    /** What is selected, or the paragraph that the caret is in. */
    selected() {
      const { doc, selection } = editor.state;
      const { $from, empty } = selection;
      const from = empty ? $from.start() : selection.from;
      const to = empty ? $from.end() : selection.to;
      const words = (start, end) => doc.textBetween(start, end, "\n", "\n");
      return passage(words(0, from), words(from, to), words(to, doc.content.size));
    },
    focus: () => editor.commands.focus(),
  };
};

/** A text for reading. Passages are painted where the browser knows custom highlights. */
export const readingSurface = (element, { picked, asked }) => {
  let ranges = new Map();

  const nodes = () => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    let start = 0;
    while (walker.nextNode()) {
      found.push({ node: walker.currentNode, start });
      start += walker.currentNode.data.length;
    }
    return found;
  };
  const range = (pieces, { from, to }) => {
    const at = (place) => pieces.findLast((piece) => piece.start <= place);
    const made = document.createRange();
    const [first, last] = [at(from), at(to - 1)];
    made.setStart(first.node, from - first.start);
    made.setEnd(last.node, to - last.start);
    return made;
  };
  const around = (selection) => {
    const before = document.createRange();
    const after = document.createRange();
    before.selectNodeContents(element);
    before.setEnd(selection.startContainer, selection.startOffset);
    after.selectNodeContents(element);
    after.setStart(selection.endContainer, selection.endOffset);
    return [before.toString(), after.toString()];
  };

  element.tabIndex = 0;
  element.addEventListener("click", () => {
    const { focusNode, focusOffset, isCollapsed } = getSelection();
    if (!isCollapsed) return;
    const hit = [...ranges].find(([, one]) => one.isPointInRange(focusNode, focusOffset));
    if (hit) picked(...hit);
  });
  onShortcut(element, asked);

  return {
    mark(passages) {
      const pieces = nodes();
      const text = new Placed();
      for (const piece of pieces) text.add(piece.node.data, piece.start);
      const painted = CSS.highlights?.get(NAME) ?? (CSS.highlights ? new Highlight() : new Set());
      for (const old of ranges.values()) painted.delete(old);
      ranges = new Map();
      for (const one of passages) {
        const span = text.find(one);
        if (span) ranges.set(one.id, range(pieces, span));
      }
      for (const made of ranges.values()) painted.add(made);
      CSS.highlights?.set(NAME, painted);
    },
    has: (id) => ranges.has(id),
    show(id) {
      getSelection().removeAllRanges();
      getSelection().addRange(ranges.get(id).cloneRange());
      ranges.get(id).startContainer.parentElement.scrollIntoView({ block: "center" });
      element.focus({ preventScroll: true });
    },
    selected() {
      const selection = getSelection();
      const made = selection.rangeCount ? selection.getRangeAt(0) : null;
      if (!made || made.collapsed || !element.contains(made.commonAncestorContainer)) return null;
      const [before, after] = around(made);
      return passage(before, made.toString(), after);
    },
    focus: () => element.focus(),
  };
};

/** A plain field, such as the title. */
export const fieldSurface = (input, { changed, asked }) => {
  let wanted = [];
  const spans = () => {
    const text = new Placed();
    text.add(input.value, 0);
    return new Map(wanted.map((one) => [one.id, text.find(one)]));
  };
  input.addEventListener("input", changed);
  onShortcut(input, asked);
  return {
    mark(passages) {
      wanted = passages;
    },
    has: (id) => Boolean(spans().get(id)),
    show(id) {
      const { from, to } = spans().get(id);
      input.focus();
      input.setSelectionRange(from, to);
    },
    /** What is selected, or all of it. */
    selected() {
      const { value, selectionStart, selectionEnd } = input;
      const [from, to] =
        selectionStart === selectionEnd ? [0, value.length] : [selectionStart, selectionEnd];
      return passage(value.slice(0, from), value.slice(from, to), value.slice(to));
    },
    focus: () => input.focus(),
  };
};
