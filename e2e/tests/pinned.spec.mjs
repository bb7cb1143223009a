// The script of the embed under a name that pages may pin.

import { readFileSync } from "node:fs";
import { test as base, expect } from "@playwright/test";
import { startBlog, Widget } from "../support/blog.mjs";
import { DOOR } from "../support/check.mjs";
import { DIST } from "../support/host.mjs";

const test = base.extend({ blog: startBlog });

test("the script of a version, held to its bytes, plays", async ({ page, blog }) => {
  const [name, integrity] = readFileSync(`${DIST}embed-integrity.txt`, "utf8").trim().split(" ");
  const pinned = (sum) =>
    blog.file(
      "/pinned",
      `<!doctype html><html lang="en"><title>Pinned</title><link rel="icon" href="data:,">
      <script type="module" src="${blog.place}${name}" integrity="${sum}" crossorigin></script><main><h1>Pinned</h1>${blog.element()}</main></html>`,
    );
  await page.goto(pinned(integrity));
  const widget = new Widget(page);
  await widget.start();
  await expect(widget.title).toHaveText(DOOR);
  // Other bytes are refused.
  await page.goto(pinned(integrity.replace(/-.{4}/, "-AAAA")));
  await expect(page.getByText("Rhomboid stretch")).toBeVisible();
  await expect(widget.card).toHaveCount(0);
});
