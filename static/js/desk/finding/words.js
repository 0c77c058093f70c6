/**
 * Finding words in the document of a prose editor, and putting others in their place.
 *
 * What is found may go across marks, and stands in one paragraph, heading, cell or note. Accents,
 * the form of quotation marks and dashes, and characters that are not seen make no difference.
 */

import { typed } from "../typing.js";

const BREAK = "\ufffc"; // stands for what is no text: nothing goes across it
const LIKE = [
  [/[‘’‚‛′‹›]/, "'"],
  [/[“”„‟″«»]/, '"'],
  [/[‐‑‒–—―−]/, "-"],
  [/\s/, " "],
  [/…/, "..."],
  [/đ/, "d"],
  [/Đ/, "D"],
];

/** What a character counts as; nothing for one that is not seen by itself. */
const alike = (character, matchCase) => {
  const found = LIKE.find(([pattern]) => pattern.test(character))?.[1];
  // Each by itself, so that the syllables of Korean come out whole.
  const bare = found ?? character.normalize("NFD").replace(/[\p{M}\p{Cf}]/gu, "").normalize("NFC");
  return matchCase ? bare : bare.toLowerCase();
};

// French sets a narrow space inside its quotation marks, which nobody types.
const isPadding = (text, index) =>
  text[index] === "\u202f" && (/[«‹]/.test(text[index - 1] ?? "") || /[»›]/.test(text[index + 1] ?? ""));

/** The words of a block as they count, and {from, to} in the document for each character of them. */
const wordsOf = (block, start, matchCase) => {
  const places = [];
  let words = "";
  const add = (text, from, to) => {
    words += text;
    for (let index = 0; index < text.length; index += 1) places.push({ from, to });
  };
  block.forEach((node, offset) => {
    let at = start + offset;
    if (!node.isText) return add(BREAK, at, at + node.nodeSize);
    for (const character of node.text) {
      const to = at + character.length;
      const text = isPadding(node.text, at - start - offset) ? "" : alike(character, matchCase);
      if (text) add(text, at, to);
      else if (/\p{M}/u.test(character) && places.length) places.at(-1).to = to;
      at = to;
    }
  });
  return { words, places };
};

const isLetter = (character) => /[\p{L}\p{N}]/u.test(character ?? "");

/** All {from, to} of a query {words, matchCase, wholeWords} in a document, in order. */
export const found = (doc, { words: typedWords, matchCase, wholeWords }) => {
  const wanted = [...typedWords].map((character) => alike(character, matchCase)).join("");
  const matches = [];
  if (!wanted) return matches;
  doc.descendants((node, position) => {
    if (!node.inlineContent) return;
    const { words, places } = wordsOf(node, position + 1, matchCase);
    for (let at = words.indexOf(wanted); at >= 0; ) {
      const end = at + wanted.length;
      const goesOn = (index) => isLetter(words[index - 1]) && isLetter(words[index]);
      const taken = !wholeWords || !(goesOn(at) || goesOn(end));
      if (taken) matches.push({ from: places[at].from, to: places[end - 1].to });
      at = words.indexOf(wanted, taken ? end : at + 1);
    }
  });
  return matches.sort((one, other) => one.from - other.from);
};

/** The words with typographic marks, as if they were typed behind `before`. */
const set = (words, before, language) => {
  let text = before;
  for (const character of words) {
    const made = typed(character, text, language);
    const fits = made && made.back <= text.length - before.length;
    text = fits ? text.slice(0, text.length - made.back) + made.text : text + character;
  }
  return text.slice(before.length);
};

/**
 * Put words in the place of a match {from, to}. What stays the same keeps its marks, and what is new
 * gets those of what it takes the place of.
 */
export const replace = (transaction, { from, to }, written, language) => {
  const { doc } = transaction;
  const $from = doc.resolve(from);
  const old = doc.textBetween(from, to);
  const code = $from.parent.type.spec.code || doc.nodeAt(from).marks.some((mark) => mark.type.spec.code);
  const before = doc.textBetween(Math.max($from.start(), from - 1), from, "", BREAK);
  const words = code ? written : set(written, before, language);
  const shortest = Math.min(old.length, words.length);
  let head = 0;
  while (head < shortest && old[head] === words[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && old.at(-1 - tail) === words.at(-1 - tail)) tail += 1;
  const [start, end] = [from + head, to - tail];
  const middle = words.slice(head, words.length - tail);
  if (!middle) return start < end ? transaction.delete(start, end) : transaction;
  const { marks } = doc.nodeAt(start === end && head ? start - 1 : start);
  return transaction.replaceWith(start, end, doc.type.schema.text(middle, marks));
};
