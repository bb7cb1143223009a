// Ten years of sessions against a hundred: how fast progress is on the screen, and how fast something new is saved.

import { withBrowser } from "./chromium.mjs";

const FEW = 100;
const MANY = 10_000;
/** A few sessions a day, as somebody would who does the reset each hour. */
const A_DAY = 2.7;

export default async ({ url }) => {
  const few = await measure(url, FEW);
  const many = await measure(url, MANY);
  return [
    { name: `progress with ${MANY} sessions`, value: many.shown, unit: "ms", limit: 100 },
    { name: `the same against ${FEW} sessions`, value: many.shown / few.shown, unit: "", limit: 1.5 },
    { name: `a write with ${MANY} sessions`, value: many.write, unit: "ms", limit: 5 },
    { name: `the same against ${FEW} sessions`, value: many.write / few.write, unit: "", limit: 1.5 },
  ];
};

const measure = (url, sessions) =>
  withBrowser(async (browser) => {
    const page = await browser.newPage(() => {});
    await page.open(`${url}/ticker.js`);
    await page.evaluate(fill, sessions, A_DAY);
    // The first visit folds what is old.
    await page.open(`${url}/#/care`);
    await page.until(
      () =>
        !Object.keys(localStorage).some(
          (key) => key.startsWith("unhunch:record:") && Date.now() * 1000 - Number(key.split(":")[2]) > 50 * 86_400_000_000,
        ),
    );
    await page.open(`${url}/?again#/exercise/wall-push-up`);
    await page.until(() => document.querySelector(".rung button"));
    const write = await page.evaluate(timeOfWrite);
    const shown = await page.evaluate(show);
    return { write, shown };
  });

/** Runs in the page: saves so many sessions, with pain before and after. */
function fill(sessions, aDay) {
  const crc = (text) => {
    let crc = ~0;
    for (const byte of new TextEncoder().encode(text)) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit++) {
        crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
      }
    }
    return (~crc >>> 0).toString(16).padStart(8, "0");
  };
  const save = (key, value) => {
    const json = JSON.stringify(value);
    localStorage.setItem(`unhunch:${key}`, `1 ${crc(json)} ${json}`);
  };
  // Old ones as months, as a fold would have left them; the rest one by one.
  const months = new Map();
  const now = Date.now();
  for (let nth = 0; nth < sessions; nth++) {
    const utc = now - Math.round((nth / aDay) * 86_400_000) - 60_000;
    const id = utc * 1000;
    const day = new Date(utc).toISOString().slice(0, 10);
    const done = ["rhomboid-stretch", "shoulder-activation", "seated-forward-fold"];
    if (now - utc < 44 * 86_400_000) {
      const rows = done.map((exercise) => ({ exercise, side: "both", level: 1, time: 30_000, reps: 3, whole: true }));
      save(`record:${id}`, { id, utc, offset: 0, day, routine: "office-reset", outcome: "finished", planned: 90_000, done: rows });
      save(`pain:${id + 1}`, { id: id + 1, utc, offset: 0, day, value: nth % 8, when: "after" });
    } else {
      const month = months.get(day.slice(0, 7)) ?? {
        names: ["office-reset", "both", ...done],
        records: [],
        feedback: [],
        choices: [],
        pains: [],
      };
      month.records.unshift([id, 0, 0, 0, 0, "finished", 90_000, done.map((_, at) => [at + 2, 1, 1, 30_000, 3, 1]), []]);
      month.pains.unshift([id + 1, 0, 0, 0, nth % 8, "after", null]);
      months.set(day.slice(0, 7), month);
    }
  }
  for (const [name, month] of months) {
    const json = JSON.stringify(month);
    localStorage.setItem(`unhunch:month:${name}:${crc(json)}`, `1 ${crc(json)} ${json}`);
  }
}

/** Runs in the page: the middle of twenty times that something is saved. */
async function timeOfWrite() {
  const times = [];
  for (let nth = 0; nth < 21; nth++) {
    const button = document.querySelectorAll(".rung button")[nth % 2];
    const start = performance.now();
    button.click();
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return times.sort((a, b) => a - b)[10];
}

/** Runs in the page: from the tap on the link to the page of progress, the middle of nine times. */
async function show() {
  const times = [];
  for (let nth = 0; nth < 9; nth++) {
    location.hash = "#/care";
    await new Promise((resolve) => setTimeout(resolve, 300));
    const shown = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector(".progress .year")) {
          observer.disconnect();
          // After the frame that shows it.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
        }
      });
      observer.observe(document, { subtree: true, childList: true });
    });
    const start = performance.now();
    location.hash = "#/progress";
    times.push((await shown) - start);
  }
  return times.sort((a, b) => a - b)[4];
}
