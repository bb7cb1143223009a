// What a minute of a session costs, against a page that only counts seconds: processor time of the renderer, over all
// threads, including the one for sound. Each is measured three times, in turns.

import { setTimeout as sleep } from "node:timers/promises";
import { withBrowser } from "./chromium.mjs";
import { median, openCounting } from "./counting.mjs";

const ROUNDS = 3;
const MINUTE = 60_000;
/** Until then the load is over, and what the press on Start left behind. */
const SETTLED = 12_000;

export default async ({ url, session }) => {
  const play = async (page, press) => {
    await page.open(session);
    await page.pressStart(press);
  };
  const bare = async (page, press) => {
    await page.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-reduced-motion", value: "reduce" }] });
    await play(page, press);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(".stage .figure { display: none }");
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    });
  };
  const counting = [];
  const digits = [];
  const figure = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    counting.push(await minute((page) => openCounting(page, url)));
    digits.push(await minute(bare));
    counting.push(await minute((page) => openCounting(page, url)));
    figure.push(await minute(play));
  }
  // At each change of the layout the browser looks again what is under a mouse, and then twenty times a second for half
  // a second where it might be going.
  const mouse = await minute((page) => bare(page, { mouse: true }));
  const number = median(counting);
  return [
    { name: "a minute of counting, renderer CPU", value: number, unit: "ms" },
    { name: "the same, ring and digits", value: median(digits), unit: "ms" },
    { name: "the same, and a mouse that rests", value: mouse, unit: "ms" },
    { name: "the same, the figure moves", value: median(figure), unit: "ms" },
    { name: "ring and digits / counting", value: median(digits) / number, unit: "x", limit: 1.4 },
    { name: "the figure moves / counting", value: median(figure) / number, unit: "x", limit: 2.5 },
  ];
};

/** Milliseconds of processor time that the page of `begin` uses in a minute. */
const minute = (begin) =>
  withBrowser(async (browser) => {
    const page = await browser.newPage(() => {});
    await begin(page);
    await sleep(SETTLED);
    const before = await used(browser);
    await sleep(MINUTE);
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
