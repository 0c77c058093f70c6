/* <desk-search data-from="/admin/search/suggest/" data-page="/admin/search/" data-title="Search the desk"
     data-label="Articles, people, collections, actions" data-none="Nothing was found."
     data-many="Results: {number}" data-close="Close">
     <a href="/admin/search/">Search</a> <kbd hidden>Ctrl K</kbd>
   </desk-search>

   A link to the page of the search, which works without this script. With it, the link and Ctrl-K
   (Cmd-K) open a dialog over whatever is being done: a combobox with a list of groups below it
   (WAI-ARIA 1.2, "editable combobox with list autocomplete"). Arrows move through the list, Enter
   follows the entry, or searches for the text on the page; Escape closes, and the focus returns. */

const WAIT = 150; // Milliseconds after the last letter, so that fast typing asks once.
const APPLE = /Mac|iPhone|iPad/.test(navigator.platform);

const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

class DeskSearch extends HTMLElement {
  #dialog;
  #input;
  #list;
  #status;
  #timer = 0;
  #request = null;
  #active = -1;

  connectedCallback() {
    if (this.#dialog) return;
    this.#build();
    const link = this.querySelector("a");
    const key = this.querySelector("kbd");
    key.textContent = APPLE ? "⌘ K" : key.textContent;
    key.hidden = false;
    link.setAttribute("aria-keyshortcuts", APPLE ? "Meta+K" : "Control+K");
    link.addEventListener("click", (event) => {
      // With a key held, it opens elsewhere, as links do.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.#open();
    });
    document.addEventListener("keydown", (event) => {
      const held = APPLE ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
      const asked = held && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k";
      // An editor that has a use of its own for these keys has said so by now.
      if (!asked || event.defaultPrevented) return;
      event.preventDefault();
      if (this.#dialog.open) this.#dialog.close();
      else this.#open();
    });
  }

  #build() {
    const { title, label, page, close } = this.dataset;
    this.#list = make("div", { id: "desk-search-list", role: "listbox", "aria-label": title });
    this.#input = make("input", {
      id: "desk-search-input",
      type: "search",
      name: "q",
      maxlength: "1000",
      role: "combobox",
      autocomplete: "off",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.#list.id,
    });
    this.#status = make("p", { class: "visually-hidden", role: "status" });
    const button = make("button", { type: "button", class: "desk-search-close" }, close);
    const form = make(
      "form",
      { method: "get", action: page, role: "search", "aria-label": title },
      make("label", { for: this.#input.id }, label),
      make("div", { class: "desk-search-row" }, this.#input, button),
    );
    this.#dialog = make("dialog", { class: "desk-search", "aria-label": title });
    this.#dialog.append(form, this.#list, this.#status);
    this.#list.hidden = true;
    button.addEventListener("click", () => this.#dialog.close());
    this.#dialog.addEventListener("close", () => this.#forget());
    // A press beside the dialog lands on the dialog itself.
    this.#dialog.addEventListener("pointerdown", (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    this.#input.addEventListener("input", () => this.#wait());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    // The field keeps the focus, so that a press on an entry moves nothing.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) =>
      this.#follow(event.target.closest("[role=option]"), event),
    );
  }

  get #options() {
    return [...this.#list.querySelectorAll("[role=option]")];
  }

  #open() {
    // Of two dialogs the one below keeps what is typed into it.
    if (document.querySelector("dialog:modal")) return;
    document.body.append(this.#dialog);
    this.#dialog.showModal();
    this.#input.select();
    this.#ask();
  }

  #forget() {
    // The event comes a moment after the closing: it may be open again.
    if (this.#dialog.open) return;
    this.#dialog.remove();
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#input.value = "";
    this.#show([]);
    this.#status.textContent = "";
  }

  #wait() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    // What is listed answers to other words now: Enter must not follow it.
    this.#choose(-1);
    this.#timer = setTimeout(() => this.#ask(), WAIT);
  }

  async #ask() {
    this.#request = new AbortController();
    const { signal } = this.#request;
    const text = this.#input.value;
    try {
      const response = await fetch(`${this.dataset.from}?${new URLSearchParams({ q: text })}`, { signal });
      if (!response.ok || response.redirected) throw new Error(response.statusText);
      const { groups } = await response.json();
      if (signal.aborted) return;
      this.#show(groups);
      const number = this.#options.length;
      const { none, many } = this.dataset;
      this.#status.textContent = number ? many.replace("{number}", String(number)) : none;
    } catch {
      // Off line, logged out, or another letter came: Enter still leads to the page.
      if (!signal.aborted) this.#show([]);
    }
  }

  #show(groups) {
    let number = 0;
    const option = ({ text, note, address, language }) => {
      const title = make("bdi", language ? { lang: language } : {}, text);
      const about = note ? [make("span", {}, note)] : [];
      const id = `desk-search-option-${number++}`;
      const made = make("div", { id, role: "option", "aria-selected": "false" }, title, ...about);
      made.dataset.address = address;
      return made;
    };
    this.#list.replaceChildren(
      ...groups.map(({ label, options }, at) => {
        const id = `desk-search-group-${at}`;
        const heading = make("div", { id, role: "presentation", class: "desk-search-group" }, label);
        return make("div", { role: "group", "aria-labelledby": id }, heading, ...options.map(option));
      }),
    );
    this.#list.hidden = number === 0;
    this.#input.setAttribute("aria-expanded", String(number > 0));
    this.#choose(-1);
  }

  #choose(at) {
    this.#active = at;
    this.#options.forEach((option, number) => {
      option.setAttribute("aria-selected", String(number === at));
    });
    const chosen = this.#options[at];
    if (chosen) {
      this.#input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else {
      this.#input.removeAttribute("aria-activedescendant");
    }
  }

  #key(event) {
    if (event.isComposing) return;
    const last = this.#options.length - 1;
    if (event.key === "Escape") this.#dialog.close();
    else if (event.key === "ArrowDown") this.#choose(this.#active < last ? this.#active + 1 : -1);
    else if (event.key === "ArrowUp") this.#choose(this.#active < 0 ? last : this.#active - 1);
    else if (event.key === "Enter" && this.#active >= 0)
      this.#follow(this.#options[this.#active], event);
    else return;
    event.preventDefault();
  }

  #follow(option, { ctrlKey, metaKey }) {
    if (!option) return;
    const { address } = option.dataset;
    if (ctrlKey || metaKey) window.open(address, "_blank", "noopener");
    else location.assign(address);
  }
}

customElements.define("desk-search", DeskSearch);
