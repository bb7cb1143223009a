// The way out: takes the place of a service worker that is broken, deletes what it kept, and is gone.
// The person's own data is in another store, and stays.
async function retire() {
  const prefix = `unhunch-${new URL(registration.scope).pathname}-`;
  const shared = `unhunch-shared-${new URL(registration.scope).pathname}`;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix) || name === shared).map((name) => caches.delete(name)));
  await registration.unregister();
}

oninstall = () => skipWaiting();
onactivate = (event) => event.waitUntil(retire());
// A page of ours that is loaded anew at that moment asks for it again, and says so.
onmessage = (event) => event.waitUntil(retire());
