// A line over time is drawn with a finger, a mouse or the keyboard. The table of points under it is the truth: what is
// drawn is written there and sent with the form, and what is written there is drawn. Without this script the table
// alone does the same.

const SVG = "http://www.w3.org/2000/svg";
const DAY = 86400000;
const [LEFT, WIDTH, TOP, HEIGHT, CANVAS] = [3, 94, 30, 370, 430]; // as in the picture that the server draws
const LETTERS = "abcdef";
const MOST_YEARS = 7;
const NEAR = 35; // percent from the left: there words of the levels stand, and “today” moves aside
const [NAME_HEIGHT, NAME_LETTERS] = [20, 18]; // pixels, characters
// A mark of its own for each line, so that lines are told apart without colour; as in the picture of the server.
const MARKS = {
  a: "M-6 0A6 6 0 1 1 6 0A6 6 0 1 1-6 0Z", b: "M-5.5-5.5H5.5V5.5H-5.5Z", c: "M0-7L6.5 5.5H-6.5Z",
  d: "M0-7.5L7.5 0L0 7.5L-7.5 0Z", e: "M0 7L6.5-5.5H-6.5Z", f: "M-2.5-7H2.5V-2.5H7V2.5H2.5V7H-2.5V2.5H-7V-2.5H-2.5Z",
};

const made = (name, attributes = {}, text = "") => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return element;
};
const between = (low, value, high) => Math.min(Math.max(value, low), high);
const iso = (time) => new Date(time).toISOString().slice(0, 10);
const timeOf = (text) => Date.parse(`${text}T00:00:00Z`);
const monthsOn = (time, months) => {
  const day = new Date(time);
  const wanted = day.getUTCDate();
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() + months);
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  return day.setUTCDate(Math.min(wanted, last));
};
const spoken = (time) => new Date(time).toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

// A curve that never swings above the higher or below the lower of two neighbours (Fritsch and Carlson, 1980).
function path(places) {
  if (places.length < 2) return "";
  const steep = places.slice(1).map(([x, y], at) => (y - places[at][1]) / Math.max(x - places[at][0], 0.001));
  const slopes = [steep[0], ...steep.slice(1).map((each, at) => (each * steep[at] > 0 ? (each + steep[at]) / 2 : 0)), steep.at(-1)];
  steep.forEach((each, at) => {
    if (each === 0) {
      slopes[at] = slopes[at + 1] = 0;
      return;
    }
    const [before, after] = [slopes[at] / each, slopes[at + 1] / each];
    const length = Math.hypot(before, after);
    if (length > 3) [slopes[at], slopes[at + 1]] = [(3 * before * each) / length, (3 * after * each) / length];
  });
  let drawn = `M${places[0].join(" ")}`;
  places.slice(1).forEach(([x, y], at) => {
    const [x0, y0] = places[at];
    const third = (x - x0) / 3;
    drawn += ` C${x0 + third} ${y0 + slopes[at] * third} ${x - third} ${y - slopes[at + 1] * third} ${x} ${y}`;
  });
  return drawn;
}

class Drawing {
  constructor(box) {
    this.box = box;
    box.classList.add("is-live"); // also on a page where nothing saves itself, such as a preview
    this.words = box.querySelector("[data-drawing-words]").dataset;
    this.levels = [...box.querySelectorAll("[data-level]")].map((each) => [Number(each.dataset.level), each.textContent.trim()]);
    this.svg = made("svg", { class: "curve-picture is-editable", width: "100%", height: CANVAS, role: "group", "aria-label": this.words.picture });
    this.status = box.querySelector("[data-drawing-status]");
    this.today = timeOf(box.dataset.today);
    this.start = box.dataset.starts ? timeOf(box.dataset.starts) : null;
    this.furthest = timeOf(box.dataset.furthest);
    this.chosen = 0;
    this.picked = null; // the row of the point that was touched last
    box.querySelector("[data-canvas]").append(this.svg);
    for (const part of box.querySelectorAll("[data-drawn]")) part.hidden = false;
    for (const fold of box.querySelectorAll("[data-points-fold]")) fold.open = box.classList.contains("is-invalid");
    this.svg.addEventListener("click", (event) => this.tapped(event));
    box.addEventListener("input", (event) => event.target.closest("[data-lines]") && this.draw());
    box.addEventListener("restored", () => this.draw());
    box.addEventListener("restoring", (event) => this.makeRoom(event.detail));
    box.querySelector("[data-add-point]").addEventListener("click", () => this.addSomewhere());
    box.querySelector("[data-remove-point]").addEventListener("click", () => this.removePicked());
    box.querySelector("[data-add-line]").addEventListener("click", () => this.addLine());
    box.querySelector("[data-choose-line]").addEventListener("change", ({ target }) => this.choose(Number(target.value)));
    this.draw();
  }

  get sets() { return [...this.box.querySelectorAll("[data-lines] > .drawn-line")]; }
  nameOf(set) { return set.querySelector("[data-line-name]"); }
  rowsOf(set) { return [...set.querySelectorAll(".point-row")]; }
  fieldsOf(row) { return [row.querySelector("[data-on]"), row.querySelector("[data-at-level]")]; }

  // The points of one line, oldest first, each with the row of the table that holds it.
  points(set) {
    const found = this.rowsOf(set).map((row) => {
      const [on, level] = this.fieldsOf(row);
      return { row, time: on.value ? timeOf(on.value) : NaN, level: level.value === "" ? NaN : Number(level.value) };
    });
    return found.filter(({ time, level }) => !Number.isNaN(time) && !Number.isNaN(level)).sort((one, two) => one.time - two.time);
  }

  span(all) {
    const first = Math.min(...all.map(({ time }) => time), this.start ?? this.today - 5 * 365 * DAY);
    const last = Math.max(...all.map(({ time }) => time), monthsOn(this.today, 36));
    this.first = Date.UTC(new Date(first).getUTCFullYear(), 0, 1);
    this.last = Date.UTC(new Date(last).getUTCFullYear(), 11, 31);
  }

  x(time) { return LEFT + (WIDTH * (time - this.first)) / (this.last - this.first); }
  y(level) { return TOP + HEIGHT * (1 - level / 100); }
  wordFor(level) {
    return this.levels.reduce((best, each) => (Math.abs(each[0] - level) < Math.abs(best[0] - level) ? each : best))[1];
  }

  draw() {
    const lines = this.sets.map((set) => this.points(set));
    this.span(lines.flat());
    this.chosen = Math.min(this.chosen, this.sets.length - 1);
    const focused = document.activeElement?.closest?.(".curve-point")?.dataset;
    const held = focused && { ...focused };
    this.svg.replaceChildren(...this.frame());
    const square = made("svg", { x: `${LEFT}%`, y: TOP, width: `${WIDTH}%`, height: HEIGHT, viewBox: "0 0 100 100", preserveAspectRatio: "none", overflow: "visible" });
    this.square = square;
    this.svg.append(square);
    this.bend(lines);
    this.svg.append(...this.names(lines)); // beneath the marks, so that no name hides one
    lines.forEach((points, at) => at !== this.chosen && this.svg.append(...points.map((point) => this.dot(point, at, false))));
    this.svg.append(...(lines[this.chosen] ?? []).map((point) => this.dot(point, this.chosen, true)));
    this.offer(lines);
    for (const row of this.sets.flatMap((set) => this.rowsOf(set))) {
      row.classList.toggle("is-spare", this.fieldsOf(row).every((field) => !field.value)); // one empty row is enough
    }
    if (held) this.svg.querySelector(`.curve-point[data-row="${held.row}"][data-line="${held.line}"]`)?.focus();
  }

  bend(lines) { this.square.replaceChildren(...lines.flatMap((points, at) => this.curves(points, at))); }

  frame() {
    const parts = [made("rect", { class: "curve-ground", x: 0, y: 0, width: "100%", height: CANVAS })];
    for (const [level, word] of this.levels) {
      parts.push(made("line", { class: level ? "grid-line" : "axis-line", x1: `${LEFT}%`, x2: `${LEFT + WIDTH}%`, y1: this.y(level), y2: this.y(level) }));
      parts.push(made("text", { class: "is-soft has-halo", x: `${LEFT}%`, y: this.y(level) - 6 }, word));
    }
    const years = new Date(this.last).getUTCFullYear() - new Date(this.first).getUTCFullYear() + 1;
    const every = Math.ceil(years / MOST_YEARS);
    for (let at = 0; at < years; at += every) {
      const year = new Date(this.first).getUTCFullYear() + at;
      const minor = (at / every) % 2 ? " is-minor" : "";
      parts.push(made("text", { class: `is-soft is-middle${minor}`, x: `${this.x(Date.UTC(year, 0, 1))}%`, y: TOP + HEIGHT + 24 }, String(year)));
    }
    const x = `${this.x(this.today)}%`;
    const near = this.x(this.today) < NEAR;
    parts.push(made("line", { class: "today-line", x1: x, x2: x, y1: 24, y2: TOP + HEIGHT }), made("text", { class: `today-text${near ? "" : " is-middle"}`, x, y: 16, dx: near ? 6 : 0 }, this.words.today));
    return parts;
  }

  curves(points, at) {
    const place = ({ time, level }) => [((this.x(time) - LEFT) / WIDTH) * 100, 100 - level];
    const past = points.filter(({ time }) => time <= this.today);
    const ahead = points.filter(({ time }) => time > this.today);
    const group = made("g", { class: `curve-${LETTERS[at % 6]}${at === this.chosen ? "" : " is-resting"}` });
    group.append(made("path", { class: "curve-line", d: path(past.map(place)) }));
    if (ahead.length) group.append(made("path", { class: "curve-line is-future", d: path([...past.slice(-1), ...ahead].map(place)) }));
    return [group];
  }

  dot(point, at, active) {
    const future = point.time > this.today ? " is-future" : "";
    const letter = LETTERS[at % 6];
    const picked = active && point.row === this.picked ? " is-picked" : "";
    const dot = made("svg", { class: `curve-point curve-${letter}${active ? "" : " is-resting"}${picked}`, x: `${this.x(point.time)}%`, y: this.y(point.level), overflow: "visible" });
    dot.append(made("circle", { class: "curve-hit", r: 24 }), made("path", { class: `curve-dot${future}`, d: MARKS[letter], transform: active ? "scale(1.5)" : "scale(.9)" }));
    if (!active) {
      dot.setAttribute("aria-hidden", "true");
      return dot;
    }
    dot.dataset.row = this.rowsOf(this.sets[at]).indexOf(point.row);
    dot.dataset.line = at;
    const said = { role: "slider", tabindex: 0, "aria-orientation": "vertical", "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": point.level };
    for (const [name, value] of Object.entries(said)) dot.setAttribute(name, value);
    dot.setAttribute("aria-label", spoken(point.time));
    dot.setAttribute("aria-valuetext", `${point.level}, ${this.wordFor(point.level)}`);
    dot.addEventListener("focus", () => this.pick(point));
    dot.addEventListener("keydown", (event) => this.pressed(event, point));
    dot.addEventListener("pointerdown", (event) => this.take(event, dot, point));
    return dot;
  }

  // What each line is called, beside its last point and clear of the other names.
  names(lines) {
    if (lines.length < 2 && !this.nameOf(this.sets[0]).value) return [];
    const last = lines.map((points, at) => ({ at, point: points.at(-1), name: this.nameOf(this.sets[at]).value }));
    const placed = last.filter(({ point, name }) => point && name).map((each) => ({ ...each, x: this.x(each.point.time), y: this.y(each.point.level) - 16 }));
    placed.sort((one, two) => two.y - one.y);
    placed.forEach((each, at) => { if (at) each.y = Math.min(each.y, placed[at - 1].y - NAME_HEIGHT); });
    return placed.map(({ at, name, x, y }) => made("text", { class: `curve-label curve-${LETTERS[at % 6]} has-halo${x > 25 ? " is-end" : ""}`, x: `${x}%`, y, "aria-hidden": "true" }, name.length > NAME_LETTERS ? `${name.slice(0, NAME_LETTERS - 1)}…` : name));
  }

  // ---- Changing

  pick(point) {
    this.picked = point.row;
    for (const dot of this.svg.querySelectorAll(".curve-point[data-row]")) dot.classList.toggle("is-picked", this.rowsOf(this.sets[this.chosen])[dot.dataset.row] === point.row);
    this.say(point);
  }

  removePicked() {
    const point = this.points(this.sets[this.chosen]).find(({ row }) => row === this.picked);
    if (!point) {
      this.status.textContent = this.words.choose;
      return;
    }
    this.remove(point);
    this.changed();
  }

  put(point, time, level) {
    const [on, at] = this.fieldsOf(point.row);
    point.time = this.free(between(this.earliest, time, this.furthest), point);
    point.level = between(0, Math.round(level), 100);
    on.value = iso(point.time);
    at.value = point.level;
  }

  get earliest() { return this.start ?? timeOf("1950-01-01"); }

  // A day on which no other point of this line stands.
  free(time, point) {
    const taken = new Set(this.points(this.sets[this.chosen]).filter(({ row }) => row !== point.row).map((each) => each.time));
    let day = Math.round(time / DAY) * DAY;
    while (taken.has(day)) day += day + DAY > this.furthest ? -DAY : DAY;
    return day;
  }

  changed() {
    this.draw();
    this.fieldsOf(this.rowsOf(this.sets[this.chosen])[0])[0].dispatchEvent(new Event("change", { bubbles: true }));
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
  }

  // The dot stays the same element until the finger has left: a phone goes on telling that one about the finger.
  take(event, dot, point) {
    event.preventDefault();
    dot.focus();
    const where = this.svg.getBoundingClientRect();
    let moved = false;
    const move = ({ clientX, clientY }) => {
      moved = true;
      const share = ((clientX - where.left) / where.width) * 100;
      this.put(point, this.first + ((share - LEFT) / WIDTH) * (this.last - this.first), 100 * (1 - (clientY - where.top - TOP) / HEIGHT));
      dot.setAttribute("x", `${this.x(point.time)}%`);
      dot.setAttribute("y", this.y(point.level));
      this.bend(this.sets.map((set) => this.points(set)));
      this.say(point);
    };
    const end = () => {
      for (const [kind, act] of [["pointermove", move], ["pointerup", end], ["pointercancel", end]]) removeEventListener(kind, act);
      if (moved) setTimeout(() => this.changed());
    };
    for (const [kind, act] of [["pointermove", move], ["pointerup", end], ["pointercancel", end]]) addEventListener(kind, act);
  }

  // A tap beside the points makes a new one there.
  tapped(event) {
    if (event.target.closest(".curve-hit, .curve-dot")) return;
    const where = this.svg.getBoundingClientRect();
    const share = ((event.clientX - where.left) / where.width) * 100;
    this.add(this.first + ((share - LEFT) / WIDTH) * (this.last - this.first), 100 * (1 - (event.clientY - where.top - TOP) / HEIGHT));
  }

  addSomewhere() {
    const points = this.points(this.sets[this.chosen]);
    const last = points.at(-1);
    if (!last) return this.add(this.start ?? this.today, 10);
    return this.add(last.time < this.today ? this.today : monthsOn(last.time, 12), last.level);
  }

  add(time, level) {
    const row = this.emptyRow(this.sets[this.chosen]);
    if (!row) return;
    const point = { row };
    this.put(point, time, level);
    this.changed();
    const at = this.rowsOf(this.sets[this.chosen]).indexOf(row);
    this.svg.querySelector(`.curve-point[data-row="${at}"]`)?.focus();
    this.say(point);
  }

  remove(point) {
    this.picked = null;
    for (const field of this.fieldsOf(point.row)) field.value = "";
    this.status.textContent = this.words.removed;
  }

  say(point) { this.status.textContent = `${spoken(point.time)}: ${point.level}, ${this.wordFor(point.level)}`; }

  // ---- The table

  emptyRow(set) {
    const rows = this.rowsOf(set);
    const free = rows.find((row) => this.fieldsOf(row).every((field) => !field.value));
    if (free) return free;
    if (rows.length >= Number(this.box.dataset.points)) {
      this.status.textContent = this.words.full;
      return null;
    }
    return this.copy(rows.at(-1), `points.${rows.length - 1}.`, `points.${rows.length}.`);
  }

  // Another row or line with the next number in its names, emptied.
  copy(last, from, to) {
    const fresh = last.cloneNode(true);
    for (const each of fresh.querySelectorAll("[name], [id], [for]")) {
      for (const attribute of ["name", "id", "for"]) {
        const value = each.getAttribute(attribute);
        if (value) each.setAttribute(attribute, value.replace(attribute === "name" ? from : from.replaceAll(".", "-"), attribute === "name" ? to : to.replaceAll(".", "-")));
      }
      if ("value" in each) each.value = "";
    }
    last.after(fresh);
    return fresh;
  }

  addLine() {
    const sets = this.sets;
    const free = sets.findIndex((set) => !this.nameOf(set).value && !this.points(set).length && set !== sets[this.chosen]);
    if (free >= 0) return this.choose(free, true);
    if (sets.length >= Number(this.box.dataset.most)) {
      this.status.textContent = this.words.full;
      return undefined;
    }
    const fresh = this.copy(sets.at(-1), `lines.${sets.length - 1}.`, `lines.${sets.length}.`);
    for (const row of this.rowsOf(fresh).slice(1)) row.remove();
    return this.choose(sets.length, true);
  }

  choose(at, naming = false) {
    this.chosen = at;
    this.picked = null;
    this.draw();
    if (naming) this.nameOf(this.sets[at]).focus();
  }

  // Which line is drawn now: a choice as soon as there are more.
  offer(lines) {
    const list = this.box.querySelector("[data-choose-line]");
    const used = this.sets.map((set, at) => [set, at]).filter(([set, at]) => at === this.chosen || lines[at].length || this.nameOf(set).value);
    const drawn = used.map(([set, at]) => [at, this.nameOf(set).value || this.words.line.replace("{n}", at + 1)]);
    this.sets.forEach((set, at) => { set.hidden = at !== this.chosen; });
    const said = JSON.stringify(drawn);
    if (list.dataset.said !== said) {
      list.dataset.said = said;
      list.replaceChildren(...drawn.map(([at, name]) => this.lineChoice(at, name)));
    }
    for (const choice of list.querySelectorAll("input")) choice.checked = Number(choice.value) === this.chosen;
  }

  // Of no form, so that it is no part of what is sent.
  lineChoice(at, name) {
    const letter = LETTERS[at % 6];
    const choice = document.createElement("label");
    const input = document.createElement("input");
    Object.assign(input, { type: "radio", name: `line-of-${this.box.dataset.field}`, value: at });
    input.setAttribute("form", "");
    const swatch = made("svg", { class: `curve-swatch curve-${letter}`, viewBox: "0 0 36 20", "aria-hidden": "true" });
    const mark = made("path", { class: "curve-dot", d: MARKS[letter], transform: "translate(18 10)" });
    swatch.append(made("path", { class: "curve-line", d: "M2 10H34" }), mark);
    choice.className = "choice";
    choice.append(input, swatch, name);
    return choice;
  }

  // Rows for what a draft on this device holds.
  makeRoom(values) {
    for (const name of values.keys()) {
      const found = name.match(/\.lines\.(\d+)\.(?:points\.(\d+)\.)?/);
      if (!found) continue;
      while (this.sets.length <= Number(found[1])) this.copy(this.sets.at(-1), `lines.${this.sets.length - 1}.`, `lines.${this.sets.length}.`);
      const set = this.sets[found[1]];
      while (found[2] && this.rowsOf(set).length <= Number(found[2])) {
        const at = this.rowsOf(set).length;
        this.copy(this.rowsOf(set).at(-1), `points.${at - 1}.`, `points.${at}.`);
      }
    }
  }
}

for (const box of document.querySelectorAll("[data-drawing]")) new Drawing(box);
