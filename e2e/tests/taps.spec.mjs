// How far it is from the link to moving: a stranger taps what the eye finds, and never has to scroll.

import { pagesOf } from "../support/check.mjs";
import { resize, SIZES } from "../support/measures.mjs";
import { expect, test } from "../support/story.mjs";

/** From the first tap to the first second of a session (`brief.md`, 6). */
const MOST = 11;

test.use({ checked: false });

for (const door of ["none", "usual"]) {
  for (const size of [SIZES[0], SIZES[1], SIZES[3]]) {
    test(`a stranger who says "${door}" is moving after at most ${MOST} taps, without a scroll, at ${size.join(" x ")}`, async ({
      app,
      page,
    }) => {
      await app.open();
      await resize(page, size, "");
      let taps = 0;
      const tap = async (target) => {
        await target.waitFor();
        const { x, y, width, height } = await target.boundingBox();
        // Where a thumb lands; a tap by coordinates scrolls nothing into view.
        const found = await target.evaluate((it, [x, y]) => it.contains(document.elementFromPoint(x, y)), [x + width / 2, y + height / 2]);
        expect(found, `${await target.innerText()} can be tapped`).toBe(true);
        await page.touchscreen.tap(x + width / 2, y + height / 2);
        taps += 1;
      };
      await tap(app.start.first());
      await tap(page.locator(`[data-door=${door}], .door`).nth(["none", "usual"].indexOf(door)));
      for (const { title } of pagesOf(door)) {
        await expect(app.title).toHaveText(title);
        await tap(page.getByRole("button", { name: "None of these" }));
      }
      await tap(page.getByRole("button", { name: /^Start/ }));
      await expect(app.countdown).toBeVisible();
      expect(taps).toBeLessThanOrEqual(MOST);
      expect(await page.evaluate(() => scrollY)).toBe(0);
    });
  }
}
