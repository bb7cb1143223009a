const BUILD = { version: "", files: {}, changes: [] }; // written by the build
// The line above: this release's version, its files with their hashes, and what has changed.
// Two copies of Unhunch under two paths of one origin leave each other's caches alone.
const PREFIX = `unhunch-${new URL(registration.scope).pathname}-`;
const NAME = PREFIX + BUILD.version;
const PAGE = "./";
const MATCH = { ignoreSearch: true, ignoreVary: true };

// Firefox sends a cached file to its page in pieces. If the page is left meanwhile, the browser now and then sends no more of any
// file to any page until it is restarted. A file that is read whole first does not do that; in other browsers it would lose the
// code that they have compiled of it.
const READS_WHOLE = navigator.userAgent.includes("Firefox/");

const absolute = (path) => new URL(path, registration.scope).href;

// All or nothing: with one file wrong or missing this version is not installed, and the one before goes on.
async function install() {
  const cache = await caches.open(NAME);
  const files = Object.entries(BUILD.files);
  try {
    await Promise.all(files.map(([path, integrity]) => save(cache, absolute(path), integrity)));
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

async function save(cache, url, integrity) {
  const answer = await fetch(url, { integrity, cache: "no-cache" });
  if (answer.status !== 200) throw new Error(`${url} is not there (${answer.status}).`);
  // Some hosts redirect frame.html to frame. A browser refuses a cached page that says it was redirected.
  const { status, statusText, headers } = answer;
  await cache.put(url, answer.redirected ? new Response(answer.body, { status, statusText, headers }) : answer);
}

async function clean() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)));
}

async function answer(request) {
  const cache = await caches.open(NAME);
  const [path] = request.url.split(/[?#]/);
  const isPage = path === absolute(PAGE) || path === absolute("index.html");
  const found = await cache.match(isPage ? absolute(PAGE) : request, MATCH);
  if (found) return READS_WHOLE ? new Response(await found.arrayBuffer(), found) : found;
  try {
    return await fetch(request);
  } catch (error) {
    // No network: any address below ours that is not a file of ours shows the app. Deeper ones lead to it, as its addresses are
    // relative: a page of a routine or an exercise to the same in the app.
    const page = request.mode === "navigate" && (await cache.match(absolute(PAGE), MATCH));
    if (!page) throw error;
    const [, kind, slug] = /^([re])\/([\w-]+)/.exec(path.slice(registration.scope.length)) ?? [];
    if (slug) return Response.redirect(absolute(`#/${kind === "r" ? "routine" : "exercise"}/${slug}`));
    return page;
  }
}

// A file that was shared with the installed app: it is put down for the page, which shows what is in it. Nothing is sent on.
// Outside of PREFIX, so that a new version leaves it alone.
const SHARED = `unhunch-shared-${new URL(registration.scope).pathname}`;

async function receive(request) {
  const file = (await request.formData()).get("file");
  if (file instanceof Blob) {
    const cache = await caches.open(SHARED);
    await cache.put(absolute("shared-file"), new Response(file));
  }
  return Response.redirect(absolute("#/import/file"), 303);
}

// No clients.claim(): a page that came from the network stays with it until it is opened again.
oninstall = (event) => event.waitUntil(install());
onactivate = (event) => event.waitUntil(clean());
onfetch = (event) => {
  const { method, url } = event.request;
  if (method === "POST" && url === absolute("import")) event.respondWith(receive(event.request));
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
};
onnotificationclick = (event) => {
  event.notification.close();
  event.waitUntil(clients.matchAll({ type: "window" }).then(([page]) => (page ? page.focus() : clients.openWindow(PAGE))));
};
// The app asks what has changed, and says when the person wants the update.
onmessage = ({ data, ports }) => {
  if (data === "changes") ports[0]?.postMessage(JSON.stringify(BUILD.changes));
  if (data === "update") skipWaiting();
};
