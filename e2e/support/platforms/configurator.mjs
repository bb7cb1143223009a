// Gets from embed.html what an author would paste.

import { expect } from "@playwright/test";

/**
 * What the configurator gives for a platform, with `fields` chosen by their names: the snippet for the article, and
 * what belongs into other files.
 * @param {import("@playwright/test").Page} page
 * @param {string} baseURL
 * @param {string} platform the name on its button
 * @param {Record<string, string>} [fields]
 * @returns {Promise<{ snippet: string, files: { file: string, text: string }[] }>}
 */
export async function configure(page, baseURL, platform, fields = {}) {
  await page.goto(`${baseURL}/embed.html`);
  for (const [name, value] of Object.entries(fields)) {
    await choose(page, name, value);
  }
  const button = page.locator("#ways").getByRole("button", { name: platform, exact: true });
  await button.click();
  await expect(button).toHaveAttribute("aria-pressed", "true");
  const snippet = await page.locator("#snippet").textContent();
  expect(snippet, `the snippet for ${platform}`).not.toBe("");
  const files = await page
    .locator("#files pre.code[data-file]")
    .evaluateAll((all) => all.map((it) => ({ file: it.getAttribute("data-file"), text: it.textContent })));
  return { snippet, files };
}

/** Chooses `value` in the field `name`, which can be of any kind. */
async function choose(page, name, value) {
  const field = page.locator(`form [name="${name}"]`);
  const kind = await field.first().evaluate((it) => (it.localName === "select" ? "select" : it.type));
  if (kind === "select") {
    await field.selectOption(value);
  } else if (kind === "radio") {
    await page.locator(`form [name="${name}"][value="${value}"]`).check();
  } else {
    await field.fill(value);
  }
  await field.first().dispatchEvent("change");
}
