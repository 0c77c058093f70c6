/**
 * Notes at the end of a pasted text go back to where they are called.
 *
 * No program's names are asked for: a call is a link to a place further down that has a link back.
 * That is so in Word (`_ftn1`), LibreOffice (`sdfootnote1sym`), Google Docs (`ftnt1`), Wikipedia and
 * on the pages of this magazine.
 */

const target = (link) => {
  const name = link.getAttribute("href")?.split("#")[1];
  if (!name) return null;
  const escaped = CSS.escape(decoded(name));
  return link.ownerDocument.body.querySelector(`[id="${escaped}"], a[name="${escaped}"]`);
};

const decoded = (name) => {
  try {
    return decodeURIComponent(name);
  } catch (error) {
    if (error instanceof URIError) return name;
    throw error;
  }
};

const holds = (one, other) => one.contains(other) || other.contains(one);
const BLOCK = "p, li, dd, td, div, aside, section, h1, h2, h3, h4, h5, h6";

/** [call, the links back from its note] of each note, in order. */
const calls = (body) => {
  const found = [];
  const links = [...body.querySelectorAll('a[href*="#"]')];
  for (const [place, link] of links.entries()) {
    const note = target(link);
    if (!note) continue;
    const back = links.slice(place + 1).filter((other) => {
      const to = holds(note, other) && target(other);
      return to && holds(to, link) && !to.contains(note);
    });
    if (back.length) found.push([link, back]);
  }
  return found;
};

/** The element that holds one note and nothing else. */
const holder = (mark, all) => {
  let element = mark.closest(BLOCK);
  while (element) {
    const { parentElement: parent } = element;
    const wider =
      parent?.matches("li, div:not(body > div:only-child)") &&
      !all.some((other) => other !== mark && parent.contains(other)) &&
      !parent.querySelector("h1, h2, h3, h4, h5, h6");
    if (!wider) return element;
    element = parent;
  }
  return null;
};

/** Puts every note into a `span.footnote` where it is called, and takes its list away. */
export const notesInPlace = (body) => {
  const found = calls(body);
  const all = [...new Set(found.flat(2))];
  const taken = new Set();
  for (const [call, back] of found) {
    // A note that is called several times has as many links back in one place.
    const others = all.filter((one) => !back.includes(one));
    const holding = holder(back[0], [...others, back[0]]);
    if (!holding || holding.contains(call)) continue;
    const note = body.ownerDocument.createElement("span");
    note.className = "footnote";
    const copy = holding.cloneNode(true);
    for (const link of copy.querySelectorAll('a[href*="#"]')) {
      if (all.some((one) => one.isEqualNode(link))) link.remove();
    }
    note.append(...copy.childNodes);
    taken.add(holding);
    call.replaceWith(note);
  }
  for (const holding of taken) remove(holding);
};

/** Takes an element away, and with it a line above and what is empty without it. */
const remove = (element) => {
  const { parentElement: parent, previousElementSibling: before } = element;
  element.remove();
  if (before?.tagName === "HR" && !before.nextElementSibling) before.remove();
  if (!parent.matches("body") && !parent.textContent.trim()) remove(parent);
};
