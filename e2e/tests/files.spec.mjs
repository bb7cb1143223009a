// Files that come in: damaged, empty, too large. And files that go out, where a download does not come.

import { readFileSync } from "node:fs";
import { saveBeforeLoading } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";

const fixture = (name) => readFileSync(new URL(`../../tests/fixtures/${name}`, import.meta.url));
/** A copy of `text` in which a byte was lost. */
const broken = (text) => Buffer.from(text).filter((_byte, at, all) => at !== all.indexOf(0xc3) + 1);

const pages = {
  "a whole record": ["#/settings/data", "A copy saved by Unhunch", (app) => app.screen.getByRole("alert")],
  "a routine": ["#/build", "A routine saved by Unhunch", (app) => app.screen.getByRole("alert")],
  settings: ["#/settings/data", "Take over settings from a file", (app) => app.screen.getByRole("status").filter({ hasText: /./ })],
};

for (const [what, [address, label, told]] of Object.entries(pages)) {
  test(`${what} that is empty, no text, or too large is refused with the reason`, async ({ app, page }) => {
    await app.open(address);
    const input = page.getByLabel(label);
    const choose = (buffer) => input.setInputFiles({ name: "a.json", mimeType: "application/json", buffer });
    await choose(Buffer.alloc(0));
    await expect(told(app)).toContainText("The file is empty");
    await choose(broken('{"unhunch":"export","name":"Überkopf"}'));
    await expect(told(app)).toContainText("it is not text in UTF-8");
    await choose(Buffer.from('\ufeff{"unhunch":1}', "utf16le"));
    await expect(told(app)).toContainText("it is not text in UTF-8");
    // By its size alone: the file is never read.
    await page.evaluate(() => {
      File.prototype.arrayBuffer = Blob.prototype.arrayBuffer = () => new Promise(() => {});
      Object.defineProperty(Blob.prototype, "size", { get: () => 64 * 1024 * 1024 + 1 });
    });
    await choose(Buffer.from("{}"));
    await expect(told(app)).toContainText("larger than 32 MiB");
  });
}

test("after a file with the highest id the own export can be brought back", async ({ app, page, context }) => {
  await app.holdClock();
  await app.open("#/settings/data");
  const input = page.getByLabel("A copy saved by Unhunch");
  await input.setInputFiles({ name: "max.json", mimeType: "application/json", buffer: fixture("utcmax.json") });
  await app.press("Bring in what is new");
  await app.open("#/progress");
  for (const value of ["4", "6"]) {
    await app.screen.getByRole("button", { name: `${value} of 10`, exact: true }).click();
    await app.pass(90);
  }
  await app.open("#/settings/data");
  const download = page.waitForEvent("download");
  await app.press("Everything, as JSON");
  const text = readFileSync(await (await download).path());
  const { kept } = JSON.parse(text);
  expect(kept.pains.map((it) => it.value)).toEqual([4, 6]);

  const guest = await (await context.browser().newContext()).newPage();
  await guest.goto(new URL("#/settings/data", page.url()).href);
  await guest.getByLabel("A copy saved by Unhunch").setInputFiles({ name: "own.json", mimeType: "application/json", buffer: text });
  await expect(guest.getByRole("button", { name: "Bring in what is new" })).toBeVisible();
  await guest.context().close();
});

test("settings are only what the screen offers, from the disk and from a file", async ({ app, page }) => {
  const wrong = {
    theme: "purple",
    text: "x".repeat(1000),
    motion: "more",
    units: "ell",
    region: "nowhere",
    pattern: "?",
    equipment: ["band", "spoon"],
    leave_out: ["neck", "soul"],
  };
  await saveBeforeLoading(page, {
    "unhunch:settings": JSON.stringify(wrong),
    "unhunch:reminders": JSON.stringify({ days: ["9", "4", "0", "0", "x"] }),
  });
  await app.open("#/settings/look");
  for (const group of ["Colours", "Size of the text", "Motion", "Lengths and weights"]) {
    await expect(page.getByRole("group", { name: group }).getByRole("radio").first(), group).toBeChecked();
  }
  await expect
    .poll(() => page.evaluate(() => ({ ...document.documentElement.dataset })))
    .toMatchObject({ theme: "", text: "", motion: "" });
  await page.evaluate(() => (location.hash = "#/settings/data"));
  const file = { unhunch: "settings", sound: false, ...wrong, reminders: { days: ["9", "4", "0", "0", "x"] } };
  await page
    .getByLabel("Take over settings from a file")
    .setInputFiles({ name: "s.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  await expect(app.screen.getByRole("status").filter({ hasText: /./ })).toHaveText("The settings of the file hold from now on.");
  const saved = await page.evaluate(() => ["settings", "reminders"].map((it) => JSON.parse(localStorage.getItem(`unhunch:${it}`))));
  expect(saved[0]).toMatchObject({
    sound: false,
    theme: "",
    text: "",
    motion: "",
    units: "",
    region: "",
    pattern: "",
    equipment: ["band"],
    leave_out: ["neck"],
  });
  expect(saved[1].days).toEqual(["0", "4"]);
});

/** As on an iPhone: the app can share files, and says whether the person closes the sheet. */
async function lendSheet(page, outcome) {
  await page.addInitScript((outcome) => {
    globalThis.shared = [];
    Object.defineProperty(Navigator.prototype, "standalone", { value: true, configurable: true });
    Navigator.prototype.canShare = ({ files }) => files?.length === 1;
    Navigator.prototype.share = async ({ files }) => {
      const active = navigator.userActivation.isActive;
      globalThis.shared.push({ name: files[0].name, type: files[0].type, text: await files[0].text(), active });
      if (outcome) throw new DOMException("", outcome);
    };
  }, outcome);
}

for (const outcome of [undefined, "AbortError"]) {
  test(`where Apple's sheet takes files, a file goes there${outcome ? ", and one who closes it wants none" : ""}`, async ({
    app,
    page,
  }) => {
    await lendSheet(page, outcome);
    const downloads = [];
    page.on("download", (it) => downloads.push(it));
    await app.open("#/settings/data");
    await app.press("Everything, as JSON");
    await expect.poll(() => page.evaluate(() => globalThis.shared)).toHaveLength(1);
    const [file] = await page.evaluate(() => globalThis.shared);
    expect(file).toMatchObject({ name: expect.stringMatching(/^unhunch-.*\.json$/), type: "application/json", active: true });
    expect(JSON.parse(file.text).unhunch).toBe("export");
    await app.open("#/reminders");
    await page.getByRole("switch", { name: "Remind me" }).click();
    await app.press("Save the calendar file");
    await expect.poll(() => page.evaluate(() => globalThis.shared.at(-1).name)).toBe("unhunch.ics");
    expect(downloads).toEqual([]);
  });
}

test("where the sheet refuses a file, it is downloaded", async ({ app, page }) => {
  await lendSheet(page, "NotAllowedError");
  await app.open("#/settings/data");
  const download = page.waitForEvent("download");
  await app.press("Everything, as JSON");
  await download;
});

test("a download has its file for forty seconds", async ({ app, page }) => {
  await app.holdClock();
  await page.addInitScript(() => {
    globalThis.revoked = 0;
    const revoke = URL.revokeObjectURL;
    URL.revokeObjectURL = (url) => {
      globalThis.revoked++;
      revoke.call(URL, url);
    };
  });
  await app.open("#/settings/data");
  const download = page.waitForEvent("download");
  await app.press("Everything, as JSON");
  await download;
  await app.pass(39);
  expect(await page.evaluate(() => globalThis.revoked)).toBe(0);
  await app.pass(30);
  expect(await page.evaluate(() => globalThis.revoked)).toBe(1);
});
