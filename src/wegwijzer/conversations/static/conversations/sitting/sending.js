// What is sent: all fields at once, forms that stay on the page, and forms that wait until the fields are saved.

import { forget } from "./drafts.js";
import { fields } from "./fields.js";
import { keepSent } from "./forms.js";
import { root, say, sayKept, saysOffline, words } from "./page.js";
import { refresh, renewing } from "./renewing.js";
import { csrf, noConnection, offline } from "./server.js";

// `going`: the page goes away.
export async function flush(going = false) {
  await Promise.all(fields.map((field) => field.save(going)));
  for (const form of root.querySelectorAll("form[data-waiting]")) await sendQuietly(form);
  if (fields.every((field) => !field.isDirty) && !offline && saysOffline()) sayKept();
}

async function sendQuietly(form) {
  const data = new FormData(form);
  let answer;
  say(words.saving);
  try {
    answer = await fetch(form.getAttribute("action"), { method: "POST", body: data, headers: { "X-CSRFToken": csrf, Accept: "text/html" } });
  } catch {
    form.dataset.waiting = "";
    noConnection();
    return;
  }
  delete form.dataset.waiting;
  if (answer.redirected && !answer.url.includes("/conversations/")) {
    say(words.signedOut);
    return;
  }
  if (!answer.ok) {
    HTMLFormElement.prototype.submit.call(form);
    return;
  }
  for (const text of form.querySelectorAll("[data-draft]")) forget(`form-${text.dataset.draft}`);
  form.reset();
  const fold = form.closest("details.add-fold");
  if (fold) {
    fold.open = false;
    fold.querySelector("summary").focus();
  }
  sayKept();
  await refresh();
}

async function sendAfterSaving(form) {
  await flush();
  if (fields.some((field) => field.isDirty)) {
    fields.find((field) => field.isDirty).box.scrollIntoView({ block: "center" });
    return;
  }
  if (form.querySelector("[name=mark]")) {
    await renewing; // what is on its way may be from before the last save
    await refresh();
  }
  keepSent(form);
  HTMLFormElement.prototype.submit.call(form);
}

// A form that is about to be sent by the browser, where this page sends it otherwise.
export function hold(event) {
  const form = event.target;
  if ("quiet" in form.dataset) {
    event.preventDefault();
    sendQuietly(form);
  } else if ("afterSaving" in form.dataset) {
    event.preventDefault();
    sendAfterSaving(form);
  } else if (form.querySelector("[data-joint]") || "scoreForm" in form.dataset) {
    event.preventDefault();
    flush();
  }
}
