// The picker as a combobox: typing asks the server for options, arrows and Enter choose. Without this
// module the field is a plain one, and the server looks up what was typed.

const WAIT = 200; // milliseconds after the last key before asking
let count = 0;

class Picker {
  constructor(root) {
    this.root = root;
    this.value = root.querySelector("[data-picker-value]");
    this.input = root.querySelector("input[type=text]");
    this.list = root.querySelector("[role=listbox]");
    this.status = root.querySelector("[role=status]");
    this.list.id = `${this.input.id || "picker"}-options-${(count += 1)}`;
    this.list.setAttribute("aria-label", this.input.labels?.[0]?.textContent.trim() ?? "");
    for (const [name, said] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    })) this.input.setAttribute(name, said);
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("click", () => this.ask(0));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
  }

  get open() { return !this.list.hidden; }
  get options() { return [...this.list.querySelectorAll("[role=option]")]; }
  get active() { return this.list.querySelector('[aria-selected="true"]'); }

  typed() {
    this.value.value = "";
    this.root.querySelector(".picker-among")?.remove();
    this.ask(WAIT);
  }

  ask(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fetch(), wait);
  }

  async fetch() {
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    const text = this.value.value ? "" : this.input.value.trim();
    try {
      const answer = await fetch(`${this.root.dataset.address}?q=${encodeURIComponent(text)}`, {
        signal: asking.signal, headers: { "HX-Request": "true", Accept: "text/html" }, redirect: "error",
      });
      if (answer.status !== 200) throw new Error(`${answer.status}`);
      this.show(await answer.text());
    } catch (problem) {
      if (problem.name !== "AbortError") this.fail();
    }
  }

  show(html) {
    const parts = document.createElement("template");
    parts.innerHTML = html;
    const options = [...parts.content.querySelectorAll("[role=option]")];
    options.forEach((option, place) => { option.id = `${this.list.id}-${place}`; });
    this.list.replaceChildren(...options);
    this.say(parts.content.querySelector("p").textContent);
  }

  fail() {
    this.list.replaceChildren();
    this.say(this.root.dataset.failed);
  }

  // Heard by everybody who listens; seen when there is nothing to choose.
  say(text) {
    this.status.textContent = text;
    this.expand(document.activeElement === this.input);
  }

  expand(open) {
    const options = this.options.length > 0;
    this.list.hidden = !(open && options);
    this.input.setAttribute("aria-expanded", String(open && options));
    this.status.className = open && !options ? "picker-empty" : "visually-hidden";
    if (!open) this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.expand(false);
  }

  key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.open) this.step(event.key === "ArrowDown" ? 1 : -1);
      else this.ask(0);
    } else if (event.key === "Enter" && this.open && this.active) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === "Escape" && this.open) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  step(by) {
    const options = this.options;
    if (!options.length) return;
    const now = options.indexOf(this.active);
    const next = options[now < 0 ? (by > 0 ? 0 : options.length - 1) : (now + by + options.length) % options.length];
    for (const option of options) option.setAttribute("aria-selected", String(option === next));
    this.input.setAttribute("aria-activedescendant", next.id);
    next.scrollIntoView({ block: "nearest" });
  }

  choose(option) {
    if (!option) return;
    this.value.value = option.dataset.value;
    this.input.value = option.dataset.label;
    this.close();
    this.value.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

const upgraded = new WeakSet();

function upgrade(place) {
  for (const root of place.querySelectorAll("[data-picker]")) {
    if (upgraded.has(root)) continue;
    upgraded.add(root);
    new Picker(root);
  }
}

upgrade(document);
document.addEventListener("htmx:load", ({ target }) => upgrade(target.parentElement ?? document));
