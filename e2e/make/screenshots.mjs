// Takes the pictures of the manifest from dist/: `node e2e/make/screenshots.mjs`. Again when the look has changed.

import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { launchOptions } from "../support/chromium.mjs";
import { Host } from "../support/host.mjs";
import { TIME_ZONE } from "../support/time.mjs";
import { Unhunch } from "../support/unhunch.mjs";

/** The file, the window, and whether a session runs. @type {[string, import("@playwright/test").ViewportSize, boolean][]} */
const SHOTS = [
  ["home", { width: 390, height: 844 }, false],
  ["session", { width: 390, height: 844 }, true],
  ["wide", { width: 1280, height: 800 }, true],
];

const host = await Host.start();
const browser = await chromium.launch(launchOptions);
for (const [name, viewport, plays] of SHOTS) {
  const context = await browser.newContext({ viewport, baseURL: host.url, serviceWorkers: "block", timezoneId: TIME_ZONE });
  const app = new Unhunch(await context.newPage());
  await app.holdClock();
  await app.open();
  if (plays) {
    await app.start.first().click();
    await app.pass(12);
    await app.picture.waitFor();
  }
  const path = fileURLToPath(new URL(`../../public/screenshots/${name}.png`, import.meta.url));
  await app.page.screenshot({ path, animations: "disabled" });
  await context.close();
}
await browser.close();
await host.remove();
