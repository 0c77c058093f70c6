/** The bar at the foot of the window: where the text is, and who else has it open. */

export class Bar {
  #announcedOthers = new Set();

  constructor(element) {
    this.element = element;
    this.parts = Object.fromEntries(
      [...element.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]),
    );
    const options = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
    this.clock = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: element.dataset.zone });
    element.hidden = false;
  }

  /** A sentence of the page, its places filled in. */
  sentence(name, places = {}) {
    return Object.entries(places).reduce(
      (text, [place, value]) => text.replace(`[${place}]`, value),
      this.element.getAttribute(`data-say-${name}`),
    );
  }

  /**
   * Show a state. `since` is a Date, `reason` a sentence of the server, `where` the name of a
   * sentence on where the text is meanwhile.
   */
  show(state, { since, reason, where, heard } = {}) {
    const places = { reason: reason ?? "", time: since ? this.clock.format(since) : "" };
    const said = this.sentence(state, places);
    const whereabouts = where ? this.sentence(where) : "";
    this.element.dataset.state = state;
    this.parts.state.textContent = said;
    this.parts.where.textContent = whereabouts;
    this.parts["log-in"].hidden = !["away", "stranger"].includes(state);
    if (heard) this.announce(`${said} ${whereabouts}`);
  }

  /** Say something to those who hear the page, once. */
  announce(said) {
    this.parts.announced.textContent = said;
  }

  /** Show what the server says of others; what is new among it is heard, once. */
  others(news) {
    const list = this.parts.others;
    list.replaceChildren(...news.map((one) => this.#line(one)));
    const fresh = news.filter(({ key }) => !this.#announcedOthers.has(key));
    this.#announcedOthers = new Set(news.map(({ key }) => key));
    if (fresh.length) this.announce(fresh.map(({ said }) => said).join(" "));
  }

  #line({ said, newer }) {
    const line = document.createElement("li");
    line.textContent = said;
    if (newer) {
      const link = document.createElement("a");
      link.href = this.element.dataset.historyUrl;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = this.parts.others.dataset.history;
      line.append(" ", link);
    }
    return line;
  }
}
