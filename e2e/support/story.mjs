// What every story in Chromium is given: the app to drive, and a watch that fails the story when the page complains.

import { test as base, expect } from "@playwright/test";
import { onThatDay, TIME_ZONE } from "./time.mjs";
import { Unhunch } from "./unhunch.mjs";

export { expect };

/** The stories forbid the service worker (`playwright.config.mjs`), and Playwright says so on the page's console. */
export function isBlockedWorker(message) {
  return message.text().startsWith("Service Worker registration blocked by Playwright");
}

/** @type {import("@playwright/test").Fixtures<{ complaints: string[], checked: boolean, app: Unhunch }, {}, any, any>} */
const fixtures = {
  // What the home page offers depends on the hour of the person's day.
  timezoneId: TIME_ZONE,

  context: async ({ context }, use) => {
    await onThatDay(context);
    await use(context);
  },

  /**
   * What the page complained about: errors and warnings on the console (a broken Content-Security-Policy is one),
   * errors that nothing caught, and requests that leave the origin. A story that provokes one expects it, and takes
   * it out.
   */
  complaints: [
    async ({ page, baseURL }, use) => {
      const complaints = [];
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type()) && !isBlockedWorker(message)) {
          complaints.push(`${message.type()}: ${message.text()}`);
        }
      });
      page.on("pageerror", (error) => complaints.push(`thrown: ${error.message}`));
      page.on("request", (request) => {
        if (new URL(request.url()).origin !== new URL(baseURL).origin) {
          complaints.push(`request to ${request.url()}`);
        }
      });
      await use(complaints);
      expect(complaints, "what the page complained about").toEqual([]);
    },
    { auto: true },
  ],

  /** Whether the person has answered the safety check today, with nothing ticked. */
  checked: [true, { option: true }],

  app: async ({ page, checked }, use) => {
    const app = new Unhunch(page, checked);
    if (checked) {
      await app.answeredAt(Date.now());
    }
    await use(app);
  },
};

export const test = base.extend(fixtures);
