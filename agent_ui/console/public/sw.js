/**
 * The console's service worker: served as it is written, so it is plain JavaScript.
 * It never answers from a store what the hub can answer: all that is kept is the page that says the hub cannot be
 * reached. So nobody is ever shown an old console.
 */
const KEPT = "hub-unreachable-1";
const PAGE = "offline.html";
const PARTS = [PAGE, "offline.css", "offline.js", "icon.svg"];
/** Where the console itself is; everything else of the hub is none of this worker's business. */
const CONSOLE = ["", "setup", "password"];

const addressOf = (path) => new URL(path, self.registration.scope).href;
const withoutQuery = (address) => address.replace(/[?#].*$/, "");

self.addEventListener("install", (event) => {
  const parts = PARTS.map((path) => new Request(addressOf(path), { cache: "reload" }));
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(parts)));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const older = (name) => name.startsWith("hub-") && name !== KEPT;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(older).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = withoutQuery(request.url);
  const isConsole = request.mode === "navigate" && CONSOLE.map(addressOf).includes(address);
  const isPart = PARTS.map(addressOf).includes(address);
  if (request.method === "GET" && (isConsole || isPart)) {
    event.respondWith(fetch(request).catch(() => fromStore(isConsole ? addressOf(PAGE) : address)));
  }
});

/** The hub tells something while no console is open; a browser demands that it is shown, whatever it is. */
self.addEventListener("push", (event) => {
  const { title, body, tag, conversation, kind, rings, language } = told(event.data);
  event.waitUntil(
    self.registration.showNotification(title, {
      body,
      tag,
      lang: language,
      renotify: rings,
      // An offer is answered where it rings, not in a conversation.
      data: { open: kind === "offer" ? "" : conversation },
      icon: addressOf("icon-192.png"),
    }),
  );
});

function told(data) {
  const usual = { title: "Contact Hub", body: "", tag: "hub", conversation: "", kind: "", rings: false, language: "" };
  try {
    return { ...usual, ...data.json() };
  } catch {
    return usual;
  }
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(bringUp(event.notification.data?.open ?? ""));
});

/** The console that is open comes to the front, or one is opened, at the conversation. */
async function bringUp(open) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const present = windows.find(({ url }) => withoutQuery(url) === addressOf(""));
  if (present === undefined) {
    await self.clients.openWindow(addressOf(open === "" ? "" : `#/inbox/mine/${encodeURIComponent(open)}`));
    return;
  }
  // To a window of this very worker: there is no other origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  present.postMessage({ open });
  await present.focus();
}

/** What was kept, or the browser's own page where even that is gone. */
async function fromStore(address) {
  const kept = await caches.match(address, { cacheName: KEPT });
  return kept ?? Response.error();
}
