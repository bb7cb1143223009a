// Reminders without a server: at the desk while the app is open, and a calendar file that another parser reads.

import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import { expectAccessible } from "../support/axe.mjs";
import { heard, overhear } from "../support/devices.mjs";
import { expect, test } from "../support/story.mjs";
import { BEGIN, BEGIN_DAY, TIME_ZONE } from "../support/time.mjs";
import { Unhunch } from "../support/unhunch.mjs";

const MINUTE = 60;

/** Opens the page with the clock held: a workday at eleven. */
async function open(app) {
  await app.holdClock();
  await app.open("#/reminders");
}

/** Notes notifications instead of showing them. */
async function lendNotifications(page, permission) {
  await page.addInitScript((permission) => {
    globalThis.shown = [];
    globalThis.Notification = class {
      static permission = permission;
      static requestPermission = async () => (globalThis.Notification.permission = "granted");
      constructor(title) {
        globalThis.shown.push(title);
      }
    };
  }, permission);
}

/** The calendar of a file that was saved, and its events, in the time zones that the file tells of. */
async function readCalendar(file) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(await file.path(), "utf8")));
  const zones = calendar.getAllSubcomponents("vtimezone").map((it) => new ICAL.Timezone(it));
  // Only what the file says counts, not what the parser may know.
  ICAL.TimezoneService.reset();
  zones.forEach((zone) => ICAL.TimezoneService.register(zone));
  return calendar.getAllSubcomponents("vevent").map((it) => new ICAL.Event(it));
}

/** What clocks in the time zone of this name show at these moments; the browser's table of zones may be newer than Node's. */
function clocksIn(page, zone, moments) {
  return page.evaluate(
    ([zone, moments]) => {
      const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
      return moments.map((utc) => format.format(utc));
    },
    [zone, moments],
  );
}

const stand = (app) => app.page.getByRole("status", { name: "Time to stand up for a moment" });
const move = (app) => app.page.getByRole("status", { name: "Time for a micro-routine" });

test("it says nothing unless asked, and then stands up every 20 minutes and moves every 60", async ({ app, page }) => {
  await lendNotifications(page, "denied");
  await overhear(page);
  await open(app);
  await app.pass(25 * MINUTE);
  await expect(stand(app)).toHaveCount(0);
  await page.getByRole("switch", { name: "Remind me" }).click();
  await app.pass(19 * MINUTE);
  await expect(stand(app)).toHaveCount(0);
  const before = (await heard(page, "tone")).length;
  await app.pass(2 * MINUTE);
  await expect(stand(app)).toBeVisible();
  expect((await heard(page, "tone")).length, "a chime").toBeGreaterThan(before);
  expect(await page.evaluate(() => globalThis.shown)).toEqual([]);
  await expectAccessible(page);

  await app.button("In ten minutes").click();
  await expect(stand(app)).toHaveCount(0);
  await app.pass(9 * MINUTE);
  await expect(stand(app)).toHaveCount(0);
  await app.pass(2 * MINUTE);
  await expect(stand(app)).toBeVisible();
  await stand(app).getByRole("button", { name: "I just did one" }).click();
  await expect(stand(app)).toHaveCount(0);
});

test("a routine leads to its Start, and one tap stops it all for good", async ({ app, page }) => {
  await lendNotifications(page, "default");
  await open(app);
  await page.getByRole("switch", { name: "Remind me" }).click();
  await app.button("Allow notifications").click();
  await expect(app.main.getByText("A notification comes.")).toBeVisible();
  await page.getByLabel("Stand up every").selectOption("Never");
  await page.getByLabel("A micro-routine every").selectOption("30 min");
  await app.pass(31 * MINUTE);
  await expect(move(app)).toBeVisible();
  await expect.poll(() => page.evaluate(() => globalThis.shown)).toEqual(["Time for a micro-routine"]);
  await move(app).getByRole("link", { name: "Chair reset" }).click();
  await expect(app.start).toBeVisible();
  await app.start.click();
  await expect(app.countdown).toBeVisible();
  await expect(move(app), "not in a session").toHaveCount(0);

  await page.goto("./#/reminders");
  await page.getByRole("switch", { name: "Remind me" }).click();
  // What it is about goes with it.
  await expect(page.getByLabel("A micro-routine every")).toHaveCount(0);
  await expect(app.button("Save the calendar file")).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("switch", { name: "Remind me" })).not.toBeChecked();
  await app.pass(120 * MINUTE);
  await expect(move(app)).toHaveCount(0);
});

test("what one tab stops or changes holds in the other", async ({ app, page, context }) => {
  await open(app);
  await page.getByRole("switch", { name: "Remind me" }).click();
  const other = new Unhunch(await context.newPage());
  await other.answeredAt(BEGIN);
  await other.open("#/reminders");
  const there = other.page.getByRole("switch", { name: "Remind me" });
  await expect(there).toBeChecked();

  await other.page.getByLabel("Stand up every").selectOption("Never");
  // Two tabs may be two processes, and what one stores is with the other a little later.
  await expect(page.getByLabel("Stand up every")).toHaveValue("0");
  await page.getByRole("switch", { name: "Remind me" }).click();
  await expect(there).not.toBeChecked();
  await app.pass(61 * MINUTE);
  await expect(stand(other)).toHaveCount(0);
  await expect(move(other)).toHaveCount(0);

  await app.page.reload();
  await expect(page.getByRole("switch", { name: "Remind me" })).not.toBeChecked();

  // And the other way round: on is on in both, and what was chosen is, too.
  await page.getByRole("switch", { name: "Remind me" }).click();
  await expect(there).toBeChecked();
  await expect(page.getByLabel("Stand up every")).toHaveValue("0");
  await page.getByLabel("Stand up every").selectOption("20 min");
  // The meal is over at one. Minute by minute: what one tab has noted at two would be the future to one still at noon.
  const reminded = async () => (await move(app).count()) + (await move(other).count());
  for (let minute = 0; minute < 130 && (await reminded()) === 0; minute++) {
    await app.pass(MINUTE);
  }
  expect(await reminded()).toBeGreaterThan(0);
});

test("not in the quiet time, and not after work", async ({ app, page }) => {
  await open(app);
  await page.getByRole("switch", { name: "Remind me" }).click();
  // Eleven to twelve, then the meal until one.
  await app.pass(58 * MINUTE);
  await expect(stand(app)).toBeVisible();
  await stand(app).getByRole("button", { name: "I just did one" }).click();
  await app.pass(60 * MINUTE);
  await expect(stand(app)).toHaveCount(0);
  await expect(move(app)).toHaveCount(0);
  await app.pass(25 * MINUTE);
  await expect(stand(app)).toBeVisible();
});

test("a rhythm that never comes makes no file, and says why", async ({ app, page }) => {
  await open(app);
  let files = 0;
  page.on("download", () => (files += 1));
  await page.getByRole("switch", { name: "Remind me" }).click();
  await page.getByLabel("A micro-routine every").selectOption("0");
  await app.press("Save the calendar file");
  await expect(app.screen).toContainText("There is nothing to save");
  expect(files).toBe(0);
});

test("the calendar file is one that another parser reads, at the right hours in the place where the person is", async ({ app, page }) => {
  await open(app);
  await page.getByRole("switch", { name: "Remind me" }).click();
  await expect(page.getByLabel("Evening wind-down at"), "its time, once it is chosen").toHaveCount(0);
  await page.getByRole("checkbox", { name: "Evening wind-down" }).check();
  await page.getByLabel("Evening wind-down at").fill("21:30");
  await page.getByLabel("Evening wind-down at").blur();
  const download = page.waitForEvent("download");
  await app.press("Save the calendar file");
  const file = await download;
  expect(file.suggestedFilename()).toBe("unhunch.ics");
  const events = await readCalendar(file);
  expect(new Set(events.map(({ uid }) => uid)).size, "each has its own name").toBe(events.length);

  const first = (event) => event.iterator().next();
  // A place may have two names, Kathmandu and Katmandu: the browser's is the one that counts.
  const zone = await page.evaluate(() => new Intl.DateTimeFormat().resolvedOptions().timeZone);
  // Nine to five, every hour, but for the meal.
  const desk = events.filter(({ summary }) => summary === "Wall reset");
  expect(desk.map((it) => first(it).hour)).toEqual([10, 11, 13, 14, 15, 16, 17]);
  const [evening, ...others] = events.filter(({ summary }) => summary === "Evening wind-down");
  expect(others).toEqual([]);
  for (const event of events) {
    const days = event === evening ? [1, 2, 3, 4, 5, 6, 7] : [2, 3, 4, 5, 6];
    const week = event.iterator();
    const seen = Array.from(days, () => week.next());
    // In ICAL.js Sunday is 1.
    expect([...new Set(seen.map((time) => time.dayOfWeek()))].sort()).toEqual(days);
    expect([...new Set(seen.map((time) => time.zone.tzid))], "the time zone where the person is").toEqual([zone]);
    expect(seen[0].toString() >= BEGIN_DAY, seen[0].toString()).toBe(true);
    const link = event.component.getFirstPropertyValue("url");
    expect(link).toMatch(event === evening ? /#\/session\/evening-wind-down$/ : /#\/session\/office-reset$/);
    const alarm = event.component.getFirstSubcomponent("valarm");
    expect(alarm.getFirstPropertyValue("action")).toBe("DISPLAY");
    expect(alarm.getFirstPropertyValue("trigger").toSeconds()).toBe(0);
  }
  expect([first(evening).hour, first(evening).minute]).toEqual([21, 30]);
  expect(first(evening).toString(), `today in ${TIME_ZONE}`).toBe(`${BEGIN_DAY}T21:30:00`);

  // Where its link leads there is a Start.
  await page.goto(evening.component.getFirstPropertyValue("url"));
  await expect(app.start).toBeVisible();
});

const ZONES = [
  "Europe/Berlin",
  "America/New_York",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Asia/Jerusalem",
  "Pacific/Apia",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "UTC",
];
for (const zone of ZONES) {
  test.describe(`in ${zone}`, () => {
    test.use({ timezoneId: zone });

    test("the calendar file means the same hours to one that reads its zone, and to one that takes times without a zone for UTC", async ({
      app,
      page,
    }) => {
      await open(app);
      await page.getByRole("switch", { name: "Remind me" }).click();
      await page.getByRole("checkbox", { name: "Evening wind-down" }).check();
      const download = page.waitForEvent("download");
      await app.press("Save the calendar file");
      const file = await download;
      const text = readFileSync(await file.path(), "utf8");
      expect(
        text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75),
        "short lines",
      ).toBe(true);
      expect(text).not.toContain("METHOD");
      const events = await readCalendar(file);
      const evening = events.filter(({ summary }) => summary === "Evening wind-down");
      expect(evening).toHaveLength(1);
      // More than a year of evenings, and with it both weekends on which the clocks change.
      const times = evening[0].iterator();
      const wanted = Array.from({ length: 400 }, () => times.next());
      // By its rules in the file, as ical.js reads them,
      const moments = wanted.map((time) => time.toJSDate().getTime());
      // and by its name, as Google and Outlook read it. Who takes a time without a zone for UTC finds none.
      const { tzid = "UTC" } = evening[0].component.getFirstProperty("dtstart").toJSON()[1];
      const walls = wanted.map((time) => time.toString().slice(0, 16).replace("T", " "));
      expect(await clocksIn(page, tzid, moments)).toEqual(walls);
      expect(await clocksIn(page, undefined, moments), "where the person is").toEqual(walls);
      expect(new Set(walls.map((it) => it.slice(11)))).toEqual(new Set(["21:00"]));
      expect(events.every(({ component }) => component.getFirstProperty("dtstart").toJSON()[1].tzid === tzid)).toBe(true);
    });
  });
}

test("a file with other days changes the entries of the one before, and those of another device stay apart", async ({
  app,
  page,
  browser,
  baseURL,
}) => {
  await open(app);
  const entry = async (page) => {
    const on = page.getByRole("switch", { name: "Remind me" });
    if (!(await on.isChecked())) {
      await on.click();
    }
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the calendar file" }).click();
    const [event] = await readCalendar(await download);
    return { uid: event.uid, sequence: event.sequence };
  };
  const first = await entry(page);
  await page.getByRole("checkbox", { name: "Friday" }).uncheck();
  await app.pass(MINUTE);
  const second = await entry(page);
  expect(second.uid).toBe(first.uid);
  expect(second.sequence).toBeGreaterThan(first.sequence);

  const context = await browser.newContext({ baseURL });
  const other = await context.newPage();
  await other.goto("./#/reminders");
  await other.getByRole("switch", { name: "Remind me" }).waitFor();
  expect((await entry(other)).uid).not.toBe(first.uid);
  await context.close();
});
