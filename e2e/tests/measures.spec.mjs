// Every screen at every size, by day and by night, in usual and in large letters: nothing is too small, too pale, cut, or too close to
// what is beside it.

import { misplaced } from "../support/languages.mjs";
import { resize, SIZES, TEXTS, unfit } from "../support/measures.mjs";
import { saveBeforeLoading } from "../support/saved.mjs";
import { HISTORIES, history, SCREENS } from "../support/screens.mjs";
import { expect, test } from "../support/story.mjs";

for (const [screen, [address, then]] of Object.entries(SCREENS)) {
  test(`${screen} fits every window`, async ({ app, page }) => {
    test.setTimeout(120_000);
    await saveBeforeLoading(page, history(30));
    await app.holdClock();
    await app.open(address);
    await then?.(app);
    const found = {};
    for (const scheme of /** @type {const} */ (["light", "dark"])) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const text of TEXTS) {
        for (const size of SIZES) {
          await resize(page, size, text);
          for (const fault of [...(await misplaced(page)), ...(await unfit(page))]) {
            (found[fault] ??= []).push(`${size.join(" x ")} ${scheme} ${text}`);
          }
        }
      }
    }
    expect(found).toEqual({});
  });
}

for (const [when, days] of Object.entries(HISTORIES)) {
  test(`Start is in the first screen of Today ${when}, at any size`, async ({ app, page }) => {
    await saveBeforeLoading(page, history(days));
    await app.holdClock();
    await app.open();
    for (const text of TEXTS) {
      for (const [width, height] of SIZES) {
        await resize(page, [width, height], text);
        const lowest = await page.evaluate(() => {
          const bar = document.querySelector(".places");
          return getComputedStyle(bar).position === "fixed" ? bar.getBoundingClientRect().top : innerHeight;
        });
        const { y, height: high } = await app.start.first().boundingBox();
        expect.soft(Math.round(y + high), `${width} x ${height}, letters ${text || "100"} %`).toBeLessThanOrEqual(Math.round(lowest));
      }
    }
  });
}
