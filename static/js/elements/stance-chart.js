/* <stance-chart>
     <div class="cells"> <ul> <li> <a data-take="7"><span>Ada: Agree, confidence 8 of 10</span></a> …
     <p class="readout" aria-hidden="true">…</p>
   </stance-chart>

   Lists of links, one list of lists a position; the order within is the most confident first. With
   this script they are one stop of the Tab key: up and down walk through a position, left and right
   go to the next one, Home and End to the first and the last dot. The read-out says whose dot it
   is, with the quotation that the list of answers has for it. `takes:filtered` on the document
   names the answers that a filter shows; the others fade. */

const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

class StanceChart extends HTMLElement {
  #columns = [];
  #readout;

  connectedCallback() {
    if (this.#readout) return;
    this.#readout = this.querySelector(".readout");
    this.#columns = [...this.querySelectorAll(".cells")]
      .map((cells) => [...cells.querySelectorAll("a")])
      .filter((links) => links.length > 0);
    this.#stopAt(this.#links[0]);
    this.addEventListener("keydown", (event) => this.#key(event));
    this.addEventListener("focusin", (event) => this.#meet(event, true));
    this.addEventListener("pointerover", (event) => this.#meet(event, false));
    document.addEventListener("takes:filtered", this.#fade);
  }

  disconnectedCallback() {
    document.removeEventListener("takes:filtered", this.#fade);
  }

  get #links() {
    return this.#columns.flat();
  }

  #stopAt(link) {
    for (const one of this.#links) one.tabIndex = one === link ? 0 : -1;
  }

  #key(event) {
    const link = event.target.closest(".cells a");
    if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = this.#next(event.key, link);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  #next(key, link) {
    if (key === "Home") return this.#links.at(0);
    if (key === "End") return this.#links.at(-1);
    if (!(key in STEPS)) return null;
    const [across, along] = STEPS[key];
    const column = this.#columns.findIndex((links) => links.includes(link));
    const row = this.#columns[column].indexOf(link);
    if (along) return this.#columns[column][row + along] ?? link;
    const forward = getComputedStyle(this).direction === "rtl" ? -across : across;
    const other = this.#columns[column + forward];
    return other ? other[Math.min(row, other.length - 1)] : link;
  }

  #meet(event, focused) {
    const link = event.target.closest(".cells a");
    if (!link) return;
    if (focused) this.#stopAt(link);
    const who = document.createElement("b");
    who.textContent = link.textContent;
    const quotation = document.createElement("q");
    const take = document.querySelector(`.take[data-take="${CSS.escape(link.dataset.take)}"]`);
    quotation.textContent = take?.querySelector("blockquote p")?.textContent ?? "";
    this.#readout.replaceChildren(who, ...(quotation.textContent ? [quotation] : []));
  }

  #fade = (event) => {
    for (const link of this.#links) {
      link.parentElement.classList.toggle("dim", !event.detail.has(link.dataset.take));
    }
  };
}

customElements.define("stance-chart", StanceChart);
