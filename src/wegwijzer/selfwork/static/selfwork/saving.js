// Each field of a sheet saves itself with the version that was seen. What could not be saved stays on the device and
// goes along later. Saved elsewhere meanwhile: both are shown, and the person chooses. Without this script the page
// is an ordinary form.

const PAUSE = 900; // milliseconds of silence after which a text is saved
const AGAIN = 10000; // milliseconds after a failure
const PREFIX = "a."; // before the key of a field in the form
const SMALL = 50000; // characters that a browser still sends while the page goes away

const form = document.querySelector("form[data-answers]");
const words = document.querySelector("[data-words]")?.dataset;
const csrf = form?.querySelector("[name=csrfmiddlewaretoken]")?.value;
const clock = () => { // "9.50" in Dutch, as on the pages
  const { lang } = document.documentElement;
  const said = new Date().toLocaleTimeString(lang, { hour: "numeric", minute: "2-digit" });
  return lang.startsWith("nl") ? said.replace(":", ".") : said;
};
const say = (text) => {
  const line = document.querySelector("[data-save-state]");
  line.querySelector("span").textContent = text;
  line.classList.toggle("is-not-kept", !text.startsWith(words.saved.split("{")[0])); // a tick only beside what is kept
};

class Field {
  constructor(box) {
    this.box = box;
    this.key = box.dataset.field;
    this.version = form.querySelector(`[name="v.${CSS.escape(this.key)}"]`);
    this.saved = this.said();
    this.timer = 0;
    this.sending = null;
    this.choosing = false;
    this.isLost = false; // the last save never arrived: leaving the page now would only show that there is no connection
    if ([...box.querySelectorAll("textarea")].some((text) => text.value !== text.defaultValue)) {
      this.saved = null; // typed before this script was there
      this.timer = setTimeout(() => this.save(), PAUSE);
    }
    box.addEventListener("input", () => this.touched());
    box.addEventListener("change", () => this.save());
  }

  get isSaved() { return !this.sending && !this.choosing && this.said() === this.saved; }

  get place() { return `wegwijzer.draft:${form.dataset.drafts}:${this.key}`; }

  // What the form would send of this field, as text.
  said() {
    const mine = [...new FormData(form)].filter(([name]) => name === PREFIX + this.key || name.startsWith(`${PREFIX}${this.key}.`));
    const own = mine.filter(([name]) => this.box.querySelector(`[name="${CSS.escape(name)}"]`));
    return new URLSearchParams(own).toString();
  }

  touched() {
    this.refuse("");
    clearTimeout(this.timer);
    const said = this.said();
    if (said === this.saved) return this.forget();
    try {
      localStorage.setItem(this.place, JSON.stringify({ said, version: this.version.value }));
    } catch {
      // no room, or not allowed: the field itself still holds it
    }
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  forget() { localStorage.removeItem(this.place); }

  async save(going = false) {
    clearTimeout(this.timer);
    while (this.sending) await this.sending; // of two that wait here, one goes on: the other must wait for that one too
    const said = this.said();
    if (said === this.saved || this.choosing) return;
    this.sending = this.send(said, going).finally(() => { this.sending = null; });
    await this.sending;
  }

  async send(said, going) {
    const body = new URLSearchParams(said);
    body.set("key", this.key);
    body.set(`v.${this.key}`, this.version.value);
    say(words.saving);
    this.isLost = false;
    let answer;
    try {
      answer = await fetch(form.dataset.save, {
        method: "POST", body, redirect: "manual", keepalive: going && said.length < SMALL,
        headers: { Accept: "application/json", "X-CSRFToken": csrf },
      });
    } catch {
      say(words.offline);
      this.isLost = true;
      this.later();
      return;
    }
    if (answer.ok) this.done(said, await answer.json());
    else if (answer.status === 409) this.choose(await answer.json());
    else if (answer.status === 422) this.refuse((await answer.json()).error);
    else if (answer.status === 410) say((await answer.json()).error); // closed: the draft stays on this device
    else if (answer.type === "opaqueredirect" || answer.status === 403) say(words.signedOut);
    else { say(words.failed); this.later(); }
  }

  later() { this.timer = setTimeout(() => this.save(), AGAIN); }

  done(said, { version, told }) {
    this.saved = said;
    const telling = document.querySelector("[data-told]");
    if (told && telling) telling.innerHTML = told; // what is to be seen in a drawing, as the server words it
    this.version.value = version;
    say(words.saved.replace("{time}", clock()));
    if (this.said() === said) this.forget();
    else this.touched();
  }

  refuse(sentence) {
    this.box.querySelector("[data-refused]")?.remove();
    this.box.classList.toggle("is-invalid", Boolean(sentence));
    if (!sentence) return;
    const error = document.querySelector("template[data-error]").content.firstElementChild.cloneNode(true);
    error.dataset.refused = "";
    error.setAttribute("role", "alert");
    error.querySelector("span").textContent = sentence;
    this.box.append(error);
    say(words.refused);
  }

  choose({ version, lines }) {
    this.choosing = true;
    say(words.refused);
    const notice = document.querySelector("template[data-conflict]").content.firstElementChild.cloneNode(true);
    notice.querySelector("[data-theirs]").textContent = lines.join("\n") || words.nothing;
    notice.addEventListener("click", ({ target }) => {
      const choice = target.closest("[data-choose]")?.dataset.choose;
      if (!choice) return;
      this.choosing = false;
      this.version.value = version;
      notice.remove();
      if (choice === "theirs") {
        this.forget();
        location.reload();
      } else this.save();
    });
    this.box.append(notice);
  }

  // A draft that this device still held. Only plain controls are filled in here; what is drawn listens to "restored".
  restore() {
    const kept = localStorage.getItem(this.place);
    if (!kept) return;
    const { said, version } = JSON.parse(kept);
    if (said === this.saved) return this.forget();
    const values = new URLSearchParams(said);
    this.box.dispatchEvent(new CustomEvent("restoring", { detail: values }));
    for (const input of this.box.querySelectorAll("[name]")) {
      const given = values.getAll(input.name);
      if (input.type === "radio" || input.type === "checkbox") input.checked = given.includes(input.value);
      else if (given.length) input.value = given.shift();
      else if (input.tagName === "TEXTAREA") input.value = "";
    }
    this.version.value = version;
    this.box.dispatchEvent(new CustomEvent("restored", { bubbles: true }));
    this.save();
  }
}

if (form && words) {
  document.documentElement.classList.add("is-live");
  const fields = [...form.querySelectorAll("[data-field]")].map((box) => new Field(box));
  const flush = (going = false) => Promise.all(fields.map((field) => field.save(going)));
  for (const field of fields) field.restore();
  addEventListener("online", () => flush());
  document.addEventListener("visibilitychange", () => document.hidden && flush(true));
  addEventListener("pagehide", () => flush(true));
  let going = false;
  // What is still on its way is saved first, so that no version is sent twice. A form in which all is saved goes at
  // once: a submit that is asked for again while the first one is still being told of is passed over in silence.
  form.addEventListener("submit", async (event) => {
    if (going || fields.every((field) => field.isSaved)) return;
    event.preventDefault();
    await flush();
    if (fields.some((field) => field.choosing || field.isLost)) return;
    going = true;
    setTimeout(() => {
      form.requestSubmit(event.submitter);
      going = false;
    });
  });
}
