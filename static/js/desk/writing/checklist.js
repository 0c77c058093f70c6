/** What to look at before the article goes out, for the text as it is written now. */

import { textOf } from "../autosave/text.js";

// After so long without a key (ms); nobody reads it while typing.
const PAUSE = 1200;

export class Checklist {
  #checked = null;

  /** `told` is called with one sentence about all of it, whenever that may have changed. */
  constructor(form, told) {
    Object.assign(this, { form, told });
    this.#checked = textOf(form);
    const note = () => this.#later();
    for (const type of ["input", "change", "formset:added", "formset:removed", "desk:reached"]) {
      document.addEventListener(type, note);
    }
    window.django?.jQuery(form).on("select2:select select2:unselect select2:clear", note);
    document.addEventListener("click", (event) => this.#clicked(event));
    told(this.section.dataset.said);
  }

  get section() {
    return document.getElementById("checklist");
  }

  #later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#check(), PAUSE);
  }

  async #check() {
    const text = textOf(this.form);
    if (text === this.#checked || this.form.hasAttribute("data-unreached")) return;
    const body = new URLSearchParams(text);
    body.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    let answer;
    try {
      answer = await fetch(this.section.dataset.url, { method: "POST", body, redirect: "manual" });
    } catch {
      return; // The bar says that the server is not reached, and the next change asks again.
    }
    if (!answer.ok || text !== textOf(this.form)) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    this.#exchange(page.getElementById("checklist"));
    this.#checked = text;
    this.told(this.section.dataset.said);
  }

  /** Put the new list in place of the old one; the keyboard stays where it was in it. */
  #exchange(fresh) {
    const held = this.section.contains(document.activeElement) && document.activeElement;
    this.section.dataset.said = fresh.dataset.said;
    const [, ...old] = this.section.children;
    const [, ...come] = fresh.children;
    for (const one of old) one.remove();
    this.section.append(...come.map((one) => document.importNode(one, true)));
    if (!held || held.isConnected) return;
    const links = [...this.section.querySelectorAll("a")];
    const same = links.find((one) => one.textContent === held.textContent);
    (same ?? this.section.querySelector("h2")).focus();
  }

  /** A point leads to its field, also where an editor stands in the place of that. */
  #clicked(event) {
    const link = event.target.closest?.(".desk-points a");
    if (!link) return;
    const field = document.getElementById(link.hash.slice(1));
    const editor = field?.closest(".prose-editor")?.querySelector("[contenteditable=true]");
    const target = editor ?? field?.nextElementSibling?.querySelector("[role=combobox]") ?? field;
    if (!target) return;
    event.preventDefault();
    target.scrollIntoView({ block: "center" });
    if (target.matches("input, textarea, select, [contenteditable], [tabindex]")) target.focus();
    else target.querySelector("input, [role=combobox]")?.focus();
  }
}
