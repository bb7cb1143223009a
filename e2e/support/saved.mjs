// What the app has saved on the device: samples of it, and how a story writes and reads it.

import { expect } from "@playwright/test";
import * as envelope from "./envelope.mjs";

export const DAY = 86_400_000;

/** Four sessions and four pain numbers, from long ago to yesterday: the saved texts by their keys. */
export function sampleEntries() {
  const texts = {};
  for (const [at, ago] of [200, 100, 50, 1].entries()) {
    const utc = Date.now() - ago * DAY;
    const day = new Date(utc).toISOString().slice(0, 10);
    const id = utc * 1000 + at;
    const done = [{ exercise: "cat-cow", side: "both", level: 1, time: 60_000, reps: 8, whole: true }];
    const record = { id, utc, offset: 0, day, routine: "gentle-stretch", outcome: "finished", planned: 300_000, done };
    texts[`unhunch:record:${id}`] = envelope.write(record);
    texts[`unhunch:pain:${id}`] = envelope.write({ id, utc, offset: 0, day, value: 3, when: "alone" });
  }
  return texts;
}

/** One day of practice, two days before `time`: what a page of progress with nothing on it does without is there. */
export function aDay(time = Date.now()) {
  const utc = time - 2 * DAY;
  const done = [{ exercise: "cat-cow", side: "both", level: 1, time: 60_000, reps: 8, whole: true }];
  const day = new Date(utc).toISOString().slice(0, 10);
  const record = { id: utc * 1000, utc, offset: 0, day, routine: "gentle-stretch", outcome: "finished", planned: 300_000, done };
  return { [`unhunch:record:${record.id}`]: envelope.write(record) };
}

/** An export of so many sessions, three a day up to now, each with a pain number before it and an answer after it. */
export function exportOf(sessions, now = Date.now()) {
  const kept = { records: [], feedback: [], levels: [], pains: [], checks: [], words: [], routines: [] };
  for (let nth = sessions; nth > 0; nth--) {
    const utc = now - nth * (DAY / 3);
    const id = utc * 1000;
    const day = new Date(utc).toISOString().slice(0, 10);
    const done = ["cat-cow", "wall-push-up", "prone-y", "band-row", "chin-tuck"].map((exercise) => ({
      exercise,
      side: "both",
      level: 1,
      time: 30_000,
      reps: 8,
      whole: true,
    }));
    kept.records.push({ id, utc, offset: 0, day, routine: "gentle-stretch", outcome: "finished", planned: 300_000, done });
    kept.feedback.push({ session: id, effort: "right", pain_change: -1, worse_next_morning: false });
    kept.pains.push({
      id: id - 1000,
      utc: utc - 1,
      offset: 0,
      day: new Date(utc - 1).toISOString().slice(0, 10),
      value: nth % 6,
      when: "before",
    });
  }
  return { unhunch: "export", version: 1, made: now, kept };
}

/** Saves `texts` and then fills local storage to the last character, in one task, so that no fold comes between. */
export function fillUp(page, texts = {}) {
  return page.evaluate((texts) => {
    Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text));
    let text = "0".repeat(2 ** 22);
    while (text !== "") {
      try {
        localStorage.setItem("another-app", (localStorage.getItem("another-app") ?? "") + text);
      } catch {
        text = text.slice(0, text.length / 2);
      }
    }
  }, texts);
}

/** All our keys with their texts. */
export function savedEntries(page) {
  return page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("unhunch:")));
}

/** Saves `texts` once, and opens the app with them. */
export async function saveAndOpen(page, texts) {
  await page.goto("./#/care");
  await page.evaluate((texts) => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text)), texts);
  await page.reload();
}

/** Waits until the old entries have been folded into so many months. */
export async function untilFolded(page, months) {
  await expect.poll(async () => (await savedEntries(page)).filter(([key]) => key.startsWith("unhunch:month:")).length).toBe(months);
}

/** The keys in the backup (IndexedDB). Runs in the page. */
export function backupKeys() {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open("unhunch", 1);
    open.onupgradeneeded = () => open.result.createObjectStore("kept");
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const keys = open.result.transaction("kept").objectStore("kept").getAllKeys();
      open.result.close();
      keys.onsuccess = () => resolve(keys.result);
      keys.onerror = () => reject(keys.error);
    };
  });
}

/** Saves `texts` before every page that is opened from now on. */
export async function saveBeforeLoading(page, texts) {
  await page.addInitScript((texts) => {
    try {
      Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text));
    } catch {
      // A page without storage saves nothing.
    }
  }, texts);
}

/** Removes `keys` before every page that is opened from now on. */
export async function removeBeforeLoading(page, keys) {
  await page.addInitScript((keys) => {
    try {
      keys.forEach((key) => localStorage.removeItem(key));
    } catch {
      // A page without storage has saved nothing.
    }
  }, keys);
}
