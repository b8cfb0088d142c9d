// What is typed in a form stays on this device until it is saved: a closed tab or a lost connection takes nothing.
// Signing out takes it along (shell/js/leaving.js). Kept under whose it is, so that no other finds it.

const START = "wegwijzer.draft:";
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

function watch() {
  const place = START + box.dataset.draft;
  const texts = [...box.querySelectorAll("textarea")];
  const saved = texts.map((text) => text.defaultValue);
  const back = document.querySelector("[data-draft-back]");
  const keep = () => {
    try {
      const values = texts.map((text) => text.value);
      localStorage.setItem(place, JSON.stringify({ values, version: Number(box.dataset.version) }));
    } catch {
      // No room on this device, or not allowed: saving still works.
    }
  };
  const draft = read(place);
  if (box.hasAttribute("data-draft-refused")) {
    keep();
  } else if (draft?.values?.some((value, which) => !same(value, saved[which] ?? ""))) {
    texts.forEach((text, which) => (text.value = draft.values[which] ?? ""));
    back.hidden = false;
  } else {
    localStorage.removeItem(place);
  }
  box.addEventListener("input", keep);
  document.querySelector("[data-draft-away]").addEventListener("click", () => {
    localStorage.removeItem(place);
    texts.forEach((text, which) => (text.value = saved[which]));
    back.hidden = true;
    texts[0].focus();
  });
}

if (box) watch();
if (done) {
  const place = START + done.dataset.draftDone;
  if (read(place)?.version < Number(done.dataset.version)) localStorage.removeItem(place);
}
