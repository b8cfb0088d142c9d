// Keeps the page for "no connection" and the files it needs. A page with data is never kept.
const CACHE = {{ cache_name|safe }};
const FILES = {{ files|safe }};
const OFFLINE = {{ offline|safe }};
const STATIC = {{ static_path|safe }};
const HASHED = /\.[0-9a-f]{12}\.\w+$/;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

async function fromStatic(request) {
  const cache = await caches.open(CACHE);
  const hashed = HASHED.test(new URL(request.url).pathname);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept && hashed) return kept;
  try {
    const fresh = await fetch(request);
    if (fresh.ok && hashed) await cache.put(request, fresh.clone());
    return fresh;
  } catch (problem) {
    if (kept) return kept;
    throw problem;
  }
}

async function pageOrOffline(request) {
  try {
    return await fetch(request);
  } catch {
    return caches.match(OFFLINE, { ignoreVary: true });
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith(STATIC)) event.respondWith(fromStatic(request));
  else if (request.mode === "navigate") event.respondWith(pageOrOffline(request));
});
