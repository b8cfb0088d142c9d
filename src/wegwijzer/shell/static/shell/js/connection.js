// Says so when the connection is gone, and registers the worker that keeps the offline page.

const line = document.querySelector("[data-offline-line]");
const show = () => { line.hidden = navigator.onLine; };

if (line) {
  addEventListener("online", show);
  addEventListener("offline", show);
  show();
}

if ("serviceWorker" in navigator) {
  addEventListener("load", () => {
    // Without the worker everything works, only the page for "no connection" is the browser's own.
    navigator.serviceWorker.register("/sw.js", { scope: "/" }).catch(() => {});
  });
}
