// A press on Start counts even before the program is there.

import { DOOR, DOORS, pagesOf, tickNothing } from "../support/check.mjs";
import { heard, overhear } from "../support/devices.mjs";
import { exercise, plan } from "../support/plan.mjs";
import { expect, test } from "../support/story.mjs";
import { digits, openWithoutProgram } from "../support/unhunch.mjs";

const [prepare, hold] = plan("office-reset").segments;

/** Opens the page without its program; the function that comes back lets it arrive. */
async function openWithout(app, page) {
  const arrive = await openWithoutProgram(page);
  return async () => {
    arrive();
    await expect(app.button("Pause")).toBeVisible();
  };
}

/** What the person reads of the session. */
async function read(app) {
  const cue = app.screen.locator(".player-cue");
  return { digits: await app.countdown.innerText(), title: await app.title.innerText(), cue: await cue.innerText() };
}

test.beforeEach(async ({ app, page }) => {
  await overhear(page);
  await app.holdClock();
});

test("the countdown runs from the press, and the app goes on with it", async ({ app, page }) => {
  const arrive = await openWithout(app, page);
  await app.start.click();
  await expect(app.countdown).toHaveText(digits(prepare.seconds));
  await expect(app.title).toHaveText(`Get ready: ${exercise(prepare.exercise).name}`);
  await expect(app.title).toBeFocused();
  await app.pass(2);
  await expect(app.countdown).toHaveText(digits(prepare.seconds - 2));

  const before = await read(app);
  await arrive();
  expect(await read(app)).toEqual(before);
  await app.pass(0.1);
  await expect(app.title).toBeFocused();

  await app.pass(prepare.seconds - 2 - 0.1);
  await expect(app.countdown).toHaveText(digits(hold.seconds));
  await expect(app.title).toHaveText(exercise(hold.exercise).name);
  await expect(page).toHaveURL(/#\/session\/office-reset$/);
});

test("sound and voice are opened in the press, and the app goes on with them", async ({ app, page }) => {
  const arrive = await openWithout(app, page);
  await app.start.click();
  const opened = await heard(page);
  expect(opened.map(({ what, during }) => [what, during])).toEqual([
    ["open", "click"],
    ["resume", "click"],
    ["say", "click"],
  ]);
  await app.pass(1);
  await arrive();
  expect(await heard(page, "open")).toHaveLength(1);
  expect((await heard(page, "tone")).length).toBeGreaterThan(0);
  // A second late is not too late to say what comes.
  expect((await heard(page, "say")).at(-1).text).toContain(exercise(prepare.exercise).name);
});

test("an exercise is not begun unseen when the program comes late", async ({ app, page }) => {
  const arrive = await openWithout(app, page);
  await app.start.click();
  await app.pass(prepare.seconds + 20);
  await expect(app.countdown).toHaveText("00");
  await arrive();
  await expect(app.countdown).toHaveText(digits(prepare.seconds));
  await app.pass(prepare.seconds);
  await expect(app.countdown).toHaveText(digits(hold.seconds));
});

test("a second press changes nothing", async ({ app, page }) => {
  const arrive = await openWithout(app, page);
  await app.start.dblclick();
  await app.pass(3);
  await arrive();
  await expect(app.countdown).toHaveText(digits(prepare.seconds - 3));
  expect(await heard(page, "open")).toHaveLength(1);
});

test("Start is a link that leads to its session before any script is there", async ({ app, page }) => {
  let arrive;
  const held = new Promise((resolve) => (arrive = resolve));
  await page.route("**/boot.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("./", { waitUntil: "commit" });
  await app.start.click();
  await expect(page).toHaveURL(/#\/session\/office-reset$/);
  arrive();
  await expect(app.title).toHaveText("Chair reset");
  await app.start.click();
  await expect(app.countdown).toBeVisible();
});

test("the space bar presses it, too", async ({ app, page }) => {
  const arrive = await openWithout(app, page);
  await app.start.press(" ");
  await expect(app.countdown).toHaveText(digits(prepare.seconds));
  await arrive();
});

test("the card of the next visit is there before the program, and its Start counts", async ({ app, page }) => {
  await app.begin("office-reset");
  await app.skim(plan("office-reset").seconds + 1);
  await expect(app.button("What I did")).toBeVisible();
  // Whoever locks the screen now comes back in the evening.
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await app.leap(10 * 3600);
  const arrive = await openWithoutProgram(page);
  const card = page.locator(".now");
  await expect(card.getByRole("heading")).not.toHaveText("Chair reset");
  const name = await card.getByRole("heading").innerText();
  const address = await app.start.getAttribute("href");
  await app.start.click();
  await expect(card.getByRole("button", { name: "One moment", exact: true })).toBeVisible();
  arrive();
  await expect(app.countdown).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  expect(await heard(page, "open")).toHaveLength(1);
  await expect(page).toHaveTitle(new RegExp(name));
});

test.describe("before the check", () => {
  test.use({ checked: false });

  test("the first question stands there at once, and the answer to it counts", async ({ app, page }) => {
    const arrive = await openWithoutProgram(page);
    await app.start.click();
    await expect(app.title).toHaveText(DOOR);
    await expect(app.title).toBeFocused();
    await app.press(DOORS.usual);
    await expect(app.button(DOORS.usual)).toHaveAttribute("aria-pressed", "true");
    arrive();
    await expect(app.title).toHaveText(pagesOf("usual")[0].title);
    await expect(page).toHaveURL(/#\/check$/);
  });

  test("whoever is still reading it sees no word change when the program comes", async ({ app, page }) => {
    const arrive = await openWithoutProgram(page);
    await app.start.click();
    const before = await app.screen.innerText();
    arrive();
    await expect(page.locator("#door")).toHaveCount(0);
    await expect(app.title).toHaveText(DOOR);
    const after = await app.screen.innerText();
    expect(after.startsWith(before.trim()), `${before} and then ${after}`).toBe(true);
  });

  test("the output of the press is the one of the session after it", async ({ app, page }) => {
    const arrive = await openWithoutProgram(page);
    await app.start.click();
    arrive();
    await expect(app.title).toHaveText(DOOR);
    await tickNothing(app);
    await app.start.click();
    await expect(app.countdown).toBeVisible();
    expect(await heard(page, "open")).toHaveLength(1);
    await expect.poll(() => page.evaluate(() => globalThis.audio.state)).toBe("running");
  });
});
