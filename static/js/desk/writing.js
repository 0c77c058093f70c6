/**
 * The writing page: views of it (notes, the page as readers will see it, the text alone), how long
 * the text is, and keys for all of it. The form works without this.
 */

import { Checklist } from "./writing/checklist.js";
import { Count } from "./writing/count.js";
import { Live } from "./writing/live.js";

const tools = document.querySelector(".writing-tools");
const form = tools?.closest("form");
const WIDE = matchMedia("(width >= 64rem)");

if (form) {
  tools.hidden = false;
  const count = new Count(tools.querySelector(".writing-count"));
  count.follow(form.elements.body);

  const points = tools.querySelector(".writing-points");
  if (points) {
    new Checklist(form, (said) => {
      points.textContent = said;
      points.hidden = !said;
    });
  }

  const live = document.querySelector(".writing-live");
  const page = live && new Live(live, form, (event) => press(event));
  const notes = () => document.getElementById("desk-notes");
  const buttons = new Map(
    [...tools.querySelectorAll("[data-view]")].map((button) => [button.dataset.view, button]),
  );

  const say = () => {
    const number = Number(notes()?.dataset.open ?? 0);
    const place = tools.querySelector(".writing-open-notes");
    if (place) place.textContent = number ? `(${number})` : "";
  };

  /** Show one view, or none: then the panel stands beside the text. */
  const show = (view) => {
    if (view) document.body.dataset.view = view;
    else delete document.body.dataset.view;
    for (const [name, button] of buttons) button.ariaPressed = String(name === view);
    if (page) page.on = view === "live";
  };
  const toggle = (view) => show(document.body.dataset.view === view ? "" : view);

  for (const [view, button] of buttons) button.addEventListener("click", () => toggle(view));
  points?.addEventListener("click", () => show(""));
  document.addEventListener("desk:notes", say);
  say();
  // Whoever opens a text that others have noted on finds their notes beside it; not where a form
  // came back, whose errors may stand in the panel.
  const wrong = form.querySelector(".errorlist, .errornote:not([hidden])");
  show(Number(notes()?.dataset.open ?? 0) && WIDE.matches && !wrong ? "notes" : "");
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.('a[href="#desk-notes"]')) return;
    event.preventDefault();
    show("notes");
    document.getElementById("desk-notes-heading").focus();
  });

  const sheet = document.getElementById("shortcuts"); // There is none in a pop-up.
  const open = () => (sheet.open ? sheet.close() : sheet.showModal());
  tools.querySelector("[data-shortcuts]")?.addEventListener("click", open);

  const keys = new Map([
    ["s", () => ["_continue", "_save"].map((name) => form.elements[name]).find(Boolean)?.click()],
    ...(sheet ? [["/", open]] : []),
    ...(page ? [["shift+l", () => toggle("live")]] : []),
    ["shift+e", () => toggle("alone")],
  ]);
  const press = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const shift = event.shiftKey && event.key !== "/" ? "shift+" : "";
    const act = keys.get(shift + event.key.toLowerCase());
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    // Keys that are held down say it once.
    if (!event.repeat) act();
  };
  document.addEventListener("keydown", press, { capture: true });

  // A title has one line, however long: Enter leads on.
  form.elements.title?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    form.elements.dek?.focus();
  });
}
