// Rows of a form that grow as more is drawn: each field carries the number of its row in its name and id.

const dashed = (text) => text.replaceAll(".", "-");

function rename(element, attribute, from, to) {
  const value = element.getAttribute(attribute);
  if (value) element.setAttribute(attribute, value.replace(from, to));
}

function empty(field) {
  if (field.type === "checkbox") field.checked = false;
  else if (field.tagName === "SELECT") field.selectedIndex = 0;
  else if ("value" in field) field.value = "";
}

// A copy of the last row, emptied, with the next number: `kind` is what stands before that number in a name.
export function nextRow(last, kind, number) {
  const [from, to] = [`${kind}.${number - 1}.`, `${kind}.${number}.`];
  const fresh = last.cloneNode(true);
  for (const each of fresh.querySelectorAll("[name], [id], [for]")) {
    rename(each, "name", from, to);
    for (const attribute of ["id", "for"]) rename(each, attribute, dashed(from), dashed(to));
    empty(each);
  }
  last.after(fresh);
  return fresh;
}
