// Whom to call: one button that works, and words that say what is not certain.

import { expectNoViolations } from "../support/axe.mjs";
import { answered } from "../support/check.mjs";
import { saveAndOpen } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";

test.use({ checked: false });

/** Opens the outcome of a check of a minute ago. */
async function openOutcome(app, page, level, texts = {}) {
  await saveAndOpen(page, { ...answered(Date.now() - 60_000, { level, yes: ["chest_pain"] }), ...texts });
  await app.open("#/check");
}

const chosen = (region) => ({ "unhunch:settings": JSON.stringify({ region }) });
const calls = (app) => app.screen.getByRole("link", { name: /^Call / });

/** What the buttons to call say, and where they lead. */
async function buttons(app) {
  return calls(app).evaluateAll((links) => {
    return links.map((it) => `${it.querySelector("b").textContent} ${it.getAttribute("href")}`);
  });
}

test.describe("in an emergency", () => {
  const countries = {
    Singapore: ["Call 995 tel:995"],
    Philippines: ["Call 911 tel:911"],
    Switzerland: ["Call 144 tel:144"],
    Norway: ["Call 113 tel:113"],
    Israel: ["Call 101 tel:101"],
    "Hong Kong": ["Call 999 tel:999"],
    "United Arab Emirates": ["Call 998 tel:998"],
    "South Korea": ["Call 119 tel:119"],
    China: ["Call 120 tel:120"],
    "Canada, Manitoba": ["Call 911 tel:911"],
    "South Africa": ["Call 112 tel:112", "Call 10177 tel:10177"],
  };

  test("each country has its own button, and nothing says that a number is not sure", async ({ app, page }) => {
    await openOutcome(app, page, "emergency");
    await expect(app.title).toHaveText("Get help now");
    await expect.poll(() => buttons(app)).toEqual(["Call 911 tel:911", "Call 112 tel:112"]);
    await app.screen.getByText("Another country").click();
    const where = page.getByLabel("Where are you?");
    for (const [country, expected] of Object.entries(countries)) {
      await where.selectOption(country);
      await expect.poll(() => buttons(app), country).toEqual(expected);
      await expect(app.screen).not.toContainText("from memory: look it up");
    }
    await expectNoViolations(page);
  });

  test("where no number is sure, words say whom to call, and no button fails", async ({ app, page }) => {
    await openOutcome(app, page, "emergency", chosen("xn"));
    await expect(app.screen).toContainText("Nunavut had no 911");
    await expect(app.screen.getByText("health centre").first()).toBeVisible();
    await expect(calls(app)).toHaveCount(0);
    await expectNoViolations(page);
  });

  test("who cannot hear or speak on the phone is told another way, and what it takes", async ({ app, page }) => {
    await openOutcome(app, page, "emergency", chosen("gb"));
    const how = app.screen.getByText("If you cannot hear or speak on the phone");
    await expect(how).toContainText("call 18000");
    await expect(how).toContainText("registered beforehand");
    await app.screen.getByText("Another country").click();
    await page.getByLabel("Where are you?").selectOption("France");
    await expect(how).toContainText("text 114");
    // Nothing is known there.
    await page.getByLabel("Where are you?").selectOption("Brazil");
    await expect(how).toHaveCount(0);
  });
});

test.describe("for advice today", () => {
  test("Canada has a button that answers in each part, and who chose it before still has it", async ({ app, page }) => {
    await openOutcome(app, page, "urgent", chosen("ca"));
    await app.screen.getByText("Another country").click();
    const where = page.getByLabel("Where are you?");
    await expect(where.locator("option:checked")).toHaveText("Canada, outside Manitoba and Nunavut");
    await expect.poll(() => buttons(app)).toEqual(["Call 811 tel:811"]);
    await expect(app.screen).toContainText("Manitoba and Nunavut have no 811");
    await where.selectOption("Canada, Manitoba");
    await expect.poll(() => buttons(app)).toEqual(["Call 1-888-315-9257 tel:18883159257"]);
    await where.selectOption("Canada, Nunavut");
    await expect(calls(app)).toHaveCount(0);
    await page.reload();
    await expect(where.locator("option:checked")).toHaveText("Canada, Nunavut");
    await expect(app.screen).toContainText("no 811 in Nunavut");
  });

  test("Singapore leads to nurses, the Philippines to no line that has ended", async ({ app, page }) => {
    await openOutcome(app, page, "urgent", chosen("sg"));
    await expect.poll(() => buttons(app)).toEqual(["Call 6262 6262 tel:62626262"]);
    await app.screen.getByText("Another country").click();
    await page.getByLabel("Where are you?").selectOption("Philippines");
    await expect(calls(app)).toHaveCount(0);
    await expect(app.screen).toContainText("A clinic or a hospital near you.");
  });
});

test.describe("in Canada", () => {
  test.use({ locale: "en-CA" });

  test("what is suggested names whom it leaves out", async ({ app, page }) => {
    await openOutcome(app, page, "urgent");
    await expect.poll(() => buttons(app)).toEqual(["Call 811 tel:811"]);
    await expect(calls(app)).toContainText("Canada, outside Manitoba and Nunavut");
    // Nobody has said so yet.
    await app.screen.getByText("Another country").click();
    await expect(page.getByLabel("Where are you?").locator("option:checked")).toHaveText("choose your country");
  });
});

test.describe("where nothing can be guessed", () => {
  test.use({ locale: "eo" });

  test("112 stands there alone, and the place is asked at once", async ({ app, page }) => {
    await openOutcome(app, page, "emergency");
    await expect.poll(() => buttons(app)).toEqual(["Call 112 tel:112"]);
    await page.getByLabel("Where are you?").selectOption("Norway");
    await expect.poll(() => buttons(app)).toEqual(["Call 113 tel:113"]);
  });
});
