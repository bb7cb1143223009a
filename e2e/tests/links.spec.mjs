// A link that carries a routine, as it comes out of mails and chats: with something glued on, cut, or changed.

import { expect, test } from "../support/story.mjs";

const routine = {
  unhunch: 1,
  name: "Anna's (short) reset! *~",
  steps: [{ exercise: "cat-cow" }, { own: { name: "Towel pull", text: "Pull it apart." }, dose: { hold: 20 } }],
};
const link = `./#/import/${encodeURIComponent(JSON.stringify(routine))}`;

/** Opens an address as one that was clicked elsewhere. */
async function arrive(page, address) {
  await page.goto("about:blank");
  await page.goto(address);
}

test("what mail programs and trackers glue to a link is no part of the routine", async ({ app, page }) => {
  for (const tail of [
    ".",
    ")",
    ",",
    ">",
    "%3E",
    "”",
    "&fbclid=IwAR0-x_1",
    "?utm_source=mail&utm_campaign=50%",
    ").&gclid=a%zz",
    "%",
    "/",
  ]) {
    await arrive(page, `${link}${tail}`);
    await expect(app.screen.getByRole("heading", { level: 2 }), tail).toHaveText(routine.name);
    await expect(app.screen.getByRole("listitem"), tail).toHaveCount(2);
    await expect(app.screen.getByRole("alert"), tail).toHaveCount(0);
  }
  await arrive(page, "./#/routine/office-reset?fbclid=abc");
  await expect(app.title).toHaveText("Chair reset");
  await arrive(page, "./#/session/office-reset).");
  await expect(app.start).toBeVisible();
});

test("a link that was cut or changed says so, and what to ask for", async ({ app, page }) => {
  const alert = app.screen.getByRole("alert");
  for (const [what, address, words] of [
    ["cut", link.slice(0, -20), /The link was cut.*Ask whoever sent it for the file/],
    ["cut in an escape", link.slice(0, link.lastIndexOf("%7D") + 1), /The link was cut/],
    ["cut, and a mark glued on", `${link.slice(0, -40)}...`, /The link was cut/],
    ["all of it cut", "./#/import/", /The link was cut/],
    ["a bad percent", link.replace("%22steps", "%zzsteps"), /The link was changed.*file/],
    ["more behind it", `${link}%7B%22name%22%3A%22B%22%7D`, /Something stands behind the routine/],
  ]) {
    await arrive(page, address);
    await expect(alert, what).toHaveText(words);
    await expect(app.button("Save"), what).toHaveCount(0);
  }
});

test("a long link has the file beside it, and no letter in it ends a link", async ({ app, page }) => {
  const text = "Übung, langsam (so)! ".repeat(12).trim();
  const step = (n) => ({ own: { name: `Stage ${n}`, text }, dose: { hold: 20 } });
  const saveRoutine = async (name, steps) => {
    await arrive(page, `./#/import/${encodeURIComponent(JSON.stringify({ unhunch: 1, name, steps }))}`);
    await app.press("Save");
    await expect(app.title).toHaveText(name);
    await app.press("Share as a link");
    return app.screen.getByLabel(/^The link/).inputValue();
  };
  const short = await saveRoutine("Anna's (short) reset! *~", [{ exercise: "cat-cow" }]);
  expect(short).toMatch(/^[\w%.~/#:-]+$/);
  await expect(app.screen.getByText(/cut a link/)).toHaveCount(0);

  const long = await saveRoutine("Long", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(step));
  expect(long).toMatch(/^[\w%.~/#:-]+$/);
  await expect(app.screen.getByText(/cut a link/)).toContainText(`${long.length.toLocaleString("en")} characters`);
  const file = page.waitForEvent("download");
  await app.press("Save the file to send");
  expect((await file).suggestedFilename()).toMatch(/\.unhunch\.json$/);

  await arrive(page, long);
  await expect(app.screen.getByRole("heading", { level: 2 })).toHaveText("Long");
  await arrive(page, long.slice(0, -200));
  await expect(app.screen.getByRole("alert")).toContainText("The link was cut");
});

test("a routine that came by link is tried before it is saved, and is nobody's until then", async ({ app, page }) => {
  await app.holdClock();
  await page.goto(link);
  await expect(app.button("Save")).toBeVisible();
  const stored = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("unhunch:routine:")));
  await app.press("Try it");
  await expect(app.title).toHaveText("Get ready: Cat-cow");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(app.title).toHaveText("Get ready: Towel pull");
  await app.pressMore("End here");
  await expect(app.title).toHaveText("Ended early");
  expect(await stored()).toEqual([]);

  await app.screen.getByRole("link", { name: "Back to today" }).click();
  await app.screen.getByRole("link", { name: /Something else/ }).click();
  await expect(app.title).toHaveText("Library");
  const own = app.screen.getByRole("link").filter({ hasText: routine.name });
  await expect(app.screen.getByRole("link", { name: "Build my own" })).toBeVisible();
  await expect(own).toHaveCount(0);

  await page.goto(link);
  await app.press("Save");
  await expect(app.title).toHaveText(routine.name);
  expect(await stored()).toHaveLength(1);
  await page.goto("./#/exercises");
  await expect(own).toHaveCount(1);
});
