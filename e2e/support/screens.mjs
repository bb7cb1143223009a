// Every screen of the app by name, with how to get there. Nothing here goes by English words.

import { answered } from "./check.mjs";
import * as envelope from "./envelope.mjs";
import { plan } from "./plan.mjs";
import { DAY } from "./saved.mjs";
import { BEGIN } from "./time.mjs";

/** The screens: an address, and what is done there. */
export const SCREENS = {
  home: ["#/"],
  "the check": ["#/check"],
  "the door of the check": ["#/check", toDoor],
  "a page of the check": ["#/check", toRows],
  ready: ["#/session/office-reset"],
  prepare: ["#/session/office-reset", (app) => begin(app, 1)],
  hold: ["#/session/office-reset", (app) => begin(app, 8)],
  reps: ["#/session/office-reset", (app) => begin(app, plan("office-reset").segments.find((it) => it.kind === "reps").start + 1)],
  paused: ["#/session/office-reset", toPaused],
  more: ["#/session/office-reset", toMore],
  "the list of keys": ["#/session/office-reset", toKeys],
  end: ["#/session/office-reset", (app) => begin(app, plan("office-reset").seconds)],
  routine: ["#/routine/gentle-stretch"],
  exercises: ["#/exercises"],
  "every exercise": ["#/exercises", (app) => app.page.locator(".segment button").last().click()],
  exercise: ["#/exercise/head-tilt"],
  "good to know": ["#/guide"],
  "the muscles": ["#/guide/muscles", toAdvice],
  "what each thing is for": ["#/guide/gear", toAdvice],
  outcome: ["#/check", toEmergency],
  progress: ["#/progress"],
  function: ["#/function"],
  "function, with a thing": ["#/function", (app) => app.page.locator(".function .actions .pill").first().click()],
  journal: ["#/journal"],
  "what was done elsewhere": ["#/journal/elsewhere"],
  "a line of the journal": ["#/journal", toLine],
  "when it is sore": ["#/journal/patterns"],
  report: ["#/report"],
  settings: ["#/settings"],
  reminders: ["#/reminders"],
  "reminders that are on": ["#/reminders", (app) => app.screen.locator(".settings-page .switch").click()],
  "sounds and voice": ["#/settings/sounds"],
  "about you": ["#/settings/about-you"],
  "the check in the settings": ["#/settings/check"],
  looks: ["#/settings/look"],
  "your data": ["#/settings/data"],
  "a file that came": ["#/import/file"],
  "a routine as a code": ["#/import/code/office-reset"],
  about: ["#/settings/about"],
  "progress, unfolded": ["#/progress", unfold],
  where: ["#/where"],
  care: ["#/care"],
  plan: ["#/plan"],
  "a plan that is on": ["#/plan", toPlan],
  "a trial": ["#/plan/andersen-2011"],
  "a trial that is followed": ["#/plan/andersen-2011", (app) => app.screen.locator("button").first().click()],
  "today with a plan": ["#/plan", toPlannedDay],
  make: ["#/make"],
  editor: ["#/build", toSteps],
  missing: ["#/nowhere"],
  // Last: what hurts locks the sessions.
  "what hurts": ["#/session/office-reset", toHurts],
};

/** Opens all that can be opened on a page. */
async function unfold(app) {
  await app.title.waitFor();
  await app.page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = true)));
}

/** What is saved before a screen is opened: sessions and pain of so many days up to yesterday. */
export const HISTORIES = { "on the first day": 0, "after a day": 1, "after a year": 365 };

/** The saved texts of `days` days of practice, two days in three, with pain that wanders down; by their keys. */
export function history(days) {
  const texts = answered(BEGIN);
  for (let ago = days; ago > 0; ago--) {
    const utc = BEGIN - ago * DAY;
    const day = new Date(utc).toISOString().slice(0, 10);
    const id = utc * 1000;
    const value = Math.max(1, Math.round(3 + (3 * ago) / 365 + Math.sin(ago * 1.7)));
    texts[`unhunch:pain:${id}`] = envelope.write({ id, utc, offset: 0, day, value, when: "before" });
    if (days === 1 || ago % 3 !== 0) {
      const done = [{ exercise: "cat-cow", side: "both", level: 1, time: 60_000, reps: 8, whole: true }];
      const record = { id: id + 1, utc, offset: 0, day, routine: "gentle-stretch", outcome: "finished", planned: 300_000, done };
      texts[`unhunch:record:${id + 1}`] = envelope.write(record);
    }
  }
  return texts;
}

/** Starts the session that waits on the page, and lets time go by. */
export async function begin(app, seconds) {
  await app.page.locator(".ready .pill-main").first().click();
  await app.countdown.waitFor();
  await app.pass(0.1);
  await app.skim(seconds - 0.1);
}

/** To the form of the newest line of the journal, where there is one. */
async function toLine(app) {
  await app.title.waitFor();
  const line = app.screen.locator("section .row").first();
  if (await line.count()) {
    await line.click();
    await app.page.locator(".journal-form").waitFor();
  }
}

async function toDoor(app) {
  await app.page.locator("article button.row").first().click();
  await app.page.locator(".door").first().waitFor();
}

/** To the first rows of the check, of which one is ticked. */
export async function toRows(app) {
  await toDoor(app);
  await app.page.locator(".door").last().click();
  await app.page.locator(".ask input").first().check();
}

/** Until the text of a section is there. */
async function toAdvice(app) {
  await app.page.locator(".guide > section").first().waitFor();
}

/** To whom to call. */
async function toEmergency(app) {
  await toRows(app);
  await app.page.locator(".foot .pill-main").click();
  await app.page.locator(".alarm .call").first().waitFor();
}

async function toPaused(app) {
  await begin(app, 8);
  await app.page.keyboard.press(" ");
  await app.pass(0.2);
}

async function toMore(app) {
  await begin(app, 8);
  await app.page.locator(".player-more").click();
}

async function toHurts(app) {
  await begin(app, 8);
  await app.page.locator(".pill-hurts").click();
  await app.pass(0.2);
}

async function toKeys(app) {
  await begin(app, 8);
  await app.page.keyboard.press("?");
  await app.page.locator("dialog[open]").waitFor();
}

/** The fullest plan, with a line of one's own, and what can be moved. */
async function toPlan(app) {
  await app.screen.locator("input[type=radio]").last().check();
  await app.screen.locator(".plan-line input").fill("after my first coffee of the day");
  await app.screen.locator(".plan-line button").click();
  await app.screen.locator("details > summary").click();
}

async function toPlannedDay(app) {
  await toPlan(app);
  // By the hash alone: an address of its own would lose the language.
  await app.page.evaluate(() => (location.hash = "#/"));
  await app.page.locator(".ticks input").first().check();
}

/** A step from the library, and one of one's own. */
async function toSteps(app) {
  for (const add of await app.page.locator(".adder .pill").all()) {
    await add.click();
  }
  // One is unfolded at a time: that of one's own has all the fields.
  await app.page.locator(".step-fields textarea").waitFor();
}
