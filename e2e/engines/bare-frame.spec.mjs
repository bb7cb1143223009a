// A frame without a script on the page around, on a page of another site.

import { Blog } from "../support/blog.mjs";
import { test as base, expect } from "../support/engine-story.mjs";

const test = base.extend({
  blog: async ({ host }, use) => {
    const blog = await Blog.start(host.url);
    await use(blog);
    await blog.stop();
  },
});

/** So short that a story can wait for its end. */
const ROUTINE = {
  unhunch: 1,
  name: "Short",
  steps: [1, 2].map((n) => ({ own: { name: `Stage ${n}`, text: "Stay there." }, dose: { hold: 3 }, prepare: 2 })),
};

for (const [where, sandboxed] of Object.entries({ "of another site": false, "that has put it into a sandbox": true })) {
  test(`a whole session in a page ${where}`, async ({ app, blog, complaints }) => {
    complaints.expect(/Feature Policy: Skipping unsupported feature name/, /Partitioned cookie or storage access/);
    // WebKit does not load the app into a frame without an origin: docs/embedding.md says what to add.
    const rights = test.info().project.name === "webkit" ? "allow-scripts allow-same-origin" : "allow-scripts";
    const more = sandboxed ? `sandbox="${rights}"` : "";
    const hash = `json=${encodeURIComponent(JSON.stringify(ROUTINE))}`;
    const frame = `<iframe title="Guided session" src="${blog.place}frame.html#${hash}" width="100%" height="640" allow="autoplay; screen-wake-lock; fullscreen" ${more}></iframe>`;
    const listen = `addEventListener("message", ({ data: { unhunch } }) => {
      const it = document.documentElement.dataset;
      it.noted = JSON.stringify([...JSON.parse(it.noted ?? "[]"), unhunch.type]);
    })`;
    await app.open(
      blog.file(
        "/",
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,"><script>${listen}</script><main><h1>A page</h1>${frame}</main></html>`,
      ),
    );
    await app.enter("iframe");
    await app.has("button", "Start");
    // The tap is in this very frame: one is enough everywhere.
    await app.press("Start");
    await app.answer();
    await app.press("Pause");
    await app.has("button", "Resume");
    await app.press("Resume");
    await app.sees("heading", "Done", 30_000);
    await app.leave();
    await app.accessible();
    await expect
      .poll(async () => (await app.noted()).filter((type) => !["resize", "segment"].includes(type)))
      .toEqual(["hello", "ready", "hold", "start", "pause", "resume", "complete"]);
  });
}
