/**
 * The tools of a table: a row of buttons above the text while the caret is in one.
 *
 * Alt-F10 leads to them, arrows from one to the next, Escape back (ARIA Authoring Practices: toolbar).
 * A header cell says what it is the header of, as screen readers need it.
 */

import { Extension, Plugin, Table as TableOfTheEditor, crel, pm } from "django-prose-editor/editor";
import { field, openDialog } from "./dialog.js";
import { gettext } from "./words.js";

const { TableMap, columnIsHeader, isInTable, rowIsHeader, selectedRect } = pm.tables;

// The editor has a dialog of its own, which is in English.
/** Ask how large, and put a table where the caret is. */
const insert = async (editor) => {
  const size = { type: "number", value: "3", min: "1", max: "100", required: true };
  const [rows, cols] = [field(gettext("Rows"), size), field(gettext("Columns"), size)];
  const header = field(gettext("With a row of headers"), { type: "checkbox" });
  const asked = await openDialog({
    title: gettext("Table"),
    content: [rows.element, cols.element, header.element],
    submit: gettext("Insert table"),
    answer: () => ({
      rows: rows.input.valueAsNumber,
      cols: cols.input.valueAsNumber,
      withHeaderRow: header.input.checked,
    }),
  });
  editor.commands.focus();
  if (asked) editor.commands.insertTable(asked);
};

export const Table = TableOfTheEditor.extend({
  // What changes a table has a place of its own, below.
  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: this.name,
      groups: "table",
      button: buttons.material("grid_on", gettext("Insert table")),
      command: insert,
      enabled: (editor) => !editor.isActive(this.name),
    });
  },
});

/** Whether the first row, or the first column, of the table with the caret is one of headers. */
const isHeader = (state, test) => {
  const { map, table } = selectedRect(state);
  return test(map, table, 0);
};

// A command of the editor, its name, and for what is on or off: whether it is on.
const TOOLS = [
  [
    ["addRowBefore", gettext("Row above")],
    ["addRowAfter", gettext("Row below")],
    ["deleteRow", gettext("Delete row")],
  ],
  [
    ["addColumnBefore", gettext("Column before")],
    ["addColumnAfter", gettext("Column after")],
    ["deleteColumn", gettext("Delete column")],
  ],
  [
    ["toggleHeaderRow", gettext("Header row"), (state) => isHeader(state, rowIsHeader)],
    ["toggleHeaderColumn", gettext("Header column"), (state) => isHeader(state, columnIsHeader)],
  ],
  [
    ["mergeCells", gettext("Merge cells")],
    ["splitCell", gettext("Split cell")],
  ],
  [["deleteTable", gettext("Delete table")]],
];

class Tools {
  /** `place` is where they are put as soon as they are wanted. */
  constructor(editor, place) {
    Object.assign(this, { editor, place });
    this.buttons = new Map();
    const groups = TOOLS.map((group) =>
      crel("div", { className: "table-tools-group" }, group.map((tool) => this.#button(...tool))),
    );
    this.element = crel("div", { className: "table-tools", role: "toolbar", hidden: true }, groups);
    this.element.setAttribute("aria-label", gettext("Table"));
    this.element.addEventListener("keydown", (event) => this.#pressed(event));
    [...this.buttons.keys()][0].tabIndex = 0;
    this.update();
  }

  #button(command, name, isOn) {
    const button = crel("button", { type: "button", textContent: name, tabIndex: -1 });
    button.dataset.tool = command;
    this.buttons.set(button, { command, isOn });
    // Pressed by a pointer, it leaves the caret, or the chosen cells, where they are.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => this.#use(command));
    button.addEventListener("focus", () => this.#lead(button));
    return button;
  }

  #use(command) {
    if (this.editor.can()[command]()) this.editor.commands[command]();
  }

  /** One of the buttons is a stop of the tab key: the one that had the focus last. */
  #lead(button) {
    for (const one of this.buttons.keys()) one.tabIndex = one === button ? 0 : -1;
  }

  #pressed(event) {
    const all = [...this.buttons.keys()];
    const now = all.indexOf(document.activeElement);
    const to = {
      ArrowRight: (now + 1) % all.length,
      ArrowLeft: (now - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (to !== undefined) all[to].focus();
    else if (event.key === "Escape") this.editor.commands.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  focus() {
    if (!this.element.checkVisibility()) return false;
    [...this.buttons.keys()].find((button) => button.tabIndex === 0).focus();
    return true;
  }

  /** Show what can be done where the caret is. */
  update() {
    const { editor, element } = this;
    const inside = editor.isEditable && isInTable(editor.state);
    if (!inside && element.contains(document.activeElement)) editor.commands.focus();
    if (inside && element.hidden) this.place.append(element); // Behind what others have put there.
    element.hidden = !inside;
    if (!inside) return;
    for (const [button, { command, isOn }] of this.buttons) {
      button.ariaDisabled = String(!editor.can()[command]());
      if (isOn) button.ariaPressed = String(isOn(editor.state));
    }
  }
}

/** What a header cell is the header of; its own word for it where its place does not say. */
const scopeOf = (cell, { top, left }, firstRow) => {
  if (!["col", "row", null].includes(cell.attrs.scope)) return cell.attrs.scope;
  if (top === 0 && firstRow) return "col";
  return left === 0 ? "row" : cell.attrs.scope;
};

/** Sets the scopes in the tables that were just changed, and in no other. */
const scopes = () =>
  new Plugin({
    appendTransaction(transactions, { doc: before }, { doc, tr }) {
      const changed = transactions.some((one) => one.docChanged);
      if (!changed || transactions.some(pm.history.isHistoryTransaction)) return null;
      const untouched = new Set();
      before.descendants((node) => {
        if (node.type.spec.tableRole === "table") untouched.add(node);
      });
      doc.descendants((table, position) => {
        if (table.type.spec.tableRole !== "table" || untouched.has(table)) return;
        const map = TableMap.get(table);
        const firstRow = rowIsHeader(map, table, 0);
        table.descendants((cell, at) => {
          if (cell.type.spec.tableRole !== "header_cell") return;
          const scope = scopeOf(cell, map.findCell(at), firstRow);
          if (scope !== cell.attrs.scope) tr.setNodeAttribute(position + 1 + at, "scope", scope);
        });
      });
      return tr.docChanged ? tr : null;
    },
  });

export const TableTools = Extension.create({
  name: "tableTools",
  priority: 50, // Behind the menu, which is there then.
  addStorage: () => ({ tools: null }),
  onCreate() {
    this.storage.tools = new Tools(this.editor, this.editor.storage.menu.dom);
  },
  onTransaction() {
    this.storage.tools?.update();
  },
  addKeyboardShortcuts() {
    return { "Alt-F10": () => this.storage.tools?.focus() ?? false };
  },
  addProseMirrorPlugins: () => [scopes()],
});
