// Stores that fail as browsers have been seen to fail: the app does what it can with what is left.

import { pagesOf } from "../support/check.mjs";
import { sampleEntries, saveAndOpen, untilFolded } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";

// What hurt in a session leaves one door.
const ASKED = pagesOf("new")[0].title;

/** The mirror takes nothing: each write fails for want of room, a moment after it was asked for. */
async function fullMirror(page) {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = function () {
      const request = new EventTarget();
      Object.defineProperties(request, {
        error: { value: new DOMException("It is full.", "QuotaExceededError") },
        onsuccess: { set() {} },
        onerror: { set: (callback) => queueMicrotask(() => callback?.(new Event("error"))) },
      });
      // A transaction that is over is what the real one leaves, too.
      this.transaction.abort();
      return Object.setPrototypeOf(request, IDBRequest.prototype);
    };
  });
}

/** The mirror never answers. */
async function deafMirror(page) {
  await page.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...args) {
      const request = open.apply(this, args);
      for (const name of ["onsuccess", "onerror", "onblocked", "onupgradeneeded"]) {
        Object.defineProperty(request, name, { set() {} });
      }
      return request;
    };
  });
}

for (const [how, break_] of [
  ["takes nothing", fullMirror],
  ["never answers", deafMirror],
]) {
  test.describe(`a mirror that ${how}`, () => {
    test.beforeEach(async ({ app, page }) => {
      await break_(page);
      await app.holdClock();
    });

    /** The next visit: what is waited for comes, or its time is over. */
    async function again(app, address) {
      await app.open("#/care");
      await app.page.reload();
      await app.open(address);
      await app.pass(10);
    }

    test("a session that was cut off is offered from the disk", async ({ app, page }) => {
      await app.begin("office-reset");
      await app.pass(14);
      await page.goto("about:blank");
      await again(app, "#/");
      await expect(app.main).toContainText(/Chair reset was cut off after \d+ s of work\./);
      await app.press("Count what I did");
      await expect.poll(async () => (await app.records()).length).toBe(1);
    });

    test("a hurt that nobody has answered leads to the check", async ({ app, page }) => {
      await app.begin("office-reset");
      await app.pass(14);
      await app.press("This hurts");
      await expect(app.title).toHaveText("Stopped. What is it like?");
      await app.pass(0.1);
      await page.goto("about:blank");
      await again(app, "#/routine/desk-reset");
      await app.start.click();
      await expect(app.title).toHaveText(ASKED);
      await expect(app.countdown).toHaveCount(0);
    });
  });
}

test("a mirror that never answers does not keep what is old from its months", async ({ page }) => {
  await deafMirror(page);
  await saveAndOpen(page, sampleEntries());
  await expect(async () => untilFolded(page, 3)).toPass({ timeout: 20_000 });
});
