// The app on the device: without a network, with a second version, with a second tab, below a path. The server really stops.

import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expectAccessible } from "../support/axe.mjs";
import { DOORS } from "../support/check.mjs";
import * as envelope from "../support/envelope.mjs";
import { Host } from "../support/host.mjs";
import { plan } from "../support/plan.mjs";
import { test as base, expect } from "../support/story.mjs";
import { BEGIN, TIME_ZONE } from "../support/time.mjs";
import { HOME, Unhunch } from "../support/unhunch.mjs";

const office = plan("office-reset");

// Several starts of the app in one story, on a machine with other work.
base.describe.configure({ timeout: 60_000 });

/** A browser with a host of its own. `device.open` is what tapping the icon does: a page at the address, whatever is there. */
const test = base.extend({
  path: ["/", { option: true }],
  bare: [false, { option: true }],
  host: async ({ path, bare }, use) => {
    const host = await Host.start(path, { bare });
    await use(host);
    await host.remove();
  },
  device: async ({ browser, host, contextOptions, viewport }, use) => {
    const context = await browser.newContext({
      ...contextOptions,
      viewport,
      timezoneId: TIME_ZONE,
      baseURL: host.url,
      serviceWorkers: "allow",
    });
    const complaints = [];
    const open = async (address = "", { held = false, checked = BEGIN } = {}) => {
      const page = await context.newPage();
      page.on("pageerror", (error) => complaints.push(error.message));
      const app = new Unhunch(page);
      // One check for the whole device: one of the real day would lie in the future of a held clock, and asks.
      await app.answeredAt(checked);
      if (held) {
        await app.holdClock();
      }
      await page.goto(`${host.url}${address}`);
      await expect(page.locator("#shell")).toHaveCount(0);
      return app;
    };
    await use({ context, open });
    expect(complaints).toEqual([]);
    await context.close();
  },
});

/** Until the version on the host is on the device. */
async function untilInstalled(app) {
  const isInstalled = async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.active?.state === "activated" && !registration.installing;
  };
  await expect.poll(() => app.page.evaluate(isInstalled), { timeout: 15_000 }).toBe(true);
}

/** Opens the app with the network there, waits until it is kept, and closes it. */
async function visit(device) {
  const app = await device.open();
  await untilInstalled(app);
  await app.page.close();
}

/** From Start to the end; the clock has to be held. */
async function playOfficeReset(app) {
  await app.start.first().click();
  await expect(app.countdown).toBeVisible();
  await app.pass(office.seconds + 1);
  await expect(app.title).toHaveText("Done");
}

function news(app) {
  return app.page.getByRole("status", { name: "A new version is ready" });
}

async function version(app) {
  const read = () => document.querySelector('meta[name="generator"]')?.content ?? "first";
  // The page may be loaded anew at this very moment.
  return app.page.evaluate(read).catch(() => "between two versions");
}

const CHANGES = { safety: ["Chest pain ends every session."], other: ["The wheel is rounder."] };

for (const path of ["/", "/somewhere/below/"]) {
  test.describe(`below ${path}`, () => {
    test.use({ path });

    test("with no server it opens, plays a session and keeps it, and then updates", async ({ device, host }) => {
      await visit(device);
      await host.stop();
      await expect(fetch(host.url), "the server is gone").rejects.toThrow();

      const app = await device.open("", { held: true });
      await playOfficeReset(app);
      await expect(app.button("What I did")).toBeVisible();
      const [before, ...others] = await app.records();
      expect(others).toEqual([]);
      expect(envelope.read(before.text).record).toMatchObject({ routine: "office-reset", outcome: "finished" });
      await app.page.goto(`${host.url}#/exercises`);
      await expect(app.title).toHaveText("Library");
      await app.page.close();

      await host.release("9.0.0", CHANGES);
      await host.restart();
      const next = await device.open();
      await expect(news(next)).toBeVisible();
      await expect(news(next).getByRole("listitem")).toHaveText(["Safety rules: Chest pain ends every session.", "The wheel is rounder."]);
      // The clock of the page before, which stands still, is that of the whole browser.
      await expectAccessible(next.page);
      expect(await version(next), "nothing is forced on anybody").toBe("first");
      await next.press("Update now");
      await expect.poll(() => version(next)).toBe("9.0.0");
      await expect(next.title).toHaveText(HOME);
      expect(await next.records()).toEqual([before]);
      await expect(news(next)).toHaveCount(0);

      await host.stop();
      await next.page.reload();
      await expect(next.title).toHaveText(HOME);
      expect(await version(next)).toBe("9.0.0");
      const names = await next.page.evaluate(() => caches.keys());
      expect(names).toEqual([`unhunch-${path}-9.0.0`]);
    });
  });
}

test("after the first idle minute a page of every load opens with no server, also for who saves data", async ({ device, host }) => {
  await device.context.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await visit(device);
  await host.stop();
  for (const [address, title] of [
    ["", HOME],
    ["#/care", "When to stop, and whom to ask"],
    ["#/exercises", "Library"],
    ["#/progress", "Your first day goes here."],
    ["#/settings", "Settings"],
    ["#/guide/sleep", "Sleep"],
  ]) {
    const app = await device.open(address);
    await expect(app.title).toHaveText(title);
    if (address.startsWith("#/guide")) {
      // Its text is in a pack of its own.
      await expect(app.screen.getByRole("heading", { name: "Pillow" })).toBeVisible();
    }
    await app.page.close();
  }
});

test("an update never comes into a session, and both tabs take it", async ({ device, host }) => {
  await visit(device);
  const playing = await device.open("", { held: true });
  await playing.start.first().click();
  await playing.pass(20);
  await host.release("9.0.0", CHANGES);
  const other = await device.open();
  await expect(news(other)).toBeVisible();
  await expect(news(playing)).toHaveCount(0);
  await other.press("Update now");
  await expect.poll(() => version(other)).toBe("9.0.0");

  // The other tab's session goes on to its end, is kept, and only then makes room.
  expect(await version(playing)).toBe("first");
  await playing.pass(office.seconds - 20 + 1);
  await expect(playing.title).toHaveText("Done");
  await expect(playing.button("What I did")).toBeVisible();
  expect(await version(playing)).toBe("first");
  expect(await playing.records()).toHaveLength(1);
  await playing.screen.getByRole("link", { name: "Back to today" }).click();
  await expect.poll(() => version(playing)).toBe("9.0.0");
  await expect(playing.title).toHaveText(HOME);
  expect(await playing.records()).toHaveLength(1);
});

/** What a person may have begun in a tab, and how they go on. */
const FORMS = {
  "a routine that is being built": {
    address: "#/build",
    async begin({ page, ...app }) {
      await page.getByLabel("Name", { exact: true }).fill("Before lunch");
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await expect(app.screen.locator(".rows [aria-expanded]")).toHaveCount(2);
    },
    async goOn({ page, ...app }) {
      await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Before lunch");
      await expect(app.screen.locator(".rows [aria-expanded]")).toHaveCount(2);
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(app.title).toHaveText("Before lunch");
    },
  },
  "a safety check, half answered": {
    address: "#/check",
    async begin({ page, ...app }) {
      await page.getByRole("button", { name: "Do the check again" }).click();
      await page.getByRole("button", { name: DOORS.usual }).click();
      await page.getByRole("button", { name: "None of these" }).click();
      await expect(page.getByRole("progressbar", { name: /2 of/ })).toBeVisible();
      await app.screen.getByRole("checkbox").first().check();
    },
    async goOn({ page, ...app }) {
      await expect(page.getByRole("progressbar", { name: /2 of/ })).toBeVisible();
      await expect(app.screen.getByRole("checkbox").first()).toBeChecked();
      await page.getByRole("button", { name: "Go on with 1 ticked" }).click();
      await expect(page.getByRole("progressbar")).toHaveCount(0);
      // Whom to call stays there, too, until it is left.
      await page.goto(`${new URL(".", page.url())}#/`);
    },
  },
  "the preview of a file": {
    address: "#/settings/data",
    async begin({ page, ...app }) {
      const file = fileURLToPath(new URL("../../tests/fixtures/export-1.json", import.meta.url));
      await page.getByLabel("A copy saved by Unhunch").setInputFiles(file);
      await expect(app.screen).toContainText(/\d+ new/);
    },
    async goOn({ page, ...app }) {
      await page.getByRole("button", { name: "Bring in what is new" }).click();
      await expect(app.screen).toContainText("were brought in");
      await page.goto(`${new URL(".", page.url())}#/`);
    },
  },
  "a routine from a file, looked at": {
    address: "#/build",
    async begin({ page, ...app }) {
      const routine = { unhunch: 1, name: "From a friend", steps: [{ exercise: "cat-cow" }] };
      const buffer = Buffer.from(JSON.stringify(routine));
      await page.getByLabel("A routine saved by Unhunch").setInputFiles({ name: "it.json", mimeType: "application/json", buffer });
      await expect(app.screen.getByRole("heading", { name: "From a friend" })).toBeVisible();
    },
    async goOn({ page, ...app }) {
      await expect(app.screen.getByRole("heading", { name: "From a friend" })).toBeVisible();
      await page.getByRole("button", { name: "Save", exact: true }).first().click();
      await expect(app.title).toHaveText("From a friend");
    },
  },
  "a place that was chosen": {
    address: "#/where",
    async begin({ screen }) {
      await screen.getByRole("radio", { name: "Back of the neck" }).check();
    },
    async goOn({ page, screen }) {
      await expect(screen.getByRole("radio", { name: "Back of the neck" })).toBeChecked();
      await page.goto(`${new URL(".", page.url())}#/`);
    },
  },
  "an hour for the calendar": {
    address: "#/reminders",
    async begin({ page }) {
      await page.getByRole("switch", { name: "Remind me" }).click();
      await page.getByRole("checkbox", { name: "Evening wind-down" }).check();
      await page.getByLabel("Evening wind-down at").fill("22:15");
      await page.getByLabel("Evening wind-down at").blur();
    },
    async goOn({ page }) {
      await expect(page.getByLabel("Evening wind-down at")).toHaveValue("22:15");
      await page.goto(`${new URL(".", page.url())}#/`);
    },
  },
};
for (const [name, { address, begin, goOn }] of Object.entries(FORMS)) {
  for (const presses of ["another tab", "the same tab"]) {
    // Nothing is offered above the check.
    if (presses === "the same tab" && address === "#/check") continue;
    test(`an update that is accepted in ${presses} waits for ${name}`, async ({ device, host }) => {
      await visit(device);
      const busy = await device.open(address, { checked: Date.now() });
      await begin(busy);
      await busy.page.evaluate(() => {
        globalThis.here = true;
        globalThis.taken = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
      });
      await host.release("9.0.0", CHANGES);
      const other = await device.open("", { checked: Date.now() });
      await expect(news(other)).toBeVisible();
      if (presses === "another tab") {
        await other.press("Update now");
        await expect.poll(() => version(other)).toBe("9.0.0");
      } else {
        await expect(news(busy)).toBeVisible();
        await busy.press("Update now");
      }
      await busy.page.evaluate(() => globalThis.taken.then(() => true));
      if (address !== "#/check") {
        await expect(busy.page.getByText("It is shown once what you have begun in this tab is finished or left.")).toBeVisible();
      }
      expect(await busy.page.evaluate(() => globalThis.here)).toBe(true);
      await goOn(busy);
      await expect.poll(() => version(busy)).toBe("9.0.0");
    });
  }
}

test("who was away while the app changed is told once, and a newcomer is told nothing", async ({ device }) => {
  const told = (app) => app.page.getByRole("status", { name: "Unhunch has been updated" });
  await visit(device);
  const first = await device.open();
  await expect(first.title).toHaveText(HOME);
  await expect.poll(() => first.page.evaluate(() => localStorage.getItem("unhunch:version"))).toBe("0.1.0");
  await expect(told(first)).toHaveCount(0);
  // As an older one would have left it.
  await first.page.evaluate(() => localStorage.setItem("unhunch:version", "0.0.9"));
  await first.page.reload();
  await expect(told(first)).toBeVisible();
  await expect(told(first).getByRole("listitem").first()).toHaveText(/^Safety rules: Before the first session/);
  await first.press("Close");
  await expect(told(first)).toHaveCount(0);
  await first.page.reload();
  await expect(first.title).toHaveText(HOME);
  await untilInstalled(first);
  await expect(told(first)).toHaveCount(0);
});

for (const [what, spoil] of [
  ["missing", (file) => rm(file)],
  ["wrong", (file) => writeFile(file, "onmessage = 1;")],
]) {
  test(`a version with a file ${what} is not taken, and the old one goes on`, async ({ device, host }) => {
    await visit(device);
    const before = await readFile(join(host.folder, "sw.js"), "utf8");
    await host.release("9.0.0", CHANGES);
    expect(await readFile(join(host.folder, "sw.js"), "utf8")).not.toBe(before);
    await spoil(join(host.folder, "ticker.js"));
    const app = await device.open();
    // The update is tried, and given up.
    const failed = await app.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.update().catch(() => undefined);
      const installing = registration.installing;
      if (installing) {
        await new Promise((resolve) => installing.addEventListener("statechange", resolve, { once: true }));
      }
      return { waiting: registration.waiting, state: installing?.state ?? "redundant", caches: (await caches.keys()).length };
    });
    expect(failed).toEqual({ waiting: null, state: "redundant", caches: 1 });
    await expect(news(app)).toHaveCount(0);
    await host.stop();
    await app.page.reload();
    await expect(app.title).toHaveText(HOME);
    expect(await version(app)).toBe("first");
  });
}

test("a worker that is retired takes its caches with it, and leaves the record and the neighbours", async ({ device, host }) => {
  await visit(device);
  const retire = await readFile(fileURLToPath(new URL("../../xtask/src/assemble/retire.js", import.meta.url)), "utf8");
  const app = await device.open();
  await app.page.evaluate(async () => {
    localStorage.setItem("unhunch:record:1", "mine");
    await caches.open("neighbour");
  });
  await writeFile(join(host.folder, "sw.js"), retire);
  await app.page.reload();
  await expect
    .poll(() =>
      // The app loads itself anew in the middle of this.
      app.page
        .evaluate(async () => ({
          workers: (await navigator.serviceWorker.getRegistrations()).length,
          caches: await caches.keys(),
        }))
        .catch(() => undefined),
    )
    .toEqual({ workers: 0, caches: ["neighbour"] });
  await app.page.reload();
  await expect(app.title).toHaveText(HOME);
  expect(await app.page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  expect(await app.page.evaluate(() => localStorage.getItem("unhunch:record:1"))).toBe("mine");
});

test("in a frame of another page nothing is installed", async ({ device, host }) => {
  await writeFile(join(host.folder, "blog.html"), '<!doctype html><title>Blog</title><iframe src="./"></iframe>');
  const page = await device.context.newPage();
  await page.goto(`${host.url}blog.html`);
  await expect(page.frameLocator("iframe").locator("#shell")).toHaveCount(0);
  await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toHaveText(HOME);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test("the manifest is whole, and Chromium would install it", async ({ device, host }) => {
  await visit(device);
  const app = await device.open();
  const devtools = await device.context.newCDPSession(app.page);
  const { errors, data } = await devtools.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // A context of a test counts as a private window, which installs nothing.
  expect(installabilityErrors.map((it) => it.errorId).filter((it) => it !== "in-incognito")).toEqual([]);
  const manifest = JSON.parse(data);
  const images = [manifest, ...manifest.shortcuts].flatMap((it) => it.icons).concat(manifest.screenshots);
  for (const { src, sizes, type } of images) {
    const size = await app.page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, new URL(src, host.url).href);
    expect(type === "image/svg+xml" ? "any" : size, src).toBe(sizes);
  }
  expect(manifest.icons.map((it) => it.purpose ?? "any").sort()).toEqual(["any", "any", "any", "maskable", "monochrome"]);
});

test("after the second finished session it offers to be installed, and takes no for an answer", async ({ device }) => {
  await visit(device);
  const app = await device.open("", { held: true });
  const offer = app.page.getByRole("region", { name: "Keep Unhunch at hand" });
  // The browser's own offer, which it makes only outside of tests.
  const offerNow = () =>
    app.page.evaluate(() => {
      const event = new Event("beforeinstallprompt", { cancelable: true });
      event.prompt = async () => {
        globalThis.prompted = true;
        return { outcome: "dismissed" };
      };
      dispatchEvent(event);
      return event.defaultPrevented;
    });
  expect(await offerNow(), "the browser keeps quiet").toBe(true);
  await playOfficeReset(app);
  await expect(app.button("What I did")).toBeVisible();
  await expect(offer).toHaveCount(0);
  await app.pressAgain();
  await expect(app.countdown).toBeVisible();
  await app.pass(office.seconds + 1);
  await expect(offer).toBeVisible();
  await expectAccessible(app.page);

  await app.press("No, and do not ask again");
  await expect(offer).toHaveCount(0);
  await app.page.reload();
  await offerNow();
  await expect(app.page.locator("#shell")).toHaveCount(0);
  await expect(offer).toHaveCount(0);
});

test("on an iPhone it says how", async ({ device }) => {
  await device.context.addInitScript(() => {
    Object.defineProperty(navigator, "standalone", { value: false });
  });
  const app = await device.open("", { held: true });
  await playOfficeReset(app);
  await app.pressAgain();
  await app.pass(office.seconds + 1);
  const offer = app.page.getByRole("region", { name: "Keep Unhunch at hand" });
  await expect(offer).toContainText("Add to Home Screen");
});

test("the icon pressed while the app is open leads where it should, but never out of a session", async ({ device, host }) => {
  // Its clock runs: the check is one of today.
  const app = await device.open("", { checked: Date.now() });
  await app.page.addInitScript(() => {
    // As an installed app has it.
    const launchQueue = { setConsumer: (consumer) => (globalThis.launched = consumer) };
    Object.defineProperty(globalThis, "launchQueue", { value: launchQueue });
  });
  await app.page.reload();
  const launch = (hash) => app.page.evaluate((targetURL) => globalThis.launched({ targetURL }), `${host.url}${hash}`);
  await expect.poll(() => app.page.evaluate(() => typeof globalThis.launched)).toBe("function");
  await launch("#/progress");
  await expect(app.title).toHaveText("Your first day goes here.");
  await app.page.goto(`${host.url}#/session/office-reset`);
  await app.start.first().click();
  await expect(app.countdown).toBeVisible();
  await launch("#/progress");
  await expect(app.countdown).toBeVisible();
  await expect(app.page).toHaveURL(/#\/session\/office-reset$/);
});

test("a tap on a reminder goes to the page that is open, or opens one", async ({ device }) => {
  const app = await device.open();
  await untilInstalled(app);
  const [worker] = device.context.serviceWorkers();
  // A tap on a real notification cannot be made from here: what the browser would call is called, with windows of ours.
  const tap = (open) =>
    worker.evaluate(async (open) => {
      const done = [];
      const [matchAll, openWindow] = [clients.matchAll, clients.openWindow];
      clients.matchAll = async () => (open ? [{ focus: async () => done.push("focus") }] : []);
      clients.openWindow = async (address) => done.push(`open ${address}`);
      let whole;
      onnotificationclick({ notification: { close: () => done.push("close") }, waitUntil: (it) => (whole = it) });
      await whole;
      Object.assign(clients, { matchAll, openWindow });
      return done;
    }, open);
  expect(await tap(true)).toEqual(["close", "focus"]);
  expect(await tap(false)).toEqual(["close", "open ./"]);
});

test("each reminder shows itself anew, and none lies there once it was answered", async ({ device }) => {
  await device.context.grantPermissions(["notifications"]);
  const app = await device.open("#/reminders", { held: true });
  await untilInstalled(app);
  // Chromium drops what it is just about to show when it is asked, in that moment, what it shows. So a story only asks once
  // the browser has said that it is done.
  await app.page.evaluate(() => {
    globalThis.settled = 0;
    const { showNotification } = ServiceWorkerRegistration.prototype;
    ServiceWorkerRegistration.prototype.showNotification = async function (...said) {
      await showNotification.apply(this, said);
      globalThis.settled += 1;
    };
  });
  const settled = () => app.page.evaluate(() => globalThis.settled);
  const shown = () =>
    app.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const all = await registration.getNotifications();
      return all.map(({ title, tag, renotify }) => ({ title, tag, renotify }));
    });
  const stand = "Time to stand up for a moment";
  const once = [{ title: stand, tag: "unhunch", renotify: true }];
  await app.page.getByRole("switch", { name: "Remind me" }).click();
  await app.page.getByLabel("A micro-routine every").selectOption("0");
  const card = app.page.getByRole("status", { name: stand });
  const answers = {
    "I just did one": () => card.getByRole("button", { name: "I just did one" }).click(),
    "In ten minutes": () => card.getByRole("button", { name: "In ten minutes" }).click(),
    "no reminders any more": () => app.page.getByRole("switch", { name: "Remind me" }).click(),
  };
  for (const [number, [answer, press]] of Object.entries(answers).entries()) {
    await app.pass(21 * 60);
    await expect.poll(settled, answer).toBe(number + 1);
    await expect.poll(shown, answer).toEqual(once);
    await press();
    await expect.poll(shown, answer).toEqual([]);
  }
});

test.describe("with a page of a routine or an exercise", () => {
  test.use({ path: "/somewhere/below/" });

  test("it comes from the network, and without one it leads to the same in the app", async ({ device, host }) => {
    await visit(device);
    const page = await device.context.newPage();
    await page.goto(`${host.url}r/office-reset/`);
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    await expect(page.getByRole("heading", { name: "Stop at once if you notice" })).toBeVisible();
    await host.stop();
    const heading = page.getByRole("heading", { level: 1 });
    for (const [address, to, name] of [
      ["e/cat-cow/", "#/exercise/cat-cow", "Cat-cow"],
      ["r/office-reset/", "#/routine/office-reset", "Chair reset"],
    ]) {
      await page.goto(`${host.url}${address}`);
      await expect(page).toHaveURL(`${host.url}${to}`);
      await expect(heading).toHaveText(name);
    }
  });
});

test.describe("on a host that leads from foo.html to foo", () => {
  // What Cloudflare Pages does.
  test.use({ bare: true });

  test("the app works offline, and so does the session in the frame of the embed", async ({ device, host }) => {
    await visit(device);
    // As on an author's own site: the page and its frame are below the worker's scope.
    const embed = await device.context.newPage();
    await embed.goto(`${host.url}embed.html`);
    await expect(embed).toHaveURL(/\/embed$/);
    await embed.locator("unhunch-session").getByRole("button", { name: "Start", exact: true }).click();
    const frame = embed.locator("unhunch-session iframe").contentFrame();
    await expect(frame.getByRole("heading", { level: 1 })).toBeVisible();
    const cached = await embed.evaluate(async () => {
      const [name] = await caches.keys();
      const answer = await (await caches.open(name)).match("./frame.html");
      return { redirected: answer.redirected, status: answer.status, type: answer.headers.get("Content-Type") };
    });
    expect(cached).toEqual({ redirected: false, status: 200, type: "text/html; charset=utf-8" });
    await embed.close();

    await host.stop();
    const app = await device.open("", { held: true });
    await playOfficeReset(app);
    expect(await app.records()).toHaveLength(1);
  });

  test("a redirected file that is wrong is not taken", async ({ device, host }) => {
    await visit(device);
    await host.release("9.0.0", CHANGES);
    await writeFile(join(host.folder, "frame.html"), "<!doctype html><title>Another</title>");
    const app = await device.open();
    await app.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.update().catch(() => undefined);
      const { installing } = registration;
      await new Promise((resolve) => (installing ? installing.addEventListener("statechange", resolve, { once: true }) : resolve()));
    });
    await expect(news(app)).toHaveCount(0);
    expect(await app.page.evaluate(() => caches.keys())).toHaveLength(1);
  });
});

test("a launch that the browser tells once more after a reload leads nowhere", async ({ device, host }) => {
  const app = await device.open("", { checked: Date.now() });
  const { page } = app;
  await page.addInitScript((targetURL) => {
    // As in Chrome before 146: the queue still holds the last launch when the page is loaded anew.
    const launchQueue = {
      setConsumer: (consumer) => {
        globalThis.launched = consumer;
        consumer({ targetURL });
      },
    };
    Object.defineProperty(globalThis, "launchQueue", { value: launchQueue });
  }, `${host.url}#/progress`);
  // The tap on the shortcut opens the app.
  await page.goto("about:blank");
  await page.goto(`${host.url}#/progress`);
  await expect(app.title).toHaveText("Your first day goes here.");
  await page.evaluate(() => (location.hash = "#/build"));
  await expect(app.title).toHaveText("Build my own");
  await page.reload();
  await expect.poll(() => page.evaluate(() => typeof globalThis.launched)).toBe("function");
  await expect(app.title).toHaveText("Build my own");
  await expect(page).toHaveURL(/#\/build$/);
  // A tap on the same shortcut now is meant.
  await page.evaluate((targetURL) => globalThis.launched({ targetURL }), `${host.url}#/progress`);
  await expect(app.title).toHaveText("Your first day goes here.");
});

test("two copies on one origin are two apps", async ({ browser }) => {
  const ids = [];
  for (const path of ["/a/", "/b/"]) {
    const host = await Host.start(path);
    const page = await (await browser.newContext()).newPage();
    await page.goto(host.url);
    const devtools = await page.context().newCDPSession(page);
    const { manifest, data } = await devtools.send("Page.getAppManifest");
    const { appId } = await devtools.send("Page.getAppId");
    expect(JSON.parse(data)).not.toHaveProperty("id");
    ids.push(new URL(appId ?? manifest.id).pathname);
    await page.context().close();
    await host.remove();
  }
  expect(ids).toEqual(["/a/", "/b/"]);
});
