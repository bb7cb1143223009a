// What is good to know: found from where it belongs, read a section at a time, and each line says what it stands on.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expectAccessible } from "../support/axe.mjs";
import { inEnglish, MADE_UP, open } from "../support/languages.mjs";
import { expect, test } from "../support/story.mjs";

const FOLDER = fileURLToPath(new URL("../../content/guide/", import.meta.url));

/** The sections of `content/guide/`: the slug, and how many things each says. */
const SECTIONS = readdirSync(FOLDER).map((file) => {
  const text = readFileSync(`${FOLDER}${file}`, "utf8");
  const [, name] = text.match(/^name = "(.*)"$/m);
  return { slug: file.replace(".toml", ""), name, advice: text.split("[[advice]]").length - 1 };
});

const settings = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("unhunch:settings") ?? "{}"));

test("the library leads to all sections, and each line says what it stands on", async ({ app, page }) => {
  test.setTimeout(90_000);
  await app.open("#/exercises");
  await app.screen.getByRole("link", { name: "Good to know" }).click();
  await expect(app.title).toHaveText("Good to know");
  await expectAccessible(page);
  for (const { slug, name, advice } of SECTIONS) {
    await test.step(slug, async () => {
      await app.screen.locator(`a[href="#/guide/${slug}"]`).click();
      await expect(app.title).toHaveText(name);
      await expect(page).toHaveTitle(new RegExp(name));
      const parts = app.screen.locator("section");
      await expect(parts).toHaveCount(advice);
      for (const part of await parts.all()) {
        await expect(part.locator(".basis")).toHaveText(/^(Common practice$|From .)/);
      }
      await expectAccessible(page);
      await app.screen.locator("a.up").click();
      await expect(app.title).toHaveText("Good to know");
    });
  }
});

test("a source that a line names is told in full below", async ({ app, page }) => {
  await app.open("#/guide/sleep");
  const mattress = app.screen.locator("section", { hasText: "Mattress" });
  await expect(mattress.locator(".basis")).toHaveText("From Kovacs et al., Lancet 2003;362:1599");
  await app.screen.locator("summary", { hasText: "Sources" }).click();
  await expect(app.screen.locator(".folds")).toContainText("313 adults with lasting low back pain");
  await expect(page.locator("main")).not.toContainText("kovacs-2003");
});

test("the text of the sections is fetched with the first that is opened, and again where it did not come", async ({
  app,
  page,
  complaints,
}) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const packs = () => asked.filter((url) => url.includes("_guide.txt")).length;
  let broken = true;
  await page.route("**/*_guide.txt", (route) => (broken ? route.abort() : route.continue()));
  await app.open("#/guide");
  await expect(app.title).toHaveText("Good to know");
  expect(packs()).toBe(0);
  await app.screen.getByRole("link", { name: "Bags and backpacks" }).click();
  await expect(app.screen.getByRole("alert")).toContainText("The text did not come.");
  await expectAccessible(page);
  broken = false;
  await app.press("Try again");
  await expect(app.screen.getByRole("heading", { name: "How to carry" })).toBeVisible();
  expect(complaints.splice(0).join("\n")).toContain("ERR_FAILED");
  await app.screen.locator("a.up").click();
  await app.screen.getByRole("link", { name: "Massage" }).click();
  await expect(app.screen.getByRole("heading", { name: "A weighted blanket" })).toBeVisible();
  expect(packs(), "it came once").toBe(2);
});

test("the gear is listed with every exercise that uses it, and what does instead", async ({ app }) => {
  await app.open("#/guide/gear");
  const roller = app.screen.locator("section", { has: app.page.getByRole("heading", { name: "Foam roller" }) });
  await roller.locator("summary").click();
  await expect(roller.locator(".fold li")).toHaveText([/^Foam roll, upper back: ./, /^Foam roller extension: ./]);
  await expectAccessible(app.page);
  await roller.getByRole("link").first().click();
  await expect(app.title).toHaveText("Foam roll, upper back");
  const needs = app.screen.locator("details", { hasText: "You need" });
  await needs.locator("summary").click();
  await needs.getByRole("link", { name: "What each thing is for" }).click();
  await expect(app.title).toHaveText("What each thing is for");
});

test("an exercise says what it is for and when, and it and a routine lead on", async ({ app }) => {
  await app.open("#/exercise/childs-pose");
  await expect(app.screen).toContainText("Lets the whole back get long and rest");
  await expect(app.screen).toContainText("Belongs: in the morning, after training, after work, before bed.");
  await app.screen.getByRole("link", { name: "How soon it helps" }).click();
  await expect(app.title).toHaveText("How soon it helps");
  await app.open("#/routine/foundation");
  await app.screen.getByRole("link", { name: "Leave it until it is calm" }).click();
  await expect(app.screen.getByRole("heading", { name: "Heavy upright rows" })).toBeVisible();
});

test("where it aches names the muscles, and a pattern is kept and heeded", async ({ app, page }) => {
  await app.open("#/where");
  await app.screen.getByRole("radio", { name: "Between the shoulder blades" }).check();
  await expect(app.screen).toContainText("Muscles there: the rhomboids, the middle trapezius, the erector spinae.");
  expect((await settings(page)).pattern ?? "").toBe("");
  await app.screen.getByRole("radio", { name: "An ache that grows over the workday" }).check();
  await expect(app.screen).toContainText("Reaching for the mouse or turning to a side screen");
  await expect.poll(async () => (await settings(page)).pattern).toBe("desk");
  await app.screen.getByRole("link", { name: "Setting up mouse and screens" }).click();
  await expect(app.screen.getByRole("heading", { name: "Second screen" })).toBeVisible();
  await app.open("#/settings/about-you");
  await expect(app.screen.locator("input[name=pattern]:checked")).toHaveCount(1);
  await expect(app.screen.locator("label", { has: page.locator("input[name=pattern]:checked") })).toContainText(/workday|desk/i);
});

test("an address that is no section says so", async ({ app }) => {
  await app.open("#/guide/nothing");
  await expect(app.screen).toContainText("nothing");
  await expect(app.title).not.toHaveText("Good to know");
});

for (const lang of MADE_UP) {
  test(`in ${lang} a section is whole in its language`, async ({ app, page }) => {
    for (const { slug } of SECTIONS) {
      await page.goto("about:blank");
      await open(app, lang, `#/guide/${slug}`);
      await app.screen.locator("section").first().waitFor();
      if (lang === "en-XA") {
        await app.page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = true)));
        expect.soft(await inEnglish(page), slug).toEqual([]);
      } else {
        await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
      }
    }
  });
}
