/** Writes a pasted document anew, as blocks of words with marks: nothing else gets through. */

import { marksOf, styleOf } from "./styles.js";

const BLOCKS = new Set(
  ("P DIV SECTION ARTICLE MAIN HEADER FOOTER NAV ADDRESS CENTER DL DT DD FORM FIELDSET DETAILS " +
    "SUMMARY FIGURE FIGCAPTION CAPTION ASIDE UL OL LI BLOCKQUOTE PRE TABLE TR TD TH HR " +
    "H1 H2 H3 H4 H5 H6").split(" "),
);
// From the outermost to the innermost.
const ORDER = "q cite a strong em s abbr lang smallCaps sup sub code".split(" ");

const escape = (text) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

const tags = (mark, value) => {
  if (mark === "a") return [`<a href="${escape(value)}">`, "</a>"];
  if (mark === "abbr") return [`<abbr title="${escape(value)}">`, "</abbr>"];
  if (mark === "lang") return [`<span lang="${escape(value)}">`, "</span>"];
  if (mark === "smallCaps") return ['<span class="small-caps">', "</span>"];
  return [`<${mark}>`, `</${mark}>`];
};

const marked = ({ text, marks }) => {
  const silent = !/[\p{L}\p{N}]/u.test(text);
  return ORDER.filter((mark) => marks[mark] && !(marks.code && !/^(code|a)$/.test(mark)))
    .filter((mark) => !(silent && /^(lang|smallCaps)$/.test(mark)))
    .reduceRight((words, mark) => tags(mark, marks[mark]).join("\0").replace("\0", () => words), text);
};

const key = (marks) => ORDER.map((mark) => marks[mark] || "").join("\n");
const BREAK = { text: "<br>", marks: {}, isBreak: true };

/** The words of one block, gathered piece by piece. */
class Words {
  #runs = [];

  add(text, marks) {
    let words = text.replace(/[\u200b\ufeff]/g, "").replace(/[\t\r\n\f]/g, " ");
    // A single no-break space is meant; several of them are for the looks.
    words = words.replace(/[ \u00a0]{2,}/g, " ");
    const last = this.#runs.at(-1);
    if (!last || last.isBreak || last.text.endsWith(" ")) words = words.trimStart();
    if (!words) return;
    if (last && !last.isBreak && !last.note && key(last.marks) === key(marks)) {
      last.text += escape(words);
    } else {
      this.#runs.push({ text: escape(words), marks });
    }
  }

  break() {
    const last = this.#runs.at(-1);
    if (last && !last.isBreak) last.text = last.text.trimEnd();
    this.#runs.push(BREAK);
  }

  note(text) {
    if (text) this.#runs.push({ text: `<span class="footnote">${text}</span>`, marks: {}, note: true });
  }

  /** The lines between blank ones, each as markup, without space at its ends. */
  paragraphs() {
    const parts = [[]];
    for (const [index, run] of this.#runs.entries()) {
      if (run.isBreak && (this.#runs[index + 1] ?? BREAK).isBreak) parts.push([]);
      else if (!run.isBreak || parts.at(-1).length) parts.at(-1).push(run);
    }
    return parts.map(line).filter(Boolean);
  }
}

const line = (runs) => {
  while (runs.at(-1)?.isBreak || (runs.length && !runs.at(-1).text.trim())) runs.pop();
  while (runs.length && !runs[0].isBreak && !runs[0].text.trim()) runs.shift();
  if (!runs.length) return "";
  const trimmed = runs.map((run) => ({ ...run }));
  trimmed[0].text = trimmed[0].text.trimStart();
  trimmed.at(-1).text = trimmed.at(-1).text.trimEnd();
  return trimmed.map(marked).join("");
};

class Writer {
  #out = [];
  #words = new Words();

  constructor(context) {
    this.context = context;
  }

  /** The blocks of what is in `element`; bare words become paragraphs. */
  blocks(element, marks) {
    this.#inside(element, marks);
    this.#flush();
    return this.#out.join("");
  }

  #flush() {
    this.#out.push(...this.#words.paragraphs().map((words) => `<p>${words}</p>`));
    this.#words = new Words();
  }

  #inside(element, marks) {
    for (const child of element.childNodes) this.#node(child, marks);
  }

  #node(node, marks) {
    if (node.nodeType === window.Node.TEXT_NODE) {
      this.#words.add(node.data, marks);
    } else if (node.nodeType === window.Node.ELEMENT_NODE) {
      if (node.matches("span.footnote")) this.#words.note(this.#line(node, {}, "<br>"));
      else if (node.tagName === "BR") this.#words.break();
      else if (isSpacing(node)) this.#words.add(" ", marks);
      else if (BLOCKS.has(node.tagName)) this.#block(node, marks);
      else this.#inside(node, marksOf(node, marks, this.context));
    }
  }

  #block(element, around) {
    this.#flush();
    // A heading is strong by itself; what a block's own style says of it is its look.
    const { lang, a } = marksOf(element, around, this.context);
    const marks = { ...around, lang, a };
    const html = this.#written(element, marks);
    if (html === null) {
      this.#inside(element, marks);
      this.#flush();
    } else {
      this.#out.push(html);
    }
  }

  /** The markup of an element that stays itself, empty if there is nothing in it; else null. */
  #written(element, marks) {
    const wrapped = (name, inner, attributes = "") =>
      inner && `<${name}${attributes}>${inner}</${name}>`;
    const inner = () => new Writer(this.context).blocks(element, marks);
    if (element.dataset.level) {
      return wrapped(`h${element.dataset.level}`, this.#line(element, marks, " ", true));
    }
    switch (element.tagName) {
      case "HR":
        return this.#out.length && element.nextElementSibling ? "<hr>" : "";
      case "PRE":
        return wrapped("pre", element.textContent.trim() && escape(element.textContent));
      case "UL":
      case "OL": {
        const start = Number.parseInt(element.getAttribute("start"), 10);
        return wrapped(element.tagName.toLowerCase(), inner(), start > 1 ? ` start="${start}"` : "");
      }
      case "LI":
        return element.parentElement.matches("ul, ol") ? wrapped("li", inner()) : null;
      case "BLOCKQUOTE":
        return wrapped("blockquote", inner());
      case "ASIDE":
        return element.matches(".pullquote") ? wrapped("aside", inner(), ' class="pullquote"') : null;
      case "P":
        return /^Mso(Intense)?Quote/.test(element.className) ? wrapped("blockquote", inner()) : null;
      case "FIGURE":
        return holdsTable(element) ? wrapped("figure", inner()) : null;
      case "FIGCAPTION":
        return element.parentElement.matches("figure") && holdsTable(element.parentElement)
          ? wrapped("figcaption", this.#line(element, marks, " "))
          : null;
      case "TABLE":
        return this.#table(element, marks);
      default:
        return null;
    }
  }

  #table(table, marks) {
    const rows = [...table.rows];
    // A table of one cell, or one that says so, is there for its looks.
    if (table.matches("[role=presentation]") || !rows.some((row) => row.cells.length > 1)) return null;
    const cell = (element) => {
      const name = element.tagName.toLowerCase();
      const spans = ["colspan", "rowspan"].filter((one) => Number(element.getAttribute(one)) > 1);
      const kept = spans.map((one) => ` ${one}="${Number(element.getAttribute(one))}"`).join("");
      const scope = name === "th" && /^(row|col)$/.test(element.scope) ? ` scope="${element.scope}"` : "";
      const inner = new Writer(this.context).blocks(element, { ...marks, strong: false });
      return `<${name}${kept}${scope}>${inner || "<p></p>"}</${name}>`;
    };
    const written = rows.map((row) => `<tr>${[...row.cells].map(cell).join("")}</tr>`).join("");
    const caption = table.caption ? new Writer(this.context).blocks(table.caption, marks) : "";
    return `${caption}<table><tbody>${written}</tbody></table>`;
  }

  /** Everything in `element` as one line. */
  #line(element, marks, between, plainWeight = false) {
    const inner = new Writer(this.context);
    const html = inner.blocks(element, marks);
    const joined = html.replaceAll("</p><p>", between).replace(/<\/?(p|ul|ol|li|blockquote)\b[^>]*>/g, "");
    return plainWeight ? joined.replace(/<\/?strong>/g, "") : joined;
  }
}

// Pictures are not pasted, and a caption without one is a paragraph.
const holdsTable = (figure) => figure.querySelector("table");

const isSpacing = (node) =>
  (styleOf(node).has("mso-spacerun") || node.matches(".Apple-converted-space")) &&
  !node.textContent.trim();

/** The markup of a body whose notes and lists are in order. Words alone keep the space at their ends. */
export const write = (body, context) => {
  const html = new Writer(context).blocks(body, {});
  const alone = ![...body.querySelectorAll("*")].some((one) => BLOCKS.has(one.tagName));
  if (!alone || html.indexOf("<p>", 1) >= 0) return html;
  const words = body.textContent;
  const [before, after] = [/^\s/, /\s$/].map((edge) => (edge.test(words) ? " " : ""));
  // The editor's own sign for words within a line, the only way to keep the space around them.
  return `<p data-pm-slice="1 1 []">${before}${html.replace(/<\/?p>/g, "")}${after}</p>`;
};
