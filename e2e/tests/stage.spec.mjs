// The stage keeps its height and its ground for a whole session, and what may stop it is always on the screen.

import { plan } from "../support/plan.mjs";
import { saveBeforeLoading } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";

const OWN_PACE = {
  unhunch: 1,
  name: "Push-ups at my pace",
  steps: [{ exercise: "wall-push-up", prepare: 3, dose: { reps: 8, rep_seconds: 4, sets: 2, rest: 10 } }],
};

/** Sessions, and how many segments they have. */
const SESSIONS = Object.fromEntries(["office-reset", "gentle-stretch", "evening-wind-down"].map((it) => [it, plan(it).segments.length]));

const SIZES = [
  [390, 664],
  [390, 844],
  [320, 568],
  [844, 390],
  [1280, 800],
];

/** Where the stage, the digits and the button are, in whole pixels. */
async function places(page) {
  return page.evaluate(() => {
    const box = (selector) => {
      const { top, bottom, height } = document.querySelector(selector).getBoundingClientRect();
      return { top, bottom, height };
    };
    const [stage, countdown, hurts, foot] = [".stage", ".countdown", ".pill-hurts", ".player-foot"].map(box);
    const right = document.documentElement.scrollWidth - innerWidth;
    return { stage, countdown, hurts, foot, right, screen: innerHeight };
  });
}

async function expectSteady(page, first, where) {
  const { stage, countdown, hurts, right, screen } = await places(page);
  expect.soft({ stage, countdown }, where).toEqual({ stage: first.stage, countdown: first.countdown });
  expect.soft(hurts.bottom, `${where}: This hurts is on the screen`).toBeLessThanOrEqual(screen);
  expect.soft(hurts.height, where).toBeGreaterThanOrEqual(44);
  expect.soft(right, `${where}: nothing lies beside the screen`).toBeLessThanOrEqual(0);
}

for (const [width, height] of SIZES) {
  for (const text of ["", "150"]) {
    test(`${width} x ${height}${text && `, text at ${text} %`}: the ground stays, and This hurts is in reach`, async ({ app, page }) => {
      test.setTimeout(90_000);
      await page.setViewportSize({ width, height });
      await saveBeforeLoading(page, { "unhunch:settings": JSON.stringify({ text }), "unhunch:routine:my-1": JSON.stringify(OWN_PACE) });
      await app.holdClock();
      for (const [routine, segments] of Object.entries({ ...SESSIONS, "my-1": 4 })) {
        await app.begin(routine);
        await expect(page.locator(".stage .figure-legend").first()).toBeAttached();
        await app.pass(0.2);
        const first = await places(page);
        expect(first.stage.height).toBeGreaterThanOrEqual(96);
        for (let at = 0; at < segments; at++) {
          await expectSteady(page, first, `${routine}, segment ${at}`);
          if (at + 1 < segments) {
            await page.keyboard.press("ArrowRight");
            await app.pass(0.2);
          }
        }
        // What opens moves nothing either.
        await app.press("Pause");
        await expectSteady(page, first, `${routine}, paused`);
        await app.button("More").click();
        await expectSteady(page, first, `${routine}, with the sheet`);
        await expect(app.button("End here")).toBeVisible();
        await app.press("End here");
        await expect(app.countdown).toHaveCount(0);
        await page.evaluate(() => localStorage.removeItem("unhunch:draft"));
      }
    });
  }
}
