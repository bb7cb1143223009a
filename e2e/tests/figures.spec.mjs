// The figures: in step with the session, on the side that is called, still where stillness is wanted.

import { expectNoViolations } from "../support/axe.mjs";
import { overhear, spoken } from "../support/devices.mjs";
import * as envelope from "../support/envelope.mjs";
import { apart, drawings, mirrored, noteDrawings, outlines } from "../support/figure.mjs";
import { alternative, exercise, exercises } from "../support/plan.mjs";
import { expect, test } from "../support/story.mjs";

/** Seconds into each segment at which it is looked at: in the middle of a step of a slow movement, not where it changes. */
const INTO = 0.56;

test.beforeEach(({ page }) => noteDrawings(page));

const words = { left: "left side", right: "right side" };

for (const { slug, name, sides } of exercises()) {
  if (sides === "both") {
    continue;
  }
  test(`${slug}: drawn, spoken and kept on the same side`, async ({ app, page }) => {
    await overhear(page);
    await app.holdClock();
    await app.begin(`exercise-${slug}`);
    const drawn = {};
    const worked = [];
    // A set and a turn of each side are enough; the last of them is left by the button.
    while (new Set(worked).size < 2) {
      await app.pass(INTO);
      const [, side] = /(left|right) side$/.exec(await app.title.textContent());
      const heading = await app.title.textContent();
      const seconds = Number(await app.countdown.textContent());
      await expect(app.picture).toHaveAttribute("data-side", side);
      await expect(app.picture).toHaveAccessibleName(alternative(slug, side));
      const said = (await spoken(page)).findLast((text) => text.includes(" side"));
      expect(said).toContain(words[side]);
      expect(said).not.toContain(words[side === "left" ? "right" : "left"]);
      if (!/^(Get ready|Change sides|Rest)/.test(heading)) {
        expect(heading).toContain(name);
        worked.push(side);
        drawn[side] = await outlines(app.picture);
      }
      await app.skim(seconds - INTO);
    }
    expect(worked).toEqual(["left", "right"]);
    const { left, right } = drawn;
    // A millisecond more or less can be one step of the movement: 15.6 of the bird-dog was seen.
    expect(apart(mirrored(left), right)).toBeLessThanOrEqual(18);
    expect(apart(left, right)).toBeGreaterThan(200);
    if ((await app.title.textContent()) !== "Done") {
      await app.pressMore("End here");
      await expect(app.countdown).toHaveCount(0);
    }
    const [{ text }] = await app.records();
    const { done } = envelope.read(text).record;
    expect(done.map((row) => [row.exercise, row.side])).toEqual([
      [slug, "left"],
      [slug, "right"],
    ]);
  });
}

test("the figure goes with the tempo, freezes with a pause, and goes on from there", async ({ app }) => {
  await app.holdClock();
  await app.begin("exercise-band-pull-apart");
  const { prepare } = exercise("band-pull-apart");
  await app.pass(prepare);
  // Two seconds out, one second there, three back.
  const together = await outlines(app.picture);
  await app.pass(1);
  const half = await outlines(app.picture);
  expect(half).not.toEqual(together);
  await app.press("Pause");
  await app.pass(3);
  expect(await outlines(app.picture), "a pause freezes it").toEqual(half);
  await app.press("Resume");
  await app.pass(1);
  const out = await outlines(app.picture);
  await app.pass(0.5);
  expect(await outlines(app.picture), "it stays out for a second").toEqual(out);
  await app.pass(2);
  expect(await outlines(app.picture), "it comes back").not.toEqual(out);
  await app.pass(1.5);
  expect(await outlines(app.picture)).toEqual(together);
});

test("nothing is drawn while nothing moves", async ({ app }) => {
  await app.holdClock();
  await app.begin("exercise-band-pull-apart");
  await app.pass(exercise("band-pull-apart").prepare + 2.1);
  const before = await drawings(app.picture);
  await app.pass(0.8);
  expect(await drawings(app.picture)).toBe(before);
  await app.pass(0.6);
  expect(await drawings(app.picture)).toBeGreaterThan(before + 1);
});

test("an exercise shows its movement on request, its working area in words, and a mistake", async ({ app, page }) => {
  await app.holdClock();
  await app.open("#/exercise/bird-dog");
  await expect(app.screen).toContainText("You should feel it here: middle of the back, low back");
  const picture = app.screen.getByRole("img", { name: alternative("bird-dog", "left") });
  const still = await outlines(picture);
  await app.pass(3);
  expect(await outlines(picture)).toEqual(still);
  await app.press("Show the movement");
  await app.pass(4);
  const moved = await outlines(picture);
  expect(moved).not.toEqual(still);
  await app.press("Pause");
  await app.pass(3);
  expect(await outlines(picture)).toEqual(moved);
  await app.screen.getByText("Common mistakes").click();
  await expect(page.getByRole("img", { name: "A picture of this mistake" })).toHaveCount(1);
  await page.clock.resume();
  await expectNoViolations(page);
});

test.describe("with reduced motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("the key poses stand in a row, and nothing moves", async ({ app }) => {
    await app.holdClock();
    await app.begin("exercise-band-pull-apart");
    await expect(app.picture.locator("svg")).toHaveCount(2);
    const before = await outlines(app.picture);
    await app.pass(exercise("band-pull-apart").prepare + 3);
    expect(await outlines(app.picture)).toEqual(before);
    await app.open("#/exercise/bird-dog");
    await expect(app.button("Show the movement")).toHaveCount(0);
  });
});

test("less motion by the setting stands still, too", async ({ app, page }) => {
  await app.open("#/settings/look");
  await page.getByRole("radio", { name: "As little as possible" }).check();
  await app.begin("exercise-band-pull-apart");
  await expect(app.picture.locator("svg")).toHaveCount(2);
});

test("a routine is printed as a sheet: figures, steps and doses", async ({ app, page }) => {
  await app.open("#/routine/office-reset");
  await expect(app.button("Print this as a sheet")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(app.button("Print this as a sheet")).toBeHidden();
  await expect(app.start).toBeHidden();
  await expect(app.screen.getByRole("img")).toHaveCount(3);
  await expect(app.screen.locator(".on-paper li").first()).toBeVisible();
});
