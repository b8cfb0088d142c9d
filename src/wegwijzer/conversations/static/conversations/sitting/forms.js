// Texts of ordinary forms: what is typed stays on this device until the form was sent.

import { forget, forgetLeft, keep } from "./drafts.js";

export function keepSent(form) {
  for (const text of form.querySelectorAll("[data-draft]")) {
    if (text.value) keep(`form-${text.dataset.draft}`, { value: text.value, sent: true });
  }
}

export function beginForms(left) {
  for (const text of document.querySelectorAll("[data-draft]")) {
    const key = `form-${text.dataset.draft}`;
    const mine = left.filter((draft) => draft.key === key);
    for (const draft of mine.filter((each) => each.sent)) forgetLeft(draft);
    const draft = mine.find((each) => !each.sent);
    if (draft && !text.value) {
      text.value = draft.value;
      text.closest("details")?.setAttribute("open", "");
    }
    text.addEventListener("input", () => (text.value ? keep(key, { value: text.value }) : forget(key)));
  }
  document.addEventListener("submit", ({ target, defaultPrevented }) => {
    if (!defaultPrevented) keepSent(target);
  });
}
