// A set at the person's own pace waits for the person, and counts what the person says.

import { overhear, spoken } from "../support/devices.mjs";
import * as envelope from "../support/envelope.mjs";
import { expect, test } from "../support/story.mjs";

const REPS = 8;
const MINE = {
  unhunch: 1,
  name: "Push-ups at my pace",
  steps: [{ exercise: "wall-push-up", prepare: 3, dose: { reps: REPS, rep_seconds: 4, sets: 3, rest: 10 } }],
};

test("a set at one's own pace waits for Enter or the button", async ({ app, page }) => {
  await overhear(page);
  await page.addInitScript((text) => localStorage.setItem("unhunch:routine:my-1", text), JSON.stringify(MINE));
  await app.holdClock();
  await app.begin("my-1");
  await app.pass(3);
  await expect(app.screen.getByText(`${REPS} reps at your own pace`)).toBeVisible();
  await expect(app.countdown).toHaveText("00");
  expect((await spoken(page)).at(-1)).toBe(`${REPS} reps at your own pace.`);

  // Far longer than planned: time alone does not end it.
  await app.pass(70);
  await expect(app.countdown).toHaveText("70");
  await expect(app.screen.getByText("set 1 of 3")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(app.title).toHaveText(/^Rest: /);

  await app.pass(10);
  await expect(app.screen.getByText("set 2 of 3")).toBeVisible();
  await app.pass(20);
  await app.press("Set done");
  await expect(app.title).toHaveText(/^Rest: /);

  // A set that is skipped is time, but no reps.
  await app.pass(10 + 5);
  await app.press("Skip");
  await expect(app.title).toHaveText("Done");
  await app.openDone();
  await expect(app.screen.getByRole("row").last()).toContainText(`${2 * REPS} of ${3 * REPS}`);
  const [{ text }] = await app.records();
  expect(envelope.read(text).record.done).toEqual([
    { exercise: "wall-push-up", side: "both", level: 1, time: 95_000, reps: 2 * REPS, whole: false },
  ]);
});
