// Talking with the server: who waits for it reads on the page what became of it.

import { say, words } from "./page.js";

export const csrf = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"];

export let offline = false;

export function noConnection() {
  offline = true;
  say(words.offline);
}

// The answer, or nothing when there is no connection or nobody is signed in any more. The first answer after a time
// without connection is told to the document as "reconnected".
export async function ask(url, options = {}) {
  if (options.method) say(words.saving);
  let answer;
  try {
    answer = await fetch(url, {
      redirect: "manual", ...options, headers: { Accept: "application/json", "X-CSRFToken": csrf, ...options.headers },
    });
  } catch {
    noConnection();
    return null;
  }
  const wasOffline = offline;
  offline = false;
  if (answer.type === "opaqueredirect" || answer.status === 403) {
    say(words.signedOut);
    return null;
  }
  if (answer.status >= 500 || answer.status === 429) say(words.failed);
  if (wasOffline) setTimeout(() => document.dispatchEvent(new Event("reconnected")));
  return answer;
}
