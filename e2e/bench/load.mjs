// The first visit on a slow phone, with a browser that has never seen the app: the median of seven.

import { setTimeout as sleep } from "node:timers/promises";
import { withBrowser } from "./chromium.mjs";

const VISITS = 7;
const SETTLED = 4000;
const PHONE = { width: 412, height: 823, deviceScaleFactor: 1.75, mobile: true };
const NETWORK = { offline: false, latency: 562.5, downloadThroughput: 1.51e6 / 8, uploadThroughput: 675e3 / 8 };
const SLOWER = 4;

export default async ({ url }) => {
  const visits = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    // In turns, so that whatever else the machine does weighs on all of them.
    const seen = await onPhone(url, look, async (page) => {
      await page.until(() => bench.mounted);
      // Whatever comes after it may still move things.
      await sleep(SETTLED);
      return page.evaluate(() => bench);
    });
    const ready = await onPhone(url, pressEachFrame, async (page) => {
      const { at, digits } = await page.until(() => bench.ready);
      const counts = (digits) => document.querySelector("[role=timer]")?.textContent !== digits;
      await page.until(counts, digits);
      return at;
    });
    // An address that the server does not have: a page of two words, with the headers of any other.
    const empty = await onPhone(
      `${url}/nothing`,
      () => {},
      (page) =>
        page.until(() => {
          const [visit] = performance.getEntriesByType("navigation");
          return /** @type {PerformanceNavigationTiming} */ (visit)?.loadEventEnd;
        }),
    );
    visits.push({ ...seen, ready, empty });
  }
  const median = (name) => visits.map((visit) => visit[name]).sort((a, b) => a - b)[VISITS >> 1];
  return [
    { name: "slow phone: first paint", value: median("paint"), unit: "ms", limit: 800 },
    { name: "slow phone: ready for Start", value: median("ready"), unit: "ms", limit: 1430 },
    { name: "slow phone: ready / empty page", value: median("ready") / median("empty"), unit: "x" },
    { name: "slow phone: app mounted", value: median("mounted"), unit: "ms" },
    { name: "slow phone: layout shift", value: Math.max(...visits.map(({ shift }) => shift)), unit: "", limit: 0.02 },
  ];
};

const onPhone = (url, probe, use) =>
  withBrowser(async (browser) => {
    const page = await browser.newPage(probe);
    await page.send("Network.enable");
    await page.send("Network.emulateNetworkConditions", NETWORK);
    await page.send("Emulation.setDeviceMetricsOverride", PHONE);
    await page.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    // The browser's own start is over.
    await sleep(1000);
    await page.open(url);
    return use(page);
  });

/** Runs in the page: notes the first paint, the shifts, and when the app has replaced the shell. */
function look() {
  const seen = { paint: undefined, mounted: undefined, shift: 0 };
  globalThis.bench = seen;
  const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") {
      seen.paint = startTime;
    }
  });
  observe("layout-shift", ({ value }) => (seen.shift += value));
  let shell = false;
  new MutationObserver(() => {
    const there = document.getElementById("shell") !== null;
    if (shell && !there) {
      seen.mounted ??= performance.now();
    }
    shell = there;
  }).observe(document, { subtree: true, childList: true });
}

/** Runs in the page: presses Start in each frame, from the first that has it, until a countdown is there. */
function pressEachFrame() {
  globalThis.bench = {};
  requestAnimationFrame(function frame() {
    const at = performance.now();
    const start = [...document.querySelectorAll("button")].find((it) => it.textContent === "Start");
    if (start?.getClientRects().length) {
      start.click();
    }
    const timer = document.querySelector("[role=timer]");
    if (timer?.getClientRects().length) {
      bench.ready = { at, digits: timer.textContent };
    } else {
      requestAnimationFrame(frame);
    }
  });
}
