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

/** What an author writes into the card. */
export const WORDS = "Ninety seconds in your chair.";

/** How an article can have a session, by the name of the article: what the configurator is asked for, and how it is met. */
export const FORMS = {
  frame: { fields: { mode: "frame", words: WORDS }, meet: (page) => new Widget(page) },
  inline: { fields: { mode: "inline", words: WORDS }, meet: (page) => new Inline(page) },
  iframe: { platform: "Plain iframe", fields: {}, meet: (page) => new BareFrame(page) },
};

/** Somebody reads the article at `url`, and does the whole session in it, in the form that its author chose. */
export async function wholeSession(page, url, form) {
  const widget = FORMS[form].meet(page);
  await openAt(page, url);
  if (form !== "iframe") {
    await expectWords(widget);
  }
  await sessionIn(widget);
}

/** Opens an article. Its clock goes, as the software of blogs wants it, until somebody is led through a session. */
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

/** What the author wrote is in the card, and nowhere else. */
async function expectWords(widget) {
  await expect(widget.card).toBeVisible();
  const words = widget.page.getByText(WORDS, { exact: true });
  await expect(words).toHaveCount(1);
  await expect(words).toBeVisible();
  const [inner, outer] = [await words.boundingBox(), await widget.element.boundingBox()];
  expect(inner.y, "the words are below the upper edge of the card").toBeGreaterThanOrEqual(outer.y);
  expect(inner.y + inner.height, "the words are above its lower edge").toBeLessThanOrEqual(outer.y + outer.height);
}

/**
 * Somebody comes to an article by a link on the page `home`, where the software swaps pages without loading them; does
 * a session; goes home, and comes again.
 */
export async function comeAndGo(page, home, { there = "a sore upper back", back = "Home" } = {}) {
  await openAt(page, home);
  // Material has to have its list of pages first.
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => (globalThis.sameDocument = true));
  const widget = new Widget(page);
  const link = (name) => page.getByRole("main").getByRole("link", { name, exact: true });
  await link(there).click();
  await expectWords(widget);
  await sessionIn(widget);
  await link(back).click();
  await expect(widget.element).toHaveCount(0);
  await link(there).click();
  await expectWords(widget);
  // The check comes again: for a frame of another site this browser keeps nothing.
  await sessionIn(widget);
  expect(await page.evaluate(() => globalThis.sameDocument), "the pages were swapped, and not loaded").toBe(true);
}
