/**
 * Comfort on the forms of the desk; every form works without it.
 *
 * - Leaving a form with unsaved changes, by a verb or any other way, is asked about first; not
 *   where `autosave.js` keeps them.
 * - People who are chosen stand in the order in which they were chosen.
 */

const form = document.querySelector("#content-main form");
let changed = false;

function noteChange(event) {
  // The prose editor writes into its textarea once while it starts; that is nobody's change.
  if (event.isTrusted || event.target.closest(".prose-editor, .select2-hidden-accessible")) {
    changed = true;
  }
}

if (form) {
  form.addEventListener("input", noteChange);
  form.addEventListener("change", noteChange);
  form.addEventListener("submit", () => {
    changed = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed && !form.dataset.kept) {
      event.preventDefault();
    }
  });
}

const jQuery = window.django?.jQuery;

if (jQuery && form) {
  // Select2 tells of its changes by jQuery only.
  jQuery(form).on("select2:select select2:unselect select2:clear", (event) => {
    changed = true;
    const select = event.target;
    const option = event.params?.data?.element;
    if (event.type === "select2:select" && select.dataset.ordered && option) {
      select.append(option);
      jQuery(select).trigger("change");
    }
  });
}
