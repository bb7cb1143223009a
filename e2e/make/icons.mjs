// Draws the icons, the mark and the picture for links, from the rig of the figures (examples/icon.rs): `node e2e/make/icons.mjs`. They
// are in the repository, since few hosts have a browser.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { launchOptions } from "../support/chromium.mjs";

/** What is drawn, how many pixels wide, and into which file. @type {[string, number, string][]} */
const ICONS = [
  ["icon", 192, "icon-192"],
  ["icon", 512, "icon-512"],
  ["maskable", 512, "maskable-512"],
  ["monochrome", 512, "monochrome-512"],
  // An iPhone rounds the corners itself, and shows black where nothing is drawn.
  ["maskable", 180, "apple-180"],
];

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = new URL("../../public/icons/", import.meta.url);

function drawn(name) {
  const run = ["run", "--quiet", "--example", "icon", "--", name];
  return execFileSync(process.env.CARGO ?? "cargo", run, { cwd: root, encoding: "utf8" });
}

for (const name of new Set(ICONS.map(([name]) => name))) {
  writeFileSync(new URL(`${name}.svg`, folder), drawn(name));
}

// The mark stands in the pages themselves, in the line of their icon and in their header.
const [spine, skull] = drawn("mark").trim().split("\n");
const [x, y] = skull.split(" ");
for (const name of ["index.html", "public/embed/configurator.html"]) {
  const page = new URL(`../../${name}`, import.meta.url);
  const before = readFileSync(page, "utf8");
  const after = before
    .replace(/(<path d=["'])M[^"']+(["'] fill=["']none)/g, `$1${spine}$2`)
    .replace(/(%3Cpath d=')M[^']+/, `$1${spine}`)
    // The mark's own circle: others stand in the signs of the places.
    .replace(/(circle cx=(["']))[\d.]+\2 cy=\2[\d.]+(?=\2 r=\2(?:4\.5)\2)/g, `$1${x}$2 cy=$2${y}`);
  writeFileSync(page, after);
}

const browser = await chromium.launch(launchOptions);
const page = await browser.newPage();
for (const [name, size, file] of ICONS) {
  const svg = drawn(name);
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  writeFileSync(new URL(`${file}.png`, folder), await page.screenshot({ omitBackground: true }));
}

// What is shown beside a link to the app: the size that is asked for everywhere.
await page.setViewportSize({ width: 1200, height: 630 });
await page.setContent(`<style>
  body { margin: 0; display: flex; align-items: center; height: 630px; background: #faf6ef; color: #1d2a2c; font: 34px system-ui, sans-serif }
  svg { width: 560px; height: 560px; margin: 0 40px }
  h1 { margin: 0; font-size: 96px; font-weight: 600 }
  p { margin: 16px 60px 0 0; color: #5a6763 }
</style>${drawn("figure")}<div><h1>Unhunch</h1><p>Guided sessions<br>for a sore upper back</p></div>`);
writeFileSync(new URL("../screenshots/share.png", folder), await page.screenshot());
await browser.close();
