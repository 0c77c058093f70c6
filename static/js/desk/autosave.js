/**
 * Keeps what is being written on the form of an article; the form works without it.
 *
 * Three seconds after the last key, and every half minute meanwhile, the text goes to the server,
 * into a slot beside the history. Until it is there it is kept in this browser, encrypted: see
 * `autosave/safe.js`. The bar at the foot of the window says where the text is.
 */

import { Bar } from "./autosave/bar.js";
import { offerWhatWasKept } from "./autosave/offers.js";
import { Pulse } from "./autosave/pulse.js";
import { Safe } from "./autosave/safe.js";
import { Server } from "./autosave/server.js";
import { Writer } from "./autosave/writer.js";

const element = document.querySelector(".desk-bar");
const form = element?.closest("form");

if (form) {
  const bar = new Bar(element);
  const server = new Server(form, element.dataset);
  const safe = new Safe(element.dataset);
  const writer = new Writer(form, element.dataset, { bar, server, safe });
  new Pulse(form, element.dataset, { bar, server, writer });
  await offerWhatWasKept(form, element.dataset, { safe, server });
}
