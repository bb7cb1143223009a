// "This hurts" stops at once, asks what it is like, and leads on or to the check.

import { expectNoViolations } from "../support/axe.mjs";
import { pagesOf, questionText } from "../support/check.mjs";
import { heard, overhear, tonesAhead } from "../support/devices.mjs";
import * as envelope from "../support/envelope.mjs";
import { Ledger } from "../support/ledger.mjs";
import { plan } from "../support/plan.mjs";
import { expect, test } from "../support/story.mjs";
import { BEGIN, BEGIN_DAY, shownDate } from "../support/time.mjs";
import { digits } from "../support/unhunch.mjs";

const office = plan("office-reset");
const [prepare, hold] = office.segments;

async function hurtAfter(app, seconds) {
  await app.holdClock();
  await app.begin("office-reset");
  await app.pass(seconds);
  await app.press("This hurts");
  await expect(app.title).toHaveText("Stopped. What is it like?");
  await app.pass(0.1);
  await expect(app.title).toBeFocused();
}

test("a stop sign ends the session, is remembered, and leads to the check with it filled in", async ({ app, page }) => {
  await overhear(page);
  await app.holdClock();
  await app.begin("office-reset");
  const ledger = new Ledger(office);
  await app.pass(5 + 7.25);
  ledger.pass(5 + 7.25);
  expect((await tonesAhead(page)).length).toBeGreaterThan(0);
  await app.press("This hurts");

  await expect(app.title).toHaveText("Stopped. What is it like?");
  await expect(app.screen).toContainText("Let go of the position slowly");
  await expect(app.countdown).toHaveCount(0);
  // Nothing more is said or played, however long the page stays open, and no key leads on.
  const before = await heard(page);
  expect(before.at(-1).what).toBe("hush");
  expect(await tonesAhead(page)).toEqual([]);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await app.pass(120);
  expect(await heard(page)).toEqual(before);
  await expect(app.title).toHaveText("Stopped. What is it like?");

  await app.press("Pain or pressure in the chest");
  await expect(app.title).toHaveText(pagesOf("new")[0].title);
  await expect(page.getByRole("checkbox", { name: questionText("chest_pain") })).toBeChecked();
  await expect(app.screen).toContainText("a session ended with a stop sign");
  const [{ text }] = await app.records();
  const { outcome, done, hurts } = envelope.read(text).record;
  expect(outcome).toBe("hurt");
  expect(done).toEqual(ledger.done);
  expect(done.map(({ time }) => time)).toEqual([7250, 0, 0]);
  expect(hurts).toEqual([{ exercise: hold.exercise, side: hold.side, feeling: "chest", then: "stopped" }]);
  await app.press("Go on with 1 ticked");
  await expect(app.title).toHaveText("Get help now");
});

test("axe finds nothing on what is asked", async ({ app, page }) => {
  await app.begin("office-reset");
  await app.press("This hurts");
  await expect(app.title).toHaveText("Stopped. What is it like?");
  await expectNoViolations(page);
  await app.press("A stretching feeling");
  await expectNoViolations(page);
  await app.press("Go on, smaller");
  await app.press("This hurts");
  await app.press("Sharp pain");
  await expect(app.title).toHaveText("What was the sharp pain like?");
  await expectNoViolations(page);
  // What is left out for it, and the way to have it back.
  await page.goto(`./#/exercise/${hold.exercise}`);
  await expect(app.button("Bring it back, at its easiest level")).toBeVisible();
  await expectNoViolations(page);
});

test("the check stays owed until it is answered", async ({ app, page }) => {
  await hurtAfter(app, prepare.seconds + 3);
  await app.press("Numb, tingling or weak");
  await page.goto("./#/routine/office-reset");
  await app.start.click();
  await expect(app.title).toHaveText(pagesOf("new")[0].title);
  await expect(app.countdown).toHaveCount(0);
});

test("sight or speech is a sign of its own, with its row of the check filled in", async ({ app, page }) => {
  await hurtAfter(app, prepare.seconds + 3);
  await expect(app.button("Dizzy or faint")).toBeVisible();
  await app.press("Sight or speech is different");
  // The emergency pages come in their order.
  await expect(app.title).toHaveText(pagesOf("new")[0].title);
  await app.press("None of these");
  await expect(page.getByRole("checkbox", { name: questionText("stroke_signs") })).toBeChecked();
  const [{ text }] = await app.records();
  expect(envelope.read(text).record.hurts).toMatchObject([{ feeling: "sight", then: "stopped" }]);
  await app.press("Go on with 1 ticked");
  await expect(app.title).toHaveText("Get help now");
});

test("after a sharp pain it is asked what it was like, and the check has that ticked", async ({ app, page }) => {
  await hurtAfter(app, prepare.seconds + 3);
  await app.press("Sharp pain");
  await expect(app.title).toHaveText("What was the sharp pain like?");
  await app.pass(0.1);
  await expect(app.title).toBeFocused();
  // The session is over and kept, whatever is answered, and however long that takes.
  await page.keyboard.press("Space");
  await app.pass(60);
  await expect(app.title).toHaveText("What was the sharp pain like?");
  const [{ text }] = await app.records();
  expect(envelope.read(text).record).toMatchObject({ outcome: "hurt", hurts: [{ feeling: "sharp", then: "stopped" }] });
  await app.press("In the chest");
  await expect(page.getByRole("checkbox", { name: questionText("chest_pain") })).toBeChecked();
  await app.press("Go on with 1 ticked");
  await expect(app.title).toHaveText("Get help now");
});

test("what gave sharp pain is left out for a week, with its reason, and can be brought back", async ({ app, page }) => {
  await hurtAfter(app, prepare.seconds + 3);
  await app.press("Sharp pain");
  await app.press("A catch in a muscle or joint, gone when I stopped");
  // The check is answered, with nothing.
  await app.answeredAt(BEGIN + 5 * 60_000);
  await page.reload();

  const swaps = app.screen.locator(".swaps");
  const steps = app.screen.locator(".steps h3");
  await app.open("#/routine/office-reset");
  await expect(swaps).toContainText(`instead of Rhomboid stretch, because it gave sharp pain on ${shownDate(BEGIN_DAY)}`);
  await expect(steps).toHaveCount(3);
  await expect(steps.filter({ hasText: "Rhomboid stretch" })).toHaveCount(0);
  await app.start.click();
  await expect(app.countdown).toBeVisible();
  await expect(app.title).not.toContainText("Rhomboid stretch");
  await app.pressMore("End here");

  await app.open(`#/exercise/${hold.exercise}`);
  const back = new Date(Date.parse(BEGIN_DAY) + 7 * 24 * 3600_000).toISOString().slice(0, 10);
  await expect(app.screen).toContainText(`It comes back by itself on ${shownDate(back)}.`);
  await app.press("Bring it back, at its easiest level");
  await expect(swaps).toHaveCount(0);
  await app.pass(0.1);
  await expect(app.title).toBeFocused();
  await page.reload();
  await app.open("#/routine/office-reset");
  await expect(steps.filter({ hasText: "Rhomboid stretch" })).toHaveCount(1);
  await expect(swaps).toHaveCount(0);
});

test("where a sharp pain leaves nothing of a routine, that is said, and nothing begins", async ({ app, page }) => {
  await app.holdClock();
  await app.begin("exercise-shoulder-rolls");
  await app.pass(8);
  await app.press("This hurts");
  await app.press("Sharp pain");
  await app.press("None of these, or I cannot say");
  await app.answeredAt(BEGIN + 5 * 60_000);
  await page.reload();
  // Nothing can stand in for it.
  await app.open("#/exercise/shoulder-rolls");
  await expect(app.screen.locator(".swaps")).toContainText("is left out, because it gave sharp pain");
  await app.start.click();
  await expect(app.screen).toContainText("What you said leaves nothing of this routine for now.");
  await expect(app.countdown).toHaveCount(0);
});

test("a question about a sharp pain that nobody answers leaves the check owed, and does not come back", async ({ app, page }) => {
  await hurtAfter(app, prepare.seconds + 3);
  await app.press("Sharp pain");
  await page.goto("./#/exercises");
  await expect(app.title).toHaveText("Library");
  await page.goto("./#/session/office-reset");
  await expect(app.title).toHaveText("You stopped, and that was right");
  await page.goto("./#/routine/office-reset");
  await app.start.click();
  await expect(app.screen).toContainText("a session ended with a stop sign");
  await expect(app.countdown).toHaveCount(0);
});

test("a stretching feeling goes on smaller, and the log says so", async ({ app }) => {
  await hurtAfter(app, prepare.seconds + 9);
  await app.press("A stretching feeling");
  await expect(app.screen).toContainText("Easier:");
  await app.press("Go on, smaller");
  await expect(app.countdown).toHaveText(digits(hold.seconds));
  await app.pass(office.seconds);
  await expect(app.title).toHaveText("Done");
  const [{ text }] = await app.records();
  expect(envelope.read(text).record).toMatchObject({
    outcome: "finished",
    hurts: [{ exercise: hold.exercise, feeling: "stretch", then: "eased" }],
  });
});

test("sore muscles: the exercise is left out, or the session is over for today", async ({ app }) => {
  await hurtAfter(app, prepare.seconds + 9);
  await app.press("Sore or tired muscles");
  await app.press("Leave this one out");
  await expect(app.title).not.toContainText("Rhomboid stretch");
  await expect(app.countdown).toBeVisible();
  await app.press("This hurts");
  await app.press("Sore or tired muscles");
  await app.press("Stop for today");
  await expect(app.title).toHaveText("You stopped, and that was right");
  const [{ text }] = await app.records();
  expect(envelope.read(text).record.hurts.map(({ then }) => then)).toEqual(["left_out", "stopped"]);
});

test("pressed by mistake it goes on where it was", async ({ app }) => {
  await hurtAfter(app, prepare.seconds + 9);
  await app.press("Nothing, I pressed it by mistake");
  await expect(app.countdown).toHaveText(digits(hold.seconds - 9));
});

test("this hurts is there while the session waits, and by its key", async ({ app, page }) => {
  await app.holdClock();
  await app.begin("office-reset");
  await app.press("Pause");
  await page.keyboard.press("h");
  await expect(app.title).toHaveText("Stopped. What is it like?");
});
