// Settings: each choice shows a sample at once, is saved, and can be taken along as a file.

import { readFileSync } from "node:fs";
import { expectAccessible } from "../support/axe.mjs";
import { heard, overhear } from "../support/devices.mjs";
import { plan } from "../support/plan.mjs";
import { saveBeforeLoading } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";
import { digits } from "../support/unhunch.mjs";

const [prepare] = plan("office-reset").segments;

/** What the page says of a voice: with which speed and volume it last spoke. */
async function lendVoice(page) {
  await page.addInitScript(() => {
    globalThis.voice = [];
    const speak = SpeechSynthesis.prototype.speak;
    SpeechSynthesis.prototype.speak = function (phrase) {
      if (phrase.text) {
        globalThis.voice.push([phrase.rate, phrase.volume].map((it) => Math.round(it * 100)));
      }
      return speak.call(this, phrase);
    };
  });
}

const ground = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const size = (page) => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
const volume = (page) => page.evaluate(() => Math.round(globalThis.output.gain.value * 100));

test("speed and volumes are heard at once, each by itself", async ({ app, page }) => {
  await overhear(page);
  await lendVoice(page);
  await app.holdClock();
  await app.open("#/settings/sounds");
  await page.getByRole("slider", { name: "Speed of the voice" }).fill("150");
  expect(await page.evaluate(() => globalThis.voice)).toEqual([[150, 100]]);
  await page.getByRole("slider", { name: "Volume of the voice" }).fill("40");
  expect(await page.evaluate(() => globalThis.voice.at(-1))).toEqual([150, 40]);
  expect(await heard(page, "tone")).toEqual([]);
  await page.getByRole("slider", { name: "Volume of the sounds" }).fill("30");
  expect((await heard(page, "tone")).length).toBeGreaterThan(0);
  expect(await volume(page)).toBe(30);
  await page.goto("./#/settings");
  await page.getByRole("switch", { name: "Sounds" }).click();
  expect(await volume(page)).toBe(0);
  await page.getByRole("switch", { name: "Sounds" }).click();
  expect(await volume(page)).toBe(30);
});

test("colours and text change at once, and are there before the app the next time", async ({ app, page, complaints }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await app.holdClock();
  await app.open("#/settings/look");
  const [light, usual] = [await ground(page), await size(page)];
  await page.getByRole("radio", { name: "Dark" }).check();
  const dark = await ground(page);
  expect(dark).not.toBe(light);
  await expectAccessible(page);
  await page.getByRole("radio", { name: "Larger" }).check();
  expect(await size(page)).toBeCloseTo(usual * 1.5, 0);
  await page.getByRole("radio", { name: "As little as possible" }).check();

  await page.route("**/*.wasm", (route) => route.abort());
  await page.reload();
  await expect(page.locator("#failed")).toBeVisible();
  expect(await ground(page)).toBe(dark);
  expect(await size(page)).toBeCloseTo(usual * 1.5, 0);
  expect(complaints.splice(0).join("\n")).toMatch(/ERR_FAILED|fetch/);
  await page.unroute("**/*.wasm");
  await page.reload();
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
  await page.getByRole("radio", { name: "Light" }).check();
  expect(await ground(page), "although the device is dark").toBe(light);
});

test("the first exercise waits as long as the person wants", async ({ app, page }) => {
  await app.holdClock();
  await app.open("#/settings/sounds");
  await page.getByLabel("More time to get ready").selectOption("10 s more");
  await page.goto("./#/session/office-reset");
  await app.start.click();
  await expect(app.countdown).toHaveText(digits(prepare.seconds + 10));
});

test("all choices go into a file and come back out of it; another file changes nothing", async ({ app, page }) => {
  await app.holdClock();
  // The plan of the reminders belongs to them.
  const rhythm = { on: true, days: ["0", "2"], from: 480, until: 900, quiet_from: 720, quiet_until: 780, stand: 30, routine: 90 };
  await saveBeforeLoading(page, { "unhunch:reminders": JSON.stringify(rhythm) });
  await app.open("#/settings");
  await page.getByRole("switch", { name: "Vibration" }).click();
  await page.getByRole("switch", { name: "Flash at each cue" }).click();
  await app.open("#/settings/sounds");
  await page.getByRole("slider", { name: "Speed of the voice" }).fill("70");
  await app.open("#/settings/look");
  await page.getByRole("radio", { name: "Dark" }).check();
  await app.open("#/settings/data");
  const download = page.waitForEvent("download");
  await app.press("Save the settings");
  const file = await (await download).path();
  const settings = JSON.parse(readFileSync(file, "utf8"));
  expect(settings).toMatchObject({ unhunch: "settings", voice_speed: 70, theme: "dark", vibration: false, flash: true, reminders: rhythm });
  expect(JSON.stringify(settings), "nothing about health").not.toMatch(/pain|check|yes/);

  const saved = () => page.evaluate(() => localStorage.getItem("unhunch:settings"));
  const before = await saved();
  const input = page.getByLabel("Take over settings from a file");
  for (const text of [
    '{"sound":false}',
    "no json",
    "[]",
    '{"unhunch":"settings","sound":"loud"}',
    '{"unhunch":"settings","reminders":{"on":1}}',
  ]) {
    await input.setInputFiles({ name: "other.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await expect(app.main.getByText("That file holds no settings")).toBeVisible();
    expect(await saved()).toBe(before);
  }
  await app.open("#/settings/look");
  await page.getByRole("radio", { name: "Light" }).check();
  await app.open("#/settings/sounds");
  await page.getByRole("slider", { name: "Speed of the voice" }).fill("120");
  await app.open("#/settings/data");
  await page.evaluate(() => localStorage.removeItem("unhunch:reminders"));
  await input.setInputFiles({ name: "mine.json", mimeType: "application/json", buffer: readFileSync(file) });
  await expect(app.main.getByText("The settings of the file hold")).toBeVisible();
  expect(await saved()).toBe(before);
  await app.open("#/settings/look");
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
  await app.open("#/settings/sounds");
  await expect(page.getByRole("slider", { name: "Speed of the voice" })).toHaveValue("70");
  expect(JSON.parse(await page.evaluate(() => localStorage.getItem("unhunch:reminders")))).toEqual(rhythm);
});

test("lengths and weights are in the units of the person", async ({ app, page }) => {
  await app.open("#/settings/look");
  await expect(app.main.getByText("stand 45 to 60 cm away")).toBeVisible();
  await page.getByRole("radio", { name: "Inches, pounds" }).check();
  await expect(app.main.getByText("stand 18 to 24 inches away from the wall, with 2 to 4 lb in each hand")).toBeVisible();
  await page.goto("./#/exercise/wall-push-up");
  await expect(app.screen).toContainText("18 to 24 inches");
  await expect(app.screen).not.toContainText(/\d cm/);
  await page.goto("./#/exercise/y-raise");
  await expect(app.screen).toContainText("Hold a weight of 2 to 4 lb in each hand");
});

test("a routine goes to the share sheet where there is one, as a link that holds nothing else", async ({ app, page }) => {
  await page.addInitScript(() => {
    globalThis.shared = [];
    navigator.share = async (data) => globalThis.shared.push(data);
  });
  await app.holdClock();
  await app.begin("office-reset");
  await app.pass(plan("office-reset").seconds + 1);
  await app.openDone();
  await app.press("Share this routine");
  const [{ title, url }, ...others] = await page.evaluate(() => globalThis.shared);
  expect(others).toEqual([]);
  expect(title).toBe("Chair reset");
  expect(decodeURIComponent(url)).toMatch(/#\/import\/\{/);
  expect(decodeURIComponent(url)).not.toMatch(/pain|record|finished/);
  await page.goto(url);
  await expect(app.title).toHaveText("A routine for you");
});

test("and as a link to copy where there is none", async ({ app, page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "share", { value: undefined }));
  await app.holdClock();
  await app.open("#/routine/office-reset");
  await app.press("Share as a link");
  await expect(page.getByLabel("The link. All of the routine is in it")).toHaveValue(/#\/import\//);
});
