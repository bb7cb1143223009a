// What is exported for other programs, read by more than one parser of theirs.

import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import ical from "ical";
import ICAL from "ical.js";
import Papa from "papaparse";
import * as envelope from "../support/envelope.mjs";
import { sampleEntries, saveAndOpen } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";

async function take(app, name) {
  const saving = app.page.waitForEvent("download");
  await app.press(name);
  return readFileSync(await (await saving).path(), "utf8");
}

test("two calendar parsers read the same events at the same hours", async ({ app, page }) => {
  await app.holdClock();
  await app.open("#/reminders");
  await page.getByRole("switch", { name: "Remind me" }).click();
  await page.getByRole("checkbox", { name: "Evening wind-down" }).check();
  const text = await take(app, "Save the calendar file");

  const time = (hour, minute) => `${hour}:${String(minute).padStart(2, "0")}`;
  const one = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((it) => {
    const { uid, summary, startDate, component } = new ICAL.Event(it);
    const { freq, parts } = component.getFirstPropertyValue("rrule");
    return { uid, summary, at: time(startDate.hour, startDate.minute), freq, days: [...(parts.BYDAY ?? [])].sort() };
  });
  const days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
  const other = Object.values(ical.parseICS(text))
    .filter(({ type }) => type === "VEVENT")
    .map(({ uid, summary, start, rrule }) => ({
      uid,
      summary,
      at: time(start.getHours(), start.getMinutes()),
      freq: ["YEARLY", "MONTHLY", "WEEKLY", "DAILY"][rrule.origOptions.freq],
      days: (rrule.origOptions.byweekday ?? []).map(({ weekday }) => days[weekday]).sort(),
    }));
  expect(one.length).toBeGreaterThan(1);
  expect(other).toEqual(one);
});

test("two parsers of tables read the same rows, whatever is in a cell", async ({ app, page }) => {
  const texts = sampleEntries();
  // A stage of one's own may be called anything.
  const [key, text] = Object.entries(texts).findLast(([key]) => key.startsWith("unhunch:record:"));
  const { record } = envelope.read(text);
  const name = 'own:Überkopf; "hoch", =1+1';
  texts[key] = envelope.write({ ...record, done: record.done.map((it) => ({ ...it, exercise: name })) });
  await saveAndOpen(page, texts);
  await app.open("#/settings/data");
  for (const button of ["Sessions, as CSV", "Pain, as CSV"]) {
    const table = await take(app, button);
    expect(table.charCodeAt(0), "Excel goes by the mark").toBe(0xfeff);
    const strict = parse(table, { bom: true });
    const { data, errors } = Papa.parse(table.slice(1), { skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data).toEqual(strict);
    expect(strict).toHaveLength(5);
    expect(new Set(strict.map((row) => row.length)).size, "as many cells in each row").toBe(1);
    expect(strict.flat().filter((cell) => /^[=+@\t\r]/.test(cell))).toEqual([]);
    if (button.startsWith("Sessions")) {
      const cells = strict.flat().filter((cell) => cell.includes("berkopf"));
      expect(cells).toHaveLength(1);
      expect(cells[0]).toContain("Überkopf");
      expect(cells[0]).toContain('"hoch"');
    }
  }
});
