// People are moved about on a map with a finger, a mouse or the keyboard. The list under the map is the truth: names,
// groups and roles are written there, places go along with the form. Without this script the list alone does the same.

import { nextRow } from "./rows.js";
import { between, CANVAS, follow, LETTERS, made } from "./svg.js";

const STEP = 3; // percent for one press of an arrow

const round = (value) => Math.round(value * 10) / 10;

// Where somebody stands when nobody moved them: on a ring, in the sector of the group.
function placeOf(group, groups, at, count) {
  const sector = (2 * Math.PI) / Math.max(groups, 1);
  const angle = group * sector + (sector * (at + 1)) / (count + 1) - Math.PI / 2;
  const reach = at % 2 === 0 ? 35 : 20;
  return [round(50 + reach * 1.2 * Math.cos(angle)), round(50 + reach * 1.15 * Math.sin(angle))];
}

function initials(name) {
  const words = name.trim().split(/\s+/);
  return (words.length > 1 ? [words[0], words.at(-1)] : words).map((word) => [...word][0] ?? "").join("").toUpperCase();
}

class PeopleMap {
  constructor(box) {
    this.box = box;
    box.classList.add("is-live"); // also on a page where nothing saves itself, such as a preview
    this.words = box.querySelector("[data-map-words]").dataset;
    this.status = box.querySelector("[data-map-status]");
    this.shapes = [...box.querySelectorAll("[data-shape]")].map((each) => each.dataset.shape);
    this.picked = null; // the row of whom was touched last
    this.gone = null; // whom was removed last, to put back
    this.svg = made("svg", { class: "map-picture is-editable", width: "100%", height: CANVAS, role: "group", "aria-label": this.words.picture });
    box.querySelector("[data-map-canvas]").append(this.svg);
    for (const part of box.querySelectorAll("[data-mapped]")) part.hidden = false;
    box.addEventListener("input", (event) => event.target.closest("[data-people]") && this.draw());
    box.addEventListener("restored", () => this.draw());
    box.addEventListener("restoring", (event) => this.makeRoom(event.detail));
    const acts = { "add-person": () => this.add(), "write-person": () => this.write(this.picked), "remove-person": () => this.remove(this.picked), "put-back": () => this.putBack() };
    for (const [name, act] of Object.entries(acts)) this.button(name).addEventListener("click", act);
    this.draw();
  }

  get rows() { return [...this.box.querySelectorAll("[data-people] > .mapped-person")]; }
  field(row, what) { return row.querySelector(`[data-${what}]`); }
  button(what) { return this.box.querySelector(`[data-${what}]`); }

  people() {
    const named = this.rows.filter((row) => this.field(row, "name").value.trim());
    return named.map((row) => {
      const group = this.field(row, "group");
      const same = named.filter((each) => this.field(each, "group").value === group.value);
      const [x, y] = [this.field(row, "x").value, this.field(row, "y").value];
      const place = x && y ? [Number(x), Number(y)] : placeOf(group.selectedIndex, group.options.length, same.indexOf(row), same.length);
      return { row, name: this.field(row, "name").value.trim(), group: group.selectedIndex, groupName: group.selectedOptions[0].textContent, place, roles: row.querySelectorAll("[type=checkbox]:checked").length };
    });
  }

  // A row in which nothing stands is only shown while somebody is at it: “Iemand toevoegen” brings one.
  isSpare(row) {
    const told = [...row.querySelectorAll("[data-name], textarea")].some((field) => field.value.trim());
    return !told && !row.querySelector("[type=checkbox]:checked") && !row.contains(document.activeElement);
  }

  draw() {
    for (const row of this.rows) this.head(row);
    const held = document.activeElement?.closest?.(".map-person")?.dataset.row;
    const people = this.people();
    this.svg.replaceChildren(
      ...people.map(({ place: [x, y], roles }) => made("line", { class: `map-tie is-${Math.min(roles, 3)}`, x1: "50%", y1: "50%", x2: `${x}%`, y2: `${y}%` })),
      made("circle", { class: "map-me", cx: "50%", cy: "50%", r: 26 }),
      made("text", { class: "is-middle map-me-name", x: "50%", y: "50%", dy: 6 }, this.words.me),
      ...people.map((person) => this.mark(person)),
    );
    if (held !== undefined) this.svg.querySelector(`[data-row="${held}"]`)?.focus();
    if (this.picked && !people.some(({ row }) => row === this.picked)) this.pick(null);
  }

  // What stands above somebody's fields, also when they are folded away.
  head(row) {
    const name = this.field(row, "name").value.trim();
    row.classList.toggle("is-spare", this.isSpare(row));
    this.field(row, "called").textContent = name || this.words.number.replace("{n}", this.rows.indexOf(row) + 1);
    this.field(row, "grouped").textContent = name ? this.field(row, "group").selectedOptions[0].textContent : "";
  }

  pick(person) {
    this.picked = person?.row ?? null;
    for (const mark of this.svg.querySelectorAll(".map-person")) mark.classList.toggle("is-picked", this.rows[mark.dataset.row] === this.picked);
    for (const name of ["write-person", "remove-person"]) this.button(name).hidden = !this.picked;
    if (!person) return;
    this.button("put-back").hidden = true;
    this.status.textContent = `${person.name}, ${person.groupName}`;
  }

  mark(person) {
    const [x, y] = person.place;
    const mark = made("svg", {
      class: `map-person group-${LETTERS[person.group % 6]}${person.row === this.picked ? " is-picked" : ""}`, x: `${x}%`, y: `${y}%`, overflow: "visible", tabindex: 0, role: "button",
      "aria-label": this.words.person.replace("{name}", person.name).replace("{group}", person.groupName),
    });
    mark.dataset.row = this.rows.indexOf(person.row);
    mark.append(made("path", { class: "map-shape", d: this.shapes[person.group] }), made("text", { class: "is-middle", dy: 5 }, initials(person.name)));
    mark.append(made("text", { class: "is-middle map-name has-halo", dy: 42 }, person.name.length > 16 ? `${person.name.slice(0, 15)}…` : person.name));
    mark.addEventListener("focus", () => this.pick(person));
    mark.addEventListener("keydown", (event) => this.pressed(event, person));
    mark.addEventListener("pointerdown", (event) => this.take(event, mark, person));
    return mark;
  }

  put(person, x, y) {
    person.place = [round(between(2, x, 98)), round(between(4, y, 92))];
    [this.field(person.row, "x").value, this.field(person.row, "y").value] = person.place;
  }

  pressed(event, person) {
    const [x, y] = person.place;
    const moves = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
    if (event.key in moves) this.put(person, x + moves[event.key][0], y + moves[event.key][1]);
    else if (event.key === "Delete" || event.key === "Backspace") return this.told(event, () => this.remove(person.row));
    else if (event.key === "Enter" || event.key === " ") return this.told(event, () => this.write(person.row));
    else return undefined;
    return this.told(event, () => this.changed(person.row));
  }

  // The mark stays the same element until the finger has left: a phone goes on telling that one about the finger.
  take(event, mark, person) {
    event.preventDefault();
    mark.focus();
    const where = this.svg.getBoundingClientRect();
    const tie = this.svg.querySelectorAll(".map-tie")[[...this.svg.querySelectorAll(".map-person")].indexOf(mark)];
    follow(({ clientX, clientY }) => {
      this.put(person, ((clientX - where.left) / where.width) * 100, ((clientY - where.top) / where.height) * 100);
      for (const [at, value] of [["x", person.place[0]], ["y", person.place[1]]]) {
        mark.setAttribute(at, `${value}%`);
        tie.setAttribute(`${at}2`, `${value}%`);
      }
    }, () => this.changed(person.row));
  }

  told(event, act) {
    event.preventDefault();
    act();
  }

  changed(row) {
    this.draw();
    this.field(row, "name").dispatchEvent(new Event("change", { bubbles: true }));
  }

  write(row) {
    row.open = true;
    this.field(row, "name").focus();
  }

  // What was said about somebody goes along, and comes back with “Zet terug”.
  remove(row) {
    const fields = [...row.querySelectorAll("[name]")];
    this.gone = { row, name: this.field(row, "name").value.trim(), was: fields.map((each) => [each, each.value, each.checked]) };
    for (const each of fields) {
      if (each.type === "checkbox") each.checked = false;
      else if (each.tagName !== "SELECT") each.value = "";
    }
    row.open = false;
    this.changed(row);
    this.status.textContent = this.words.removed.replace("{name}", this.gone.name);
    this.button("put-back").hidden = false;
    this.button("put-back").focus();
  }

  putBack() {
    for (const [each, value, checked] of this.gone.was) {
      if (each.type === "checkbox") each.checked = checked;
      else each.value = value;
    }
    this.changed(this.gone.row);
    this.svg.querySelector(`[data-row="${this.rows.indexOf(this.gone.row)}"]`)?.focus();
  }

  add() {
    const free = this.rows.find((row) => !this.field(row, "name").value.trim());
    if (!free && this.rows.length >= Number(this.box.dataset.most)) {
      this.status.textContent = this.words.full;
      return;
    }
    const row = free ?? this.copy();
    row.classList.remove("is-spare");
    this.button("put-back").hidden = true; // that row may be the one that is filled in now
    this.write(row);
  }

  copy() {
    const rows = this.rows;
    const fresh = nextRow(rows.at(-1), "people", rows.length);
    fresh.querySelector("legend").textContent = this.words.number.replace("{n}", rows.length + 1);
    return fresh;
  }

  // Rows for what a draft on this device holds.
  makeRoom(values) {
    for (const name of values.keys()) {
      const found = name.match(/\.people\.(\d+)\./);
      while (found && this.rows.length <= Number(found[1])) this.copy();
    }
  }
}

for (const box of document.querySelectorAll("[data-map]")) new PeopleMap(box);
