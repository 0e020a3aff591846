// @ts-check
/** Sends the calls of `/api/docs`. The token is read from its field when a call goes out, and is kept nowhere. */

const shownHeaders = ["etag", "location", "link", "allow", "retry-after", "www-authenticate", "x-request-id"];
const announcer = document.querySelector("[role=status]");

for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(form);
  });
}
for (const block of document.querySelectorAll("pre")) addCopyButton(block);
openLinked();
window.addEventListener("hashchange", openLinked);

/** @param {HTMLFormElement} form */
async function send(form) {
  const button = form.querySelector("button");
  const answer = form.querySelector(".answer");
  if (!(answer instanceof HTMLElement) || button === null) return;
  const { url, init } = requestOf(form);
  button.disabled = true;
  const started = performance.now();
  try {
    const response = await fetch(url, init);
    const text = await response.text();
    const took = `${Math.round(performance.now() - started)} ms`;
    const headers = shownHeaders.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [`${name}: ${value}`];
    });
    const status = `${response.status} ${response.statusText}`.trim();
    show(
      answer,
      response.ok,
      `${init.method} ${url} → ${status}, ${took}`,
      [...headers, "", pretty(text)].join("\n").trim(),
    );
    if (response.status === 201) fillIds(text);
  } catch {
    show(answer, false, `${init.method} ${url}`, "No response: the server is unreachable.");
  } finally {
    button.disabled = false;
  }
}

/** @param {HTMLFormElement} form */
function requestOf(form) {
  const { method = "GET", path = "" } = form.dataset;
  const headers = new Headers({ accept: "application/json" });
  const query = new URLSearchParams();
  let url = path;
  for (const field of form.querySelectorAll("[data-in]")) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
    const value = field.value.trim();
    if (field.dataset["in"] === "path") url = url.replace(`{${field.name}}`, encodeURIComponent(value));
    else if (value === "") continue;
    else if (field.dataset["in"] === "query") query.append(field.name, value);
    else headers.set(field.name, value);
  }
  const token = document.querySelector("#token");
  if (token instanceof HTMLInputElement && token.value.trim() !== "") {
    headers.set("authorization", `Bearer ${token.value.trim()}`);
  }
  const field = form.querySelector("textarea");
  const body = field?.value.trim() ?? "";
  if (body !== "") headers.set("content-type", field?.dataset["type"] ?? "application/json");
  const search = query.size > 0 ? `?${query}` : "";
  return { url: `${url}${search}`, init: { method, headers, ...(body === "" ? {} : { body }) } };
}

/**
 * @param {HTMLElement} answer
 * @param {boolean} isGood
 * @param {string} line
 * @param {string} rest
 */
function show(answer, isGood, line, rest) {
  const heading = document.createElement("p");
  heading.textContent = line;
  heading.className = isGood ? "good" : "bad";
  const block = document.createElement("pre");
  block.tabIndex = 0;
  block.append(Object.assign(document.createElement("code"), { textContent: rest }));
  answer.replaceChildren(heading, ...(rest === "" ? [] : [block]));
  answer.hidden = false;
  announce(line);
}

/** @param {string} text */
function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/**
 * What was just made is what the next calls are about.
 * @param {string} text
 */
function fillIds(text) {
  const { id } = JSON.parse(text);
  for (const field of document.querySelectorAll("input[data-in=path][name=id]")) {
    if (field instanceof HTMLInputElement && typeof id === "string") field.value = id;
  }
}

/** @param {HTMLElement} block */
function addCopyButton(block) {
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    className: "copy",
    textContent: "Copy",
  });
  button.addEventListener("click", () => {
    navigator.clipboard.writeText(block.textContent ?? "").then(
      () => announce("Copied."),
      () => announce("The browser does not allow copying here."),
    );
  });
  const frame = Object.assign(document.createElement("div"), { className: "copyable" });
  block.replaceWith(frame);
  frame.append(block, button);
}

function openLinked() {
  const target = document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLDetailsElement) target.open = true;
}

/** @param {string} message */
function announce(message) {
  if (announcer !== null) announcer.textContent = message;
}
