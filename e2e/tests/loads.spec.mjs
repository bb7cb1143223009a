// Everything but a session that runs comes in a second wasm file. It may be late, or not come at all.

import * as envelope from "../support/envelope.mjs";
import { plan } from "../support/plan.mjs";
import { expect, test } from "../support/story.mjs";
import { digits, HOME } from "../support/unhunch.mjs";

const office = plan("office-reset");
const [prepare] = office.segments;
const LATER = "**/*_later.wasm";

/** Opens a page whose second part is on its way; the function that comes back lets it arrive. */
async function openWithoutSecondPart(page, address = "") {
  let arrive;
  const held = new Promise((resolve) => (arrive = resolve));
  const asked = page.waitForRequest(LATER);
  await page.route(LATER, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`./${address}`);
  // It is asked for by the app itself, so the first part is up.
  await asked;
  return arrive;
}

test("a session starts before it, and shows its figure when it is there", async ({ app, page }) => {
  await app.holdClock();
  const arrive = await openWithoutSecondPart(page);
  await app.start.click();
  await expect(app.countdown).toHaveText(digits(prepare.seconds));
  await expect(app.picture).toHaveCount(0);
  await app.pass(2);
  await expect(app.title).toBeFocused();
  await expect(app.countdown).toHaveText(digits(prepare.seconds - 2));

  arrive();
  await expect(app.picture).toBeVisible();
  await expect(app.countdown).toHaveText(digits(prepare.seconds - 2));
  await expect(app.title, "what arrives does not take the focus").toBeFocused();
});

test("a session that ends before it is kept all the same", async ({ app, page }) => {
  await app.holdClock();
  const arrive = await openWithoutSecondPart(page);
  await app.start.click();
  await app.pass(office.seconds + 1);
  await expect(app.title).toHaveText("Done");
  expect(await app.records()).toEqual([]);

  arrive();
  await expect(app.screen.getByRole("table")).toBeVisible();
  const [{ text }, ...others] = await app.records();
  expect(others).toEqual([]);
  const { record } = envelope.read(text);
  expect(record).toMatchObject({ routine: "office-reset", outcome: "finished" });
  expect(record.done.map((row) => row.whole)).toEqual([true, true, true]);
});

test("this hurts says when to seek care without it", async ({ app, page }) => {
  await app.holdClock();
  await openWithoutSecondPart(page);
  await app.start.click();
  await app.pass(prepare.seconds + 3);
  await app.press("This hurts");
  await expect(app.title).toHaveText("You stopped, and that was right");
  await expect(app.screen.getByRole("heading", { name: "Call your local emergency number now" })).toBeVisible();
  await app.press("Finish");
  await expect(app.title).toHaveText("You stopped, and that was right");
});

test("what hurt before it shuts the gate once it is there", async ({ app, page }) => {
  await app.holdClock();
  const arrive = await openWithoutSecondPart(page);
  await app.start.click();
  await app.pass(prepare.seconds + 3);
  await app.press("This hurts");
  await app.press("Finish");
  await expect(app.title).toHaveText("You stopped, and that was right");
  const gate = () => page.evaluate(() => localStorage.getItem("unhunch:gate"));
  expect(await gate()).toMatch(/^open /);

  arrive();
  await expect.poll(gate).toBe("ask");
  const [{ text }] = await app.records();
  expect(envelope.read(text).record.outcome).toBe("hurt");
});

test("its failure is told, leaves the session, and can be tried again", async ({ app, page, complaints }) => {
  await page.route(LATER, (route) => route.abort());
  await page.goto("./");
  const told = app.main.getByRole("alert").filter({ hasText: "The other pages could not be loaded" });
  await expect(told).toBeVisible();
  await expect(app.start).toBeVisible();
  await page.goto("./#/exercises");
  await expect(told).toBeVisible();
  expect(complaints.splice(0).join("\n")).toMatch(/ERR_FAILED|fetch/);

  await page.unroute(LATER);
  await app.press("Try again");
  await expect(app.title).toHaveText("Exercises");
  await expect(told).toHaveCount(0);
  await page.goto("./#/");
  await expect(app.title).toHaveText(HOME);
});
