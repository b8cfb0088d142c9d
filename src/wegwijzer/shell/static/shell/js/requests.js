// Parts of a page that htmx fetches or saves: grey lines when it takes long, a notice that stays when it fails.

const PATIENCE = 400; // milliseconds before a wait is shown
const waiting = new WeakMap();

function begin(region) {
  region.setAttribute("aria-busy", "true");
  waiting.set(region, setTimeout(() => region.classList.add("is-loading"), PATIENCE));
}

function end(region) {
  clearTimeout(waiting.get(region));
  region.removeAttribute("aria-busy");
  region.classList.remove("is-loading");
}

function placeFor(element) {
  return element.closest("form, section, main") ?? document.querySelector("main");
}

function clearNotice(element) {
  placeFor(element).querySelector(":scope > [data-request-failed]")?.remove();
}

function showNotice(element, kind) {
  const template = document.querySelector(`template[data-request-notice="${kind}"]`);
  if (!template) return;
  clearNotice(element);
  const notice = template.content.firstElementChild.cloneNode(true);
  notice.setAttribute("data-request-failed", "");
  placeFor(element).prepend(notice);
  notice.scrollIntoView({ block: "nearest" });
}

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  clearNotice(detail.elt);
  begin(detail.target);
});
document.addEventListener("htmx:afterRequest", ({ detail }) => end(detail.target));
document.addEventListener("htmx:sendError", ({ detail }) => showNotice(detail.elt, "offline"));
document.addEventListener("htmx:timeout", ({ detail }) => showNotice(detail.elt, "offline"));
document.addEventListener("htmx:responseError", ({ detail }) => {
  showNotice(detail.elt, detail.xhr.status >= 500 ? "failed" : "refused");
});
