// Files that come from outside: shared with the installed app, or opened with it. Nothing is taken in without a press.

import { readFile } from "node:fs/promises";
import { expectAccessible } from "../support/axe.mjs";
import { Host } from "../support/host.mjs";
import { exportOf, savedEntries } from "../support/saved.mjs";
import { test as base, expect } from "../support/story.mjs";

// The app is put on the device first, on a machine with other work.
base.describe.configure({ timeout: 60_000 });

const routine = { unhunch: 1, name: "From Anna", steps: [{ exercise: "cat-cow" }] };
const copy = () => JSON.stringify(exportOf(2));

const test = base.extend({
  host: async ({}, use) => {
    const host = await Host.start("/somewhere/below/");
    await use(host);
    await host.remove();
  },
  baseURL: ({ host }, use) => use(host.url),
  serviceWorkers: "allow",
});

/** Opens the app, and waits until its worker answers for it. */
async function install(page, host) {
  await page.goto(host.url);
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state !== "activated") {
      await new Promise((resolve) => active.addEventListener("statechange", () => active.state === "activated" && resolve(null)));
    }
  });
}

/** Shares a file with the app as the system does: a form that leads there. */
async function share(page, host, text, name = "copy.json") {
  await page.goto("about:blank");
  await page.setContent(
    `<form action="${host.url}import" method="post" enctype="multipart/form-data"><input type="file" name="file"><button>Share</button></form>`,
  );
  await page.locator("input").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Share" }).click();
  await page.waitForURL(`${host.url}#/import/file`);
}

const records = async (page) => (await savedEntries(page)).filter(([key]) => key.startsWith("unhunch:record:")).length;

test("the manifest says what the app opens, and where", async ({ host, page }) => {
  await page.goto(host.url);
  const devtools = await page.context().newCDPSession(page);
  const { errors, data } = await devtools.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data);
  expect(manifest.share_target).toMatchObject({ action: "./import", method: "POST", enctype: "multipart/form-data" });
  expect(manifest.file_handlers).toEqual([{ action: "./#/import/file", accept: { "application/json": [".json"] } }]);
  const worker = await readFile(new URL("../../dist/sw.js", import.meta.url), "utf8");
  expect(worker).toContain('absolute("import")');
});

test("a copy that is shared with the app is shown, and taken in by a press", async ({ host, page, app }) => {
  await install(page, host);
  await share(page, host, copy());
  await expect(app.title).toHaveText("A file for Unhunch");
  await expect(app.screen.getByRole("status").filter({ hasText: "new," })).toBeVisible();
  await expectAccessible(page);
  expect(await records(page)).toBe(0);
  await app.press("Bring in what is new");
  await expect(app.button("Undo")).toBeVisible();
  expect(await records(page)).toBe(2);
  // It is out of the way: what is shown after a reload is not the same file once more.
  await page.reload();
  await expect(app.screen).toContainText("No file has come yet.");
});

test("without a network a shared routine is shown, and is theirs once it is saved", async ({ host, page, app }) => {
  await install(page, host);
  await host.stop();
  await share(page, host, JSON.stringify(routine), "anna.unhunch.json");
  await expect(page.getByRole("heading", { name: "From Anna" })).toBeVisible();
  await app.press("Save");
  await expect(app.title).toHaveText("From Anna");
});

test("a shared file that is none of ours says so", async ({ host, page, app }) => {
  await install(page, host);
  await share(page, host, "not one of ours");
  await expect(app.screen.getByRole("alert")).toContainText("This routine cannot be read.");
  await share(page, host, "");
  await expect(app.screen.getByRole("alert")).toContainText("The file is empty");
  const before = await page.evaluate(() => caches.keys());
  expect(before.filter((name) => name.startsWith("unhunch-shared-"))).toEqual([]);
});

test("a file that is opened with the app leads to what is in it, also while the app is open", async ({ page, app, baseURL }) => {
  await page.addInitScript(() => {
    // As an installed app has it.
    const launchQueue = { setConsumer: (consumer) => (globalThis.launched = consumer) };
    Object.defineProperty(globalThis, "launchQueue", { value: launchQueue });
  });
  await app.open("#/progress");
  await expect.poll(() => page.evaluate(() => typeof globalThis.launched)).toBe("function");
  const open = (text) =>
    page.evaluate(
      async ({ text, targetURL }) => {
        const folder = await navigator.storage.getDirectory();
        const file = await folder.getFileHandle("opened.json", { create: true });
        const stream = await file.createWritable();
        await stream.write(text);
        await stream.close();
        globalThis.launched({ targetURL, files: [file] });
      },
      { text, targetURL: `${baseURL}#/import/file` },
    );
  await open(copy());
  await expect(app.title).toHaveText("A file for Unhunch");
  await expect(app.button("Bring in what is new")).toBeVisible();
  expect(await records(page)).toBe(0);
  // Another one while this one is shown.
  await open(JSON.stringify(routine));
  await expect(page.getByRole("heading", { name: "From Anna" })).toBeVisible();
});
