/**
 * What is asked of the server, and what its answers mean.
 *
 * An answer is an object whose `kind` is
 * - `ok`, with what the server said;
 * - `offline`: nothing came back;
 * - `away`: the session is over, the log-in page came instead;
 * - `token`: the form’s token does not hold any more, since somebody has logged in anew;
 * - `refused`: the server says why, in `problem`;
 * - `gone`: the article is not there any more;
 * - `unfit`: the server takes no such text, because it is too long;
 * - `fault`: it has one.
 */

import { hidden } from "./text.js";

const PATIENCE = 20_000;
const STATUS = { 400: "unfit", 403: "token", 404: "gone", 413: "unfit" };
// Browsers take no more than 64 KiB of what shall go out after the page has been left.
const LAST_WORDS = 60_000;

export class Server {
  constructor(form, { autosaveUrl, pulseUrl, hereUrl, who, then }) {
    Object.assign(this, { form, autosaveUrl, pulseUrl, hereUrl, who, then });
  }

  /** Send a text, `entry` being what `entryOf` gives. */
  autosave(entry, more = {}) {
    return ask(this.autosaveUrl, { body: this.#signed(entry.text, { ...entry.form, ...more }) });
  }

  /** Send a text while the page is being left: nobody hears of the answer. */
  autosaveAtLast(entry) {
    const body = this.#signed(entry.text, entry.form);
    if (body.toString().length < LAST_WORDS) {
      fetch(this.autosaveUrl, { method: "POST", body, keepalive: true }).catch(() => {
        // It is in the browser.
      });
    }
  }

  /** Tell that the form is open, and whether something was changed in it. */
  pulse(changed) {
    const news = { ...this.#form(), state: this.then, changed: changed ? "1" : "" };
    return ask(this.pulseUrl, { body: this.#signed("", news) });
  }

  /** Tell that the form is not open any more. */
  gone() {
    if (!this.pulseUrl) return;
    navigator.sendBeacon(this.pulseUrl, this.#signed("", { ...this.#form(), gone: "1" }));
  }

  /**
   * Ask who is logged in now. If it is still the one for whom the form was made, the form gets a
   * fresh token; if not, the answer is `stranger`.
   */
  async here() {
    const answer = await ask(this.hereUrl);
    if (answer.kind !== "ok") return answer;
    if (answer.who !== this.who) return { kind: "stranger" };
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) {
      field.value = answer.token;
    }
    return answer;
  }

  #form() {
    return { opening: hidden(this.form, "opening"), revision: hidden(this.form, "revision") };
  }

  #signed(text, more) {
    const body = new URLSearchParams(text);
    const token = hidden(this.form, "csrfmiddlewaretoken");
    for (const [name, value] of Object.entries({ csrfmiddlewaretoken: token, who: this.who, ...more })) {
      body.set(name, value);
    }
    return body;
  }
}

async function ask(address, options = {}) {
  let response;
  let said = null;
  try {
    response = await fetch(address, {
      method: options.body ? "POST" : "GET",
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
      ...options,
    });
    if (response.headers.get("Content-Type")?.startsWith("application/json")) {
      said = await response.json();
    }
  } catch {
    return { kind: "offline" };
  }
  if (response.type === "opaqueredirect") return { kind: "away" };
  if (response.ok && said) return { ...said, kind: "ok" };
  if (said?.problem) return { ...said, kind: "refused" };
  return { kind: STATUS[response.status] ?? "fault" };
}
