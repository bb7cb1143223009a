// From the home page through the check and a session to what is left of it.

import { DOOR } from "../support/check.mjs";
import { expect, HOME, SHORT, test } from "../support/engine-story.mjs";
import * as envelope from "../support/envelope.mjs";
import { plan } from "../support/plan.mjs";

const [prepare, hold, next] = plan("office-reset").segments;

test("the home page, and the check before the first session", async ({ app }) => {
  await app.openApp();
  await app.sees("heading", HOME);
  await app.accessible();
  await app.press("Start");
  await app.sees("heading", DOOR);
  await app.accessible();
  await app.answer();
  await expect.poll(() => app.focused()).toMatch(/^Get ready: /);
  await app.accessible();
  expect(await app.savedTexts("unhunch:check:")).toHaveLength(1);
});

test("a session waits, skips, goes back, stops at This hurts, and is kept, shown and taken along", async ({ app, engine }) => {
  await app.answeredToday();
  await app.openApp("#/session/office-reset");
  await app.press("Start");
  await app.has("timer");
  expect(await app.seconds()).toBeLessThanOrEqual(prepare.seconds);

  await test.step("Pause stops the clock", async () => {
    await app.press("Pause");
    await app.sees("status", "PAUSED");
    const left = await app.seconds();
    await app.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)));
    expect(await app.seconds()).toBe(left);
    await app.press("Resume");
    await expect.poll(() => app.seconds()).toBeLessThan(left);
  });
  await test.step("Skip and Back lead through it", async () => {
    const title = await app.texts("heading");
    await app.press("Skip");
    await expect.poll(() => app.texts("heading")).not.toEqual(title);
    await expect.poll(() => app.seconds()).toBeGreaterThan(hold.seconds - 4);
    await app.press("Skip");
    await expect.poll(() => app.seconds()).toBeLessThanOrEqual(next.seconds);
    await app.press("Back");
    await expect.poll(() => app.seconds()).toBeGreaterThan(hold.seconds - 4);
    await expect.poll(() => app.seconds()).toBeLessThan(hold.seconds - 2);
  });
  await test.step("This hurts ends it, and what was done is kept", async () => {
    await app.press("This hurts");
    await app.sees("heading", "Stopped. What is it like?");
    await app.lacks("timer");
    await app.accessible();
    await app.press("Sore or tired muscles");
    await app.press("Stop for today");
    await app.sees("heading", "You stopped, and that was right");
    await expect.poll(async () => (await app.savedTexts("unhunch:record:")).length).toBe(1);
    const { record } = envelope.read((await app.savedTexts("unhunch:record:"))[0]);
    expect(record).toMatchObject({ routine: "office-reset", outcome: "hurt" });
    const [{ time }] = record.done;
    expect(time).toBeGreaterThan(1500);
    expect(time).toBeLessThan(20_000);
  });
  await test.step("it is on the page of progress, and in a file", async () => {
    await app.openApp("#/progress");
    await app.sees("heading", "One day of twelve");
    await app.accessible();
    await app.openApp("#/settings/data");
    await app.press("Everything, as JSON");
    await expect.poll(() => engine.saved()).toEqual([expect.stringMatching(/\.json$/)]);
    const file = JSON.parse(await engine.readSaved((await engine.saved())[0]));
    expect(file).toMatchObject({ unhunch: "export", version: 1 });
    expect(file.kept.records).toHaveLength(1);
  });
});

test("a session runs to its end by itself, and its record is whole", async ({ app }) => {
  await app.answeredToday();
  await app.openOwn(SHORT);
  await app.press("Start");
  await app.has("timer");
  await app.sees("heading", "Done", 30_000);
  await app.press("What I did");
  await app.has("table");
  await expect.poll(async () => (await app.savedTexts("unhunch:record:")).length).toBe(1);
  const { record } = envelope.read((await app.savedTexts("unhunch:record:"))[0]);
  expect(record.outcome).toBe("finished");
  expect(record.done.map(({ time, whole }) => [time, whole])).toEqual([
    [4000, true],
    [4000, true],
    [4000, true],
  ]);
  await app.accessible();
});
