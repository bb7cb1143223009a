// The card that an article shows before anything is loaded, and what it makes of the page around: its place, its width, its
// height, its words, and when it asks for what.

import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { test as base, expect } from "@playwright/test";
import { events, holdClock, Inline, messages, overhearMessages, startBlog, Widget, WORDS } from "../support/blog.mjs";
import { DOOR } from "../support/check.mjs";
import { DIST } from "../support/host.mjs";
import { BEGIN } from "../support/time.mjs";

const test = base.extend({ blog: startBlog });
test.describe.configure({ timeout: 90_000 });

const widgetOf = (page, mode = "frame") => (mode === "inline" ? new Inline(page) : new Widget(page));

const style = (css) => `<style>${css}</style>`;
const TEXT = "<p>An article has other things to say, before and after.</p>".repeat(30);
/** What the page has asked of the place of the files. */
function requests(page, blog) {
  const asked = [];
  page.on("request", (request) => request.url().startsWith(blog.place) && asked.push(request.url().slice(blog.place.length)));
  return asked;
}

/** Where the two buttons of a session stand, that have to be at hand from its first second. */
async function expectButtonsInView(widget) {
  await expect(widget.countdown).toBeVisible();
  const { height } = widget.page.viewportSize();
  await expect(async () => {
    for (const name of ["Pause", "This hurts"]) {
      const box = await widget.button(name).boundingBox();
      expect(box.y, name).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height, name).toBeLessThanOrEqual(height);
    }
  }).toPass({ timeout: 5000 });
}

/** Scrolls until Start has just come wholly into the window, from below. */
async function scrollToStart(widget) {
  const box = await widget.card.boundingBox();
  const { height } = widget.page.viewportSize();
  await widget.page.evaluate((by) => scrollBy({ top: by, behavior: "instant" }), box.y + box.height - height + 2);
}

for (const mode of ["frame", "inline"]) {
  for (const [width, height] of [
    [1366, 657],
    [1280, 800],
    [390, 700],
    [390, 844],
    // A phone on its side.
    [844, 390],
  ]) {
    test(`${mode}, ${width} x ${height}: a session begins with its buttons in the window`, async ({ page, blog }) => {
      await page.setViewportSize({ width, height });
      await holdClock(page);
      // By number both are one site, which keeps what was answered.
      const url = blog.article({ body: TEXT + blog.element(`routine="office-reset" mode="${mode}"`) + TEXT });
      for (const first of [true, false]) {
        await page.goto(url.replace("localhost", "127.0.0.1"));
        const widget = widgetOf(page, mode);
        await expect(widget.card).toBeVisible();
        await scrollToStart(widget);
        await widget.start();
        if (first) await widget.answer();
        await expectButtonsInView(widget);
        if (height > 400) continue;
        // In so low a window the figure is beside them, and all of it to be seen.
        const [figure, pause] = await Promise.all([
          widget.frame.locator(".player .stage").boundingBox(),
          widget.button("Pause").boundingBox(),
        ]);
        expect(figure.x + figure.width).toBeLessThanOrEqual(pause.x);
        expect(await widget.element.evaluate((it) => it.offsetHeight)).toBe(height);
      }
    });
  }

  test(`${mode}: nothing scrolls where all is in the window, and a bar at its top stays clear`, async ({ page, blog }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await holdClock(page);
    const head = style("unhunch-session { scroll-margin-top: 96px }");
    const url = blog.article({ head, body: TEXT + blog.element(`routine="office-reset" mode="${mode}"`) + TEXT });
    const top = (widget) => widget.element.evaluate((it) => it.getBoundingClientRect().top);
    for (const [from, to] of [
      [-200, 96],
      [150, 150],
    ]) {
      await page.goto(url.replace("localhost", "127.0.0.1"));
      const widget = widgetOf(page, mode);
      await expect(widget.card).toBeVisible();
      await page.evaluate((by) => scrollBy({ top: by, behavior: "instant" }), (await top(widget)) - from);
      await widget.start();
      if (from < 0) await widget.answer();
      await expectButtonsInView(widget);
      expect(Math.round(await top(widget))).toBe(to);
    }
  });

  test(`${mode}: in boxes that shrink it has a width, and keeps it`, async ({ page, blog }) => {
    await holdClock(page);
    const boxes = {
      "a row": "display:flex",
      "a column, centred": "display:flex;flex-direction:column;align-items:center",
      "an inline block": "display:inline-block",
      "a float": "float:left",
      "a cell": "display:table-cell",
      "a grid": "display:grid;justify-items:start",
    };
    for (const [width, height] of [
      [390, 844],
      [1280, 800],
    ]) {
      await page.setViewportSize({ width, height });
      for (const [name, box] of Object.entries(boxes)) {
        const body = `<div id="box" style="${box}">${blog.element(`routine="office-reset" mode="${mode}"`)}</div>`;
        await page.goto(blog.article({ body, head: style("body { margin: 0 } main { max-width: 742px; padding: 0 16px }") }));
        const widget = widgetOf(page, mode);
        await expect(widget.card).toBeVisible();
        const wide = () => widget.element.evaluate((it) => it.getBoundingClientRect().width);
        const before = await wide();
        expect(before, name).toBeGreaterThanOrEqual(320);
        expect(before, name).toBeLessThanOrEqual(width);
        await widget.start();
        await expect(widget.title).toHaveText(DOOR);
        expect(await wide(), name).toBeCloseTo(before, 0);
      }
    }
    await page.goto(blog.article({ body: `<div style="display:flex">${blog.element(`mode="${mode}" style="width:400px"`)}</div>` }));
    expect(await widgetOf(page, mode).element.evaluate((it) => it.offsetWidth)).toBe(400);
  });
}

test("in the row of a blog's editor it leaves a phone room to read", async ({ page, blog }) => {
  await page.goto(
    blog.article({ body: `<div style="display:flex;gap:8px">${blog.element()}<p>Beside it stands a text that wants room, too.</p></div>` }),
  );
  expect(await new Widget(page).element.evaluate((it) => it.offsetWidth)).toBeGreaterThanOrEqual(320);
});

test("a wide neighbour in a table leaves it a width, which it keeps", async ({ page, blog }) => {
  const table = `<table style="width:100%"><tr><td>${blog.element()}</td><td>${"A neighbour with much to say. ".repeat(40)}</td></tr></table>`;
  await page.goto(blog.article({ body: table }));
  const widget = new Widget(page);
  const wide = () => widget.element.evaluate((it) => it.offsetWidth);
  const before = await wide();
  expect(before).toBeGreaterThanOrEqual(260);
  await widget.start();
  await expect(widget.title).toHaveText(DOOR);
  expect(await wide()).toBe(before);
});

test("columns do not cut it", async ({ page, blog }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const head = style("main { columns: 2 }");
  await page.goto(blog.article({ head, body: `${"<p>A line.</p>".repeat(9)}${blog.element()}${TEXT}` }));
  await expect(new Widget(page).card).toBeVisible();
  expect(await page.locator("unhunch-session").evaluate((it) => it.getClientRects().length)).toBe(1);
});

test("ten cards are scrolled past, and nothing is loaded; a pointer that rests on Start loads @desktop", async ({ page, blog }) => {
  const asked = requests(page, blog);
  await holdClock(page);
  await page.goto(blog.article({ body: blog.element().repeat(10) }));
  const widget = new Widget(page);
  await expect(widget.card).toBeVisible();
  const box = await widget.card.boundingBox();
  await page.mouse.move(box.x + box.width / 2, 300);
  const end = () => page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1);
  while (!(await end())) {
    const before = await page.evaluate(() => scrollY);
    await page.mouse.wheel(0, 400);
    await expect.poll(() => page.evaluate(() => scrollY)).not.toBe(before);
    // A turn of the wheel, however long it takes this machine.
    await page.clock.runFor(100);
  }
  expect(asked).toEqual(["embed.js"]);
  await widget.card.hover();
  await page.clock.runFor(200);
  await expect.poll(() => asked).toContain("frame.html");
  await expect(page.locator("iframe")).toHaveCount(1);
});

test("the card warms up at the focus on Start, and not at that on a link in it", async ({ page, blog }) => {
  const asked = requests(page, blog);
  await page.goto(blog.article());
  await expect(new Widget(page).card).toBeVisible();
  await page.getByRole("link", { name: "All about it" }).focus();
  await page.getByRole("link", { name: "All about it" }).hover();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(asked).toEqual(["embed.js"]);
  await page.keyboard.press("Tab");
  await expect.poll(() => asked).toContain("frame.html");
});

for (const mode of ["frame", "inline"]) {
  /** The height that the app has been told, in pixels. */
  const screen = (widget) => {
    const app = mode === "frame" ? widget.frame.locator("html") : widget.element.locator("[part=app]");
    return app.evaluate((it) => parseFloat(getComputedStyle(it).getPropertyValue("--screen")));
  };

  test(`${mode}: its height is as it is laid out, whatever enlarges the page`, async ({ page, blog }) => {
    for (const css of ["transform: scale(1.5); transform-origin: 0 0", "transform: scale(.5)", "zoom: .75"]) {
      await page.goto(blog.article({ body: `<div style="${css}">${blog.element(`mode="${mode}"`)}</div>` }));
      const widget = widgetOf(page, mode);
      const laid = await widget.element.evaluate((it) => it.offsetHeight);
      await widget.element.evaluate((it) => it.start());
      await expect(widget.title).toHaveText(DOOR);
      expect(await screen(widget), css).toBe(laid);
    }
  });

  test(`${mode}: what an author reserves is what it takes, and a low card is no lower than a session`, async ({ page, blog }) => {
    await holdClock(page);
    const first = "min-height:700px";
    for (const [reserved, takes] of [
      [first, 700],
      ["--unhunch-height:500px;min-height:640px", 500],
      ["--unhunch-height:300px", 436],
    ]) {
      const words = "<p>Three movements.</p>";
      await page.goto(blog.article({ body: blog.element(`routine="office-reset" mode="${mode}" style="${reserved}"`, words) }));
      const widget = widgetOf(page, mode);
      await expect(widget.card).toBeVisible();
      const height = () => widget.element.evaluate((it) => it.offsetHeight);
      const before = await height();
      expect(before).toBeGreaterThanOrEqual(takes);
      if (takes > 640) expect(before).toBe(takes);
      await widget.start();
      // Inline, the page keeps what was answered.
      await expect(widget.title).toHaveText(mode === "inline" && reserved !== first ? /^Get ready/ : DOOR);
      if (mode === "frame" || reserved === first) await widget.answer();
      await expect(widget.countdown).toBeVisible();
      await expect.poll(height, reserved).toBe(before);
    }
  });

  test(`${mode}: with scroll it keeps its height, and what does not fit is scrolled to`, async ({ page, blog }) => {
    const body = `<div style="height:420px;overflow:hidden">${blog.element(`mode="${mode}" scroll style="--unhunch-height:420px"`)}</div>`;
    await page.goto(blog.article({ body }));
    const widget = widgetOf(page, mode);
    const height = () => widget.element.evaluate((it) => it.offsetHeight);
    expect(await height()).toBe(420);
    await widget.start();
    await expect(widget.title).toHaveText(DOOR);
    await widget.press("New, worse, or different");
    await expect(widget.title).not.toHaveText(DOOR);
    expect(await height()).toBe(420);
    // By hand, as a reader does: in the frame, or in the box of an inline app.
    const box = await widget.element.boundingBox();
    const last = widget.frame.getByRole("button").last();
    await page.mouse.move(box.x + box.width / 2, box.y + 200);
    await expect(async () => {
      await page.mouse.wheel(0, 300);
      const { y, height } = await last.boundingBox();
      expect(y + height).toBeLessThanOrEqual(box.y + 420);
    }).toPass();
    expect(await page.locator("div:has(> unhunch-session)").evaluate((it) => it.scrollTop)).toBe(0);
  });

  test(`${mode}: theme="auto" follows what the page says of light and dark, and a switch on it`, async ({ page, blog }) => {
    const head = style(":root { color-scheme: light } :root.night { color-scheme: dark } :root.both { color-scheme: light dark }");
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(blog.article({ head, body: blog.element(`mode="${mode}"`) }));
    const widget = widgetOf(page, mode);
    await widget.start();
    await expect(widget.title).toHaveText(DOOR);
    const app = mode === "frame" ? widget.frame.locator("html") : widget.element.locator("[part=app]");
    const theme = () => app.getAttribute("data-theme");
    await expect.poll(theme).toBe("light");
    const turn = (name) => page.evaluate((name) => (document.documentElement.className = name), name);
    await turn("night");
    await expect.poll(theme).toBe("dark");
    await turn("both");
    await expect.poll(theme).toBe(null);
    await page.evaluate(() => (document.querySelector("style").textContent = ""));
    await page.evaluate(() => document.head.insertAdjacentHTML("beforeend", '<meta name="color-scheme" content="only light">'));
    await expect.poll(theme).toBe("light");
    await widget.element.evaluate((it) => it.setAttribute("theme", "dark"));
    await expect.poll(theme).toBe("dark");
  });

  test(`${mode}: taken away while a session runs, the page hears that it has stopped`, async ({ page, blog }) => {
    await holdClock(page);
    await overhearMessages(page);
    await page.addInitScript(() => {
      globalThis.dashed = [];
      for (const type of ["ready", "start", "segment", "stop"])
        document.addEventListener(`unhunch-${type}`, (/** @type {any} */ { detail }) => globalThis.dashed.push({ type, ...detail }));
    });
    await page.goto(blog.article({ body: blog.element(`routine="office-reset" mode="${mode}"`) }));
    const widget = widgetOf(page, mode);
    await widget.start();
    await widget.answer();
    await expect.poll(async () => (await events(page)).at(-1).type).toBe("segment");
    await widget.element.evaluate((it) => it.remove());
    const told = (await events(page)).filter(({ type }) => ["ready", "start", "segment", "stop"].includes(type));
    expect(told.at(-1)).toEqual({ type: "stop" });
    expect(await page.evaluate(() => globalThis.dashed)).toEqual(told);
  });
}

test("a frame that is silent, and an app that never gets ready: a word for both, and Start tries again", async ({ page, blog }) => {
  await overhearMessages(page);
  for (const [file, clock, says] of /** @type {[string | RegExp, number, string][]} */ ([
    ["**/frame.html", 20_000, "frame.html does not answer."],
    // A script, because a file that stops coming is lost after thirty seconds.
    [/unhunch-[0-9a-f]+\.js$/, 40_000, "has begun to load, and does not get ready."],
  ])) {
    await page.clock.install({ time: BEGIN - 60_000 });
    let asked = 0;
    await page.route(file, () => asked++);
    await page.goto(blog.article());
    const widget = new Widget(page);
    await expect(widget.card).toBeVisible();
    await page.clock.pauseAt(BEGIN);
    await widget.start();
    await expect.poll(() => asked).toBeGreaterThan(0);
    // The longer patience begins with the first word of the frame.
    if (clock > 20_000) await expect.poll(async () => (await messages(page)).some(({ type }) => type === "hello")).toBe(true);
    await page.clock.runFor(clock - 1500);
    await expect(widget.element.getByRole("status")).toBeHidden();
    await page.clock.runFor(3000);
    await expect(widget.element.getByRole("status")).toContainText(/^The session could not be loaded. The button tries again. For the/);
    await expect(widget.element.getByRole("status")).toContainText(says);
    await page.unroute(file);
    await widget.start();
    await expect(widget.title).toHaveText(DOOR);
  }
});

test("a script that did not come is asked for again, and a reader who has not pressed Start is told nothing", async ({ page, blog }) => {
  await overhearMessages(page);
  for (const [file, mode] of [
    ["**/open.js*", "frame"],
    ["**/routine.js*", "frame"],
    ["**/inline.js*", "inline"],
  ]) {
    const said = [];
    page.on("console", (message) => message.type() === "error" && said.push(message.text()));
    await page.route(file, (route) => route.abort());
    await page.goto(blog.article({ body: blog.element(`mode="${mode}"`) }));
    const widget = widgetOf(page, mode);
    await widget.card.hover();
    await expect.poll(() => said.join()).toContain("could not be loaded");
    await expect(widget.element.getByRole("status")).toBeHidden();
    await widget.start();
    await expect(widget.element.getByRole("status")).toContainText(/(open|routine|inline)\.js.* could not be loaded/);
    expect((await events(page)).at(-1)).toMatchObject({ type: "error", code: "load" });
    await page.unroute(file);
    await widget.start();
    await expect(widget.title).toHaveText(DOOR);
  }
});

test("a policy that only reports is none, and what it blocks otherwise ends no session", async ({ page, blog, baseURL }) => {
  await page.goto(blog.article({ headers: { "Content-Security-Policy-Report-Only": "frame-src 'self'" } }));
  const widget = new Widget(page);
  await widget.start();
  await expect(widget.title).toHaveText(DOOR);
  // On the very place of the files, where a blog may be, too.
  await page.route("**/blog", (route) =>
    route.fulfill({
      contentType: "text/html",
      headers: { "Content-Security-Policy": "img-src data:" },
      body: `<!doctype html><title>Blog</title><script type="module" src="/embed.js"></script>${blog.element()}`,
    }),
  );
  await page.goto(`${baseURL}/blog`);
  await widget.start();
  await expect(widget.title).toHaveText(DOOR);
  const blocked = page.evaluate(
    () => new Promise((resolve) => document.addEventListener("securitypolicyviolation", resolve, { once: true })),
  );
  await page.evaluate(() => {
    const photo = document.body.appendChild(new Image());
    photo.src = "/photo.jpg";
  });
  await blocked;
  await expect(widget.title).toHaveText(DOOR);
  await expect(widget.card).toBeHidden();
});

/** A placeholder as an author writes it. */
const placeholder = (attributes, words = WORDS) => `<div class="unhunch-session" ${attributes}>${words}</div>`;

test("a placeholder becomes the element: at once, where it comes later, and on a page that is swapped", async ({ page, blog }) => {
  const looks =
    'data-routine="desk-reset" data-theme="dark" data-region="nz" data-label="Los" data-note="Alles bleibt hier" data-facts="2 Minuten" data-height="500px" data-accent="#8040a0" data-scroll';
  await page.goto(blog.article({ body: placeholder(looks) }));
  const holder = page.locator("div.unhunch-session");
  const element = holder.locator("> unhunch-session");
  await expect(element).toHaveCount(1);
  await expect(element.locator("> ol > li")).toHaveCount(3);
  for (const [name, value] of Object.entries({ routine: "desk-reset", theme: "dark", region: "nz", label: "Los", scroll: "" }))
    await expect(element).toHaveAttribute(name, value);
  expect(await element.evaluate((/** @type {HTMLElement} */ it) => it.style.cssText)).toContain("--unhunch-height: 500px");
  await expect(element.getByRole("button", { name: "Los" })).toBeVisible();
  await page.evaluate((html) => {
    const body = document.createElement("body");
    body.innerHTML = `<main>${html}</main>`;
    document.body.replaceWith(body);
  }, placeholder('data-routine="office-reset"').repeat(2));
  await expect(page.locator("div.unhunch-session > unhunch-session > ol")).toHaveCount(2);
  const widget = new Widget(page);
  await widget.start();
  await expect(widget.title).toHaveText(DOOR);
  await expect(page.locator("unhunch-session unhunch-session")).toHaveCount(0);
});

test("a placeholder does not say where scripts come from, unless it is the page's own site", async ({ page, blog, baseURL }) => {
  const other = baseURL.replace("127.0.0.1", "localhost");
  await page.goto(blog.article({ body: placeholder(`data-place="${other}/"`) + placeholder('data-place="/files"') }));
  await expect(page.locator("unhunch-session")).toHaveCount(2);
  expect(await page.locator("unhunch-session").evaluateAll((all) => all.map((it) => it.getAttribute("place")))).toEqual([null, "/files"]);
});

test("an address that cannot be read is told like one where nothing is, and the placeholders after it are filled", async ({
  page,
  blog,
}) => {
  const wrong = placeholder('data-place="https://" aria-label="The first" data-label="Go"');
  await overhearMessages(page);
  await page.goto(blog.article({ body: wrong + placeholder("") + blog.element('place="http://["') }));
  const elements = page.locator("unhunch-session");
  await expect(elements).toHaveCount(3);
  expect(await elements.first().evaluate((it) => it.getAttributeNames().sort())).toEqual(["label"]);
  await expect(elements.first()).toHaveAttribute("label", "Go");
  const widget = new Widget(page, elements.last());
  await widget.start();
  await expect(elements.last().getByRole("status")).toContainText("open.js could not be loaded from http://[ (");
  expect((await events(page)).at(-1)).toMatchObject({ type: "error", code: "load" });
});

test("what is stopped before it has come does not begin", async ({ page, blog }) => {
  await overhearMessages(page);
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route("**/frame.html", (route) => released.then(() => route.continue()));
  await page.goto(blog.article());
  const widget = new Widget(page);
  const asked = page.waitForRequest("**/frame.html");
  await widget.start();
  await asked;
  await widget.element.evaluate((it) => it.stop());
  await expect(widget.card).toBeVisible();
  await expect(page.locator("iframe")).toHaveCount(0);
  release();
  await widget.start();
  await expect(widget.title).toHaveText(DOOR);
  expect((await events(page)).map(({ type }) => type)).toEqual(["ready", "hold"]);
});

test("on a page from a disk, which has no origin, it runs", async ({ page, blog }) => {
  blog.article();
  const copy = test.info().outputPath("article.html");
  await mkdir(dirname(copy), { recursive: true });
  await writeFile(copy, blog.pages.get("/").body);
  await page.goto(pathToFileURL(copy).href);
  const widget = new Widget(page);
  await widget.start();
  await expect(widget.title).toHaveText(DOOR);
});

test("a window that turns gives a session the height that it has", async ({ page, blog }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await holdClock(page);
  await page.goto(blog.article());
  const widget = new Widget(page);
  await widget.start();
  await widget.answer();
  const screen = () => widget.frame.locator("html").evaluate((it) => it.style.getPropertyValue("--screen"));
  const before = await screen();
  await page.setViewportSize({ width: 844, height: 480 });
  await expect.poll(screen).toBe("480px");
  await expect.poll(() => widget.element.evaluate((it) => it.offsetHeight)).toBe(480);
  // As when the bars of a phone go: what stands below would jump while one scrolls.
  await page.setViewportSize({ width: 844, height: 540 });
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(screen).toBe(before);
});

test("the place is that of an attribute, or what a script says", async ({ page, blog, baseURL }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  // As a bundle has it: with nothing beside it.
  await page.route("**/bundle/embed.js", async (route) => route.fulfill({ response: await route.fetch({ url: `${blog.place}embed.js` }) }));
  const script = `import { setPlace } from "${baseURL}/bundle/embed.js"; setPlace("${baseURL}");`;
  blog.file("/bundle.js", script, { "Content-Type": "text/javascript" });
  const plain = (body) => blog.file("/", `<!doctype html><title>B</title><script type="module" src="/bundle.js"></script>${body}`);
  await page.goto(plain(blog.element()));
  const widget = new Widget(page);
  await widget.start();
  await expect(widget.title).toHaveText(DOOR);
  blog.file("/bundle.js", `import "${baseURL}/bundle/embed.js";`, { "Content-Type": "text/javascript" });
  await page.goto(plain(blog.element(`place="${baseURL}"`)));
  await widget.start();
  await expect(widget.title).toHaveText(DOOR);
  expect(asked.filter((url) => url.includes("/bundle/")).map((url) => url.split("/bundle/")[1])).toEqual(["embed.js", "embed.js"]);
});

test("the words of the card are the author's, in their language, and nothing is said against it", async ({ page, blog }) => {
  const warned = [];
  page.on("console", (message) => message.type() === "warning" && warned.push(message.text()));
  const own = 'label="Los geht’s" note="Alles bleibt auf deinem Gerät" facts="90 Sekunden, im Stuhl"';
  await page.goto(blog.article({ lang: "de", body: blog.element(`lang="de" routine="office-reset" ${own}`) + blog.element() }));
  const [german, english] = [0, 1].map((at) => page.locator("unhunch-session").nth(at));
  const start = german.getByRole("button", { name: "Los geht’s" });
  await expect(start).toBeVisible();
  expect(await start.getAttribute("lang")).toBe(null);
  await expect(german).toContainText("90 Sekunden, im Stuhl");
  await expect(german).toContainText("Alles bleibt auf deinem Gerät");
  await expect(german).not.toContainText("1 min 30 s");
  await expect(english.getByRole("button", { name: "Start" })).toHaveAttribute("lang", "en");
  await start.click();
  const title = german.locator("iframe").contentFrame().getByRole("heading", { level: 1 });
  await expect(title).toHaveText(DOOR);
  expect(warned).toEqual([]);
  await english.evaluate((it) => {
    it.setAttribute("label", "Weiter");
    it.setAttribute("note", "");
    it.setAttribute("facts", "");
  });
  await expect(english.getByRole("button", { name: "Weiter" })).toBeVisible();
  for (const part of ["note", "facts"]) await expect(english.locator(`[part=${part}]`)).toBeHidden();
});

test("length, place and figure are those of the routine, and of one's own nothing is claimed", async ({ page, blog }) => {
  const routines = ["office-reset", "activation", "gentle-stretch", "evening-hang"];
  const own = '<script type="application/json">{"unhunch":1}</script>';
  await page.goto(
    blog.article({ body: routines.map((slug) => blog.element(`routine="${slug}"`)).join("") + blog.element("", WORDS + own) }),
  );
  const part = (at, name) => page.locator("unhunch-session").nth(at).locator(`[part=${name}]`);
  const facts = ["1 min 30 s, in a chair", "4 min, standing", "6 min, on the floor", "8 min, under a bar"];
  for (const [at, says] of facts.entries()) await expect(part(at, "facts")).toHaveText(says);
  await expect(part(4, "facts")).toBeHidden();
  const drawn = await Promise.all([0, 1, 2, 3].map((at) => part(at, "art").locator("svg").innerHTML()));
  expect(new Set(drawn).size).toBe(4);
  await page
    .locator("unhunch-session")
    .first()
    .evaluate((it) => it.setAttribute("routine", "safety-check"));
  await expect(part(0, "facts")).toHaveText("30 s, in a chair");
});

test("on paper there are the words of the author, and how long it takes", async ({ page, blog }) => {
  await page.goto(blog.article({ body: blog.element('routine="office-reset"', "<p>Three movements.</p>") }));
  const widget = new Widget(page);
  await expect(widget.card).toBeVisible();
  const height = () => widget.element.evaluate((it) => it.offsetHeight);
  expect(await height()).toBe(640);
  await page.emulateMedia({ media: "print" });
  for (const says of ["Three movements.", "1 min 30 s, in a chair"]) await expect(widget.element.getByText(says)).toBeVisible();
  await expect(widget.card).toBeHidden();
  await expect(widget.element.locator("[part=art]")).toBeHidden();
  expect(await height()).toBeLessThan(200);
});

test("where there are no elements, as on a server, its import does nothing", async () => {
  const copy = test.info().outputPath("embed.mjs");
  await mkdir(dirname(copy), { recursive: true });
  await copyFile(`${DIST}embed.js`, copy);
  const { setPlace } = await import(pathToFileURL(copy).href);
  setPlace("https://unhunch.example/");
});
