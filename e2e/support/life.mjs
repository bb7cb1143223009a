// Drives the app through the days of one person, and keeps their diary: what is done is written there, and what Today and the calendar
// show is held against it.

import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import ICAL from "ical.js";
import { DOOR, DOORS, tickNothing } from "./check.mjs";
import { dateOf, tenths } from "./diary.mjs";
import * as envelope from "./envelope.mjs";
import { plan } from "./plan.mjs";
import { savedEntries } from "./saved.mjs";

/** How sore it is: wanders by one, and stays. */
export const soreOn = (day) => 4 + (day % 2);

export function live({ app, page }, diary) {
  const today = page.getByRole("region", { name: "Today's plan" });
  const morning = page.getByRole("region", { name: /^The morning after/ });
  const plateau = page.getByRole("region", { name: /^Three weeks of practice/ });
  const due = app.screen.getByRole("link", { name: /^How well does it go\?/ });
  const sore = app.screen.getByRole("toolbar", { name: "How sore is it now?" });

  // One page all the time: nothing is loaded again, as in a tab that stays open.
  const go = (address) => page.evaluate((address) => (location.hash = address), address);
  /** What is on the disk under keys of this kind, oldest first. */
  const kept = async (kind) => {
    const saved = (await savedEntries(page)).filter(([key]) => key.startsWith(`unhunch:${kind}:`));
    return saved.map(([, text]) => envelope.read(text).record).sort((a, b) => a.id - b.id);
  };
  /** The ids on the disk go to what was done, in its order. */
  const name = async () => {
    for (const [kind, list] of /** @type {[string, any[]][]} */ ([
      ["record", diary.sessions],
      ["pain", diary.pains],
      ["entry", diary.entries],
    ])) {
      const all = await kept(kind);
      expect(all, kind).toHaveLength(list.length);
      list.forEach((it, at) => (it.id = all[at].id));
    }
  };
  const save = async (press) => {
    const download = page.waitForEvent("download");
    await app.press(press);
    return readFileSync(await (await download).path(), "utf8");
  };

  const home = async () => {
    await go("#/");
    await expect(today).toBeVisible();
    const rows = today.getByRole("checkbox");
    const seen = async () => Promise.all((await rows.all()).map(async (it) => [await it.getAttribute("aria-label"), await it.isChecked()]));
    await expect.poll(seen, { message: `the ticks of day ${diary.today}` }).toEqual(diary.ticks());
    const change = diary.morning() ? undefined : diary.plateau();
    await expect(morning, `the morning of day ${diary.today}`).toHaveCount(diary.morning() ? 1 : 0);
    await expect(plateau, `a plateau on day ${diary.today}`).toHaveCount(change ? 1 : 0);
    if (change) {
      await expect(plateau).toContainText(`${tenths(change.from)}, then ${tenths(change.to)} of 10`);
    }
    await expect(due, `what is hard on day ${diary.today}`).toHaveCount(!diary.morning() && !change && diary.isDue() ? 1 : 0);
  };
  const say = async (value, when) => {
    await sore.getByRole("button", { name: `${value} of 10`, exact: true }).click();
    await expect(app.screen).toContainText(`Kept: ${value} of 10.`);
    diary.pain(value, when);
  };
  const practise = async (routine, ...before) => {
    const first = diary.sessions.length === 0;
    // The address of a session that was over shows its end for as long as the page stays open: later ones start on the routine's page.
    await go(first ? `#/session/${routine}` : "#/");
    if (!first) {
      await app.screen.locator("summary").filter({ hasText: "How sore is it now?" }).click();
    }
    await say(soreOn(diary.today), "before");
    if (!first) {
      await go(`#/routine/${routine}`);
    }
    if (before.length > 0) {
      await expect(page.getByRole("region", { name: "Warm-up first?" })).toBeVisible();
      await app.press("Begin with it");
      await expect(page.getByRole("switch", { name: /^Warm-up/ })).toBeChecked();
    }
    await app.start.click();
    if (first) {
      await expect(app.title).toHaveText(DOOR);
      await tickNothing(app);
      await app.press("Start");
    } else {
      await app.press(`Same as last time: ${DOORS.usual}`);
    }
    await expect(app.countdown).toBeVisible();
    await app.skim([...before, routine].reduce((all, it) => all + plan(it).seconds, 1));
    await expect(app.title).toHaveText("Done");
    return diary.session(routine, ...before);
  };
  const tick = async (what, part, on = true) => {
    await today.getByRole("checkbox", { name: `Done: ${what}` }).setChecked(on);
    diary.entry("tick", { name: part, value: Number(on) });
    await home();
  };
  const openLine = async (of) => {
    await name();
    await go(`#/journal/${of.id}`);
    await expect(app.button(of.deleted ? "Bring it back" : "Save")).toBeVisible();
  };
  const correct = async (of, field, label, value) => {
    await openLine(of);
    await app.screen.getByLabel(label).fill(String(value));
    diary.correct(of, field, value);
  };
  const remove = async (of, deleted = true) => {
    await openLine(of);
    await app.press(deleted ? "Delete" : "Bring it back");
    await expect(app.button(deleted ? "Bring it back" : "Save")).toBeVisible();
    diary.remove(of, deleted);
  };
  const saveLine = async () => {
    await app.press("Save");
    await expect(app.title).toHaveText("Journal");
  };

  const calendar = async () => {
    await go("#/plan");
    const file = new ICAL.Component(ICAL.parse(await save("Save the calendar file")));
    ICAL.TimezoneService.reset();
    for (const zone of file.getAllSubcomponents("vtimezone")) {
      ICAL.TimezoneService.register(new ICAL.Timezone(zone));
    }
    const events = file.getAllSubcomponents("vevent").map((it) => new ICAL.Event(it));
    const wanted = diary.hours(28);
    const end = dateOf(diary.today + 28);
    const seen = Object.fromEntries(Object.keys(wanted).map((says) => [says, []]));
    for (const event of events) {
      const times = event.iterator();
      for (let it = times.next(); it && it.toString() < end; it = times.next()) {
        seen[event.summary].push(it.toString().slice(0, 16));
      }
    }
    Object.values(seen).forEach((times) => times.sort());
    expect(seen, `the calendar of day ${diary.today}`).toEqual(wanted);
  };

  return { go, home, say, practise, tick, openLine, saveLine, correct, remove, calendar, name, save, plateau, due };
}
