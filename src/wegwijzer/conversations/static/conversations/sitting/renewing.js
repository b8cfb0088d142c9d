// What the other does: every few seconds the page asks whether anything changed, and shows it where nobody is writing.

import { fields } from "./fields.js";
import { root } from "./page.js";
import { ask } from "./server.js";

const served = new Map();

function said(part) {
  const copy = part.cloneNode(true);
  for (const hidden of copy.querySelectorAll("input[type=hidden]")) hidden.setAttribute("value", "");
  return copy.innerHTML;
}

export function rememberServed() {
  for (const part of root.querySelectorAll("[data-part]")) served.set(part.dataset.part, said(part));
}

const isWrittenIn = (part) => [...part.querySelectorAll("textarea")].some((each) => each.value !== each.defaultValue);

function renew(part, fresh) {
  const now = said(fresh);
  if (served.get(part.dataset.part) === now || isWrittenIn(part)) return;
  served.set(part.dataset.part, now);
  const at = [...part.querySelectorAll("a, button")].indexOf(document.activeElement);
  part.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
  if (at >= 0) part.querySelectorAll("a, button")[at]?.focus();
}

export let renewing = null; // a promise while the page is on its way

export function refresh() {
  renewing ??= fetchPage().finally(() => { renewing = null; });
  return renewing;
}

async function fetchPage() {
  const answer = await ask(location.pathname, { headers: { Accept: "text/html" } });
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-sitting]");
  if (!fresh) return;
  const moved = fresh.dataset.state !== root.dataset.state && !fields.some((field) => field.isDirty);
  if (moved || "still" in fresh.dataset !== "still" in root.dataset) {
    location.reload(); // one can write now, or no longer; what was not saved is kept on the device
    return;
  }
  root.dataset.pulse = fresh.dataset.pulse;
  show(fresh);
}

function show(fresh) {
  for (const part of root.querySelectorAll("[data-part]")) {
    const its = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    if (its) renew(part, its);
  }
  for (const field of fields) {
    const its = fresh.querySelector(`[data-joint="${field.key}"]`);
    if (its) field.take(its);
  }
  for (const hidden of root.querySelectorAll("input[name=mark], [data-quiet]:not([data-waiting]) input[name=token]")) {
    const form = hidden.closest("form").getAttribute("action");
    const its = fresh.querySelector(`form[action="${form}"] input[name="${hidden.name}"]`);
    if (its) hidden.value = its.value;
  }
}

// After saving, marks and verdicts are drawn again by the server.
let soon = 0;
export function later() {
  clearTimeout(soon);
  soon = setTimeout(refresh, 150);
}

export async function beat() {
  if (document.hidden || renewing) return;
  const answer = await ask(root.dataset.live, { headers: { "If-None-Match": `"${root.dataset.pulse}"` } });
  if (answer?.status === 200) await refresh();
}
