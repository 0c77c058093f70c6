/**
 * What matters most in a picture, by a click on it; the numbers beside it say the same, and can be
 * typed or moved by the arrow keys. What is left of the picture when it is cut is shown at once.
 *
 * Without this module the numbers remain, and the cuts are shown once they are saved and made.
 */

const focus = document.querySelector(".desk-focus");
const fields = ["x", "y"].map((axis) => document.querySelector(`#id_focal_${axis}`));

function limited(percent) {
  return Math.min(100, Math.max(0, Math.round(percent)));
}

function show() {
  const [x, y] = fields.map((field) => limited(Number(field.value)));
  const mark = focus.querySelector(".focus-mark");
  // Set by the object model, which the security policy allows, and not in an attribute.
  mark.style.left = `${x}%`;
  mark.style.top = `${y}%`;
  const cuts = focus.querySelector(".focus-cuts");
  for (const cut of cuts.querySelectorAll("img")) {
    if (cut.src !== new URL(cuts.dataset.uncut, document.baseURI).href) {
      cut.src = cuts.dataset.uncut;
    }
    cut.style.objectPosition = `${x}% ${y}%`;
  }
}

function choose(event) {
  const box = event.currentTarget.getBoundingClientRect();
  const place = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  fields.forEach((field, index) => {
    field.value = limited(place[index] * 100);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

if (focus && fields.every(Boolean)) {
  const picture = focus.querySelector(".focus-picture img");
  picture.addEventListener("click", choose);
  picture.classList.add("choosing");
  focus.querySelector(".focus-mark").hidden = false;
  for (const field of fields) {
    field.addEventListener("input", show);
  }
  show();
}
