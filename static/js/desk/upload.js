/**
 * Many files at once: dropped or chosen, each with its progress and then with the line that the
 * server writes about it. Without this module the form sends all of them together.
 *
 * Two requests are under way at a time. Pictures go one by one; where the form says so
 * (`data-together`), small files share a request, up to PACKET bytes. A form that goes on
 * (`data-goes-on`) is sent by its button when all files are through.
 */

const AT_ONCE = 2;
const PACKET = 4_000_000;

const form = document.querySelector(".desk-upload");
const lines = document.querySelector(".upload-lines");
const waiting = [];
let sending = 0;
let done = 0;
let all = 0;

function tell() {
  const said = form.dataset.sayProgress.replace("[done]", done).replace("[all]", all);
  document.querySelector(".upload-status").textContent = said;
  if ("goesOn" in form.dataset) {
    form.querySelector(".submit-row").hidden = done < all;
  }
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

function failed(one, reason, again) {
  const { file, line } = one;
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
      waiting.push({ ...one, line: anew });
      proceed();
      lines.focus();
    });
    now.append(button);
  }
  settle(line, now);
}

/** The lines that the server wrote about the files; none where it answered something else. */
function outcomesIn(request) {
  if (request.status !== 200 || isAway(request)) {
    return [];
  }
  const template = document.createElement("template");
  template.innerHTML = request.responseText;
  return [...template.content.querySelectorAll("[data-outcome]")];
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

/** Send files, each with its line and its path in the folder that it came from. */
function send(batch) {
  const request = new XMLHttpRequest();
  const data = new FormData(form);
  data.delete("files");
  data.append("alone", "1");
  for (const { file, path } of batch) {
    data.append("files", file);
    data.append("paths", path);
  }
  // Fetch does not tell how much is sent.
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) {
      for (const { line } of batch) {
        line.querySelector("progress").value = event.loaded / event.total;
      }
    }
  });
  request.addEventListener("loadend", () => {
    sending -= 1;
    const outcomes = outcomesIn(request);
    for (const [place, one] of batch.entries()) {
      if (outcomes.length === batch.length) {
        settle(one.line, outcomes[place]);
      } else {
        failed(one, reasonOf(request), true);
      }
    }
    proceed();
  });
  request.open("POST", location.pathname);
  request.send(data);
}

/** The next files that go together. */
function nextBatch() {
  const together = Number(form.dataset.together ?? 1);
  const batch = [waiting.shift()];
  let size = batch[0].file.size;
  while (waiting.length && batch.length < together && size + waiting[0].file.size < PACKET) {
    batch.push(waiting.shift());
    size += batch.at(-1).file.size;
  }
  return batch;
}

function proceed() {
  while (sending < AT_ONCE && waiting.length) {
    if (waiting[0].file.size > Number(form.dataset.maxBytes)) {
      failed(waiting.shift(), form.dataset.sayLarge, false);
    } else {
      sending += 1;
      send(nextBatch());
    }
  }
}

/** Take files, each with its path; of a folder that was chosen, its own name is no part of it. */
function take(files, pathOf = (file) => file.webkitRelativePath.split("/").slice(1).join("/")) {
  for (const file of files) {
    const line = lineOf(file);
    lines.append(line);
    waiting.push({ file, line, path: pathOf(file) || file.name });
  }
  all += files.length;
  lines.hidden = !lines.childElementCount;
  tell();
  proceed();
}

/** Take what was dropped: files, and all that lies in folders. */
async function takeDropped(transfer) {
  // Both lists are emptied when the event is over.
  const files = [...transfer.files];
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.some((entry) => entry.isDirectory)) {
    take(files);
    return;
  }
  const found = [];
  for (const entry of entries) {
    await walk(entry, "", found);
  }
  const paths = new Map(found);
  take([...paths.keys()], (file) => paths.get(file));
}

/** Put the files of an entry into `found`, each with its path below the folder that was dropped. */
async function walk(entry, path, found) {
  if (entry.isFile) {
    const file = await new Promise((kept, lost) => entry.file(kept, lost));
    found.push([file, path + entry.name]);
    return;
  }
  const reader = entry.createReader();
  const inside = path || entry.fullPath.lastIndexOf("/") > 0 ? `${path}${entry.name}/` : "";
  // A reader gives a hundred entries at a time.
  for (;;) {
    const some = await new Promise((kept, lost) => reader.readEntries(kept, lost));
    if (!some.length) {
      return;
    }
    for (const one of some) {
      await walk(one, inside, found);
    }
  }
}

/** A drag that carries files, and not a text or a link. */
function hasFiles(event) {
  return [...event.dataTransfer.types].includes("Files");
}

if (form) {
  const drop = form.querySelector(".drop");
  form.querySelector("[data-part=drop]").hidden = false;
  form.querySelector(".submit-row").hidden = true;
  lines.tabIndex = -1;
  form.addEventListener("submit", (event) => {
    if (!("goesOn" in form.dataset) || done < all) {
      event.preventDefault();
    }
  });
  for (const input of form.querySelectorAll("[type=file]")) {
    input.addEventListener("change", () => {
      take([...input.files]);
      input.value = "";
    });
  }
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
      takeDropped(event.dataTransfer);
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (sending || waiting.length) {
      event.preventDefault();
    }
  });
}
