// Takes the six sessions in mid-movement of the README from dist/: `node e2e/make/figures.mjs`. Again when the look has changed.

import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { answered } from "../support/check.mjs";
import { launchOptions } from "../support/chromium.mjs";
import { Host } from "../support/host.mjs";
import { exercise } from "../support/plan.mjs";
import { saveBeforeLoading } from "../support/saved.mjs";
import { BEGIN, TIME_ZONE } from "../support/time.mjs";
import { Unhunch } from "../support/unhunch.mjs";

/** How long after the beginning of its work, in seconds; negative: on the way into it. */
const SHOTS = [
  ["cat-cow", 2],
  ["bird-dog", 1.2],
  ["band-pull-apart", 1],
  ["quadruped-rotation", 1.2],
  ["forward-fold", -3],
  ["wall-push-up", 1],
];

const host = await Host.start();
const browser = await chromium.launch(launchOptions);
for (const [index, [slug, after]] of SHOTS.entries()) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    baseURL: host.url,
    serviceWorkers: "block",
    timezoneId: TIME_ZONE,
    colorScheme: index % 2 ? "dark" : "light",
  });
  const app = new Unhunch(await context.newPage());
  await saveBeforeLoading(app.page, answered(BEGIN));
  await app.holdClock();
  await app.begin(`exercise-${slug}`);
  await app.pass(exercise(slug).prepare + after);
  const path = fileURLToPath(new URL(`../../docs/figures/${slug}.png`, import.meta.url));
  await app.page.screenshot({ path, animations: "disabled" });
  await context.close();
}
await browser.close();
await host.remove();
