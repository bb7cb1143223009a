// A page that stood still, a machine that slept, a person who went away: the session waits where it was.

import * as envelope from "../support/envelope.mjs";
import { expect, test } from "../support/story.mjs";
import { digits } from "../support/unhunch.mjs";

const PREPARE = 5;
const HOLD = 30;

test.beforeEach(async ({ app }) => app.holdClock());

/** What the record says of the seconds of the first exercise, once the session is ended. */
async function guided(app) {
  await app.pressMore("End here");
  await expect(app.title).toHaveText("Ended early");
  const [{ text }] = await app.records();
  return envelope
    .read(text)
    .record.done.filter(({ time }) => time > 0)
    .map(({ time }) => time / 1000);
}

test("a page that stood still for three minutes waits where it froze", async ({ app }) => {
  await app.begin("office-reset");
  await app.pass(PREPARE + 10);
  await app.leap(180);

  await expect(app.button("Resume")).toBeVisible();
  await expect(app.countdown).toHaveText(digits(HOLD - 10));
  await expect(app.notices).toHaveText(/stood still for 3 min\b.*Nothing was counted/);
  await app.pass(60);
  await expect(app.countdown).toHaveText(digits(HOLD - 10));

  await app.press("Resume");
  await expect(app.notices).toHaveCount(0);
  await app.pass(4);
  await expect(app.countdown).toHaveText(digits(HOLD - 14));
  expect(await guided(app)).toEqual([14]);
});

test("a machine that slept while its own clock stopped is noticed by the wall clock", async ({ app, page }) => {
  await app.begin("office-reset");
  await app.pass(PREPARE + 10);
  const now = await page.evaluate(() => Date.now());
  await page.clock.setSystemTime(now + 180_000);
  await app.pass(1);

  await expect(app.countdown).toHaveText(digits(HOLD - 10));
  await expect(app.notices).toHaveText(/stood still for 3 min\b/);
  await app.press("Resume");
  await app.pass(2);
  expect(await guided(app)).toEqual([12]);
});

test("a gap of some seconds is no reason to stop", async ({ app }) => {
  await app.begin("office-reset");
  await app.pass(PREPARE + 10);
  await app.leap(9);
  await expect(app.button("Pause")).toBeVisible();
  await expect(app.countdown).toHaveText(digits(HOLD - 19));
  expect(await guided(app)).toEqual([19]);
});

test("what was done of a session that waits is kept when another is started", async ({ app, page }) => {
  await app.begin("office-reset");
  await app.pass(5 + 12);
  await page.goto("./#/session/desk-reset");
  await app.start.click();
  await app.pass(1);
  await expect(app.title).toContainText("Wall slides");
  const [{ text }, ...others] = await app.records();
  expect(others).toEqual([]);
  const { record } = envelope.read(text);
  expect(record).toMatchObject({ routine: "office-reset", outcome: "ended" });
  expect(record.done[0].time).toBe(12_000);
});

test("a session waits when its page is left, and the notice leads back", async ({ app, page }) => {
  await app.open();
  await app.start.click();
  await app.pass(PREPARE + 6);
  await page.goBack();

  await expect(app.start).toBeVisible();
  const notice = app.main.getByText("Chair reset is waiting.");
  await expect(notice).toBeVisible();
  await app.pass(300);
  await notice.getByRole("link", { name: "Go on" }).click();
  await expect(app.button("Resume")).toBeVisible();
  await expect(app.countdown).toHaveText(digits(HOLD - 6));
  await expect(notice).toHaveCount(0);

  await app.press("Resume");
  await app.pass(3);
  await page.goto("./#/settings");
  await expect(app.title).toHaveText("Settings");
  await notice.getByRole("link", { name: "Go on" }).click();
  await expect(app.countdown).toHaveText(digits(HOLD - 9));
  expect(await guided(app)).toEqual([9]);
});
