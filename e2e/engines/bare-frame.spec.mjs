// A frame without a script on the page around, on a page of another site.

import { ROUTINE, test, wholeSession } from "../support/engine-blog.mjs";

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
    await wholeSession(app, ["hello", "ready", "hold", "start", "pause", "resume", "complete"], "resize", "segment");
  });
}
