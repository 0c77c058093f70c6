/** The text of a form, as a browser would send it: a string that is another one after each change. */

// What says which form it is, and no word of it.
const OURS = new Set(["csrfmiddlewaretoken", "opening", "turn", "continues"]);

export const textOf = (form) => {
  const pairs = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !OURS.has(name)) {
      pairs.append(name, value.replace(/\r\n?|\n/g, "\r\n"));
    }
  }
  return pairs.toString();
};

/** The value of one of the hidden fields; with a second argument, a new one. */
export const hidden = (form, name, value) => {
  const field = form.elements[name];
  if (value !== undefined) field.value = value;
  return field.value;
};

/** Whether somebody has changed a field before any script could follow it. */
export const isTouched = (form) =>
  [...form.elements].some(
    (field) =>
      field.matches("input, textarea") &&
      !field.closest(".prose-editor") &&
      (["checkbox", "radio"].includes(field.type)
        ? field.checked !== field.defaultChecked
        : field.type !== "file" && field.value !== field.defaultValue),
  );
