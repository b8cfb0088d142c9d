// One field of the form of two: it saves itself with the version that was seen. When the other wrote meanwhile, both
// texts are shown and the person chooses. What was saved is told to the form as "kept".

import { forget, keep } from "./drafts.js";
import { aloud, clock, put, root, same, say, sayKept, words } from "./page.js";
import { ask } from "./server.js";

const PAUSE = 900; // milliseconds of silence after which a text is saved
const AGAIN = 10000; // milliseconds after a failure of the server
const SMALL = 50000; // characters that a browser still sends while the page goes away

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
    sayKept();
    root.dispatchEvent(new Event("kept"));
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
      if (!this.isDirty) sayKept();
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

export const fields = []; // of this page

export function beginFields() {
  for (const box of root.querySelectorAll("[data-joint]")) fields.push(new Field(box));
  for (const form of root.querySelectorAll("[data-score-form]")) fields.push(new Score(form));
}
