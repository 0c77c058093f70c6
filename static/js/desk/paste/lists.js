/** Lists: those that Word only paints, and those that stand in lists instead of in their items. */

import { styleOf } from "./styles.js";

const NUMBERED = /^\(?(\d+|[a-z]{1,2}|[ivxlcdm]+)[.)]/i;

/** {level, kind, start, list} of a paragraph that Word paints as an item; null of any other. */
const itemOf = (element) => {
  if (element.tagName !== "P") return null;
  const found = /^(\S+)\s+level(\d)/.exec(styleOf(element).get("mso-list") ?? "");
  if (!found) return null;
  const sign = markers(element)
    .map((one) => one.textContent)
    .join("")
    .trim();
  const number = NUMBERED.exec(sign);
  return {
    level: Number(found[2]),
    kind: number ? "ol" : "ul",
    start: Number.parseInt(number?.[1], 10) || 1,
    list: found[1],
  };
};

const markers = (element) =>
  [...element.querySelectorAll("[data-style]")].filter(
    (one) => styleOf(one).get("mso-list") === "ignore",
  );

/** Word's paragraphs with a number or a point in front become lists, nested by their levels. */
export const listsOfWord = (body) => {
  let open = [];
  let last = null;
  for (const paragraph of body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")) {
    const item = itemOf(paragraph);
    const signs = markers(paragraph);
    if (item) {
      if (last?.nextElementSibling !== paragraph) open = [];
      while (open.length && open.at(-1).level > item.level) open.pop();
      const same = open.at(-1)?.level === item.level;
      if (same && (open.at(-1).kind !== item.kind || open.at(-1).list !== item.list)) open.pop();
      if (open.at(-1)?.level !== item.level) open.push(opened(item, open.at(-1), paragraph));
      const { element } = open.at(-1);
      const entry = body.ownerDocument.createElement("li");
      element.append(entry);
      // The outermost list holds the place, so that what follows it is found to follow.
      last = open[0].element;
      entry.append(paragraph);
    }
    signs.forEach((sign) => sign.remove());
  }
};

const opened = (item, outer, paragraph) => {
  const element = paragraph.ownerDocument.createElement(item.kind);
  if (item.kind === "ol" && item.start > 1) element.setAttribute("start", item.start);
  if (outer) outer.element.lastElementChild.append(element);
  else paragraph.before(element);
  return { ...item, element };
};

/** A list that stands beside the items of another belongs to the item before it. */
export const nestedLists = (body) => {
  for (const list of body.querySelectorAll(":is(ul, ol) > :is(ul, ol)")) {
    const before = list.previousElementSibling;
    if (before?.tagName === "LI") before.append(list);
  }
};
