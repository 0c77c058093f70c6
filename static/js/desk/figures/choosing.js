/** The dialog that finds a picture of the library, and what the library says of a picture. */

import { crel } from "django-prose-editor/editor";
import { openDialog } from "../dialog.js";
import { Finder } from "../finder.js";
import { gettext } from "../words.js";

const where = () => document.querySelector("[data-pictures]").dataset.pictures;

class Library extends Finder {
  constructor(options) {
    super(options);
    this.list.classList.add("pictures");
  }

  /** Without a word, the newest ones. */
  wants() {
    return true;
  }

  described({ title, credit, wants, thumbnail }) {
    const words = [crel("bdi", { textContent: title })];
    if (credit) words.push(crel("small", { textContent: credit }));
    if (wants) words.push(crel("small", { className: "wants", textContent: wants }));
    const image = crel("img", { src: thumbnail, alt: "", width: 72, height: 54 });
    return [image, crel("span", {}, words)];
  }
}

/** Asks for a picture; resolves to what the library says of it, or null. */
export const askForPicture = () => {
  const label = gettext("Words of its title, caption, credit or description");
  const finder = new Library({ address: where(), label });
  finder.input.required = false;
  return openDialog({
    title: gettext("Picture"),
    content: [finder.element],
    opened: (close) => {
      finder.taken = close;
      finder.ask("");
    },
  });
};

const known = new Map(); // a promise for each key
let wanted = [];

/** What the library says of the picture with this key; undefined where it has none. */
export const pictureOf = (key) => {
  if (!known.has(key)) {
    const answer = together(key);
    known.set(key, answer);
    // It may be there when it is asked for again.
    answer.catch(() => known.delete(key));
  }
  return known.get(key);
};

export const remember = (offer) => known.set(offer.key, Promise.resolve(offer));

/** All that are asked for at once, in one request. */
const together = (key) => {
  if (!wanted.length) {
    const batch = wanted;
    wanted.answer = Promise.resolve().then(async () => {
      wanted = [];
      const response = await fetch(`${where()}?${new URLSearchParams({ of: batch.join() })}`);
      if (!response.ok) throw new Error(`The library answered ${response.status}`);
      const { offers } = await response.json();
      return new Map(offers.map((offer) => [offer.key, offer]));
    });
  }
  wanted.push(key);
  return wanted.answer.then((offers) => offers.get(key));
};
