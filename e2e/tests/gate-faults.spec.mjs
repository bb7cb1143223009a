// What closes the gate keeps it closed: with a full disk, a wrong clock, and numbers that come late.

import { readFileSync } from "node:fs";
import { answered, DOOR, DOORS, pagesOf, tickNothing } from "../support/check.mjs";
import { fillDisk } from "../support/disk.mjs";
import * as envelope from "../support/envelope.mjs";
import { aDay, saveAndOpen, saveBeforeLoading } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";
import { BEGIN, TIME_ZONE } from "../support/time.mjs";
import { Unhunch } from "../support/unhunch.mjs";

const DAY = 86_400_000;
const ASKED = DOOR;
const EMERGENCY = "Get help now";
const SEEN = "A professional has seen me, and says that I may exercise";

test.use({ checked: false });

// Some of them visit the app again and again.
test.describe.configure({ timeout: 60_000 });

/** Opens a routine, and presses Start if there is one. */
async function tryToStart(app) {
  await app.open("#/routine/office-reset");
  const lock = app.main.getByText("Sessions are locked");
  await app.start.or(lock).first().waitFor();
  await app.start.click({ timeout: 1000 }).catch(() => {});
}

test.describe("a disk that is full to the brim", () => {
  /** A check of today or of yesterday, which leave texts of different lengths for the gate. */
  const CHECKS = { "of today": [60_000, "Do the check again"], "of yesterday": [DAY, DOORS.new] };
  for (const [when, [ago, again]] of Object.entries(CHECKS)) {
    test(`an emergency stays one after a check ${when}, as long as the disk is full and afterwards`, async ({ app, page, context }) => {
      await saveAndOpen(page, answered(Date.now() - ago));
      await app.open("#/check");
      await page.evaluate(fillDisk);
      await app.press(again);
      if (again !== DOORS.new) {
        await app.press(DOORS.new);
      }
      await page.getByRole("checkbox").first().check();
      await app.press("Go on with 1 ticked");
      await expect(app.title).toHaveText(EMERGENCY);
      await expect(app.notices.filter({ hasText: "no room left" })).toBeVisible();
      await page.close();

      const next = await context.newPage();
      const later = new Unhunch(next, false);
      await tryToStart(later);
      await expect(later.main).toContainText(/Sessions are locked|Get help now/);
      await expect(later.start).toHaveCount(0);
      await expect(later.countdown).toHaveCount(0);

      // With room again it is kept.
      await next.evaluate(() => localStorage.removeItem("somebody-elses"));
      await next.reload();
      const levels = async () => {
        const entries = await next.evaluate(() => Object.entries(localStorage));
        return entries.filter(([key]) => key.startsWith("unhunch:check:")).map(([, text]) => envelope.read(text).record.level);
      };
      await expect.poll(async () => (await levels()).sort()).toEqual(["emergency", "ready"]);
      await tryToStart(later);
      await expect(later.start).toHaveCount(0);
    });
  }

  test("without a mirror the lock that was shown asks at least, again and again", async ({ app, page, context }) => {
    await context.addInitScript(() => Object.defineProperty(globalThis, "indexedDB", { value: undefined }));
    await saveAndOpen(page, answered(Date.now() - 60_000));
    await app.open("#/check");
    await page.evaluate(fillDisk);
    await app.press("Do the check again");
    await app.press(DOORS.new);
    await page.getByRole("checkbox").first().check();
    await app.press("Go on with 1 ticked");
    await expect(app.title).toHaveText(EMERGENCY);
    for (let visit = 0; visit < 2; visit++) {
      const next = await context.newPage();
      const later = new Unhunch(next, false);
      await tryToStart(later);
      await expect(later.title).toHaveText(ASKED);
      await expect(later.countdown).toHaveCount(0);
      expect(await next.evaluate(() => localStorage.getItem("unhunch:gate"))).toBe("emergency");
      await next.close();
    }
  });
});

test.describe("a clock that was ahead", () => {
  const YEAR = 365 * DAY;

  /** A visit at `time`, with what the visit before left; `live` does what the person does. */
  async function visit(browser, baseURL, time, storageState, live) {
    const context = await browser.newContext({ baseURL, timezoneId: TIME_ZONE, storageState });
    const page = await context.newPage();
    await page.clock.install({ time: time - 60_000 });
    await page.clock.pauseAt(time);
    await live(new Unhunch(page, false), page);
    const left = await context.storageState();
    await context.close();
    return left;
  }

  test("a check that was answered then is asked again, on that day and on later ones", async ({ browser, baseURL }) => {
    const left = await visit(browser, baseURL, BEGIN + YEAR, undefined, async (app) => {
      await app.open("#/check");
      await tickNothing(app);
      await tryToStart(app);
      await expect(app.countdown).toBeVisible();
    });
    for (const days of [0, 1, 30, 200, 364]) {
      await visit(browser, baseURL, BEGIN + days * DAY, left, async (app) => {
        await tryToStart(app);
        await expect(app.title, `after ${days} days`).toHaveText(ASKED);
        await expect(app.countdown).toHaveCount(0);
      });
    }
  });

  test("a word that was said then opens nothing", async ({ browser, baseURL }) => {
    const texts = answered(BEGIN, { level: "urgent", yes: ["fever_chills"] });
    const localStorage = Object.entries(texts).map(([name, value]) => ({ name, value }));
    const state = { cookies: [], origins: [{ origin: new URL(baseURL).origin, localStorage }] };
    const left = await visit(browser, baseURL, BEGIN + YEAR, state, async (app) => {
      await app.open("#/check");
      await app.press(SEEN);
      await expect(app.button(SEEN)).toHaveCount(0);
    });
    await visit(browser, baseURL, BEGIN, left, async (app) => {
      await tryToStart(app);
      await expect(app.main).toContainText("Sessions are locked");
      await expect(app.start).toHaveCount(0);
    });
  });
});

test.describe("numbers for pain", () => {
  test("one of the next day is a row of its own, one of the same minute is not", async ({ app, page }) => {
    await saveBeforeLoading(page, { ...answered(BEGIN), ...aDay(BEGIN) });
    await app.holdClock();
    await app.open("#/progress");
    await app.press("4 of 10");
    await app.pass(30);
    await app.press("6 of 10");
    await app.leap(14 * 3600);
    await app.press("2 of 10");
    await app.open("#/settings/data");
    const saving = page.waitForEvent("download");
    await app.press("Everything, as JSON");
    const { kept } = JSON.parse(readFileSync(await (await saving).path(), "utf8"));
    expect(kept.pains.map(({ value }) => value)).toEqual([6, 2]);
    expect(new Set(kept.pains.map(({ day }) => day)).size).toBe(2);
  });

  test("one of nine asks for the check, though another tab answered one since the number before", async ({ app, page, context }) => {
    await saveBeforeLoading(page, { ...answered(Date.now() - 60_000), ...aDay() });
    await app.open("#/progress");
    await app.press("3 of 10");
    const other = new Unhunch(await context.newPage(), false);
    await other.open("#/check");
    await other.press("Do the check again");
    await tickNothing(other, { known: true });
    await expect(other.button("Do the check again")).toBeVisible();
    await app.press("9 of 10");
    await page.evaluate(() => (location.hash = "#/routine/office-reset"));
    await app.start.click();
    // What hurts leaves one door.
    await expect(app.title).toHaveText(pagesOf("new")[0].title);
    // And in the other.
    await tryToStart(other);
    await expect(other.title).toHaveText(pagesOf("new")[0].title);
  });
});
