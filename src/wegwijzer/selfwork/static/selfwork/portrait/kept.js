// Words that never reached us, because the question was closed meanwhile: they stand on this device, and are shown here
// to be copied.

const box = document.querySelector("[data-kept]");
if (box) {
  const shown = [...document.querySelectorAll("main textarea")].map(({ value }) => value.trim());
  const texts = Object.keys(localStorage)
    .filter((key) => key.startsWith(box.dataset.kept))
    .flatMap((key) => [...new URLSearchParams(JSON.parse(localStorage.getItem(key)).said).values()])
    .filter((text) => text.trim() && !shown.includes(text.trim()));
  for (const text of texts) {
    const said = document.createElement("p");
    said.className = "said";
    said.textContent = text;
    box.append(said);
  }
  box.hidden = !texts.length;
}
