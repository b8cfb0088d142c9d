// What the page says of itself: the form of two, its words, and whose drafts these are.

export const root = document.querySelector("[data-sitting]");
export const words = document.querySelector("[data-words]")?.dataset;
export const owner = document.querySelector("[data-drafts]")?.dataset.drafts;

export const same = (one, two) => JSON.stringify(one) === JSON.stringify(two);
export const put = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export const clock = () => { // "9.50" in Dutch, as on the pages
  const { lang } = document.documentElement;
  const said = new Date().toLocaleTimeString(lang, { hour: "numeric", minute: "2-digit" });
  return lang.startsWith("nl") ? said.replace(":", ".") : said;
};

export function say(text) {
  const line = document.querySelector("[data-save-state] span");
  if (!line || line.textContent === text) return;
  line.textContent = text;
  // a tick stands only beside what is kept
  line.closest("[data-save-state]").classList.toggle("is-not-kept", !text.startsWith(words.saved.split("{")[0]));
}

export const sayKept = () => say(put(words.saved, { time: clock() }));

export const saysOffline = () => document.querySelector("[data-save-state] span")?.textContent === words.offline;

export function aloud(text) {
  document.querySelector("[data-aloud]").textContent = text;
}
