/**
 * Says what a date and a time come to while they are typed, and keeps “in 3 hours” true.
 *
 * The server reads what was typed, as it will when the form is sent: it knows the zone, the way
 * dates are written, and which times come twice. Without this module, or without an answer, its
 * words come with the next page; what may not be true any more is taken away.
 */

const PAUSE = 300;
const MINUTE = 60_000;

/** What is asked about a box, and the request under way. */
const asked = new WeakMap();

function question(box) {
  const [date, time] = box.querySelectorAll(".datetime input");
  const which = box.querySelector(".moment-which input:checked");
  return new URLSearchParams({
    name: date.name.replace(/_0$/, ""),
    date: date.value,
    time: time.value,
    which: which?.value ?? "",
  });
}

function show(box, reading, keepChoices) {
  box.querySelector(".moment-says").textContent =
    reading?.querySelector(".moment-says").textContent ?? "";
  if (!keepChoices) {
    const choices = reading?.querySelector(".moment-which").childNodes ?? [];
    box.querySelector(".moment-which").replaceChildren(...choices);
  }
}

async function ask(box, keepChoices) {
  const query = question(box);
  const request = new AbortController();
  asked.get(box)?.request?.abort();
  asked.set(box, { query: String(query), request });
  try {
    const answer = await fetch(`${box.dataset.moment}?${query}`, {
      redirect: "error",
      signal: request.signal,
    });
    const text = answer.ok ? await answer.text() : "";
    const reading = new DOMParser().parseFromString(text, "text/html");
    show(box, text ? reading.body : null, keepChoices);
  } catch {
    if (!request.signal.aborted) {
      show(box, null, true);
    }
  }
}

const waiting = new WeakMap();

/* The calendar and the clock write without an event, and then put the focus on what they wrote. */
for (const kind of ["input", "change", "focusin"]) {
  document.addEventListener(kind, ({ target }) => {
    const box = target.closest?.(".moment");
    const before = asked.get(box)?.query ?? box?.dataset.first;
    if (!box || String(question(box)) === before) {
      return;
    }
    clearTimeout(waiting.get(box));
    const chosen = Boolean(target.closest(".moment-which"));
    waiting.set(box, setTimeout(ask, chosen ? 0 : PAUSE, box, chosen));
  });
}

function refresh() {
  for (const box of document.querySelectorAll(".moment")) {
    const says = box.querySelector(".moment-says").textContent;
    if (says && !document.hidden) {
      ask(box, true);
    }
  }
}

for (const box of document.querySelectorAll(".moment")) {
  box.dataset.first = String(question(box));
}
setInterval(refresh, MINUTE);
document.addEventListener("visibilitychange", refresh);
