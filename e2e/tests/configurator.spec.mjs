// embed.html: choose, look, copy.

import { expectNoViolations } from "../support/axe.mjs";
import { DOOR } from "../support/check.mjs";
import { parseJsx } from "../support/jsx.mjs";
import { expect, test } from "../support/story.mjs";

const NAMES = [
  ...["WordPress", "Ghost", "Squarespace", "Wix", "Hugo", "Jekyll", "Eleventy", "MkDocs", "Docusaurus", "Astro"],
  ...["React", "Vue", "Svelte", "Plain HTML", "Plain iframe"],
];
const FRAMED = ["Wix", "Plain iframe"];
const OWN = { unhunch: 1, name: "Neck, mine", steps: [{ exercise: "cat-cow", dose: { hold: 20, sets: 2, rest: 5 } }] };

/** Everything that ends something somewhere. */
const NASTY = `a"b'c</script><img src=x onerror="parent.broken=1">{{ .Site }}{% raw %}{/* x */}\`\${1}\`[gallery]{@html 1}<!-- --> &amp; *m* _n_`;

const choose = (page, name) => page.getByRole("button", { name, exact: true }).click();
const snippetOf = (page) => page.locator("#snippet").textContent();

/** What is pasted on a platform: in the article, and in files by their names. */
async function pasted(page, name) {
  await choose(page, name);
  await expect(page.getByRole("button", { name, exact: true })).toHaveAttribute("aria-pressed", "true");
  const files = await page.locator("#files pre.code").evaluateAll((all) => all.map((it) => [it.dataset.file, it.textContent]));
  return { snippet: await snippetOf(page), files: Object.fromEntries(files) };
}

/** The first element of `selector` in a text, as the browser reads it: attributes, words, and what else is in the text. */
async function read(page, html, selector) {
  // On a page whose policy says nothing: embed.html forbids the styles that are read here.
  const reader = await page.context().newPage();
  const found = await reader.evaluate(
    ([text, wanted]) => {
      const document = new DOMParser().parseFromString(text, "text/html");
      const element = document.querySelector(wanted);
      return {
        attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
        words: [...element.querySelectorAll("p")].map((it) => it.textContent),
        tags: [...new Set([...document.querySelectorAll("*")].map((it) => it.localName))]
          .filter((it) => !["html", "head", "body"].includes(it))
          .sort(),
      };
    },
    [html, selector],
  );
  await reader.close();
  return found;
}

test.beforeEach(async ({ page }) => {
  await page.goto("./embed.html");
  await expect(page.locator("#snippet")).toContainText("<unhunch-session");
});

test("what is chosen is what is seen, and what is in the snippet", async ({ page, baseURL }) => {
  const snippet = page.locator("#snippet");
  const element = page.locator("unhunch-session");
  await expect(element.getByRole("button", { name: "Start" })).toBeVisible();
  await expectNoViolations(page);
  await expect(snippet).toContainText(`<script type="module" src="${baseURL}/embed.js"></script>`);
  await page.locator("select[name=routine]").selectOption({ label: "Wall reset" });
  await page.getByLabel("Dark", { exact: true }).check();
  await page.getByLabel("Emergency numbers of").selectOption({ label: "New Zealand" });
  await page.getByLabel("Colour").fill("#ffcc00");
  await page.getByLabel("Height in pixels").fill("720");
  await page.getByLabel("Your own words").fill("Up you get.\n\nTwo minutes.");
  const { attributes, words, tags } = await read(page, await snippet.textContent(), "div > unhunch-session");
  expect(attributes).toEqual({
    routine: "desk-reset",
    theme: "dark",
    region: "nz",
    style: "--unhunch-height:720px;display:block;min-height:var(--unhunch-height);--unhunch-accent:#ffcc00;--unhunch-on-accent:#1d2a2c",
  });
  expect(words).toEqual(["Up you get.", "Two minutes.", "Do it in the app"]);
  expect(tags).toEqual(["a", "div", "p", "script", "unhunch-session"]);
  await expect(element).toHaveAttribute("routine", "desk-reset");
  await expect(element).toHaveAttribute("region", "nz");
  await expect(element.getByText("Up you get.")).toBeVisible();
  expect((await element.boundingBox()).height).toBe(720);
  await expectNoViolations(page);
  await element.getByRole("button", { name: "Start" }).click();
  await expect(element.locator("iframe").contentFrame().getByRole("heading", { level: 1 })).toHaveText(DOOR);
});

test("what is copied is what stands there, each by its own button", async ({ page }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await choose(page, "Hugo");
  for (const [button, code] of [
    ["#copy", "#snippet"],
    ["#files button", "#files pre"],
  ]) {
    await page.locator(button).click();
    await expect(page.getByRole("status").filter({ hasText: "Copied." })).toBeAttached();
    await expect(page.locator(button)).toHaveText("Copied");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await page.locator(code).textContent());
  }
});

test("every platform has the form that survives it", async ({ page, baseURL }) => {
  await expect(page.locator("#ways button")).toHaveText(NAMES);
  const embed = `${baseURL}/embed.js`;
  const all = {};
  for (const name of NAMES) {
    all[name] = await pasted(page, name);
    // An empty line ends a piece of HTML in Markdown.
    expect(all[name].snippet, name).not.toMatch(/\n\s*\n/);
    await expect(page.locator("#way")).not.toBeEmpty();
    if (["WordPress", "Hugo", "Plain iframe"].includes(name)) await expectNoViolations(page);
  }
  for (const name of ["Ghost", "Squarespace", "Astro", "Plain HTML"]) expect(all[name].snippet).toBe(all.Ghost.snippet);
  expect(all.WordPress.snippet).toBe(
    `<script type="module" src="${embed}"></script>\n<div class="unhunch-session" data-routine="office-reset" style="min-height:640px">\n  <p>Chair reset: <a href="${baseURL}/#/routine/office-reset">do it in the app</a>.</p>\n</div>`,
  );
  expect(all.WordPress.files["wp-content/mu-plugins/unhunch.php"]).toContain(`echo '<script type="module" src="${embed}"></script>';`);
  expect(all.WordPress.files["wordpress/unhunch.zip"]).toBe("[unhunch routine=office-reset]");
  await page.getByLabel("Height in pixels").fill("720");
  expect((await pasted(page, "MkDocs")).snippet).toContain('data-height="720px" style="min-height:720px"');
  expect(all.Hugo.snippet).toBe("{{< unhunch >}}");
  expect(all.Hugo.files["layouts/shortcodes/unhunch.html"]).toContain('<unhunch-session routine="{{ .Get 0 | default "office-reset" }}" ');
  expect(all.Jekyll.snippet).toBe("{% include unhunch.html %}");
  expect(all.Jekyll.files["_includes/unhunch.html"]).toContain('routine="{{ include.routine | default: "office-reset" }}"');
  expect(all.Eleventy.snippet).toBe('{% include "unhunch.html" %}');
  expect(all.Eleventy.files["_includes/unhunch.html"]).toBe(all["Plain HTML"].snippet);
  expect(all.MkDocs.snippet).toMatch(/^<div class="unhunch-session" data-routine="office-reset"/);
  expect(all.MkDocs.files["mkdocs.yml"]).toBe(`extra_javascript:\n  - path: "${embed}"\n    type: module`);
  expect(all.Docusaurus.files["docusaurus.config.js"]).toContain(`scripts: [{ src: "${embed}", type: "module" }]`);
  expect(all.Docusaurus.snippet).toBe(all.React.snippet);
  expect(all.React.files["index.html"]).toContain(embed);
  expect(all.React.files["src/main.jsx"]).toContain(`setPlace("${baseURL}/")`);
  expect(all.Vue.files["vite.config.js"]).toContain('isCustomElement: (tag) => tag === "unhunch-session"');
  for (const name of FRAMED) {
    const { attributes } = await read(page, all[name].snippet, "iframe");
    expect(attributes).toEqual({
      src: `${baseURL}/frame.html#routine=office-reset&lang=en&theme=auto`,
      ...{ width: "100%", height: "640", frameborder: "0", loading: "lazy" },
      ...{ allow: "autoplay; screen-wake-lock; fullscreen", title: "Unhunch: Chair reset" },
    });
  }
});

test("a routine of one's own is in each form, and what is wrong with it is named and never replaced", async ({ page, complaints }) => {
  const field = page.getByLabel("Or a routine of your own");
  for (const [typed, problem] of [
    ["{ no", /^This is no JSON: /],
    ["[]", "has to be an object, { … }"],
    ['{"unhunch":1,"name":"x"}', "steps: is missing"],
    ['{"unhunch":2,"name":"x","steps":[]}', "unhunch: has to be 1"],
    ['{"unhunch":1,"name":"<b>","steps":[{"exercise":"cat-cow"}]}', "name: Plain text of 1 to 60 characters."],
    [
      '{"unhunch":1,"name":"x","steps":[{"exercise":"cat-cow"},{"exercise":"chest-fly"}]}',
      /^steps\[1\].exercise: "chest-fly" is none of band-/,
    ],
    [
      '{"unhunch":1,"name":"x","steps":[{"exercise":"cat-cow","dose":{"hold":601}}]}',
      "steps[0].dose.hold: has to be a whole number from 1 to 600",
    ],
    [
      '{"unhunch":1,"name":"x","steps":[{"exercise":"cat-cow","dose":{"sets":2}}]}',
      /^steps\[0\].dose: has to have hold, or reps with tempo/,
    ],
    [
      '{"unhunch":1,"name":"x","steps":[{"exercise":"cat-cow","hold":2}]}',
      "steps[0].hold: is not known here; known are exercise, own, dose, prepare",
    ],
  ]) {
    await field.fill(typed);
    await expect(page.locator("#own-problem")).toHaveText(problem);
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator("#snippet")).toBeHidden();
    await expect(page.locator("#snippet")).toBeEmpty();
    await expect(page.locator("#live > *")).toHaveCount(0);
    await expect(page.locator("#live-problem")).toContainText("Your routine is not shown.");
  }
  await expectNoViolations(page);
  await field.fill(JSON.stringify(OWN, null, 2));
  await expect(page.locator("#own-problem")).toBeEmpty();
  await expect(page.locator("select[name=routine]")).toBeDisabled();
  await expect(page.locator("#live unhunch-session")).toHaveAttribute("json", JSON.stringify(OWN));
  for (const name of NAMES) {
    const { snippet, files } = await pasted(page, name);
    const whole = [snippet, ...Object.values(files)].join("\n");
    expect(whole, name).not.toContain("office-reset");
    if (FRAMED.includes(name)) {
      const { src } = (await read(page, snippet, "iframe")).attributes;
      expect(JSON.parse(new URLSearchParams(new URL(src).hash.slice(1)).get("json"))).toEqual(OWN);
    } else {
      const { attributes } = await read(page, whole, "[json], [data-json]");
      expect(JSON.parse(attributes.json ?? attributes["data-json"]), name).toEqual(OWN);
    }
  }
  await field.fill("");
  await expect(page.locator("#snippet")).toContainText("office-reset");
  expect(complaints).toEqual([]);
});

test("a height that cannot be is told, and nothing is written with it", async ({ page }) => {
  await page.getByLabel("Height in pixels").fill("20");
  await expect(page.locator("#height-problem")).toHaveText("A whole number from 200 to 2000.");
  await expect(page.locator("#snippet")).toBeHidden();
  await page.getByLabel("Height in pixels").fill("300");
  await expect(page.locator("#snippet")).toContainText("--unhunch-height:300px");
  await choose(page, "Plain iframe");
  await expect(page.locator("#snippet")).toContainText('height="300"');
  await expect(page.locator("#live iframe")).toHaveAttribute("height", "300");
});

test("whatever is typed breaks out of nothing", async ({ page }) => {
  await page.getByLabel("On the button").fill(NASTY);
  await page.getByLabel("Under the button").fill(NASTY);
  await page.getByLabel("Your own words").fill(NASTY);
  await page
    .getByLabel("Or a routine of your own")
    .fill(JSON.stringify({ ...OWN, name: 'it\'s {{ a }} {% b %} {# c #} "c" [gallery] \\ `d` &amp;' }));
  await expect(page.locator("#own-problem")).toBeEmpty();
  const json = await page.locator("#live unhunch-session").getAttribute("json");
  for (const name of NAMES) {
    const { snippet, files } = await pasted(page, name);
    // Hugo, Jekyll and Eleventy have a line in the article, and all else in a file.
    const html = ["Hugo", "Jekyll", "Eleventy"].includes(name) ? Object.values(files)[0] : snippet;
    expect(html, name).not.toMatch(/\{\{[^ ]|\{\{ a|\{\{ \.Site|\{%|%\}|\{#|#\}|\[gallery|<!--/);
    if (name === "Svelte") expect(html).not.toMatch(/[{}]/);
    if (["React", "Docusaurus"].includes(name)) {
      const { type, props, words } = await parseJsx(html);
      expect([type, props.label, props.note, words.join("")], name).toEqual(["unhunch-session", NASTY, NASTY, NASTY]);
      expect(JSON.parse(props.json), name).toEqual(JSON.parse(json));
      expect(props.style, name).toEqual({ "--unhunch-height": "640px", display: "block", minHeight: "var(--unhunch-height)" });
    } else if (FRAMED.includes(name)) {
      const { attributes, tags } = await read(page, html, "iframe");
      expect(tags, name).toEqual(["iframe"]);
      expect(JSON.parse(new URLSearchParams(new URL(attributes.src).hash.slice(1)).get("json")), name).toEqual(JSON.parse(json));
    } else {
      const { attributes, words, tags } = await read(page, html, "unhunch-session, .unhunch-session");
      const of = (key) => attributes[key] ?? attributes[`data-${key}`];
      expect([of("label"), of("note"), ...words], name).toEqual([NASTY, NASTY, NASTY]);
      expect(JSON.parse(of("json")), name).toEqual(JSON.parse(json));
      expect(
        tags.filter((it) => !["div", "script", "unhunch-session"].includes(it)),
        name,
      ).toEqual(["p"]);
    }
  }
  expect(await page.evaluate(() => "broken" in window)).toBe(false);
  // A shortcode has no way to say all this: it is not offered, and comes back with words that it can say.
  await page.getByLabel("Or a routine of your own").fill("");
  await expect(page.locator("#snippet")).toContainText("office-reset");
  const offered = async () => (await pasted(page, "WordPress")).files["wordpress/unhunch.zip"];
  expect(await offered()).toBeUndefined();
  await page.getByLabel("On the button").fill('Say "go"');
  await page.getByLabel("Under the button").fill("It's yours");
  expect(await offered()).toMatch(/^\[unhunch routine=office-reset label='Say "go"' note="It's yours"\][^[\]<>]+\[\/unhunch\]$/);
});

test("the live view is what readers see: the words, the frame without a card, and what the element says", async ({ page, complaints }) => {
  const element = page.locator("#live unhunch-session");
  await element.evaluate((it) => Object.assign(window, { first: it }));
  await page.getByLabel("Light", { exact: true }).check();
  await page.getByLabel("Your own words").fill("Mine.");
  await expect(element).toHaveAttribute("theme", "light");
  await expect(element).toHaveText(/Mine\./);
  // What needs no new session leaves the one that runs.
  expect(await element.evaluate((it) => it === window.first)).toBe(true);
  // What no schema can tell, the app says.
  const steps = Array(20).fill({ exercise: "cat-cow", dose: { hold: 600 } });
  await page.getByLabel("Or a routine of your own").fill(JSON.stringify({ ...OWN, steps }));
  await element.getByRole("button", { name: "Start" }).click();
  await expect(page.locator("#live-problem")).toHaveText(/^steps: /);
  complaints.splice(0, 1);
  await page.getByLabel("Or a routine of your own").fill("");
  await choose(page, "Plain iframe");
  await expect(page.locator("#live iframe")).toHaveAttribute("src", /frame\.html#routine=office-reset&lang=en&theme=light$/);
  await expect(page.getByLabel("On the button")).toBeDisabled();
  await choose(page, "React");
  await expect(page.getByLabel("On the button")).toBeEnabled();
  await expect(element.getByRole("button", { name: "Start" })).toBeVisible();
});

for (const [width, text] of [
  [320, "100"],
  [320, "150"],
  [768, "150"],
]) {
  test(`nothing is cut off at ${width} pixels and ${text} %`, async ({ page }) => {
    await page.setViewportSize({ width: Number(width), height: 640 });
    await page.evaluate((size) => Object.assign(document.documentElement.dataset, { text: size }), text);
    for (const name of ["WordPress", "Docusaurus", "Plain iframe"]) {
      await choose(page, name);
      const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(wide, name).toBeLessThanOrEqual(seen);
    }
    await expectNoViolations(page);
  });
}
