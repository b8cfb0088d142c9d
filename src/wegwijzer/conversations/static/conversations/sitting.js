// Two people in one form at once, and what either typed and did not yet save.

import { draftsLeft, forgetLeft, keep } from "./sitting/drafts.js";
import { beginFields, fields } from "./sitting/fields.js";
import { beginForms } from "./sitting/forms.js";
import { owner, root, same } from "./sitting/page.js";
import { beat, later, rememberServed } from "./sitting/renewing.js";
import { flush, hold } from "./sitting/sending.js";

const BEAT = 3000; // milliseconds between two questions

function restore(left) {
  for (const draft of left) {
    if (draft.key.startsWith("form-")) continue;
    const field = fields.find((each) => each.key === draft.key);
    if (!field) continue;
    if (field.isDirty) continue; // a newer one of the same field came first; this one waits its turn
    forgetLeft(draft);
    if (same(draft.value, field.saved)) continue;
    field.value = draft.value;
    field.version = draft.version;
    keep(field.key, { value: draft.value, version: draft.version });
    field.save();
  }
}

function showUnsent(left) {
  const box = root.querySelector("[data-unsent]");
  const texts = left.filter((draft) => typeof draft.value === "string" && draft.value && !draft.sent && !draft.key.startsWith("score"));
  for (const { value } of texts) {
    const line = document.createElement("li");
    line.textContent = value;
    box.querySelector("ul").append(line);
  }
  box.hidden = !texts.length;
}

function beginTogether(left) {
  document.documentElement.classList.add("is-live");
  rememberServed();
  beginFields();
  if ("still" in root.dataset) showUnsent(left);
  else restore(left);
  root.addEventListener("kept", later);
  root.addEventListener("submit", hold, true);
  document.querySelector(".action-bar")?.addEventListener("submit", hold, true);
  setInterval(beat, BEAT);
  document.addEventListener("reconnected", () => flush());
  addEventListener("online", () => flush().then(beat));
  document.addEventListener("visibilitychange", () => (document.hidden ? flush(true) : beat()));
  addEventListener("pagehide", () => flush(true));
}

if (owner) {
  const left = await draftsLeft();
  beginForms(left);
  if (root) beginTogether(left);
}
