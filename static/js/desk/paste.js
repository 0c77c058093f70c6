/**
 * Pasted markup becomes the markup of this magazine: a pure function, HTML text in and out.
 *
 * Word, Google Docs, LibreOffice and web pages each say the same things in words of their own. What
 * says something stays: structure, emphasis (by tag or by style), small caps, languages, notes. All
 * else goes, pictures included, as they would be asked for elsewhere. `contributors.text.clean`
 * decides again what may be stored; here is only knowledge of other programs.
 */

import { listsOfWord, nestedLists } from "./paste/lists.js";
import { notesInPlace } from "./paste/notes.js";
import { rulesOf, styleOf } from "./paste/styles.js";
import { write } from "./paste/writer.js";

const USELESS =
  "style, script, noscript, template, head, title, meta, link, iframe, object, embed, svg, math, " +
  "canvas, audio, video, picture, img, button, input, select, textarea, [hidden], " +
  "[aria-hidden=true], .msocomanchor, .MsoCommentReference, .Apple-interchange-newline";
const hidden = (style) =>
  style.get("display") === "none" ||
  style.get("visibility") === "hidden" ||
  style.get("mso-hide") === "all" ||
  /comment-list|header|footer/.test(style.get("mso-element") ?? "");

/** One level down for all headings, if the page's own title is among them. */
const headings = (body) => {
  const step = body.querySelector("h1, p.MsoTitle") ? 1 : 0;
  for (const heading of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    heading.dataset.level = Math.max(2, Math.min(4, Number(heading.tagName[1]) + step));
  }
  for (const title of body.querySelectorAll("p.MsoTitle")) title.dataset.level = 2;
};

/** Whether the markup comes from an editor like this one, which says everything right. */
const ours = (body) => body.querySelector("[data-pm-slice]");

/**
 * The markup to be pasted. `language` is that of the article: words in it, or in the language that
 * the pasted document says it is in, need no mark.
 */
export const pasted = (html, language = "") => {
  // Under a strict policy, neither styles nor handlers may even be parsed as such.
  const sheets = [];
  const harmless = html
    .replace(/<style\b[^>]*>(.*?)<\/style\s*>/gis, (_, sheet) => sheets.push(sheet) && "")
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\s(style|on\w+)(\s*=)/gi, " data-$1$2"));
  const { body, documentElement } = new DOMParser().parseFromString(harmless, "text/html");
  if (ours(body)) return html;
  const rules = rulesOf(sheets);
  const unmarked = [language, body.lang, documentElement.lang]
    .filter(Boolean)
    .map((tag) => tag.toLowerCase().split("-")[0]);
  body.querySelectorAll(USELESS).forEach((element) => element.remove());
  for (const element of body.querySelectorAll("[data-style]")) {
    if (hidden(styleOf(element))) element.remove();
  }
  notesInPlace(body);
  listsOfWord(body);
  nestedLists(body);
  headings(body);
  return write(body, { rules, unmarked });
};
