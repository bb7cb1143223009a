// Progress where things go wrong: no storage, no room, texts cut short, two tabs at once, and files of any kind.

import { readFile } from "node:fs/promises";
import * as envelope from "../support/envelope.mjs";
import { pressInFrame } from "../support/press.mjs";
import { DAY, exportOf, fillUp, sampleEntries, saveAndOpen, savedEntries, untilFolded } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";
import { onThatDay, TIME_ZONE } from "../support/time.mjs";
import { Unhunch } from "../support/unhunch.mjs";

const FILE = "A copy saved by Unhunch";

/** Gives the page `text` as the copy to bring back. */
async function bring(page, text) {
  await page.getByLabel(FILE).setInputFiles({ name: "u.json", mimeType: "application/json", buffer: Buffer.from(text) });
}

test("a fold that broke off half-way counts nothing twice", async ({ app, page }) => {
  const texts = sampleEntries();
  await saveAndOpen(page, texts);
  await app.open("#/progress");
  await untilFolded(page, 3);
  // As if the browser had died before the single entries were taken away.
  await page.evaluate((texts) => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text)), texts);
  await page.evaluate(() => localStorage.removeItem("unhunch:sums"));
  await page.reload();
  await expect(app.screen).toContainText(/4 days since .*, 4 min/);
});

for (const [name, spoil] of [
  ["cut short", (text) => text.slice(0, -20)],
  ["from a newer Unhunch", () => "7 00000000 {}"],
  ["of nobody we know", () => "hello"],
]) {
  test(`a month that is ${name} is left alone, and told`, async ({ app, page }) => {
    await saveAndOpen(page, sampleEntries());
    await app.open("#/progress");
    await untilFolded(page, 3);
    const [key, text] = (await savedEntries(page)).find(([key]) => key.startsWith("unhunch:month:"));
    const bad = spoil(text);
    await page.evaluate(([key, bad]) => localStorage.setItem(key, bad), [key, bad]);
    await page.evaluate(() => localStorage.removeItem("unhunch:sums"));
    await page.reload();
    await expect(app.main).toContainText("1 saved session cannot be read. It is left as it is.");
    await expect(app.screen).toContainText(/3 days since .*, 3 min/);
    expect(await page.evaluate((key) => localStorage.getItem(key), key)).toBe(bad);
  });
}

test("a month that was damaged after its sums were made is told, too, on the first page", async ({ app, page }) => {
  await saveAndOpen(page, sampleEntries());
  await app.open("#/progress");
  await untilFolded(page, 3);
  const [key, text] = (await savedEntries(page)).find(([key]) => key.startsWith("unhunch:month:"));
  await page.evaluate(([key, bad]) => localStorage.setItem(key, bad), [key, text.slice(0, -20)]);
  await page.goto("./#/");
  await page.reload();
  await expect(app.main).toContainText("1 saved session cannot be read. It is left as it is.");
  expect(await page.evaluate((key) => localStorage.getItem(key), key)).toBe(text.slice(0, -20));
});

test("two tabs that write at once lose nothing", async ({ app, page, context }) => {
  const other = await context.newPage();
  const second = new Unhunch(other);
  for (const it of [app, second]) {
    await it.open("#/exercise/wall-push-up");
  }
  const write = (page) =>
    page.evaluate(async () => {
      for (let count = 0; count < 200; count++) {
        const button = [...document.querySelectorAll(".rung button")][count % 2];
        button.click();
        await Promise.resolve();
      }
    });
  await Promise.all([write(page), write(other)]);
  // What a tab sees of the other's writing comes a moment later.
  const choices = async () => (await savedEntries(page)).filter(([key]) => key.startsWith("unhunch:level:")).length;
  await expect.poll(choices).toBe(400);
  await page.reload();
  await expect(app.main).not.toContainText("cannot be read");
});

test("two tabs, one that erases and one that writes: what was before is gone, what came after is there", async ({ app, page, context }) => {
  await saveAndOpen(page, sampleEntries());
  const other = await context.newPage();
  const second = new Unhunch(other);
  await second.open("#/exercise/wall-push-up");
  await app.open("#/settings/data");
  await untilFolded(page, 3);
  const writing = other.evaluate(async () => {
    for (let count = 0; count < 200; count++) {
      [...document.querySelectorAll(".rung button")][count % 2].click();
      await new Promise((resolve) => setTimeout(resolve));
    }
    return Date.now() * 1000;
  });
  await app.press("Erase everything");
  await app.press("Press again: everything goes");
  await expect(app.screen).toContainText("Everything is erased.");
  const erased = Date.now() * 1000;
  await writing;
  await other.evaluate(() => [...document.querySelectorAll(".rung button")][0].click());

  // Neither tab brings back what was erased, not when it starts anew either.
  const sessions = (texts) => texts.filter(([key]) => /:(record|pain|month|check):/.test(key));
  for (const tab of [page, other]) {
    await tab.reload();
    await tab.waitForFunction(() => !document.getElementById("shell"));
    expect(sessions(await savedEntries(tab)).filter(([key]) => Number(key.split(":")[2]) < erased && !key.includes(":check:"))).toEqual([]);
  }
  // The last press came after, and is kept.
  const levels = (await savedEntries(page)).filter(([key]) => key.startsWith("unhunch:level:"));
  expect(Math.max(...levels.map(([key]) => Number(key.split(":")[2])))).toBeGreaterThan(erased);
  await app.open("#/settings/data");
  await expect(app.screen).toContainText("0 sessions, on this device only");
  await expect(app.main).not.toContainText("cannot be read");
});

test("what one tab keeps, the other shows", async ({ app, context }) => {
  await app.open("#/progress");
  await expect(app.screen).toContainText("Your first day goes here.");
  const other = await context.newPage();
  await saveAndOpen(other, sampleEntries());
  await expect(app.screen).toContainText(/4 days since .*, 4 min/);
});

test("what was erased after the preview of a copy comes back with it, too", async ({ app, page }) => {
  await saveAndOpen(page, sampleEntries());
  await app.open("#/settings/data");
  const saving = page.waitForEvent("download");
  await app.press("Everything, as JSON");
  await page.getByLabel(FILE).setInputFiles(await (await saving).path());
  await expect(app.screen).toContainText("0 new, 9 already here");
  await app.press("Erase everything");
  await app.press("Press again: everything goes");
  await expect(app.screen).toContainText("0 sessions, on this device only");
  await page.getByLabel(FILE).setInputFiles(await (await saving).path());
  await expect(app.screen).toContainText("9 new");
  await app.press("Bring in what is new");
  await expect(app.screen).toContainText("9 entries were brought in.");
});

test("erased is erased: the colours and the reminders are as on the first day", async ({ app, page }) => {
  await app.open("#/settings/look");
  await page.getByRole("radio", { name: "Dark" }).check();
  await app.open("#/reminders");
  await page.getByRole("switch", { name: "Remind me" }).click();
  await expect.poll(() => page.evaluate(() => localStorage.getItem("unhunch:reminders"))).toContain('"on":true');
  await app.open("#/settings/data");
  await app.press("Erase everything");
  await app.press("Press again: everything goes");
  await expect(page.locator("html")).not.toHaveAttribute("data-theme", "dark");
  await page.goto("./#/reminders");
  await expect(page.getByRole("switch", { name: "Remind me" })).not.toBeChecked();
});

test("no room while a copy is brought back: all or nothing, in words", async ({ app, page, browser, baseURL }) => {
  await saveAndOpen(page, sampleEntries());
  await app.open("#/settings/data");
  const saving = page.waitForEvent("download");
  await app.press("Everything, as JSON");
  const path = await (await saving).path();

  const context = await browser.newContext({ baseURL, timezoneId: TIME_ZONE });
  await onThatDay(context);
  const full = await context.newPage();
  const there = new Unhunch(full, false);
  await there.open("#/settings/data");
  await full.getByLabel(FILE).setInputFiles(path);
  await expect(there.screen).toContainText("9 new");
  // Room for three of them.
  await full.evaluate(() => {
    const write = Storage.prototype.setItem;
    let room = 3;
    Storage.prototype.setItem = function (key, text) {
      if (room-- <= 0) {
        throw new DOMException("It is full.", "QuotaExceededError");
      }
      write.call(this, key, text);
    };
  });
  await there.press("Bring in what is new");
  await expect(there.screen.getByRole("alert")).toContainText("no room left");
  expect((await savedEntries(full)).map(([key]) => key).filter((key) => !["unhunch:gate", "unhunch:version"].includes(key))).toEqual([]);
  await expect(there.screen).toContainText("0 sessions, on this device only");
  await context.close();
});

test("five years of three sessions a day come back on a new device: progress is shown, the page lives, and Undo takes all away", async ({
  app,
  page,
}) => {
  const copy = exportOf(5 * 365 * 3);
  await app.open("#/settings/data");
  // What each frame shows of the work.
  await page.evaluate(() => {
    globalThis.shown = new Set();
    const look = () => {
      const bar = document.querySelector("article progress");
      if (bar) {
        globalThis.shown.add(`${bar.getAttribute("aria-label")} ${bar.value}`);
      }
      requestAnimationFrame(look);
    };
    look();
  });
  await bring(page, JSON.stringify(copy));
  await expect(app.screen).toContainText(`${3 * 5475} new`, { timeout: 60_000 });
  await app.press("Bring in what is new");
  await expect(app.screen).toContainText(`${(3 * 5475).toLocaleString("en")} entries were brought in.`, { timeout: 60_000 });
  const shown = await page.evaluate(() => [...globalThis.shown]);
  expect(shown.filter((it) => it.startsWith("Reading the file")).length).toBeGreaterThan(10);
  // A fast machine is done with it in a few frames.
  expect(shown.filter((it) => it.startsWith("Bringing it in")).length).toBeGreaterThan(2);

  // All of it is there, and comes out again as it went in.
  await page.reload();
  const saving = page.waitForEvent("download");
  await app.press("Everything, as JSON");
  const out = JSON.parse(await readFile(await (await saving).path(), "utf8"));
  expect(out.kept.records).toEqual(copy.kept.records);
  expect(out.kept.feedback).toEqual(copy.kept.feedback);
  expect(out.kept.pains).toEqual(copy.kept.pains);
});

test("what a copy brought is taken away again, out of the months too", async ({ app, page }) => {
  await saveAndOpen(page, sampleEntries());
  await app.open("#/settings/data");
  await untilFolded(page, 3);
  const before = new Map(await savedEntries(page));
  const copy = exportOf(400);
  await bring(page, JSON.stringify(copy));
  await app.press("Bring in what is new");
  await expect(app.screen).toContainText("1,200 entries were brought in.");
  await app.press("Undo");
  await expect(app.screen).toContainText("They are gone again.");
  const after = new Map(await savedEntries(page));
  for (const key of before.keys()) {
    expect(after.get(key)).toBe(before.get(key));
  }
  expect(after.size).toBe(before.size);
});

test("a text that cannot be read stays as it is: no copy takes its place, and Undo leaves it", async ({ app, page }) => {
  const texts = sampleEntries();
  // Of yesterday: it is not in a month.
  const young = Object.keys(texts)
    .filter((key) => key.includes(":record:"))
    .at(-1);
  await saveAndOpen(page, texts);
  await app.open("#/settings/data");
  await untilFolded(page, 3);
  const saving = page.waitForEvent("download");
  await app.press("Everything, as JSON");
  const copy = await readFile(await (await saving).path(), "utf8");
  const bad = texts[young].slice(0, -20);
  await page.evaluate(([key, bad]) => localStorage.setItem(key, bad), [young, bad]);
  await page.reload();
  await expect(app.main).toContainText("1 saved session cannot be read. It is left as it is.");
  await bring(page, copy);
  await expect(app.screen).toContainText("0 new, 8 already here, 1 that differ.");
  const other = JSON.stringify({
    ...JSON.parse(copy),
    kept: { ...JSON.parse(copy).kept, levels: [{ id: 5000, exercise: "cat-cow", level: 1 }] },
  });
  await bring(page, other);
  await app.press("Bring in what is new");
  await expect(app.screen).toContainText("1 entry was brought in.");
  expect(new Map(await savedEntries(page)).get(young)).toBe(bad);
  await app.press("Undo");
  await expect(app.screen).toContainText("They are gone again.");
  expect(new Map(await savedEntries(page)).get(young)).toBe(bad);
});

test("a store that is full to the brim makes its own room at the next visit", async ({ app, page }) => {
  const { kept } = exportOf(300);
  const texts = {};
  for (const record of kept.records) {
    texts[`unhunch:record:${record.id}`] = envelope.write(record);
  }
  await app.open("#/care");
  await fillUp(page, texts);
  await page.reload();
  // Three a day: what is older than 45 days is in its months.
  await expect.poll(async () => (await savedEntries(page)).filter(([key]) => key.startsWith("unhunch:record:")).length).toBeLessThan(140);
  await app.open("#/progress");
  await app.press("4 of 10");
  await expect(app.screen).toContainText("Kept: 4 of 10.");
  await expect.poll(async () => (await savedEntries(page)).some(([key]) => key.startsWith("unhunch:pain:"))).toBe(true);
  await app.open("#/settings/data");
  const saving = page.waitForEvent("download");
  await app.press("Everything, as JSON");
  const out = JSON.parse(await readFile(await (await saving).path(), "utf8"));
  expect(out.kept.records).toEqual(kept.records);
});

test("a store that others have filled is told when the app opens, with what helps", async ({ app, page }) => {
  await app.open("#/care");
  await fillUp(page);
  await page.reload();
  await expect(app.notices).toContainText("no room left");
  await expect(app.notices).toContainText("Save a copy of everything under Settings, Your data");
});

test("a store that refuses to write loses nothing to a fold", async ({ app, page }) => {
  await page.addInitScript((texts) => {
    Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text));
    Storage.prototype.setItem = () => {
      throw new DOMException("It is full.", "QuotaExceededError");
    };
  }, sampleEntries());
  await app.open("#/progress");
  await expect(app.notices.filter({ hasText: "no room left" })).toHaveCount(1);
  expect((await savedEntries(page)).filter(([key]) => /:(record|pain):/.test(key))).toHaveLength(8);
});

test("answers that come after their session was folded count, in whatever order the files come", async ({ app, page }) => {
  const now = Date.now();
  const at = (ago) => now - ago * DAY;
  const record = (ago) => ({
    id: at(ago) * 1000,
    utc: at(ago),
    offset: 0,
    day: new Date(at(ago)).toISOString().slice(0, 10),
    routine: "exercise-wall-push-up",
    outcome: "finished",
    planned: 60_000,
    done: [{ exercise: "wall-push-up", side: "both", level: 1, time: 60_000, reps: 8, whole: true }],
  });
  const records = [70, 65, 60].map(record);
  const feedback = records.map(({ id }) => ({ session: id, effort: "easy", pain_change: -1, worse_next_morning: false }));
  const file = (kept) =>
    JSON.stringify({
      unhunch: "export",
      version: 1,
      made: now,
      kept: { records: [], feedback: [], levels: [], pains: [], checks: [], words: [], routines: [], ...kept },
    });
  const level = async () => {
    await app.open("#/exercise/wall-push-up");
    return app.screen.locator(".rung-here").textContent();
  };
  await app.open("#/settings/data");
  await bring(page, file({ records }));
  await app.press("Bring in what is new");
  await expect(app.screen).toContainText("3 entries were brought in.");
  await page.reload();
  const before = await level();
  await app.open("#/settings/data");
  await bring(page, file({ records, feedback }));
  await app.press("Bring in what is new");
  await expect(app.screen).toContainText("3 entries were brought in.");
  const after = await level();
  expect(after).not.toBe(before);

  // The same as in an empty browser that gets all of it at once.
  await app.open("#/settings/data");
  await app.press("Erase everything");
  await app.press("Press again: everything goes");
  await bring(page, file({ records, feedback }));
  await app.press("Bring in what is new");
  await expect(app.screen).toContainText("6 entries were brought in.");
  expect(await level()).toBe(after);
  expect((await savedEntries(page)).filter(([key]) => key.startsWith("unhunch:feedback:"))).toEqual([]);
});

test("no room while old entries are folded: they stay as they are", async ({ app, page }) => {
  await page.addInitScript(() => {
    const write = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (key.startsWith("unhunch:month:")) {
        globalThis.triedToFold = true;
        throw new DOMException("It is full.", "QuotaExceededError");
      }
      write.call(this, key, text);
    };
  });
  await saveAndOpen(page, sampleEntries());
  await app.open("#/progress");
  await page.waitForFunction(() => globalThis.triedToFold);
  await expect(app.screen).toContainText(/4 days since .*, 4 min/);
  expect((await savedEntries(page)).filter(([key]) => /:(record|pain):/.test(key))).toHaveLength(8);
});

test("a sandboxed frame keeps nothing and says so; progress lives as long as the page", async ({ page, baseURL, complaints }) => {
  const { origin } = new URL(baseURL);
  await page.route(`${origin}/**`, async (route) => {
    if (new URL(route.request().url()).pathname === "/sandbox.html") {
      const body = `<!doctype html><title>Host</title><iframe sandbox="allow-scripts" src="${baseURL}#/session/office-reset" width="390" height="800"></iframe>`;
      return route.fulfill({ contentType: "text/html", body });
    }
    // A host that lets the frame in, as static hosts without headers of their own do.
    const response = await route.fetch();
    const { "content-security-policy": policy, ...headers } = response.headers();
    return route.fulfill({ response, headers: { ...headers, "access-control-allow-origin": "*" } });
  });
  await page.goto("./sandbox.html");
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("Chair reset");
  await expect(frame.locator("body")).toContainText("keeps nothing for this page");
  await pressInFrame(frame.getByRole("button", { name: "4 of 10", exact: true }));
  await expect(frame.locator("main")).toContainText("Kept: 4 of 10.");
  await frame.locator("body").evaluate(() => (location.hash = "#/settings/data"));
  await pressInFrame(frame.getByRole("button", { name: "Erase everything" }));
  await pressInFrame(frame.getByRole("button", { name: "Press again: everything goes" }));
  await expect(frame.locator("main")).toContainText("Everything is erased.");
  // The frame's origin is nobody's: its own complaints are looked at one by one.
  expect(complaints.splice(0).filter((it) => it.startsWith("thrown"))).toEqual([]);
});

for (const [text, says] of [
  ["", "ends in the middle"],
  ["hello", "cannot be read as JSON"],
  ['{"unhunch":"export"', "ends in the middle"],
  ["\u0000".repeat(50), "cannot be read as JSON"],
  ["[".repeat(100_000), "is not an export of Unhunch"],
  ["9".repeat(400_000), "cannot be read as JSON"],
  ["[]", "is not an export of Unhunch"],
  ['{"a":1}', "is not an export of Unhunch"],
  ['{"__proto__":{"unhunch":"export"}}', "is not an export of Unhunch"],
  ['{"unhunch":"export","version":9,"kept":{}}', "A newer Unhunch wrote this file"],
]) {
  test(`a file of ${text.length} characters, ${JSON.stringify(text.slice(0, 12))}, is refused in words`, async ({ app, page }) => {
    await saveAndOpen(page, sampleEntries());
    await app.open("#/settings/data");
    await untilFolded(page, 3);
    const before = await savedEntries(page);
    await bring(page, text);
    await expect(app.screen.getByRole("alert")).toContainText(says);
    expect(await savedEntries(page)).toEqual(before);
  });
}
