// A contrast theme of the system removes the app's colours: what is chosen has to be visible without them.

import { DOORS } from "../support/check.mjs";
import { plan } from "../support/plan.mjs";
import { expect, test } from "../support/story.mjs";

/** How an element looks apart from its colours; a ground that the app insists on counts, too. */
async function look(locator) {
  await expect(locator).toBeVisible();
  return locator.evaluate((it) => {
    const style = getComputedStyle(it);
    const insists = style.forcedColorAdjust === "none";
    return JSON.stringify([
      style.borderTopWidth,
      style.borderTopStyle,
      style.borderInlineStartWidth,
      style.borderInlineStartStyle,
      style.outlineStyle,
      style.textDecorationLine,
      insists ? style.backgroundColor : "",
    ]);
  });
}

/** What is chosen looks different from what is not. */
async function expectApart(on, off, what) {
  expect(await look(on), what).not.toBe(await look(off));
}

const pressed = (locator, state) => locator.and(locator.page().locator(`[aria-pressed="${state}"]`)).first();

for (const colorScheme of ["light", "dark"]) {
  test.describe(colorScheme, () => {
    test.beforeEach(async ({ app, page }) => {
      await page.emulateMedia({ forcedColors: "active", colorScheme });
      await app.holdClock();
    });

    test("a number for pain, the week and the year", async ({ app, page }) => {
      await app.begin("office-reset");
      await app.pass(plan("office-reset").seconds);
      await expect(app.title).toHaveText("Done");
      const easy = app.button("Easy");
      await easy.click();
      await expectApart(easy, app.button("Hard"), "how hard it was");
      await page.evaluate(() => (location.hash = "#/progress"));
      const steps = page.locator(".pain-step");
      await steps.nth(6).click();
      await expectApart(pressed(steps, true), pressed(steps, false), "a number for pain");
      await expectApart(page.locator(".week .week-done"), page.locator(".week li:not(.week-done)").first(), "a day of the week card");
    });

    test("an answer of the check, and how far one is", async ({ app, page }) => {
      await app.open("#/check");
      await app.press("Do the check again");
      await app.press(DOORS.usual);
      await page.getByRole("checkbox").first().check();
      const sure = page.getByRole("radiogroup").locator("label");
      await sure.last().click();
      await expectApart(sure.last(), sure.first(), "Not sure");
      await expectApart(page.locator(".check-bars i").first(), page.locator(".check-bars i").last(), "the pages of the check");
    });

    test("a place of the body, and what it is like", async ({ app, page }) => {
      await app.open("#/where");
      for (const group of await page.getByRole("radiogroup").all()) {
        const places = group.getByRole("radio");
        await places.nth(1).check();
        await expectApart(places.nth(1), places.first(), await group.getAttribute("aria-label"));
      }
    });

    test("the level of an exercise", async ({ app, page }) => {
      await app.open("#/exercise/wall-push-up");
      await app.screen.getByText("Your level").click();
      await expectApart(page.locator(".rung[aria-current]"), page.locator(".rung:not([aria-current])").first(), "the rung");
    });

    test("what is on in a session", async ({ app, page }) => {
      await app.begin("office-reset");
      await app.pass(15);
      await app.button("More").click();
      await expectApart(app.button("Sound"), app.button("Big digits"), "the switches of a session");
      await expectApart(page.locator(".track-now i").first(), page.locator(".track-part").last(), "how far the session is");
    });
  });
}
