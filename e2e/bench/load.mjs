// The first visit on a slow phone, with a browser that has never seen the app, and the visit of somebody who comes again:
// medians of five, each beside an empty page in turns.

import { setTimeout as sleep } from "node:timers/promises";
import { withBrowser } from "./chromium.mjs";
import { median } from "./counting.mjs";

const VISITS = 5;
const SETTLED = 4000;
const PHONE = { width: 412, height: 823, deviceScaleFactor: 1.75, mobile: true };
const NETWORK = { offline: false, latency: 562.5, downloadThroughput: 1.51e6 / 8, uploadThroughput: 675e3 / 8 };
const SLOWER = 4;

export default async ({ url, plan }) => {
  const [prepare] = plan.changes;
  const visits = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    visits.push({ ...(await still(url)), ...(await first(url)), ...(await again(url)), empty: await empty(url) });
  }
  const middle = (name) => median(visits.map((visit) => visit[name]));
  const seen = middle("start");
  const time = (name, what, limit) => ({ name: `slow phone: ${name}`, value: middle(what), unit: "ms", limit });
  return [
    time("an empty page", "empty"),
    time("first paint", "paint", 800),
    time("Start seen", "start"),
    time("first question tickable", "question"),
    time("a question ticked", "ticked"),
    time("from Start to work, on a later visit", "work"),
    time("longest task after the first paint", "task", 150),
    { name: "slow phone: first paint / empty page", value: middle("paint") / middle("empty"), unit: "x" },
    { name: "slow phone: Start seen / empty page", value: seen / middle("empty"), unit: "x" },
    { name: "slow phone: first question / empty page", value: middle("question") / middle("empty"), unit: "x" },
    { name: "slow phone: first question / Start seen", value: middle("question") / seen, unit: "x", limit: 1.25 },
    { name: "slow phone: work / prepare", value: middle("work") / prepare, unit: "x", limit: 1, digits: 1 },
    { name: "slow phone: layout shift", value: Math.max(...visits.map(({ shift }) => shift)), unit: "", limit: 0.02 },
  ];
};

/** Somebody who only looks. */
const still = (url) =>
  withBrowser(async (browser) => {
    const page = await onPhone(browser, { checked: false });
    await page.open(url);
    await page.until(() => bench.start && document.getElementById("shell") === null);
    // Whatever comes after it may still move things.
    await sleep(SETTLED);
    const { paint, shift, tasks } = await page.evaluate(() => bench);
    const later = tasks.filter(({ startTime }) => startTime >= paint).map(({ duration }) => duration);
    return { paint, shift, task: Math.max(0, ...later) };
  });

/** Somebody who has never been here presses Start as soon as it is seen, and answers the first question of the check. */
const first = (url) =>
  withBrowser(async (browser) => {
    const page = await onPhone(browser, { checked: false });
    await page.open(url);
    await page.tap(await seenAt(page, "Start"));
    // Of the three doors of the check: a tap on it is an answer.
    await page.tap(await seenAt(page, "My usual ache"));
    const { question } = await page.evaluate(() => bench);
    // Where it were too early, no questions would follow.
    await page.until(boxPlace);
    for (let ticked = false; !ticked; ticked = await page.evaluate(isTicked)) {
      await page.tap(await page.until(boxPlace));
    }
    const ticked = await page.evaluate(() => performance.now());
    const { start } = await page.evaluate(() => bench);
    return { start, question, ticked };
  });

/** Somebody who has answered today's check comes again, and presses Start as soon as it is seen. */
const again = (url) =>
  withBrowser(async (browser) => {
    const before = await browser.newPage(look);
    await before.open(url);
    await before.until(() => navigator.serviceWorker.controller !== null || navigator.serviceWorker.ready.then(() => true));
    await sleep(SETTLED);
    const page = await onPhone(browser);
    await page.open(url);
    await page.tap(await seenAt(page, "Start"));
    return page.until(() => bench.work && { work: bench.work });
  });

const empty = (url) =>
  withBrowser(async (browser) => {
    const page = await onPhone(browser);
    // An address that the server does not have: a page of two words, with the headers of any other.
    await page.open(`${url}/nothing`);
    return page.until(() => {
      const [visit] = performance.getEntriesByType("navigation");
      return /** @type {PerformanceNavigationTiming} */ (visit)?.loadEventEnd;
    });
  });

async function onPhone(browser, who) {
  const page = await browser.newPage(look, who);
  await page.send("Network.enable");
  await page.send("Network.emulateNetworkConditions", NETWORK);
  await page.send("Emulation.setDeviceMetricsOverride", PHONE);
  await page.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  // The browser's own start is over.
  await sleep(1000);
  return page;
}

/** Waits until a control of this name can be seen, and returns its middle. */
const seenAt = (page, name) => page.until((name) => bench.find(name), name);

/** Runs in the page: the middle of the first box of the check. */
function boxPlace() {
  const box = document.querySelector(".asks input[type=checkbox]");
  const { left, top, width, height } = box?.getBoundingClientRect() ?? {};
  return box && { x: left + width / 2, y: top + height / 2 };
}

/** Runs in the page. */
function isTicked() {
  return document.querySelector(".asks input[type=checkbox]:checked") !== null;
}

/** Runs in the page: notes the first paint, the shifts, when the controls are first seen, and when the work begins. */
function look() {
  const seen = { paint: undefined, shift: 0, tasks: [], start: undefined, question: undefined, work: undefined, find };
  globalThis.bench = seen;
  const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") {
      seen.paint = startTime;
    }
  });
  observe("longtask", ({ startTime, duration }) => seen.tasks.push({ startTime, duration }));
  observe("layout-shift", ({ value }) => (seen.shift += value));
  let pressed;
  addEventListener("click", ({ timeStamp }) => (pressed ??= timeStamp), { capture: true });

  /** The middle of the control of this name, where it can be seen. */
  function find(name) {
    const control = [...document.querySelectorAll("button, a")].find((it) => it.innerText.trim() === name);
    const { left, top, width, height } = control?.getBoundingClientRect() ?? { width: 0 };
    return width > 0 ? { x: left + width / 2, y: top + height / 2 } : undefined;
  }

  requestAnimationFrame(function frame(now) {
    seen.start ??= find("Start") && now;
    seen.question ??= find("My usual ache") && now;
    const title = document.querySelector("#app .player:not([hidden]) h1");
    // Getting ready has words of its own before the name.
    if (pressed && title && !title.querySelector(".kicker")) {
      seen.work ??= now - pressed;
    }
    requestAnimationFrame(frame);
  });
}
