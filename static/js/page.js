/* What every page does: the appearance that the reader chose, and what the machine can do, known
   before the first paint. A plain script in the head for that reason, and a short one.

   <button type="button" data-set-scheme="auto|light|dark" aria-pressed="…"> sets the appearance. It
   stays in this browser and is never sent.

   <search-suggest data-module="…/search-suggest.js"> gets its script when its field gets the focus:
   few readers search, and a field is a plain form until then. */
(() => {
  const KEY = "hanoi.scheme";
  const root = document.documentElement;

  /* Storage throws where a reader has forbidden it; then a choice lasts as long as the page. */
  const stored = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const store = (scheme) => {
    try {
      if (scheme === "auto") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, scheme);
    } catch {
      return;
    }
  };

  const show = (scheme) => {
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
    for (const button of document.querySelectorAll("[data-set-scheme]")) {
      const chosen = button.dataset.setScheme === (root.dataset.scheme ?? "auto");
      button.setAttribute("aria-pressed", String(chosen));
    }
  };

  if ("share" in navigator) root.classList.add("can-share");
  show(stored());
  document.addEventListener("DOMContentLoaded", () => show(stored()));
  document.addEventListener("click", (event) => {
    const scheme = event.target.closest?.("[data-set-scheme]")?.dataset.setScheme;
    if (!scheme) return;
    store(scheme);
    show(scheme);
  });
  document.addEventListener("focusin", (event) => {
    const field = event.target.closest("search-suggest");
    if (field) import(field.dataset.module);
  });
  /* Another tab of the same reader has chosen. */
  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) show(stored());
  });
})();
