/**
 * What the scripts of the desk say, in its language: from Django's catalogue (`admin:jsi18n`), which
 * stands in the page before them. Where it did not come, it is said as it is written here.
 */

export const gettext = window.gettext ?? ((words) => words);
export const ngettext = window.ngettext ?? ((one, many, number) => (number === 1 ? one : many));

/** A sentence with its places filled in, such as "{now} of {all}". */
export const filled = (sentence, values) =>
  sentence.replace(/\{(\w+)\}/g, (_place, name) => String(values[name]));
