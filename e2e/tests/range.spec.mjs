// The head-turn test: a look at one's own movement, with a number for each side that is kept beside the earlier ones.

import { readFileSync } from "node:fs";
import { expectNoViolations } from "../support/axe.mjs";
import { answered } from "../support/check.mjs";
import * as envelope from "../support/envelope.mjs";
import { plan } from "../support/plan.mjs";
import { saveBeforeLoading } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";
import { BEGIN, BEGIN_DAY, offsetOf, shownDate, TIME_ZONE } from "../support/time.mjs";

const head = plan("safety-check");
const WEEK = 7 * 24 * 3600_000;
const EARLIER = new Intl.DateTimeFormat("sv", { timeZone: TIME_ZONE }).format(BEGIN - WEEK);

/** What somebody noted a week before. */
function noted(side, degrees) {
  const utc = BEGIN - WEEK;
  const range = { id: utc * 1000 + degrees, utc, offset: offsetOf(utc, TIME_ZONE), day: EARLIER, side, degrees };
  return { [`unhunch:range:${range.id}`]: envelope.write(range) };
}

/** What is on the disk, in order. */
async function ranges(page) {
  const entries = await page.evaluate(() => Object.entries(localStorage));
  const ranges = entries.filter(([key]) => key.startsWith("unhunch:range:")).sort(([a], [b]) => (a < b ? -1 : 1));
  return ranges.map(([key, text]) => {
    const { record } = envelope.read(text);
    expect(key).toBe(`unhunch:range:${record.id}`);
    return record;
  });
}

async function toTheEnd(app) {
  await app.holdClock();
  await app.begin("safety-check");
  await app.skim(head.seconds + 1);
  await expect(app.title).toHaveText("Done");
}

function row(app, day) {
  return app.screen.getByRole("row").filter({ hasText: shownDate(day) });
}

test("each side is noted after the test, corrected, and shown beside what was noted before", async ({ app, page }) => {
  await saveBeforeLoading(page, { ...noted("left", 50), ...noted("right", 55) });
  await toTheEnd(app);
  const left = page.getByRole("slider", { name: "To the left" });
  const right = page.getByRole("slider", { name: "To the right" });
  await expect(row(app, EARLIER)).toHaveText(`${shownDate(EARLIER)}50 degrees55 degrees`);
  // Nothing was said, so there is nothing to keep.
  await expect(app.button("Note it")).toBeDisabled();
  await expect(app.screen).toContainText("To the left: not noted");

  await left.fill("60");
  await expect(left).toHaveAttribute("aria-valuetext", "60 degrees");
  await app.press("Note it");
  await expect(row(app, BEGIN_DAY)).toHaveText(`${shownDate(BEGIN_DAY)}60 degreesnot noted`);
  const [, , first] = await ranges(page);
  expect(first).toMatchObject({ day: BEGIN_DAY, offset: offsetOf(BEGIN, TIME_ZONE), side: "left", degrees: 60 });

  // Thinking again corrects it, and the other side comes with it.
  await left.fill("45");
  await expect(app.screen).toContainText("To the left: 45 degrees: half-way to the side");
  await right.fill("90");
  await app.press("Note it");
  await expect(row(app, BEGIN_DAY)).toHaveText(`${shownDate(BEGIN_DAY)}45 degrees90 degrees`);
  const all = await ranges(page);
  expect(all.map(({ side, degrees }) => [side, degrees])).toEqual([
    ["left", 50],
    ["right", 55],
    ["left", 45],
    ["right", 90],
  ]);
  expect(all[2].id).toBe(first.id);
  await page.clock.resume();
  await expectNoViolations(page);

  await page.goto("./#/progress");
  await page.reload();
  await app.screen.locator("summary").filter({ hasText: "head-turn" }).click();
  await expect(row(app, BEGIN_DAY)).toHaveText(`${shownDate(BEGIN_DAY)}45 degrees90 degrees`);
  await expect(row(app, EARLIER)).toHaveText(`${shownDate(EARLIER)}50 degrees55 degrees`);
  await expectNoViolations(page);
  await app.screen.getByRole("link", { name: "See the test" }).click();
  await expect(app.title).toHaveText("Head turn test");
});

test("what was noted is taken along, erased, and brought back", async ({ app, page }) => {
  await page.goto("./");
  await page.evaluate((texts) => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text)), noted("left", 50));
  await app.open("#/progress");
  await page.reload();
  await app.screen.locator("summary").filter({ hasText: "head-turn" }).click();
  await expect(row(app, EARLIER)).toBeVisible();
  await app.open("#/settings/data");
  const saving = page.waitForEvent("download");
  await app.press("Everything, as JSON");
  const path = await (await saving).path();
  const before = await ranges(page);
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ version: 2, kept: { ranges: before } });

  await app.press("Erase everything");
  await app.press("Press again: everything goes");
  await expect.poll(() => ranges(page)).toEqual([]);

  const bring = () => page.getByLabel("A copy saved by Unhunch").setInputFiles(path);
  await bring();
  await app.press("Bring in what is new");
  await expect.poll(() => ranges(page)).toEqual(before);
  await app.press("Undo");
  await expect.poll(() => ranges(page)).toEqual([]);
});

test("what hurts in the test ends it, and nothing is noted", async ({ app, page }) => {
  await app.holdClock();
  await app.begin("safety-check");
  await app.pass(8);
  await app.press("This hurts");
  await app.press("Dizzy or faint");
  await page.goto("./#/session/safety-check");
  await expect(app.title).toHaveText("You stopped, and that was right");
  await expect(app.screen.getByRole("slider")).toHaveCount(0);
});

// The side is the heading, the exercise stands below it.
const TEST = "Get ready: left side";
for (const [says, level, yes, offered, shown] of [
  ["a clear check", "ready", [], true, TEST],
  ["a check that only changes sessions", "gentle", ["blood_thinners"], true, TEST],
  // Something else stands in for it.
  ["an answer that leaves the test out", "gentle", ["dizzy_balance"], false, "Get ready: Shoulder rolls"],
  ["a check that is for somebody to see first", "soon", ["arm_tingling"], false, "See somebody in the next days"],
]) {
  test(`after ${says} the test is ${offered ? "offered" : "neither offered nor begun"}`, async ({ app, page }) => {
    await app.holdClock();
    await saveBeforeLoading(page, answered(BEGIN + 1000, { level, yes }));
    await app.open("#/check");
    await expect(app.title).toBeVisible();
    await expect(app.screen.getByRole("link", { name: /the head-turn test/ })).toHaveCount(offered ? 1 : 0);
    await app.open("#/session/safety-check");
    await app.start.click();
    await expect(app.title).toHaveText(shown);
    await expect(app.screen.getByText(/^Then: Head turn/)).toHaveCount(offered ? 1 : 0);
  });
}
