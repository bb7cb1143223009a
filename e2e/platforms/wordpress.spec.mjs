// WordPress, as Debian has it, with the plugin uploaded: what an administrator and an author can do, and what readers get.

import { execFileSync } from "node:child_process";
import { Inline, Widget } from "../support/blog.mjs";
import { expect, FORMS, openAt, sessionIn, storiesOn } from "../support/platforms/story.mjs";
import { pluginAdded, WordPress, WRITERS } from "../support/platforms/wordpress.mjs";
import { ACCEPTED, Writer } from "../support/platforms/wordpress-editor.mjs";

/** @type {import("@playwright/test").Fixtures<{ as: (role: string) => Promise<Writer> }, { blog: WordPress, given: any }, any, any>} */
const fixtures = {
  blog: [
    async ({ sites, browser }, use) => {
      const blog = /** @type {WordPress} */ (sites.debian);
      await pluginAdded(blog, browser, Writer);
      await use(blog);
    },
    { scope: "worker" },
  ],
  accepted: [ACCEPTED, { option: true }],
  as: async ({ page, blog }, use) => {
    await use(async (role) => {
      const writer = new Writer(page, blog);
      await writer.logIn(role);
      return writer;
    });
  },
};

/** What the configurator gives, by what it is asked for. */
const given = {};

const test = storiesOn(async (configure) => {
  given.snippet = (await configure("WordPress")).snippet;
  given.iframe = (await configure("Plain iframe")).snippet;
  return { debian: await WordPress.start() };
}).extend(fixtures);

/** Somebody who writes nothing here reads the article at `url`. */
async function read(page, url) {
  await page.context().clearCookies();
  await openAt(page, url);
}

for (const role of WRITERS) {
  test(`${role}: the block, shown as it will be, and a whole session in a frame`, async ({ page, as }) => {
    const writer = await as(role);
    await writer.begin("A block");
    await writer.add("Guided session");
    const card = writer.canvas.locator("unhunch-session");
    await expect(card.getByRole("button", { name: "Start", exact: true })).toBeVisible();
    await writer.setting("Routine").selectOption("desk-reset");
    await expect(card).toHaveAttribute("routine", "desk-reset");
    await writer.setting("Theme").selectOption("dark");
    await writer.setting("Height in pixels").fill("700");
    await card.getByRole("document").first().click();
    await page.keyboard.type("Between two calls & more");
    await read(page, await writer.publish());
    const widget = new Widget(page);
    await expect(widget.element).toHaveAttribute("routine", "desk-reset");
    await expect(widget.element).toHaveAttribute("theme", "dark");
    await expect(widget.element).toContainText("Between two calls & more");
    await widget.start();
    await widget.answer();
    await widget.finish(125);
  });

  test(`${role}: the shortcode, and a whole session in the page itself`, async ({ page, as }) => {
    const writer = await as(role);
    await writer.begin("A shortcode");
    await writer.write(
      "Shortcode",
      '[unhunch routine=office-reset mode=inline accent="#ffcc00" note="My note"]<em>My</em> words[/unhunch]',
    );
    await read(page, await writer.publish());
    const widget = new Inline(page);
    await expect(widget.element.locator("em")).toHaveText("My");
    await expect(widget.element).toHaveAttribute("note", "My note");
    await sessionIn(widget);
  });

  test(`${role}: the address of a routine is a session, in the editor and in the article`, async ({ page, as, blog }) => {
    const writer = await as(role);
    await writer.begin("An address");
    await writer.embed(`${blog.place}#/routine/office-reset`);
    const preview = writer.canvas.locator("figure iframe").contentFrame().locator("iframe").contentFrame();
    await expect(preview.getByRole("heading", { level: 1 })).toBeVisible();
    await read(page, await writer.publish());
    await sessionIn(new Widget(page));
  });

  test(`${role}: the placeholder in a Custom HTML block`, async ({ page, as }) => {
    const writer = await as(role);
    await writer.begin("A placeholder");
    await writer.write("Custom HTML", '<div class="unhunch-session" data-routine="office-reset"><p>My words</p></div>');
    await read(page, await writer.publish());
    await expect(page.locator("unhunch-session")).toContainText("My words");
    await sessionIn(new Widget(page));
  });
}

test("administrator: what the configurator gives for WordPress", async ({ page, as }) => {
  const writer = await as("administrator");
  await writer.begin("A snippet");
  await writer.write("Custom HTML", given.snippet);
  await read(page, await writer.publish());
  await sessionIn(new Widget(page));
});

test("administrator: a plain frame, without a script", async ({ page, as }) => {
  const writer = await as("administrator");
  await writer.begin("A frame");
  await writer.write("Custom HTML", given.iframe);
  await read(page, await writer.publish());
  await sessionIn(FORMS.iframe.meet(page));
});

test("an author's ampersands are what readers get", async ({ page, as }) => {
  const writer = await as("author");
  await writer.begin("Ampersands");
  await writer.add("Guided session");
  await writer.openSettings("Words on the card");
  await writer.setting("The note below it").fill("You & I");
  await writer.write("Shortcode", '[unhunch note="You & I" src="/routine.json?a=1&b=2"]');
  const url = await writer.publish();
  await writer.edit(url);
  await expect(writer.canvas.locator("unhunch-session")).toHaveAttribute("note", "You & I");
  await read(page, url);
  const elements = page.locator("unhunch-session");
  await expect(elements).toHaveCount(2);
  for (const element of await elements.all()) {
    await expect(element).toHaveAttribute("note", "You & I");
  }
  await expect(elements.last()).toHaveAttribute("src", "/routine.json?a=1&b=2");
});

test("the editor asks no place that the site has not named, and names a routine that is none", async ({ page, as, blog }) => {
  const url = await blog.post(
    "A trap",
    '<!-- wp:unhunch/session {"place":"https://elsewhere.example/","mode":"inline"} /--><!-- wp:unhunch/session {"routine":"desk-rest"} /-->',
  );
  const writer = await as("administrator");
  await writer.edit(url);
  const card = writer.canvas.locator("unhunch-session");
  const start = card.getByRole("button", { name: "Start", exact: true });
  await expect(start).toBeVisible();
  await expect(card).not.toHaveAttribute("place");
  const asked = page.waitForRequest(/\/open\.js/);
  await start.focus();
  expect((await asked).url()).toBe(`${blog.place}open.js`);
  await expect(writer.canvas.getByText("There is no routine “desk-rest”.")).toBeVisible();
});

test("an author names no place that scripts come from", async ({ page, as }) => {
  const writer = await as("author");
  await writer.begin("Another place");
  await writer.write("Shortcode", '[unhunch mode=inline place="https://elsewhere.example/"]');
  await writer.write("Custom HTML", '<div class="unhunch-session" data-mode="inline" data-place="https://elsewhere.example/"></div>');
  await read(page, await writer.publish());
  const elements = page.locator("unhunch-session");
  await expect(elements).toHaveCount(2);
  for (const element of await elements.all()) {
    await expect(element).not.toHaveAttribute("place");
  }
  // All that is asked for is the site's own: the watch over the page says so.
  const widget = new Inline(page, elements.last());
  await widget.start();
  await expect(widget.title).toBeVisible();
});

test("what was written in the classic editor has a session, too", async ({ page, blog }) => {
  const text = `First.\n\n[unhunch]\n\n<div class="unhunch-session" data-routine="desk-reset">\n\nWords\n\n</div>\n\n${blog.place}#/session/on-a-call\n\nLast.`;
  await read(page, await blog.post("Classic", text));
  await expect(page.locator("unhunch-session")).toHaveCount(3);
  const routines = await page.locator("unhunch-session").evaluateAll((all) => all.map((it) => it.getAttribute("routine")));
  expect(routines).toEqual(["office-reset", "desk-reset", "on-a-call"]);
});

test("a routine that the library does not have is no other one", async ({ page, as, blog }) => {
  const wrong = ["office-rest", "Desk-Reset", "desk_reset"];
  const settings = [...wrong.map((it) => `routine=${it}`), 'src="ftp://blog.example/"'];
  const url = await blog.post("Wrong", settings.map((it) => `[unhunch ${it}]My words[/unhunch]`).join("\n\n"));
  await read(page, url);
  await expect(page.getByText("My words")).toHaveCount(settings.length);
  await expect(page.getByText("Unhunch:")).toHaveCount(0);
  await expect(page.locator("unhunch-session")).toHaveCount(0);
  await as("administrator");
  await page.goto(url);
  for (const slug of wrong) {
    await expect(page.getByText(`There is no routine “${slug}”.`)).toBeVisible();
  }
  await expect(page.getByText("“ftp://blog.example/” is no address of a routine.")).toBeVisible();
});

test("a routine in the quotes of a word processor, and as a word alone", async ({ page, blog }) => {
  const written = ["routine=“desk-reset”", "desk-reset", "“desk-reset”", "routine=&quot;desk-reset&quot;"];
  await read(page, await blog.post("Quotes", written.map((it) => `[unhunch ${it}]`).join("\n\n")));
  await expect(page.locator("unhunch-session")).toHaveCount(written.length);
  await expect(page.locator("unhunch-session[routine=desk-reset]")).toHaveCount(written.length);
});

test("the script of another that is named embed.js, too, does not stand in for ours", async ({ page, blog }) => {
  const text = '<div class="unhunch-session">My words</div><script type="text/plain" src="/charts/embed.js"></script>';
  await read(page, await blog.post("A chart", text));
  await expect(page.locator("unhunch-session")).toContainText("My words");
});

test("a page without a session loads nothing", async ({ page, blog }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const plain = await blog.post("Plain", "<!-- wp:paragraph --><p>No session.</p><!-- /wp:paragraph -->");
  const session = await blog.post("Excerpt", '<div class="unhunch-session"></div>[unhunch]');
  // Of a search only excerpts are shown.
  for (const url of [plain, `${blog.url}/?s=Excerpt`]) {
    await read(page, url);
    await expect(page.locator("article, .wp-block-post-title").first()).toBeVisible();
    expect(await page.content()).not.toContain("/plugins/unhunch/");
  }
  expect(asked.filter((it) => it.includes("unhunch/"))).toEqual([]);
  await read(page, session);
  await expect(page.locator("unhunch-session")).toHaveCount(2);
  expect(asked.filter((it) => it.includes("unhunch/")).length).toBe(1);
});

test("a feed has the words and no script", async ({ page, blog }) => {
  await blog.post("In a feed", "[unhunch]Words for feeds[/unhunch]");
  const feed = await (await page.request.get(`${blog.url}/?feed=rss2`)).text();
  // What others of these stories wrote is in it, too.
  const item = feed.split("<item>").find((it) => it.includes("<title>In a feed</title>"));
  expect(item).toContain("Words for feeds");
  expect(item).not.toContain("embed.js");
});

test.describe("in each theme Pause and This hurts are in the window", () => {
  for (const theme of ["twentytwentyone", "twentytwentytwo", "twentytwentythree"]) {
    for (const [mode, Meet, width, height] of /** @type {const} */ ([
      ["frame", Widget, 1280, 720],
      ["inline", Inline, 390, 844],
    ])) {
      test(`${theme}, ${mode}, ${width} by ${height}`, async ({ page, blog }) => {
        await blog.useTheme(theme);
        await page.setViewportSize({ width, height });
        await read(page, await blog.post("Theme", `<p>Text.</p>\n[unhunch mode=${mode}]\n<p>Text.</p>`));
        const widget = new Meet(page);
        await widget.start();
        await widget.answer();
        await expect(widget.button("Pause")).toBeInViewport({ ratio: 1 });
        await expect(widget.button("This hurts")).toBeInViewport({ ratio: 1 });
      });
    }
  }
});

test("every file of it is PHP that PHP can read", async ({ blog }) => {
  const files = await blog.phpFiles();
  expect(files.length).toBeGreaterThan(6);
  for (const file of files) {
    execFileSync("php", ["-l", file], { stdio: "pipe" });
  }
  expect(await blog.complaints(), "what PHP complained about").toEqual([]);
});

// The last one: afterwards it is gone.
test("deleted, it leaves what was written and nothing else", async ({ page, as, blog }) => {
  const url = await blog.post(
    "Left",
    "<!-- wp:unhunch/session --><!-- wp:paragraph --><p>My words</p><!-- /wp:paragraph --><!-- /wp:unhunch/session -->",
  );
  const before = await blog.traces();
  expect(before, "an active plugin is named once").toEqual(["active_plugins"]);
  await (await as("administrator")).removePlugin("Unhunch");
  expect(await blog.traces()).toEqual([]);
  await read(page, url);
  await expect(page.getByText("My words")).toBeVisible();
  await expect(page.locator("unhunch-session")).toHaveCount(0);
});
