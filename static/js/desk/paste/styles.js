/** What styles say about words: pure functions on elements whose `style` is called `data-style`. */

const declarations = (text) =>
  new Map(
    text
      .split(";")
      .map((part) => part.split(/:(.*)/s))
      .filter(([, value]) => value?.trim())
      .map(([name, value]) => [name.trim().toLowerCase(), value.trim().toLowerCase()]),
  );

/** The declarations on the element itself, by name, in small letters. */
export const styleOf = (element) => declarations(element.dataset?.style ?? "");

/** What sheets, each a text, say of classes: a map from class to declarations. */
export const rulesOf = (sheets) => {
  const rules = new Map();
  for (const sheet of sheets) {
    const text = sheet.replace(/<!--|-->|\/\*.*?\*\//gs, "");
    for (const [, selectors, block] of text.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      for (const selector of selectors.split(",")) {
        const found = /^\s*(?:span)?\.([\w-]+)\s*$/i.exec(selector);
        if (found) rules.set(found[1], declarations(block));
      }
    }
  }
  return rules;
};

const TAGS = new Map([
  ["B", { strong: true }],
  ["STRONG", { strong: true }],
  ["I", { em: true }],
  ["EM", { em: true }],
  ["DFN", { em: true }],
  ["VAR", { em: true }],
  ["S", { s: true }],
  ["STRIKE", { s: true }],
  ["DEL", { s: true }],
  ["SUP", { sup: true }],
  ["SUB", { sub: true }],
  ["CODE", { code: true }],
  ["KBD", { code: true }],
  ["SAMP", { code: true }],
  ["TT", { code: true }],
  ["CITE", { cite: true }],
  ["Q", { q: true }],
]);

const byStyle = (style) => {
  const marks = {};
  const weight = style.get("font-weight");
  if (weight) marks.strong = /^bold/.test(weight) || Number.parseInt(weight, 10) >= 600;
  const slant = style.get("font-style");
  if (slant) marks.em = /^(italic|oblique)/.test(slant);
  const caps = style.get("font-variant") ?? style.get("font-variant-caps");
  if (caps) marks.smallCaps = /small-caps/.test(caps);
  const align = style.get("vertical-align");
  if (align === "super" || align === "sub") {
    marks.sup = align === "super";
    marks.sub = align === "sub";
  }
  const line = style.get("text-decoration") ?? style.get("text-decoration-line");
  if (/line-through/.test(line ?? "")) marks.s = true;
  return marks;
};

const linkOf = (element) => {
  let href = element.getAttribute("href")?.trim() ?? "";
  // Google Docs sends its readers by way of itself.
  const detour = /^https:\/\/www\.google\.com\/url\?(.*)/i.exec(href);
  if (detour) href = new URLSearchParams(detour[1]).get("q") ?? href;
  return /^(https?:\/\/|mailto:)/i.test(href) ? { a: href } : {};
};

const languageOf = (element, unmarked) => {
  const tag = element.getAttribute("lang") ?? "";
  // Word says `x-none` where it says nothing.
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}$/i.test(tag)) return {};
  const [language, ...rest] = tag.toLowerCase().split("-");
  const named = [language, ...rest.map((part) => (part.length === 2 ? part.toUpperCase() : part))];
  return { lang: unmarked.includes(language) ? "" : named.join("-") };
};

/** The marks of the words in an element, from those of the words around it. */
export const marksOf = (element, around, { rules, unmarked }) => {
  const marks = { ...around, ...TAGS.get(element.tagName) };
  if (element.tagName === "A") Object.assign(marks, linkOf(element));
  if (element.tagName === "ABBR" && element.title) marks.abbr = element.title;
  if (element.hasAttribute("lang")) Object.assign(marks, languageOf(element, unmarked));
  if (element.tagName === "SPAN") {
    for (const name of element.classList) {
      if (name === "small-caps") marks.smallCaps = true;
      if (rules.has(name)) Object.assign(marks, byStyle(rules.get(name)));
    }
  }
  return Object.assign(marks, byStyle(styleOf(element)));
};
