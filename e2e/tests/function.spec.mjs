// What is hard, in a number once a week, and measures of one's own: asked, shown, and taken along.

import { readFileSync } from "node:fs";
import { expectAccessible } from "../support/axe.mjs";
import { answered } from "../support/check.mjs";
import * as envelope from "../support/envelope.mjs";
import { faultsOfBundle } from "../support/fhir.mjs";
import { aDay, DAY, saveBeforeLoading, savedEntries } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";
import { BEGIN, BEGIN_DAY, shownDate, UTC_OFFSET } from "../support/time.mjs";

const LATER_DAY = new Date(Date.parse(BEGIN_DAY) + 7 * DAY).toISOString().slice(0, 10);

/** What was added, oldest first. */
async function entries(page) {
  const saved = (await savedEntries(page)).filter(([key]) => key.startsWith("unhunch:entry:"));
  return saved.map(([, text]) => envelope.read(text).record).sort((a, b) => a.id - b.id);
}

function card(app, name) {
  return app.screen.locator("section.card").filter({ has: app.page.getByRole("heading", { name, exact: true }) });
}

async function say(app, name, value) {
  const names = { 0: "0, cannot do it", 10: "10, as before" };
  await card(app, name)
    .getByRole("button", { name: names[value] ?? `${value} of 10`, exact: true })
    .click();
  await expect(card(app, name)).toContainText(`Kept: ${value} of 10.`);
}

/** What a change should say, by a second computation. */
function change(from, to, noise) {
  const number = (value) => String(Math.round(value * 10) / 10);
  if (Math.abs(to - from) < noise) {
    return `From ${number(from)} to ${number(to)}. Less than ${noise} apart can be chance.`;
  }
  const how = to > from ? "It goes better" : "It goes less well";
  return `From ${number(from)} to ${number(to)}. ${how}; chance explains less than ${noise}.`;
}

async function file(app, page, name) {
  const saving = page.waitForEvent("download");
  await app.press(name);
  return readFileSync(await (await saving).path(), "utf8");
}

test("three things are named, asked once a week, and every number of them is right everywhere", async ({ app, page }) => {
  test.slow();
  await saveBeforeLoading(page, aDay(BEGIN));
  await app.holdClock();
  await app.open("#/progress");
  await app.screen.getByRole("link", { name: /^What you can do/ }).click();
  await expect(app.title).toHaveText("What you can do");
  await expectAccessible(page);
  const washing = "Hanging out the washing";
  const told = { "Sitting for two hours": [4, 7], [washing]: [5, 6], "Reaching to a high shelf": [0, 10] };
  await app.press("Sitting for two hours");
  await expect(app.button("Add it")).toBeDisabled();
  await page.getByLabel("In your own words").fill(`  ${washing} `);
  await app.press("Add it");
  await app.press("Reaching to a high shelf");
  // There is room for three.
  await expect(app.button("Add it")).toHaveCount(0);
  await say(app, "Sitting for two hours", 3);
  for (const [name, [first]] of Object.entries(told)) {
    await say(app, name, first);
  }
  await expectAccessible(page);

  // Nothing is asked again before a week has gone by, on Today or here.
  const due = app.screen.getByRole("link", { name: /^How well does it go\?/ });
  await page.evaluate(() => (location.hash = "#/"));
  await expect(app.start).toBeVisible();
  await expect(due).toHaveCount(0);
  await app.leap((6 * DAY) / 1000);
  await app.open("#/");
  await expect(app.start).toBeVisible();
  await expect(due).toHaveCount(0);
  await app.open("#/function");
  await expect(card(app, washing)).toContainText(`5 of 10 on ${shownDate(BEGIN_DAY)}. It is asked again on ${shownDate(LATER_DAY)}.`);
  await expect(app.screen.getByRole("toolbar")).toHaveCount(0);
  await app.leap(DAY / 1000);
  await app.open("#/");
  // One thing is asked at a time, and a week without practice comes first.
  await expect(app.button("Not now")).toBeVisible();
  await expect(due).toHaveCount(0);
  await app.press("Not now");
  await due.click();
  await expect(app.screen.getByRole("toolbar")).toHaveCount(3);
  for (const [name, [first, second]] of Object.entries(told)) {
    await say(app, name, second);
    await expect(card(app, name)).toContainText(change(first, second, 3));
    await expect(card(app, name).getByRole("img")).toHaveAccessibleName(`${name}: ${change(first, second, 3)}`);
  }
  const mean = (at) => Object.values(told).reduce((sum, it) => sum + it[at], 0) / 3;
  await expect(app.screen).toContainText(`The mean of them: ${change(mean(0), mean(1), 2)}`);
  await expectAccessible(page);

  // What is stored, in the order in which it was said.
  const stored = await entries(page);
  const things = stored.filter(({ kind }) => kind === "function");
  expect(things.map(({ name, text }) => name ?? text)).toEqual(["sit_two_hours", washing, "reach_overhead"]);
  const ids = things.map(({ id }) => id);
  const answers = stored.filter(({ kind }) => kind === "answer");
  const wanted = [[0, 3], ...Object.values(told).map(([first], at) => [at, first]), ...Object.values(told).map((it, at) => [at, it[1]])];
  expect(answers.map(({ of, value }) => [ids.indexOf(of), value])).toEqual(wanted);
  expect(answers.map(({ day }) => day)).toEqual([...Array(4).fill(BEGIN_DAY), ...Array(3).fill(LATER_DAY)]);

  // The journey shows the one that it is measured by.
  await app.open("#/progress");
  await app.screen.getByText("Milestones").click();
  await expect(app.screen).toContainText(`Sitting for two hours: ${change(4, 7, 3)}`);
  await expect(app.screen).toContainText("Reach over your head: not noted");

  // The clinician's page, and what is taken along.
  await app.open("#/report");
  for (const [name, [first, second]] of Object.entries(told)) {
    await expect(app.screen.getByRole("listitem").filter({ hasText: name })).toHaveText(
      `${name}: ${first} of 10 on ${shownDate(BEGIN_DAY)}. ${second} of 10 on ${shownDate(LATER_DAY)}.`,
    );
  }
  await app.open("#/settings/data");
  const kept = JSON.parse(await file(app, page, "Everything, as JSON")).kept;
  expect(kept.entries).toEqual(stored);
  const table = (await file(app, page, "Notes and what else you added, as CSV")).trim().split("\r\n").slice(1);
  const column = (row, at) => row.split(",")[at];
  expect(table.map((row) => [column(row, 3), column(row, 4), column(row, 6)])).toEqual(
    stored.map(({ kind, of, value }) => [kind, String(of ?? ""), String(value ?? "")]),
  );
  const bundle = JSON.parse(await file(app, page, "For a clinic, as FHIR"));
  expect(faultsOfBundle(bundle)).toEqual([]);
  const scores = bundle.entry.map(({ resource }) => resource).filter((it) => it.code?.text?.startsWith("Patient-Specific"));
  const names = ["sit_two_hours", washing, "reach_overhead"];
  expect(scores.map((it) => [it.component[0].valueString, it.valueQuantity.value])).toEqual(
    wanted.map(([at, value]) => [names[at], value]),
  );

  // One that is asked no more makes room, and can be taken back with its numbers.
  await app.open("#/function");
  await app.press(`Stop asking : ${washing}`);
  await expect(card(app, washing)).toHaveCount(0);
  await expect(app.button("Add it")).toBeVisible();
  await app.press(`Ask again : ${washing}`);
  await expect(card(app, washing)).toContainText(change(5, 6, 3));
});

test.describe("measures", () => {
  /** A number for pain so many days ago, at this hour of the person's clock. */
  function pain(ago, hour, value, when = "alone") {
    const utc = BEGIN - ago * DAY + (hour - 11) * 3_600_000;
    const day = new Date(utc + UTC_OFFSET * 60_000).toISOString().slice(0, 10);
    const it = { id: utc * 1000 + value, utc, offset: UTC_OFFSET, day, value, when };
    return { [`unhunch:pain:${it.id}`]: envelope.write(it) };
  }

  test("mornings are counted as the page says, and the reach over the head is noted", async ({ app, page }) => {
    const texts = [pain(1, 7, 0), pain(2, 7, 0, "before"), pain(2, 8, 2), pain(3, 7, 0), pain(3, 9, 4, "after"), pain(4, 12, 0)];
    // More than four weeks ago.
    await saveBeforeLoading(page, Object.assign({}, aDay(BEGIN), ...texts, pain(28, 7, 0)));
    await app.holdClock();
    await app.open("#/function");
    await expect(card(app, "Mornings without pain")).toContainText("In the last four weeks 2 of 3 mornings with a number.");

    const reach = card(app, "Reach over your head");
    const slider = page.getByRole("slider", { name: "From the wall" });
    await expect(reach.getByRole("button", { name: "Note it" })).toBeDisabled();
    await slider.fill("20");
    await expect(slider).toHaveAttribute("aria-valuetext", "20 cm");
    await reach.getByRole("button", { name: "Note it" }).click();
    await expect(reach).toContainText(`20 cm on ${shownDate(BEGIN_DAY)}.`);
    await app.leap((7 * DAY) / 1000);
    await app.open("#/function");
    await slider.fill("15");
    await reach.getByRole("button", { name: "They touch it" }).click();
    await expect(slider).toHaveValue("0");
    await reach.getByRole("button", { name: "Note it" }).click();
    await expect(reach).toContainText(`0: they touch it on ${shownDate(LATER_DAY)}.`);
    await expect(reach.getByRole("img")).toBeVisible();
    await expectAccessible(page);
    const stored = await entries(page);
    expect(stored.map(({ kind, name, value, day }) => [kind, name, value, day])).toEqual([
      ["measure", "overhead", 20, BEGIN_DAY],
      ["measure", "overhead", 0, LATER_DAY],
    ]);
    await app.open("#/settings/data");
    const bundle = JSON.parse(await file(app, page, "For a clinic, as FHIR"));
    expect(faultsOfBundle(bundle)).toEqual([]);
    const reached = bundle.entry.map(({ resource }) => resource).filter((it) => it.code?.text?.startsWith("Thumbs"));
    expect(reached.map((it) => [it.valueQuantity.value, it.valueQuantity.code])).toEqual([
      [20, "cm"],
      [0, "cm"],
    ]);
  });
});

test.describe("while somebody should look first", () => {
  test.use({ checked: false });

  test("nobody is asked to reach over the head", async ({ app, page }) => {
    await page.clock.install({ time: BEGIN - 60_000 });
    await page.clock.pauseAt(BEGIN);
    await saveBeforeLoading(page, { ...aDay(BEGIN), ...answered(BEGIN - 60_000, { level: "soon", yes: ["night_pain"] }) });
    await app.open("#/function");
    await expect(card(app, "Reach over your head")).toContainText("leave this movement out for now");
    await expect(page.getByRole("slider")).toHaveCount(0);
  });
});
