// A newer WordPress, from npm: its editor has the blocks in a frame, and it has modules of its own.

import { Inline, Widget } from "../support/blog.mjs";
import { expect, openAt, storiesOn } from "../support/platforms/story.mjs";
import { newerCore, pluginAdded, WordPress } from "../support/platforms/wordpress.mjs";
import { ACCEPTED, Writer } from "../support/platforms/wordpress-editor.mjs";

/** @type {import("@playwright/test").Fixtures<{}, { blog: WordPress }, any, any>} */
const fixtures = {
  blog: [
    async ({ sites, browser }, use) => {
      const blog = /** @type {WordPress} */ (sites.newer);
      await pluginAdded(blog, browser, Writer);
      await use(blog);
    },
    { scope: "worker" },
  ],
  accepted: [ACCEPTED, { option: true }],
};

const test = storiesOn(async () => ({ newer: await WordPress.start(await newerCore()) })).extend(fixtures);

test("the block in a canvas that is a frame, and a whole session", async ({ page, blog }) => {
  const writer = new Writer(page, blog);
  await writer.logIn("author");
  await writer.begin("A block");
  await expect(page.locator('iframe[name="editor-canvas"]'), "this editor has its blocks in a frame").toBeVisible();
  await writer.add("Guided session");
  const card = writer.canvas.locator("unhunch-session");
  await expect(card.getByRole("button", { name: "Start", exact: true })).toBeVisible();
  await writer.setting("Routine").selectOption("desk-reset");
  await expect(card).toHaveAttribute("routine", "desk-reset");
  await card.getByRole("document").first().click();
  await page.keyboard.type("Between two calls");
  const url = await writer.publish();
  await page.context().clearCookies();
  await openAt(page, url);
  const widget = new Widget(page);
  await expect(widget.element).toContainText("Between two calls");
  await widget.start();
  await widget.answer();
  await widget.finish(125);
});

for (const [mode, Meet] of /** @type {const} */ ([
  ["frame", Widget],
  ["inline", Inline],
])) {
  test(`Pause and This hurts are in the window: ${mode}`, async ({ page, blog }) => {
    await openAt(page, await blog.post("Theme", `<p>Text.</p>\n[unhunch mode=${mode}]\n<p>Text.</p>`));
    const widget = new Meet(page);
    await widget.start();
    await widget.answer();
    await expect(widget.button("Pause")).toBeInViewport({ ratio: 1 });
    await expect(widget.button("This hurts")).toBeInViewport({ ratio: 1 });
  });
}

test("a page without a session loads nothing", async ({ page, blog }) => {
  await openAt(page, await blog.post("Plain", "No session."));
  await expect(page.getByText("No session.")).toBeVisible();
  expect(await page.content()).not.toContain("/plugins/unhunch/");
});

test("the files come from the place that the site names, and authors may choose no other", async ({ page, blog, baseURL }) => {
  await blog.define("UNHUNCH_PLACE", `${baseURL}/`);
  await openAt(
    page,
    await blog.post("Place", `[unhunch]\n\n[unhunch place="${blog.place}"]\n\n[unhunch place="https://elsewhere.example/"]`),
  );
  const elements = page.locator("unhunch-session");
  await expect(elements).toHaveCount(3);
  const places = await elements.evaluateAll((all) => all.map((it) => it.getAttribute("place")));
  expect(places).toEqual([null, blog.place, null]);
  await expect(page.locator('script[src*="embed.js"]')).toHaveAttribute("src", new RegExp(`^${baseURL}/embed\\.js`));
  const widget = new Widget(page, elements.first());
  await widget.start();
  await widget.answer();
});
