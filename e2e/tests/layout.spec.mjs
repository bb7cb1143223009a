// The page that is there before the program has boxes of the same size as the app.

import { expectNoViolations } from "../support/axe.mjs";
import { DOOR } from "../support/check.mjs";
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
  const parts = ["h1", ".now .stage", ".now .figure", ".now h2", ".now .facts", ".now .pill-main", ".now .reason", ".home-ways"];
  const places = {};
  for (const part of parts) {
    const { x, y, width, height } = await page.locator(`.home ${part}`).first().boundingBox();
    places[part] = [x, y, width, height].map(Math.round);
  }
  return places;
}

/** What the card says. */
async function card(page) {
  const card = page.locator(".now");
  return [
    await card.getByRole("heading").innerText(),
    await card.locator(".facts").innerText(),
    await card.getByRole("button").innerText(),
    await card.locator(".reason").innerText(),
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
      expect(after.words).toEqual(before.words);
      const sum = shifts.reduce((sum, { value }) => sum + value, 0);
      expect(sum, JSON.stringify(shifts)).toBeLessThanOrEqual(SHIFT);
    });
  }
}

test("the first question in the page has no fault", async ({ page }) => {
  await openWithoutProgram(page);
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(DOOR);
  await expectNoViolations(page);
});
