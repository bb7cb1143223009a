// What a story in Firefox or WebKit is given: the browser, a host (and so an origin) of its own, and the app to drive.

import { readFileSync } from "node:fs";
import { test as base, expect } from "@playwright/test";
import { answered, DOOR, DOORS, pagesOf } from "./check.mjs";
import { launch } from "./engine.mjs";
import { Host } from "./host.mjs";
import { headline, routines } from "./plan.mjs";
import { Visit } from "./visit.mjs";

export { expect };

const AXE = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The heading of Today for somebody new. */
export const HOME = headline("office-reset");
/** Those for anybody. */
export const HOMES = routines().map(headline);

/** A routine of the person's own, so short that a story can wait for its end. */
export const SHORT = {
  unhunch: 1,
  name: "Short",
  steps: [
    { own: { name: "First stage", text: "Do the first." }, dose: { hold: 4 }, prepare: 2 },
    { own: { name: "Second stage", text: "Do the second." }, dose: { hold: 4 }, prepare: 2 },
    { own: { name: "Third stage", text: "Do the third." }, dose: { hold: 4 }, prepare: 2 },
  ],
};

/** The app on a host of its own. */
export class Device extends Visit {
  constructor(browser, host) {
    super(browser);
    this.host = host;
  }

  /** A window as narrow as a phone's. */
  async narrow() {
    await this.send("size", { x: 0, y: 0, width: 480, height: 940 });
  }

  /** Opens the address of the app, and waits until the app has taken the page over. */
  async openApp(hash = "#/") {
    await this.open(`${this.host.url}${hash}`);
    await this.arrived();
  }

  async arrived() {
    await expect
      .poll(
        () =>
          this.evaluate(() => document.querySelector("#app h1") !== null && document.getElementById("shell") === null).catch(() => false),
        {
          message: `the app in ${this.browser.name}`,
          timeout: 20_000,
        },
      )
      .toBe(true);
  }

  /** Saves texts before the app is opened, from an address of the same origin that has no page. */
  async save(texts) {
    await this.open(`${this.host.url}nothing-here`);
    await this.evaluate((texts) => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text)), texts);
  }

  /** The check was answered today, with nothing ticked. */
  async answeredToday() {
    await this.save(answered(Date.now(), {}, ZONE));
  }

  /** Answers every page of the check with nothing ticked, and starts. */
  async answer() {
    await this.sees("heading", DOOR);
    await this.press(DOORS.usual);
    for (const { title } of pagesOf("usual")) {
      await this.sees("heading", title);
      await this.press("None of these");
    }
    await this.press("Start");
    await this.has("timer");
  }

  /** Waits until the version on the host is installed on the device. */
  async untilInstalled() {
    const isInstalled = async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return registration?.active?.state === "activated" && !registration.installing;
    };
    await expect
      .poll(() => this.evaluate(isInstalled).catch(() => false), { message: `the worker of ${this.browser.name}`, timeout: 30_000 })
      .toBe(true);
  }

  /** Opens a routine of the person's own, ready to start. */
  async openOwn(routine) {
    await this.openApp(`#/import/${encodeURIComponent(JSON.stringify(routine))}`);
    await this.press("Save");
    await this.has("button", "Start");
  }

  /** What a script of the story has noted in the page's `data-noted`. */
  async noted() {
    return JSON.parse((await this.evaluate(() => document.documentElement.dataset.noted)) ?? "[]");
  }

  /** The saved texts whose keys begin with `start`. */
  async savedTexts(start) {
    const all = await this.evaluate(() => Object.entries(localStorage));
    return all.filter(([key]) => key.startsWith(start)).map(([, text]) => text);
  }

  /** Fails with each broken rule of accessibility, what it wants, and where it is broken. */
  async accessible() {
    // What fades in is pale until it is there.
    await this.evaluate(async () => {
      await Promise.all(document.getAnimations().map((it) => it.finished.catch(() => {})));
    });
    const run = new Function(
      "tags",
      `${AXE}; return axe.run({ runOnly: tags, iframes: false }).then(({ violations }) => violations.map(({ id, help, nodes }) => id + ': ' + help + ' ' + nodes.map((it) => it.target.join(' ')).join(', ')));`,
    );
    expect(await this.evaluate(run, TAGS), `accessibility in ${this.browser.name}`).toEqual([]);
  }
}

/** Runs `use` on another device, whose browser is launched with other options. */
export async function another(name, options, host, use) {
  const engine = await launch(name, options);
  try {
    await use(new Device(engine, host));
  } finally {
    await engine.close();
  }
}

/**
 * Firefox ends a script that runs in the very moment in which its page is left, and says so; a program that was ended in the
 * middle then says that it cannot go on. A script that really never ends would hold its story up until that fails.
 */
function withoutCutOff(complaints) {
  const after = /unreachable executed|closure invoked recursively/;
  let isCutOff = false;
  return complaints.filter((it) => {
    isCutOff = it.startsWith("Script terminated by timeout") || (isCutOff && after.test(it));
    return !isCutOff;
  });
}

/**
 * @typedef {{ expect: (...words: RegExp[]) => void }} Complaints
 * @type {import("@playwright/test").Fixtures<{ host: Host, complaints: Complaints, app: Device }, { engine: any }, any, any>}
 */
const fixtures = {
  /** The browser of the project; a story that needs one of another kind launches its own. */
  engine: [
    async ({}, use, { project }) => {
      const engine = await launch(project.name);
      await use(engine);
      await engine.close();
    },
    { scope: "worker", timeout: 90_000 },
  ],

  host: async ({}, use) => {
    const host = await Host.start();
    await host.production();
    await use(host);
    await host.remove();
  },

  /** What the pages complained about. A story that provokes a complaint expects it. */
  complaints: async ({ engine }, use) => {
    await engine.complaints();
    // Firefox says so of each h1 in an article while it shows a page, though `style/base.css` gives all of them both: about its own
    // default style, which it means to change.
    // And of each file that is still on its way from the worker when its page is left.
    const expected = [
      /^Found a sectioned h1 element with no specified font-size or margin properties/,
      /^Failed to load .* A ServiceWorker intercepted the request and encountered an unexpected error/,
    ];
    await use({ expect: (...words) => expected.push(...words) });
    const all = withoutCutOff(await engine.complaints());
    expect(
      all.filter((it) => !expected.some((words) => words.test(it))),
      "what the page complained about",
    ).toEqual([]);
  },

  // `complaints` listens from before the app is there.
  app: async ({ engine, host, complaints: _ }, use, info) => {
    const app = new Device(engine, host);
    await app.narrow();
    await use(app);
    if (info.status !== info.expectedStatus) {
      const picture = await app.picture().catch(() => undefined);
      if (picture) {
        await info.attach("picture", { body: picture, contentType: "image/png" });
      }
    }
    await app.leave();
    // Whatever still runs there ends.
    await app.send("navigate", { url: "about:blank" });
  },
};

export const test = base.extend(fixtures);
