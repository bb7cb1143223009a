// The day turns while the page is open: nobody has to reload it.

import { answered, DOORS } from "../support/check.mjs";
import * as envelope from "../support/envelope.mjs";
import { plan } from "../support/plan.mjs";
import { saveBeforeLoading } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";
import { BEGIN, UTC_OFFSET } from "../support/time.mjs";
import { HOME } from "../support/unhunch.mjs";

const HOUR = 3600;
const MORNING = /^The morning after/;
const office = plan("office-reset");

test.use({ checked: false });

/** Holds the clock at this moment, for somebody who answered the check then, and kept these sessions. */
async function at(page, time, sessions = []) {
  await saveBeforeLoading(page, answered(time));
  for (const utc of sessions) {
    const day = new Date(utc + UTC_OFFSET * 60_000).toISOString().slice(0, 10);
    const done = [{ exercise: "cat-cow", side: "both", level: 1, time: 60_000, reps: 8, whole: true }];
    const record = { id: utc * 1000, utc, offset: UTC_OFFSET, day, routine: "gentle-stretch", outcome: "finished", planned: 300_000, done };
    await saveBeforeLoading(page, { [`unhunch:record:${record.id}`]: envelope.write(record) });
  }
  await page.clock.install({ time: time - 60_000 });
  await page.clock.pauseAt(time);
}

/** Somebody looks at the page again: no timer has run meanwhile. */
async function comeBack(page, seconds, event = "visibilitychange") {
  await page.clock.setSystemTime((await page.evaluate(() => Date.now())) + seconds * 1000);
  await page.evaluate((event) => (event === "visibilitychange" ? document : window).dispatchEvent(new Event(event)), event);
}

const question = (app) => app.screen.getByRole("region", { name: MORNING });

test("the question of the morning comes by itself, and stays after a session of today", async ({ app, page }) => {
  const evening = BEGIN + 10 * HOUR * 1000;
  await at(page, evening);
  await app.begin("office-reset");
  await app.pass(office.seconds);
  await expect(app.title).toHaveText("Done");
  const [{ text: first }] = await app.records();
  await app.screen.getByRole("link", { name: "Back to today" }).click();
  await expect(app.title).toHaveText(HOME);
  await expect(question(app)).toHaveCount(0);
  await comeBack(page, 12 * HOUR);
  await expect(question(app)).toBeVisible();

  // It can wait until after the session of today.
  await page.evaluate(() => (location.hash = "#/session/office-reset"));
  await app.pressAgain();
  await app.press(`Same as last time: ${DOORS.usual}`);
  await expect(app.countdown).toBeVisible();
  await app.pass(office.seconds);
  await expect(app.title).toHaveText("Done");
  await app.screen.getByRole("link", { name: "Back to today" }).click();
  await expect(question(app)).toBeVisible();
  await question(app).getByRole("button").last().click();
  await expect(question(app)).toHaveCount(0);
  const told = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("unhunch:feedback:")));
  expect(told.map(([, text]) => envelope.read(text).record)).toMatchObject([
    { session: envelope.read(first).record.id, worse_next_morning: true },
  ]);
});

for (const event of ["visibilitychange", "focus", "pageshow"]) {
  test(`the day turns at ${event}`, async ({ app, page }) => {
    await at(page, BEGIN, [BEGIN - HOUR * 1000]);
    await app.open();
    await expect(question(app)).toHaveCount(0);
    await comeBack(page, 22 * HOUR, event);
    await expect(question(app)).toBeVisible();
  });
}

test("at midnight a page that nobody touches shows the new week", async ({ app, page }) => {
  // Sunday at ten to twelve.
  const late = BEGIN + (5 * 24 + 12 + 50 / 60) * HOUR * 1000;
  await at(page, late, [late - HOUR * 1000]);
  await app.open("#/progress");
  await expect(app.screen).toContainText("This week: 1 day, 1 min");
  await app.pass(20 * 60);
  await expect(app.screen).toContainText("This week: no practice yet");
});

test("a number for pain of yesterday is not the one of today", async ({ app, page }) => {
  // From the second day on; somebody new is not asked on this page.
  await at(page, BEGIN, [BEGIN - 24 * HOUR * 1000]);
  await app.open();
  await app.screen.locator("summary", { hasText: "How sore is it now?" }).click();
  await app.press("6 of 10");
  await expect(app.button("6 of 10")).toHaveAttribute("aria-pressed", "true");
  await comeBack(page, 14 * HOUR);
  await expect(app.button("6 of 10")).toHaveAttribute("aria-pressed", "false");
  await expect(app.screen).not.toContainText("Kept: 6 of 10.");
});

test("what is offered now is what fits the hour in which one comes back", async ({ app, page }) => {
  const night = BEGIN + 12 * HOUR * 1000;
  // Somebody new is offered the same at any hour.
  await at(page, night, [night - 24 * HOUR * 1000]);
  await app.open();
  const now = app.screen.locator(".now .reason");
  const before = await now.innerText();
  // Past midnight the night is still the night; in the morning it is not.
  await app.pass(HOUR + 60);
  await comeBack(page, 8 * HOUR);
  await expect(now).toContainText("morning");
  expect(before).not.toContain("morning");
  const offered = await now.innerText();
  await page.reload();
  await expect(now).toHaveText(offered);
});
