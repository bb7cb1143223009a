// What keeps an embedded session from starting: the code and the sentence that the author of the page is told, in both ways of embedding.

import { test as base, expect } from "@playwright/test";
import { events, overhearMessages, startBlog, Widget } from "../support/blog.mjs";

const test = base.extend({ blog: startBlog });

const PROGRAM = "**/*_bg.wasm";
const PAGE = { body: "<html>Not found</html>", contentType: "text/html" };

/** The sentence, as an expression: what stands between the marks is what the browser says, or a name with a hash. */
const says = (sentence) => new RegExp(`^${sentence.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("…", ".+")}$`);

/** For each way: what is answered with what, and what the author is told of it. `{place}` is where the files are. */
const FAULTS = {
  frame: [
    [
      "a program that is not there",
      PROGRAM,
      { status: 404 },
      "missing",
      "{place}unhunch-…_bg.wasm is not there (404). Copy the whole of dist/ to the place of embed.js.",
    ],
    [
      "a page in place of the program",
      PROGRAM,
      PAGE,
      "broken",
      "unhunch-…_bg.wasm is not the program that it should be: does the host answer with a page of its own? (…)",
    ],
    [
      "a script that is not there",
      /unhunch-[0-9a-f]+\.js/,
      { status: 404 },
      "load",
      "The program could not be loaded from {place} (…). Copy the whole of dist/ there.",
    ],
    [
      "a program that does not come",
      PROGRAM,
      "abort",
      "load",
      "The program could not be loaded from {place} (Failed to fetch). Copy the whole of dist/ there.",
    ],
    [
      "a policy of the frame without WebAssembly",
      "**/frame.html",
      withoutWasm,
      "csp",
      "The Content-Security-Policy of {place} has to say script-src 'self' 'wasm-unsafe-eval'.",
    ],
  ],
  inline: [
    [
      "a program that is not there",
      PROGRAM,
      { status: 404 },
      "missing",
      "{place}unhunch-…_bg.wasm is not there (404). Copy the whole of dist/ to the place of embed.js.",
    ],
    [
      "a style that is not there",
      "**/unhunch-inline-*.css",
      { status: 404 },
      "missing",
      "{place}unhunch-inline-….css is not there (404). Copy the whole of dist/ to the place of embed.js.",
    ],
    [
      "a page in place of the program",
      PROGRAM,
      PAGE,
      "broken",
      "{place}unhunch-…_bg.wasm is not the program that it should be: does the host answer with a page of its own? (…)",
    ],
    [
      "a script that is not there",
      /unhunch-[0-9a-f]+\.js/,
      { status: 404 },
      "load",
      "The program could not be loaded from {place} (…). Does the Content-Security-Policy of this page say script-src {origin}? What did not come is asked for again when this page is loaded again.",
    ],
    [
      "a program that may not be read",
      PROGRAM,
      "abort",
      "cors",
      "{place}unhunch-…_bg.wasm may not be read from this page (Failed to fetch): its host has to send Access-Control-Allow-Origin, and the Content-Security-Policy of this page to say connect-src {origin}.",
    ],
    [
      "a policy of the page without WebAssembly",
      "",
      undefined,
      "csp",
      "The Content-Security-Policy of this page has to say script-src 'wasm-unsafe-eval'.",
    ],
  ],
};

/** The page of the frame, which may not run the program. */
async function withoutWasm(route) {
  const response = await route.fetch();
  await route.fulfill({ response, body: (await response.text()).replace(" 'wasm-unsafe-eval'", "") });
}

/** Opens an article with an element of this mode, starts, and gives what the element told. */
async function startIn(page, blog, mode, headers) {
  await overhearMessages(page);
  await page.goto(blog.article({ body: blog.element(`routine="office-reset" mode="${mode}"`), headers }));
  const widget = new Widget(page);
  await widget.start();
  return widget;
}

for (const [mode, faults] of Object.entries(FAULTS)) {
  test.describe(mode, () => {
    for (const [fault, files, answer, code, sentence] of faults) {
      test(`${fault}: ${code}`, async ({ page, blog }) => {
        if (answer) {
          await page.route(files, (route) =>
            answer === "abort" ? route.abort() : typeof answer === "function" ? answer(route) : route.fulfill(answer),
          );
        }
        const { origin } = new URL(blog.place);
        const widget = await startIn(page, blog, mode, answer ? {} : { "Content-Security-Policy": `script-src ${origin} 'unsafe-inline'` });
        const expected = says(`${sentence.replace("{place}", blog.place).replaceAll("{origin}", origin)}`);
        await expect.poll(() => events(page)).toContainEqual({ type: "error", code, message: expect.stringMatching(expected) });
        await expect(widget.element.getByRole("status")).toContainText("For the author of this page: ");
        await expect(widget.card).toBeVisible();
      });
    }

    test("a browser without WebAssembly: old-browser", async ({ page, blog }) => {
      await page.addInitScript(() => delete globalThis.WebAssembly);
      await startIn(page, blog, mode);
      const message = "This browser has no WebAssembly; one from 2018 or later has it.";
      await expect.poll(() => events(page)).toContainEqual({ type: "error", code: "old-browser", message });
    });

    test("a program of another type runs, and a warning says so once", async ({ page, blog }) => {
      const warnings = [];
      page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
      await page.route(PROGRAM, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
      });
      await startIn(page, blog, mode);
      await expect.poll(async () => (await events(page)).map(({ type }) => type)).toContain("ready");
      const told = warnings.filter((text) => text.includes("<unhunch-session>"));
      expect(told).toEqual([
        expect.stringMatching(
          /_bg\.wasm is not served as application\/wasm\. The host has to be told so; until then each start takes longer\./,
        ),
      ]);
    });
  });
}
