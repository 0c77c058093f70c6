/* <foot-notes data-close="Close"> <ol> <li id="fn-1">… <a class="back" href="#ref-1"></a></li> … </ol>
   </foot-notes>, and in the text <a class="ref" id="ref-1" href="#fn-1" aria-label="Note 1">1</a>.

   Opens a note beside its number instead of leading to the end of the page. Escape, a click outside
   and the button close it, and the focus is where it was. Without the script, and on paper, the
   numbers lead to the notes at the end, which stay there in any case. */

class FootNotes extends HTMLElement {
  #note;
  #words;
  #reference = null;

  connectedCallback() {
    if (this.#note || !("popover" in HTMLElement.prototype)) return;
    this.#note = this.#made();
    this.append(this.#note);
    for (const reference of this.#references()) {
      reference.setAttribute("role", "button");
      reference.setAttribute("aria-expanded", "false");
      reference.setAttribute("aria-haspopup", "dialog");
      reference.addEventListener("click", (event) => this.#clicked(event, reference));
      reference.addEventListener("keydown", (event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        reference.click();
      });
    }
  }

  #references() {
    const found = this.closest("article").querySelectorAll("a.ref[href^='#fn-']");
    return [...found].filter((one) => this.querySelector(one.getAttribute("href")));
  }

  #made() {
    const note = document.createElement("div");
    note.className = "popnote";
    note.popover = "auto";
    note.tabIndex = -1;
    note.setAttribute("role", "dialog");
    this.#words = document.createElement("div");
    const { lang, dir } = this.querySelector("ol");
    Object.assign(this.#words, { lang, dir });
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = this.dataset.close;
    close.addEventListener("click", () => note.hidePopover());
    note.append(this.#words, close);
    note.addEventListener("toggle", (event) => {
      if (event.newState === "open") return;
      this.#reference?.setAttribute("aria-expanded", "false");
      this.#reference = null;
    });
    return note;
  }

  #clicked(event, reference) {
    // A note in a tab of its own is what the reader asked for with these keys.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const same = this.#reference === reference;
    this.#close();
    if (!same) this.#open(reference);
  }

  #close() {
    if (this.#note.matches(":popover-open")) this.#note.hidePopover();
    this.#reference?.setAttribute("aria-expanded", "false");
    this.#reference = null;
  }

  #open(reference) {
    const words = this.querySelector(reference.getAttribute("href")).cloneNode(true);
    words.querySelector(".back")?.remove();
    this.#words.replaceChildren(...words.childNodes);
    this.#note.setAttribute("aria-label", reference.getAttribute("aria-label"));
    this.#reference = reference;
    reference.setAttribute("aria-expanded", "true");
    // From the reference, so that this is where the focus goes back to, whoever opened the note.
    reference.focus({ preventScroll: true });
    this.#note.showPopover();
    this.#note.focus({ preventScroll: true });
  }
}

customElements.define("foot-notes", FootNotes);
