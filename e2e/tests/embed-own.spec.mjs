// A routine of the author's own is what is played, or there is an error: whatever an editor has made of the snippet, nobody is
// guided through another one than was chosen for them.

import { test as base, expect } from "@playwright/test";
import { events, holdClock, overhearMessages, startBlog, toldAuthor, Widget, WORDS } from "../support/blog.mjs";
import { DOOR } from "../support/check.mjs";

const test = base.extend({ blog: startBlog });

const OWN = JSON.stringify({
  unhunch: 1,
  name: "The blog’s own",
  steps: [{ exercise: "cat-cow" }, { own: { name: "Look out of the window", text: "Far away." }, dose: { hold: 20 } }],
});
const script = (text = OWN, type = "application/json") => `<script type="${type}">${text}</script>`;
const attribute = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
const next = '<p><unhunch-session id="next"></unhunch-session></p>';

/** How the snippet arrives on a page. */
const PLAYED = {
  "in the element": `<unhunch-session>${WORDS}${script()}</unhunch-session>`,
  "deeper in the element": `<unhunch-session>${WORDS}<div><p>${script()}</p></div></unhunch-session>`,
  "as an attribute": `<unhunch-session json="${attribute(OWN)}">${WORDS}</unhunch-session>`,
  "in a placeholder": `<div class="unhunch-session">${WORDS}${script()}</div>`,
  "as an attribute of a placeholder": `<div class="unhunch-session" data-json="${attribute(OWN)}">${WORDS}</div>`,
  "by wpautop": `<p><unhunch-session routine="office-reset"></p>\n${WORDS}\n<p>${script()}<br />\n</unhunch-session></p>`,
  "by wpautop, in a div": `<div>\n<p><unhunch-session></p>\n${WORDS}\n<p>${script()}<br />\n</unhunch-session></p></div>${next}`,
  "by wpautop, after a line of text": `<p>Try this:<br />\n<unhunch-session><br /></p>\n${WORDS}<p>${script()}</unhunch-session></p>`,
  "by wpautop, words first": `<p><unhunch-session>Ninety seconds.<br /></p>${WORDS}${script()}</unhunch-session>`,
  "by Markdown": `<p><unhunch-session routine="office-reset">\n  ${WORDS}\n  ${script()}\n</unhunch-session></p>`,
  "beside the element in its paragraph": `<p><unhunch-session></unhunch-session> ${script()}</p>`,
  "in lines that an editor has wrapped": `<div><unhunch-session></div><div>Words</div><div>${script()}</div>`,
  "without a type": `<unhunch-session>${WORDS}<script>${OWN}</script></unhunch-session>`,
};

for (const [how, body] of Object.entries(PLAYED)) {
  test(`it is played: ${how}`, async ({ page, blog }) => {
    const set = [];
    await page.exposeFunction("noteSet", (options) => set.push(options));
    // What the app is asked for, as it hears it.
    await page.addInitScript(() =>
      addEventListener("message", ({ data }) => {
        if (data?.unhunch?.type === "set") /** @type {any} */ (globalThis).noteSet(data.unhunch.options);
      }),
    );
    await page.goto(blog.article({ body: body + script('{"props":{"page":"unhunch"}}') }));
    const widget = new Widget(page);
    await widget.start();
    await expect(widget.title).toHaveText(DOOR);
    await expect.poll(() => set.map(({ json }) => json)).toEqual([OWN]);
  });
}

const taken = "because an editor has taken the script around it away.";

/** What was meant as a routine, and is none: what the author is told of it. */
const REFUSED = {
  "an empty script": [
    `<unhunch-session routine="office-reset">${script(" ")}</unhunch-session>`,
    "script: a routine should be there, and nothing is.",
  ],
  "a script that is cut": [`<unhunch-session>${WORDS}${script(OWN.slice(0, -9))}</unhunch-session>`, /line 1 column|json/i],
  "paragraphs in the script": [`<p><unhunch-session></p>${WORDS}<p>${script(OWN.replace(",", ",</p>\n<p>"))}</p>`, /./],
  "curly quotes": [`<unhunch-session>${script(OWN.replaceAll('"', "”"))}</unhunch-session>`, /./],
  "its text without its script": [`<div class="unhunch-session" data-routine="office-reset">${WORDS}${OWN}</div>`, taken],
  "its text with curly quotes": [`<div class="unhunch-session"><p>${OWN.replaceAll('"', "”")}</p></div>`, taken],
  "its text beside the element": [`<p><unhunch-session></p>${WORDS}<p>${OWN}</p>`, taken],
  "an address with nothing": ['<unhunch-session src="/empty.json"></unhunch-session>', "src: a routine should be there, and nothing is."],
  "a page for an address": ['<unhunch-session src="/"></unhunch-session>', /./],
  "an attribute that is empty": ['<unhunch-session json=""></unhunch-session>', "json: it is empty."],
  "an attribute of other things": ['<unhunch-session json="{}" routine="office-reset"></unhunch-session>', /./],
};

for (const [what, [body, says]] of Object.entries(REFUSED)) {
  test(`it is refused: ${what}`, async ({ page, blog }) => {
    blog.file("/empty.json", " ", { "Content-Type": "application/json" });
    await overhearMessages(page);
    await page.goto(blog.article({ body }));
    const widget = new Widget(page);
    await widget.start();
    await expect.poll(() => events(page)).toContainEqual(expect.objectContaining({ type: "error", code: "src" }));
    const status = widget.element.getByRole("status");
    await expect(status).toContainText(toldAuthor(""));
    await expect(status).toContainText(says);
    expect((await events(page)).map(({ type }) => type)).not.toContain("ready");
    await expect(widget.card).toBeVisible();
  });
}

test("an empty element in a paragraph is a session of the library, and scripts of others are none of its own", async ({ page, blog }) => {
  const warned = [];
  page.on("console", (message) => message.type() === "warning" && warned.push(message.text()));
  const body = `<p><unhunch-session routine="office-reset"></unhunch-session></p><p>The article goes on: <code>{"unhunch": 1}</code></p>`;
  await page.goto(
    blog.article({
      body: `${body}${script('{"props":{"text":"<unhunch-session>"}}')}<p><unhunch-session>${script()}</unhunch-session></p>`,
    }),
  );
  const widget = new Widget(page);
  await expect(widget.element.locator("[part=facts]")).toHaveText("1 min 30 s, in a chair");
  await widget.start();
  await expect(widget.title).toHaveText(DOOR);
  expect(warned).toEqual([expect.stringContaining("The element is empty.")]);
});

test("a session that runs keeps its routine, whatever becomes of the next one", async ({ page, blog }) => {
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await holdClock(page);
  await overhearMessages(page);
  await page.goto(blog.article({ body: `<unhunch-session json="${attribute(OWN)}">${WORDS}</unhunch-session>` }));
  const widget = new Widget(page);
  const change = (name, value) => widget.element.evaluate((it, [name, value]) => it.setAttribute(name, value), [name, value]);
  await widget.start();
  await widget.answer();
  await change("json", "{}");
  await expect.poll(() => errors.join()).toContain("<unhunch-session> unhunch: ");
  await change("src", "/nowhere.json");
  await expect.poll(() => errors.join()).toContain("src: /nowhere.json is not there (404).");
  await change("theme", "dark");
  await expect(widget.frame.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(widget.countdown).toBeVisible();
  await widget.element.evaluate((it) => it.stop());
  await expect(widget.title).toHaveText("Ended early");
  expect((await events(page)).filter(({ type }) => type === "error")).toEqual([]);
  await widget.element.evaluate((it) => it.start());
  await expect(widget.element.getByRole("status")).toContainText(toldAuthor("src: /nowhere.json is not there (404)."));
  await expect(widget.card).toBeVisible();
});
