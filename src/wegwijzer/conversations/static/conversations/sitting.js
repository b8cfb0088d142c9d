// Two people in one form at once. Every few seconds the page asks whether anything changed and shows it where
// nobody is writing. Each field saves itself with the version that was seen; when the other wrote meanwhile, both
// texts are shown and the person chooses. What is typed stays on the device until it is saved.

const BEAT = 3000; // milliseconds between two questions
const PAUSE = 900; // milliseconds of silence after which a text is saved
const AGAIN = 10000; // milliseconds after a failure of the server
const SMALL = 50000; // characters that a browser still sends while the page goes away

const root = document.querySelector("[data-sitting]");
const words = document.querySelector("[data-words]")?.dataset;
const owner = document.querySelector("[data-drafts]")?.dataset.drafts;
const csrf = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"];
const same = (one, two) => JSON.stringify(one) === JSON.stringify(two);
const clock = () => { // "9.50" in Dutch, as on the pages
  const { lang } = document.documentElement;
  const said = new Date().toLocaleTimeString(lang, { hour: "numeric", minute: "2-digit" });
  return lang.startsWith("nl") ? said.replace(":", ".") : said;
};
const put = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// ---- What stays on this device

// Each tab keeps its own, so that two tabs of one person do not write over each other. A tab that is gone leaves
// its drafts to the next one.
async function claim(name) {
  if (!navigator.locks) return true;
  return new Promise((resolve) => {
    navigator.locks
      .request(name, { signal: AbortSignal.timeout(500) }, () => {
        resolve(true);
        return new Promise(() => {}); // held as long as the tab lives
      })
      .catch(() => resolve(false));
  });
}

async function myTab() {
  const kept = sessionStorage.getItem("wegwijzer.tab");
  if (kept && (await claim(`wegwijzer.tab:${kept}`))) return kept;
  const made = Math.random().toString(36).slice(2, 10);
  sessionStorage.setItem("wegwijzer.tab", made);
  await claim(`wegwijzer.tab:${made}`);
  return made;
}

const tab = owner ? await myTab() : "";
const START = `wegwijzer.draft:${owner}:`;
const placeOf = (key) => `${START}${key}:${tab}`;

function keep(key, draft) {
  try {
    localStorage.setItem(placeOf(key), JSON.stringify({ ...draft, at: Date.now() }));
  } catch {
    // No room or not allowed: the text still stands in the field, and is saved from there.
  }
}

const forget = (key) => localStorage.removeItem(placeOf(key));

async function draftsLeft() {
  const held = navigator.locks ? (await navigator.locks.query()).held.map((lock) => lock.name) : [];
  const found = [];
  for (const place of Object.keys(localStorage)) {
    if (!place.startsWith(START)) continue;
    const [key, its] = place.slice(START.length).split(":");
    if (its !== tab && held.includes(`wegwijzer.tab:${its}`)) continue; // of a tab that is open now
    try {
      found.push({ place, key, ...JSON.parse(localStorage.getItem(place)) });
    } catch {
      localStorage.removeItem(place);
    }
  }
  return found.sort((one, two) => two.at - one.at);
}

// ---- One field

const valueIn = (box) => {
  const kind = box.dataset.kind;
  if (kind === "any") return [...box.querySelectorAll("input[type=checkbox]:checked")].map((input) => input.value);
  if (kind === "one" || kind === "outcome") return box.querySelector("input[type=radio]:checked")?.value ?? "";
  return box.querySelector("textarea, input[type=date]").value;
};

class Field {
  constructor(box) {
    this.box = box;
    this.key = box.dataset.joint;
    this.kind = box.dataset.kind;
    this.version = Number(box.dataset.version);
    this.saved = this.value;
    this.timer = 0;
    this.sending = null;
    this.choosing = null;
    box.addEventListener("input", () => this.touched());
    box.addEventListener("change", () => this.save());
  }

  get value() { return valueIn(this.box); }

  set value(value) {
    const text = this.box.querySelector("textarea, input[type=date]");
    if (text) {
      const { selectionStart, selectionEnd } = text;
      text.value = value;
      if (document.activeElement === text && text.setSelectionRange && this.kind === "open") {
        text.setSelectionRange(selectionStart, selectionEnd);
      }
      return;
    }
    for (const input of this.box.querySelectorAll("input:not([type=hidden])")) {
      input.checked = Array.isArray(value) ? value.includes(input.value) : input.value === value;
    }
  }

  get isDirty() { return !same(this.value, this.saved); }
  get label() { return this.box.querySelector("label, legend").textContent.trim(); }
  get url() { return root.dataset.field; }

  inWords(value) {
    if (this.kind === "open" || this.kind === "day") return value;
    const chosen = Array.isArray(value) ? value : [value];
    const inputs = [...this.box.querySelectorAll("input:not([type=hidden])")];
    return inputs.filter((each) => chosen.includes(each.value)).map((each) => each.closest("label").textContent.trim()).join(", ");
  }

  body(value) {
    const data = new URLSearchParams({ key: this.key, version: this.version });
    for (const each of [].concat(value)) data.append(`value.${this.key}`, each);
    return data;
  }

  touched() {
    this.refuse("");
    if (this.isDirty) keep(this.key, { value: this.value, version: this.version });
    else forget(this.key);
    if (this.choosing) this.choosing.mine(this.value);
    clearTimeout(this.timer);
    if (this.kind === "open") this.timer = setTimeout(() => this.save(), PAUSE);
  }

  // Answers when what stood there at the start of it was saved, refused, or cannot be sent now.
  async save(going = false) {
    clearTimeout(this.timer);
    if (this.sending) await this.sending;
    if (!this.isDirty || this.choosing) return;
    this.sending = this.send(this.value, going).finally(() => { this.sending = null; });
    await this.sending;
  }

  async send(value, going) {
    const body = this.body(value);
    const answer = await ask(this.url, { method: "POST", body, keepalive: going && body.toString().length < SMALL });
    if (!answer) return;
    if (answer.ok) this.done(value, (await answer.json()).version);
    else if (answer.status === 409) this.choose(await answer.json());
    else if (answer.status === 422) this.refuse((await answer.json()).error);
    else this.timer = setTimeout(() => this.save(), AGAIN);
  }

  done(value, version) {
    this.saved = value;
    this.version = version;
    this.mark(version, value);
    if (this.isDirty) this.touched();
    else forget(this.key);
    say(put(words.saved, { time: clock() }));
    later();
  }

  // The form that a browser without this script would send agrees with what was saved.
  mark(version) {
    this.box.dataset.version = version;
    const hidden = this.box.querySelector(`[name="version.${this.key}"]`);
    if (hidden) hidden.value = version;
  }

  refuse(sentence) {
    this.box.querySelector(".field-errors")?.remove();
    this.box.classList.toggle("is-invalid", Boolean(sentence));
    if (!sentence) return;
    const error = document.querySelector("template[data-error]").content.firstElementChild.cloneNode(true);
    error.querySelector("span").textContent = sentence;
    error.setAttribute("role", "alert");
    this.box.prepend(error);
    say(words.refused);
  }

  // The other saved something else meanwhile.
  choose({ current, words: said, version, by }) {
    say(words.conflict);
    const notice = document.querySelector("template[data-conflict]").content.firstElementChild.cloneNode(true);
    const theirs = by ? words.theirs : words.elsewhere;
    const show = (place, text) => { notice.querySelector(place).textContent = text || words.nothing; };
    show("[data-mine]", this.inWords(this.value));
    show("[data-theirs]", said);
    show("[data-theirs-name]", theirs);
    show('[data-choose="theirs"]', theirs);
    notice.querySelector('[data-choose="both"]').hidden = this.kind !== "open" || !current;
    this.choosing = { mine: (value) => show("[data-mine]", this.inWords(value)) };
    notice.addEventListener("click", ({ target }) => {
      const choice = target.closest("[data-choose]")?.dataset.choose;
      if (!choice) return;
      notice.remove();
      this.choosing = null;
      this.version = version;
      this.saved = current;
      if (choice === "theirs") this.value = current;
      if (choice === "both") this.value = `${current}\n\n${this.value}`;
      this.mark(version);
      this.touched();
      this.save();
      this.box.querySelector("textarea, input:not([type=hidden])").focus();
      if (!this.isDirty) say(put(words.saved, { time: clock() }));
    });
    this.box.append(notice);
  }

  // What the other saved, when nothing of one's own stands in the way.
  take(fresh) {
    const version = Number(fresh.dataset.version);
    if (version === this.version || this.isDirty || this.sending || this.choosing) return;
    this.value = this.saved = valueIn(fresh);
    this.version = version;
    this.mark(version);
    const line = this.box.querySelector("[data-changed]");
    line.textContent = put("mine" in fresh.dataset ? words.changedElsewhere : words.changed, { time: clock() });
    line.hidden = false;
    if (!("mine" in fresh.dataset)) aloud(put(words.changedAloud, { what: this.label }));
  }
}

// One's own score: nobody else writes it, so the last one stands.
class Score extends Field {
  constructor(form) {
    form.dataset.kind = "one";
    form.dataset.joint = `score.${form.dataset.scoreForm}`;
    form.dataset.version = 0;
    super(form);
  }

  get url() { return root.dataset.score; }
  body(value) { return new URLSearchParams({ theme: this.box.dataset.scoreForm, score: value }); }
  take() {}
}

// ---- Talking with the server

let offline = false;

function say(text) {
  const line = document.querySelector("[data-save-state] span");
  if (!line || line.textContent === text) return;
  line.textContent = text;
  // a tick stands only beside what is kept
  line.closest("[data-save-state]").classList.toggle("is-not-kept", !text.startsWith(words.saved.split("{")[0]));
}

function aloud(text) {
  document.querySelector("[data-aloud]").textContent = text;
}

// The answer, or nothing when there is no connection or nobody is signed in any more.
async function ask(url, options = {}) {
  if (options.method) say(words.saving);
  let answer;
  try {
    answer = await fetch(url, {
      redirect: "manual", ...options, headers: { Accept: "application/json", "X-CSRFToken": csrf, ...options.headers },
    });
  } catch {
    offline = true;
    say(words.offline);
    return null;
  }
  const wasOffline = offline;
  offline = false;
  if (answer.type === "opaqueredirect" || answer.status === 403) {
    say(words.signedOut);
    return null;
  }
  if (answer.status >= 500 || answer.status === 429) say(words.failed);
  if (wasOffline) setTimeout(flush);
  return answer;
}

let fields = [];

async function flush(going = false) {
  await Promise.all(fields.map((field) => field.save(going)));
  for (const form of root?.querySelectorAll("form[data-waiting]") ?? []) await sendQuietly(form);
  if (fields.every((field) => !field.isDirty) && !offline) settled();
}

function settled() {
  if (document.querySelector("[data-save-state] span")?.textContent === words.offline) {
    say(put(words.saved, { time: clock() }));
  }
}

// ---- What the other does

const served = new Map();

function said(part) {
  const copy = part.cloneNode(true);
  for (const hidden of copy.querySelectorAll("input[type=hidden]")) hidden.setAttribute("value", "");
  return copy.innerHTML;
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

let renewing = null;

function refresh() {
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
  root.dispatchEvent(new CustomEvent("renewed"));
}

// After saving, marks and verdicts are drawn again by the server.
let soon = 0;
function later() {
  clearTimeout(soon);
  soon = setTimeout(refresh, 150);
}

async function beat() {
  if (document.hidden || renewing) return;
  const answer = await ask(root.dataset.live, { headers: { "If-None-Match": `"${root.dataset.pulse}"` } });
  if (answer?.status === 200) await refresh();
}

// ---- Forms that stay on the page

async function sendQuietly(form) {
  const data = new FormData(form);
  let answer;
  say(words.saving);
  try {
    answer = await fetch(form.getAttribute("action"), { method: "POST", body: data, headers: { "X-CSRFToken": csrf, Accept: "text/html" } });
  } catch {
    offline = true;
    form.dataset.waiting = "";
    say(words.offline);
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
  say(put(words.saved, { time: clock() }));
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

// ---- Texts of ordinary forms

function keepSent(form) {
  for (const text of form.querySelectorAll("[data-draft]")) {
    if (text.value) keep(`form-${text.dataset.draft}`, { value: text.value, sent: true });
  }
}

async function beginForms(left) {
  for (const text of document.querySelectorAll("[data-draft]")) {
    const key = `form-${text.dataset.draft}`;
    const mine = left.filter((draft) => draft.key === key);
    for (const draft of mine.filter((each) => each.sent)) localStorage.removeItem(draft.place);
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

// ---- Beginning

function restore(left) {
  for (const draft of left) {
    if (draft.key.startsWith("form-")) continue;
    const field = fields.find((each) => each.key === draft.key);
    if (!field) continue;
    if (field.isDirty) continue; // a newer one of the same field came first; this one waits its turn
    localStorage.removeItem(draft.place);
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

async function begin() {
  const left = await draftsLeft();
  await beginForms(left);
  if (!root) return;
  document.documentElement.classList.add("is-live");
  for (const part of root.querySelectorAll("[data-part]")) served.set(part.dataset.part, said(part));
  const boxes = [...root.querySelectorAll("[data-joint]")];
  fields = [...boxes.map((box) => new Field(box)), ...[...root.querySelectorAll("[data-score-form]")].map((form) => new Score(form))];
  if ("still" in root.dataset) showUnsent(left);
  else restore(left);
  root.addEventListener("submit", (event) => hold(event), true);
  document.querySelector(".action-bar")?.addEventListener("submit", (event) => hold(event), true);
  setInterval(beat, BEAT);
  addEventListener("online", () => flush().then(beat));
  document.addEventListener("visibilitychange", () => (document.hidden ? flush(true) : beat()));
  addEventListener("pagehide", () => flush(true));
}

function hold(event) {
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

if (owner) await begin();
