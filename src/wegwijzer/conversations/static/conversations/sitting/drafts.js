// What stays on this device until it is saved. Each tab keeps its own, so that two tabs of one person do not write
// over each other. A tab that is gone leaves its drafts to the next one.

import { owner } from "./page.js";

async function claim(name) {
  if (!navigator.locks) return true;
  return new Promise((resolve) => {
    navigator.locks
      .request(name, { signal: AbortSignal.timeout(500) }, () => {
        resolve(true);
        return new Promise(() => {}); // held as long as the tab lives
      })
      .catch(() => resolve(false));
  });
}

async function myTab() {
  const kept = sessionStorage.getItem("wegwijzer.tab");
  if (kept && (await claim(`wegwijzer.tab:${kept}`))) return kept;
  const made = Math.random().toString(36).slice(2, 10);
  sessionStorage.setItem("wegwijzer.tab", made);
  await claim(`wegwijzer.tab:${made}`);
  return made;
}

const tab = owner ? await myTab() : "";
const START = `wegwijzer.draft:${owner}:`;
const placeOf = (key) => `${START}${key}:${tab}`;

export function keep(key, draft) {
  try {
    localStorage.setItem(placeOf(key), JSON.stringify({ ...draft, at: Date.now() }));
  } catch {
    // No room or not allowed: the text still stands in the field, and is saved from there.
  }
}

export const forget = (key) => localStorage.removeItem(placeOf(key));
export const forgetLeft = ({ place }) => localStorage.removeItem(place);

// Newest first, each with its `place`, `key` and `value`.
export async function draftsLeft() {
  const held = navigator.locks ? (await navigator.locks.query()).held.map((lock) => lock.name) : [];
  const found = [];
  for (const place of Object.keys(localStorage)) {
    if (!place.startsWith(START)) continue;
    const [key, its] = place.slice(START.length).split(":");
    if (its !== tab && held.includes(`wegwijzer.tab:${its}`)) continue; // of a tab that is open now
    try {
      found.push({ place, key, ...JSON.parse(localStorage.getItem(place)) });
    } catch {
      localStorage.removeItem(place);
    }
  }
  return found.sort((one, two) => two.at - one.at);
}
