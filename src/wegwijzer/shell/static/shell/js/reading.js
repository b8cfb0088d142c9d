// "Lees voor" reads the page aloud where the device can; "Afdrukken" opens the print window.
// Both buttons are hidden until this script knows that they will work.

const LEFT_OUT = "nav, button, form, svg, [hidden], .visually-hidden, .screen-only, .button, .breadcrumbs, [aria-hidden=true]";
const PIECE = "h1, h2, h3, h4, p, li, dt, dd, th, td, summary";

function pieces(root) {
  return [...root.querySelectorAll(PIECE)]
    .filter((element) => !element.closest(LEFT_OUT) && !element.querySelector(PIECE) && element.checkVisibility())
    .map((element) => element.innerText.trim())
    .filter(Boolean);
}

function say(button, reading) {
  button.querySelector("[data-when-silent]").hidden = reading;
  button.querySelector("[data-when-reading]").hidden = !reading;
  button.dataset.reading = reading ? "yes" : "";
}

function stop(button) {
  speechSynthesis.cancel();
  say(button, false);
}

function read(button) {
  const texts = pieces(document.querySelector("main"));
  say(button, true);
  texts.forEach((text, index) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = document.documentElement.lang;
    if (index === texts.length - 1) utterance.onend = () => stop(button);
    utterance.onerror = () => stop(button);
    speechSynthesis.speak(utterance);
  });
}

if ("speechSynthesis" in window) {
  for (const button of document.querySelectorAll("[data-read-aloud]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (button.dataset.reading) stop(button);
      else read(button);
    });
  }
  addEventListener("pagehide", () => speechSynthesis.cancel());
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
