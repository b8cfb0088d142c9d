// Forms: a summary of errors gets the focus, a day that is typed half is not lost, a second press does not send twice.

document.querySelector("[data-error-summary]")?.focus();
document.addEventListener("htmx:afterSettle", ({ target }) => {
  target.querySelector?.("[data-error-summary]")?.focus();
});

// What a field cannot read, such as a day without its year, a browser sends as if nothing was typed.
document.addEventListener(
  "submit",
  (event) => {
    const unread = [...event.target.elements].find((field) => field.validity?.badInput);
    if (!unread || event.submitter?.formNoValidate) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const fold = unread.closest("details");
    if (fold) fold.open = true;
    unread.reportValidity();
  },
  true,
);

// Ordinary forms only: htmx sends its own once by itself.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "get" || form.method === "dialog") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-disabled", "true");
});

// Coming back with the back button shows the page as it was: open for sending again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll('[aria-disabled="true"]')) button.removeAttribute("aria-disabled");
  }
});
