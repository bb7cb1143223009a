// What the device is told: by whom the screen is kept on, which voice speaks, and that words come twice.

import { heard, lendScreen, locksHeld, overhear, showPage, spoken } from '../support/devices.mjs';
import { expect, test } from '../support/story.mjs';

test('the end of the screen test leaves a session its lock', async ({ app, page }) => {
  await lendScreen(page);
  await app.holdClock();
  await app.open('#/settings');
  await app.press('Keep the screen on for ten seconds');
  await page.evaluate(() => (location.hash = '#/session/office-reset'));
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
  await page.addInitScript(([voices, late]) => {
    let there = late ? [] : voices;
    globalThis.with = [];
    SpeechSynthesis.prototype.getVoices = () => there;
    Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', {
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
      speechSynthesis.dispatchEvent(new Event('voiceschanged'));
    };
  }, [voices, late]);
}

const VOICES = [
  { lang: 'de-DE', localService: true, default: true },
  { lang: 'en-US', localService: false, default: false },
  { lang: 'en-GB', localService: true, default: false },
];

test('a phrase is said by a voice of the language that is on the device', async ({ app, page }) => {
  await overhear(page);
  await lendVoices(page, VOICES);
  await app.open('#/settings');
  await app.press('Say something');
  await app.press('Say something');
  await app.press('Say something');
  await expect.poll(async () => (await spoken(page)).length).toBe(3);
  expect(new Set((await page.evaluate(() => globalThis.with)).map(String))).toEqual(new Set(['en-GB,true']));
  expect((await heard(page, 'hush')).length).toBe(2);
});

test('voices that come late are told when they come', async ({ app, page }) => {
  await lendVoices(page, VOICES, 1);
  await app.holdClock();
  await app.open('#/settings');
  await expect(app.screen).toContainText('Voice: not known yet.');
  await page.evaluate(() => globalThis.bringVoices());
  await expect(app.screen).toContainText('Voice: 3 voices on this device.');
});

test('the same words are told again', async ({ app, page }) => {
  await app.holdClock();
  await app.open('#/progress');
  await page.evaluate(() => {
    globalThis.changes = 0;
    const region = document.querySelector('p[aria-live=polite]');
    new MutationObserver(() => globalThis.changes++).observe(region, { childList: true, characterData: true, subtree: true });
  });
  for (const times of [1, 2, 3]) {
    await page.locator('.pain-step').nth(3).click();
    await expect.poll(() => page.evaluate(() => globalThis.changes)).toBe(times);
  }
});
