/* <reading-progress data-collection="7" data-take="12" data-out="12 15 18" data-forget="Forget"
     data-pattern="You have read {read} of the {out} answers that are out." data-kept="…">
   </reading-progress>

   Says how many answers of a collection the reader has read. An answer is read when the end of its
   text has been seen. Which ones is kept in this browser and never sent; answers that are no longer
   out do not count. Empty without the script, or where the browser keeps nothing. */

const KEY = "hanoi.read.";

class ReadingProgress extends HTMLElement {
  #watcher;
  #out;

  connectedCallback() {
    this.#out = new Set(this.dataset.out.split(" "));
    this.#show();
    addEventListener("storage", this.#changed);
    const end = this.closest("article").querySelector(".prose > :last-child");
    if (!end || this.#read().has(this.dataset.take)) return;
    this.#watcher = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      this.#watcher.disconnect();
      this.#keep(this.#read().add(this.dataset.take));
    });
    this.#watcher.observe(end);
  }

  disconnectedCallback() {
    this.#watcher?.disconnect();
    removeEventListener("storage", this.#changed);
  }

  #changed = (event) => {
    if (event.key === this.#key || event.key === null) this.#show();
  };

  get #key() {
    return KEY + this.dataset.collection;
  }

  /* The answers that are read. What another program wrote there counts as nothing. */
  #read() {
    try {
      return new Set(localStorage.getItem(this.#key)?.split(" "));
    } catch {
      return new Set();
    }
  }

  #keep(read) {
    try {
      if (read) localStorage.setItem(this.#key, [...read].join(" "));
      else localStorage.removeItem(this.#key);
    } catch {
      return; // The reader forbids it, and so nothing is counted.
    }
    this.#show();
  }

  #show() {
    const read = [...this.#read()].filter((take) => this.#out.has(take));
    if (!read.length) return this.replaceChildren();
    const { pattern, kept, forget } = this.dataset;
    const words = document.createElement("p");
    words.textContent = pattern.replace("{read}", read.length).replace("{out}", this.#out.size);
    const small = document.createElement("span");
    small.textContent = kept;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = forget;
    button.addEventListener("click", () => this.#keep(null));
    this.replaceChildren(words, small, button);
  }
}

customElements.define("reading-progress", ReadingProgress);
