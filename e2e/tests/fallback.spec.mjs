// The page without the app: for which signs to call, whom to ask, and no exercise that the check could bar.

import { readFileSync } from "node:fs";
import { expectNoViolations } from "../support/axe.mjs";
import { answered } from "../support/check.mjs";
import { exercises } from "../support/plan.mjs";
import { saveBeforeLoading } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";
import { openWithoutProgram } from "../support/unhunch.mjs";

const words = readFileSync(new URL("../../content/text/en.toml", import.meta.url), "utf8");
const SIGNS = /^emergency_list = "(.*)"$/m.exec(words)[1].split("|");

/** That `place` shows every sign, the number to call and whom to ask, and names no exercise but shoulder activation. */
async function expectHelp(place) {
  for (const sign of SIGNS) {
    await expect(place.getByRole("listitem").filter({ hasText: sign, visible: true })).toHaveCount(1);
  }
  await expect(place.getByRole("link", { name: "Call 112" })).toHaveAttribute("href", "tel:112");
  await expect(place).toContainText("ask a doctor or a medical advice line");
}

/** That `place` offers two movements to do, and no other. */
async function expectTwoMovements(place) {
  await expect(place.getByRole("listitem").filter({ visible: true })).toHaveCount(SIGNS.length + 2);
  await expect(place.getByText("Slow breathing, one minute")).toBeVisible();
  await expect(place.getByText("Shoulder activation, three slow rounds")).toBeVisible();
}

/** That nothing which is seen of `page` is another exercise. */
async function expectNoOther(page) {
  const seen = (await page.locator("main").innerText()).toLowerCase();
  expect(seen).not.toMatch(/\b(stretch|fold|twist|bend|reach|hang)\b/);
  for (const { name } of exercises().filter(({ slug }) => slug !== "shoulder-activation")) {
    expect(seen).not.toContain(name.toLowerCase());
  }
}

test("where no script runs, the signs and the number come first, then two movements", async ({ browser, baseURL }) => {
  // A page of its own: of one without scripts Chromium says that it has preloaded the program in vain.
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto("./");
  const notice = page.locator(".notice").filter({ visible: true });
  await expect(notice).toHaveCount(1);
  await expect(notice).toContainText("needs JavaScript");
  await expectHelp(notice);
  await expectTwoMovements(notice);
  await expectNoOther(page);
  const [told, shell] = await Promise.all([notice, page.locator("#shell h1")].map((it) => it.boundingBox()));
  expect(told.y, "above what does nothing").toBeLessThan(shell.y);
  await context.close();
});

test.describe("where the program fails", () => {
  const broken = {
    "never arrives": [(route) => route.abort(), "The program could not be loaded", /ERR_FAILED|fetch/],
    "is not there": [
      (route) => route.fulfill({ status: 404, contentType: "text/plain", body: "404 Not Found" }),
      "The program",
      /404|Wasm|WebAssembly/i,
    ],
    "arrives damaged": [
      (route) => route.fulfill({ contentType: "application/wasm", body: "no wasm at all" }),
      "The program did not arrive as it should",
      /Wasm|WebAssembly/i,
    ],
  };
  for (const [how, [answer, reason, complaint]] of Object.entries(broken)) {
    test(`a program that ${how} is told, with the signs, the number and two movements`, async ({ app, page, complaints }) => {
      await page.route("**/*.wasm", answer);
      await page.goto("./");
      await expect(app.main.getByRole("alert")).toContainText(reason);
      await expectHelp(page.locator("#failed"));
      await expectTwoMovements(page.locator("#failed"));
      await expectNoOther(page);
      // A button that does nothing is worse than none.
      await expect(app.start).toHaveCount(0);
      await expect(app.title).toBeVisible();
      await expectNoViolations(page);
      expect(complaints.splice(0).join("\n")).toMatch(complaint);
    });
  }

  test("a press on Start before the program turned out broken does not hide that", async ({ app, page, complaints }) => {
    const fail = await openWithoutProgram(page, (route) => route.abort());
    await app.start.click();
    await expect(app.countdown).toBeVisible();
    fail();
    await expect(app.main.getByRole("alert")).toContainText("The program could not be loaded");
    await expect(app.countdown).toBeHidden();
    await expectHelp(page.locator("#failed"));
    await expectNoOther(page);
    expect(complaints.splice(0)).not.toEqual([]);
  });

  for (const level of ["emergency", "urgent"]) {
    test(`who was told "${level}" is offered no movement at all`, async ({ app, page, complaints }) => {
      await saveBeforeLoading(page, answered(Date.now() - 60_000, { level, yes: ["chest_pain"] }));
      await page.route("**/*.wasm", (route) => route.abort());
      await page.goto("./#/progress");
      await expect(app.main.getByRole("alert")).toContainText("The program could not be loaded");
      await expectHelp(page.locator("#failed"));
      await expect(page.getByText("Slow breathing")).toBeHidden();
      await expect(page.getByText("Shoulder activation")).toBeHidden();
      expect(complaints.splice(0)).not.toEqual([]);
    });
  }
});

test("with the app, the care page and #/check say the same signs", async ({ app, page }) => {
  await app.open("#/care");
  await expect(app.screen.locator(".signs-emergency li")).toHaveText(SIGNS);
  await page.route("**/*.wasm", () => {});
  await page.goto("about:blank");
  await page.goto("./#/check", { waitUntil: "domcontentloaded" });
  await expect(page.locator(".alarm li")).toHaveText(SIGNS);
});
