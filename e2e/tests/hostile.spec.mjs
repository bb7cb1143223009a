// Hostile files and damaged disks: each is reported in words, and nothing else is lost.

import { answered, DOOR } from "../support/check.mjs";
import * as envelope from "../support/envelope.mjs";
import { hostileFiles } from "../support/hostile.mjs";
import { saveAndOpen, savedEntries } from "../support/saved.mjs";
import { chance, seedOf } from "../support/seeded.mjs";
import { expect, test } from "../support/story.mjs";

// Every page would begin with a check that is whole.
test.use({ checked: false });

test("a hundred hostile files are refused, each in words, and nothing of them is kept", async ({ app, page }) => {
  test.setTimeout(180_000);
  const files = hostileFiles(seedOf("hostile files", 20261129));
  expect(files.length).toBeGreaterThan(95);
  await app.open("#/settings/data");
  const before = await savedEntries(page);
  const told = app.screen.getByRole("alert");
  const taken = [];
  for (const { name, body } of files) {
    await page.evaluate(() => (location.hash = "#/care"));
    await expect(app.title).toHaveText("When to stop, and whom to ask");
    await page.evaluate(() => (location.hash = "#/settings/data"));
    await page.getByLabel("A copy saved by Unhunch").setInputFiles({ name: "copy.json", mimeType: "application/json", buffer: body });
    const preview = app.screen.getByText(/\d+ new, \d+ already here/);
    await expect(told.or(preview).first(), name).toBeVisible();
    if (await preview.count()) {
      taken.push(name);
      continue;
    }
    const words = await told.innerText();
    expect(words, name).toMatch(/^[\w\W]{30,700}$/);
    // What a stranger wrote does not turn the words around, or hide in them.
    expect(words, name).not.toMatch(/undefined|panicked|\[object|[\u202A-\u202E\u2066-\u2069\u200B\u2060\uFEFF\u{E0000}-\u{E007F}]/u);
  }
  expect(taken).toEqual([]);
  expect(await savedEntries(page)).toEqual(before);
});

/** How a text may be damaged: `others` are the rest of the disk. */
const DAMAGES = {
  cut: (text) => text.slice(0, Math.max(0, text.length - 7)),
  emptied: () => "",
  swapped: (_, others) => others[0],
  "of another time": (text) => text.replace(/^\d+ /, "99 ").replace(/^\{/, '{"unhunch":99,'),
  "of another type": () => envelope.write([1, { level: "ready" }, null]),
  "without its sum": (text) => text.replace(/^(\d+) [0-9a-f]{8} /, "$1 00000000 ").replace(/^\{/, "[{"),
};
/** What is made anew from the rest. */
const DERIVED = /^unhunch:(card|gate|sums|version)$/;
/** What is told on the first page. */
const SAID = /^unhunch:(record|feedback|pain|level):/;

test("a disk that is damaged in one place: the app starts, says so, and leaves all as it is", async ({ app, page }) => {
  test.setTimeout(240_000);
  const { pick } = chance(seedOf("damaged disks", 20261129));
  await page.clock.setFixedTime(Date.parse("2026-11-25T00:00:00Z"));
  const time = Date.parse("2026-11-24T22:00:00Z");
  const day = "2026-11-25";
  const at = { utc: time, offset: 780, day };
  const id = time * 1000;
  const done = [{ exercise: "cat-cow", side: "both", level: 1, time: 60_000, reps: 8, whole: true }];
  const session = { id, ...at, routine: "gentle-stretch", outcome: "finished", planned: 300_000, done };
  const old = { ...session, id: id - 1e13, utc: time - 1e10, day: "2026-08-01" };
  const texts = {
    ...answered(time, {}, "Pacific/Auckland"),
    [`unhunch:record:${old.id}`]: envelope.write(old),
    [`unhunch:record:${id}`]: envelope.write(session),
    [`unhunch:feedback:${id}`]: envelope.write({ session: id, effort: "right", pain_change: 0, worse_next_morning: null }),
    [`unhunch:pain:${id + 1}`]: envelope.write({ id: id + 1, ...at, value: 3, when: "alone", place: null }),
    [`unhunch:level:${id + 2}`]: envelope.write({ id: id + 2, exercise: "cat-cow", level: 1 }),
    [`unhunch:word:${id + 3}`]: envelope.write({ id: id + 3, utc: time, day, check: id, says: "same" }),
    "unhunch:routine:my-1": JSON.stringify({ unhunch: 1, name: "Mine", steps: [{ exercise: "cat-cow" }] }),
    "unhunch:settings": JSON.stringify({ sound: true, voice: false }),
    "unhunch:reminders": JSON.stringify({
      on: false,
      days: ["0"],
      from: 540,
      until: 1020,
      quiet_from: 720,
      quiet_until: 780,
      stand: 20,
      routine: 60,
    }),
  };
  await saveAndOpen(page, texts);
  const months = async () => (await savedEntries(page)).filter(([key]) => /^unhunch:(month:|sums)/.test(key));
  await expect.poll(async () => (await months()).length, { timeout: 15_000 }).toBeGreaterThan(1);
  const whole = Object.fromEntries(await savedEntries(page));
  await app.open("#/");

  const silent = [];
  for (const key of Object.keys(whole)) {
    for (const [how, damage] of Object.entries(DAMAGES)) {
      const what = `${key.replace(/\d{9,}/, "")}, ${how}`;
      const others = Object.entries(whole).filter(([other]) => other !== key);
      const text = damage(whole[key], [pick(others)[1]]);
      await page.evaluate(
        (texts) => {
          localStorage.clear();
          Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text));
        },
        { ...whole, [key]: text },
      );
      await page.reload();
      await expect(page.locator("dialog.keys"), what).toHaveCount(1);
      await expect(app.title, what).not.toBeEmpty();
      const left = Object.fromEntries(await savedEntries(page));
      for (const [other, saved] of Object.entries({ ...whole, [key]: text })) {
        if (!DERIVED.test(other)) {
          expect(left[other], `${what}: ${other}`).toBe(saved);
        }
      }
      if (SAID.test(key) && (await app.notices.filter({ hasText: "cannot be read" }).count()) === 0) {
        silent.push(what);
      }
      if (/^unhunch:check:/.test(key)) {
        // Nobody knows what was answered.
        await app.start.click();
        await expect(app.title, what).toHaveText(DOOR);
        await page.evaluate(() => (location.hash = "#/"));
      }
    }
  }
  expect(silent, "nothing is said").toEqual([]);
});
