// What goes before and after a routine: suggested once, chosen once, skipped with one press, and one record in all.

import { expectAccessible } from "../support/axe.mjs";
import { answered } from "../support/check.mjs";
import { heard, overhear } from "../support/devices.mjs";
import * as envelope from "../support/envelope.mjs";
import { plan } from "../support/plan.mjs";
import { saveBeforeLoading } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";
import { BEGIN } from "../support/time.mjs";
import { openWithoutProgram } from "../support/unhunch.mjs";

const [warmUp, foundation, coolDown] = ["warm-up", "foundation", "cool-down"].map(plan);
const OFFER = "Warm-up first?";

test.beforeEach(async ({ app }) => app.holdClock());

/** What the settings hold of what goes along. */
async function around(page) {
  return page.evaluate(() => JSON.parse(localStorage.getItem("unhunch:settings") ?? "{}").around ?? []);
}

function withAround(page, ...lines) {
  return saveBeforeLoading(page, { "unhunch:settings": JSON.stringify({ around: lines }) });
}

/** The time in all that the facts of the page say. */
function minutes(seconds) {
  const [m, s] = [Math.floor(seconds / 60), seconds % 60];
  return s === 0 ? `${m} min` : `${m} min ${s} s`;
}

test("a lead-in is suggested until it is answered, and a yes is kept", async ({ app, page }) => {
  await app.open("#/session/foundation");
  const offer = page.getByRole("region", { name: OFFER });
  await expect(offer).toBeVisible();
  await expect(app.screen.locator(".facts")).toContainText("15 min");
  await expectAccessible(page);
  await app.press("Begin with it");
  await expect(offer).toHaveCount(0);
  await expect(app.screen.locator(".facts")).toContainText("16 min");
  await expect(app.screen).toContainText("With: Warm-up.");
  expect(await around(page)).toEqual(["foundation warm-up"]);

  await page.reload();
  await expect(app.start).toBeVisible();
  await expect(offer).toHaveCount(0);
  await app.start.click();
  await expect(app.title).toContainText("Shoulder rolls");
  await expect(app.screen.locator(".player-plan")).toContainText("Foundation");
});

test("a no is kept, for every routine", async ({ app, page }) => {
  await app.open("#/routine/foundation");
  await app.press("No, thanks");
  await expect(page.getByRole("region", { name: OFFER })).toHaveCount(0);
  await app.open("#/routine/posture-strength");
  await expect(app.start).toBeVisible();
  await expect(page.getByRole("region", { name: OFFER })).toHaveCount(0);
  await app.start.click();
  await expect(app.title).toContainText("Y raise");
});

test("what goes along is chosen on the routine's page, and its time is in the whole", async ({ app, page }) => {
  await app.open("#/routine/foundation");
  const rows = page.locator(".around");
  await rows.getByRole("switch", { name: /^Warm-up/ }).check();
  await rows.getByRole("switch", { name: /^Cool-down/ }).check();
  const sum = 900 + 60 + 65;
  await expect(app.screen.locator(".facts")).toContainText(minutes(sum));
  expect(await around(page)).toEqual(["foundation warm-up cool-down"]);
  await expectAccessible(page);
  await rows.getByRole("switch", { name: /^Cool-down/ }).uncheck();
  await expect(app.screen.locator(".facts")).toContainText(minutes(960));
});

test("one press leads to the routine, one ends the cool-down, and there is one record", async ({ app, page }) => {
  await withAround(page, "foundation warm-up cool-down");
  await app.open("#/session/foundation");
  await app.start.click();
  await expect(app.countdown).toBeVisible();
  const total = warmUp.seconds + foundation.seconds + coolDown.seconds;
  await expect(app.screen.locator(".player-plan .digits")).toHaveText(
    `${Math.floor(total / 60)}:${String(total % 60).padStart(2, "0")} left`,
  );
  const [prepare] = warmUp.segments;
  await app.pass(prepare.seconds + 5);
  await expectAccessible(page);
  await app.press("To the routine");
  await app.pass(0.2);
  await expect(app.button("To the routine")).toHaveCount(0);
  await expect(app.title).toBeFocused();
  await expect(app.title).toContainText("Wall slides");

  for (let at = 0; at < foundation.segments.length; at++) {
    await page.keyboard.press("ArrowRight");
  }
  await app.pass(0.2);
  await expect(app.title).toContainText("Slow breathing");
  await app.pass(coolDown.segments[0].seconds + 10);
  await app.press("That is enough");
  await expect(app.title).toHaveText("Done");
  const records = await app.records();
  expect(records).toHaveLength(1);
  const { routine, outcome, done } = envelope.read(records[0].text).record;
  expect({ routine, outcome }).toEqual({ routine: "foundation", outcome: "finished" });
  const guided = Object.fromEntries(done.map(({ exercise, time }) => [exercise, Math.round(time / 1000)]));
  expect(guided["shoulder-rolls"]).toBe(5);
  expect(guided["box-breathing-446"]).toBe(10);
});

test("Start on Today heeds what was chosen, also before the program is there", async ({ app, page }) => {
  await withAround(page, "office-reset posture-check");
  const arrive = await openWithoutProgram(page);
  await app.start.click();
  await expect(page.getByRole("button", { name: "One moment", exact: true })).toBeVisible();
  arrive();
  await expect(app.countdown).toBeVisible();
  await expect(app.title).toContainText("Posture set");
  await expect(app.button("To the routine")).toBeVisible();
});

test("what an answer of the check leaves out is left out of what goes before, too", async ({ app, page }) => {
  await saveBeforeLoading(page, answered(BEGIN, { level: "gentle", yes: ["dizzy_balance"] }));
  await withAround(page, "foundation posture-check");
  await app.open("#/session/foundation");
  await app.start.click();
  await expect(app.title).toContainText("Shoulder rolls");
});

const [prepare, hold] = plan("office-reset").segments;

/** The pitches of what is heard of a breath: in, and out. */
const IN = 330;
const OUT = 440;

/** When the soft tones of the breath in the first hold are due, in seconds after it began. */
async function breaths(page, t0) {
  const tones = (await heard(page, "tone")).filter(({ cancelled, hertz }) => cancelled === undefined && [IN, OUT].includes(hertz));
  const seconds = tones.map(({ due, hertz }) => [Math.round((due - t0) / 1000) - prepare.seconds, hertz]);
  return seconds.filter(([at]) => at < hold.seconds);
}

test("a hold is paced by a slow breath that is seen, and can be turned off", async ({ app, page }) => {
  await app.begin("office-reset");
  const sign = page.locator(".breath-sign");
  await expect(sign).toHaveCount(0);
  await app.pass(prepare.seconds + 1);
  await expect(sign).toHaveText("In");
  await expectAccessible(page);
  await app.pass(4);
  await expect(sign).toHaveText("Out");
  await app.pass(6);
  await expect(sign).toHaveText("In");
  await app.press("Pause");
  await expect(sign).toHaveText("In");
  await app.pressMore("Slow breath in holds");
  await expect(sign).toHaveCount(0);
  expect(await page.evaluate(() => JSON.parse(localStorage.getItem("unhunch:settings")).breath)).toBe(false);
  await app.press("Resume");
  await app.pass(hold.seconds - 11 + 0.2);
  // The hold has ended on its time.
  await expect(app.title).toContainText("Get ready");

  await app.press("Pause");
  await app.open("#/settings/sounds");
  const choice = page.getByRole("switch", { name: "Slow breath in holds" });
  await expect(choice).not.toBeChecked();
  await choice.check();
  await expect(choice).toBeChecked();
});

test("the breath is softly heard, and not where it was turned off", async ({ app, page }) => {
  await overhear(page);
  await app.begin("office-reset");
  const t0 = (await heard(page, "say")).at(-1).at;
  await app.pass(prepare.seconds + 1);
  const expected = [
    [4, OUT],
    [10, IN],
    [14, OUT],
  ];
  expect(await breaths(page, t0)).toEqual(expect.arrayContaining(expected));
  const said = (await heard(page, "say")).length;
  await app.pass(9);
  expect(await heard(page, "say"), "nobody talks over it").toHaveLength(said);

  await app.press("Pause");
  await app.pressMore("Slow breath in holds");
  await app.press("Resume");
  await app.pass(0.5);
  const later = (await breaths(page, t0)).filter(([at]) => at > 11);
  expect(later).toEqual([]);
});
