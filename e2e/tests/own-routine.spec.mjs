// Find, build, rehearse, share and import, with the keyboard alone.

import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import { expectOn, tabTo } from "../support/keyboard.mjs";
import { expect, test } from "../support/story.mjs";
import { HOME } from "../support/unhunch.mjs";

const schema = JSON.parse(readFileSync(new URL("../../docs/routine.schema.json", import.meta.url), "utf8"));
const isRoutine = new Ajv({ strict: false }).compile(schema);

test("an exercise is found by another name and started alone @desktop", async ({ app, page }) => {
  await app.holdClock();
  await app.open("#/exercises");
  await tabTo(page, page.getByRole("searchbox", { name: "Search by name" }));
  await page.keyboard.type("bhujangasana");
  await expect(app.notices.first()).toHaveText("2 exercises");
  const cobra = app.screen.getByRole("link", { name: /Cobra pose/ });
  await tabTo(page, cobra);
  await page.keyboard.press("Enter");
  await expectOn(app, "Cobra pose");
  await expect(app.picture).toBeVisible();
  // Past four marks, and what is good to know beside it.
  await tabTo(page, app.start, 20);
  await page.keyboard.press("Enter");
  await expectOn(app, "Get ready: Cobra pose");
});

test("a routine of one's own is built, rehearsed, shared and taken in @desktop", async ({ app, page, context }) => {
  await app.holdClock();
  await app.open("#/build");
  await tabTo(page, page.getByLabel("Name", { exact: true }));
  await page.keyboard.type("Before lunch");
  await tabTo(page, page.getByRole("combobox", { name: "Exercise", exact: true }));
  await page.keyboard.type("Cat");
  await tabTo(page, app.button("Add"));
  await page.keyboard.press("Enter");
  await expect(app.screen.getByRole("group", { name: /1\. Cat-cow/ })).toBeVisible();
  const total = app.screen.getByText(/in all\.$/);
  const before = await total.innerText();

  await tabTo(page, app.button("Add a step of your own"));
  await page.keyboard.press("Enter");
  const own = app.screen.getByRole("listitem").filter({ has: page.getByLabel("Name of the step") });
  await expect(own).toHaveCount(1);
  await expect(total).not.toHaveText(before);
  await tabBackTo(page, own.getByLabel("Name of the step"));
  await page.keyboard.type("Towel pull");
  await tabTo(page, own.getByLabel("What to do; it is read aloud"));
  await page.keyboard.type("Pull the towel apart at chest height.");

  await tabTo(page, app.button("Try it"), 30);
  await page.keyboard.press("Enter");
  await expectOn(app, "Get ready: Cat-cow");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(app.title).toHaveText("Get ready: Towel pull");
  await expect(app.screen.locator(".player-cue")).toHaveText("Pull the towel apart at chest height.");
  await tabTo(page, app.button("More"));
  await page.keyboard.press("Enter");
  await tabTo(page, app.button("End here"));
  await page.keyboard.press("Enter");
  await expectOn(app, "Ended early");

  const home = app.screen.getByRole("link", { name: "Back to today", exact: true });
  await tabTo(page, home, 30);
  await page.keyboard.press("Enter");
  await expectOn(app, HOME);
  await tabTo(page, app.screen.getByRole("link", { name: /Something else/ }), 30);
  await page.keyboard.press("Enter");
  await expectOn(app, "Library");
  await tabTo(page, app.screen.getByRole("link", { name: /Before lunch/ }), 40);
  await page.keyboard.press("Enter");
  await expectOn(app, "Before lunch");

  const file = page.waitForEvent("download");
  await tabTo(page, app.button("Save as a file"), 30);
  await page.keyboard.press("Enter");
  const saved = JSON.parse(readFileSync(await (await file).path(), "utf8"));
  expect(isRoutine(saved), JSON.stringify(isRoutine.errors)).toBe(true);
  expect(saved).toMatchObject({
    name: "Before lunch",
    steps: [{ exercise: "cat-cow" }, { own: { name: "Towel pull", text: "Pull the towel apart at chest height." } }],
  });

  await tabBackTo(page, app.button("Share as a link"));
  await page.keyboard.press("Enter");
  const link = await app.screen.getByLabel(/^The link/).inputValue();
  // All of it is behind the #, which no browser sends.
  expect(new URL(link).search).toBe("");

  const other = await context.browser().newContext();
  const guest = await other.newPage();
  await guest.goto(link);
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("A routine for you");
  await expect(guest.getByRole("heading", { level: 2 })).toHaveText("Before lunch");
  await expect(guest.getByRole("listitem").filter({ hasText: "Towel pull" })).toContainText("Pull the towel apart");
  await tabTo(guest, guest.getByRole("button", { name: "Save" }));
  await guest.keyboard.press("Enter");
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("Before lunch");
  await guest.goto(`${link.split("#")[0]}#/exercises`);
  await expect(guest.getByRole("link", { name: /Before lunch/ })).toBeVisible();
  await other.close();
});

test("what is missing before a routine can be saved is said in words, at its place", async ({ app, page }) => {
  await app.open("#/build");
  const wrong = app.screen.getByRole("alert").filter({ hasText: /./ });
  await app.press("Save");
  await expect(wrong).toHaveText("Give it a name.");
  await page.getByLabel("Name", { exact: true }).fill("Physio");
  await app.press("Save");
  await expect(wrong).toHaveText("Add a step first.");
  await app.press("Add");
  await app.press("Add a step of your own");
  // Another one is unfolded: what is missing in a step unfolds its own.
  await app.screen.getByRole("button", { name: /^1/ }).click();
  await expect(page.getByLabel("Name of the step")).toHaveCount(0);
  await app.press("Save");
  const own = app.screen.getByRole("listitem").filter({ has: page.getByLabel("Name of the step") });
  await expect(own.getByRole("alert").first()).toHaveText("Give step 2 a name.");
  await page.getByLabel("Name of the step").fill("Towel pull");
  await app.press("Save");
  await expect(own.getByRole("alert").first()).toHaveText("Say what to do in step 2.");
  await page.getByLabel("What to do; it is read aloud").fill("Pull it apart.");
  await app.press("More: Seconds");
  await app.press("More: Sets");
  await expect(own.getByRole("button", { name: /^2 Towel pull/ })).toContainText("hold 35 s, 2 times");
  await app.press("Save");
  await expect(app.title).toHaveText("Physio");
});

test("the library has routines by place, and wishes leave what fits", async ({ app, page }) => {
  await app.open("#/exercises");
  const groups = app.screen.getByRole("heading", { level: 2 });
  await expect(groups).toHaveText(["At the desk", "On the floor", "With equipment", "Made by you"]);
  const rows = app.screen.getByRole("listitem");
  const all = await rows.count();
  await app.press("Nothing needed");
  await expect(app.button("Nothing needed")).toHaveAttribute("aria-pressed", "true");
  await expect(groups).toHaveText(["At the desk", "On the floor", "Made by you"]);
  await app.press("5 min");
  await app.press("Floor");
  await expect(groups).toHaveText(["Made by you"]);
  await expect(app.notices.first()).toHaveText(/^Nothing fits/);
  await app.press("Floor");
  await app.press("5 min");
  await app.press("Nothing needed");
  await expect(rows).toHaveCount(all);
  await app.press("Exercises");
  await app.press("Sitting");
  await expect(app.notices.first()).toHaveText(/^\d+ exercises$/);
  await rows.first().getByRole("link").click();
  await page.goBack();
  await expect(app.button("Exercises")).toHaveAttribute("aria-pressed", "true");
  await expect(app.button("Sitting")).toHaveAttribute("aria-pressed", "true");
});

test("what the schema takes is taken, and what it refuses is refused by name", async ({ app, page }) => {
  const step = (more) => ({ unhunch: 1, name: "A", steps: [{ exercise: "cat-cow", ...more }] });
  const stage = (own, dose = { hold: 20 }) => ({ unhunch: 1, name: "A", steps: [{ own, dose }] });
  const own = { name: "Towel", text: "Pull." };
  const texts = {
    "the least": step({}),
    "a hold": step({ dose: { hold: 20, sets: 2, rest: 5 } }),
    "reps at a tempo": step({ dose: { reps: 8, tempo: [2, 1, 2, 0] } }),
    "reps at one's own pace": step({ dose: { reps: 8, rep_seconds: 3 } }),
    breaths: step({ dose: { breaths: 5, tempo: [4, 0, 6, 0] } }),
    "a stage": stage(own),
    "a stage with sides": stage({ ...own, sides: "each" }),
    "no version": { name: "A", steps: [{ exercise: "cat-cow" }] },
    "another version": { ...step({}), unhunch: 2 },
    "no steps": { unhunch: 1, name: "A", steps: [] },
    "no name": { unhunch: 1, steps: [{ exercise: "cat-cow" }] },
    "markup in the name": { ...step({}), name: "<b>A</b>" },
    "a field too many": step({ colour: "red" }),
    "a negative time": step({ dose: { hold: -1 } }),
    "an endless time": step({ dose: { hold: 1e9 } }),
    "half a second": step({ dose: { hold: 0.5 } }),
    "a text for a time": step({ dose: { hold: "20" } }),
    "two kinds of work": step({ dose: { hold: 20, tempo: [1, 1, 1, 1] } }),
    "reps without pace": step({ dose: { reps: 8 } }),
    "three phases": step({ dose: { reps: 8, tempo: [2, 1, 2] } }),
    "a stage without dose": { unhunch: 1, name: "A", steps: [{ own }] },
    "a stage without text": stage({ name: "Towel" }),
    "unknown sides": stage({ ...own, sides: "top" }),
    "a list": [1, 2, 3],
  };
  await app.open("#/build");
  for (const [what, routine] of Object.entries(texts)) {
    await page.goto(`./#/import/${encodeURIComponent(JSON.stringify(routine))}`);
    const refusal = app.screen.getByRole("alert");
    if (isRoutine(routine)) {
      await expect(app.screen.getByRole("heading", { level: 2 }), what).toHaveText("A");
      await expect(refusal, what).toHaveCount(0);
    } else {
      await expect(refusal, what).toContainText("This routine cannot be read.");
      await expect(app.button("Save"), what).toHaveCount(0);
    }
  }
});

test("the schema takes what the app takes", () => {
  // tests/custom.rs holds the app against the same table.
  const rows = JSON.parse(readFileSync(new URL("../../tests/fixtures/routines.json", import.meta.url), "utf8"));
  for (const { what, text, taken, beyond_a_schema: beyond = false } of rows) {
    expect(isRoutine(JSON.parse(text)), `${what}: ${text}`).toBe(taken || beyond);
  }
});

async function tabBackTo(page, locator, most = 30) {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press("Shift+Tab");
    if (await locator.evaluate((it) => it === document.activeElement)) {
      return;
    }
  }
  await expect(locator, `within ${most} presses of Shift and Tab`).toBeFocused();
}
