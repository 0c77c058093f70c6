/* <take-filter>
     <form> … <p role="status" data-pattern="{shown} of 60 answers"></p> <a class="clear">Clear</a> </form>
     <p class="nothing" hidden>…</p>
     <div data-flat hidden> <ol class="takes"></ol> </div>
     <div data-group="12"> <ol class="takes"> <li class="take" data-take data-wave data-ranks
       data-position data-organisation data-tag> … </ol> </div>
     <div data-group="13"> <ol class="soon-list"> <li class="soon" data-wave> … </ol> </div>
   </take-filter>

   The form is a GET form that the server answers with the same list. With this script the list
   follows the form at once, the count is announced, and the address says what is shown: a choice is
   a step that Back takes back, a word typed is one step, however many letters it has.
   `articles/take_filter.py` filters in the same way: whoever changes one changes the other. */

const ALIKE = {
  ß: "ss", ł: "l", ø: "o", đ: "d", ħ: "h", ı: "i", æ: "ae", œ: "oe", ð: "d", þ: "th", ς: "σ",
  "’": "'", "‘": "'", ʼ: "'", "‐": "-", "‑": "-", "–": "-",
};

class TakeFilter extends HTMLElement {
  /* The text without case, accents and control characters, with single spaces. */
  static fold(text) {
    return text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/\p{Mn}/gu, "")
      .replace(/\p{Cc}/gu, " ")
      .replace(/[ßłøđħıæœðþς’‘ʼ‐‑–]/gu, (letter) => ALIKE[letter])
      .split(/\s+/u)
      .filter(Boolean)
      .join(" ");
  }

  #form;
  #status;
  #takes = [];
  #soon = [];
  #words = new Map();
  #typing = false;

  connectedCallback() {
    this.#form = this.querySelector("form");
    if (!this.#form || this.#status) return;
    this.#status = this.#form.querySelector("[role=status]");
    this.#takes = [...this.querySelectorAll(".take")];
    this.#soon = [...this.querySelectorAll(".soon")];
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#typing = false;
    });
    this.#form.addEventListener("input", (event) => this.#changed(event.target));
    this.#form.querySelector(".clear").addEventListener("click", (event) => {
      event.preventDefault();
      this.#clear();
    });
    addEventListener("popstate", this.#back);
  }

  disconnectedCallback() {
    removeEventListener("popstate", this.#back);
  }

  #changed(control) {
    const typing = control.name === "q";
    const same = typing && this.#typing;
    this.#typing = typing;
    this.#apply();
    this.#say(same);
  }

  #clear() {
    const view = this.#query().get("view");
    this.#fill(new URLSearchParams(view ? { view } : {}));
    this.#typing = false;
    this.#apply();
    this.#say(false);
    this.#form.elements.q.focus();
  }

  #back = () => {
    this.#typing = false;
    this.#fill(new URLSearchParams(location.search));
    this.#apply();
  };

  /* What the form asks for, without what is empty. */
  #query() {
    return new URLSearchParams(
      [...new FormData(this.#form)].filter(([name, value]) => (name === "q" ? value.trim() : value)),
    );
  }

  #fill(query) {
    for (const control of this.#form.elements) {
      if (control.type === "hidden") continue;
      if (control.type === "checkbox") {
        control.checked = query.getAll(control.name).includes(control.value);
      } else if (control.type === "radio") {
        control.checked = (query.get(control.name) ?? "") === control.value;
      } else if (control.name) {
        control.value = query.get(control.name) ?? "";
        if (control.selectedIndex === -1) control.value = "";
      }
    }
  }

  #say(same) {
    const query = this.#query().toString();
    const address = `${location.pathname}${query ? `?${query}` : ""}`;
    if (address === `${location.pathname}${location.search}`) return;
    if (same) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  }

  #apply() {
    const query = this.#query();
    const asked = {
      words: TakeFilter.fold(query.get("q") ?? "").split(" ").filter(Boolean),
      positions: query.getAll("position"),
      organisation: query.get("organisation"),
      tag: query.get("tag"),
      wave: query.get("wave"),
    };
    for (const take of this.#takes) take.hidden = !this.#shows(take, asked);
    for (const soon of this.#soon) soon.hidden = !this.#shows(soon, asked);
    this.#sort(query.get("sort"));
    for (const group of this.querySelectorAll("[data-group], [data-flat]")) {
      group.hidden = !group.querySelector(".take:not([hidden]), .soon:not([hidden])");
    }
    const shown = this.#takes.filter((take) => !take.hidden);
    const soon = this.#soon.filter((one) => !one.hidden);
    this.querySelector(".nothing").hidden = shown.length + soon.length > 0;
    this.#status.textContent = this.#status.dataset.pattern
      .replace("{shown}", shown.length)
      .replace("{soon}", soon.length);
    const detail = new Set(shown.map((take) => take.dataset.take));
    document.dispatchEvent(new CustomEvent("takes:filtered", { detail }));
  }

  #shows(entry, { words, positions, organisation, tag, wave }) {
    const out = entry.matches(".take");
    const has = (name, value) => (entry.dataset[name] ?? "").split(" ").includes(value);
    if (wave && entry.dataset.wave !== wave) return false;
    if (!words.every((word) => this.#wordsOf(entry).includes(word))) return false;
    if (!out) return !positions.length && !organisation && !tag;
    if (positions.length && !positions.includes(entry.dataset.position)) return false;
    return (!organisation || has("organisation", organisation)) && (!tag || has("tag", tag));
  }

  #wordsOf(entry) {
    if (!this.#words.has(entry)) {
      const parts = [...entry.querySelectorAll(".who bdi, h4, blockquote")];
      this.#words.set(entry, TakeFilter.fold(parts.map((part) => part.textContent).join(" ")));
    }
    return this.#words.get(entry);
  }

  /* Sorted answers stand in one list, the others in that of their wave, both by their rank. */
  #sort(sort) {
    const options = [...this.#form.elements.sort.options].slice(1);
    const chosen = options.findIndex((option) => option.value === sort);
    const inOrder = options.findIndex((option) => option.value === "order");
    const rank = (take) => Number(take.dataset.ranks.split(" ")[chosen === -1 ? inOrder : chosen]);
    const flat = this.querySelector("[data-flat] .takes");
    for (const take of this.#takes.toSorted((one, other) => rank(one) - rank(other))) {
      const wave = CSS.escape(take.dataset.wave);
      const home = this.querySelector(`[data-group="${wave}"] .takes`);
      (chosen === -1 ? home : flat).append(take);
    }
  }
}

customElements.define("take-filter", TakeFilter);
