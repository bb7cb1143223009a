// What goes wrong is reported, and breaks nothing else.

import { tickNothing } from "../support/check.mjs";
import * as envelope from "../support/envelope.mjs";
import { plan, routines } from "../support/plan.mjs";
import { expect, test } from "../support/story.mjs";

const office = plan("office-reset");

test.describe("an address that leads nowhere", () => {
  const cases = [
    ["#/nowhere/at/all", "“nowhere/at/all” was not found here."],
    ["#/routine/no-such", "There is no routine called “no-such”."],
    ["#/session/no-such", "There is no routine called “no-such”."],
    ["#/<img src=x>", "“%3Cimg%20src=x%3E” was not found here."],
  ];
  for (const [address, words] of cases) {
    test(`${address} says what was not found, and offers what there is`, async ({ app }) => {
      await app.open(address);
      await expect(app.title).toHaveText("There is no such page");
      await expect(app.screen.getByText(words, { exact: true })).toBeVisible();
      const offers = app.screen.getByRole("listitem").getByRole("link");
      const addresses = await offers.evaluateAll((links) => links.map((link) => link.getAttribute("href")));
      expect(addresses).toEqual(["#/", "#/exercises", ...routines().map((slug) => `#/routine/${slug}`)]);
      await offers.filter({ hasText: "Chair reset" }).click();
      await expect(app.title).toHaveText("Chair reset");
      await expect(app.start).toBeVisible();
    });
  }
});

test.describe("storage", () => {
  test.beforeEach(async ({ app }) => app.holdClock());

  /** A session from end to end, whatever the storage does. */
  async function wholeSession(app) {
    await app.start.click();
    await app.pass(office.seconds);
    await expect(app.title).toHaveText("Done");
    await app.openDone();
    await expect(app.screen.getByRole("row")).toHaveCount(4);
  }

  test("that is blocked is told at once, and the session runs", async ({ app, page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, "localStorage", {
        get() {
          throw new DOMException("Access is denied.", "SecurityError");
        },
      });
    });
    await app.open();
    await expect(app.notices).toHaveText(/keeps nothing for this page/);
    // Nothing is known of a check either.
    await app.start.click();
    await tickNothing(app);
    await wholeSession(app);
    await expect(app.notices).toHaveText(/keeps nothing for this page/);
    await expect(app.screen.getByText("Kept on this device")).toHaveCount(0);
  });

  test("that is full is told, and the session runs", async ({ app, page }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("It is full.", "QuotaExceededError");
      };
    });
    await app.open();
    await expect(app.notices).toHaveCount(0);
    await wholeSession(app);
    await expect(app.notices).toHaveText(/no room left.*kept only until you close the page/);
    await expect(app.screen.getByText("Kept on this device")).toHaveCount(0);
    expect(await app.records()).toEqual([]);
  });

  test("that forgets nothing says so", async ({ app }) => {
    await app.open();
    await wholeSession(app);
    await expect(app.notices).toHaveCount(0);
    await expect(app.screen.getByText("Kept on this device")).toBeVisible();
    expect(await app.records()).toHaveLength(1);
  });

  const record = {
    id: 1,
    utc: 1,
    offset: 0,
    day: "1970-01-01",
    routine: "office-reset",
    outcome: "finished",
    planned: 90_000,
    done: [],
  };
  const whole = envelope.write(record);
  const unreadable = {
    "that was cut off": whole.slice(0, -7),
    "with a changed letter": whole.replace("finished", "finishee"),
    "from a newer Unhunch": envelope.write({ ...record, id: 1, mood: "fine" }, 2),
    "of something else": "null",
    "that is empty": "",
  };

  /** Puts texts into the storage before the app is there. */
  async function saveBeforeLoading(page, texts) {
    await page.addInitScript((texts) => {
      for (const [key, text] of Object.entries(texts)) {
        localStorage.setItem(key, text);
      }
    }, texts);
  }

  for (const [which, text] of Object.entries(unreadable)) {
    test(`a saved session ${which} is told of and left as it is`, async ({ app, page }) => {
      const key = "unhunch:record:1";
      await saveBeforeLoading(page, { [key]: text });
      await app.open();
      await expect(app.notices).toHaveText(/^1 .*cannot be read. .*left as/);
      await wholeSession(app);
      const records = await app.records();
      expect(records).toHaveLength(2);
      expect(records[0]).toEqual({ key, text });
      expect(envelope.read(records[1].text).record.outcome).toBe("finished");
    });
  }

  test("with several bad texts and a good one counts the bad ones", async ({ app, page }) => {
    const texts = Object.values(unreadable).map((text, index) => [`unhunch:record:${index + 2}`, text]);
    await saveBeforeLoading(page, { "unhunch:record:1": whole, ...Object.fromEntries(texts) });
    await app.open();
    await expect(app.notices).toHaveText(`${texts.length} saved sessions cannot be read. They are left as they are.`);
  });

  test("with one bad text speaks of one", async ({ app, page }) => {
    await saveBeforeLoading(page, { "unhunch:record:1": whole.slice(1) });
    await app.open();
    await expect(app.notices).toHaveText(/^1 saved session cannot be read\./);
  });

  test("choices that cannot be read are not overwritten", async ({ app, page }) => {
    const text = '{"sound":fal';
    await saveBeforeLoading(page, { "unhunch:settings": text });
    await app.open("#/settings");
    await expect(app.notices).toHaveCount(1);
    await app.screen.getByRole("switch", { name: "Voice" }).click();
    const saved = await page.evaluate(() => Object.values(localStorage));
    expect(saved).toContain(text);
  });

  test("what another app keeps on the same origin is not touched", async ({ app, page }) => {
    const foreign = { "record:1": "theirs", settings: "{}", unhunchling: "1" };
    await saveBeforeLoading(page, foreign);
    await app.open();
    await expect(app.notices).toHaveCount(0);
    await wholeSession(app);
    const saved = await page.evaluate(() => ({ ...localStorage }));
    expect(saved).toMatchObject(foreign);
  });
});
