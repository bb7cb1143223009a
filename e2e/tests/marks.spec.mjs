// Marks on exercises, and the scales of a person: what becomes of them in routines, sessions and suggestions.

import { expectAccessible, expectNoViolations } from "../support/axe.mjs";
import * as envelope from "../support/envelope.mjs";
import { exercise, plan } from "../support/plan.mjs";
import { expect, test } from "../support/story.mjs";
import { HOME } from "../support/unhunch.mjs";

const office = plan("office-reset");
const name = (slug) => exercise(slug).name;

/** The exercises of the last session that was stored. */
async function done(app) {
  const { text } = (await app.records()).at(-1);
  return envelope.read(text).record.done;
}

test("what is not for somebody is left out, and it is said what stands in", async ({ app, page }) => {
  const [gone, standIn] = ["rhomboid-stretch", "shoulder-blade-squeeze"];
  await app.open(`#/exercise/${gone}`);
  await app.press("Not for me");
  await expect(app.button("Not for me")).toHaveAttribute("aria-pressed", "true");
  await expect(app.screen).toContainText(`In the routines its place goes to this: ${name(standIn)}.`);
  await expectNoViolations(page);
  await app.open("#/routine/office-reset");
  await expect(app.screen).toContainText(`${name(standIn)} instead of ${name(gone)}, which you marked as not for you`);

  await app.open("#/make");
  await expect(app.screen).toContainText(`Left out, as you marked it as not for you: ${name(gone)}.`);
  await expect(app.screen.getByRole("listitem").filter({ hasText: name(gone) })).toHaveCount(0);

  // Pressed again, all is as it was.
  await app.open(`#/exercise/${gone}`);
  await app.press("Not for me");
  await expect(app.button("Not for me")).toHaveAttribute("aria-pressed", "false");
  await app.open("#/routine/office-reset");
  await expect(app.screen).not.toContainText("not for you");
});

test("a session holds as long as the person likes, and no longer than an exercise allows", async ({ app, page }) => {
  await app.holdClock();
  await app.open("#/settings/about-you");
  await page.getByRole("group", { name: "How long holds last" }).getByText("75 %").click();
  await page.getByRole("group", { name: "Pace of repetitions" }).getByText("Slower").click();
  await expectAccessible(page);
  // By a second computation: three quarters of each hold in whole seconds, reps half as slow again.
  const wanted = office.segments.map(({ kind, seconds, exercise, side, reps }) => {
    const scaled = { hold: Math.round(seconds * 0.75) };
    return { kind, exercise, side, reps, seconds: scaled[kind] ?? seconds };
  });
  const slower = wanted.some(({ kind }) => kind === "reps");
  expect(slower).toBe(true);
  await app.begin("office-reset");
  await app.skim(office.seconds + 60);
  await expect(app.title).toHaveText("Done");
  const rows = await done(app);
  for (const { kind, exercise, side, seconds } of wanted.filter(({ kind }) => ["hold", "reps"].includes(kind))) {
    const row = rows.find((it) => it.exercise === exercise && it.side === side);
    const all = wanted.filter((it) => it.exercise === exercise && it.side === side && it.kind === kind);
    const sum = all.reduce((sum, it) => sum + it.seconds, 0) * 1000;
    if (kind === "hold") {
      expect(row.time, `${exercise} ${side}`).toBe(sum);
    } else {
      expect(row.time, `${exercise} ${side}, ${seconds} s`).toBe(sum * 1.5);
    }
    expect(row.whole).toBe(true);
  }
});

test("after a session exercises are marked, and what is liked is suggested and named", async ({ app, page }) => {
  await app.holdClock();
  await app.begin("office-reset");
  await app.skim(office.seconds + 1);
  await expect(app.title).toHaveText("Done");
  await app.screen.getByText("Liked, or not for you?").click();
  const liked = "rhomboid-stretch";
  const row = app.screen.getByRole("listitem").filter({ hasText: name(liked) });
  await row.getByRole("button", { name: "Liked", exact: true }).click();
  await expect(row.getByRole("button", { name: "Liked", exact: true })).toHaveAttribute("aria-pressed", "true");
  await row.getByRole("button", { name: "Gentler" }).click();
  await expectAccessible(page);
  await app.open(`#/exercise/${liked}`);
  await expect(app.button("Liked")).toHaveAttribute("aria-pressed", "true");
  await expect(app.screen).toContainText("From the next session on: hold 15 s");
  // The next break: the one with what is liked, and Today says so.
  await app.leap(70 * 60);
  await app.open("#/");
  await expect(app.title).toHaveText(HOME);
  await expect(app.screen).toContainText(`You like ${name(liked).toLowerCase()} in it.`);
});
