// What is typed agrees with what is saved, and what is shown fits the settings of the browser.

import { expect, test } from "../support/story.mjs";

test("a number out of range is not kept, and the field says so", async ({ app, page }) => {
  await app.open("#/build");
  await app.press("Add a step of your own");
  const total = app.screen.getByText(/in all\.$/);
  for (const [label, saved, wrong, good] of [
    ["Seconds", "30", "999", "45"],
    ["Sets", "1", "0", "2"],
    ["Rest, seconds", "0", "601", "10"],
    ["Seconds", "45", "1.5", "50"],
    ["Seconds", "50", "", "60"],
  ]) {
    const field = page.getByLabel(label, { exact: true });
    await expect(field).toHaveValue(saved);
    const before = await total.innerText();
    await field.fill(wrong);
    await field.blur();
    await expect(app.screen.getByRole("alert").filter({ hasText: `It is ${saved} still.` })).toHaveCount(1);
    await expect(field, label).toHaveValue(saved);
    await expect(total).toHaveText(before);
    await field.fill(good);
    await field.blur();
    await expect(app.screen.getByRole("alert").filter({ hasText: "still" })).toHaveCount(0);
    await expect(field, label).toHaveValue(good);
  }
});

test("a time that was emptied shows the one that holds", async ({ app, page }) => {
  await app.open("#/reminders");
  await page.getByRole("switch", { name: "Remind me" }).click();
  for (const [label, first, next] of [
    ["From", "09:00", "10:30"],
    ["Until", "17:00", "18:00"],
  ]) {
    const field = page.getByLabel(label, { exact: true });
    await expect(field).toHaveValue(first);
    await field.fill("");
    await expect(field).toHaveValue(first);
    await field.fill(next);
    await expect(field).toHaveValue(next);
    await field.fill("");
    await expect(field).toHaveValue(next);
  }
  const plan = await page.evaluate(() => JSON.parse(localStorage.getItem("unhunch:reminders")));
  expect(plan).toMatchObject({ from: 630, until: 1080 });
  await page.getByRole("checkbox", { name: "Morning mobility" }).check();
  const morning = page.getByLabel("Morning mobility at");
  await morning.fill("");
  await expect(morning).toHaveValue("07:30");
});

for (const [locale, shown] of [
  ["en-US", "your last one was at 11:01 AM."],
  ["de-DE", "your last one was at 11:01."],
]) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });
    test("the time of the last break is told as the browser tells time", async ({ app }) => {
      await app.holdClock();
      await app.open("#/session/office-reset");
      await app.start.click();
      await app.pass(95);
      await expect(app.title).toHaveText("Done");
      await app.pass(70 * 60);
      await app.open("#/");
      await expect(app.screen.locator(".reason")).toContainText(shown);
    });
  });
}

test("a long address that leads nowhere does not widen the page", async ({ app, page }) => {
  await app.open(`#/routine/${"x".repeat(300)}`);
  await expect(app.title).toHaveText("There is no such page");
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

for (const system of ["light", "dark"]) {
  test(`the bar above the page has the colour of the paper, ${system} by the device and by choice`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme: system });
    /** The colour of the bar, as a browser reads it, and that of the paper. */
    const colours = () =>
      page.evaluate(() => {
        const probe = document.createElement("i");
        const metas = [...document.querySelectorAll('meta[name="theme-color"]')];
        probe.style.color = metas.find((it) => !it.media || matchMedia(it.media).matches).content;
        document.body.append(probe);
        const bar = getComputedStyle(probe).color;
        probe.remove();
        const paper = getComputedStyle(document.documentElement).backgroundColor;
        return { bar, paper, same: bar === paper };
      });
    const same = () => expect.poll(async () => (await colours()).same).toBe(true);
    await app.open("#/settings/look");
    const first = await colours();
    expect(first.bar).toBe(first.paper);
    const other = system === "light" ? "Dark" : "Light";
    await page.getByRole("radio", { name: other }).check();
    await same();
    expect((await colours()).bar).not.toBe(first.bar);
    await page.reload();
    await same();
    expect((await colours()).bar).not.toBe(first.bar);
    await page.getByRole("group", { name: "Colours" }).getByRole("radio").first().check();
    await same();
    expect((await colours()).bar).toBe(first.bar);
  });
}

test("a copy of a routine with the longest name can be read again", async ({ app, page }) => {
  const routine = { unhunch: 1, name: `${"Überkopf ".repeat(6)}ganz`, steps: [{ exercise: "cat-cow" }] };
  await app.open(`#/import/${encodeURIComponent(JSON.stringify({ ...routine, name: routine.name.padEnd(60, ".") }))}`);
  await app.press("Save");
  await app.press("Copy and change it");
  await expect(app.title).toHaveText("Build my own");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(/, my way$/);
  await app.press("Save");
  await expect(app.title).toHaveText(/, my way$/);
});

for (const [gap, words] of [
  [40 * 60, /stood still for 40 min,/],
  [5 * 3600, /stood still for 5 h,/],
  [3 * 86_400, /stood still for 3 days,/],
  [365 * 86_400, /stood still for a long time,/],
]) {
  test(`a sleep of ${gap} seconds is not told to the second`, async ({ app }) => {
    await app.holdClock();
    await app.begin("office-reset");
    await app.pass(7);
    await app.leap(gap);
    await expect(app.screen.locator(".player-waits")).toHaveText(words);
  });
}
