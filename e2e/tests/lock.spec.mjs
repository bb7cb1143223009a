// At the levels emergency and urgent nothing can be started, whichever way is tried; everything to read stays open.

import { answered, DOOR, DOORS, pagesOf, questionText } from "../support/check.mjs";
import * as envelope from "../support/envelope.mjs";
import { backupKeys, saveBeforeLoading } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";
import { openWithoutProgram, Unhunch } from "../support/unhunch.mjs";

const EMERGENCY = "Get help now";
const URGENT = "See or call a doctor today";
const DAY = 86_400_000;

test.use({ checked: false });

const chest = (time = Date.now()) => answered(time, { level: "emergency", yes: ["chest_pain"] });
const fever = (time = Date.now()) => answered(time, { level: "urgent", yes: ["fever_chills"] });

/** Puts `texts` on the disk of a page that is open, and loads it anew. */
async function keepNow(page, texts) {
  await page.evaluate((texts) => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text)), texts);
}

async function expectShut(app) {
  await expect(app.start).toHaveCount(0);
  await expect(app.countdown).toHaveCount(0);
}

for (const [level, texts, title] of [
  ["emergency", chest, EMERGENCY],
  ["urgent", fever, URGENT],
]) {
  test(`${level}: by a deep link, the library and an edited address`, async ({ app, page }) => {
    await saveBeforeLoading(page, texts());
    await page.goto("./#/session/office-reset");
    await expect(app.title).toHaveText(level === "emergency" ? EMERGENCY : "Chair reset");
    await expectShut(app);
    for (const address of [
      "#/",
      "#/routine/office-reset",
      "#/exercise/cat-cow",
      "#/make",
      "#/session/made-10-any-3",
      "#/session/exercise-cat-cow",
    ]) {
      await page.goto(`./${address}`);
      await expect(app.screen.getByRole("link", { name: "What to do now" }).first()).toBeVisible();
      await expectShut(app);
    }
    await app.screen.getByRole("link", { name: "What to do now" }).first().click();
    await expect(app.title).toHaveText(title);
    // An address typed while the page is open.
    await page.evaluate(() => (location.hash = "#/session/desk-reset"));
    await expect(app.title).toHaveText("Wall reset");
    await expectShut(app);
  });

  test(`${level}: what there is to read stays open`, async ({ app, page }) => {
    await saveBeforeLoading(page, texts());
    for (const [address, heading] of [
      ["#/exercises", "Library"],
      ["#/exercise/cat-cow", "Cat-cow"],
      ["#/routine/office-reset", "Chair reset"],
      ["#/care", "When to stop, and whom to ask"],
      ["#/report", "For the clinician"],
    ]) {
      await app.open(address);
      await expect(app.title).toHaveText(heading);
      await expect(app.main).toContainText("Sessions are locked");
    }
  });
}

test("a shared link and a routine of one's own", async ({ app, page }) => {
  await saveBeforeLoading(page, fever());
  const routine = JSON.stringify({ unhunch: 1, name: "Mine", steps: [{ exercise: "cat-cow" }] });
  await app.open(`#/import/${encodeURIComponent(routine)}`);
  await app.press("Save");
  await expect(app.title).toHaveText("Mine");
  await expectShut(app);
  await app.screen.getByText("Change it", { exact: true }).click();
  await app.press("Try it");
  await expect(app.title).toHaveText(URGENT);
  await expectShut(app);
});

test("offline", async ({ app, page, context }) => {
  await saveBeforeLoading(page, chest());
  await app.open("#/exercises");
  await app.untilLoaded();
  await context.setOffline(true);
  await page.evaluate(() => (location.hash = "#/session/office-reset"));
  await expect(app.title).toHaveText("Chair reset");
  await expectShut(app);
});

test("a second tab", async ({ app, page, context }) => {
  await saveBeforeLoading(page, answered(Date.now() - 60_000));
  await app.begin("office-reset");
  const other = await context.newPage();
  const second = new Unhunch(other);
  await second.open("#/check");
  await second.press("Do the check again");
  await second.press(DOORS.usual);
  await other.getByRole("checkbox", { name: questionText("breathless") }).check();
  await second.press("Go on with 1 ticked");
  await expect(second.title).toHaveText(EMERGENCY);
  // The session of the first one is over, and it says why.
  await expect(app.title).toHaveText(EMERGENCY);
  await expect(app.countdown).toHaveCount(0);
  await page.evaluate(() => (location.hash = "#/routine/office-reset"));
  await expect(app.title).toHaveText("Chair reset");
  await expectShut(app);
});

/** Takes the mirror away. Runs in the page. */
function wipeMirror() {
  return new Promise((resolve, reject) => {
    const wipe = indexedDB.deleteDatabase("unhunch");
    wipe.onsuccess = () => resolve();
    wipe.onerror = () => reject(wipe.error);
  });
}

test("storage wiped, and put back", async ({ app, page }) => {
  await app.open("#/check");
  await app.press(DOORS.none);
  await page.getByRole("checkbox", { name: questionText("chest_pain") }).check();
  await app.press("Go on with 1 ticked");
  await expect(app.title).toHaveText(EMERGENCY);
  const texts = await page.evaluate(() => ({ ...localStorage }));
  // One of the two places alone is not enough.
  await expect.poll(() => page.evaluate(backupKeys)).toContain("check");
  await page.evaluate(() => localStorage.clear());
  await page.evaluate(() => (location.hash = "#/routine/office-reset"));
  await page.reload();
  await expect(app.main).toContainText("Sessions are locked");
  await expectShut(app);
  await page.evaluate(() => localStorage.clear());
  await page.evaluate(wipeMirror);
  await expect(app.title).toHaveText("Chair reset");
  // Nothing is known any more, so the check comes first.
  await page.reload();
  await app.start.click();
  await expect(app.title).toHaveText(DOOR);
  await expect(app.countdown).toHaveCount(0);
  await keepNow(page, texts);
  await page.goto("./#/routine/office-reset");
  await page.reload();
  await expect(app.main).toContainText("Sessions are locked");
  await expectShut(app);
});

test("a check that is damaged is asked again, and not overwritten", async ({ app, page }) => {
  const [[key, text]] = Object.entries(chest());
  await saveBeforeLoading(page, { [key]: text.slice(0, -9), "unhunch:gate": "open 2099-01-01 2099-01-01" });
  await app.open("#/routine/office-reset");
  await app.start.click();
  await expect(app.title).toHaveText(DOOR);
  expect(await page.evaluate((key) => localStorage.getItem(key), key)).toBe(text.slice(0, -9));
});

test("a press on Start before the program is there waits for the check", async ({ app, page }) => {
  const arrive = await openWithoutProgram(page);
  await app.start.click();
  // The first question stands in the page, and is asked by the program, too.
  await expect(app.title).toHaveText(DOOR);
  await expect(app.countdown).toHaveCount(0);
  arrive();
  await expect(page.locator("#door")).toHaveCount(0);
  await expect(app.title).toHaveText(DOOR);
  await expect(app.countdown).toHaveCount(0);
});

test("a gate that somebody has written by hand opens nothing once the check is read", async ({ app, page }) => {
  const texts = fever();
  const today = Object.values(answered(Date.now())).at(-1);
  await saveBeforeLoading(page, { ...texts, "unhunch:gate": today });
  await app.open("#/routine/office-reset");
  await expectShut(app);
  expect(await page.evaluate(() => localStorage.getItem("unhunch:gate"))).toBe("urgent");
});

test("an emergency is told before any of the program is there, and with no script at all", async ({ app, page, browser, baseURL }) => {
  await saveBeforeLoading(page, chest());
  await page.route("**/*.wasm", () => {});
  await page.goto("./", { waitUntil: "domcontentloaded" });
  await expect(page).toHaveURL(/#\/check$/);
  const first = page.getByRole("heading", { name: "Get help now, if one of these is true" });
  await expect(first).toBeVisible();
  await expect(page.getByRole("link", { name: "Call 112" })).toHaveAttribute("href", "tel:112");
  await expect(app.start).toBeHidden();

  const bare = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const plain = await bare.newPage();
  await plain.goto("./#/check");
  await expect(plain.getByRole("heading", { name: "Get help now, if one of these is true" })).toBeVisible();
  await bare.close();
});

test("with no network the check still leads to the emergency number", async ({ app, page, context }) => {
  await app.open("#/exercises");
  await app.untilLoaded();
  await context.setOffline(true);
  await page.evaluate(() => (location.hash = "#/check"));
  await app.press(DOORS.none);
  await page.getByRole("checkbox", { name: questionText("chest_pain") }).check();
  await app.press("Go on with 1 ticked");
  await expect(app.title).toHaveText(EMERGENCY);
  await expect(app.screen.getByRole("link", { name: "Call 112" })).toBeVisible();
});

test("where the check itself does not come, the signs for which to call are there", async ({ app, page, complaints }) => {
  const CHECK = /(?<!shared)_check\.wasm$/;
  await page.route(CHECK, (route) => route.abort());
  await app.openPage();
  await page.goto("./#/check");
  await expect(app.main.getByRole("alert")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Call your local emergency number now" })).toBeVisible();
  await page.unroute(CHECK);
  await app.press("Try again");
  await expect(app.title).toHaveText("What brings you here?");
  complaints.splice(0);
});

test("urgent is opened by the person's word, which is written down", async ({ app, page }) => {
  await saveBeforeLoading(page, fever());
  await app.open("#/check");
  await app.press("A professional has seen me, and says that I may exercise");
  const words = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("unhunch:word:")));
  expect(words).toHaveLength(1);
  expect(envelope.read(words[0][1]).record).toMatchObject({ says: "seen" });
  await page.goto("./#/routine/office-reset");
  await app.start.click();
  await expect(app.countdown).toBeVisible();
});

test("an emergency of today by no word, one of another day by a word", async ({ app, page }) => {
  await saveBeforeLoading(page, chest());
  await app.open("#/check");
  await expect(app.screen).toContainText("only by a new check");
  await expect(app.button("A professional has seen me, and says that I may exercise")).toHaveCount(0);
  await page.evaluate(() => localStorage.clear());
  const before = await app.page.context().newPage();
  const later = new Unhunch(before);
  await saveBeforeLoading(before, chest(Date.now() - 2 * DAY));
  await later.open("#/check");
  await later.press("A professional has seen me, and says that I may exercise");
  await before.goto("./#/routine/office-reset");
  await later.start.click();
  await expect(later.countdown).toBeVisible();
});

test("on a new day one tap is enough, or the check", async ({ app, page }) => {
  await saveBeforeLoading(page, answered(Date.now() - DAY));
  await app.open("#/routine/office-reset");
  await app.start.click();
  await expect(app.title).toHaveText(DOOR);
  await expect(app.screen).toContainText("Your last answers are of");
  await app.press(DOORS.new);
  await expect(app.title).toHaveText(pagesOf("new")[0].title);
  await app.press("Back");
  await expect(app.title).toHaveText(DOOR);
  await app.press("Back");
  await app.press(`Same as last time: ${DOORS.usual}`);
  await expect(app.countdown).toBeVisible();
  // Said once, it holds for the day.
  await page.goto("./#/routine/desk-reset");
  await app.start.click();
  await expect(app.countdown).toBeVisible();
});

test("soon asks for the word first", async ({ app, page }) => {
  await saveBeforeLoading(page, answered(Date.now(), { level: "soon", yes: ["dizzy_balance"] }));
  await app.open("#/routine/office-reset");
  await app.start.click();
  await expect(app.title).toHaveText("See somebody in the next days");
  await app.press("A professional has seen me, and says that I may exercise");
  await app.start.click();
  await expect(app.countdown).toBeVisible();
});
