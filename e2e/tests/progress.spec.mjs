// Progress: ninety days lived through, and every number worked out a second time, here.

import { readFileSync } from "node:fs";
import { expectNoViolations } from "../support/axe.mjs";
import { answered, DOORS } from "../support/check.mjs";
import { faultsOfBundle } from "../support/fhir.mjs";
import { exercise, plan } from "../support/plan.mjs";
import { aDay, DAY, sampleEntries, saveAndOpen, saveBeforeLoading, savedEntries, untilFolded } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";
import { onThatDay, shownDate, TIME_ZONE } from "../support/time.mjs";
import { Unhunch } from "../support/unhunch.mjs";

const office = plan("office-reset");
const WORK = ["hold", "reps", "breath"];
const guided = office.segments.filter(({ kind }) => WORK.includes(kind));
const SESSION = guided.reduce((sum, { seconds }) => sum + seconds * 1000, 0);

test.use({ checked: false });

/** The number of the local date, days since 1970. */
function dayOf(time, timeZone) {
  const date = new Intl.DateTimeFormat("sv", { timeZone }).format(time);
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

const dateOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** A length of time as the page writes it. */
function timeOf(ms) {
  const seconds = Math.floor(ms / 1000);
  const [h, m] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (h === 0) {
    return m === 0 ? `${seconds} s` : `${m} min`;
  }
  return m === 0 ? `${h} h` : `${h} h ${m} min`;
}

const tenths = (value) => (Math.round(value * 10) / 10).toFixed(1);
const mean = (values) => values.reduce((sum, it) => sum + it, 0) / values.length;

/** The page of the person at a time and a place, with what is on their disk. */
async function comeBack(browser, baseURL, { time, timezoneId, storageState }) {
  const context = await browser.newContext({ baseURL, timezoneId, storageState, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const app = new Unhunch(page, false);
  await page.clock.install({ time: time - 60_000 });
  await page.clock.pauseAt(time);
  return { context, page, app };
}

const pain = (value) => ({ 0: "0, no pain", 10: "10, the worst" })[value] ?? `${value} of 10`;

async function practise(app, page, before, after) {
  await page.goto("./#/session/office-reset");
  await page.reload();
  await app.press(pain(before));
  await app.start.click();
  const same = app.button(`Same as last time: ${DOORS.usual}`);
  await expect(app.countdown.or(same)).toBeVisible();
  if (await same.isVisible()) {
    await same.click();
  }
  await expect(app.countdown).toBeVisible();
  await app.pass(office.seconds + 1);
  await expect(app.title).toHaveText("Done");
  await app.screen
    .getByRole("toolbar", { name: "How sore is it now?" })
    .getByRole("button", { name: pain(after), exact: true })
    .click();
  await expect(app.screen).toContainText(`Kept: ${after} of 10.`);
}

test("ninety days: practice, a missed week, pain that falls, a date line and the end of summer time", async ({ browser, baseURL }) => {
  test.setTimeout(400_000);
  const HOME = "Pacific/Auckland";
  const AWAY = "Pacific/Honolulu";
  // Monday, 2 February 2026, eight in the morning there. Summer time ends on 5 April.
  const start = Date.parse("2026-02-01T19:00:00Z");
  const ledger = [];
  const pains = [];
  let timezoneId = HOME;
  let { context, page, app } = await comeBack(browser, baseURL, { time: start, timezoneId });
  await saveBeforeLoading(page, answered(start, {}, HOME));
  let now = start;

  for (let day = 0; day < 89; day++) {
    const week = Math.floor(day / 7);
    const zone = day >= 52 && day < 58 ? AWAY : HOME;
    if (zone !== timezoneId) {
      // The flight over the date line: the same day comes twice, and on the way back one is left out.
      const storageState = await context.storageState();
      await context.close();
      timezoneId = zone;
      now = start + day * DAY;
      ({ context, page, app } = await comeBack(browser, baseURL, { time: now, timezoneId, storageState }));
    } else if (day > 0) {
      await page.clock.fastForward(start + day * DAY - now);
      now = start + day * DAY;
    }
    const base = Math.round(7 - (4 * day) / 60);
    const value = Math.max(1, Math.min(6, base + (day % 3 === 0 ? 1 : 0)));
    const practised = week !== 5 && (week < 5 ? [0, 2, 4, 5] : [0, 3, 5]).includes(day % 7);
    if (practised) {
      const after = Math.max(0, value - (day % 2));
      await practise(app, page, value, after);
      now += (office.seconds + 1) * 1000;
      ledger.push({ time: now, day: dayOf(now, timezoneId) });
      pains.push({ day: dayOf(now, timezoneId), value }, { day: dayOf(now, timezoneId), value: after });
    } else if (day % 2 === 0) {
      await page.goto("./#/progress");
      await page.reload();
      await app.press(pain(value));
      await expect(app.screen).toContainText(`Kept: ${value} of 10.`);
      pains.push({ day: dayOf(now, timezoneId), value });
    }
  }
  await page.goto("./#/progress");
  await page.reload();
  const text = app.screen;
  const today = dayOf(now, timezoneId);
  const days = [...new Set(ledger.map(({ day }) => day))].sort((a, b) => a - b);
  const on = (day) => ledger.filter((it) => it.day === day).length;

  // The week, Monday first; 1 January 1970 was a Thursday.
  const monday = (day) => day - ((day + 3) % 7);
  const week = [0, 1, 2, 3, 4, 5, 6].map((at) => on(monday(today) + at));
  const practisedDays = week.filter((count) => count > 0).length;
  const weekTime = timeOf(week.reduce((sum, count) => sum + count * SESSION, 0));
  await expect(text).toContainText(practisedDays === 1 ? `This week: 1 day, ${weekTime}` : `This week: ${practisedDays} days, ${weekTime}`);

  // The spine: twelve days each, and what is over in words.
  const WORDS = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];
  const here = (days.length - 1) % 12;
  await expect(app.title).toHaveText(here === 0 ? "One day of twelve" : `${WORDS[here]} days of twelve`);
  await expect(text.getByRole("img", { name: here === 0 ? "1 day of 12" : `${here + 1} days of 12` })).toBeVisible();
  await expect(text).toContainText(`Week ${(monday(today) - monday(days[0])) / 7 + 1}`);

  // Pain: the mean of the days of the first seven, and of the last.
  const painOn = (day) => pains.filter((it) => it.day === day).map(({ value }) => value);
  const window = (last) =>
    [...Array(7).keys()]
      .map((at) => last - 6 + at)
      .filter((day) => painOn(day).length > 0)
      .map((day) => mean(painOn(day)));
  const first = Math.min(...pains.map(({ day }) => day));
  const [from, to] = [mean(window(first + 6)), mean(window(today))];
  expect(from - to).toBeGreaterThan(2);
  const share = Math.round(((from - to) / from) * 100);
  await expect(text).toContainText(
    `From ${tenths(from)} to ${tenths(to)}: down ${tenths(from - to)} points, ${share} %. That is more than day-to-day noise.`,
  );
  const rows = text.locator("section").filter({ has: page.getByRole("heading", { name: "Pain, seven-day mean", exact: true }) });
  await rows.getByText("As a table").click();
  const table = await rows.getByRole("row").allInnerTexts();
  const expected = [...new Set(pains.map(({ day }) => day))]
    .filter((day) => day > today - Math.min(90, Math.max(28, today - first + 1)))
    .sort((a, b) => b - a)
    .map((day) => `${shownDate(dateOf(day))}\t${tenths(mean(painOn(day)))}\t${tenths(mean(window(day)))}`);
  expect(table.slice(1)).toEqual(expected);

  // The year, and its months.
  const total = timeOf(ledger.length * SESSION);
  await expect(text).toContainText(`${days.length} days since ${shownDate(dateOf(days[0]))}, ${total}`);
  const year = text.locator("section").filter({ has: page.getByRole("heading", { name: "The year" }) });
  await year.getByText("As a table").click();
  const months = new Map();
  for (const it of ledger) {
    const month = dateOf(it.day).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), it]);
  }
  const monthRows = [...months]
    .sort()
    .reverse()
    .map(([month, of]) => {
      const count = new Set(of.map(({ day }) => day)).size;
      const name = new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric", timeZone: "UTC" }).format(Date.parse(`${month}-01`));
      return [name, count, of.length, timeOf(of.length * SESSION)].join("\t");
    });
  expect((await year.getByRole("row").allInnerTexts()).slice(1)).toEqual(monthRows);

  // The journey and what was reached.
  await expect(text).toContainText(`Day ${today - days[0] + 1}, month 3.`);
  const sorted = ledger.map(({ day }) => day).sort((a, b) => a - b);
  await expect(text).toContainText(`First session: ${shownDate(dateOf(sorted[0]))}`);
  for (const count of [10, 25]) {
    await expect(text).toContainText(`${count} sessions: ${shownDate(dateOf(sorted[count - 1]))}`);
  }

  // Exercise by exercise.
  for (const { exercise: slug, side } of guided) {
    const of = guided.filter((it) => it.exercise === slug && it.side === side);
    const time = timeOf(of.reduce((sum, { seconds }) => sum + seconds * 1000, 0) * ledger.length);
    const reps = of.reduce((sum, it) => sum + (it.reps ?? 0), 0) * ledger.length;
    const row = text.locator("details li").filter({ hasText: exercise(slug).name });
    await expect(row).toContainText(reps > 0 ? `${time}, ${reps} reps` : time);
  }

  // What came before better days.
  const after = (practised) => {
    const all = [...new Set(pains.map(({ day }) => day))].filter((day) => on(day - 1) > 0 === practised);
    return { count: all.length, mean: mean(all.map((day) => mean(painOn(day)))) };
  };
  const [withIt, without] = [after(true), after(false)];
  expect(Math.min(withIt.count, without.count)).toBeGreaterThanOrEqual(8);
  await expect(text).toContainText(
    `On ${withIt.count} days after practice your pain was ${tenths(withIt.mean)} of 10 on average; on ${without.count} days after none it was ${tenths(without.mean)}.`,
  );
  await page.clock.resume();
  await expectNoViolations(page);
  await context.close();
});

test.describe("with a check answered", () => {
  test.use({ checked: true });

  test("what is old is folded into months, and nothing on the page changes", async ({ app, page }) => {
    await saveAndOpen(page, sampleEntries());
    await app.open("#/progress");
    await expect(app.screen).toContainText(/4 days since .*, 4 min/);
    await untilFolded(page, 3);
    const before = await app.screen.innerText();
    await page.reload();
    await expect(app.screen).toContainText(/4 days since .*, 4 min/);
    expect(await app.screen.innerText()).toBe(before);
    const live = (await savedEntries(page)).filter(([key]) => /^unhunch:(record|pain):/.test(key));
    expect(live).toHaveLength(2);
  });

  test("everything is taken along, brought back into an empty browser, and taken back again", async ({ app, page, browser, baseURL }) => {
    await saveAndOpen(page, sampleEntries());
    await app.open("#/progress");
    await untilFolded(page, 3);
    const shown = await app.screen.innerText();
    await app.open("#/settings/data");
    const saving = page.waitForEvent("download");
    await app.press("Everything, as JSON");
    const path = await (await saving).path();
    const file = JSON.parse(readFileSync(path, "utf8"));
    expect(file).toMatchObject({ unhunch: "export", version: 1 });
    expect(file.kept.records).toHaveLength(4);

    const context = await browser.newContext({ baseURL, timezoneId: TIME_ZONE });
    await onThatDay(context);
    const empty = await context.newPage();
    const other = new Unhunch(empty, false);
    await other.open("#/settings/data");
    const bring = async () =>
      empty
        .getByLabel("A copy saved by Unhunch")
        .setInputFiles({ name: "u.json", mimeType: "application/json", buffer: readFileSync(path) });
    await bring();
    await expect(other.screen).toContainText("9 new, 0 already here, 0 that differ. What is here stays.");
    await other.press("Bring in what is new");
    await expect(other.screen).toContainText("9 entries were brought in.");
    await other.open("#/progress");
    await expect(other.screen).toHaveText(shown, { useInnerText: true });
    await other.open("#/settings/data");
    // The same file a second time changes nothing.
    await bring();
    await expect(other.screen).toContainText("0 new, 9 already here, 0 that differ.");
    await expect(other.button("Bring in what is new")).toHaveCount(0);
    await context.close();

    // What was brought in can be taken back.
    await app.press("Erase everything");
    await app.press("Press again: everything goes");
    await expect(app.screen).toContainText("Everything is erased.");
    const left = (await savedEntries(page)).map(([key]) => key);
    expect(left.filter((key) => key !== "unhunch:gate")).toEqual([]);
    await page
      .getByLabel("A copy saved by Unhunch")
      .setInputFiles({ name: "u.json", mimeType: "application/json", buffer: readFileSync(path) });
    await app.press("Bring in what is new");
    await app.press("Undo");
    await expect(app.screen).toContainText("They are gone again.");
    await expect(app.screen).toContainText("0 sessions, on this device only");
  });

  test("the tables and the bundle for a clinic hold what is there", async ({ app, page }) => {
    await saveAndOpen(page, sampleEntries());
    await app.open("#/settings/data");
    const take = async (name) => {
      const saving = page.waitForEvent("download");
      await app.press(name);
      return readFileSync(await (await saving).path(), "utf8");
    };
    expect((await take("Sessions, as CSV")).trim().split("\r\n")).toHaveLength(5);
    expect((await take("Pain, as CSV")).trim().split("\r\n")).toHaveLength(5);
    const bundle = JSON.parse(await take("For a clinic, as FHIR"));
    expect(faultsOfBundle(bundle)).toEqual([]);
    // Nothing is let through that R4 does not know.
    const wrong = structuredClone(bundle);
    wrong.entry[1].resource.status = "done";
    expect(faultsOfBundle(wrong)).not.toEqual([]);
    const codes = bundle.entry.flatMap(({ resource }) => resource.code?.coding?.map(({ code }) => code) ?? []);
    expect(codes.filter((code) => code === "72514-3")).toHaveLength(4);
  });

  test("pain of seven and more asks for the check", async ({ app, page }) => {
    await saveBeforeLoading(page, aDay());
    await app.open("#/progress");
    await app.press("7 of 10");
    await page.goto("./#/routine/office-reset");
    await app.start.click();
    await expect(app.screen).toContainText("pain was 7 of 10 or more");
  });

  for (const [days, at] of [
    [0, "nothing"],
    [1, "a day"],
    [21, "three weeks"],
  ]) {
    test(`axe finds nothing on the page after ${at}`, async ({ app, page }) => {
      const texts = sampleEntries();
      await saveAndOpen(page, Object.fromEntries(Object.entries(texts).slice(-2 * Math.min(days, 4))));
      if (days === 0) {
        await page.evaluate(() => localStorage.clear());
      }
      await app.open("#/progress");
      await expectNoViolations(page);
      await app.open("#/settings/data");
      await expectNoViolations(page);
      await page.goto("./#/report");
      await expectNoViolations(page);
    });
  }
});
