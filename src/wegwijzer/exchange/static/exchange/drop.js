// A file may be dropped on the place where it is chosen. Without script the field itself does the work.

const zone = document.querySelector("[data-drop-zone]");
const field = zone?.querySelector("input[type=file]");
const chosen = zone?.querySelector("[data-chosen-file]");

function show() {
  const file = field.files[0];
  chosen.hidden = !file;
  if (file) chosen.querySelector("[data-file-name]").textContent = file.name;
}

const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

if (field) {
  zone.querySelector("[data-drop-hint]").hidden = false;
  field.addEventListener("change", show);
  show();

  // Beside the zone a dropped file would open in the browser, and the page would be gone.
  for (const name of ["dragover", "drop"]) {
    addEventListener(name, (event) => holdsFiles(event) && event.preventDefault());
  }
  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => holdsFiles(event) && zone.classList.add("is-over"));
  }
  for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    const first = new DataTransfer(); // one file at a time
    first.items.add(event.dataTransfer.files[0]);
    field.files = first.files;
    show();
    field.focus();
  });
}
