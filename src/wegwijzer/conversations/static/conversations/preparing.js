// A button that does something else with the whole form, such as sharing a piece, is sent as the browser does:
// the script that saves field by field keeps out of it.
addEventListener(
  "submit",
  (event) => {
    if (event.submitter?.hasAttribute("formaction") || event.submitter?.hasAttribute("data-whole")) event.stopPropagation();
  },
  true,
);
