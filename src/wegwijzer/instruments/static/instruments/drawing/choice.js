// Which line is drawn now: a choice as soon as there are more. Of no form, so that it is no part of what is sent.

import { swatch } from "./picture.js";

export class LineChoice {
  constructor(box, words, choose) {
    this.list = box.querySelector("[data-choose-line]");
    this.name = `line-of-${box.dataset.field}`;
    this.words = words;
    this.said = "";
    this.list.addEventListener("change", ({ target }) => choose(Number(target.value)));
  }

  offer(lines, chosen) {
    const used = lines.map(({ name, points }, at) => ({ name, points, at })).filter(({ name, points, at }) => at === chosen || points.length || name);
    const drawn = used.map(({ name, at }) => [at, name || this.words.line.replace("{n}", at + 1)]);
    const said = JSON.stringify(drawn);
    if (this.said !== said) {
      this.said = said;
      this.list.replaceChildren(...drawn.map(([at, name]) => this.option(at, name)));
    }
    for (const input of this.list.querySelectorAll("input")) input.checked = Number(input.value) === chosen;
  }

  option(at, name) {
    const choice = document.createElement("label");
    const input = document.createElement("input");
    Object.assign(input, { type: "radio", name: this.name, value: at });
    input.setAttribute("form", "");
    choice.className = "choice";
    choice.append(input, swatch(at), name);
    return choice;
  }
}
