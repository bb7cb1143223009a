// Everything with the keyboard alone; nothing here clicks.

import * as envelope from "../support/envelope.mjs";
import { expectOn, expectRing, tabTo } from "../support/keyboard.mjs";
import { exercise, plan } from "../support/plan.mjs";
import { expect, test } from "../support/story.mjs";
import { digits, HOME } from "../support/unhunch.mjs";

const [prepare, hold, prepareNext] = plan("office-reset").segments;
const name = (segment) => exercise(segment.exercise).name;

test.beforeEach(async ({ app }) => app.holdClock());

async function begin(app, page) {
  await app.open("#/session/office-reset");
  await tabTo(page, app.start);
  await page.keyboard.press("Enter");
  await expectOn(app, `Get ready: ${name(prepare)}`);
}

test("from the first Tab to the end of a session @desktop", async ({ app, page }) => {
  await app.open();
  await page.keyboard.press("Tab");
  await expectRing(page.getByRole("link", { name: "Unhunch, home" }));
  await tabTo(page, app.start);
  await expectRing(app.start);
  await page.keyboard.press("Enter");
  await expectOn(app, `Get ready: ${name(prepare)}`);

  await test.step("Space waits and goes on", async () => {
    await page.keyboard.press("Space");
    await expect(app.notices).toHaveText("Paused");
    await page.keyboard.press("Space");
    await expect(app.notices).toHaveCount(0);
  });
  await test.step("the arrows skip and go back", async () => {
    await page.keyboard.press("ArrowRight");
    await expect(app.title).toHaveText(name(hold));
    await page.keyboard.press("ArrowLeft");
    await expect(app.title).toHaveText(`Get ready: ${name(prepare)}`);
    await page.keyboard.press("ArrowRight");
  });
  await test.step("R starts the segment again, + and - change it", async () => {
    await app.pass(7);
    await expect(app.countdown).toHaveText(digits(hold.seconds - 7));
    await page.keyboard.press("r");
    await expect(app.countdown).toHaveText(digits(hold.seconds));
    await page.keyboard.press("+");
    await expect(app.countdown).toHaveText(digits(hold.seconds + 15));
    await page.keyboard.press("-");
    await page.keyboard.press("-");
    await expect(app.countdown).toHaveText(digits(hold.seconds - 15));
  });
  await test.step("F shows big digits", async () => {
    const height = async () => (await app.countdown.boundingBox()).height;
    const before = await height();
    await page.keyboard.press("f");
    await expect(app.picture).toBeHidden();
    expect(await height()).toBeGreaterThan(1.5 * before);
    await page.keyboard.press("f");
    await expect(app.picture).toBeVisible();
  });
  await test.step("M switches the sound", async () => {
    const sound = page.getByRole("button", { name: "Sound", exact: true, includeHidden: true });
    await expect(sound).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("m");
    await expect(sound).toHaveAttribute("aria-pressed", "false");
    await page.keyboard.press("m");
    await expect(sound).toHaveAttribute("aria-pressed", "true");
  });
  await test.step("a button that has the focus keeps Space and Enter for itself", async () => {
    await tabTo(page, app.button("Skip"));
    await expectRing(app.button("Skip"));
    await page.keyboard.press("Space");
    await expect(app.title).toHaveText(`Get ready: ${name(prepareNext)}`);
    await expect(app.button("Pause")).toBeVisible();
    await expect(app.button("Skip")).toBeFocused();
  });
  await test.step("what is behind More can be reached", async () => {
    await tabTo(page, app.button("More"));
    await page.keyboard.press("Enter");
    await tabTo(page, app.button("End here"));
    await expectRing(app.button("End here"));
    await page.keyboard.press("Enter");
    await expectOn(app, "Ended early");
  });
  await test.step("and from the end once more, and home", async () => {
    // The numbers for pain are one stop, with the arrows along them.
    await tabTo(page, app.button("0, no pain"));
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await expect(app.screen).toContainText("Kept: 2 of 10.");
    await tabTo(page, app.button("What I did"));
    await page.keyboard.press("Enter");
    await tabTo(page, app.button("Again"));
    await page.keyboard.press("Enter");
    await expectOn(app, `Get ready: ${name(prepare)}`);
    await page.keyboard.press("h");
    await expectOn(app, "Stopped. What is it like?");
    await tabTo(page, app.button("Sore or tired muscles"));
    await page.keyboard.press("Enter");
    await expectOn(app, "Stopped. What is it like?");
    await tabTo(page, app.button("Stop for today"));
    await page.keyboard.press("Enter");
    await expectOn(app, "You stopped, and that was right");
    const home = app.screen.getByRole("link", { name: "Back to today", exact: true });
    await tabTo(page, home);
    await page.keyboard.press("Enter");
    await expectOn(app, HOME);
  });
  const outcomes = (await app.records()).map(({ text }) => envelope.read(text).record.outcome);
  expect(outcomes).toEqual(["ended", "hurt"]);
});

test("the focus is on the heading after each way that a session ends @desktop", async ({ app, page }) => {
  await begin(app, page);
  for (let segment = 0; segment < 5; segment++) {
    await page.keyboard.press("ArrowRight");
  }
  await app.pass(30);
  await expectOn(app, "Done");
});

test("the focus is on the heading of each page @desktop", async ({ app, page }) => {
  await app.open();
  await tabTo(page, page.getByRole("link", { name: "Settings", exact: true }));
  await page.keyboard.press("Enter");
  await expectOn(app, "Settings");
  await page.goBack();
  await expectOn(app, HOME);
  await tabTo(page, app.screen.getByRole("link", { name: "See the moves" }));
  await page.keyboard.press("Enter");
  await expectOn(app, "Chair reset");
  await tabTo(page, app.screen.getByRole("link", { name: "When to stop" }), 24);
  await page.keyboard.press("Enter");
  await expectOn(app, "When to stop, and whom to ask");
  await page.goto("./#/nowhere");
  await expectOn(app, "There is no such page");
});

test("the question mark opens the list of keys, and Escape closes it @desktop", async ({ app, page }) => {
  await begin(app, page);
  await page.keyboard.press("?");
  await expect(app.keyList).toBeVisible();
  await expectRing(app.keyList.getByRole("button", { name: "Close" }));
  const keys = app.keyList.getByRole("term");
  await expect(keys).toHaveText(["Space", "←", "→", "R", "+", "−", "Enter", "F", "M", "H", "?"]);

  // The keys of the session wait while the list is read.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("h");
  await expect(app.title).toHaveText(`Get ready: ${name(prepare)}`);

  await page.keyboard.press("Escape");
  await expect(app.keyList).toBeHidden();
  await expect(app.title).toBeFocused();
  await page.keyboard.press("?");
  await expect(app.keyList).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(app.keyList).toBeHidden();
  await expect(app.title).toBeFocused();
});

test("the focus is not lost when the session ends behind the list of keys @desktop", async ({ app, page }) => {
  await begin(app, page);
  for (let segment = 0; segment < 5; segment++) {
    await page.keyboard.press("ArrowRight");
  }
  await app.pass(1);
  await page.keyboard.press("?");
  await expect(app.keyList).toBeVisible();
  await app.pass(30);
  await page.keyboard.press("Escape");
  await expectOn(app, "Done");
});

test("Caps Lock does not take the keys away @desktop", async ({ app, page }) => {
  await begin(app, page);
  await page.keyboard.press("H");
  await expectOn(app, "Stopped. What is it like?");
});

test("keys with Control, Alt or Meta are the browser's @desktop", async ({ app, page }) => {
  await begin(app, page);
  for (const key of ["Control+h", "Alt+h", "Meta+h"]) {
    await page.keyboard.press(key);
  }
  await expect(app.countdown).toBeVisible();
});

test("single characters can be switched off, and stay off @desktop", async ({ app, page }) => {
  await app.open("#/settings/look");
  const shortcuts = app.screen.getByRole("switch", { name: "Keyboard shortcuts" });
  // Behind the places, and the choices of size, colours and motion.
  await tabTo(page, shortcuts, 24);
  await expectRing(shortcuts);
  await page.keyboard.press("Space");
  await expect(shortcuts).not.toBeChecked();
  await page.reload();
  await expect(shortcuts).not.toBeChecked();

  await begin(app, page);
  await page.keyboard.press("ArrowRight");
  await expect(app.title).toHaveText(name(hold));
  await app.pass(4);
  for (const key of ["r", "+", "=", "-", "f", "m", "h", "?"]) {
    await page.keyboard.press(key);
  }
  await expect(app.title).toHaveText(name(hold));
  await expect(app.countdown).toHaveText(digits(hold.seconds - 4));
  await expect(app.picture).toBeVisible();
  await expect(app.keyList).toBeHidden();
  // Space and the arrows are no characters.
  await page.keyboard.press("Space");
  await expect(app.notices).toHaveText("Paused");
});
