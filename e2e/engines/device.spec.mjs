// The app on the device: without the server, with a next version, hidden, in a private window, and where nothing may be stored.

import { another, expect, HOME, HOMES, test } from "../support/engine-story.mjs";
import * as envelope from "../support/envelope.mjs";

const CHANGES = { safety: ["Chest pain ends every session."], other: ["The wheel is rounder."] };

async function version(app) {
  const read = () => document.querySelector('meta[name="generator"]')?.content ?? "first";
  // The page may be loaded anew at this very moment.
  return app.evaluate(read).catch(() => "between two versions");
}

test("with the server stopped it opens, plays and keeps a session, and then takes the next version", async ({ app, host, complaints }) => {
  // The second copy of what was just kept is on its way when the story goes on to the next page.
  complaints.expect(/IndexedDB transaction that was not yet complete/);
  await app.answeredToday();
  await app.openApp();
  await app.untilInstalled();
  await host.stop();

  await app.openApp("#/session/office-reset");
  await app.press("Start");
  await app.has("timer");
  await app.press("Skip");
  await app.press("More");
  await app.press("End here");
  await app.sees("heading", "Ended early");
  await expect.poll(async () => (await app.savedTexts("unhunch:record:")).length).toBe(1);
  const before = await app.savedTexts("unhunch:record:");
  await app.openApp("#/exercises");
  await app.sees("heading", "Library");

  await host.release("9.0.0", CHANGES);
  await host.restart();
  await app.openApp();
  await app.has("status", "A new version is ready", 30_000);
  expect(await version(app), "nothing is forced on anybody").toBe("first");
  await app.press("Update now");
  await expect.poll(() => version(app), { timeout: 30_000 }).toBe("9.0.0");
  await expect.poll(async () => HOMES.includes((await app.texts("heading"))[0])).toBe(true);
  expect(await app.savedTexts("unhunch:record:")).toEqual(before);

  await host.stop();
  await app.reload();
  await app.arrived();
  await expect.poll(async () => HOMES.includes((await app.texts("heading"))[0])).toBe(true);
  expect(await version(app)).toBe("9.0.0");
});

test("without the server, pages that are left while they load keep no later one from opening", async ({ app, host }) => {
  await app.answeredToday();
  await app.openApp();
  await app.untilInstalled();
  await host.stop();
  for (let times = 0; times < 24; times++) {
    await app.reload();
    await app.arrived();
  }
});

test("what is scrolled before the app is there stays where it is", async ({ app, host }) => {
  const arrive = host.hold("_later.wasm");
  await app.open(host.url);
  await app.sees("heading", HOME);
  // A window that lacks a little of the whole page.
  const [seen, whole] = await app.evaluate(() => [innerHeight, document.documentElement.scrollHeight]);
  await app.send("size", { x: 0, y: 0, width: 480, height: 940 - seen + whole - 70 });
  const scrolled = () => {
    scrollTo(0, 60);
    return scrollY;
  };
  await expect.poll(() => app.evaluate(scrolled)).toBe(60);
  // It has been painted there.
  await app.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  arrive();
  await app.arrived();
  await app.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(await app.evaluate(() => scrollY)).toBe(60);
});

/** Six stages, each of ten seconds after two to get ready. */
const MINUTE = {
  unhunch: 1,
  name: "A minute",
  steps: [1, 2, 3, 4, 5, 6].map((n) => ({ own: { name: `Stage ${n}`, text: "Stay there." }, dose: { hold: 10 }, prepare: 2 })),
};

test("a minute in the background: each stage comes at its time, and the page that is seen again knows where it is", async ({
  app,
  engine,
}) => {
  test.setTimeout(180_000);
  await app.answeredToday();
  await app.openOwn(MINUTE);
  await app.press("Start");
  await app.has("timer");
  // When a heading came, as the page itself saw it.
  await app.evaluate(() => {
    const noted = [];
    const note = () => {
      const title = document.querySelector("h1")?.innerText;
      if (title !== noted.at(-1)?.title) {
        noted.push({ at: performance.now(), title, state: document.visibilityState });
        document.documentElement.dataset.noted = JSON.stringify(noted);
      }
    };
    new MutationObserver(note).observe(document.getElementById("app"), { subtree: true, childList: true, characterData: true });
  });
  const comeBack = await hide(app);
  await expect.poll(() => app.evaluate(() => document.visibilityState)).toBe("hidden");
  await expect.poll(() => app.texts("heading"), { timeout: 90_000, intervals: [2000] }).toEqual(["Stage 6"]);
  expect(await app.evaluate(() => document.visibilityState)).toBe("hidden");
  await comeBack();
  await expect.poll(() => app.evaluate(() => document.visibilityState)).toBe("visible");
  await expect.poll(() => app.seconds()).toBeLessThan(10);
  await app.sees("heading", "Done", 20_000);

  const noted = await app.noted();
  const hidden = noted.filter(({ state }) => state === "hidden");
  const all = MINUTE.steps.flatMap((_, n) => [`Get ready: Stage ${n + 1}`, `Stage ${n + 1}`]);
  expect(hidden.map(({ title }) => title.replace(/\s+/g, " "))).toEqual(all.slice(-hidden.length));
  expect(hidden.length).toBeGreaterThan(8);
  // From the first to each of the others: ten seconds of a stage, two to get ready, and a second of a timer in a hidden page.
  const lengths = hidden.slice(1).map(({ at, title }, nth) => ({ title, late: at - hidden[0].at - due(hidden[0].title, nth + 1) }));
  for (const { title, late } of lengths) {
    expect(Math.abs(late), `${title} in ${engine.name}`).toBeLessThan(2500);
  }
  const { record } = envelope.read((await app.savedTexts("unhunch:record:"))[0]);
  expect(record.outcome).toBe("finished");
  expect(record.done.map(({ time, whole }) => [time, whole])).toEqual(MINUTE.steps.map(() => [10_000, true]));
});

/** Hides the page really; the function that comes back shows it again. */
async function hide(app) {
  if (app.browser.name === "webkit") {
    // Its driver opens tabs behind the one that is seen.
    await app.send("minimize", {});
    return () => app.narrow();
  }
  const page = await app.send("handle");
  const { handle } = await app.send("newWindow", { type: "tab", focus: true });
  // The page is spoken to, and stays behind the other.
  await app.send("toWindow", { handle: page, focus: false });
  return async () => {
    await app.send("toWindow", { handle });
    await app.send("closeWindow");
    await app.send("toWindow", { handle: page, focus: true });
  };
}

/** Milliseconds from the heading of this title to the one that comes `nth` after it. */
function due(title, nth) {
  const pair = Math.floor(nth / 2) * 12_000;
  return nth % 2 === 0 ? pair : pair + (title.startsWith("Get ready") ? 2000 : 10_000);
}

/** From Start to the end of a session, with the check before it. */
async function wholeSession(app) {
  await app.openApp("#/session/office-reset");
  await app.press("Start");
  await app.answer();
  await app.press("Skip");
  await app.press("More");
  await app.press("End here");
  await app.sees("heading", "Ended early");
  await app.press("What I did");
  await app.has("table");
}

test("where nothing may be stored, a session runs, and the page says that nothing is kept", async ({ host }, { project }) => {
  await another(project.name, { blocked: true }, host, async (app) => {
    await app.openApp();
    await expect.poll(async () => (await app.texts("status")).join()).toContain("keeps nothing for this page");
    await wholeSession(app);
    expect((await app.texts("article")).join()).not.toContain("Kept on this device");
    await app.accessible();
  });
});

test("in a private window a session runs and is kept until it is closed", async ({ host }, { project }) => {
  const options = { prefs: { "browser.privatebrowsing.autostart": true }, args: ["--private"] };
  await another(project.name, options, host, async (app) => {
    await app.openApp();
    await wholeSession(app);
    await expect.poll(async () => (await app.savedTexts("unhunch:record:")).length).toBe(1);
    await app.openApp("#/progress");
    await app.sees("heading", "One day of twelve");
    expect(await app.texts('[role="alert"]')).toEqual([]);
  });
});
