// The app opens, under the headers of production.

import { expect, test } from "@playwright/test";
import { expectNoViolations } from "../support/axe.mjs";
import { isBlockedWorker } from "../support/story.mjs";

test("the app opens without a complaint", async ({ page }) => {
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !isBlockedWorker(message)) {
      complaints.push(message.text());
    }
  });
  page.on("pageerror", (error) => complaints.push(error.message));

  const response = await page.goto("/");
  expect(response.headers()["content-security-policy"]).toContain("default-src 'none'");
  await expect(page.getByRole("button", { name: "Start" }).first()).toBeVisible();
  await page.waitForLoadState("networkidle");
  await expectNoViolations(page);
  expect(complaints).toEqual([]);
});
