// What a running session costs: the processor time of its renderer in a minute, over all threads, including the one for sound.

import { setTimeout as sleep } from "node:timers/promises";
import { withBrowser } from "./chromium.mjs";

export default async ({ session }) => {
  const moving = await minute(async (page) => {
    await page.open(session);
    await page.pressStart();
  });
  const calmly = async (page, pointer) => {
    await page.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-reduced-motion", value: "reduce" }] });
    await page.open(session);
    await page.pressStart(pointer);
  };
  const poses = await minute((page) => calmly(page));
  const bare = await minute(async (page) => {
    await calmly(page);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(".ring .figure { display: none }");
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    });
  });
  // At each change of the layout the browser looks again what is under a mouse, and then twenty times a second for half
  // a second where it might be going.
  const mouse = await minute((page) => calmly(page, { mouse: true }));
  // Times wander with the machine: the same minute of a page that does nothing but count.
  const number = await minute(async (page) => {
    await page.evaluate(() => {
      document.body.style.fontSize = "120px";
      setInterval(() => (document.body.textContent = String(new Date().getSeconds())), 1000);
    });
  });
  return [
    { name: "renderer CPU per minute", value: moving, unit: "ms", limit: 1200 },
    { name: "the same, the figure in key poses", value: poses, unit: "ms", limit: 1200 },
    { name: "the same, and a mouse that rests", value: mouse, unit: "ms" },
    { name: "the same, ring and digits alone", value: bare, unit: "ms", limit: 500 },
    { name: "the same of a number that counts", value: number, unit: "ms" },
    { name: "ring and digits alone, over that", value: bare / number, unit: "times" },
  ];
};

/** Milliseconds of processor time that the page of `begin` uses in a minute. */
const minute = (begin) =>
  withBrowser(async (browser) => {
    const page = await browser.newPage(() => {});
    await begin(page);
    // The load is over, and what it left behind.
    await sleep(5000);
    const before = await used(browser);
    await sleep(60_000);
    const after = await used(browser);
    // A browser has renderers for itself, too: the app's is the busiest.
    return Math.max(...[...after].map(([id, time]) => time - (before.get(id) ?? 0)));
  });

/** Milliseconds of processor time that each renderer has used so far. */
async function used(browser) {
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  return new Map(renderers.map(({ id, cpuTime }) => [id, cpuTime * 1000]));
}
