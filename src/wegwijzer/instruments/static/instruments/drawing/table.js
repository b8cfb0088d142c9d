// The table of points beneath the drawing: what is written there is the truth, and is what the form sends.

import { nextRow } from "../rows.js";
import { timeOf } from "./days.js";

export class Table {
  constructor(box) {
    this.box = box;
    this.mostLines = Number(box.dataset.most);
    this.mostPoints = Number(box.dataset.points);
  }

  get sets() { return [...this.box.querySelectorAll("[data-lines] > .drawn-line")]; }
  nameOf(set) { return set.querySelector("[data-line-name]"); }
  rowsOf(set) { return [...set.querySelectorAll(".point-row")]; }
  fieldsOf(row) { return [row.querySelector("[data-on]"), row.querySelector("[data-at-level]")]; }
  isEmpty(row) { return this.fieldsOf(row).every((field) => !field.value); }

  // The points of one line, oldest first, each with the row that holds it and its place among the rows.
  points(set) {
    const found = this.rowsOf(set).map((row, at) => {
      const [on, level] = this.fieldsOf(row);
      return { row, at, time: on.value ? timeOf(on.value) : NaN, level: level.value === "" ? NaN : Number(level.value) };
    });
    return found.filter(({ time, level }) => !Number.isNaN(time) && !Number.isNaN(level)).sort((one, two) => one.time - two.time);
  }

  // Each line with its name, its points and the rows that hold them.
  lines() { return this.sets.map((set) => ({ set, name: this.nameOf(set).value, points: this.points(set) })); }

  empty(row) {
    for (const field of this.fieldsOf(row)) field.value = "";
  }

  markSpare() {
    for (const row of this.sets.flatMap((set) => this.rowsOf(set))) row.classList.toggle("is-spare", this.isEmpty(row)); // one empty row is enough
  }

  // A row in which nothing stands, or nothing when it is full.
  emptyRow(set) {
    const rows = this.rowsOf(set);
    return rows.find((row) => this.isEmpty(row)) ?? (rows.length < this.mostPoints ? this.addRow(set) : null);
  }

  addRow(set) {
    const rows = this.rowsOf(set);
    return nextRow(rows.at(-1), "points", rows.length);
  }

  addSet() {
    const { sets } = this;
    return nextRow(sets.at(-1), "lines", sets.length);
  }

  // Which line to begin another with: its place, or nothing when it is full.
  emptyLine(chosen) {
    const { sets } = this;
    const free = sets.findIndex((set, at) => at !== chosen && !this.nameOf(set).value && !this.points(set).length);
    if (free >= 0) return free;
    if (sets.length >= this.mostLines) return null;
    for (const row of this.rowsOf(this.addSet()).slice(1)) row.remove();
    return sets.length;
  }

  // Rows for what a draft on this device holds.
  makeRoom(values) {
    for (const name of values.keys()) {
      const found = name.match(/\.lines\.(\d+)\.(?:points\.(\d+)\.)?/);
      if (!found) continue;
      while (this.sets.length <= Number(found[1])) this.addSet();
      const set = this.sets[found[1]];
      while (found[2] && this.rowsOf(set).length <= Number(found[2])) this.addRow(set);
    }
  }
}
