// Drawing with a finger, a mouse or the keyboard: what a line over time and a map of people have in common.

const SVG = "http://www.w3.org/2000/svg";

export const CANVAS = 430; // pixels high, as in the pictures that the server draws
export const LETTERS = "abcdef"; // of the colours

export const between = (low, value, high) => Math.min(Math.max(value, low), high);

export function made(name, attributes = {}, text = "") {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return element;
}

// From a press until the finger or the mouse has left; `dropped` when it moved meanwhile.
export function follow(moving, dropped) {
  let moved = false;
  const move = (event) => {
    moved = true;
    moving(event);
  };
  const end = () => {
    for (const [kind, act] of acts) removeEventListener(kind, act);
    if (moved) setTimeout(dropped);
  };
  const acts = [["pointermove", move], ["pointerup", end], ["pointercancel", end]];
  for (const [kind, act] of acts) addEventListener(kind, act);
}
