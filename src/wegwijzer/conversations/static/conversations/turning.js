// On a phone one theme at a time, with previous and next. Where there is room, and without script, the whole list.

const list = document.querySelector("[data-themes]");
const narrow = matchMedia("(width < 52rem)");

if (list) {
  const themes = [...list.querySelectorAll(":scope > .theme")];
  const bar = document.querySelector("[data-turning]");
  const count = document.querySelector("[data-turn-count]");
  const sentence = count.querySelector("[data-turn-words]").dataset.turnWords;
  const asked = () => themes.findIndex((theme) => `#${theme.id}` === location.hash);
  let at = Math.max(asked(), 0);

  const show = () => {
    for (const [place, theme] of themes.entries()) {
      theme.classList.toggle("is-turned-to", place === at);
      if (narrow.matches) theme.open = place === at;
    }
    count.firstElementChild.textContent = sentence.replace("{n}", at + 1).replace("{of}", themes.length);
    bar.querySelector('[data-turn="-1"]').hidden = at === 0;
    bar.querySelector('[data-turn="1"]').hidden = at === themes.length - 1;
  };

  const turn = (step) => {
    at = Math.min(Math.max(at + step, 0), themes.length - 1);
    show();
    const summary = themes[at].querySelector("summary");
    summary.focus({ preventScroll: true });
    summary.scrollIntoView({ block: "start" });
  };

  const arrange = () => {
    list.classList.toggle("is-turning", narrow.matches);
    bar.hidden = count.hidden = !narrow.matches;
    show();
  };

  bar.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-turn]");
    if (button) turn(Number(button.dataset.turn));
  });
  // On a phone the one theme stays open: its name is a heading there, not a switch.
  list.addEventListener("click", (event) => {
    if (narrow.matches && event.target.closest(".theme > summary")) event.preventDefault();
  });
  addEventListener("hashchange", () => {
    if (asked() < 0) return;
    at = asked();
    themes[at].open = true;
    show();
  });
  if (asked() >= 0) themes[at].open = true;
  narrow.addEventListener("change", arrange);
  arrange();
}
