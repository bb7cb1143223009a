// Drives the app as a person does, by what can be seen and pressed, under the names that a screen reader says.

import { expect } from "@playwright/test";
import { answered } from "./check.mjs";
import { headline, routines } from "./plan.mjs";
import { removeBeforeLoading, saveBeforeLoading } from "./saved.mjs";
import { BEGIN, MINUTE } from "./time.mjs";

/** The heading of Today: that of one of the routines, by the hour and by what was done. */
export const HOME = new RegExp(`^(${routines().map(headline).join("|").replaceAll("?", "\\?")})$`);

export class Unhunch {
  constructor(page, checked = true) {
    this.page = page;
    this.checked = checked;
    /** The saved texts of the check, by key. */
    this.check = {};
    this.main = page.getByRole("main");
    /** All but the live region, which repeats what can be read here. */
    this.screen = this.main.getByRole("article");
    this.title = this.screen.getByRole("heading", { level: 1 });
    this.start = this.button("Start");
    this.countdown = page.getByRole("timer");
    this.bar = page.getByRole("progressbar", { name: "Progress of the session" });
    this.picture = this.screen.getByRole("img");
    this.notices = this.main.getByRole("status");
    this.keyList = page.getByRole("dialog", { name: "Keys" });
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** Saves a check that was answered at `time` with nothing ticked, in place of any other. */
  async answeredAt(time) {
    await removeBeforeLoading(this.page, Object.keys(this.check));
    this.check = answered(time);
    await saveBeforeLoading(this.page, this.check);
  }

  /** Stops `Date`, `performance.now` and every timer of the page. From now on time goes by only in `pass`, `skim` and `leap`. */
  async holdClock() {
    // A check of today would lie in the future of a held clock, and so would all that is saved after it.
    if (this.checked) {
      await this.answeredAt(BEGIN);
    }
    // A clock runs from its install on, and cannot be put back.
    await this.page.clock.install({ time: BEGIN - MINUTE });
    await this.page.clock.pauseAt(BEGIN);
  }

  /**
   * Lets time go by. Every timer fires when it is due. At a cue the app sets the next one in a task of its own, which no held clock
   * waits for: the last seconds go one by one, and what came late comes with them.
   */
  async pass(seconds) {
    const all = Math.round(seconds * 1000);
    const slow = Math.min(all, 3000);
    if (all > slow) {
      await this.page.clock.runFor(all - slow);
    }
    for (let left = slow; left > 0; left -= 1000) {
      await this.page.clock.runFor(Math.min(left, 1000));
      await this.page.evaluate(oneTask);
    }
  }

  /** Lets time go by quickly: in leaps that are too short to count as sleep, and only the last seconds timer by timer. */
  async skim(seconds) {
    let left = seconds;
    for (; left > 9; left -= 8) {
      await this.leap(8);
    }
    await this.pass(left);
  }

  /** Lets time go by in one leap, as when the page was frozen. */
  async leap(seconds) {
    await this.page.clock.fastForward(seconds * 1000);
  }

  /** Opens an address, and waits until the app has taken over the page, with what stands above every page (the list of keys among it). */
  async open(address = "#/") {
    await this.openPage(address);
    await expect(this.page.locator("dialog.keys")).toHaveCount(1);
  }

  /** The same, where a load may be missing. */
  async openPage(address = "#/") {
    await this.page.goto(`./${address}`);
    await expect(this.page.locator("#shell")).toHaveCount(0);
  }

  /** Until all of the app is here, as after the first idle moments. */
  async untilLoaded() {
    const here = () =>
      performance.getEntriesByType("resource").filter(({ name }) => /(?<!shared)_(check|progress|tools)\.wasm$/.test(name)).length;
    await expect.poll(() => this.page.evaluate(here)).toBeGreaterThanOrEqual(3);
    await this.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  }

  /** Opens a routine's session and starts it. */
  async begin(routine) {
    await this.open(`#/session/${routine}`);
    await this.start.click();
    await expect(this.countdown).toBeVisible();
  }

  /** Presses the button of this name. */
  async press(name) {
    await this.button(name).click();
  }

  /** Presses a button that is behind "More". */
  async pressMore(name) {
    if (!(await this.button(name).isVisible())) {
      await this.button("More").click();
    }
    await this.press(name);
  }

  /** Opens what was done of the session that is over: the table, and the ways on from it. */
  async openDone() {
    await this.press("What I did");
    await expect(this.page.getByRole("dialog", { name: "What I did" })).toBeVisible();
  }

  /** Begins the routine of the session that is over once more. */
  async pressAgain() {
    await this.openDone();
    await this.press("Again");
  }

  /** The saved sessions: their keys and their texts, oldest first. */
  async records() {
    const saved = await this.page.evaluate(() => Object.entries(localStorage));
    return saved
      .filter(([key]) => key.startsWith("unhunch:record:"))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, text]) => ({ key, text }));
  }

  /** What has the focus: its name for people, or its tag. */
  async focused() {
    return this.page.evaluate(() => {
      const it = document.activeElement;
      return it === document.body ? "the body" : (it.getAttribute("aria-label") ?? it.textContent.trim());
    });
  }
}

/** Runs in a page: until the messages that were sent in it have come. */
function oneTask() {
  const { port1, port2 } = new MessageChannel();
  const come = new Promise((resolve) => (port1.onmessage = resolve));
  port2.postMessage(null);
  return come.then(() => port1.close());
}

/** Seconds as the countdown shows them, in two digits. */
export function digits(seconds) {
  return String(seconds).padStart(2, "0");
}

/** Opens the home page while the program is held back. The function that it returns lets the program come, or lets `answer` handle its request. */
export async function openWithoutProgram(page, answer = (route) => route.continue()) {
  let arrive;
  const held = new Promise((resolve) => (arrive = resolve));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await answer(route);
  });
  await page.goto("./", { waitUntil: "domcontentloaded" });
  return arrive;
}
