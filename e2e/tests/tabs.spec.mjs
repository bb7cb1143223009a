// Two tabs of one person: what is chosen, saved or erased in one is so in the other, and neither undoes what the other did.

import { savedEntries } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";
import { BEGIN } from "../support/time.mjs";
import { Unhunch } from "../support/unhunch.mjs";

const MINUTE = 60;

/** A second tab of the same browser, at an address. */
async function another(context, address, { held = false } = {}) {
  const tab = new Unhunch(await context.newPage());
  if (held) {
    await tab.answeredAt(BEGIN);
  }
  await tab.open(address);
  return tab;
}

/** What is on the disk of the choices. */
async function choices(page) {
  const text = await page.evaluate(() => localStorage.getItem("unhunch:settings"));
  return text === null ? null : JSON.parse(text);
}

const option = (tab, name) => tab.page.getByRole("switch", { name, exact: true });

/** Builds a routine of one stage, and keeps it; says its slug. */
async function build(app, name) {
  await app.open("#/build");
  await app.page.getByLabel("Name", { exact: true }).fill(name);
  await app.press("Add a step of your own");
  await app.page.getByLabel("Name of the step").fill("Towel pull");
  await app.page.getByLabel("What to do; it is read aloud").fill("Pull the towel apart.");
  await app.press("Save");
  await expect(app.title).toHaveText(name);
  return new URL(app.page.url()).hash.replace("#/routine/", "");
}

/** The names of the routines on the disk. */
async function savedRoutines(page) {
  const texts = (await savedEntries(page)).filter(([key]) => key.startsWith("unhunch:routine:"));
  return texts.map(([, text]) => JSON.parse(text).name).sort();
}

test("what one tab chooses, the other shows at once, and its next choice takes nothing back", async ({ app, page, context }) => {
  await app.open("#/settings");
  const second = await another(context, "#/settings");
  await option(second, "Voice").click();
  await expect(option(app, "Voice")).not.toBeChecked();
  await app.open("#/settings/look");
  await second.open("#/settings/look");
  await page.getByRole("radio", { name: "Dark" }).check();
  await expect(second.page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(second.page.getByRole("radio", { name: "Dark" })).toBeChecked();
  expect(await choices(page)).toMatchObject({ voice: false, theme: "dark" });
  await page.reload();
  await page.evaluate(() => (location.hash = "#/settings"));
  await expect(option(app, "Voice")).not.toBeChecked();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a key pressed in one tab changes what it says, and nothing that the other has chosen", async ({ app, page, context }) => {
  await app.open("#/settings");
  const second = await another(context, "#/session/office-reset");
  await option(app, "Voice").click();
  await expect.poll(() => choices(page)).toMatchObject({ voice: false, sound: true });
  await second.page.keyboard.press("m");
  await expect.poll(() => choices(page)).toMatchObject({ voice: false, sound: false });
  await second.page.reload();
  await page.reload();
  await expect(option(app, "Voice")).not.toBeChecked();
  await expect(option(app, "Sounds")).not.toBeChecked();
});

test("what is erased in one tab is not put back by a key in the other", async ({ app, page, context }) => {
  await app.open("#/settings");
  await page.evaluate(() => {
    localStorage.setItem("unhunch:settings", JSON.stringify({ region: "de", pattern: "desk", leave_out: ["neck"], theme: "dark" }));
  });
  const second = await another(context, "#/session/office-reset");
  await expect(second.page.locator("html")).toHaveAttribute("data-theme", "dark");
  await app.open("#/settings/data");
  await app.press("Erase everything");
  await app.press("Press again: everything goes");
  await expect(app.screen).toContainText("Everything is erased.");
  await expect(second.page.locator("html"), "its look is as on the first day").not.toHaveAttribute("data-theme", "dark");
  await second.page.keyboard.press("m");
  await expect.poll(() => choices(page)).toMatchObject({ region: "", pattern: "", leave_out: [], theme: "", sound: false });
});

test("storage that is emptied at once is noticed, too", async ({ app, page, context }) => {
  await app.open("#/settings/look");
  await page.getByRole("radio", { name: "Dark" }).check();
  const second = await another(context, "#/session/office-reset");
  await page.evaluate(() => localStorage.clear());
  await expect(second.page.locator("html")).not.toHaveAttribute("data-theme", "dark");
  await second.page.keyboard.press("m");
  await expect.poll(() => choices(page)).toMatchObject({ theme: "", sound: false });
});

test("reminders that are stopped in one tab are stopped in the other", async ({ app, page, context }) => {
  await app.holdClock();
  await app.open("#/reminders");
  await page.getByRole("switch", { name: "Remind me" }).click();
  const second = await another(context, "#/reminders", { held: true });
  await second.page.evaluate(() => {
    globalThis.shown = 0;
    ServiceWorkerRegistration.prototype.showNotification = async () => (globalThis.shown += 1);
  });
  await expect(second.page.getByRole("switch", { name: "Remind me" })).toBeChecked();
  await page.getByRole("switch", { name: "Remind me" }).click();
  await expect(second.page.getByRole("switch", { name: "Remind me" })).not.toBeChecked();
  await app.pass(61 * MINUTE);
  await expect(second.page.getByRole("status", { name: /^Time/ })).toHaveCount(0);
  expect(await second.page.evaluate(() => globalThis.shown)).toBe(0);
  await page.reload();
  await expect(page.getByRole("switch", { name: "Remind me" })).not.toBeChecked();
});

test("a routine of one's own comes, changes and goes in the other tab without a reload", async ({ app, context }) => {
  const second = await another(context, "#/exercises");
  const slug = await build(app, "Before lunch");
  await expect(second.screen.getByRole("link", { name: /Before lunch/ })).toBeVisible();
  const third = await another(context, `#/routine/${slug}`);
  await expect(third.title).toHaveText("Before lunch");

  await app.open(`#/build/${slug}`);
  await app.page.getByLabel("Name", { exact: true }).fill("After lunch");
  await app.press("Save");
  await expect(third.title).toHaveText("After lunch");
  await expect(third.page).toHaveTitle(/After lunch/);
  await expect(second.screen.getByRole("link", { name: /After lunch/ })).toBeVisible();

  await app.press("Delete");
  await app.press("Press again to delete it");
  await expect(second.screen.getByRole("link", { name: /lunch/ })).toHaveCount(0);
  await expect(third.main).toContainText("There is no such page");
});

test("an editor that is open does not overwrite what another tab has kept since", async ({ app, page, context }) => {
  const slug = await build(app, "Before lunch");
  const second = await another(context, `#/build/${slug}`);
  await second.page.getByLabel("Name", { exact: true }).fill("Mine");
  await app.open(`#/build/${slug}`);
  await page.getByLabel("Name", { exact: true }).fill("Theirs");
  await app.press("Save");
  await expect(app.title).toHaveText("Theirs");
  await expect(second.screen).toContainText("It was changed or deleted in another tab");
  await second.press("Save");
  await expect(second.title).toHaveText("Mine");
  expect(await savedRoutines(page)).toEqual(["Mine", "Theirs"]);
});

test("and does not bring back under its old name what another tab has thrown away", async ({ app, page, context }) => {
  const slug = await build(app, "Before lunch");
  const second = await another(context, `#/build/${slug}`);
  await app.press("Delete");
  await app.press("Press again to delete it");
  await expect(app.screen.getByRole("link", { name: /Before lunch/ })).toHaveCount(0);
  await expect(second.screen).toContainText("It was changed or deleted in another tab");
  await second.press("Save");
  await expect(second.title).toHaveText("Before lunch");
  expect(second.page.url(), "it is another one").not.toContain(slug);
  // Or one begins anew, from what there is now.
  await second.open(`#/build/${slug}`);
  await expect(second.page.getByLabel("Name", { exact: true })).toHaveValue("");
  expect(await savedRoutines(page)).toEqual(["Before lunch"]);
});

test("a page that comes back out of the browser's memory reads all anew", async ({ app, page }) => {
  const slug = await build(app, "Before lunch");
  await app.open("#/reminders");
  await page.getByRole("switch", { name: "Remind me" }).click();
  await page.goto("./#/exercises");
  await expect(app.screen.getByRole("link", { name: /Before lunch/ })).toBeVisible();
  // While it lay there it heard of nothing: another page has changed all of it.
  await page.evaluate((slug) => {
    localStorage.removeItem(`unhunch:routine:${slug}`);
    localStorage.setItem("unhunch:settings", JSON.stringify({ theme: "dark" }));
    localStorage.setItem("unhunch:reminders", localStorage.getItem("unhunch:reminders").replace('"on":true', '"on":false'));
    globalThis.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  }, slug);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(app.screen.getByRole("link", { name: /Before lunch/ })).toHaveCount(0);
  await page.goto("./#/reminders");
  await expect(page.getByRole("switch", { name: "Remind me" })).not.toBeChecked();
});

test("a routine that is half built is there again after Back, and after a reload, until one begins anew", async ({ app, page }) => {
  await app.open("#/");
  await page.goto("./#/build");
  await page.getByLabel("Name", { exact: true }).fill("Half");
  await app.press("Add");
  await app.press("Add a step of your own");
  await page.getByLabel("Name of the step").fill("Towel pull");
  await page.goBack();
  await expect(app.title).not.toHaveText("Build my own");
  await page.goto("./#/build");
  const all = async () => {
    await expect(app.screen).toContainText("This is as you left it.");
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Half");
    await expect(app.screen.locator(".rows [aria-expanded]")).toHaveCount(2);
    await app.screen.getByRole("button", { name: /Towel pull/ }).click();
    await expect(page.getByLabel("Name of the step")).toHaveValue("Towel pull");
  };
  await all();
  await page.reload();
  await all();
  // Another editor has nothing to do with it.
  await page.goto("./#/build/my-1");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("");
  await page.goto("./#/build");
  await all();
  await app.press("Begin anew");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("");
  await expect(app.screen).not.toContainText("This is as you left it.");
  await page.reload();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("");
});

test("what is kept is not half built any more", async ({ app, page }) => {
  const slug = await build(app, "Before lunch");
  await page.goto("./#/build");
  await expect(app.title).toHaveText("Build my own");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("");
  await page.goto(`./#/build/${slug}`);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Before lunch");
  await page.getByLabel("Name", { exact: true }).fill("Another name");
  await page.goto("./#/");
  await page.goto(`./#/build/${slug}`);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Another name");
  await app.press("Begin anew");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Before lunch");
  expect(await savedRoutines(page)).toEqual(["Before lunch"]);
});
