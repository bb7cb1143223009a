// A page that the browser translates: what is seen stays what the session says.

import { DOOR, DOORS, pagesOf } from "../support/check.mjs";
import { exercise, plan } from "../support/plan.mjs";
import { aDay, saveBeforeLoading } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";
import { BEGIN } from "../support/time.mjs";
import { translator } from "../support/translator.mjs";
import { digits } from "../support/unhunch.mjs";

const office = plan("office-reset");
const [prepare, hold, next] = office.segments;

const WAYS = {
  "at once": { how: "replace" },
  "a task later": { how: "replace", late: true },
  "before it is taken away": { how: "insert" },
  "after what is taken away": { how: "after", late: true },
  "once it was taken away": { how: "remove" },
  "joined with its neighbours": { how: "join", late: true },
};

for (const [name, way] of Object.entries(WAYS)) {
  test(`a whole session, each text translated ${name}`, async ({ app, page }) => {
    await app.holdClock();
    await app.begin("office-reset");
    await app.main.evaluate(translator, way);
    await expect(page.locator("h1 font").first()).toBeVisible();
    const cue = page.locator(".player-cue");

    await app.pass(3);
    await expect(app.countdown).toHaveText(digits(prepare.seconds - 3));
    await app.pass(prepare.seconds - 3);
    await expect(app.title).toHaveText(exercise(hold.exercise).name);
    await expect(cue).toHaveText(exercise(hold.exercise).cue);
    await expect(app.countdown).toHaveText(digits(hold.seconds));
    await app.press("Pause");
    await expect(app.button("Resume")).toBeVisible();
    await expect(app.button("Pause")).toHaveCount(0);
    await expect(app.notices).toHaveText("Paused");
    await app.press("Resume");
    await expect(app.button("Pause")).toBeVisible();
    await expect(app.notices).toHaveCount(0);
    await app.pass(hold.seconds);
    await expect(app.title).toHaveText(`Get ready: ${exercise(next.exercise).name}`);
    await expect(page.locator("p[aria-live=polite]")).toContainText(exercise(next.exercise).name);
    // The new words are translated as the first ones were.
    await expect.poll(() => page.evaluate(() => globalThis.untranslated())).toEqual([]);

    await app.pass(office.seconds);
    await expect(app.title).toHaveText("Done");
    await expect(app.main.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(app.countdown).toHaveCount(0);
    await app.pressAgain();
    await expect(app.title).toHaveText(`Get ready: ${exercise(prepare.exercise).name}`);
  });
}

test.describe("the check", () => {
  test.use({ checked: false });

  test("asks page by page with the words of the page", async ({ app, page }) => {
    await app.open("#/check");
    await app.main.evaluate(translator, { how: "replace" });
    await expect(app.title).toHaveText(DOOR);
    await app.press(DOORS.usual);
    const [first, second] = pagesOf("usual");
    await expect(app.title).toHaveText(first.title);
    await expect(app.button("None of these")).toBeVisible();
    await page.getByRole("checkbox").first().check();
    await expect(app.button("Go on with 1 ticked")).toBeVisible();
    await expect(app.button("None of these")).toHaveCount(0);
    await page.getByRole("checkbox").first().uncheck();
    await app.press("None of these");
    await expect(app.title).toHaveText(second.title);
    await expect(app.main).toContainText("2 of 5");
    await expect(app.main).not.toContainText("1 of 5");
    await expect(app.button("Go on with 1 ticked")).toHaveCount(0);
  });
});

test("shown as it was again, the page goes on", async ({ app, page }) => {
  await app.holdClock();
  await app.begin("office-reset");
  for (const way of ["its own text", "a text of the translation"]) {
    await page.evaluate((way) => {
      const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
      const found = [];
      while (texts.nextNode())
        if (texts.currentNode.data.trim() && !texts.currentNode.parentElement.closest("svg")) found.push(texts.currentNode);
      globalThis.back = found.map((text) => {
        const font = Object.assign(document.createElement("font"), { textContent: "Übersetzt" });
        const original = way === "its own text" ? text : new Text(text.data);
        text.replaceWith(font);
        return [font, original];
      });
    }, way);
    await expect(app.title).toHaveText(/^(Übersetzt)+$/);
    await page.evaluate(() => globalThis.back.forEach(([font, text]) => font.replaceWith(text)));
    await expect(app.title, way).toHaveText(`Get ready: ${exercise(prepare.exercise).name}`);
    await expect(page.locator("main font")).toHaveCount(0);
  }
  await app.pass(prepare.seconds);
  await expect(app.title).toHaveText(exercise(hold.exercise).name);
  await expect(app.countdown).toHaveText(digits(hold.seconds));
});

test("lists, choices and the record stay alive", async ({ app, page }) => {
  await app.holdClock();
  await saveBeforeLoading(page, aDay(BEGIN));
  await app.open("#/exercises");
  await app.main.evaluate(translator, { how: "replace" });
  await page.getByRole("searchbox").fill("wall slides");
  await expect(app.screen.getByRole("listitem").first()).toContainText("Wall slides");
  await expect(app.screen).not.toContainText("Dead hang");
  await page.evaluate(() => (location.hash = "#/progress"));
  await expect(app.title).toHaveText("One day of twelve");
  await app.press("4 of 10");
  await expect(app.screen).toContainText("Kept: 4 of 10.");
  await app.press("2 of 10");
  await expect(app.screen).toContainText("Kept: 2 of 10.");
  await expect(app.screen).not.toContainText("Kept: 4 of 10.");
});
