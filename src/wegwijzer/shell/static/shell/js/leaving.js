// Signing out takes along what was still kept on this device: the next one here must find nothing.

const KEPT = "wegwijzer.draft:";

document.addEventListener("submit", ({ target }) => {
  if (!target.getAttribute("action")?.endsWith("/account/logout/")) return; // a control may be called “action”
  for (const key of Object.keys(localStorage)) if (key.startsWith(KEPT)) localStorage.removeItem(key);
});
