// The element on pages of others: a whole session in each, while the page around it stays as it was.

import { test as base, expect } from "@playwright/test";
import { expectAccessible } from "../support/axe.mjs";
import {
  countTimers,
  events,
  holdClock,
  Inline,
  messages,
  overhearMessages,
  startBlog,
  toldAuthor,
  Widget,
  WORDS,
} from "../support/blog.mjs";
import { DOOR, DOORS } from "../support/check.mjs";
import { heard, lendScreen, locksHeld, overhear } from "../support/devices.mjs";
import { exercise, plan } from "../support/plan.mjs";
import { isBlockedWorker } from "../support/story.mjs";
import { TIME_ZONE } from "../support/time.mjs";
import { translator } from "../support/translator.mjs";
import { wordpressStyles } from "../support/wordpress.mjs";

const test = base.extend({
  timezoneId: TIME_ZONE,

  blog: startBlog,

  /** What the page complained about, as in `support/story.mjs`; requests go to the blog and to the place of the files. */
  complaints: [
    async ({ page, blog, baseURL }, use) => {
      const complaints = [];
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type()) && !isBlockedWorker(message))
          complaints.push(`${message.type()}: ${message.text()}`);
      });
      page.on("pageerror", (error) => complaints.push(`thrown: ${error.message}`));
      page.on("request", (request) => {
        const { origin, protocol } = new URL(request.url());
        if (protocol !== "data:" && ![blog.url, blog.url.replace("localhost", "127.0.0.1"), new URL(baseURL).origin].includes(origin))
          complaints.push(`request to ${request.url()}`);
      });
      await use(complaints);
      expect(complaints, "what the page complained about").toEqual([]);
    },
    { auto: true },
  ],
});

/** Where everything is on a page, or in a frame, but for what is in the element. */
async function boxes(page) {
  return page.evaluate(() =>
    [...document.body.querySelectorAll("*:not(unhunch-session *)")].map((it) => {
      const { x, y, width, height } = it.getBoundingClientRect();
      return [it.localName, x + scrollX, y + scrollY, width, height];
    }),
  );
}

/** All of the page but the element, to the pixel. */
async function around(page) {
  await page.evaluate(() => document.activeElement?.blur());
  // Where a page is taller than the window and was scrolled, Playwright paints its mask beside the element: there
  // the place of everything is what is compared.
  const tall = await page.evaluate(() => document.documentElement.scrollHeight > 1.5 * innerHeight);
  if (tall) {
    return Buffer.from(JSON.stringify(await boxes(page)));
  }
  return page.screenshot({ fullPage: true, mask: [page.locator("unhunch-session")], animations: "disabled" });
}

/** A whole session on the page of `url`, and what of the page around changed meanwhile: nothing. */
async function wholeSession(page, url, widget = new Widget(page)) {
  await holdClock(page);
  await overhearMessages(page);
  await page.goto(url);
  await expect(widget.card).toBeVisible();
  const before = await around(page);
  await expectAccessible(page);
  await widget.start();
  await widget.answer();
  await page.clock.runFor(1000);
  expect((await around(page)).equals(before), "the page around a session is the page before").toBe(true);
  await expectAccessible(page);
  await widget.finish();
  await expectAccessible(page);
  const told = async () => (await events(page)).map(({ type }) => type);
  await expect.poll(async () => (await told()).filter((type) => type !== "segment")).toEqual(["ready", "hold", "start", "complete"]);
  expect((await told()).filter((type) => type === "segment")).toHaveLength(6);
  return widget;
}

// A session has many steps, each in a frame that is a process of its own.
test.describe.configure({ timeout: 120_000 });

const link = (path) => `<link rel="stylesheet" href="/packages/${path}">`;
const style = (css) => `<style>${css}</style>`;

const HOSTS = {
  "a plain blog": {},
  "a blog on Bootstrap": { head: link("bootstrap/dist/css/bootstrap.css"), html: 'data-bs-theme="dark"' },
  "a blog with the styles of WordPress": { head: wordpressStyles().map(link).join("") },
  "a page that resets everything": { head: style("* { all: unset } iframe, button { display: none } body { display: block }") },
  "a page with huge letters": {
    head: style("html { font-size: 40px } * { letter-spacing: 4px; line-height: 3 } iframe { height: 10px; width: 40px }"),
  },
  "a page from right to left": { lang: "ar", html: 'dir="rtl"' },
  "a dark page": { head: style("body { background: #111; color: #eee } a { color: #9cf }") },
};

for (const [name, host] of Object.entries(HOSTS)) {
  test(`a whole session: ${name}`, async ({ page, blog }) => {
    await wholeSession(page, blog.article(host));
  });
}

test("a whole session: a blog with a strict policy", async ({ page, blog, baseURL }) => {
  const place = new URL(baseURL).origin;
  const policy = `default-src 'none'; script-src ${place}; frame-src ${place}; img-src data:; require-trusted-types-for 'script'`;
  await wholeSession(page, blog.article({ headers: { "Content-Security-Policy": policy } }));
});

/** A session whose texts a translation takes, in the element that `main` finds. */
async function translatedSession(widget, main) {
  const [prepare, hold] = plan("office-reset").segments;
  await holdClock(widget.page);
  await widget.page.goto(widget.url);
  await widget.start();
  await expect(widget.title).toHaveText(DOOR);
  await main.evaluate(translator, { how: "replace" });
  await widget.answer();
  await widget.page.clock.runFor(1000 * prepare.seconds);
  await expect(widget.countdown).toHaveText(String(hold.seconds));
  await expect(widget.title).toHaveText(exercise(hold.exercise).name);
  await expect(widget.title.locator("font").first()).toBeVisible();
  await widget.press("Pause");
  await expect(widget.button("Resume")).toBeVisible();
  await expect(widget.button("Pause")).toHaveCount(0);
  await widget.press("Resume");
  await widget.finish();
  await expect(widget.title).toHaveCount(1);
}

test("a session in a frame that is translated", async ({ page, blog }) => {
  const widget = Object.assign(new Widget(page), { url: blog.article() });
  await translatedSession(widget, widget.frame.locator("main"));
});

test("a policy that forbids the frame: the author is told the words, the reader has the list", async ({
  page,
  blog,
  baseURL,
  complaints,
}) => {
  const place = new URL(baseURL).origin;
  await page.goto(blog.article({ headers: { "Content-Security-Policy": `script-src ${place}; frame-src 'none'` } }));
  const widget = new Widget(page);
  await widget.start();
  await expect(widget.element.getByRole("status")).toHaveText(
    toldAuthor(`The Content-Security-Policy of this page has to say frame-src ${place}.`),
  );
  await expect(widget.element).toContainText("Rhomboid stretch");
  await expect(widget.card).toBeVisible();
  expect(complaints.splice(0).length).toBeGreaterThan(0);
});

test("a whole session: in a sandbox without an origin", async ({ page, blog, complaints }) => {
  const inner = blog.article({ path: "/inner" });
  await holdClock(page);
  await page.goto(
    blog.file(
      "/",
      `<!doctype html><html lang="en"><title>Outer</title><link rel="icon" href="data:,"><main aria-label="Outer"><h1>Outer</h1><iframe title="Article" sandbox="allow-scripts" src="${inner}" width="380" height="1500"></iframe></main></html>`,
    ),
  );
  const element = page.frameLocator("iframe").locator("unhunch-session");
  const widget = new Widget(page, element);
  await expect(widget.card).toBeVisible();
  const [, article] = page.frames();
  const before = await boxes(article);
  await widget.start();
  // Where the tap on the card is not lent to the frame, sound waits for one in it. Chromium lends it to a frame that
  // is still empty at that moment, and to no other.
  await expect(widget.button("Start").or(widget.button(DOORS.usual))).toBeVisible();
  if (await widget.button("Start").isVisible()) {
    await widget.press("Start");
  }
  await widget.answer();
  await page.clock.runFor(1000);
  await expect(widget.frame.getByText("The screen may go dark")).toBeVisible();
  expect(await boxes(article), "everything around a session is where it was").toEqual(before);
  await expectAccessible(page);
  await widget.finish();
  await expectAccessible(page);
  // Chromium says what a page around a sandbox has not lent, and what axe itself may not do in there.
  const expected =
    /AudioContext was not allowed to start|screen-wake-lock is not allowed|Applying inline style violates|Couldn't load preload assets/;
  for (const said of complaints.splice(0)) expect(said).toMatch(expected);
});

test("where storage is blocked it works, and says so quietly", async ({ page, blog }) => {
  // Playwright's windows keep nothing for frames of other sites.
  const widget = await wholeSession(page, blog.article());
  await expect(widget.frame.getByText("This browser keeps nothing for this page.")).toBeVisible();
});

test("where storage is there it keeps the session, apart from the blog", async ({ page, blog }) => {
  // By number both are one site.
  const widget = await wholeSession(page, blog.article().replace("localhost", "127.0.0.1"));
  await expect(widget.frame.getByText("This browser keeps nothing")).toHaveCount(0);
  const saved = await widget.frame
    .locator("body")
    .evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("unhunch:record:")));
  expect(saved).toHaveLength(1);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

/** What may be in a message, and nothing else. */
const DETAILS = {
  hello: [],
  set: ["options"],
  ready: [],
  resize: ["height"],
  progress: [],
  start: [],
  hold: [],
  segment: ["index", "kind"],
  pause: [],
  resume: [],
  complete: [],
  stop: [],
};

test("answers, pain and the record never cross", async ({ page, blog }) => {
  await holdClock(page);
  await overhearMessages(page);
  await page.goto(blog.article());
  const widget = new Widget(page);
  await widget.start();
  await widget.press(DOORS.usual);
  for (let at = 0; at < 3; at++) await widget.press("None of these");
  // Bones that may break: some exercises are replaced.
  await expect(widget.title).toHaveText("Do these apply to you?");
  const box = widget.frame.getByRole("checkbox").first();
  await widget.press(box);
  await expect(box).toBeChecked();
  await widget.press("Go on with 1 ticked");
  await widget.press("None of these");
  await widget.press("Start");
  await expect(widget.countdown).toBeVisible();
  await page.clock.runFor(20_000);
  await widget.press("This hurts");
  await widget.press(widget.frame.getByRole("button", { name: /sore/i }));
  await widget.press(widget.frame.getByRole("button", { name: /stop/i }));
  await expect(widget.title).toBeVisible();
  await page.clock.runFor(1000);
  const all = await messages(page);
  expect(all.map(({ type }) => type)).toEqual(expect.arrayContaining(["hold", "start", "pause", "stop"]));
  for (const { v, id, type, ...detail } of all) {
    expect(v).toBe(1);
    expect(id).toMatch(/^[a-z0-9]+$/);
    expect(Object.keys(detail).sort(), type).toEqual(DETAILS[type]);
    if (type === "segment") expect(["prepare", "work", "rest"]).toContain(detail.kind);
    if (type === "set")
      expect(Object.keys(detail.options).sort()).toEqual(["accent", "height", "json", "lang", "region", "routine", "theme"]);
  }
  for (const event of await events(page)) {
    expect(Object.keys(event).filter((key) => !["type", "index", "kind"].includes(key))).toEqual([]);
  }
});

test("two elements on a page are kept apart", async ({ page, blog }) => {
  await holdClock(page);
  await overhearMessages(page);
  await page.goto(blog.article({ body: blog.element('id="one"') + blog.element('id="two" routine="desk-reset"') }));
  const one = new Widget(page, page.locator("#one"));
  const two = new Widget(page, page.locator("#two"));
  await expect(two.card).toBeVisible();
  const before = await around(page);
  await one.start();
  await one.answer();
  await expect(two.card).toBeVisible();
  await two.start();
  await two.answer();
  await page.evaluate(() => document.querySelector("#two").pause());
  await expect(two.button("Resume")).toBeVisible();
  await expect(one.button("Pause")).toBeVisible();
  await page.clock.runFor(1000);
  expect((await around(page)).equals(before), "the page around both is the page before").toBe(true);
  await expectAccessible(page);
  await one.finish();
  await expect(two.button("Resume")).toBeVisible();
  await page.evaluate(() => document.querySelector("#two").resume());
  await two.finish(plan("desk-reset").seconds + 1);
});

test("methods and live attributes", async ({ page, blog, complaints }) => {
  await holdClock(page);
  await overhearMessages(page);
  await page.goto(blog.article());
  const widget = new Widget(page);
  const call = (method) => widget.element.evaluate((it, method) => it[method](), method);
  await call("start");
  await widget.answer();
  await call("pause");
  await expect(widget.button("Resume")).toBeVisible();
  await call("resume");
  await expect(widget.button("Pause")).toBeVisible();
  const theme = () => widget.frame.locator("html").getAttribute("data-theme");
  await widget.element.evaluate((it) => it.setAttribute("theme", "dark"));
  await expect.poll(theme).toBe("dark");
  await widget.element.evaluate((it) => {
    it.setAttribute("theme", "sepia");
    it.setAttribute("routine", "nonsense");
    it.setAttribute("lang", "tlh");
  });
  await expect.poll(theme).toBe(null);
  await call("stop");
  await expect(widget.title).toHaveText("Ended early");
  await expect.poll(async () => (await events(page)).at(-1).type).toBe("stop");
  expect(complaints.splice(0).sort()).toEqual([
    expect.stringContaining('routine="nonsense" is not in the library; the chair reset is shown instead.'),
    expect.stringContaining('theme="sepia" is not known; it is taken for "auto"'),
  ]);
});

/** What twenty elements may leave in the page: caches and compiled code are a few thousand bytes for each; 100,000 were seen. */
const LEFT_BYTES = 200_000;

test("added, moved and removed by a script it leaves nothing behind", async ({ page, blog }) => {
  test.slow();
  await countTimers(page);
  await page.goto(blog.article({ body: '<div id="here"></div><div id="there"></div>' }));
  const client = await page.context().newCDPSession(page);
  const mount = () =>
    page.evaluate(async (words) => {
      const element = document.createElement("unhunch-session");
      element.innerHTML = words;
      document.querySelector("#here").append(element);
      const ready = new Promise((resolve) => element.addEventListener("unhunch:ready", resolve, { once: true }));
      element.start();
      await ready;
      // A frame that is moved is loaded anew: back to the card.
      document.querySelector("#there").append(element);
      if (element.shadowRoot.querySelector("iframe")) throw new Error("the frame was left");
      element.remove();
    }, WORDS);
  const measure = async () => {
    await client.send("HeapProfiler.collectGarbage");
    const { nodes, documents, jsEventListeners } = await client.send("Memory.getDOMCounters");
    const { usedSize } = await client.send("Runtime.getHeapUsage");
    const timers = await page.evaluate(() => globalThis.waiting.size);
    return { nodes, documents, jsEventListeners, usedSize, timers, frames: page.frames().length };
  };
  // A frame that is a process of its own goes a little later than its element.
  const gone = () => expect.poll(() => page.frames().length).toBe(1);
  for (let at = 0; at < 3; at++) await mount();
  await gone();
  const before = await measure();
  for (let at = 0; at < 20; at++) await mount();
  await gone();
  await expect.poll(async () => (await measure()).jsEventListeners, { timeout: 20_000 }).toBeLessThanOrEqual(before.jsEventListeners);
  const after = await measure();
  expect(after.frames).toBe(1);
  expect(after.nodes).toBeLessThanOrEqual(before.nodes);
  expect(after.documents).toBeLessThanOrEqual(before.documents);
  expect(after.timers).toBe(0);
  expect(after.usedSize - before.usedSize, "bytes of the page left by twenty").toBeLessThan(LEFT_BYTES);
});

test("a page that takes the hash for itself keeps it", async ({ page, blog }) => {
  const script = "addEventListener('hashchange', () => { document.body.dataset.turns = Number(document.body.dataset.turns ?? 0) + 1 })";
  blog.file("/own.js", script, { "Content-Type": "text/javascript" });
  const url = `${blog.article({ head: '<script src="/own.js"></script>' })}#/posts/7`;
  await page.addInitScript(() => (globalThis.lengthBefore = history.length));
  await wholeSession(page, url);
  expect(page.url()).toBe(url);
  expect(await page.evaluate(() => history.length - globalThis.lengthBefore)).toBe(0);
  expect(await page.evaluate(() => document.body.dataset.turns)).toBeUndefined();
});

const OWN = {
  unhunch: 1,
  name: "The blog’s own",
  steps: [{ exercise: "cat-cow" }, { own: { name: "Look out of the window", text: "Far away." }, dose: { hold: 20 } }],
};

test("a routine of the blog’s own, by address and in the page", async ({ page, blog }) => {
  blog.file("/my-routine.json", JSON.stringify(OWN), { "Content-Type": "application/json" });
  await holdClock(page);
  for (const body of [
    blog.element('src="my-routine.json"'),
    blog.element("", `${WORDS}<script type="application/json">${JSON.stringify(OWN)}</script>`),
  ]) {
    await page.goto(blog.article({ body }));
    const widget = new Widget(page);
    await widget.start();
    await widget.answer();
    await expect(widget.frame.getByText("The blog’s own")).toBeVisible();
  }
});

test("a fault in it is named to the author, and the reader has the list", async ({ page, blog, complaints }) => {
  const spoiled = { ...OWN, steps: [{ ...OWN.steps[1], dose: { hold: 6000 } }] };
  blog.file("/my-routine.json", JSON.stringify(spoiled), { "Content-Type": "application/json" });
  await overhearMessages(page);
  for (const [src, says] of [
    ["my-routine.json", "steps[0].dose.hold: must be a whole number, 1 to 600."],
    ["nowhere.json", "src: nowhere.json is not there (404)."],
  ]) {
    await page.goto(blog.article({ body: blog.element(`src="${src}"`) }));
    const widget = new Widget(page);
    await widget.start();
    await expect(widget.element.getByRole("status")).toHaveText(toldAuthor(says));
    await expect(widget.element).toContainText("Rhomboid stretch");
    await expect(widget.card).toBeVisible();
    expect((await events(page)).at(-1)).toMatchObject({ type: "error", code: "src" });
  }
  complaints.length = 0;
});

test("with the link the app knows the routine, and the session if the reader wants that", async ({ page, blog, context }) => {
  await holdClock(page);
  await page.goto(blog.article({ body: blog.element("", `${WORDS}<script type="application/json">${JSON.stringify(OWN)}</script>`) }));
  const widget = new Widget(page);
  await widget.start();
  await widget.answer();
  await widget.finish(400);
  const link = widget.frame.getByRole("link", { name: "Open in the app" });
  const bare = await link.getAttribute("href");
  expect(decodeURIComponent(bare)).not.toContain("records");
  const along = widget.frame.getByRole("checkbox", { name: "Take the session that I just did along" });
  await widget.press(along);
  await expect(along).toBeChecked();
  const whole = await link.getAttribute("href");
  const app = await context.newPage();
  await app.goto(bare);
  await expect(app.getByRole("heading", { level: 2, name: "The blog’s own" })).toBeVisible();
  await app.goto("about:blank");
  await app.goto(whole);
  await expect(app.getByRole("heading", { level: 1 })).toHaveText("A session for your record");
  const records = () => app.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("unhunch:record:")).length);
  expect(await records()).toBe(0);
  await app.getByRole("button").last().click();
  await expect.poll(records).toBe(1);
});

test("without the files behind it the author is told, and the reader has the list", async ({ page, blog, complaints }) => {
  for (const [what, answer, says] of [
    ["**/*_bg.wasm", { status: 404 }, "is not there (404)"],
    ["**/*_bg.wasm", { body: "<html>Not found</html>", contentType: "text/html" }, "is not the program that it should be"],
    ["**/unhunch-*.js", { status: 404 }, "The program could not be loaded from"],
  ]) {
    await page.route(what, (route) => route.fulfill(answer));
    await page.goto(blog.article());
    const widget = new Widget(page);
    await widget.start();
    await expect(widget.element.getByRole("status")).toContainText(says);
    await expect(widget.card).toBeVisible();
    await page.unroute(what);
  }
  await page.goto(blog.article());
  await page.addInitScript(() => {
    if (self !== top) delete globalThis.WebAssembly;
  });
  await page.reload();
  const widget = new Widget(page);
  await widget.start();
  await expect(widget.element.getByRole("status")).toContainText("This browser has no WebAssembly");
  complaints.length = 0;
});

test("without a network the author is told, and the reader has the list", async ({ page, blog, context, complaints }) => {
  await holdClock(page);
  await overhearMessages(page);
  for (const mode of ["frame", "inline"]) {
    await page.goto(blog.article({ body: blog.element(`mode="${mode}"`) }));
    const widget = new Widget(page);
    await expect(widget.card).toBeVisible();
    await context.setOffline(true);
    await widget.start();
    // A frame that cannot be loaded says nothing: it is waited for.
    await page.clock.runFor(21_000);
    await expect(widget.element.getByRole("status")).toContainText(
      /For the author of this page: (The device is offline|.*open.js could not be loaded)/,
    );
    expect((await events(page)).at(-1)).toMatchObject({ type: "error", code: "offline" });
    await expect(widget.element).toContainText("Rhomboid stretch");
    await expect(widget.card).toBeVisible();
    await context.setOffline(false);
  }
  complaints.length = 0;
});

test("a program that is served under a wrong type works, and the author is told", async ({ page, blog, complaints }) => {
  await page.route("**/*_bg.wasm", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
  });
  await page.goto(blog.article());
  const widget = new Widget(page);
  await widget.start();
  await expect(widget.title).toHaveText(DOOR);
  expect(complaints.splice(0)).toEqual([expect.stringContaining("is not served as application/wasm")]);
});

test("messages from elsewhere, of other kinds and of other elements mean nothing", async ({ page, blog }) => {
  await overhearMessages(page);
  await page.goto(blog.article());
  const widget = new Widget(page);
  await widget.card.hover();
  await expect.poll(async () => (await events(page)).length).toBe(1);
  // From the page itself, as a script of others would.
  await page.evaluate(() => postMessage({ unhunch: { v: 1, id: "x", type: "complete" } }, "*"));
  const frame = widget.element.locator("iframe");
  const id = await frame.evaluate((it) => new URLSearchParams(new URL(it.src).hash.slice(1)).get("id"));
  const send = (message) => frame.evaluate((it, message) => it.contentWindow.postMessage({ unhunch: message }, "*"), message);
  await send({ v: 1, id: "other", type: "start" });
  await send({ v: 1, id, type: "dance" });
  await send({ v: 1, id, type: "link" });
  // What comes after them is heard after them.
  await send({ v: 1, id, type: "set", options: { theme: "dark" } });
  await expect(widget.frame.locator("html")).toHaveAttribute("data-theme", "dark");
  expect((await events(page)).map(({ type }) => type)).toEqual(["ready"]);
  // An older page that says no more than it knows: its Start still starts, and nothing before it did.
  await send({ v: 1, id, type: "start", more: true });
  await expect.poll(async () => (await events(page)).map(({ type }) => type)).toEqual(["ready", "hold"]);
});

test("a second copy of the script leaves the first alone", async ({ page, blog, baseURL }) => {
  await page.goto(blog.article({ head: `<script type="module" src="${baseURL}/embed.js?again"></script>` }));
  const widget = new Widget(page);
  await widget.start();
  await expect(widget.title).toHaveText(DOOR);
  await expect(widget.element.locator("iframe")).toHaveCount(1);
});

test("an older copy of the script, which knows less, works with the frame of now", async ({ page, blog }) => {
  const [known, says] = ['"complete", "stop", "hold"]', "{ ...options, ...look, lang, height: this.#screen }"];
  await page.route("**/open.js", async (route) => {
    const script = await (await route.fetch()).text();
    expect(script).toContain(known);
    expect(script).toContain(says);
    // Neither colour nor height goes out, and of the events some are not known.
    await route.fulfill({
      body: script.replace(known, '"complete"]').replace(says, "options"),
      contentType: "text/javascript",
      headers: { "Access-Control-Allow-Origin": "*" },
    });
  });
  await holdClock(page);
  await overhearMessages(page);
  await page.goto(blog.article());
  const widget = new Widget(page);
  await widget.start();
  await widget.answer();
  await widget.finish();
  const told = async () => (await events(page)).map(({ type }) => type).filter((type) => type !== "segment");
  await expect.poll(told).toEqual(["ready", "start", "complete"]);
});

test("nothing is loaded until somebody acts", async ({ page, blog }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(blog.article());
  const widget = new Widget(page);
  await expect(widget.card).toBeVisible();
  expect(asked.filter((url) => url.startsWith(blog.place))).toEqual([`${blog.place}embed.js`]);
  await expect(widget.element).toContainText("Rhomboid stretch");
  await widget.card.hover();
  await expect(widget.element.locator("iframe")).toBeAttached();
});

for (const [mode, held, others] of [
  ["frame", "frame.js", ["load.js", "accent.js", "translated.js"]],
  ["inline", "load.js", ["accent.js", "translated.js"]],
]) {
  test(`${mode}: its scripts are asked for side by side, not one after the other`, async ({ page, blog }) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    let release;
    const released = new Promise((resolve) => (release = resolve));
    await page.route(`**/${held}`, (route) => released.then(() => route.continue()));
    await page.goto(blog.article({ body: blog.element(`routine="office-reset" mode="${mode}"`) }));
    const widget = new Widget(page);
    await widget.card.hover();
    await expect.poll(() => asked).toEqual(expect.arrayContaining([held, ...others].map((name) => blog.place + name)));
    release();
    await expect(widget.element.locator(mode === "frame" ? "iframe" : ".stage")).toBeAttached();
  });
}

test("without scripts the list is what is there", async ({ browser, blog }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(blog.article());
  await expect(page.getByText("Seated forward fold")).toBeVisible();
  await expect(page.getByRole("link", { name: "All about it" })).toBeVisible();
  await context.close();
});

test.describe("inline", () => {
  /** The element of an app in the page; what it loads is named after this origin. */
  const inline = (blog, more = "") => blog.element(`routine="office-reset" mode="inline" ${more}`);

  for (const [name, host] of Object.entries(HOSTS)) {
    test(`a whole session: ${name}`, async ({ page, blog }) => {
      const url = `${blog.article({ ...host, body: `<div id="app">${inline(blog)}</div>` })}#/posts/7`;
      await wholeSession(page, url, new Inline(page));
      expect(page.url()).toBe(url);
      expect(await page.title()).toBe("A blog");
      const keys = await page.evaluate(() => Object.keys(localStorage));
      expect(keys.length).toBeGreaterThan(0);
      expect(keys.filter((key) => !key.startsWith("unhunch:"))).toEqual([]);
      expect(
        await page.evaluate(() =>
          [...document.querySelectorAll("html, body")].flatMap((it) => it.getAttributeNames()).filter((it) => it.startsWith("data-")),
        ),
      ).toEqual(name === "a blog on Bootstrap" ? ["data-bs-theme"] : []);
    });
  }

  test("a session that is translated", async ({ page, blog }) => {
    const widget = Object.assign(new Inline(page), { url: blog.article({ body: inline(blog) }) });
    await translatedSession(widget, widget.element.locator(".main"));
  });

  test("two on a page, each with a session of its own", async ({ page, blog }) => {
    await holdClock(page);
    await page.goto(blog.article({ body: inline(blog, 'id="one"') + inline(blog, 'id="two"') }));
    const one = new Inline(page, page.locator("#one"));
    const two = new Inline(page, page.locator("#two"));
    await one.card.click();
    await one.answer();
    await two.card.click();
    // What was answered in the one holds for the other: it is one site.
    await expect(two.countdown).toBeVisible();
    await page.evaluate(() => document.querySelector("#two").pause());
    await expect(two.button("Resume")).toBeVisible();
    await expect(one.button("Pause")).toBeVisible();
    await one.finish();
    await page.evaluate(() => document.querySelector("#two").resume());
    await two.finish();
  });

  test("started by a script where it is hidden it has a height once it is shown", async ({ page, blog }) => {
    await page.goto(blog.article({ body: `<div id="fold" hidden>${inline(blog)}</div>` }));
    await page.evaluate(() => document.querySelector("unhunch-session").start());
    const node = page.locator("unhunch-session .stage[data-embedded]");
    await expect(node).toBeAttached();
    const widget = new Inline(page);
    await expect(widget.title).toBeAttached();
    await page.evaluate(() => (document.querySelector("#fold").hidden = false));
    await expect(widget.title).toBeVisible();
    expect(await node.evaluate((it) => it.style.getPropertyValue("--screen"))).not.toContain("undefined");
  });

  test("taken away it leaves nothing behind", async ({ page, blog }) => {
    test.slow();
    await countTimers(page);
    await page.goto(blog.article({ body: '<div id="here"></div>' }));
    const client = await page.context().newCDPSession(page);
    const mount = () =>
      page.evaluate(async () => {
        const element = document.createElement("unhunch-session");
        element.setAttribute("mode", "inline");
        document.querySelector("#here").append(element);
        const ready = new Promise((resolve) => element.addEventListener("unhunch:ready", resolve, { once: true }));
        element.start();
        await ready;
        // Not in the very moment in which it arrives: what it has asked the disk has come back.
        await new Promise((resolve) => setTimeout(resolve, 300));
        element.remove();
      });
    const measure = async () => {
      await client.send("HeapProfiler.collectGarbage");
      const { nodes, jsEventListeners } = await client.send("Memory.getDOMCounters");
      const { usedSize } = await client.send("Runtime.getHeapUsage");
      return { nodes, jsEventListeners, usedSize };
    };
    for (let at = 0; at < 3; at++) await mount();
    const before = await measure();
    for (let at = 0; at < 20; at++) await mount();
    await expect.poll(async () => (await measure()).jsEventListeners, { timeout: 20_000 }).toBeLessThanOrEqual(before.jsEventListeners);
    await expect.poll(async () => (await measure()).nodes, { timeout: 20_000 }).toBeLessThanOrEqual(before.nodes + 20);
    const { usedSize } = await measure();
    expect(usedSize - before.usedSize, "bytes of the page left by twenty").toBeLessThan(LEFT_BYTES);
    await expect.poll(() => page.evaluate(() => globalThis.waiting.size)).toBe(0);
  });

  test("taken away while it plays it falls silent", async ({ page, blog }) => {
    await overhear(page);
    await lendScreen(page);
    await page.goto(blog.article({ body: inline(blog) }));
    const widget = new Inline(page);
    await widget.start();
    await widget.answer();
    await expect.poll(async () => (await heard(page, "tone")).length).toBeGreaterThan(0);
    expect((await locksHeld(page)).filter(Boolean)).toHaveLength(1);
    await widget.element.evaluate((element) => element.remove());
    await expect.poll(() => page.evaluate(() => globalThis.audio.state)).toBe("closed");
    expect((await locksHeld(page)).filter(Boolean)).toEqual([]);
    expect((await heard(page)).filter(({ what }) => ["say", "hush"].includes(what)).at(-1).what).toBe("hush");
    const now = await page.evaluate(() => performance.now());
    const ahead = (await heard(page, "tone")).filter(({ due, cancelled }) => cancelled === undefined && due > now);
    expect(ahead).toEqual([]);
  });

  test("taken away ten times while it plays it leaves no output open", async ({ page, blog }) => {
    test.slow();
    await page.addInitScript(() => {
      globalThis.outputs = [];
      globalThis.AudioContext = class extends AudioContext {
        constructor(...args) {
          super(...args);
          globalThis.outputs.push(this);
        }
      };
    });
    await page.goto(blog.article({ body: inline(blog) }));
    const first = new Inline(page);
    await first.start();
    await first.answer();
    for (let at = 1; at < 10; at++) {
      await page.evaluate((html) => {
        const before = document.querySelector("unhunch-session");
        before.insertAdjacentHTML("afterend", html);
        before.remove();
      }, inline(blog));
      const widget = new Inline(page);
      await widget.start();
      await expect(widget.countdown).toBeVisible();
    }
    const left = () => page.evaluate(() => globalThis.outputs.map(({ state }) => state).filter((state) => state !== "closed"));
    expect(await page.evaluate(() => globalThis.outputs.length)).toBe(10);
    await expect.poll(async () => (await left()).length).toBeLessThanOrEqual(1);
    await first.element.evaluate((element) => element.remove());
    await expect.poll(left).toEqual([]);
  });

  test("a policy without wasm-unsafe-eval, and files that may not be read, are named to the author", async ({
    page,
    blog,
    baseURL,
    complaints,
  }) => {
    const place = new URL(baseURL).origin;
    await page.goto(blog.article({ body: inline(blog), headers: { "Content-Security-Policy": `script-src ${place}` } }));
    const widget = new Inline(page);
    const told = widget.element.getByRole("status").first();
    await widget.card.click();
    await expect(told).toHaveText(toldAuthor("The Content-Security-Policy of this page has to say script-src 'wasm-unsafe-eval'."));
    await page.route("**/*_bg.wasm", (route) => route.abort());
    await page.goto(blog.article({ body: inline(blog) }));
    await widget.card.click();
    await expect(told).toContainText("its host has to send Access-Control-Allow-Origin");
    complaints.length = 0;
  });
});
