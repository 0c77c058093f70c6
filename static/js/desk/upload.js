/**
 * Many pictures at once: dropped or chosen, sent two at a time, each with its progress and then with
 * the line that the server writes about it. Without this module the form sends all of them together.
 */

const AT_ONCE = 2;

const form = document.querySelector(".desk-upload");
const lines = document.querySelector(".upload-lines");
const waiting = [];
let sending = 0;
let done = 0;
let all = 0;

function tell() {
  const said = form.dataset.sayProgress.replace("[done]", done).replace("[all]", all);
  document.querySelector(".upload-status").textContent = said;
}

/** A line for a file that is on its way. */
function lineOf(file) {
  const line = document.createElement("li");
  const said = document.createElement("p");
  const name = document.createElement("strong");
  const progress = document.createElement("progress");
  name.textContent = file.name;
  progress.max = 1;
  progress.value = 0;
  progress.setAttribute("aria-label", file.name);
  said.append(name);
  line.append(said, progress);
  line.className = "under-way";
  return line;
}

/** Put `now` where `line` was, and count the file as through. */
function settle(line, now) {
  line.replaceWith(now);
  done += 1;
  tell();
}

function failed(file, line, reason, again) {
  const now = lineOf(file);
  now.querySelector("progress").remove();
  now.className = "problem";
  now.querySelector("p").append(" ", reason);
  if (again) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = form.dataset.sayAgain;
    button.addEventListener("click", () => {
      const anew = lineOf(file);
      now.replaceWith(anew);
      done -= 1;
      waiting.push([file, anew]);
      proceed();
      lines.focus();
    });
    now.append(button);
  }
  settle(line, now);
}

/** The line that the server wrote about the file; nothing where it answered something else. */
function outcomeIn(request) {
  if (request.status !== 200 || isAway(request)) {
    return null;
  }
  const template = document.createElement("template");
  template.innerHTML = request.responseText;
  return template.content.querySelector("[data-outcome]");
}

/** Whether the request was led away from the page, to where people log in. */
function isAway(request) {
  return new URL(request.responseURL || location.href).pathname !== location.pathname;
}

/** Why an answer is not the line that was asked for. */
function reasonOf(request) {
  const { sayLarge, sayAway, sayFault } = form.dataset;
  if (request.status === 413) {
    return sayLarge;
  }
  return isAway(request) || request.status === 403 ? sayAway : sayFault;
}

function send(file, line) {
  const request = new XMLHttpRequest();
  const data = new FormData();
  data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  data.append("alone", "1");
  data.append("files", file);
  // Fetch does not tell how much is sent.
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) {
      line.querySelector("progress").value = event.loaded / event.total;
    }
  });
  request.addEventListener("loadend", () => {
    sending -= 1;
    const now = outcomeIn(request);
    if (now) {
      settle(line, now);
    } else {
      failed(file, line, reasonOf(request), true);
    }
    proceed();
  });
  request.open("POST", location.pathname);
  request.send(data);
}

function proceed() {
  while (sending < AT_ONCE && waiting.length) {
    const [file, line] = waiting.shift();
    if (file.size > Number(form.dataset.maxBytes)) {
      failed(file, line, form.dataset.sayLarge, false);
    } else {
      sending += 1;
      send(file, line);
    }
  }
}

function take(files) {
  for (const file of files) {
    const line = lineOf(file);
    lines.append(line);
    waiting.push([file, line]);
  }
  all += files.length;
  lines.hidden = !lines.childElementCount;
  tell();
  proceed();
}

/** A drag that carries files, and not a text or a link. */
function hasFiles(event) {
  return [...event.dataTransfer.types].includes("Files");
}

if (form) {
  const drop = form.querySelector(".drop");
  const input = form.querySelector("[type=file]");
  form.querySelector("[data-part=drop]").hidden = false;
  form.querySelector(".submit-row").hidden = true;
  lines.tabIndex = -1;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("change", () => {
    take([...input.files]);
    input.value = "";
  });
  // Anywhere on the page: a file that misses the box would else be opened in its place.
  document.addEventListener("dragover", (event) => {
    if (hasFiles(event)) {
      event.preventDefault();
      drop.classList.add("over");
    }
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) {
      drop.classList.remove("over");
    }
  });
  document.addEventListener("drop", (event) => {
    if (hasFiles(event)) {
      event.preventDefault();
      drop.classList.remove("over");
      take([...event.dataTransfer.files]);
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (sending || waiting.length) {
      event.preventDefault();
    }
  });
}
