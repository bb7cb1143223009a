// A frame without a script on the page around: what it shows stands in its address, and it says itself what is wrong.

import { test as base, expect } from "@playwright/test";
import { expectAccessible } from "../support/axe.mjs";
import { holdClock, messages, overhearMessages, startBlog, Widget } from "../support/blog.mjs";
import { DOOR, DOORS } from "../support/check.mjs";

const test = base.extend({ blog: startBlog });
test.describe.configure({ timeout: 90_000 });

/** A page whose author may not write scripts, with the frame in it. */
function article(blog, { hash = "routine=office-reset", height = 640, more = "" } = {}) {
  const allow = "autoplay; screen-wake-lock; fullscreen";
  const frame = `<iframe title="Guided session" src="${blog.place}frame.html#${hash}" width="100%" height="${height}" allow="${allow}" ${more}></iframe>`;
  return blog.file(
    "/",
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">
    <meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>A page</h1>${frame}</main></body></html>`,
    { "Content-Security-Policy": "script-src 'unsafe-inline'" },
  );
}

const widgetOf = (page) => new Widget(page, page.locator("main"));
const typesOf = async (page) => (await messages(page)).map(({ type }) => type);

/** What may be in a message of a session, and nothing else. */
const DETAILS = { resize: ["height"], segment: ["index", "kind"] };

for (const [where, more] of Object.entries({
  "in a page of another site": "",
  "in a sandbox without an origin": 'sandbox="allow-scripts"',
  "in a sandbox with its origin": 'sandbox="allow-scripts allow-same-origin"',
})) {
  test(`a whole session ${where}, and what is told of it`, async ({ page, blog }) => {
    await holdClock(page);
    await overhearMessages(page);
    await page.goto(article(blog, { more }));
    const widget = widgetOf(page);
    await widget.press("Start");
    await widget.answer();
    await page.clock.runFor(1000);
    await expectAccessible(page);
    await widget.press("Pause");
    await widget.press("Resume");
    await widget.finish();
    await expectAccessible(page);
    const told = async () => (await typesOf(page)).filter((type) => !["resize", "segment"].includes(type));
    await expect.poll(told).toEqual(["hello", "ready", "hold", "start", "pause", "resume", "complete"]);
    const all = await messages(page);
    expect(all.filter(({ type }) => type === "segment")).toHaveLength(6);
    for (const { v, id, type, ...detail } of all) {
      expect([v, id]).toEqual([1, ""]);
      expect(Object.keys(detail).sort(), type).toEqual(DETAILS[type] ?? []);
    }
  });
}

for (const [width, height] of [
  [360, 300],
  [360, 420],
  [360, 640],
  [360, 900],
  [900, 300],
  [900, 500],
]) {
  test(`a frame of ${width} by ${height} pixels is filled, and every button in it can be reached`, async ({ page, blog }) => {
    await page.setViewportSize({ width: width + 16, height: 1000 });
    await holdClock(page);
    await page.goto(article(blog, { height }));
    const widget = widgetOf(page);
    await widget.press("Start");
    await widget.answer();
    await page.clock.runFor(1000);
    const frame = await page.locator("iframe").boundingBox();
    // The page around stays as it is: the frame scrolls inside.
    expect(Math.round(frame.height)).toBeGreaterThanOrEqual(height);
    for (const name of ["Pause", "This hurts", "Back", "Skip"]) {
      const box = await widget.button(name).boundingBox();
      expect(box.y, name).toBeGreaterThanOrEqual(frame.y);
      expect(box.y + box.height, name).toBeLessThanOrEqual(frame.y + frame.height);
      expect(box.height, name).toBeGreaterThanOrEqual(44);
    }
    const inside = await widget.frame.locator("html").evaluate((it) => ({
      wide: it.scrollWidth - it.clientWidth,
      player: it.querySelector(".player").getBoundingClientRect().height - innerHeight,
    }));
    expect(inside.wide).toBe(0);
    expect(inside.player).toBeGreaterThanOrEqual(0);
    if (height >= 640) expect(inside.player).toBeLessThan(1);
  });
}

test("a page that makes it as high as it says does so once", async ({ page, blog }) => {
  await holdClock(page);
  await overhearMessages(page);
  await page.goto(article(blog, { height: 500 }));
  const widget = widgetOf(page);
  await expect(widget.button("Start")).toBeVisible();
  await page.evaluate(() => {
    const frame = document.querySelector("iframe");
    globalThis.heights = [];
    addEventListener("message", ({ data }) => {
      if (data.unhunch?.type !== "resize") return;
      globalThis.heights.push(data.unhunch.height);
      frame.style.height = `${data.unhunch.height}px`;
    });
  });
  await widget.press("Start");
  await widget.answer();
  await page.clock.runFor(10_000);
  await widget.press("Pause");
  await expect(widget.button("Resume")).toBeVisible();
  const last = () => page.evaluate(() => globalThis.heights.at(-1));
  const height = await last();
  expect(height).toBeLessThan(1000);
  await page.clock.runFor(10_000);
  expect(await last()).toBe(height);
});

test("a frame that is made higher and lower again is filled each time, by its Pause, too", async ({ page, blog }) => {
  await holdClock(page);
  await page.goto(article(blog, { height: 500 }));
  const widget = widgetOf(page);
  await widget.press("Start");
  await widget.answer();
  const screen = () => widget.frame.locator("html").evaluate((it) => it.style.getPropertyValue("--screen"));
  for (const height of [900, 500, 700, 500]) {
    await page.locator("iframe").evaluate((it, height) => (it.style.height = `${height}px`), height);
    await expect.poll(screen).toBe(`${height}px`);
    // It has told that height, too.
    await expect.poll(() => widget.frame.locator("main").evaluate((it) => it.getBoundingClientRect().height)).toBe(height);
  }
  const frame = await page.locator("iframe").boundingBox();
  const pause = await widget.button("Pause").boundingBox();
  expect(pause.y + pause.height).toBeLessThanOrEqual(frame.y + frame.height);
});

const OWN = { unhunch: 1, name: "Far away", steps: [{ own: { name: "Look out of the window", text: "Far away." }, dose: { hold: 20 } }] };
const ownHash = (routine) => `json=${encodeURIComponent(JSON.stringify(routine))}`;

test("a routine of its own is played, and look and country are what the address says", async ({ page, blog }) => {
  await holdClock(page);
  await page.goto(article(blog, { hash: `${ownHash(OWN)}&theme=dark&accent=%23c02040&lang=en&region=nz` }));
  const widget = widgetOf(page);
  await expect(widget.frame.getByText("Far away").first()).toBeVisible();
  await expect(widget.frame.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(await widget.frame.locator("html").evaluate((it) => it.style.getPropertyValue("--pine"))).toMatch(/^rgb\(/);
  await widget.press("Start");
  await expect(widget.title).toHaveText(DOOR);
  await widget.answer();
  await widget.finish(60);
});

test("an address that changes changes what is shown, and leaves a session that runs", async ({ page, blog }) => {
  await holdClock(page);
  await overhearMessages(page);
  await page.goto(article(blog));
  const widget = widgetOf(page);
  const told = widget.frame.getByRole("alert");
  const to = (hash) => widget.frame.locator("html").evaluate((_, hash) => (location.hash = hash), hash);
  await expect(widget.frame.getByRole("heading", { name: "Chair reset" }).first()).toBeVisible();
  await to("routine=desk-reset&theme=light");
  await expect(widget.frame.getByRole("heading", { name: "Wall reset" }).first()).toBeVisible();
  await expect(widget.frame.locator("html")).toHaveAttribute("data-theme", "light");
  for (let again = 0; again < 2; again++) {
    await to("routine=nonsense");
    await expect(told).toContainText('routine="nonsense" is not in the library; embed.html');
    await expect(widget.button("Start")).toHaveCount(0);
    await to("routine=desk-reset");
    await expect(widget.button("Start")).toBeVisible();
    await expect(told).toHaveCount(0);
  }
  await widget.press("Start");
  await widget.answer();
  await to("routine=nonsense");
  await page.clock.runFor(2000);
  await expect(widget.countdown).toBeVisible();
  await expect(told).toHaveCount(0);
  expect((await messages(page)).filter(({ type }) => type === "error")).toHaveLength(3);
});

test("what WordPress adds to the address of a frame is no part of it", async ({ page, blog }) => {
  await page.goto(article(blog, { hash: "lang=en&routine=desk-reset#?secret=Ab3dEf9xYz" }));
  const widget = widgetOf(page);
  await expect(widget.frame.getByRole("heading", { name: "Wall reset" }).first()).toBeVisible();
  await expect(widget.button("Start")).toBeVisible();
});

for (const [what, hash, code, says] of [
  ["an unknown routine", "routine=nonsense", "routine", 'routine="nonsense" is not in the library; embed.html'],
  ["a routine of its own that is empty", "json=&lang=en", "src", ""],
  ["what is no JSON", "routine=office-reset&json=%7Bunhunch", "src", ""],
  [
    "a fault in its own routine",
    `routine=office-reset&${ownHash({ ...OWN, steps: [{ ...OWN.steps[0], dose: { hold: 6000 } }] })}`,
    "src",
    "steps[0].dose.hold: must be a whole number, 1 to 600.",
  ],
]) {
  test(`${what} is named in the frame, and nothing else is played`, async ({ page, blog }) => {
    await overhearMessages(page);
    await page.goto(article(blog, { hash }));
    const widget = widgetOf(page);
    const told = widget.frame.getByRole("alert");
    await expect(told).toContainText("There is no session here at the moment.");
    await expect(told).toContainText(`For the author of this page: ${says}`);
    await expect(widget.button("Start")).toHaveCount(0);
    await expectAccessible(page);
    expect((await messages(page)).filter(({ type }) => type === "error")).toEqual([expect.objectContaining({ v: 1, id: "", code })]);
  });
}

for (const [file, pattern, says] of /** @type {[string, RegExp, string][]} */ ([
  ["first", /_bg\.wasm$/, "is not there (404)"],
  ["session", /(?<!shared)_session\.wasm$/, "A part of Unhunch could not be loaded."],
  ["check", /(?<!shared)_check\.wasm$/, "A part of Unhunch could not be loaded."],
])) {
  test(`the file ${file} is missing: the frame says so, and tries again`, async ({ page, blog }) => {
    await overhearMessages(page);
    await page.route(pattern, (route) => route.fulfill({ status: 404 }));
    await page.goto(article(blog));
    const widget = widgetOf(page);
    if (file === "check") await widget.press("Start");
    await expect(widget.frame.getByRole("alert")).toContainText(says);
    await expect
      .poll(async () => (await messages(page)).filter(({ type }) => type === "error"))
      .toEqual([expect.objectContaining({ code: "missing" })]);
    await page.unroute(pattern);
    // What is pressed loads the frame anew.
    await widget.button("Try again").click();
    if (file !== "check") await widget.press("Start");
    await expect(widget.title).toHaveText(DOOR);
    await expect(widget.button(DOORS.usual)).toBeVisible();
  });
}

for (const file of ["frame.js", "load.js", "bare.js"]) {
  test(`the script ${file} does not come: the frame says so, and tries again`, async ({ page, blog }) => {
    await page.route(`**/${file}`, (route) => route.abort());
    await page.goto(article(blog));
    const widget = widgetOf(page);
    await expect(widget.frame.getByRole("alert")).toContainText("There is no session here at the moment.");
    await expect(widget.title).toHaveCount(0);
    await page.unroute(`**/${file}`);
    await widget.button("Try again").click();
    await expect(widget.button("Start")).toBeVisible();
  });
}

test("nobody around can start it", async ({ page, blog }) => {
  await overhearMessages(page);
  await page.goto(article(blog));
  const widget = widgetOf(page);
  await expect(widget.button("Start")).toBeVisible();
  for (const id of ["", null, undefined]) {
    await page.locator("iframe").evaluate((it, id) => it.contentWindow.postMessage({ unhunch: { v: 1, id, type: "start" } }, "*"), id);
  }
  // What comes after it is heard after it.
  await widget.frame.locator("html").evaluate(() => (location.hash = "routine=desk-reset"));
  await expect(widget.frame.getByRole("heading", { name: "Wall reset" }).first()).toBeVisible();
  expect(await typesOf(page)).not.toContain("hold");
});

test("opened on its own it leads to the routine in the app", async ({ page, blog }) => {
  await page.goto(`${blog.place}frame.html#routine=desk-reset`);
  await expect(page).toHaveURL(`${blog.place}#/routine/desk-reset`);
  await expect(page.getByRole("heading", { name: "Wall reset" }).first()).toBeVisible();
});
