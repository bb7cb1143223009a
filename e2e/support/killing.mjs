// A browser with its own profile on the disk, which a story can kill and start again.

import { chromium } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";
import { saveBeforeLoading } from "./saved.mjs";
import { onThatDay, TIME_ZONE } from "./time.mjs";
import { Unhunch } from "./unhunch.mjs";

/** Starts the browser of `profile`. The texts of `before` are saved before each of its pages loads. */
export async function open(profile, baseURL, before = {}) {
  const options = { ...launchOptions, baseURL, timezoneId: TIME_ZONE };
  const context = await chromium.launchPersistentContext(profile, options);
  await onThatDay(context);
  const page = context.pages()[0] ?? (await context.newPage());
  await saveBeforeLoading(page, before);
  return { context, page, app: new Unhunch(page) };
}

/** Saves `texts` in `profile` for good: a browser that is closed properly writes everything to the disk. */
export async function saveToProfile(profile, baseURL, texts) {
  const { context, page } = await open(profile, baseURL);
  // Not a page of the app, which would look after what it finds.
  await page.goto("./icons/icon-192.png");
  await page.evaluate((texts) => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text)), texts);
  await context.close();
}

/** Kills the browser with all its processes at once, as a power cut would. */
export async function kill(context) {
  const session = await context.browser().newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const ended = new Promise((resolve) => context.once("close", resolve));
  for (const { id } of processInfo) {
    try {
      process.kill(id, "SIGKILL");
    } catch {
      // Gone with its parent.
    }
  }
  await ended;
}
