/**
 * The page as readers will see it, beside the text, following what is typed.
 *
 * It is rendered by the server from what the form says now, and shown in a frame that has no
 * address: nothing in it runs, and nothing of it is kept. Only what has changed is exchanged, so
 * that the page stays where it was scrolled to.
 */

import { textOf } from "../autosave/text.js";
import { patch } from "./patch.js";

// After so long without a key (ms); and a page that is under way is awaited.
const PAUSE = 120;
// After so long it is asked for again (ms), where it did not come.
const AGAIN = 5000;

export class Live {
  #on = false;
  #shown = null;
  #busy = false;

  /** `press` is told of the keys that are pressed in the page. */
  constructor(element, form, press) {
    Object.assign(this, { element, form, press });
    this.frame = element.querySelector("iframe");
    this.status = element.querySelector("[role=status]");
    // With its type, since a document without one is laid out as in the last century.
    this.ready = new Promise((ready) => this.frame.addEventListener("load", ready, { once: true }));
    this.frame.srcdoc = "<!doctype html><title></title>";
    const note = () => this.#later();
    for (const type of ["input", "change", "formset:added", "formset:removed", "desk:reached"]) {
      document.addEventListener(type, note);
    }
    window.django?.jQuery(form).on("select2:select select2:unselect select2:clear", note);
  }

  /** Whether it is shown. */
  set on(value) {
    this.#on = value;
    this.element.hidden = !value;
    if (value) this.#follow();
  }

  #later(pause = PAUSE) {
    if (!this.#on) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#follow(), pause);
  }

  async #follow() {
    if (this.#busy || !this.#on) return;
    const text = textOf(this.form);
    if (text === this.#shown) return;
    // Not while somebody else may be the one who is logged in.
    if (this.form.hasAttribute("data-unreached")) {
      this.status.textContent = this.status.dataset.failed;
      return;
    }
    this.#busy = true;
    try {
      const [page] = await Promise.all([this.#page(text), this.ready]);
      this.#show(page);
      this.#shown = text;
      this.status.textContent = "";
    } catch (error) {
      console.warn(error);
      this.status.textContent = this.status.dataset.failed;
      this.#later(AGAIN);
      return;
    } finally {
      this.#busy = false;
    }
    // What was typed meanwhile.
    if (textOf(this.form) !== this.#shown) this.#later();
  }

  async #page(text) {
    const body = new URLSearchParams(text);
    body.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    const answer = await fetch(this.element.dataset.url, { method: "POST", body, redirect: "manual" });
    if (!answer.ok) throw new Error(`The preview was answered with ${answer.status}`);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  }

  #show(page) {
    const { contentDocument: shown } = this.frame;
    if (shown.querySelector("main")) {
      patch(shown.querySelector("main"), shown.importNode(page.querySelector("main"), true));
      return;
    }
    for (const script of page.querySelectorAll("script")) script.remove();
    // The head and the foot of the site are not what is written here.
    page.body.replaceChildren(page.querySelector("main"));
    shown.replaceChild(shown.importNode(page.documentElement, true), shown.documentElement);
    shown.addEventListener("click", (event) => this.#clicked(event));
    shown.addEventListener("keydown", this.press);
  }

  /** A footnote is gone to; every other link opens beside the desk, so that the form stays. */
  #clicked(event) {
    const link = event.target.closest("a[href]");
    if (!link) return;
    event.preventDefault();
    const address = link.getAttribute("href");
    if (address.startsWith("#")) {
      this.frame.contentDocument.getElementById(address.slice(1))?.scrollIntoView();
    } else {
      window.open(link.href, "_blank", "noopener");
    }
  }
}
