// Stories of people, each answered from its own words and those on the screen, and from nothing else. The stories, what is
// acceptable and their sources: e2e/support/check-cases.mjs.

import { DOORS, pagesOf } from "../support/check.mjs";
import { CASES } from "../support/check-cases.mjs";
import { expect, test } from "../support/story.mjs";

const LEVELS = {
  "Get help now": "emergency",
  "See or call a doctor today": "urgent",
  "See somebody in the next days": "soon",
  "Go on gently, and have it looked at": "soon",
  "Go on, with some changes": "selfcare",
  "Nothing you ticked is on our stop-list": "selfcare",
};

test.use({ checked: false });

for (const { story, age, door, ticks, acceptable } of CASES) {
  test(`${acceptable.join(" or ")}: ${story.slice(0, 60)}`, async ({ app, page }) => {
    await app.open("#/check");
    await app.press(door);
    const left = new Set(ticks);
    const asked = pagesOf(Object.keys(DOORS).find((id) => DOORS[id] === door));
    for (const { title } of asked) {
      await expect(app.title).toHaveText(title);
      let ticked = 0;
      for (const words of left) {
        const row = page.getByRole("checkbox", { name: words });
        if ((await row.count()) > 0) {
          await row.check();
          left.delete(words);
          ticked += 1;
        }
      }
      const years = page.getByLabel("How old are you?");
      if (await years.isVisible()) {
        await years.fill(String(age));
        await years.blur();
      }
      await app.press(ticked === 0 ? "None of these" : `Go on with ${ticked} ticked`);
      if (!(await page.getByRole("progressbar").isVisible())) {
        break;
      }
    }
    const title = await app.title.innerText();
    expect(acceptable, title).toContain(LEVELS[title]);
    if (LEVELS[title] !== "emergency") {
      expect([...left], "rows that were on no page").toEqual([]);
    }
  });
}
