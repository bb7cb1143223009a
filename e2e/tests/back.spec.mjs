// Back leads to where one was: as far down, on the link that one went by, with what was looked for.

import { sampleEntries, saveAndOpen } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";

const down = (page) => page.evaluate(() => scrollY);
const focus = (page) => page.evaluate(() => document.activeElement.getAttribute("href") ?? document.activeElement.tagName);

/** Scrolls down to a link, goes by it, and comes back. */
async function thereAndBack(app, link, title) {
  const { page } = app;
  await link.scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollBy(0, 120));
  const before = await down(page);
  expect(before, "there is something to scroll").toBeGreaterThan(200);
  const href = await link.getAttribute("href");
  await link.evaluate((it) => it.focus({ preventScroll: true }));
  await page.keyboard.press("Enter");
  await expect(app.title).toHaveText(title);
  await expect.poll(() => down(page)).toBe(0);
  await expect(app.title).toBeFocused();
  await page.evaluate(() => scrollTo(0, 60));
  await page.goBack();
  await expect.poll(async () => Math.abs((await down(page)) - before)).toBeLessThan(50);
  expect(await focus(page)).toBe(href);
  return before;
}

test("from an exercise Back leads to the same place in the library, with the same words", async ({ app, page }) => {
  await app.open("#/exercises");
  await page.getByRole("searchbox").fill("a");
  await app.screen.getByText("More filters").click();
  await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Stretch" });
  const count = await app.notices.first().innerText();
  const link = app.screen.getByRole("listitem").getByRole("link").last();
  const name = await link.locator("b").innerText();
  const before = await thereAndBack(app, link, name);
  await expect(page.getByRole("searchbox")).toHaveValue("a");
  await expect(page.getByRole("combobox", { name: "Kind" }).locator("option:checked")).toHaveText("Stretch");
  await expect(app.notices.first()).toHaveText(count);

  // Forward, and back once more.
  await page.goForward();
  await expect(app.title).toHaveText(name);
  await expect.poll(() => down(page)).toBe(60);
  await page.goBack();
  await expect.poll(async () => Math.abs((await down(page)) - before)).toBeLessThan(50);
  await expect(page.getByRole("searchbox")).toHaveValue("a");

  // A link leads to a fresh page, at its top.
  await page.goForward();
  await expect(app.title).toHaveText(name);
  await page.evaluate(() => (location.hash = "#/exercises"));
  await expect(page.getByRole("searchbox")).toHaveValue("");
  await expect(app.title).toBeFocused();
  await expect.poll(() => down(page)).toBe(0);
  await app.press("Exercises");
  await app.screen.getByText("More filters").click();
  await expect(page.getByRole("combobox", { name: "Kind" }).locator("option:checked")).toHaveText("any");
});

test("from a page of the settings Back leads to the same place of their list, and from a routine to that of the library", async ({
  app,
  page,
}) => {
  await saveAndOpen(page, sampleEntries());
  await page.setViewportSize({ width: 390, height: 480 });
  await app.open("#/settings");
  await thereAndBack(app, app.screen.getByRole("link", { name: /^About Unhunch/ }), "About Unhunch");
  await app.open("#/exercises");
  const link = app.screen.getByRole("listitem").getByRole("link").last();
  await thereAndBack(app, link, await link.locator("b").innerText());
});

test("a page that is loaded anew is where it was", async ({ app, page }) => {
  await app.open("#/exercises");
  await page.evaluate(() => scrollTo(0, 300));
  await expect.poll(() => down(page)).toBe(300);
  await page.reload();
  await expect(page.locator("#shell")).toHaveCount(0);
  await expect.poll(() => down(page)).toBe(300);
});
