/**
 * Rows in an order: dragged by a handle, or moved by the arrow keys on it. The numbers beside say
 * the same, are what is sent, and can be typed, which is all there is without this module.
 *
 * Rows are moved among their kin: those of the same set and, of the answers of a collection, of the
 * same wave. In a list they are moved only while it stands in its order.
 */

const CONTAINERS = ".inline-group, #result_list";
const ROW = ".inline-related:not(.tabular, .empty-form), tr.form-row:not(.empty-form), #result_list tbody tr";
const status = document.querySelector(".desk-order");

const numberOf = (row) => row.querySelector("input.order");
const valueOf = (row) => Number.parseInt(numberOf(row).value, 10);
const indexOf = (row) => Number(numberOf(row).name.match(/-(\d+)-/)[1]);
const waveOf = (row) => row.querySelector("select[name$=-wave]")?.value;
const rowsIn = (container) => [...container.querySelectorAll(ROW)].filter(numberOf);

/** A row with the line of errors that stands above it. */
const blockOf = (row) => {
  const above = row.previousElementSibling;
  return above?.matches(".row-form-errors") ? [above, row] : [row];
};

/** The rows among which one is moved: with a number, or the one itself. */
const kinOf = (row) =>
  rowsIn(row.closest(CONTAINERS)).filter(
    (one) => one === row || (numberOf(one).value && waveOf(one) === waveOf(row)),
  );

/** Put rows into each other’s places, in the order given. */
const put = (places, rows) => {
  const marks = places.map((row) => {
    const mark = document.createComment("");
    blockOf(row)[0].before(mark);
    return mark;
  });
  const blocks = rows.map(blockOf);
  blocks.forEach((block, index) => marks[index].replaceWith(...block));
};

const nameOf = (row) => {
  const chosen = [...row.querySelectorAll("select.admin-autocomplete option:checked")];
  const names = chosen.map((option) => option.textContent.trim()).filter(Boolean);
  const [typed, said] = [row.querySelector("input[type=text]"), row.querySelector("th a, .original p")];
  return names.join(", ") || typed?.value || said?.textContent.trim() || numberOf(row).value;
};

const say = (sentence, values) => {
  status.textContent = sentence.replace(/\[(\w+)\]/g, (_found, name) => values[name]);
};

/** Number the rows as they stand now, by the numbers that they had; each another one. */
const renumber = (rows) => {
  const had = rows.map(valueOf).filter(Number.isFinite).sort((one, other) => one - other);
  let last = 0;
  for (const [index, row] of rows.entries()) {
    last = Math.max(had[index] ?? 0, last + 1);
    const input = numberOf(row);
    if (input.value === String(last)) continue;
    input.value = last;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
};

/** Move a row to a place among its kin, counted from 0; it is numbered by `settle`. */
const move = (row, place) => {
  const kin = kinOf(row);
  const rest = kin.filter((one) => one !== row);
  rest.splice(place, 0, row);
  put(kin, rest);
};

const settle = (row) => {
  const kin = kinOf(row);
  renumber(kin);
  say(status.dataset.sayPlace, { name: nameOf(row), place: kin.indexOf(row) + 1, all: kin.length });
};

const press = (event) => {
  const row = event.currentTarget.closest(ROW);
  const kin = kinOf(row);
  const [at, end] = [kin.indexOf(row), kin.length - 1];
  const place = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: end }[event.key];
  if (place === undefined) return;
  event.preventDefault();
  if (place >= 0 && place <= end) move(row, place);
  settle(row);
  event.currentTarget.focus();
  row.scrollIntoView({ block: "nearest" });
};

const drag = (event) => {
  if (event.button !== 0) return;
  event.preventDefault();
  const handle = event.currentTarget;
  const row = handle.closest(ROW);
  const before = kinOf(row);
  const over = new AbortController();
  handle.focus();
  row.classList.add("moving");

  const end = () => {
    over.abort();
    row.classList.remove("moving");
    handle.focus();
  };
  const follow = ({ clientY }) => {
    const kin = kinOf(row);
    const rest = kin.filter((one) => one !== row);
    const middle = (one) => {
      const { top, height } = one.getBoundingClientRect();
      return top + height / 2;
    };
    const place = rest.filter((one) => middle(one) < clientY).length;
    if (place !== kin.indexOf(row)) move(row, place);
    const margin = 60;
    if (clientY < margin) scrollBy(0, -margin / 2);
    else if (clientY > innerHeight - margin) scrollBy(0, margin / 2);
  };
  const drop = () => {
    end();
    settle(row);
  };
  const leave = (key) => {
    if (key.type === "keydown" && key.key !== "Escape") return;
    key.preventDefault();
    put(kinOf(row), before);
    end();
  };
  // Of the document, since a handle that is moved with its row is let go by the browser.
  const listeners = { pointermove: follow, pointerup: drop, pointercancel: leave, keydown: leave };
  for (const [type, listener] of Object.entries(listeners)) {
    document.addEventListener(type, listener, { signal: over.signal, capture: true });
  }
};

const equip = (row) => {
  const input = numberOf(row);
  if (!input || input.disabled || row.querySelector(".order-handle")) return;
  const handle = document.createElement("button");
  handle.type = "button";
  handle.className = "order-handle";
  handle.textContent = "⠿";
  const name = () => handle.setAttribute("aria-label", status.dataset.sayHandle.replace("[name]", nameOf(row)));
  handle.title = status.dataset.sayHow;
  handle.addEventListener("focus", name);
  handle.addEventListener("keydown", press);
  handle.addEventListener("pointerdown", drag);
  name();
  input.before(handle);
};

/** Where a form came back with errors its rows stand as they were stored: show them as numbered. */
const arrange = (container) => {
  const left = new Set(rowsIn(container).filter((row) => numberOf(row).value));
  while (left.size) {
    const [first] = left;
    const kin = kinOf(first);
    put(kin, kin.toSorted((one, other) => valueOf(one) - valueOf(other)));
    for (const row of kin) left.delete(row);
  }
};

const isInOrder = (rows) => rows.every((row, index) => !index || valueOf(rows[index - 1]) <= valueOf(row));

if (status) {
  for (const container of document.querySelectorAll(CONTAINERS)) {
    const rows = rowsIn(container);
    if (container.id === "result_list" && !isInOrder(rows)) continue;
    arrange(container);
    for (const row of rows) equip(row);
  }
  document.addEventListener("formset:added", ({ target }) => target.matches(ROW) && equip(target));
  // The admin numbers the rows that are left by how they stand, and stored ones have to come first.
  document.addEventListener(
    "click",
    (event) => {
      const container = event.target.closest?.(".inline-deletelink")?.closest(CONTAINERS);
      if (!container) return;
      const rows = rowsIn(container);
      put(rows, rows.toSorted((one, other) => indexOf(one) - indexOf(other)));
      setTimeout(() => arrange(container));
    },
    { capture: true },
  );
}
