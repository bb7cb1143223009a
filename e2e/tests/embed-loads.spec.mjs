// The program comes in several files. Whichever of them fails, and however it does, reader and author are told, and once it is
// mended a press plays.

import { createServer } from "node:http";
import { test as base, expect } from "@playwright/test";
import { events, holdClock, Inline, messages, overhearMessages, startBlog, Widget } from "../support/blog.mjs";
import { DOOR } from "../support/check.mjs";
import { listen, stop } from "../support/server.mjs";

const test = base.extend({ blog: startBlog });
test.describe.configure({ timeout: 90_000 });

/** The first file, those that a session needs, and those that the check needs, which is asked for once Start was pressed. */
const FILES = {
  first: /_bg\.wasm$/,
  shared: /_shared_check\.wasm$/,
  session: /(?<!shared)_session\.wasm$/,
  check: /(?<!shared)_check\.wasm$/,
};

/** How a file fails: what it is answered with, and the code and the words that the author is told. */
const FAULTS = {
  "is not there": [(route) => route.fulfill({ status: 404 }), "missing", /\.wasm is not there \(404\)\. Copy the whole of dist\//],
  "is a page of the host": [
    (route) => route.fulfill({ body: "<html>Not found</html>", contentType: "text/html" }),
    "broken",
    /\.wasm is not the program that it should be: does the host answer with a page of its own\?/,
  ],
  "never comes": [() => {}, "late", /\.wasm did not come: there was nothing of it for 30 seconds\./],
};

for (const mode of ["frame", "inline"]) {
  for (const [how, [answer, code, says]] of Object.entries(FAULTS)) {
    for (const [name, file] of Object.entries(FILES)) {
      test(`${mode}: the file ${name} ${how}: ${code}, and then it plays`, async ({ page, blog }) => {
        await holdClock(page);
        await overhearMessages(page);
        await page.route(file, answer);
        await page.goto(blog.article({ body: blog.element(`routine="office-reset" mode="${mode}"`) }));
        const widget = new Widget(page);
        if (mode === "inline") widget.frame = widget.element;
        const asked = page.waitForRequest(file);
        await widget.start();
        await asked;
        const isTold = async () => (await events(page)).some(({ type }) => type === "error");
        if (how === "never comes") await page.clock.runFor(31_000);
        await expect.poll(isTold, { timeout: 10_000 }).toBe(true);
        const told = (await events(page)).filter(({ type }) => type === "error");
        // A pointer on its way to Start may have asked before the press did.
        for (const it of told) expect(it).toEqual({ type: "error", code, message: expect.stringMatching(says) });
        await expect(widget.element.getByRole("status").first()).toContainText(told[0].message);
        await expect(widget.element).toContainText("Rhomboid stretch");
        await expect(widget.card).toBeVisible();

        await page.unroute(file);
        await widget.start();
        await expect(widget.frame.getByRole("heading", { name: DOOR })).toBeVisible();
      });
    }
  }

  test(`${mode}: files that are served under another type play, and a warning says so once`, async ({ page, blog }) => {
    const warnings = [];
    page.on("console", (message) => message.text().includes("application/wasm") && warnings.push(message.text()));
    // A session that is ready needs no more of them than these.
    const asked = new Set();
    await page.route("**/*.wasm", async (route) => {
      const response = await route.fetch();
      asked.add(/_([a-z_]+)\.wasm/.exec(route.request().url())[1]);
      await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
    });
    await page.goto(blog.article({ body: blog.element(`routine="office-reset" mode="${mode}"`) }));
    const widget = new Widget(page);
    if (mode === "inline") widget.frame = widget.element;
    await widget.start();
    await expect(widget.frame.getByRole("heading", { name: DOOR })).toBeVisible();
    expect([...asked]).toEqual(expect.arrayContaining(["bg", "shared_check", "session", "check"]));
    expect(warnings).toEqual([expect.stringContaining("is not served as application/wasm. The host has to be told so")]);
    // Others are still on their way.
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });
}

for (const mode of ["frame", "inline"]) {
  for (const pack of ["first", "check"]) {
    test(`${mode}: the texts ${pack} are a page of the host: broken, and then it plays`, async ({ page, blog }) => {
      const file = new RegExp(`_en_${pack}\\.txt$`);
      await overhearMessages(page);
      await page.route(file, (route) => route.fulfill({ body: "<!doctype html>\n<title>Blog</title>", contentType: "text/html" }));
      await page.goto(blog.article({ body: blog.element(`routine="office-reset" mode="${mode}"`) }));
      const widget = mode === "inline" ? new Inline(page) : new Widget(page);
      await widget.start();
      await expect.poll(async () => (await events(page)).at(-1)?.type).toBe("error");
      expect((await events(page)).at(-1)).toMatchObject({
        code: "broken",
        message: expect.stringMatching(/_en_\w+\.txt is not the program that it should be: does the host answer with a page of its own\?/),
      });
      await page.unroute(file);
      await widget.start();
      await expect(widget.frame.getByRole("heading", { name: DOOR })).toBeVisible();
    });
  }

  test(`${mode}: a line so slow that it takes minutes is waited for as long as something comes`, async ({ page, blog, baseURL }) => {
    let more;
    // The program comes in four parts, each when the story says so.
    const server = createServer(async (request, response) => {
      const answer = await fetch(baseURL + request.url);
      const body = Buffer.from(await answer.arrayBuffer());
      response.writeHead(answer.status, { "Access-Control-Allow-Origin": "*", "Content-Type": answer.headers.get("Content-Type") });
      if (!request.url.endsWith("_bg.wasm")) return response.end(body);
      const size = Math.ceil(body.length / 4);
      let sent = 0;
      more = () => {
        response.write(body.subarray(sent, (sent += size)));
        if (sent >= body.length) response.end();
      };
    });
    blog.place = `http://127.0.0.1:${await listen(server)}/`;
    await holdClock(page);
    await overhearMessages(page);
    await page.goto(blog.article({ body: blog.element(`mode="${mode}"`) }));
    const widget = mode === "inline" ? new Inline(page) : new Widget(page);
    await widget.start();
    await expect.poll(() => more).toBeDefined();
    for (let part = 0; part < 4; part++) {
      await page.clock.runFor(20_000);
      const told = async () => (await messages(page)).filter(({ type }) => type === "progress").length;
      const before = await told();
      more();
      if (mode === "frame") await expect.poll(told).toBe(before + 1);
      // Inline nothing is sent: a real moment has to be given to what came.
      else await page.evaluate((url) => fetch(url, { cache: "no-store" }).then((it) => it.text()), `${blog.place}embed.js`);
    }
    await expect(widget.frame.getByRole("heading", { name: DOOR })).toBeVisible();
    expect((await events(page)).map(({ type }) => type)).toEqual(["ready", "hold"]);
    await stop(server);
  });
}

test("a script that never answers is one that does not come, and a press asks for it again", async ({ page, blog }) => {
  await holdClock(page);
  await overhearMessages(page);
  await page.route("**/open.js", () => {});
  await page.goto(blog.article());
  const widget = new Widget(page);
  const asked = page.waitForRequest("**/open.js");
  await widget.start();
  await asked;
  await page.clock.runFor(21_000);
  await expect(widget.element.getByRole("status")).toContainText(`open.js could not be loaded from ${blog.place} (no answer).`);
  expect((await events(page)).at(-1)).toMatchObject({ type: "error", code: "silent" });
  await widget.start();
  await expect(widget.title).toHaveText(DOOR);
});

test("a file that comes slowly is waited for, and one that stops half-way is not", async ({ page, blog, baseURL }) => {
  let answer;
  const server = createServer((_, response) => {
    answer = response;
    response.writeHead(200, { "Access-Control-Allow-Origin": "*", "Content-Type": "text/plain" }).write("first");
  });
  const url = `http://127.0.0.1:${await listen(server)}/slow`;
  await holdClock(page);
  await page.goto(blog.article());
  const ask = () =>
    page.evaluate(
      async ([script, url]) => {
        const { fetchFile, madeOf } = await import(script);
        const response = await fetchFile(url);
        // As a story may look at it.
        const seen = (globalThis.seen = { length: 0, outcome: "" });
        const follow = async (reader) => {
          for (let it = await reader.read(); !it.done; it = await reader.read()) seen.length += it.value.length;
        };
        follow(response.clone().body.getReader()).catch(() => {});
        madeOf(response, response.text()).then(
          (text) => (seen.outcome = text),
          ({ code }) => (seen.outcome = code),
        );
      },
      [`${baseURL}/ask.js`, url],
    );
  const seen = (key) => page.evaluate((key) => globalThis.seen[key], key);

  await ask();
  for (let length = 6; length < 12; length++) {
    await page.clock.runFor(20_000);
    answer.write("+");
    await expect.poll(() => seen("length")).toBe(length);
  }
  answer.end("!");
  await expect.poll(() => seen("outcome")).toBe("first++++++!");

  await ask();
  // A device that sleeps does not wait: the hour is one second of the thirty.
  await page.clock.fastForward(3_600_000);
  await page.clock.runFor(20_000);
  expect(await seen("outcome")).toBe("");
  await page.clock.runFor(10_000);
  await expect.poll(() => seen("outcome")).toBe("late");
  await stop(server);
});
