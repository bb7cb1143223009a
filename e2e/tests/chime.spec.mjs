// The chime of a reminder, in a browser that lets a page sound only once somebody has touched it. What Playwright runs in
// a page counts as a touch for the browser, so the page itself keeps to the rule here: without a press, an output stays
// suspended, and its `resume` waits.

import { heard, overhear } from "../support/devices.mjs";
import { saveBeforeLoading } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";

const HOUR = 3600;

/** Opens the home page with reminders on from an earlier visit; no day and no hour is quiet. */
async function open(app, page) {
  await overhear(page);
  await page.addInitScript(() => {
    let touched = false;
    for (const type of ["click", "keydown"]) {
      addEventListener(type, ({ isTrusted }) => (touched ||= isTrusted), true);
    }
    globalThis.AudioContext = class extends AudioContext {
      constructor(...args) {
        super(...args);
        if (!touched) super.suspend();
      }
      resume() {
        return touched && !globalThis.refuses ? super.resume() : new Promise(() => {});
      }
    };
    globalThis.Notification = { permission: "denied" };
  });
  const days = ["0", "1", "2", "3", "4", "5", "6"];
  const plan = { on: true, days, from: 0, until: 1439, quiet_from: 0, quiet_until: 0, stand: 20, routine: 0 };
  await saveBeforeLoading(page, { "unhunch:reminders": JSON.stringify(plan) });
  await app.holdClock();
  await app.open();
}

const due = (app) => app.page.getByRole("status", { name: /^Time / });
const taken = (tones) => tones.map(({ cancelled }) => cancelled !== undefined);

test("before the first tap nothing is opened, and nothing waits to be heard with it", async ({ app, page }) => {
  await open(app, page);
  await app.pass(3 * HOUR);
  await expect(due(app)).toBeVisible();
  expect(await heard(page, "open")).toEqual([]);
  expect(await heard(page, "tone")).toEqual([]);

  // Start opens it, and what is heard with it is what a session begins with.
  await app.start.click();
  await expect(app.countdown).toBeVisible();
  expect(await heard(page, "open")).toHaveLength(1);
  const { at } = (await heard(page, "open"))[0];
  const first = (await heard(page, "tone")).filter((it) => it.due < at + 1000);
  expect(
    first.map(({ hertz }) => hertz),
    "the earcon of getting ready",
  ).toEqual([392, 523]);
});

for (const [name, touch] of Object.entries({
  tap: (page) => page.locator("h1").click(),
  key: (page) => page.keyboard.press("Tab"),
})) {
  test(`the first ${name} on the page opens the output, and the chimes after it sound`, async ({ app, page }) => {
    await open(app, page);
    await app.pass(HOUR);
    await expect(due(app)).toBeVisible();
    expect(await heard(page, "open")).toEqual([]);
    await touch(page);
    expect(await heard(page, "open")).toHaveLength(1);
    await expect.poll(() => page.evaluate(() => globalThis.audio.state)).toBe("running");
    expect(await heard(page, "tone")).toEqual([]);
    // It rests until it is needed.
    await app.pass(6);
    await expect.poll(() => page.evaluate(() => globalThis.audio.state)).toBe("suspended");
    await due(app).getByRole("button", { name: "I just did one" }).click();
    await app.pass(HOUR / 3 - 15);
    // Step by step: an output comes back from its rest in real time.
    await expect(async () => {
      await app.pass(0.3);
      expect(await due(app).count()).toBe(1);
    }).toPass({ intervals: [1] });
    await expect.poll(() => page.evaluate(() => globalThis.audio.state)).toBe("running");
    await app.pass(2);
    expect(taken(await heard(page, "tone"))).toEqual([false, false]);
    expect(await heard(page, "open")).toHaveLength(1);
  });
}

test("a chime that cannot be heard now is not heard later", async ({ app, page }) => {
  await open(app, page);
  await page.locator("h1").click();
  await expect.poll(() => page.evaluate(() => globalThis.audio.state)).toBe("running");
  await app.pass(6);
  await expect.poll(() => page.evaluate(() => globalThis.audio.state)).toBe("suspended");
  // A call has taken the sound.
  await page.evaluate(() => (globalThis.refuses = true));
  await app.pass(3 * HOUR);
  const tones = await heard(page, "tone");
  expect(tones.length).toBeGreaterThan(0);
  expect(new Set(taken(tones))).toEqual(new Set([true]));
});
