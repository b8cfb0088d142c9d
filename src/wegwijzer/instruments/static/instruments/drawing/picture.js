// How lines over time look: the ground with its levels and years, a curve and marks for each line, and their names.

import { CANVAS, LETTERS, made } from "../svg.js";
import { path } from "./bend.js";
import { DAY, monthsOn, spoken } from "./days.js";

const [LEFT, WIDTH, TOP, HEIGHT] = [3, 94, 30, 370]; // as in the picture that the server draws
const MOST_YEARS = 7;
const NEAR = 35; // percent from the left: there words of the levels stand, and “today” moves aside
const [NAME_HEIGHT, NAME_LETTERS] = [20, 18]; // pixels, characters
// A mark of its own for each line, so that lines are told apart without colour; as in the picture of the server.
const MARKS = {
  a: "M-6 0A6 6 0 1 1 6 0A6 6 0 1 1-6 0Z", b: "M-5.5-5.5H5.5V5.5H-5.5Z", c: "M0-7L6.5 5.5H-6.5Z",
  d: "M0-7.5L7.5 0L0 7.5L-7.5 0Z", e: "M0 7L6.5-5.5H-6.5Z", f: "M-2.5-7H2.5V-2.5H7V2.5H2.5V7H-2.5V2.5H-7V-2.5H-2.5Z",
};

const letterOf = (at) => LETTERS[at % 6];

export class Picture {
  // `levels`: [number, word] each; `start`: the first day, or nothing when that is not known.
  constructor({ levels, words, today, start }) {
    Object.assign(this, { levels, words, today, start });
    this.svg = made("svg", { class: "curve-picture is-editable", width: "100%", height: CANVAS, role: "group", "aria-label": words.picture });
  }

  x(time) { return LEFT + (WIDTH * (time - this.first)) / (this.last - this.first); }
  y(level) { return TOP + HEIGHT * (1 - level / 100); }
  wordFor(level) {
    return this.levels.reduce((best, each) => (Math.abs(each[0] - level) < Math.abs(best[0] - level) ? each : best))[1];
  }

  // The time and level at which somebody points.
  pointed({ clientX, clientY }, where = this.svg.getBoundingClientRect()) {
    const share = ((clientX - where.left) / where.width) * 100;
    return [this.first + ((share - LEFT) / WIDTH) * (this.last - this.first), 100 * (1 - (clientY - where.top - TOP) / HEIGHT)];
  }

  // `chosen`: the place of the line that is drawn now; `dots`: its marks, which somebody can take hold of.
  draw(lines, chosen, dots) {
    this.chosen = chosen;
    this.span(lines.flatMap(({ points }) => points));
    this.square = made("svg", { x: `${LEFT}%`, y: TOP, width: `${WIDTH}%`, height: HEIGHT, viewBox: "0 0 100 100", preserveAspectRatio: "none", overflow: "visible" });
    const resting = lines.flatMap(({ points }, at) => (at === chosen ? [] : points.map((point) => this.restingDot(point, at))));
    // names beneath the marks, so that no name hides one
    this.svg.replaceChildren(...this.frame(), this.square, ...this.names(lines), ...resting, ...dots());
    this.bend(lines);
  }

  span(all) {
    const first = Math.min(...all.map(({ time }) => time), this.start ?? this.today - 5 * 365 * DAY);
    const last = Math.max(...all.map(({ time }) => time), monthsOn(this.today, 36));
    this.first = Date.UTC(new Date(first).getUTCFullYear(), 0, 1);
    this.last = Date.UTC(new Date(last).getUTCFullYear(), 11, 31);
  }

  bend(lines) { this.square.replaceChildren(...lines.map(({ points }, at) => this.curve(points, at))); }

  frame() {
    const parts = [made("rect", { class: "curve-ground", x: 0, y: 0, width: "100%", height: CANVAS })], words = [];
    for (const [level, word] of this.levels) {
      parts.push(made("line", { class: level ? "grid-line" : "axis-line", x1: `${LEFT}%`, x2: `${LEFT + WIDTH}%`, y1: this.y(level), y2: this.y(level) }));
      words.push(made("text", { class: "is-soft has-halo", x: `${LEFT}%`, y: this.y(level) - 6 }, word));
    }
    // words above the line of today, which runs through them for who began of late
    return [...parts, ...this.years(), ...this.nowadays(), ...words];
  }

  years() {
    const first = new Date(this.first).getUTCFullYear();
    const years = new Date(this.last).getUTCFullYear() - first + 1;
    const every = Math.ceil(years / MOST_YEARS);
    const parts = [];
    for (let at = 0; at < years; at += every) {
      const minor = (at / every) % 2 ? " is-minor" : "";
      parts.push(made("text", { class: `is-soft is-middle${minor}`, x: `${this.x(Date.UTC(first + at, 0, 1))}%`, y: TOP + HEIGHT + 24 }, String(first + at)));
    }
    return parts;
  }

  nowadays() {
    const x = `${this.x(this.today)}%`;
    const near = this.x(this.today) < NEAR;
    const line = made("line", { class: "today-line", x1: x, x2: x, y1: 24, y2: TOP + HEIGHT });
    return [line, made("text", { class: `today-text${near ? "" : " is-middle"}`, x, y: 16, dx: near ? 6 : 0 }, this.words.today)];
  }

  curve(points, at) {
    const place = ({ time, level }) => [((this.x(time) - LEFT) / WIDTH) * 100, 100 - level];
    const past = points.filter(({ time }) => time <= this.today);
    const ahead = points.filter(({ time }) => time > this.today);
    const group = made("g", { class: `curve-${letterOf(at)}${at === this.chosen ? "" : " is-resting"}` });
    group.append(made("path", { class: "curve-line", d: path(past.map(place)) }));
    if (ahead.length) group.append(made("path", { class: "curve-line is-future", d: path([...past.slice(-1), ...ahead].map(place)) }));
    return group;
  }

  mark(point, at, { kind, scale }) {
    const future = point.time > this.today ? " is-future" : "";
    const letter = letterOf(at);
    const dot = made("svg", { class: `curve-point curve-${letter}${kind}`, overflow: "visible" });
    dot.append(made("circle", { class: "curve-hit", r: 24 }), made("path", { class: `curve-dot${future}`, d: MARKS[letter], transform: `scale(${scale})` }));
    this.place(dot, point);
    return dot;
  }

  place(dot, point) {
    dot.setAttribute("x", `${this.x(point.time)}%`);
    dot.setAttribute("y", this.y(point.level));
  }

  restingDot(point, at) {
    const dot = this.mark(point, at, { kind: " is-resting", scale: ".9" });
    dot.setAttribute("aria-hidden", "true");
    return dot;
  }

  // One of the line that is drawn now, said as a slider.
  dot(point, isPicked) {
    const dot = this.mark(point, this.chosen, { kind: isPicked ? " is-picked" : "", scale: "1.5" });
    dot.dataset.row = point.at;
    dot.dataset.line = this.chosen;
    const said = { role: "slider", tabindex: 0, "aria-orientation": "vertical", "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": point.level };
    for (const [name, value] of Object.entries(said)) dot.setAttribute(name, value);
    dot.setAttribute("aria-label", spoken(point.time));
    dot.setAttribute("aria-valuetext", `${point.level}, ${this.wordFor(point.level)}`);
    return dot;
  }

  // What each line is called, beside its last point and clear of the other names.
  names(lines) {
    if (lines.length < 2 && !lines[0].name) return [];
    const last = lines.map(({ points, name }, at) => ({ at, point: points.at(-1), name })).filter(({ point, name }) => point && name);
    const placed = last.map((each) => ({ ...each, x: this.x(each.point.time), y: this.y(each.point.level) - 16 }));
    placed.sort((one, two) => two.y - one.y);
    placed.forEach((each, at) => { if (at) each.y = Math.min(each.y, placed[at - 1].y - NAME_HEIGHT); });
    return placed.map(({ at, name, x, y }) => made("text", { class: `curve-label curve-${letterOf(at)} has-halo${x > 25 ? " is-end" : ""}`, x: `${x}%`, y, "aria-hidden": "true" }, name.length > NAME_LETTERS ? `${name.slice(0, NAME_LETTERS - 1)}…` : name));
  }
}

// The line and mark of one of the lines, to stand beside its name.
export function swatch(at) {
  const letter = letterOf(at);
  const drawn = made("svg", { class: `curve-swatch curve-${letter}`, viewBox: "0 0 36 20", "aria-hidden": "true" });
  drawn.append(made("path", { class: "curve-line", d: "M2 10H34" }), made("path", { class: "curve-dot", d: MARKS[letter], transform: "translate(18 10)" }));
  return drawn;
}
