// The page that is there before the program has the same boxes and the same words.

import { expect, test } from '../support/story.mjs';

/** The most that may move (`design.md`, Sizes). */
const SHIFT = 0.02;

async function mountAfterFirstPaint(page) {
  await page.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) {
        globalThis.shifts.push({ value, what: sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 80)) });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  let arrive;
  const painted = new Promise((resolve) => (arrive = resolve));
  await page.route('**/*.wasm', async (route) => {
    await painted;
    await route.continue();
  });
  await page.goto('./', { waitUntil: 'domcontentloaded' });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  await twoFrames(page);
  const card = page.getByRole('region', { name: 'Office reset' });
  const before = await card.innerText();
  arrive();
  await expect(page.locator('#shell')).toHaveCount(0);
  await twoFrames(page);
  return { before, after: await card.innerText(), shifts: await page.evaluate(() => globalThis.shifts) };
}

async function twoFrames(page) {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
  );
}

for (const where of ['', ' @desktop']) {
  test(`nothing moves and no word changes when the program takes over${where}`, async ({ page }) => {
    const { before, after, shifts } = await mountAfterFirstPaint(page);
    const sum = shifts.reduce((sum, { value }) => sum + value, 0);
    expect(sum, JSON.stringify(shifts)).toBeLessThanOrEqual(SHIFT);
    expect(after).toBe(before);
  });
}
