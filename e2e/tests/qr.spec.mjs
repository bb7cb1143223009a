// A routine as a QR code: another program reads off the screen what a camera would.

import { expectAccessible } from "../support/axe.mjs";
import { expect, test } from "../support/story.mjs";

/** What reads a code; it is asked for here alone, so that the checks of the scripts do without it. */
const READER = "jsqr";

/** The pixels of what is on the screen there: the browser draws the picture that was taken of it. */
async function pixels(page, locator) {
  const taken = (await locator.screenshot({ scale: "css" })).toString("base64");
  return page.evaluate(async (taken) => {
    const image = new Image();
    image.src = `data:image/png;base64,${taken}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    return { data: [...context.getImageData(0, 0, image.width, image.height).data], width: image.width, height: image.height };
  }, taken);
}

for (const theme of ["light", "dark"]) {
  test(`a routine is shown as a code that leads to the same routine, ${theme}`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await app.open("#/routine/office-reset");
    await page.getByRole("link", { name: "Show as a code" }).click();
    await expect(app.title).toHaveText("As a code");
    const code = page.getByRole("img", { name: /as a QR code$/ });
    await expectAccessible(page);
    const { default: jsQR } = await import(READER);
    const { data, width, height } = await pixels(page, code);
    const link = jsQR(new Uint8ClampedArray(data), width, height)?.data;
    expect(link).toMatch(/#\/import\/%7B/);
    const routine = JSON.parse(decodeURIComponent(link.split("#/import/")[1]));
    expect(routine).toMatchObject({ unhunch: 1, steps: expect.any(Array) });
    expect(new URL(link).origin).toBe(new URL(page.url()).origin);
    await page.goto(link);
    await expect(app.title).toHaveText("A routine for you");
    await expect(page.getByRole("heading", { name: routine.name })).toBeVisible();
    await expect(app.button("Save")).toBeVisible();
  });
}

test("a routine that is too long for a code says so, and one that is gone, too", async ({ app, page }) => {
  const own = {
    unhunch: 1,
    name: "Long",
    steps: Array.from({ length: 12 }, (_, nth) => ({
      own: { name: `Step ${nth}`, text: "Let the shoulders sink, and look at one point far away. ".repeat(3) },
      dose: { hold: 20 },
    })),
  };
  await app.open("#/build");
  await page
    .getByLabel("A routine saved by Unhunch")
    .setInputFiles({ name: "r.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(own)) });
  await app.screen
    .locator("section")
    .filter({ hasText: "A routine saved by Unhunch" })
    .getByRole("button", { name: "Save", exact: true })
    .click();
  await page.getByRole("link", { name: "Show as a code" }).click();
  await expect(app.screen.getByRole("status")).toContainText("more than a camera reads");
  await page.getByRole("link", { name: "The routine" }).click();
  await expect(app.title).toHaveText("Long");
  await app.open("#/import/code/my-1");
  await expect(app.screen).toContainText("There is no such routine here.");
});
