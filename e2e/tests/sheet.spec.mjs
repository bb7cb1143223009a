// What lies behind the three dots of a session, and what follows it unseen.

import { plan } from "../support/plan.mjs";
import { expect, test } from "../support/story.mjs";
import { digits } from "../support/unhunch.mjs";

const [prepare, hold] = plan("office-reset").segments;

test.beforeEach(async ({ app }) => app.holdClock());

async function intoHold(app, seconds) {
  await app.begin("office-reset");
  await app.pass(prepare.seconds + seconds);
  await expect(app.countdown).toHaveText(digits(hold.seconds - seconds));
}

test("a session waits while the sheet is open, and goes on when something is chosen", async ({ app, page }) => {
  await intoHold(app, 7);
  const sheet = page.getByRole("dialog", { name: "More" });
  await app.button("More").click();
  await expect(sheet).toBeVisible();
  await app.pass(5);
  await expect(app.countdown).toHaveText(digits(hold.seconds - 7));

  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(app.button("Pause")).toBeVisible();
  await app.pass(2);
  await expect(app.countdown).toHaveText(digits(hold.seconds - 9));

  await app.pressMore("15 s more");
  await expect(sheet).toBeHidden();
  await app.pass(1);
  await expect(app.countdown).toHaveText(digits(hold.seconds - 10 + 15));

  await app.pressMore("Start this one again");
  await app.pass(1);
  await expect(app.countdown).toHaveText(digits(hold.seconds + 15 - 1));

  await test.step("one that waited before waits on", async () => {
    await app.press("Pause");
    await app.pressMore("Sound");
    await expect(sheet).toBeHidden();
    await expect(app.button("Resume")).toBeVisible();
    await expect(app.notices).toHaveText("Paused");
  });
});

test("a tap beside the sheet closes it", async ({ app, page }) => {
  await intoHold(app, 3);
  await app.button("More").click();
  await expect(page.getByRole("dialog", { name: "More" })).toBeVisible();
  await page.mouse.click(100, 20);
  await expect(page.getByRole("dialog", { name: "More" })).toBeHidden();
  await app.pass(1);
  await expect(app.countdown).toHaveText(digits(hold.seconds - 4));
});

test("the stage lights up at cues only where that was chosen, and never twice in a second", async ({ app, page }) => {
  await app.begin("exercise-band-pull-apart");
  await expect(page.locator(".flash")).toHaveCount(0);
  await app.pressMore("Flash at each cue");
  const light = page.locator(".flash");
  await expect(light).toHaveCount(1);
  const seen = [];
  let before = await light.getAttribute("class");
  for (let step = 0; step < 60; step++) {
    await app.pass(0.5);
    const now = await light.getAttribute("class");
    if (now !== before) {
      seen.push(step * 0.5);
    }
    before = now;
  }
  expect(seen.length).toBeGreaterThan(5);
  const apart = seen.slice(1).map((at, nth) => at - seen[nth]);
  expect(Math.min(...apart)).toBeGreaterThanOrEqual(1);
  await page.reload();
  const saved = await page.evaluate(() => JSON.parse(localStorage.getItem("unhunch:settings")));
  expect(saved.flash).toBe(true);
});

test("a tab that nobody sees counts down in its title", async ({ app, page }) => {
  await intoHold(app, 7);
  const usual = await page.title();
  const show = (state) =>
    page.evaluate((state) => {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  await show("hidden");
  await app.pass(2);
  await expect(page).toHaveTitle(`0:${digits(hold.seconds - 9)} · ${usual}`);
  await show("visible");
  await expect(page).toHaveTitle(usual);
});
