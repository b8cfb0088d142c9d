// The unit tree: htmx fetches what stands below a unit once; opening and closing after that happens here.
// Without script the same link loads the page with that branch open.

document.addEventListener("click", (event) => {
  const toggle = event.target.closest("[data-expand]");
  if (!toggle) return;
  event.preventDefault();
  const open = toggle.getAttribute("aria-expanded") !== "true";
  toggle.setAttribute("aria-expanded", String(open));
  document.getElementById(toggle.getAttribute("aria-controls")).hidden = !open;
});

// A link with the role of a button also answers the space bar.
document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches?.("[data-expand]")) return;
  event.preventDefault();
  event.target.click();
});
