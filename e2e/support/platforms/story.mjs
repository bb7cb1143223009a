// What every story on a platform is given: the sites that it builds, and a watch over the page.

import { rm } from "node:fs/promises";
import { test as base, expect } from "@playwright/test";
import { BareFrame, Inline, Widget } from "../blog.mjs";
import { isBlockedWorker } from "../story.mjs";
import { BEGIN, TIME_ZONE } from "../time.mjs";
import { configure as ask } from "./configurator.mjs";

export { expect };

/** Installing a platform and building its sites may take so long, in milliseconds. */
const BUILDS = 600_000;

/** @type {import("@playwright/test").Fixtures<{ complaints: string[], accepted: RegExp[] }, {}, any, any>} */
const fixtures = {
  timezoneId: TIME_ZONE,

  /** What a platform says on its console by itself, and where else it asks for things. */
  accepted: [[], { option: true }],

  /** What the page complained about, as in `support/story.mjs`; requests go to the site and to the place of the files. */
  complaints: [
    async ({ page, baseURL, accepted }, use) => {
      const complaints = [];
      const complain = (text) => {
        if (!accepted.some((it) => it.test(text))) {
          complaints.push(text);
        }
      };
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type()) && !isBlockedWorker(message)) {
          complain(`${message.type()}: ${message.text()}`);
        }
      });
      page.on("pageerror", (error) => complain(`thrown: ${error.message}`));
      page.on("request", (request) => {
        const { origin, hostname, protocol } = new URL(request.url());
        if (!["data:", "blob:"].includes(protocol) && origin !== new URL(baseURL).origin && hostname !== "localhost") {
          complain(`request to ${request.url()}`);
        }
      });
      await use(complaints);
      expect(complaints, "what the page complained about").toEqual([]);
    },
    { auto: true },
  ],
};

const test = base.extend(fixtures);

/**
 * A test whose stories share sites, by whatever names. `build` gets a function that asks the configurator, and returns
 * for each the `url`, what ends it (`stop`), and the `folder` that goes with it.
 * @param {(configure: (platform: string, fields?: Record<string, string>) => ReturnType<typeof ask>) => Promise<Record<string, { url: string, stop?: () => Promise<void>, folder?: string }>>} build
 */
export function storiesOn(build) {
  /** @type {import("@playwright/test").Fixtures<{}, { sites: Awaited<ReturnType<typeof build>> }, any, any>} */
  const shared = {
    sites: [
      async ({ browser }, use, { project }) => {
        const { baseURL } = project.use;
        const page = await browser.newPage();
        const sites = await build((platform, fields) => ask(page, baseURL, platform, fields));
        await page.close();
        await use(sites);
        for (const { stop, folder } of Object.values(sites)) {
          await stop?.();
          if (folder) {
            await rm(folder, { recursive: true, force: true });
          }
        }
      },
      { scope: "worker", timeout: BUILDS },
    ],
  };
  return test.extend(shared);
}

/** How an article can have a session, by the name of the article: what the configurator is asked for, and how it is met. */
export const FORMS = {
  frame: { fields: { mode: "frame" }, meet: (page) => new Widget(page) },
  inline: { fields: { mode: "inline" }, meet: (page) => new Inline(page) },
  iframe: { platform: "Plain iframe", fields: {}, meet: (page) => new BareFrame(page) },
};

/** Somebody reads the article at `url`, and does the whole session in it: Start, the check, Start, to "Done". */
export async function wholeSession(page, url, widget) {
  await openAt(page, url);
  await sessionIn(widget);
}

/** Opens an article. Its clock goes, as the software of blogs wants it, until the session is led through it. */
export async function openAt(page, url) {
  await page.clock.install({ time: BEGIN });
  await page.goto(url);
}

/** From Start to "Done", on the page that is open. */
export async function sessionIn(widget) {
  await expect(widget.card).toBeVisible();
  await widget.start();
  await widget.answer();
  await widget.finish();
}
