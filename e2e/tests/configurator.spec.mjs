// embed.html: choose, look, copy.

import { expectNoViolations } from "../support/axe.mjs";
import { DOOR } from "../support/check.mjs";
import { expect, test } from "../support/story.mjs";

test("what is chosen is what is seen, and what is in the snippet", async ({ page, baseURL }) => {
  await page.goto("./embed.html");
  const snippet = page.locator("#snippet");
  const element = page.locator("unhunch-session");
  await expect(element.getByRole("button", { name: "Start" })).toBeVisible();
  await expectNoViolations(page);
  await expect(snippet).toContainText(`<script type="module" src="${baseURL}/embed.js"></script>`);
  await page.getByLabel("Routine").selectOption({ label: "Wall reset" });
  await page.getByLabel("Dark", { exact: true }).check();
  await page.getByLabel("Colour").fill("#ffcc00");
  await expect(snippet).toContainText(
    '<unhunch-session routine="desk-reset" theme="dark" style="display:block;min-height:640px;--unhunch-accent:#ffcc00;--unhunch-on-accent:#1d2a2c">',
  );
  await expect(element).toHaveAttribute("routine", "desk-reset");
  await expectNoViolations(page);
  for (const way of ["WordPress", "Ghost", "Squarespace", "Hugo", "Plain HTML"]) {
    await page.getByRole("button", { name: way }).click();
    await expect(page.getByRole("button", { name: way })).toHaveAttribute("aria-pressed", "true");
  }
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied." })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await snippet.textContent());
  await element.getByRole("button", { name: "Start" }).click();
  await expect(element.locator("iframe").contentFrame().getByRole("heading", { level: 1 })).toHaveText(DOOR);
});
