// The package `dist/npm` as those who build their site meet it: installed beside React, Vue, Svelte, Preact and Angular,
// checked by their compilers, bundled for production, and used.

import { holdClock, Widget } from "../support/blog.mjs";
import { FRAMEWORKS, project, TARBALL, TYPES } from "../support/platforms/frameworks.mjs";
import { run } from "../support/platforms/run.mjs";
import { expect, storiesOn } from "../support/platforms/story.mjs";
import { serveFolder } from "../support/platforms/web.mjs";

const test = storiesOn(async () => {
  const { folder, alone } = await project();
  const sites = { project: { url: "", folder }, alone: { url: "", folder: alone } };
  // Vite takes what Angular's own compiler has made of its templates.
  await run("npx", TYPES.Angular[0].split(" "), { cwd: folder });
  for (const name of FRAMEWORKS) {
    await run("npx", ["vite", "build", name, "--config", "vite.config.mjs"], { cwd: folder });
    sites[name] = await serveFolder(`${folder}/${name}/dist`);
  }
  return sites;
});

for (const [name, commands] of Object.entries(TYPES)) {
  test(`its types are those of ${name}`, async ({ sites }) => {
    for (const command of commands) {
      await run("npx", command.split(" "), { cwd: sites.project.folder });
    }
  });
}

test("the plain import asks for no other package, in each way of resolving and in both compilers", async ({ sites }) => {
  const compilers = [
    `${sites.project.folder}/node_modules/typescript/bin/tsc`,
    new URL("../node_modules/typescript/bin/tsc", import.meta.url).pathname,
  ];
  for (const compiler of compilers) {
    for (const [module, resolution] of [
      ["node16", "node16"],
      ["nodenext", "nodenext"],
      ["esnext", "bundler"],
    ]) {
      const args = [compiler, "--project", "types", "--module", module, "--moduleResolution", resolution];
      await run("node", args, { cwd: sites.alone.folder });
    }
  }
});

test("publint and attw find nothing", async ({ sites }) => {
  const { folder } = sites.project;
  await run("npx", ["publint", "run", "node_modules/unhunch-session", "--strict"], { cwd: folder });
  await run("npx", ["attw", TARBALL, "--profile", "esm-only"], { cwd: folder });
});

test("Node imports it, with no page around, and renders the element", async ({ sites }) => {
  const cwd = sites.project.folder;
  const entries = [".", "react", "preact", "solid", "vue", "svelte"].map((it) => (it === "." ? "" : `/${it}`));
  for (const entry of entries) {
    const code = `const { setPlace } = await import("unhunch-session${entry}"); setPlace("/unhunch/"); console.log("there");`;
    expect(await run("node", ["--input-type=module", "-e", code], { cwd })).toBe("there\n");
  }
  await run("npx", ["vite", "build", "react", "--config", "vite.config.mjs", "--ssr", "server.tsx", "--outDir", "server"], { cwd });
  expect((await run("node", ["react/server/server.js"], { cwd })).trim()).toBe(
    '<unhunch-session routine="office-reset" scroll=""><p>Ninety seconds</p></unhunch-session>',
  );
});

for (const name of FRAMEWORKS) {
  test(`${name}: a whole session, while the page around it is drawn again, taken away and put back`, async ({ page, sites }) => {
    const button = (label) => page.getByRole("button", { name: label, exact: true });
    // Angular draws when a timer says so.
    const press = async (label) => {
      await button(label).click();
      await page.clock.runFor(100);
    };
    const heard = () => page.evaluate(() => globalThis.heard);
    await holdClock(page);
    await page.goto(`${sites[name].url}/`);
    await page.clock.runFor(100);
    const widget = new Widget(page);
    await expect(widget.card).toBeVisible();
    await expect(widget.element).toHaveAttribute("scroll");
    await expect(widget.element).toHaveAttribute("theme", "light");
    expect(await page.evaluate(() => typeof document.querySelector("unhunch-session").scroll)).toBe("function");
    await widget.start();
    await widget.answer();
    await widget.frame.locator("body").evaluate(() => (globalThis.same = true));
    for (let count = 1; count <= 5; count++) {
      await press("Again");
      await expect(page.locator("output")).toHaveText(`${count}`);
      await expect(widget.element).toContainText(`read ${count} times`);
      await expect(widget.countdown).toBeVisible();
    }
    await press("Hold on");
    await widget.press("Resume");
    await expect(widget.countdown).toBeVisible();
    expect(await widget.frame.locator("body").evaluate(() => globalThis.same), "the frame is the one of before").toBe(true);
    await widget.finish();
    const segments = [0, 1, 2, 3, 4, 5].map((index) => `segment ${index}`);
    await expect.poll(async () => (await heard()).filter((it) => it.startsWith("segment"))).toEqual(segments);
    const others = ["ready", "hold", "start", "pause", "resume", "complete"];
    await expect.poll(async () => (await heard()).filter((it) => !it.startsWith("segment"))).toEqual(others);

    await press("Toggle");
    await expect(page.locator("unhunch-session, iframe")).toHaveCount(0);
    await press("Toggle");
    await expect(widget.card).toBeVisible();
    await widget.start();
    await expect(widget.countdown).toBeVisible();
    await press("Toggle");
    await expect(page.locator("unhunch-session, iframe")).toHaveCount(0);
  });
}

test("custom-elements.json says what the element has", async ({ page, sites }) => {
  await page.goto(`${sites.react.url}/`);
  const manifest = await (await page.request.get(`${sites.react.url}/unhunch/custom-elements.json`)).json();
  const [element] = manifest.modules[0].declarations;
  const names = (list) => list.map(({ name }) => name).sort();
  const real = await page.evaluate(() => {
    const type = /** @type {any} */ (customElements.get("unhunch-session"));
    const methods = Object.getOwnPropertyNames(type.prototype).filter((it) => !/^constructor$|Callback$|^scroll$/.test(it));
    const { shadowRoot } = document.querySelector("unhunch-session");
    const parts = [...shadowRoot.querySelectorAll("[part]")].map((it) => it.getAttribute("part"));
    return { attributes: [...type.observedAttributes].sort(), methods: methods.sort(), parts: parts.sort() };
  });
  expect(names(element.attributes)).toEqual(real.attributes);
  expect(names(element.members)).toEqual(real.methods);
  // Those of an app that is open are not there yet, and some are nobody's but ours.
  expect(real.parts).toEqual(expect.arrayContaining(names(element.cssParts).filter((it) => !["frame", "app"].includes(it))));
});
