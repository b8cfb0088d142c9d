// A stretch of a story that was selected, by mouse, finger or keyboard, is sent along as “field start end”. In the text
// the arrows walk by word and Shift takes words along. Without this script there is a box before each sentence.

const form = document.querySelector("form[data-marking]");
const told = form?.querySelector("[data-selected]");
const KEYS = { ArrowLeft: ["backward", "word"], ArrowRight: ["forward", "word"], ArrowUp: ["backward", "line"], ArrowDown: ["forward", "line"] };
const SHOWN = 120; // characters of a choice that are repeated beside the button

// Characters from the start of the answer to this place in the page; null outside a story.
function placeOf(node, offset, end) {
  const span = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (span && node.nodeType === Node.TEXT_NODE) return Number(span.dataset.start) + offset;
  const walker = document.createTreeWalker(node.nodeType === Node.TEXT_NODE ? node.parentElement : node, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  range.setStart(node, offset);
  let before = null;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const home = text.parentElement.closest("[data-start]");
    if (!home) continue;
    if (range.comparePoint(text, 0) >= 0) return end ? before : Number(home.dataset.start);
    before = Number(home.dataset.start) + text.length;
  }
  return before;
}

function stretch() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const box = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.(".story-text");
  const home = box(range.startContainer);
  if (!home || box(range.endContainer) !== home) return null;
  const start = placeOf(range.startContainer, range.startOffset, false);
  const end = placeOf(range.endContainer, range.endOffset, true);
  return start !== null && end !== null && end > start ? { value: `${home.dataset.field} ${start} ${end}`, text: selection.toString() } : null;
}

let chosen = null; // a tap on the button may take the selection away before the form is sent

function show() {
  const now = stretch();
  if (now || !form.querySelector(".mark-bar").contains(document.activeElement)) chosen = now;
  const boxes = [...form.querySelectorAll("[name=stretch]:checked")].map((each) => each.nextElementSibling.textContent);
  const text = [...(chosen ? [chosen.text] : []), ...boxes].join(" … ").replace(/\s+/g, " ").trim();
  form.querySelector(".mark-bar").classList.toggle("is-chosen", Boolean(chosen));
  told.textContent = text ? told.dataset.some.replace("{text}", text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text) : told.dataset.none;
}

function walk(event, box) {
  const selection = getSelection();
  if (event.key === "Enter" && stretch()) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  if (!(event.key in KEYS) || event.target !== box) return;
  event.preventDefault();
  if (!selection.rangeCount || !box.contains(selection.anchorNode)) selection.collapse(box.querySelector("[data-start]").firstChild, 0);
  selection.modify(event.shiftKey ? "extend" : "move", ...KEYS[event.key]);
  if (!box.contains(selection.focusNode)) selection.selectAllChildren(box);
}

if (form) {
  document.documentElement.classList.add("is-live");
  for (const box of form.querySelectorAll(".story-text")) {
    box.tabIndex = 0;
    box.addEventListener("keydown", (event) => walk(event, box));
    box.addEventListener("click", (event) => {
      if (stretch()) event.preventDefault(); // selecting in a sentence does not tick it as well
    });
  }
  document.addEventListener("selectionchange", show);
  form.addEventListener("change", show);
  form.addEventListener("formdata", ({ formData }) => {
    if (chosen) formData.append("stretch", chosen.value);
  });
  show();
}
