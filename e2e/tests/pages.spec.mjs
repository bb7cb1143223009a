// The static pages of routines and exercises: read without a script, linked to, and the way into the app.

import { readFileSync } from "node:fs";
import { expectNoViolations } from "../support/axe.mjs";
import { DIST } from "../support/host.mjs";
import { expect, test } from "../support/story.mjs";

const PAGES = ["r/office-reset/", "r/weekend-maintenance/", "e/dead-hang/", "e/cat-cow/"];
/** Every page, as the map of the site has it; its addresses are those of no place. */
const ALL = [...readFileSync(`${DIST}sitemap.xml`, "utf8").matchAll(/<loc>https:\/\/[^/]+\/(.*?)<\/loc>/g)].map(([, path]) => path);

/** How far a page is wider than its window, and what sticks out. */
function sideways() {
  const width = document.documentElement.clientWidth;
  const out = [...document.querySelectorAll("body *")].filter((it) => it.getBoundingClientRect().right > width + 1);
  const clipped = (it) => it.closest(".stage") !== null;
  return out.filter((it) => !clipped(it)).map((it) => `${it.tagName} ${it.textContent.slice(0, 40)}`);
}

test.describe("where no script runs", () => {
  test.use({ javaScriptEnabled: false });

  test("a routine is read whole, and every step leads to its exercise", async ({ page }) => {
    await page.goto("./r/office-reset/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Chair reset");
    const steps = page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3 }) });
    await expect(steps).toHaveCount(3);
    for (const step of await steps.all()) {
      await expect(step.getByRole("img")).toHaveAttribute("aria-label", /^A person/);
      expect(await step.getByRole("listitem").count()).toBeGreaterThan(2);
    }
    await expect(steps.first().getByText("hold 30 s", { exact: true })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Stop at once if you notice" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Leave it out" })).toBeVisible();
    await steps.nth(1).getByRole("link").click();
    await expect(page).toHaveURL(/\/e\/shoulder-activation\/$/);
    await page.getByRole("link", { name: "Chair reset" }).click();
    await expect(page).toHaveURL(/\/r\/office-reset\/$/);
  });
});

for (const [scheme, width] of [
  ["light", 390],
  ["dark", 320],
]) {
  test.describe(`by ${scheme}, at ${width} px`, () => {
    test.use({ colorScheme: scheme, viewport: { width, height: 700 } });

    test("every page keeps to its width with large letters, and has nothing against it", async ({ page }) => {
      test.setTimeout(120_000);
      for (const path of ALL.filter(Boolean)) {
        await page.goto(`./${path}`, { waitUntil: "domcontentloaded" });
        await page.evaluate(() => (document.documentElement.style.fontSize = "1.594rem"));
        expect(await page.evaluate(sideways), path).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width);
      }
      for (const path of PAGES) {
        await page.goto(`./${path}`);
        await expectNoViolations(page);
      }
    });
  });
}

test("a page on a desktop has nothing against it @desktop", async ({ page }) => {
  for (const path of PAGES) {
    await page.goto(`./${path}`);
    await expectNoViolations(page);
    expect(await page.evaluate(sideways), path).toEqual([]);
    // The way into the app is in the first window.
    await expect(page.locator(".start")).toBeInViewport({ ratio: 1 });
  }
});

test("on paper the words are dark, and no button is left", async ({ page }) => {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.goto("./r/office-reset/");
  await expect(page.locator(".start")).toBeHidden();
  await expect(page.locator("h1")).toHaveCSS("color", "rgb(29, 42, 44)");
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(pdf.match(/\/Type \/Page\b/g).length).toBeLessThanOrEqual(4);
});

test("Start leads into the session, and an exercise to its page in the app", async ({ page, app }) => {
  await page.goto("./r/office-reset/");
  await page.getByRole("link", { name: "Start", exact: true }).click();
  await app.start.click();
  await expect(app.countdown).toBeVisible();
  await page.goto("./e/cat-cow/");
  await page.getByRole("link", { name: "Open in the app" }).click();
  await expect(app.title).toHaveText("Cat-cow");
});

test("the picture of a link has its size, and shows somebody", async ({ page, baseURL }) => {
  await page.goto("./r/office-reset/");
  for (const path of ["r/office-reset/", "e/cat-cow/"]) {
    const seen = await page.evaluate(async (src) => {
      const picture = new Image();
      picture.src = src;
      await picture.decode();
      const { width, height } = picture;
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d");
      context.drawImage(picture, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      let ember = 0;
      for (let at = 0; at < data.length; at += 4) {
        ember += Number(data[at] === 0xc4 && data[at + 1] === 0x50 && data[at + 2] === 0x1b);
      }
      return { width, height, ember };
    }, `${baseURL}/${path}share.png`);
    expect(seen).toMatchObject({ width: 1200, height: 630 });
    expect(seen.ember, path).toBeGreaterThan(1000);
  }
});

test("what a page names is there", async ({ request }) => {
  expect(ALL.length).toBeGreaterThan(50);
  for (const path of ALL.filter(Boolean)) {
    for (const file of ["", "share.png", "oembed.json"]) {
      expect((await request.head(`./${path}${file}`)).status(), `${path}${file}`).toBe(200);
    }
  }
});
