// Every screen passes the accessibility check, in both schemes, and fits where people read it.

import { expectAccessible } from "../support/axe.mjs";
import { DOORS, pagesOf } from "../support/check.mjs";
import { plan } from "../support/plan.mjs";
import { expect, test } from "../support/story.mjs";

// Two passes of the check over forty pictures take their time on a busy machine.
test.describe.configure({ timeout: 60_000 });

/** Seconds from Start into the first segment of a kind that `which` accepts. */
function into(routine, which, extra = 1) {
  return plan(routine).segments.find(which).start + extra;
}

/** Every screen: how to get there. */
const SCREENS = {
  home: (app) => app.open(),
  routine: (app) => app.open("#/routine/gentle-stretch"),
  ready: (app) => app.open("#/session/office-reset"),
  prepare: (app) => session(app, "office-reset", 1),
  hold: (app) =>
    session(
      app,
      "office-reset",
      into("office-reset", ({ kind }) => kind === "hold"),
    ),
  reps: (app) =>
    session(
      app,
      "office-reset",
      into("office-reset", ({ kind }) => kind === "reps"),
    ),
  breath: (app) =>
    session(
      app,
      "gentle-stretch",
      into("gentle-stretch", ({ kind }) => kind === "breath"),
    ),
  switch: (app) =>
    session(
      app,
      "gentle-stretch",
      into("gentle-stretch", ({ kind }) => kind === "switch"),
    ),
  "the right side": (app) =>
    session(
      app,
      "gentle-stretch",
      into("gentle-stretch", ({ kind, side }) => kind === "hold" && side === "right"),
    ),
  rest: (app) =>
    session(
      app,
      "evening-wind-down",
      into("evening-wind-down", ({ kind }) => kind === "rest"),
    ),
  paused: async (app) => {
    await session(app, "office-reset", 7);
    await app.press("Pause");
  },
  "big digits": async (app) => {
    await session(app, "office-reset", 7);
    await app.pressMore("Big digits");
  },
  more: async (app) => {
    await session(app, "office-reset", 7);
    await app.button("More").click();
  },
  "the list of keys": async (app) => {
    await session(app, "office-reset", 7);
    await app.page.keyboard.press("?");
    await expect(app.keyList).toBeVisible();
  },
  end: async (app) => {
    await session(app, "office-reset", plan("office-reset").seconds);
    await expect(app.title).toHaveText("Done");
  },
  hurt: async (app) => {
    await session(app, "office-reset", 7);
    await app.press("This hurts");
  },
  "a session that waits elsewhere": async (app) => {
    await session(app, "office-reset", 7);
    await app.open("#/");
    await expect(app.main.getByText("Chair reset is waiting.")).toBeVisible();
  },
  settings: (app) => app.open("#/settings"),
  check: (app) => app.open("#/check"),
  "the door of the check": async (app) => {
    await app.open("#/check");
    await app.press("Do the check again");
  },
  "a page of the check, ticked": async (app) => {
    await app.open("#/check");
    await app.press("Do the check again");
    await app.press(DOORS.new);
    await app.press("None of these");
    await app.screen.getByRole("checkbox").first().check();
    await app.screen.getByText("Not sure", { exact: true }).click();
  },
  "the neck and the arms, in the check": async (app) => {
    await app.open("#/check");
    await app.press("Do the check again");
    await app.press(DOORS.new);
    for (const { id } of pagesOf("new")) {
      if (id === "neck_arms") {
        return;
      }
      await app.press("None of these");
    }
  },
  exercises: (app) => app.open("#/exercises"),
  exercise: (app) => app.open("#/exercise/head-tilt"),
  make: (app) => app.open("#/make"),
  build: (app) => app.open("#/build"),
  "not found": (app) => app.open("#/nowhere"),
};

async function session(app, routine, seconds) {
  await app.begin(routine);
  await app.pass(seconds);
}

/** Nothing reaches over the edge of the page, whichever element it is. */
async function expectNoOverflow(page) {
  const over = await page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    return [...document.body.querySelectorAll("*")]
      .filter((it) => {
        const { left, right, width } = it.getBoundingClientRect();
        return width > 1 && it.checkVisibility() && (right > edge + 0.5 || left < -0.5);
      })
      .map((it) => `${it.tagName} ${it.className.baseVal ?? it.className}: ${it.textContent.slice(0, 40)}`);
  });
  expect(over).toEqual([]);
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
}

/** No text is cut off by the box that it stands in. */
async function expectNothingCut(page) {
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll("button, a, summary, h1, h2, h3, p, li, td, th, label, dt, dd")]
      .filter((it) => it.checkVisibility() && !it.closest(".unseen"))
      .filter((it) => it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).display !== "inline")
      .map((it) => `${it.tagName}: ${it.textContent.trim().slice(0, 40)}`),
  );
  expect(cut).toEqual([]);
}

/** As in the settings of the browser: what is given in pixels stays. */
async function textTwiceAsLarge(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
  await cdp.detach();
}

for (const [screen, show] of Object.entries(SCREENS)) {
  test(`${screen}: accessible in light and dark, and readable when narrow or large`, async ({ app, page }) => {
    await app.holdClock();
    await page.emulateMedia({ colorScheme: "light" });
    await show(app);
    await expectAccessible(page);
    const light = await ground(page);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await ground(page)).not.toBe(light);
    await expectAccessible(page);

    await page.setViewportSize({ width: 320, height: 568 });
    await expectNoOverflow(page);
    await expectNothingCut(page);
    await textTwiceAsLarge(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoOverflow(page);
    await expectNothingCut(page);
  });
}

async function ground(page) {
  return page.evaluate(() => getComputedStyle(document.body.parentElement).backgroundColor);
}

const SIZES = {
  "a phone": [390, 844],
  "a small phone": [320, 568],
  "a phone on its side": [844, 390],
  "a tablet": [820, 1180],
  "a desk": [1280, 800],
  "a television": [1920, 1080],
};

for (const [where, [width, height]] of Object.entries(SIZES)) {
  test(`on ${where} the digits and the buttons of a session are on the first screen`, async ({ app, page }) => {
    await page.setViewportSize({ width, height });
    await app.holdClock();
    await session(
      app,
      "gentle-stretch",
      into("gentle-stretch", ({ exercise }) => exercise === "head-tilt", 7),
    );
    const parts = [app.countdown, app.title, app.picture, ...["Back", "Pause", "Skip", "This hurts"].map((it) => app.button(it))];
    for (const part of parts) {
      await expect(part).toBeInViewport({ ratio: 1 });
    }
    for (const name of ["Back", "Pause", "Skip", "This hurts"]) {
      const box = await app.button(name).boundingBox();
      expect(Math.min(box.width, box.height), `${name} is large enough for a thumb`).toBeGreaterThanOrEqual(44);
    }
    await expectNoOverflow(page);

    await page.keyboard.press("f");
    await expect(app.countdown).toBeInViewport({ ratio: 1 });
    const { height: tall } = await app.countdown.boundingBox();
    expect(tall / Math.min(width, height), "the digits fill the screen").toBeGreaterThan(0.35);
    await expectNoOverflow(page);
  });
}

test("forced colours keep the ring, the bar and the buttons apart from the ground", async ({ app, page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await app.holdClock();
  await session(app, "office-reset", 5 + 10);
  const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const colour = (selector, property) =>
    page.evaluate(([selector, property]) => getComputedStyle(document.querySelector(selector))[property], [selector, property]);
  expect(await colour(".arch-left", "stroke")).not.toBe(ground);
  expect(await colour(".arch-left", "stroke")).not.toBe(await colour(".arch-disc", "stroke"));
  expect(await colour(".track-now i", "backgroundColor")).not.toBe(ground);
  expect(await colour(".track-done", "backgroundColor")).not.toBe(await colour(".track-part:last-child", "backgroundColor"));
  await expect(app.button("Pause")).toHaveCSS("border-top-style", "solid");
});

test("with reduced motion nothing moves by itself", async ({ app, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await app.holdClock();
  await session(app, "office-reset", 5 + 10);
  const moving = async () => page.evaluate(() => document.getAnimations().map((it) => it.playState));
  expect(await moving()).toEqual([]);
  await app.pass(1);
  expect(await moving()).toEqual([]);
  const still = await app.picture.innerHTML();
  await app.pass(2);
  expect(await app.picture.innerHTML()).toBe(still);
});

test("forced colours keep what is chosen apart by its frame", async ({ app, page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await app.holdClock();
  await app.open("#/session/office-reset");
  const step = page.locator(".pain-step");
  await step.nth(3).click();
  await expect(step.nth(3)).toHaveAttribute("aria-pressed", "true");
  await expect(step.nth(3)).toHaveCSS("border-top-style", "double");
  await expect(step.nth(4)).not.toHaveCSS("border-top-style", "double");
});
