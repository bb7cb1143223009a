// Everything but a session that runs comes in loads of its own. Each may be late, or not come at all.

import { expectAccessible } from "../support/axe.mjs";
import * as envelope from "../support/envelope.mjs";
import { plan } from "../support/plan.mjs";
import { expect, test } from "../support/story.mjs";
import { digits, HOME } from "../support/unhunch.mjs";

const office = plan("office-reset");
const [prepare] = office.segments;
const LOADS = ["session", "check", "library", "progress", "tools"];
/** The file of a load, not of what it shares with others. */
const file = (load) => new RegExp(`(?<!shared)_(${load})\\.wasm$`);
const LATER = file(LOADS.join("|"));
const ON_ITS_WAY = "One moment: this page is on its way.";
const BROKE_OFF = "A part of Unhunch could not be loaded";

/** Holds the files that fit `pattern`; the function that comes back lets them arrive. */
async function hold(page, pattern) {
  let arrive;
  const held = new Promise((resolve) => (arrive = resolve));
  await page.route(pattern, async (route) => {
    await held;
    await route.continue();
  });
  return arrive;
}

/** The loads that the page has asked for so far, in that order. */
function asksOf(page) {
  const asked = [];
  page.on("request", (request) => {
    const load = LATER.exec(request.url())?.[1];
    if (load) asked.push(load);
  });
  return asked;
}

/** Opens a page whose other loads are on their way; the function that comes back lets them arrive. */
async function openWithoutLoads(page, address = "") {
  const asked = page.waitForRequest(LATER);
  const arrive = await hold(page, LATER);
  await page.goto(`./${address}`);
  // It is asked for by the app itself, so the first part is up.
  await asked;
  return arrive;
}

test("a session starts before it, and shows its figure when it is there", async ({ app, page }) => {
  await app.holdClock();
  const arrive = await openWithoutLoads(page);
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

test("a session that ends before it is kept all the same", async ({ app, page, complaints }) => {
  await app.holdClock();
  const arrive = await openWithoutLoads(page);
  await app.start.click();
  await app.pass(office.seconds + 1);
  await expect(app.title).toHaveText("Done");
  expect(await app.records()).toEqual([]);

  arrive();
  await expect(app.button("What I did")).toBeVisible();
  const [{ text }, ...others] = await app.records();
  expect(others).toEqual([]);
  const { record } = envelope.read(text);
  expect(record).toMatchObject({ routine: "office-reset", outcome: "finished" });
  expect(record.done.map((row) => row.whole)).toEqual([true, true, true]);
  // On a slow machine all this takes so long that what did not come counts as lost, and is asked for again after the session.
  for (const complaint of complaints.splice(0)) expect(complaint).toContain("did not come: there was nothing of it for 30 seconds.");
});

test("this hurts says when to seek care without it", async ({ app, page }) => {
  await app.holdClock();
  await openWithoutLoads(page);
  await app.start.click();
  await app.pass(prepare.seconds + 3);
  await app.press("This hurts");
  await expect(app.title).toHaveText("You stopped, and that was right");
  await expect(app.screen.getByRole("heading", { name: "Call your local emergency number now" })).toBeVisible();
  await app.press("End here");
  await expect(app.title).toHaveText("You stopped, and that was right");
});

test("what hurt before it shuts the gate once it is there", async ({ app, page }) => {
  await app.holdClock();
  const arrive = await openWithoutLoads(page);
  await app.start.click();
  await app.pass(prepare.seconds + 3);
  await app.press("This hurts");
  await app.press("End here");
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
  const told = app.main.getByRole("alert").filter({ hasText: BROKE_OFF });
  await expect(told).toBeVisible();
  await expect(app.start).toBeVisible();
  await page.goto("./#/exercises");
  await expect(told).toBeVisible();
  expect(complaints.splice(0).join("\n")).toMatch(/ERR_FAILED|fetch/);

  await page.unroute(LATER);
  await app.press("Try again");
  await expect(app.title).toHaveText("Library");
  await expect(told).toHaveCount(0);
  await page.goto("./#/");
  await expect(app.title).toHaveText(HOME);
});

test("they come one after the other, and first the one of the page", async ({ app, page }) => {
  const asked = asksOf(page);
  await app.openPage();
  await expect.poll(() => asked).toEqual(["library", "session", "check", "progress", "tools"]);
  await app.openPage("#/progress");
  expect(asked).toHaveLength(LOADS.length);
});

test("whoever saves data loads what is looked at and what a session needs", async ({ app, page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  const asked = asksOf(page);
  await app.openPage();
  await expect.poll(() => asked).toEqual(["library", "session"]);
  await page.goto("./#/settings");
  await expect(app.title).toHaveText("Settings");
  expect(asked).toEqual(["library", "session", "tools"]);
  // As long as the browser was idle for.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))));
  expect(asked).toHaveLength(3);
});

test("none is asked for while a session is on, and the rest comes after it", async ({ app, page }) => {
  await app.holdClock();
  const asked = asksOf(page);
  await app.begin("office-reset");
  await expect(app.picture).toBeVisible();
  await expect.poll(() => asked).toContain("session");
  const before = [...asked];
  await app.pass(office.seconds + 1);
  await expect(app.title).toHaveText("Done");
  expect(before).not.toContain("tools");
  const later = async () => {
    // The clock is held, and the browser is idle by it.
    await app.pass(1);
    return asked.toSorted();
  };
  await expect.poll(later).toEqual(LOADS.toSorted());
});

for (const [load, address, title] of [
  ["check", "#/care", "When to stop, and whom to ask"],
  ["progress", "#/progress", "Your first day goes here."],
  ["tools", "#/settings", "Settings"],
]) {
  test(`a page of ${load} that is on its way says so, and comes`, async ({ app, page }) => {
    const arrive = await hold(page, file(load));
    await app.openPage();
    await page.goto(`./${address}`);
    const line = app.main.getByRole("heading", { name: ON_ITS_WAY });
    await expect(line).toBeVisible();
    await expect(line, "a screen reader hears it").toBeFocused();
    await expectAccessible(page);
    // What is here already still works.
    await page.goto("./#/exercises");
    await expect(app.title).toHaveText("Library");
    await page.goto(`./${address}`);
    await expect(line).toBeVisible();

    arrive();
    await expect(app.title).toHaveText(title);
    await expect(app.title, "a screen reader reads on from there").toBeFocused();
    await expect(line).toHaveCount(0);
  });
}

test("one that broke off is told on its page alone, and comes when it is tried again", async ({ app, page, complaints }) => {
  const TOOLS = file("tools");
  const asked = asksOf(page);
  const tries = () => asked.filter((it) => it === "tools").length;
  await page.route(TOOLS, (route) => route.abort());
  const told = app.main.getByRole("alert").filter({ hasText: BROKE_OFF });
  await app.openPage();
  await expect.poll(tries).toBe(1);
  await expect(told).toHaveCount(0);
  await page.goto("./#/settings");
  // Whoever comes to its page has it asked for anew.
  await expect.poll(tries).toBe(2);
  await expect(told).toBeVisible();
  await page.goto("./#/progress");
  await expect(app.title).toHaveText("Your first day goes here.");
  await expect(told).toHaveCount(0);
  await page.goto("./#/settings");
  await expect.poll(tries).toBe(3);
  await expect(told).toBeVisible();
  await page.unroute(TOOLS);
  await app.press("Try again");
  await expect(app.title).toHaveText("Settings");
  await expect(told).toHaveCount(0);
  expect(complaints.splice(0).join("\n")).toMatch(/ERR_FAILED|fetch/);
});

test("without the one of the session the person is told, and a session runs", async ({ app, page, complaints }) => {
  const SESSION = file("session");
  await app.holdClock();
  await page.route(SESSION, (route) => route.abort());
  await app.openPage();
  const told = app.main.getByRole("alert").filter({ hasText: BROKE_OFF });
  await expect(told).toBeVisible();
  await expect(app.title).toHaveText(HOME);
  await app.start.first().click();
  await app.pass(office.seconds + 1);
  await expect(app.title).toHaveText("Done");
  expect(await app.records()).toHaveLength(1);
  await page.unroute(SESSION);
  await app.press("Try again");
  await expect(app.button("What I did")).toBeVisible();
  complaints.splice(0);
});

for (const [how, answer] of Object.entries({
  "is not there": (route) => route.fulfill({ status: 404 }),
  "is a page of the host": (route) => route.fulfill({ body: "<html>Not found</html>", contentType: "text/html" }),
  "never comes": () => {},
})) {
  test(`one that ${how} is told without a word that is not true, and comes when it is tried again`, async ({ app, page, complaints }) => {
    await app.holdClock();
    await app.openPage();
    await page.route(file("tools"), answer);
    await page.goto("./#/settings");
    const told = app.main.getByRole("alert").filter({ hasText: BROKE_OFF });
    await expect(async () => {
      await app.pass(1);
      await expect(told).toBeVisible({ timeout: 1 });
    }).toPass({ intervals: [10], timeout: 45_000 });
    expect(await told.innerText()).not.toMatch(/connection|network|offline/i);
    await page.unroute(file("tools"));
    await app.press("Try again");
    await expect(app.title).toHaveText("Settings");
    await expect(told).toHaveCount(0);
    expect(complaints.splice(0).length).toBeGreaterThan(0);
  });
}

test("what is lost of one before the rest has come is told on the page, and is no error that nobody has caught", async ({
  app,
  page,
  complaints,
}) => {
  const arrive = await hold(page, LATER);
  await page.route("**/unhunch-later-*.css", (route) => route.fulfill({ status: 404 }));
  const lost = page.waitForResponse("**/unhunch-later-*.css");
  await page.goto("./#/settings");
  await lost;
  // What the browser makes of it comes after that.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  arrive();
  await expect(app.main.getByRole("alert").filter({ hasText: BROKE_OFF })).toBeVisible();
  expect(complaints.splice(0).filter((it) => it.startsWith("thrown:"))).toEqual([]);
});

test("all of them work where the host does not know their type, and a warning says so once", async ({ app, page, complaints }) => {
  await page.route("**/*.wasm", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
  });
  await app.open("#/settings");
  await expect(app.title).toHaveText("Settings");
  await page.goto("./#/progress");
  await expect(app.title).toHaveText("Your first day goes here.");
  expect(complaints.splice(0)).toEqual([expect.stringMatching(/^warning: .*\.wasm is not served as application\/wasm\./)]);
  // Others are still on their way.
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("a program that never comes is told", async ({ app, page, complaints }) => {
  await app.holdClock();
  await page.route("**/*_bg.wasm", () => {});
  await page.goto("./");
  const told = page.locator("#failed-why");
  await expect(async () => {
    await app.pass(1);
    await expect(told).toContainText("did not come: there was nothing of it for 30 seconds", { timeout: 1 });
  }).toPass({ intervals: [10], timeout: 45_000 });
  expect(complaints.splice(0).length).toBeGreaterThan(0);
});
