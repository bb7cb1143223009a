// The journal: what was done and said is corrected, noted about, deleted and brought back, and every sum and file follows.
// What they should say is worked out a second time here, from what is on the disk.

import { readFileSync } from "node:fs";
import { expectNoViolations } from "../support/axe.mjs";
import * as envelope from "../support/envelope.mjs";
import { faultsOfBundle } from "../support/fhir.mjs";
import { DAY, saveAndOpen, saveBeforeLoading, savedEntries, untilFolded } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";
import { onThatDay, shownDate, TIME_ZONE } from "../support/time.mjs";
import { Unhunch } from "../support/unhunch.mjs";

const dateOf = (utc) => new Date(utc).toISOString().slice(0, 10);

/** A session of so many minutes, and a number for pain, each so many days ago. */
function session(ago, minutes) {
  const utc = Date.now() - ago * DAY;
  const done = ["left", "right"].map((side) => ({ exercise: "head-tilt", side, level: 1, time: minutes * 30_000, reps: 0, whole: true }));
  return { id: utc * 1000, utc, offset: 0, day: dateOf(utc), routine: "gentle-stretch", outcome: "finished", planned: 300_000, done };
}

function pain(ago, value) {
  const utc = Date.now() - ago * DAY;
  return { id: utc * 1000 + 500, utc, offset: 0, day: dateOf(utc), value, when: "before" };
}

const records = [session(100, 4), session(3, 2), session(2, 6)];
const pains = [pain(100, 5), pain(3, 4), pain(2, 6)];
const texts = Object.fromEntries([
  ...records.map((it) => [`unhunch:record:${it.id}`, envelope.write(it)]),
  ...pains.map((it) => [`unhunch:pain:${it.id}`, envelope.write(it)]),
]);

/** The entries on the disk, oldest first. */
async function entries(page) {
  const all = await savedEntries(page);
  const ours = all.filter(([key]) => key.startsWith("unhunch:entry:")).map(([, text]) => envelope.read(text).record);
  return ours.sort((a, b) => a.id - b.id);
}

/** Opens a session or a pain, and waits for its form. */
async function openRow(app, id) {
  await app.open(`#/journal/${id}`);
  await expect(app.screen.getByRole("button", { name: "Save" }).or(app.button("Bring it back"))).toBeVisible();
}

async function save(app) {
  await app.press("Save");
  await expect(app.title).toHaveText("Journal");
}

/** What the person takes along. */
async function take(app, name) {
  await app.open("#/settings/data");
  const saving = app.page.waitForEvent("download");
  await app.press(name);
  return readFileSync(await (await saving).path(), "utf8");
}

test("a session of a month long folded is corrected, a pain deleted and brought back, and all that is told follows", async ({
  app,
  page,
}) => {
  await saveAndOpen(page, texts);
  await app.open("#/progress");
  await expect(app.screen).toContainText(/3 days since .*, 12 min/);
  await untilFolded(page, 1);

  // From Progress to the list, which has the newest month first and the others on demand.
  await app.screen.getByRole("link", { name: /^Journal/ }).click();
  await expect(app.title).toHaveText("Journal");
  await expect(app.screen.getByRole("heading", { level: 2 }).first()).toHaveText(shownDate(records[2].day));
  await expect(app.screen).toContainText("Pain 6 of 10");
  await expect(app.screen).not.toContainText(shownDate(records[0].day));
  while ((await app.screen.getByRole("heading", { name: shownDate(records[0].day) }).count()) === 0) {
    await app.screen.getByRole("button", { name: /^Show [A-Z]/ }).click();
  }
  await expectNoViolations(page);

  await app.screen.getByRole("link", { name: "Pain 5 of 10" }).click();
  await openRow(app, records[0].id);
  await app.screen.getByLabel("Minutes, guided").fill("10");
  await app.screen.getByLabel("What set it off").fill("A long drive");
  await expectNoViolations(page);
  await save(app);
  await app.open("#/progress");
  await expect(app.screen).toContainText(/3 days since .*, 18 min/);

  await openRow(app, pains[2].id);
  await app.press("Delete");
  await expect(app.screen).toContainText("It is deleted");
  await expectNoViolations(page);
  await app.open("#/journal");
  await expect(app.screen).not.toContainText("Pain 6 of 10");
  await app.press("Show the one that was deleted");
  await app.screen.getByRole("link", { name: "Pain 6 of 10" }).click();
  await app.press("Bring it back");
  await expect(app.button("Save")).toBeVisible();
  const number = app.screen.getByLabel("How sore, 0 to 10");
  await number.fill("");
  await app.press("Save");
  await expect(app.screen.getByRole("alert")).toHaveText("Give a whole number, 0 to 10.");
  await number.fill("3");
  await save(app);
  await openRow(app, records[1].id);
  await app.press("Delete");
  await app.open("#/progress");
  await expect(app.screen).toContainText(/2 days since .*, 16 min/);

  // What was written stays as it was, and what comes after it says the rest.
  const said = await entries(page);
  expect(said.map(({ kind, of }) => [kind, of])).toEqual([
    ["correct", records[0].id],
    ["note", records[0].id],
    ["delete", pains[2].id],
    ["restore", pains[2].id],
    ["correct", pains[2].id],
    ["delete", records[1].id],
  ]);
  expect(envelope.read(Object.fromEntries(await savedEntries(page))[`unhunch:pain:${pains[2].id}`]).record.value).toBe(6);

  const rows = (await take(app, "Sessions, as CSV")).trim().split("\r\n").slice(1);
  expect(rows.map((row) => Number(row.split(",")[7])).reduce((a, b) => a + b)).toBe((10 + 6) * 60);
  expect(rows.filter((row) => row.includes(",true,trigger: A long drive"))).toHaveLength(2);
  const sore = (await take(app, "Pain, as CSV")).trim().split("\r\n").slice(1);
  expect(sore.map((row) => row.split(",")[2])).toEqual(["5", "4", "3"]);
  const bundle = JSON.parse(await take(app, "For a clinic, as FHIR"));
  expect(faultsOfBundle(bundle)).toEqual([]);
  const found = (id) => bundle.entry.find(({ resource }) => resource.id === id).resource;
  expect(found(`session-${records[0].id}`)).toMatchObject({
    status: "corrected",
    valueQuantity: { value: 10 },
    note: [{ text: "trigger: A long drive" }],
  });
  expect(found(`session-${records[1].id}`).status).toBe("entered-in-error");
  expect(found(`session-${records[2].id}`).status).toBe("final");
  expect(found(`pain-${pains[2].id}`)).toMatchObject({ status: "corrected", valueQuantity: { value: 3 } });
});

test("what was done elsewhere and a note go with the file, and come back in an empty browser", async ({ app, page, browser, baseURL }) => {
  await saveAndOpen(page, texts);
  await app.open("#/journal/elsewhere");
  await app.screen.getByLabel("What was it?").selectOption("A massage");
  await app.screen.getByLabel("Day").fill(dateOf(Date.now() + 3 * DAY));
  // The form itself refuses a day to come.
  await app.press("Save");
  await expect(app.title).toHaveText("Add what you did elsewhere");
  await app.screen.getByLabel("Day").fill(records[2].day);
  await app.screen.getByLabel("Minutes, if you know").fill("30");
  await app.screen.getByRole("textbox", { name: "Note" }).fill("Neck & shoulders, < 1 h");
  await expectNoViolations(page);
  await save(app);
  await expect(app.screen).toContainText("30 min · Neck & shoulders, < 1 h");
  await app.open("#/journal/note");
  await app.press("Save");
  await expect(app.screen).toContainText("Write something first.");
  await app.screen.getByRole("textbox", { name: "Note" }).fill("Slept well.");
  await expectNoViolations(page);
  await save(app);
  await expect(app.screen).toContainText("Slept well.");
  const [massage] = await entries(page);
  expect(massage).toMatchObject({ kind: "elsewhere", name: "massage", value: 30, day: records[2].day });

  const text = await take(app, "Everything, as JSON");
  const file = JSON.parse(text);
  expect(file.version).toBe(3);
  expect(file.kept.entries).toEqual(await entries(page));

  const context = await browser.newContext({ baseURL, timezoneId: TIME_ZONE });
  await onThatDay(context);
  const empty = await context.newPage();
  const other = new Unhunch(empty, false);
  const bring = async (buffer) => {
    await other.open("#/settings/data");
    await empty.getByLabel("A copy saved by Unhunch").setInputFiles({ name: "u.json", mimeType: "application/json", buffer });
  };
  await bring(Buffer.from(text));
  await other.press("Bring in what is new");
  await expect(other.screen).toContainText("9 entries were brought in.");
  await other.open("#/journal");
  await expect(other.screen).toContainText("Slept well.");
  // Two days ago may lie in the month before.
  await expect(async () => {
    if (!(await other.screen.innerText()).includes("Neck & shoulders, < 1 h")) {
      await other.screen.getByRole("button", { name: /^Show / }).click({ timeout: 1000 });
    }
    await expect(other.screen).toContainText("Neck & shoulders, < 1 h", { timeout: 1000 });
  }).toPass();
  // A file of before there were entries takes nothing away.
  const { entries: _, ...kept } = file.kept;
  await bring(Buffer.from(JSON.stringify({ ...file, version: 1, kept })));
  await expect(other.screen).toContainText("0 new, 7 already here, 0 that differ.");
  await bring(Buffer.from(JSON.stringify({ ...file, version: 2, kept: { ...kept, ranges: [] } })));
  await expect(other.screen).toContainText("0 new, 7 already here, 0 that differ.");
  await context.close();
});

test("another tab hears of a correction, and no correction takes back what asks for the check", async ({ app, page, context }) => {
  await saveAndOpen(page, texts);
  const second = await context.newPage();
  const other = new Unhunch(second, false);
  await other.open("#/progress");
  await expect(other.screen).toContainText(/3 days since .*, 12 min/);
  await openRow(app, records[2].id);
  await app.press("Delete");
  await expect(other.screen).toContainText(/2 days since .*, 6 min/);
  await app.press("Bring it back");
  await expect(other.screen).toContainText(/3 days since .*, 12 min/);
  await app.screen.getByLabel("How it ended").selectOption("it hurt");
  await save(app);
  await openRow(app, records[2].id);
  await app.screen.getByLabel("How it ended").selectOption("to the end");
  await save(app);
  await expect(other.screen).toContainText(/3 days since .*, 12 min/);
  await second.close();
});

test("an entry that is damaged is left alone and told", async ({ app, page }) => {
  const broken = { "unhunch:entry:1795303800000123": envelope.write({ id: 1, kind: "note" }) };
  await saveBeforeLoading(page, { ...texts, ...broken });
  await app.open("#/journal");
  await expect(page.locator("body")).toContainText("1 saved session cannot be read. It is left as it is.");
  await expect(app.screen).toContainText("Pain 6 of 10");
  const kept = Object.fromEntries(await savedEntries(page));
  expect(kept["unhunch:entry:1795303800000123"]).toBe(broken["unhunch:entry:1795303800000123"]);
});

test("when it is sore is told from eight numbers on", async ({ app, page }) => {
  const at = (hour, count, value) =>
    Array.from({ length: count }, (_, ago) => {
      const utc = Math.floor(Date.now() / DAY) * DAY - (ago + 1) * DAY + hour * 3_600_000;
      return { id: utc * 1000 + 7, utc, offset: 0, day: dateOf(utc), value, when: "alone" };
    });
  const all = [...at(9, 8, 2), ...at(21, 9, 5), ...at(14, 7, 9)];
  await saveBeforeLoading(page, Object.fromEntries(all.map((it) => [`unhunch:pain:${it.id}`, envelope.write(it)])));
  await app.open("#/journal/patterns");
  await expect(app.screen.getByRole("listitem")).toHaveText([/8.*12.*: 8 numbers, mean 2\.0/, /8.*12.*: 9 numbers, mean 5\.0/]);
  await expectNoViolations(page);
});
