/**
 * Follows what is written in a form: keeps it in the browser, sends it, and says truly where it is.
 *
 * One request is under way at a time; whatever was written meanwhile goes out after it. Nothing is
 * sent while it is not known that the writer is still the one who is logged in.
 */

import { hidden, isTouched, textOf } from "./text.js";

// What is over when the server is asked who is logged in; a fault shows only in the next attempt.
const HEALED = new Set(["offline", "away", "stranger", "token"]);
// No use in trying again.
const LASTING = new Set(["gone", "unfit"]);
// After so long a save was stopped by somebody.
const STOPPED = 15_000;

export class Writer {
  /** The text as the server has it; `undefined` until somebody touches the form. */
  #saved;
  #savedAt = null;
  /** The text as this browser keeps it. */
  #kept = null;
  #keeping = Promise.resolve();
  #underWay = null;
  #ill = null;
  #leaving = false;
  #timers = {};

  constructor(form, { pause, meanwhile, keep, article, savedAt, unsaved }, { bar, server, safe }) {
    Object.assign(this, { form, article, bar, server, safe });
    this.delays = { pause: Number(pause), meanwhile: Number(meanwhile), keep: Number(keep) };
    /** Whether something was written since the last beat, for those who have it open as well. */
    this.changed = false;
    this.#hold();
    this.#listen();
    this.form.dataset.kept = "true"; // Now `form.js` need not ask before the page is left.
    if (savedAt) this.#savedAt = new Date(savedAt);
    // A form that came back with errors, and one in which somebody has written before this ran.
    if (unsaved !== undefined || isTouched(form)) this.#saved = null;
    this.#note();
  }

  /** Whether something stands between this form and the server. */
  get troubled() {
    return this.#trouble !== null;
  }

  /** Ask who is logged in, and go on if that is the writer. */
  async heal() {
    if (this.#trouble?.lasting) return;
    const answer = await this.server.here();
    if (answer.kind !== "ok") {
      this.fail(answer);
      return;
    }
    if (HEALED.has(this.#trouble?.kind) || !this.#dirty) this.#trouble = null;
    this.#render();
    if (this.#dirty) await this.#send();
  }

  /** Note that the server was not reached, or refused. */
  fail({ kind, problem, lasting }) {
    const fresh = this.#trouble?.kind !== kind || this.#trouble.reason !== problem;
    const since = fresh ? new Date() : this.#trouble.since;
    this.#trouble = { kind, since, reason: problem, lasting: lasting || LASTING.has(kind) };
    this.#render({ heard: fresh && kind !== "token" });
  }

  /** What stands between; what else would send the text looks at the form and waits as well. */
  get #trouble() {
    return this.#ill;
  }

  set #trouble(value) {
    const over = this.#ill !== null && value === null;
    this.#ill = value;
    this.form.toggleAttribute("data-unreached", value !== null);
    if (over) this.form.dispatchEvent(new CustomEvent("desk:reached", { bubbles: true }));
  }

  get #dirty() {
    return this.#saved !== undefined && textOf(this.form) !== this.#saved;
  }

  #entry(text) {
    const names = ["opening", "turn", "continues"];
    const form = Object.fromEntries(names.map((name) => [name, hidden(this.form, name)]));
    return { article: this.article, at: new Date().toISOString(), form, text };
  }

  #listen() {
    const touch = () => {
      if (this.#saved === undefined) this.#saved = textOf(this.form);
    };
    // Before anything changes: what editors and scripts put into the form by themselves is no text.
    for (const type of ["beforeinput", "keydown", "pointerdown", "paste", "drop"]) {
      document.addEventListener(type, touch, { capture: true });
    }
    const note = () => this.#note();
    for (const type of ["input", "change", "formset:added", "formset:removed"]) {
      document.addEventListener(type, note);
    }
    window.django?.jQuery(this.form).on("select2:select select2:unselect select2:clear", note);
    this.form.addEventListener("click", () => setTimeout(note));
    this.form.addEventListener("submit", (event) => this.#submit(event));
    window.addEventListener("online", () => this.heal());
    window.addEventListener("offline", () => this.fail({ kind: "offline" }));
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.#send();
    });
    window.addEventListener("beforeunload", (event) => {
      if (!this.#leaving && this.#dirty && this.#kept !== textOf(this.form)) event.preventDefault();
    });
    window.addEventListener("pagehide", () => {
      if (this.#leaving || this.#trouble || !this.#dirty) return;
      this.#keep();
      this.server.autosaveAtLast(this.#entry(textOf(this.form)));
    });
    window.addEventListener("pageshow", ({ persisted }) => {
      if (persisted) this.#anew();
    });
  }

  /** As long as this window is open, no other one takes what it keeps for left behind. */
  #hold() {
    navigator.locks?.request(lockOf(hidden(this.form, "opening")), () => new Promise(() => {}));
  }

  /** From here on it is another form: what was sent with it is done with. */
  #anew() {
    hidden(this.form, "opening", crypto.randomUUID());
    hidden(this.form, "continues", "");
    hidden(this.form, "turn", "0");
    this.#hold();
  }

  #note() {
    if (!this.#dirty) {
      this.#stop();
      this.#render();
      return;
    }
    const text = textOf(this.form);
    if (text !== this.seen) {
      this.seen = text;
      // It may have been made shorter.
      if (this.#trouble?.kind === "unfit") this.#trouble = null;
      this.changed = true;
      hidden(this.form, "turn", Number(hidden(this.form, "turn")) + 1);
      this.#after("keep", () => this.#keep(), { anew: true });
      this.#after("pause", () => this.#send(), { anew: true });
      this.#after("meanwhile", () => this.#send());
    }
    this.#render();
  }

  #after(name, act, { anew = false } = {}) {
    if (anew) this.#clear(name);
    this.#timers[name] ??= setTimeout(() => {
      delete this.#timers[name];
      act();
    }, this.delays[name]);
  }

  #clear(name) {
    clearTimeout(this.#timers[name]);
    delete this.#timers[name];
  }

  #stop() {
    Object.keys(this.#timers).forEach((name) => this.#clear(name));
  }

  /** Keep the text in the browser until the server has it. */
  #keep() {
    const text = textOf(this.form);
    if (!this.#dirty || text === this.#kept) return this.#keeping;
    const entry = this.#entry(text);
    this.#keeping = this.#keeping.then(async () => {
      if (await this.safe.put(entry)) this.#kept = text;
      this.#render();
    });
    return this.#keeping;
  }

  #send() {
    this.#clear("pause");
    this.#clear("meanwhile");
    if (this.#underWay || !this.#dirty || this.#leaving || this.#trouble?.lasting) {
      return this.#underWay;
    }
    this.#underWay = this.#deliver().finally(() => {
      this.#underWay = null;
      if (this.#dirty && !this.#trouble && !this.#timers.pause) {
        this.#after("pause", () => this.#send());
      }
      this.#render();
    });
    this.#render();
    return this.#underWay;
  }

  async #deliver() {
    const entry = this.#entry(textOf(this.form));
    await this.#keep();
    if (HEALED.has(this.#trouble?.kind)) return; // `heal` comes back here.
    const answer = await this.server.autosave(entry);
    if (answer.kind !== "ok") {
      this.fail(answer);
      if (answer.kind === "token") this.#timers.heal ??= setTimeout(() => this.#healed());
      return;
    }
    const recovered = this.#trouble !== null;
    this.#trouble = null;
    this.#saved = entry.text;
    this.#savedAt = new Date(answer.saved_at);
    this.#keeping = this.#keeping.then(() => {
      if (this.#dirty) return;
      this.safe.forget(entry.form.opening);
      this.#kept = null;
    });
    if (answer.aside) this.#displaced(answer.aside);
    else if (recovered) this.#render({ heard: true });
  }

  async #healed() {
    delete this.#timers.heal;
    await this.#underWay;
    await this.heal();
  }

  /** What was offered on the page is in the history now: its place was taken. */
  #displaced(number) {
    const said = this.bar.sentence("aside", { number });
    for (const offer of document.querySelectorAll("section.desk-offer")) {
      offer.querySelector("p").textContent = said;
      offer.querySelector(".desk-buttons").remove();
    }
    this.bar.announce(said);
  }

  /**
   * A save goes out at once; its text is kept here too, as the answer may be the log-in page. Where
   * it is known that it would not reach the server as the writer's, the page is not given up for it.
   */
  #submit(event) {
    if (this.#leaving) return;
    if (this.submitting || this.healing) {
      event.preventDefault(); // It is on its way already.
      return;
    }
    this.#stop();
    this.#keep();
    if (HEALED.has(this.#trouble?.kind)) {
      event.preventDefault();
      this.#submitHealed(event.submitter);
      return;
    }
    this.#leaving = true;
    setTimeout(() => {
      this.#leaving = false;
      if (!event.defaultPrevented) this.#sent();
    });
  }

  async #submitHealed(submitter) {
    this.healing = true;
    await this.heal();
    this.healing = false;
    if (HEALED.has(this.#trouble?.kind)) this.#render({ heard: true });
    else this.form.requestSubmit(submitter);
  }

  /** What is still written while the page is going is not a part of what was sent. */
  #sent() {
    this.#saved = textOf(this.form);
    this.#anew();
    this.submitting = true;
    setTimeout(() => {
      this.submitting = false;
      this.#saved = null;
      this.#note();
    }, STOPPED);
    this.#render();
  }

  #render({ heard = false } = {}) {
    const dirty = this.#dirty;
    if (this.#trouble && this.#trouble.kind !== "token") {
      const { kind, since, reason } = this.#trouble;
      this.bar.show(kind, { since, reason, where: this.#where(dirty), heard });
    } else if (this.submitting) this.bar.show("sending");
    else if (this.#underWay) this.bar.show("saving");
    else if (dirty) this.bar.show("changed");
    else if (this.#savedAt) this.bar.show("saved", { since: this.#savedAt, heard });
    else this.bar.show("idle");
  }

  /** Where the text is while the server does not have it: the name of a sentence, or nothing. */
  #where(dirty) {
    if (this.#trouble.lasting && !dirty) return "";
    if (!this.safe.works) return "not-kept";
    if (!dirty) return "will-keep";
    if (this.#kept === textOf(this.form)) return "kept";
    return this.#timers.keep ? "" : "not-kept";
  }
}

export const lockOf = (opening) => `hanoi-open:${opening}`;
