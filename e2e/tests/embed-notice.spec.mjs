// What an embedded app says of a browser that keeps nothing.

import { test as base, expect } from "@playwright/test";
import { holdClock, startBlog, Widget } from "../support/blog.mjs";
import { DOOR } from "../support/check.mjs";

const test = base.extend({ blog: startBlog });

test("it stands apart from what follows, in the check and at the end", async ({ page, blog }) => {
  await holdClock(page);
  await page.goto(blog.article());
  const widget = new Widget(page);
  const apart = () =>
    widget.frame.getByText("This browser keeps nothing for this page.").evaluate((it) => {
      const tops = [...it.parentElement.children].map((other) => other.getBoundingClientRect()).filter(({ height }) => height > 0);
      const { bottom } = it.getBoundingClientRect();
      return Math.min(...tops.map(({ top }) => top).filter((top) => top >= bottom - 1)) - bottom;
    });
  await widget.start();
  await expect(widget.title).toHaveText(DOOR);
  expect(await apart()).toBeGreaterThanOrEqual(8);
  await widget.answer();
  await widget.finish();
  expect(await apart()).toBeGreaterThanOrEqual(8);
});
