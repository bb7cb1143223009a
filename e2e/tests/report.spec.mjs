// The page for the clinician: what hurt first, nothing left out in silence, and two pages of paper at most.

import { history } from "../support/history.mjs";
import { exercises } from "../support/plan.mjs";
import { expect, test } from "../support/story.mjs";

const NOW = Date.parse("2026-11-28T09:00:00Z");
const FILE = "A copy saved by Unhunch";

test.use({ checked: false, timezoneId: "UTC" });
test.describe.configure({ timeout: 120_000 });

/** Brings a history in, has it folded by the next visit, and opens the report. */
async function bring(app, days, options = {}) {
  const file = history(NOW, days, { exercises: exercises(), ...options });
  await app.page.clock.install({ time: NOW });
  await app.open("#/settings/data");
  const buffer = Buffer.from(JSON.stringify(file));
  await app.page.getByLabel(FILE).setInputFiles({ name: "history.json", mimeType: "application/json", buffer });
  await app.page.getByRole("button", { name: "Bring in what is new" }).click({ timeout: 60_000 });
  await expect(app.screen).toContainText("were brought in", { timeout: 60_000 });
  await app.page.reload();
  await app.open("#/report");
  await expect(app.title).toHaveText("For the clinician");
  return file.kept;
}

/** How many pages of A4 the page takes when it is printed. */
async function pages(page) {
  const pdf = await page.pdf({ format: "A4" });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
}

const hurtRows = (app) =>
  app.screen.getByRole("heading", { name: "What hurt, and what was done" }).locator("xpath=following-sibling::ul[1]").getByRole("listitem");

test("200 days: all that hurt stands first, a word that is said again is told once, and it fits on two pages", async ({ app, page }) => {
  const kept = await bring(app, 200);
  const hurt = kept.records.filter(({ hurts }) => hurts.length > 0);
  expect(hurt.length).toBeGreaterThan(8);
  await expect(hurtRows(app)).toHaveCount(hurt.length);
  for (const { day } of hurt) {
    await expect(hurtRows(app).filter({ hasText: day }), day).toHaveCount(1);
  }
  await expect(app.screen.getByRole("heading", { level: 2 }).first()).toHaveText("What hurt, and what was done");
  // 200 days, of which three begin with a check of their own.
  const words = app.screen
    .getByRole("heading", { name: "What was said later" })
    .locator("xpath=following-sibling::ul[1]")
    .getByRole("listitem");
  const last = kept.words.at(-1);
  await expect(words).toHaveText([
    `2026-11-10: same as last time; the same 18 more times until ${last.day}`,
    "2026-08-12: same as last time; the same 88 more times until 2026-11-08",
    "2026-05-14: same as last time; the same 88 more times until 2026-08-10",
  ]);
  // The chart, its sentence and its table speak of the same days.
  await expect(app.screen).toContainText(
    "The numbers for pain are those from September 1, 2026 to November 28, 2026; the exercises are those of all sessions since May 13, 2026.",
  );
  const chart = app.screen.locator(".chart");
  await expect(chart).toContainText("September 1, 2026");
  const [, first] = /The change compares (.+?) to/.exec(await app.screen.innerText());
  expect(first, "nor does the sentence go further back").toBe("September 1, 2026");
  expect(await pages(page)).toBeLessThanOrEqual(2);
  await page.emulateMedia({ media: "print" });
  const table = app.screen.locator(".report-means").getByRole("row");
  await expect(table.nth(1), "the table is open on paper").toBeVisible();
  // What nobody ticked stands close together, after what somebody did: in this history nobody has.
  await expect(app.screen.getByText("Nothing was ticked.")).toBeVisible();
  await expect(app.screen.getByRole("heading", { name: /^No to the other \d+$/ })).toBeVisible();
  for (const line of ["Name", "Born", "Date"]) {
    await expect(app.screen.locator(".report-lines").getByText(line, { exact: true })).toBeVisible();
  }
});

test("ten years fit on two pages, and what is left out is counted", async ({ app, page }) => {
  const kept = await bring(app, 3650);
  const hurt = kept.records.filter(({ hurts }) => hurts.length > 0);
  await expect(hurtRows(app)).toHaveCount(24);
  await expect(hurtRows(app).first()).toContainText(hurt.at(-1).day);
  const left = (all, n) =>
    `Of ${all} entries since ${all === hurt.length ? hurt[0].day : "\\S+"}, the ${n} most recent are here; all are in the file.`;
  await expect(app.screen).toContainText(left(hurt.length, 24));
  await expect(app.screen).toContainText(new RegExp(left(kept.checks.length - 1, 5)));
  await expect(app.screen).toContainText(new RegExp(`Of ${kept.words.length} entries since `));
  const file = page.waitForEvent("download");
  await app.press("Save as JSON");
  const saved = await (await file).createReadStream();
  const report = JSON.parse(Buffer.concat(await saved.toArray()).toString());
  expect([report.stopped.length, report.checks.length, report.words.length]).toEqual([hurt.length, kept.checks.length, kept.words.length]);
  expect(await pages(page)).toBeLessThanOrEqual(2);
});

test("what hurt is there also where no check is", async ({ app }) => {
  const kept = await bring(app, 60, { checks: false });
  await expect(app.screen).toContainText("No check has been answered yet.");
  await expect(hurtRows(app)).toHaveCount(kept.records.filter(({ hurts }) => hurts.length > 0).length);
});
