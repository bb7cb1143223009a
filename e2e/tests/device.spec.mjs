// What the device is told: by whom the screen is kept on, which voice speaks, and that words come twice.

import { heard, lendScreen, locksHeld, overhear, showPage, spoken } from "../support/devices.mjs";
import { plan } from "../support/plan.mjs";
import { expect, test } from "../support/story.mjs";

test("the end of the screen test leaves a session its lock", async ({ app, page }) => {
  await lendScreen(page);
  await app.holdClock();
  await app.open("#/settings/sounds");
  await app.press("Keep the screen on for ten seconds");
  await page.evaluate(() => (location.hash = "#/session/office-reset"));
  await app.start.click();
  await expect(app.countdown).toBeVisible();
  await app.pass(12);
  expect((await locksHeld(page)).filter(Boolean)).toHaveLength(1);
  await showPage(page, false);
  await showPage(page, true);
  await expect.poll(async () => (await locksHeld(page)).filter(Boolean).length).toBe(1);
});

/** Voices of these languages, that come late if they have to. */
async function lendVoices(page, voices, late = 0) {
  await page.addInitScript(
    ([voices, late]) => {
      let there = late ? [] : voices;
      globalThis.with = [];
      SpeechSynthesis.prototype.getVoices = () => there;
      Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", {
        set(voice) {
          this.lent = voice;
        },
      });
      const { speak } = SpeechSynthesis.prototype;
      SpeechSynthesis.prototype.speak = function (phrase) {
        globalThis.with.push([phrase.lang, phrase.lent?.localService]);
        return speak.call(this, phrase);
      };
      globalThis.bringVoices = () => {
        there = voices;
        speechSynthesis.dispatchEvent(new Event("voiceschanged"));
      };
    },
    [voices, late],
  );
}

const VOICES = [
  { lang: "de-DE", localService: true, default: true },
  { lang: "en-US", localService: false, default: false },
  { lang: "en-GB", localService: true, default: false },
];

test("a phrase is said by a voice of the language that is on the device", async ({ app, page }) => {
  await overhear(page);
  await lendVoices(page, VOICES);
  await app.open("#/settings/sounds");
  await app.press("Say something");
  await app.press("Say something");
  await app.press("Say something");
  await expect.poll(async () => (await spoken(page)).length).toBe(3);
  expect(new Set((await page.evaluate(() => globalThis.with)).map(String))).toEqual(new Set(["en-GB,true"]));
  expect((await heard(page, "hush")).length).toBe(2);
});

const names = (page) => page.getByLabel("Which voice").locator("option").allInnerTexts();

test("the person chooses the voice, of those of the language; one that is gone is spoken for", async ({ app, page }) => {
  const voices = VOICES.map((voice) => ({ ...voice, name: `Voice ${voice.lang}`, voiceURI: `urn:${voice.lang}` }));
  await overhear(page);
  await lendVoices(page, voices);
  await app.open("#/settings/sounds");
  expect(await names(page)).toEqual(["One of this language, as it comes", "Voice en-US (en-US), needs a network", "Voice en-GB (en-GB)"]);
  await page.getByLabel("Which voice").selectOption("Voice en-US (en-US), needs a network");
  await expect.poll(() => page.evaluate(() => globalThis.with)).toEqual([["en-US", false]]);
  await page.reload();
  await expect(page.getByLabel("Which voice")).toHaveValue("urn:en-US");
  await app.press("Say something");
  await expect.poll(() => page.evaluate(() => globalThis.with)).toEqual([["en-US", false]]);

  // The next day the browser has other voices.
  await lendVoices(page, [voices[0], voices[2]]);
  await page.reload();
  await app.press("Say something");
  await expect.poll(() => page.evaluate(() => globalThis.with.at(-1))).toEqual(["en-GB", true]);
  expect((await names(page)).at(-1)).toBe("The one you chose, which is not here now");
  await expect(page.getByLabel("Which voice")).toHaveValue("urn:en-US");
});

test("without a voice of the language the page says so, until there is one", async ({ app, page }) => {
  await lendVoices(page, VOICES.slice(0, 1));
  await app.open("#/settings/sounds");
  await expect(app.screen).toContainText("Voice: the only one on this device does not speak English.");
  await expect(page.getByLabel("Which voice")).toHaveCount(0);
  await lendVoices(page, [VOICES[0], { ...VOICES[0], lang: "ja-JP" }]);
  await page.reload();
  await expect(app.screen).toContainText("Voice: none of the 2 voices on this device speaks English.");
  await lendVoices(page, [...VOICES.slice(0, 1), { ...VOICES[2], name: "Anna" }], 1);
  await page.reload();
  await page.evaluate(() => globalThis.bringVoices());
  await expect(app.screen).toContainText("Voice: 2 voices on this device.");
  expect(await names(page)).toEqual(["One of this language, as it comes", "Anna (en-GB)"]);
});

test("voices that come late are told when they come", async ({ app, page }) => {
  await lendVoices(page, VOICES, 1);
  await app.holdClock();
  await app.open("#/settings/sounds");
  await expect(app.screen).toContainText("Voice: not known yet.");
  await page.evaluate(() => globalThis.bringVoices());
  await expect(app.screen).toContainText("Voice: 3 voices on this device.");
});

test("the same words are told again", async ({ app, page }) => {
  await app.holdClock();
  await app.open("#/session/office-reset");
  await page.evaluate(() => {
    globalThis.changes = 0;
    const region = document.querySelector("p[aria-live=polite]");
    new MutationObserver(() => globalThis.changes++).observe(region, { childList: true, characterData: true, subtree: true });
  });
  for (const times of [1, 2, 3]) {
    await page.locator(".pain-step").nth(3).click();
    await expect.poll(() => page.evaluate(() => globalThis.changes)).toBe(times);
  }
});

test("each rest of a session is told, also with the same words", async ({ app, page }) => {
  const { segments } = plan("evening-hang");
  const hang = segments.findIndex(({ exercise }) => exercise === "dead-hang");
  const rests = segments.filter(({ kind }) => kind === "rest").length;
  expect(rests).toBe(5);
  await app.holdClock();
  await app.open("#/settings");
  await app.screen.getByRole("switch", { name: "Voice", exact: true }).click();
  await app.begin("evening-hang");
  for (let at = 0; at < hang; at++) {
    await app.press("Skip");
  }
  await expect(app.title).toHaveText("Get ready: Dead hang");
  await page.evaluate(() => {
    globalThis.told = [];
    const region = document.querySelector("p[aria-live=polite]");
    new MutationObserver(() => globalThis.told.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await app.pass(segments.slice(hang).reduce((sum, { seconds }) => sum + seconds, 0));
  await expect(app.title).toHaveText("Done");
  const told = await page.evaluate(() => globalThis.told);
  expect(told.filter((words) => words.trim() === "Rest.")).toHaveLength(rests);
});
