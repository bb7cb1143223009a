// The page that is there before the program has boxes of the same size as the app.

import { expect, test } from "../support/story.mjs";
import { BEGIN } from "../support/time.mjs";
import { openWithoutProgram } from "../support/unhunch.mjs";

/** The most that may move (`design.md`, Sizes). */
const SHIFT = 0.02;
const HOUR = 3_600_000;

/** Opens the home page `hours` after eleven on a Tuesday; the program comes after the first paint. */
async function mountAfterFirstPaint(page, hours) {
  await page.addInitScript(
    (ahead) => {
      const now = Date.now;
      const shift = ahead - now();
      Date.now = () => now() + shift;
      globalThis.shifts = [];
      new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries()) {
          globalThis.shifts.push({ value, moved: sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 80)) });
        }
      }).observe({ type: "layout-shift", buffered: true });
    },
    BEGIN + hours * HOUR,
  );
  const arrive = await openWithoutProgram(page);
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  await twoFrames(page);
  const before = { words: await card(page), boxes: await boxes(page) };
  arrive();
  await expect(page.locator("#shell")).toHaveCount(0);
  await twoFrames(page);
  const after = { words: await card(page), boxes: await boxes(page) };
  return { before, after, shifts: await page.evaluate(() => globalThis.shifts) };
}

/** Where each part of the first screen is. What replaces a part is no shift to the browser, but is one to the eye. */
async function boxes(page) {
  const parts = ["h1", ".now", ".now .figure", ".now h2", ".now .facts", ".now button", ".now .reason", "nav"];
  const places = {};
  for (const part of parts) {
    const { x, y, width, height } = await page.locator(`.home ${part}`).first().boundingBox();
    places[part] = [x, y, width, height].map(Math.round);
  }
  return places;
}

/** What the card says, but for the reason, which is not known before the program. */
async function card(page) {
  const card = page.locator(".now");
  return [
    await card.getByRole("heading").innerText(),
    await card.locator(".facts").innerText(),
    await card.getByRole("button").innerText(),
    await card.getByRole("link").innerText(),
  ];
}

async function twoFrames(page) {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))));
}

const MOMENTS = { "on a workday": 0, "on a morning": -3, "late at night": 11, "on a Saturday morning": 4 * 24 - 2 };

for (const where of ["", " @desktop"]) {
  for (const [when, hours] of Object.entries(MOMENTS)) {
    test(`nothing moves when the program takes over ${when}${where}`, async ({ page }) => {
      const { before, after, shifts } = await mountAfterFirstPaint(page, hours);
      expect(after.boxes).toEqual(before.boxes);
      const sum = shifts.reduce((sum, { value }) => sum + value, 0);
      expect(sum, JSON.stringify(shifts)).toBeLessThanOrEqual(SHIFT);
    });
  }
}

test("and on a workday no word of the card changes but the reason", async ({ page }) => {
  const { before, after } = await mountAfterFirstPaint(page, MOMENTS["on a workday"]);
  expect(after.words).toEqual(before.words);
});
