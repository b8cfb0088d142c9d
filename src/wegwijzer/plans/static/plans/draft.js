// What is typed in a form stays on this device until it is saved: a closed tab, an expired session or a lost connection
// takes nothing. Signing out takes it along (shell/js/leaving.js). Kept under whose it is, so that no other finds it.
// What one shares is never ticked by itself: what comes back can only be shared with fewer.

const START = "wegwijzer.draft:";
const SENT = "wegwijzer.sent"; // the form that this tab sent last
const KEPT = "textarea, select, input:not([type]), input[type=text], input[type=date], input[type=time]";
const TICKS = "input[type=radio], input[type=checkbox]";
const READ = "input[name=version], input[name^=seen_]"; // what stood on the page when one wrote
const SHARE = "share_";
const box = document.querySelector("[data-draft]");
const done = document.querySelector("[data-draft-done]");

function read(place) {
  try {
    return JSON.parse(localStorage.getItem(place));
  } catch {
    return null;
  }
}

const same = (one, other) => one.trim().replaceAll("\r\n", "\n") === other.trim().replaceAll("\r\n", "\n");

const key = (tick) => `${tick.name}=${tick.value}`;

function stood(field) {
  if (field.tagName !== "SELECT") return field.defaultValue;
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? "";
}

function watch() {
  const place = START + box.dataset.draft;
  const form = box.closest("form");
  const fields = [...box.querySelectorAll(KEPT)];
  const all = [...fields, ...form.querySelectorAll(READ)];
  const ticks = [...box.querySelectorAll(TICKS)];
  const saved = new Map(all.map((field) => [field, stood(field)]));
  const back = form.querySelector("[data-draft-back]");
  const keep = () => {
    try {
      const values = Object.fromEntries(all.map((field) => [field.name, field.value]));
      const chosen = ticks.filter((tick) => tick.checked).map(key);
      localStorage.setItem(place, JSON.stringify({ values, chosen, version: Number(box.dataset.version) }));
    } catch {
      // No room on this device, or not allowed: saving still works.
    }
  };
  const { values, chosen } = read(place) ?? {};
  if (box.hasAttribute("data-draft-refused")) {
    keep();
  } else if (values && fields.some((field) => !same(values[field.name] ?? "", saved.get(field)))) {
    for (const field of all) field.value = values[field.name] ?? field.value;
    for (const tick of ticks) tick.checked = chosen.includes(key(tick)) && (tick.checked || !tick.name.startsWith(SHARE));
    back.hidden = false;
    for (const fold of form.querySelectorAll("details")) fold.open ||= fields.some((field) => fold.contains(field) && field.value);
  } else {
    localStorage.removeItem(place);
  }
  form.addEventListener("input", keep);
  form.addEventListener("submit", () => sessionStorage.setItem(SENT, place));
  form.querySelector("[data-draft-away]").addEventListener("click", () => {
    localStorage.removeItem(place);
    for (const [field, value] of saved) field.value = value;
    for (const tick of ticks) tick.checked = tick.defaultChecked;
    back.hidden = true;
    fields[0]?.focus();
  });
}

// Saved: the page that follows says so.
const sent = sessionStorage.getItem(SENT);
if (sent && document.querySelector("#messages .save-state")) {
  localStorage.removeItem(sent);
  sessionStorage.removeItem(SENT);
}
if (box) {
  sessionStorage.removeItem(SENT); // a form that stands here again was not saved
  watch();
}
if (done) {
  const place = START + done.dataset.draftDone;
  if (read(place)?.version < Number(done.dataset.version)) localStorage.removeItem(place);
}
