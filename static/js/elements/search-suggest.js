/* <search-suggest data-module="/static/js/elements/search-suggest.js" data-from="/search/suggest/"
     data-label="Suggestions" data-none="No suggestions"
     data-many="Suggestions: {number}">
     <label for="id">Search for</label> <input type="search" id="id" name="q"> <button>Search</button>
   </search-suggest>

   Inside a plain GET form, which works without this script. With it, which `page.js` brings when the
   field gets the focus, the field becomes a combobox with a list below it (WAI-ARIA 1.2, "editable
   combobox with list autocomplete"): arrows move through the list, Enter follows the entry, Escape
   closes, and Enter on the text searches. */

const WAIT = 180; // Milliseconds after the last letter, so that fast typing asks once.
const SHORTEST = 2;

class SearchSuggest extends HTMLElement {
  #input;
  #list;
  #status;
  #timer = 0;
  #request = null;
  #active = -1;

  connectedCallback() {
    this.#input = this.querySelector("input");
    if (!this.#input || this.#list) return;
    this.#list = document.createElement("ul");
    this.#list.id = `${this.#input.id}-suggestions`;
    this.#list.className = "search-suggestions";
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", this.dataset.label);
    this.#list.hidden = true;
    this.#status = document.createElement("p");
    this.#status.className = "visually-hidden";
    this.#status.setAttribute("role", "status");
    this.append(this.#list, this.#status);
    const attributes = {
      role: "combobox",
      autocomplete: "off",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.#list.id,
    };
    for (const [name, value] of Object.entries(attributes)) this.#input.setAttribute(name, value);
    this.#input.addEventListener("input", () => this.#wait());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#input.addEventListener("blur", () => this.#close());
    // The field keeps the focus, so that a click on an entry is not lost to the closing list.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#follow(event.target.closest("[role=option]")));
    // Letters that came before this script did.
    if (this.#input.value !== this.#input.defaultValue) this.#wait();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#request?.abort();
  }

  get #options() {
    return [...this.#list.children];
  }

  #wait() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    // One character of Han or Hangul is worth asking for.
    const text = this.#input.value.trim();
    if (text.length < SHORTEST && !/[^\u0000-\u0dff]/u.test(text)) {
      this.#close();
      return;
    }
    this.#timer = setTimeout(() => this.#ask(text), WAIT);
  }

  async #ask(text) {
    this.#request = new AbortController();
    const { signal } = this.#request;
    try {
      const query = new URLSearchParams({ q: text });
      const response = await fetch(`${this.dataset.from}?${query}`, { signal });
      if (!response.ok) throw new Error(response.statusText);
      const { suggestions } = await response.json();
      if (!signal.aborted && this.#input === document.activeElement) this.#show(suggestions);
    } catch {
      // Off line, or another letter came: the form itself still searches.
      if (!signal.aborted) this.#close();
    }
  }

  #show(suggestions) {
    this.#active = -1;
    this.#input.removeAttribute("aria-activedescendant");
    this.#list.replaceChildren(...suggestions.map((entry, at) => this.#option(entry, at)));
    this.#open(suggestions.length > 0);
    const { none, many } = this.dataset;
    const number = suggestions.length;
    this.#status.textContent = number ? many.replace("{number}", String(number)) : none;
  }

  #option(entry, at) {
    const option = document.createElement("li");
    option.id = `${this.#list.id}-${at}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.address = entry.address;
    const text = document.createElement("bdi");
    text.textContent = entry.text;
    if (entry.language) text.lang = entry.language;
    const kind = document.createElement("span");
    kind.textContent = entry.kind;
    option.append(text, " ", kind);
    return option;
  }

  #open(open) {
    this.#list.hidden = !open;
    this.#input.setAttribute("aria-expanded", String(open));
  }

  #close() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#open(false);
    this.#status.textContent = "";
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
    if (event.isComposing || this.#list.hidden) return;
    const last = this.#options.length - 1;
    if (event.key === "ArrowDown") this.#choose(this.#active < last ? this.#active + 1 : -1);
    else if (event.key === "ArrowUp") this.#choose(this.#active < 0 ? last : this.#active - 1);
    else if (event.key === "Escape") this.#close();
    else if (event.key === "Enter" && this.#active >= 0) this.#follow(this.#options[this.#active]);
    else return;
    event.preventDefault();
  }

  #follow(option) {
    if (option) location.assign(option.dataset.address);
  }
}

customElements.define("search-suggest", SearchSuggest);
