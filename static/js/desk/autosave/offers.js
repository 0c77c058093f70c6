/**
 * What this browser has kept of forms that are closed goes to the server when the form is opened
 * again by the same person, and is offered there like any text that was not saved.
 */

import { hidden } from "./text.js";
import { lockOf } from "./writer.js";

export async function offerWhatWasKept(form, { article }, { safe, server }) {
  if (!document.querySelector("#desk-offer")) return; // In a pop-up nothing is offered.
  const open = await openForms();
  const own = hidden(form, "opening");
  const entries = (await safe.entries()).filter(
    (entry) => entry.article === article && entry.form.opening !== own,
  );
  for (const entry of entries.filter(({ form: { opening } }) => !open.has(lockOf(opening)))) {
    const answer = await server.autosave(entry, { late: "1", written_at: entry.at });
    // Not reached, or its place is taken by another text: it is sent another time.
    if (answer.waits || !(answer.kind === "ok" || answer.handed_on)) continue;
    safe.forget(entry.form.opening);
    if (answer.slot) offer(answer);
  }
}

/** The locks of the forms that are open in other windows of this browser. */
async function openForms() {
  const { held } = (await navigator.locks?.query()) ?? { held: [] };
  return new Set(held.map(({ name }) => name));
}

function offer({ slot, at, title }) {
  const template = document.querySelector("#desk-offer");
  const known = document.querySelector(`section.desk-offer[data-slot="${slot}"]`);
  const section = known ?? template.content.cloneNode(true).firstElementChild;
  section.dataset.slot = slot;
  for (const [part, text] of Object.entries({ time: at, title })) {
    const place = section.querySelector(`[data-part=${part}]`);
    if (place) place.textContent = text;
  }
  section.querySelector("a").href = `?autosave=${slot}`;
  const leaveOut = section.querySelector("form");
  leaveOut.action = leaveOut.action.replace("/0/", `/${slot}/`);
  if (!known) template.before(section);
}
