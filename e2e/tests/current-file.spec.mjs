// A copy that keeps itself. A picker cannot be driven, so a file of the browser's own disk (OPFS) is what it gives; what is
// written there is written as to any other file.

import { expectAccessible } from "../support/axe.mjs";
import * as envelope from "../support/envelope.mjs";
import { DAY, saveBeforeLoading } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";

/** The picker gives the file of this name. */
async function lendPicker(page) {
  await page.addInitScript(() => {
    globalThis.showSaveFilePicker = async ({ suggestedName }) => {
      globalThis.suggested = suggestedName;
      const folder = await navigator.storage.getDirectory();
      return folder.getFileHandle("copy.json", { create: true });
    };
  });
}

/** What is in the file; nothing while there is none. */
async function inFile(page) {
  const text = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle("copy.json").catch(() => null);
    return (await handle?.getFile())?.text();
  });
  return text ? JSON.parse(text).kept : null;
}

const count = (page) => inFile(page).then((kept) => kept?.records.length);

/** So many sessions, one a day up to yesterday. */
function sessions(many) {
  const texts = {};
  for (let ago = many; ago > 0; ago--) {
    const utc = Date.now() - ago * DAY;
    const day = new Date(utc).toISOString().slice(0, 10);
    const done = [{ exercise: "cat-cow", side: "both", level: 1, time: 60_000, reps: 8, whole: true }];
    const record = { id: utc * 1000, utc, offset: 0, day, routine: "gentle-stretch", outcome: "finished", planned: 300_000, done };
    texts[`unhunch:record:${record.id}`] = envelope.write(record);
  }
  return texts;
}

/** Saves `texts` as another tab does: this one hears of them. */
async function saveElsewhere(page, context, texts) {
  const other = await context.newPage();
  await other.goto(new URL("embed.html", page.url()).href);
  await other.evaluate((texts) => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text)), texts);
  await other.close();
}

test("a file that was chosen once is written anew when something is added", async ({ app, page }) => {
  await lendPicker(page);
  await saveBeforeLoading(page, sessions(2));
  await app.open("#/settings/data");
  await app.press("Choose the file");
  await expect(app.screen.getByText("copy.json is kept current.")).toBeVisible();
  expect(await page.evaluate(() => globalThis.suggested)).toBe("unhunch.json");
  await expect(app.screen).toContainText(/Last copy: .* The file that keeps itself\./);
  expect(await count(page)).toBe(2);
  await expectAccessible(page);

  // After a pain number, and without another press, in a page that was loaded anew.
  await page.reload();
  await expect(app.screen.getByText("copy.json is kept current.")).toBeVisible();
  await app.open("#/progress");
  await app.screen.getByRole("button", { name: "4 of 10", exact: true }).click();
  await expect.poll(async () => (await inFile(page)).pains.map((it) => it.value), { timeout: 15_000 }).toEqual([4]);

  await app.open("#/settings/data");
  await app.press("Stop keeping it");
  await expect(app.button("Choose the file")).toBeVisible();
  await page.reload();
  await expect(app.button("Choose the file")).toBeVisible();
  expect(await count(page)).toBe(2);
});

test("a permission that has lapsed is one tap, and is told under Progress", async ({ app, page }) => {
  await lendPicker(page);
  await page.addInitScript(() => {
    FileSystemHandle.prototype.queryPermission = async () => (globalThis.granted ? "granted" : "prompt");
    FileSystemHandle.prototype.requestPermission = async () => {
      globalThis.granted = navigator.userActivation.isActive;
      return globalThis.granted ? "granted" : "denied";
    };
  });
  await saveBeforeLoading(page, sessions(1));
  await app.open("#/settings/data");
  await app.press("Choose the file");
  await expect(app.screen.getByText("copy.json is kept current.")).toBeVisible();
  await page.reload();
  await expect(app.screen.getByText("The browser asks anew before copy.json may be written.")).toBeVisible();
  await saveBeforeLoading(page, sessions(3));
  await app.open("#/progress");
  await page.reload();
  await expect(app.screen.getByText("The browser asks anew before copy.json may be written.")).toBeVisible();
  await expectAccessible(page);
  expect(await count(page)).toBe(1);
  await app.press("Go on keeping it");
  await expect(app.screen.getByText("The browser asks anew")).toHaveCount(0);
  await expect.poll(() => count(page)).toBeGreaterThan(1);
});

test("a write that fails is told, and the file is as it was", async ({ app, page }) => {
  await lendPicker(page);
  await saveBeforeLoading(page, sessions(2));
  await app.open("#/settings/data");
  await app.press("Choose the file");
  await expect(app.screen.getByText("copy.json is kept current.")).toBeVisible();
  const before = await inFile(page);
  await page.evaluate(() => {
    const close = FileSystemWritableFileStream.prototype.close;
    // The disk is full when the browser puts the second file in the place of the first.
    FileSystemWritableFileStream.prototype.close = () => Promise.reject(new DOMException("", "QuotaExceededError"));
    globalThis.mend = () => (FileSystemWritableFileStream.prototype.close = close);
  });
  await app.press("Write it now");
  await expect(app.screen.getByText("copy.json could not be written")).toBeVisible();
  expect(await inFile(page)).toEqual(before);
  await page.evaluate(() => globalThis.mend());
  await app.press("Try again");
  await expect(app.screen.getByText("copy.json is kept current.")).toBeVisible();
});

test("a file that holds more than is here is not written over unasked", async ({ app, page }) => {
  await lendPicker(page);
  await app.open("#/care");
  const texts = sessions(3);
  await page.evaluate((texts) => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text)), texts);
  await page.reload();
  await app.open("#/settings/data");
  await page.reload();
  await app.press("Choose the file");
  await expect(app.screen.getByText("copy.json is kept current.")).toBeVisible();
  expect(await count(page)).toBe(3);
  // The browser has thrown one away.
  await page.evaluate((key) => localStorage.removeItem(key), Object.keys(texts)[0]);
  await page.reload();
  await expect(app.screen.getByText("There are more sessions in copy.json than here")).toBeVisible({ timeout: 15_000 });
  expect(await count(page)).toBe(3);
});

test("where no file can be kept, each tenth session without a copy reminds once", async ({ app, page, context }) => {
  await page.addInitScript(() => (globalThis.showSaveFilePicker = undefined));
  await saveBeforeLoading(page, sessions(9));
  await app.open("#/progress");
  await expect(app.title).not.toHaveText("Your first day goes here.");
  const reminder = app.screen.getByRole("status").filter({ hasText: "in no copy yet" });
  await expect(reminder).toHaveCount(0);
  await saveElsewhere(page, context, sessions(10));
  await expect(reminder).toBeVisible();
  await expectAccessible(page);
  await app.press("Not now");
  await expect(reminder).toHaveCount(0);
  await page.reload();
  await expect(app.title).not.toHaveText("Your first day goes here.");
  await expect(reminder).toHaveCount(0);
  await app.open("#/settings/data");
  await expect(app.screen).toContainText("This browser cannot write a file by itself.");
  const download = page.waitForEvent("download");
  await app.press("Everything, as JSON");
  await download;
  await expect(app.screen).toContainText(/Last copy: .* A file that you saved\./);
});

test("everything is erased, and the file stays", async ({ app, page }) => {
  await lendPicker(page);
  await app.open("#/care");
  await page.evaluate((texts) => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text)), sessions(2));
  await app.open("#/settings/data");
  await page.reload();
  await app.press("Choose the file");
  await expect(app.screen.getByText("copy.json is kept current.")).toBeVisible();
  await app.press("Erase everything");
  await page.waitForFunction(() => document.querySelector(".pill-hurts")?.textContent.startsWith("Press again"));
  await expect(async () => {
    await app.press("Press again: everything goes");
    await expect(app.screen.getByText("Everything is erased.")).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(app.button("Choose the file")).toBeVisible();
  await page.reload();
  await expect(app.button("Choose the file")).toBeVisible();
  expect(await count(page)).toBe(2);
});
