// The plan of day and week with a driven clock: a Tuesday at eleven. Each number is worked out here once more.

import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import { expectAccessible } from "../support/axe.mjs";
import * as envelope from "../support/envelope.mjs";
import { plan } from "../support/plan.mjs";
import { DAY, saveBeforeLoading } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";
import { BEGIN, BEGIN_DAY, offsetOf, shownDate, TIME_ZONE } from "../support/time.mjs";

const MINUTE = 60;

/** The date that a clock of the story shows so many days after the first one. */
const dayAt = (days) => new Date(Date.parse(BEGIN_DAY) + days * DAY).toISOString().slice(0, 10);

const base = (days, more) => {
  const utc = BEGIN + days * DAY + more;
  return { id: utc * 1000, utc, offset: offsetOf(utc, TIME_ZONE), day: dayAt(days) };
};

/** The saved text of a session so many days after the first day, by its key. */
function session(days, routine, more = 0) {
  const done = [{ exercise: "cat-cow", side: "both", level: 1, time: 60_000, reps: 8, whole: true }];
  const it = { ...base(days, more), routine, outcome: "finished", planned: 300_000, done };
  return { [`unhunch:record:${it.id}`]: envelope.write(it) };
}

function pain(days, value) {
  const it = { ...base(days, 1), value, when: "alone" };
  return { [`unhunch:pain:${it.id}`]: envelope.write(it) };
}

function entry(days, kind, fields) {
  const it = { ...base(days, 2), kind, ...fields };
  return { [`unhunch:entry:${it.id}`]: envelope.write(it) };
}

/** What is saved, of each of these days. */
const each = (days, make) => Object.assign({}, ...days.map(make));
const range = (from, to) => Array.from({ length: to - from }, (_, at) => from + at);

/** Opens the plan with the clock held, and chooses a size. */
async function choose(app, size) {
  await app.holdClock();
  await app.open("#/plan");
  await app.page.getByRole("radio", { name: size }).check();
  await expect(app.page.getByRole("heading", { name: "What is in it" })).toBeVisible();
}

const today = (app) => app.page.getByRole("region", { name: "Today's plan" });
const ticks = (app) => today(app).getByRole("checkbox");

async function names(app) {
  const all = await ticks(app).all();
  return Promise.all(all.map((it) => it.getAttribute("aria-label")));
}

/** The events of the file that is saved, in the time zones that it tells of. */
async function saveCalendar(app) {
  const download = app.page.waitForEvent("download");
  await app.press("Save the calendar file");
  const file = await download;
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(await file.path(), "utf8")));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  return calendar.getAllSubcomponents("vevent").map((it) => new ICAL.Event(it));
}

/** The first `count` days and hours of an event. */
function times(event, count) {
  const all = event.iterator();
  return Array.from({ length: count }, () => all.next()?.toString().slice(0, 16)).filter(Boolean);
}

test("a plan begins with one choice, and Today has its ticks", async ({ app, page }) => {
  await app.holdClock();
  await app.open("#/");
  await app.screen.getByRole("link", { name: "A plan for the day" }).click();
  await expect(app.title).toHaveText("A plan for the day");
  await expectAccessible(page);
  await page.getByRole("radio", { name: "Ten minutes a day" }).check();
  // Without a band it is the strength that needs none: ten minutes, and a break of a minute and a half.
  const [light, strong, rest] = ["gentle-stretch", "no-equipment", "office-reset"].map((it) => ({
    ...plan(it),
    stated: { "gentle-stretch": 360, "no-equipment": 600, "office-reset": 90 }[it],
  }));
  const most = Math.ceil((strong.stated + rest.stated) / 60);
  await expect(page.getByRole("radio", { name: `${light.stated / 60} min to ${most} min a day` })).toBeChecked();
  await expectAccessible(page);

  await page.goto("./#/");
  await expect(ticks(app)).toHaveCount(2);
  expect(await names(app)).toEqual(["Done: Chair reset", "Done: No equipment"]);
  await expect(today(app)).toContainText("Strength · 10 min");
  await expect(app.screen.getByRole("link", { name: "A plan for the day" })).toHaveCount(0);
  await expectAccessible(page);

  // By hand, and taken back; the focus stays where it is.
  const strength = today(app).getByRole("checkbox", { name: "Done: No equipment" });
  await strength.check();
  await expect(strength).toBeChecked();
  await expect(strength).toBeFocused();
  await page.reload();
  await expect(strength).toBeChecked();
  await strength.uncheck();
  await expect(strength).not.toBeChecked();

  // By a session of its routine.
  await today(app).getByRole("link", { name: "Chair reset" }).click();
  await app.start.click();
  await expect(app.countdown).toBeVisible();
  await app.skim(plan("office-reset").seconds);
  await expect(app.title).toHaveText("Done");
  await page.goto("./#/");
  await expect(today(app).getByRole("checkbox", { name: "Done: Chair reset" })).toBeChecked();

  // Tomorrow is another day, and a Wednesday: no strength.
  await app.leap(24 * 60 * MINUTE);
  await page.goto("./#/plan");
  await page.goto("./#/");
  await expect(ticks(app)).toHaveCount(2);
  expect(await names(app)).toEqual(["Done: Chair reset", "Done: Gentle stretch"]);
  await expect(today(app).getByRole("checkbox", { checked: true })).toHaveCount(0);
});

test("the full plan asks for four things at most, and parts go one by one", async ({ app, page }) => {
  await choose(app, "Full");
  await page.goto("./#/");
  await expect(ticks(app)).toHaveCount(4);
  await page.goto("./#/plan");
  await page.getByRole("switch", { name: "Before bed" }).click();
  await expect(page.getByRole("switch", { name: "Before bed" })).not.toBeChecked();
  // Four days of strength are there: a fifth cannot be chosen until one goes.
  const days = page.getByRole("group", { name: "Strength on" });
  await expect(days.getByRole("checkbox", { checked: true })).toHaveCount(4);
  await expect(days.getByRole("checkbox", { name: "Wednesday" })).toBeDisabled();
  await days.getByRole("checkbox", { name: "Monday" }).click({ force: true });
  await expect(days.getByRole("checkbox", { name: "Wednesday" })).toBeEnabled();
  await page.goto("./#/");
  await expect(ticks(app)).toHaveCount(3);
  await page.goto("./#/plan");
  await page.getByRole("button", { name: "Stop the plan" }).click();
  await app.pass(1);
  await page.getByRole("button", { name: "Press again to stop it" }).click();
  await expect(page.getByRole("heading", { name: "What is in it" })).toHaveCount(0);
  await page.goto("./#/");
  await expect(today(app)).toHaveCount(0);
});

test("strength moves from Tuesday to Wednesday, for this week or for good", async ({ app, page }) => {
  await choose(app, "Ten minutes a day");
  await page.getByText("Move a day").click();
  await page.getByRole("combobox", { name: /^From/ }).selectOption("Tuesday");
  await page.getByRole("combobox", { name: /^To/ }).selectOption("Wednesday");
  await app.press("This week only");
  await expect(app.screen.getByRole("status").filter({ hasText: "This week: Tuesday moved to Wednesday." })).toBeVisible();
  // What is shown is what the next press moves: the first of those that are left.
  await expect(page.getByRole("combobox", { name: /^From/ }).locator("option:checked")).toHaveText("Wednesday");
  await expect(page.getByRole("combobox", { name: /^To/ }).locator("option:checked")).toHaveText("Tuesday");
  await page.goto("./#/");
  await expect(today(app).getByRole("checkbox", { name: "Done: Gentle stretch" })).toBeVisible();
  await app.leap(24 * 60 * MINUTE);
  await page.reload();
  await expect(today(app).getByRole("checkbox", { name: "Done: No equipment" })).toBeVisible();
  // A week later it is Tuesday again.
  await app.leap(6 * 24 * 60 * MINUTE);
  await page.reload();
  await expect(today(app).getByRole("checkbox", { name: "Done: No equipment" })).toBeVisible();

  await page.goto("./#/plan");
  await page.getByText("Move a day").click();
  await app.press("From now on");
  const days = page.getByRole("group", { name: "Strength on" });
  await expect(days.getByRole("checkbox", { name: "Tuesday" })).not.toBeChecked();
  await expect(days.getByRole("checkbox", { name: "Wednesday" })).toBeChecked();
});

test("lines of one's own stand at their part, or fill what room there is", async ({ app, page }) => {
  await choose(app, "Ten minutes a day");
  const add = async (when, routine) => {
    await page.getByLabel("When", { exact: true }).fill(when);
    await page.getByRole("combobox", { name: /^Then/ }).selectOption(routine);
    await app.press("Add");
  };
  await app.press("Add");
  await expect(app.screen.getByText("Say when, in a few words.")).toBeVisible();
  await add("after my first coffee", "office-reset");
  await add("when the kettle boils", "desk-reset");
  await expect(app.screen.getByText("when the kettle boils: Wall reset")).toBeVisible();
  await expectAccessible(page);
  await page.goto("./#/");
  await expect(ticks(app)).toHaveCount(3);
  expect(await names(app)).toEqual(["Done: Chair reset", "Done: No equipment", "Done: Wall reset"]);
  await expect(today(app)).toContainText("after my first coffee · 90 seconds");
  await today(app).getByRole("checkbox", { name: "Done: Wall reset" }).check();
  await page.reload();
  await expect(today(app).getByRole("checkbox", { name: "Done: Wall reset" })).toBeChecked();

  await page.goto("./#/plan");
  await page.getByRole("button", { name: "Remove: when the kettle boils: Wall reset" }).click();
  await expect(app.screen.getByText("when the kettle boils")).toHaveCount(0);
  await page.goto("./#/");
  await expect(ticks(app)).toHaveCount(2);
});

test("all of it is in the calendar file: hours, days, what was moved, and lines without an hour", async ({ app, page }) => {
  await choose(app, "Full");
  await page.getByLabel("When", { exact: true }).fill("after my first coffee");
  await page.getByRole("combobox", { name: /^Then/ }).selectOption("desk-reset");
  await app.press("Add");
  await page.getByLabel("Before bed at").fill("22:15");
  await page.getByLabel("Before bed at").blur();
  await page.getByText("Move a day").click();
  await page.getByRole("combobox", { name: /^From/ }).selectOption("Thursday");
  await page.getByRole("combobox", { name: /^To/ }).selectOption("Wednesday");
  await app.press("This week only");
  const events = await saveCalendar(app);
  await expect(app.screen.getByText("Saved. Open the file in your calendar.")).toBeVisible();
  expect(new Set(events.map(({ uid }) => uid)).size, "each has its own name").toBe(events.length);

  const called = (text) => events.filter(({ summary }) => summary.startsWith(text));
  const [bed] = called("Before bed: ");
  expect(times(bed, 3)).toEqual([0, 1, 2].map((it) => `${dayAt(it)}T22:15`));
  const [saturday] = called("Saturday morning: ");
  expect(times(saturday, 2)).toEqual([4, 11].map((it) => `${dayAt(it)}T09:00`));
  // Monday, Tuesday, Thursday; Saturday's is in the morning. This Thursday's is on Wednesday.
  const [weekly, once, ...others] = called("Strength: ").sort((a, b) => Number(b.isRecurring()) - Number(a.isRecurring()));
  expect(others).toEqual([]);
  expect(times(weekly, 5)).toEqual([0, 6, 7, 9, 13].map((it) => `${dayAt(it)}T17:30`));
  expect(once.isRecurring()).toBe(false);
  expect(once.startDate.toString()).toBe(`${dayAt(1)}T17:30:00`);
  const [light, lightOnce] = called("After work: ").sort((a, b) => Number(b.isRecurring()) - Number(a.isRecurring()));
  expect(times(light, 4)).toEqual([3, 5, 8, 10].map((it) => `${dayAt(it)}T17:30`));
  expect(lightOnce.startDate.toString()).toBe(`${dayAt(2)}T17:30:00`);
  // The breaks, by the hours of the desk: every hour from nine to five but for the meal.
  const desk = called("At the desk: ").map((it) => times(it, 1)[0]);
  expect(desk).toEqual([10, 11, 13, 14, 15, 16, 17].map((hour) => `${dayAt(0)}T${hour}:00`));
  const [line] = called("after my first coffee: Wall reset");
  expect(line.startDate.isDate, "above the hours of the day").toBe(true);
  expect(line.component.getAllSubcomponents("valarm"), "nothing rings").toEqual([]);
  expect(events.length).toBe(2 + 1 + 2 + 2 + 7 + 1);
});

test("what is done in a break is chosen when it is due, and having done one is a tick", async ({ app, page }) => {
  await choose(app, "Short");
  await page.goto("./#/reminders");
  await page.getByRole("switch", { name: "Remind me" }).click();
  await page.getByLabel("Stand up every").selectOption("0");
  await page.getByLabel("A micro-routine every").selectOption("120");
  await page.getByLabel("Quiet from").fill("08:00");
  await page.getByLabel("Quiet until").fill("08:00");
  await page.getByLabel("Quiet until").blur();
  const due = page.getByRole("status", { name: "Time for a micro-routine" });
  await app.pass(119 * MINUTE);
  await expect(due).toHaveCount(0);
  await app.pass(2 * MINUTE);
  await expect(due.getByRole("link")).toHaveText(["On a call, 1 min", "Chair reset, 1 min 30 s", "Neck and shoulder stretches, 3 min"]);
  await expectAccessible(page);
  await due.getByRole("button", { name: "I just did one" }).click();
  await expect(due).toHaveCount(0);
  await page.goto("./#/");
  await expect(today(app).getByRole("checkbox", { name: "Done: Chair reset" })).toBeChecked();
});

test("who trains today begins lightly", async ({ app, page }) => {
  await choose(app, "Short");
  await page.goto("./#/");
  await today(app).getByRole("link", { name: "I train today" }).click();
  await expect(app.title).toHaveText("Activation");
});

test("three weeks of practice without a change offer something else, once", async ({ app, page }) => {
  const days = range(-28, 0);
  await saveBeforeLoading(page, {
    ...each(days, (it) => pain(it, it % 2 ? 4 : 5)),
    ...each(
      days.filter((it) => it % 3 === 0 && it < -1),
      (it) => session(it, "gentle-stretch"),
    ),
  });
  await app.holdClock();
  await app.open("#/");
  const ask = page.getByRole("region", { name: /^Three weeks of practice/ });
  // The seven days up to three weeks ago, and the last seven: of today there is no number yet.
  const mean = (from, to) => {
    const all = range(from, to + 1)
      .filter((it) => days.includes(it))
      .map((it) => (it % 2 ? 4 : 5));
    return (Math.round((all.reduce((sum, it) => sum + it, 0) / all.length) * 10) / 10).toFixed(1);
  };
  await expect(ask).toContainText(`${mean(-27, -21)}, then ${mean(-6, 0)} of 10`);
  await expectAccessible(page);
  await ask.getByRole("link", { name: "Slow return, 8 min 30 s" }).click();
  await expect(app.title).toHaveText("Slow return");
  await page.goBack();
  await ask.getByRole("button", { name: "Not now" }).click();
  await expect(ask).toHaveCount(0);
  await page.reload();
  await expect(app.start).toBeVisible();
  await expect(ask).toHaveCount(0);
});

test("a missed week offers a shorter one, and what is about safety comes before it", async ({ app, page }) => {
  await saveBeforeLoading(page, session(-15, "gentle-stretch"));
  await app.holdClock();
  await app.open("#/");
  const missed = page.getByRole("region", { name: /^Last week had none/ });
  await expect(missed.getByRole("link", { name: "Chair reset, 90 seconds" })).toBeVisible();
  await expectAccessible(page);
  await missed.getByRole("button", { name: "Not now" }).click();
  await expect(missed).toHaveCount(0);
});

test("a trial is followed to its end, with one's own numbers and the noise beside it", async ({ app, page }) => {
  const weeks = range(-77, 0);
  const fell = (it) => (it < -69 ? 6 : 3);
  await saveBeforeLoading(page, {
    ...each(weeks, (it) => pain(it, fell(it))),
    ...entry(-69, "trial", { name: "andersen-2011", value: 1 }),
    ...entry(-40, "trial", { name: "andersen-2011", value: 2 }),
    // Five days a week, but for one week of three.
    ...each(
      range(-69, 0).filter((it) => (it + 69) % 7 < (it > -62 && it <= -55 ? 3 : 5)),
      (it) => session(it, "two-minute-raise"),
    ),
  });
  await app.holdClock();
  await app.open("#/plan");
  await app.screen.getByRole("link", { name: "Ten weeks of two minutes" }).click();
  await expect(app.title).toHaveText("Ten weeks of two minutes");
  await expect(app.screen).toContainText("198 adults");
  await expect(app.screen).toContainText(`Week 10 of 10, since ${shownDate(dayAt(-69))}.`);
  const times = range(-69, 0).filter((it) => (it + 69) % 7 < (it > -62 && it <= -55 ? 3 : 5)).length;
  await expect(app.screen).toContainText(`Done ${times} times; 50 were asked for so far.`);
  await expect(app.screen).toContainText(`Made heavier 1 time, last on ${shownDate(dayAt(-40))}.`);
  // The week up to the day on which it was begun: six numbers of 6, and the first of 3.
  const before = Math.round(((6 * 6 + 3) / 7) * 10) / 10;
  const [down, share] = [((6 * 6 + 3) / 7 - 3).toFixed(1), Math.round((((6 * 6 + 3) / 7 - 3) / ((6 * 6 + 3) / 7)) * 100)];
  await expect(app.screen).toContainText(`From ${before} to 3.0: down ${down} points, ${share} %. That is more than day-to-day noise.`);
  await expect(app.screen).toContainText(
    `From ${before}, anything between ${(before - 2).toFixed(1)} and ${(before + 2).toFixed(1)} is day-to-day noise`,
  );
  await expectAccessible(page);
  await app.press("A heavier band");
  await expect(app.screen).toContainText(`Made heavier 2 times, last on ${shownDate(dayAt(0))}.`);

  // Its last day is over.
  await app.leap(24 * 60 * MINUTE);
  await page.reload();
  await expect(app.screen).toContainText(`From ${shownDate(dayAt(-69))} to ${shownDate(dayAt(0))}: it ended in week 10 of 10.`);
  await expect(app.button("A heavier band")).toHaveCount(0);
  await app.press("Begin again today");
  await expect(app.screen).toContainText(`Week 1 of 10, since ${shownDate(dayAt(1))}.`);
});

test("a trial that is ended early says how many of its weeks it were, and what it takes to compare", async ({ app, page }) => {
  await app.holdClock();
  await app.open("#/plan/tunwattanapong-2016");
  await expect(app.title).toHaveText("Four weeks of stretching");
  await expect(app.screen).toContainText("96 office workers");
  await app.press("Begin today");
  await expect(app.screen).toContainText(`Week 1 of 4, since ${shownDate(BEGIN_DAY)}.`);
  await expect(app.screen).toContainText("Done 0 times; 2 were asked for so far.");
  await expect(app.screen).toContainText("three days with a number");
  await page.getByRole("link", { name: "Neck and shoulder stretches" }).click();
  await app.press("Start");
  await app.countdown.waitFor();
  await app.skim(plan("neck-stretches").seconds);
  await expect(app.title).toHaveText("Done");
  await page.goto("./#/plan/tunwattanapong-2016");
  await expect(app.screen).toContainText("Done 1 time; 2 were asked for so far.");
  await app.leap(9 * 24 * 60 * MINUTE);
  await page.reload();
  await expect(app.screen).toContainText(`Week 2 of 4`);
  await app.press("End it");
  await app.pass(1);
  await app.press("Press again to end it");
  await expect(app.screen).toContainText(`From ${shownDate(BEGIN_DAY)} to ${shownDate(dayAt(9))}: it ended in week 2 of 4.`);
});
