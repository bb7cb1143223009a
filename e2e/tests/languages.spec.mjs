// The app in the made-up languages: one is a third longer, the other runs from right to left. Nothing here goes by English words.

import { noteDrawings, outlines } from "../support/figure.mjs";
import { inEnglish, MADE_UP, misplaced, open } from "../support/languages.mjs";
import { plan } from "../support/plan.mjs";
import { sampleEntries, saveBeforeLoading } from "../support/saved.mjs";
import { begin, SCREENS, toRows } from "../support/screens.mjs";
import { expect, test } from "../support/story.mjs";

/** Whom to call locks the sessions, which the screens after it could not begin. */
const LOCKS = ["outcome"];
const PARTS = {
  "no text": Object.entries(SCREENS).filter(([screen]) => !LOCKS.includes(screen)),
  "where sessions are locked, no text": Object.entries(SCREENS).filter(([screen]) => LOCKS.includes(screen)),
};

for (const lang of MADE_UP) {
  for (const device of ["", " @desktop"]) {
    for (const [part, screens] of Object.entries(PARTS)) {
      test(`${lang}: ${part} is cut, lies over another or reaches over the edge${device}`, async ({ app, page }) => {
        test.setTimeout(240_000);
        await saveBeforeLoading(page, sampleEntries());
        await app.holdClock();
        for (const [screen, [address, then]] of screens) {
          await test.step(screen, async () => {
            // A page of its own each time: what the last one left would come first.
            await page.goto("about:blank");
            await open(app, lang, address);
            await then?.(app);
            await picture(page, `${lang} ${screen}${device}`);
            expect.soft(await misplaced(page), screen).toEqual([]);
            if (lang === "en-XA") {
              expect.soft(await inEnglish(page), screen).toEqual([]);
            }
          });
        }
      });
    }
  }
}

for (const device of ["", " @desktop"]) {
  test(`from right to left the layout, the arrows and the bars turn, the ring and the digits do not${device}`, async ({ app, page }) => {
    await app.holdClock();
    await open(app, "ar-XB", "#/");
    const middle = async (locator) => {
      const { x, width } = await locator.boundingBox();
      return x + width / 2;
    };
    const brand = page.locator(".brand");
    expect(await middle(brand)).toBeGreaterThan(await middle(page.locator(".places")));

    await page.goto("about:blank");
    await open(app, "ar-XB", "#/check");
    await toRows(app);
    const row = page.locator(".ask-row").first();
    expect(await middle(row.locator("input"))).toBeGreaterThan(await middle(row.locator("span").first()));
    const back = page.locator(".asking-top .up");
    expect(await middle(back)).toBeGreaterThan(page.viewportSize().width / 2);
    // The arrow stands before the word.
    const word = await back.evaluate((it) => {
      const range = document.createRange();
      range.selectNodeContents(it);
      const { left, right } = range.getBoundingClientRect();
      return (left + right) / 2;
    });
    expect(word).toBeLessThan(await middle(back));

    await page.goto("about:blank");
    await open(app, "ar-XB", "#/session/office-reset");
    await begin(app, 8);
    const parts = page.locator(".track-part");
    expect(await middle(parts.first())).toBeGreaterThan(await middle(parts.last()));
    // What is done of a part begins where the part before it ends.
    const [now, done] = [page.locator(".track-now"), page.locator(".track-now i")];
    const edge = async (it) => it.evaluate((it) => it.getBoundingClientRect().right);
    expect(await edge(done)).toBeCloseTo(await edge(now), 0);
    // The arch is no mirror image: it runs out from the right to the left in every language.
    await expect(page.locator(".arch")).toHaveCSS("transform", "none");
    expect(await orderOfDigits(page.locator(".player-plan .digits"))).toEqual(["1", ":"]);
    for (const svg of await page.locator("svg").all()) {
      await expect(svg).toHaveCSS("direction", "ltr");
    }
    const title = await app.title.innerText();
    await page.keyboard.press("ArrowLeft");
    await expect(app.title).not.toHaveText(title);
    await page.keyboard.press("ArrowRight");
    await expect(app.title).toHaveText(title);
    await page.keyboard.press("?");
    await expect(page.locator("dialog kbd").filter({ hasText: /[←→]/ })).toHaveText(["→", "←"]);
  });
}

test("from right to left the figure shows the same side of the body @desktop", async ({ app, page }) => {
  await app.holdClock();
  await noteDrawings(page);
  const left = plan("gentle-stretch").segments.find((it) => it.kind === "hold" && it.side === "left");
  const shown = [];
  for (const lang of MADE_UP) {
    await page.goto("about:blank");
    await open(app, lang, "#/session/gentle-stretch");
    await begin(app, left.start + 2);
    shown.push(await outlines(page.locator(".stage .figure:visible").first()));
  }
  expect(shown[0].length).toBeGreaterThan(0);
  expect(shown[1]).toEqual(shown[0]);
});

test("from right to left the left arrow leads along the numbers of pain @desktop", async ({ app, page }) => {
  // On the first day nobody is asked.
  await saveBeforeLoading(page, sampleEntries());
  await app.holdClock();
  await open(app, "ar-XB", "#/progress");
  const steps = page.locator(".pain-steps").first().getByRole("button");
  const [none, next] = [steps.nth(0), steps.nth(1)];
  expect((await none.boundingBox()).x).toBeGreaterThan((await next.boundingBox()).x);
  await none.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(next).toBeFocused();
});

/** The digits and colons of a text, from left to right as they are seen; its first two. */
async function orderOfDigits(locator) {
  return locator.evaluate((it) => {
    const text = it.firstChild;
    const places = [...text.data].map((sign, at) => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return { sign, x: range.getBoundingClientRect().x };
    });
    const seen = places.filter(({ sign }) => /[\d:]/.test(sign)).sort((a, b) => a.x - b.x);
    return seen.map(({ sign }) => sign).slice(0, 2);
  });
}

/** For somebody who looks: where `UNHUNCH_PICTURES` names a folder, each screen is kept there. */
async function picture(page, name) {
  if (process.env.UNHUNCH_PICTURES) {
    await page.screenshot({ path: `${process.env.UNHUNCH_PICTURES}/${name}.png`, fullPage: true });
  }
}
