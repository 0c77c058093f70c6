/**
 * The beat of an open form: others learn that it is open, and it learns what others do.
 *
 * It comes from a worker, since browsers let the timers of windows in the background sleep. While
 * the server is not reached, each beat tries again.
 */

export class Pulse {
  #busy = false;

  constructor(form, { worker, beat, pulseUrl }, { bar, server, writer }) {
    Object.assign(this, { bar, server, writer, told: Boolean(pulseUrl) });
    const metronome = new Worker(worker);
    metronome.addEventListener("message", () => this.#beat());
    metronome.postMessage(Number(beat));
    window.addEventListener("pagehide", () => server.gone());
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#beat());
    this.#beat();
  }

  async #beat() {
    if (this.#busy) return;
    this.#busy = true;
    try {
      if (this.writer.troubled) await this.writer.heal();
      else if (this.told) await this.#tell();
    } finally {
      this.#busy = false;
    }
  }

  async #tell() {
    const { changed } = this.writer;
    this.writer.changed = false;
    const answer = await this.server.pulse(changed);
    if (answer.kind === "ok") {
      this.bar.others(answer.said);
      return;
    }
    this.writer.changed ||= changed;
    // Whether the text itself can be saved, only the answer to a text says.
    if (["offline", "away", "token"].includes(answer.kind)) this.writer.fail(answer);
  }
}
