/**
 * A field that finds things of ours while their name is typed: a combobox (ARIA Authoring Practices).
 * Arrows lead through what is offered, Enter takes it, Escape closes the list and then the dialog.
 */

import { crel } from "django-prose-editor/editor";
import { gettext } from "./words.js";

const PAUSE = 150; // milliseconds without a key before the server is asked
let number = 0;

export class Finder {
  #asked = 0;
  #timer = 0;
  #active = -1;

  /** `address` answers `?q=` with JSON: {offers}. Without one nothing is asked. */
  constructor({ address, label, value = "" }) {
    this.address = address;
    const id = `finder-${++number}`;
    this.list = crel("ul", { id: `${id}-list`, className: "offers", hidden: true, role: "listbox" });
    this.list.setAttribute("aria-label", gettext("Found"));
    this.said = crel("p", { className: "said", role: "status" });
    this.input = crel("input", { id, type: "text", value, autocomplete: "off", role: "combobox" });
    this.#set({ "aria-autocomplete": "list", "aria-controls": this.list.id, "aria-expanded": "false" });
    this.input.required = true;
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.#pressed(event));
    this.element = crel("div", { className: "prose-editor-dialog-field" }, [
      crel("label", { htmlFor: id, textContent: label }),
      crel("div", { className: "finder" }, [this.input, this.list, this.said]),
    ]);
  }

  get value() {
    return this.input.value.trim();
  }

  /** Whether the server is asked for these words. */
  wants(words) {
    return words !== "";
  }

  /** What the list shows of an offer: nodes. */
  described() {
    throw new Error("Say what the list shows.");
  }

  /** What becomes of an offer that somebody takes. */
  taken() {
    throw new Error("Say what becomes of it.");
  }

  /** Ask for what stands in the field, once no key has been pressed for a while. */
  typed() {
    clearTimeout(this.#timer);
    this.input.setCustomValidity("");
    const words = this.value;
    if (!this.address || !this.wants(words)) this.close();
    else this.#timer = setTimeout(() => this.ask(words), PAUSE);
  }

  async ask(words) {
    const asked = ++this.#asked;
    const response = await fetch(`${this.address}?${new URLSearchParams({ q: words })}`);
    if (!response.ok || asked !== this.#asked || words !== this.value) return;
    const { offers } = await response.json();
    this.#show(offers);
    this.said.textContent = offers.length ? "" : gettext("Nothing of ours is called so.");
  }

  close() {
    this.#asked += 1;
    this.#show([]);
  }

  #set(attributes) {
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
  }

  #show(offers) {
    this.#active = -1;
    this.said.textContent = "";
    this.list.replaceChildren(...offers.map((offer, index) => this.#option(offer, index)));
    this.list.hidden = !offers.length;
    this.#set({ "aria-expanded": String(offers.length > 0), "aria-activedescendant": "" });
  }

  #option(offer, index) {
    const option = crel("li", { id: `${this.list.id}-${index}`, role: "option" }, this.described(offer));
    option.setAttribute("aria-selected", "false");
    option.take = () => this.taken(offer);
    // Not by a click, as the field would lose the focus before.
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      option.take();
    });
    return option;
  }

  #move(step) {
    const options = [...this.list.children];
    this.#active = (this.#active + step + options.length + (this.#active < 0 && step < 0)) % options.length;
    options.forEach((one, index) => one.setAttribute("aria-selected", String(index === this.#active)));
    this.#set({ "aria-activedescendant": options[this.#active].id });
    options[this.#active].scrollIntoView({ block: "nearest" });
  }

  #pressed(event) {
    if (this.list.hidden || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#move(step);
    else if (event.key === "Enter" && this.#active >= 0) this.list.children[this.#active].take();
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
