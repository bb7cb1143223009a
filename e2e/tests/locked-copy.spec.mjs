// A copy with a password: Node opens it as a second computation, and the app opens it with the right password alone.

import { createCipheriv, createDecipheriv, pbkdf2Sync } from "node:crypto";
import { readFileSync } from "node:fs";
import { expectAccessible } from "../support/axe.mjs";
import { aDay, saveBeforeLoading, savedEntries } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";

// Six hundred thousand rounds, some times over, on a machine with other work.
test.describe.configure({ timeout: 60_000 });

const PASSWORD = "correct horse é";
const bytes = (text) => Buffer.from(text, "base64");

/** What Node makes of a locked file. */
function opened(text, password) {
  const file = JSON.parse(text);
  expect(Object.keys(file)).toEqual(["unhunch", "version", "salt", "iv", "rounds", "data"]);
  expect(file).toMatchObject({ unhunch: "locked export", version: 1, rounds: 600_000 });
  expect(bytes(file.salt)).toHaveLength(16);
  expect(bytes(file.iv)).toHaveLength(12);
  const key = pbkdf2Sync(password.normalize("NFC"), bytes(file.salt), file.rounds, 32, "sha256");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes(file.iv));
  const data = bytes(file.data);
  decipher.setAuthTag(data.subarray(-16));
  return Buffer.concat([decipher.update(data.subarray(0, -16)), decipher.final()]).toString();
}

/** A locked file as Node makes it. */
function locked(text, password, rounds = 1000) {
  const [salt, iv] = [Buffer.alloc(16, 1), Buffer.alloc(12, 2)];
  const cipher = createCipheriv("aes-256-gcm", pbkdf2Sync(password, salt, rounds, 32, "sha256"), iv);
  const data = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  const [a, b, c] = [salt, iv, data].map((it) => it.toString("base64"));
  return JSON.stringify({ unhunch: "locked export", version: 1, salt: a, iv: b, rounds, data: c });
}

function choose(page, text) {
  const file = { name: "copy.json", mimeType: "application/json", buffer: Buffer.from(text) };
  return page.getByLabel("A copy saved by Unhunch").setInputFiles(file);
}

async function save(app, page) {
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("The same once more").fill(PASSWORD);
  const download = page.waitForEvent("download");
  await app.press("Save it locked");
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^unhunch-.*\.locked\.json$/);
  return readFileSync(await file.path(), "utf8");
}

test("a copy with a password is everything, and Node opens it", async ({ app, page, context }) => {
  await saveBeforeLoading(page, aDay());
  await app.open("#/settings/data");
  await expect(app.screen).toContainText("No copy has been made here yet.");
  await page.getByLabel("Password", { exact: true }).fill("short");
  await app.press("Save it locked");
  await expect(app.screen.getByRole("alert")).toHaveText("Take at least 8 characters.");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("The same once more").fill("something else");
  await app.press("Save it locked");
  await expect(app.screen.getByRole("alert")).toHaveText("The two are not the same.");
  const text = await save(app, page);
  await expect(page.getByText("It is saved.")).toBeVisible();
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  await expect(app.screen).toContainText(/Last copy: .* A file with a password\./);
  expect(text).not.toContain("cat-cow");
  const { kept } = JSON.parse(opened(text, PASSWORD));
  expect(kept.records).toHaveLength(1);
  expect(kept.records[0].done[0].exercise).toBe("cat-cow");
  expect(() => opened(text, "wrong")).toThrow();
  // Each file has a salt and a beginning of its own.
  const other = JSON.parse(await save(app, page));
  expect(other.salt).not.toBe(JSON.parse(text).salt);
  expect(other.iv).not.toBe(JSON.parse(text).iv);

  const guest = await (await context.browser().newContext()).newPage();
  await guest.goto(new URL("#/settings/data", page.url()).href);
  await choose(guest, text);
  const field = guest.locator("form.lock").filter({ hasText: "This copy has a password" }).getByLabel("Password");
  await expect(guest.getByText("This copy has a password")).toBeVisible();
  // The same letters, as another keyboard puts them together.
  await field.fill(PASSWORD.normalize("NFD"));
  await guest.getByRole("button", { name: "Open it" }).click();
  await guest.getByRole("button", { name: "Bring in what is new" }).click();
  await expect(guest.getByRole("button", { name: "Undo" })).toBeVisible();
  const keys = (await savedEntries(guest)).map(([key]) => key);
  expect(keys.filter((key) => key.startsWith("unhunch:record:"))).toHaveLength(1);
  await guest.context().close();
});

test("a wrong password, and a file that was cut or changed, are told, and nothing is taken", async ({ app, page }) => {
  const own = JSON.stringify({ unhunch: "export", version: 1, made: 1_795_303_800_000, kept: {} });
  const text = locked(own, PASSWORD);
  await app.open("#/settings/data");
  const before = await savedEntries(page);
  const alert = app.screen.getByRole("alert");
  const form = page.locator("form.lock").filter({ hasText: "This copy has a password" });
  const give = async (password) => {
    await form.getByLabel("Password").fill(password);
    await form.getByLabel("Password").press("Enter");
  };
  await choose(page, text);
  await expectAccessible(page);
  await give("correct horse");
  await expect(alert).toContainText("The password does not open this file.");
  await give("");
  await expect(alert).toContainText("The password does not open this file.");

  const file = JSON.parse(text);
  const flipped = bytes(file.data);
  flipped[3] ^= 1;
  await choose(page, JSON.stringify({ ...file, data: flipped.toString("base64") }));
  await give(PASSWORD);
  await expect(alert).toContainText("If it is the right one, the file was changed on its way");

  await choose(page, text.slice(0, -30));
  await expect(alert).toContainText("The file ends in the middle");
  await expect(form).toHaveCount(0);
  await choose(page, JSON.stringify({ ...file, salt: "AAAA" }));
  await expect(alert).toContainText("salt in it is not as Unhunch writes it");
  await choose(page, JSON.stringify({ ...file, version: 7 }));
  await expect(alert).toContainText("A newer Unhunch wrote this file (version 7");
  await choose(page, JSON.stringify({ ...file, rounds: 4_000_000_000 }));
  await expect(alert).toContainText("rounds in it is not as Unhunch writes it");

  // What is locked is looked at as closely as any other file.
  await choose(page, locked('{"unhunch":"export","version":1,"made":-1,"kept":{}}', PASSWORD));
  await give(PASSWORD);
  await expect(alert).toContainText("made must be");
  expect(await savedEntries(page)).toEqual(before);

  await choose(page, text);
  await give(PASSWORD);
  await expect(form).toHaveCount(0);
  await expect(app.screen.getByRole("status").filter({ hasText: "0 new" })).toBeVisible();
});
