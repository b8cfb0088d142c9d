// A line over time is drawn with a finger, a mouse or the keyboard. The table of points under it is the truth: what is
// drawn is written there and sent with the form, and what is written there is drawn. Without this script the table
// alone does the same.

import { LineChoice } from "./drawing/choice.js";
import { DAY, iso, monthsOn, spoken, timeOf } from "./drawing/days.js";
import { Picture } from "./drawing/picture.js";
import { Table } from "./drawing/table.js";
import { between, follow } from "./svg.js";

const NEVER_BEFORE = timeOf("1950-01-01");

class Drawing {
  constructor(box) {
    this.box = box;
    box.classList.add("is-live"); // also on a page where nothing saves itself, such as a preview
    this.words = box.querySelector("[data-drawing-words]").dataset;
    this.status = box.querySelector("[data-drawing-status]");
    this.today = timeOf(box.dataset.today);
    this.start = box.dataset.starts ? timeOf(box.dataset.starts) : null;
    this.furthest = timeOf(box.dataset.furthest);
    this.chosen = 0;
    this.picked = null; // the row of the point that was touched last
    this.table = new Table(box);
    const levels = [...box.querySelectorAll("[data-level]")].map((each) => [Number(each.dataset.level), each.textContent.trim()]);
    this.picture = new Picture({ levels, words: this.words, today: this.today, start: this.start });
    this.choice = new LineChoice(box, this.words, (at) => this.choose(at));
    this.begin();
    this.draw();
  }

  begin() {
    const { box, picture } = this;
    box.querySelector("[data-canvas]").append(picture.svg);
    for (const part of box.querySelectorAll("[data-drawn]")) part.hidden = false;
    for (const fold of box.querySelectorAll("[data-points-fold]")) fold.open = box.classList.contains("is-invalid");
    picture.svg.addEventListener("click", (event) => this.tapped(event));
    box.addEventListener("input", (event) => event.target.closest("[data-lines]") && this.draw());
    box.addEventListener("restored", () => this.draw());
    box.addEventListener("restoring", (event) => this.table.makeRoom(event.detail));
    const acts = { "add-point": () => this.addSomewhere(), "remove-point": () => this.removePicked(), "add-line": () => this.addLine() };
    for (const [name, act] of Object.entries(acts)) box.querySelector(`[data-${name}]`).addEventListener("click", act);
  }

  // ---- Showing

  get set() { return this.table.sets[this.chosen]; } // of the line that is drawn now

  draw() {
    const lines = this.table.lines();
    this.chosen = Math.min(this.chosen, lines.length - 1);
    const focused = document.activeElement?.closest?.(".curve-point")?.dataset;
    const held = focused && { ...focused };
    this.picture.draw(lines, this.chosen, () => lines[this.chosen].points.map((point) => this.dot(point)));
    lines.forEach(({ set }, at) => { set.hidden = at !== this.chosen; });
    this.choice.offer(lines, this.chosen);
    this.table.markSpare();
    if (held) this.picture.svg.querySelector(`.curve-point[data-row="${held.row}"][data-line="${held.line}"]`)?.focus();
  }

  dot(point) {
    const dot = this.picture.dot(point, point.row === this.picked);
    dot.addEventListener("focus", () => this.pick(point));
    dot.addEventListener("keydown", (event) => this.pressed(event, point));
    dot.addEventListener("pointerdown", (event) => this.take(event, dot, point));
    return dot;
  }

  say(point) { this.status.textContent = `${spoken(point.time)}: ${point.level}, ${this.picture.wordFor(point.level)}`; }

  // ---- Changing

  pick(point) {
    this.picked = point.row;
    for (const dot of this.picture.svg.querySelectorAll(".curve-point[data-row]")) dot.classList.toggle("is-picked", Number(dot.dataset.row) === point.at);
    this.say(point);
  }

  put(point, time, level) {
    const [on, at] = this.table.fieldsOf(point.row);
    point.time = this.free(between(this.start ?? NEVER_BEFORE, time, this.furthest), point);
    point.level = between(0, Math.round(level), 100);
    on.value = iso(point.time);
    at.value = point.level;
  }

  // A day on which no other point of this line stands: the next one, or one before when there is none to come.
  free(time, point) {
    const taken = new Set(this.table.points(this.set).filter(({ row }) => row !== point.row).map((each) => each.time));
    const wanted = Math.round(time / DAY) * DAY;
    let day = wanted;
    while (taken.has(day)) day += DAY;
    if (day <= this.furthest) return day;
    day = wanted;
    while (taken.has(day)) day -= DAY;
    return day;
  }

  changed() {
    this.draw();
    this.table.fieldsOf(this.table.rowsOf(this.set)[0])[0].dispatchEvent(new Event("change", { bubbles: true }));
  }

  pressed(event, point) {
    const months = event.shiftKey ? 12 : 1;
    const moves = {
      ArrowUp: [0, 2], ArrowDown: [0, -2], PageUp: [0, 10], PageDown: [0, -10], ArrowLeft: [-months, 0], ArrowRight: [months, 0],
    };
    if (event.key in moves) {
      const [time, level] = moves[event.key];
      this.put(point, time ? monthsOn(point.time, time) : point.time, point.level + level);
    } else if (event.key === "Home" || event.key === "End") this.put(point, point.time, event.key === "End" ? 100 : 0);
    else if (event.key === "Delete" || event.key === "Backspace") this.remove(point);
    else return;
    event.preventDefault();
    this.changed();
    if (this.picked === null) this.goOnFrom(point.time);
  }

  // After taking a point away the keyboard goes on at the one nearest in time, or where one is added.
  goOnFrom(time) {
    const [next] = this.table.points(this.set).sort((one, other) => Math.abs(one.time - time) - Math.abs(other.time - time));
    const dot = next && this.picture.svg.querySelector(`.curve-point[data-row="${next.at}"]`);
    (dot ?? this.box.querySelector("[data-add-point]")).focus();
    this.status.textContent = this.words.removed;
  }

  // The dot stays the same element until the finger has left: a phone goes on telling that one about the finger.
  take(event, dot, point) {
    event.preventDefault();
    dot.focus();
    const where = this.picture.svg.getBoundingClientRect();
    follow((moving) => {
      this.put(point, ...this.picture.pointed(moving, where));
      this.picture.place(dot, point);
      this.picture.bend(this.table.lines());
      this.say(point);
    }, () => this.changed());
  }

  // A tap beside the points makes a new one there.
  tapped(event) {
    if (!event.target.closest(".curve-hit, .curve-dot")) this.add(...this.picture.pointed(event));
  }

  addSomewhere() {
    const last = this.table.points(this.set).at(-1);
    if (!last) return this.add(this.start ?? this.today, 10);
    return this.add(last.time < this.today ? this.today : monthsOn(last.time, 12), last.level);
  }

  add(time, level) {
    const row = this.table.emptyRow(this.set);
    if (!row) {
      this.status.textContent = this.words.full;
      return;
    }
    const point = { row };
    this.put(point, time, level);
    this.changed();
    const at = this.table.rowsOf(this.set).indexOf(row);
    this.picture.svg.querySelector(`.curve-point[data-row="${at}"]`)?.focus();
    this.say(point);
  }

  remove(point) {
    this.picked = null;
    this.table.empty(point.row);
    this.status.textContent = this.words.removed;
  }

  removePicked() {
    const point = this.table.points(this.set).find(({ row }) => row === this.picked);
    if (!point) {
      this.status.textContent = this.words.choose;
      return;
    }
    this.remove(point);
    this.changed();
  }

  // ---- Which line

  addLine() {
    const at = this.table.emptyLine(this.chosen);
    if (at === null) this.status.textContent = this.words.full;
    else this.choose(at, true);
  }

  choose(at, naming = false) {
    this.chosen = at;
    this.picked = null;
    this.draw();
    if (naming) this.table.nameOf(this.set).focus();
  }
}

for (const box of document.querySelectorAll("[data-drawing]")) new Drawing(box);
