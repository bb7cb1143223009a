// A trembling hand and a key that is held down do no more than one press.

import { plan } from "../support/plan.mjs";
import { expect, test } from "../support/story.mjs";
import { digits } from "../support/unhunch.mjs";

const ASK = "Erase everything";
const SURE = "Press again: everything goes";
const savedChecks = (page) =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith("unhunch:check"))
      .sort(),
  );

test("a double click only asks, and so does a held Enter; the question does not stay open", async ({ app, page }) => {
  await app.holdClock();
  await app.open("#/settings/data");
  const before = await savedChecks(page);
  expect(before).toHaveLength(1);

  await app.button(ASK).dblclick();
  await app.pass(0.4);
  expect(await savedChecks(page)).toEqual(before);
  await expect(app.button(SURE)).toBeVisible();
  await app.pass(9);
  await expect(app.button(ASK)).toBeVisible();

  await app.button(ASK).focus();
  for (let at = 0; at < 4; at++) {
    await page.keyboard.down("Enter");
    await app.pass(0.4);
  }
  await page.keyboard.up("Enter");
  expect(await savedChecks(page)).toEqual(before);
  await page.keyboard.press("Tab");
  await expect(app.button(ASK), "it was left").toBeVisible();

  await app.press(ASK);
  await app.pass(0.6);
  await app.press(SURE);
  await expect(app.screen).toContainText("Everything is erased.");
  expect(await savedChecks(page)).toEqual([]);
});

test("a held key flips and skips once; time may be added as long as it is held", async ({ app, page }) => {
  await app.holdClock();
  await app.begin("office-reset");
  const hold = async (key, times) => {
    for (let at = 0; at < times; at++) await page.keyboard.down(key);
    await page.keyboard.up(key);
  };
  const first = await app.countdown.innerText();
  await page.locator("h1").focus();
  await hold(" ", 6);
  await expect(app.button("Resume")).toBeVisible();
  await hold(" ", 5);
  await expect(app.button("Pause")).toBeVisible();
  expect(await app.countdown.innerText()).toBe(first);
  await hold("ArrowRight", 20);
  const next = plan("office-reset").segments[1].seconds;
  await expect(app.countdown).toHaveText(digits(next));
  await hold("+", 3);
  await expect.poll(async () => Number(await app.countdown.innerText())).toBeGreaterThan(next + 10);
});

test("M means nothing outside of a session", async ({ app, page }) => {
  await app.holdClock();
  const sound = () => page.evaluate(() => JSON.parse(localStorage.getItem("unhunch:settings") ?? "{}").sound ?? true);
  await app.open("#/progress");
  await page.keyboard.press("m");
  expect(await sound()).toBe(true);
  await app.begin("office-reset");
  await page.locator("h1").focus();
  await page.keyboard.press("m");
  await expect.poll(sound).toBe(false);
  // The switch that shows it is folded away.
  const live = page.locator("p[aria-live=polite]");
  await expect(live).toHaveText("Sound off.");
  await page.keyboard.press("m");
  await expect(live).toHaveText("Sound on.");
});
