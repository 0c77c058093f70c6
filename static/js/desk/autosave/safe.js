/**
 * Texts that the server does not have yet, kept in this browser for whoever wrote them.
 *
 * They are encrypted under a key that the server gives to their writer only, with each form, and
 * that is stored nowhere here. Somebody else at the same browser finds bytes, and is offered none.
 */

const PREFIX = "hanoi-kept";

export class Safe {
  #key;

  /** The safe of the person whose `key` and `who` stand in the page. */
  constructor({ key, who }) {
    this.prefix = `${PREFIX}:${who}:`;
    // Not without a secure connection, nor in a browser that stores nothing: the bar says so.
    this.works = storesAnything() && Boolean(window.crypto?.subtle);
    if (this.works) {
      const uses = ["encrypt", "decrypt"];
      this.#key = crypto.subtle.importKey("raw", fromBase64(key), "AES-GCM", false, uses);
    }
  }

  /** Keep an entry in place of the one of the same form. Returns whether it is kept now. */
  async put(entry) {
    if (!this.works) return false;
    const name = this.prefix + entry.form.opening;
    const bytes = new TextEncoder().encode(JSON.stringify(entry));
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt(this.#method(iv, name), await this.#key, bytes);
    try {
      localStorage.setItem(name, `${toBase64(iv)}.${toBase64(new Uint8Array(sealed))}`);
    } catch {
      return false; // It is full.
    }
    return true;
  }

  /** Forget the entry of a form: the server has it. */
  forget(opening) {
    if (this.works) localStorage.removeItem(this.prefix + opening);
  }

  /** All entries of this person that can be read, the latest last. */
  async entries() {
    if (!this.works) return [];
    const names = Object.keys(localStorage).filter((name) => name.startsWith(this.prefix));
    const entries = await Promise.all(names.map((name) => this.#read(name)));
    return entries.filter(Boolean).sort((one, other) => (one.at < other.at ? -1 : 1));
  }

  async #read(name) {
    try {
      const [iv, sealed] = localStorage.getItem(name).split(".").map(fromBase64);
      const bytes = await crypto.subtle.decrypt(this.#method(iv, name), await this.#key, sealed);
      return JSON.parse(new TextDecoder().decode(bytes));
    } catch {
      return null; // Written under another key, or by something else: it stays as it is.
    }
  }

  #method(iv, name) {
    return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(name) };
  }
}

function storesAnything() {
  try {
    localStorage.setItem(PREFIX, "");
    localStorage.removeItem(PREFIX);
  } catch {
    return false;
  }
  return true;
}

function toBase64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

function fromBase64(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
