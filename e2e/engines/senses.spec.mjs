// What is heard, said, and done with the keys.

import { another, expect, HOMES, SHORT, test } from "../support/engine-story.mjs";

/** Notes what is asked of the sound and of the voice, and what becomes of each phrase. The browser's own do the work. */
const NOTES = `
  const noted = [];
  const note = (what, more) => {
    noted.push({ what, at: performance.now(), ...more });
    document.documentElement.dataset.noted = JSON.stringify(noted);
  };
  const contexts = (globalThis.contexts = []);
  globalThis.AudioContext = class extends AudioContext {
    constructor(...options) {
      super(...options);
      contexts.push(this);
      note('open', { active: navigator.userActivation?.isActive ?? true });
      this.addEventListener('statechange', () => note(this.state));
    }
  };
  const { start } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function (when) {
    note('tone', { when, clock: this.context.currentTime });
    return start.call(this, when);
  };
  const { speak } = SpeechSynthesis.prototype;
  SpeechSynthesis.prototype.speak = function (phrase) {
    const { text } = phrase;
    note('ask', { text });
    for (const type of ['start', 'end', 'error']) {
      phrase.addEventListener(type, ({ error }) => note(type, { text, error }));
    }
    return speak.call(this, phrase);
  };`;

async function texts(app, what) {
  return (await app.noted()).filter((it) => it.what === what && it.text).map(({ text }) => text);
}

test("a press before the program is there opens the sound, and the session that comes goes on with it", async ({ app, host, engine }) => {
  await host.script(NOTES);
  await app.answeredToday();
  const arrive = host.hold("_bg.wasm");
  await app.open(host.url);
  await app.press("Start");
  await app.has("timer");
  const [open] = await app.noted();
  expect(open).toMatchObject({ what: "open", active: true });
  await expect.poll(() => app.seconds()).toBeLessThan(5);
  const title = await app.texts("heading");
  arrive();
  await app.has("button", "Pause", 30_000);
  await expect.poll(async () => (await app.noted()).filter(({ what }) => what === "tone").length).toBeGreaterThan(3);
  expect(
    (await app.noted()).filter(({ what }) => what === "open"),
    "one output for all",
  ).toHaveLength(1);
  expect(title[0]).toMatch(/^Get ready: /);
  if (engine.name === "webkit") {
    // Firefox has no clock for sound on a machine without a sound card.
    expect((await app.noted()).map(({ what }) => what)).toContain("running");
    const ahead = (await app.noted()).filter(({ what }) => what === "tone").map(({ when, clock }) => when - clock);
    expect(Math.max(...ahead)).toBeGreaterThan(5);
  }
});

/** Long enough for a story to do what it wants in each stage. */
const LONG = { ...SHORT, steps: SHORT.steps.map((step) => ({ ...step, dose: { hold: 60 }, prepare: 60 })) };

test("the phrase that is asked for last is said, also right after one that was cut before it began", async ({ host }, { project }) => {
  // Firefox has voices of its own for tests, whose phrases begin and end as those of a device; WebKit brings voices along.
  await another(project.name, { prefs: { "media.webspeech.synth.test": true } }, host, async (app) => {
    await host.script(NOTES);
    await app.answeredToday();
    await app.openOwn(LONG);
    const said = async (text, times = 1) => {
      const begun = async () => (await texts(app, "start")).filter((it) => it === text).length;
      await expect.poll(begun, { message: `${text} in ${project.name}` }).toBe(times);
    };
    // One press right after the other, in a single task.
    const press = (...names) =>
      app.evaluate(async (names) => {
        for (const name of names) {
          [...document.querySelectorAll("button")].find((it) => it.innerText.trim() === name).click();
          await new Promise(queueMicrotask);
        }
      }, names);
    await app.press("Start");
    await said("First stage. Do the first.");
    await press("Skip", "Skip");
    await said("Second stage. Do the second.");
    await press("Skip", "Pause", "Resume", "Skip");
    await said("Third stage. Do the third.");
    await app.press("More");
    await app.press("End here");
    await app.sees("heading", "Ended early");
    await app.press("What I did");
    await app.press("Again");
    await said("First stage. Do the first.", 2);
  });
});

test("voices that come late are counted, and where there are none the settings say so", async ({ host }, { project }) => {
  test.skip(project.name !== "firefox", "WebKitGTK brings its voices along, at once");
  await another("firefox", { prefs: { "media.webspeech.synth.test": true } }, host, async (app) => {
    await app.openApp("#/settings/sounds");
    await expect.poll(async () => (await app.texts("main")).join(), { timeout: 20_000 }).toMatch(/Voice: \d+ voices on this device/);
  });
  await another("firefox", {}, host, async (app) => {
    await app.answeredToday();
    await app.openApp("#/settings/sounds");
    await expect
      .poll(async () => (await app.texts("main")).join(), { timeout: 20_000 })
      .toContain("Voice: none is installed. The sounds tell you the same.");
    await app.openOwn(SHORT);
    await app.press("Start");
    await app.sees("heading", "Done", 40_000);
  });
});

test("with the keys alone: to Start, through a session, and the focus is never lost", async ({ app }) => {
  await app.answeredToday();
  await app.openApp("#/session/office-reset");
  const tabTo = async (name) => {
    for (let presses = 0; presses < 12; presses++) {
      await app.keys("Tab");
      if ((await app.focused()) === name) return;
    }
    expect(await app.focused(), "within 12 presses of Tab").toBe(name);
  };
  await tabTo("Start");
  await expect.poll(() => app.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), "the ring").toBe("solid");
  await app.keys("Enter");
  await expect.poll(() => app.focused()).toMatch(/^Get ready: /);
  await app.keys("Space");
  await app.sees("status", "PAUSED");
  await app.keys("Space");
  await app.lacks("status");
  const before = await app.texts("heading");
  await app.keys("ArrowRight");
  await expect.poll(() => app.texts("heading")).not.toEqual(before);
  await app.keys("ArrowLeft");
  await app.keys("?");
  await app.has("dialog");
  await app.keys("Escape");
  await app.lacks("dialog");
  await tabTo("Skip");
  await app.keys("Enter");
  await expect.poll(() => app.focused()).toBe("Skip");
  await app.keys("h");
  await app.sees("heading", "Stopped. What is it like?");
  await expect.poll(() => app.focused()).toBe("Stopped. What is it like?");
  await tabTo("Sore or tired muscles");
  await app.keys("Enter");
  await tabTo("Stop for today");
  await app.keys("Enter");
  await expect.poll(() => app.focused()).toBe("You stopped, and that was right");
  await tabTo("Back to today");
  await app.keys("Enter");
  await expect.poll(async () => HOMES.includes(await app.focused())).toBe(true);
});
