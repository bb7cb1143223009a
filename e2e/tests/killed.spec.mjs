// A browser that is killed: local storage reaches the disk late, and what was just done is saved all the same.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { answered, DOORS, pagesOf, questionText } from "../support/check.mjs";
import * as envelope from "../support/envelope.mjs";
import { kill, saveToProfile, open as start } from "../support/killing.mjs";
import { plan } from "../support/plan.mjs";
import { aDay } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";
import { BEGIN } from "../support/time.mjs";
import { openWithoutProgram } from "../support/unhunch.mjs";

const office = plan("office-reset");
const [prepare] = office.segments;
/** Much less than the five seconds after which local storage is on the disk: the time of the issue. */
const SOON = 300;

// Each of them starts a browser two or three times.
test.describe.configure({ timeout: 60_000 });

let profile;

test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), "unhunch-killed-"));
});

test.afterEach(async () => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

const open = (baseURL, before = answered(Date.now())) => start(profile, baseURL, before);

/** A routine whose length is no multiple of the ten seconds between drafts. */
const uneven = plan("morning-mobility");

/** How a session may come to its end: nobody touches it, or somebody does a moment before. */
const ENDS = {
  untouched: async (app) => app.pass(uneven.seconds + 1),
  "after a pause near its end": async (app) => {
    await app.pass(office.seconds - 3);
    await app.press("Pause");
    await app.pass(2);
    await app.press("Resume");
    await app.pass(4);
  },
  "after a pause near its beginning": async (app) => {
    // A pause is kept at once: the drafts come at other moments than those of a session that nobody touches.
    await app.pass(3);
    await app.press("Pause");
    await app.press("Resume");
    await app.pass(office.seconds);
  },
};

for (const [how, end] of Object.entries(ENDS)) {
  const routine = how === "untouched" ? "morning-mobility" : "office-reset";
  // Without a moment in between neither of the two stores may have it: one of these takes long enough.
  const moments =
    how === "after a pause near its end"
      ? [
          ["at once", 0],
          ["a moment later", SOON],
        ]
      : [["a moment later", SOON]];
  for (const [when, wait] of moments) {
    test(`a session that ended ${how}, and a kill ${when}: there once, and not offered`, async ({ baseURL }) => {
      // A check of the real day would lie in the future of the held clock.
      const first = await open(baseURL, answered(BEGIN));
      await first.app.holdClock();
      await first.app.begin(routine);
      await end(first.app);
      await expect(first.app.title).toHaveText("Done");
      await sleep(wait);
      await kill(first.context);

      const second = await open(baseURL, answered(BEGIN));
      await second.app.holdClock();
      await second.app.open("#/");
      if (wait > 0) {
        await expect.poll(async () => (await second.app.records()).length).toBe(1);
        const [{ text }] = await second.app.records();
        expect(envelope.read(text).record).toMatchObject({ routine, outcome: "finished" });
      }
      const offers = () => second.app.main.getByText("was cut off").count();
      const saved = async () => (await second.app.records()).length;
      // The second place is read in its own time, however long a busy machine takes for that.
      await expect.poll(async () => (await offers()) + (await saved()), { message: "offered or kept", timeout: 15_000 }).toBe(1);
      await second.app.pass(10);
      expect((await offers()) + (await saved()), "never both").toBe(1);
      await second.context.close();
    });
  }

  test(`a session that ended ${how} leaves no draft, on the disk and in the mirror`, async ({ baseURL }) => {
    const { context, app, page } = await open(baseURL, answered(BEGIN));
    await app.holdClock();
    await app.begin(routine);
    await end(app);
    await expect(app.title).toHaveText("Done");
    const drafts = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("unhunch:draft:")));
    await expect.poll(drafts).toEqual([]);
    await app.open("#/progress");
    await page.reload();
    await app.open("#/");
    await app.pass(10);
    await expect(app.main.getByText("was cut off")).toHaveCount(0);
    expect(await app.records()).toHaveLength(1);
    await context.close();
  });
}

/** Presses Start, if there is one. */
async function tryToStart(app) {
  await app.open("#/routine/office-reset");
  await app.start.or(app.main.getByText("Sessions are locked")).first().waitFor();
  // What the mirror has may come while one looks.
  await app.start.click({ timeout: 1000 }).catch(() => {});
}

/** The person's check of today, as it has long been on the disk. */
function ready() {
  return { ...answered(Date.now() - 60_000), ...aDay() };
}

// What hurt in a session leaves one door.
const ASKED = pagesOf("new")[0].title;
const SEEN = "A professional has seen me, and says that I may exercise";

/** What locks or asks: how it is said, and what the press on Start leads to afterwards. */
const SAID = {
  "an emergency": {
    say: async ({ app, page }) => {
      await app.open("#/check");
      await app.press("Do the check again");
      await app.press(DOORS.new);
      await page.getByRole("checkbox").first().check();
      await app.press("Go on with 1 ticked");
      await expect(app.title).toHaveText("Get help now");
    },
    then: async ({ app }) => {
      await expect(app.main).toContainText(/Sessions are locked|Get help now/);
      await expect(app.start).toHaveCount(0);
    },
  },
  "an answer for a doctor today": {
    say: async ({ app, page }) => {
      await app.open("#/check");
      await app.press("Do the check again");
      await app.press(DOORS.usual);
      await app.press("None of these");
      await app.press("None of these");
      await page.getByRole("checkbox", { name: questionText("fever_chills") }).check();
      await app.press("Go on with 1 ticked");
      await app.press("Still right");
      await expect(app.title).toHaveText("See or call a doctor today");
    },
    then: async ({ app }) => {
      await expect(app.main).toContainText(/Sessions are locked|See or call a doctor today/);
      await expect(app.start).toHaveCount(0);
    },
  },
  "pain of eight": {
    say: async ({ app }) => {
      await app.open("#/progress");
      await app.press("8 of 10");
      await expect(app.screen).toContainText("8");
    },
    then: async ({ app }) => {
      await expect(app.title).toHaveText(ASKED);
    },
  },
  "pain of eight, on second thought": {
    say: async ({ app, page }) => {
      await app.open("#/progress");
      await app.press("3 of 10");
      const saved = () => page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith("unhunch:pain:")));
      await expect.poll(saved).toBe(true);
      // Long enough for the first number to be on the disk, and not the second.
      await sleep(7000);
      await app.press("8 of 10");
    },
    then: async ({ app }) => {
      await expect(app.title).toHaveText(ASKED);
    },
  },
};

/** The browser that is started after one that was killed just after `say`. */
async function startAfter(baseURL, say) {
  await saveToProfile(profile, baseURL, ready());
  const first = await start(profile, baseURL);
  await say(first);
  await sleep(SOON);
  await kill(first.context);
  return start(profile, baseURL);
}

for (const [what, { say, then }] of Object.entries(SAID)) {
  test(`${what}, said just before, is not lost: no Start works`, async ({ baseURL }) => {
    const second = await startAfter(baseURL, say);
    await tryToStart(second.app);
    await then(second);
    await expect(second.app.countdown).toHaveCount(0);
    // It is on the disk again, for a page that has no mirror.
    await second.context.close();
    const third = await start(profile, baseURL);
    await third.page.addInitScript(() => Object.defineProperty(globalThis, "indexedDB", { value: undefined }));
    await tryToStart(third.app);
    await then(third);
    await expect(third.app.countdown).toHaveCount(0);
    await third.context.close();
  });

  test(`${what}, said just before: not even a Start pressed before the app is there goes on`, async ({ baseURL }) => {
    const second = await startAfter(baseURL, say);
    const arrive = await openWithoutProgram(second.page);
    // If the lock was on the disk after all, there is none.
    await second.app.start.click({ timeout: 5000 }).catch(() => {});
    arrive();
    await expect(second.page.locator("#shell")).toHaveCount(0);
    await then(second);
    await expect(second.app.countdown).toHaveCount(0);
    await second.context.close();
  });
}

test("pain that is up after a session, said just before, is not lost", async ({ baseURL }) => {
  await saveToProfile(profile, baseURL, answered(BEGIN - 60_000));
  const first = await start(profile, baseURL);
  await first.app.holdClock();
  await first.app.open("#/session/office-reset");
  await first.app.press("2 of 10");
  await first.app.start.click();
  await first.app.pass(office.seconds + 1);
  await expect(first.app.title).toHaveText("Done");
  await first.app.press("6 of 10");
  await sleep(SOON);
  await kill(first.context);

  const second = await start(profile, baseURL);
  await second.app.holdClock();
  await second.app.open("#/");
  await expect.poll(async () => (await second.app.records()).length).toBe(1);
  const feedback = () => second.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("unhunch:feedback:")).length);
  await expect.poll(feedback).toBe(1);
  await tryToStart(second.app);
  await expect(second.app.title).toHaveText(ASKED);
  await second.context.close();
});

test("the word that a professional has seen one, said just before, is not lost", async ({ baseURL }) => {
  await saveToProfile(profile, baseURL, answered(Date.now() - 60_000, { level: "urgent", yes: ["fever_chills"] }));
  const first = await start(profile, baseURL);
  await first.app.open("#/check");
  await first.app.press(SEEN);
  await expect(first.app.button(SEEN)).toHaveCount(0);
  await sleep(SOON);
  await kill(first.context);

  const second = await start(profile, baseURL);
  await second.app.open("#/routine/office-reset");
  await second.app.start.click();
  await expect(second.app.countdown).toBeVisible();
  await second.context.close();
});

for (const [way, expected] of [
  ["Go on", "waits"],
  ["Count what I did", "kept"],
  ["Delete", "gone"],
]) {
  test(`a session that was cut off is offered: ${way}`, async ({ baseURL }) => {
    // Twenty seconds of it in real time.
    test.setTimeout(90_000);
    const first = await open(baseURL);
    await first.app.begin("office-reset");
    // In real time: far enough into the first hold for a draft of it to be written, every ten seconds from Start.
    await expect(first.app.countdown).toHaveText(/^1[0-4]$/, { timeout: 60_000 });
    await sleep(SOON);
    await kill(first.context);

    const second = await open(baseURL);
    await second.page.goto("./");
    await expect(second.app.main).toContainText(/Chair reset was cut off after \d+ s of work\./);
    await second.app.press(way);
    if (expected === "waits") {
      await expect(second.app.button("Pause")).toBeVisible();
      const left = Number(await second.app.countdown.innerText());
      expect(left).toBeGreaterThan(9);
      expect(left).toBeLessThanOrEqual(25);
    } else {
      await expect(second.app.main).not.toContainText("was cut off");
      const records = await second.app.records();
      expect(records).toHaveLength(expected === "kept" ? 1 : 0);
      if (expected === "kept") {
        const { record } = envelope.read(records[0].text);
        expect(record.outcome).toBe("ended");
        const [hold] = record.done;
        expect(hold.time).toBeGreaterThan(5000);
        expect(hold.time).toBeLessThanOrEqual((office.segments[1].seconds - 9) * 1000);
        expect(prepare.kind).toBe("prepare");
      }
    }
    await second.context.close();
  });
}

for (const way of ["Say what it is like", "Count what I did"]) {
  test(`a hurt that nobody has answered yet is not lost: ${way}`, async ({ baseURL }) => {
    test.setTimeout(90_000);
    // The same answers both times: a check that came after the hurt would have answered for it.
    const check = answered(Date.now());
    const first = await open(baseURL, check);
    await first.app.begin("office-reset");
    await expect(first.app.countdown).toHaveText(/^2\d$/, { timeout: 60_000 });
    await first.app.press("This hurts");
    await expect(first.app.title).toHaveText("Stopped. What is it like?");
    await sleep(SOON);
    await kill(first.context);

    const second = await open(baseURL, check);
    await second.page.goto("./");
    await expect(second.app.main).toContainText(/Chair reset was cut off after \d+ s of work, before you said what hurt\./);
    await expect(second.app.button("Delete")).toHaveCount(0);
    await second.app.press(way);
    if (way === "Say what it is like") {
      await expect(second.app.title).toHaveText("Stopped. What is it like?");
      await second.page.keyboard.press("Space");
      await expect(second.app.title).toHaveText("Stopped. What is it like?");
      await second.app.press("Nothing, I pressed it by mistake");
      await expect(second.app.button("Pause")).toBeVisible();
    } else {
      await expect(second.app.main).not.toContainText("was cut off");
      const [{ text }] = await second.app.records();
      expect(envelope.read(text).record.outcome).toBe("hurt");
      await second.page.goto("./#/routine/office-reset");
      await second.app.start.click();
      await expect(second.app.title).toHaveText(ASKED);
    }
    await second.context.close();
  });
}
