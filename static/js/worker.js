// Keeps one page for the moment without a line. Nothing else is ever answered from here, so nothing can grow stale.
const KEPT = "offline-1";
const PAGE = "/ngoai-tuyen/";

self.addEventListener("install", (event) => {
  const keep = async () => {
    const cache = await caches.open(KEPT);
    const page = await fetch(PAGE);
    const style = (await page.clone().text()).match(/href="([^"]+\.css)"/)[1];
    await cache.put(PAGE, page);
    await cache.add(style);
    await self.skipWaiting();
  };
  event.waitUntil(keep());
});

self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate" && event.request.method === "GET") {
    event.respondWith(fetch(event.request).catch(() => caches.match(PAGE)));
  } else if (event.request.destination === "style") {
    event.respondWith(fetch(event.request).catch(() => caches.match(event.request)));
  }
});
