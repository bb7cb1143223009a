// Using the app with the keyboard alone: reaching a control, and seeing where the focus is.

import { expect } from "@playwright/test";

/** Presses Tab until `locator` has the focus, which must not take more than `most` presses. */
export async function tabTo(page, locator, most = 12) {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press("Tab");
    if (await locator.evaluate((it) => it === document.activeElement)) {
      return;
    }
  }
  await expect(locator, `within ${most} presses of Tab`).toBeFocused();
}

/** The control has the focus, and a visible ring around it. */
export async function expectRing(locator) {
  await expect(locator).toBeFocused();
  await expect(locator).toHaveCSS("outline-style", "solid");
  await expect(locator).toHaveCSS("outline-width", /^([2-9]|\d\d)/);
  const [ring, ground] = await locator.evaluate((it) => [
    getComputedStyle(it).outlineColor,
    getComputedStyle(document.documentElement).backgroundColor,
  ]);
  expect(ring).not.toBe(ground);
}

/** The focus is on the heading of this text: it was not lost when the screen changed. */
export async function expectOn(app, title) {
  await expect(app.title).toHaveText(title);
  // The app moves the focus in the next frame.
  await app.pass(0.05);
  await expect(app.title).toBeFocused();
}
