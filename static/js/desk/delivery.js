/**
 * The pages on which documents are imported. All of it works without this module, which only adds:
 * the waves of the chosen collection alone, the number of documents on the button, the editor in
 * place of markup once a text is opened, and a warning before what was typed is left behind.
 */

import { filled, ngettext } from "./words.js";

const form = document.querySelector("#import_form, #review_form");
const collection = form.querySelector("select[name=collection]");
const wave = form.querySelector("[name=wave]");
const importing = form.querySelector("[name=_import]");
let typed = false;

/** Offer the waves of the chosen collection, and no others. */
function narrow() {
  for (const option of wave.querySelectorAll("[data-collection]")) {
    const fits = option.dataset.collection === collection.value;
    option.hidden = option.disabled = !fits;
    if (!fits && option.selected) {
      wave.value = "";
    }
  }
}

/** Say on the button how many documents it imports. */
function count() {
  const number = form.querySelectorAll(".delivered-take :checked").length;
  importing.value = filled(ngettext("Import {number} document", "Import {number} documents", number), { number });
  importing.disabled = !number;
}

/** Make editors of the textareas of markup that can be seen now. */
async function unfold(within) {
  const areas = [...within.querySelectorAll("[data-folded-prose]")].filter((area) =>
    area.checkVisibility(),
  );
  if (!areas.length) {
    return;
  }
  const { createEditor } = await import("django-prose-editor/configurable");
  for (const area of areas) {
    area.setAttribute("data-django-prose-editor-configurable", area.dataset.foldedProse);
    area.removeAttribute("data-folded-prose");
    createEditor(area);
  }
}

narrow();
// The admin's choice by typing tells of a change by jQuery alone.
window.django?.jQuery(collection).on("change", narrow);

if (importing) {
  count();
  form.addEventListener("change", count);
  form.addEventListener("input", () => {
    typed = true;
  });
  form.addEventListener("submit", () => {
    typed = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (typed) {
      event.preventDefault();
    }
  });
  form.addEventListener("toggle", (event) => unfold(event.target), true);
}
