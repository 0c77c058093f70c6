/** A dialog of the editor: a title, what stands in it, and buttons. */

import { crel } from "django-prose-editor/editor";
import { gettext } from "./words.js";

let number = 0;

/** A field with its label, for a dialog; a box to tick stands before it. */
export const field = (label, attributes = {}) => {
  const id = `dialog-field-${++number}`;
  const input = crel("input", { id, type: "text", ...attributes });
  const parts = [crel("label", { htmlFor: id, textContent: label }), input];
  if (input.type === "checkbox") parts.reverse();
  return { element: crel("div", { className: "prose-editor-dialog-field" }, parts), input };
};

/**
 * Opens it, and resolves when it is closed: to what `answer` gives for a form that was sent, which
 * may be null to keep it open, or to null. `close(value)`, given to `opened`, closes it with a value.
 */
export const openDialog = ({ title, content, submit = "", answer = () => null, opened = () => {} }) =>
  new Promise((resolve) => {
    let value = null;
    const id = `dialog-${++number}`;
    const cancel = crel("button", { type: "button", textContent: gettext("Cancel") });
    const buttons = submit ? [crel("button", { type: "submit", textContent: submit }), cancel] : [cancel];
    const form = crel("form", { method: "dialog" }, [
      crel("h3", { id, className: "prose-editor-dialog-title", textContent: title }),
      ...content,
      crel("div", { className: "prose-editor-dialog-buttons" }, buttons),
    ]);
    const dialog = crel("dialog", { className: "prose-editor-dialog" }, [form]);
    dialog.setAttribute("aria-labelledby", id);
    // Outside of the form of the page, in which no other form may stand.
    document.body.append(dialog);
    const close = (given) => {
      value = given;
      dialog.close();
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const given = answer();
      if (given !== null) close(given);
      else form.reportValidity();
    });
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(value);
    });
    dialog.showModal();
    opened(close);
  });
