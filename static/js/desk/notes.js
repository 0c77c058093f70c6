/**
 * Notes without leaving the form. The panel and its forms (templates/admin/desk/_notes.html) work
 * without this: then a form leads to a page and back, which unsaved words in the text do not
 * survive. With it, forms are sent beside the page and the panel alone is exchanged; passages are
 * marked in the text, and follow it while it is edited.
 */

import { editorSurface, fieldSurface, readingSurface } from "./passages.js";

const FIELDS = ["title", "dek", "editors_note", "body"];
const PANEL = "desk-notes";
const dialog = document.getElementById("note-dialog");
const beside = matchMedia("(width >= 80rem)");
const surfaces = new Map();

const panel = () => document.getElementById(PANEL);
const notes = (field = "") => [
  ...panel().querySelectorAll(field ? `.note[data-field="${field}"]` : ".note[data-field]"),
];

const status = document.createElement("p");
status.className = "visually-hidden";
status.setAttribute("role", "status");
panel().after(status);

/* Passages */

const tell = (field) => {
  const surface = surfaces.get(field);
  for (const note of surface ? notes(field) : []) {
    const there = surface.has(note.id);
    note.querySelector(".note-gone").hidden = there;
    note.querySelector(".note-show").hidden = !there;
  }
};

const mark = (field) => {
  const passages = notes(field).map(({ id, dataset: { quote, before, after } }) => ({
    id,
    quote,
    before,
    after,
  }));
  surfaces.get(field).mark(passages);
  tell(field);
};

const leaveSight = () => {
  for (const note of panel().querySelectorAll(".current")) {
    note.classList.remove("current", "peek");
    note.querySelector(".note-close")?.remove();
  }
};

/**
 * Show a note without taking the caret away: beside the text, or over its lower edge, from which
 * the passage (an element or a range) is moved away.
 */
const pick = (id, marked) => {
  const note = document.getElementById(id);
  leaveSight();
  note.classList.add("current");
  if (beside.matches) {
    note.scrollIntoView({ block: "nearest" });
    return;
  }
  const close = document.createElement("button");
  close.type = "button";
  close.className = "note-close";
  close.textContent = dialog.dataset.close;
  note.classList.add("peek");
  note.prepend(close);
  const covered = marked.getBoundingClientRect().bottom - note.getBoundingClientRect().top;
  if (covered > 0) scrollBy(0, covered + note.offsetHeight / 2);
};

const add = async (field, make, element) => {
  const events = {
    changed: () => tell(field),
    picked: pick,
    asked: () => ask(field),
  };
  surfaces.set(field, await make(element, events));
  mark(field);
};

/* Sending */

const token = (within) => within.querySelector("[name=csrfmiddlewaretoken]").value;

const request = (options = {}) =>
  fetch(panel().dataset.url, {
    ...options,
    headers: { "X-Requested-With": "fetch" },
    redirect: "manual",
  });

const read = async (response) => {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.getElementById(PANEL);
};

/** Send a form; returns the panel that comes back, or the sentence that says what went wrong. */
const send = async (form, button) => {
  const body = new FormData(form, button);
  const post = (sign) => {
    body.set("csrfmiddlewaretoken", sign);
    return request({ method: "POST", body });
  };
  const { failed, stranger, user } = panel().dataset;
  try {
    let response = await post(token(panel()));
    if (response.status === 403) {
      // Whoever logged in again meanwhile has another sign; somebody else does not send this.
      const fresh = await request();
      if (fresh.type === "opaqueredirect") return stranger;
      const page = await read(fresh);
      if (page?.dataset.user !== user) return stranger;
      response = await post(token(page));
    }
    if (response.type === "opaqueredirect") return stranger;
    return (await read(response)) ?? failed;
  } catch (error) {
    console.warn(error);
    return failed;
  }
};

/** Put the new panel in place of the old one, with what is half written in other forms. */
const exchange = (fresh, form) => {
  for (const area of panel().querySelectorAll("textarea")) {
    const same = fresh.querySelector(`[id="${area.id}"]`);
    if (!area.value || !same || same.value || form.contains(area)) continue;
    same.value = area.value;
    same.closest("details")?.setAttribute("open", "");
  }
  fresh.querySelector(".notes-resolved")?.toggleAttribute(
    "open",
    Boolean(panel().querySelector(".notes-resolved[open]")),
  );
  panel().replaceWith(document.adoptNode(fresh));
  for (const field of surfaces.keys()) mark(field);
  status.textContent = panel().dataset.said;
};

const complain = (form, words) => {
  let line = form.querySelector(".errornote");
  if (!line) {
    line = document.createElement("p");
    line.className = "errornote";
    line.setAttribute("role", "alert");
    form.prepend(line);
  }
  line.textContent = words;
  line.hidden = false;
};

document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  if (!form.closest(`#${PANEL}`) && form.parentElement !== dialog) return;
  event.preventDefault();
  if (form.ariaBusy) return;
  form.ariaBusy = "true";
  const answer = await send(form, submitter);
  form.ariaBusy = null;
  if (typeof answer === "string") {
    complain(form, answer);
  } else if (form.parentElement === dialog) {
    const wrong = answer.querySelector(".errornote, .errorlist");
    if (wrong) {
      complain(form, wrong.textContent);
      return;
    }
    exchange(answer, form);
    form.reset();
    dialog.close();
    document.getElementById(panel().dataset.note)?.classList.add("current");
  } else {
    exchange(answer, form);
    const note = document.getElementById(panel().dataset.note);
    const hidden = note?.closest("details:not([open])");
    const wrong = panel().querySelector(".errorlist + label + textarea, [aria-invalid=true]");
    (wrong ?? (hidden ? null : note) ?? document.getElementById("desk-notes-heading")).focus();
  }
});

/* The dialog */

const ask = (field) => {
  const words = surfaces.get(field).selected();
  const form = dialog.querySelector("form");
  const quote = dialog.querySelector(".note-quote");
  const filled = { about: "", quote: "", before: "", after: "", ...(words && { about: field, ...words }) };
  for (const [name, value] of Object.entries(filled)) form.elements[name].value = value;
  form.elements.marked.value = words ? "on" : "";
  form.querySelector(".errornote").hidden = true;
  quote.textContent = filled.quote;
  quote.hidden = !words;
  dialog.querySelector("h2").textContent = words ? dialog.dataset.words : dialog.dataset.whole;
  dialog.returnFocus = surfaces.get(field);
  dialog.showModal();
};

const button = (field) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = dialog.dataset.button;
  made.title = dialog.dataset.hint;
  made.ariaKeyShortcuts = "Control+Alt+M Meta+Alt+M";
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("click", () => ask(field));
  return made;
};

if (dialog) {
  dialog.querySelector(".note-cancel").addEventListener("click", () => dialog.close());
  // The browser gives the focus back, but not always the caret.
  dialog.addEventListener("close", () => dialog.returnFocus?.focus());
}

document.addEventListener("click", ({ target }) => {
  if (target.closest?.(".note-show, .note-passage")) {
    const note = target.closest(".note");
    const surface = surfaces.get(note.dataset.field);
    if (!surface?.has(note.id)) return;
    leaveSight();
    note.classList.add("current");
    surface.show(note.id);
  } else if (target.closest?.(".note-close")) {
    leaveSight();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && panel().querySelector(".peek")) leaveSight();
});

window.addEventListener("beforeunload", (event) => {
  const areas = [...document.querySelectorAll(`#${PANEL} textarea, #note-dialog textarea`)];
  if (areas.some((area) => area.value !== area.defaultValue)) event.preventDefault();
});

/* The texts */

const addEditor = (editor, textarea) => {
  if (!FIELDS.includes(textarea.name) || surfaces.has(textarea.name)) return;
  if (editor.isDestroyed || !editor.view.dom.isConnected) return;
  const field = textarea.name;
  add(field, editorSurface, editor);
  const bar = () => textarea.parentElement.querySelector(".prose-menubar");
  const put = () => {
    const group = document.createElement("div");
    const made = button(field);
    made.className = "prose-menubar__button note-button";
    group.className = "prose-menubar__group";
    group.append(made);
    bar().append(group);
  };
  if (bar()) put();
  else editor.on("create", put);
};

if (dialog) {
  for (const field of FIELDS) {
    const input = document.getElementById(`id_${field}`);
    const shown = document.querySelector(`.field-${field} .readonly, .field-${field}_shown .readonly`);
    if (shown) {
      add(field, readingSurface, shown);
      const made = button(field);
      made.className = "note-button";
      shown.before(made);
    } else if (["title", "dek"].includes(field) && input) {
      add(field, fieldSurface, input);
    }
  }
  document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) =>
    // What would lose a part of the text gives up in this very event.
    setTimeout(() => addEditor(editor, textarea)),
  );
  for (const { editor } of document.querySelectorAll(".ProseMirror")) {
    const textarea = editor?.view.dom.closest(".prose-editor")?.querySelector("textarea");
    if (textarea) addEditor(editor, textarea);
  }
}
