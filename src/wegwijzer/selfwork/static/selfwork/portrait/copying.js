// An address is copied with one tap. Without this script, or where a browser does not allow it, it can be selected.

if (navigator.clipboard) {
  for (const line of document.querySelectorAll("[data-copy]")) {
    const told = line.querySelector("[data-copied]");
    line.hidden = false;
    line.querySelector("button").addEventListener("click", async () => {
      const field = line.closest(".field").querySelector("input");
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
        told.textContent = told.dataset.copied;
      } catch {
        field.focus(); // it is selected: copying goes by hand
      }
    });
  }
}
